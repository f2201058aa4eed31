"""Tab goes where the eye goes: the order in which the layouts hold their widgets, whenever those were made."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLayout, QScrollArea, QWidget


def follow_layout(root: QWidget) -> None:
    """Sets the tab order of everything inside `root`; call it again when widgets were added."""
    lead(in_layout_order(root))


def lead(stops: Iterable[QWidget]) -> None:
    """Leads Tab from one widget to the next; where one is named twice, its first place counts."""
    for before, after in pairwise(dict.fromkeys(stops)):
        QWidget.setTabOrder(before, after)


def in_layout_order(root: QWidget) -> Iterator[QWidget]:
    """Yields the widgets that take the focus by Tab, from the first in the layout to the last."""
    inside = root.widget() if isinstance(root, QScrollArea) else None
    if inside is not None:
        yield from in_layout_order(inside)
        return
    if _is_stop(root):
        yield root
    layout = root.layout()
    if layout is not None:
        yield from _in_layout(layout)


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab may stop at a widget; of a row of choices now one has the stop and now another, so all count."""
    proxy: QWidget | None = widget.focusProxy()
    if proxy is not None:  # what stands for another is no stop itself
        return False
    is_in_row = isinstance(widget, QAbstractButton) and widget.group() is not None
    return is_in_row or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


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
