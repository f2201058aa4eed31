"""Lines of the log as they come out of the logbook, whoever reads them."""

from datetime import datetime
from typing import Any, NamedTuple


class ContactLine(NamedTuple):
    """One contact as lists show it."""

    uid: str
    id: int
    at: datetime
    entered_at: datetime
    channel: str
    topic: str | None
    name: str | None
    typed: str | None
    shown: str | None
    extension: str | None
    outcome: str
    detail: Any
    message_number: str | None
    handed_at: datetime | None
    read_at: datetime | None
    author: str
    author_id: int
    quantity: int
    one_click: bool
    confidential: bool
    void_at: datetime | None
    late_entry: bool
    note: str | None


class SealedLine(NamedTuple):
    """One complaint or incident as lists show it: number, time, department, author."""

    uid: str
    id: int
    number: str
    at: datetime
    entered_at: datetime
    channel: str | None
    department: str | None
    author: str
    author_id: int
    void_at: datetime | None


class Counts(NamedTuple):
    """How many contacts, how many settled at once, how many by one click, and tallies; void ones left out."""

    contacts: int
    first_contact: int
    one_click: int
    tallies: int


class DayLines(NamedTuple):
    """The lines of some days, newest first, and their counts."""

    contacts: tuple[ContactLine, ...]
    complaints: tuple[SealedLine, ...]
    incidents: tuple[SealedLine, ...]
    counts: Counts
