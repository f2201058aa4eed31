"""What came in: callers by number, contacts, and the messages that somebody must answer."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, RowId, Sealed, Voidable, partial_index, refers

_KEEP_IDS = {"sqlite_autoincrement": True}


class Caller(Sealed):
    """One normalised number and how often it was in contact; never a claim about who it is."""

    __tablename__ = "callers"
    __table_args__ = _KEEP_IDS

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    digits: Mapped[str] = mapped_column(Text, unique=True)
    shown: Mapped[str]
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    contacts: Mapped[int]


class Contact(Record, Voidable):
    """One matter of one visit, call, voicemail, e-mail or letter.

    `happened_at` is when the town first got it, `opened_at` when the clerk opened it. A confidential contact
    holds no name, number or address: they live in `sealed_identities`.
    """

    __tablename__ = "contacts"
    __table_args__ = (
        Index("ix_contacts_happened_at", "happened_at"),
        Index("ix_contacts_entered_at", "entered_at"),
        Index("ix_contacts_caller_id_happened_at", "caller_id", "happened_at"),
        Index("ix_contacts_visit_uid", "visit_uid"),
        _KEEP_IDS,
    )

    visit_uid: Mapped[str]
    channel: Mapped[str]
    happened_at: Mapped[datetime]
    entered_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    caller_id: Mapped[int | None] = refers("callers")
    name: Mapped[str | None]
    name_value: Mapped[str] = mapped_column(default="not_given")
    number_typed: Mapped[str | None]
    number_digits: Mapped[str | None]
    number_ext: Mapped[str | None]
    number_shown: Mapped[str | None]
    reach_at: Mapped[str | None]
    topic_id: Mapped[int | None] = refers("topics")
    topic_text: Mapped[str | None]
    note: Mapped[str | None]
    place: Mapped[str | None]
    on_behalf: Mapped[str | None]
    on_behalf_proof: Mapped[str | None]
    reference: Mapped[str | None]
    language: Mapped[str | None]
    accommodation: Mapped[str | None]
    outcome: Mapped[str]
    outcome_detail: Mapped[Any] = mapped_column(Json, nullable=True)
    first_contact: Mapped[bool] = mapped_column(default=False)
    one_click: Mapped[bool] = mapped_column(default=False)
    quantity: Mapped[int] = mapped_column(default=1)
    parked_seconds: Mapped[int] = mapped_column(default=0)
    author_id: Mapped[int] = refers("people")
    counter: Mapped[str]
    confidential: Mapped[bool] = mapped_column(default=False)
    late_entry: Mapped[bool] = mapped_column(default=False)
    told_at: Mapped[datetime | None]
    told_due_at: Mapped[datetime | None]


class Message(Record, Voidable):
    """A message or call back: one record with who will answer, in view until handed, read or answered."""

    __tablename__ = "messages"
    __table_args__ = (
        Index("ix_messages_contact_id", "contact_id"),
        partial_index("ix_messages_open", "state", "state = 'to_hand_over'"),
        _KEEP_IDS,
    )

    number: Mapped[str] = mapped_column(Text, unique=True)
    contact_id: Mapped[int] = refers("contacts")
    for_person_id: Mapped[int | None] = refers("people")
    for_department_id: Mapped[int | None] = refers("departments")
    for_text: Mapped[str | None]
    best_time: Mapped[str | None]
    boxes: Mapped[Any] = mapped_column(Json, nullable=True)
    state: Mapped[str] = mapped_column(default="to_hand_over")
    handed_at: Mapped[datetime | None]
    handed_how: Mapped[str | None]
    read_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]
    printed: Mapped[int] = mapped_column(default=0)
