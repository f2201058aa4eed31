"""The moment at which a window is painted for the first time: what can wait is begun then."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AT_THE_LATEST_MS = 500  # a window that starts minimised is not painted


class FirstPaint(QObject):
    """Calls `then` once, as soon as the window has been painted; it belongs to the window and goes with it."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._then = window, then
        self._is_over = False
        window.installEventFilter(self)
        QTimer.singleShot(_AT_THE_LATEST_MS, self, self._begin)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        """Sees the paint coming; everything in the window is painted with it, before the next timer."""
        if watched is self._window and event.type() == QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self, self._begin)
        return False

    def _begin(self) -> None:
        if not self._is_over:
            self._is_over = True
            self._then()
