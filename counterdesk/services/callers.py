"""Who turned to the town, as a contact row may hold it; a confidential person goes to sealed identities only."""

from counterdesk.domain.contact import CallerTyped, Given
from counterdesk.services import phones
from counterdesk.services.plain import line
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Contact, SealedIdentity

TYPED_LIMIT = 1000
ON_BEHALF = "contacts.on_behalf"


def put(work: Work, contact: Contact, typed: CallerTyped, area_code: str) -> None:
    """Puts what was typed about a person into a contact row, and counts the contact at its number."""
    contact.name = line(typed.name)
    contact.name_value = given(contact.name, typed.name_given)
    contact.reach_at = line(typed.reach_at)
    number = phones.read(line(typed.number, TYPED_LIMIT) or "", area_code)
    contact.number_typed = number.typed or None
    contact.number_digits = number.digits or None
    contact.number_ext = number.extension or None
    contact.number_shown = number.shown or None
    contact.caller_id = None
    if number.digits:
        contact.caller_id = work.tx.one_more_contact(number.digits, number.shown, contact.happened_at)
    if not number.typed and typed.number_given is not Given.GIVEN:
        contact.outcome_detail = {**(contact.outcome_detail or {}), "number_given": typed.number_given}


def given(text: str | None, chosen: Given) -> str:
    """Gives what a row says about a value: typed, or why there is none."""
    if text:
        return Given.GIVEN
    return Given.NOT_GIVEN if chosen is Given.GIVEN else chosen


def seal_away(work: Work, contact: Contact, typed: CallerTyped) -> None:
    """Keeps a confidential person apart, and for whom they speak: the contact row says only that a name was given."""
    name, number, reach_at = line(typed.name), line(typed.number, TYPED_LIMIT), line(typed.reach_at)
    contact.name_value = given(name, typed.name_given)
    on_behalf, contact.on_behalf = contact.on_behalf, None
    work.session.flush()
    if name or number or reach_at:
        identity = SealedIdentity(record="contacts", record_id=contact.id, name=name, number=number, reach_at=reach_at)
        work.tx.add(identity)
    if on_behalf:
        work.tx.add(SealedIdentity(record=ON_BEHALF, record_id=contact.id, name=on_behalf))


def forget_one(work: Work, contact: Contact) -> None:
    """Takes a voided contact out of its number's count."""
    found = records.caller_row(work.session, contact.caller_id)
    if found is not None:
        found.contacts = max(0, found.contacts - 1)


def drop_unused(work: Work, caller_id: int | None) -> None:
    """Takes a number out of the callers once only a confidential person had it: it lives in their sealed identity."""
    work.session.flush()
    found = records.caller_row(work.session, caller_id)
    if found is not None and not records.is_caller_known(work.session, found.id):
        work.session.delete(found)
