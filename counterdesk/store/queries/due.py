"""The due queue: every open deadline in one query, by columns."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, func, or_, select, union
from sqlalchemy.orm import Session, aliased

from counterdesk.store.prepared import Prepared, filled, several
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
    answerer_id: int | None
    department: str | None
    claimed_by: str | None
    claimed_by_id: int | None
    claimed_at: datetime | None
    note: str | None
    own: bool | None
    council_on: date | None
    decided_on: date | None
    moved_why: str | None
    paused_at: datetime | None
    told_due_at: datetime | None
    reopens_id: int | None
    calendar_scope: str | None
    carried: bool = False


class AwayLine(NamedTuple):
    """Somebody who is away, or will be: the days, and who of those who are still here stands in."""

    id: int
    away_from: date | None
    away_until: date
    stand_in: str | None


_ANSWERER = aliased(Person)
_CLAIMED = aliased(Person)
_STAND_IN = aliased(Person)
OPEN_LINES = (
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
        Deadline.answerer_id,
        Department.name,
        _CLAIMED.name,
        Deadline.claimed_by,
        Deadline.claimed_at,
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
_OPEN_TRIES = (
    select(Attempt.deadline_id, Attempt.at)
    .join(Deadline, Deadline.id == Attempt.deadline_id)
    .where(Deadline.state == "open", Attempt.what != TAKEN_BACK)
    .order_by(Attempt.at)
)
_OF_RECORDS = or_(Deadline.contact_id.in_(several("contact")), Deadline.complaint_id.in_(several("complaint")))
_AWAY = Prepared(
    select(Person.id, Person.away_from_on, Person.away_until_on, _STAND_IN.name)
    .outerjoin(_STAND_IN, and_(_STAND_IN.id == Person.stand_in_id, _STAND_IN.active))
    .where(Person.away_until_on >= bindparam("on"))
)
_LINES, _LINES_OF = Prepared(OPEN_LINES), Prepared(OPEN_LINES.where(_OF_RECORDS))
_TRIES, _TRIES_OF = Prepared(_OPEN_TRIES), Prepared(_OPEN_TRIES.where(_OF_RECORDS))
_UIDS = several("uid")
_ITS_CONTACT = select(Contact.id, Contact.uid).join(Deadline, Deadline.contact_id == Contact.id)
_ITS_COMPLAINT = select(Complaint.id, Complaint.uid).join(Deadline, Deadline.complaint_id == Complaint.id)
_TRIED = Attempt.deadline_id == Deadline.id
_CONTACTS_OF = Prepared(
    union(
        select(Contact.id, Contact.uid).where(Contact.uid.in_(_UIDS)),
        select(Contact.id, Contact.uid).join(Message, Message.contact_id == Contact.id).where(Message.uid.in_(_UIDS)),
        _ITS_CONTACT.where(Deadline.uid.in_(_UIDS)),
        _ITS_CONTACT.join(Attempt, _TRIED).where(Attempt.uid.in_(_UIDS)),
    )
)
_COMPLAINTS_OF = Prepared(
    union(
        select(Complaint.id, Complaint.uid).where(Complaint.uid.in_(_UIDS)),
        _ITS_COMPLAINT.where(Deadline.uid.in_(_UIDS)),
        _ITS_COMPLAINT.join(Attempt, _TRIED).where(Attempt.uid.in_(_UIDS)),
    )
)


class Touched(NamedTuple):
    """Contacts and complaints by their ids, and the uids of both."""

    contact_ids: tuple[int, ...]
    complaint_ids: tuple[int, ...]
    uids: frozenset[str]

    def places(self) -> dict[str, object]:
        """Gives the values that ask for their deadlines."""
        return {**filled("contact", self.contact_ids), **filled("complaint", self.complaint_ids)}


def touched(session: Session, uids: Collection[str]) -> Touched:
    """Gives the records that these uids are of, or of a message, a deadline or a try of theirs."""
    contacts = _CONTACTS_OF.rows(session, **filled("uid", uids))
    complaints = _COMPLAINTS_OF.rows(session, **filled("uid", uids))
    return Touched(
        tuple(id_ for id_, _uid in contacts),
        tuple(id_ for id_, _uid in complaints),
        frozenset(uid for _id, uid in (*contacts, *complaints)),
    )


def open_lines(session: Session, of: Touched | None = None) -> tuple[DueLine, ...]:
    """Gives every open deadline, in no order; only those of some records where these are given."""
    found = _LINES.rows(session) if of is None else _LINES_OF.rows(session, **of.places())
    return tuple(DueLine(*row) for row in found)


def tries(session: Session, of: Touched | None = None) -> dict[int, tuple[datetime, ...]]:
    """Gives when somebody tried, for every open deadline that was tried; only those of some records where given."""
    found: defaultdict[int, list[datetime]] = defaultdict(list)
    for deadline_id, at in _TRIES.rows(session) if of is None else _TRIES_OF.rows(session, **of.places()):
        found[deadline_id].append(at)
    return {deadline_id: tuple(times) for deadline_id, times in found.items()}


def away(session: Session, on: date) -> tuple[AwayLine, ...]:
    """Gives whose absence is not over on a date; it may begin later."""
    return tuple(AwayLine(*row) for row in _AWAY.rows(session, on=on))


def departments(session: Session) -> tuple[tuple[str, int], ...]:
    """Gives every department by its uid, which names the calendar of its own hours."""
    return tuple((row.uid, row.id) for row in session.execute(select(Department.uid, Department.id)))


def open_count(session: Session) -> int:
    """Counts the open deadlines."""
    return session.execute(select(func.count(Deadline.id)).where(Deadline.state == "open")).scalar_one()
