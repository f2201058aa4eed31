"""Whether somebody is at the keyboard: after a while the lists are hidden, and a name is asked again before it signs.

Keys and the mouse are seen where they come into a window, before any part of it; nothing of what they say is kept.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

ASK_AFTER = timedelta(minutes=10)
TWICE_MS = 700
MASK = "•••"
_STIRS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Presence(QObject):
    """`is_unsure`: the name at the desk is asked before it signs; `is_veiled`: the lists say nothing of anybody.

    `doubted` and `settled` come with each change of the first, `veiled` of the second; `left_alone` says that the
    screen is to be hidden, `neutral_wanted` that Esc was pressed twice, `asked` that something waits for a sure name.

    `passed` tells how much time passed since some moment, the sleep of the computer included, whatever its clock is
    set to: a clock set ahead while somebody types is no sleep. Without it the clock is believed.
    """

    doubted = Signal()
    settled = Signal()
    asked = Signal()
    veiled = Signal()
    left_alone = Signal()
    neutral_wanted = Signal()

    def __init__(
        self,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        passed: Callable[[], timedelta] | None = None,
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._last_at = now()
        self._passed = passed or partial(_since, now, now())
        self._last_passed = self._passed()
        self._desk: QWidget | None = None
        self._esc_ms: int | None = None
        self._was_left = False
        self._waits: Callable[[], object] | None = None
        self.is_unsure = False
        self.is_veiled = False

    def watch(self, desk: QWidget) -> None:
        """Sees the keys and the mouse in every window that comes to the front while that of the desk is there."""
        self._desk = desk
        desk.destroyed.connect(self._desk_is_gone)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._watch_window)
            self._watch_window(QGuiApplication.focusWindow())

    def _watch_window(self, window: QWindow | None) -> None:
        if window is not None:
            window.installEventFilter(self)

    def _desk_is_gone(self) -> None:
        self._desk = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notes that somebody is there; the second Esc goes no further."""
        if self._desk is None or not self._desk.isVisible():
            return False
        if event.type() in _STIRS:
            self.stir()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
            return self._is_second_esc(event)
        return False

    def _is_second_esc(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape:
            self._esc_ms = None
            return False
        before, self._esc_ms = self._esc_ms, event.timestamp()
        if before is None or event.timestamp() - before > TWICE_MS:
            return False
        self._esc_ms = None
        self.neutral_wanted.emit()
        return True

    def stir(self) -> None:
        """Notes that somebody is there; after a sleep of the computer this comes before the clock ticks again."""
        passed = self._passed()
        if passed - self._last_passed >= ASK_AFTER:
            self.doubt()
        self._last_at, self._last_passed, self._was_left = self._now(), passed, False
        if self.is_veiled:
            self.is_veiled = False
            self.veiled.emit()

    def tick(self, now: datetime, hide_after: timedelta | None) -> None:
        """Looks how long nobody has touched anything; None never hides."""
        self._last_at = min(self._last_at, now)  # a clock that was set back must not keep the lists open for hours
        idle = now - self._last_at
        if idle >= ASK_AFTER:
            self.doubt()
        if hide_after is not None and idle >= hide_after and not self._was_left:
            self._was_left = True
            self.left_alone.emit()

    def veil(self) -> None:
        """Lets the lists say nothing of anybody until somebody is there again."""
        if not self.is_veiled:
            self.is_veiled = True
            self.veiled.emit()

    def doubt(self) -> None:
        """Has the name asked again before it signs."""
        if not self.is_unsure:
            self.is_unsure = True
            self.doubted.emit()

    def settle(self) -> None:
        """Takes the answer: whoever is named at the desk now is there."""
        if self.is_unsure:
            self.is_unsure = False
            waited, self._waits = self._waits, None
            self.settled.emit()
            if waited is not None:
                waited()

    def once_sure(self, then: Callable[[], object]) -> None:
        """Does something that a name signs: at once, or when it is sure whose name that is."""
        if self.is_unsure:
            self._waits = then
            self.asked.emit()
        else:
            then()

    def never_mind(self) -> None:
        """Forgets what waited for an answer: nobody gave one."""
        self._waits = None


def _since(now: Callable[[], datetime], start: datetime) -> timedelta:
    return now() - start
