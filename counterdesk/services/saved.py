"""What is said after saving: the confirming line's facts, and whether it may still be undone freely."""

from datetime import datetime, timedelta

from counterdesk.domain.contact import Outcome
from counterdesk.services.asks.desk import Done
from counterdesk.services.staff import name_of
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, Contact, Incident

UNDO_FOR = timedelta(minutes=10)


def contact_done(work: Work, contact: Contact) -> Done:
    """Says what was logged: codes, counts and names of staff, nothing about the caller."""
    work.session.flush()
    is_message = contact.outcome == Outcome.MESSAGE
    return Done(
        action=f"{contact.channel}_logged",
        at=contact.entered_at,
        record="contacts",
        uid=contact.uid,
        id=contact.id,
        number=records.message_number(work.session, contact.id) if is_message else "",
        author=name_of(work.session, contact.author_id),
        can_undo=may_undo(work, contact.author_id, contact.entered_at, contact.void_at),
        facts=_facts(work, contact),
    )


def may_undo(work: Work, author_id: int, entered_at: datetime, void_at: datetime | None) -> bool:
    """Whether the person at the desk may take an entry back without a reason."""
    return void_at is None and author_id == work.author and work.now - entered_at <= UNDO_FOR


def record_done(work: Work, action: str, row: Complaint | Incident) -> Done:
    """Says that a confidential record was saved: its number and nothing else."""
    work.session.flush()
    return Done(
        action=action,
        at=row.entered_at,
        record=row.__tablename__,
        uid=row.uid,
        id=row.id,
        number=row.number,
        author=name_of(work.session, row.author_id),
        can_undo=may_undo(work, row.author_id, row.entered_at, row.void_at),
    )


def _facts(work: Work, contact: Contact) -> dict[str, str]:
    detail = contact.outcome_detail or {}
    facts = {
        "channel": contact.channel,
        "outcome": contact.outcome,
        "topic": contact.topic_text or "",
        "detail": str(detail.get("shown") or detail.get("for") or ""),
        "result": str(detail.get("result") or ""),
        "quantity": str(contact.quantity) if contact.one_click else "",
        "one_click": "yes" if contact.one_click else "",
        "waited": str(contact.parked_seconds) if contact.parked_seconds else "",
        **_owed(work, contact),
    }
    return {key: value for key, value in facts.items() if value}


def _owed(work: Work, contact: Contact) -> dict[str, str]:
    if contact.one_click or not Outcome(contact.outcome).owes_an_answer:
        return {}
    first = records.first_owed(work.session, contact.id)
    if first is None:
        return {}
    return {
        "due_at": first.due_at.isoformat() if first.due_at else "",
        "no_due_reason": first.no_due_reason or "",
        "deadline_id": str(first.id),
    }
