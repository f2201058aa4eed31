"""A board that takes only what changed, and reads itself whole whenever that would not be right."""

from collections.abc import Callable
from typing import Any

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Changes, Question
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.live import Later, Live
from tests.ui.test_lanes import Book, FakeDesk, HowMany, Log


@pytest.fixture
def book(qapp: object) -> Book:
    return Book()


class Late(InlineLanes):
    """Lanes whose answers to questions come when a test says so."""

    def __init__(self, book: Book) -> None:
        super().__init__(FakeDesk(book))
        self.waiting: list[Callable[[Any], object]] = []

    def read(self, question: Question[Any], then: Callable[[Any], object], slot: str = "", refused: Any = None) -> None:
        self.waiting.append(then)


class Board:
    """Shows a number, and counts how often it read itself whole."""

    def __init__(self, lanes: InlineLanes, merge: Callable[[int, int, Changes], int | None]) -> None:
        self.shown: list[int] = []
        self.wholes = 0
        self.part: Question[int] | None = HowMany()
        self.live: Live[int] = Live(lanes, "board", self.shown.append, merge)
        self._changed_keeps_me = lanes.changed.connect(self.changed)

    def reload(self) -> None:
        self.wholes += 1
        self.live.ask(HowMany(), self.ask_part)

    def ask_part(self, _changes: Changes) -> Question[int] | None:
        return self.part

    def changed(self, changes: Changes) -> None:
        if not self.live.knows(changes):
            self.reload()


def newest(_whole: int, part: int, _changes: Changes) -> int:
    return part


def none_of_it(_whole: int, _part: int, _changes: Changes) -> None:
    return None


def board(book: Book, merge: Callable[[int, int, Changes], int | None] = newest) -> tuple[Board, InlineLanes]:
    lanes = InlineLanes(FakeDesk(book))
    made = Board(lanes, merge)
    made.reload()
    return made, lanes


def test_a_board_takes_the_part_that_came_with_the_commit(book: Book) -> None:
    made, lanes = board(book)
    lanes.do(Log())
    assert (made.shown, made.wholes) == ([0, 1], 1)


def test_a_board_without_a_part_reads_itself_whole(book: Book) -> None:
    made, lanes = board(book)
    made.part = None
    lanes.do(Log())
    assert (made.shown, made.wholes) == ([0, 1], 2)


def test_a_part_that_does_not_fit_makes_the_board_read_itself_whole(book: Book) -> None:
    made, lanes = board(book, none_of_it)
    lanes.do(Log())
    assert (made.shown, made.wholes) == ([0, 1], 2)


def test_a_part_that_cannot_be_read_is_left_to_the_board(book: Book) -> None:
    made, lanes = board(book)
    refused: list[Refused] = []
    lanes.on_refused = refused.append
    made.part = HowMany(refused=True)
    lanes.do(Log())
    assert (made.shown, made.wholes, refused) == ([0, 1], 2, [])


def test_an_older_answer_on_its_way_is_asked_for_again(book: Book) -> None:
    lanes = Late(book)
    made = Board(lanes, newest)
    made.reload()
    lanes.do(Log())
    assert (made.shown, made.wholes) == ([], 2)
    for number, then in enumerate(lanes.waiting):
        then(number)
    lanes.do(Log())
    assert (made.shown, made.wholes) == ([0, 1, 2], 2)


def test_the_newest_follower_of_a_slot_is_asked(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    heard: list[int] = []
    for step in (1, 10):
        lanes.follow("board", lambda _changes: HowMany(), lambda _changes, many, by=step: heard.append(many * by))
    lanes.do(Log())
    assert heard == [10]


def test_a_part_older_than_what_is_shown_is_not_taken(book: Book) -> None:
    made, lanes = board(book)
    lanes.do(Log())
    lanes.do(Log())
    for _part, then in lanes._followers.values():
        then(Changes(frozenset({"contacts"}), seq=11), 1)
    assert made.shown == [0, 1, 2]


def test_a_part_of_another_question_is_not_taken(book: Book) -> None:
    made, lanes = board(book)
    ((_part, then),) = lanes._followers.values()
    made.reload()
    then(Changes(frozenset({"contacts"}), seq=11), 1)
    assert (made.shown, made.live.knows(Changes(frozenset(), seq=11))) == ([0, 0], False)


def later(lanes: InlineLanes) -> tuple[Later[int], list[int]]:
    shown: list[int] = []
    return Later(lanes, "due", shown.append, lambda whole, part: whole + 100 * part, HowMany()), shown


def test_a_board_that_follows_late_puts_what_changed_into_what_it_shows(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    board, shown = later(lanes)
    board.ask()
    lanes.do(Log())
    board.ask_part(HowMany())
    assert shown == [0, 100]


def test_a_part_that_comes_before_any_whole_makes_the_late_board_ask_for_it(book: Book) -> None:
    board, shown = later(InlineLanes(FakeDesk(book)))
    board.ask_part(HowMany())
    assert shown == [0]


def test_a_late_board_whose_reload_was_refused_asks_again_with_the_next_change(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    lanes.on_refused = list[Refused]().append
    board, shown = later(lanes)
    board.ask()
    board._whole = HowMany(refused=True)
    board.ask()
    board._whole = HowMany()
    lanes.do(Log())
    board.ask_part(HowMany())
    assert shown == [0, 1]


def test_a_part_that_is_refused_makes_the_late_board_read_itself_whole(book: Book) -> None:
    lanes = InlineLanes(FakeDesk(book))
    refused: list[Refused] = []
    lanes.on_refused = refused.append
    board, shown = later(lanes)
    board.ask()
    lanes.do(Log())
    board.ask_part(HowMany(refused=True))
    assert (shown, refused) == ([0, 1], [])
