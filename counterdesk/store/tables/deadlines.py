"""What is owed: deadlines, frozen from the moment they start, and the tries to keep them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, Voidable, partial_index, refers

_KEEP_IDS = {"sqlite_autoincrement": True}


class Deadline(Record, Voidable):
    """One promise of the policy and how it ended; `due_at` is empty when the text gives no date.

    `council_on`: the meeting it waits for, `advised_at` when the customer was told so. `not_owed_code`: the rule of
    the policy by which no response is owed. `override`: the department's own limit, as a sentence's facts in JSON.
    `moved_why`: what last moved the date, a code with a name behind a colon (`closure:Snow`).
    """

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
    council_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    advised_at: Mapped[datetime | None]
    not_owed_code: Mapped[str | None]
    reopens_id: Mapped[int | None] = refers("deadlines")
    reopen_reason: Mapped[str | None]
    override: Mapped[str | None]
    moved_at: Mapped[datetime | None]
    moved_by: Mapped[int | None] = refers("people")
    moved_why: Mapped[str | None]
    paused_at: Mapped[datetime | None]


class Pause(Record):
    """One interval in which a deadline stood still, where the town's policy allows that; open without `to_at`."""

    __tablename__ = "pauses"
    __table_args__ = (Index("ix_pauses_deadline_id", "deadline_id"), _KEEP_IDS)

    deadline_id: Mapped[int] = refers("deadlines")
    from_at: Mapped[datetime]
    to_at: Mapped[datetime | None]
    reason: Mapped[str]
    by: Mapped[int | None] = refers("people")


class Attempt(Record):
    """One try to answer; a try never counts as an answer by itself."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_deadline_id", "deadline_id"), _KEEP_IDS)

    deadline_id: Mapped[int] = refers("deadlines")
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")
    what: Mapped[str]
    note: Mapped[str | None]
