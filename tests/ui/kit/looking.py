"""What a careful eye finds in a window: words that are cut, controls without a name, and rows that overlap."""

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def _shown(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    return (widget for widget in window.findChildren(kind) if widget.isVisible())


def _said(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{widget.accessibleName() or getattr(widget, 'text', str)()}”"


def _words_fit(label: QLabel) -> bool:
    text = label.text().replace("&", "")
    letters = QFontMetrics(label.font())
    if label.wordWrap():
        room = QRect(0, 0, label.contentsRect().width(), 10_000)
        needed = letters.boundingRect(room, Qt.TextFlag.TextWordWrap, text)
        return label.contentsRect().height() >= needed.height() - 1
    return label.contentsRect().width() >= letters.horizontalAdvance(text) - 1


def _may_be_cut(label: QLabel) -> bool:
    return bool(label.toolTip()) or not label.text()


def cut_words(window: QWidget) -> list[str]:
    """Finds labels and buttons that show less than they say; what is elided on purpose has a tooltip."""
    labels = [label for label in _shown(window, QLabel) if isinstance(label, QLabel)]
    cut = [_said(label) for label in labels if not _may_be_cut(label) and not _words_fit(label)]
    low = [_said(label) for label in labels if label.text() and label.height() < QFontMetrics(label.font()).height()]
    small = [
        _said(button)
        for button in _shown(window, QAbstractButton)
        if button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height()
    ]
    return cut + low + small


def squeezed(window: QWidget) -> list[str]:
    """Finds fields that are lower than they need to be to show a line."""
    return [
        _said(field)
        for kind in (QLineEdit, QPlainTextEdit)
        for field in _shown(window, kind)
        if field.height() < field.minimumSizeHint().height()
    ]


def nameless(window: QWidget) -> list[str]:
    """Finds controls that those who hear the screen would meet without a name."""
    return [
        f"{type(control).__name__} {control.objectName()}"
        for kind in CONTROLS
        for control in window.findChildren(kind)
        if control.focusPolicy() & Qt.FocusPolicy.TabFocus and not _has_name(control)
    ]


def _has_name(control: QWidget) -> bool:
    text = control.text() if isinstance(control, QAbstractButton) else ""
    return bool(control.accessibleName() or text)


def outside(window: QWidget) -> list[str]:
    """Finds controls that stand outside the place they belong to; a scrolling column may hold what is not in view."""
    return [
        _said(control)
        for kind in CONTROLS
        for control in _shown(window, kind)
        if not _is_scrolled(control) and not control.parentWidget().rect().contains(control.geometry())
    ]


def _is_scrolled(control: QWidget) -> bool:
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea | QAbstractItemView):
            return True
        above = above.parentWidget()
    return False
