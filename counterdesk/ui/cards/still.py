"""The card's own line that asks "Still Priya?" when somebody else may sit there by now. Nothing pops up."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.words import _

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 6


class Names(QWidget):
    """The answers to "Still Priya?": Enter says yes, a letter or a click says that it is another colleague.

    `answered` says that somebody said who they are, `left` that Esc was pressed.
    """

    answered = Signal()
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self.yes = Button(_("Yes"), self._still, role="primary")
        self._others = Flow(spacing=6)
        self.buttons: list[Button] = []
        self._said: list[tuple[Button, str, str]] = []  # each button with its words and its key
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.yes, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._others, 1)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._show_keys)

    def offer(self, person: PersonRow) -> None:
        """Offers whoever is named at the desk, and the colleagues."""
        self._others.clear()
        others = [one for one in self._here.staff if one.id != person.id]
        self.buttons = [self._button(one) for one in others[:_MOST]]
        self._said = [(self.yes, _("Yes, {name}").format(name=_first_name(person)), _("Enter"))]
        for button, one in zip(self.buttons, others, strict=False):
            self._said.append((button, _first_name(one), one.letter.upper()))
        for button in self.buttons:
            self._others.add(button)
            button.show()
        self._show_keys(None, QApplication.focusWidget())

    def _show_keys(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """Shows the keys while they answer: only to whoever is at the question, not to whoever types elsewhere."""
        has_keys = focus is not None and (self.isAncestorOf(focus) or focus in (self, self.parentWidget()))
        for button, words, key in self._said:
            button.say(words, key if has_keys else "")

    def _button(self, person: PersonRow) -> Button:
        return Button(_first_name(person), partial(self._other, person), role="pill", name=person.name)

    def _still(self) -> None:
        self._here.presence.settle()
        self.answered.emit()

    def _other(self, person: PersonRow) -> None:
        self._here.comes(person)
        self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter says yes, a colleague's letter says that it is them, Esc leaves; a key that is held down says nothing.

        Whoever keeps Enter down on the button before has not read the question yet.
        """
        letter = event.text().casefold()
        person = next((one for one in self._here.staff if one.letter.casefold() == letter), None) if letter else None
        focus: QWidget | None = self.window().focusWidget()
        if event.isAutoRepeat():
            return
        if event.key() in _ENTER:
            (focus if isinstance(focus, Button) and self.isAncestorOf(focus) else self.yes).click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif person is not None:
            self._other(person)
        else:
            super().keyPressEvent(event)


class StillLine(TellPanel):
    """Asks after ten idle minutes and after the screen was hidden: Enter, or another colleague's letter.

    It takes the focus only when something is to be signed. `answered` says that somebody said who they are.
    """

    answered = Signal()
    left = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Who is here?"))
        self._here = here
        self._question = Label("", role="strong")
        self._hint = Label("", "soft", wrap=True)
        self.names = Names(here)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._question)
        row.addWidget(self.names, 1)
        self.body.addLayout(row)
        self.add(self._hint)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.hide()
        self.names.answered.connect(self.answered)
        self.names.left.connect(self.left)
        for signal in (here.presence.doubted, here.presence.settled, here.person_changed, here.people_changed):
            signal.connect(self.say)

    @property
    def yes(self) -> Button:
        """The button that says that it is still the same person."""
        return self.names.yes

    @property
    def buttons(self) -> list[Button]:
        """The buttons of the colleagues."""
        return self.names.buttons

    def say(self) -> None:
        """Shows the question while it is open."""
        person = self._here.person
        is_open = self._here.presence.is_unsure and person is not None
        self.setVisible(is_open)
        if is_open and person is not None:
            self._question.say(still(person))
            self._hint.hide()
            self.names.offer(person)

    def ask(self) -> None:
        """Takes the focus: what is to be saved waits for the answer."""
        self._hint.say(_("Nothing is saved yet: Enter, or your letter, says who signs it. Esc goes back."))
        self._hint.show()
        self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_open(self) -> bool:
        """Whether the question stands."""
        return not self.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answers with the same keys where the line itself was clicked."""
        self.names.keyPressEvent(event)


def still(person: PersonRow) -> str:
    """Gives "Still Priya?"."""
    return _("Still {name}?").format(name=person.first_name or person.name)


def _first_name(person: PersonRow) -> str:
    return (person.first_name or person.name).replace("&", "&&")
