"""Many windows asking at once: nothing is lost, nothing comes twice, nothing hangs."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Changes, Command, Done, Job, Question
from counterdesk.ui.lanes import ThreadLanes

SLOTS = ("board", "search", "log")


@dataclass(frozen=True, slots=True)
class Add(Command):
    """Adds a number; odd ones in the fifties are refused."""

    number: int


@dataclass(frozen=True, slots=True)
class Last(Question[str]):
    """Asks back what was asked."""

    text: str


class SlowDesk:
    """A desk whose answers take a moment, and which can be interrupted."""

    def __init__(self, added: list[int], chance: random.Random) -> None:
        self._added, self._chance = added, chance
        self._stop = threading.Event()

    def do(self, command: Command, author: PersonId | None) -> Done:
        assert isinstance(command, Add)
        if command.number % 50 == 49:
            raise Refused("nothing_happened")
        self._added.append(command.number)
        return Done("added", datetime(2026, 11, 24, tzinfo=UTC), id=command.number)

    def read(self, question: Question[str]) -> str:
        assert isinstance(question, Last)
        self._stop.clear()
        if self._stop.wait(self._chance.random() / 500):
            raise InterruptedError
        return question.text

    def slow(self, job: Job[int], progress: Callable[[int, int], None] | None = None) -> int:
        time.sleep(0.001)
        return len(self._added)

    def one_look(self) -> AbstractContextManager[object]:
        return nullcontext()

    def changes_since(self, seq: int) -> Changes | None:
        head = len(self._added) + 1
        return Changes(frozenset({"numbers"}), seq=head) if head > seq else None

    def interrupt(self) -> None:
        self._stop.set()

    def rest(self) -> bool:
        return False

    def close(self) -> None:
        self._added.append(-1)


@pytest.fixture
def added() -> list[int]:
    return []


@pytest.fixture
def lanes(added: list[int], qapp: object) -> Iterator[ThreadLanes]:
    chance = random.Random(7)
    lanes = ThreadLanes(lambda: SlowDesk(added, chance))
    yield lanes
    lanes.stop()


def test_every_command_comes_home_once(lanes: ThreadLanes, added: list[int], qtbot: QtBot) -> None:
    home: list[int] = []
    refused: list[str] = []
    for number in range(500):
        lanes.do(Add(number), lambda done: home.append(done.id), lambda reason: refused.append(reason.code))
    qtbot.waitUntil(lambda: len(home) + len(refused) == 500)
    assert home == added == [number for number in range(500) if number % 50 != 49]
    assert Counter(refused) == {"nothing_happened": 10}


def test_typing_fast_shows_the_last_word_and_never_an_older_one_after_it(lanes: ThreadLanes, qtbot: QtBot) -> None:
    shown: list[str] = []
    failed: list[Exception] = []
    lanes.on_failed = failed.append
    chance = random.Random(3)
    words = ["property tax"[:length] for length in range(1, 13)] * 5
    for word in words:
        lanes.read(Last(word), shown.append, slot="search")
        if chance.random() < 0.5:
            qtbot.wait(1)
    qtbot.waitUntil(lambda: bool(shown) and shown[-1] == words[-1])
    qtbot.wait(20)
    assert shown[-1] == words[-1]
    assert len(shown) <= len(words)
    assert failed == []


def test_slots_do_not_disturb_each_other(lanes: ThreadLanes, qtbot: QtBot) -> None:
    shown: dict[str, list[str]] = {slot: [] for slot in SLOTS}
    for number in range(30):
        for slot in SLOTS:
            lanes.read(Last(f"{slot} {number}"), shown[slot].append, slot=slot)
    qtbot.waitUntil(lambda: all(shown[slot] and shown[slot][-1] == f"{slot} 29" for slot in SLOTS))
    for slot in SLOTS:
        numbers = [int(text.split()[1]) for text in shown[slot]]
        assert numbers == sorted(set(numbers))
        assert all(text.startswith(slot) for text in shown[slot])


def test_news_comes_in_the_order_of_the_journal(lanes: ThreadLanes, qtbot: QtBot) -> None:
    news: list[int] = []
    lanes.changed.connect(lambda changes: news.append(changes.seq))
    for number in range(200):
        lanes.do(Add(number))
        if number % 7 == 0:
            lanes.slow(Job())
    lanes.on_refused = lambda _reason: None
    qtbot.waitUntil(lambda: bool(news) and news[-1] == 197)
    assert news == sorted(set(news))


def test_what_comes_back_may_ask_again(lanes: ThreadLanes, added: list[int], qtbot: QtBot) -> None:
    answers: list[str] = []

    def reload(done: Done) -> None:
        lanes.read(Last(f"after {done.id}"), answers.append, slot="board")

    lanes.do(Add(1), reload)
    lanes.do(Add(2), reload)
    qtbot.waitUntil(lambda: "after 2" in answers)


def test_a_hundred_openings_and_closings_leave_no_thread(added: list[int], qapp: object) -> None:
    before = threading.active_count()
    for number in range(100):
        lanes = ThreadLanes(lambda: SlowDesk(added, random.Random(1)))
        lanes.do(Add(number * 2))
        lanes.stop()
    assert threading.active_count() == before
    assert [number for number in added if number >= 0] == [number * 2 for number in range(100)]
    assert added.count(-1) == 100


def test_a_window_that_is_gone_hears_nothing_more(added: list[int], qtbot: QtBot) -> None:
    heard: list[int] = []
    lanes = ThreadLanes(lambda: SlowDesk(added, random.Random(1)))
    for number in range(20):
        lanes.do(Add(number), lambda done: heard.append(done.id))
    lanes.stop()
    qtbot.wait(20)
    assert heard == []
    assert added[:-1] == list(range(20))
