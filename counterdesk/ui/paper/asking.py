"""The line above a paper that asks "Still Priya?" before the paper goes out: who let it out is kept under a name."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counterdesk.ui.cards.still import StillLine
from counterdesk.ui.here import Here


class PaperLine(StillLine):
    """Asks in the window of the paper; the line of the window below would ask where nobody looks."""

    def __init__(self, here: Here) -> None:
        super().__init__(here)
        self._is_waiting = False
        self._came_from: QWidget | None = None
        self.say()
        self.left.connect(self.leave)
        here.presence.settled.connect(self._go_back)

    def once_sure(self, then: Callable[[], object]) -> None:
        """Lets the paper out at once, or when somebody has said who they are."""
        self._here.once_sure(then)
        if self.is_open:
            self._is_waiting, self._came_from = True, self.window().focusWidget()
            self.ask()

    def leave(self) -> bool:
        """Forgets the paper that waits for an answer; False where none does."""
        was_waiting = self._is_waiting
        if was_waiting:
            self._here.presence.never_mind()
            self._go_back()
        return was_waiting

    def _go_back(self) -> None:
        before, self._came_from, self._is_waiting = self._came_from, None, False
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
