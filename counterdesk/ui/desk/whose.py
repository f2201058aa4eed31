"""Whose click it was: what one press saved while nobody knew who sits there is kept, and asked about at once."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import NotMe
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.cards.still import Names, still
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.lanes import Lanes
from counterdesk.values import value
from counterdesk.words import _, ngettext
from counterdesk.words.done import confirm, what

_WRITING = (QLineEdit, QPlainTextEdit, QTextEdit)


@value
class _Click:
    """What one press saved, and under whose name; None for nobody's."""

    done: Done
    author_id: PersonId | None


class WhoseLine(QWidget):
    """Says what was saved and asks "Still Priya?": Enter leaves it, a letter moves it to whoever that is.

    However the question is answered, here, in the card or in the head, it is answered for every click since. `moved`
    gives the last one under its new name, and words about the others; `left` says that there is nothing to ask.
    """

    moved = Signal(object, str)
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._clicks: tuple[_Click, ...] = ()
        self._came_from: QWidget | None = None
        self._said, self._question = Label("", "ok", "strong", elide=True), Label("", role="strong")
        self.names = Names(here)
        asked = hbox(self._question, self.names)
        asked.setStretchFactor(self.names, 1)
        holder = QWidget()
        holder.setLayout(asked)
        self.setLayout(hbox(Ends(self._said, holder, spacing=8, first=0, share=1)))
        self.names.left.connect(self._leave)
        here.presence.settled.connect(self._settled)

    def wants(self, done: Done) -> bool:
        """Whether it was one press that signs by itself, and nobody knows who pressed."""
        is_press = "one_click" in done.facts or done.record == "lines"
        return is_press and self._here.presence.is_unsure and self._here.person is not None

    def ask(self, done: Done, said: str) -> None:
        """Asks whose it was."""
        person = self._here.person
        if person is not None:
            author_id = None if done.record == "lines" else person.id
            self._clicks = (*self._clicks, _Click(done, author_id))
            self._ask(person, said, "ok")

    def ask_first(self) -> bool:
        """Asks who sits there before anything is saved; False where nobody is named at the desk."""
        person = self._here.person
        if person is not None:
            self._ask(person, _("Nothing is saved yet."), "soft")
        return person is not None

    def _ask(self, person: PersonRow, said: str, tone: str) -> None:
        self._said.say(said, tone)
        self._question.say(still(person))
        self.names.offer(person)

    def take_focus(self) -> None:
        """Takes the focus, and remembers where it was; a text somebody writes keeps it."""
        focus: QWidget | None = self.window().focusWidget()
        if isinstance(focus, _WRITING):
            return
        if focus is None or not self.isAncestorOf(focus):
            self._came_from = focus
        self.names.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def question(self) -> str:
        """Gives what is asked."""
        return self._question.text()

    def asks_about(self, uid: str) -> bool:
        """Whether nobody has said yet whose that click was."""
        return any(click.done.uid == uid and click.author_id is not None for click in self._clicks)

    def say_first(self, words: str) -> None:
        """Says what is not done before somebody says who they are."""
        self._said.say(words, "soft")

    def give_back_focus(self) -> bool:
        """Puts the focus where it was before the question; False where that is gone."""
        before, self._came_from = self._came_from, None
        if before is None or not before.isVisible():
            return False
        before.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _leave(self) -> None:
        self._here.presence.never_mind()
        self.left.emit()

    def _settled(self) -> None:
        clicks, self._clicks, person = self._clicks, (), self._here.person
        others = [click.done for click in clicks if person is not None and click.author_id not in (None, person.id)]
        if person is not None and others:
            _Move(self._here.lanes, others, person, self.moved.emit).start()
        else:
            self.left.emit()


class _Move:
    """Moves what was pressed to whoever pressed it, and says once how that went."""

    def __init__(
        self, lanes: Lanes, pressed: Sequence[Done], person: PersonRow, then: Callable[[Done, str], object]
    ) -> None:
        self._lanes, self._pressed, self._person, self._then = lanes, pressed, person, then
        self._kept: list[Done] = []
        self._answers = 0

    def start(self) -> None:
        """Moves them all."""
        for done in self._pressed:
            command = NotMe(done.uid, self._person.id)
            self._lanes.do(command, done=self._moved, refused=partial(self._refused, done))

    def _moved(self, _done: Done) -> None:
        self._answered()

    def _refused(self, done: Done, _refused: Refused) -> None:
        self._kept.append(done)
        self._answered()

    def _answered(self) -> None:
        self._answers += 1
        if self._answers == len(self._pressed):
            last = self._pressed[-1]
            done = last if last in self._kept else replace(last, author=self._person.name, can_undo=True)
            self._then(done, self._words(done))

    def _words(self, last: Done) -> str:
        moved = len(self._pressed) - len(self._kept)
        name = self._person.first_name or self._person.name
        if moved > 1:
            said = _("{count} entries signed by {name} now, the last: {what}")
            words = said.format(count=moved, name=name, what=what(last))
        else:
            words = confirm(last)
        if not self._kept:
            return words
        kept = ngettext(
            "{count} entry could not be moved any more and stays with {name}.",
            "{count} entries could not be moved any more and stay with {name}.",
            len(self._kept),
        )
        return f"{words} · {kept.format(count=len(self._kept), name=self._kept[0].author)}"
