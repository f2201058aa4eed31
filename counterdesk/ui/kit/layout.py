"""Putting widgets beside and under each other in one line of code, and a layout that wraps."""

from typing import TypeVar

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QLayoutItem, QSizePolicy, QVBoxLayout, QWidget

STRETCH = None
Item = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def hbox(*items: Item, spacing: int = 8, margins: int = 0) -> QHBoxLayout:
    """Gives the items from left to right; a number is that many pixels, STRETCH takes what is left."""
    return _filled(QHBoxLayout(), items, spacing, margins)


def vbox(*items: Item, spacing: int = 8, margins: int = 0) -> QVBoxLayout:
    """Gives the items from top to bottom; a number is that many pixels, STRETCH takes what is left."""
    return _filled(QVBoxLayout(), items, spacing, margins)


def _filled(box: Box, items: tuple[Item, ...], spacing: int, margins: int) -> Box:
    box.setSpacing(spacing)
    box.setContentsMargins(margins, margins, margins, margins)
    for item in items:
        add_to(box, item)
    return box


def add_to(box: QBoxLayout, item: Item, stretch: int = 0) -> None:
    """Adds one item of any kind at the end of a box."""
    match item:
        case QWidget():
            box.addWidget(item, stretch)
        case QLayout():
            box.addLayout(item, stretch)
        case int():
            box.addSpacing(item)
        case _:
            box.addStretch(stretch or 1)


def beside(*items: Item, spacing: int = 8) -> QWidget:
    """Gives one widget that holds the items from left to right: one row of a form."""
    holder = QWidget()
    holder.setLayout(hbox(*items, spacing=spacing))
    return holder


def under(*items: Item, spacing: int = 4) -> QWidget:
    """Gives one widget that holds the items from top to bottom."""
    holder = QWidget()
    holder.setLayout(vbox(*items, spacing=spacing))
    return holder


def clear(box: QLayout) -> None:
    """Takes everything out of a layout and lets its widgets go."""
    while (item := box.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class FlowLayout(QLayout):
    """Lays its widgets out like words: from left to right, onto the next line when the line is full."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._spacing = spacing
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Takes an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Gives the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Gives an item, or None past the end as Qt expects."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Gives an item away, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than its lines need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Is taller where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Gives the height that all lines need at that width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Moves the widgets into place; one line of them stands level with a field that is a little higher."""
        super().setGeometry(rect)
        line = self.sizeHint().height()
        spare = rect.height() - line
        is_beside_a_field = 0 < spare <= line and self.heightForWidth(rect.width()) == line
        self._place(rect.translated(0, spare // 2) if is_beside_a_field else rect, move=True)

    def sizeHint(self) -> QSize:
        """Gives the size of everything on one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in sizes) + self._spacing * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Gives the size of the largest widget: one on each line."""
        smallest = QSize(0, 0)
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def _place(self, rect: QRect, *, move: bool) -> int:
        left, top, line_height = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if left > rect.x() and left + size.width() > rect.x() + rect.width():
                left, top, line_height = rect.x(), top + line_height + self._spacing, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size.boundedTo(QSize(rect.width(), size.height()))))
            left += size.width() + self._spacing
            line_height = max(line_height, size.height())
        return top + line_height - rect.y()


class Flow(QWidget):
    """A widget whose children wrap onto lines."""

    def __init__(self, *widgets: QWidget, spacing: int = 6) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def add(self, widget: QWidget) -> None:
        """Adds a widget at the end."""
        self._flow.addWidget(widget)

    def clear(self) -> None:
        """Lets all widgets go."""
        clear(self._flow)
