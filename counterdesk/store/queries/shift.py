"""What the shift summary counts and lists, each part one query."""

from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from counterdesk.store.tables import (
    Closure,
    Complaint,
    Contact,
    Deadline,
    Incident,
    JournalLine,
    Message,
    Opening,
    Person,
    Topic,
)

CHANGES = ("note_added", "author_moved", "entry_voided")
WITHDRAWALS = ("answer_in_error", "answer_withdrawn", "stage_withdrawn")


class RunningLine(NamedTuple):
    """One deadline that ran in a time, and how it ended."""

    kind: str
    stage: str
    number: int
    unit: str
    clause: str
    section: str
    must: bool
    due_at: datetime | None
    state: str
    recorded_at: datetime | None
    recorded_late: bool
    promised_at: datetime | None
    answered_at: datetime | None
    no_due_reason: str | None
    contact_id: int | None
    complaint_id: int | None


class ClosedLine(NamedTuple):
    """One deadline that was closed as owed no response; `number` is its message's or complaint's."""

    contact_id: int | None
    complaint_id: int | None
    code: str
    explanation: Any
    number: str


class LoggedLine(NamedTuple):
    """One contact that was logged as owed nothing."""

    detail: Any
    quantity: int


class MovedLine(NamedTuple):
    """Deadlines that one change moved together."""

    at: datetime
    by: str
    why: str
    how_many: int


class TopicCount(NamedTuple):
    """How often, by kind of entry, channel and topic."""

    is_tally: bool
    one_click: bool
    channel: str
    topic: str
    how_often: int


class LateLine(NamedTuple):
    """One entry that was written down late."""

    at: datetime
    entered_at: datetime
    channel: str
    topic: str


class OpenedLine(NamedTuple):
    """One opening of a sealed record."""

    at: datetime
    by: str
    reason: str
    record: str
    number: str


class ChangeLine(NamedTuple):
    """One entry that was changed or voided afterwards."""

    at: datetime
    by: str
    action: str
    record: str
    channel: str
    number: str
    topic: str
    reason: str


class IncidentLine(NamedTuple):
    """One incident: its number and its stamps."""

    at: datetime
    number: str
    warned_at: datetime | None
    ended_at: datetime | None
    supervisor_told_at: datetime | None
    police_called_at: datetime | None


def running(session: Session, since: datetime, until: datetime) -> tuple[RunningLine, ...]:
    """Gives the deadlines that ran in a time: received before its end, and not decided before its beginning.

    They come in the order in which they were started.
    """
    query: Any = select(
        Deadline.kind,
        func.coalesce(Deadline.stage, ""),
        func.coalesce(Deadline.number, 0),
        func.coalesce(Deadline.unit, ""),
        func.coalesce(Deadline.clause, ""),
        func.coalesce(Deadline.section, ""),
        Deadline.must,
        Deadline.due_at,
        Deadline.state,
        Deadline.recorded_at,
        Deadline.recorded_late,
        Deadline.promised_at,
        Deadline.answered_at,
        Deadline.no_due_reason,
        Deadline.contact_id,
        Deadline.complaint_id,
    ).where(
        Deadline.received_at < until,
        Deadline.state.in_(("open", "met", "late", "unreached", "not_owed")),
        or_(Deadline.state == "open", Deadline.recorded_at >= since),
    )
    rows = session.execute(query.order_by(Deadline.id))
    return tuple(RunningLine(*row) for row in rows)


def closed_not_owed(session: Session, since: datetime, until: datetime) -> tuple[ClosedLine, ...]:
    """Gives the deadlines that were closed in a time because the policy owes no response."""
    query: Any = (
        select(
            Deadline.contact_id,
            Deadline.complaint_id,
            func.coalesce(Deadline.not_owed_code, ""),
            Deadline.explanation,
            func.coalesce(Complaint.number, Message.number, ""),
        )
        .outerjoin(Message, Message.id == Deadline.message_id)
        .outerjoin(Complaint, Complaint.id == Deadline.complaint_id)
        .where(Deadline.state == "not_owed", Deadline.recorded_at >= since, Deadline.recorded_at < until)
        .order_by(Deadline.recorded_at, Deadline.id)
    )
    return tuple(ClosedLine(*row) for row in session.execute(query))


def logged_not_owed(session: Session, since: datetime, until: datetime) -> tuple[LoggedLine, ...]:
    """Gives the contacts of a time that were owed nothing from the start."""
    query = select(Contact.outcome_detail, Contact.quantity)
    query = query.where(_entered(since, until), Contact.outcome == "none_owed")
    return tuple(LoggedLine(*row) for row in session.execute(query))


def anonymous_not_owed(session: Session, since: datetime, until: datetime) -> tuple[tuple[str, str], ...]:
    """Gives the complaints of a time that started no deadline, because nobody knows whom to answer, by clause."""
    started = select(Deadline.id).where(Deadline.complaint_id == Complaint.id).exists()
    query = (
        select(Complaint.number, func.coalesce(Complaint.legislative_reason, ""))
        .where(Complaint.entered_at >= since, Complaint.entered_at < until, Complaint.void_at.is_(None))
        .where(Complaint.state == "no_response_owed", ~started)
        .order_by(Complaint.number)
    )
    return tuple((row[0], row[1]) for row in session.execute(query))


def moved(session: Session, since: datetime, until: datetime) -> tuple[MovedLine, ...]:
    """Gives which changes moved due dates in a time, and how many each."""
    why = func.coalesce(Deadline.moved_why, "")
    query: Any = (
        select(Deadline.moved_at, func.coalesce(Person.name, ""), why, func.count(Deadline.id))
        .outerjoin(Person, Person.id == Deadline.moved_by)
        .where(Deadline.moved_at >= since, Deadline.moved_at < until, Deadline.state != "void")
        .group_by(Deadline.moved_at, Person.name, why)
        .order_by(Deadline.moved_at)
    )
    return tuple(MovedLine(*row) for row in session.execute(query))


def topic_counts(session: Session, since: datetime, until: datetime) -> tuple[TopicCount, ...]:
    """Counts the entries of a time by kind, channel and topic; void ones left out."""
    tally = func.coalesce(Topic.is_tally, False)
    topic = func.coalesce(Contact.topic_text, "")
    query: Any = (
        select(tally, Contact.one_click, Contact.channel, topic, func.sum(Contact.quantity))
        .outerjoin(Topic, Topic.id == Contact.topic_id)
        .where(_entered(since, until))
        .group_by(tally, Contact.one_click, Contact.channel, topic)
        .order_by(tally, Contact.one_click, Contact.channel, topic)
    )
    rows = session.execute(query)
    return tuple(TopicCount(bool(row[0]), bool(row[1]), row[2], row[3], int(row[4])) for row in rows)


def sealed_counts(session: Session, since: datetime, until: datetime) -> tuple[tuple[str, str, int], ...]:
    """Counts the complaints and the incidents of a time by channel, as (record, channel, how often)."""
    found: list[tuple[str, str, int]] = []
    for table in (Complaint, Incident):
        channel = func.coalesce(table.channel, "")
        query = (
            select(channel, func.count(table.id))
            .where(table.entered_at >= since, table.entered_at < until, table.void_at.is_(None))
            .group_by(channel)
            .order_by(channel)
        )
        found += [(table.__tablename__, row[0], int(row[1])) for row in session.execute(query)]
    return tuple(found)


def first_contacts(session: Session, since: datetime, until: datetime) -> tuple[int, int]:
    """Counts what was settled at once, and how much of it by one click; tallies left out."""
    query: Any = (
        select(Contact.one_click, func.sum(Contact.quantity))
        .outerjoin(Topic, Topic.id == Contact.topic_id)
        .where(_entered(since, until), Contact.first_contact.is_(True), func.coalesce(Topic.is_tally, False).is_(False))
        .group_by(Contact.one_click)
    )
    found = {bool(row[0]): int(row[1]) for row in session.execute(query)}
    return sum(found.values()), found.get(True, 0)


def visits(session: Session, since: datetime, until: datetime) -> int:
    """Counts the visits at the counter: several matters of one person are one visit; tallies left out."""
    on_cards = select(func.count(func.distinct(Contact.visit_uid))).where(
        _entered(since, until), Contact.channel == "walk_in", Contact.one_click.is_(False)
    )
    by_click: Any = (
        select(func.coalesce(func.sum(Contact.quantity), 0))
        .outerjoin(Topic, Topic.id == Contact.topic_id)
        .where(_entered(since, until), Contact.channel == "walk_in", Contact.one_click.is_(True))
        .where(func.coalesce(Topic.is_tally, False).is_(False))
    )
    return int(session.execute(on_cards).scalar_one()) + int(session.execute(by_click).scalar_one())


def late_entries(session: Session, since: datetime, until: datetime) -> tuple[LateLine, ...]:
    """Gives the entries that were written down late."""
    query: Any = select(
        Contact.happened_at, Contact.entered_at, Contact.channel, func.coalesce(Contact.topic_text, "")
    ).where(_entered(since, until), Contact.late_entry.is_(True))
    return tuple(LateLine(*row) for row in session.execute(query.order_by(Contact.entered_at)))


def incidents(session: Session, since: datetime, until: datetime) -> tuple[IncidentLine, ...]:
    """Gives the incidents that were entered in a time."""
    query: Any = (
        select(
            Incident.happened_at,
            Incident.number,
            Incident.warned_at,
            Incident.ended_at,
            Incident.supervisor_told_at,
            Incident.police_called_at,
        )
        .where(Incident.entered_at >= since, Incident.entered_at < until, Incident.void_at.is_(None))
        .order_by(Incident.happened_at)
    )
    return tuple(IncidentLine(*row) for row in session.execute(query))


def openings(session: Session, since: datetime, until: datetime) -> tuple[OpenedLine, ...]:
    """Gives the sealed records that were opened in a time."""
    query: Any = (
        select(
            Opening.at,
            func.coalesce(Person.name, ""),
            Opening.reason,
            Opening.record,
            func.coalesce(Complaint.number, Incident.number, ""),
        )
        .outerjoin(Person, Person.id == Opening.by)
        .outerjoin(Complaint, and_(Opening.record == "complaints", Complaint.id == Opening.record_id))
        .outerjoin(Incident, and_(Opening.record == "incidents", Incident.id == Opening.record_id))
        .where(Opening.at >= since, Opening.at < until)
        .order_by(Opening.at)
    )
    return tuple(OpenedLine(*row) for row in session.execute(query))


def changes(session: Session, since: datetime, until: datetime) -> tuple[ChangeLine, ...]:
    """Gives what was changed or voided in a time, as the journal has it.

    What follows from it (a voided entry's deadlines, a complaint that is open again) is not listed beside it.
    """
    entries = and_(JournalLine.action.in_(CHANGES), JournalLine.record.in_(("contacts", "complaints", "incidents")))
    answers = and_(JournalLine.action.in_(WITHDRAWALS), JournalLine.record == "deadlines")
    query: Any = (
        select(
            JournalLine.at,
            func.coalesce(Person.name, ""),
            JournalLine.action,
            JournalLine.record,
            func.coalesce(Contact.channel, ""),
            func.coalesce(Complaint.number, Incident.number, ""),
            func.coalesce(Contact.topic_text, ""),
            func.coalesce(Contact.void_reason, Complaint.void_reason, Incident.void_reason, Deadline.void_reason, ""),
        )
        .outerjoin(Person, Person.id == JournalLine.who)
        .outerjoin(Contact, Contact.uid == JournalLine.record_uid)
        .outerjoin(Complaint, Complaint.uid == JournalLine.record_uid)
        .outerjoin(Incident, Incident.uid == JournalLine.record_uid)
        .outerjoin(Deadline, Deadline.uid == JournalLine.record_uid)
        .where(JournalLine.at >= since, JournalLine.at < until, or_(entries, answers))
        .order_by(JournalLine.seq)
    )
    return tuple(ChangeLine(*row) for row in session.execute(query))


def entry_times(session: Session, since: datetime, until: datetime) -> tuple[datetime, ...]:
    """Gives when anything was entered in a time, in order."""
    times: list[datetime] = []
    for table in (Contact, Complaint, Incident):
        query = select(table.entered_at).where(table.entered_at >= since, table.entered_at < until)
        times += session.execute(query).scalars()
    return tuple(sorted(times))


def unconfirmed_due(session: Session) -> tuple[datetime, ...]:
    """Gives the due instants of open deadlines that were worked out before their year was confirmed."""
    query = select(Deadline.due_at).where(
        Deadline.state == "open", Deadline.year_unconfirmed.is_(True), Deadline.due_at.is_not(None)
    )
    return tuple(at for at in session.execute(query).scalars() if at is not None)


def ticked_closures(session: Session, first: date, last: date) -> tuple[tuple[date, str, list[list[str]]], ...]:
    """Gives the ticked closures between two dates, both included."""
    query = (
        select(Closure.on_date, Closure.name, Closure.hours)
        .where(Closure.ticked.is_(True), Closure.void_at.is_(None))
        .where(Closure.on_date >= first, Closure.on_date <= last)
        .order_by(Closure.on_date)
    )
    return tuple((row.on_date, row.name, row.hours) for row in session.execute(query))


def _entered(since: datetime, until: datetime) -> Any:
    return and_(Contact.entered_at >= since, Contact.entered_at < until, Contact.void_at.is_(None))
