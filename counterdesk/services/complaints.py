"""Complaints: the complainant's identity goes to sealed identities, the text to whoever must answer."""

from counterdesk.domain.complaint import About, is_owed_a_response
from counterdesk.domain.contact import Answerer, Outcome
from counterdesk.domain.instants import local
from counterdesk.domain.refusal import Refused
from counterdesk.policy import ComplaintRoute
from counterdesk.services import contacts, promises, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.callers import TYPED_LIMIT
from counterdesk.services.plain import line, note
from counterdesk.services.saved import record_done
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, SealedIdentity

ACTION = "complaint_logged"
UNDATED_KIND = "complaint_resolve"


def log_complaint(work: Work, command: LogComplaint) -> Done:
    """Logs a complaint and starts what its route starts; saved again under the same uid it changes nothing.

    An anonymous complaint without assessed risk is kept with the clause that owes it no response (T5, E3).
    """
    known = records.by_uid(work.session, Complaint, command.uid)
    if known is not None:
        return record_done(work, ACTION, known)
    if not command.text.strip():
        raise Refused("nothing_happened")
    staff.require_known(work.session, None, command.department_id)
    town = work.town
    route = route_of(town, command.about)
    complaint = _complaint(work, command, route)
    work.tx.add(complaint)
    work.session.flush()
    _seal_identity(work, complaint, command)
    if is_owed(town, command):
        _start(work, town, complaint, command)
    elif town.pack.anonymous is not None:
        complaint.state, complaint.legislative_reason = "no_response_owed", town.pack.anonymous.clause
    work.tx.journal(ACTION, complaint)
    return record_done(work, ACTION, complaint)


def route_of(town: TownNow, about: About) -> ComplaintRoute | None:
    """Gives where it goes; a by-law complaint is a request for service and has no route of its own."""
    return None if about is About.BYLAW else town.pack.complaint(about)


def _complaint(work: Work, command: LogComplaint, route: ComplaintRoute | None) -> Complaint:
    received_at = command.received_at or work.now
    contacts.require_past(work, received_at)
    return Complaint(
        uid=command.uid,
        number=work.tx.number("complaint", local(work.now).year),
        about=command.about,
        about_employee=command.about is About.EMPLOYEE,
        employee_sealed=line(command.employee),
        topic=line(command.topic),
        department_id=command.department_id,
        routed_to=route.to if route else None,
        subject_sealed=note(command.text),
        action_requested=note(command.action_requested),
        anonymous=command.anonymous,
        risk=command.risk,
        state="open",
        entered_at=work.now,
        author_id=work.signer,
        counter=work.counter,
        received_at=received_at,
        channel=command.channel,
    )


def _seal_identity(work: Work, complaint: Complaint, command: LogComplaint) -> None:
    caller = command.caller
    identity = SealedIdentity(
        record="complaints",
        record_id=complaint.id,
        name=line(caller.name),
        number=line(caller.number, TYPED_LIMIT),
        reach_at=line(caller.reach_at),
        address=line(command.address),
    )
    if identity.name or identity.number or identity.reach_at or identity.address:
        work.tx.add(identity)


def is_owed(town: TownNow, command: LogComplaint) -> bool:
    """Whether a response is owed: where the policy says so, not to an anonymous complaint without risk."""
    return town.pack.anonymous is None or is_owed_a_response(command.anonymous, command.risk)


def _start(work: Work, town: TownNow, complaint: Complaint, command: LogComplaint) -> None:
    """Starts what is owed by its route, or by its channel where it has none."""
    answerer = Answerer(department_id=command.department_id)
    owing = promises.Owing(complaint.received_at, complaint=complaint, answerer=answerer)
    if command.about is About.BYLAW:
        promises.start(work, town, command.channel, Outcome.MESSAGE, owing)
        return
    kinds = town.complaint_kinds(command.about)
    for kind in kinds:
        promises.start_kind(work, town, kind, owing)
    if not kinds:
        promises.start_undated(work, town, UNDATED_KIND, owing)
