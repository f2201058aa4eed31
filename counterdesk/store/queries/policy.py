"""The town's own edits over its policy text, and whose hours a department answers in."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, or_, select
from sqlalchemy.orm import Session

from counterdesk.store.prepared import Prepared
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Calendar, Deadline, Department, Pack, Person, PolicyEdit


class EditLine(NamedTuple):
    """One edit that stands, with the department's name."""

    id: int
    what: str
    subject: str
    content: Any
    from_on: date
    department_id: int | None
    department: str
    source: str
    approved_by: str
    approved_on: date | None
    by: str


class HistoryLine(NamedTuple):
    """One edit as the history tells it, also one that was taken back."""

    edit: EditLine
    at: datetime
    void_at: datetime | None


class ScopeVersion(NamedTuple):
    """Whose calendar, and its newest version."""

    scope: str
    version: int


_COLUMNS = (
    PolicyEdit.id,
    PolicyEdit.what,
    PolicyEdit.subject,
    PolicyEdit.value,
    PolicyEdit.from_on,
    PolicyEdit.department_id,
    func.coalesce(Department.name, ""),
    func.coalesce(PolicyEdit.source, ""),
    func.coalesce(PolicyEdit.approved_by, ""),
    PolicyEdit.approved_on,
    func.coalesce(Person.name, ""),
)


def _named(query: Any) -> Any:
    joined = query.outerjoin(Department, Department.id == PolicyEdit.department_id)
    return joined.outerjoin(Person, Person.id == PolicyEdit.by)


_EDITS = Prepared(_named(select(*_COLUMNS)).where(PolicyEdit.void_at.is_(None)).order_by(PolicyEdit.id))
_OWN_CALENDAR = Prepared(
    select(Calendar.scope, Calendar.version)
    .join(Department, Department.uid == Calendar.scope)
    .where(Department.id == bindparam("department_id"))
    .order_by(Calendar.version.desc())
    .limit(1)
)
_DEPARTMENT_OF = Prepared(select(Person.department_id).where(Person.id == bindparam("person_id")))


def edits(session: Session) -> tuple[EditLine, ...]:
    """Gives the edits that stand, in the order in which they were made."""
    return tuple(EditLine(*row) for row in _EDITS.rows(session))


def history(session: Session) -> tuple[HistoryLine, ...]:
    """Gives every edit that was ever made, newest first, with who made it."""
    query = _named(select(*_COLUMNS, PolicyEdit.at, PolicyEdit.void_at)).order_by(PolicyEdit.id.desc())
    return tuple(HistoryLine(EditLine(*row[:-2]), *row[-2:]) for row in session.execute(query))


def edit_row(session: Session, edit_id: int) -> PolicyEdit | None:
    """Gives one edit that still stands."""
    found = session.get(PolicyEdit, edit_id)
    return None if found is None or found.void_at is not None else found


def own_calendar(session: Session, department_id: int) -> ScopeVersion | None:
    """Gives the newest calendar of a department's own, None where there is none."""
    found = _OWN_CALENDAR.row(session, department_id=department_id)
    return None if found is None else ScopeVersion(*found)


def department_of(session: Session, person_id: int | None) -> int | None:
    """Gives the department that a person works for."""
    found = None if person_id is None else _DEPARTMENT_OF.row(session, person_id=person_id)
    return None if found is None else found[0]


def scope_name(session: Session, scope: str | None) -> str:
    """Gives the department whose calendar a scope is; empty for the town's."""
    if scope is None or scope == TOWN:
        return ""
    return session.execute(select(Department.name).where(Department.uid == scope)).scalar() or ""


def follow_ups(session: Session) -> frozenset[int]:
    """Gives the open deadlines that no limit of their kind dates: the answer after an acknowledgement, Council's."""
    query = select(Deadline.id).where(
        Deadline.state == "open",
        or_(Deadline.replaces_id.is_not(None), Deadline.council_on.is_not(None)) & Deadline.number.is_(None),
    )
    return frozenset(session.execute(query).scalars())


def set_up_at(session: Session) -> datetime | None:
    """Gives when the town was set up, None while none is chosen."""
    return session.execute(select(func.min(Pack.at))).scalar()
