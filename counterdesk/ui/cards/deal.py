"""Which card belongs to which kind: a fresh one, or one brought back from its draft.

A kind of card is loaded when the first one is opened: the desk is painted without any.
"""

from typing import Any

from counterdesk.services.asks.logbook import Draft
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.card import Card
from counterdesk.ui.cards.content import CHANNEL_OF, ContactTyped, blank
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.here import Here

KINDS = frozenset({*CHANNEL_OF, "incoming", "complaint", "incident"})


def fresh(kind: str) -> object:
    """Gives what a card of that kind holds before anything is typed."""
    return blank(kind) if kind in CHANNEL_OF else _content_of(kind)()


def typed_of(draft: Draft) -> object:
    """Gives what a draft holds."""
    return keeping.typed(draft, _content_of(draft.kind))


def _content_of(kind: str) -> type[Any]:
    if kind in CHANNEL_OF:
        return ContactTyped
    if kind == "incoming":
        from counterdesk.ui.cards.sheet_content import SheetTyped

        return SheetTyped
    from counterdesk.ui.cards.sealed_content import ComplaintTyped, IncidentKept

    return {"complaint": ComplaintTyped, "incident": IncidentKept}[kind]


def deal(here: Here, known: Known, started: Started, typed: object) -> Card:
    """Gives the card that shows what was typed."""
    if not isinstance(typed, ContactTyped):
        return _rarer(here, known, started, typed)
    from counterdesk.ui.cards.contact import ContactCard

    return ContactCard(here, known, started, typed)


def _rarer(here: Here, known: Known, started: Started, typed: object) -> Card:
    from counterdesk.ui.cards.complaint import ComplaintCard
    from counterdesk.ui.cards.incident import IncidentCard
    from counterdesk.ui.cards.incoming import IncomingSheet
    from counterdesk.ui.cards.sealed_content import ComplaintTyped, IncidentKept
    from counterdesk.ui.cards.sheet_content import SheetTyped

    match typed:
        case SheetTyped():
            return IncomingSheet(here, known, started, typed)
        case ComplaintTyped():
            return ComplaintCard(here, known, started, typed)
        case IncidentKept():
            return IncidentCard(here, known, started, typed)
        case _:
            raise AssertionError(started.kind)
