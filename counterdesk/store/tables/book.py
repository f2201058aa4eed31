"""The logbook's own bookkeeping: head, numbers, journal, old values, settings, rows of the search index."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Index, Integer, Text
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Instant, Json, Root, RowId, Sealed


class Head(Root):
    """The one row that every write transaction locks: the last journal line and its hash."""

    __tablename__ = "head"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(BigInteger)
    chain: Mapped[str]


class Number(Sealed):
    """The last number given out per kind of record and year."""

    __tablename__ = "numbers"

    kind: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    last: Mapped[int]


class JournalLine(Root):
    """One line of the append-only journal; each holds the hash of the line before."""

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_record_uid", "record_uid"),)

    seq: Mapped[int] = mapped_column(RowId, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(Instant)
    who: Mapped[int | None] = mapped_column(RowId)
    desk: Mapped[str]
    action: Mapped[str]
    record: Mapped[str]
    record_uid: Mapped[str]
    digest: Mapped[str]
    prev: Mapped[str]
    hash: Mapped[str]


class Amendment(Sealed):
    """An old value: which field of which record said what before, by whom it was changed and when."""

    __tablename__ = "amendments"
    __table_args__ = (
        Index("ix_amendments_record_record_id", "record", "record_id"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    record: Mapped[str]
    record_id: Mapped[int] = mapped_column(RowId)
    field: Mapped[str]
    before: Mapped[Any] = mapped_column(Json, nullable=True)
    after: Mapped[Any] = mapped_column(Json, nullable=True)
    by: Mapped[int | None] = mapped_column(RowId)
    at: Mapped[datetime]


class Setting(Sealed):
    """One setting of this town."""

    __tablename__ = "settings"

    key: Mapped[str] = mapped_column(Text, primary_key=True)
    value: Mapped[Any] = mapped_column(Json, nullable=True)


class SearchRow(Sealed):
    """Which record a row of the full-text index stands for; ids ascend in the order of entry."""

    __tablename__ = "search_rows"
    __table_args__ = (
        Index("uq_search_rows_record_record_id", "record", "record_id", unique=True),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    record: Mapped[str]
    record_id: Mapped[int] = mapped_column(RowId)
    at: Mapped[datetime]
    is_sealed: Mapped[bool]
