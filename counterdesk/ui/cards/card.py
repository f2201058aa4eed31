"""What every card is: a head with its running time, a body, a line for what is wrong, and the buttons that end it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import Why
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.frame import CardBody, Ends
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Asker, Known
from counterdesk.ui.cards.signing import Signs
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.focus import focus_kept
from counterdesk.ui.kit.label import Label, WideLabel
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.taborder import in_layout_order, lead
from counterdesk.ui.theme import scale
from counterdesk.words import _
from counterdesk.words.dates import clock, due_line, running
from counterdesk.words.refusals import sentence

IMPOSSIBLE_TIMES = frozenset(
    {"received_in_future", "received_too_long_ago", "hour_does_not_exist", "day_does_not_exist"}
)
_LARGE = 150  # percent of the usual text size


class Card(QWidget):
    """One open card. What is typed is its own; what becomes of it is the host's.

    `edited` comes with every keystroke and choice. A kind of card says what it holds (`typed`, `show_typed`), when it
    is empty, and which command it becomes (`command`, None when it has said in its own rows why not).
    """

    edited = Signal()
    save_asked = Signal()
    hold_asked = Signal()
    discard_asked = Signal()
    why_wanted = Signal(object)

    def __init__(self, here: Here, known: Known, started: Started, title: str) -> None:
        super().__init__()
        self.here, self.known, self.started = here, known, started
        self.setAccessibleName(title)
        self.asker = Asker(here)
        self._above: tuple[QWidget, ...] = ()
        self._below: tuple[QWidget, ...] = ()
        self._after: QWidget | None = None
        self._is_large: bool | None = None
        self.head = Head(title)
        self.body = CardBody(title)
        self.trouble = Label("", "late", wrap=True)
        self.trouble.hide()
        self.signs = Signs()
        self.footer = Footer()
        self.place = vbox(self.head, self.body, self.trouble, self.signs, self.footer, spacing=6)
        self.place.setStretchFactor(self.body, 1)
        self.setLayout(self.place)
        self._connect()

    def _connect(self) -> None:
        self.head.hold.clicked.connect(self.hold_asked)
        self.footer.save.clicked.connect(self.save_asked)
        self.footer.discard.clicked.connect(self.discard_asked)
        self.footer.why_wanted.connect(self.why_wanted)
        self.signs.changed.connect(self._person_changed)
        self.edited.connect(self._calm)
        self.here.person_changed.connect(self._person_changed)
        self.here.ticked.connect(self._tick)
        self._person_changed()
        self._tick(self.here.now())

    def keep_in_view(
        self, *, above: Sequence[QWidget] = (), below: Sequence[QWidget] = (), after: QWidget | None = None
    ) -> None:
        """Keeps parts in view above and below the body; with large text they scroll with it, or it had no room.

        So do the head and the line about the date; only the buttons stay. Those below then stand right after the
        part `after` of the body.
        """
        self._above, self._below, self._after = tuple(above), tuple(below), after
        self._settle()
        self.here.person_changed.connect(self._order_tabs)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_large is not (scale() >= _LARGE):
            with focus_kept(self):
                self._settle()

    def _settle(self) -> None:
        self._is_large = is_large = scale() >= _LARGE
        column = self.body.column if is_large else self.place
        for place, part in enumerate((self.head, *self._above)):
            column.insertWidget(place, part)
        for part in self._below:
            bottom = column.count() if self._after is None else column.indexOf(self._after) + 1
            column.insertWidget(bottom if is_large else column.indexOf(self.trouble), part)
        if is_large:
            column.addWidget(self.footer.left)
        else:
            self.footer.take_back()

    def first_stops(self) -> tuple[QWidget, ...]:
        """Gives what Tab walks through before anything else, where that is not simply the card from top to bottom."""
        return ()

    def _order_tabs(self) -> None:
        """Leads Tab through the card to the buttons that save it, on to the rest, and only then out of the card."""
        head, signs = tuple(in_layout_order(self.head)), tuple(in_layout_order(self.signs))
        extra = tuple(self.footer.extra_stops())
        saving = (*signs, *extra, self.footer.save)
        ends = (self.footer.why, self.footer.discard, *reversed(head))
        inside = [stop for stop in in_layout_order(self) if stop not in {*saving, *ends}]
        first = self.first_stops()
        lead((*first, *saving, *inside, *ends) if first else (*inside, *saving, *ends))

    def showEvent(self, event: QShowEvent) -> None:
        """Knows the way of Tab once everything of the card is there."""
        super().showEvent(event)
        self._order_tabs()

    def leave(self) -> None:
        """Hears no more answers; the host is letting the card go."""
        self.asker.leave()

    def typed(self) -> object:
        """Gives everything typed as the card's own value."""
        raise AssertionError("a kind of card says what it holds")

    def show_typed(self, typed: object) -> None:
        """Shows a value as if it had just been typed."""
        raise AssertionError("a kind of card shows what it holds")

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        raise AssertionError("a kind of card knows when it is empty")

    def command(self) -> Command | None:
        """Gives what saving does, or None after saying in the card what is missing."""
        raise AssertionError("a kind of card becomes a command")

    def focus_first(self) -> None:
        """Puts the focus where typing begins."""
        raise AssertionError("a kind of card knows where typing begins")

    def complain(self, refused: Refused) -> None:
        """Says in the card why it was not saved; everything typed stays."""
        self.say(sentence(refused))

    def say(self, trouble: str) -> None:
        """Shows a sentence above the buttons, or takes it away."""
        self.trouble.say(trouble)
        self.trouble.setVisible(bool(trouble))

    def _calm(self) -> None:
        self.say("")

    def _person_changed(self) -> None:
        self.signs.show_people(self.here, self.started.author_id)
        person = self.signs.person(self.here)
        if person is None:
            self.footer.save.say(_("Save"))
        else:
            self.footer.save.say(self.save_words(person.first_name or person.name))

    @property
    def begun(self) -> Started:
        """How the card began, never ahead of the clock: that may have been set back while the card was open."""
        return replace(self.started, opened_at=min(self.started.opened_at, self.here.now()))

    def author(self) -> PersonId | None:
        """Gives who signs instead of the person at the desk, None while that person does."""
        person = self.signs.person(self.here)
        return person.id if person is not None and person != self.here.person else None

    def save_words(self, first_name: str) -> str:
        """Gives the word on the button that saves."""
        return _("Save as {name}").format(name=first_name)

    def take_happened(self, happened_at: datetime | None) -> None:
        """Shows in the head that it happened at another time than it is written."""
        self.head.take_happened(happened_at)
        self._tick(self.here.now())

    def _tick(self, now: datetime) -> None:
        self.head.show_since(self.started.opened_at, now)


class Head(QWidget):
    """Kind, since when, and the button that puts the card on hold."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._happened_at: datetime | None = None
        self.title = Label(title, role="title")
        self.since = WideLabel("", "soft")
        self.hold = Button(_("Hold for counter"), key=shortcuts.shown("hold"))
        self.hung_up = Button(_("Caller hung up"))
        self.hung_up.hide()
        self._lines = vbox(hbox(self.title, self.since, STRETCH), spacing=0)
        row = hbox(self._lines)
        row.setStretchFactor(self._lines, 1)
        for button in (self.hung_up, self.hold):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)

    def add_line(self, part: QWidget) -> None:
        """Puts a line under the title."""
        self._lines.addWidget(part)

    def show_since(self, opened_at: datetime, now: datetime) -> None:
        """Says since when the card is open and how long that is."""
        seconds = int((now - opened_at).total_seconds())
        if self._happened_at is None:
            self.since.say(_("since {time} · {span}").format(time=clock(opened_at), span=running(seconds)))
        else:
            late = _("late entry: happened {when}, written {time}")
            self.since.say(late.format(when=due_line(self._happened_at), time=clock(now)), "soon")

    def take_happened(self, happened_at: datetime | None) -> None:
        """Hears that it happened at another time than it is written; from then on both are shown."""
        self._happened_at = happened_at
        self.since.say(self.since.text(), "soft")


class Footer(QWidget):
    """What is owed and why at one end, the buttons at the other."""

    why_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._why: Why | None = None
        self.due = WideLabel("", "soft")
        self.why = Button(_("Why this date?"), self._ask_why, role="pill")
        self.why.hide()
        self.discard = Button(_("Discard"))
        self.save = Button("", key=shortcuts.shown("save"), role="primary")
        self.left = Ends(self.due, beside(self.why, STRETCH), spacing=8)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(8)
        right = beside(STRETCH, self.extra, self.discard, self.save)
        self._ends = Ends(self.left, right)
        self.setLayout(vbox(self._ends))

    def extra_stops(self) -> Iterator[QWidget]:
        """Yields the buttons that a kind of card has beside saving and discarding."""
        for place in range(self.extra.count()):
            item = self.extra.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None:
                yield widget

    def take_back(self) -> None:
        """Has the line about the date beside the buttons again."""
        self._ends.take_left()

    def show_due(self, words: str, why: Why | None) -> None:
        """Says what saving now would promise."""
        self.due.say(words)
        self._why = why
        self.why.setVisible(why is not None)

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._why)
