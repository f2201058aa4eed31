"""What was promised to whom: the due queue, why a date is what it is, and what staff do about it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.deadline import Answered, Group, Tried
from counterdesk.domain.ids import DeadlineId, DepartmentId, PersonId
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value
from counterdesk.workdays import Calendar

_LAST = datetime(9999, 12, 31, tzinfo=UTC)


@value
class WhyStep:
    """One day between receipt and due date: counted, or skipped and why (codes of policy's steps)."""

    on: date
    code: str
    name: str = ""
    count: int = 0


@value
class WhyOverride:
    """A department's own limit where it held: what the town's standard says instead, and who approved a longer one."""

    department: str
    number: int
    unit: str
    town_number: int
    approved_by: str = ""
    approved_on: date | None = None
    from_on: date | None = None


@value
class WhyEdit:
    """An edit of the town's own that held: a blank that was filled in (`number`), or a switch (`switch`)."""

    what: str
    subject: str
    from_on: date
    by: str = ""
    source: str = ""


@value
class WhyMoved:
    """What last moved the date, when and by whom; `why` is a code with a name behind a colon (`closure:Snow`)."""

    at: datetime
    by: str
    why: str
    before_at: datetime | None = None


@value
class Why:
    """Everything the explanation of a date needs, as values; `words` makes the sentences.

    `town_words` is the clause in the town's own words. `switches` are the switches that differ from their
    default or that
    mattered (code to value). `no_due_reason` is set when there is no date (`no_standard_in_text`, `no_open_time`).
    `channel` is how it came in, which need not be what the standard was written for; empty for a complaint.
    `receipt` is policy's code for how it came in (`after_closing`, `closed_day`, `in_hours`...), empty where unknown.
    `department`: whose calendar it is, where that is not the town's. `decided_on`: the day of Council's decision.
    `pauses`: from when until when it stood still, and why. `told_at`: the date that the person was told.
    """

    kind: str
    stage: str
    number: int
    unit: str
    must: bool
    clause: str
    section: str
    town_words: str
    received_at: datetime
    effective_at: datetime | None
    due_at: datetime | None
    steps: tuple[WhyStep, ...] = ()
    switches: tuple[tuple[str, str], ...] = ()
    calendar: str = ""
    unconfirmed_year: int | None = None
    no_due_reason: str = ""
    original_due_at: datetime | None = None
    receipt: str = ""
    channel: str = ""
    department: str = ""
    override: WhyOverride | None = None
    edits: tuple[WhyEdit, ...] = ()
    moved: WhyMoved | None = None
    council_on: date | None = None
    decided_on: date | None = None
    promised_at: datetime | None = None
    told_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime | None, str], ...] = ()
    reopen_reason: str = ""


@value
class DueRow:
    """One open deadline as the queue shows it.

    `title` is the caller's name or, for a sealed record, its number (`sealed` true). `sort_at` is the earlier of
    the clause's date and the date promised. `due_position` is the open microsecond at which `sort_at` comes, in the
    board's calendar: what is left is `due_position - calendar.open_time.position(now)`; None where it has no date.
    `about`: the first words of the note where there is no topic; `own`: who answers is who wrote it down.
    `council_on`: the meeting it waits for. `then_kind`, `then_stage`, `then_at`: the stage after this one, if the
    record has one that is open too. `outer_at`: the latest date that an estimate may name. `told_due_at`: the date
    that the person was told. `carried`: whoever claimed it said "I have it" of a slip that is still to be handed over.
    `away_until`: the last day on which whoever has it to do is away; `stand_in` gets it meanwhile (Tecumseh 5.6).
    """

    id: DeadlineId
    uid: str
    record: str
    record_uid: str
    record_number: str
    kind: str
    stage: str
    channel: str
    title: str
    sealed: bool
    number: str
    topic: str
    answerer: str
    claimed_by: str
    claimed_by_id: PersonId | None
    received_at: datetime
    due_at: datetime | None
    promised_at: datetime | None
    sort_at: datetime | None
    due_position: int | None
    section: str
    must: bool
    message_state: str
    tries: int
    may_be_unreached: bool
    waiting_days: int
    calendar_index: int = 0
    about: str = ""
    own: bool = False
    council_on: date | None = None
    then_kind: str = ""
    then_stage: str = ""
    then_at: datetime | None = None
    outer_at: datetime | None = None
    outer_section: str = ""
    moved_why: str = ""
    paused: bool = False
    told_due_at: datetime | None = None
    reopens: bool = False
    claimed_at: datetime | None = None
    carried: bool = False
    away_until: date | None = None
    stand_in: str = ""


@value
class DueAnswer:
    """The open deadlines in order, and the calendars they run in (`calendar_index` points here; 0 is the town's).

    `records`: in an answer about what changed, the contacts and complaints whose deadlines were asked for.
    """

    rows: tuple[DueRow, ...]
    calendars: tuple[Calendar, ...]
    records: frozenset[str] = frozenset()

    def with_part(self, part: "DueAnswer") -> "DueAnswer":
        """Gives this answer with the deadlines of some records anew, as `part` has them."""
        calendars = (*self.calendars, *(one for one in part.calendars if one not in self.calendars))
        places = [calendars.index(one) for one in part.calendars]
        fresh = [replace(row, calendar_index=places[row.calendar_index]) for row in part.rows]
        ids = {row.id for row in fresh}
        rows = [row for row in self.rows if row.record_uid not in part.records and row.id not in ids]
        return DueAnswer(in_order([*rows, *fresh]), calendars)


def in_order(rows: Iterable[DueRow]) -> tuple[DueRow, ...]:
    """Gives rows as the queue has them: what comes first, then what waits for Council, then what came in first."""
    return tuple(sorted(rows, key=_place))


def _place(row: DueRow) -> tuple[datetime, date, datetime, int]:
    return row.sort_at or _LAST, row.council_on or date.max, row.received_at, row.id


@value
class DueBoard(Question[DueAnswer]):
    """Every open deadline, sorted by the earlier of clause and promise; those without a date last, oldest first.

    With `changed` only the deadlines of records that changed (`Changes.uids`, few of them).
    """

    changed: frozenset[str] = frozenset()


@value
class Days:
    """A moment, and where the days that the queue names end and begin: what tells the group of ten thousand rows."""

    now: datetime
    today_ends: datetime
    next_open: tuple[datetime, datetime] | None

    @classmethod
    def of(cls, now: datetime, next_open_day: date | None) -> "Days":
        """The town's days at `now`."""
        return cls(now, day_bounds(local_date(now))[1], day_bounds(next_open_day) if next_open_day else None)

    def group(self, row: DueRow) -> Group:
        """Gives the part of the queue a row stands in.

        What waits for Council stands under its meeting date, unless we said a date ourselves: then that one counts.
        """
        at = row.sort_at
        if at is None:
            return Group.COUNCIL if row.council_on is not None else Group.NO_DATE
        if self.now > at:
            return Group.OVERDUE
        if at < self.today_ends:
            return Group.TODAY
        is_next = self.next_open is not None and self.next_open[0] <= at < self.next_open[1]
        return Group.TOMORROW if is_next else Group.LATER


@value
class Promise:
    """What a card would owe if it were saved now: the sentence for the caller is made from it.

    `due_at` None: no date may be said (`no_due_reason` tells why: no standard, nothing owed, hours or year not
    confirmed).
    """

    kind: str
    due_at: datetime | None
    section: str
    number: int
    unit: str
    why: Why | None
    no_due_reason: str = ""


@value
class AskPromise(Question[Promise]):
    """What a contact of this channel and outcome would owe, worked out by the engine.

    With `complaint`, what a complaint `about` this would owe first.
    """

    channel: Channel
    outcome: Outcome
    received_at: datetime
    department_id: DepartmentId | None = None
    complaint: bool = False
    about: About = About.SERVICE


@value
class AskWhy(Question[Why]):
    """Why the due date of a running or closed deadline is what it is, as it was frozen."""

    id: DeadlineId


@value
class TryDeadline(Command):
    """Keeps that somebody tried to reach the person; never an answer by itself."""

    id: DeadlineId
    what: Tried
    note: str = ""


@value
class WithdrawTry(Command):
    """Takes back the last try of whoever is at the desk, for ten minutes; it counts no more (`undo_too_late`)."""

    id: DeadlineId


@value
class AnswerDeadline(Command):
    """Records the answer.

    By whom, when, how. The verdict is frozen from `answered_at` (`answered_in_future`,
    `answered_before_received`).

    `finished` False means acknowledged: the full answer is promised by `promised_at`, and the next stage starts
    where the
    policy has one.
    """

    id: DeadlineId
    answered_at: datetime
    answered_by: str
    how: Answered
    finished: bool = True
    promised_at: datetime | None = None


@value
class CannotBeReached(Command):
    """Closes with the verdict *could not be reached*, after the town's number of tries (`too_few_tries`)."""

    id: DeadlineId


@value
class TakeDeadline(Command):
    """Says who has it; anyone may pass on what somebody took. None gives it back to the counter."""

    id: DeadlineId
    person_id: PersonId | None


@value
class WithdrawAnswer(Command):
    """Takes back an answer on the wrong row: ten minutes freely, later with a reason; the old deadline runs again."""

    id: DeadlineId
    reason: str = ""


@value
class PromiseFor(Command):
    """Keeps a date and time we said ourselves; Due sorts by the earlier of it and the clause."""

    id: DeadlineId
    promised_at: datetime | None
