"""A year's closures as a proposal: holidays, and what the town itself has done before. Nothing is saved here."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from counterdesk.domain.refusal import Refused
from counterdesk.services import holidays_on
from counterdesk.services.asks.town import AskYear, ClosureRow, ProposeYear, YearAnswer
from counterdesk.services.boards.calendar import ask_year
from counterdesk.services.holidays_on import Holiday
from counterdesk.services.jobs import Office
from counterdesk.services.plain import same
from counterdesk.services.work import Look
from counterdesk.store.queries import town as queries
from counterdesk.values import value

FIRST_YEAR, LAST_YEAR = 2000, 2100
YEARS_BACK = 3
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
    """Proposes each holiday, on the day that it is observed when it falls on a closed weekday.

    The Friday before is offered beside the Monday after only where it is the day before, nobody else's holiday, and
    the holiday one that most towns keep: Christmas Eve is not Boxing Day.
    """
    holidays = holidays_on.of_year(year)
    taken = frozenset(one.on for one in holidays if one.is_usual and week.is_open(one.on))
    goes_back = _moves_back(past, week)
    for holiday in sorted(holidays, key=lambda one: not one.is_usual):
        ticked = _was_ticked(holiday, past)
        days = _days(holiday, week, taken, goes_back=goes_back)
        taken |= {days[0]}
        yield from (_row(holiday, on, ticked=ticked and on == days[0]) for on in days if on.year == year)
    yield from _new_year_before(year, week, ticked=goes_back)


def _days(holiday: Holiday, week: _Week, taken: frozenset[date], *, goes_back: bool) -> tuple[date, ...]:
    """Gives the day on which a holiday is kept, and behind it the other day that a town may choose."""
    if week.is_open(holiday.on):
        return (holiday.on,)
    after, before = week.free(holiday.on, taken), holiday.on - ONE_DAY
    if not week.is_open(before) or before in taken:
        return (after,)
    both = (before, after) if goes_back else (after, before)
    return both if holiday.is_usual else both[:1]


def _new_year_before(year: int, week: _Week, *, ticked: bool) -> Iterator[ClosureRow]:
    """Proposes the last weekday of a year when January 1 after it is a Saturday."""
    new_year = date(year + 1, 1, 1)
    if not week.is_open(new_year) and week.is_open(new_year - ONE_DAY):
        yield ClosureRow(new_year - ONE_DAY, "New Year's Day", (), "observed", ticked=ticked)


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
