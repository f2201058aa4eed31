"""The log narrowed: to kinds, a topic, who answers, and days; every rule of it as a condition on a row.

A contact is asked for by an index whatever the rules are: by when it was entered, by when it happened, or by its id.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, false, or_, select
from sqlalchemy.orm import Session

from counterdesk.store import search
from counterdesk.store.prepared import Prepared
from counterdesk.store.queries.log import COMPLAINTS, CONTACTS, INCIDENTS, ContactLine, SealedLine
from counterdesk.store.tables import Complaint, Contact, Deadline, Incident, Message
from counterdesk.values import value

_AT_ONCE = 64  # as many ids as a search brings home while somebody types: one statement for them, compiled once
_THESE = Prepared(CONTACTS.where(Contact.id.in_([bindparam(f"id_{place}") for place in range(_AT_ONCE)])))
LIVE = ("walk_in", "call")
_NEAR = 50  # entries to look at for one that stands in the index
Rule = ColumnElement[bool]


@value
class Narrow:
    """What is let through; None and nothing let everything. Ends are exclusive.

    `kinds`: walk_in, call, message, incoming, complaints, incidents. `person_id` is who answers.
    """

    kinds: frozenset[str] = frozenset()
    topic_id: int | None = None
    person_id: int | None = None
    entered: tuple[datetime, datetime] | None = None
    happened: tuple[datetime, datetime] | None = None

    def lets(self, kind: str) -> bool:
        """Whether a kind is let through."""
        return not self.kinds or kind in self.kinds


def contacts(session: Session, narrow: Narrow, limit: int, ids: Sequence[int] | None = None) -> tuple[ContactLine, ...]:
    """Gives the contacts that are let through, newest first; of these ids only, where some are given."""
    if narrow == Narrow() and ids is not None and len(ids) <= _AT_ONCE:
        wanted = {f"id_{place}": ids[place] if place < len(ids) else 0 for place in range(_AT_ONCE)}
        return tuple(ContactLine(*row) for row in _THESE.rows(session, **wanted)[:limit])
    rules = [*_of_kinds(narrow), *_spans(narrow, Contact.entered_at, Contact.happened_at)]
    if narrow.topic_id is not None:
        rules.append(Contact.topic_id == narrow.topic_id)
    if narrow.person_id is not None:
        rules.append(_answers(narrow.person_id))
    query = CONTACTS.where(*rules).limit(limit)
    if ids is not None:
        query = query.where(Contact.id.in_(ids))
    elif narrow.happened is not None:  # by the index of what is asked for: the other one would be read from today back
        query = query.order_by(None).order_by(Contact.happened_at.desc(), Contact.id.desc())
    return tuple(ContactLine(*row) for row in session.execute(query))


def complaints(
    session: Session, narrow: Narrow, limit: int, ids: Sequence[int] | None = None
) -> tuple[SealedLine, ...]:
    """Gives the complaints that are let through; none where a topic is asked for."""
    if not narrow.lets("complaints") or narrow.topic_id is not None:
        return ()
    rules = _spans(narrow, Complaint.entered_at, Complaint.received_at)
    if narrow.person_id is not None:
        owed = select(Deadline.complaint_id).where(_is_theirs(narrow.person_id), Deadline.complaint_id.is_not(None))
        rules.append(Complaint.id.in_(owed))
    if ids is not None:
        rules.append(Complaint.id.in_(ids))
    return tuple(SealedLine(*row) for row in session.execute(COMPLAINTS.where(*rules).limit(limit)))


def incidents(session: Session, narrow: Narrow, limit: int, ids: Sequence[int] | None = None) -> tuple[SealedLine, ...]:
    """Gives the incidents that are let through; none where a topic or who answers is asked for."""
    if not narrow.lets("incidents") or narrow.topic_id is not None or narrow.person_id is not None:
        return ()
    rules = _spans(narrow, Incident.entered_at, Incident.happened_at)
    if ids is not None:
        rules.append(Incident.id.in_(ids))
    return tuple(SealedLine(*row) for row in session.execute(INCIDENTS.where(*rules).limit(limit)))


def contacts_of(session: Session, message_ids: Sequence[int]) -> tuple[int, ...]:
    """Gives the contacts that left these messages."""
    if not message_ids:
        return ()
    return tuple(session.execute(select(Message.contact_id).where(Message.id.in_(message_ids))).scalars())


_LAST_BEFORE = Prepared(
    select(Contact.id)
    .where(Contact.entered_at < bindparam("at"))
    .order_by(Contact.entered_at.desc())
    .limit(bindparam("most"))
)
_FIRST_FROM = Prepared(
    select(Contact.id)
    .where(Contact.entered_at >= bindparam("at"))
    .order_by(Contact.entered_at)
    .limit(bindparam("most"))
)


def place_before(session: Session, at: datetime) -> int | None:
    """Gives where in the index an entry made before that instant stands, close to it; None where there is none."""
    return _place(session, _LAST_BEFORE.rows(session, at=at, most=_NEAR))


def place_from(session: Session, at: datetime) -> int | None:
    """Gives where in the index an entry made at that instant or later stands, close to it."""
    return _place(session, _FIRST_FROM.rows(session, at=at, most=_NEAR))


def _place(session: Session, rows: Sequence[Any]) -> int | None:
    places = (search.place_of(session, Contact.__tablename__, row[0]) for row in rows)
    return next((place for place in places if place is not None), None)


def _spans(narrow: Narrow, entered_at: Any, happened_at: Any) -> list[Rule]:
    spans = ((narrow.entered, entered_at), (narrow.happened, happened_at))
    return [and_(at >= span[0], at < span[1]) for span, at in spans if span is not None]


def _of_kinds(narrow: Narrow) -> list[Rule]:
    if not narrow.kinds:
        return []
    is_live, is_message = Contact.channel.in_(LIVE), Contact.outcome == "message"
    rules: list[Rule] = [and_(Contact.channel == kind, ~is_message) for kind in LIVE if kind in narrow.kinds]
    if "message" in narrow.kinds:
        rules.append(and_(is_live, is_message))
    if "incoming" in narrow.kinds:
        rules.append(~is_live)
    return [or_(false(), *rules)]


def _answers(person_id: int) -> Rule:
    owed = select(Deadline.contact_id).where(_is_theirs(person_id), Deadline.contact_id.is_not(None))
    return or_(Message.for_person_id == person_id, Contact.id.in_(owed))


def _is_theirs(person_id: int) -> Rule:
    return or_(Deadline.answerer_id == person_id, Deadline.claimed_by == person_id)
