"""Closures of a year: what is proposed, what a person confirms, and what that changes."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import RemoveClosures, SaveClosures, SetScopeHours
from counterdesk.services.asks.due import AskPromise, DueBoard
from counterdesk.services.asks.town import (
    AskTown,
    AskYear,
    ClosureRow,
    ConfirmYear,
    ProposeYear,
)
from counterdesk.services.door import LogbookDesk
from tests.desk import USUAL_HOURS, bare_desk, message, new_desk, person, toronto

TICKED = {
    2024: "01-01 02-19 03-29 05-20 07-01 08-05 09-02 10-14 12-25 12-26",
    2025: "01-01 02-17 04-18 05-19 07-01 08-04 09-01 10-13 12-25 12-26",
    2026: "01-01 02-16 04-03 05-18 07-01 08-03 09-07 10-12 12-25 12-28",
    2027: "01-01 02-15 03-26 05-24 07-01 08-02 09-06 10-11 12-27 12-28",
    2028: "01-03 02-21 04-14 05-22 07-03 08-07 09-04 10-09 12-25 12-26",
    2029: "01-01 02-19 03-30 05-21 07-02 08-06 09-03 10-08 12-25 12-26",
    2030: "01-01 02-18 04-19 05-20 07-01 08-05 09-02 10-14 12-25 12-26",
}
UNTICKED = {
    2024: "04-01 09-30 11-11",
    2025: "04-21 09-30 11-11",
    2026: "04-06 09-30 11-11",
    2027: "03-29 09-30 11-11 12-24 12-31",
    2028: "04-17 06-30 09-29 10-02 11-10 11-13",
    2029: "04-02 10-01 11-12",
    2030: "04-22 09-30 11-11",
}


def days(desk: LogbookDesk, year: int, *, ticked: bool) -> str:
    rows = desk.slow(ProposeYear(year, "tecumseh")).rows
    return " ".join(row.on.isoformat()[5:] for row in rows if row.ticked is ticked)


@pytest.mark.parametrize("year", TICKED)
def test_the_holidays_of_a_year_are_proposed_ticked(tmp_path: Path, year: int) -> None:
    desk, _ = bare_desk(tmp_path)
    assert days(desk, year, ticked=True) == TICKED[year]


@pytest.mark.parametrize("year", UNTICKED)
def test_what_only_some_towns_keep_is_proposed_without_a_tick(tmp_path: Path, year: int) -> None:
    desk, _ = bare_desk(tmp_path)
    assert days(desk, year, ticked=False) == UNTICKED[year]


AT_THE_TURN = {
    2024: "Wed 25 Christmas Day x, Thu 26 Boxing Day x",
    2025: "Thu 25 Christmas Day x, Fri 26 Boxing Day x",
    2026: "Fri 25 Christmas Day x, Mon 28 Boxing Day x",
    2027: "Fri 24 Christmas Day -, Mon 27 Christmas Day x, Tue 28 Boxing Day x, Fri 31 New Year's Day -",
    2028: "Mon 25 Christmas Day x, Tue 26 Boxing Day x",
    2029: "Tue 25 Christmas Day x, Wed 26 Boxing Day x",
    2030: "Wed 25 Christmas Day x, Thu 26 Boxing Day x",
}


@pytest.mark.parametrize("year", AT_THE_TURN)
def test_no_day_in_december_is_offered_for_a_holiday_it_cannot_be(tmp_path: Path, year: int) -> None:
    desk, _ = bare_desk(tmp_path)
    rows = [row for row in desk.slow(ProposeYear(year)).rows if row.on.month == 12]
    said = [f"{row.on:%a %d} {row.name} {'x' if row.ticked else '-'}" for row in rows]
    assert ", ".join(said) == AT_THE_TURN[year]


def test_a_holiday_on_a_sunday_is_not_offered_on_the_friday_before(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    canada_day = [row.on for row in desk.slow(ProposeYear(2029)).rows if row.name == "Canada Day"]
    assert canada_day == [date(2029, 7, 2)]


def test_names_are_plain_and_canadian(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    names = {row.name for row in desk.slow(ProposeYear(2027)).rows}
    assert "Labour Day" in names
    assert not [name for name in names if "observed" in name or "Labor" in name]


def test_a_proposal_saves_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    desk.slow(ProposeYear(2026))
    assert desk.read(AskYear(2026)).rows == ()


def test_a_year_no_library_knows_is_refused(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="year_out_of_range"):
        desk.slow(ProposeYear(20260))


def test_the_towns_christmas_closure_comes_again_on_open_days_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    last = tuple(ClosureRow(date(2026, 12, day), "Christmas closure") for day in (24, 29, 30, 31))
    desk.do(ConfirmYear(2026, last), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2027)).rows}
    again = [on.day for on, row in rows.items() if row.name == "Christmas closure" and row.ticked]
    assert again == [24, 29, 30, 31]
    rows = {row.on: row for row in desk.slow(ProposeYear(2028)).rows}
    assert date(2028, 12, 30) not in rows


def test_a_closure_beside_a_moving_holiday_moves_with_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    for friday in (date(2024, 8, 30), date(2025, 8, 29)):
        desk.do(ConfirmYear(friday.year, (ClosureRow(friday, "Friday before Labour Day"),)), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2026)).rows}
    assert rows[date(2026, 9, 4)].ticked


def test_a_single_staff_event_is_offered_without_a_tick(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    half = (("08:30", "12:00"),)
    desk.do(ConfirmYear(2025, (ClosureRow(date(2025, 6, 11), "Staff event", half),)), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2026)).rows}
    assert (rows[date(2026, 6, 11)].ticked, rows[date(2026, 6, 11)].hours) == (False, half)


def test_what_the_town_decided_about_a_holiday_is_proposed_again(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    decided = (
        ClosureRow(date(2025, 2, 17), "Family Day", ticked=False),
        ClosureRow(date(2025, 4, 21), "Easter Monday"),
    )
    desk.do(ConfirmYear(2025, decided), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2026)).rows}
    assert not rows[date(2026, 2, 16)].ticked
    assert rows[date(2026, 4, 6)].ticked


def test_a_town_that_keeps_the_friday_before_keeps_it_again(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    kept = (ClosureRow(date(2027, 12, 24), "Christmas Day"), ClosureRow(date(2027, 12, 27), "Boxing Day"))
    desk.do(ConfirmYear(2027, kept), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2028)).rows}
    assert rows[date(2028, 6, 30)].ticked
    assert not rows[date(2028, 7, 3)].ticked
    desk.do(ConfirmYear(2028, (rows[date(2028, 6, 30)],)), None)
    rows = {row.on: row for row in desk.slow(ProposeYear(2029)).rows}
    assert rows[date(2029, 7, 2)].ticked, "a Sunday moves to the Monday in every town"


def test_a_confirmed_closure_moves_new_dates_and_leaves_running_ones(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    before = desk.read(DueBoard()).rows[0].due_at
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Water main broke"),)), person(desk, "Priya"))
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, toronto("2026-11-24 10:00")))
    assert promise.due_at == toronto("2026-11-26 16:30")
    assert promise.why is not None
    assert "Water main broke" in {step.name for step in promise.why.steps}
    assert desk.read(DueBoard()).rows[0].due_at == before


def test_a_closure_taken_back_is_as_if_it_never_was(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Snow"),)), person(desk, "Priya"))
    with pytest.raises(Refused, match="closure_twice"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Snow again"),)), person(desk, "Priya"))
    row = desk.read(AskYear(2026)).rows[0]
    assert row.id == done.id
    assert row.id is not None
    desk.do(RemoveClosures((row.id,)), person(desk, "Priya"))
    assert desk.read(AskYear(2026)).rows == ()
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, toronto("2026-11-24 10:00")))
    assert promise.due_at == toronto("2026-11-25 16:30")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((ClosureRow(date(2027, 1, 1), "New Year's Day"),), "closure_other_year"),
        ((ClosureRow(date(2026, 7, 1), "Canada Day"), ClosureRow(date(2026, 7, 1), "Again")), "closure_twice"),
        ((ClosureRow(date(2026, 7, 2), "Half", (("12:00", "08:30"),)),), "bad_hours"),
    ],
)
def test_a_year_that_cannot_be_is_refused_whole(tmp_path: Path, rows: tuple[ClosureRow, ...], code: str) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    with pytest.raises(Refused, match=code):
        desk.do(ConfirmYear(2026, rows), None)
    assert desk.read(AskYear(2026)).confirmed_at is None


def test_a_day_that_is_over_is_not_closed_afterwards(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="closure_past"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 23), "Snow"),)), person(desk, "Priya"))


def test_confirming_says_who_and_when_and_may_be_done_again(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, confirmed=False)
    row = ClosureRow(date(2026, 12, 25), "Christmas Day")
    desk.do(ConfirmYear(2026, (row,)), person(desk, "Priya"))
    first = desk.read(AskYear(2026))
    assert (first.confirmed_by, first.confirmed_at) == ("Priya Nair", clock.now)
    desk.do(ConfirmYear(2026, first.rows), person(desk, "Priya"))
    assert desk.read(AskYear(2026)).rows == first.rows


def test_dates_may_be_said_once_hours_and_year_are_confirmed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    assert desk.read(AskTown()).setup_left[:3] == ("confirm_hours", "confirm_year:2026", "confirm_year:2027")
    desk.do(SetScopeHours("town", USUAL_HOURS), None)
    desk.do(ConfirmYear(2026, ()), None)
    town = desk.read(AskTown())
    assert town.may_say_dates
    assert town.setup_left == ("confirm_year:2027", "add_people", "second_backup")
