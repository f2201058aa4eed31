"""The inline line that asks whose entry it was: a button for each colleague; Esc leaves it with me."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.desk.who import with_letter
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, hbox
from counterdesk.words import _

_MOST = 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ColleagueLine(QWidget):
    """`chosen` gives the person's id, `left` says that nobody was chosen."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._question = Label("", "soft", elide=True)
        self._buttons: list[Button] = []
        self._answers = Flow(spacing=6)
        self.setLayout(hbox(Ends(self._question, self._answers, spacing=6, first=0, share=1)))

    def ask(self, question: str) -> None:
        """Offers everybody who signs entries but the person at the desk."""
        self._question.say(question)
        self._answers.clear()
        self._buttons = [self._button(person) for person in self._others()[:_MOST]]
        for button in (*self._buttons, Button(_("Leave"), self.left.emit, key=_("Esc"), role="pill")):
            self._answers.add(button)
            button.show()

    def has_others(self) -> bool:
        """Whether anybody else signs entries."""
        return bool(self._others())

    def buttons(self) -> tuple[Button, ...]:
        """Gives the buttons of the colleagues."""
        return tuple(self._buttons)

    def focus(self) -> None:
        """Puts the focus on the first colleague."""
        if self._buttons:
            self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _others(self) -> list[PersonRow]:
        me = self._here.person.id if self._here.person else None
        return [person for person in self._here.staff if person.id != me]

    def _button(self, person: PersonRow) -> Button:
        return Button(with_letter(person), partial(self._choose, person.id), role="pill", name=person.name)

    def _choose(self, person_id: int) -> None:
        self.chosen.emit(person_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Esc leaves."""
        focus: QWidget | None = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in _ENTER and isinstance(focus, Button) and self.isAncestorOf(focus):
            focus.click()
        else:
            super().keyPressEvent(event)
