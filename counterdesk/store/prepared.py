"""Statements compiled once per database: the bookkeeping of every commit runs them with bare values.

Measured: building the cache key of a statement costs more than running it; a commit has eight of them.
"""

from __future__ import annotations

from contextlib import closing
from typing import Any, cast

from sqlalchemy import ClauseElement, Connection, Dialect, Executable
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """One statement whose values are passed by name, exactly as the database keeps them."""

    def __init__(self, statement: Executable) -> None:
        self._statement = statement
        self._compiled: dict[str, tuple[str, tuple[str, ...] | None]] = {}

    def first(self, connection: Connection, **values: object) -> Any:
        """Runs it and gives the first row, bare, or None."""
        with closing(self._cursor(connection, values)) as cursor:
            return cursor.fetchone()

    def run(self, connection: Connection, **values: object) -> None:
        """Runs it for its effect."""
        self._cursor(connection, values).close()

    def _cursor(self, connection: Connection, values: dict[str, object]) -> Any:
        text, order = self._compiled.get(connection.dialect.name) or self._compile(connection.dialect)
        cursor = connection.connection.cursor()
        cursor.execute(text, values if order is None else [values[name] for name in order])
        return cursor

    def _compile(self, dialect: Dialect) -> tuple[str, tuple[str, ...] | None]:
        compiled = cast(SQLCompiler, cast(ClauseElement, self._statement).compile(dialect=dialect))
        order = None if compiled.positiontup is None else tuple(compiled.positiontup)
        self._compiled[dialect.name] = (str(compiled), order)
        return self._compiled[dialect.name]
