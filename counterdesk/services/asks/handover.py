"""Handing over the desk: what there is to hand on, to whom each thing goes, and who said "I have it"."""

from datetime import date, datetime

from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value

CARD = "card"
"""What a handed item is that is no deadline: a card on hold, or one that is not saved yet."""
TAKEN = "taken"
"""What the leaving person took with "I'll take it"."""


@value
class HandItem:
    """One thing in the logbook to be handed on; sealed ones by their number only.

    `what`: taken (by whoever leaves), overdue, due, message, call_back, reply, complaint, council. `has_id` is who took
    it, None while nobody has; `has` says who answers.
    """

    id: DeadlineId
    what: str
    number: str = ""
    title: str = ""
    topic: str = ""
    due_at: datetime | None = None
    has_id: PersonId | None = None
    has: str = ""
    sealed: bool = False


@value
class HandoverAnswer:
    """What whoever is at the desk has to hand on; `next_open_day` is as far as it looks."""

    items: tuple[HandItem, ...] = ()
    next_open_day: date | None = None


@value
class AskHandover(Question[HandoverAnswer]):
    """What is overdue, due by the next open day, not handed over yet, or taken by whoever is at the desk."""


@value
class Handed:
    """One thing that is handed on: a card by its uid, a deadline by its id.

    `to_id` None is the counter; with `stays` it stays with whoever has it.
    """

    what: str
    key: str
    to_id: PersonId | None = None
    stays: bool = False
    card: str = ""


@value
class HandOver(Command):
    """Hands over the desk and ends the shift of whoever is there.

    `nobody_here`; `handed_to_self` when the desk goes to the one who leaves. What was answered meanwhile is left out.
    """

    items: tuple[Handed, ...] = ()
    to_id: PersonId | None = None
    remark: str = ""


@value
class TakeOver(Command):
    """Says "I have it": the signer is at the desk from now on (`not_there`, `handover_taken`).

    When it is the one who handed over, everything that nobody has touched is theirs again.
    """

    uid: str


@value
class HandedRow:
    """One thing that was handed on; `to` is empty for the counter, `number` where the record has one."""

    what: str
    card: str = ""
    number: str = ""
    to: str = ""
    stays: bool = False


@value
class HandoverRow:
    """One handing over; `to` is empty for the counter, `taken_at` None while nobody said "I have it"."""

    uid: str
    from_id: PersonId
    from_name: str
    at: datetime
    to_id: PersonId | None = None
    to: str = ""
    taken_at: datetime | None = None
    remark: str = ""
    items: tuple[HandedRow, ...] = ()


@value
class AskWaiting(Question["HandoverRow | None"]):
    """The last handing over at this counter, None once somebody has it."""
