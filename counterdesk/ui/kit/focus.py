"""The focus of a window whose parts are put into other places: it stays with the widget that had it."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@contextmanager
def focus_kept(root: QWidget) -> Iterator[None]:
    """Gives the focus back to what had it in `root`, though Qt takes it from a widget that finds another parent."""
    focus = QApplication.focusWidget()
    yield
    if focus is not None and root.isAncestorOf(focus):
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
