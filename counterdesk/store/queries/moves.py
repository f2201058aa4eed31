"""Running deadlines as a change of calendar or policy sees them: ten thousand at once, by bare columns."""

import json
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Text, func, select, type_coerce
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import Session, aliased

from counterdesk.store.queries.due import OPEN_LINES, DueLine
from counterdesk.store.tables import Amendment, Contact, Deadline, Person
from counterdesk.store.tables.columns import Day, Instant

_NO_DIALECT = DefaultDialect()
AT_ONCE = 500
ANSWERED = ("met", "late")
VERDICTS = (*ANSWERED, "unreached")
MOVED_BY = "moved_by"
"""Where an explanation keeps the group of closures that moved the date."""


class Running(NamedTuple):
    """One open deadline by what dates it; instants are milliseconds, `switches` the stored text of its switches.

    `department_id` is the department that must answer: its own, else that of the person who answers.
    """

    id: int
    kind: str
    stage: str | None
    number: int | None
    unit: str | None
    must: bool
    clause: str | None
    section: str | None
    switches: str | None
    override: str | None
    scope: str | None
    version: int | None
    received_ms: int
    due_ms: int | None
    department_id: int | None
    is_paused: bool


class Shown(NamedTuple):
    """What a list says of a deadline: what the queue says, the first date, and when it was told."""

    line: DueLine
    original_due_at: datetime | None
    told_at: datetime | None


class Change(NamedTuple):
    """An old value of a deadline and the one after it, as amendments keep them."""

    field: str
    before: Any
    after: Any


_ANSWERER = aliased(Person)
_COLUMNS: Any = (
    Deadline.id,
    Deadline.kind,
    Deadline.stage,
    Deadline.number,
    Deadline.unit,
    Deadline.must,
    Deadline.clause,
    Deadline.section,
    type_coerce(Deadline.switches, Text),
    Deadline.override,
    Deadline.calendar_scope,
    Deadline.calendar_version,
    type_coerce(Deadline.received_at, BigInteger),
    type_coerce(Deadline.due_at, BigInteger),
    func.coalesce(Deadline.department_id, _ANSWERER.department_id),
    Deadline.paused_at.is_not(None),
)
_LINES: Any = select(*_COLUMNS).outerjoin(_ANSWERER, _ANSWERER.id == Deadline.answerer_id).order_by(Deadline.id)
_SHOWN: Any = OPEN_LINES.add_columns(Deadline.original_due_at, Contact.told_at)


def running(session: Session) -> list[Running]:
    """Gives every open deadline, with and without a date, in the order in which they started."""
    return [Running(*row) for row in session.execute(_LINES.where(Deadline.state == "open"))]


def shown(session: Session, ids: Sequence[int]) -> Iterator[Shown]:
    """Gives what a list says of some running deadlines, in no order."""
    for some in _portions(ids):
        for *line, original_due_at, told_at in session.execute(_SHOWN.where(Deadline.id.in_(some))):
            yield Shown(DueLine(*line), original_due_at, told_at)


def rows(session: Session, ids: Sequence[int]) -> dict[int, Deadline]:
    """Gives some deadlines as rows, for changing them."""
    found: dict[int, Deadline] = {}
    for some in _portions(ids):
        query = select(Deadline).where(Deadline.id.in_(some))
        found.update((row.id, row) for row in session.execute(query).scalars())
    return found


def decided_ahead(session: Session, now: datetime) -> int:
    """Counts what was decided already although its date has not come: answered early, it stays so."""
    query = select(func.count(Deadline.id)).where(Deadline.state.in_(VERDICTS), Deadline.due_at > now)
    return session.execute(query).scalar_one()


def decided_since(session: Session, first: datetime) -> Iterator[tuple[Running, str, int]]:
    """Gives what was answered and came due after an instant, with its verdict and when it was answered."""
    extra = (Deadline.state, type_coerce(Deadline.answered_at, BigInteger))
    query = _LINES.add_columns(*extra).where(
        Deadline.state.in_(ANSWERED), Deadline.answered_at.is_not(None), Deadline.due_at >= first
    )
    for *line, state, answered_ms in session.execute(query):
        yield Running(*line), state, answered_ms


def moved_by(session: Session, group: str, since: datetime) -> list[Deadline]:
    """Gives the deadlines that were last moved by a group of closures, which was entered at an instant."""
    query = select(Deadline.id, Deadline.explanation).where(Deadline.moved_at >= since).order_by(Deadline.id)
    ids = [id_ for id_, said in session.execute(query) if (said or {}).get(MOVED_BY) == group]
    found = rows(session, ids)
    return [found[id_] for id_ in ids]


def changes(session: Session, ids: Collection[int]) -> dict[int, list[Change]]:
    """Gives every old value of some deadlines, oldest first."""
    found: dict[int, list[Change]] = {id_: [] for id_ in ids}
    for some in _portions(ids):
        query = select(Amendment.record_id, Amendment.field, Amendment.before, Amendment.after).where(
            Amendment.record == "deadlines", Amendment.record_id.in_(some)
        )
        for record_id, *change in session.execute(query.order_by(Amendment.id)):
            found[record_id].append(Change(*change))
    return found


def values_before(session: Session, rows: Sequence[Deadline], at: datetime) -> dict[int, dict[str, Any]]:
    """Gives the values that some deadlines had before they were changed at an instant, by their ids."""
    found: dict[int, dict[str, Any]] = {row.id: {} for row in rows}
    for some in _portions(list(found)):
        query = select(Amendment.record_id, Amendment.field, Amendment.before).where(
            Amendment.record == "deadlines", Amendment.record_id.in_(some), Amendment.at == at
        )
        for record_id, field, before in session.execute(query.order_by(Amendment.id)):
            found[record_id].setdefault(field, stored_value(field, before))
    return found


def as_json(stored: str | None) -> Any:
    """Gives the value of a stored JSON text, None for none."""
    return None if stored is None else json.loads(stored)


def stored_value(field: str, stored: Any) -> Any:
    """Gives an old value as a row holds it: instants and dates are kept as the database stores them."""
    kind = Deadline.__table__.c[field].type
    return kind.process_result_value(stored, _NO_DIALECT) if isinstance(kind, Instant | Day) else stored


def _portions(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = list(ids)
    for first in range(0, len(ordered), AT_ONCE):
        yield ordered[first : first + AT_ONCE]
