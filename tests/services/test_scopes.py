"""Whose hours: a department within the town's day, its own rows, a counter, and what a changed town does to them."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterdesk.domain.contact import Answerer, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import ClosureId, DeadlineId, DepartmentId
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import (
    AskCalendar,
    AskScopes,
    PreviewChange,
    RemoveClosures,
    SaveClosures,
    ScopeRow,
    SetScopeHours,
    UndoClosing,
)
from counterdesk.services.asks.desk import Question
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.people import SaveDepartment, SavePerson
from counterdesk.services.asks.town import AskTown, AskYear, ClosureRow, ConfirmYear, Hours
from counterdesk.services.door import LogbookDesk
from counterdesk.words.refusals import sentence
from tests.desk import USUAL_HOURS, WEEKDAY, Clock, bare_desk, message, new_desk, person, toronto

YARD = "Works Yard"
LIBRO = "counter:Libro Centre"
EVENING: Hours = (("09:00", "12:00"), ("13:00", "18:00"))
YARD_WEEK: tuple[Hours, ...] = (EVENING, WEEKDAY, WEEKDAY, WEEKDAY, (("09:00", "12:00"),), (), ())
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
SATURDAY = date(2026, 11, 28)


def yard_desk(tmp_path: Path, *, own: bool = True) -> tuple[LogbookDesk, Clock, str, DepartmentId]:
    """Gives a desk with a department, which has hours of its own, and its scope and number."""
    desk, clock = new_desk(tmp_path)
    saved = desk.do(SaveDepartment(None, YARD), None)
    if own:
        desk.do(SetScopeHours(saved.uid, YARD_WEEK), person(desk, "Priya"))
    return desk, clock, saved.uid, DepartmentId(saved.id)


def hours(desk: LogbookDesk, on: date, scope: str) -> list[str]:
    calendar = desk.read(AskCalendar(on.year, scope)).calendar
    return [f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}" for start, end in calendar.hours_on(on)]


def scope_row(desk: LogbookDesk, scope: str) -> ScopeRow:
    return next(one for one in desk.read(AskScopes()) if one.scope == scope)


def yard_call(desk: LogbookDesk, department: DepartmentId, **fields: object) -> DeadlineId:
    typed = MessageTyped(Answerer(department_id=department))
    done = desk.do(message(message=typed, **fields), person(desk, "Priya"))
    return DeadlineId(int(done.facts["deadline_id"]))


def due(desk: LogbookDesk, number: DeadlineId) -> datetime | None:
    return desk.read(AskWhy(number)).due_at


def test_the_town_its_departments_and_its_counters_are_listed(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path, own=False)
    found = desk.read(AskScopes())
    assert (found[0].scope, found[0].name) == ("town", "Town of Tecumseh")
    assert found[0].own
    assert (scope_row(desk, yard).name, scope_row(desk, yard).own) == (YARD, False)
    assert found[-1].scope == "counter:Front counter"
    assert all(one.hours == USUAL_HOURS for one in found)


def test_a_department_without_hours_of_its_own_follows_the_town(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path, own=False)
    desk.do(SaveClosures((ClosureRow(MONDAY, "Moving day"),)), None)
    assert hours(desk, MONDAY, yard) == []
    answer = desk.read(AskCalendar(2026, yard))
    assert [row.name for row in answer.rows] == ["Moving day"]
    assert answer.inherited == {MONDAY}


def test_a_department_keeps_its_weekly_hours_within_what_the_town_has_left(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path)
    assert hours(desk, MONDAY, yard) == ["09:00-12:00", "13:00-18:00"]
    rows = (
        ClosureRow(MONDAY, "Open late", (("08:30", "20:00"),)),
        ClosureRow(TUESDAY, "Staff event", (("08:30", "12:00"),)),
        ClosureRow(date(2026, 12, 2), "Closed"),
        ClosureRow(SATURDAY, "Open house", (("09:00", "12:00"),)),
    )
    desk.do(SaveClosures(rows), None)
    assert hours(desk, MONDAY, yard) == ["09:00-12:00", "13:00-18:00"]
    assert hours(desk, TUESDAY, yard) == ["08:30-12:00"]
    assert hours(desk, date(2026, 12, 2), yard) == []
    assert hours(desk, SATURDAY, yard) == [], "the town's special opening does not open a department"


def test_a_departments_own_row_takes_the_place_of_the_towns(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path)
    desk.do(SaveClosures((ClosureRow(TUESDAY, "Moving day"),)), None)
    desk.do(SaveClosures((ClosureRow(TUESDAY, "Plough duty", (("06:00", "22:00"),)),), yard), None)
    assert hours(desk, TUESDAY, yard) == ["06:00-22:00"]
    assert hours(desk, TUESDAY, "town") == []
    answer = desk.read(AskCalendar(2026, yard))
    assert ([row.name for row in answer.rows], answer.inherited) == (["Plough duty"], frozenset())


def test_the_towns_new_rows_reach_every_scope_with_hours_of_its_own(tmp_path: Path) -> None:
    desk, _, yard, department = yard_desk(tmp_path)
    before = desk.read(AskWhy(yard_call(desk, department))).calendar
    desk.do(SaveClosures((ClosureRow(TUESDAY, "Moving day"),)), None)
    after = desk.read(AskWhy(yard_call(desk, department))).calendar
    assert before != after
    assert hours(desk, TUESDAY, yard) == []


def test_an_answer_counts_in_the_hours_of_the_department_that_must_give_it(tmp_path: Path) -> None:
    desk, clock, _, department = yard_desk(tmp_path)
    clock.set(toronto("2026-11-26 10:00"))
    assert due(desk, yard_call(desk, department)) == toronto("2026-11-27 12:00")
    done = desk.do(message(), person(desk, "Priya"))
    assert due(desk, DeadlineId(int(done.facts["deadline_id"]))) == toronto("2026-11-27 16:30")


def test_hours_of_its_own_offer_to_move_what_the_department_must_answer(tmp_path: Path) -> None:
    desk, clock, yard, department = yard_desk(tmp_path, own=False)
    clock.set(toronto("2026-11-26 10:00"))
    number = yard_call(desk, department)
    desk.do(message(), person(desk, "Priya"))
    (row,) = desk.read(PreviewChange(SetScopeHours(yard, YARD_WEEK))).rows
    assert (row.id, row.after_at, row.why, row.ticked) == (number, toronto("2026-11-27 12:00"), "hours", False)
    desk.do(SetScopeHours(yard, YARD_WEEK, move=(number,)), person(desk, "Priya"))
    why = desk.read(AskWhy(number))
    assert (why.due_at, why.steps[-1].code) == (toronto("2026-11-27 12:00"), "moved_by_hours")


def test_following_the_town_again_offers_to_move_it_back(tmp_path: Path) -> None:
    desk, clock, yard, department = yard_desk(tmp_path)
    clock.set(toronto("2026-11-26 10:00"))
    number = yard_call(desk, department)
    (row,) = desk.read(PreviewChange(SetScopeHours(yard, ()))).rows
    assert (row.before_at, row.after_at, row.ticked) == (
        toronto("2026-11-27 12:00"),
        toronto("2026-11-27 16:30"),
        True,
    )
    done = desk.do(SetScopeHours(yard, (), move=(number,)), person(desk, "Priya"))
    assert (done.facts["follows"], done.facts["moved"], done.facts["scope"]) == ("yes", "1", YARD)
    assert not scope_row(desk, yard).own
    assert due(desk, number) == toronto("2026-11-27 16:30")
    assert due(desk, yard_call(desk, department)) == toronto("2026-11-27 16:30")


def test_a_person_of_the_department_answers_in_its_hours(tmp_path: Path) -> None:
    desk, clock, yard, _ = yard_desk(tmp_path, own=False)
    tom = desk.do(SavePerson(None, "Tom Ng", department=YARD), None)
    clock.set(toronto("2026-11-26 10:00"))
    typed = MessageTyped(Answerer(person_id=tom.id))  # type: ignore[arg-type]
    desk.do(message(message=typed), person(desk, "Priya"))
    assert len(desk.read(PreviewChange(SetScopeHours(yard, YARD_WEEK))).rows) == 1


def test_a_department_may_close_for_a_day_without_hours_of_its_own(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path, own=False)
    saved = desk.do(SaveClosures((ClosureRow(MONDAY, "Stocktaking"),), yard), None)
    assert (hours(desk, MONDAY, yard), hours(desk, MONDAY, "town")) == ([], ["08:30-16:30"])
    assert not scope_row(desk, yard).own
    desk.do(UndoClosing(saved.uid), None)
    assert hours(desk, MONDAY, yard) == ["08:30-16:30"]


def test_new_hours_of_the_town_reach_a_department_that_closed_for_a_day(tmp_path: Path) -> None:
    desk, _, yard, _ = yard_desk(tmp_path, own=False)
    desk.do(SaveClosures((ClosureRow(MONDAY, "Stocktaking"),), yard), None)
    early: Hours = (("08:00", "15:00"),)
    desk.do(SetScopeHours("town", (early,) * 5 + ((),) * 2), None)
    assert (hours(desk, MONDAY, yard), hours(desk, TUESDAY, yard)) == ([], ["08:00-15:00"])


def test_a_counters_hours_stand_on_its_page_and_date_nothing(tmp_path: Path) -> None:
    desk, clock, _, _ = yard_desk(tmp_path, own=False)
    counter = "counter:Front counter"
    clock.set(toronto("2026-11-26 10:00"))
    number = int(desk.do(message(), person(desk, "Priya")).facts["deadline_id"])
    assert desk.read(PreviewChange(SetScopeHours(counter, YARD_WEEK))).rows == ()
    desk.do(SetScopeHours(counter, YARD_WEEK), None)
    assert scope_row(desk, counter).own
    assert hours(desk, MONDAY, counter) == ["09:00-12:00", "13:00-18:00"]
    assert due(desk, DeadlineId(number)) == toronto("2026-11-27 16:30")
    town = desk.read(AskTown()).calendar
    assert town is not None
    assert town.weekly[0][0].start == 8 * 60 + 30


def test_new_hours_of_the_town_are_confirmed_and_counted_as_a_version(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    done = desk.do(SetScopeHours("town", USUAL_HOURS), None)
    assert (done.action, done.facts["version"]) == ("hours_set", "2")
    assert desk.read(AskTown()).hours_confirmed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (SetScopeHours("town", ()), "bad_hours"),
        (SetScopeHours("town", ((),) * 7), "no_opening"),
        (SetScopeHours("town", USUAL_HOURS[:6]), "bad_hours"),
        (SetScopeHours("town", ((("08:30", "12:00"), ("11:00", "16:30")), *USUAL_HOURS[1:])), "bad_hours"),
        (SetScopeHours("nobody", USUAL_HOURS), "not_there"),
        (SetScopeHours(LIBRO, USUAL_HOURS), "not_there"),
        (SaveClosures(()), "no_rows"),
        (SaveClosures((ClosureRow(MONDAY, "Offered", ticked=False),)), "no_rows"),
        (SaveClosures((ClosureRow(MONDAY, "One"), ClosureRow(MONDAY, "Two"))), "closure_twice"),
        (SaveClosures((ClosureRow(date(2026, 11, 23), "Yesterday"),)), "closure_past"),
        (SaveClosures((ClosureRow(date(2029, 1, 1), "Far"),)), "closure_too_far"),
        (SaveClosures((ClosureRow(MONDAY, "Odd", (("12:00", "08:30"),)),)), "bad_hours"),
        (SaveClosures((ClosureRow(MONDAY, "x" * 201),)), "text_too_long"),
        (SaveClosures((ClosureRow(MONDAY, "One"), ClosureRow(date(2026, 11, 23), "Past"))), "closure_past"),
        (SaveClosures((ClosureRow(MONDAY, "One"),), "nobody"), "not_there"),
        (RemoveClosures((ClosureId(999),)), "not_there"),
        (RemoveClosures(()), "not_there"),
        (ConfirmYear(20260, ()), "year_out_of_range"),
    ],
)
def test_what_cannot_be_is_refused_whole_when_asked_and_when_done(
    tmp_path: Path, change: SetScopeHours | SaveClosures | RemoveClosures | ConfirmYear, code: str
) -> None:
    desk, _ = new_desk(tmp_path)
    before = desk.read(AskCalendar(2026)), desk.read(AskScopes())
    with pytest.raises(Refused, match=code) as asked:
        desk.read(PreviewChange(change))
    with pytest.raises(Refused, match=code):
        desk.do(change, None)
    assert (desk.read(AskCalendar(2026)), desk.read(AskScopes())) == before
    assert sentence(asked.value).endswith(".")
    assert code not in sentence(asked.value)


@pytest.mark.parametrize("year", [1999, 2101, 20260])
def test_a_year_far_away_has_no_page(tmp_path: Path, year: int) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="year_out_of_range"):
        desk.read(AskCalendar(year))


def test_without_a_town_there_is_no_calendar(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    questions: tuple[Question[Any], ...] = (
        AskScopes(),
        AskCalendar(2026),
        PreviewChange(SetScopeHours("town", USUAL_HOURS)),
    )
    for question in questions:
        with pytest.raises(Refused, match="no_town"):
            desk.read(question)


def answered_yesterday(tmp_path: Path) -> tuple[LogbookDesk, DeadlineId]:
    """Gives a desk on Wednesday with a call of Monday that was answered on Wednesday morning, a day late."""
    desk, clock = new_desk(tmp_path, toronto("2026-11-23 10:00"))
    done = desk.do(message(), person(desk, "Priya"))
    number = DeadlineId(int(done.facts["deadline_id"]))
    clock.set(toronto("2026-11-25 09:00"))
    desk.do(AnswerDeadline(number, clock.now, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    return desk, number


def test_a_closure_in_the_past_that_would_change_a_verdict_is_refused(tmp_path: Path) -> None:
    desk, _ = answered_yesterday(tmp_path)
    change = ConfirmYear(2026, (ClosureRow(date(2026, 11, 24), "Snow, they say"),))
    for ask in (lambda: desk.read(PreviewChange(change)), lambda: desk.do(change, None)):
        with pytest.raises(Refused, match="closure_changes_verdict") as refused:
            ask()
        assert refused.value.facts == {"on": date(2026, 11, 24)}
    assert desk.read(AskYear(2026)).rows == ()


def test_a_closure_in_the_past_that_changes_no_verdict_may_be_confirmed(tmp_path: Path) -> None:
    desk, number = answered_yesterday(tmp_path)
    desk.do(ConfirmYear(2026, (ClosureRow(date(2026, 7, 1), "Canada Day"),)), None)
    assert [row.name for row in desk.read(AskYear(2026)).rows] == ["Canada Day"]
    assert due(desk, number) == toronto("2026-11-24 16:30")


def test_a_confirmed_year_offers_to_move_what_runs_over_its_closures(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-12-21 10:00"), confirmed=False)
    desk.do(SetScopeHours("town", USUAL_HOURS), None)
    done = desk.do(message(channel=Channel.LETTER), person(desk, "Priya"))
    number = DeadlineId(int(done.facts["deadline_id"]))
    rows = tuple(ClosureRow(date(2026, 12, day), "Christmas") for day in (24, 25, 28, 29, 30, 31))
    found = desk.read(PreviewChange(ConfirmYear(2026, rows)))
    assert [(row.before_at, row.after_at) for row in found.rows] == [
        (toronto("2026-12-28 16:30"), toronto("2027-01-05 16:30"))
    ]
    desk.do(ConfirmYear(2026, rows, move=(number,)), person(desk, "Priya"))
    assert due(desk, number) == toronto("2027-01-05 16:30")
    assert clock.now == toronto("2026-12-21 10:00")


def test_a_busy_month_of_changes_leaves_a_sound_logbook(tmp_path: Path) -> None:
    desk, _, yard, department = yard_desk(tmp_path)
    number = yard_call(desk, department)
    for day in range(1, 6):
        saved = desk.do(SaveClosures((ClosureRow(date(2026, 12, day), f"Day {day}"),), yard, (number,)), None)
        if day % 2:
            desk.do(UndoClosing(saved.uid), None)
    desk.do(SetScopeHours(yard, ()), None)
    desk.do(SetScopeHours("counter:Front counter", YARD_WEEK), None)
    assert desk.slow(Check()).sound
    assert len(desk.read(DueBoard()).rows) == 1
