"""Full-text search: which words of which record are found, kept in two indexes, open and sealed.

Queries are made of words only, so nothing that a clerk types is an error; hits come newest first by row number,
never ranked, because ranking costs up to a second while typing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.orm import Session

from counterdesk.domain.instants import to_ms
from counterdesk.store import seals
from counterdesk.store.journal import Stamp
from counterdesk.store.tables import Complaint, Contact, Incident, IncidentAddendum, Message, Record, SearchRow

_MOST_WORDS = 12
_LONGEST_WORD = 64
_LONGEST_NUMBER = 20
_FRAGMENT = 3

_APOSTROPHES = str.maketrans("", "", "'\u2019")
_WORD = re.compile(r"[^\W_]+")

_FIND_OPEN = text(
    "SELECT r.record, r.record_id, r.at FROM search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "WHERE search MATCH :words ORDER BY f.rowid DESC LIMIT :most"
)
_FIND_SEALED = text(
    "SELECT r.record, r.record_id, r.at FROM sealed_search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "WHERE sealed_search MATCH :words ORDER BY f.rowid DESC LIMIT :most"
)
_PUT = {
    False: text("INSERT INTO search (rowid, text) VALUES (:id, :text)"),
    True: text("INSERT INTO sealed_search (rowid, text) VALUES (:id, :text)"),
}
_TAKE = {
    False: text("DELETE FROM search WHERE rowid = :id"),
    True: text("DELETE FROM sealed_search WHERE rowid = :id"),
}
_TEXT = {
    False: text("SELECT text FROM search WHERE rowid = :id"),
    True: text("SELECT text FROM sealed_search WHERE rowid = :id"),
}
_ROW = select(SearchRow.id, SearchRow.is_sealed)
_NEW_ROW = insert(SearchRow)


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found: its table, id, and when it was entered."""

    record: str
    record_id: int
    at: datetime


def find(session: Session, typed: str, limit: int = 50, *, sealed: bool = False) -> tuple[Hit, ...]:
    """Gives the newest records that hold every typed word, the last one as a beginning."""
    words = match_of(typed)
    if not words:
        return ()
    query = (_FIND_SEALED if sealed else _FIND_OPEN).columns(SearchRow.record, SearchRow.record_id, SearchRow.at)
    return tuple(Hit(*row) for row in session.execute(query, {"words": words, "most": limit}))


def match_of(typed: str) -> str:
    """Gives the MATCH text for what was typed, empty when there is nothing to look for.

    The last word is a beginning unless it is one letter, which is left out; three digits or more are always the
    beginning of a fragment of some number.
    """
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(unicodedata.normalize("NFC", typed))]
    ends_open = bool(words) and len(words[-1]) > 1
    if words and not ends_open:
        words.pop()
    words = words[:_MOST_WORDS]
    terms = [_term(word, is_beginning=ends_open and at == len(words) - 1) for at, word in enumerate(words)]
    return " AND ".join(terms)


def text_of(row: Record) -> str | None:
    """Gives the words under which a record is found; None for a kind that is not searched, or without words."""
    parts = _PARTS.get(type(row))
    if parts is None:
        return None
    return "\n".join(part for part in parts(row) if part) or None


def is_searched(row: Record) -> bool:
    """Tells whether records of this kind are found by their words at all."""
    return type(row) in _PARTS


def is_sealed(row: Record) -> bool:
    """Tells whether a record is found in the sealed index only."""
    match row:
        case Incident() | IncidentAddendum():
            return True
        case Complaint():
            return row.about_employee
        case _:
            return False


def fragments(digits: str | None) -> str:
    """Gives a number's endings, so that any three of its digits in a row are the beginning of a word."""
    kept = (digits or "")[:_LONGEST_NUMBER]
    return " ".join(kept[at:] for at in range(max(len(kept) - _FRAGMENT + 1, 0)))


def indexed_text(session: Session, row: Record) -> str | None:
    """Gives the words under which a record stands in its index now."""
    known = session.execute(_ROW.where(SearchRow.record == row.__tablename__, SearchRow.record_id == row.id)).first()
    return None if known is None else session.execute(_TEXT[known.is_sealed], {"id": known.id}).scalar()


def put(connection: Connection, row: Record, seq: int, stamp: Stamp) -> None:
    """Brings the index up to date with a record; a new index row takes the number of the record's journal line."""
    words, sealed = text_of(row), is_sealed(row)
    name = row.__tablename__
    known = connection.execute(_ROW.where(SearchRow.record == name, SearchRow.record_id == row.id)).first()
    if known is not None:
        if known.is_sealed == sealed and connection.execute(_TEXT[sealed], {"id": known.id}).scalar() == words:
            return
        _remove(connection, known.id, sealed=known.is_sealed)
    if words is not None:
        _insert(
            connection,
            SearchRow(id=known.id if known else seq, record=name, record_id=row.id, is_sealed=sealed),
            words,
            stamp,
        )


def take_out(connection: Connection, record: str, record_id: int) -> None:
    """Takes a record out of the index; its words leave the file with it."""
    known = connection.execute(_ROW.where(SearchRow.record == record, SearchRow.record_id == record_id)).first()
    if known is not None:
        _remove(connection, known.id, sealed=known.is_sealed)


def _term(word: str, *, is_beginning: bool) -> str:
    fragment = len(word) >= _FRAGMENT and word.isdecimal()
    return f'"{word}"*' if is_beginning or fragment else f'"{word}"'


def _remove(connection: Connection, row_id: int, *, sealed: bool) -> None:
    connection.execute(_TAKE[sealed], {"id": row_id})
    connection.execute(delete(SearchRow).where(SearchRow.id == row_id))


def _insert(connection: Connection, row: SearchRow, words: str, stamp: Stamp) -> None:
    columns = {"id": row.id, "record": row.record, "record_id": row.record_id, "is_sealed": row.is_sealed}
    seal = seals.row_seal(seals.content("search_rows", {**columns, "at": to_ms(stamp.at)}))
    connection.execute(_NEW_ROW, {**columns, "at": stamp.at, "seal": seal})
    connection.execute(_PUT[row.is_sealed], {"id": row.id, "text": words})


def _unbroken(name: str | None) -> str | None:
    """Gives a name without its apostrophes where it has some: OBrien is how O'Brien is often typed."""
    plain = (name or "").translate(_APOSTROPHES)
    return None if plain == (name or "") else plain


def _contact(row: Contact) -> tuple[str | None, ...]:
    number = (row.number_shown, fragments(row.number_digits))
    return (
        row.name,
        _unbroken(row.name),
        *number,
        row.reach_at,
        row.topic_text,
        row.note,
        row.place,
        row.on_behalf,
        row.reference,
    )


def _message(row: Message) -> tuple[str | None, ...]:
    return (row.number, row.for_text, row.best_time)


def _complaint(row: Complaint) -> tuple[str | None, ...]:
    return (row.number, row.subject_sealed, row.action_requested)


def _incident(row: Incident) -> tuple[str | None, ...]:
    what = (row.words_used, row.what_before, row.what_tried, row.witnesses, row.injuries, row.follow_up)
    return (row.number, row.place, *what, row.person_description, row.police_number)


def _addendum(row: IncidentAddendum) -> tuple[str | None, ...]:
    return (row.text,)


_PARTS: dict[type[Record], Callable[..., tuple[str | None, ...]]] = {
    Contact: _contact,
    Message: _message,
    Complaint: _complaint,
    Incident: _incident,
    IncidentAddendum: _addendum,
}

SEARCHED = tuple(_PARTS)
