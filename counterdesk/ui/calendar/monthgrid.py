"""Where each date of a year stands: twelve months in as many columns as fit, each a week a line from Monday."""

from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSizeF

from counterdesk.values import value

_DAYS, _WEEKS, _MONTHS = 7, 6, 12
_COLUMNS = (6, 4, 3, 2, 1)
_LIKED = (4, 6, 3, 2, 1)


@value
class Measures:
    """The least sizes that letters need: a date's cell, the lines above the dates, and the gap between months."""

    cell: QSizeF
    head: float
    gap: float
    widest: float
    tallest: float

    @property
    def month_width(self) -> float:
        """The least width of a month."""
        return self.cell.width() * _DAYS

    def columns(self, width: float) -> int:
        """Gives how many months stand beside each other at a width."""
        fits = (columns for columns in _COLUMNS if self._width(columns) <= width)
        return next(fits, 1)

    def columns_in(self, room: QSizeF) -> int:
        """Gives how many stand beside each other in a room: four where the height allows it, as on a wall."""
        fits = (columns for columns in _LIKED if self._width(columns) <= room.width())
        return next((one for one in fits if self._height(one) <= room.height()), self.columns(room.width()))

    def height(self, width: float) -> float:
        """Gives the least height of twelve months at a width."""
        return self._height(self.columns(width))

    def _width(self, columns: int) -> float:
        return columns * (self.month_width + self.gap) - self.gap

    def _height(self, columns: int) -> float:
        rows = _MONTHS // columns
        return rows * (self.head + self.cell.height() * _WEEKS) + (rows - 1) * self.gap


class MonthGrid:
    """The places of a year's months and dates in a given room."""

    def __init__(self, year: int, room: QSizeF, measures: Measures) -> None:
        self._year, self._measures = year, measures
        self.columns = measures.columns_in(room)
        rows = _MONTHS // self.columns
        wide = (room.width() - (self.columns - 1) * measures.gap) / self.columns / _DAYS
        high = ((room.height() - (rows - 1) * measures.gap) / rows - measures.head) / _WEEKS
        self.cell = QSizeF(
            min(max(wide, measures.cell.width()), measures.widest),
            min(max(high, measures.cell.height()), measures.tallest),
        )
        across = self.cell.width() * _DAYS
        spare = room.width() - self.columns * across
        self._step_x = across + (max(measures.gap, spare / (self.columns - 1)) if self.columns > 1 else 0)
        self._step_y = measures.head + self.cell.height() * _WEEKS + measures.gap

    def month(self, number: int) -> QRectF:
        """Gives the place of a month with its head; January is 1."""
        row, column = divmod(number - 1, self.columns)
        height = self._step_y - self._measures.gap
        return QRectF(column * self._step_x, row * self._step_y, self.cell.width() * _DAYS, height)

    def head_cell(self, number: int, weekday: int) -> QRectF:
        """Gives the place of a weekday's letter in a month: the lower half of its head."""
        month, half = self.month(number), self._measures.head / 2
        return QRectF(month.left() + weekday * self.cell.width(), month.top() + half, self.cell.width(), half)

    def place(self, on: date) -> QRectF:
        """Gives the cell of a date."""
        month = self.month(on.month)
        week = (on.replace(day=1).weekday() + on.day - 1) // _DAYS
        top = month.top() + self._measures.head + week * self.cell.height()
        return QRectF(month.left() + on.weekday() * self.cell.width(), top, self.cell.width(), self.cell.height())

    def date_at(self, at: QPointF) -> date | None:
        """Gives the date under a point, if there is one."""
        number = next((number for number in range(1, _MONTHS + 1) if self.month(number).contains(at)), 0)
        if not number:
            return None
        month = self.month(number)
        week = int((at.y() - month.top() - self._measures.head) // self.cell.height())
        first = date(self._year, number, 1)
        weekday = int((at.x() - month.left()) // self.cell.width())
        on = first + timedelta(days=week * _DAYS + weekday - first.weekday())
        return on if week >= 0 and on.month == number and on.year == self._year else None
