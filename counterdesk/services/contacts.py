"""Logging what happened: a contact, and the message and the deadline that its outcome starts."""

from datetime import datetime, timedelta

from counterdesk.domain.contact import (
    Answerer,
    Channel,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    TransferResult,
    says_what_happened,
)
from counterdesk.domain.instants import local
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services import callers, not_owed, promises, staff
from counterdesk.services.asks.contacts import LogContact, LogOneClick
from counterdesk.services.asks.desk import Done
from counterdesk.services.messages import standing
from counterdesk.services.plain import line, note
from counterdesk.services.saved import contact_done
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import people, records
from counterdesk.store.tables import Contact, Message

AHEAD = timedelta(minutes=2)
OLDEST = timedelta(days=400)
LATE_ENTRY = timedelta(minutes=60)
TYPED_EARLIER = timedelta(minutes=10)
MOST_AT_ONCE = 999


def log_contact(work: Work, command: LogContact) -> Done:
    """Logs a card; saved again under the same uid it changes nothing and says the same."""
    known = records.by_uid(work.session, Contact, command.uid)
    if known is not None:
        return contact_done(work, known)
    if not says_what_happened(command.topic_id, command.note, command.outcome, command.detail):
        raise Refused("nothing_happened")
    town = work.town
    contact = _contact(work, command)
    _person(work, town, contact, command)
    _owe(work, town, contact, command)
    work.tx.journal(f"{command.channel}_logged", contact)
    return contact_done(work, contact)


def log_one_click(work: Work, command: LogOneClick) -> Done:
    """Logs a finished contact, or several alike, with nothing about anybody."""
    known = records.by_uid(work.session, Contact, command.uid)
    if known is not None:
        return contact_done(work, known)
    if not 1 <= command.quantity <= MOST_AT_ONCE:
        raise Refused("bad_quantity", most=MOST_AT_ONCE)
    if command.outcome.owes_an_answer:
        raise Refused("outcome_needs_card")
    if command.topic_id is None and command.outcome is Outcome.ANSWERED:
        raise Refused("nothing_happened")
    contact = new_contact(work, command.uid, command.channel, work.now)
    contact.one_click, contact.quantity = True, command.quantity
    put_topic(work, contact, command.topic_id)
    put_outcome(work, contact, command.outcome, command.detail)
    work.tx.put(contact)
    work.tx.journal(f"{command.channel}_logged", contact)
    return contact_done(work, contact)


def new_contact(work: Work, uid: str, channel: Channel, happened_at: datetime) -> Contact:
    """Gives a contact row with what every kind has; refuses an impossible time."""
    require_past(work, happened_at)
    return Contact(
        uid=uid,
        visit_uid=uid,
        channel=channel,
        happened_at=happened_at,
        entered_at=work.now,
        ended_at=work.now if channel.is_live else None,
        author_id=work.signer,
        counter=work.counter,
        late_entry=channel.is_live and work.now - happened_at > LATE_ENTRY,
        one_click=False,
        quantity=1,
        first_contact=False,
        parked_seconds=0,
        confidential=False,
        name_value="not_given",
    )


def require_past(work: Work, at: datetime) -> None:
    """Refuses a time that has not come yet (`received_in_future`) or lies more than 400 days back."""
    if at > work.now + AHEAD:
        raise Refused("received_in_future", at=at)
    if at < work.now - OLDEST:
        raise Refused("received_too_long_ago", at=at)


def put_topic(work: Work, contact: Contact, topic_id: int | None) -> None:
    """Puts the topic into a contact, with the name it has now."""
    topic = people.topic_row(work.session, topic_id)
    if topic_id is not None and topic is None:
        raise Refused("not_there")
    contact.topic_id = topic_id
    contact.topic_text = topic.name if topic else None


def put_outcome(work: Work, contact: Contact, outcome: Outcome, detail: OutcomeDetail) -> None:
    """Puts what came of a contact into its row; only the half that belongs to the outcome is kept."""
    contact.outcome = outcome
    contact.first_contact = outcome is Outcome.ANSWERED
    contact.outcome_detail = _detail(work, contact.channel, outcome, detail) or None


def put_message(work: Work, contact: Contact, typed: MessageTyped, answerer: Answerer) -> Message:
    """Writes the message that a contact left, with the next number of the year.

    What its own author will answer needs no handing over.
    """
    message = Message(
        number=work.tx.number("message", local(work.now).year),
        contact_id=contact.id,
        for_person_id=answerer.person_id,
        for_department_id=answerer.department_id,
        for_text=line(answerer.text),
        best_time=line(typed.best_time),
        boxes=sorted(typed.boxes),
        printed=0,
    )
    message.state = standing(message, contact.author_id)
    work.tx.put(message)
    return message


def require_ahead(work: Work, promised_at: datetime | None) -> None:
    """Refuses to promise a time that is over (`promised_in_past`)."""
    if promised_at is not None and promised_at <= work.now:
        raise Refused("promised_in_past", at=promised_at)


def _contact(work: Work, command: LogContact) -> Contact:
    contact = new_contact(work, command.uid, command.channel, _happened_at(work, command))
    contact.visit_uid = command.visit_uid or command.uid
    contact.opened_at = command.opened_at
    contact.late_entry = contact.late_entry or _is_typed_earlier(command)
    contact.parked_seconds = max(0, command.parked_seconds)
    contact.confidential = command.confidential
    contact.note = note(command.note)
    contact.told_due_at = command.told_due_at
    contact.told_at = work.now if command.told_due_at else None
    put_topic(work, contact, command.topic_id)
    put_outcome(work, contact, command.outcome, command.detail)
    for field in ("place", "on_behalf", "on_behalf_proof", "reference", "language", "accommodation"):
        setattr(contact, field, line(getattr(command.extras, field)))
    if command.outcome.owes_an_answer:
        shown = staff.answerer_name(work.session, staff.someone(work, command.message.answerer))
        contact.outcome_detail = {**(contact.outcome_detail or {}), "for": shown}
    return contact


def _is_typed_earlier(command: LogContact) -> bool:
    """Whether somebody wrote that it happened well before the card was opened; time on hold makes nothing late."""
    if not command.channel.is_live or command.happened_at is None or command.opened_at is None:
        return False
    return command.opened_at - command.happened_at > TYPED_EARLIER


def _happened_at(work: Work, command: LogContact) -> datetime:
    """Gives when it happened; a card that nobody gave a time is never ahead of a clock that was set back meanwhile."""
    if command.happened_at is None or command.happened_at == command.opened_at:
        return min(command.opened_at or work.now, work.now)
    return command.happened_at


def _person(work: Work, town: TownNow, contact: Contact, command: LogContact) -> None:
    if command.confidential:
        work.tx.add(contact)
        callers.seal_away(work, contact, command.caller)
        return
    callers.put(work, contact, command.caller, town.pack.area_code)
    work.tx.put(contact)


def _owe(work: Work, town: TownNow, contact: Contact, command: LogContact) -> None:
    if not command.outcome.owes_an_answer:
        return
    require_ahead(work, command.promised_at)
    answerer = staff.someone(work, command.message.answerer)
    work.session.flush()
    message = None
    if command.outcome is Outcome.MESSAGE:
        message = put_message(work, contact, command.message, answerer)
    owing = promises.Owing(contact.happened_at, contact, message, answerer=answerer, promised_at=command.promised_at)
    promises.start(work, town, command.channel, command.outcome, owing)


def _detail(work: Work, channel: str, outcome: Outcome, detail: OutcomeDetail) -> dict[str, object]:
    match outcome:
        case Outcome.TRANSFERRED:
            return _transfer(work, detail.transferred_to, detail.transfer_result)
        case Outcome.REFERRED:
            name = line(detail.referred_name)
            return {"to": detail.referred_to, "name": name, "shown": name or detail.referred_to}
        case Outcome.NOTHING_OWED:
            return _owed_nothing(work, channel, detail.nothing_owed)
        case Outcome.SEND:
            return {"what": line(detail.sent_what)}
        case Outcome.ANSWERED | Outcome.MESSAGE:
            return {}


def _owed_nothing(work: Work, channel: str, why: NothingOwed) -> dict[str, object]:
    """Keeps why nothing is owed, and the clause where the policy has one: abusive letters, letters for information."""
    rule = not_owed.rule_of(work.town.pack, why, channel) if why in not_owed.CODES else None
    kept = not_owed.cited(rule) if rule else {}
    return {"why": why, "shown": why, **kept}


def _transfer(work: Work, to: Answerer, result: TransferResult) -> dict[str, object]:
    staff.require_known(work.session, to.person_id, to.department_id)
    name = staff.answerer_name(work.session, to)
    return {
        "person": to.person_id,
        "department": to.department_id,
        "result": result,
        "name": name,
        "shown": name or result,
    }
