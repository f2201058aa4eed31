"""Taking back what was recorded on a deadline: ten minutes freely, later *recorded in error* with a reason.

What ran before runs again with the date it had, and what was started is void. That is not a reopening.
"""

from collections.abc import Iterator
from datetime import date, datetime

from counterdesk.domain.deadline import State
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import running, saved
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import WithdrawAnswer
from counterdesk.services.plain import note
from counterdesk.services.stages import NOT_OWED
from counterdesk.services.work import Work
from counterdesk.store import journal
from counterdesk.store.journal import Line
from counterdesk.store.queries import records
from counterdesk.store.queries.moves import values_before
from counterdesk.store.tables import Deadline

_STEPS = frozenset({"council_awaited", "meeting_moved", "decision_recorded", "deadline_reopened"})
_GAVE_WAY = "limit_gave_way"
_ENDS = {State.UNREACHED: MessageState.NO_ANSWER_RECORDED, State.NOT_OWED: MessageState.NOT_OWED}


def withdraw_answer(work: Work, command: WithdrawAnswer) -> Done:
    """Takes back an answer, *not owed*, a waiting for Council, a decision or a reopening.

    Ten minutes freely (`undo_too_late`); with a reason any time, as *recorded in error*. What was answered further
    since then has to be taken back first (`already_answered`).
    """
    row = records.deadline(work.session, command.id)
    if row is None:
        raise Refused("not_there")
    reason = note(command.reason)
    if State(row.state).is_closed and row.recorded_at is not None:
        _require_in_time(work, row.recorded_at, reason)
        return _withdraw_closing(work, row, row.recorded_at, reason)
    step = _last_step(work, row)
    if row.state != State.OPEN or step is None:
        raise Refused("not_there")
    _require_in_time(work, step.at, reason)
    _withdraw_step(work, row, step)
    if reason:
        work.tx.amend(row, void_reason=reason)
    work.tx.journal("stage_withdrawn", row)
    return running.done(work, "stage_withdrawn", row, {"what": step.action})


def _require_in_time(work: Work, since: datetime, reason: str | None) -> None:
    if not reason and work.now - since > saved.UNDO_FOR:
        raise Refused("undo_too_late")


def _withdraw_closing(work: Work, row: Deadline, at: datetime, reason: str | None) -> Done:
    together = running.of_same_record(work, row)
    if any(State(one.state).is_closed and one.recorded_at and one.recorded_at > at for one in together):
        raise Refused("already_answered")
    for one in list(_started_since(work, row, at)):
        running.void(work, one)
    _run_again(work, row, at)
    running.close_complaint(work, row, "open")
    running.message_back(work, row)
    action = "answer_in_error" if reason else "answer_withdrawn"
    if reason:
        work.tx.amend(row, void_reason=reason)
    work.tx.journal(action, row)
    return running.done(work, action, row)


def _withdraw_step(work: Work, row: Deadline, step: Line) -> None:
    match step.action:
        case "council_awaited":
            running.void(work, row)
            _run_again(work, row, step.at)
        case "meeting_moved":
            _move_back(work, row, step.at)
            _run_again(work, row, step.at)
        case "decision_recorded":
            running.void(work, row)
            waiting = records.deadline(work.session, row.replaces_id or 0)
            if waiting is not None:
                running.run_again(work, waiting)
        case _:
            _close_again(work, row)


def _run_again(work: Work, row: Deadline, at: datetime) -> None:
    """Lets what one command closed, or what gave way to it, run again."""
    for one in running.of_same_record(work, row):
        was_closed = State(one.state).is_closed and one.recorded_at == at
        if was_closed or (one.void_at == at and _last_action(work, one) == _GAVE_WAY):
            running.run_again(work, one)
            _stand_still_again(work, one, at)


def _stand_still_again(work: Work, row: Deadline, at: datetime) -> None:
    """Takes back that an answer ended a pause: it stands still since then, and has the date from before."""
    before = values_before(work.session, [row], at)[row.id]
    if before.get("paused_at") is None:
        return
    fields = ("paused_at", "due_at", "moved_at", "moved_by", "moved_why")
    work.tx.amend(row, **{name: before[name] for name in fields if name in before})
    work.tx.amend(records.pauses_of(work.session, row.id)[-1], to_at=None)


def _move_back(work: Work, row: Deadline, at: datetime) -> None:
    changes = records.amendments(work.session, "deadlines", row.id)
    moved = [one.before for one in changes if one.field == "council_on" and one.at == at]
    advised = [one for one in changes if one.field == "advised_at" and one.at == at]
    if moved:
        work.tx.amend(row, council_on=date.fromisoformat(moved[-1]))
    if advised:
        work.tx.amend(row, advised_at=None)


def _close_again(work: Work, row: Deadline) -> None:
    """Takes a reopening back: the old result stands alone again."""
    for one in running.open_together(work, row):
        if one.reopens_id == row.reopens_id:
            running.void(work, one)
    old = records.deadline(work.session, row.reopens_id or 0)
    if old is None:
        return
    running.close_complaint(work, old, NOT_OWED if old.state == State.NOT_OWED else "closed")
    running.message_ends(work, old, _ENDS.get(State(old.state), MessageState.ANSWERED), old.answered_at)


def _started_since(work: Work, row: Deadline, at: datetime) -> Iterator[Deadline]:
    """Gives what runs because of an answer: the next stage, the waiting for Council, its decision, a reopening."""
    for one in running.of_same_record(work, row):
        if row.id not in (one.replaces_id, one.reopens_id) or _started_at(work, one) < at:
            continue
        if one.state == State.OPEN:
            yield one
        yield from _started_since(work, one, at)


def _started_at(work: Work, row: Deadline) -> datetime:
    return journal.history(work.session, row.uid)[0].at


def _last_action(work: Work, row: Deadline) -> str:
    return journal.history(work.session, row.uid)[-1].action


def _last_step(work: Work, row: Deadline) -> Line | None:
    """Gives the last step on a running deadline that was not taken back."""
    standing: list[Line] = []
    for line in journal.history(work.session, row.uid):
        if line.action in _STEPS:
            standing.append(line)
        elif line.action == "stage_withdrawn" and standing:
            standing.pop()
    return standing[-1] if standing else None
