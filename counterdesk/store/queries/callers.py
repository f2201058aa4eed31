"""Who turned to the town before: contacts at a number, at the numbers linked with it, and under a name.

Every question is about the few newest contacts of one number, whatever the size of the logbook, and about nothing
confidential.
"""

import unicodedata
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import and_, bindparam, false, func, null, select, true
from sqlalchemy.orm import Session, aliased

from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Caller, CallerLink, Contact, Deadline, Person


class PastLine(NamedTuple):
    """An earlier contact, with the open deadline it has (its due instant may be None)."""

    id: int
    uid: str
    at: datetime
    channel: str
    topic: str | None
    outcome: str
    name: str | None
    shown: str | None
    extension: str | None
    note: str | None
    is_open: bool
    due_at: datetime | None


class NamedLine(NamedTuple):
    """An earlier contact with all that was typed of numbers in it, and how many it counts for."""

    past: PastLine
    typed: str | None
    reach_at: str | None
    digits: str | None
    quantity: int


class LinkLine(NamedTuple):
    """One link between two numbers: its own uid, both callers with their numbers, who said so and when."""

    uid: str
    caller_id: int
    other_id: int
    number: str
    other: str
    by: str
    at: datetime


_WORDS = 200
_OTHER = aliased(Caller)
_STANDS = and_(Contact.void_at.is_(None), Contact.confidential.is_(False))
_COLUMNS: tuple[Any, ...] = (
    Contact.id,
    Contact.uid,
    Contact.happened_at,
    Contact.channel,
    Contact.topic_text,
    Contact.outcome,
    Contact.name,
    Contact.number_shown,
    Contact.number_ext,
    func.substr(Contact.note, 1, _WORDS),
)
_PAST: Any = select(*_COLUMNS, false(), null())
_OPEN: Any = (
    select(*_COLUMNS, true(), func.min(Deadline.due_at))
    .join(Deadline, and_(Deadline.contact_id == Contact.id, Deadline.state == "open"))
    .where(_STANDS)
    .group_by(Contact.id)
)
_AT_NUMBER = Contact.caller_id == bindparam("caller")
_SUM: Any = select(func.coalesce(func.sum(Contact.quantity), 0)).where(
    Contact.happened_at >= bindparam("since"), Contact.void_at.is_(None)
)
_CALLER = Prepared(
    select(Caller.id, _SUM.where(Contact.caller_id == Caller.id).scalar_subquery()).where(
        Caller.digits == bindparam("digits")
    )
)
_NEWEST = Prepared(_PAST.where(_AT_NUMBER, _STANDS).order_by(Contact.happened_at.desc()).limit(bindparam("most")))
_OPEN_AT = Prepared(_OPEN.where(_AT_NUMBER))
_NEWEST_AT_EXTENSION = Prepared(
    _PAST.where(_AT_NUMBER, _STANDS, Contact.number_ext == bindparam("extension"))
    .order_by(Contact.happened_at.desc())
    .limit(bindparam("most"))
)
_NAMED: Any = _PAST.add_columns(Contact.number_typed, Contact.reach_at, Contact.number_digits, Contact.quantity)
_SINCE = Prepared(_SUM.where(_AT_NUMBER))
_LINKS = Prepared(
    select(
        CallerLink.uid,
        CallerLink.caller_id,
        CallerLink.other_id,
        Caller.shown,
        _OTHER.shown,
        func.coalesce(Person.name, ""),
        CallerLink.at,
    )
    .join(Caller, Caller.id == CallerLink.caller_id)
    .join(_OTHER, _OTHER.id == CallerLink.other_id)
    .outerjoin(Person, Person.id == CallerLink.by)
    .where(CallerLink.void_at.is_(None))
    .order_by(CallerLink.id)
)


def caller(session: Session, digits: str, since: datetime) -> tuple[int, int] | None:
    """Gives the id under which a number is counted and its contacts since then; None where it never was here."""
    found = _CALLER.row(session, digits=digits, since=since)
    return None if found is None else (int(found[0]), int(found[1]))


def links(session: Session) -> tuple[LinkLine, ...]:
    """Gives every link that stands, in the order in which they were said."""
    return tuple(LinkLine(*row) for row in _LINKS.rows(session))


def link_row(session: Session, uid: str) -> CallerLink | None:
    """Gives one link, also one that was taken back."""
    return session.execute(select(CallerLink).where(CallerLink.uid == uid)).scalars().first()


def at_number(session: Session, caller: int, limit: int) -> tuple[PastLine, ...]:
    """Gives the contacts of one number with an open deadline, and its newest ones; each once, in no order."""
    found = {row[0]: PastLine(*row) for row in _NEWEST.rows(session, caller=caller, most=limit)}
    found |= {row[0]: PastLine(*row) for row in _OPEN_AT.rows(session, caller=caller)}
    return tuple(found.values())


def at_extension(session: Session, caller: int, extension: str, limit: int) -> tuple[PastLine, ...]:
    """Gives the newest contacts of one number at an extension."""
    rows = _NEWEST_AT_EXTENSION.rows(session, caller=caller, extension=extension, most=limit)
    return tuple(PastLine(*row) for row in rows)


def naming(session: Session, ids: Sequence[int]) -> tuple[NamedLine, ...]:
    """Gives those of some contacts that stand and are nobody's secret, with all numbers that were typed there."""
    if not ids:
        return ()
    rows = session.execute(_NAMED.where(Contact.id.in_(ids), _STANDS)).all()
    found = {row[0]: NamedLine(PastLine(*row[:-4]), *row[-4:]) for row in rows}
    for row in session.execute(_OPEN.where(Contact.id.in_(tuple(found)))):
        found[row[0]] = found[row[0]]._replace(past=PastLine(*row))
    return tuple(found.values())


def since(session: Session, caller: int, at: datetime) -> int:
    """Counts the contacts at one number since then."""
    return int(_SINCE.row(session, caller=caller, since=at)[0])


def under_name(session: Session, ids: Sequence[int], name: str) -> tuple[PastLine, ...]:
    """Gives which of these contacts are under such a name, capitals and accents aside."""
    lines = session.execute(_PAST.where(Contact.id.in_(ids), _STANDS))
    found = {row[0]: PastLine(*row) for row in lines if is_named(row[6] or "", name)}
    found |= {row[0]: PastLine(*row) for row in session.execute(_OPEN.where(Contact.id.in_(tuple(found))))}
    return tuple(found.values())


def is_named(name: str, typed: str) -> bool:
    """Whether every typed word begins a word of the name, in any order: "rossi mar" is Maria Rossi."""
    words, sought = _folded(name).split(), _folded(typed).split()
    if not sought:  # signs only
        return typed.strip() in name
    return all(any(word.startswith(one) for word in words) for one in sought)


def _folded(words: str) -> str:
    apart = unicodedata.normalize("NFD", words.casefold())
    plain = (letter if letter.isalnum() or letter in "'\u2019" else " " for letter in apart if not _is_accent(letter))
    return "".join(plain).replace("'", "").replace("\u2019", "")


def _is_accent(letter: str) -> bool:
    return unicodedata.combining(letter) > 0
