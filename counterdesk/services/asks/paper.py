"""What the printed pages are made of: facts for the shift summary, as frozen values."""

from dataclasses import field
from datetime import date, datetime

from counterdesk.services.asks.desk import Job
from counterdesk.services.asks.handover import HandoverRow
from counterdesk.services.asks.line import LineFacts
from counterdesk.services.asks.people import ShiftRow
from counterdesk.values import value


@value
class OpenItem:
    """One thing to do the next open day; callers by initials, and by the topic only: no words of a note.

    `what`: overdue, due, call_back, reply (whoever has it wrote it down or took it), council (its meeting is over, or
    will be by the next open day, and no decision is recorded), message, parked, draft.
    The last two are cards that are not saved: `card` is their kind, `since` when they were opened. `meeting_on`: the
    meeting of Council that is to decide. `has_since`: when whoever has it took it.
    """

    what: str
    number: str
    who_has_it: str
    due_at: datetime | None
    initials: str
    topic: str
    section: str = ""
    card: str = ""
    since: datetime | None = None
    meeting_on: date | None = None
    has_since: datetime | None = None


@value
class ClauseLine:
    """The promises under one clause in the range; every promise is counted in exactly one of the numbers.

    `recorded_late` were met in time and typed afterwards; `met` are the others that were met. Beside these,
    `promised_kept` and `promised_late` count the dates that we promised ourselves.
    """

    section: str
    clause: str
    kind: str
    stage: str
    number: int
    unit: str
    must: bool
    met: int = 0
    late: int = 0
    recorded_late: int = 0
    unreached: int = 0
    no_answer_recorded: int = 0
    not_yet_due: int = 0
    no_date: int = 0
    promised_kept: int = 0
    promised_late: int = 0


@value
class NotOwedLine:
    """What was closed as owed no response by one rule of the policy: how often, and the numbers of those that have one.

    `section` and `clause` are empty where the policy has no such rule for the way it came in.
    """

    code: str
    section: str
    clause: str
    count: int
    numbers: tuple[str, ...] = ()


@value
class WaitingLine:
    """One matter that waits for a decision of Council: its number, the meeting, and who has it."""

    number: str
    meeting_on: date
    who_has_it: str


@value
class CountLine:
    """How often, by channel and topic. `how`: entry, one_click, tally, complaint, incident; only the first two are
    contacts.
    """

    how: str
    channel: str
    topic: str
    count: int


@value
class UnusualLine:
    """Something out of the ordinary: a code, when, and bare facts (numbers, staff names, dates).

    Codes and their facts, all of them texts and each of them optional; instants are ISO 8601 with an offset:
    `incident` (number, stamps: codes with commas), `sealed_opened` (record, number, by, reason),
    `closure` (on: ISO date, name, hours: "08:30-12:00" or empty), `late_entry` (record, number, channel, topic,
    entered), `changed` and `voided` (record, number, channel, topic, by, reason), `moved` (why: a code with a name
    behind a colon, count, by: due dates that moved together), `quiet_hour` (until; `at` is
    where it begins).
    """

    code: str
    at: datetime | None
    facts: dict[str, str] = field(default_factory=dict)


@value
class ShiftFacts:
    """Everything on the shift summary; instants in UTC, dates the town's, `first` and `last` inclusive.

    `any_open_hour`: a whole open hour is over, so that something can be said about hours with and without an entry.
    `drafts_unread`: the cards that are not saved could not be read, so that `to_do` may be short of them.
    """

    town: str
    counter: str
    practice: bool
    policy_title: str
    first: date
    last: date
    made_at: datetime
    next_open_day: date | None
    to_do: tuple[OpenItem, ...]
    promises: tuple[ClauseLine, ...]
    counts: tuple[CountLine, ...]
    contacts: int
    first_contact: int
    first_contact_one_click: int
    visits: int
    unusual: tuple[UnusualLine, ...]
    shifts: tuple[ShiftRow, ...]
    closures_ahead: tuple[tuple[date, str, tuple[tuple[str, str], ...]], ...]
    seal: str
    seal_seq: int
    unconfirmed_years: tuple[int, ...] = ()
    any_open_hour: bool = True
    drafts_unread: bool = False
    not_owed: tuple[NotOwedLine, ...] = ()
    waiting: tuple[WaitingLine, ...] = ()
    handovers: tuple[HandoverRow, ...] = ()
    line: LineFacts | None = None


@value
class AskShift(Job[ShiftFacts]):
    """The facts of a range of local dates, first and last inclusive (`dates_reversed`)."""

    first: date
    last: date
