"""The card in which an entry is fixed, a contact's or a complaint's: made, and made anew for another channel."""

from collections.abc import Callable, Iterable

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.fixing import ComplaintToFix, ContactToFix
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.ui.fix import content
from counterdesk.ui.fix.card import FixCard
from counterdesk.ui.fix.complaint import FixComplaintCard
from counterdesk.ui.fix.differing import Typed
from counterdesk.ui.here import Here

AnyCard = FixCard | FixComplaintCard
AnyTyped = ContactTyped | ComplaintTyped


def untouched(here: Here, known: Known, found: ContactToFix | ComplaintToFix) -> AnyCard:
    """Gives the card that shows an entry as it is."""
    if isinstance(found, ComplaintToFix):
        return FixComplaintCard(here, known, found, content.complaint_typed(found))
    return FixCard(here, known, found, content.typed_of(found))


def filled(here: Here, known: Known, card: AnyCard, typed: AnyTyped) -> AnyCard:
    """Gives another card of the same entry with what was typed; it knows what the entry said at first."""
    if isinstance(card, FixCard) and isinstance(typed, ContactTyped):
        return FixCard(here, known, card.found, typed, card.first)
    if isinstance(card, FixComplaintCard) and isinstance(typed, ComplaintTyped):
        return FixComplaintCard(here, known, card.found, typed, card.first)
    return card


def hear_channel(card: AnyCard, slot: Callable[[object], object]) -> None:
    """Hears when another channel is chosen; a complaint's card is the same for all of them."""
    if isinstance(card, FixCard):
        card.channel_chosen.connect(slot)


def focus_channel(card: AnyCard, channel: Channel) -> None:
    """Puts the focus back on the channel that was just chosen."""
    if isinstance(card, FixCard):
        card.channel.pill(channel).setFocus()


def missing(parts: Iterable[Typed], mine: AnyTyped, now: AnyTyped) -> tuple[Typed, ...]:
    """Gives the parts of what was typed that a card does not show."""
    return tuple(one for one in parts if any(getattr(mine, f) != getattr(now, f) for f in one.fields))
