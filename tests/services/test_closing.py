"""Closing at short notice: nothing moves earlier, what was due inside moves on, and one undo brings it all back."""

from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import (
    AskCalendar,
    AskScopes,
    CloseNow,
    MoveRow,
    Preview,
    PreviewChange,
    RemoveClosures,
    SaveClosures,
    SetScopeHours,
    UndoClosing,
)
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, Why
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import SaveDepartment
from counterdesk.services.asks.town import ClosureRow, Hours, SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.words.refusals import sentence
from counterdesk.words.why import explain
from tests.desk import TUESDAY, USUAL_HOURS, WEEKDAY, Clock, message, new_desk, person, toronto

TWENTY_PAST_TWO = toronto("2026-11-24 14:20")
AT_THREE = toronto("2026-11-24 15:00")
TOWN_DEPARTMENT = "Works Yard"


def monday_call(tmp_path: Path, **fields: object) -> tuple[LogbookDesk, Clock, DeadlineId]:
    """Gives a Tecumseh desk at 2:20 p.m. on a Tuesday with a call of Monday, which is due today at 4:30."""
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    done = desk.do(message(**fields), person(desk, "Priya"))
    clock.set(TWENTY_PAST_TWO)
    return desk, clock, DeadlineId(int(done.facts["deadline_id"]))


def previewed(desk: LogbookDesk, change: Command) -> Preview:
    return desk.read(PreviewChange(change))


def snow(**fields: object) -> CloseNow:
    usual: dict[str, object] = {"from_at": AT_THREE, "reason": "Snow"}
    return CloseNow(**{**usual, **fields})  # type: ignore[arg-type]


def closed(desk: LogbookDesk, change: CloseNow | None = None, *, moving: bool = True) -> Done:
    """Closes, moving what the town's settings propose."""
    change = change or snow()
    ids = tuple(row.id for row in previewed(desk, change).rows if row.ticked) if moving else ()
    fields = {"from_at": change.from_at, "reason": change.reason, "until_at": change.until_at, "scope": change.scope}
    return desk.do(CloseNow(**fields, move=ids), person(desk, "Priya"))  # type: ignore[arg-type]


def due(desk: LogbookDesk) -> list[datetime | None]:
    return [row.due_at for row in desk.read(DueBoard()).rows]


def only(found: Preview) -> MoveRow:
    (row,) = found.rows
    return row


def hours_on(desk: LogbookDesk, on: date, scope: str = "town") -> Hours:
    calendar = desk.read(AskCalendar(on.year, scope)).calendar
    return tuple((f"{one.start // 60:02}:{one.start % 60:02}", f"{one.end // 60:02}:{one.end % 60:02}") for one in
                 calendar.hours_on(on))  # fmt: skip


def test_closing_for_snow_at_three_moves_todays_call_to_the_close_of_tomorrow(tmp_path: Path) -> None:
    desk, _, number = monday_call(tmp_path)
    row = only(previewed(desk, snow()))
    assert (row.id, row.why, row.ticked) == (number, "short_notice:Snow", True)
    assert (row.before_at, row.after_at) == (toronto("2026-11-24 16:30"), toronto("2026-11-25 16:30"))
    done = closed(desk)
    assert (done.action, done.facts["moved"], done.facts["name"]) == ("office_closed", "1", "Snow")
    assert due(desk) == [toronto("2026-11-25 16:30")]
    assert hours_on(desk, date(2026, 11, 24)) == (("08:30", "15:00"),)


def test_looking_at_the_list_changes_nothing(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path)
    found = previewed(desk, snow())
    assert found.calendar is not None
    assert found.calendar.hours_on(date(2026, 11, 24))[-1].end == 15 * 60
    assert due(desk) == [toronto("2026-11-24 16:30")]
    assert hours_on(desk, date(2026, 11, 24)) == WEEKDAY


def test_without_ticks_the_office_closes_and_every_date_stays(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path)
    done = closed(desk, moving=False)
    assert "moved" not in done.facts
    assert due(desk) == [toronto("2026-11-24 16:30")]


def test_one_undo_brings_the_hours_and_the_dates_back(tmp_path: Path) -> None:
    desk, _, number = monday_call(tmp_path)
    before = desk.read(AskWhy(number))
    group = closed(desk).uid
    done = desk.do(UndoClosing(group), person(desk, "Priya"))
    assert (done.action, done.facts["back"]) == ("closing_undone", "1")
    assert due(desk) == [toronto("2026-11-24 16:30")]
    assert hours_on(desk, date(2026, 11, 24)) == WEEKDAY
    after = desk.read(AskWhy(number))
    assert (after.steps, after.due_at, after.calendar, after.moved) == (
        before.steps,
        before.due_at,
        before.calendar,
        None,
    )
    assert desk.slow(Check()).sound


def test_a_closing_is_undone_once(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path)
    group = closed(desk).uid
    desk.do(UndoClosing(group), None)
    with pytest.raises(Refused, match="not_there"):
        desk.do(UndoClosing(group), None)
    with pytest.raises(Refused, match="not_there"):
        desk.do(UndoClosing("never"), None)


def test_what_was_answered_since_keeps_its_verdict_through_the_undo(tmp_path: Path) -> None:
    desk, clock, number = monday_call(tmp_path)
    group = closed(desk).uid
    clock.set(toronto("2026-11-24 17:00"))
    desk.do(AnswerDeadline(number, clock.now, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    done = desk.do(UndoClosing(group), person(desk, "Priya"))
    assert (done.facts.get("back"), done.facts["kept"]) == (None, "1")
    why = desk.read(AskWhy(number))
    assert why.due_at == toronto("2026-11-25 16:30")


def test_the_day_after_a_closing_stays_as_it_was(tmp_path: Path) -> None:
    desk, clock, _ = monday_call(tmp_path)
    group = closed(desk).uid
    clock.set(toronto("2026-11-25 09:00"))
    with pytest.raises(Refused, match="closure_past"):
        desk.do(UndoClosing(group), None)
    assert due(desk) == [toronto("2026-11-25 16:30")]


def test_the_explanation_says_that_snow_moved_the_date_and_keeps_the_first_one(tmp_path: Path) -> None:
    desk, _, number = monday_call(tmp_path)
    closed(desk)
    why = desk.read(AskWhy(number))
    assert (why.steps[-1].code, why.steps[-1].name, why.steps[-1].on) == (
        "moved_by_closure",
        "Snow",
        date(2026, 11, 25),
    )
    assert why.original_due_at == toronto("2026-11-24 16:30")
    assert why.calendar.startswith("town")


def test_whom_we_told_the_old_date_is_on_the_call_list(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path, told_due_at=toronto("2026-11-24 16:30"))
    row = only(previewed(desk, snow()))
    assert (row.told_at, row.title, row.number) == (toronto("2026-11-23 10:00"), "Maria Rossi", "519-555-0142")


@pytest.mark.parametrize(
    ("begins", "ends", "after"),
    [
        ("2026-11-24 14:20", None, "2026-11-25 16:30"),
        ("2026-11-24 16:29", None, "2026-11-25 16:30"),
        ("2026-11-24 15:00", "2026-11-24 16:30", "2026-11-25 16:30"),
        ("2026-11-24 15:00", "2026-11-25 12:00", "2026-11-25 16:30"),
        ("2026-11-24 15:00", "2026-11-26 10:00", "2026-11-26 16:30"),
        ("2026-11-24 15:00", "2026-11-27 23:00", "2026-11-30 16:30"),
        ("2026-11-24 15:00", "2026-11-24 16:00", ""),
    ],
)
def test_what_was_due_inside_the_closing_moves_to_the_next_business_day_after_it(
    tmp_path: Path, begins: str, ends: str | None, after: str
) -> None:
    desk, _, _ = monday_call(tmp_path)
    change = snow(from_at=toronto(begins), until_at=toronto(ends) if ends else None)
    rows = previewed(desk, change).rows
    assert [row.after_at for row in rows] == ([toronto(after)] if after else [])
    closed(desk, change)
    assert due(desk) == [toronto(after or "2026-11-24 16:30")]


def test_a_whole_day_lost_moves_what_is_due_later_by_a_day(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    desk.do(message(channel=Channel.LETTER), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 07:00"))
    change = snow(from_at=toronto("2026-11-24 08:30"))
    row = only(previewed(desk, change))
    assert (row.before_at, row.after_at) == (toronto("2026-11-30 16:30"), toronto("2026-12-01 16:30"))
    assert row.why == "short_notice:Snow"


def test_a_half_day_lost_moves_nothing_that_is_due_later(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    desk.do(message(channel=Channel.LETTER), person(desk, "Priya"))
    clock.set(TWENTY_PAST_TWO)
    found = previewed(desk, snow())
    assert (found.rows, found.same) == ((), 1)


def test_a_town_may_choose_that_sudden_closings_move_nothing(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path)
    desk.do(SetSetting("sudden_closure_moves", "no"), None)
    assert not only(previewed(desk, snow())).ticked
    closed(desk)
    assert due(desk) == [toronto("2026-11-24 16:30")]


def test_missed_yesterday_stays_missed(tmp_path: Path) -> None:
    desk, clock, _ = monday_call(tmp_path)
    clock.set(toronto("2026-11-25 09:00"))
    found = previewed(desk, snow(from_at=toronto("2026-11-25 10:00")))
    assert (found.rows, found.frozen) == ((), 1)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"from_at": toronto("2026-11-24 13:00")}, "close_in_past"),
        ({"from_at": toronto("2026-11-23 15:00")}, "close_in_past"),
        ({"from_at": toronto("2026-11-24 16:30")}, "close_not_open"),
        ({"from_at": toronto("2026-11-24 23:00")}, "close_not_open"),
        ({"from_at": toronto("2026-11-28 10:00")}, "close_not_open"),
        ({"until_at": toronto("2026-11-24 15:00")}, "close_ends_before"),
        ({"until_at": toronto("2026-11-24 14:00")}, "close_ends_before"),
        ({"until_at": toronto("2030-01-01 14:00")}, "closure_too_far"),
        ({"reason": "  "}, "nothing_happened"),
        ({"reason": "x" * 201}, "text_too_long"),
        ({"scope": "nobody"}, "not_there"),
    ],
)
def test_a_closing_that_cannot_be_is_refused_and_changes_nothing(
    tmp_path: Path, fields: dict[str, object], code: str
) -> None:
    desk, _, _ = monday_call(tmp_path)
    before = desk.read(AskCalendar(2026))
    for ask in (lambda: previewed(desk, snow(**fields)), lambda: desk.do(snow(**fields), None)):
        with pytest.raises(Refused, match=code) as refused:
            ask()
        assert "{" not in sentence(refused.value)
    assert desk.read(AskCalendar(2026)) == before


def test_reading_the_list_for_a_while_does_not_spoil_closing_now(tmp_path: Path) -> None:
    desk, clock, _ = monday_call(tmp_path)
    now = snow(from_at=clock.now)
    previewed(desk, now)
    clock.forward(minutes=25)
    closed(desk, now)
    assert hours_on(desk, date(2026, 11, 24)) == (("08:30", "14:20"),)


def test_closing_takes_the_place_of_a_shorter_day_and_the_undo_gives_it_back(tmp_path: Path) -> None:
    eve = ClosureRow(date(2026, 11, 24), "Staff day", (("08:30", "16:00"),))
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 09:00"), closures=[eve])
    clock.set(TWENTY_PAST_TWO)
    group = closed(desk).uid
    assert [row.name for row in desk.read(AskCalendar(2026)).rows] == ["Snow"]
    assert [row.group for row in desk.read(AskCalendar(2026)).rows] == [group]
    desk.do(UndoClosing(group), None)
    assert [(row.name, row.hours) for row in desk.read(AskCalendar(2026)).rows] == [("Staff day", eve.hours)]


def test_opening_again_the_next_day_gives_back_only_what_is_left_of_the_closing(tmp_path: Path) -> None:
    desk, clock, _ = monday_call(tmp_path)
    closed(desk, snow(until_at=toronto("2026-11-26 16:30")))
    clock.set(toronto("2026-11-25 18:00"))
    thursday = next(row.id for row in desk.read(AskCalendar(2026)).rows if row.on.day == 26)
    assert thursday is not None
    desk.do(RemoveClosures((thursday,)), None)
    assert hours_on(desk, date(2026, 11, 26)) == WEEKDAY
    assert hours_on(desk, date(2026, 11, 25)) == ()


def department(desk: LogbookDesk, name: str = TOWN_DEPARTMENT) -> str:
    return next(one.scope for one in desk.read(AskScopes()) if one.name == name)


def test_one_department_may_close_alone(tmp_path: Path) -> None:
    desk, _, _ = with_departments(tmp_path)
    scope = department(desk)
    closed(desk, snow(scope=scope))
    assert hours_on(desk, date(2026, 11, 24), scope) == (("08:30", "15:00"),)
    assert hours_on(desk, date(2026, 11, 24)) == WEEKDAY
    assert [row.due_at for row in desk.read(DueBoard()).rows] == [
        toronto("2026-11-24 16:30"),
        toronto("2026-11-25 16:30"),
    ]


def test_when_the_town_closes_a_department_with_a_day_of_its_own_closes_too(tmp_path: Path) -> None:
    desk, _, _ = with_departments(tmp_path)
    scope = department(desk)
    late = ClosureRow(date(2026, 11, 24), "Open house", (("08:30", "20:00"),))
    desk.do(SaveClosures((late,), scope), None)
    group = closed(desk).uid
    assert hours_on(desk, date(2026, 11, 24), scope) == (("08:30", "15:00"),)
    desk.do(UndoClosing(group), None)
    assert hours_on(desk, date(2026, 11, 24), scope) == late.hours


def with_departments(tmp_path: Path) -> tuple[LogbookDesk, Clock, str]:
    """Gives a desk with a call for the counter and one for a department, both due today at 4:30."""
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    saved = desk.do(SaveDepartment(None, TOWN_DEPARTMENT), None)
    desk.do(message(), person(desk, "Priya"))
    answerer = Answerer(department_id=saved.id)  # type: ignore[arg-type]
    desk.do(message(message=MessageTyped(answerer)), person(desk, "Priya"))
    clock.set(TWENTY_PAST_TWO)
    return desk, clock, saved.uid


def test_announced_a_full_open_day_ahead_it_is_counted_anew(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, TUESDAY)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    row = only(previewed(desk, SaveClosures((ClosureRow(date(2026, 11, 27), "Moving day"),))))
    assert (row.before_at, row.after_at) == (toronto("2026-11-27 16:30"), toronto("2026-11-30 16:30"))
    assert (row.why, row.ticked) == ("closure:Moving day", True)
    assert clock.now == TUESDAY


def test_an_announced_shorter_day_is_listed_and_never_ticked(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    short = SaveClosures((ClosureRow(date(2026, 11, 27), "Staff party", (("08:30", "12:00"),)),))
    row = only(previewed(desk, short))
    assert (row.after_at, row.ticked) == (toronto("2026-11-27 12:00"), False)


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ("2026-11-24 08:30", "closure:"),
        ("2026-11-24 08:31", "short_notice:"),
        ("2026-11-24 16:00", "short_notice:"),
        ("2026-11-24 22:00", "short_notice:"),
        ("2026-11-23 16:00", "closure:"),
    ],
)
def test_a_full_open_day_is_measured_in_open_time(tmp_path: Path, now: str, why: str) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    clock.set(toronto(now))
    row = only(previewed(desk, SaveClosures((ClosureRow(date(2026, 11, 25), "Power"),))))
    assert row.why == f"{why}Power"
    assert row.after_at == toronto("2026-11-27 16:30")


def test_a_town_may_keep_promises_through_announced_closures(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    desk.do(SetSetting("announced_closure_moves", "no"), None)
    assert not only(previewed(desk, SaveClosures((ClosureRow(date(2026, 11, 27), "Moving day"),)))).ticked


def test_a_date_moved_for_snow_stays_a_day_behind_when_the_next_day_closes_too(tmp_path: Path) -> None:
    desk, clock, _ = monday_call(tmp_path)
    closed(desk)
    clock.set(toronto("2026-11-24 20:00"))
    closed(desk, snow(from_at=toronto("2026-11-25 08:30")))
    assert due(desk) == [toronto("2026-11-26 16:30")]


def test_a_date_moved_for_snow_is_not_listed_again_for_a_change_far_away(tmp_path: Path) -> None:
    desk, _, _ = monday_call(tmp_path)
    closed(desk)
    assert previewed(desk, SaveClosures((ClosureRow(date(2026, 12, 24), "Eve"),))).rows == ()


def test_a_date_kept_through_a_closure_is_not_listed_again_for_a_change_far_away(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 26), "Moving day"),)), None)
    assert previewed(desk, SaveClosures((ClosureRow(date(2026, 11, 30), "Staff day"),))).rows == ()
    (row,) = previewed(desk, SaveClosures((ClosureRow(date(2026, 11, 27), "Staff day"),))).rows
    assert row.after_at == toronto("2026-12-01 16:30")


def test_taking_an_announced_closure_back_is_listed_and_not_ticked(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    saved = desk.do(SaveClosures((ClosureRow(date(2026, 11, 26), "Moving day"),)), None)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    row = only(previewed(desk, RemoveClosures((saved.id,))))  # type: ignore[arg-type]
    assert (row.after_at, row.ticked, row.why) == (toronto("2026-11-27 16:30"), False, "reopened:Moving day")


def test_new_weekly_hours_hold_from_today_and_leave_the_days_before(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-20 16:00"))
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 09:00"))
    until_three: Hours = (("08:30", "15:00"),)
    row = only(previewed(desk, SetScopeHours("town", (until_three,) * 5 + ((),) * 2)))
    assert (row.before_at, row.after_at) == (toronto("2026-11-25 16:30"), toronto("2026-11-25 15:00"))
    assert (row.why, row.ticked) == ("hours", False)
    later: Hours = (("08:30", "18:00"),)
    row = only(previewed(desk, SetScopeHours("town", (later,) * 5 + ((),) * 2)))
    assert (row.after_at, row.ticked) == (toronto("2026-11-25 18:00"), True)
    assert previewed(desk, SetScopeHours("town", USUAL_HOURS)).rows == ()


def test_a_special_opening_is_named_as_one(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    number = DeadlineId(int(desk.do(message(channel=Channel.EMAIL), person(desk, "Priya")).facts["deadline_id"]))
    late = ClosureRow(date(2026, 11, 27), "Market day", (("08:30", "19:00"),))
    row = only(previewed(desk, SaveClosures((late,))))
    assert (row.after_at, row.why, row.ticked) == (toronto("2026-11-27 19:00"), "opening:Market day", True)
    desk.do(SaveClosures((late,), move=(number,)), person(desk, "Priya"))
    assert days(desk.read(AskWhy(number)))[-1] == "moved to here, open: Market day: due 7:00 p.m."


def test_moved_by_new_hours_is_said_in_words(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    number = DeadlineId(int(desk.do(message(), person(desk, "Priya")).facts["deadline_id"]))
    later: Hours = (("08:30", "18:00"),)
    desk.do(SetScopeHours("town", (later,) * 5 + ((),) * 2, move=(number,)), person(desk, "Priya"))
    assert days(desk.read(AskWhy(number)))[-2:] == [
        "1st business day",
        "moved to here, the opening hours changed: due 6:00 p.m.",
    ]


def test_moved_for_snow_is_said_in_words(tmp_path: Path) -> None:
    desk, _, number = monday_call(tmp_path)
    closed(desk)
    assert days(desk.read(AskWhy(number)))[-1] == "moved to here, closed for snow: due 4:30 p.m."


def days(why: Why) -> list[str]:
    """Gives the days of an explanation in words."""
    return [day.what for day in explain(why).days]
