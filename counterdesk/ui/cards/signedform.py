"""A form that a name signs: where somebody else may sit there by now, it asks who it is before it sends anything."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counterdesk.ui.cards.still import StillLine
from counterdesk.ui.here import Here
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.forms import Row

_UNDER_THE_TITLE = 1


class SignedForm(FormDialog):
    """A form as every other; `submitted` comes only once it is sure who signs it. Closed, it sends nothing any more."""

    def __init__(
        self, here: Here, parent: QWidget, title: str, rows: Sequence[Row], ok: str = "", intro: str = ""
    ) -> None:
        super().__init__(parent, title, rows, ok, intro)
        self._is_waiting = False
        self._came_from: QWidget | None = None
        self.still = StillLine(here)
        box = self.layout()
        if isinstance(box, QVBoxLayout):
            box.insertWidget(_UNDER_THE_TITLE, self.still)
        self.still.say()
        self.still.answered.connect(self._go_back)
        self.still.left.connect(self._leave_question)
        here.presence.settled.connect(self._settled)

    def _submit(self) -> None:
        if not self.still.is_open:
            super()._submit()
            return
        focus: QWidget | None = self.focusWidget()
        if focus is not None and not self.still.isAncestorOf(focus):
            self._came_from = focus
        self._is_waiting = True
        self.still.ask()

    def done(self, result: int) -> None:
        """Closes, and forgets what waited for a name."""
        self._is_waiting = False
        super().done(result)

    def _settled(self) -> None:
        waited, self._is_waiting = self._is_waiting, False
        if waited:
            self._submit()

    def _leave_question(self) -> None:
        self._is_waiting = False
        self._go_back()

    def _go_back(self) -> None:
        (self._came_from or self.ok_button).setFocus(Qt.FocusReason.OtherFocusReason)
