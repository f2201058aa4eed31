"""Full-text search: which words of which record are found, kept in two indexes, open and sealed.

Queries are made of words only, so nothing that a clerk types is an error; hits come newest first by row number,
never ranked, because ranking costs up to a second while typing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.orm import Session

from counterdesk.domain.instants import to_ms
from counterdesk.store import seals
from counterdesk.store.journal import Stamp
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Complaint, Contact, Incident, IncidentAddendum, Message, Record, SearchRow
from counterdesk.values import value

_MOST_WORDS = 12
_LONGEST_WORD = 64
_LONGEST_TYPED = 4_000
_LONGEST_NUMBER = 20
_FRAGMENT = 3
NO_END = 2**62

_APOSTROPHES = str.maketrans("", "", "'\u2019")
_WORD = re.compile(r"[^\W_]+")
_TELEPHONE = re.compile(r"(?<!\w)\(?\d(?:[ ().-]{0,2}\d){6,10}(?!\w)", re.ASCII)
_LOOSE_ACCENTS = frozenset(map(chr, range(0x300, 0x332)))  # the index leaves them out and goes on with the word

_FIND_OPEN = text(
    "SELECT r.record, r.record_id, r.at FROM search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "WHERE search MATCH :words ORDER BY f.rowid DESC LIMIT :most"
)
_FIND_WITHIN = text(
    "SELECT r.record, r.record_id, r.at, r.id FROM search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "WHERE search MATCH :words AND f.rowid > :after AND f.rowid < :before ORDER BY f.rowid DESC LIMIT :most"
).columns(SearchRow.record, SearchRow.record_id, SearchRow.at, SearchRow.id)
_FIRST_PAGE = 250
_LAST_PAGE = 4_000
_FIND_SEALED = text(
    "SELECT r.record, r.record_id, r.at FROM sealed_search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "WHERE sealed_search MATCH :words ORDER BY f.rowid DESC LIMIT :most"
)
_PUT = {
    False: Prepared(text("INSERT INTO search (rowid, text) VALUES (:id, :text)")),
    True: Prepared(text("INSERT INTO sealed_search (rowid, text) VALUES (:id, :text)")),
}
_TAKE = {
    False: Prepared(text("DELETE FROM search WHERE rowid = :id")),
    True: Prepared(text("DELETE FROM sealed_search WHERE rowid = :id")),
}
_TEXT = {
    False: Prepared(text("SELECT text FROM search WHERE rowid = :id")),
    True: Prepared(text("SELECT text FROM sealed_search WHERE rowid = :id")),
}
_ROW = Prepared(
    select(SearchRow.id, SearchRow.is_sealed).where(
        SearchRow.record == bindparam("record"), SearchRow.record_id == bindparam("record_id")
    )
)
_NEW_ROW = Prepared(insert(SearchRow))
_OLD_ROW = Prepared(delete(SearchRow).where(SearchRow.id == bindparam("id")))


@value
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


def pages(session: Session, typed: str, after: int = 0, before: int = NO_END) -> Iterator[tuple[Hit, ...]]:
    """Yields all that hold every typed word and stand between two rows of the index, newest first, by the page."""
    words, most = match_of(typed), _FIRST_PAGE
    while words:
        values = {"words": words, "after": after, "before": before, "most": most}
        found = session.execute(_FIND_WITHIN, values).all()
        if found:
            yield tuple(Hit(*row[:3]) for row in found)
        if len(found) < most:
            return
        before, most = found[-1][3], min(most * 4, _LAST_PAGE)


def place_of(session: Session, record: str, record_id: int) -> int | None:
    """Gives where a record stands in the index; later entries stand further on."""
    found = _known(session.connection(), record, record_id)
    return None if found is None else found.id


def match_of(typed: str) -> str:
    """Gives the MATCH text for what was typed, empty when there is nothing to look for.

    The last word is a beginning unless it is one letter, which is left out; three digits or more are always the
    beginning of a fragment of some number.
    """
    words = [word[:_LONGEST_WORD] for word in _WORD.findall(_as_kept(typed))]
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
    return _joined(parts(row))


def _joined(parts: tuple[str | None, ...]) -> str | None:
    return "\n".join(part for part in parts if part) or None


def stands_right(row: Record, words: str | None) -> bool:
    """Tells whether a record stands in its index with all of its words.

    Entries from before more of their fields were searched stand there with fewer, until somebody changes them.
    """
    return words == text_of(row) or (isinstance(row, Contact) and words == _joined(_contact_before(row)))


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
        case Contact():
            return row.confidential
        case _:
            return False


def fragments(digits: str | None) -> str:
    """Gives a number's endings, so that any three of its digits in a row are the beginning of a word."""
    kept = (digits or "")[:_LONGEST_NUMBER]
    return " ".join(kept[at:] for at in range(max(len(kept) - _FRAGMENT + 1, 0)))


def indexed_text(session: Session, row: Record) -> str | None:
    """Gives the words under which a record stands in its index now."""
    connection = session.connection()
    known = _known(connection, row.__tablename__, row.id)
    return None if known is None else _words(connection, known)


def put(connection: Connection, row: Record, seq: int, stamp: Stamp) -> None:
    """Brings the index up to date with a record; a new index row takes the number of the record's journal line."""
    words, name = text_of(row), row.__tablename__
    known = _known(connection, name, row.id)
    if known is not None:
        if known.is_sealed == is_sealed(row) and _words(connection, known) == words:
            return
        _remove(connection, known)
    if words is not None:
        place = _Place(seq if known is None else known.id, is_sealed(row))
        _insert(connection, place, row, words, stamp)


def take_out(connection: Connection, record: str, record_id: int) -> None:
    """Takes a record out of the index; its words leave the file with it."""
    known = _known(connection, record, record_id)
    if known is not None:
        _remove(connection, known)


@value
class _Place:
    """Where a record stands: its row in the index, and which index."""

    id: int
    is_sealed: bool


def _known(connection: Connection, record: str, record_id: int) -> _Place | None:
    found = _ROW.first(connection, record=record, record_id=record_id)
    return None if found is None else _Place(found[0], bool(found[1]))


def _words(connection: Connection, place: _Place) -> str | None:
    found = _TEXT[place.is_sealed].first(connection, id=place.id)
    return None if found is None else str(found[0])


def _remove(connection: Connection, place: _Place) -> None:
    _TAKE[place.is_sealed].run(connection, id=place.id)
    _OLD_ROW.run(connection, id=place.id)


def _insert(connection: Connection, place: _Place, row: Record, words: str, stamp: Stamp) -> None:
    columns = {
        "id": place.id,
        "record": row.__tablename__,
        "record_id": row.id,
        "is_sealed": place.is_sealed,
        "at": to_ms(stamp.at),
    }
    seal = seals.row_seal(seals.content("search_rows", columns))
    _NEW_ROW.run(connection, **columns, seal=seal)
    _PUT[place.is_sealed].run(connection, id=place.id, text=words)


def _as_kept(typed: str) -> str:
    """Gives what was typed as rows and the index keep it: without control characters and loose accents."""
    composed = unicodedata.normalize("NFC", typed[:_LONGEST_TYPED])
    return "".join(letter for letter in composed if letter.isspace() or not _is_dropped(letter))


def _is_dropped(letter: str) -> bool:
    return letter in _LOOSE_ACCENTS or unicodedata.category(letter) in ("Cc", "Cs")


def _term(word: str, *, is_beginning: bool) -> str:
    fragment = len(word) >= _FRAGMENT and word.isdecimal()
    return f'"{word}"*' if is_beginning or fragment else f'"{word}"'


def _unbroken(name: str | None) -> str | None:
    """Gives a name without its apostrophes where it has some: OBrien is how O'Brien is often typed."""
    plain = (name or "").translate(_APOSTROPHES)
    return None if plain == (name or "") else plain


def _contact(row: Contact) -> tuple[str | None, ...]:
    detail = row.outcome_detail or {}
    said = (detail.get("name"), detail.get("what"))
    typed = row.number_typed if row.number_shown is None else row.number_ext
    return (*_contact_before(row), typed, row.language, row.accommodation, *said, _further_numbers(row))


def _further_numbers(row: Contact) -> str | None:
    """Gives the endings of what else can be rung: a second number beside the first, one to be reached at."""
    typed = " / ".join(part for part in (row.number_typed, row.reach_at) if part)
    found = {"".join(filter(str.isdecimal, one)).removeprefix("1") for one in _TELEPHONE.findall(typed)}
    first = row.number_digits or ""
    return " ".join(fragments(digits) for digits in sorted(found) if not first.endswith(digits)) or None


def _contact_before(row: Contact) -> tuple[str | None, ...]:
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
