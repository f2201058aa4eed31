"""People, departments, topics and who was at the counter."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Amendment, Complaint, Contact, Department, Incident, Person, Shift, Topic


class PersonLine(NamedTuple):
    """One colleague with the department's name and the stand-in's."""

    id: int
    name: str
    first_name: str
    letter: str
    position: str
    department_id: int | None
    department: str
    extension: str
    email: str
    at_desk: bool
    active: bool
    away_until: date | None
    stand_in: str
    away_from: date | None
    stand_in_id: int | None


class TickLine(NamedTuple):
    """What was ticked for an absence: the thing, for which absence and how, when and by whom."""

    person_id: int
    field: str
    ticked: Any
    at: datetime
    by: str


class DepartmentLine(NamedTuple):
    """One department."""

    id: int
    name: str
    extension: str
    email: str
    active: bool


class TopicLine(NamedTuple):
    """One topic in its place."""

    id: int
    name: str
    place: int
    is_tally: bool


class ShiftLine(NamedTuple):
    """One shift with the person's name."""

    person_id: int
    person: str
    counter: str
    from_at: datetime
    to_at: datetime | None


_STAND_IN = select(Person.id, Person.name).where(Person.active.is_(True)).subquery()
AWAY = "away:"
"""Ticks of an absence are kept as changes of the person's record, in a field of this beginning."""

_NAME = Prepared(select(Person.name).where(Person.id == bindparam("id")))
_TOPICS = Prepared(
    select(Topic.id, Topic.name, Topic.place, Topic.is_tally)
    .where(Topic.active.is_(True))
    .order_by(Topic.place, Topic.id)
)
_ONE_CLICKS = Prepared(
    select(Contact.topic_id, func.sum(Contact.quantity))
    .where(Contact.entered_at >= bindparam("since"), Contact.one_click.is_(True), Contact.void_at.is_(None))
    .where(Contact.topic_id.is_not(None))
    .group_by(Contact.topic_id)
)


def people(session: Session) -> tuple[PersonLine, ...]:
    """Gives everyone who is in the lists, by name."""
    query: Any = (
        select(
            Person.id,
            Person.name,
            func.coalesce(Person.first_name, ""),
            func.coalesce(Person.letter, ""),
            func.coalesce(Person.position, ""),
            Person.department_id,
            func.coalesce(Department.name, ""),
            func.coalesce(Person.extension, ""),
            func.coalesce(Person.email, ""),
            Person.at_desk,
            Person.active,
            Person.away_until_on,
            func.coalesce(_STAND_IN.c.name, ""),
            Person.away_from_on,
            Person.stand_in_id,
        )
        .outerjoin(Department, Department.id == Person.department_id)
        .outerjoin(_STAND_IN, _STAND_IN.c.id == Person.stand_in_id)
        .where(Person.active.is_(True))
        .order_by(func.lower(Person.name), Person.id)
    )
    return tuple(PersonLine(*row) for row in session.execute(query))


def ticks(session: Session, person_ids: Sequence[int]) -> tuple[TickLine, ...]:
    """Gives what was ticked for the absences of these people, oldest first."""
    query: Any = (
        select(Amendment.record_id, Amendment.field, Amendment.after, Amendment.at, func.coalesce(Person.name, ""))
        .outerjoin(Person, Person.id == Amendment.by)
        .where(Amendment.record == Person.__tablename__, Amendment.record_id.in_(person_ids))
        .where(Amendment.field.startswith(AWAY))
        .order_by(Amendment.id)
    )
    return tuple(TickLine(*row) for row in session.execute(query))


def departments(session: Session) -> tuple[DepartmentLine, ...]:
    """Gives every department that is in the lists, by name."""
    query = (
        select(
            Department.id,
            Department.name,
            func.coalesce(Department.extension, ""),
            func.coalesce(Department.email, ""),
            Department.active,
        )
        .where(Department.active.is_(True))
        .order_by(func.lower(Department.name))
    )
    return tuple(DepartmentLine(*row) for row in session.execute(query))


def person_name(session: Session, person_id: int | None) -> str:
    """Gives a person's name, empty for nobody."""
    found = None if person_id is None else _NAME.row(session, id=person_id)
    return "" if found is None else str(found[0])


def person_row(session: Session, person_id: int | None) -> Person | None:
    """Gives one person, also one who is not in the lists any more."""
    return None if person_id is None else session.get(Person, person_id)


def department_row(session: Session, department_id: int | None) -> Department | None:
    """Gives one department."""
    return None if department_id is None else session.get(Department, department_id)


def active_people(session: Session) -> Sequence[Person]:
    """Gives the people in the lists as rows."""
    return session.execute(select(Person).where(Person.active.is_(True))).scalars().all()


def active_departments(session: Session) -> Sequence[Department]:
    """Gives the departments in the lists as rows."""
    return session.execute(select(Department).where(Department.active.is_(True))).scalars().all()


def topics(session: Session) -> tuple[TopicLine, ...]:
    """Gives the topics of the quick board in their place."""
    return tuple(TopicLine(*row) for row in _TOPICS.rows(session))


def topic_row(session: Session, topic_id: int | None) -> Topic | None:
    """Gives one topic, also one that is off the board."""
    return None if topic_id is None else session.get(Topic, topic_id)


def active_topics(session: Session) -> Sequence[Topic]:
    """Gives the topics on the board as rows, in their place."""
    query = select(Topic).where(Topic.active.is_(True)).order_by(Topic.place, Topic.id)
    return session.execute(query).scalars().all()


def one_click_counts(session: Session, since: datetime) -> dict[int, int]:
    """Gives how often each topic was logged by one click since then."""
    return {int(topic_id): int(count) for topic_id, count in _ONE_CLICKS.rows(session, since=since)}


def uses(session: Session, since: datetime) -> dict[int, int]:
    """Gives how often each topic was logged since then, on cards and by one click."""
    query: Any = (
        select(Contact.topic_id, func.sum(Contact.quantity))
        .where(Contact.entered_at >= since, Contact.void_at.is_(None), Contact.topic_id.is_not(None))
        .group_by(Contact.topic_id)
    )
    return {int(topic_id): int(count) for topic_id, count in session.execute(query)}


def running_shift(session: Session, counter: str) -> Shift | None:
    """Gives the newest shift at a counter if nobody has ended it."""
    query = select(Shift).where(Shift.counter == counter).order_by(Shift.from_at.desc(), Shift.id.desc()).limit(1)
    found = session.execute(query).scalars().first()
    return None if found is None or found.to_at is not None else found


def shifts(session: Session, since: datetime, until: datetime) -> tuple[ShiftLine, ...]:
    """Gives the shifts that began in a time, in order."""
    query = (
        select(Shift.person_id, Person.name, Shift.counter, Shift.from_at, Shift.to_at)
        .join(Person, Person.id == Shift.person_id)
        .where(Shift.from_at >= since, Shift.from_at < until)
        .order_by(Shift.from_at, Shift.id)
    )
    return tuple(ShiftLine(*row) for row in session.execute(query))


def last_entry_at(session: Session, person_id: int, since: datetime, until: datetime) -> datetime | None:
    """Gives when a person entered anything last in a time: a contact, a complaint or an incident."""
    found = [
        session.execute(
            select(func.max(table.entered_at)).where(
                table.author_id == person_id, table.entered_at >= since, table.entered_at < until
            )
        ).scalar()
        for table in (Contact, Complaint, Incident)
    ]
    return max((at for at in found if at is not None), default=None)
