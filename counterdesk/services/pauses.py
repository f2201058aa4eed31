"""Letting a time limit stand still, which is possible only where the town's own policy says so, for its reasons."""

from counterdesk.domain.refusal import Refused
from counterdesk.services import running
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.stages import PauseDeadline, ResumeDeadline
from counterdesk.services.work import Work
from counterdesk.store.tables import Deadline, Pause


def pause_deadline(work: Work, command: PauseDeadline) -> Done:
    """Lets what a record owes stand still, every dated stage of it, from now on.

    Refuses `pausing_not_allowed` (no such rule, no such reason, no date), `already_paused`, and `due_is_over`: a
    missed date stays missed.
    """
    row = running.open_row(work, command.id)
    rule = work.town.pack.pausing
    if rule is None or command.reason not in rule.reasons or row.due_at is None:
        raise Refused("pausing_not_allowed")
    if row.paused_at is not None:
        raise Refused("already_paused")
    if row.due_at < work.now:
        raise Refused("due_is_over")
    for one in _running(work, row):
        work.tx.amend(one, paused_at=work.now)
        work.tx.add(Pause(deadline_id=one.id, from_at=work.now, reason=command.reason, by=work.author))
    work.tx.journal("deadline_paused", row)
    return running.done(work, "deadline_paused", row, {"reason": command.reason})


def resume_deadline(work: Work, command: ResumeDeadline) -> Done:
    """Lets a record's stages run again, each by as much later as it stood still; refuses `not_paused`."""
    row = running.open_row(work, command.id)
    if row.paused_at is None:
        raise Refused("not_paused")
    for one in running.open_together(work, row):
        running.stand_no_longer(work, one, work.now)
    work.tx.journal("deadline_resumed", row)
    return running.done(work, "deadline_resumed", row, {"due_at": row.due_at.isoformat() if row.due_at else ""})


def _running(work: Work, row: Deadline) -> list[Deadline]:
    """Gives the stages that can stand still: dated, not missed yet, and not standing still already."""
    together = running.open_together(work, row)
    return [one for one in together if one.due_at is not None and one.due_at >= work.now and one.paused_at is None]
