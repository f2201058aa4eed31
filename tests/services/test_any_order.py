"""Whatever staff do in whatever order, the boards agree with a small model of the counter, and the logbook is sound."""

import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, multiple, rule

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.contacts import (
    AskContact,
    DayLog,
    LogOneClick,
    MarkMessage,
    MessagesToHand,
    Undo,
)
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, TakeDeadline, TryDeadline, WithdrawAnswer
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import Clock, call, message, message_for_tom, new_desk, packs, person, places, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-12-24 00:00"))
CHANNELS = st.sampled_from([Channel.CALL, Channel.VOICEMAIL, Channel.EMAIL, Channel.WALK_IN, Channel.LETTER])


@dataclass
class Entry:
    """What the model knows of one entry that owes an answer."""

    uid: str
    deadline: int
    due_at: datetime | None
    tries: int = 0
    is_answered: bool = False


@dataclass
class Model:
    """The counter as plain values."""

    contacts: int = 0
    one_click: int = 0
    waiting: dict[str, Entry] = field(default_factory=dict)
    to_hand: set[str] = field(default_factory=set)


class Counter(RuleBasedStateMachine):
    """One clerk, one desk, any order."""

    entries = Bundle("entries")
    answered = Bundle("answered")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="counterdesk-order-"))
        self.model = Model()
        self.desk: LogbookDesk
        self.clock: Clock

    @initialize(town=st.sampled_from(["tecumseh", "lasalle"]))
    def come(self, town: str) -> None:
        self.desk, self.clock = new_desk(self.folder, town=town)
        self.priya = person(self.desk, "Priya")

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        self.clock.forward(minutes=minutes)

    @rule(quantity=st.integers(1, 5))
    def one_click(self, quantity: int) -> None:
        self.desk.do(LogOneClick(uid(), Channel.CALL, topic(self.desk), quantity=quantity), self.priya)
        self.model.contacts += quantity
        self.model.one_click += quantity

    @rule(channel=CHANNELS)
    def answer_at_once(self, channel: Channel) -> None:
        self.desk.do(call(channel=channel), self.priya)
        self.model.contacts += 1

    @rule(target=entries, channel=CHANNELS, ago=st.integers(0, 50))
    def take_message(self, channel: Channel, ago: int) -> Entry:
        at = self.clock.now - timedelta(minutes=ago)
        done = self.desk.do(message_for_tom(channel=channel, happened_at=at), self.priya)
        (row,) = [one for one in self.desk.read(DueBoard()).rows if one.record_uid == done.uid]
        entry = Entry(done.uid, row.id, row.due_at)
        self.model.contacts += 1
        self.model.waiting[done.uid] = entry
        self.model.to_hand.add(done.uid)
        return entry

    @rule(target=entries, channel=CHANNELS)
    def promise_to_send(self, channel: Channel) -> Entry:
        done = self.desk.do(message(channel=channel, outcome=Outcome.SEND), self.priya)
        entry = Entry(done.uid, int(done.facts["deadline_id"]), None)
        entry.due_at = self.desk.read(AskContact(done.uid)).due_at
        self.model.contacts += 1
        self.model.waiting[done.uid] = entry
        return entry

    @rule(entry=entries)
    def hand_over(self, entry: Entry) -> None:
        if entry.uid in self.model.to_hand:
            self.desk.do(MarkMessage(entry.uid, MessageState.HANDED), self.priya)
            self.model.to_hand.discard(entry.uid)

    @rule(entry=entries)
    def try_to_reach(self, entry: Entry) -> None:
        if entry.uid in self.model.waiting:
            self.desk.do(TryDeadline(entry.deadline, Tried.NO_ANSWER), self.priya)
            entry.tries += 1

    @rule(entry=entries)
    def take_it(self, entry: Entry) -> None:
        if entry.uid in self.model.waiting:
            self.desk.do(TakeDeadline(entry.deadline, self.priya), self.priya)

    @rule(target=answered, entry=entries)
    def answer_it(self, entry: Entry) -> object:
        if entry.uid not in self.model.waiting:
            return multiple()
        done = self.desk.do(AnswerDeadline(entry.deadline, self.clock.now, "Priya", Answered.PHONE), self.priya)
        is_late = entry.due_at is not None and self.clock.now > entry.due_at
        assert done.facts["state"] == ("late" if is_late else "met")
        del self.model.waiting[entry.uid]
        self.model.to_hand.discard(entry.uid)
        entry.is_answered = True
        return entry

    @rule(entry=consumes(answered))
    def take_the_answer_back(self, entry: Entry) -> None:
        if not entry.is_answered:
            return
        self.desk.do(WithdrawAnswer(entry.deadline, "It was somebody else."), self.priya)
        entry.is_answered = False
        self.model.waiting[entry.uid] = entry
        view = self.desk.read(AskContact(entry.uid))
        if view.message_state == "to_hand_over":
            self.model.to_hand.add(entry.uid)

    @rule(entry=consumes(entries))
    def undo(self, entry: Entry) -> None:
        self.desk.do(Undo(entry.uid, "Typed twice."), self.priya)
        self.model.contacts -= 1
        self.model.waiting.pop(entry.uid, None)
        self.model.to_hand.discard(entry.uid)
        entry.is_answered = False

    @rule()
    def close_and_open_again(self) -> None:
        self.desk.close()
        self.desk = open_desk(places(self.folder), self.clock, packs)

    @invariant()
    def the_boards_agree_with_the_model(self) -> None:
        rows = self.desk.read(DueBoard()).rows
        assert {row.record_uid for row in rows} == set(self.model.waiting)
        assert {row.record_uid: row.tries for row in rows} == {e.uid: e.tries for e in self.model.waiting.values()}
        dated = [row.sort_at for row in rows if row.sort_at is not None]
        assert dated == sorted(dated)
        log = self.desk.read(DAY)
        assert (log.contacts, log.one_click) == (self.model.contacts, self.model.one_click)
        assert {view.row.uid for view in self.desk.read(MessagesToHand())} == self.model.to_hand

    def teardown(self) -> None:
        today = self.clock.now.date()
        facts = self.desk.slow(AskShift(toronto("2026-11-24 00:00").date(), today + timedelta(days=1)))
        still_open = sum(line.no_answer_recorded + line.not_yet_due for line in facts.promises)
        assert still_open == sum(entry.due_at is not None for entry in self.model.waiting.values())
        assert self.desk.slow(Check()).sound
        self.desk.close()
        shutil.rmtree(self.folder, ignore_errors=True)


TestCounter = pytest.mark.slow(Counter.TestCase)
TestCounter.settings = settings(max_examples=12, stateful_step_count=25, deadline=None)
