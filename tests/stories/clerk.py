"""The clerk: does at the real window what a person at the counter does, and says it in a clerk's words.

Walk-ins are clicked, everything else is typed. What the clerk sees is what stands on the screen, nothing behind it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel
from PySide6.QtWidgets import QApplication, QMenu

from counterdesk.domain.contact import Channel
from counterdesk.ui.cards.card import Card
from counterdesk.ui.desk.tally import TallyButton
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.kit.choice import Choice
from counterdesk.ui.shell import Shell
from tests.stories.hands import Hands, button, complaints, group_of, letter_of, names, shows, waits
from tests.stories.program import Program

BETWEEN_ENTRIES_S = 40


@dataclass(frozen=True, slots=True)
class Came:
    """One voicemail, e-mail or letter as it is typed into the incoming sheet."""

    received: str
    name: str = ""
    reach: str = ""
    about: str = ""
    for_whom: str = ""


class Clerk:
    """A person at the counter. Between two entries some time passes on the program's clock."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.hands = Hands(self._open_card)
        self.remembered: tuple[object, ...] = ()

    @property
    def window(self) -> Shell:
        return self.program.shell

    def _open_card(self) -> Card | None:
        return self.window.cards.card if self.program.is_at_the_desk else None

    @property
    def card(self) -> Card:
        """The card that is open."""
        card = self.window.cards.card
        assert card is not None, f"no card is open; the window says {self.reads_status()!r}"
        return card

    # The day

    def starts_for_the_first_time(
        self, town: str, name: str, position: str = "", colleagues: str = "", *, confirms: bool = True
    ) -> None:
        """Answers the questions of the first start and opens the desk."""
        self.program.start()
        page = self.program.first_page
        waits(lambda: shows(page, town), "for the towns")
        self.hands.clicks_on(button(page, town))
        self.program.settle()
        if confirms:
            page.needed.hours_right.setChecked(True)
            for box in page.can_wait.year_right.values():
                box.setChecked(True)
        for field, text in ((page.needed.person, name), (page.needed.position, position)):
            self.hands.clicks_on(field)
            self.hands.types(text)
        page.can_wait.colleagues.insertPlainText(colleagues)
        self.hands.clicks_on(page.open_button)
        waits(lambda: self.program.is_at_the_desk or page.problem.text(), "for the desk")
        assert self.program.is_at_the_desk, page.problem.text()
        self._is_ready()

    def starts(self) -> None:
        """Starts the program on the logbook that is there."""
        self.program.start()
        self._is_ready()

    def closes_and_reopens(self) -> None:
        """Ends the day and begins the next one."""
        self.program.close()
        self.starts()

    def _is_ready(self) -> None:
        self.program.is_in_front()
        self.program.settle()
        waits(lambda: self.window.here.town.town, "for the town")
        self.program.settle()

    def pauses(self, seconds: float = BETWEEN_ENTRIES_S) -> None:
        """Lets the program's clock go on."""
        self.program.clock.forward(seconds=seconds)

    def is_now(self, name: str) -> None:
        """Changes who is here: F12, and the line with that name."""
        self.hands.presses("F12")
        waits(lambda: isinstance(QApplication.activePopupWidget(), QMenu), "for the list of people")
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        next(one for one in menu.actions() if one.text().replace("&", "").startswith(name)).trigger()
        menu.close()
        self.program.settle()

    # One click

    def tally_button(self, topic: str, channel: Channel = Channel.WALK_IN) -> TallyButton:
        """Finds the +1 of a topic on the quick board."""
        return self.window.desk.capture.board.button(topic, channel)

    def logs_walk_in(self, topic: str) -> None:
        """One click on the quick board."""
        self._clicks(topic, Channel.WALK_IN)

    def logs_call(self, topic: str) -> None:
        """One click in the column of calls."""
        self._clicks(topic, Channel.CALL)

    def logs_walk_ins(self, topic: str, count: int) -> None:
        """Types a number on the button, and Enter."""
        self.pauses()
        self.tally_button(topic).setFocus()
        self.hands.types(str(count))
        self.hands.presses("Return")
        self.program.settle()

    def _clicks(self, topic: str, channel: Channel) -> None:
        self.pauses()
        self.hands.clicks_on(self.tally_button(topic, channel))
        self.program.settle()

    # Cards

    def opens(self, key: str) -> Card:
        """Opens a card by its key."""
        self.pauses()
        self.hands.presses(key)
        return self.card

    def takes_call(
        self,
        number: str = "",
        name: str = "",
        topic: str = "",
        outcome: str = "Answered",
        *,
        note: str = "",
        when: str = "",
        for_whom: str = "",
    ) -> None:
        """A call card from F3 to Ctrl+Enter, with the keyboard alone."""
        self.opens("F3")
        self._fills_contact(number, name, topic, note)
        self.chooses(outcome)
        if for_whom:
            self.names("Who answers", for_whom)
        if when:
            self.says_when(when)
        self.saves()

    def takes_walk_in(self, name: str, topic: str, outcome: str = "Answered", *, note: str = "") -> None:
        """A walk-in card, with the keyboard alone."""
        self.opens("F2")
        self._fills_contact("", name, topic, note)
        self.chooses(outcome)
        self.saves()

    def takes_message_for(self, whom: str, number: str, name: str, topic: str, *, note: str = "") -> None:
        """A message card from F4 to Ctrl+Enter, with the keyboard alone."""
        self.opens("F4")
        self._fills_contact(number, name, topic, note)
        self.names("Who answers", whom)
        self.saves()

    def _fills_contact(self, number: str, name: str, topic: str, note: str) -> None:
        for field, text in (("Number", number), ("Name", name)):
            if text:
                self.hands.fills(field, text)
        if topic:
            self.chooses(topic)
        if note:
            self.hands.fills("Note", note)

    def says_when(self, when: str) -> None:
        """Types when it happened, a field that is folded away."""
        if shows(self.card, "More fields"):
            self.hands.tabs_to("More fields")
            self.hands.presses("Space")
        self.hands.fills("When", when)

    def chooses(self, words: str) -> None:
        """Chooses a pill by its underlined letter; one that is not there stands behind More."""
        if not shows(self.card, words):
            self.hands.walks_to("About", "More…")
            if not shows(self.card, words):
                self.hands.presses("Space")
            waits(lambda: shows(self.card, words), f"for the pill {words!r}")
        letter = letter_of(button(self.card, words))
        if letter:
            self.hands.presses(f"Alt+{letter}")
        else:
            self.hands.walks_to(names(group_of(button(self.card, words))), words)
            self.hands.presses("Space")
        waits(lambda: shows(self.card, words) and button(self.card, words).isChecked(), f"for {words!r} to be chosen")
        self.program.settle()

    def names(self, field: str, whom: str) -> None:
        """Types a colleague or a topic and takes the first that is offered, or leaves the words as typed."""
        self.hands.fills(field, whom)
        self.program.settle()
        focus = self.hands.focus
        if isinstance(focus, Choice) and focus.is_open():
            self.hands.presses("Return")
        self.program.settle()

    def saves(self) -> None:
        """Ctrl+Enter; the card must be gone afterwards."""
        self.tries_to_save()
        assert not self.window.cards.has_open, f"not saved: {self.sees_trouble()}"

    def tries_to_save(self) -> None:
        """Ctrl+Enter, whatever comes of it."""
        self.hands.presses("Ctrl+Return")
        self.program.settle()

    def sees_trouble(self) -> tuple[str, ...]:
        """Reads what the open card says is wrong."""
        return complaints(self.card)

    def enters_incoming(self, channel: str, rows: Sequence[Came]) -> None:
        """The incoming sheet from F5 to Ctrl+Enter, with the keyboard alone."""
        self.opens("F5")
        self.chooses(channel)
        for number, row in enumerate(rows):
            if number:
                self.hands.presses("Return")
            self._fills_row(row)
        self.saves()

    def _fills_row(self, row: Came) -> None:
        for field, text in (("Received", row.received), ("From", row.name), ("Reach at", row.reach)):
            if text:
                self.hands.fills(field, text)
        for field, text in (("About", row.about), ("For whom", row.for_whom)):
            if text:
                self.names(field, text)

    def writes_incident(self, category: str, words_used: str, person: str, stamps: Sequence[str] = ()) -> None:
        """An incident from F8 to its sealing, with the keyboard alone."""
        self.opens("F8")
        for stamp in stamps:
            self.pauses()
            self.hands.tabs_to(stamp)
            self.hands.presses("Space")
        self.hands.fills("Exact words used", words_used)
        self.hands.fills("Who", person)
        self.hands.tabs_to(category)
        self.hands.presses("Space")
        self.saves()

    def writes_complaint(self, about: str, text: str, name: str = "", number: str = "") -> None:
        """A complaint from F6 to its sealing, with the keyboard alone."""
        self.opens("F6")
        self.hands.fills("What happened", text)
        for field, words in (("Name", name), ("Number", number)):
            if words:
                self.hands.fills(field, words)
        self.chooses(about)
        self.saves()

    # What is owed

    def answers(self, words: str) -> None:
        """Records on the line of Due that says these words that I have answered, just now: D and Enter."""
        self.stands_on(words)
        self.hands.presses("D", "Return")
        self.program.settle()

    def acknowledges(self, words: str, full_answer_by: str) -> None:
        """Records that the person was told where it stands, and by when the full answer comes."""
        self.stands_on(words)
        self.hands.presses("D")
        self.hands.walks_to("Settled", "Acknowledged")
        if not button(self.window, "Acknowledged").isChecked():
            self.hands.presses("Space")
        self.hands.fills("Full answer by", full_answer_by)
        self.hands.presses("Return")
        self.program.settle()

    def stands_on(self, words: str) -> None:
        """Walks with the arrow keys to the line of Due that says these words."""
        board = self.window.desk.due.list
        board.setFocus()
        for key in ("Up", "Down"):
            for _ in range(board.model().rowCount() + 1):
                if words in str(board.currentIndex().data()):
                    return
                self.hands.presses(key)
        raise AssertionError(f"no line of Due says {words!r}: {self.sees_due()}")

    def asks_why(self, words: str) -> str:
        """Presses W on a line of Due, reads the explanation, and closes it."""
        self.stands_on(words)
        self.hands.presses("W")
        self.program.settle()
        waits(lambda: isinstance(QApplication.activeModalWidget(), WhyDialog), "for the explanation")
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WhyDialog)
        said = dialog.text()
        dialog.close()
        self.program.is_in_front()
        return said

    # Looking

    def undoes(self) -> None:
        """Takes back what was last saved."""
        self.hands.presses("Ctrl+Shift+Z")
        self.program.settle()

    def reads_status(self) -> str:
        """Reads the line at the bottom that says what was done."""
        return self.window.status.notice.text()

    def sees_due(self) -> tuple[str, ...]:
        """Reads the due queue from top to bottom, heads of groups included, as a screen reader says it."""
        return lines_of(self.window.desk.due.list.model())

    def sees_today(self) -> tuple[str, ...]:
        """Reads today's log from top to bottom, newest first."""
        return lines_of(self.window.desk.today.table.model())

    def sees_counts(self) -> str:
        """Reads the line over today's log."""
        return self.window.desk.today._counts.text()

    def sees_desk(self) -> tuple[object, ...]:
        """Reads today's log, its counts and the due queue."""
        return self.sees_today(), self.sees_counts(), self.sees_due()

    def remembers(self) -> None:
        """Keeps in mind what stands on the desk now."""
        self.remembered = self.sees_desk()

    def searches(self, text: str) -> tuple[str, ...]:
        """Types into the search, reads what is found, and leaves with Esc."""
        self.hands.presses("Ctrl+F")
        self.hands.types(text)
        waits(lambda: not self.window.search._wait.isActive(), "for the search")
        self.program.settle()
        found = lines_of(self.window.search.table.model())
        self.hands.presses("Esc")
        return found


def lines_of(model: QAbstractItemModel) -> tuple[str, ...]:
    """Reads a list or table line by line, its cells divided by bars."""
    columns = range(model.columnCount() if isinstance(model, QAbstractTableModel) else 1)
    rows = range(model.rowCount())
    return tuple(" | ".join(str(model.index(row, column).data() or "") for column in columns) for row in rows)
