"""One contact whole, for its page and its slip, and the messages that wait to be handed over."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from counterdesk.domain.contact import CallerTyped
from counterdesk.domain.message import Box
from counterdesk.domain.refusal import Refused
from counterdesk.services import as_logged
from counterdesk.services.asks.contacts import AskContact, ContactView, Extras, LogRow, MessagesToHand
from counterdesk.services.boards.histories import history
from counterdesk.services.boards.log import contact_row, other_half
from counterdesk.services.callers import ON_BEHALF
from counterdesk.services.opened import is_opened
from counterdesk.services.people import is_away
from counterdesk.services.phones import number_text
from counterdesk.services.work import Look
from counterdesk.store.queries import log, people, records
from counterdesk.store.queries import messages as message_queries
from counterdesk.store.tables import Contact, Deadline, Message, Person, Record


def ask_contact(look: Look, question: AskContact) -> ContactView:
    """Gives one contact by its uid or its message's; refuses `not_there`."""
    contact = records.by_uid(look.session, Contact, question.uid)
    if contact is None:
        message = records.by_uid(look.session, Message, question.uid)
        contact = records.contact(look.session, message.contact_id) if message else None
    if contact is None:
        raise Refused("not_there")
    is_open = is_opened(look, "contacts", contact.id, question.opening_uid)
    return _view(look, contact, is_open=is_open)


def messages_to_hand(look: Look, _question: MessagesToHand) -> tuple[ContactView, ...]:
    """Gives the messages that nobody has handed over, oldest first."""
    ids = message_queries.contacts_to_hand(look.session)
    found = [records.contact(look.session, one) for one in ids]
    return tuple(_view(look, contact) for contact in found if contact is not None)


def _view(look: Look, contact: Contact, *, is_open: bool = False) -> ContactView:
    lead = _lead(look, contact)
    message = _message_of(look, lead)
    deadlines = records.deadlines_of(look.session, lead.id, None)
    still_open = [one for one in deadlines if one.state == "open"]
    counted = [one for one in deadlines if one.state != "void" or contact.void_at is not None]
    shown = next(iter(still_open or counted), None)
    sealed = contact.confidential and not is_open
    caller = as_logged.caller_of(look, contact)
    own: list[Record] = [contact, message] if message is not None and lead is contact else [contact]
    own += _identities(look, contact) if is_open else []
    return ContactView(
        row=_row(look, contact, is_open=is_open),
        caller=CallerTyped() if sealed else caller,
        number_shown="" if sealed else _number(contact, caller),
        note="" if sealed else contact.note or "",
        extras=Extras() if sealed else as_logged.extras_of(look, contact),
        counter=contact.counter,
        opened_at=contact.opened_at,
        deadline_ids=tuple(one.id for one in deadlines),
        due_at=shown.due_at if shown else None,
        due_section=(shown.section or "") if shown else "",
        history=history(look.session, own, _own(lead, contact, deadlines), sealed=sealed),
        confidential=contact.confidential,
        waited_seconds=contact.parked_seconds,
        told_due_at=contact.told_due_at,
        void_at=contact.void_at,
        void_by=people.person_name(look.session, contact.void_by),
        void_reason="" if sealed else contact.void_reason or "",
        **_message(look, message),
    )


def _row(look: Look, contact: Contact, *, is_open: bool) -> LogRow:
    row = contact_row(log.contacts_by_id(look.session, [contact.id])[0])
    if not is_open:
        return row
    return replace(row, detail=other_half(contact.outcome, contact.outcome_detail or {}, sealed=False))


def _message_of(look: Look, contact: Contact) -> Message | None:
    """Gives the message of a contact, also with it when it was voided; none that a fix took away."""
    message = records.message_of(look.session, contact.id)
    is_gone = message is not None and message.void_at is not None and contact.void_at is None
    return None if is_gone else message


def _identities(look: Look, contact: Contact) -> list[Record]:
    """Gives where a confidential person's name is kept; what changed there is shown with it."""
    found = (records.identity(look.session, record, contact.id) for record in ("contacts", ON_BEHALF))
    return [one for one in found if one is not None]


def _lead(look: Look, contact: Contact) -> Contact:
    """Gives the contact that carries the answer: of several rows of one caller it is the one due first."""
    joined = (contact.outcome_detail or {}).get("joined")
    lead = records.by_uid(look.session, Contact, joined) if joined else None
    return lead or contact


def _own(lead: Contact, contact: Contact, deadlines: Sequence[Deadline]) -> Sequence[Deadline]:
    return deadlines if lead is contact else ()


def _number(contact: Contact, caller: CallerTyped) -> str:
    return number_text(caller.number, contact.number_shown, contact.number_ext)


def _message(look: Look, message: Message | None) -> dict[str, Any]:
    if message is None:
        return {}
    person = people.person_row(look.session, message.for_person_id)
    department_id = person.department_id if person else message.for_department_id
    department = people.department_row(look.session, department_id)
    reached = person or department
    return {
        "message_uid": message.uid,
        "message_number": message.number,
        "message_state": message.state,
        "message_for": person.name if person else department.name if department else message.for_text or "",
        "message_for_position": (person.position or "") if person else "",
        "message_for_department": department.name if department else "",
        "message_for_extension": (reached.extension or "") if reached else "",
        "message_for_email": (reached.email or "") if reached else "",
        **_stand_in(look, person),
        "best_time": message.best_time or "",
        "boxes": frozenset(Box(one) for one in message.boxes or ()),
    }


def _stand_in(look: Look, person: Person | None) -> dict[str, Any]:
    """Gives who gets a message in the place of somebody who is away (Tecumseh 5.6, T21)."""
    if person is None or not is_away(person.away_from_on, person.away_until_on, look.today):
        return {}
    other = people.person_row(look.session, person.stand_in_id)
    known = other if other is not None and other.active else None
    return {
        "message_away_until": person.away_until_on,
        "message_stand_in": known.name if known else "",
        "message_stand_in_extension": (known.extension or "") if known else "",
    }
