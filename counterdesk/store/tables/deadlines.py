"""What is owed: deadlines, frozen from the moment they start, and the tries to keep them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, Voidable, partial_index, refers

_KEEP_IDS = {"sqlite_autoincrement": True}


class Deadline(Record, Voidable):
    """One promise of the policy and how it ended; `due_at` is empty when the text gives no date."""

    __tablename__ = "deadlines"
    __table_args__ = (
        partial_index("ix_deadlines_open", "due_at", "state = 'open'"),
        Index("ix_deadlines_contact_id", "contact_id"),
        Index("ix_deadlines_message_id", "message_id"),
        Index("ix_deadlines_complaint_id", "complaint_id"),
        Index("ix_deadlines_received_at", "received_at"),
        _KEEP_IDS,
    )

    contact_id: Mapped[int | None] = refers("contacts")
    message_id: Mapped[int | None] = refers("messages")
    complaint_id: Mapped[int | None] = refers("complaints")
    kind: Mapped[str]
    stage: Mapped[str | None]
    number: Mapped[int | None]
    unit: Mapped[str | None]
    clause: Mapped[str | None]
    section: Mapped[str | None]
    must: Mapped[bool] = mapped_column(default=False)
    switches: Mapped[Any] = mapped_column(Json, nullable=True)
    calendar_scope: Mapped[str | None]
    calendar_version: Mapped[int | None]
    received_at: Mapped[datetime]
    effective_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    original_due_at: Mapped[datetime | None]
    no_due_reason: Mapped[str | None]
    explanation: Mapped[Any] = mapped_column(Json, nullable=True)
    year_unconfirmed: Mapped[bool] = mapped_column(default=False)
    promised_at: Mapped[datetime | None]
    answerer_id: Mapped[int | None] = refers("people")
    department_id: Mapped[int | None] = refers("departments")
    claimed_by: Mapped[int | None] = refers("people")
    claimed_at: Mapped[datetime | None]
    state: Mapped[str] = mapped_column(default="open")
    answered_at: Mapped[datetime | None]
    answered_by: Mapped[str | None]
    answered_how: Mapped[str | None]
    finished: Mapped[bool | None]
    recorded_at: Mapped[datetime | None]
    recorded_late: Mapped[bool] = mapped_column(default=False)
    replaces_id: Mapped[int | None] = refers("deadlines")


class Attempt(Record):
    """One try to answer; a try never counts as an answer by itself."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_deadline_id", "deadline_id"), _KEEP_IDS)

    deadline_id: Mapped[int] = refers("deadlines")
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")
    what: Mapped[str]
    note: Mapped[str | None]
