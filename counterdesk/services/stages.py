"""Where a record goes besides an answer: closed because no response is owed, or open again."""

from collections.abc import Sequence

from counterdesk.domain.deadline import State
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import not_owed, promises, running
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.stages import CloseNotOwed, Reopen
from counterdesk.services.council import OUTER
from counterdesk.services.plain import note
from counterdesk.services.work import Work
from counterdesk.store.queries import records
from counterdesk.store.tables import Deadline

NOT_OWED = "no_response_owed"


def close_not_owed(work: Work, command: CloseNotOwed) -> Done:
    """Closes all that a record owes by a rule of the policy, kept with its clause; it counts as neither met nor missed.

    Refuses `not_owed_here` where the policy has no such rule for the way it came in (T27: e-mails and letters).
    """
    row = running.open_row(work, command.id)
    rule = not_owed.named(not_owed.rules_for(work.look, row), command.code)
    if rule is None:
        raise Refused("not_owed_here")
    kept = {**not_owed.cited(rule), "note": note(command.note)}
    for one in running.open_together(work, row):
        work.tx.amend(
            one,
            state=State.NOT_OWED,
            not_owed_code=rule.code,
            recorded_at=work.now,
            finished=True,
            explanation={**(one.explanation or {}), "not_owed": kept},
        )
    running.close_complaint(work, row, NOT_OWED)
    running.message_ends(work, row, MessageState.NOT_OWED)
    work.tx.journal("closed_not_owed", row)
    facts = {"code": rule.code, "section": rule.section, "clause": rule.clause}
    return running.done(work, "closed_not_owed", row, facts, can_undo=True)


def reopen(work: Work, command: Reopen) -> Done:
    """Starts a new deadline from now beside the old result, which stays.

    Refuses `not_there`, `still_open` and `nothing_happened` (without a reason).
    """
    row = records.deadline(work.session, command.id)
    if row is None or State(row.state) is State.VOID:
        raise Refused("not_there")
    if running.open_together(work, row):
        raise Refused("still_open")
    reason = note(command.reason)
    if reason is None:
        raise Refused("nothing_happened")
    started = _start_again(work, row)
    for one in started:
        one.reopens_id, one.reopen_reason = row.id, reason
    running.close_complaint(work, row, "open")
    running.message_back(work, row)
    first = min(started, key=running.next_first)
    work.tx.journal("deadline_reopened", first)
    facts = {
        "due_at": first.due_at.isoformat() if first.due_at else "",
        "no_due_reason": first.no_due_reason or "",
        "was": row.state,
    }
    return running.done(work, "deadline_reopened", first, facts, can_undo=True)


def _start_again(work: Work, row: Deadline) -> Sequence[Deadline]:
    """Starts what was owed first: what Council decided is answered as the matter came in."""
    town = work.town
    first = min(running.of_same_record(work, row), key=lambda one: (one.state == State.VOID, one.id))
    old = first if row.decided_on is not None or row.stage == OUTER else row
    owing = running.owing(work, row, work.now)
    if old.number is None:
        return [promises.start_undated(work, town, old.kind, owing)]
    started = [promises.start_kind(work, town, old.kind, owing)]
    if town.pack.outer and town.pack.outer != old.kind and started[0].due_at is not None:
        started.append(promises.start_kind(work, town, town.pack.outer, owing))
    return started
