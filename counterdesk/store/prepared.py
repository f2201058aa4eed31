"""Statements compiled once per database: what every commit and every reload asks runs with values only.

Measured: building the cache key of a statement and wrapping its result cost five times what the database needs for
one row; a commit has two dozen of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import closing
from typing import Any, cast

from sqlalchemy import BindParameter, ClauseElement, Connection, Dialect, Executable, Select, bindparam
from sqlalchemy.orm import Session
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.types import TypeEngine

from counterdesk.values import value

_Convert = Callable[[Any], Any]
SEVERAL = 12
_CONNECTION = "counterdesk.connection"


@value
class _Text:
    """A statement as one database reads it: its words, its places, and what becomes of values on the way."""

    words: str
    order: tuple[str, ...] | None
    fixed: dict[str, Any]
    into: dict[str, _Convert]
    out: tuple[tuple[int, _Convert], ...]


class Prepared:
    """One statement. `first` and `run` take and give values as the database keeps them, `rows` and `row` as we do."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, _Text] = {}

    def first(self, connection: Connection, **values: object) -> Any:
        """Runs it and gives the first row, bare, or None."""
        with closing(self._cursor(connection, values)) as cursor:
            return cursor.fetchone()

    def run(self, connection: Connection, **values: object) -> None:
        """Runs it for its effect."""
        self._cursor(connection, values).close()

    def many(self, connection: Connection, rows: Sequence[dict[str, object]]) -> None:
        """Runs it for its effect once for each of these."""
        text = self._text(connection.dialect)
        whole = ({**text.fixed, **row} for row in rows)
        given: Any = whole if text.order is None else ([row[name] for name in text.order] for row in whole)
        with closing(connection.connection.cursor()) as cursor:
            cursor.executemany(text.words, list(given))

    def stored(self, connection: Connection, values: Mapping[str, object]) -> dict[str, object]:
        """Gives values as the database keeps them."""
        into = self._text(connection.dialect).into
        return {name: into[name](value) if name in into else value for name, value in values.items()}

    def row(self, session: Session, **values: object) -> Any:
        """Gives the first row, or None; what the session has not written yet is written first."""
        found = self.rows(session, **values)
        return found[0] if found else None

    def rows(self, session: Session, **values: object) -> list[Any]:
        """Gives every row with its values as Python knows them: instants, dates, truths."""
        session.flush()
        connection = _connection(session)
        text = self._text(connection.dialect)
        given = {name: text.into[name](value) if name in text.into else value for name, value in values.items()}
        with closing(self._cursor(connection, given)) as cursor:
            found = cursor.fetchall()
        return [_converted(row, text.out) for row in found] if text.out else found

    def _cursor(self, connection: Connection, values: dict[str, object]) -> Any:
        text = self._text(connection.dialect)
        whole = {**text.fixed, **values} if text.fixed else values
        cursor = connection.connection.cursor()
        cursor.execute(text.words, whole if text.order is None else [whole[name] for name in text.order])
        return cursor

    def _text(self, dialect: Dialect) -> _Text:
        return self._compiled.get(dialect.name) or self._compile(dialect)

    def _compile(self, dialect: Dialect) -> _Text:
        compiled = cast(SQLCompiler, cast(ClauseElement, self._statement).compile(dialect=dialect))
        order = None if compiled.positiontup is None else tuple(compiled.positiontup)
        into = {name: _into(bind.type, dialect) for name, bind in compiled.binds.items()}
        fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self._compiled[dialect.name] = text = _Text(
            str(compiled),
            order,
            {name: convert(fixed[name]) if (convert := into[name]) else fixed[name] for name in fixed},
            {name: convert for name, convert in into.items() if convert},
            self._out(dialect),
        )
        return text

    def _out(self, dialect: Dialect) -> tuple[tuple[int, _Convert], ...]:
        if not isinstance(self._statement, Select):
            return ()
        kinds = (part.type.dialect_impl(dialect) for part in self._statement.selected_columns)
        converts = ((place, kind.result_processor(dialect, None)) for place, kind in enumerate(kinds))
        return tuple((place, convert) for place, convert in converts if convert is not None)


def several(name: str) -> tuple[BindParameter[Any], ...]:
    """Gives the places of an IN: always as many, so that the statement stays the same; `filled` gives their values."""
    return tuple(bindparam(f"{name}_{place}") for place in range(SEVERAL))


def filled(name: str, values: Collection[object]) -> dict[str, object]:
    """Gives the values of such places; those that are left over hold NULL, which is in no list. At most SEVERAL."""
    if len(values) > SEVERAL:
        raise ValueError("more values than places")
    return {f"{name}_{place}": one for place, one in enumerate([*values, *[None] * (SEVERAL - len(values))])}


def _connection(session: Session) -> Connection:
    """Gives a session's connection, remembered as long as it is open: asking for it costs as much as a small query."""
    kept: Connection | None = session.info.get(_CONNECTION)
    if kept is None or kept.closed:
        session.info[_CONNECTION] = kept = session.connection()
    return kept


def _into(kind: TypeEngine[Any], dialect: Dialect) -> _Convert | None:
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _converted(row: tuple[Any, ...], out: tuple[tuple[int, _Convert], ...]) -> tuple[Any, ...]:
    values = list(row)
    for place, convert in out:
        values[place] = convert(values[place])
    return tuple(values)
