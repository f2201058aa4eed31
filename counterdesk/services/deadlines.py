"""What staff do about a deadline: try, answer, give up, take, promise; a verdict is frozen when it falls.

What a policy calls two stages (acknowledge, then answer) are two deadlines of one record.
"""

from datetime import datetime

from counterdesk.domain.deadline import Answered, State, Tried
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import contacts, running, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import (
    AnswerDeadline,
    CannotBeReached,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
)
from counterdesk.services.boards.queue import may_give_up
from counterdesk.services.plain import line, note
from counterdesk.services.running import Said
from counterdesk.services.work import Work
from counterdesk.store.queries import people, records
from counterdesk.store.tables import Attempt, Deadline


def try_deadline(work: Work, command: TryDeadline) -> Done:
    """Keeps that somebody tried. Where the town has said so, a message left acknowledges; no outer limit, though."""
    row = running.open_row(work, command.id)
    attempt = Attempt(deadline_id=row.id, at=work.now, by=work.signer, what=command.what, note=note(command.note))
    work.tx.add(attempt)
    work.tx.journal("deadline_tried", attempt)
    facts = {"what": command.what.value}
    acknowledges = command.what is Tried.LEFT_MESSAGE and work.town.is_on("left_message_acknowledges")
    if acknowledges and not running.goes_on(row):
        by = staff.name_of(work.session, work.signer)
        _answer(work, row, AnswerDeadline(command.id, work.now, by, Answered.PHONE, finished=False))
        facts["acknowledged"] = "yes"
    return running.done(work, "deadline_tried", row, facts)


def answer_deadline(work: Work, command: AnswerDeadline) -> Done:
    """Records the answer; finished, it closes everything that the record still owed, each with its own verdict.

    An acknowledgement leaves an outer limit running (Essex E22, a complaint's resolution) and keeps the estimate on
    it; `beyond_limit` is that limit where the estimate lies after it. Refuses `already_answered`,
    `answer_needs_details` (by nobody), `answered_in_future`, `answered_before_received`, `promised_in_past` and
    `estimate_needed`.
    """
    row = running.open_row(work, command.id)
    if line(command.answered_by) is None:
        raise Refused("answer_needs_details")
    running.require_possible(work, row, command.answered_at)
    contacts.require_ahead(work, command.promised_at)
    if not command.finished and running.goes_on(row):
        return _estimate(work, row, command.promised_at)
    _answer(work, row, command)
    action = "deadline_answered" if command.finished else "deadline_acknowledged"
    work.tx.journal(action, row)
    facts = {"state": row.state, "recorded_late": "yes" if row.recorded_late else ""}
    facts["beyond_limit"] = "" if command.finished else _beyond(work, row, command.promised_at)
    return running.done(work, action, row, facts, can_undo=True)


def cannot_be_reached(work: Work, command: CannotBeReached) -> Done:
    """Closes with a verdict of its own; refuses `too_few_tries`."""
    row = running.open_row(work, command.id)
    if not may_give_up(work.town, records.attempt_times(work.session, row.id)):
        raise Refused("too_few_tries", tries=work.town.count("tries_before_unreached"))
    for one in running.open_together(work, row):
        work.tx.amend(one, state=State.UNREACHED, recorded_at=work.now, finished=True)
    running.close_complaint(work, row, "closed")
    running.message_ends(work, row, MessageState.NO_ANSWER_RECORDED)
    work.tx.journal("deadline_unreached", row)
    return running.done(work, "deadline_unreached", row, can_undo=True)


def take_deadline(work: Work, command: TakeDeadline) -> Done:
    """Says who has it, for everything that the record still owes; None gives it back to the counter."""
    row = running.open_row(work, command.id)
    if command.person_id is not None and people.person_row(work.session, command.person_id) is None:
        raise Refused("not_there")
    at = None if command.person_id is None else work.now
    for one in running.open_together(work, row):
        work.tx.amend(one, claimed_by=command.person_id, claimed_at=at)
    action = "deadline_given_back" if command.person_id is None else "deadline_taken"
    work.tx.journal(action, row)
    return running.done(work, action, row, {"person": staff.name_of(work.session, command.person_id)})


def promise_for(work: Work, command: PromiseFor) -> Done:
    """Keeps a date we said ourselves, or takes it away; refuses `promised_in_past`."""
    row = running.open_row(work, command.id)
    contacts.require_ahead(work, command.promised_at)
    return _promise(work, row, command.promised_at)


def _estimate(work: Work, row: Deadline, promised_at: datetime | None) -> Done:
    if promised_at is None:
        raise Refused("estimate_needed")
    return _promise(work, row, promised_at)


def _promise(work: Work, row: Deadline, promised_at: datetime | None) -> Done:
    work.tx.amend(row, promised_at=promised_at)
    work.tx.journal("promise_kept", row)
    return running.done(work, "promise_kept", row, {"beyond_limit": _beyond(work, row, promised_at)})


def _beyond(work: Work, row: Deadline, promised_at: datetime | None) -> str:
    """Gives the outer limit that a date of ours lies after; Due goes by the limit then, and both are kept."""
    limit = running.outer_of(running.open_together(work, row))
    if limit is None or limit.due_at is None or promised_at is None or promised_at <= limit.due_at:
        return ""
    return limit.due_at.isoformat()


def _answer(work: Work, row: Deadline, command: AnswerDeadline) -> None:
    others = [one for one in running.open_together(work, row) if one is not row]
    said = Said(command.answered_at, command.answered_by, command.how, command.finished)
    running.close(work, row, said)
    if command.finished:
        for one in others:
            running.close(work, one, said)
        running.close_complaint(work, row, "closed")
        running.message_ends(work, row, MessageState.ANSWERED, command.answered_at)
    elif others:
        next_one = min(others, key=running.next_first)
        if command.promised_at is not None:
            work.tx.amend(next_one, promised_at=command.promised_at)
    else:
        work.tx.add(full_answer(row, command.promised_at))


def full_answer(row: Deadline, promised_at: datetime | None) -> Deadline:
    """Gives what is still owed after an acknowledgement where the policy sets no limit for it."""
    return Deadline(
        contact_id=row.contact_id,
        message_id=row.message_id,
        complaint_id=row.complaint_id,
        kind=row.kind,
        stage="answer",
        must=False,
        received_at=row.received_at,
        no_due_reason="no_standard_in_text",
        year_unconfirmed=False,
        promised_at=promised_at,
        answerer_id=row.answerer_id,
        department_id=row.department_id,
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        state=State.OPEN,
        recorded_late=False,
        replaces_id=row.id,
    )
