"""Which card belongs to which kind: a fresh one, or one brought back from its draft."""

from counterdesk.services.asks.logbook import Draft
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.complaint import ComplaintCard
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.content import CHANNEL_OF, ContactTyped, blank
from counterdesk.ui.cards.incident import IncidentCard
from counterdesk.ui.cards.incoming import IncomingSheet
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.sealed_content import ComplaintTyped, IncidentKept
from counterdesk.ui.cards.sheet_content import SheetTyped
from counterdesk.ui.here import Here

KINDS = frozenset({*CHANNEL_OF, "incoming", "complaint", "incident"})


def fresh(kind: str) -> object:
    """Gives what a card of that kind holds before anything is typed."""
    match kind:
        case "incoming":
            return SheetTyped()
        case "complaint":
            return ComplaintTyped()
        case "incident":
            return IncidentKept()
        case _:
            return blank(kind)


def typed_of(draft: Draft) -> object:
    """Gives what a draft holds."""
    match draft.kind:
        case "incoming":
            return keeping.typed(draft, SheetTyped)
        case "complaint":
            return keeping.typed(draft, ComplaintTyped)
        case "incident":
            return keeping.typed(draft, IncidentKept)
        case _:
            return keeping.typed(draft, ContactTyped)


def deal(here: Here, known: Known, started: Started, typed: object) -> Card:
    """Gives the card that shows what was typed."""
    match typed:
        case ContactTyped():
            return ContactCard(here, known, started, typed)
        case SheetTyped():
            return IncomingSheet(here, known, started, typed)
        case ComplaintTyped():
            return ComplaintCard(here, known, started, typed)
        case IncidentKept():
            return IncidentCard(here, known, started, typed)
        case _:
            raise AssertionError(started.kind)
