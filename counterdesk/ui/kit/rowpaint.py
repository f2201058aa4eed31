"""How a table paints its rows: words on a ground, with what a column needs looked up once.

Measured: Qt's own way asks seven roles of every cell and lays each text out as a paragraph.
"""

from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF, QPainter, QPalette
from PySide6.QtWidgets import QTableView

from counterdesk.ui.kit.rows import BOLD_TONES, NOT_COLOURS, Column, RowsModel
from counterdesk.ui.theme import color, font, px, scale
from counterdesk.values import value

_MARGIN, _FRAME = 4, 3  # the style sheet's padding of a cell, and what Qt leaves inside of it


@value
class _Line:
    """A row in sight, and where it stands."""

    row: Any
    number: int
    box: QRect
    is_chosen: bool


@value
class _Strip:
    """A column in sight: where its words begin, and how much room they have."""

    column: Column[Any]
    left: int
    room: int


class _Pen:
    """A painter that is told of a face or a colour only when it is another one."""

    def __init__(self, painter: QPainter) -> None:
        self._painter = painter
        self._letters = {bold: QFontMetrics(font(bold=bold)) for bold in (False, True)}
        self._height = ceil(QFontMetricsF(font()).height())
        self._is_bold: bool | None = None
        self._ink = ""

    def write(self, strip: _Strip, line: _Line) -> None:
        """Writes what a column says of a row."""
        column = strip.column
        text = column.text(line.row)
        if not text:
            return
        tone = column.tone(line.row) if column.tone is not None else ""
        is_bold = tone in BOLD_TONES
        letters = self._letters[is_bold]
        shown = _cut(text, strip.room, scale(), is_bold=is_bold)
        self._take(is_bold=is_bold, ink=_ink(tone, is_chosen=line.is_chosen))
        left: float = strip.left
        if column.align != "left":
            spare = strip.room - QFontMetricsF(font(bold=is_bold)).horizontalAdvance(shown)
            left += spare if column.align == "right" else spare / 2
        top = line.box.top() + line.box.height() // 2 - self._height // 2 + letters.ascent()
        self._painter.drawText(QPointF(left, top), shown)

    def _take(self, *, is_bold: bool, ink: str) -> None:
        if is_bold is not self._is_bold:
            self._is_bold = is_bold
            self._painter.setFont(font(bold=is_bold))
        if ink != self._ink:
            self._ink = ink
            self._painter.setPen(color(ink))


@lru_cache(maxsize=512)
def _cut(text: str, room: int, _scale: int, *, is_bold: bool) -> str:
    """Gives as much of a text as there is room for; the same rows are painted again and again."""
    letters = QFontMetrics(font(bold=is_bold))
    return letters.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, room)


def _ink(tone: str, *, is_chosen: bool) -> str:
    if is_chosen:
        return "on_chosen"
    return "ink" if tone in NOT_COLOURS else tone


def paint_rows(
    painter: QPainter, view: QTableView, model: RowsModel[Any], columns: Sequence[Column[Any]], rect: QRect
) -> None:
    """Paints the rows that a rectangle of the viewport touches."""
    lines = _lines(view, model, rect)
    for line in lines:
        _ground(painter, view, line)
    pen = _Pen(painter)
    for strip in _strips(view, columns, rect):
        for line in lines:
            pen.write(strip, line)


def _lines(view: QTableView, model: RowsModel[Any], rect: QRect) -> list[_Line]:
    first, last = view.rowAt(rect.top()), view.rowAt(rect.bottom())
    if first < 0:
        return []
    last = last if last >= 0 else model.rowCount() - 1
    width, is_chosen = view.viewport().width(), view.selectionModel().isRowSelected
    return [
        _Line(
            model.row(number),
            number,
            QRect(0, view.rowViewportPosition(number), width, view.rowHeight(number)),
            is_chosen(number),
        )
        for number in range(first, last + 1)
    ]


def _strips(view: QTableView, columns: Sequence[Column[Any]], rect: QRect) -> list[_Strip]:
    margin = px(_MARGIN) + _FRAME
    return [
        _Strip(column, left + margin, width - 2 * margin)
        for place, column in enumerate(columns)
        if (left := view.columnViewportPosition(place)) <= rect.right()
        and left + (width := view.columnWidth(place)) > rect.left()
    ]


def _ground(painter: QPainter, view: QTableView, line: _Line) -> None:
    box = line.box
    if line.is_chosen:
        painter.fillRect(box, color("chosen"))
        painter.fillRect(box.left(), box.top(), box.width(), 1, color("accent"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, color("accent"))
    elif line.number % 2:
        painter.fillRect(box, view.palette().brush(QPalette.ColorRole.AlternateBase))
