"""A matter that Council must decide: it waits under its meeting date, and the decision starts a deadline of its own.

Tecumseh 6.1 (T26) and Essex 7 (E23): an official response within five business days of the decision.
"""

from datetime import date

from counterdesk.domain.deadline import Answered, State
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services import promises, running
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.stages import RecordDecision, WaitForCouncil
from counterdesk.services.running import Said, is_waiting
from counterdesk.services.work import Work
from counterdesk.store.tables import Deadline

KIND = "council_decision"
WAITING = "waiting_for_council"
OUTER = "total"


def wait_for_council(work: Work, command: WaitForCouncil) -> Done:
    """Lets a matter wait under its meeting date; sent again it moves the meeting.

    A customer who was told so has their answer: the running stage ends, met or late. The outer limit of Essex (E22)
    gives way unless it is missed already: the same section gives such a matter a limit of its own (E23).
    """
    row = running.open_row(work, command.id)
    if command.meeting_on < local_date(work.now):
        raise Refused("meeting_past", on=command.meeting_on)
    if command.advised_at is not None:
        running.require_possible(work, row, command.advised_at)
    together = running.open_together(work, row)
    waiting = next((one for one in together if is_waiting(one)), None)
    action = "council_awaited" if waiting is None else "meeting_moved"
    if waiting is None:
        waiting = _waiting(row, kind_of(work), command.meeting_on)
        work.tx.add(waiting)
        _let_outer_give_way(work, together)
    work.tx.amend(waiting, council_on=command.meeting_on)
    state = _advise(work, row, waiting, command)
    work.tx.journal(action, waiting)
    return running.done(work, action, waiting, {"state": state, **_meeting(waiting)}, can_undo=True)


def record_decision(work: Work, command: RecordDecision) -> Done:
    """Records the day of the decision and starts its deadline; day 0 is that day, whatever the hour.

    Refuses `not_waiting_for_council`, `decision_in_future`, `decision_before_received`.
    """
    row = running.open_row(work, command.id)
    waiting = next((one for one in running.open_together(work, row) if is_waiting(one)), None)
    if waiting is None:
        raise Refused("not_waiting_for_council")
    if command.decided_on > local_date(work.now):
        raise Refused("decision_in_future", on=command.decided_on)
    if command.decided_on < local_date(waiting.received_at):
        raise Refused("decision_before_received", on=command.decided_on)
    owing = running.owing(work, waiting, day_bounds(command.decided_on)[0])
    started = promises.start_kind(work, work.town, kind_of(work), owing)
    for name in ("council_on", "advised_at", "claimed_by", "claimed_at", "promised_at"):
        setattr(started, name, getattr(waiting, name))
    started.decided_on, started.replaces_id = command.decided_on, waiting.id
    running.void(work, waiting)
    work.tx.journal("decision_recorded", started)
    facts = {
        "due_at": started.due_at.isoformat() if started.due_at else "",
        "no_due_reason": started.no_due_reason or "",
        "decided_on": command.decided_on.isoformat(),
    }
    return running.done(work, "decision_recorded", started, facts, can_undo=True)


def kind_of(work: Work) -> str:
    """Gives the kind that a decision of Council owes; a town without such a clause dates nothing."""
    rule = work.town.pack.council
    return rule.owes if rule else KIND


def _waiting(row: Deadline, kind: str, meeting_on: date) -> Deadline:
    """Gives the stage that waits for Council, beside or after the running one."""
    return Deadline(
        contact_id=row.contact_id,
        message_id=row.message_id,
        complaint_id=row.complaint_id,
        kind=kind,
        stage="answer",
        must=False,
        received_at=row.received_at,
        no_due_reason=WAITING,
        year_unconfirmed=False,
        answerer_id=row.answerer_id,
        department_id=row.department_id,
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        state=State.OPEN,
        recorded_late=False,
        replaces_id=row.id,
        council_on=meeting_on,
    )


def _let_outer_give_way(work: Work, together: list[Deadline]) -> None:
    for one in together:
        if one.stage == OUTER and one.due_at is not None and one.due_at >= work.now:
            running.void(work, one)
            work.tx.journal("limit_gave_way", one)


def _advise(work: Work, row: Deadline, waiting: Deadline, command: WaitForCouncil) -> str:
    """Keeps that the customer was told; gives the verdict of the stage that this answered, if there was one."""
    if command.advised_at is None:
        return ""
    work.tx.amend(waiting, advised_at=command.advised_at)
    stages = [one for one in running.open_together(work, row) if not running.goes_on(one)]
    if not stages:
        return ""
    first = row if row in stages else min(stages, key=running.next_first)
    running.close(work, first, Said(command.advised_at, command.advised_by, Answered(command.how), finished=False))
    work.tx.journal("deadline_acknowledged", first)
    return first.state


def _meeting(waiting: Deadline) -> dict[str, str]:
    return {"council_on": waiting.council_on.isoformat() if waiting.council_on else ""}
