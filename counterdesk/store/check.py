"""Is the logbook sound? Pages, references, the seal of every row, the full-text index and the whole journal.

The database's own quick check missed 148 of 154 harmful flipped bits; the seals and the chain miss none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Table, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from counterdesk.domain.refusal import Refused
from counterdesk.store import driver, keywords, schema, seals, search
from counterdesk.store.driver import Wire
from counterdesk.store.tables import Record, Root, Sealed
from counterdesk.values import value

_MOST = 100
_OPEN_ROWS = "SELECT rowid FROM search"
_SEALED_ROWS = "SELECT rowid FROM sealed_search"
_UNREADABLE = ("logbook_damaged", "logbook_not_a_database", "logbook_disk_error")


@value
class Problem:
    """One thing that is wrong: a code, the table or index, and the row's number if there is one."""

    code: str
    where: str
    row: str | None = None


@value
class Finding:
    """What a check found: sound when nothing is wrong; how many rows and journal lines were read."""

    problems: tuple[Problem, ...]
    rows: int
    lines: int

    @property
    def sound(self) -> bool:
        """Tells whether nothing at all is wrong."""
        return not self.problems


@dataclass(slots=True)
class _Count:
    rows: int = 0
    lines: int = 0


def examine(path: Path) -> Finding:
    """Reads the whole logbook and gives every problem found, at most a hundred.

    A damaged logbook is a finding, not a refusal; refused are a missing file, another program's and a newer one.
    """
    schema.require_present(path)
    count = _Count()
    problems: list[Problem] = []
    for part in (_pages, _references, _rows, _journal, _records, _index):
        try:
            with driver.refusing(path), closing(_Reading(path)) as reading:
                problems += _at_most(part(reading, count))
        except Refused as refused:
            if refused.code not in _UNREADABLE:
                raise
            problems.append(Problem("unreadable", part.__name__.removeprefix("_")))
        except (sqlite.Error, SQLAlchemyError, ValueError, TypeError):
            problems.append(Problem("unreadable", part.__name__.removeprefix("_")))
        if problems and part is _pages and problems[0].code == "unreadable":
            break
    return Finding(tuple(problems[:_MOST]), count.rows, count.lines)


class _Reading:
    """One read-only connection, bare for what is stored and through the models for what it means."""

    def __init__(self, path: Path) -> None:
        with closing(driver.connect(path, writing=False)) as raw:
            schema.version_of(raw)
        self._wire = Wire(path, writing=False)
        self.engine = self._wire.engine
        self.raw = self._wire.raw

    def close(self) -> None:
        """Closes it."""
        self._wire.close()


def _at_most(found: Iterator[Problem]) -> list[Problem]:
    return [problem for _, problem in zip(range(_MOST), found, strict=False)]


def _pages(reading: _Reading, _count: _Count) -> Iterator[Problem]:
    """The pages of the file and the full-text indexes' inner order, by the database's own full check."""
    for (said,) in reading.raw.execute("PRAGMA integrity_check(100)"):
        if said != "ok":
            yield Problem(
                "page", "sealed_search" if "sealed_search" in said else "search" if "fts5" in said else "pages"
            )


def _references(reading: _Reading, _count: _Count) -> Iterator[Problem]:
    for table, row, *_ in reading.raw.execute("PRAGMA foreign_key_check"):
        yield Problem("reference", table, str(row))


def _rows(reading: _Reading, count: _Count) -> Iterator[Problem]:
    for table in _sealed_tables():
        for key, stored in _stored(reading, table):
            count.rows += 1
            if seals.row_seal(seals.content(table.name, stored)) != stored["seal"]:
                yield Problem("row", table.name, key)


def _journal(reading: _Reading, count: _Count) -> Iterator[Problem]:
    prev, seq = seals.GENESIS, 0
    cursor = reading.raw.execute("SELECT * FROM journal ORDER BY seq")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        line = dict(zip(names, values, strict=True))
        count.lines += 1
        seq += 1
        told = line.pop("hash")
        if line["seq"] != seq or line["prev"] != prev or seals.line_hash(line) != told:
            yield Problem("journal", "journal", str(line["seq"]))
            return
        prev = told
    head = reading.raw.execute("SELECT seq, chain FROM head WHERE id = 1").fetchone()
    if head != (seq, prev):
        yield Problem("journal", "head", str(seq))


def _records(reading: _Reading, _count: _Count) -> Iterator[Problem]:
    """Each record is what its latest line says, has one at all, and is gone only where a line says so."""
    query = "SELECT record, record_uid, digest, max(seq) FROM journal GROUP BY record, record_uid"
    latest = {(record, uid): told for record, uid, told, _ in reading.raw.execute(query)}
    for table in _record_tables():
        for key, stored in _stored(reading, table):
            told = latest.pop((table.name, str(stored["uid"])), None)
            if told != seals.digest(seals.content(table.name, stored), stored["salt"]):
                yield Problem("record", table.name, key)
    records = {table.name for table in _record_tables()}
    for (record, _), told in latest.items():
        if record in records and told:
            yield Problem("record_missing", record)


def _index(reading: _Reading, _count: _Count) -> Iterator[Problem]:
    """Every searched record stands in the right index with its own words, and nothing else does."""
    with Session(reading.engine) as session:
        expected = set[tuple[str, int, bool]]()
        for kind in keywords.SEARCHED:
            for row in session.scalars(select(kind).execution_options(yield_per=500)):
                words = keywords.text_of(row)
                if words is not None:
                    expected.add((kind.__tablename__, row.id, keywords.is_sealed(row)))
                if not keywords.stands_right(row, search.indexed_text(session, row)):
                    yield Problem("words", kind.__tablename__, str(row.id))
                session.expunge(row)
        yield from _strays(reading.raw, expected)


def _strays(raw: Any, expected: set[tuple[str, int, bool]]) -> Iterator[Problem]:
    rows = {
        (record, row, bool(is_sealed)): key
        for key, record, row, is_sealed in raw.execute("SELECT id, record, record_id, is_sealed FROM search_rows")
    }
    for record, row, _ in rows.keys() - expected:
        yield Problem("words_stray", record, str(row))
    for index, query, kind in (("search", _OPEN_ROWS, False), ("sealed_search", _SEALED_ROWS, True)):
        known = {key for (_, _, is_sealed), key in rows.items() if is_sealed == kind}
        for (row,) in raw.execute(query):
            if row not in known:
                yield Problem("words_stray", index, str(row))


def _stored(reading: _Reading, table: Table) -> Iterator[tuple[str, dict[str, Any]]]:
    cursor = reading.raw.execute(str(select(table).compile(reading.engine)))
    names = [column[0] for column in cursor.description]
    keys = [part.name for part in table.primary_key]
    for values in cursor:
        stored = dict(zip(names, values, strict=True))
        yield ":".join(str(stored[key]) for key in keys), stored


def _tables(kind: type[Root]) -> list[Table]:
    mapped = (mapper.class_ for mapper in Root.registry.mappers)
    return [cast(Table, found.__table__) for found in mapped if issubclass(found, kind)]


def _sealed_tables() -> list[Table]:
    return sorted(_tables(Sealed), key=lambda table: table.name)


def _record_tables() -> list[Table]:
    return sorted(_tables(Record), key=lambda table: table.name)
