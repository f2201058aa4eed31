"""The way to the logbook and back: commands in order, only the newest question, and a clean end."""

import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QThread, QTimer
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Changes, Command, Done, Job, Question
from counterdesk.ui.lanes import InlineLanes, Lanes, ThreadLanes

PRIYA, SAM = PersonId(1), PersonId(2)


@dataclass(frozen=True, slots=True)
class Log(Command):
    """Logs something."""

    what: str = "walk-in"


@dataclass(frozen=True, slots=True)
class HowMany(Question[int]):
    """Asks how many are logged."""

    waits: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Count(Job[int]):
    """Counts slowly."""


@dataclass
class Book:
    """What all desks of one test share."""

    logged: list[tuple[str, PersonId | None]] = field(default_factory=list)
    threads: set[str] = field(default_factory=set)
    closed: list[str] = field(default_factory=list)
    asked: list[HowMany] = field(default_factory=list)
    interrupts: int = 0
    feed_breaks: bool = False
    rest_breaks: bool = False
    rest_steps: int = 1
    rests: list[str] = field(default_factory=list)
    gate: threading.Event = field(default_factory=threading.Event)
    reading: threading.Event = field(default_factory=threading.Event)


class FakeDesk:
    """A logbook in memory that keeps count of who called it from where."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._made_on = threading.current_thread().name

    def do(self, command: Command, author: PersonId | None) -> Done:
        self._note()
        assert isinstance(command, Log)
        if command.what == "refuse":
            raise Refused("nothing_happened")
        if command.what == "break":
            raise ZeroDivisionError
        self._book.logged.append((command.what, author))
        return Done("logged", datetime(2026, 11, 24, tzinfo=UTC), uid=command.what)

    def read(self, question: Question[int]) -> int:
        self._note()
        assert isinstance(question, HowMany)
        self._book.asked.append(question)
        if question.refused:
            raise Refused("year_out_of_range", year=9999)
        if question.waits:
            self._book.reading.set()
            assert self._book.gate.wait(5)
        return len(self._book.logged)

    def slow(self, job: Job[int], progress: object = None) -> int:
        self._note()
        if callable(progress):
            progress(1, 2)
            progress(2, 2)
        return len(self._book.logged)

    def one_look(self) -> AbstractContextManager[object]:
        return nullcontext()

    def changes_since(self, seq: int) -> Changes | None:
        if self._book.feed_breaks:
            raise Refused("logbook_locked")
        head = len(self._book.logged) + 10
        return Changes(frozenset({"contacts"}), seq=head) if head > seq else None

    def interrupt(self) -> None:
        self._book.interrupts += 1
        self._book.gate.set()

    def rest(self) -> bool:
        self._note()
        self._book.rests.append(self._made_on)
        if self._book.rest_breaks:
            raise ZeroDivisionError
        return len(self._book.rests) < self._book.rest_steps

    def close(self) -> None:
        self._book.closed.append(self._made_on)

    def _note(self) -> None:
        assert threading.current_thread().name == self._made_on
        self._book.threads.add(self._made_on)


class Ear:
    """Hears what comes back, and on which thread."""

    def __init__(self) -> None:
        self.heard: list[object] = []
        self.threads: set[bool] = set()

    def hear(self, answer: object) -> None:
        self.heard.append(answer)
        self.threads.add(QThread.isMainThread())

    def hear_step(self, done: int, of: int) -> None:
        self.hear((done, of))


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def ear() -> Ear:
    return Ear()


@pytest.fixture
def lanes(book: Book, qapp: object) -> Iterator[ThreadLanes]:
    lanes = ThreadLanes(lambda: FakeDesk(book))
    yield lanes
    book.gate.set()
    lanes.stop()


def test_both_kinds_of_lanes_are_what_windows_expect(book: Book, lanes: ThreadLanes) -> None:
    both: tuple[Lanes, ...] = (lanes, InlineLanes(FakeDesk(book)))
    assert [one.author for one in both] == [None, None]


def test_a_result_comes_home_together_with_the_news(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.changed.connect(ear.hear)
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))  # one parcel: nothing is laid out or painted in between
    assert [type(one) for one in ear.heard] == [Changes, Done]


def test_what_changed_of_a_board_comes_home_before_the_news(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.changed.connect(ear.hear)
    lanes.follow("board", lambda _changes: HowMany(), lambda _changes, many: ear.hear(many))
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert [type(one) for one in ear.heard] == [int, Changes, Done]
    assert ear.threads == {True}


def test_a_board_that_cannot_be_read_keeps_no_other_from_its_news(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.follow("refused", lambda _changes: HowMany(refused=True), lambda _changes, many: ear.hear(many))
    lanes.follow("board", lambda _changes: HowMany(), lambda _changes, many: ear.hear(many))
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) > 1)
    assert [type(one) for one in ear.heard] == [int, Done]


def test_what_is_asked_because_of_a_parcel_is_asked_after_it(
    lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot
) -> None:
    asked_meanwhile: list[int] = []

    def ask(_changes: Changes) -> None:
        lanes.read(HowMany(), ear.hear)

    def look(_done: Done) -> None:
        asked_meanwhile.append(len(book.asked))

    lanes.changed.connect(ask)
    lanes.do(Log(), look)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert (asked_meanwhile, ear.heard) == ([0], [1])


def test_what_is_asked_later_is_answered_last_even_where_news_asked_before(
    lanes: ThreadLanes, ear: Ear, qtbot: QtBot
) -> None:
    def old(_many: int) -> None:
        ear.hear("old words")

    def new(_many: int) -> None:
        ear.hear("new words")

    def typed(_done: Done) -> None:
        QTimer.singleShot(5, ask)

    def news(_changes: Changes) -> None:
        lanes.read(HowMany(), old, slot="search")

    def ask() -> None:
        lanes.read(HowMany(), new, slot="search")

    lanes.changed.connect(news)
    lanes.do(Log(), typed)
    qtbot.waitUntil(lambda: bool(ear.heard))
    qtbot.wait(80)
    assert ear.heard == ["new words"]


def test_a_lane_rests_once_when_there_is_nothing_to_do(lanes: ThreadLanes, book: Book, qtbot: QtBot) -> None:
    for _ in range(3):
        lanes.do(Log())
    qtbot.waitUntil(lambda: bool(book.rests))
    qtbot.wait(250)
    assert book.rests == ["counterdesk-write"]
    assert len(book.logged) == 3


def test_a_lane_with_more_to_tidy_goes_on_until_somebody_wants_it(lanes: ThreadLanes, book: Book, qtbot: QtBot) -> None:
    book.rest_steps = 5
    lanes.do(Log())
    qtbot.waitUntil(lambda: len(book.rests) == 5)
    qtbot.wait(150)
    assert len(book.rests) == 5
    lanes.do(Log())
    qtbot.waitUntil(lambda: len(book.logged) == 2)


def test_a_rest_that_breaks_is_told_and_the_lane_goes_on(
    lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot
) -> None:
    book.rest_breaks = True
    lanes.on_failed = ear.hear
    lanes.do(Log())
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert [type(one) for one in ear.heard] == [ZeroDivisionError]
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: len(book.logged) == 2)


def test_a_command_is_done_and_signed(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    lanes.author = PRIYA
    lanes.do(Log(), ear.hear)
    lanes.author = SAM
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    assert book.logged == [("walk-in", PRIYA)]
    assert ear.heard[0].uid == "walk-in"


def test_answers_come_home_on_the_interface_thread(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    lanes.do(Log(), ear.hear)
    lanes.read(HowMany(), ear.hear)
    lanes.slow(Count(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 3)
    assert ear.threads == {True}
    assert book.threads == {"counterdesk-write", "counterdesk-read", "counterdesk-slow"}


def test_no_desk_is_opened_before_it_is_needed(lanes: ThreadLanes, book: Book) -> None:
    lanes.stop()
    assert book.closed == []


def test_commands_are_done_in_the_order_of_asking(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    for number in range(50):
        lanes.do(Log(str(number)), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 50)
    assert [what for what, _ in book.logged] == [str(number) for number in range(50)]
    assert [done.uid for done in ear.heard] == [str(number) for number in range(50)]


def test_a_refusal_comes_home_to_who_asked(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    other = Ear()
    lanes.on_refused = other.hear
    lanes.do(Log("refuse"), refused=ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard[0].code == "nothing_happened"
    assert other.heard == []


def test_a_question_that_is_refused_comes_home_to_who_asked(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.read(HowMany(refused=True), ear.hear, refused=ear.hear)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert [reason.code for reason in ear.heard] == ["year_out_of_range"]


def test_a_refusal_nobody_waits_for_goes_to_the_door(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.on_refused = ear.hear
    lanes.do(Log("refuse"))
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.threads == {True}


def test_our_own_mistake_goes_to_the_last_resort_and_work_goes_on(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    problems = Ear()
    lanes.on_failed = problems.hear
    lanes.do(Log("break"), ear.hear)
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    assert isinstance(problems.heard[0], ZeroDivisionError)
    assert problems.threads == {True}


def test_only_the_newest_question_of_a_slot_is_answered(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    lanes.read(HowMany(waits=True), ear.hear, slot="board")
    assert book.reading.wait(5)
    newest = Ear()
    for _ in range(20):
        lanes.read(HowMany(), ear.hear, slot="search")
    lanes.read(HowMany(), newest.hear, slot="search")
    book.gate.set()
    qtbot.waitUntil(lambda: bool(newest.heard))
    assert len(ear.heard) == 1  # the board's
    assert len(book.asked) == 2
    assert book.interrupts == 0


def test_a_newer_question_ends_the_running_one(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    newest = Ear()
    lanes.read(HowMany(waits=True), ear.hear, slot="search")
    assert book.reading.wait(5)
    lanes.read(HowMany(), newest.hear, slot="search")
    qtbot.waitUntil(lambda: bool(newest.heard))
    assert book.interrupts == 1
    assert ear.heard == []


def test_questions_without_a_slot_are_all_answered(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    for _ in range(10):
        lanes.read(HowMany(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 10)


def test_every_window_hears_what_a_commit_changed(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.changed.connect(ear.hear)
    lanes.do(Log())
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert ear.heard == [Changes(frozenset({"contacts"}), seq=11)]


def test_a_feed_that_breaks_stops_no_lane(lanes: ThreadLanes, book: Book, ear: Ear, qtbot: QtBot) -> None:
    trouble = Ear()
    lanes.on_refused = trouble.hear
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 1)
    book.feed_breaks = True
    lanes.do(Log(), ear.hear)
    lanes.do(Log(), ear.hear)
    qtbot.waitUntil(lambda: len(ear.heard) == 3 and len(trouble.heard) >= 2)
    assert {reason.code for reason in trouble.heard} == {"logbook_locked"}


def test_what_happened_before_the_window_opened_is_no_news(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    lanes.changed.connect(ear.hear)
    read = Ear()
    lanes.read(HowMany(), read.hear)
    qtbot.waitUntil(lambda: bool(read.heard))
    qtbot.wait(20)
    assert ear.heard == []


def test_a_long_job_tells_how_far_it_is(lanes: ThreadLanes, ear: Ear, qtbot: QtBot) -> None:
    steps = Ear()
    lanes.slow(Count(), ear.hear, progress=steps.hear_step)
    qtbot.waitUntil(lambda: bool(ear.heard))
    assert steps.heard == [(1, 2), (2, 2)]
    assert steps.threads == {True}


def test_a_logbook_that_cannot_be_opened_refuses_and_may_open_later(ear: Ear, book: Book, qtbot: QtBot) -> None:
    tries: list[int] = []

    def sometimes() -> FakeDesk:
        tries.append(1)
        if len(tries) == 1:
            raise Refused("logbook_locked")
        return FakeDesk(book)

    lanes = ThreadLanes(sometimes)
    done = Ear()
    lanes.do(Log(), done.hear, ear.hear)
    lanes.do(Log(), done.hear, ear.hear)
    qtbot.waitUntil(lambda: bool(done.heard))
    lanes.stop()
    assert ear.heard[0].code == "logbook_locked"
    assert book.closed == ["counterdesk-write"]


def test_stopping_finishes_what_was_commanded_and_closes_every_desk(lanes: ThreadLanes, book: Book) -> None:
    lanes.read(HowMany(), print)
    for number in range(30):
        lanes.do(Log(str(number)))
    lanes.slow(Count())
    lanes.stop()
    assert len(book.logged) == 30
    assert {"counterdesk-write", "counterdesk-slow"} <= set(book.closed)
    assert not any(lane.is_alive() for lane in (lanes._write, lanes._read, lanes._slow))


def test_after_the_end_nothing_is_taken_and_nobody_is_left_waiting(lanes: ThreadLanes, book: Book, ear: Ear) -> None:
    lanes.stop()
    lanes.do(Log(), ear.hear, ear.hear)
    lanes.slow(Count(), ear.hear, ear.hear)
    lanes.read(HowMany(), ear.hear)
    assert [reason.code for reason in ear.heard] == ["desk_closed", "desk_closed"]
    assert book.logged == []


def test_stopping_does_not_wait_for_a_question(lanes: ThreadLanes, book: Book, ear: Ear) -> None:
    lanes.read(HowMany(waits=True), ear.hear)
    assert book.reading.wait(5)
    lanes.stop()
    assert book.interrupts == 1


def test_inline_lanes_do_everything_at_once(book: Book, ear: Ear) -> None:
    lanes = InlineLanes(FakeDesk(book))
    news = Ear()
    lanes.changed.connect(news.hear)
    lanes.author = PRIYA
    lanes.do(Log(), ear.hear)
    lanes.read(HowMany(), ear.hear, slot="board")
    lanes.slow(Count(), ear.hear, progress=ear.hear_step)
    assert [type(answer) for answer in ear.heard] == [Done, int, tuple, tuple, int]
    assert book.logged == [("walk-in", PRIYA)]
    assert len(news.heard) == 1
    lanes.stop()
    assert book.closed == ["MainThread"]


def test_inline_lanes_bring_refusals_and_mistakes_home(book: Book, ear: Ear) -> None:
    lanes = InlineLanes(FakeDesk(book))
    lanes.do(Log("refuse"), refused=ear.hear)
    lanes.on_refused = lanes.on_failed = ear.hear
    lanes.do(Log("refuse"))
    lanes.do(Log("break"))
    assert [type(problem) for problem in ear.heard] == [Refused, Refused, ZeroDivisionError]


def test_without_anybody_to_hear_it_a_problem_is_raised(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    with pytest.raises(Refused):
        lanes.do(Log("refuse"))
    with pytest.raises(ZeroDivisionError):
        lanes.do(Log("break"))


def test_the_last_job_comes_after_the_last_command(book: Book) -> None:
    seen: list[int] = []

    class Looking(FakeDesk):
        def slow(self, job: object, progress: object = None) -> object:
            seen.append(len(book.logged))
            return None

    lanes = ThreadLanes(lambda: Looking(book))
    for number in range(40):
        lanes.do(Log(str(number)))
    lanes.stop(Count())
    assert seen == [40]


def test_lanes_know_whether_anything_was_written(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    lanes.read(HowMany(), print)
    assert not lanes.has_written
    lanes.do(Log())
    assert lanes.has_written


def test_news_that_comes_home_late_is_told_before_what_followed(book: Book, ear: Ear, qapp: object) -> None:
    lanes, desk = ThreadLanes(lambda: FakeDesk(book)), FakeDesk(book)
    lanes.changed.connect(ear.hear)
    first = lanes._news(desk)
    book.logged.append(("walk-in", None))
    second = lanes._news(desk)
    for news in (second, first):
        lanes._take_changes(news)
    lanes.stop()
    assert ear.heard == [Changes(frozenset({"contacts"}), seq=seq) for seq in (10, 11)]
