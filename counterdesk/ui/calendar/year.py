"""A year at a glance: twelve months painted in one widget; each date by shape, by words on hover, and by keys."""

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from counterdesk.ui.calendar.daypaint import paint_chosen, paint_day, paint_today
from counterdesk.ui.calendar.days import Day
from counterdesk.ui.calendar.monthgrid import Measures, MonthGrid
from counterdesk.ui.kit.label import plain_tip
from counterdesk.ui.theme import color, font, letters_of, px
from counterdesk.words import _, dates, openings

_NORMAL = frozenset({"open", "weekly"})
_MONDAY = date(2001, 1, 1)
_MEASURES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class YearView(QWidget):
    """The year. `pointed` gives the Day under the pointer or the keys, `opened` the first and last date chosen.

    Arrows go by day and week, Page Up and Down by month, N and P to the next and previous day that is out of the
    ordinary; Shift with an arrow, or dragging, chooses several dates; Enter or a double click opens them.
    """

    pointed = Signal(object)
    opened = Signal(object, object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._year, self._today = 0, date.min
        self._days: Mapping[date, Day] = {}
        self._on = self._anchor = date.min
        self._offered: frozenset[date] = frozenset()
        self._measures = _measures()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)

    def show_year(
        self, year: int, days: Mapping[date, Day], today: date, offered: frozenset[date] = frozenset()
    ) -> None:
        """Shows a year; the date that was chosen stays chosen in another year where it can."""
        self._days, self._today, self._offered = days, today, offered
        if year != self._year:
            self._year = year
            self._on = self._anchor = today if today.year == year else date(year, 1, 1)
        self.setAccessibleName(_("{name}, {year}").format(name=self._name, year=year))
        self._say()
        self.updateGeometry()
        self.update()

    def day(self) -> Day | None:
        """Gives the date that the person is on."""
        return self._days.get(self._on)

    def span(self) -> tuple[date, date]:
        """Gives the first and last of the chosen dates."""
        return min(self._on, self._anchor), max(self._on, self._anchor)

    def go_to(self, on: date) -> None:
        """Puts the person on a date of this year."""
        if on in self._days:
            self._on = self._anchor = on
            self._say()
            self.update()

    def kind(self, on: date) -> str:
        """Gives the kind of day as it is painted."""
        return "offered" if on in self._offered else self._days[on].kind

    def heightForWidth(self, width: int) -> int:
        """Is taller where fewer months stand beside each other."""
        return round(self._measures.height(width))

    def minimumSizeHint(self) -> QSize:
        """Shows one month at least; the height of all follows from the width."""
        return QSize(round(self._measures.month_width), round(self._measures.head + 6 * self._measures.cell.height()))

    def sizeHint(self) -> QSize:
        """Would like four months across."""
        width = round(4 * self._measures.month_width + 3 * self._measures.gap)
        return QSize(width, self.heightForWidth(width))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() in _MEASURES:
            self._measures = _measures()
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Says on hover what a date is."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            on = self._date_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(said(self._days[on])) if on else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Points at the date under the pointer, or draws the choice out to it."""
        on = self._date_at(event.position())
        if on is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._move(on, keep_anchor=True)
        elif on is not None:
            self.pointed.emit(self._days[on])

    def leaveEvent(self, event: QEvent) -> None:
        """Points at the chosen date again."""
        super().leaveEvent(event)
        self._say()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Chooses a date; with Shift, all from the one before."""
        on = self._date_at(event.position())
        if on is not None:
            self._move(on, keep_anchor=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens a date."""
        if self._date_at(event.position()) is not None:
            self.opened.emit(*self.span())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes through the year and opens what is chosen."""
        to = self._to(event)
        if to is not None:
            self._move(to, keep_anchor=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _ENTER and self._days:
            self.opened.emit(*self.span())
        else:
            super().keyPressEvent(event)

    def _to(self, event: QKeyEvent) -> date | None:
        """Gives where a key leads, or None if it leads nowhere."""
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return None
        key = Qt.Key(event.key())
        if key in _STEPS:
            return self._on + timedelta(days=_STEPS[key])
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            return self._month_away(-1 if key == Qt.Key.Key_PageUp else 1)
        if key in (Qt.Key.Key_N, Qt.Key.Key_P):
            return self._out_of_the_ordinary(forward=key == Qt.Key.Key_N)
        return None

    def _month_away(self, months: int) -> date:
        month = min(12, max(1, self._on.month + months))
        last = (date(self._year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        return date(self._year, month, min(self._on.day, last))

    def _out_of_the_ordinary(self, *, forward: bool) -> date:
        found = [day.on for day in self._days.values() if day.kind not in _NORMAL]
        ahead = [on for on in found if (on > self._on if forward else on < self._on)]
        return self._on if not ahead else (ahead[0] if forward else ahead[-1])

    def _move(self, to: date, *, keep_anchor: bool) -> None:
        if to not in self._days:
            return
        self._on = to
        self._anchor = self._anchor if keep_anchor else to
        self._say()
        self.update()

    def _say(self) -> None:
        day = self.day()
        if day is not None:
            self.setAccessibleDescription(said(day))
            self.pointed.emit(day)

    def _grid(self) -> MonthGrid:
        return MonthGrid(self._year, QSizeF(self.size()), self._measures)

    def _date_at(self, at: QPointF) -> date | None:
        return self._grid().date_at(at) if self._days else None

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the twelve months."""
        if not self._days:
            return
        painter, grid = QPainter(self), self._grid()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number in range(1, 13):
            _paint_head(painter, grid, date(self._year, number, 1))
        for on in self._days:
            paint_day(painter, grid.place(on), self.kind(on), str(on.day))
        if self._today in self._days:
            paint_today(painter, grid.place(self._today))
        first, last = self.span()
        for number in range((last - first).days + 1):
            paint_chosen(painter, grid.place(first + timedelta(days=number)), focused=self.hasFocus())


def said(day: Day) -> str:
    """Gives "Thursday, December 24, 2026 · Closed · Christmas closure · What the town did before"."""
    return openings.day(day.on, day.kind, day.hours, day.name, day.source)


def _paint_head(painter: QPainter, grid: MonthGrid, first: date) -> None:
    month = grid.month(first.month)
    painter.setFont(font(bold=True))
    painter.setPen(color("ink"))
    inside = QRectF(month.left() + px(4), month.top(), month.width(), grid.head_cell(first.month, 0).height())
    painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, dates.month_long(first))
    painter.setFont(font(size=0.8))
    painter.setPen(color("soft"))
    for weekday in range(7):
        letter = dates.weekday_short(_MONDAY + timedelta(days=weekday))[:1]
        painter.drawText(grid.head_cell(first.month, weekday), Qt.AlignmentFlag.AlignCenter, letter)


def _measures() -> Measures:
    letters = letters_of(bold=True)
    cell = QSizeF(letters.horizontalAdvance("00") + px(9), letters.height() + px(2))
    return Measures(cell, 2 * (letters.height() + px(1)), px(14), px(46), px(38))
