"""The +1 button: one click logs one, digits and Enter log that many, a second click at once is nobody's wish."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.theme import px

_TOO_SOON = timedelta(milliseconds=500)
_MOST_DIGITS = 2
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class TallyButton(Button):
    """Logs finished contacts. `logged` gives how many; `walked` an arrow as (rows, columns)."""

    logged = Signal(int)
    walked = Signal(int, int)

    def __init__(self, name: str, now: Callable[[], datetime]) -> None:
        super().__init__("+1", role="tally", name=name)
        self._now = now
        self._last_at: datetime | None = None
        self._typed = ""
        self._digit = ""
        self.clicked.connect(self._clicked)

    def typed(self) -> str:
        """Gives the digits typed so far."""
        return self._typed

    def show_digit(self, digit: str) -> None:
        """Shows the digit that presses this button while its chord is held; empty shows +1 again."""
        self._digit = digit
        if not self._typed:
            self.setText(digit or "+1")

    def _clicked(self) -> None:
        self._log(int(self._typed) if self._typed else 1)

    def _log(self, quantity: int) -> None:
        now = self._now()
        self._forget()
        # Hands shake and mice bounce; a clock set back must not lock the button.
        if self._last_at is not None and timedelta(0) <= now - self._last_at < _TOO_SOON:
            return
        self._last_at = now
        if quantity:
            self.logged.emit(quantity)

    def _forget(self) -> None:
        self._typed = ""
        self.setText(self._digit or "+1")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Collects digits; Enter logs, Esc forgets them, arrows walk over the board."""
        letter = event.text()
        if letter.isascii() and letter.isdigit() and len(self._typed) < _MOST_DIGITS:
            self._typed = (self._typed + letter).lstrip("0")
            self.setText(f"+{self._typed or 1}")
        elif event.key() in _ENTER:
            if not event.isAutoRepeat():
                self._clicked()
        elif event.key() == Qt.Key.Key_Escape and self._typed:
            self._forget()
        elif Qt.Key(event.key()) in _ARROWS:
            self.walked.emit(*_ARROWS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forgets digits that nobody confirmed."""
        self._forget()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """Has the same width for +1 and +12, so that nothing moves while typing."""
        hint = super().sizeHint()
        hint.setWidth(self.fontMetrics().horizontalAdvance("+88") + px(11))
        return hint
