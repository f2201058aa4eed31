"""Seven lines of opening hours, typed the way a door sign says them: `8:30-4:30`, with a comma for a second opening."""

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import Hours
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.kit.times import parse_hours
from counterdesk.words import _
from counterdesk.words.refusals import sentence


def weekday_names() -> tuple[str, ...]:
    """Gives the seven days, Monday first."""
    return (
        _("Monday"),
        _("Tuesday"),
        _("Wednesday"),
        _("Thursday"),
        _("Friday"),
        _("Saturday"),
        _("Sunday"),
    )


def hours_of(text: str) -> Hours:
    """Reads `8:30-4:30` into openings of a day; empty or `closed` is closed. May refuse what it cannot read."""
    words = text.strip()
    if not words or words.casefold() == _("closed").casefold():
        return ()
    return tuple((_clock(start), _clock(end, closing=True)) for start, end in parse_hours(words))


def text_of(hours: Hours) -> str:
    """Gives openings as a door sign says them: `8:30-12:00, 1:00-4:30`."""
    if not hours:
        return _("closed")
    return ", ".join(f"{_bare(start)}-{_bare(end)}" for start, end in hours)


def _clock(at: time, *, closing: bool = False) -> str:
    if closing and at == time(0):
        return "24:00"
    return f"{at:%H:%M}"


def _bare(clock: str) -> str:
    hour, minute = (int(part) for part in clock.split(":"))
    return f"{hour if hour <= 12 else hour - 12}:{minute:02d}" if _is_plain(hour) else clock


def _is_plain(hour: int) -> bool:
    """Whether an hour without a.m. or p.m. is read back as the same hour: the day runs from 7 to 6."""
    return 7 <= hour <= 18


class HoursEditor(QWidget):
    """The week, a line a day. `value()` gives seven days, Monday first, or None while a line cannot be read."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(Field(_("Open on {day}").format(day=day), columns=14) for day in weekday_names())
        rows = [Row(day, self._fields[i], key=str(i)) for i, day in enumerate(weekday_names())]
        self._halves = FormRows(rows[:4]), FormRows(rows[4:])
        for field in self._fields:
            field.edited.connect(self._on_edited)
        layout = hbox(spacing=18)
        for half in self._halves:
            layout.addWidget(half, 1, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)

    def set_value(self, week: Sequence[Hours]) -> None:
        """Fills the seven lines; fewer than seven days leave the rest closed."""
        for index, field in enumerate(self._fields):
            field.set_value(text_of(week[index] if index < len(week) else ()))

    def field(self, weekday: int) -> Field:
        """Gives the line of one day; 0 is Monday."""
        return self._fields[weekday]

    def value(self) -> tuple[Hours, ...] | None:
        """Gives the week, saying under a line why it cannot be read."""
        self._clear()
        week = [self._read(index) for index in range(7)]
        return None if None in week else tuple(day for day in week if day is not None)

    def _read(self, index: int) -> Hours | None:
        try:
            return hours_of(self._fields[index].value())
        except Refused as refused:
            self._halves[index // 4].complain(str(index), sentence(refused))
            return None

    def _clear(self) -> None:
        for half in self._halves:
            half.clear()

    def _on_edited(self, _text: str) -> None:
        self._clear()
        self.edited.emit()
