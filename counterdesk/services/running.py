"""One deadline and what hangs on it: the other stages of its record, its message, its complaint."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from counterdesk.domain.deadline import OUTER_STAGES, Answered, State, is_recorded_late, sort_instant, verdict
from counterdesk.domain.instants import local_date
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services import contacts, staff
from counterdesk.services.asks.desk import Done
from counterdesk.services.messages import standing
from counterdesk.services.plain import line
from counterdesk.services.promises import Owing
from counterdesk.services.work import Work
from counterdesk.store.queries import due, records
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Deadline, Message
from counterdesk.values import value
from counterdesk.workdays import HORIZON_DAYS, Calendar


@value
class Said:
    """An answer as somebody says it was given; `finished` False: acknowledged only."""

    at: datetime
    by: str
    how: Answered
    finished: bool = True


def open_row(work: Work, deadline_id: int) -> Deadline:
    """Gives a deadline that runs; refuses `not_there` and `already_answered`."""
    row = records.deadline(work.session, deadline_id)
    if row is None:
        raise Refused("not_there")
    if row.state != State.OPEN:
        raise Refused("already_answered")
    return row


def of_same_record(work: Work, row: Deadline) -> Sequence[Deadline]:
    """Gives every deadline of the record, also decided and void ones, first started first."""
    return records.deadlines_of(work.session, row.contact_id, row.complaint_id)


def open_together(work: Work, row: Deadline) -> list[Deadline]:
    """Gives every open deadline of the record."""
    return [one for one in of_same_record(work, row) if one.state == State.OPEN]


def is_waiting(row: Deadline) -> bool:
    """Whether a deadline waits for a decision of Council."""
    return row.state == State.OPEN and row.council_on is not None and row.decided_on is None


def goes_on(row: Deadline) -> bool:
    """Whether an acknowledgement leaves it running: an outer limit, or a matter before Council."""
    return row.stage in OUTER_STAGES or is_waiting(row)


def outer_of(rows: Sequence[Deadline]) -> Deadline | None:
    """Gives the open limit that no estimate may pass, such as Essex's 15 business days in all (E22)."""
    limits = [row for row in rows if row.state == State.OPEN and row.stage in OUTER_STAGES and row.due_at is not None]
    return min(limits, key=next_first, default=None)


def next_first(row: Deadline) -> tuple[bool, float, int]:
    """Orders deadlines by what comes first: clause or promise; those without a date last."""
    at = sort_instant(row.due_at, row.promised_at)
    return at is None, at.timestamp() if at else 0.0, row.id


def require_possible(work: Work, row: Deadline, answered_at: datetime) -> None:
    """Refuses an answer at a time that cannot be: `answered_in_future`, `answered_before_received`."""
    if answered_at > work.now + contacts.AHEAD:
        raise Refused("answered_in_future", at=answered_at)
    if answered_at < row.received_at.replace(second=0, microsecond=0):
        raise Refused("answered_before_received", at=answered_at)


def close(work: Work, row: Deadline, said: Said) -> None:
    """Freezes the verdict of one deadline from when the answer was given; until then it may have stood still."""
    stand_no_longer(work, row, said.at)
    work.tx.amend(
        row,
        state=verdict(row.due_at, said.at),
        answered_at=said.at,
        answered_by=line(said.by),
        answered_how=said.how,
        finished=said.finished,
        recorded_at=work.now,
        recorded_late=is_recorded_late(row.due_at, said.at, work.now),
    )


def stand_no_longer(work: Work, row: Deadline, at: datetime) -> None:
    """Ends a pause: the date moves by the open time that passed, to the close of that day."""
    if row.paused_at is None:
        return
    pause = records.pauses_of(work.session, row.id)[-1]
    until = max(at, row.paused_at)
    work.tx.amend(pause, to_at=until)
    due_at = _moved(_calendar(work, row), row.due_at, row.paused_at, until)
    moved = {"moved_at": work.now, "moved_by": work.author, "moved_why": f"paused:{pause.reason}"}
    work.tx.amend(row, paused_at=None, due_at=due_at, **(moved if due_at != row.due_at else {}))


def run_again(work: Work, row: Deadline) -> None:
    """Lets a closed deadline run again with the date it had."""
    kept = {name: what for name, what in (row.explanation or {}).items() if name != "not_owed"}
    work.tx.amend(
        row,
        state=State.OPEN,
        answered_at=None,
        answered_by=None,
        answered_how=None,
        finished=None,
        recorded_at=None,
        recorded_late=False,
        not_owed_code=None,
        explanation=kept or row.explanation,
        void_at=None,
        void_by=None,
    )


def void(work: Work, row: Deadline) -> None:
    """Takes a deadline out of every list and count; the row stays with who and when."""
    work.tx.amend(row, state=State.VOID, void_at=work.now, void_by=work.author)


def owing(work: Work, row: Deadline, received_at: datetime) -> Owing:
    """Gives what somebody is owed once more about the same record, by the same answerer."""
    contact = None if row.contact_id is None else records.contact(work.session, row.contact_id)
    complaint = None if row.complaint_id is None else records.complaint(work.session, row.complaint_id)
    answerer = staff.stored(row.answerer_id, row.department_id, None)
    return Owing(received_at, contact, message_of(work, row), complaint, answerer)


def close_complaint(work: Work, row: Deadline, state: str) -> None:
    """Says where the complaint stands, if it is one."""
    complaint = None if row.complaint_id is None else records.complaint(work.session, row.complaint_id)
    if complaint is not None:
        complaint.state = state


def message_of(work: Work, row: Deadline) -> Message | None:
    """Gives the message of the record, if it has one."""
    return None if row.contact_id is None else records.message_of(work.session, row.contact_id)


def message_ends(work: Work, row: Deadline, state: MessageState, answered_at: datetime | None = None) -> None:
    """Takes the slip off the list of what is to be handed over: it was answered, or nobody will answer it."""
    message = message_of(work, row)
    if message is not None:
        message.state = state
        message.answered_at = answered_at or message.answered_at


def message_back(work: Work, row: Deadline) -> None:
    """Puts the slip back to where it was before the answer."""
    message = message_of(work, row)
    contact = None if message is None else records.contact(work.session, message.contact_id)
    if message is not None and contact is not None:
        message.answered_at = None
        message.state = standing(message, contact.author_id)


def _calendar(work: Work, row: Deadline) -> Calendar:
    """Gives the calendar that a deadline runs in: the town's, or that of a department with hours of its own."""
    if row.calendar_scope in (None, TOWN):
        return work.town.calendar
    return work.town.calendar_of(dict(due.departments(work.session)).get(row.calendar_scope or "")).calendar


def _moved(calendar: Calendar, due_at: datetime | None, from_at: datetime, until: datetime) -> datetime | None:
    """Gives the close of the day on which as much open time is over as there was, and as it stood still."""
    position = calendar.open_time.position
    stood_still = position(until) - position(from_at)
    if due_at is None or stood_still <= 0:
        return due_at
    on, target = local_date(due_at), position(due_at) + stood_still
    for days in range(HORIZON_DAYS):
        close_at = calendar.close_of(on + timedelta(days=days))
        if close_at is not None and position(close_at) >= target:
            return close_at
    raise Refused("no_open_time")


def done(
    work: Work, action: str, row: Deadline, facts: dict[str, str] | None = None, *, can_undo: bool = False
) -> Done:
    """Says what became of a deadline: its kind and who answers it, nothing about the caller."""
    work.session.flush()
    answerer = staff.answerer_name(work.session, staff.stored(row.answerer_id, row.department_id, None))
    said = {name: text for name, text in (facts or {}).items() if text}
    return Done(
        action,
        work.now,
        "deadlines",
        row.uid,
        row.id,
        author=staff.name_of(work.session, work.author),
        can_undo=can_undo,
        facts={"kind": row.kind, "answerer": answerer, **said},
    )
