"""What staff do about a deadline: try, answer, take, promise; a verdict is frozen when it falls.

What a policy calls two stages (acknowledge, then answer) are two deadlines of one record.
"""

from collections.abc import Sequence
from datetime import datetime

from counterdesk.domain.contact import Answerer
from counterdesk.domain.deadline import Answered, State, Tried, is_recorded_late, sort_instant, verdict
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import contacts, saved, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import (
    AnswerDeadline,
    CannotBeReached,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.boards.due import may_give_up
from counterdesk.services.messages import standing
from counterdesk.services.plain import line, note
from counterdesk.services.work import Work
from counterdesk.store.queries import people, records
from counterdesk.store.tables import Attempt, Deadline, Message


def try_deadline(work: Work, command: TryDeadline) -> Done:
    """Keeps that somebody tried. Where the town has said so, a message left acknowledges."""
    row = _open(work, command.id)
    attempt = Attempt(deadline_id=row.id, at=work.now, by=work.signer, what=command.what, note=note(command.note))
    work.tx.add(attempt)
    work.tx.journal("deadline_tried", attempt)
    facts = {"what": command.what.value}
    if command.what is Tried.LEFT_MESSAGE and work.town.is_on("left_message_acknowledges"):
        by = staff.name_of(work.session, work.signer)
        _answer(work, row, AnswerDeadline(command.id, work.now, by, Answered.PHONE, finished=False))
        facts["acknowledged"] = "yes"
    return _done(work, "deadline_tried", row, facts)


def answer_deadline(work: Work, command: AnswerDeadline) -> Done:
    """Records the answer; finished, it closes everything that the record still owed, each with its own verdict.

    Refuses `already_answered`, `answered_in_future`, `answered_before_received`, `promised_in_past`.
    """
    row = _open(work, command.id)
    if command.answered_at > work.now + contacts.AHEAD:
        raise Refused("answered_in_future", at=command.answered_at)
    if command.answered_at < row.received_at.replace(second=0, microsecond=0):
        raise Refused("answered_before_received", at=command.answered_at)
    contacts.require_ahead(work, command.promised_at)
    _answer(work, row, command)
    action = "deadline_answered" if command.finished else "deadline_acknowledged"
    work.tx.journal(action, row)
    facts = {"state": row.state, "recorded_late": "yes" if row.recorded_late else ""}
    return _done(work, action, row, {key: value for key, value in facts.items() if value}, can_undo=True)


def cannot_be_reached(work: Work, command: CannotBeReached) -> Done:
    """Closes with a verdict of its own; refuses `too_few_tries`."""
    row = _open(work, command.id)
    if not may_give_up(work.town, records.attempt_times(work.session, row.id)):
        raise Refused("too_few_tries", tries=work.town.count("tries_before_unreached"))
    for one in _open_together(work, row):
        work.tx.amend(one, state=State.UNREACHED, recorded_at=work.now, finished=True)
    _close_complaint(work, row, "closed")
    _message_unreached(work, row)
    work.tx.journal("deadline_unreached", row)
    return _done(work, "deadline_unreached", row, can_undo=True)


def take_deadline(work: Work, command: TakeDeadline) -> Done:
    """Says who has it, for everything that the record still owes; None gives it back to the counter."""
    row = _open(work, command.id)
    if command.person_id is not None and people.person_row(work.session, command.person_id) is None:
        raise Refused("not_there")
    at = None if command.person_id is None else work.now
    for one in _open_together(work, row):
        work.tx.amend(one, claimed_by=command.person_id, claimed_at=at)
    action = "deadline_given_back" if command.person_id is None else "deadline_taken"
    work.tx.journal(action, row)
    return _done(work, action, row, {"person": staff.name_of(work.session, command.person_id)})


def withdraw_answer(work: Work, command: WithdrawAnswer) -> Done:
    """Takes an answer back: what it closed runs again, what it started is void.

    Ten minutes freely (`undo_too_late`); with a reason any time, as *recorded in error*. What was answered further
    since then has to be taken back first (`already_answered`).
    """
    row = records.deadline(work.session, command.id)
    if row is None or row.recorded_at is None or not State(row.state).is_verdict:
        raise Refused("not_there")
    reason = note(command.reason)
    if not reason and work.now - row.recorded_at > saved.UNDO_FOR:
        raise Refused("undo_too_late")
    recorded_at, together = row.recorded_at, _of_same_record(work, row)
    if any(State(one.state).is_verdict and one.recorded_at and one.recorded_at > recorded_at for one in together):
        raise Refused("already_answered")
    for one in together:
        if one.recorded_at == recorded_at and State(one.state).is_verdict:
            _run_again(work, one)
        elif one.replaces_id == row.id and one.state == State.OPEN:
            work.tx.amend(one, state=State.VOID, void_at=work.now, void_by=work.author)
    _close_complaint(work, row, "open")
    _message_back(work, row)
    action = "answer_in_error" if reason else "answer_withdrawn"
    if reason:
        work.tx.amend(row, void_reason=reason)
    work.tx.journal(action, row)
    return _done(work, action, row)


def promise_for(work: Work, command: PromiseFor) -> Done:
    """Keeps a date we said ourselves, or takes it away; refuses `promised_in_past`."""
    row = _open(work, command.id)
    contacts.require_ahead(work, command.promised_at)
    work.tx.amend(row, promised_at=command.promised_at)
    work.tx.journal("promise_kept", row)
    return _done(work, "promise_kept", row)


def _answer(work: Work, row: Deadline, command: AnswerDeadline) -> None:
    others = [one for one in _open_together(work, row) if one is not row]
    _close(work, row, command)
    if command.finished:
        for one in others:
            _close(work, one, command)
        _close_complaint(work, row, "closed")
        _message_answered(work, row, command.answered_at)
    elif others:
        next_one = min(others, key=_next_first)
        if command.promised_at is not None:
            work.tx.amend(next_one, promised_at=command.promised_at)
    else:
        work.tx.add(_full_answer(row, command.promised_at))


def _close(work: Work, row: Deadline, command: AnswerDeadline) -> None:
    work.tx.amend(
        row,
        state=verdict(row.due_at, command.answered_at),
        answered_at=command.answered_at,
        answered_by=line(command.answered_by),
        answered_how=command.how,
        finished=command.finished,
        recorded_at=work.now,
        recorded_late=is_recorded_late(row.due_at, command.answered_at, work.now),
    )


def _full_answer(row: Deadline, promised_at: datetime | None) -> Deadline:
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


def _run_again(work: Work, row: Deadline) -> None:
    work.tx.amend(
        row,
        state=State.OPEN,
        answered_at=None,
        answered_by=None,
        answered_how=None,
        finished=None,
        recorded_at=None,
        recorded_late=False,
    )


def _open(work: Work, deadline_id: int) -> Deadline:
    row = records.deadline(work.session, deadline_id)
    if row is None:
        raise Refused("not_there")
    if row.state != State.OPEN:
        raise Refused("already_answered")
    return row


def _of_same_record(work: Work, row: Deadline) -> Sequence[Deadline]:
    return records.deadlines_of(work.session, row.contact_id, row.complaint_id)


def _open_together(work: Work, row: Deadline) -> list[Deadline]:
    return [one for one in _of_same_record(work, row) if one.state == State.OPEN]


def _next_first(row: Deadline) -> tuple[bool, float, int]:
    at = sort_instant(row.due_at, row.promised_at)
    return at is None, at.timestamp() if at else 0.0, row.id


def _close_complaint(work: Work, row: Deadline, state: str) -> None:
    if row.complaint_id is not None:
        complaint = records.complaint(work.session, row.complaint_id)
        if complaint is not None:
            complaint.state = state


def _message(work: Work, row: Deadline) -> Message | None:
    return None if row.contact_id is None else records.message_of(work.session, row.contact_id)


def _message_answered(work: Work, row: Deadline, at: datetime) -> None:
    message = _message(work, row)
    if message is not None:
        message.state, message.answered_at = MessageState.ANSWERED, at


def _message_unreached(work: Work, row: Deadline) -> None:
    """Takes the slip off the list of what is to be handed over: nobody will answer it any more."""
    message = _message(work, row)
    if message is not None:
        message.state = MessageState.NO_ANSWER_RECORDED


def _message_back(work: Work, row: Deadline) -> None:
    message = _message(work, row)
    contact = None if message is None else records.contact(work.session, message.contact_id)
    if message is not None and contact is not None:
        message.answered_at = None
        message.state = standing(message, contact.author_id)


def _done(
    work: Work, action: str, row: Deadline, facts: dict[str, str] | None = None, *, can_undo: bool = False
) -> Done:
    work.session.flush()
    answerer = staff.stored(row.answerer_id, row.department_id, None)
    return Done(
        action,
        work.now,
        "deadlines",
        row.uid,
        row.id,
        author=staff.name_of(work.session, work.author),
        can_undo=can_undo,
        facts={"kind": row.kind, "answerer": _name(work, answerer), **(facts or {})},
    )


def _name(work: Work, answerer: Answerer) -> str:
    return staff.answerer_name(work.session, answerer)
