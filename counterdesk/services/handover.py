"""Handing over the desk: claims go where they were sent, the shift ends, and the next person says "I have it"."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from counterdesk.domain.deadline import State
from counterdesk.domain.ids import PersonId
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import running, shifts, staff
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.handover import CARD, Handed, HandOver, TakeOver
from counterdesk.services.asks.people import ComeToDesk
from counterdesk.services.plain import note
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import handover as queries
from counterdesk.store.queries import records
from counterdesk.store.tables import Complaint, Deadline, Handover, Message

MovedCard = tuple[str, PersonId | None]
LONGEST_REMARK = 2_000


def hand_over(work: Work, command: HandOver) -> Done:
    """Keeps what went to whom, moves the claims, and ends the shift of whoever is there."""
    leaving = shifts.running_today(work.look)
    if leaving is None:
        raise Refused("nobody_here")
    if command.to_id == leaving.person_id:
        raise Refused("handed_to_self")
    for to_id in {command.to_id, *(item.to_id for item in command.items)}:
        staff.require_known(work.session, to_id)
    kept = Handover(
        counter=work.counter,
        from_id=leaving.person_id,
        at=work.now,
        to_id=command.to_id,
        items=list(_handed(work, command.items, leaving.person_id)),
        remark=note(command.remark, LONGEST_REMARK),
    )
    work.tx.add(kept)
    work.tx.journal("desk_handed_over", kept)
    work.tx.amend(leaving, to_at=work.now)
    work.tx.journal("shift_ended", leaving)
    return _done(work, "desk_handed_over", kept, leaving.person_id, command.to_id)


def take_over(work: Work, command: TakeOver) -> Done:
    """Says who has the desk now, and begins their shift: the slips that go to them are theirs to bring from now on.

    Whoever comes back to their own desk gets it all back.
    """
    kept = records.by_uid(work.session, Handover, command.uid)
    if kept is None:
        raise Refused("not_there")
    if kept.taken_at is not None:
        raise Refused("handover_taken", person=staff.name_of(work.session, kept.to_id), at=kept.taken_at)
    signer = work.signer
    shifts.come_to_desk(work, ComeToDesk(signer))
    work.tx.amend(kept, taken_at=work.now, to_id=signer)
    work.tx.journal("desk_taken_over", kept)
    if signer == kept.from_id:
        _give_back(work, kept.items)
    else:
        _receive_slips(work, kept.items, signer)
    return _done(work, "desk_taken_over", kept, signer, None)


def cards_in(command: Command) -> tuple[MovedCard, ...]:
    """Gives the cards that a command hands on, each with its new author; nobody's are the counter's."""
    if not isinstance(command, HandOver):
        return ()
    return tuple((item.key, item.to_id) for item in command.items if item.what == CARD and not item.stays)


def cards_back(look: Look, uid: str) -> tuple[MovedCard, ...]:
    """Gives the cards that go back to the one who handed them over and took the desk again."""
    kept = records.by_uid(look.session, Handover, uid)
    if kept is None or kept.to_id != kept.from_id:
        return ()
    back_to = PersonId(kept.from_id)
    return tuple((item["key"], back_to) for item in kept.items if item["what"] == CARD and not item["stays"])


def _handed(work: Work, items: Iterable[Handed], leaver: int) -> Iterator[dict[str, Any]]:
    """Moves each claim and gives what is kept of it: codes, numbers and ids, nothing of any caller."""
    for item in items:
        kept = {"what": item.what, "key": item.key, "to": item.to_id, "stays": item.stays, "card": item.card}
        if item.what == CARD:
            yield kept
            continue
        row = _open(work, item.key)
        if row is not None:
            before = {"before": row.claimed_by, "before_at": row.claimed_at.isoformat() if row.claimed_at else None}
            yield {**kept, "number": _number(work, row), **before, **_moved(work, row, item, leaver)}


def _moved(work: Work, row: Deadline, item: Handed, leaver: int) -> dict[str, Any]:
    """Gives a claim to a colleague, or back to the counter; a slip on its way waits for "I have it"."""
    is_mine, to_id = row.claimed_by == leaver, item.to_id
    if _is_slip(work, row):
        to_id = None
    if item.stays or (to_id is None and not is_mine):
        return {}
    _claim(work, row, to_id, work.now)
    return {"after": to_id}


def _receive_slips(work: Work, items: Iterable[dict[str, Any]], signer: int) -> None:
    for item in items:
        row = _open(work, item["key"]) if item["to"] == signer and not item["stays"] else None
        if row is not None and row.claimed_by is None and _is_slip(work, row):
            _claim(work, row, signer, work.now)


def _is_slip(work: Work, row: Deadline) -> bool:
    """Whether it is a message that is still to be brought to somebody, and nobody took it to answer it."""
    message = work.session.get(Message, row.message_id) if row.message_id is not None else None
    if message is None or message.state != MessageState.TO_HAND_OVER:
        return False
    claim = (row.claimed_by, row.claimed_at)
    return row.claimed_at is None or claim in queries.taken(work.session, row.claimed_at)


def _claim(work: Work, row: Deadline, person_id: int | None, at: datetime) -> None:
    for one in running.open_together(work, row):
        work.tx.amend(one, claimed_by=person_id, claimed_at=None if person_id is None else at)
    work.tx.journal("deadline_given_back" if person_id is None else "deadline_taken", row)


def _give_back(work: Work, items: Iterable[dict[str, Any]]) -> None:
    for item in items:
        row = _open(work, item["key"]) if "after" in item else None
        if row is not None and row.claimed_by == item["after"]:
            at = item.get("before_at")
            _claim(work, row, item["before"], datetime.fromisoformat(at) if at else work.now)


def _open(work: Work, key: str) -> Deadline | None:
    row = work.session.get(Deadline, int(key)) if key.isdecimal() else None
    return row if row is not None and row.state == State.OPEN else None


def _number(work: Work, row: Deadline) -> str:
    message = work.session.get(Message, row.message_id) if row.message_id is not None else None
    complaint = work.session.get(Complaint, row.complaint_id) if row.complaint_id is not None else None
    return next((one.number for one in (message, complaint) if one is not None), "")


def _done(work: Work, action: str, kept: Handover, author: int, to_id: int | None) -> Done:
    work.session.flush()
    facts = {"to": staff.name_of(work.session, to_id), "count": str(len(kept.items))}
    name = staff.name_of(work.session, author)
    return Done(action, work.now, "handovers", kept.uid, kept.id, author=name, facts=facts)
