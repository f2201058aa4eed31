"""What every table is made of: one declarative root, portable column types, two kinds of sealed row.

Knows nothing of what the tables mean. Instants are whole UTC milliseconds, local dates and JSON are text,
so that SQLite and PostgreSQL keep the same values.
"""

from __future__ import annotations

import json
import os
import uuid
from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, TypeVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Text,
    TypeDecorator,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.domain.refusal import Refused

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}

T = TypeVar("T")
V = TypeVar("V")

RowId = BigInteger().with_variant(Integer, "sqlite")


def to_json(value: Any) -> str:
    """Gives the one spelling of a JSON value: sorted keys, no blanks, letters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def _readable(read: Callable[[V], T], value: V) -> T:
    """Reads a stored value; one that cannot have been written by us means that the file is damaged."""
    try:
        return read(value)
    except (ValueError, TypeError, OverflowError):
        raise Refused("logbook_damaged") from None


class Instant(TypeDecorator[datetime]):
    """An aware UTC datetime in Python, whole milliseconds in the database."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Turns an aware instant into milliseconds."""
        return None if value is None else to_ms(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Turns milliseconds into an aware instant."""
        return None if value is None else _readable(from_ms, value)


class Day(TypeDecorator[date]):
    """A local date in Python, ISO text in the database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Turns a date into ISO text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Turns ISO text into a date."""
        return None if value is None else _readable(date.fromisoformat, value)


class Json(TypeDecorator[Any]):
    """A JSON value, stored as its one spelling in text; assign whole values, never change inside."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Turns a value into text."""
        return None if value is None else to_json(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Turns text into a value."""
        return None if value is None else _readable(json.loads, value)


class Root(DeclarativeBase):
    """The one declarative root: its metadata names every constraint."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        int: Integer,
        bool: Boolean,
        bytes: LargeBinary,
        datetime: Instant,
        date: Day,
    }


def new_uid() -> str:
    """Gives a fresh UUID as text, the key of a card and of its record."""
    return str(uuid.uuid4())


def new_salt() -> bytes:
    """Gives the 32 random bytes under which the journal digests one record."""
    return os.urandom(32)


Key = Annotated[int, mapped_column(RowId, primary_key=True, autoincrement=True)]


def refers(target: str) -> Any:
    """Gives a column that holds the id of a row in another table."""
    return mapped_column(RowId, ForeignKey(f"{target}.id"))


def partial_index(name: str, column: str, condition: str) -> Index:
    """Gives an index of some rows only.

    The migration says the condition for PostgreSQL, too. Here it would load the whole of that dialect at each start.
    """
    return Index(name, column, sqlite_where=text(condition))


class Sealed(Root):
    """A row with its own seal, the SHA-256 of its other columns, set when the transaction commits."""

    __abstract__ = True

    seal: Mapped[str] = mapped_column(Text, default="", sort_order=1000)


class Record(Sealed):
    """A row with a history: never reused id, the card's uid, and the salt of its journal digests."""

    __abstract__ = True

    id: Mapped[Key] = mapped_column(RowId, primary_key=True, autoincrement=True, sort_order=-10)
    uid: Mapped[str] = mapped_column(Text, unique=True, default=new_uid, sort_order=-9)
    salt: Mapped[bytes] = mapped_column(LargeBinary, default=new_salt, sort_order=999)

    @declared_attr.directive
    def __table_args__(cls) -> Any:  # noqa: N805 - SQLAlchemy calls it on the class
        """Keeps ids from coming back after a deletion."""
        return {"sqlite_autoincrement": True}


class Voidable:
    """The three columns of a row that can be taken back and yet stays."""

    void_at: Mapped[datetime | None] = mapped_column(Instant, sort_order=900)
    void_by: Mapped[int | None] = mapped_column(RowId, ForeignKey("people.id"), sort_order=901)
    void_reason: Mapped[str | None] = mapped_column(Text, sort_order=902)
