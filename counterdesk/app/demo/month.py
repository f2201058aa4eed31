"""Fills an empty practice logbook through the same door that a person at the desk uses, with a clock of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from uuid import UUID

from counterdesk.app.demo import holidays, invented, matters
from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import PersonId, TopicId
from counterdesk.domain.incident import Stamps
from counterdesk.domain.instants import ZONE, local_date
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.services.asks.contacts import (
    AskTopics,
    IncomingRow,
    LogContact,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    TopicRow,
)
from counterdesk.services.asks.desk import Command, Desk, Done
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, DueRow
from counterdesk.services.asks.people import ComeToDesk, SavePerson
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.asks.town import AskTown, AskTowns, ChooseTown, ConfirmYear, Hours, ProposeYear
from counterdesk.workdays import Calendar

WORKING_DAYS = 21
ENTRIES_A_DAY = 17
PROPOSED_WEEK: tuple[Hours, ...] = ((("08:30", "16:30"),),) * 5 + ((), ())


@dataclass(slots=True)
class Clock:
    """A clock that is set by hand; it starts before the month and is moved forward entry by entry."""

    at: datetime

    def now(self) -> datetime:
        """Gives the instant it was set to."""
        return self.at


@dataclass(slots=True)
class Month:
    """One filling of a practice logbook. `clock` must be the clock of `desk`."""

    desk: Desk
    clock: Clock
    until: datetime
    town: str
    first_person: str = ""
    public_can_see: bool = False
    random: Random = field(default_factory=Random)
    staff: list[PersonId] = field(default_factory=list)
    author: PersonId | None = None
    topics: tuple[TopicRow, ...] = ()
    calendar: Calendar | None = None

    def fill(self) -> None:
        """Sets up the town and its people and logs about a month; refuses nothing a person would not be refused."""
        self.random.seed(f"{self.town} {local_date(self.until)}")
        days = self._set_up()
        for on in days:
            self._day(on)
            if on == days[-2]:
                matters.log(self, self.clock.at)
        self.clock.at = self.until
        self._come(0)
        self.do(holidays.planned(self.desk, self.staff, local_date(self.until)))

    def _set_up(self) -> list[date]:
        first = local_date(self.until) - timedelta(days=WORKING_DAYS * 2)
        self.clock.at = _at(first, time(8, 0))
        self._choose_town()
        self._hire()
        for year in sorted({first.year, self.until.year, self.until.year + 1}):
            proposal = self.desk.slow(ProposeYear(year, self.town))
            self.do(ConfirmYear(year, tuple(row for row in proposal.rows if row.ticked)))
        self.topics = self.desk.read(AskTopics())
        self.calendar = self.desk.read(AskTown()).calendar
        return self._open_days()

    def _choose_town(self) -> None:
        choice = next(t for t in self.desk.read(AskTowns()) if t.town == self.town)
        hours = choice.hours if any(choice.hours) else PROPOSED_WEEK
        self.do(ChooseTown(self.town, hours, True, "Town Hall, Counter 1", self.public_can_see, practice=True))

    def _hire(self) -> None:
        for index, (name, position, at_desk) in enumerate(invented.STAFF):
            department = invented.PLACES_OF_WORK[index]
            name = self.first_person if index == 0 and self.first_person else name
            email = f"{name.split()[0].lower()}@example.ca"
            saved = SavePerson(None, name, position, department, str(210 + index), email, at_desk)
            self.staff.append(PersonId(self.do(saved).id))
            self.author = self.staff[0]

    def _open_days(self) -> list[date]:
        today = local_date(self.until)
        days = [today - timedelta(days=back) for back in range(WORKING_DAYS * 2)]
        is_open = self.calendar.is_business_day if self.calendar else _is_weekday
        return sorted([on for on in days if is_open(on)][:WORKING_DAYS])

    def _day(self, on: date) -> None:
        self.clock.at = min(_at(on, time(8, 25)), self.until)
        self._come(on.toordinal() % 2)
        self._answer_what_is_due(on)
        for at in self._times(on):
            if at > self.until:
                return
            self.clock.at = at
            self._entry(at)
        if on.weekday() == 0:
            self._incoming(on)

    def _come(self, who: int) -> None:
        self.author = self.staff[who]
        self.do(ComeToDesk(self.author))

    def _times(self, on: date) -> Iterator[datetime]:
        minutes = sorted(self.random.sample(range(8 * 60 + 32, 16 * 60 + 24), ENTRIES_A_DAY))
        for minute in minutes:
            yield _at(on, time(minute // 60, minute % 60, self.random.randrange(60)))

    def _entry(self, at: datetime) -> None:
        roll = self.random.random()
        if roll < 0.6:
            channel = Channel.WALK_IN if roll < 0.35 else Channel.CALL
            self.do(LogOneClick(self.uid(), channel, TopicId(self._any_topic())))
        elif roll < 0.8:
            self._card(at, Outcome.ANSWERED)
        elif roll < 0.86:
            self._card(at, Outcome.TRANSFERRED)
        elif roll < 0.98:
            self._card(at, Outcome.MESSAGE)
        elif roll < 0.993:
            self._complain(at)
        else:
            self._incident(at)

    def _card(self, at: datetime, outcome: Outcome) -> None:
        fragment, said = self.random.choice(invented.MATTERS)
        colleague = self.random.choice(self.staff[3:])
        channel = Channel.CALL if self.random.random() < 0.75 else Channel.WALK_IN
        message = MessageTyped(Answerer(person_id=colleague), "", frozenset({Box.PLEASE_CALL}))
        done = self.do(
            LogContact(
                uid=self.uid(),
                channel=channel,
                outcome=outcome,
                opened_at=at - timedelta(minutes=self.random.randrange(1, 6)),
                topic_id=self._topic(fragment),
                note=said,
                caller=self._caller(),
                detail=OutcomeDetail(transferred_to=Answerer(person_id=colleague)),
                message=message if outcome is Outcome.MESSAGE else MessageTyped(),
            )
        )
        if outcome is Outcome.MESSAGE and self.random.random() < 0.8:
            self.do(MarkMessage(done.uid, MessageState.HANDED))

    def _incoming(self, on: date) -> None:
        sunday = on - timedelta(days=1)
        rows = []
        for minute in sorted(self.random.sample(range(600, 1200), 3)):
            received = _at(sunday, time(minute // 60, minute % 60))
            fragment, said = self.random.choice(invented.MATTERS)
            rows.append(self._row(Channel.VOICEMAIL, received, said, self._topic(fragment)))
        rows.append(self._row(Channel.EMAIL, _at(on, time(7, 40)), self.random.choice(invented.SAID_BY_EMAIL), None))
        self.do(LogIncoming(self.uid(), tuple(rows)))

    def _row(self, channel: Channel, at: datetime, said: str, topic: TopicId | None) -> IncomingRow:
        colleague = self.random.choice(self.staff[3:])
        return IncomingRow(self.uid(), channel, at, self._caller(), topic, said, Answerer(person_id=colleague))

    def _complain(self, at: datetime) -> None:
        about = self.random.choice((About.SERVICE, About.EMPLOYEE))
        said = invented.EMPLOYEE_COMPLAINT if about is About.EMPLOYEE else invented.SERVICE_COMPLAINT
        self.do(LogComplaint(self.uid(), Channel.CALL, about, said, caller=self._caller()))

    def _incident(self, at: datetime) -> None:
        town = self.desk.read(AskTown())
        stamps = Stamps(at - timedelta(minutes=4), at - timedelta(minutes=3), at - timedelta(minutes=1))
        typed = IncidentTyped(
            happened_at=at - timedelta(minutes=6),
            channel=Channel.CALL,
            categories=town.incident_categories[:1],
            words_used=invented.INCIDENT_WORDS,
            what_before=invented.INCIDENT_BEFORE,
            what_tried=invented.INCIDENT_TRIED,
            supervisor_id=self.staff[2],
            stamps=stamps,
        )
        self.do(SaveIncident(self.uid(), typed))

    def _answer_what_is_due(self, on: date) -> None:
        close = _at(on, time(16, 30))
        is_lately = self.until - close < timedelta(days=2)
        for row in self.desk.read(DueBoard()).rows:
            if self.random.random() < self._chance(row, close, is_lately=is_lately):
                self._answer(row)

    def _chance(self, row: DueRow, close: datetime, *, is_lately: bool) -> float:
        """Gives how likely a row is answered this morning; lately some are left to be overdue."""
        if row.council_on is not None:
            return 0.0
        if row.sort_at is None:
            return 0.4
        if row.sort_at > close + timedelta(days=1):
            return 0.0
        return 0.2 if is_lately else 0.8

    def _answer(self, row: DueRow) -> None:
        back = timedelta(minutes=self.random.randrange(5, 240))
        answered_at = max(row.received_at + timedelta(minutes=30), self.clock.at - back)
        if answered_at <= self.clock.at:
            by = row.answerer or "Priya Nair"
            self.do(AnswerDeadline(row.id, answered_at, by, self.random.choice((Answered.PHONE, Answered.EMAIL))))

    def do(self, command: Command) -> Done:
        """Sends one command as whoever is at the desk."""
        return self.desk.do(command, self.author)

    def uid(self) -> str:
        """Gives a uid, the same one for the same month."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def _caller(self) -> CallerTyped:
        name = self.random.choice(invented.CALLERS)
        return CallerTyped(name=name, number=f"519-555-01{invented.CALLERS.index(name) + 10:02d}")

    def _any_topic(self) -> int:
        return self.random.choices([t.id for t in self.topics], [max(1, 12 - t.place) for t in self.topics])[0]

    def _topic(self, fragment: str) -> TopicId | None:
        found = [t.id for t in self.topics if fragment in t.name.casefold()]
        return found[0] if found else None


def _is_weekday(on: date) -> bool:
    return on.weekday() < 5


def _at(on: date, clock: time) -> datetime:
    return datetime.combine(on, clock, tzinfo=ZONE).astimezone(UTC)
