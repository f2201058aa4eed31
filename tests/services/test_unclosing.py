"""Undoing closings that lie over each other, in either order: the hours and the dates are as if they had never been."""

from datetime import date, datetime
from itertools import permutations
from pathlib import Path

import pytest

from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import (
    AskCalendar,
    AskScopes,
    CloseNow,
    PreviewChange,
    RemoveClosures,
    SaveClosures,
    UndoClosing,
)
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, Why
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import SaveDepartment
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.services.door import LogbookDesk
from tests.desk import WEEKDAY, Clock, message, new_desk, person, toronto

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)
STAFF_DAY = ClosureRow(TUESDAY, "Staff day", (("08:30", "16:00"),))


def at_two(tmp_path: Path, closures: tuple[ClosureRow, ...] = ()) -> tuple[LogbookDesk, Clock, DeadlineId]:
    """Gives a desk at 2 p.m. on a Tuesday with a call of Monday, which is due today at 4:30."""
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"), closures=closures)
    done = desk.do(message(), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 14:00"))
    return desk, clock, DeadlineId(int(done.facts["deadline_id"]))


def close(desk: LogbookDesk, begins: str, until: str | None, name: str, *, moving: bool = True) -> str:
    """Closes and gives the group; moves what the town's settings propose unless told otherwise."""
    change = CloseNow(toronto(begins), name, toronto(until) if until else None)
    ids = tuple(row.id for row in desk.read(PreviewChange(change)).rows if row.ticked) if moving else ()
    done = desk.do(CloseNow(change.from_at, name, change.until_at, move=ids), person(desk, "Priya"))
    return done.uid


def undo(desk: LogbookDesk, group: str) -> None:
    desk.do(UndoClosing(group), person(desk, "Priya"))


def due(desk: LogbookDesk) -> datetime | None:
    (row,) = desk.read(DueBoard()).rows
    return row.due_at


def hours_on(desk: LogbookDesk, on: date = TUESDAY, scope: str = "town") -> Hours:
    calendar = desk.read(AskCalendar(on.year, scope)).calendar
    return tuple((f"{one.start // 60:02}:{one.start % 60:02}", f"{one.end // 60:02}:{one.end % 60:02}") for one in
                 calendar.hours_on(on))  # fmt: skip


def names(desk: LogbookDesk) -> list[tuple[date, str]]:
    return [(row.on, row.name) for row in desk.read(AskCalendar(2026)).rows]


def said(why: Why) -> tuple[object, ...]:
    """Gives what an explanation says, without the calendar's number, which only grows."""
    return why.steps, why.due_at, why.original_due_at, why.moved


def test_a_closing_that_a_longer_one_covers_is_undone_before_it(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", None, "Power cut")
    undo(desk, snow)
    assert (names(desk), hours_on(desk)) == ([(TUESDAY, "Power cut")], (("08:30", "14:30"),))
    undo(desk, power)
    assert (names(desk), hours_on(desk)) == ([], WEEKDAY)


def test_undoing_the_covered_one_gives_back_the_hours_that_only_it_took(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    drill = close(desk, "2026-11-24 14:10", "2026-11-24 14:40", "Fire drill")
    assert hours_on(desk) == (("08:30", "14:10"), ("14:40", "15:00"))
    undo(desk, snow)
    assert hours_on(desk) == (("08:30", "14:10"), ("14:40", "16:30"))
    undo(desk, drill)
    assert hours_on(desk) == WEEKDAY


def test_the_day_that_two_ranges_share_is_left_by_both(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", "2026-11-25 12:00", "Snow")
    power = close(desk, "2026-11-25 10:00", "2026-11-26 12:00", "Power cut")
    undo(desk, snow)
    assert names(desk) == [(WEDNESDAY, "Power cut"), (date(2026, 11, 26), "Power cut")]
    assert hours_on(desk, WEDNESDAY) == (("08:30", "10:00"),)
    undo(desk, power)
    assert (names(desk), hours_on(desk, WEDNESDAY)) == ([], WEEKDAY)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_three_over_a_shorter_day_leave_it_in_any_order_of_undoing(tmp_path: Path, order: tuple[int, ...]) -> None:
    desk, _, _ = at_two(tmp_path, (STAFF_DAY,))
    groups = (
        close(desk, "2026-11-24 15:00", None, "Snow"),
        close(desk, "2026-11-24 14:10", "2026-11-24 14:20", "Fire drill"),
        close(desk, "2026-11-24 14:30", "2026-11-24 14:50", "Power cut"),
    )
    cut = {0: (900, 990), 1: (850, 860), 2: (870, 890)}
    for place in order:
        undo(desk, groups[place])
        del cut[place]
        calendar = desk.read(AskCalendar(2026)).calendar
        open_minutes = {minute for start, end in calendar.hours_on(TUESDAY) for minute in range(start, end)}
        closed = {minute for start, end in cut.values() for minute in range(start, end)}
        assert open_minutes == set(range(510, 960)) - closed
    assert names(desk) == [(TUESDAY, "Staff day")]
    assert hours_on(desk) == STAFF_DAY.hours
    assert desk.slow(Check()).sound


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_the_date_that_both_moved_is_the_first_one_again(tmp_path: Path, order: tuple[int, int]) -> None:
    desk, clock, number = at_two(tmp_path)
    before = said(desk.read(AskWhy(number)))
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    clock.forward(minutes=5)
    groups = (snow, close(desk, "2026-11-24 14:30", "2026-11-25 16:30", "Power cut"))
    assert due(desk) == toronto("2026-11-26 16:30")
    clock.forward(minutes=5)
    undo(desk, groups[order[0]])
    assert due(desk) == toronto("2026-11-26 16:30" if order[0] == 0 else "2026-11-25 16:30")
    clock.forward(minutes=5)
    undo(desk, groups[order[1]])
    assert said(desk.read(AskWhy(number))) == before


def test_two_closings_of_one_instant_are_told_apart(tmp_path: Path) -> None:
    desk, _, number = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", "2026-11-25 16:30", "Power cut")
    undo(desk, power)
    assert due(desk) == toronto("2026-11-25 16:30")
    undo(desk, snow)
    assert due(desk) == toronto("2026-11-24 16:30")
    assert desk.read(AskWhy(number)).moved is None


def test_a_closing_that_moved_nothing_brings_no_date_back_of_another_in_that_instant(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", None, "Power cut", moving=False)
    undo(desk, power)
    assert (due(desk), hours_on(desk)) == (toronto("2026-11-25 16:30"), (("08:30", "15:00"),))


def test_a_date_that_moved_again_since_stays_where_it_is(tmp_path: Path) -> None:
    desk, _, number = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    desk.do(SaveClosures((ClosureRow(WEDNESDAY, "Burst pipe"),), move=(number,)), person(desk, "Priya"))
    assert due(desk) == toronto("2026-11-26 16:30")
    undo(desk, snow)
    assert due(desk) == toronto("2026-11-26 16:30")


def test_what_was_answered_since_keeps_its_verdict_under_both(tmp_path: Path) -> None:
    desk, clock, number = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", "2026-11-25 16:30", "Power cut")
    clock.set(toronto("2026-11-24 17:00"))
    desk.do(AnswerDeadline(number, clock.now, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    undo(desk, snow)
    done = desk.do(UndoClosing(power), person(desk, "Priya"))
    assert (done.facts.get("back"), done.facts["kept"]) == (None, "1")
    assert desk.read(AskWhy(number)).due_at == toronto("2026-11-26 16:30")


def test_undone_and_closed_again_and_undone_again(tmp_path: Path) -> None:
    desk, _, number = at_two(tmp_path)
    before = said(desk.read(AskWhy(number)))
    for _turn in range(2):
        first = close(desk, "2026-11-24 15:00", None, "Snow")
        second = close(desk, "2026-11-24 14:30", "2026-11-25 16:30", "Power cut")
        undo(desk, second)
        third = close(desk, "2026-11-24 14:20", None, "Water")
        undo(desk, first)
        undo(desk, third)
    assert (said(desk.read(AskWhy(number))), names(desk)) == (before, [])


def test_a_covered_closing_is_undone_once_and_not_after_its_cover_fell(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", None, "Power cut")
    undo(desk, snow)
    for group in (snow, "never"):
        with pytest.raises(Refused, match="not_there"):
            undo(desk, group)
    undo(desk, power)
    with pytest.raises(Refused, match="not_there"):
        undo(desk, snow)


def test_a_covered_closing_stays_once_its_day_is_over(tmp_path: Path) -> None:
    desk, clock, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    close(desk, "2026-11-24 14:30", None, "Power cut")
    clock.set(toronto("2026-11-25 09:00"))
    with pytest.raises(Refused, match="closure_past"):
        undo(desk, snow)


def test_what_was_entered_as_days_is_undone_under_a_closing(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    days = desk.do(SaveClosures((STAFF_DAY, ClosureRow(WEDNESDAY, "Staff day"))), None).uid
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    undo(desk, days)
    assert (names(desk), hours_on(desk)) == ([(TUESDAY, "Snow")], (("08:30", "15:00"),))
    undo(desk, snow)
    assert (names(desk), hours_on(desk)) == ([], WEEKDAY)


def test_a_day_taken_out_of_the_list_brings_the_covered_closing_back_to_be_undone(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    close(desk, "2026-11-24 14:30", None, "Power cut")
    (row,) = desk.read(AskCalendar(2026)).rows
    desk.do(RemoveClosures((row.id,)), None)  # type: ignore[arg-type]
    assert names(desk) == [(TUESDAY, "Snow")]
    undo(desk, snow)
    assert (names(desk), hours_on(desk)) == ([], WEEKDAY)


def test_a_department_with_a_day_of_its_own_follows_in_any_order(tmp_path: Path) -> None:
    desk, _, _ = at_two(tmp_path)
    desk.do(SaveDepartment(None, "Works Yard"), None)
    scope = next(one.scope for one in desk.read(AskScopes()) if one.name == "Works Yard")
    late = ClosureRow(TUESDAY, "Open house", (("08:30", "20:00"),))
    desk.do(SaveClosures((late,), scope), None)
    snow = close(desk, "2026-11-24 15:00", None, "Snow")
    power = close(desk, "2026-11-24 14:30", None, "Power cut")
    undo(desk, snow)
    assert hours_on(desk, TUESDAY, scope) == (("08:30", "14:30"),)
    undo(desk, power)
    assert (hours_on(desk, TUESDAY, scope), hours_on(desk)) == (late.hours, WEEKDAY)
