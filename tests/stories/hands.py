"""Two hands and two eyes: keys go where the focus is, clicks go where the thing stands, and only what shows is read."""

from collections.abc import Callable, Iterator
from time import monotonic

from PySide6.QtCore import QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget

from counterdesk.ui.kit.pills import PillRow

PATIENCE_S = 20.0
MOST_TABS = 120
_BARE = Qt.KeyboardModifier.NoModifier


class Hands:
    """Types, presses and clicks in the program's window, and counts what it took.

    Tab stops only at what lies in the part of the window that `within` gives: two things may have one name.
    """

    def __init__(self, within: Callable[[], QWidget | None]) -> None:
        self._within = within
        self.strokes = 0
        self.clicks = 0

    @property
    def focus(self) -> QWidget:
        """What has the focus now; the window itself when nothing in it has."""
        found = QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "no window of the program is active"
        return found

    def types(self, text: str) -> None:
        """Types letter by letter into whatever has the focus."""
        for letter in text:
            self._is_seen()
            self.strokes += 1
            if letter.isascii() and letter.isprintable():
                QTest.keyClicks(self.focus, letter)
            else:  # the test library knows the keys of one keyboard only
                QApplication.sendEvent(self.focus, QKeyEvent(QEvent.Type.KeyPress, 0, _BARE, letter))

    def presses(self, *keys: str) -> None:
        """Presses keys as they are written on the keyboard: "F3", "Ctrl+Return", "Alt+D"."""
        for key in keys:
            self._is_seen()
            self.strokes += 1
            QTest.keySequence(self.focus, QKeySequence(key))

    def _is_seen(self) -> None:
        """Lets the window's own handle see that somebody is there: the test library types past it."""
        handle = self.focus.window().windowHandle()
        if handle is not None:
            QApplication.sendEvent(handle, QKeyEvent(QEvent.Type.ShortcutOverride, 0, _BARE))

    def tabs_to(self, name: str) -> None:
        """Presses Tab until the thing of that name has the focus."""
        self._presses_until("Tab", lambda: names(self.focus) == name and self._is_within(), name)

    def walks_to(self, group: str, name: str) -> None:
        """Tabs into a group of pills, and walks in it with the arrow key."""
        self._presses_until("Tab", lambda: group in map(names, _above(self.focus)), group)
        self._presses_until("Right", lambda: names(self.focus) == name or not shows(self.focus.window(), name), name)

    def _is_within(self) -> bool:
        part = self._within()
        return part is None or part.isAncestorOf(self.focus)

    def _presses_until(self, key: str, there: Callable[[], bool], name: str) -> None:
        for _ in range(MOST_TABS):
            if there():
                return
            before = self.focus
            self.presses(key)
            assert self.focus is not before, f"{key} does not lead on from {names(before)!r}"
        raise AssertionError(f"{key} never comes to {name!r}")

    def fills(self, name: str, text: str) -> None:
        """Tabs to a field and types into it, in the place of whatever stands there."""
        self.tabs_to(name)
        self.presses("Ctrl+A")
        self.types(text)

    def clicks_on(self, widget: QWidget) -> None:
        """Clicks once with the mouse, scrolling there first."""
        self.clicks += 1
        self._is_seen()
        for area in _scrolls_above(widget):
            area.ensureWidgetVisible(widget)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))


def names(widget: QWidget) -> str:
    """Gives the name a screen reader says."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def group_of(pill: QWidget) -> QWidget:
    """Gives the row of pills that a pill stands in."""
    return next(above for above in _above(pill) if isinstance(above, PillRow))


def shows(window: QWidget, words: str) -> bool:
    """Tells whether a button or pill with these words is there."""
    return any(one.isVisible() and _says(one, words) for one in window.findChildren(QAbstractButton))


def button(window: QWidget, words: str) -> QAbstractButton:
    """Finds the button or pill that shows these words."""
    found = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and _says(one, words)]
    assert found, f"no button says {words!r}"
    return found[0]


def letter_of(pill: QAbstractButton) -> str:
    """Gives the underlined letter, to be pressed with Alt; nothing when there is none."""
    return pill.text().replace("&&", "").partition("&")[2][:1].upper()


def _says(one: QAbstractButton, words: str) -> bool:
    return one.text().replace("&&", "\0").replace("&", "").replace("\0", "&").split("  ")[0] == words


def _scrolls_above(widget: QWidget) -> Iterator[QScrollArea]:
    return (above for above in _above(widget) if isinstance(above, QScrollArea))


def _above(widget: QWidget) -> Iterator[QWidget]:
    above = widget.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def reads(window: QWidget) -> tuple[str, ...]:
    """Reads every piece of text that shows on a window or a part of it."""
    return tuple(label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text())


def complaints(window: QWidget) -> tuple[str, ...]:
    """Reads what shows in the colour of trouble, without the sign before it."""
    late = [label for label in window.findChildren(QLabel) if label.isVisible() and label.property("tone") == "late"]
    return tuple(dict.fromkeys(label.text() for label in late if label.text() not in ("", "▲")))


def waits(until: Callable[[], object], what: str = "") -> None:
    """Lets the program run until something is so."""
    end = monotonic() + PATIENCE_S
    while not until():
        assert monotonic() < end, f"waited in vain {what}"
        passes(0.005)


def passes(seconds: float) -> None:
    """Lets so much time pass on the wall, the program running."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
