"""A year's closures as a proposal: holidays, and what the town itself has done before. Nothing is saved here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from counterdesk.domain.refusal import Refused
from counterdesk.services import holidays_on
from counterdesk.services.asks.town import AskYear, ClosureRow, ProposeYear, YearAnswer
from counterdesk.services.boards.town import ask_year
from counterdesk.services.holidays_on import Holiday
from counterdesk.services.jobs import Office
from counterdesk.services.plain import same
from counterdesk.services.work import Look
from counterdesk.store.queries import town as queries

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS_BACK = 3
NEAR = timedelta(days=3)
WEEKEND = frozenset({5, 6})
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Week:
    """Which weekdays the office is closed anyway."""

    closed: frozenset[int]

    def is_open(self, on: date) -> bool:
        """Whether the office would open on a date."""
        return on.weekday() not in self.closed

    def free(self, on: date, step: timedelta, taken: frozenset[date]) -> date:
        """Gives the next open weekday from a date, in steps, that is nobody's holiday."""
        while not self.is_open(on) or on in taken:
            on += step
        return on


def propose_year(office: Office, job: ProposeYear) -> YearAnswer:
    """Proposes a year: rows the logbook has already, then the town's own pattern, then holidays.

    Refuses `year_out_of_range`.
    """
    if not FIRST_YEAR <= job.year <= LAST_YEAR:
        raise Refused("year_out_of_range", year=job.year)
    with office.logbook.read() as session:
        look = office.look(session)
        known = ask_year(look, AskYear(job.year))
        past = _past(look, job.year)
        week = _week(look)
    rows = {row.on: row for row in known.rows}
    for row in (*_own(job.year, past, week), *_proposed(job.year, past, week)):
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


def _proposed(year: int, past: tuple[ClosureRow, ...], week: _Week) -> Iterator[ClosureRow]:
    """Proposes each holiday, on the day that it is observed when it falls on a closed weekday."""
    holidays = holidays_on.of_year(year)
    taken = frozenset(one.on for one in holidays if one.is_usual and week.is_open(one.on))
    for holiday in sorted(holidays, key=lambda one: not one.is_usual):
        ticked = _was_ticked(holiday, past)
        if week.is_open(holiday.on):
            yield _row(holiday, holiday.on, ticked=ticked)
            continue
        after = week.free(holiday.on, ONE_DAY, taken)
        before = week.free(holiday.on, -ONE_DAY, taken)
        chosen, other = (before, after) if _moves_back(holiday, past) else (after, before)
        taken |= {chosen}
        yield from (_row(holiday, on, ticked=ticked and on == chosen) for on in (chosen, other) if on.year == year)
    yield from _new_year_before(year, week)


def _new_year_before(year: int, week: _Week) -> Iterator[ClosureRow]:
    """Proposes, without a tick, the last weekday of a year whose January 1 after it is a Saturday."""
    new_year = date(year + 1, 1, 1)
    before = week.free(new_year, -ONE_DAY, frozenset())
    if not week.is_open(new_year) and new_year - before <= NEAR:
        yield ClosureRow(before, "New Year's Day", (), "observed", ticked=False)


def _row(holiday: Holiday, on: date, *, ticked: bool) -> ClosureRow:
    source = holiday.kind if on == holiday.on else "observed"
    return ClosureRow(on, holiday.name, (), source, ticked)


def _was_ticked(holiday: Holiday, past: Iterable[ClosureRow]) -> bool:
    """Gives what the town decided the last time; without a last time, whether most towns close."""
    same_name = [row for row in past if same(row.name, holiday.name)]
    if not same_name:
        return holiday.is_usual
    newest = max(row.on.year for row in same_name)
    return any(row.ticked for row in same_name if row.on.year == newest)


def _moves_back(holiday: Holiday, past: Iterable[ClosureRow]) -> bool:
    """Whether the town closed on the weekday before, the last time this holiday fell on a closed day."""
    for row in past:
        if row.ticked and same(row.name, holiday.name):
            own = next((one.on for one in holidays_on.of_year(row.on.year) if same(one.name, holiday.name)), row.on)
            if own != row.on:
                return row.on < own
    return False


def _own(year: int, past: tuple[ClosureRow, ...], week: _Week) -> Iterator[ClosureRow]:
    """Proposes what the town did last year and no holiday explains, by the same pattern.

    A Christmas closure, or what came two years running, is ticked; a single staff event of last year is not.
    """
    last, before = year - 1, year - 2
    older = {on for row in past if row.on.year == before and row.ticked and (on := _moved(row.on, year)) is not None}
    for row in past:
        if row.on.year != last or not row.ticked or _is_holiday(row):
            continue
        on = _moved(row.on, year)
        if on is not None and week.is_open(on):
            yield ClosureRow(on, row.name, row.hours, "own", ticked=on in older or _is_christmas(on))


def _is_holiday(row: ClosureRow) -> bool:
    return any(same(one.name, row.name) for one in holidays_on.of_year(row.on.year))


def _is_christmas(on: date) -> bool:
    return (on.month, on.day) >= (12, 20) or (on.month, on.day) <= (1, 5)


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
