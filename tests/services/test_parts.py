"""What a commit changed of a board: put into the board as it was, it is the board as it is now."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, Channel
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.contacts import DAY_ROWS, DayLog, LogOneClick, MarkMessage, NotMe, Undo
from counterdesk.services.asks.desk import Changes, Command
from counterdesk.services.asks.due import (
    AnswerDeadline,
    DueBoard,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
    WithdrawTry,
)
from counterdesk.services.asks.people import AskPeople, SaveDepartment
from counterdesk.services.door import LogbookDesk
from counterdesk.store.queries.due import departments
from tests.desk import call, message, new_desk, person, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
NOON = toronto("2026-11-24 12:00")


class Counter:
    """A desk with some of everything on its boards, and who works there."""

    def __init__(self, tmp_path: Path) -> None:
        self.desk, self.clock = new_desk(tmp_path, NOON, people=("Priya Nair", "Tom Okafor"))
        self.priya, self.tom = person(self.desk, "Priya"), person(self.desk, "Tom")
        self.own = uid()
        for command in (call(), message(), message(uid=self.own), LogOneClick(uid(), Channel.CALL, topic(self.desk))):
            self.does(command)

    def does(self, command: Command) -> None:
        self.desk.do(command, self.priya)
        self.clock.forward(seconds=30)

    @property
    def first(self) -> DeadlineId:
        return self.desk.read(DueBoard()).rows[0].id


def tried(counter: Counter) -> Command:
    return TryDeadline(counter.first, Tried.NO_ANSWER)


def taken(counter: Counter) -> Command:
    return TakeDeadline(counter.first, counter.tom)


def answered(counter: Counter) -> Command:
    return AnswerDeadline(counter.first, counter.clock.now, "Tom Okafor", Answered.PHONE)


def promised(counter: Counter) -> Command:
    return PromiseFor(counter.first, toronto("2026-11-24 15:00"))


def try_taken_back(counter: Counter) -> Command:
    counter.does(tried(counter))
    return WithdrawTry(counter.first)


def answer_taken_back(counter: Counter) -> Command:
    first = counter.first
    counter.does(answered(counter))
    return WithdrawAnswer(first)


CASES: dict[str, Callable[[Counter], Command]] = {
    "a call": lambda _: call(),
    "a message": lambda _: message(),
    "one click": lambda counter: LogOneClick(uid(), Channel.WALK_IN, topic(counter.desk)),
    "a slip handed over": lambda counter: MarkMessage(counter.own, MessageState.HANDED),
    "an entry taken back": lambda counter: Undo(counter.own),
    "another author": lambda counter: NotMe(counter.own, counter.tom),
    "a try": tried,
    "a try taken back": try_taken_back,
    "somebody has it": taken,
    "an answer": answered,
    "an answer taken back": answer_taken_back,
    "a date of our own": promised,
}


def changes_of(desk: LogbookDesk, act: Callable[[], object]) -> Changes:
    before = desk.changes_since(0)
    assert before is not None
    act()
    after = desk.changes_since(before.seq)
    assert after is not None
    return after


@pytest.mark.parametrize("name", CASES)
def test_a_changed_part_put_into_a_board_is_the_board_anew(tmp_path: Path, name: str) -> None:
    counter = Counter(tmp_path)
    desk, command = counter.desk, CASES[name](counter)
    day, due = desk.read(DAY), desk.read(DueBoard())
    changes = changes_of(desk, lambda: desk.do(command, counter.priya))
    assert changes.is_few
    part = desk.read(DayLog(DAY.since, DAY.until, changed=changes.uids))
    assert len(part.rows) <= 1
    assert day.with_part(part, changes.uids, DAY_ROWS) == desk.read(DAY)
    queue = desk.read(DueBoard(changes.uids))
    assert len(queue.rows) <= 1
    assert due.with_part(queue) == desk.read(DueBoard())


def test_a_part_finds_its_hours_among_those_of_the_whole_board(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, NOON)
    priya = person(desk, "Priya")
    desk.do(SaveDepartment(None, "Parks"), priya)
    parks = next(one for one in desk.read(AskPeople()).departments if one.name == "Parks")
    with desk._logbook.read() as session:
        scope = {id_: found for found, id_ in departments(session)}[parks.id]
    desk.do(SetScopeHours(scope, ((("09:00", "12:00"),),) * 5 + ((), ())), priya)
    theirs, ours = message(message=MessageTyped(Answerer(department_id=parks.id))), message()
    due = desk.read(DueBoard())
    for command in (theirs, ours):
        changes = changes_of(desk, lambda command=command: desk.do(command, priya))  # type: ignore[misc]
        due = due.with_part(desk.read(DueBoard(changes.uids)))
    assert due == desk.read(DueBoard())
    assert sorted(row.calendar_index for row in due.rows) == [0, 1]


def test_a_part_of_nothing_on_the_board_changes_nothing(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    nobody = frozenset({"nobody"})
    day, due = counter.desk.read(DAY), counter.desk.read(DueBoard())
    part = counter.desk.read(DayLog(DAY.since, DAY.until, changed=nobody))
    assert (part.rows, part.contacts) == ((), day.contacts)
    assert day.with_part(part, nobody, DAY_ROWS) == day
    assert due.with_part(counter.desk.read(DueBoard(nobody))) == due


@pytest.mark.parametrize(("count", "is_few"), [(0, False), (1, True), (12, True), (13, False)])
def test_a_few_changes_are_asked_for_alone(count: int, is_few: bool) -> None:
    assert Changes(frozenset(), frozenset(str(number) for number in range(count))).is_few is is_few


def test_as_many_as_are_few_can_be_asked_for(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, NOON)
    dozen = frozenset(str(number) for number in range(12))
    assert Changes(frozenset(), dozen).is_few
    assert desk.read(DueBoard(dozen)).rows == ()
    assert desk.read(DayLog(DAY.since, DAY.until, changed=dozen)).rows == ()


@pytest.mark.parametrize("name", ["a call", "an entry taken back", "another author", "a slip handed over"])
def test_a_part_put_into_a_day_of_more_rows_than_are_shown(tmp_path: Path, name: str) -> None:
    counter = Counter(tmp_path)
    desk = counter.desk
    shown = len(desk.read(DAY).rows) - 1
    asked = replace(DAY, limit=shown)
    command, day = CASES[name](counter), desk.read(asked)
    changes = changes_of(desk, lambda: desk.do(command, counter.priya))
    part = desk.read(replace(asked, changed=changes.uids))
    assert day.with_part(part, changes.uids, shown) == desk.read(asked)


def test_a_row_that_goes_from_a_full_day_makes_it_to_be_read_anew(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    day = counter.desk.read(DAY)
    gone = replace(day, rows=())
    assert day.with_part(gone, frozenset({day.rows[0].uid}), len(day.rows)) is None


def test_an_old_row_that_changes_with_a_row_that_goes_takes_no_place_that_is_another_rows(tmp_path: Path) -> None:
    counter = Counter(tmp_path)
    whole = counter.desk.read(DAY)
    shown, hidden_old = replace(whole, rows=whole.rows[:2]), whole.rows[-1]
    changed = frozenset({shown.rows[0].uid, hidden_old.uid})
    assert shown.with_part(replace(whole, rows=(hidden_old,)), changed, 2) is None
