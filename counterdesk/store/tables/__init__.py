"""Every table of the logbook under one roof; split by chapter in the files beside this one."""

from counterdesk.store.tables.book import Amendment, Head, JournalLine, Number, SearchRow, Setting
from counterdesk.store.tables.columns import (
    Record,
    Root,
    Sealed,
    Voidable,
    new_uid,
    to_json,
)
from counterdesk.store.tables.confidential import (
    Complaint,
    Incident,
    IncidentAddendum,
    Opening,
    Printed,
    SealedIdentity,
)
from counterdesk.store.tables.contacts import Caller, Contact, Message
from counterdesk.store.tables.counter import CallerLink, Handover, Line
from counterdesk.store.tables.deadlines import Attempt, Deadline, Pause
from counterdesk.store.tables.town import (
    Calendar,
    Closure,
    ConfirmedYear,
    Department,
    Pack,
    Person,
    PolicyEdit,
    Shift,
    Topic,
)

__all__ = [
    "Amendment",
    "Attempt",
    "Calendar",
    "Caller",
    "CallerLink",
    "Closure",
    "Complaint",
    "ConfirmedYear",
    "Contact",
    "Deadline",
    "Department",
    "Handover",
    "Head",
    "Incident",
    "IncidentAddendum",
    "JournalLine",
    "Line",
    "Message",
    "Number",
    "Opening",
    "Pack",
    "Pause",
    "Person",
    "PolicyEdit",
    "Printed",
    "Record",
    "Root",
    "Sealed",
    "SealedIdentity",
    "SearchRow",
    "Setting",
    "Shift",
    "Topic",
    "Voidable",
    "new_uid",
    "to_json",
]
