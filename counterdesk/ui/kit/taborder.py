"""Tab goes where the eye goes: the order in which the layouts hold their widgets, whenever those were made."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Sets the tab order of everything inside `root`; call it again when widgets were added."""
    for before, after in pairwise(in_layout_order(root)):
        QWidget.setTabOrder(before, after)


def in_layout_order(root: QWidget) -> Iterator[QWidget]:
    """Yields the widgets that take the focus by Tab, from the first in the layout to the last."""
    inside = root.widget() if isinstance(root, QScrollArea) else None
    if inside is not None:
        yield from in_layout_order(inside)
        return
    if root.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield root
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from in_layout_order(widget)
        elif inner is not None:
            yield from _in_layout(inner)
