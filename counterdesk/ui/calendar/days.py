"""A year as values: what kind of day each date is, and the dated rows that follow each other as one line."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from counterdesk.domain.ids import ClosureId
from counterdesk.services.asks.town import ClosureRow
from counterdesk.services.asks.town import Hours as Texts
from counterdesk.values import value
from counterdesk.workdays import Calendar, Hours, clock_text


@value
class Day:
    """One date: its kind (open, weekly, closed, part, special), the hours left, its name and where it comes from."""

    on: date
    kind: str
    hours: Texts
    name: str = ""
    source: str = ""


@value
class Line:
    """Dated rows that follow each other under one name with the same hours; `first` and `last` are inclusive."""

    first: date
    last: date
    name: str
    hours: Texts
    source: str
    ids: tuple[ClosureId, ...]
    inherited: bool = False
    group: str = ""


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


def texts_of(hours: Hours) -> Texts:
    """Gives openings as wall-clock texts."""
    return tuple((clock_text(opening.start), clock_text(opening.end)) for opening in hours)


def lines_of(
    rows: Sequence[ClosureRow], calendar: Calendar, inherited: frozenset[date] = frozenset()
) -> tuple[Line, ...]:
    """Gives the rows of a year as lines: a range is one, with the closed weekdays in it."""
    lines: list[list[ClosureRow]] = []
    for row in sorted((row for row in rows if row.ticked), key=_on):
        if lines and _follows(lines[-1][-1], row, calendar, inherited):
            lines[-1].append(row)
        else:
            lines.append([row])
    return tuple(_line(line, inherited) for line in lines)


def _day(calendar: Calendar, on: date, row: ClosureRow | None) -> Day:
    name = row.name if row is not None else calendar.name_of(on) or ""
    return Day(on, kind_of(calendar, on), texts_of(calendar.hours_on(on)), name, row.source if row is not None else "")


def _dates(year: int) -> Iterator[date]:
    first = date(year, 1, 1)
    return (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))


def _lies_within(hours: Hours, usual: Hours) -> bool:
    return all(any(wide.start <= one.start and one.end <= wide.end for wide in usual) for one in hours)


def _on(row: ClosureRow) -> date:
    return row.on


def _follows(before: ClosureRow, row: ClosureRow, calendar: Calendar, inherited: frozenset[date]) -> bool:
    """Whether a row carries on the one before: nothing but closed weekdays lies between."""
    same = (row.name, row.hours, row.group, row.source) == (before.name, before.hours, before.group, before.source)
    if not same or (row.on in inherited) != (before.on in inherited):
        return False
    between = (before.on + timedelta(days=number) for number in range(1, (row.on - before.on).days))
    return all(not calendar.weekly[on.weekday()] for on in between)


def _line(rows: Sequence[ClosureRow], inherited: frozenset[date]) -> Line:
    first = rows[0]
    ids = tuple(row.id for row in rows if row.id is not None)
    return Line(
        *(first.on, rows[-1].on, first.name, first.hours, first.source, ids),
        inherited=first.on in inherited,
        group=first.group,
    )
