"""Single records as rows, for commands that change them and for pages that show one whole."""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import Session

from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import (
    Amendment,
    Attempt,
    Caller,
    CallerLink,
    Complaint,
    Contact,
    Deadline,
    IncidentAddendum,
    Message,
    Opening,
    Pause,
    Record,
    SealedIdentity,
)

R = TypeVar("R", bound=Record)
TAKEN_BACK = "taken_back"
"""What a try says that was recorded on the wrong row; it counts no more."""


_MESSAGE_NUMBER = Prepared(select(Message.number).where(Message.contact_id == bindparam("contact_id")))
_FIRST_OWED = Prepared(
    select(Deadline.id, Deadline.due_at, Deadline.no_due_reason)
    .where(Deadline.contact_id == bindparam("contact_id"))
    .order_by(Deadline.void_at.is_not(None), Deadline.id)
    .limit(1)
)


class OwedLine(NamedTuple):
    """A deadline as the confirmation of an entry names it."""

    id: int
    due_at: datetime | None
    no_due_reason: str | None


class AmendmentLine(NamedTuple):
    """One old value of a record."""

    at: datetime
    by: int | None
    field: str
    before: Any
    after: Any


def by_uid(session: Session, table: type[R], uid: str) -> R | None:
    """Gives the record with this uid, also a void one."""
    found = _id_of(table).row(session, uid=uid)
    return None if found is None else session.get(table, found[0])


@cache
def _id_of(table: type[Record]) -> Prepared:
    return Prepared(select(table.id).where(table.uid == bindparam("uid")))


def contact(session: Session, contact_id: int) -> Contact | None:
    """Gives one contact."""
    return session.get(Contact, contact_id)


def contacts_of_sheet(session: Session, uid: str) -> Sequence[Contact]:
    """Gives the contacts that one incoming sheet logged, in their order; visits there are named uid/1, uid/2 ..."""
    query = select(Contact).where(Contact.visit_uid > f"{uid}/", Contact.visit_uid < f"{uid}0")
    return session.execute(query.order_by(Contact.id)).scalars().all()


def contacts_of_visit(session: Session, visit_uid: str) -> Sequence[Contact]:
    """Gives the contacts of one visit, in their order."""
    query = select(Contact).where(Contact.visit_uid == visit_uid)
    return session.execute(query.order_by(Contact.id)).scalars().all()


def message_of(session: Session, contact_id: int) -> Message | None:
    """Gives the message of a contact."""
    return session.execute(select(Message).where(Message.contact_id == contact_id)).scalars().first()


def message_number(session: Session, contact_id: int) -> str:
    """Gives the number of a contact's message, empty without one."""
    found = _MESSAGE_NUMBER.row(session, contact_id=contact_id)
    return "" if found is None else str(found[0])


def first_owed(session: Session, contact_id: int) -> OwedLine | None:
    """Gives the first deadline that a contact started, of those that count where any does."""
    found = _FIRST_OWED.row(session, contact_id=contact_id)
    return None if found is None else OwedLine(*found)


def deadline(session: Session, deadline_id: int) -> Deadline | None:
    """Gives one deadline."""
    return session.get(Deadline, deadline_id)


def deadlines_of(session: Session, contact_id: int | None, complaint_id: int | None) -> Sequence[Deadline]:
    """Gives every deadline of a contact or of a complaint, first started first."""
    if complaint_id is not None:
        query = select(Deadline).where(Deadline.complaint_id == complaint_id)
    else:
        query = select(Deadline).where(Deadline.contact_id == contact_id)
    return session.execute(query.order_by(Deadline.id)).scalars().all()


def attempt_times(session: Session, deadline_id: int) -> tuple[datetime, ...]:
    """Gives when somebody tried to reach the person, in order."""
    query = select(Attempt.at).where(Attempt.deadline_id == deadline_id, Attempt.what != TAKEN_BACK)
    query = query.order_by(Attempt.at)
    return tuple(session.execute(query).scalars())


def attempts_of(session: Session, deadline_ids: Sequence[int]) -> Sequence[Attempt]:
    """Gives the tries of some deadlines, in order."""
    query = select(Attempt).where(Attempt.deadline_id.in_(deadline_ids)).order_by(Attempt.at, Attempt.id)
    return session.execute(query).scalars().all()


def pauses_of(session: Session, deadline_id: int) -> Sequence[Pause]:
    """Gives the intervals in which a deadline stood still, in order."""
    query = select(Pause).where(Pause.deadline_id == deadline_id).order_by(Pause.from_at, Pause.id)
    return session.execute(query).scalars().all()


def caller(session: Session, digits: str) -> Caller | None:
    """Gives what is counted for a number."""
    return session.execute(select(Caller).where(Caller.digits == digits)).scalars().first()


def caller_row(session: Session, caller_id: int | None) -> Caller | None:
    """Gives the caller's row of a contact."""
    return None if caller_id is None else session.get(Caller, caller_id)


def is_caller_known(session: Session, caller_id: int) -> bool:
    """Whether a contact, voided ones too, or somebody's word that two numbers are one caller's names this number."""
    linked = select(CallerLink.id).where(or_(CallerLink.caller_id == caller_id, CallerLink.other_id == caller_id))
    asked = (select(Contact.id).where(Contact.caller_id == caller_id), linked)
    return any(session.execute(query.limit(1)).first() is not None for query in asked)


def identity(session: Session, record: str, record_id: int) -> SealedIdentity | None:
    """Gives the sealed identity that belongs to a record."""
    query = select(SealedIdentity).where(SealedIdentity.record == record, SealedIdentity.record_id == record_id)
    return session.execute(query).scalars().first()


def opening(session: Session, uid: str) -> Opening | None:
    """Gives one opening of a sealed record."""
    return by_uid(session, Opening, uid)


def openings_of(session: Session, record: str, record_id: int) -> Sequence[Opening]:
    """Gives who opened a sealed record, in order."""
    query = select(Opening).where(Opening.record == record, Opening.record_id == record_id).order_by(Opening.at)
    return session.execute(query).scalars().all()


def addenda(session: Session, incident_id: int) -> Sequence[IncidentAddendum]:
    """Gives the addenda of an incident, in order."""
    query = select(IncidentAddendum).where(IncidentAddendum.incident_id == incident_id)
    return session.execute(query.order_by(IncidentAddendum.at, IncidentAddendum.id)).scalars().all()


def amendments(session: Session, record: str, record_id: int) -> tuple[AmendmentLine, ...]:
    """Gives the old values of a record, oldest first."""
    query = (
        select(Amendment.at, Amendment.by, Amendment.field, Amendment.before, Amendment.after)
        .where(Amendment.record == record, Amendment.record_id == record_id)
        .order_by(Amendment.id)
    )
    return tuple(AmendmentLine(*row) for row in session.execute(query))


def amendment_rows(session: Session, row: Record, fields: Sequence[str]) -> Sequence[Amendment]:
    """Gives the old values of some fields of a record as rows, for what must not be kept any more."""
    query = select(Amendment).where(Amendment.record == row.__tablename__, Amendment.record_id == row.id)
    return session.execute(query.where(Amendment.field.in_(fields))).scalars().all()


def has_amendments_after(session: Session, amendment_id: int) -> bool:
    """Whether any old value was kept after this one."""
    return session.execute(select(Amendment.id).where(Amendment.id > amendment_id).limit(1)).first() is not None


def last_amendment(session: Session, row: Record, fields: Sequence[str]) -> Amendment | None:
    """Gives the newest old value of some fields of a record."""
    query = select(Amendment).where(Amendment.record == row.__tablename__, Amendment.record_id == row.id)
    query = query.where(Amendment.field.in_(fields)).order_by(Amendment.id.desc()).limit(1)
    return session.execute(query).scalars().first()


def amendments_after(session: Session, amendment_id: int, rows: Sequence[Record]) -> Sequence[Amendment]:
    """Gives the old values of some records that were kept after this one, oldest first."""
    query = select(Amendment).where(Amendment.id > amendment_id).order_by(Amendment.id)
    wanted = {(row.__tablename__, row.id) for row in rows}
    return [one for one in session.execute(query).scalars() if (one.record, one.record_id) in wanted]


def complaint(session: Session, complaint_id: int) -> Complaint | None:
    """Gives one complaint."""
    return session.get(Complaint, complaint_id)
