"""Closing at short notice (snow, power): from this minute or a later time, all or one department."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from counterdesk.domain.instants import local, local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, closures, plans, scopes
from counterdesk.services.asks.calendar import CloseNow
from counterdesk.services.asks.desk import Done
from counterdesk.services.calendars import Book
from counterdesk.services.plain import line
from counterdesk.services.plans import NewRow, Plan
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables.columns import new_uid

READING = timedelta(hours=1)
"""How long before the command a closing may have begun: somebody reads the list before saying yes."""
SOURCE = "closing"
DAY_MINUTES = 24 * 60


def close_now(work: Work, command: CloseNow) -> Done:
    """Closes; `Done.uid` is the group for the undo."""
    plan = plan_closing(work.look, command)
    carried = plans.carry_out(work, plan, "office_closed", command.move)
    said = closures.done(work, carried, "office_closed")
    facts = {**said.facts, "scope": scopes.names(work.look)[command.scope], "from_at": command.from_at.isoformat()}
    if command.until_at is not None:
        facts["until_at"] = command.until_at.isoformat()
    return Done(said.action, said.at, said.record, said.uid, said.id, facts=facts)


def plan_closing(look: Look, command: CloseNow) -> Plan:
    """Gives the plan of a closing: one row a date with the hours that are left.

    Refuses `not_there`, `nothing_happened` (no reason), `close_in_past`, `close_ends_before`, `close_not_open`.
    """
    scopes.require_scope(look, command.scope)
    reason = line(command.reason)
    if reason is None:
        raise Refused("nothing_happened")
    _require_time(look, command)
    book = calendars.book(look.session)
    rows = tuple(
        row for scope in (command.scope, *_own_days(book, command)) for row in _closed(look, book, scope, command)
    )
    if not rows:
        raise Refused("close_not_open")
    replaced = frozenset(row.replaces for row in rows if row.replaces is not None)
    return Plan(command.scope, rows, replaced | _unticked(look, rows), group=new_uid())


def _require_time(look: Look, command: CloseNow) -> None:
    begins = command.from_at
    if begins < look.now - READING or local_date(begins) < look.today:
        raise Refused("close_in_past", at=begins)
    closures.require_ahead(look, local_date(begins))
    if command.until_at is not None:
        if command.until_at <= begins:
            raise Refused("close_ends_before", at=command.until_at)
        closures.require_ahead(look, local_date(command.until_at))


def _own_days(book: Book, command: CloseNow) -> list[str]:
    """Gives the departments and counters whose own rows would keep them open while the town closes."""
    if command.scope != TOWN:
        return []
    days = set(_days(command))
    return sorted({row.scope for row in book.rows if row.on in days and row.scope != TOWN})


def _days(command: CloseNow) -> Iterator[date]:
    on = local_date(command.from_at)
    last = on if command.until_at is None else local_date(command.until_at)
    while on <= last:
        yield on
        on += timedelta(days=1)


def _closed(look: Look, book: Book, scope: str, command: CloseNow) -> Iterator[NewRow]:
    """Gives the rows that take the closing out of each day's hours; none for a day that it does not touch."""
    calendar = book.calendar(scope)
    own = {row.on: row.id for row in book.rows if row.scope == scope}
    for on in _days(command):
        if scope != command.scope and on not in own:
            continue
        hours = calendar.hours_on(on)
        left = calendars.cut(hours, *minutes_of_day(on, command.from_at, command.until_at))
        if left != hours:
            name = line(command.reason) or ""
            times = (command.from_at, command.until_at)
            yield NewRow(scope, on, name, left, SOURCE, True, own.get(on), *times)


def minutes_of_day(on: date, begins: datetime, ends: datetime | None) -> tuple[int, int]:
    """Gives the minutes of a date that are closed; seconds are left to the side of the closing."""
    start = _minute(begins) if on == local_date(begins) else 0
    end = _minute(ends) if ends is not None and on == local_date(ends) else DAY_MINUTES
    return start, end


def _minute(at: datetime) -> int:
    wall = local(at)
    return wall.hour * 60 + wall.minute


def _unticked(look: Look, rows: tuple[NewRow, ...]) -> frozenset[int]:
    return frozenset(
        old.id for row in rows for old in queries.rows_on(look.session, row.scope, [row.on]) if not old.ticked
    )
