"""How a table paints its rows: each once as a picture of its words on their ground, shown again while it says the same.

Measured: Qt's own way asks seven roles of every cell and lays each text out as a paragraph; and of what a list shows
after a card has closed, all but one row has been seen before.
"""

from collections.abc import Callable, Sequence
from functools import partial
from math import ceil
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QTableView

from counterdesk.ui.kit.picture import is_sharp, picture
from counterdesk.ui.kit.rows import BOLD_TONES, NOT_COLOURS, Column, RowsModel
from counterdesk.ui.theme import color, font, letters_of, look, px
from counterdesk.values import value

_MARGIN, _FRAME = 4, 3  # the style sheet's padding of a cell, and what Qt leaves inside of it
_MOST_PIXELS = 4_000_000  # of rows that are kept as pictures: 16 MB


@value
class _Strip:
    """A column: where its words begin, and how much room they have."""

    column: Column[Any]
    left: int
    room: int


class _Said(NamedTuple):
    """What a row shows: what it says in each strip, in which tone, on which ground. Equal ones look the same."""

    words: tuple[str, ...]
    tones: tuple[str, ...]
    ground: str


class RowPainter:
    """Paints the rows of one table."""

    def __init__(self, view: QTableView, model: RowsModel[Any], columns: Sequence[Column[Any]]) -> None:
        self._view, self._model, self._columns = view, model, tuple(columns)
        self._kept = _Kept()

    def forget(self) -> None:
        """Lets go of every row as it was painted: none of them may be seen any more."""
        self._kept.look_so(None)

    def paint(self, painter: QPainter, rect: QRect) -> None:
        """Paints the rows that a rectangle of the viewport touches, and the ground where there are none."""
        view, strips, ratio = self._view, self._strips(), self._view.devicePixelRatioF()
        first, last = view.rowAt(rect.top()), view.rowAt(rect.bottom())
        if first < 0:
            painter.fillRect(rect, color("surface"))
            return
        last = last if last >= 0 else self._model.rowCount() - 1
        size = QSize(view.viewport().width(), view.rowHeight(first))
        top = view.rowViewportPosition(first)
        self._kept.look_so((look(), ratio, size, tuple([(strip.left, strip.room) for strip in strips])))
        for number in range(first, last + 1):
            said = self._said(number, strips)
            if is_sharp(ratio):
                write = partial(_write, said, strips, QRect(0, 0, size.width(), size.height()))
                painter.drawPixmap(0, top, self._kept.row(said, partial(picture, size, ratio, write)))
            else:
                _write(said, strips, QRect(0, top, size.width(), size.height()), painter)
            top += size.height()
        if top <= rect.bottom():
            painter.fillRect(QRect(0, top, size.width(), rect.bottom() - top + 1), color("surface"))

    def _strips(self) -> list[_Strip]:
        view, margin = self._view, px(_MARGIN) + _FRAME
        return [
            _Strip(column, view.columnViewportPosition(place) + margin, view.columnWidth(place) - 2 * margin)
            for place, column in enumerate(self._columns)
        ]

    def _said(self, number: int, strips: Sequence[_Strip]) -> _Said:
        row = self._model.row(number)
        tones: dict[object, str] = {None: ""}
        for strip in strips:
            tone = strip.column.tone
            if tone is not None and tone not in tones:
                tones[tone] = tone(row)
        stripe = "stripe" if number % 2 else "surface"
        return _Said(
            tuple([strip.column.text(row) for strip in strips]),
            tuple([tones[strip.column.tone] for strip in strips]),
            "chosen" if self._view.selectionModel().isRowSelected(number) else stripe,
        )


class _Kept:
    """The rows as they were painted last."""

    def __init__(self) -> None:
        self._look: object = None
        self._pictures: dict[_Said, QPixmap] = {}

    def look_so(self, look: object) -> None:
        """Lets go of all that was painted for other widths, colours or letters."""
        if look != self._look:
            self._look = look
            self._pictures.clear()

    def row(self, said: _Said, paint: Callable[[], QPixmap]) -> QPixmap:
        """Gives a row as it was painted, or paints it."""
        kept = self._pictures.get(said)
        if kept is None:
            kept = paint()
            pixels = max(1, kept.width() * kept.height())
            if len(self._pictures) >= _MOST_PIXELS // pixels:
                self._pictures.clear()
            self._pictures[said] = kept
        return kept


def _write(said: _Said, strips: Sequence[_Strip], box: QRect, painter: QPainter) -> None:
    _ground(painter, box, said.ground)
    is_chosen, height = said.ground == "chosen", ceil(QFontMetricsF(font()).height())
    for strip, text, tone in zip(strips, said.words, said.tones, strict=True):
        if not text:
            continue
        is_bold = tone in BOLD_TONES
        letters = letters_of(bold=is_bold)
        shown = letters.elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, strip.room)
        left: float = strip.left
        if strip.column.align != "left":
            spare = strip.room - QFontMetricsF(font(bold=is_bold)).horizontalAdvance(shown)
            left += spare if strip.column.align == "right" else spare / 2
        painter.setFont(font(bold=is_bold))
        painter.setPen(color(_ink(tone, is_chosen=is_chosen)))
        painter.drawText(QPointF(left, box.top() + box.height() // 2 - height // 2 + letters.ascent()), shown)


def _ink(tone: str, *, is_chosen: bool) -> str:
    if is_chosen:
        return "on_chosen"
    return "ink" if tone in NOT_COLOURS else tone


def _ground(painter: QPainter, box: QRect, ground: str) -> None:
    painter.fillRect(box, color(ground))
    if ground == "chosen":
        painter.fillRect(box.left(), box.top(), box.width(), 1, color("accent"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, color("accent"))
