"""The log: one line for each contact, complaint and incident, by columns; sealed ones without anybody's name."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, case, func, or_, select
from sqlalchemy.orm import Session

from counterdesk.store.prepared import Prepared, filled, several
from counterdesk.store.tables import Complaint, Contact, Department, Incident, Message, Person, Topic


class ContactLine(NamedTuple):
    """One contact as lists show it."""

    uid: str
    id: int
    at: datetime
    entered_at: datetime
    channel: str
    topic: str | None
    name: str | None
    typed: str | None
    shown: str | None
    extension: str | None
    outcome: str
    detail: Any
    message_number: str | None
    handed_at: datetime | None
    read_at: datetime | None
    author: str
    author_id: int
    quantity: int
    one_click: bool
    confidential: bool
    void_at: datetime | None
    late_entry: bool
    note: str | None


class SealedLine(NamedTuple):
    """One complaint or incident as lists show it: number, time, department, author."""

    uid: str
    id: int
    number: str
    at: datetime
    entered_at: datetime
    channel: str | None
    department: str | None
    author: str
    author_id: int
    void_at: datetime | None


class Counts(NamedTuple):
    """How many contacts, how many settled at once, how many by one click, and tallies; void ones left out."""

    contacts: int
    first_contact: int
    one_click: int
    tallies: int


# The note's beginning stands in for a topic; what is confidential shows nothing of it.
BEGINNING: Any = case(
    (or_(Contact.confidential.is_(True), Contact.topic_text.is_not(None)), None),
    else_=func.substr(Contact.note, 1, 200),
)
CONTACTS: Any = (
    select(
        Contact.uid,
        Contact.id,
        Contact.happened_at,
        Contact.entered_at,
        Contact.channel,
        Contact.topic_text,
        Contact.name,
        Contact.number_typed,
        Contact.number_shown,
        Contact.number_ext,
        Contact.outcome,
        Contact.outcome_detail,
        Message.number,
        Message.handed_at,
        Message.read_at,
        Person.name,
        Contact.author_id,
        Contact.quantity,
        Contact.one_click,
        Contact.confidential,
        Contact.void_at,
        Contact.late_entry,
        BEGINNING,
    )
    .outerjoin(Message, Message.contact_id == Contact.id)
    .join(Person, Person.id == Contact.author_id)
    .order_by(Contact.entered_at.desc(), Contact.id.desc())
)
COMPLAINTS: Any = (
    select(
        Complaint.uid,
        Complaint.id,
        Complaint.number,
        Complaint.received_at,
        Complaint.entered_at,
        Complaint.channel,
        Department.name,
        Person.name,
        Complaint.author_id,
        Complaint.void_at,
    )
    .outerjoin(Department, Department.id == Complaint.department_id)
    .join(Person, Person.id == Complaint.author_id)
    .order_by(Complaint.entered_at.desc(), Complaint.id.desc())
)
INCIDENTS: Any = (
    select(
        Incident.uid,
        Incident.id,
        Incident.number,
        Incident.happened_at,
        Incident.entered_at,
        Incident.channel,
        Department.name,
        Person.name,
        Incident.author_id,
        Incident.void_at,
    )
    .join(Person, Person.id == Incident.author_id)
    .outerjoin(Department, Department.id == Person.department_id)
    .order_by(Incident.entered_at.desc(), Incident.id.desc())
)


class _Between:
    """The rows of a time: all of them, or those that are known by one of some uids (of themselves, or of a part)."""

    def __init__(self, query: Any, entered_at: Any, *uids: Any) -> None:
        is_then = and_(entered_at >= bindparam("since"), entered_at < bindparam("until"))
        whole = query.where(is_then).limit(bindparam("most"))
        self._whole = Prepared(whole)
        self._some = Prepared(whole.where(or_(*(uid.in_(several("uid")) for uid in uids))))

    def rows(
        self, session: Session, since: datetime, until: datetime, limit: int, uids: Collection[str] | None
    ) -> list[Any]:
        """Gives them, newest first."""
        span: dict[str, object] = {"since": since, "until": until, "most": limit}
        if uids is None:
            return self._whole.rows(session, **span)
        return self._some.rows(session, **span, **filled("uid", uids))


def _counts() -> Any:
    count, is_tally = func.sum(Contact.quantity), func.coalesce(Topic.is_tally, False)
    at_once = and_(is_tally.is_(False), Contact.first_contact.is_(True))
    return (
        select(
            count.filter(is_tally.is_(False)),
            count.filter(at_once),
            count.filter(at_once, Contact.one_click.is_(True)),
            count.filter(is_tally.is_(True)),
        )
        .outerjoin(Topic, Topic.id == Contact.topic_id)
        .where(Contact.void_at.is_(None))
        .where(Contact.entered_at >= bindparam("since"), Contact.entered_at < bindparam("until"))
    )


_CONTACTS_BETWEEN = _Between(CONTACTS, Contact.entered_at, Contact.uid, Message.uid)
_COMPLAINTS_BETWEEN = _Between(COMPLAINTS, Complaint.entered_at, Complaint.uid)
_INCIDENTS_BETWEEN = _Between(INCIDENTS, Incident.entered_at, Incident.uid)
_COUNTS = Prepared(_counts())


def contacts_between(
    session: Session, since: datetime, until: datetime, limit: int, uids: Collection[str] | None = None
) -> tuple[ContactLine, ...]:
    """Gives the contacts entered in a time, newest first; only those of some uids where these are given."""
    found = _CONTACTS_BETWEEN.rows(session, since, until, limit, uids)
    return tuple(ContactLine(*row) for row in found)


def contacts_by_id(session: Session, ids: Sequence[int]) -> tuple[ContactLine, ...]:
    """Gives the contacts with these ids, newest first."""
    return _contact_lines(session, CONTACTS.where(Contact.id.in_(ids))) if ids else ()


def complaints_between(
    session: Session, since: datetime, until: datetime, limit: int, uids: Collection[str] | None = None
) -> tuple[SealedLine, ...]:
    """Gives the complaints entered in a time, newest first; only those of some uids where these are given."""
    found = _COMPLAINTS_BETWEEN.rows(session, since, until, limit, uids)
    return tuple(SealedLine(*row) for row in found)


def incidents_between(
    session: Session, since: datetime, until: datetime, limit: int, uids: Collection[str] | None = None
) -> tuple[SealedLine, ...]:
    """Gives the incidents entered in a time, newest first; only those of some uids where these are given."""
    found = _INCIDENTS_BETWEEN.rows(session, since, until, limit, uids)
    return tuple(SealedLine(*row) for row in found)


def numbered(session: Session, number: str) -> tuple[tuple[SealedLine, ...], tuple[SealedLine, ...]]:
    """Gives the complaints and the incidents whose number is or begins with this one."""
    return (
        _sealed_lines(session, COMPLAINTS.where(Complaint.number.startswith(number, autoescape=True)).limit(20)),
        _sealed_lines(session, INCIDENTS.where(Incident.number.startswith(number, autoescape=True)).limit(20)),
    )


def counts_between(session: Session, since: datetime, until: datetime) -> Counts:
    """Counts contacts entered in a time, the one-click ones among those answered at first contact; tallies apart."""
    found = _COUNTS.row(session, since=since, until=until)
    return Counts(*(int(value or 0) for value in found))


def _contact_lines(session: Session, query: Any) -> tuple[ContactLine, ...]:
    return tuple(ContactLine(*row) for row in session.execute(query))


def _sealed_lines(session: Session, query: Any) -> tuple[SealedLine, ...]:
    return tuple(SealedLine(*row) for row in session.execute(query))
