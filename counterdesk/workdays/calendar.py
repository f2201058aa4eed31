"""A calendar: weekly opening hours, and dates that replace them.

Nothing but this decides what is closed. No list of statutory holidays is consulted and no clock is read.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from counterdesk.workdays.hours import WEEKDAYS, Hours, hours_document, wall_minutes
from counterdesk.workdays.opentime import DayHours, OpenTime, epoch_us, instant, whole_seconds
from counterdesk.workdays.reading import TORONTO, read_parts


@dataclass(frozen=True)
class Calendar:
    """When the office is open: equal by content, safe to share between threads.

    `weekly` runs from Monday; `exceptions` replace the weekly hours of their dates and `names` say why;
    both are sorted by date. `confirmed_years` are those whose closures a person confirmed.
    """

    weekly: tuple[Hours, ...]
    exceptions: tuple[tuple[date, Hours], ...] = ()
    names: tuple[tuple[date, str], ...] = ()
    confirmed_years: frozenset[int] = frozenset()
    zone: str = TORONTO
    open_time: OpenTime = field(init=False, compare=False, repr=False)
    _by_date: Mapping[date, Hours] = field(init=False, compare=False, repr=False)
    _week_minutes: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_date", dict(self.exceptions))
        object.__setattr__(self, "_week_minutes", tuple(wall_minutes(hours) for hours in self.weekly))
        object.__setattr__(self, "open_time", OpenTime(ZoneInfo(self.zone), self._day_hours))

    @classmethod
    def read(cls, document: object) -> "Calendar":
        """The calendar of a document; raises BrokenCalendar with every fault at once.

        A document that never opens is read: ask `never_opens` before taking it from a person.
        """
        parts = read_parts(document)
        return cls(parts.weekly, parts.exceptions, parts.names, parts.confirmed_years, parts.zone)

    def document(self) -> dict[str, object]:
        """What `read` takes, with sorted dates; names and confirmed years only where there are any."""
        written: dict[str, object] = {
            "tz": self.zone,
            "weekly": {day: hours_document(hours) for day, hours in zip(WEEKDAYS, self.weekly, strict=True)},
            "exceptions": {on.isoformat(): hours_document(hours) for on, hours in self.exceptions},
        }
        if self.names:
            written["names"] = {on.isoformat(): name for on, name in self.names}
        if self.confirmed_years:
            written["confirmed_years"] = sorted(self.confirmed_years)
        return written

    @property
    def never_opens(self) -> bool:
        """Whether no weekday and no single date has an opening."""
        return not any(self.weekly) and not any(hours for _, hours in self.exceptions)

    def hours_on(self, on: date) -> Hours:
        """The openings of a date, in order; empty when it is closed all day."""
        hours = self._by_date.get(on)
        return self.weekly[on.weekday()] if hours is None else hours

    def is_exception(self, on: date) -> bool:
        """Whether a date has hours of its own instead of the weekly ones."""
        return on in self._by_date

    def name_of(self, on: date) -> str | None:
        """Why a date differs from its weekday, in the town's words, if that was given."""
        return dict(self.names).get(on)

    def is_business_day(self, on: date) -> bool:
        """Whether a date has any opening at all (RULE section 1)."""
        return bool(self.hours_on(on))

    def is_short(self, on: date) -> bool:
        """Whether an open date is open for less wall-clock time than its weekday usually is.

        December 24, 08:30-12:00 on a Thursday of 08:30-16:30 is short; a Saturday opened for once is not,
        because there is nothing it could be shorter than.
        """
        hours = self.hours_on(on)
        return bool(hours) and wall_minutes(hours) < self._week_minutes[on.weekday()]

    def is_confirmed(self, year: int) -> bool:
        """Whether a person confirmed this year's closures."""
        return year in self.confirmed_years

    def local(self, at: datetime) -> datetime:
        """An instant on the calendar's wall clock."""
        return at.astimezone(ZoneInfo(self.zone))

    def is_open(self, at: datetime) -> bool:
        """Whether an instant lies in an opening; the closing instant itself is closed."""
        return self.open_time.opening_at(epoch_us(at)) is not None

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening that begins after an instant; None if there is none in 400 days."""
        return _instant(self.open_time.next_opening(epoch_us(at)))

    def open_until(self, at: datetime) -> datetime | None:
        """When the opening around an instant ends; None if closed, or open for 400 days on."""
        return _instant(self.open_time.open_until(epoch_us(at)))

    def close_of(self, on: date) -> datetime | None:
        """Close of business of a date: the end of its last opening; None if it is closed all day."""
        day = on.toordinal()
        return _instant(self.open_time.on(day).close(day))

    def midnight_after(self, on: date) -> datetime:
        """The instant at which a date ends."""
        day = on.toordinal()
        return instant(self.open_time.on(day).midnight(day + 1))

    def seconds_between(self, now: datetime, due: datetime) -> int:
        """Open seconds from one instant to another, negative when the second is earlier (RULE section 4)."""
        return whole_seconds(self.open_time.position(due) - self.open_time.position(now))

    def with_exception(self, on: date, hours: Hours, name: str | None = None) -> "Calendar":
        """The same calendar with other hours on one date, and the reason if there is one."""
        plain = self.without_exception(on)
        names = plain.names if name is None else tuple(sorted((*plain.names, (on, name))))
        return replace(plain, exceptions=tuple(sorted((*plain.exceptions, (on, hours)))), names=names)

    def without_exception(self, on: date) -> "Calendar":
        """The same calendar with the weekly hours on one date."""
        exceptions = tuple((day, hours) for day, hours in self.exceptions if day != on)
        names = tuple((day, name) for day, name in self.names if day != on)
        return replace(self, exceptions=exceptions, names=names)

    def with_confirmed(self, year: int) -> "Calendar":
        """The same calendar with one more year confirmed."""
        return replace(self, confirmed_years=self.confirmed_years | {year})

    def _day_hours(self, on: date) -> DayHours:
        return DayHours(self.hours_on(on), self.is_short(on))


def _instant(at_us: int | None) -> datetime | None:
    return None if at_us is None else instant(at_us)
