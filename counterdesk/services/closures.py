"""Closures: the town's own dated rows. A year counts only once a person has confirmed it."""

from collections.abc import Iterable
from datetime import date

from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.town import ClosureRow, ConfirmYear, RemoveClosure, SaveClosure
from counterdesk.services.plain import line
from counterdesk.services.town import calendar_done, require_town
from counterdesk.services.work import Work
from counterdesk.store.queries import town as queries
from counterdesk.store.tables import Closure, ConfirmedYear


def confirm_year(work: Work, command: ConfirmYear) -> Done:
    """Makes the rows those of the year and confirms it; refuses `closure_twice` and `closure_other_year`.

    Rows without a tick are kept too, so that the next proposal knows what the town decided.
    """
    require_town(work)
    _require_own_year(command)
    _replace(work, command)
    row = queries.confirmed_year_row(work.session, command.year)
    if row is None:
        row = ConfirmedYear(scope=queries.TOWN, year=command.year, confirmed_at=work.now, confirmed_by=work.author)
        work.tx.add(row)
    else:
        row.confirmed_at, row.confirmed_by = work.now, work.author
    work.tx.journal("year_confirmed", row)
    calendars.new_version(work)
    facts = {"year": str(command.year), "closures": str(sum(one.ticked for one in command.rows))}
    return Done("year_confirmed", work.now, "years", facts=facts)


def save_closure(work: Work, command: SaveClosure) -> Done:
    """Adds one closure or changed day; refuses `closure_twice`, `closure_past` and `bad_hours`."""
    require_town(work)
    typed = command.row
    _require_ahead(work, typed.on)
    if any(row.ticked for row in queries.closures(work.session, typed.on, typed.on)):
        raise Refused("closure_twice", on=typed.on)
    for row in queries.closure_rows(work.session, typed.on, typed.on):
        _void(work, row)
    row = _row(work, typed)
    work.tx.add(row)
    work.tx.journal("closure_saved", row)
    return _changed(work, "closure_saved", row)


def remove_closure(work: Work, command: RemoveClosure) -> Done:
    """Takes a closure back; refuses `not_there` and `closure_past`."""
    row = queries.closure_row(work.session, command.id)
    if row is None:
        raise Refused("not_there")
    _require_ahead(work, row.on_date)
    _void(work, row)
    work.tx.journal("closure_removed", row)
    return _changed(work, "closure_removed", row)


def _changed(work: Work, action: str, row: Closure) -> Done:
    version = calendars.new_version(work)
    done = calendar_done(work, action, version)
    return Done(action, work.now, "closures", row.uid, row.id, facts={**done.facts, "on": row.on_date.isoformat()})


def _require_ahead(work: Work, on: date) -> None:
    if on < work.look.today:
        raise Refused("closure_past", on=on)


def _require_own_year(command: ConfirmYear) -> None:
    seen: set[date] = set()
    for row in command.rows:
        if row.on.year != command.year:
            raise Refused("closure_other_year", on=row.on)
        if row.ticked and row.on in seen:
            raise Refused("closure_twice", on=row.on)
        if row.ticked:
            seen.add(row.on)


def _replace(work: Work, command: ConfirmYear) -> None:
    """Keeps the rows that stay as they are, voids the others, adds what is new."""
    year = command.year
    wanted = {_content(row): row for row in command.rows}
    for old in queries.closure_rows(work.session, date(year, 1, 1), date(year, 12, 31)):
        kept = (old.on_date, old.name, calendars.as_hours(old.hours), old.ticked)
        if wanted.pop(kept, None) is None:
            _void(work, old)
    work.tx.add(*_rows(work, wanted.values()))


def _content(row: ClosureRow) -> tuple[object, ...]:
    return row.on, line(row.name) or "", row.hours, row.ticked


def _rows(work: Work, typed: Iterable[ClosureRow]) -> list[Closure]:
    return [_row(work, one) for one in typed]


def _row(work: Work, typed: ClosureRow) -> Closure:
    return Closure(
        scope=queries.TOWN,
        on_date=typed.on,
        name=line(typed.name) or "",
        hours=calendars.require_hours(typed.hours),
        source=line(typed.source) or "",
        ticked=typed.ticked,
        added_at=work.now,
        added_by=work.author,
    )


def _void(work: Work, row: Closure) -> None:
    row.void_at, row.void_by = work.now, work.author
