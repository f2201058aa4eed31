"""Logging a contact, and what may be done to it afterwards."""

from bisect import insort
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.ids import DepartmentId, PersonId, TopicId
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value

DAY_ROWS = 500


@value
class Extras:
    """The optional fields of a card; all empty is the common case."""

    place: str = ""
    on_behalf: str = ""
    on_behalf_proof: str = ""
    reference: str = ""
    language: str = ""
    accommodation: str = ""


@value
class LogContact(Command):
    """Logs one contact, with the message and the deadline that its outcome starts.

    `uid` is the card's own UUID: saving the same card twice logs it once. `happened_at` None means now; a
    future instant is refused (`received_in_future`). Nothing is compulsory but the outcome and what happened
    (`nothing_happened`): a topic, a note, or that the caller hung up, left, was wrong or sold something.
    `told_due_at` is the date that was read out to the caller; `parked_seconds` how long they were on hold.
    """

    uid: str
    channel: Channel
    outcome: Outcome
    happened_at: datetime | None = None
    opened_at: datetime | None = None
    topic_id: TopicId | None = None
    note: str = ""
    caller: CallerTyped = CallerTyped()
    detail: OutcomeDetail = OutcomeDetail()
    message: MessageTyped = MessageTyped()
    extras: Extras = Extras()
    visit_uid: str = ""
    promised_at: datetime | None = None
    told_due_at: datetime | None = None
    confidential: bool = False
    parked_seconds: int = 0


@value
class LogOneClick(Command):
    """Logs a finished walk-in or call on a topic: answered at first contact, `quantity` times, no personal data.

    Without a topic the outcome alone says what it was (a wrong number, referred elsewhere).
    """

    uid: str
    channel: Channel
    topic_id: TopicId | None = None
    outcome: Outcome = Outcome.ANSWERED
    detail: OutcomeDetail = OutcomeDetail()
    quantity: int = 1


@value
class IncomingRow:
    """One row of the incoming sheet: a contact that nobody took live.

    `received_at` is when the Town first got it. `owed` False: no response. `same_caller` joins the
    row to the one
    above: one caller, and the earliest deadline stays. `nothing_owed` says why, where nothing is owed.
    """

    uid: str
    channel: Channel
    received_at: datetime
    caller: CallerTyped = CallerTyped()
    topic_id: TopicId | None = None
    about: str = ""
    answerer: Answerer = Answerer()
    owed: bool = True
    same_caller: bool = False
    nothing_owed: NothingOwed = NothingOwed.INFORMATION_ONLY


@value
class LogIncoming(Command):
    """Logs the rows of the incoming sheet, each its own contact and deadline, all or none."""

    uid: str
    rows: Sequence[IncomingRow]


@value
class Undo(Command):
    """Voids what was last saved under this uid: the row stays, counts leave it out, its deadlines close as void.

    The author may for ten minutes without a reason (`undo_too_late` afterwards unless `reason` is given).
    """

    uid: str
    reason: str = ""


@value
class AddNote(Command):
    """Adds to the note of a contact; the text before is kept as an amendment."""

    uid: str
    text: str


@value
class WithdrawNote(Command):
    """Takes back what was last added to the note of a contact; whoever added it may for ten minutes (`undo_too_late`).

    The text stays as an amendment; the entry itself is not touched.
    """

    uid: str


@value
class NotMe(Command):
    """Moves an entry to the colleague who made it, for ten minutes; the journal keeps both names."""

    uid: str
    person_id: PersonId


@value
class MarkMessage(Command):
    """Moves a message's slip on: handed over, read, or no answer recorded. Answering is `AnswerDeadline`."""

    uid: str
    state: MessageState
    how: str = ""


@value
class MarkPrinted(Command):
    """Keeps that a slip, report or complaint text was printed or saved (T19: slips are to be shredded)."""

    record: str
    uid: str
    what: str


@value
class LogRow:
    """One line of the log. Sealed records have neither name nor note here.

    `came_of` is the outcome's code and `detail` its other half as bare words (a department, a colleague's name,
    a code). `result` is what a transfer came to; `about` the first words of the note where there is no topic.
    """

    uid: str
    record: str
    id: int
    at: datetime
    entered_at: datetime
    channel: str
    topic: str
    name: str
    number: str
    outcome: str
    detail: str
    record_number: str
    author: str
    author_id: PersonId | None
    quantity: int
    one_click: bool
    sealed: bool
    voided: bool
    late_entry: bool
    handed_at: datetime | None = None
    result: str = ""
    about: str = ""
    read_at: datetime | None = None


@value
class LogAnswer:
    """Rows newest first, and the counts of the line above the table (voided entries left out).

    `one_click` are those of `first_contact` that took one click; tallies are counted apart, as on paper.
    """

    rows: tuple[LogRow, ...]
    contacts: int
    first_contact: int
    one_click: int
    tallies: int = 0

    def with_part(self, part: "LogAnswer", changed: frozenset[str], limit: int) -> "LogAnswer | None":
        """Gives this answer with those rows anew that changed, as `part` has them, and its counts.

        None where a row has gone from as many as `limit`: only the logbook knows which one comes next.
        """
        anew = changed | {row.uid for row in part.rows}
        rows = [row for row in self.rows if row.uid not in anew]
        is_full = len(self.rows) >= limit
        for row in part.rows:
            if not is_full or _age(row) <= _age(self.rows[-1]):  # older ones are not shown
                insort(rows, row, key=_age)
        return None if is_full and len(rows) < limit else replace(part, rows=tuple(rows[:limit]))


@value
class Sieve:
    """What the Log is narrowed to; empty lets everything through.

    `kinds` are `walk_in`, `call`, `message`, `incoming` (everything not taken live), `complaints` and `incidents`.
    `person_id` is who answers: whom a message is for, or who owes or has taken a deadline.
    """

    kinds: frozenset[str] = frozenset()
    topic_id: TopicId | None = None
    person_id: PersonId | None = None

    @property
    def is_open(self) -> bool:
        """Whether it lets everything through."""
        return not self.kinds and self.topic_id is None and self.person_id is None


def _age(row: LogRow) -> tuple[float, int]:
    return -row.entered_at.timestamp(), -row.id


@value
class DayLog(Question[LogAnswer]):
    """The log of the local days that lie between two instants, newest first, and of what a sieve lets through.

    The counts are of the whole days, whatever the sieve. With `changed` only the rows of records that changed
    (`Changes.uids`, few of them).
    """

    since: datetime
    until: datetime
    limit: int = DAY_ROWS
    sieve: Sieve = Sieve()
    changed: frozenset[str] = frozenset()


@value
class Find(Question[tuple[LogRow, ...]]):
    """Search as you type, over everything but sealed text: names, numbers, words, record numbers; newest first.

    Date words ("last tuesday", "nov 12") mean the day it happened; where nothing did they are words like others.
    With `reader_id` the incidents that this person reported are found by their words too.
    """

    typed: str
    limit: int = 60
    sieve: Sieve = Sieve()
    reader_id: PersonId | None = None


@value
class HistoryLine:
    """One thing that happened to a record: journal and amendments joined, oldest first."""

    at: datetime
    who: str
    action: str
    field: str = ""
    before: str = ""
    after: str = ""


@value
class ContactView:
    """One contact whole, for its detail page and its slip.

    `message_away_until` and `message_stand_in` say that whom the message is for is away today: their alternate contact
    gets it (Tecumseh 5.6, T21).
    """

    row: LogRow
    caller: CallerTyped
    number_shown: str
    note: str
    extras: Extras
    counter: str
    opened_at: datetime | None
    message_uid: str = ""
    message_number: str = ""
    message_state: str = ""
    message_for: str = ""
    message_for_position: str = ""
    message_for_department: str = ""
    message_for_extension: str = ""
    message_for_email: str = ""
    message_away_until: date | None = None
    message_stand_in: str = ""
    message_stand_in_extension: str = ""
    best_time: str = ""
    boxes: frozenset[Box] = frozenset()
    deadline_ids: tuple[int, ...] = ()
    due_at: datetime | None = None
    due_section: str = ""
    history: tuple[HistoryLine, ...] = ()
    confidential: bool = False
    waited_seconds: int = 0
    told_due_at: datetime | None = None
    void_at: datetime | None = None
    void_by: str = ""
    void_reason: str = ""


@value
class AskContact(Question[ContactView]):
    """One contact by its uid or its message's; `not_there` is refused.

    A sealed one comes without identity and text, but with the uid of an `OpenSealed` made in the last hour, whole.
    """

    uid: str
    opening_uid: str = ""


@value
class TopicRow:
    """One topic of the quick board, with today's one-click count."""

    id: TopicId
    name: str
    place: int
    is_tally: bool
    today: int = 0


@value
class AskTopics(Question[tuple[TopicRow, ...]]):
    """The topics in their place."""

    since: datetime | None = None


@value
class SaveTopic(Command):
    """Adds a topic (id None), renames it, or changes whether it is a plain tally.

    The name must be free (`topic_exists`).
    """

    id: TopicId | None
    name: str
    is_tally: bool = False


@value
class RetireTopic(Command):
    """Takes a topic off the board; entries on it stay as they are."""

    id: TopicId


@value
class PlaceTopics(Command):
    """Puts the topics in this order; pressed by a person, never done by itself."""

    ids: tuple[TopicId, ...]


@value
class MessagesToHand(Question[tuple[ContactView, ...]]):
    """Messages that are not handed over yet, oldest first."""


@value
class Colleague:
    """A person, a department or both in one line, as the type-ahead of *who answers* offers it."""

    answerer: Answerer
    name: str
    position: str = ""
    department: str = ""
    extension: str = ""
    email: str = ""
    away_until: str = ""
    stand_in: str = ""
    department_id: DepartmentId | None = None


@value
class AskColleagues(Question[tuple[Colleague, ...]]):
    """People and departments whose name, position, department or extension begins with what is typed."""

    typed: str
    limit: int = 8
