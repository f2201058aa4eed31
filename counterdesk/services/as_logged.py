"""An entry of the logbook as the command that would log it as it stands now: what a fix begins with."""

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Given,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.ids import DepartmentId, TopicId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.services import owed_anew, staff
from counterdesk.services.asks.contacts import Extras, LogContact
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.callers import ON_BEHALF
from counterdesk.services.work import Look
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, Contact, SealedIdentity


def contact(look: Look, row: Contact) -> LogContact:
    """Gives the command that would log a contact as it stands now."""
    message = records.message_of(look.session, row.id)
    boxes = frozenset(Box(one) for one in message.boxes or ()) if message else frozenset[Box]()
    answerer = owed_anew.answerer_of(look.session, row)
    return LogContact(
        uid=row.uid,
        channel=Channel(row.channel),
        outcome=Outcome(row.outcome),
        happened_at=row.happened_at,
        opened_at=row.opened_at,
        topic_id=None if row.topic_id is None else TopicId(row.topic_id),
        note=row.note or "",
        caller=caller_of(look, row),
        detail=_detail(row),
        message=MessageTyped(answerer, (message.best_time or "") if message else "", boxes),
        extras=extras_of(look, row),
        visit_uid=row.visit_uid,
        told_due_at=row.told_due_at,
        confidential=row.confidential,
        parked_seconds=row.parked_seconds,
    )


def complaint(look: Look, row: Complaint) -> LogComplaint:
    """Gives the command that would log a complaint as it stands now."""
    identity = records.identity(look.session, "complaints", row.id) or SealedIdentity()
    name, number, reach_at = (text or "" for text in (identity.name, identity.number, identity.reach_at))
    return LogComplaint(
        uid=row.uid,
        channel=Channel(row.channel or Channel.WALK_IN),
        about=About(row.about or About.SERVICE),
        text=row.subject_sealed or "",
        received_at=row.received_at,
        caller=CallerTyped(name, number=number, reach_at=reach_at),
        address=identity.address or "",
        anonymous=row.anonymous,
        risk=Risk(row.risk or Risk.NOT_ASSESSED),
        employee=row.employee_sealed or "",
        department_id=None if row.department_id is None else DepartmentId(row.department_id),
        action_requested=row.action_requested or "",
        topic=row.topic or "",
    )


def caller_of(look: Look, contact: Contact) -> CallerTyped:
    """Gives who turned to the town, whole: for whoever may see it."""
    if contact.confidential:
        sealed = records.identity(look.session, "contacts", contact.id) or SealedIdentity()
        given = Given(contact.name_value)
        return CallerTyped(sealed.name or "", given, sealed.number or "", Given.GIVEN, sealed.reach_at or "")
    number_given = (contact.outcome_detail or {}).get("number_given", Given.GIVEN)
    return CallerTyped(
        contact.name or "",
        Given(contact.name_value),
        contact.number_typed or "",
        Given(number_given),
        contact.reach_at or "",
    )


def extras_of(look: Look, contact: Contact) -> Extras:
    """Gives the optional fields, whole: for whoever may see them."""
    sealed = records.identity(look.session, ON_BEHALF, contact.id) if contact.confidential else None
    return Extras(
        contact.place or "",
        (sealed.name if sealed else contact.on_behalf) or "",
        contact.on_behalf_proof or "",
        contact.reference or "",
        contact.language or "",
        contact.accommodation or "",
    )


def _detail(row: Contact) -> OutcomeDetail:
    """Gives the second half of the outcome as it was chosen."""
    kept = row.outcome_detail or {}
    person, department = kept.get("person"), kept.get("department")
    text = "" if person or department else str(kept.get("name") or "")
    is_transfer, is_referred = row.outcome == Outcome.TRANSFERRED, row.outcome == Outcome.REFERRED
    return OutcomeDetail(
        transferred_to=staff.stored(person, department, text) if is_transfer else Answerer(),
        transfer_result=TransferResult(kept.get("result") or TransferResult.PICKED_UP),
        referred_to=ReferredTo(kept.get("to") or ReferredTo.OTHER),
        referred_name=str(kept.get("name") or "") if is_referred else "",
        sent_what=str(kept.get("what") or ""),
        nothing_owed=NothingOwed(kept.get("why") or NothingOwed.INFORMATION_ONLY),
    )
