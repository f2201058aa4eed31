"""The due queue: every open deadline in one query, by columns."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from counterdesk.store.prepared import Prepared
from counterdesk.store.queries.log import BEGINNING
from counterdesk.store.queries.records import TAKEN_BACK
from counterdesk.store.tables import (
    Attempt,
    Complaint,
    Contact,
    Deadline,
    Department,
    Message,
    Person,
)


class DueLine(NamedTuple):
    """One open deadline with what the queue shows beside it."""

    id: int
    uid: str
    kind: str
    stage: str | None
    section: str | None
    must: bool
    received_at: datetime
    due_at: datetime | None
    promised_at: datetime | None
    contact_id: int | None
    contact_uid: str | None
    channel: str | None
    name: str | None
    typed: str | None
    shown: str | None
    extension: str | None
    topic: str | None
    detail: Any
    confidential: bool | None
    message_number: str | None
    message_state: str | None
    message_for: str | None
    complaint_id: int | None
    complaint_uid: str | None
    complaint_number: str | None
    complaint_channel: str | None
    answerer: str | None
    department: str | None
    claimed_by: str | None
    claimed_by_id: int | None
    note: str | None
    own: bool | None
    council_on: date | None
    decided_on: date | None
    moved_why: str | None
    paused_at: datetime | None
    told_due_at: datetime | None
    reopens_id: int | None
    calendar_scope: str | None


_ANSWERER = aliased(Person)
_CLAIMED = aliased(Person)
_LINES = Prepared(
    select(
        Deadline.id,
        Deadline.uid,
        Deadline.kind,
        Deadline.stage,
        Deadline.section,
        Deadline.must,
        Deadline.received_at,
        Deadline.due_at,
        Deadline.promised_at,
        Deadline.contact_id,
        Contact.uid,
        Contact.channel,
        Contact.name,
        Contact.number_typed,
        Contact.number_shown,
        Contact.number_ext,
        Contact.topic_text,
        Contact.outcome_detail,
        Contact.confidential,
        Message.number,
        Message.state,
        Message.for_text,
        Deadline.complaint_id,
        Complaint.uid,
        Complaint.number,
        Complaint.channel,
        _ANSWERER.name,
        Department.name,
        _CLAIMED.name,
        Deadline.claimed_by,
        BEGINNING,
        Deadline.answerer_id == Contact.author_id,
        Deadline.council_on,
        Deadline.decided_on,
        Deadline.moved_why,
        Deadline.paused_at,
        Contact.told_due_at,
        Deadline.reopens_id,
        Deadline.calendar_scope,
    )
    .outerjoin(Contact, Contact.id == Deadline.contact_id)
    .outerjoin(Message, Message.id == Deadline.message_id)
    .outerjoin(Complaint, Complaint.id == Deadline.complaint_id)
    .outerjoin(_ANSWERER, _ANSWERER.id == Deadline.answerer_id)
    .outerjoin(Department, Department.id == Deadline.department_id)
    .outerjoin(_CLAIMED, _CLAIMED.id == Deadline.claimed_by)
    .where(Deadline.state == "open")
)
_TRIES = Prepared(
    select(Attempt.deadline_id, Attempt.at)
    .join(Deadline, Deadline.id == Attempt.deadline_id)
    .where(Deadline.state == "open", Attempt.what != TAKEN_BACK)
    .order_by(Attempt.at)
)


def open_lines(session: Session) -> tuple[DueLine, ...]:
    """Gives every open deadline, in no order."""
    return tuple(DueLine(*row) for row in _LINES.rows(session))


def tries(session: Session) -> dict[int, tuple[datetime, ...]]:
    """Gives when somebody tried, for every open deadline that was tried."""
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    for deadline_id, at in _TRIES.rows(session):
        found[deadline_id].append(at)
    return {deadline_id: tuple(times) for deadline_id, times in found.items()}


def departments(session: Session) -> tuple[tuple[str, int], ...]:
    """Gives every department by its uid, which names the calendar of its own hours."""
    return tuple((row.uid, row.id) for row in session.execute(select(Department.uid, Department.id)))


def open_count(session: Session) -> int:
    """Counts the open deadlines."""
    return session.execute(select(func.count(Deadline.id)).where(Deadline.state == "open")).scalar_one()
