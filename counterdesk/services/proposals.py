"""A year's closures as a proposal: holidays, and what the town itself has done before. Nothing is saved here."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from counterdesk.services import holidays_on
from counterdesk.services.asks.town import AskYear, ClosureRow, ProposeYear, YearAnswer
from counterdesk.services.boards.calendar import ask_year, require_year
from counterdesk.services.holidays_on import Holiday
from counterdesk.services.jobs import Office
from counterdesk.services.plain import same
from counterdesk.services.work import Look
from counterdesk.store.queries import town as queries
from counterdesk.values import value

YEARS_BACK = 3
ON_THE_DAY, BEFORE, AFTER, NONE = "", "before", "after", "none"
NEW_YEAR = "New Year's Day"
CHRISTMAS_FROM = 20
NEAR = timedelta(days=3)
WEEKEND = frozenset({5, 6})
ONE_DAY = timedelta(days=1)


@value
class _Week:
    """Which weekdays the office is closed anyway."""

    closed: frozenset[int]

    def is_open(self, on: date) -> bool:
        """Whether the office would open on a date."""
        return on.weekday() not in self.closed

    def free(self, on: date, taken: frozenset[date]) -> date:
        """Gives the next open weekday from a date that is nobody's holiday."""
        while not self.is_open(on) or on in taken:
            on += ONE_DAY
        return on


def propose_year(office: Office, job: ProposeYear) -> YearAnswer:
    """Proposes a year: rows the logbook has already, then the town's own pattern, then holidays.

    Refuses `year_out_of_range`.
    """
    require_year(job.year)
    with office.logbook.read() as session:
        look = office.look(session)
        known = ask_year(look, AskYear(job.year))
        past = _past(look, job.year)
        week = _week(look)
    rows = {row.on: row for row in known.rows}
    for row in (*_own(job.year, past, week), *_proposed(job, past, week)):
        rows.setdefault(row.on, row)
    ordered = tuple(rows[on] for on in sorted(rows))
    return YearAnswer(job.year, ordered, known.confirmed_at, known.confirmed_by)


def _week(look: Look) -> _Week:
    town = look.chosen
    if town is None:
        return _Week(WEEKEND)
    closed = frozenset(day for day, hours in enumerate(town.calendar.weekly) if not hours)
    return _Week(closed if len(closed) < 7 else WEEKEND)


def _past(look: Look, year: int) -> tuple[ClosureRow, ...]:
    """Gives the town's own rows of the years before, newest year first."""
    found: list[ClosureRow] = []
    for back in range(1, YEARS_BACK + 1):
        one = year - back
        found += ask_year(look, AskYear(one)).rows if queries.confirmation(look.session, one) else ()
    return tuple(found)


def _proposed(job: ProposeYear, past: tuple[ClosureRow, ...], week: _Week) -> Iterator[ClosureRow]:
    """Proposes each holiday on its day, or on both sides of the weekend on which it falls, one of them ticked.

    The day before is offered only where it is the very day before and nobody else's holiday: Christmas Eve is not
    Boxing Day.
    """
    holidays = holidays_on.of_year(job.year)
    taken = frozenset(one.on for one in holidays if one.is_usual and week.is_open(one.on))
    sides, usual_side = dict(job.sides), BEFORE if _moves_back(past, week) else AFTER
    for holiday in sorted(holidays, key=lambda one: not one.is_usual):
        days = _days(holiday, week, taken)
        side = sides.get(holiday.name, usual_side)
        kept = side if side in days or side == NONE else next(iter(days))
        is_kept = _was_ticked(holiday, past) or holiday.name in sides
        taken |= {on for one, on in days.items() if one == kept}
        for one, on in days.items():
            if on.year == job.year:
                yield _row(holiday, on, one, ticked=is_kept and one == kept)
    yield from _new_year_before(job.year, week, ticked=sides.get(NEW_YEAR, usual_side) == BEFORE)


def _days(holiday: Holiday, week: _Week, taken: frozenset[date]) -> dict[str, date]:
    """Gives the day of a holiday, or the days on which a town may keep it by the side of the weekend."""
    if week.is_open(holiday.on):
        return {ON_THE_DAY: holiday.on}
    after, before = week.free(holiday.on, taken), holiday.on - ONE_DAY
    if not week.is_open(before) or before in taken:
        return {AFTER: after}
    return {AFTER: after, BEFORE: before}


def _new_year_before(year: int, week: _Week, *, ticked: bool) -> Iterator[ClosureRow]:
    """Proposes the last weekday of a year when January 1 after it is a Saturday."""
    new_year = date(year + 1, 1, 1)
    if not week.is_open(new_year) and week.is_open(new_year - ONE_DAY):
        yield _row(Holiday(new_year, NEW_YEAR, "public"), new_year - ONE_DAY, BEFORE, ticked=ticked)


def _row(holiday: Holiday, on: date, side: str, *, ticked: bool) -> ClosureRow:
    source = "observed" if side else holiday.kind
    return ClosureRow(on, holiday.name, (), source, ticked, holiday=holiday.name, side=side)


def _was_ticked(holiday: Holiday, past: Iterable[ClosureRow]) -> bool:
    """Gives what the town decided the last time; without a last time, whether most towns close."""
    same_name = [row for row in past if same(row.name, holiday.name)]
    if not same_name:
        return holiday.is_usual
    newest = max(row.on.year for row in same_name)
    return any(row.ticked for row in same_name if row.on.year == newest)


def _moves_back(past: Iterable[ClosureRow], week: _Week) -> bool:
    """Whether the town closed on the Friday, the last time that a holiday fell on a Saturday."""
    for row in past:
        own = next((one.on for one in holidays_on.of_year(row.on.year) if same(one.name, row.name)), row.on)
        if row.ticked and own != row.on and not week.is_open(own) and week.is_open(own - ONE_DAY):
            return row.on < own
    return False


def _own(year: int, past: tuple[ClosureRow, ...], week: _Week) -> Iterator[ClosureRow]:
    """Proposes what the town did last year and no holiday explains, by the same pattern.

    A Christmas closure, or what came two years running, is ticked; a single staff event of last year is not.
    """
    last, before = year - 1, year - 2
    older = {on for row in past if row.on.year == before and row.ticked and (on := _moved(row.on, year)) is not None}
    yield from _christmas(year, [row for row in past if row.on.year == last and row.ticked], week)
    for row in past:
        if row.on.year != last or not row.ticked or _is_holiday(row):
            continue
        on = _moved(row.on, year)
        if on is not None and week.is_open(on):
            yield ClosureRow(on, row.name, row.hours, "own", ticked=on in older or _is_christmas(on))


def _christmas(year: int, last: Iterable[ClosureRow], week: _Week) -> Iterator[ClosureRow]:
    """Proposes the whole of a closure that ran through to the end of last year, whatever weekdays it has now.

    Tecumseh, December 24 to January 1: in 2026 the 26th and 27th were a weekend, in 2027 they are the 25th and 26th.
    """
    rows = [row for row in last if row.on >= date(row.on.year, 12, CHRISTMAS_FROM)]
    extra = [row for row in rows if not row.hours and not _is_holiday(row)]
    if not extra or not _runs_through(rows, week):
        return
    first = min(row.on for row in extra).replace(year=year)
    for on in (first + ONE_DAY * further for further in range((date(year, 12, 31) - first).days + 1)):
        if week.is_open(on) and not any(one.on == on and one.is_usual for one in holidays_on.of_year(year)):
            yield ClosureRow(on, extra[0].name, (), "own")


def _runs_through(rows: Iterable[ClosureRow], week: _Week) -> bool:
    """Whether every day on which the office would open is closed, from the first of the rows to December 31."""
    closed = {row.on for row in rows if not row.hours}
    first = min(closed)
    days = (first + ONE_DAY * further for further in range((date(first.year, 12, 31) - first).days + 1))
    return all(on in closed or not week.is_open(on) for on in days)


def _is_holiday(row: ClosureRow) -> bool:
    return any(same(one.name, row.name) for one in holidays_on.of_year(row.on.year))


def _is_christmas(on: date) -> bool:
    return (on.month, on.day) >= (12, CHRISTMAS_FROM) or (on.month, on.day) <= (1, 5)


def _moved(on: date, year: int) -> date | None:
    """Gives the same day in another year: as far from a floating holiday as it was, else the same date."""
    for holiday in holidays_on.of_year(on.year):
        if holiday.name in holidays_on.FLOATING and abs(on - holiday.on) <= NEAR:
            there = next((one.on for one in holidays_on.of_year(year) if one.name == holiday.name), None)
            return None if there is None else there + (on - holiday.on)
    try:
        return on.replace(year=year)
    except ValueError:
        return None
