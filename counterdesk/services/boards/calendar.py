"""The calendar page: whose hours there are, and a year of one scope at a glance."""

from datetime import date

from counterdesk.domain.ids import ClosureId
from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, scopes
from counterdesk.services.asks.calendar import AskCalendar, AskScopes, CalendarYear, ScopeRow
from counterdesk.services.asks.town import AskYear, ClosureRow, YearAnswer
from counterdesk.services.work import Look
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries import town as town_queries
from counterdesk.store.queries.scopes import YearLine
from counterdesk.store.queries.town import TOWN


def ask_scopes(look: Look, _question: AskScopes) -> tuple[ScopeRow, ...]:
    """Gives the town, every department in the lists and every counter, each with the hours that hold for it."""
    book = calendars.book(look.session)
    found = []
    for scope, name in scopes.names(look).items():
        calendar = book.calendar(scope)
        found.append(ScopeRow(scope, name, scope in book.weekly, calendars.hours_of(calendar), calendar))
    return tuple(found)


def ask_calendar(look: Look, question: AskCalendar) -> CalendarYear:
    """Gives a year of one scope, with the town's rows that hold for it too; refuses `year_out_of_range`."""
    require_year(question.year)
    scopes.require_scope(look, question.scope)
    rows = list(rows_of_year(look, question.year, question.scope))
    inherited: list[ClosureRow] = []
    if question.scope != TOWN:
        own = {row.on for row in rows if row.ticked}
        town = rows_of_year(look, question.year, TOWN)
        inherited = [row for row in town if row.ticked and row.on not in own]
    confirmed = town_queries.confirmation(look.session, question.year)
    return CalendarYear(
        year=question.year,
        scope=question.scope,
        calendar=calendars.book(look.session).calendar(question.scope),
        rows=tuple(sorted((*rows, *inherited), key=lambda row: row.on)),
        inherited=frozenset(row.on for row in inherited),
        confirmed_at=confirmed.at if confirmed else None,
        confirmed_by=confirmed.by if confirmed else "",
    )


def ask_year(look: Look, question: AskYear) -> YearAnswer:
    """Gives the town's rows of a year as the logbook holds them, and who confirmed it."""
    rows = rows_of_year(look, question.year)
    confirmed = town_queries.confirmation(look.session, question.year)
    if confirmed is None:
        return YearAnswer(question.year, rows)
    return YearAnswer(question.year, rows, confirmed.at, confirmed.by)


def rows_of_year(look: Look, year: int, scope: str = TOWN) -> tuple[ClosureRow, ...]:
    """Gives the rows of a year as windows show them, ticked or not."""
    lines = queries.rows_between(look.session, scope, date(year, 1, 1), date(year, 12, 31))
    return tuple(closure_row(one) for one in lines)


def closure_row(line: YearLine) -> ClosureRow:
    """Gives a row as windows show it."""
    hours = calendars.as_hours(line.hours)
    return ClosureRow(line.on, line.name, hours, line.source, line.ticked, ClosureId(line.id), line.group or "")


def require_year(year: int) -> None:
    """Refuses `year_out_of_range` for a year that the calendar does not reach."""
    if not calendars.FIRST_YEAR <= year <= calendars.LAST_YEAR:
        raise Refused("year_out_of_range", year=year)
