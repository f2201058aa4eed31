"""Who is at which counter, from when to when: coming, leaving, forgetting to leave, and two counters at once."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.domain.instants import local
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, LogOneClick
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk, LeaveDesk, SavePerson, ShiftRow, WhoIsHere
from counterdesk.services.door import LogbookDesk, Places, open_desk
from tests.desk import Clock, bare_desk, call, message, new_desk, packs, person, places, topic, toronto, uid

PEOPLE = ("Priya Nair", "Tom Ng", "Al Wu")
TODAY = date(2026, 11, 24)


@pytest.fixture
def empty(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A counter at which nobody is yet, with three people who may come."""
    return new_desk(tmp_path, people=PEOPLE, here=False)


def comes(desk: LogbookDesk, name: str):
    return desk.do(ComeToDesk(person(desk, name)), person(desk, name))


def here(desk: LogbookDesk) -> str:
    found = desk.read(WhoIsHere())
    return found.name if found else ""


def shifts(desk: LogbookDesk, first: date = TODAY, last: date = TODAY) -> list[tuple[str, str, str, bool]]:
    """Gives who, from and to as wall-clock times, and whether the end is assumed."""
    return [_line(one) for one in desk.slow(AskShift(first, last)).shifts]


def _line(row: ShiftRow) -> tuple[str, str, str, bool]:
    began, ended = (local(at).strftime("%H:%M") if at else "" for at in (row.from_at, row.to_at))
    return row.person, began, ended, row.assumed


def at(clock: Clock, text: str) -> None:
    """Sets the clock to a time of that Tuesday."""
    clock.set(toronto(f"2026-11-24 {text}"))


def test_nobody_is_here_before_somebody_comes(empty) -> None:
    desk, _ = empty
    assert here(desk) == ""
    assert shifts(desk) == []


def test_coming_and_leaving_is_a_shift(empty) -> None:
    desk, clock = empty
    at(clock, "08:25")
    began = comes(desk, "Priya")
    at(clock, "12:00")
    ended = desk.do(LeaveDesk(), person(desk, "Priya"))
    assert (began.action, ended.action) == ("shift_begun", "shift_ended")
    assert (began.facts, ended.facts) == ({"person": "Priya Nair"}, {"person": "Priya Nair"})
    assert shifts(desk) == [("Priya Nair", "08:25", "12:00", False)]
    assert here(desk) == ""


def test_whoever_comes_next_ends_the_shift_before(empty) -> None:
    desk, clock = empty
    for text, name in (("08:30", "Priya"), ("12:00", "Tom"), ("13:00", "Priya")):
        at(clock, text)
        comes(desk, name)
    assert here(desk) == "Priya Nair"
    assert shifts(desk) == [
        ("Priya Nair", "08:30", "12:00", False),
        ("Tom Ng", "12:00", "13:00", False),
        ("Priya Nair", "13:00", "", False),
    ]


def test_saying_here_twice_begins_no_second_shift(empty) -> None:
    desk, clock = empty
    at(clock, "08:30")
    first = comes(desk, "Priya")
    at(clock, "09:30")
    again = comes(desk, "Priya")
    assert again.id == first.id
    assert shifts(desk) == [("Priya Nair", "08:30", "", False)]


def test_leaving_twice_is_said_to_be_nobody(empty) -> None:
    desk, _ = empty
    comes(desk, "Priya")
    desk.do(LeaveDesk(), person(desk, "Priya"))
    with pytest.raises(Refused, match="nobody_here"):
        desk.do(LeaveDesk(), person(desk, "Priya"))


def test_somebody_else_may_say_that_a_colleague_has_left(empty) -> None:
    desk, _ = empty
    comes(desk, "Priya")
    assert desk.do(LeaveDesk(), person(desk, "Tom")).author == "Priya Nair"


def test_somebody_who_is_not_in_people_cannot_come(empty) -> None:
    desk, _ = empty
    with pytest.raises(Refused, match="not_there"):
        desk.do(ComeToDesk(99_999), None)
    assert here(desk) == ""


def test_a_shift_that_nobody_ended_ends_at_midnight_for_who_is_here(empty) -> None:
    desk, clock = empty
    at(clock, "16:00")
    comes(desk, "Priya")
    clock.set(toronto("2026-11-24 23:59"))
    assert here(desk) == "Priya Nair"
    clock.set(toronto("2026-11-25 00:00"))
    assert here(desk) == ""


@pytest.mark.parametrize(
    ("entries", "ends"),
    [((), "08:30"), (("09:15",), "09:15"), (("09:15", "15:45"), "15:45")],
)
def test_a_shift_of_yesterday_that_nobody_ended_is_taken_to_end_with_its_last_entry(
    empty, entries: tuple[str, ...], ends: str
) -> None:
    desk, clock = empty
    at(clock, "08:30")
    comes(desk, "Priya")
    for text in entries:
        at(clock, text)
        desk.do(call(), person(desk, "Priya"))
    clock.set(toronto("2026-11-25 09:00"))
    assert shifts(desk) == [("Priya Nair", "08:30", ends, True)]


def test_an_entry_of_somebody_else_does_not_lengthen_a_forgotten_shift(empty) -> None:
    desk, clock = empty
    at(clock, "08:30")
    comes(desk, "Priya")
    at(clock, "11:00")
    desk.do(call(), person(desk, "Tom"))
    clock.set(toronto("2026-11-25 09:00"))
    assert shifts(desk) == [("Priya Nair", "08:30", "08:30", True)]


def test_coming_on_a_new_day_leaves_the_forgotten_shift_as_it_was(empty) -> None:
    desk, clock = empty
    at(clock, "08:30")
    comes(desk, "Priya")
    clock.set(toronto("2026-11-25 08:30"))
    comes(desk, "Tom")
    assert here(desk) == "Tom Ng"
    both = shifts(desk, TODAY, date(2026, 11, 25))
    assert [(name, assumed) for name, _, _, assumed in both] == [("Priya Nair", True), ("Tom Ng", False)]


def test_each_day_has_its_own_shifts(empty) -> None:
    desk, clock = empty
    for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
        clock.set(toronto(f"{day} 08:30"))
        comes(desk, "Priya")
        clock.set(toronto(f"{day} 16:30"))
        desk.do(LeaveDesk(), person(desk, "Priya"))
    assert len(shifts(desk, date(2026, 11, 25), date(2026, 11, 25))) == 1
    assert len(shifts(desk, TODAY, date(2026, 11, 26))) == 3


def test_two_counters_have_their_own_people(tmp_path: Path) -> None:
    front, clock = new_desk(tmp_path, people=PEOPLE, here=False)
    side = open_desk(
        Places(places(tmp_path).logbook, tmp_path / "side.db", tmp_path / "backups", "Libro Centre"), clock, packs
    )
    comes(front, "Priya")
    comes(side, "Tom")
    assert (here(front), here(side)) == ("Priya Nair", "Tom Ng")
    side.do(LeaveDesk(), person(side, "Tom"))
    assert (here(front), here(side)) == ("Priya Nair", "")
    counters = [one.counter for one in front.slow(AskShift(TODAY, TODAY)).shifts]
    assert counters == ["Front counter", "Libro Centre"]
    side.close()


def test_an_entry_carries_the_counter_at_which_it_was_made(tmp_path: Path) -> None:
    front, clock = new_desk(tmp_path, people=PEOPLE)
    side = open_desk(
        Places(places(tmp_path).logbook, tmp_path / "side.db", tmp_path / "backups", "Libro Centre"), clock, packs
    )
    entries = [desk.do(call(), person(desk, "Priya")).uid for desk in (front, side)]
    assert [front.read(AskContact(one)).counter for one in entries] == ["Front counter", "Libro Centre"]
    side.close()


def test_whoever_is_here_signs_and_nobody_signs_nothing(empty) -> None:
    desk, _ = empty
    comes(desk, "Tom")
    assert desk.do(call(), person(desk, "Tom")).author == "Tom Ng"
    for command in (call(), message(), LogOneClick(uid(), Channel.CALL, topic(desk))):
        with pytest.raises(Refused, match="nobody_here"):
            desk.do(command, None)


def test_a_colleague_renamed_while_here_is_here_under_the_new_name(empty) -> None:
    desk, _ = empty
    comes(desk, "Tom")
    desk.do(SavePerson(person(desk, "Tom"), "Thomas Ng", at_desk=True), None)
    assert here(desk) == "Thomas Ng"
    assert [one.person for one in desk.slow(AskShift(TODAY, TODAY)).shifts] == ["Thomas Ng"]


def test_people_can_come_before_the_town_is_chosen(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    desk.do(SavePerson(None, "Priya Nair", at_desk=True), None)
    comes(desk, "Priya")
    assert here(desk) == "Priya Nair"


def test_a_long_day_of_changing_hands_adds_up(empty) -> None:
    desk, clock = empty
    names = [("Priya", "Tom", "Al")[place % 3] for place in range(24)]
    for place, name in enumerate(names):
        at(clock, f"{8 + place // 3:02}:{place % 3 * 20:02}")
        comes(desk, name)
    rows = desk.slow(AskShift(TODAY, TODAY)).shifts
    assert len(rows) == 24
    assert all(before.to_at == after.from_at for before, after in pairwise(rows))
    assert [row.to_at is None for row in rows] == [False] * 23 + [True]
