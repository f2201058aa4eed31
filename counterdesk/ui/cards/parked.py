"""Cards on hold, as values: what each is called, how long it waits, which one is next. No widgets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from counterdesk.domain.contact import Channel, NothingOwed, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.logbook import Draft
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import CHANNEL_OF, ContactTyped, log_contact
from counterdesk.values import value
from counterdesk.words.phones import phone

SEALED = frozenset({"complaint", "incident"})


@value
class Parked:
    """One card on hold. `number` and `topic` are for its button; `awaits`: the counter is free for it again.

    `is_voicemail`: the caller did not wait and left a message, which is returned promptly (Kawartha Lakes, K8).
    """

    draft: Draft
    number: str = ""
    topic: str = ""
    awaits: bool = False
    is_voicemail: bool = False

    @property
    def uid(self) -> str:
        """The card's own uid."""
        return self.draft.uid

    @property
    def kind(self) -> str:
        """The kind of card."""
        return self.draft.kind

    @property
    def is_call(self) -> bool:
        """Whether it came by telephone: somebody waits there, or left a message."""
        return CHANNEL_OF.get(self.kind) is Channel.CALL

    @property
    def is_waiting(self) -> bool:
        """Whether somebody is waiting on the telephone."""
        return self.is_call and not self.is_voicemail

    @property
    def is_sealed(self) -> bool:
        """Whether only its author may see it."""
        return self.draft.sealed or self.kind in SEALED

    def seconds_open(self, now: datetime) -> int:
        """How long ago the card was opened."""
        return int((now - self.draft.opened_at).total_seconds())


def parked(draft: Draft) -> Parked:
    """Gives a draft as a card on hold; complaints and incidents show nothing of what is in them."""
    if draft.kind not in CHANNEL_OF:
        return Parked(draft)
    typed = keeping.typed(draft, ContactTyped)
    is_voicemail = typed.channel is Channel.VOICEMAIL
    number = "" if typed.confidential else phone(typed.number)
    return Parked(draft, number, typed.topic, awaits=keeping.awaits(draft), is_voicemail=is_voicemail)


def oldest_first(cards: Iterable[Parked]) -> tuple[Parked, ...]:
    """Gives the cards in the order in which they are taken up again."""
    return tuple(sorted(cards, key=lambda card: (card.draft.opened_at, card.uid)))


def may_see(draft: Draft, reader: PersonId | None) -> bool:
    """Whether a draft may be shown: complaints, incidents and confidential callers only to whoever writes them."""
    return not (draft.sealed or draft.kind in SEALED) or draft.author_id is None or draft.author_id == reader


def awaiting(cards: Iterable[Parked]) -> tuple[Parked, ...]:
    """Gives the cards after a walk-in has left: the calls on hold are next (K8)."""
    return tuple(_awaiting(card) if card.is_call and not card.awaits else card for card in cards)


def _awaiting(card: Parked) -> Parked:
    return replace(card, draft=keeping.freed(card.draft), awaits=True)


def hung_up(draft: Draft, now: datetime) -> LogContact:
    """Gives the command for a caller who hung up while on hold: what was typed, and how long they waited."""
    return log_contact(ended(draft), resumed(draft, now))


def ended(draft: Draft) -> ContactTyped:
    """Gives what was typed, with the outcome that the caller hung up."""
    typed = keeping.typed(draft, ContactTyped)
    return replace(typed, outcome=Outcome.NOTHING_OWED, nothing_owed=NothingOwed.HUNG_UP)


def left_voicemail(card: Parked) -> Parked:
    """Gives a parked call as the voicemail that it became; everything typed stays."""
    typed = replace(keeping.typed(card.draft, ContactTyped), channel=Channel.VOICEMAIL)
    begun = keeping.started(card.draft)
    kept = keeping.draft(begun, typed, card.draft.changed_at or begun.opened_at)
    held = parked(kept)
    return _awaiting(held) if card.awaits else held


def resumed(draft: Draft, now: datetime) -> keeping.Started:
    """Gives the card's beginning with the time on hold added up."""
    begun = keeping.started(draft)
    if begun.parked_at is None:
        return begun
    waited = max(0, int((now - begun.parked_at).total_seconds()))
    return replace(begun, parked_at=None, parked_seconds=begun.parked_seconds + waited)
