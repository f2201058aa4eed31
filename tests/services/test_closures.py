"""Closures and confirmed years: what a person ticks is what counts, and every change is a version of its own."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import RemoveClosures, SaveClosures, SetScopeHours
from counterdesk.services.asks.due import AskPromise, AskWhy, DueBoard
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.town import (
    AskTown,
    AskYear,
    ClosureRow,
    ConfirmYear,
    Hours,
    ProposeYear,
)
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, USUAL_HOURS, bare_desk, message, new_desk, person, toronto

HALF: Hours = (("08:30", "12:00"),)
CHRISTMAS = ClosureRow(date(2026, 12, 25), "Christmas Day")
EVE = ClosureRow(date(2026, 12, 24), "Christmas Eve", HALF)
TOMORROW = ClosureRow(date(2026, 11, 25), "Power cut")


def year(desk: LogbookDesk, wanted: int = 2026) -> list[tuple[date, str, Hours, bool]]:
    return [(row.on, row.name, row.hours, row.ticked) for row in desk.read(AskYear(wanted)).rows]


def call_due(desk: LogbookDesk) -> object:
    """Gives when a call of Tuesday 10 a.m. would be due in Tecumseh: one business day."""
    return desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, TUESDAY)).due_at


def version(desk: LogbookDesk) -> str:
    why = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, TUESDAY)).why
    assert why is not None
    return why.calendar


def test_without_closures_a_call_of_tuesday_is_due_on_wednesday(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert year(desk) == []
    assert call_due(desk) == toronto("2026-11-25 16:30")


def test_a_closure_moves_what_comes_in_from_then_on(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    done = desk.do(SaveClosures((TOMORROW,)), person(desk, "Priya"))
    assert (done.action, done.facts["on"]) == ("closures_saved", "2026-11-25")
    assert call_due(desk) == toronto("2026-11-26 16:30")
    assert desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-25 16:30")


@pytest.mark.parametrize(
    ("hours", "due"),
    [
        ((), "2026-11-26 16:30"),
        (HALF, "2026-11-25 12:00"),
        ((("10:00", "16:30"),), "2026-11-25 16:30"),
        ((("08:30", "20:00"),), "2026-11-25 20:00"),
        ((("08:30", "12:00"), ("13:00", "15:00")), "2026-11-25 15:00"),
    ],
)
def test_a_changed_day_ends_the_promise_at_its_own_closing(tmp_path: Path, hours: Hours, due: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Changed", hours),)), None)
    assert call_due(desk) == toronto(due)


@pytest.mark.parametrize("hours", [(("09:00", "12:00"),), (("00:00", "24:00"),)])
def test_a_saturday_can_be_opened_for_once(tmp_path: Path, hours: Hours) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 28), "Election day", hours),)), None)
    calendar = desk.read(AskTown()).calendar
    assert calendar is not None
    assert calendar.is_business_day(date(2026, 11, 28))
    assert not calendar.is_business_day(date(2026, 11, 29))


@pytest.mark.parametrize(
    "hours",
    [
        (("12:00", "08:30"),),
        (("08:30", "08:30"),),
        (("08:30", "12:00"), ("11:00", "16:30")),
        (("noon", "16:30"),),
        (("08:30", "24:30"),),
    ],
)
def test_hours_that_cannot_be_leave_the_calendar_as_it_was(tmp_path: Path, hours: Hours) -> None:
    desk, _ = new_desk(tmp_path)
    before = version(desk)
    with pytest.raises(Refused, match="bad_hours"):
        desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Changed", hours),)), None)
    assert (year(desk), version(desk)) == ([], before)


@pytest.mark.parametrize(
    ("on", "code"),
    [
        (date(2026, 11, 23), "closure_past"),
        (date(2025, 12, 25), "closure_past"),
        (date(2026, 11, 24), ""),
        (date(2026, 11, 25), ""),
        (date(2027, 12, 31), ""),
    ],
)
def test_today_can_still_be_closed_and_yesterday_not(tmp_path: Path, on: date, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    row = ClosureRow(on, "Closed")
    if code:
        with pytest.raises(Refused, match=code):
            desk.do(SaveClosures((row,)), None)
        return
    desk.do(SaveClosures((row,)), None)
    assert (on, "Closed", (), True) in year(desk, on.year)


def test_one_date_has_one_closure(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures((EVE,)), None)
    with pytest.raises(Refused, match="closure_twice"):
        desk.do(SaveClosures((ClosureRow(EVE.on, "Closed after all"),)), None)
    assert [name for _, name, _, _ in year(desk)] == ["Christmas Eve"]


def test_a_closure_taken_back_can_be_entered_otherwise(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    saved = desk.do(SaveClosures((EVE,)), None)
    removed = desk.do(RemoveClosures((saved.id,)), person(desk, "Priya"))
    assert (removed.action, removed.facts["on"]) == ("closures_removed", "2026-12-24")
    desk.do(SaveClosures((ClosureRow(EVE.on, "Closed after all"),)), None)
    assert year(desk) == [(EVE.on, "Closed after all", (), True)]


def test_nothing_is_taken_back_twice_or_when_it_is_over(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    first, second = desk.do(SaveClosures((EVE,)), None), desk.do(SaveClosures((CHRISTMAS,)), None)
    desk.do(RemoveClosures((first.id,)), None)
    with pytest.raises(Refused, match="not_there"):
        desk.do(RemoveClosures((first.id,)), None)
    with pytest.raises(Refused, match="not_there"):
        desk.do(RemoveClosures((99_999,)), None)
    clock.set(toronto("2026-12-26 09:00"))
    with pytest.raises(Refused, match="closure_past"):
        desk.do(RemoveClosures((second.id,)), None)
    assert [name for _, name, _, _ in year(desk)] == ["Christmas Day"]


def test_a_row_nobody_ticked_closes_nothing_and_gives_way_to_one_that_does(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    unticked = ClosureRow(date(2026, 11, 25), "Staff day", (), "own", ticked=False)
    desk.do(ConfirmYear(2026, (unticked,)), None)
    calendar = desk.read(AskTown()).calendar
    assert calendar is not None
    assert calendar.is_business_day(date(2026, 11, 25))
    desk.do(SaveClosures((TOMORROW,)), None)
    assert year(desk) == [(date(2026, 11, 25), "Power cut", (), True)]


def test_confirming_keeps_the_ticked_and_the_unticked_rows(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    rows = (CHRISTMAS, ClosureRow(date(2026, 11, 11), "Remembrance Day", ticked=False))
    done = desk.do(ConfirmYear(2026, rows), person(desk, "Priya"))
    assert (done.action, done.facts) == ("year_confirmed", {"year": "2026", "closures": "1"})
    assert [(name, ticked) for _, name, _, ticked in year(desk)] == [
        ("Remembrance Day", False),
        ("Christmas Day", True),
    ]
    answer = desk.read(AskYear(2026))
    assert answer.confirmed_by == "Priya Nair"
    assert answer.confirmed_at is not None


def test_confirming_again_replaces_the_rows_and_keeps_those_that_stay(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(ConfirmYear(2026, (EVE, CHRISTMAS)), None)
    before = {row.name: row.id for row in desk.read(AskYear(2026)).rows}
    desk.do(ConfirmYear(2026, (CHRISTMAS, ClosureRow(date(2026, 12, 28), "Boxing Day"))), None)
    after = {row.name: row.id for row in desk.read(AskYear(2026)).rows}
    assert set(after) == {"Christmas Day", "Boxing Day"}
    assert after["Christmas Day"] == before["Christmas Day"]


def test_confirming_a_year_leaves_the_next_one_alone(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, closures=(ClosureRow(date(2027, 1, 1), "New Year's Day"),))
    desk.do(ConfirmYear(2026, (CHRISTMAS,)), None)
    assert year(desk, 2027) == [(date(2027, 1, 1), "New Year's Day", (), True)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ((CHRISTMAS, ClosureRow(date(2027, 1, 1), "New Year's Day")), "closure_other_year"),
        ((CHRISTMAS, ClosureRow(CHRISTMAS.on, "Again")), "closure_twice"),
        ((CHRISTMAS, ClosureRow(date(2026, 12, 24), "Eve", (("12:00", "08:30"),))), "bad_hours"),
        ((CHRISTMAS, ClosureRow(date(2026, 12, 24), "x" * 201)), "text_too_long"),
    ],
)
def test_a_year_with_one_bad_row_is_not_confirmed_at_all(tmp_path: Path, rows, code: str) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    with pytest.raises(Refused, match=code):
        desk.do(ConfirmYear(2026, rows), None)
    assert year(desk) == []
    assert desk.read(AskTown()).years_confirmed == frozenset()


def test_the_same_date_may_be_offered_twice_if_only_one_is_ticked(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rows = (CHRISTMAS, ClosureRow(CHRISTMAS.on, "Christmas, observed", ticked=False))
    desk.do(ConfirmYear(2026, rows), None)
    calendar = desk.read(AskTown()).calendar
    assert calendar is not None
    assert calendar.name_of(CHRISTMAS.on) == "Christmas Day"


def test_every_change_is_a_new_version_of_the_calendar(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    seen = [version(desk)]
    saved = desk.do(SaveClosures((EVE,)), None)
    seen.append(version(desk))
    desk.do(RemoveClosures((saved.id,)), None)
    seen.append(version(desk))
    desk.do(ConfirmYear(2026, (EVE,)), None)
    seen.append(version(desk))
    desk.do(SetScopeHours("town", USUAL_HOURS), None)
    seen.append(version(desk))
    numbers = [int(one.split()[1]) for one in seen]
    assert numbers == list(range(numbers[0], numbers[0] + 5))


def test_a_refused_change_is_no_version(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    before = version(desk)
    for command in (
        SaveClosures((ClosureRow(date(2020, 1, 1), "Long ago"),)),
        RemoveClosures((99_999,)),
        ConfirmYear(2026, (ClosureRow(date(2020, 1, 1), "Long ago"),)),
    ):
        with pytest.raises(Refused):
            desk.do(command, None)
    assert version(desk) == before


def test_new_hours_keep_the_closures_and_new_closures_keep_the_hours(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    longer: tuple[Hours, ...] = ((("08:00", "17:00"),),) * 5 + ((),) * 2
    desk.do(SaveClosures((EVE,)), None)
    desk.do(SetScopeHours("town", longer), None)
    desk.do(SaveClosures((CHRISTMAS,)), None)
    town = desk.read(AskTown())
    assert town.hours == longer
    assert town.calendar is not None
    assert [on for on, _ in town.calendar.exceptions] == [EVE.on, CHRISTMAS.on]
    assert town.calendar.is_short(EVE.on)


def test_the_closure_on_the_way_is_named_in_the_reasons(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, closures=(TOMORROW,))
    desk.do(message(), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    steps = [(step.on, step.code, step.name) for step in desk.read(AskWhy(row.id)).steps]
    assert (TOMORROW.on, "closed_exception", "Power cut") in steps
    assert row.due_at == toronto("2026-11-26 16:30")


@pytest.mark.parametrize(
    "command", [SaveClosures((EVE,)), ConfirmYear(2026, (EVE,)), SetScopeHours("town", USUAL_HOURS)]
)
def test_before_a_town_is_chosen_there_is_no_calendar_to_change(tmp_path: Path, command) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="no_town"):
        desk.do(command, None)


def test_before_a_town_is_chosen_a_year_can_already_be_proposed(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    proposed = desk.slow(ProposeYear(2026))
    assert CHRISTMAS.on in [row.on for row in proposed.rows]
    assert proposed.confirmed_at is None


def test_a_proposal_shows_the_rows_that_are_there_as_they_are(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures((ClosureRow(CHRISTMAS.on, "Noël", HALF),)), None)
    row = next(one for one in desk.slow(ProposeYear(2026)).rows if one.on == CHRISTMAS.on)
    assert (row.name, row.hours, row.ticked) == ("Noël", HALF, True)
    assert row.id is not None


@pytest.mark.parametrize("wanted", range(2024, 2036))
def test_every_proposed_year_is_in_order_without_doubles_and_on_days_of_its_own(planning, wanted: int) -> None:
    rows = planning.slow(ProposeYear(wanted)).rows
    dates = [row.on for row in rows]
    assert dates == sorted(set(dates))
    assert {on.year for on in dates} == {wanted}
    ticked = [row.on for row in rows if row.ticked]
    assert all(on.weekday() < 5 for on in ticked), "a closed weekday needs no closure"
    names = [row.name for row in rows if row.ticked]
    for holiday in ("Good Friday", "Victoria Day", "Canada Day", "Civic Holiday", "Labour Day", "Christmas Day"):
        assert names.count(holiday) == 1, holiday


@pytest.fixture(scope="module")
def planning(tmp_path_factory: pytest.TempPathFactory) -> LogbookDesk:
    """A desk that only proposes."""
    desk, _ = new_desk(tmp_path_factory.mktemp("planning"))
    return desk


@pytest.mark.parametrize(
    ("wanted", "observed"),
    [
        (2022, [date(2022, 1, 3), date(2022, 12, 26), date(2022, 12, 27)]),
        (2023, [date(2023, 1, 2), date(2023, 7, 3), date(2023, 12, 25), date(2023, 12, 26)]),
        (2026, [date(2026, 7, 1), date(2026, 12, 25), date(2026, 12, 28)]),
        (2027, [date(2027, 1, 1), date(2027, 12, 27), date(2027, 12, 28)]),
        (2028, [date(2028, 1, 3), date(2028, 7, 3), date(2028, 12, 25), date(2028, 12, 26)]),
    ],
)
def test_a_holiday_on_a_weekend_is_proposed_on_the_next_free_weekday(planning, wanted: int, observed) -> None:
    ticked = {row.on for row in planning.slow(ProposeYear(wanted)).rows if row.ticked}
    assert set(observed) <= ticked


@pytest.mark.parametrize("wanted", [1999, 2101, 0, -1, 9999])
def test_a_year_no_calendar_needs_is_refused(planning, wanted: int) -> None:
    with pytest.raises(Refused, match="year_out_of_range"):
        planning.slow(ProposeYear(wanted))


def test_closures_ahead_are_on_the_summary_until_they_are_taken_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    saved = desk.do(SaveClosures((EVE,)), None)
    ahead = desk.slow(AskShift(TUESDAY.date(), TUESDAY.date())).closures_ahead
    assert ahead == ((EVE.on, "Christmas Eve", HALF),)
    desk.do(RemoveClosures((saved.id,)), None)
    assert desk.slow(AskShift(TUESDAY.date(), TUESDAY.date())).closures_ahead == ()


def test_a_year_of_changes_leaves_a_sound_logbook(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    for day in range(1, 11):
        saved = desk.do(SaveClosures((ClosureRow(date(2026, 12, day), f"Day {day}"),)), None)
        if day % 2:
            desk.do(RemoveClosures((saved.id,)), None)
    desk.do(ConfirmYear(2026, tuple(desk.slow(ProposeYear(2026)).rows)), None)
    assert desk.slow(Check()).sound
    assert sum(ticked for _, name, _, ticked in year(desk) if name.startswith("Day ")) == 5
