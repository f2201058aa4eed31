"""The town behind the desk: policy and calendars as versions, closures, departments, people, topics, shifts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, Integer, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from counterdesk.store.tables.columns import Json, Record, RowId, Sealed, Voidable, refers


class Pack(Sealed):
    """One numbered version of a town's policy pack, whole, as text."""

    __tablename__ = "packs"
    __table_args__ = (UniqueConstraint("town", "version"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    town: Mapped[str]
    version: Mapped[int]
    content: Mapped[str]
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(RowId)


class Calendar(Sealed):
    """One numbered version of the opening hours of the town ("town") or of a department (its uid)."""

    __tablename__ = "calendars"
    __table_args__ = (UniqueConstraint("scope", "version"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    scope: Mapped[str]
    version: Mapped[int]
    content: Mapped[Any] = mapped_column(Json)
    at: Mapped[datetime]
    by: Mapped[int | None] = mapped_column(RowId)


class ConfirmedYear(Sealed):
    """A year whose closures a person has confirmed."""

    __tablename__ = "years"

    scope: Mapped[str] = mapped_column(Text, primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    confirmed_at: Mapped[datetime]
    confirmed_by: Mapped[int | None] = mapped_column(RowId)


class Closure(Record, Voidable):
    """A dated closure; `hours` are the openings left that day, an empty list when closed all day.

    `group_uid` holds together what was entered at once (a range, one *close now*), `replaces_id` is the row that an
    undo brings back, `from_at` and `until_at` are the instants of a closing at short notice.
    """

    __tablename__ = "closures"

    scope: Mapped[str]
    on_date: Mapped[date] = mapped_column(index=True)
    name: Mapped[str]
    hours: Mapped[Any] = mapped_column(Json)
    source: Mapped[str]
    ticked: Mapped[bool]
    added_at: Mapped[datetime]
    added_by: Mapped[int | None] = mapped_column(RowId)
    group_uid: Mapped[str | None]
    replaces_id: Mapped[int | None] = refers("closures")
    from_at: Mapped[datetime | None]
    until_at: Mapped[datetime | None]


class PolicyEdit(Record, Voidable):
    """One edit of the town's own over its policy text, with who, when and from when.

    `what`: number (of a kind that a missing appendix leaves blank), switch, override (a department's stricter limit),
    script (the town's words to say). `subject` is the kind, the switch or the moment (call.hold); `value` the number
    with unit, stage and force, the switch's value, or the words.
    """

    __tablename__ = "policy_edits"

    what: Mapped[str]
    subject: Mapped[str]
    department_id: Mapped[int | None] = refers("departments")
    value: Mapped[Any] = mapped_column(Json)
    from_on: Mapped[date]
    source: Mapped[str | None]
    approved_by: Mapped[str | None]
    approved_on: Mapped[date | None]
    at: Mapped[datetime]
    by: Mapped[int | None] = refers("people")


class Department(Record):
    """A department that answers."""

    __tablename__ = "departments"

    name: Mapped[str]
    extension: Mapped[str | None]
    email: Mapped[str | None]
    active: Mapped[bool] = mapped_column(default=True)


class Person(Record):
    """Somebody who works for the town; `at_desk` says that entries can be signed with this name."""

    __tablename__ = "people"

    name: Mapped[str]
    first_name: Mapped[str | None]
    letter: Mapped[str | None]
    position: Mapped[str | None]
    department_id: Mapped[int | None] = refers("departments")
    extension: Mapped[str | None]
    email: Mapped[str | None]
    at_desk: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    away_from_on: Mapped[date | None]
    away_until_on: Mapped[date | None]
    stand_in_id: Mapped[int | None] = refers("people")


class Topic(Record):
    """What people come about, in its place on the quick board; a tally keeps no personal data at all."""

    __tablename__ = "topics"

    name: Mapped[str]
    place: Mapped[int]
    is_tally: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)


class Shift(Record):
    """Who was at which counter, from when to when."""

    __tablename__ = "shifts"
    __table_args__ = (Index("ix_shifts_from_at", "from_at"), {"sqlite_autoincrement": True})

    person_id: Mapped[int] = refers("people")
    counter: Mapped[str]
    from_at: Mapped[datetime]
    to_at: Mapped[datetime | None]
