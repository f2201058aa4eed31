"""What a complaint card and an incident card hold while they are typed, and the commands they become."""

from dataclasses import replace
from datetime import datetime

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.incident import Stamp, Stamps
from counterdesk.services.asks.sealed import IncidentTyped, IncidentView, LogComplaint, SaveIncident
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.values import alike, value


@value
class ComplaintTyped:
    """Everything on a complaint card, exactly as typed."""

    channel: Channel = Channel.WALK_IN
    about: About = About.SERVICE
    text: str = ""
    action_requested: str = ""
    name: str = ""
    number: str = ""
    reach_at: str = ""
    address: str = ""
    anonymous: bool = False
    risk: Risk = Risk.NOT_ASSESSED
    employee: str = ""
    department_id: DepartmentId | None = None
    department: str = ""
    received_text: str = ""
    received_at: datetime | None = None

    @property
    def caller(self) -> CallerTyped:
        """Who complains; nothing of an anonymous complainant is kept."""
        if self.anonymous:
            return CallerTyped()
        return CallerTyped(name=self.name, number=self.number, reach_at=self.reach_at)


def is_complaint_empty(typed: ComplaintTyped) -> bool:
    """Whether nothing was typed yet; the choices a fresh card makes by itself do not count."""
    bare = replace(typed, channel=Channel.WALK_IN, about=About.SERVICE)
    return bare == ComplaintTyped()


def log_complaint(typed: ComplaintTyped, started: Started) -> LogComplaint:
    """Gives the command that logs the complaint and seals who complained."""
    return LogComplaint(
        uid=started.uid,
        channel=typed.channel,
        about=typed.about,
        text=typed.text,
        received_at=typed.received_at or started.opened_at,
        opened_at=started.opened_at,
        caller=typed.caller,
        address="" if typed.anonymous else typed.address,
        anonymous=typed.anonymous,
        risk=typed.risk,
        employee=typed.employee if typed.about is About.EMPLOYEE else "",
        department_id=typed.department_id,
        action_requested=typed.action_requested,
    )


@value
class IncidentKept:
    """Everything on an incident card, exactly as typed, and the card it came from."""

    channel: Channel = Channel.WALK_IN
    happened_text: str = ""
    happened_at: datetime | None = None
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
    supervisor: str = ""
    warned_at: datetime | None = None
    ended_at: datetime | None = None
    supervisor_told_at: datetime | None = None
    police_called_at: datetime | None = None
    linked_uid: str = ""

    @property
    def stamps(self) -> Stamps:
        """When each of the four was pressed."""
        return Stamps(self.warned_at, self.ended_at, self.supervisor_told_at, self.police_called_at)

    def stamped(self, stamp: Stamp, at: datetime | None) -> "IncidentKept":
        """Gives the card with one stamp pressed at an instant, or taken back with None."""
        match stamp:
            case Stamp.WARNED:
                return replace(self, warned_at=at)
            case Stamp.ENDED:
                return replace(self, ended_at=at)
            case Stamp.SUPERVISOR_TOLD:
                return replace(self, supervisor_told_at=at)
            case Stamp.POLICE_CALLED:
                return replace(self, police_called_at=at)


def from_contact(typed: ContactTyped, started: Started) -> IncidentKept:
    """Gives the incident that F8 starts on an open card: its time, channel, number and the words so far."""
    return IncidentKept(
        channel=typed.channel,
        happened_at=started.opened_at,
        what_before=typed.note,
        person=typed.name,
        number=typed.number,
        linked_uid=started.uid,
    )


def from_view(view: IncidentView) -> IncidentKept:
    """Gives an unfinished incident of the logbook as a card, to be finished by its author."""
    typed = view.typed or IncidentTyped(view.happened_at, Channel.WALK_IN)
    same = alike(typed, IncidentKept) | alike(typed.stamps, IncidentKept)
    return IncidentKept(**same, supervisor=view.supervisor, linked_uid=view.linked_contact)


def is_incident_empty(typed: IncidentKept) -> bool:
    """Whether nothing was typed or stamped yet; a link to a parked card is worth keeping."""
    return replace(typed, channel=Channel.WALK_IN) == IncidentKept()


def save_incident(typed: IncidentKept, started: Started, *, submit: bool) -> SaveIncident:
    """Gives the command that saves the incident; submitted, it is sealed for good."""
    own = {"happened_at": typed.happened_at or started.opened_at, "stamps": typed.stamps}
    values = IncidentTyped(**alike(typed, IncidentTyped) | own)
    return SaveIncident(started.uid, values, linked_contact_uid=typed.linked_uid, submit=submit)
