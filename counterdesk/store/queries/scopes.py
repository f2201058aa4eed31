"""Whose hours the logbook holds: newest calendars per scope, dated rows of every scope, departments and counters."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from counterdesk.store.tables import Calendar, Closure, Department, Shift

COUNTER = "counter:"


class NewestCalendar(NamedTuple):
    """The newest calendar of a scope; without content the scope follows the town again."""

    scope: str
    version: int
    content: Any


class RowLine(NamedTuple):
    """One dated row that somebody ticked and that stands."""

    id: int
    scope: str
    on: date
    name: str
    hours: list[list[str]]


class YearLine(NamedTuple):
    """One dated row as the list of a year shows it, ticked or not."""

    id: int
    on: date
    name: str
    hours: list[list[str]]
    source: str
    ticked: bool
    group: str | None


class DepartmentUid(NamedTuple):
    """A department by its number, its uid and its name."""

    id: int
    uid: str
    name: str
    active: bool


def newest_calendars(session: Session) -> tuple[NewestCalendar, ...]:
    """Gives the newest calendar of every scope that ever had one."""
    newest = select(func.max(Calendar.id)).group_by(Calendar.scope)
    query = select(Calendar.scope, Calendar.version, Calendar.content).where(Calendar.id.in_(newest))
    return tuple(NewestCalendar(*row) for row in session.execute(query))


def standing_rows(session: Session) -> tuple[RowLine, ...]:
    """Gives every ticked row that is not taken back, of all scopes, by date."""
    query = (
        select(Closure.id, Closure.scope, Closure.on_date, Closure.name, Closure.hours)
        .where(Closure.void_at.is_(None), Closure.ticked)
        .order_by(Closure.on_date, Closure.id)
    )
    return tuple(RowLine(*row) for row in session.execute(query))


def rows_between(session: Session, scope: str, first: date, last: date) -> tuple[YearLine, ...]:
    """Gives the rows of a scope between two dates, both included, that are not taken back, by date."""
    query = (
        select(
            Closure.id,
            Closure.on_date,
            Closure.name,
            Closure.hours,
            Closure.source,
            Closure.ticked,
            Closure.group_uid,
        )
        .where(Closure.scope == scope, Closure.void_at.is_(None), Closure.on_date.between(first, last))
        .order_by(Closure.on_date, Closure.id)
    )
    return tuple(YearLine(*row) for row in session.execute(query))


def rows_on(session: Session, scope: str, days: Collection[date]) -> Sequence[Closure]:
    """Gives the rows of some dates that stand, ticked or not."""
    query = select(Closure).where(Closure.scope == scope, Closure.void_at.is_(None), Closure.on_date.in_(days))
    return session.execute(query.order_by(Closure.on_date, Closure.id)).scalars().all()


def rows_by_id(session: Session, ids: Collection[int]) -> Sequence[Closure]:
    """Gives some rows, also those that were taken back, by date."""
    query = select(Closure).where(Closure.id.in_(ids)).order_by(Closure.on_date, Closure.id)
    return session.execute(query).scalars().all()


def rows_of_group(session: Session, group: str) -> Sequence[Closure]:
    """Gives what was entered at once, also what another row lies over or was taken back, by date."""
    query = select(Closure).where(Closure.group_uid == group)
    return session.execute(query.order_by(Closure.on_date, Closure.id)).scalars().all()


def rows_over(session: Session, row_id: int) -> Sequence[Closure]:
    """Gives the rows that took the place of one, also those that were taken back since."""
    query = select(Closure).where(Closure.replaces_id == row_id).order_by(Closure.id)
    return session.execute(query).scalars().all()


def departments(session: Session) -> tuple[DepartmentUid, ...]:
    """Gives every department that ever was, by name."""
    query = select(Department.id, Department.uid, Department.name, Department.active).order_by(Department.name)
    return tuple(DepartmentUid(*row) for row in session.execute(query))


def counters(session: Session) -> frozenset[str]:
    """Gives the counters at which somebody was, or that have hours of their own."""
    staffed = session.execute(select(Shift.counter).distinct()).scalars()
    scopes = session.execute(select(Calendar.scope).where(Calendar.scope.startswith(COUNTER)).distinct()).scalars()
    return frozenset(staffed) | {scope.removeprefix(COUNTER) for scope in scopes}


def version_of(session: Session, scope: str) -> int:
    """Gives the newest calendar version of a scope, 0 when it has none."""
    return session.execute(select(func.max(Calendar.version)).where(Calendar.scope == scope)).scalar() or 0
