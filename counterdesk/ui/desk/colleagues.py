"""The inline line that asks whose entry it was: a button and a letter for each colleague; Esc leaves it with me.

It takes no sentence for an answer: only a letter that comes first chooses, and Enter right after it moves the entry.
Whoever believed to be in the field of a note has typed something else by then.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, hbox
from counterdesk.words import _

_MOST = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WALK = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ColleagueLine(QWidget):
    """`chosen` gives the person's id, `left` says that nobody was chosen, `others_wanted` that they are not listed."""

    chosen = Signal(object)
    left = Signal()
    others_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._question = Label("", "soft", elide=True)
        self._buttons: list[Button] = []
        self._people: list[PersonRow] = []
        self._typed = ""
        self._answers = Flow(spacing=6)
        self.setLayout(hbox(Ends(self._question, self._answers, spacing=6, first=0, share=1)))

    def ask(self, entry: str) -> None:
        """Asks whose entry it was: anybody who signs entries but the person at the desk."""
        self._typed, self._people = "", self._others()[:_MOST]
        nobody = _("Nobody else is marked as working at this desk.")
        self._question.say(_("{what}: whose entry?").format(what=entry) if self._people else nobody)
        self._answers.clear()
        self._buttons = [self._button(person) for person in self._people]
        self.somebody_else = Button(_("Somebody else..."), self._show_people, role="pill")
        leave = Button(_("Leave"), self.left.emit, key=_("Esc"), role="pill")
        for button in (*self._buttons, self.somebody_else, leave):
            self._answers.add(button)
            button.show()

    def question(self) -> str:
        """Gives what is asked."""
        return self._question.text()

    def buttons(self) -> tuple[Button, ...]:
        """Gives the buttons of the colleagues."""
        return tuple(self._buttons)

    def focus(self) -> None:
        """Puts the focus on the first colleague."""
        (self._buttons[0] if self._buttons else self.somebody_else).setFocus(Qt.FocusReason.OtherFocusReason)

    def _others(self) -> list[PersonRow]:
        me = self._here.person.id if self._here.person else None
        return [person for person in self._here.staff if person.id != me]

    def _button(self, person: PersonRow) -> Button:
        words, slot = person.name.replace("&", "&&"), partial(self._choose, person.id)
        return Button(words, slot, key=person.letter.upper(), role="pill", name=person.name)

    def _choose(self, person_id: int) -> None:
        self.chosen.emit(person_id)

    def _show_people(self) -> None:
        self.left.emit()
        self.others_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter chooses, Enter moves, Esc leaves; whatever else is typed moves nothing from then on."""
        focus: QWidget | None = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and isinstance(focus, Button) and self.isAncestorOf(focus):
            self._press(focus, event)
        elif event.text().isprintable() and event.text():
            self._type(event.text())
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next_: bool) -> bool:
        """Believes whoever walks to a button that they mean it."""
        self._typed = ""
        return super().focusNextPrevChild(next_)

    def _press(self, button: Button, event: QKeyEvent) -> None:
        if len(self._typed) < 2 and not event.isAutoRepeat():
            button.click()

    def _type(self, text: str) -> None:
        self._typed += text
        letters = [person.letter.casefold() for person in self._people]
        if self._typed.casefold() in letters:
            self._buttons[letters.index(self._typed.casefold())].setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._question.say(_("Enter moves the entry."))
        else:
            self._typed += text  # never one letter again
            self._question.say(_("Nothing was moved. Tab goes to a name, Esc leaves."))
