"""Which of Alt and Shift are held down now, so that the board can show what a digit would do."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow

_NONE = Qt.KeyboardModifier.NoModifier
_HELD = {
    Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    Qt.Key.Key_Meta: Qt.KeyboardModifier.AltModifier,  # what Alt is called on X11 while Shift is held already
    Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
}
_LEAVES = (QEvent.Type.FocusOut, QEvent.Type.Hide)


class Held(QObject):
    """Watches the window itself, before any field in it: `changed` gives the modifiers held."""

    changed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self.modifiers = _NONE

    def watch(self, window: QWindow | None) -> None:
        """Looks at the keys that come to this window from now on."""
        if window is None or window is self._window:
            return
        if self._window is not None:
            self._window.removeEventFilter(self)
        self._window = window
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes note of Alt and Shift, and of the window being left; takes nothing away from anybody."""
        if isinstance(event, QKeyEvent):
            self._key(event)
        elif event.type() in _LEAVES:
            self._say(_NONE)
        return False

    def _key(self, event: QKeyEvent) -> None:
        modifier = _HELD.get(Qt.Key(event.key()), _NONE)
        if event.type() == QEvent.Type.KeyPress:
            self._say(self.modifiers | modifier)
        elif event.type() == QEvent.Type.KeyRelease:
            self._say(self.modifiers & ~modifier)

    def _say(self, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers != self.modifiers:
            self.modifiers = modifiers
            self.changed.emit(modifiers)
