"""A year's dated rows as lines for a list on screen or paper: rows that follow each other under one name are one."""

from collections.abc import Sequence
from datetime import date, timedelta

from counterdesk.domain.ids import ClosureId
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.values import value
from counterdesk.words import _, dates
from counterdesk.workdays import Calendar


@value
class Line:
    """Dated rows that follow each other under one name with the same hours; `first` and `last` are inclusive.

    `inherited`: they are the town's, in the year of a department that follows it. `group` is for `UndoClosing`.
    """

    first: date
    last: date
    name: str
    hours: Hours
    source: str
    ids: tuple[ClosureId, ...]
    inherited: bool = False
    group: str = ""


def lines_of(
    rows: Sequence[ClosureRow], calendar: Calendar, inherited: frozenset[date] = frozenset()
) -> tuple[Line, ...]:
    """Gives the ticked rows of a year as lines: a range is one, with the closed weekdays in it."""
    lines: list[list[ClosureRow]] = []
    for row in sorted((row for row in rows if row.ticked), key=_on):
        if lines and _follows(lines[-1][-1], row, calendar, inherited):
            lines[-1].append(row)
        else:
            lines.append([row])
    return tuple(_line(line, inherited) for line in lines)


def weeks(hours: Sequence[Hours]) -> tuple[tuple[int, int, Hours], ...]:
    """Gives a week as runs of days with the same hours: first and last weekday (0 is Monday), and the hours."""
    runs: list[tuple[int, int, Hours]] = []
    for weekday, openings in enumerate(hours):
        if runs and runs[-1][2] == openings:
            runs[-1] = (runs[-1][0], weekday, openings)
        else:
            runs.append((weekday, weekday, openings))
    return tuple(runs)


def days(line: Line) -> str:
    """Gives "Friday, December 24" or "Friday, December 24 to Friday, December 31"."""
    if line.first == line.last:
        return dates.day_long(line.first)
    return _("{first} to {last}").format(first=dates.day_long(line.first), last=dates.day_long(line.last))


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
