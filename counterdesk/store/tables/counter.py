"""A day at the counter: how many stand in line, who handed the desk to whom, which numbers are one caller's."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, Voidable, refers

_KEEP_IDS = {"sqlite_autoincrement": True}


class Line(Record):
    """One change of the line at a counter: how many wait now, and how many of them left without service."""

    __tablename__ = "lines"
    __table_args__ = (Index("ix_lines_at", "at"), _KEEP_IDS)

    counter: Mapped[str]
    at: Mapped[datetime]
    waiting: Mapped[int]
    left: Mapped[int] = mapped_column(default=0)
    by: Mapped[int | None] = refers("people")


class Handover(Record):
    """One handing over of the desk; `items` says what went to whom, `taken_at` when the next person said so."""

    __tablename__ = "handovers"
    __table_args__ = (Index("ix_handovers_at", "at"), _KEEP_IDS)

    counter: Mapped[str]
    from_id: Mapped[int] = refers("people")
    at: Mapped[datetime]
    to_id: Mapped[int | None] = refers("people")
    taken_at: Mapped[datetime | None]
    items: Mapped[Any] = mapped_column(Json)
    remark: Mapped[str | None]


class CallerLink(Record, Voidable):
    """Somebody's word that two numbers are one caller's; taken back, each has its own contacts again."""

    __tablename__ = "caller_links"
    __table_args__ = _KEEP_IDS

    caller_id: Mapped[int] = refers("callers")
    other_id: Mapped[int] = refers("callers")
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")
