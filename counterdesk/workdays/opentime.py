"""Open time as one table: every opening in UTC microseconds, with the open time cumulated before it.

Answers by bisection and grows by itself as later or earlier instants are asked about. Refuses to know
why a date is open: hours come from a calendar, date by date.
"""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from typing import NamedTuple
from zoneinfo import ZoneInfo

from counterdesk.values import value
from counterdesk.workdays.hours import DAY_MINUTES, Hours

SECOND_US = 1_000_000
MINUTE_US = 60 * SECOND_US
DAY_US = DAY_MINUTES * MINUTE_US
HORIZON_DAYS = 400
FIRST_YEAR, LAST_YEAR = 1900, 2400

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = date(1970, 1, 1).toordinal()
_ORIGIN_DAY = date(2024, 1, 1).toordinal()
_FIRST_DAY = date(FIRST_YEAR, 1, 1).toordinal() - 2 * HORIZON_DAYS
_LAST_DAY = date(LAST_YEAR, 12, 31).toordinal() + 5 * HORIZON_DAYS
_ONE_US = timedelta(microseconds=1)
_MARGIN_US = (HORIZON_DAYS + 2) * DAY_US


def epoch_us(at: datetime) -> int:
    """Microseconds since 1970 in UTC of an aware instant."""
    return (at - _EPOCH) // _ONE_US


def instant(at_us: int) -> datetime:
    """The aware UTC instant of epoch microseconds."""
    return _EPOCH + timedelta(microseconds=at_us)


def whole_minutes(open_us: int) -> int:
    """Whole minutes of signed open microseconds, truncated toward zero."""
    return open_us // MINUTE_US if open_us >= 0 else -(-open_us // MINUTE_US)


def whole_seconds(open_us: int) -> int:
    """Whole seconds of signed open microseconds, truncated toward zero."""
    return open_us // SECOND_US if open_us >= 0 else -(-open_us // SECOND_US)


class DayHours(NamedTuple):
    """What a calendar says about one date: its hours, and whether they are shorter than usual."""

    hours: Hours
    is_short: bool


@value
class Table:
    """Openings of the days from `first_day` up to but not including `end_day` (ordinals).

    Lists run parallel per opening, except `midnights` (one more than there are days) and the day lists.
    `limits` is the last microsecond that still belongs to an opening when closing time itself counts:
    its end, but one less at 24:00, because that instant is already the next date. Instants from
    `safe_from` up to `safe_to` have the horizon of 400 days on both sides (twice it ahead: to the
    opening a contact waits for, and from there to its due date).
    """

    first_day: int
    end_day: int
    midnights: list[int]
    starts: list[int]
    ends: list[int]
    limits: list[int]
    days: list[int]
    opened: list[int]
    open_days: list[int]
    full_days: list[int]
    safe_from: int = field(init=False)
    safe_to: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "safe_from", self.midnights[0] + _MARGIN_US)
        object.__setattr__(self, "safe_to", self.midnights[-1] - 2 * _MARGIN_US)

    def day_of(self, at_us: int) -> int:
        """Ordinal of the local date of an instant."""
        return self.first_day + bisect_right(self.midnights, at_us) - 1

    def midnight(self, day: int) -> int:
        """The instant at which a local date begins."""
        return self.midnights[day - self.first_day]

    def close(self, day: int) -> int | None:
        """End of the last opening of a date, or None if it is closed all day."""
        place = bisect_right(self.days, day) - 1
        return self.ends[place] if place >= 0 and self.days[place] == day else None


class OpenTime:
    """Open time of one calendar, measured from a fixed origin (the start of 2024, local).

    The table is replaced, never changed, so several threads may ask at once. Instants outside the years
    1900 to 2400 raise OverflowError.
    """

    __slots__ = ("_day_hours", "_table", "_zone")

    def __init__(self, zone: ZoneInfo, day_hours: Callable[[date], DayHours]) -> None:
        self._zone = zone
        self._day_hours = day_hours
        self._table = self._build(_ORIGIN_DAY, _ORIGIN_DAY + 1)

    def position(self, at: datetime) -> int:
        """Open microseconds from the origin to an instant; the difference of two is the time left."""
        return self.position_us(epoch_us(at))

    def position_us(self, at_us: int) -> int:
        """Open microseconds from the origin to an instant given in epoch microseconds."""
        table = self.around(at_us)
        place = bisect_right(table.starts, at_us) - 1
        if place < 0:
            return table.opened[0]
        end = table.ends[place]
        return table.opened[place] + (at_us if at_us < end else end) - table.starts[place]

    def opening_at(self, at_us: int) -> int | None:
        """Place in the table of the opening that holds an instant (its end excluded)."""
        table = self.around(at_us)
        place = bisect_right(table.starts, at_us) - 1
        return place if place >= 0 and at_us < table.ends[place] else None

    def next_opening(self, at_us: int) -> int | None:
        """Start of the first opening after an instant, or None if there is none in 400 days."""
        table = self.around(at_us)
        place = bisect_right(table.starts, at_us)
        if place == len(table.starts) or table.days[place] - table.day_of(at_us) > HORIZON_DAYS:
            return None
        return table.starts[place]

    def open_until(self, at_us: int) -> int | None:
        """End of the unbroken open time around an instant; None if closed, or open for 400 days on."""
        table = self.around(at_us)
        place = self.opening_at(at_us)
        if place is None:
            return None
        while place + 1 < len(table.starts) and table.starts[place + 1] <= table.ends[place]:
            place += 1
        return table.ends[place] if table.ends[place] - at_us <= HORIZON_DAYS * DAY_US else None

    def around(self, at_us: int) -> Table:
        """A table that covers an instant, 400 days before it and 800 after it."""
        table = self._table
        if table.safe_from <= at_us < table.safe_to:
            return table
        day = at_us // DAY_US + _EPOCH_DAY
        if not _FIRST_DAY + 3 * HORIZON_DAYS // 2 <= day <= _LAST_DAY - 3 * HORIZON_DAYS:
            raise OverflowError("instant outside the years 1900 to 2400")
        table = self._grown(table, day)
        self._table = table
        return table

    def on(self, day: int) -> Table:
        """A table that covers the local date with this ordinal."""
        return self.around((day - _EPOCH_DAY) * DAY_US)

    def _grown(self, table: Table, day: int) -> Table:
        first = max(_FIRST_DAY, day - 2 * HORIZON_DAYS)
        end = min(_LAST_DAY, day + 4 * HORIZON_DAYS)
        if first < table.first_day:
            table = _joined(self._build(first, table.first_day), table)
        if end > table.end_day:
            table = _joined(table, self._build(table.end_day, end))
        return table

    def _build(self, first_day: int, end_day: int) -> Table:
        rows = _Rows([self._utc(day, 0) for day in range(first_day, end_day + 1)])
        for day, begins, ends in zip(range(first_day, end_day), rows.midnights, rows.midnights[1:], strict=False):
            self._add_day(rows, day, (begins, ends))
        lengths = [end - start for start, end in zip(rows.starts, rows.ends, strict=True)]
        opened = list(accumulate(lengths, initial=0))
        return Table(
            first_day,
            end_day,
            rows.midnights,
            rows.starts,
            rows.ends,
            rows.limits,
            rows.days,
            opened,
            rows.open_days,
            rows.full_days,
        )

    def _add_day(self, rows: "_Rows", day: int, bounds: tuple[int, int]) -> None:
        hours, is_short = self._day_hours(date.fromordinal(day))
        if not hours:
            return
        rows.open_days.append(day)
        if not is_short:
            rows.full_days.append(day)
        has_change = bounds[1] - bounds[0] != DAY_US
        for start, end in hours:
            from_us = self._utc(day, start) if has_change else bounds[0] + start * MINUTE_US
            to_us = self._utc(day, end) if has_change else bounds[0] + end * MINUTE_US
            rows.add(day, from_us, to_us, to_us - 1 if end == DAY_MINUTES else to_us)

    def _utc(self, day: int, minute: int) -> int:
        extra_days, minute = divmod(minute, DAY_MINUTES)
        wall = datetime.combine(date.fromordinal(day + extra_days), time(minute // 60, minute % 60), self._zone)
        return _first_instant(wall)


class _Rows:
    """Columns of a table while it is being built, day by day."""

    def __init__(self, midnights: list[int]) -> None:
        self.midnights = midnights
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.limits: list[int] = []
        self.days: list[int] = []
        self.open_days: list[int] = []
        self.full_days: list[int] = []

    def add(self, day: int, start: int, end: int, limit: int) -> None:
        """Append one opening; wall times that a clock change swaps are kept in order."""
        start = max(start, self.ends[-1]) if self.ends else start
        self.starts.append(start)
        self.ends.append(max(start, end))
        self.limits.append(max(start, limit))
        self.days.append(day)


def _first_instant(wall: datetime) -> int:
    """The first instant at which a wall clock shows a time, or the jump if it never shows it.

    On the night the clock goes forward 02:30 does not exist: an opening "to 02:30" then ends at the jump.
    """
    before, after = epoch_us(wall), epoch_us(wall.replace(fold=1))
    if before <= after:
        return before
    while before - after > SECOND_US:
        middle = (before + after) // 2
        is_early = instant(middle).astimezone(wall.tzinfo).utcoffset() == wall.utcoffset()
        before, after = (before, middle) if is_early else (middle, after)
    return before // SECOND_US * SECOND_US


def _joined(before: Table, after: Table) -> Table:
    """Two tables that touch, as one; open time keeps counting from the fixed origin."""
    shift_before, shift_after = _shifts(before, after)
    opened = [value + shift_before for value in before.opened[:-1]]
    opened += [value + shift_after for value in after.opened]
    return Table(
        before.first_day,
        after.end_day,
        before.midnights[:-1] + after.midnights,
        before.starts + after.starts,
        before.ends + after.ends,
        before.limits + after.limits,
        before.days + after.days,
        opened,
        before.open_days + after.open_days,
        before.full_days + after.full_days,
    )


def _shifts(before: Table, after: Table) -> tuple[int, int]:
    if before.first_day <= _ORIGIN_DAY < before.end_day:
        return 0, before.opened[-1] - after.opened[0]
    return after.opened[0] - before.opened[-1], 0
