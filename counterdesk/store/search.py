"""Full-text search: what was typed and which records hold it, kept in two indexes, open and sealed.

Queries are made of words only, so nothing that a clerk types is an error; hits come newest first by row number,
never ranked, because ranking costs up to a second while typing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.orm import Session

from counterdesk.domain.instants import to_ms
from counterdesk.store import keywords, seals
from counterdesk.store.journal import Stamp
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Record, SearchRow
from counterdesk.values import value

_MOST_WORDS = 12
_LONGEST_WORD = 64
NO_END = 2**62

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
_FIND_EXACT = Prepared(
    text(
        "SELECT r.record_id FROM search f CROSS JOIN search_rows r ON r.id = f.rowid "
        "WHERE search MATCH :words AND r.record = 'contacts' ORDER BY f.rowid DESC LIMIT :most"
    )
)
_FIND_REPORTED = text(
    "SELECT DISTINCT i.id FROM sealed_search f CROSS JOIN search_rows r ON r.id = f.rowid "
    "LEFT JOIN incident_addenda a ON r.record = 'incident_addenda' AND a.id = r.record_id "
    "JOIN incidents i ON i.id = CASE r.record WHEN 'incidents' THEN r.record_id ELSE a.incident_id END "
    "WHERE sealed_search MATCH :words AND r.record IN ('incidents', 'incident_addenda') AND i.author_id = :author "
    "ORDER BY i.id DESC LIMIT :most"
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


def reported(session: Session, typed: str, author_id: int, limit: int) -> tuple[int, ...]:
    """Gives the ids of the newest incidents that this person reported, which hold every typed word."""
    words = match_of(typed)
    if not words:
        return ()
    values = {"words": words, "author": author_id, "most": limit}
    return tuple(session.execute(_FIND_REPORTED, values).scalars())


def contacts_with(session: Session, words: Iterable[str], limit: int) -> tuple[int, ...]:
    """Gives the ids of the newest contacts that hold one of these very words of the index."""
    either = " OR ".join(f'"{word}"' for word in words)
    return tuple(row[0] for row in _FIND_EXACT.rows(session, words=either, most=limit)) if either else ()


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
    beginning of a fragment of some number. Signs are looked for where there is no word.
    """
    kept = keywords.as_kept(typed)
    words = [word[:_LONGEST_WORD] for word in keywords.WORD.findall(kept)]
    if not words:
        return " AND ".join(f'"{sign}"' for sign in keywords.sign_words(kept)[:_MOST_WORDS])
    ends_open = len(words[-1]) > 1
    if not ends_open and (len(words) > 1 or kept.strip() == words[-1]):  # a letter alone is a word that has just begun
        words.pop()
    words = words[:_MOST_WORDS]
    terms = [_term(word, is_beginning=ends_open and at == len(words) - 1) for at, word in enumerate(words)]
    return " AND ".join(terms)


def indexed_text(session: Session, row: Record) -> str | None:
    """Gives the words under which a record stands in its index now."""
    connection = session.connection()
    known = _known(connection, row.__tablename__, row.id)
    return None if known is None else _words(connection, known)


def put(connection: Connection, row: Record, seq: int, stamp: Stamp) -> None:
    """Brings the index up to date with a record; a new index row takes the number of the record's journal line."""
    words, name = keywords.text_of(row), row.__tablename__
    known = _known(connection, name, row.id)
    if known is not None:
        if known.is_sealed == keywords.is_sealed(row) and _words(connection, known) == words:
            return
        _remove(connection, known)
    if words is not None:
        place = _Place(seq if known is None else known.id, keywords.is_sealed(row))
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


def _term(word: str, *, is_beginning: bool) -> str:
    fragment = len(word) >= keywords.FRAGMENT and word.isdecimal()
    is_cut = len(word) == _LONGEST_WORD
    return f'"{word}"*' if is_beginning or fragment or is_cut else f'"{word}"'
