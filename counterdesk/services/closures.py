"""Closures: dated rows of the town, a department or a counter. A year counts only once a person has confirmed it."""

from collections.abc import Iterable, Sequence
from datetime import date

from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, plans, scopes
from counterdesk.services.asks.calendar import RemoveClosures, SaveClosures
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.town import ClosureRow, ConfirmYear
from counterdesk.services.calendars import BookRow
from counterdesk.services.plain import line
from counterdesk.services.plans import Carried, NewRow, Plan
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries import town as town_queries
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Closure, ConfirmedYear
from counterdesk.store.tables.columns import new_uid

YEARS_AHEAD = 2


def save_closures(work: Work, command: SaveClosures) -> Done:
    """Adds rows under one group, which `UndoClosing` takes back together."""
    plan = plan_save(work.look, command)
    return done(work, plans.carry_out(work, plan, "closures_saved", command.move), "closures_saved")


def remove_closures(work: Work, command: RemoveClosures) -> Done:
    """Takes rows back; a row that one of them had replaced holds again."""
    plan = plan_remove(work.look, command)
    rows = queries.rows_by_id(work.session, plan.void)
    carried = plans.carry_out(work, plan, "closures_removed", command.move)
    facts = _facts(rows, carried)
    return Done("closures_removed", work.now, "closures", rows[0].uid, rows[0].id, facts=facts)


def confirm_year(work: Work, command: ConfirmYear) -> Done:
    """Makes the rows those of the year and confirms it.

    Rows without a tick are kept too, so that the next proposal knows what the town decided.
    """
    plan = plan_year(work.look, command)
    row = town_queries.confirmed_year_row(work.session, command.year)
    if row is None:
        row = ConfirmedYear(scope=TOWN, year=command.year, confirmed_at=work.now, confirmed_by=work.author)
        work.tx.add(row)
    else:
        row.confirmed_at, row.confirmed_by = work.now, work.author
    work.tx.journal("year_confirmed", row)
    carried = plans.carry_out(work, plan, "year_confirmed", command.move)
    facts = {"year": str(command.year), "closures": str(sum(one.ticked for one in command.rows))}
    return Done("year_confirmed", work.now, "years", facts={**facts, **_moved(carried)})


def plan_save(look: Look, command: SaveClosures) -> Plan:
    """Gives the plan of added rows.

    Refuses `not_there`, `no_rows`, `closure_past`, `closure_other_year`, `closure_twice`, `bad_hours`.
    """
    scopes.require_scope(look, command.scope)
    rows = [row for row in command.rows if row.ticked]
    if not rows:
        raise Refused("no_rows")
    for row in rows:
        require_ahead(look, row.on)
    _require_once(rows)
    standing = queries.rows_on(look.session, command.scope, {row.on for row in rows})
    for one in standing:
        if one.ticked:
            raise Refused("closure_twice", on=one.on_date)
    return Plan(
        command.scope,
        add=tuple(new_row(command.scope, row) for row in rows),
        void=frozenset(one.id for one in standing),
        group=new_uid(),
    )


def plan_remove(look: Look, command: RemoveClosures) -> Plan:
    """Gives the plan of rows taken back; refuses `not_there` and `closure_past`."""
    _ = look.town
    rows = queries.rows_by_id(look.session, command.ids)
    if not rows or len(rows) < len(set(command.ids)) or any(row.void_at is not None for row in rows):
        raise Refused("not_there")
    return taken_back(look, rows)


def plan_year(look: Look, command: ConfirmYear) -> Plan:
    """Gives the plan of a year: keeps the rows that stay as they are, takes the others back, adds what is new.

    Refuses `year_out_of_range`, `closure_other_year`, `closure_twice`, `bad_hours`, and in a year that was confirmed
    before `closure_changes_verdict`: reports were made by what it says of the days that are over.
    """
    _ = look.town
    if not calendars.FIRST_YEAR <= command.year <= calendars.LAST_YEAR:
        raise Refused("year_out_of_range", year=command.year)
    for row in command.rows:
        if row.on.year != command.year:
            raise Refused("closure_other_year", on=row.on)
    _require_once(row for row in command.rows if row.ticked)
    wanted = {_content(row): row for row in command.rows}
    gone = [
        old
        for old in town_queries.closure_rows(look.session, date(command.year, 1, 1), date(command.year, 12, 31))
        if wanted.pop((old.on_date, old.name, calendars.as_hours(old.hours), old.ticked), None) is None
    ]
    add = tuple(new_row(TOWN, row) for row in wanted.values())
    plan = Plan(add=add, void=frozenset(old.id for old in gone), confirm=command.year)
    if command.year in town_queries.confirmed_years(look.session):
        plans.require_verdicts_kept(look, plan)
    return plan


def taken_back(look: Look, rows: Sequence[Closure]) -> Plan:
    """Gives the plan of taking rows back; what they had replaced holds again. Refuses `closure_past`."""
    for row in rows:
        require_not_over(look, row.on_date)
    replaced = queries.rows_by_id(look.session, {row.replaces_id for row in rows if row.replaces_id is not None})
    back = (
        BookRow(row.scope, row.on_date, row.name, calendars.openings_of(row.hours), row.id)
        for row in replaced
        if row.void_at is not None
    )
    return Plan(rows[0].scope, void=frozenset(row.id for row in rows), back=tuple(back))


def new_row(scope: str, typed: ClosureRow) -> NewRow:
    """Gives a typed row as it will be written; refuses `bad_hours` and `text_too_long`."""
    hours = calendars.require_hours(typed.hours)
    return NewRow(scope, typed.on, line(typed.name) or "", hours, line(typed.source) or "", typed.ticked)


def require_ahead(look: Look, on: date) -> None:
    """Refuses `closure_past` for a day that is over and `closure_other_year` for one more than two years ahead."""
    require_not_over(look, on)
    if on.year > look.today.year + YEARS_AHEAD:
        raise Refused("closure_too_far", on=on)


def require_not_over(look: Look, on: date) -> None:
    """Refuses `closure_past` for a day that is over."""
    if on < look.today:
        raise Refused("closure_past", on=on)


def done(work: Work, carried: Carried, action: str) -> Done:
    """Says what was entered: `uid` is the group for the undo, `on` and `until` its first and last day."""
    work.session.flush()
    first = carried.rows[0]
    facts = {**_facts(carried.rows, carried), "name": first.name}
    return Done(action, work.now, "closures", first.group_uid or first.uid, first.id, facts=facts)


def _facts(rows: Sequence[Closure], carried: Carried) -> dict[str, str]:
    days = sorted({row.on_date for row in rows})
    last = {"until": days[-1].isoformat()} if len(days) > 1 else {}
    return {"on": days[0].isoformat(), **last, "closures": str(len(days)), **_moved(carried)}


def _moved(carried: Carried) -> dict[str, str]:
    return {"moved": str(carried.moved)} if carried.moved else {}


def _require_once(rows: Iterable[ClosureRow]) -> None:
    seen: set[date] = set()
    for row in rows:
        if row.on in seen:
            raise Refused("closure_twice", on=row.on)
        seen.add(row.on)


def _content(row: ClosureRow) -> tuple[object, ...]:
    return row.on, line(row.name) or "", row.hours, row.ticked
