"""What a contact card holds while it is typed, and the command it becomes; no widgets here."""

import uuid
from datetime import datetime

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
from counterdesk.domain.ids import TopicId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Colleague, Extras, LogContact
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.keeping import Started
from counterdesk.values import value

_BOX_OF = {Channel.CALL: Box.TELEPHONED, Channel.WALK_IN: Box.CAME_TO_SEE_YOU}


@value
class ContactTyped:
    """Everything on a walk-in, call or message card, exactly as typed.

    `happened_text` is the time as it was typed, `happened_at` how it was read. `told_due_at` is the date that was
    said aloud, whatever becomes of the promise afterwards. No half of an outcome is chosen before somebody chooses it.
    """

    channel: Channel = Channel.CALL
    number: str = ""
    number_given: Given = Given.GIVEN
    name: str = ""
    name_given: Given = Given.GIVEN
    topic_id: TopicId | None = None
    topic: str = ""
    note: str = ""
    outcome: Outcome | None = None
    answerer: Colleague | None = None
    transferred_to: Colleague | None = None
    transfer_result: TransferResult | None = None
    referred_to: ReferredTo | None = None
    referred_name: str = ""
    sent_what: str = ""
    nothing_owed: NothingOwed | None = None
    best_time: str = ""
    boxes: frozenset[Box] = frozenset()
    reach_at: str = ""
    place: str = ""
    on_behalf: str = ""
    on_behalf_proof: str = ""
    reference: str = ""
    language: str = ""
    accommodation: str = ""
    happened_text: str = ""
    happened_at: datetime | None = None
    told_due_at: datetime | None = None
    confidential: bool = False
    visit_uid: str = ""

    @property
    def caller(self) -> CallerTyped:
        """What was typed about the person."""
        return CallerTyped(self.name, self.name_given, self.number, self.number_given, self.reach_at)

    @property
    def extras(self) -> Extras:
        """The optional fields."""
        return Extras(
            self.place, self.on_behalf, self.on_behalf_proof, self.reference, self.language, self.accommodation
        )

    @property
    def detail(self) -> OutcomeDetail:
        """The second half of the outcome."""
        return OutcomeDetail(
            transferred_to=answerer_of(self.transferred_to),
            transfer_result=self.transfer_result or TransferResult.PICKED_UP,
            referred_to=self.referred_to or ReferredTo.OTHER,
            referred_name=self.referred_name,
            sent_what=self.sent_what,
            nothing_owed=self.nothing_owed or NothingOwed.INFORMATION_ONLY,
        )

    @property
    def message(self) -> MessageTyped:
        """What the message card adds; how the person reached us stands on the pad, and the channel says it already."""
        reached = _BOX_OF.get(self.channel)
        boxes = self.boxes | {reached} if reached is not None else self.boxes
        return MessageTyped(answerer_of(self.answerer), self.best_time, boxes)


CHANNEL_OF = {"walk_in": Channel.WALK_IN, "call": Channel.CALL, "message": Channel.CALL}


def blank(kind: str) -> ContactTyped:
    """Gives what a fresh card of that kind holds: F4 is a call with the outcome Message chosen."""
    outcome = Outcome.MESSAGE if kind == "message" else None
    return ContactTyped(channel=CHANNEL_OF[kind], outcome=outcome)


def is_empty(typed: ContactTyped) -> bool:
    """Whether nothing was typed or chosen yet; what a fresh card chooses by itself does not count."""
    return not any(
        (
            *(typed.number, typed.name, typed.note, typed.topic_id, typed.best_time, typed.boxes),
            *(typed.reach_at, typed.place, typed.on_behalf, typed.reference, typed.language, typed.accommodation),
            *(typed.happened_text, typed.told_due_at, typed.sent_what, typed.referred_name),
            typed.number_given is not Given.GIVEN,
            typed.name_given is not Given.GIVEN,
            typed.outcome not in (None, Outcome.MESSAGE),
        )
    )


def has_more(typed: ContactTyped) -> bool:
    """Whether one of the folded fields holds something."""
    return any(
        (
            *(typed.reach_at, typed.place, typed.on_behalf, typed.reference, typed.language, typed.accommodation),
            *(typed.happened_text, typed.confidential, typed.name_given is not Given.GIVEN),
        )
    )


def log_contact(typed: ContactTyped, started: Started) -> LogContact:
    """Gives the command that logs the card; refuses `outcome_needed`, and an outcome whose other half is missing.

    A card without topic, note and outcome is refused as it is read: what happened comes first (`nothing_happened`).

    A contact happened when its card was opened, unless a time was typed: what came in at 4:29 and was saved at 4:33
    came in at 4:29.
    """
    if typed.outcome is None:
        raise Refused("outcome_needed" if typed.topic_id or typed.note else "nothing_happened")
    _require_half(typed)
    return LogContact(
        uid=started.uid,
        channel=typed.channel,
        outcome=typed.outcome,
        happened_at=typed.happened_at or started.opened_at,
        opened_at=started.opened_at,
        topic_id=typed.topic_id,
        note=typed.note,
        caller=typed.caller,
        detail=typed.detail,
        message=typed.message if typed.outcome.owes_an_answer else MessageTyped(),
        extras=typed.extras,
        visit_uid=typed.visit_uid,
        told_due_at=typed.told_due_at,
        confidential=typed.confidential,
        parked_seconds=started.parked_seconds,
    )


def _require_half(typed: ContactTyped) -> None:
    """Refuses a transfer that does not say where it went (`result_needed`), and silence about why nothing is owed."""
    if typed.outcome is Outcome.TRANSFERRED and typed.transfer_result is None:
        raise Refused("result_needed")
    if typed.outcome is Outcome.NOTHING_OWED and typed.nothing_owed is None:
        raise Refused("why_needed")


def next_matter(typed: ContactTyped, uid: str) -> ContactTyped:
    """Gives the card for another matter of the same visit: the same person, everything else new."""
    return ContactTyped(
        channel=typed.channel,
        number=typed.number,
        number_given=typed.number_given,
        name=typed.name,
        name_given=typed.name_given,
        reach_at=typed.reach_at,
        language=typed.language,
        accommodation=typed.accommodation,
        confidential=typed.confidential,
        visit_uid=typed.visit_uid or uid,
    )


def answerer_of(colleague: Colleague | None) -> Answerer:
    """Gives who answers, nobody for None."""
    return colleague.answerer if colleague is not None else Answerer()


def somebody(text: str) -> Colleague | None:
    """Gives a colleague who is in no list, by the name that was typed."""
    name = " ".join(text.split())
    return Colleague(Answerer(text=name), name) if name else None


def as_colleague(person: PersonRow) -> Colleague:
    """Gives a person of People the way *who answers* shows them."""
    return Colleague(
        Answerer(person_id=person.id),
        person.name,
        position=person.position,
        department=person.department,
        extension=person.extension,
        email=person.email,
        away_until=person.away_until.isoformat() if person.is_away and person.away_until else "",
        stand_in=person.stand_in if person.is_away else "",
        department_id=person.department_id,
    )


def in_one_line(colleague: Colleague) -> tuple[str, str]:
    """Gives the name, and position, department and extension as far as they are known."""
    known = [colleague.position, colleague.department if colleague.department != colleague.name else ""]
    return colleague.name, " · ".join(part for part in known if part)


def new_uid() -> str:
    """Gives the UUID a card keeps for life: saving it twice logs it once."""
    return str(uuid.uuid4())
