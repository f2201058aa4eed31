"""A year as values: what kind of day each date is, by its hours and those of its weekday."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from counterdesk.services.asks.town import ClosureRow
from counterdesk.services.asks.town import Hours as Texts
from counterdesk.values import value
from counterdesk.workdays import Calendar, Hours, Opening, clock_text, minutes_of


@value
class Day:
    """One date: its kind (open, weekly, closed, part, special), the hours left, its name and where it comes from."""

    on: date
    kind: str
    hours: Texts
    name: str = ""
    source: str = ""


def days_of(calendar: Calendar, year: int, rows: Iterable[ClosureRow]) -> dict[date, Day]:
    """Gives every date of a year; a row's name goes before the calendar's own."""
    named = {row.on: row for row in rows if row.ticked}
    return {on: _day(calendar, on, named.get(on)) for on in _dates(year)}


def kind_of(calendar: Calendar, on: date) -> str:
    """Gives what kind of day a date is, by its hours and those of its weekday."""
    hours, usual = calendar.hours_on(on), calendar.weekly[on.weekday()]
    if not hours:
        return "closed" if usual else "weekly"
    if hours == usual:
        return "open"
    return "part" if _lies_within(hours, usual) else "special"


def as_proposed(calendar: Calendar, year: int, rows: Iterable[ClosureRow]) -> Calendar:
    """Gives the calendar as it would be if the ticked rows were all there is of a year."""
    others = tuple((on, hours) for on, hours in calendar.exceptions if on.year != year)
    own = {row.on: hours_of_texts(row.hours) for row in rows if row.ticked}
    return replace(calendar, exceptions=tuple(sorted((*others, *own.items()))))


def texts_of(hours: Hours) -> Texts:
    """Gives openings as wall-clock texts."""
    return tuple((clock_text(opening.start), clock_text(opening.end)) for opening in hours)


def hours_of_texts(texts: Texts) -> Hours:
    """Gives openings from wall-clock texts; what is no time is left out."""
    read = ((minutes_of(start), minutes_of(end)) for start, end in texts)
    return tuple(Opening(start, end) for start, end in read if start is not None and end is not None)


def _day(calendar: Calendar, on: date, row: ClosureRow | None) -> Day:
    name = row.name if row is not None else calendar.name_of(on) or ""
    return Day(on, kind_of(calendar, on), texts_of(calendar.hours_on(on)), name, row.source if row is not None else "")


def _dates(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))


def _lies_within(hours: Hours, usual: Hours) -> bool:
    return all(any(wide.start <= one.start and one.end <= wide.end for wide in usual) for one in hours)
