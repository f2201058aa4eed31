"""What a fixed entry owes: its message, and its dates worked out anew from the time and channel it should have had.

A date moves only with the time, the channel or the outcome; who answers is another matter and moves none. What was
decided already (answered, waiting for Council, standing still) is never dated anew: that is taken back first.
"""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from counterdesk.domain.contact import Answerer, Channel, Outcome
from counterdesk.domain.deadline import State
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.policy import WorkedOut
from counterdesk.services import contacts, promises, running, staff
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.messages import standing
from counterdesk.services.plain import line
from counterdesk.services.promises import Owing, Terms
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.sessions import Session
from counterdesk.store.tables import Contact, Deadline, Message
from counterdesk.values import value

WHY = "fixed"
GONE = (State.VOID, State.ERROR)
_TO_HAND = (MessageState.TO_HAND_OVER, MessageState.HANDED, MessageState.READ)


@value
class Stage:
    """One deadline that an entry owes: its kind, the rules that date it, and the date with its reasons."""

    kind: str
    rules: Terms
    worked: WorkedOut


def is_dated(row: Contact, entry: LogContact, happened_at: datetime) -> bool:
    """Whether a fix concerns what is owed: another time or channel of what owes an answer, or another outcome."""
    was, now = Outcome(row.outcome), entry.outcome
    if not was.owes_an_answer and not now.owes_an_answer:
        return False
    return (row.channel, row.happened_at, was) != (entry.channel, happened_at, now)


def stages(session: Session, town: TownNow, entry: LogContact, received_at: datetime) -> tuple[Stage, ...]:
    """Gives what an entry owes, its first answer first; nothing where its outcome owes none."""
    if not entry.outcome.owes_an_answer:
        return ()
    department = promises.department_of(session, entry.message.answerer)
    owed = town.owed_kind(entry.channel, entry.outcome)
    first = _stage(town, owed or entry.channel, department, received_at)
    outer = town.pack.outer
    if first.worked.due is None or outer is None or outer == owed:
        return (first,)
    return first, _stage(town, outer, department, received_at)


def live(session: Session, row: Contact) -> list[Deadline]:
    """Gives the deadlines of a contact that count, first started first."""
    return [one for one in records.deadlines_of(session, row.id, None) if one.state not in GONE]


def require_undecided(rows: Sequence[Deadline]) -> None:
    """Refuses `fix_answered` where more has happened to what is owed than waiting."""
    for row in rows:
        is_waiting = row.council_on is not None or row.paused_at is not None or row.reopens_id is not None
        if row.state != State.OPEN or row.replaces_id is not None or is_waiting:
            raise Refused("fix_answered")


def require_first(session: Session, town: TownNow, row: Contact, entry: LogContact, received_at: datetime) -> None:
    """Refuses `fix_joined` where another row of the same caller would have to carry the answer of both."""
    lead, others = group(session, row)
    if not others or entry.outcome is not Outcome.MESSAGE:
        return
    own = next((one.worked.due for one in stages(session, town, entry, received_at)), None)
    if lead is not row:
        carried = [one.due_at for one in live(session, lead)]
        if own is not None and carried and carried[0] is not None and own < carried[0]:
            raise Refused("fix_joined")
    elif own is None or any(_due_of(session, town, one) < own for one in others):
        raise Refused("fix_joined")


def group(session: Session, row: Contact) -> tuple[Contact, list[Contact]]:
    """Gives the row that carries the answer for all of one caller, and the other rows that stand beside this one."""
    lead = records.by_uid(session, Contact, _joined(row)) if _joined(row) else row
    lead = lead or row
    visit = [one for one in records.contacts_of_visit(session, row.visit_uid) if one.void_at is None]
    relying = [one for one in visit if _joined(one) == lead.uid]
    return lead, [one for one in (lead, *relying) if one is not row]


def put_message(work: Work, row: Contact, entry: LogContact) -> Message | None:
    """Brings the message of a contact up to date: begun, changed, taken away or back; its number stays its own."""
    message = records.message_of(work.session, row.id)
    if entry.outcome is not Outcome.MESSAGE or _joined(row):
        if message is not None and message.void_at is None:
            work.tx.amend(message, void_at=work.now, void_by=work.author)
        return None
    if message is None:
        return contacts.put_message(work, row, entry.message, entry.message.answerer)
    _readdress(work, row, message, entry)
    return message


def date_anew(work: Work, town: TownNow, row: Contact, entry: LogContact, message: Message | None) -> None:
    """Dates what runs by the entry as it is now; what it does not owe any more is void, what it owes besides begins."""
    if _joined(row):
        return
    owed = stages(work.session, town, entry, row.happened_at)
    for deadline, stage in zip_longest(live(work.session, row), owed):
        if deadline is None:
            owing = Owing(row.happened_at, row, message, answerer=entry.message.answerer)
            promises.start_kind(work, town, stage.kind, owing)
        elif stage is None:
            running.void(work, deadline)
        else:
            redate(work, deadline, stage, row.happened_at)


def readdress(work: Work, row: Contact, answerer: Answerer, message: Message | None) -> None:
    """Says who answers, on everything that still runs; no date moves with it."""
    for deadline in live(work.session, row):
        if deadline.state == State.OPEN:
            to = {"answerer_id": answerer.person_id, "department_id": answerer.department_id}
            work.tx.amend(deadline, message_id=message.id if message else None, **to)


def _stage(town: TownNow, kind: str, department_id: int | None, received_at: datetime) -> Stage:
    rules = promises.terms(town, kind, department_id, received_at)
    return Stage(kind, rules, promises.worked_out(rules, received_at))


def redate(work: Work, deadline: Deadline, stage: Stage, received_at: datetime) -> None:
    """Gives a running deadline the date of a stage; where it moved, the row says when, by whom and why."""
    due_at = stage.worked.due
    moved = {"moved_at": work.now, "moved_by": work.author, "moved_why": WHY} if due_at != deadline.due_at else {}
    first = {"original_due_at": deadline.original_due_at or due_at}
    fields = promises.frozen(stage.rules, stage.worked)
    work.tx.amend(deadline, kind=stage.kind, received_at=received_at, **{**fields, **first, **moved})


def _readdress(work: Work, row: Contact, message: Message, entry: LogContact) -> None:
    to = entry.message.answerer
    who = {"for_person_id": to.person_id, "for_department_id": to.department_id, "for_text": line(to.text)}
    is_other = any(getattr(message, field) != now for field, now in who.items())
    fields: dict[str, object] = {**who, "best_time": line(entry.message.best_time)}
    fields |= {"boxes": sorted(entry.message.boxes), "void_at": None, "void_by": None, "void_reason": None}
    if is_other:
        fields |= {"handed_at": None, "handed_how": None, "read_at": None}
    work.tx.amend(message, **fields)
    if message.state in _TO_HAND:
        work.tx.amend(message, state=standing(message, row.author_id))


def _due_of(session: Session, town: TownNow, row: Contact) -> datetime:
    entry = LogContact(row.uid, Channel(row.channel), Outcome(row.outcome))
    found = stages(session, town, entry, row.happened_at)
    return found[0].worked.due or datetime.max.replace(tzinfo=row.happened_at.tzinfo)


def _joined(row: Contact) -> str:
    return str((row.outcome_detail or {}).get("joined") or "")


def answerer_of(session: Session, row: Contact) -> Answerer:
    """Gives who answers a contact: whoever its message names, or whoever owes what is to be sent."""
    lead, _others = group(session, row)
    message = records.message_of(session, lead.id)
    if message is not None and message.void_at is None:
        return staff.stored(message.for_person_id, message.for_department_id, message.for_text)
    first = next(iter(live(session, lead)), None)
    if first is None:
        return Answerer()
    if first.answerer_id is None and first.department_id is None:
        return Answerer(text=str((row.outcome_detail or {}).get("for") or ""))
    return staff.stored(first.answerer_id, first.department_id, None)
