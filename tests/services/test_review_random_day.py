"""Days that nobody planned: hundreds of things done at random, and what must hold whatever was done."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import (
    AddNote,
    DayLog,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    MessagesToHand,
    NotMe,
    Undo,
)
from counterdesk.services.asks.due import (
    AnswerDeadline,
    CannotBeReached,
    DueBoard,
    DueRow,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift, ClauseLine
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, OpenSealed, SaveIncident
from counterdesk.services.asks.stages import AskStages, CloseNotOwed, RecordDecision, Reopen, WaitForCouncil
from counterdesk.services.door import LogbookDesk
from counterdesk.store.tables import Deadline
from tests.desk import Clock, call, message, new_desk, person, topic, toronto, uid

MONTH = DayLog(toronto("2026-11-01 00:00"), toronto("2026-12-31 00:00"), 2000)
MARK = "Vrqzname"
EXPECTED = frozenset(
    {
        *("already_answered", "too_few_tries", "undo_too_late", "reason_needed", "not_there", "promised_in_past"),
        *("answered_before_received", "not_your_incident", "incident_sealed", "estimate_needed", "still_open"),
        *("not_waiting_for_council", "not_owed_here", "answer_needs_details", "decision_before_received"),
    }
)


class Clerk:
    """Does one thing after another, each chosen by chance among what is possible."""

    def __init__(self, desk: LogbookDesk, clock: Clock, seed: int) -> None:
        self.desk, self.clock, self.chance = desk, clock, random.Random(seed)
        self.people = [person(desk, "Priya"), person(desk, "Tom")]
        self.uids: list[tuple[str, str]] = []
        self.answered: list[DueRow] = []
        self.refusals = set[str]()

    def work(self, steps: int) -> None:
        deeds: list[Callable[[PersonId], None]] = [
            *(self.log, self.log, self.sheet, self.complain, self.incident, self.answer, self.answer, self.attempt),
            *(self.undo, self.withdraw, self.mark, self.promise, self.move, self.note, self.open),
            *(self.wait, self.decide, self.close, self.reopen, self.take_back),
        ]
        for _ in range(steps):
            self.clock.forward(minutes=self.chance.choice((0, 1, 7, 45, 600)))
            try:
                self.chance.choice(deeds)(self.chance.choice(self.people))
            except Refused as refused:
                self.refusals.add(refused.code)

    def keep(self, record: str, name: str) -> None:
        self.uids.append((record, name))

    def some(self) -> tuple[str, str]:
        return self.chance.choice(self.uids) if self.uids else ("contacts", uid())

    def row(self) -> DueRow | None:
        rows = self.desk.read(DueBoard()).rows
        return self.chance.choice(rows) if rows else None

    def log(self, who: PersonId) -> None:
        channel = self.chance.choice([Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.WALK_IN, Channel.VOICEMAIL])
        outcome = self.chance.choice([Outcome.MESSAGE, Outcome.SEND, Outcome.ANSWERED])
        caller = CallerTyped(f"{MARK} Al", number="519-555-0166")
        done = self.desk.do(message(channel=channel, outcome=outcome, confidential=True, caller=caller), who)
        self.keep("contacts", done.uid)
        self.desk.do(LogOneClick(uid(), Channel.CALL, topic(self.desk)), who)
        self.desk.do(call(), who)

    def sheet(self, who: PersonId) -> None:
        at = self.clock.now - timedelta(hours=self.chance.randrange(1, 70))
        rows = [
            IncomingRow(uid(), Channel.VOICEMAIL, at, CallerTyped("Bo Xu"), same_caller=self.chance.random() < 0.6)
            for _ in range(4)
        ]
        sheet = uid()
        self.desk.do(LogIncoming(sheet, rows), who)
        self.keep("contacts", self.chance.choice((sheet, rows[0].uid, rows[2].uid)))

    def complain(self, who: PersonId) -> None:
        about = self.chance.choice(list(About))
        command = LogComplaint(uid(), Channel.CALL, about, "Rude.", caller=CallerTyped(MARK), address=MARK)
        self.keep("complaints", self.desk.do(command, who).uid)

    def incident(self, who: PersonId) -> None:
        typed = IncidentTyped(self.clock.now, Channel.CALL, words_used="Loud.", person=MARK)
        submit = self.chance.random() < 0.5
        self.keep("incidents", self.desk.do(SaveIncident(uid(), typed, submit=submit), who).uid)

    def answer(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            at = self.clock.now - timedelta(minutes=self.chance.choice((0, 0, 30)))
            finished = self.chance.random() < 0.6
            self.desk.do(AnswerDeadline(row.id, at, "Tom Ng", Answered.PHONE, finished), who)
            self.answered.append(row)

    def wait(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            told = self.clock.now if self.chance.random() < 0.6 else None
            meeting = local_date(self.clock.now) + timedelta(days=self.chance.randrange(3))
            self.desk.do(WaitForCouncil(row.id, meeting, told, "Tom Ng"), who)
            self.answered.append(row)

    def decide(self, who: PersonId) -> None:
        waiting = [row for row in self.desk.read(DueBoard()).rows if row.council_on]
        row = self.chance.choice(waiting) if waiting else self.row()
        if row is not None:
            self.desk.do(RecordDecision(row.id, local_date(self.clock.now)), who)
            self.answered.append(row)

    def close(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            rules = [code for code, _section in self.desk.read(AskStages(row.id)).not_owed]
            self.desk.do(CloseNotOwed(row.id, self.chance.choice([*rules, "abusive_language"])), who)
            self.answered.append(row)

    def reopen(self, who: PersonId) -> None:
        if self.answered:
            done = self.desk.do(Reopen(self.chance.choice(self.answered).id, "Not all of it."), who)
            self.desk.read(AskStages(DeadlineId(done.id)))

    def take_back(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            self.desk.do(WithdrawAnswer(row.id, self.chance.choice(("", "The wrong row."))), who)

    def attempt(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            self.desk.do(TryDeadline(row.id, self.chance.choice(list(Tried))), who)
            self.desk.do(CannotBeReached(row.id), who)

    def undo(self, who: PersonId) -> None:
        self.desk.do(Undo(self.some()[1], self.chance.choice(("", "By mistake."))), who)

    def withdraw(self, who: PersonId) -> None:
        if self.answered:
            row = self.chance.choice(self.answered)
            self.desk.do(WithdrawAnswer(row.id, self.chance.choice(("", "The wrong row."))), who)

    def mark(self, who: PersonId) -> None:
        states = [state for state in MessageState if state is not MessageState.ANSWERED]
        self.desk.do(MarkMessage(self.some()[1], self.chance.choice(states)), who)

    def promise(self, who: PersonId) -> None:
        row = self.row()
        if row is not None:
            ahead = timedelta(hours=self.chance.choice((-1, 5, 100)))
            self.desk.do(TakeDeadline(row.id, self.chance.choice((None, who))), who)
            self.desk.do(PromiseFor(row.id, self.clock.now + ahead), who)

    def move(self, who: PersonId) -> None:
        self.desk.do(NotMe(self.some()[1], self.chance.choice(self.people)), who)

    def note(self, who: PersonId) -> None:
        self.desk.do(AddNote(self.some()[1], "One thing more."), who)

    def open(self, who: PersonId) -> None:
        record, name = self.some()
        self.desk.do(OpenSealed(record, name, "The Director asks.", uid()), who)


def counted(line: ClauseLine) -> int:
    verdicts = (line.met, line.late, line.recorded_late, line.unreached)
    return sum(verdicts) + line.no_answer_recorded + line.not_yet_due + line.no_date


def deadlines(desk: LogbookDesk) -> list[Deadline]:
    with desk._logbook.read() as session:
        return list(session.query(Deadline).all())


@pytest.mark.parametrize("town", ["tecumseh", "essex", "lasalle", "amherstburg"])
@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_is_done_the_logbook_holds_together(tmp_path: Path, town: str, seed: int) -> None:
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    clerk = Clerk(desk, clock, seed)
    clerk.work(120)
    assert clerk.refusals <= EXPECTED
    rows = desk.read(DueBoard()).rows
    facts = desk.slow(AskShift(date(2026, 11, 1), date(2026, 12, 31)))
    kept = deadlines(desk)
    assert desk.slow(Check()).problems == ()
    running = [row for row in rows if row.council_on is None]
    assert len({(row.record, row.record_uid) for row in running}) == len(running)
    waiting = [one for one in kept if one.state == "open" and one.council_on and not one.decided_on]
    assert len(facts.waiting) == len(waiting) == len(rows) - len(running)
    promised = [one for one in kept if one.state not in ("void", "not_owed") and one not in waiting]
    assert sum(counted(line) for line in facts.promises) == len(promised)
    assert all((one.recorded_at is None) == (one.state in ("open", "void")) or one.state == "void" for one in kept)
    assert all(one.due_at == one.original_due_at for one in kept)
    assert [row.sort_at for row in rows] == sorted(
        (row.sort_at for row in rows), key=lambda at: (at is None, at or clock.now)
    )
    voided = {row.uid for row in desk.read(MONTH).rows if row.voided}
    assert not voided & {row.record_uid for row in rows}
    assert all(view.message_state == "to_hand_over" for view in desk.read(MessagesToHand()))
    assert MARK not in repr([rows, facts, desk.read(MONTH), desk.read(MessagesToHand())])
    desk.close()
