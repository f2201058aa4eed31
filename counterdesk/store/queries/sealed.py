"""Complaints and incidents for their list: numbers, dates, departments, nobody's name but staff's."""

from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from counterdesk.store.tables import Complaint, Deadline, Department, Incident, Person


class ComplaintLine(NamedTuple):
    """One complaint with the next date it is due."""

    uid: str
    number: str
    at: datetime
    department: str | None
    due_at: datetime | None
    state: str
    author: str


class IncidentLine(NamedTuple):
    """One incident with its stamps."""

    uid: str
    number: str
    at: datetime
    submitted_at: datetime | None
    author: str
    warned_at: datetime | None
    ended_at: datetime | None
    supervisor_told_at: datetime | None
    police_called_at: datetime | None
    void_at: datetime | None


def complaints(session: Session, limit: int) -> tuple[ComplaintLine, ...]:
    """Gives the newest complaints that stand."""
    next_due = (
        select(func.min(Deadline.due_at))
        .where(Deadline.complaint_id == Complaint.id, Deadline.state == "open")
        .correlate(Complaint)
        .scalar_subquery()
    )
    query: Any = (
        select(
            Complaint.uid,
            Complaint.number,
            Complaint.received_at,
            Department.name,
            next_due,
            Complaint.state,
            Person.name,
        )
        .join(Person, Person.id == Complaint.author_id)
        .outerjoin(Department, Department.id == Complaint.department_id)
        .where(Complaint.void_at.is_(None))
        .order_by(Complaint.id.desc())
        .limit(limit)
    )
    return tuple(ComplaintLine(*row) for row in session.execute(query))


def incidents(session: Session, limit: int) -> tuple[IncidentLine, ...]:
    """Gives the newest incidents that stand, and those that their author took back unfinished: they can be finished."""
    undone = and_(Incident.submitted_at.is_(None), Incident.void_by == Incident.author_id)
    query: Any = (
        select(
            Incident.uid,
            Incident.number,
            Incident.happened_at,
            Incident.submitted_at,
            Person.name,
            Incident.warned_at,
            Incident.ended_at,
            Incident.supervisor_told_at,
            Incident.police_called_at,
            Incident.void_at,
        )
        .join(Person, Person.id == Incident.author_id)
        .where(or_(Incident.void_at.is_(None), undone))
        .order_by(Incident.id.desc())
        .limit(limit)
    )
    return tuple(IncidentLine(*row) for row in session.execute(query))
