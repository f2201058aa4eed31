"""What is kept apart: complaints, incidents, addenda, sealed identities, and who opened or printed what."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, RowId, Voidable, refers

_KEEP_IDS = {"sqlite_autoincrement": True}


class Complaint(Record, Voidable):
    """A complaint; its text is shown to nobody without a reason when it is about an employee."""

    __tablename__ = "complaints"
    __table_args__ = (
        Index("ix_complaints_contact_id", "contact_id"),
        Index("ix_complaints_entered_at", "entered_at"),
        _KEEP_IDS,
    )

    number: Mapped[str] = mapped_column(Text, unique=True)
    contact_id: Mapped[int | None] = refers("contacts")
    about: Mapped[str | None]
    about_employee: Mapped[bool] = mapped_column(default=False)
    employee_sealed: Mapped[str | None]
    topic: Mapped[str | None]
    department_id: Mapped[int | None] = refers("departments")
    routed_to: Mapped[str | None]
    subject_sealed: Mapped[str | None]
    action_requested: Mapped[str | None]
    anonymous: Mapped[bool] = mapped_column(default=False)
    risk: Mapped[str | None]
    legislative_reason: Mapped[str | None]
    apology_needed: Mapped[bool | None]
    state: Mapped[str] = mapped_column(default="open")
    entered_at: Mapped[datetime]
    author_id: Mapped[int] = refers("people")
    counter: Mapped[str]
    received_at: Mapped[datetime]
    channel: Mapped[str | None]


class Incident(Record, Voidable):
    """An incident report; once submitted it is changed by nobody and added to by addenda."""

    __tablename__ = "incidents"
    __table_args__ = (Index("ix_incidents_happened_at", "happened_at"), _KEEP_IDS)

    number: Mapped[str] = mapped_column(Text, unique=True)
    linked_contact_uid: Mapped[str | None]
    channel: Mapped[str | None]
    happened_at: Mapped[datetime]
    place: Mapped[str | None]
    categories: Mapped[Any] = mapped_column(Json, nullable=True)
    words_used: Mapped[str | None]
    what_before: Mapped[str | None]
    what_tried: Mapped[str | None]
    witnesses: Mapped[str | None]
    injuries: Mapped[str | None]
    follow_up: Mapped[str | None]
    warned_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    supervisor_told_at: Mapped[datetime | None]
    supervisor_id: Mapped[int | None] = refers("people")
    police_called_at: Mapped[datetime | None]
    police_number: Mapped[str | None]
    person_description: Mapped[str | None]
    submitted_at: Mapped[datetime | None]
    entered_at: Mapped[datetime]
    author_id: Mapped[int] = refers("people")
    counter: Mapped[str]


class IncidentAddendum(Record):
    """A dated addition to a submitted incident report."""

    __tablename__ = "incident_addenda"
    __table_args__ = (Index("ix_incident_addenda_incident_id", "incident_id"), _KEEP_IDS)

    incident_id: Mapped[int] = refers("incidents")
    text: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")


class SealedIdentity(Record):
    """The only place for name, number and address of a confidential person."""

    __tablename__ = "sealed_identities"
    __table_args__ = (Index("ix_sealed_identities_record_record_id", "record", "record_id"), _KEEP_IDS)

    record: Mapped[str]
    record_id: Mapped[int] = mapped_column(RowId)
    name: Mapped[str | None]
    number: Mapped[str | None]
    reach_at: Mapped[str | None]
    address: Mapped[str | None]


class Opening(Record):
    """One opening of a sealed record: who, when, and the reason given."""

    __tablename__ = "openings"
    __table_args__ = (Index("ix_openings_at", "at"), _KEEP_IDS)

    record: Mapped[str]
    record_id: Mapped[int] = mapped_column(RowId)
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")
    reason: Mapped[str]


class Printed(Record):
    """One printing of a record or report."""

    __tablename__ = "printed"
    __table_args__ = (Index("ix_printed_record_record_id", "record", "record_id"), _KEEP_IDS)

    record: Mapped[str]
    record_id: Mapped[int | None] = mapped_column(RowId)
    what: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")
