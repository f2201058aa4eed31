"""One write transaction: rows, their seals, their words in the index and their journal lines, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from typing import Any, cast

from sqlalchemy import Column, Select, Table, bindparam, column, event, inspect, select
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from counterdesk.domain.ids import record_number
from counterdesk.store import counting, inserting, journal, keywords, seals, search
from counterdesk.store.amending import OldValues
from counterdesk.store.journal import Entry, Stamp
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Record, Sealed
from counterdesk.store.tables.columns import Day, Instant
from counterdesk.values import value

__all__ = ["Stamp", "Writing"]

_NO_DIALECT = DefaultDialect()
_NOTICE = "counterdesk.notice"


class WritingSession(Session):
    """A session that tells its transaction which rows are about to be written."""


@event.listens_for(WritingSession, "before_flush")
def _before_flush(session: Session, _context: object, _instances: object) -> None:
    """Stands on the class: a listener that comes and goes with every transaction costs more than what it hears."""
    notice = session.info.get(_NOTICE)
    if notice is not None:
        notice(session)


@value
class _Said:
    """A journal line asked for: what was done to which row."""

    action: str
    row: Sealed


class Writing:
    """What a handler holds while its write transaction is open.

    Change rows through their attributes only: seals, index and journal follow what the session sees.
    """

    def __init__(self, session: Session, stamp: Stamp) -> None:
        self.session = session
        self.stamp = stamp
        self._connection = session.connection()
        self.tip = journal.locked_head(self._connection)
        self._said: list[_Said] = []
        self._touched: dict[int, Sealed] = {}
        self._gone: dict[int, tuple[Sealed, str]] = {}
        self._old = OldValues()
        session.info[_NOTICE] = self._notice

    @property
    def seq(self) -> int:
        """The number of the last journal line, this transaction's own once it is committed."""
        return self.tip.seq

    def add(self, *rows: Sealed) -> None:
        """Puts new rows into the logbook; their ids are known after `session.flush()`."""
        self.session.add_all(rows)

    def put(self, row: Record) -> None:
        """Puts one new record into the logbook at once; its id is known then."""
        inserting.write(self.session, self._connection, row)
        self._touched[id(row)] = row

    def number(self, kind: str, year: int) -> str:
        """Gives the next number of a kind in a year, like 2026-0412; rolled back, it comes again."""
        return record_number(year, counting.next_number(self._connection, kind, year))

    def one_more_contact(self, digits: str, shown: str, at: datetime) -> int:
        """Counts a contact at a telephone number, and gives the id of that number's row."""
        return counting.one_more_contact(self._connection, digits, shown, at)

    def known_number(self, digits: str, shown: str, at: datetime) -> int:
        """Gives the id of a telephone number's row, making one with no contact where there is none."""
        return counting.known_number(self._connection, digits, shown, at)

    def amend(self, row: Record, **changes: object) -> None:
        """Changes fields of a record and keeps each old value."""
        if not inspect(row).has_identity:
            self.session.flush()
        table = cast(Table, row.__table__)
        for field, after in changes.items():
            before = getattr(row, field)
            if before == after:
                continue
            setattr(row, field, after)
            old, new = (_stored(table.c[field], value) for value in (before, after))
            self._old.keep(row, field, old, new, self.stamp)

    def amend_by(self, row: Record, change: Callable[[], object]) -> frozenset[str]:
        """Lets `change` set fields of a record, keeps each old value, and gives the names of what changed."""
        before = {part.key: getattr(row, part.key) for part in cast(Table, row.__table__).c}
        change()
        after = {name: value for name in before if (value := getattr(row, name)) != before[name]}
        for name in after:
            setattr(row, name, before[name])
        self.amend(row, **after)
        return frozenset(after)

    def put_back(self, row: Record, kept: Mapping[str, object]) -> None:
        """Gives fields the values that their amendments kept, and keeps what they said instead."""
        table = cast(Table, row.__table__)
        self.amend(row, **{field: _loaded(table.c[field], value) for field, value in kept.items()})

    def journal(self, action: str, row: Sealed) -> None:
        """Says what was done to a row; a changed record without a line of its own takes the first action said."""
        self._said.append(_Said(action, row))

    def finish(self) -> None:
        """Seals every changed row, writes the journal lines and the index; the caller commits."""
        self.session.flush()
        self._old.write(self._connection)
        del self.session.info[_NOTICE]
        contents = {key: self._sealed(row) for key, row in self._touched.items()}
        said = self._every_line()
        if not said:
            return
        first = self.tip.seq + 1
        entries = [self._entry(line, contents) for line in said]
        self.tip = journal.append(self._connection, self.tip, self.stamp, entries)
        self._index([line.row for line in said], first)

    def _notice(self, session: Session) -> None:
        self._old.write(self._connection)
        for row in (*session.new, *session.dirty):
            if isinstance(row, Sealed) and session.is_modified(row):
                self._touched[id(row)] = row
        for row in session.deleted:
            if isinstance(row, Sealed):
                self._touched.pop(id(row), None)
                self._gone[id(row)] = (row, _key(row))

    def _sealed(self, row: Sealed) -> bytes:
        table = cast(Table, row.__table__)
        key = _key_values(row, table)
        stored = _reading(table).first(self._connection, **key)
        content = seals.content(table.name, dict(zip(table.c.keys(), stored, strict=True)))
        seal = seals.row_seal(content)
        _sealing(table).run(self._connection, **key, new_seal=seal)
        set_committed_value(row, "seal", seal)
        return content

    def _every_line(self) -> list[_Said]:
        named = {id(line.row) for line in self._said}
        rest = [row for key, row in self._touched.items() if isinstance(row, Record) and key not in named]
        rest += [row for key, (row, _) in self._gone.items() if isinstance(row, Record) and key not in named]
        if not self._said and (self._touched or self._gone):
            raise RuntimeError("rows changed without a journal line")
        return self._said + [_Said(self._said[0].action, row) for row in rest]

    def _entry(self, line: _Said, contents: dict[int, bytes]) -> Entry:
        row, name = line.row, line.row.__tablename__
        if id(row) in self._gone:
            return Entry(line.action, name, self._gone[id(row)][1], "")
        content = contents.get(id(row)) or self._sealed(row)
        if isinstance(row, Record):
            return Entry(line.action, name, row.uid, seals.digest(content, row.salt))
        return Entry(line.action, name, _key(row), seals.row_seal(content))

    def _index(self, rows: list[Sealed], first: int) -> None:
        for offset, row in enumerate(rows):
            if id(row) in self._gone and isinstance(row, Record):
                search.take_out(self._connection, row.__tablename__, row.id)
            elif id(row) in self._touched and isinstance(row, Record) and keywords.is_searched(row):
                search.put(self._connection, row, first + offset, self.stamp)


def _key_values(row: Sealed, table: Table) -> dict[str, Any]:
    return {f"key_{part.name}": getattr(row, part.name) for part in table.primary_key}


def _key(row: Sealed) -> str:
    if isinstance(row, Record):
        return row.uid
    return ":".join(str(getattr(row, part.name)) for part in cast(Table, row.__table__).primary_key)


def _stored(part: Column[Any], value: object) -> object:
    """Gives a field's value as the database keeps it, so that old values are JSON whatever their type."""
    match part.type:
        case Instant() | Day() as kind:
            return kind.process_bind_param(cast(Any, value), _NO_DIALECT)
        case _:
            return value


def _loaded(part: Column[Any], value: object) -> object:
    """Gives a field's value back from how an amendment keeps it."""
    match part.type:
        case Instant() | Day() as kind:
            return kind.process_result_value(cast(Any, value), _NO_DIALECT)
        case _:
            return value


@cache
def _reading(table: Table) -> Prepared:
    """Gives the query for one row exactly as it is stored, with no conversion on the way."""
    plain: Select[*tuple[Any, ...]] = select(*(column(part.name) for part in table.c)).select_from(table)
    return Prepared(plain.where(*(part == bindparam(f"key_{part.name}") for part in table.primary_key)))


@cache
def _sealing(table: Table) -> Prepared:
    keyed = table.update().where(*(part == bindparam(f"key_{part.name}") for part in table.primary_key))
    return Prepared(keyed.values(seal=bindparam("new_seal")))
