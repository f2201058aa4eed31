"""Complaints and incidents: records whose people are confidential from the moment they are saved."""

from datetime import datetime

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.services.asks.contacts import HistoryLine
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class LogComplaint(Command):
    """Logs a complaint with its deadlines; the complainant's identity goes to sealed identities, nowhere else.

    A complaint about an employee is sealed whole: lists show number, department and due date only (T8, E9).
    """

    uid: str
    channel: Channel
    about: About
    text: str
    received_at: datetime | None = None
    opened_at: datetime | None = None
    caller: CallerTyped = CallerTyped()
    address: str = ""
    anonymous: bool = False
    risk: Risk = Risk.NOT_ASSESSED
    employee: str = ""
    department_id: DepartmentId | None = None
    action_requested: str = ""
    topic: str = ""


@value
class IncidentTyped:
    """What an incident says; everything may be filled in later but `happened_at`."""

    happened_at: datetime
    channel: Channel
    place: str = ""
    categories: tuple[str, ...] = ()
    words_used: str = ""
    what_before: str = ""
    what_tried: str = ""
    witnesses: str = ""
    injuries: str = ""
    follow_up: str = ""
    person: str = ""
    number: str = ""
    police_number: str = ""
    supervisor_id: PersonId | None = None
    stamps: Stamps = Stamps()


@value
class SaveIncident(Command):
    """Saves an incident under its uid, as often as needed until it is submitted; then it is sealed for good.

    Refused after submission with `incident_sealed`: add to it with `AddToIncident`.
    """

    uid: str
    typed: IncidentTyped
    linked_contact_uid: str = ""
    submit: bool = True


@value
class AddToIncident(Command):
    """Adds a dated addendum to a submitted incident."""

    uid: str
    text: str


@value
class OpenSealed(Command):
    """Opens a sealed record again: asks for a reason (`reason_needed`), which the journal and the shift summary show.

    Read it afterwards with `AskComplaint` or `AskIncident` and the uid of this opening.
    """

    record: str
    uid: str
    reason: str
    opening_uid: str


@value
class ComplaintView:
    """One complaint; identity and text are empty unless it was opened."""

    uid: str
    number: str
    received_at: datetime
    channel: str
    about: str
    department: str
    routed_to: str
    due: tuple[tuple[str, datetime | None, str], ...]
    author: str
    opened: bool
    text: str = ""
    employee: str = ""
    action_requested: str = ""
    name: str = ""
    phone: str = ""
    reach_at: str = ""
    address: str = ""
    anonymous: bool = False
    risk: str = ""
    history: tuple[HistoryLine, ...] = ()
    deadline_ids: tuple[int, ...] = ()


@value
class AskComplaint(Question[ComplaintView]):
    """A complaint; with the uid of an `OpenSealed` made in the last hour, whole."""

    uid: str
    opening_uid: str = ""


@value
class IncidentView:
    """One incident; the typed part is None unless it was opened or is read by its author.

    `linked_channel` and `linked_at` say which entry it belongs to, once that entry is saved.
    """

    uid: str
    number: str
    happened_at: datetime
    author: str
    author_position: str
    counter: str
    submitted_at: datetime | None
    supervisor: str
    opened: bool
    typed: IncidentTyped | None
    addenda: tuple[tuple[datetime, str, str], ...] = ()
    linked_contact: str = ""
    linked_channel: str = ""
    linked_at: datetime | None = None
    history: tuple[HistoryLine, ...] = ()


@value
class AskIncident(Question[IncidentView]):
    """An incident; whole for its author, else with the uid of an `OpenSealed` made in the last hour."""

    uid: str
    reader_id: PersonId | None = None
    opening_uid: str = ""


@value
class SealedRow:
    """One line of *Incidents and complaints*: number, dates and department, nobody's name but staff's."""

    uid: str
    record: str
    number: str
    at: datetime
    department: str
    due_at: datetime | None
    state: str
    author: str
    stamps: tuple[Stamp, ...] = ()


@value
class AskSealed(Question[tuple[SealedRow, ...]]):
    """Incidents and complaints, newest first."""

    limit: int = 300
