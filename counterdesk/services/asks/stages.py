"""The stages of an answer: what comes next, Council, what is not owed, reopening, and standing still.

A stage is a deadline of its own on the same record: acknowledge, investigate, answer, resolve, and the outer limit.
"""

from datetime import date, datetime

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class StageRow:
    """One deadline of a record, open or decided; `is_next` is the one that counts down in Due.

    `answered_department` is where whoever answered works, as far as People know (Tecumseh 5.2, T14).
    """

    id: DeadlineId
    kind: str
    stage: str
    state: str
    must: bool
    clause: str
    section: str
    received_at: datetime
    due_at: datetime | None
    original_due_at: datetime | None
    promised_at: datetime | None
    no_due_reason: str
    is_next: bool
    answered_at: datetime | None = None
    answered_by: str = ""
    answered_how: str = ""
    answered_department: str = ""
    recorded_at: datetime | None = None
    recorded_late: bool = False
    council_on: date | None = None
    decided_on: date | None = None
    not_owed_code: str = ""
    reopens: bool = False
    reopen_reason: str = ""
    moved_why: str = ""
    paused_at: datetime | None = None
    error_reason: str = ""
    not_owed_section: str = ""


@value
class StagesAnswer:
    """Every stage of a record, oldest first, and what may be done with it now.

    `outer_at` is the latest date that an estimate may name (Essex, E22), with its section. `not_owed` are the codes
    of the policy's rules by which no response may be owed on this channel, with their sections; `not_owed_words` the
    same codes with the policy's own words. `pause_reasons` are the reasons for which its policy lets it stand still.
    """

    rows: tuple[StageRow, ...]
    outer_at: datetime | None = None
    outer_section: str = ""
    not_owed: tuple[tuple[str, str], ...] = ()
    may_pause: bool = False
    may_give_up: bool = False
    council_section: str = ""
    not_owed_words: tuple[tuple[str, str], ...] = ()
    pause_reasons: tuple[str, ...] = ()
    council_words: str = ""
    council_number: int = 0
    council_unit: str = ""


@value
class AskStages(Question[StagesAnswer]):
    """The stages of the record that a deadline belongs to; refuses `not_there`."""

    id: DeadlineId


@value
class WaitForCouncil(Command):
    """Lets a matter wait for a decision of Council under its meeting date (Tecumseh 6.1, T26; Essex 7, E23).

    With `advised_at` the customer was told so, with the meeting date: that is the answer that the running stage asked
    for, frozen as met or late. Without it the running stage goes on beside the waiting one. Sent again it moves the
    meeting. Refuses `already_answered`, `meeting_past`, `answered_in_future`, `answered_before_received`.
    """

    id: DeadlineId
    meeting_on: date
    advised_at: datetime | None = None
    advised_by: str = ""
    how: str = "phone"


@value
class RecordDecision(Command):
    """Records Council's decision of a day: its own deadline starts (5 business days in Tecumseh and Essex).

    Refuses `not_waiting_for_council`, `decision_in_future`, `decision_before_received`.
    """

    id: DeadlineId
    decided_on: date


@value
class CloseNotOwed(Command):
    """Closes as *no response owed* by a rule of the policy; refuses `not_owed_here` where it has none for it."""

    id: DeadlineId
    code: str
    note: str = ""


@value
class Reopen(Command):
    """Starts a new deadline beside an old result, from now; the old verdict stays.

    Refuses `still_open`, `nothing_happened` (without a reason).
    """

    id: DeadlineId
    reason: str


@value
class PauseDeadline(Command):
    """Lets a deadline stand still, where the town's policy allows it; refuses `pausing_not_allowed`, `already_paused`.

    `reason` is one of the policy's own.
    """

    id: DeadlineId
    reason: str


@value
class ResumeDeadline(Command):
    """Lets it run again: its date moves by the open time that it stood still, to the close of that day."""

    id: DeadlineId
