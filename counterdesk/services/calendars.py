"""Calendars per scope: weekly hours and dated rows become numbered versions each time a person changes them.

A department with hours of its own: on a date with a row of the town its hours are its weekly hours within what the
town has left that day, so the town's special openings do not open it; its own rows replace that. Running deadlines
keep the version they started with.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import Hours
from counterdesk.services.work import Work
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.town import TOWN, confirmed_years
from counterdesk.store.sessions import Session
from counterdesk.store.tables import Calendar as CalendarRow
from counterdesk.values import value
from counterdesk.workdays import WEEKDAYS, BrokenCalendar, Calendar, Opening, clock_text, minutes_of
from counterdesk.workdays import Hours as Openings

FIRST_YEAR, LAST_YEAR = 2000, 2100
DAYS_OF_WEEK = 7
Week = tuple[Openings, ...]
"""Seven days of openings, Monday first."""


@value
class BookRow:
    """One dated row that counts, its hours in minutes after midnight."""

    scope: str
    on: date
    name: str
    hours: Openings
    id: int = 0


@value
class Book:
    """What calendars are made of: weekly hours per scope (none for those that follow the town), rows, confirmed years.

    A scope that follows the town and has a row of its own (one department closed for a day) has a calendar, too.
    """

    weekly: Mapping[str, Week]
    rows: tuple[BookRow, ...]
    years: frozenset[int]

    @property
    def apart(self) -> tuple[str, ...]:
        """The scopes that do not simply follow the town."""
        return tuple(sorted({*self.weekly, *(row.scope for row in self.rows)} - {TOWN}))

    def calendar(self, scope: str = TOWN) -> Calendar:
        """Gives the calendar of a scope: the town's for one that follows it."""
        town = self.weekly[TOWN]
        weekly = self.weekly.get(scope, town)
        days = {row.on: row for row in self.rows if row.scope == TOWN}
        if weekly is not town:
            days = {row.on: row for row in _within(days.values(), weekly)}
        days |= {row.on: row for row in self.rows if row.scope == scope}
        in_order = [days[on] for on in sorted(days)]
        return Calendar(
            weekly,
            tuple((row.on, row.hours) for row in in_order),
            tuple((row.on, row.name) for row in in_order if row.name),
            self.years,
        )

    def without(self, ids: Iterable[int]) -> "Book":
        """The same without some rows."""
        gone = frozenset(ids)
        return replace(self, rows=tuple(row for row in self.rows if row.id not in gone))

    def with_rows(self, rows: Iterable[BookRow]) -> "Book":
        """The same with more rows."""
        return replace(self, rows=(*self.rows, *rows))

    def with_weekly(self, scope: str, week: Week | None) -> "Book":
        """The same with weekly hours of a scope, None to let it follow the town."""
        others = {name: own for name, own in self.weekly.items() if name != scope}
        return replace(self, weekly=others if week is None else {**others, scope: week})

    def with_confirmed(self, year: int) -> "Book":
        """The same with one more year confirmed."""
        return replace(self, years=self.years | {year})


def book(session: Session) -> Book:
    """Gives the book as the logbook holds it; refuses `no_town` while none is chosen."""
    weekly = {}
    for newest in queries.newest_calendars(session):
        if newest.content and newest.content.get("own", True):
            weekly[newest.scope] = Calendar.read(newest.content).weekly
    if TOWN not in weekly:
        raise Refused("no_town")
    rows = tuple(
        BookRow(line.scope, line.on, line.name, openings_of(line.hours), line.id)
        for line in queries.standing_rows(session)
    )
    return Book(weekly, rows, confirmed_years(session))


def write_versions(work: Work, after: Book) -> CalendarRow:
    """Writes the next version of the town's calendar and of every scope apart; gives the town's.

    A scope that is apart no more gets a version without content: it follows the town.
    """
    work.session.flush()
    before = {newest.scope: newest for newest in queries.newest_calendars(work.session)}
    town = _write(work, TOWN, before, after.calendar().document())
    for scope in after.apart:
        _write(work, scope, before, {**after.calendar(scope).document(), "own": scope in after.weekly})
    for scope in sorted(set(before) - {TOWN, *after.apart}):
        if before[scope].content:
            _write(work, scope, before, {})
    work.session.flush()
    return town


def week_of(hours: Sequence[Hours]) -> Week:
    """Gives seven typed days as openings; refuses `bad_hours` and `no_opening`."""
    if len(hours) != DAYS_OF_WEEK:
        raise Refused("bad_hours")
    weekly = {name: [list(opening) for opening in day] for name, day in zip(WEEKDAYS, hours, strict=True)}
    calendar = _read({"weekly": weekly})
    if calendar.never_opens:
        raise Refused("no_opening")
    return calendar.weekly


def require_hours(hours: Hours) -> Openings:
    """Gives the typed openings of one day in order; refuses `bad_hours`."""
    return _read({"weekly": {"mon": [list(opening) for opening in hours]}}).weekly[0]


def openings_of(document: Sequence[Sequence[str]]) -> Openings:
    """Gives the openings that a row holds."""
    return tuple(Opening(minutes_of(start) or 0, minutes_of(end) or 0) for start, end in document)


def hours_of(calendar: Calendar) -> tuple[Hours, ...]:
    """Gives the seven days of a calendar as windows show them, Monday first."""
    return tuple(shown(hours) for hours in calendar.weekly)


def shown(hours: Openings) -> Hours:
    """Gives openings as windows show them."""
    return tuple((clock_text(start), clock_text(end)) for start, end in hours)


def as_hours(document: Sequence[Sequence[str]]) -> Hours:
    """Gives the openings of a row as windows show them."""
    return tuple((opening[0], opening[1]) for opening in document)


def both(one: Openings, other: Openings) -> Openings:
    """Gives the time that lies in both."""
    pairs = (Opening(max(first.start, second.start), min(first.end, second.end)) for first in one for second in other)
    return tuple(pair for pair in pairs if pair.start < pair.end)


def cut(hours: Openings, start: int, end: int) -> Openings:
    """Gives what openings leave outside the minutes from `start` up to `end`."""
    pieces = (
        piece
        for one in hours
        for piece in (Opening(one.start, min(one.end, start)), Opening(max(one.start, end), one.end))
    )
    return tuple(piece for piece in pieces if piece.start < piece.end)


def _within(rows: Iterable[BookRow], weekly: Week) -> Iterator[BookRow]:
    for row in rows:
        usual = weekly[row.on.weekday()]
        left = both(usual, row.hours)
        if left != usual:
            yield replace(row, hours=left)


def _read(document: dict[str, object]) -> Calendar:
    try:
        return Calendar.read(document)
    except BrokenCalendar:
        raise Refused("bad_hours") from None


def _write(
    work: Work, scope: str, before: Mapping[str, queries.NewestCalendar], content: dict[str, object]
) -> CalendarRow:
    version = before[scope].version + 1 if scope in before else 1
    row = CalendarRow(scope=scope, version=version, content=content, at=work.now, by=work.author)
    work.tx.add(row)
    return row
