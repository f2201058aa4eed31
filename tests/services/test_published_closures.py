"""Every closure that an Ontario municipality has published can be entered, and a call counts around it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import ZONE
from counterdesk.services.asks.calendar import AskCalendar, CloseNow, SaveClosures
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AskPromise, AskWhy
from counterdesk.services.asks.town import ClosureRow, ConfirmYear, ProposeYear
from counterdesk.services.door import LogbookDesk
from tests.desk import message, new_desk, person, toronto

DATA = json.loads((Path(__file__).parent.parent / "data" / "closures.json").read_text(encoding="utf-8"))
WHOLE = re.compile(r"(\d{4}-\d{2}-\d{2})$")
FROM_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?:/(\d{2}:\d{2}))?$")
TO_REOPENING = re.compile(r"(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}) -> (\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2})?$")
OPEN, CLOSE = "08:30", "16:30"


@dataclass(frozen=True)
class Published:
    """One notice: the hours of each date that it names, and whether it was made on the very day."""

    name: str
    what: str
    rows: tuple[ClosureRow, ...]
    is_open: bool
    is_sudden: bool

    def __str__(self) -> str:
        return self.name

    @property
    def first(self) -> date:
        return self.rows[0].on

    @property
    def last(self) -> date:
        return self.rows[-1].on


def days(text: str, name: str) -> Iterator[ClosureRow]:
    """Gives the rows that a clerk would enter for one of a notice's dates."""
    if found := WHOLE.match(text):
        yield ClosureRow(date.fromisoformat(found[1]), name)
    elif found := FROM_TIME.match(text):
        assert found[3] in (None, CLOSE)
        yield ClosureRow(date.fromisoformat(found[1]), name, ((OPEN, found[2]),))
    elif found := TO_REOPENING.match(text):
        on, until = date.fromisoformat(found[1]), date.fromisoformat(found[3])
        yield ClosureRow(on, name, ((OPEN, found[2]),))
        while (on := on + timedelta(days=1)) < until:
            yield ClosureRow(on, name)
    else:
        raise AssertionError(f"a date that no clerk could type: {text}")


def published() -> Iterator[Published]:
    for notice in (*DATA["found_2024_2026"], *DATA["earlier_context"]):
        what = notice["what"]
        rows = tuple(row for text in notice["dates"] for row in days(text, what[:60]))
        is_open = notice["status"] == "open"
        name = f"{notice['municipality'].split(';')[0]} {rows[0].on}"
        yield Published(name, what, rows, is_open, "weather" in what)


NOTICES = tuple(published())
CLOSED = [one for one in NOTICES if not one.is_open]


def before(on: date, closed: frozenset[date]) -> date:
    """Gives the last weekday before a date on which the office is open."""
    while (on := on - timedelta(days=1)).weekday() > 4 or on in closed:
        pass
    return on


def expected_due(on: date, rows: tuple[ClosureRow, ...]) -> datetime:
    """Gives the close of the next open weekday, found by walking from day to day."""
    hours = {row.on: row.hours for row in rows}
    while True:
        on += timedelta(days=1)
        left = hours.get(on, ((OPEN, CLOSE),))
        if on.weekday() < 5 and left:
            hour, minute = left[-1][1].split(":")
            return datetime(on.year, on.month, on.day, int(hour), int(minute), tzinfo=ZONE)


def desk_before(tmp_path: Path, notice: Published, ahead: int = 20) -> LogbookDesk:
    """Gives a Tecumseh desk some weeks before a notice begins."""
    on = notice.first - timedelta(days=ahead)
    desk, _ = new_desk(tmp_path, datetime(on.year, on.month, on.day, 10, 0, tzinfo=ZONE))
    return desk


def deadline(done: Done) -> DeadlineId:
    return DeadlineId(int(done.facts["deadline_id"]))


def call_due(desk: LogbookDesk, at: datetime) -> datetime | None:
    return desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, at)).due_at


def test_every_notice_of_the_collection_is_read() -> None:
    assert len(NOTICES) == len(DATA["found_2024_2026"]) + len(DATA["earlier_context"]) == 35
    assert sum(one.is_open for one in NOTICES) == 2
    assert sum(one.is_sudden for one in NOTICES) == 1


@pytest.mark.parametrize("notice", CLOSED, ids=str)
def test_a_published_closure_can_be_entered_and_a_call_counts_around_it(tmp_path: Path, notice: Published) -> None:
    desk = desk_before(tmp_path, notice)
    desk.do(SaveClosures(notice.rows), person(desk, "Priya"))
    for year in {row.on.year for row in notice.rows}:
        calendar = desk.read(AskCalendar(year)).calendar
        assert all(calendar.hours_on(row.on) == () for row in notice.rows if row.on.year == year and not row.hours)
        desk.do(ConfirmYear(year, desk.read(AskCalendar(year)).rows), person(desk, "Priya"))
    desk.do(ConfirmYear(notice.last.year + 1, ()), person(desk, "Priya"))
    received = before(notice.first, frozenset(row.on for row in notice.rows))
    at = datetime(received.year, received.month, received.day, 10, 0, tzinfo=ZONE)
    assert call_due(desk, at) == expected_due(received, notice.rows)


@pytest.mark.parametrize("notice", [one for one in CLOSED if one.first.weekday() < 5], ids=str)
def test_announced_in_time_it_moves_what_was_due_on_its_first_day(tmp_path: Path, notice: Published) -> None:
    on = before(notice.first, frozenset())
    desk, clock = new_desk(tmp_path, datetime(on.year, on.month, on.day, 7, 0, tzinfo=ZONE))
    logged = desk.do(message(), person(desk, "Priya"))
    clock.forward(minutes=30)
    desk.do(SaveClosures(notice.rows, move=(deadline(logged),)), person(desk, "Priya"))
    why = desk.read(AskWhy(deadline(logged)))
    assert why.due_at == expected_due(on, notice.rows)


@pytest.mark.parametrize("notice", [one for one in NOTICES if one.is_open], ids=str)
def test_a_town_that_stays_open_on_a_holiday_leaves_it_without_a_tick(tmp_path: Path, notice: Published) -> None:
    desk = desk_before(tmp_path, notice)
    proposed = desk.slow(ProposeYear(notice.first.year)).rows
    assert notice.first in {row.on for row in proposed}
    kept = tuple(row for row in proposed if row.ticked and row.on != notice.first)
    desk.do(ConfirmYear(notice.first.year, kept), person(desk, "Priya"))
    assert desk.read(AskCalendar(notice.first.year)).calendar.is_business_day(notice.first)


def test_amherstburg_closing_at_three_for_the_weather_moves_todays_call_to_tomorrow(tmp_path: Path) -> None:
    (notice,) = (one for one in NOTICES if one.is_sudden)
    assert notice.rows[0].hours == ((OPEN, "15:00"),)
    desk, clock = new_desk(tmp_path, toronto("2023-01-24 10:00"))
    number = deadline(desk.do(message(), person(desk, "Priya")))
    clock.set(toronto("2023-01-25 14:20"))
    desk.do(CloseNow(toronto("2023-01-25 15:00"), "Weather", move=(number,)), person(desk, "Priya"))
    assert desk.read(AskWhy(number)).due_at == toronto("2023-01-26 16:30")


def test_in_tecumseh_a_call_on_monday_23_december_2024_is_due_thursday_2_january_2025(tmp_path: Path) -> None:
    (notice,) = (one for one in NOTICES if one.name == "Tecumseh 2024-12-24")
    desk = desk_before(tmp_path, notice)
    desk.do(SaveClosures(notice.rows), person(desk, "Priya"))
    assert call_due(desk, toronto("2024-12-23 10:00")) == toronto("2025-01-02 16:30")
    assert call_due(desk, toronto("2024-12-27 10:00")) == toronto("2025-01-03 16:30")


def test_tecumsehs_pattern_of_2026_is_proposed_for_2027(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, toronto("2026-11-24 10:00"), confirmed=False)
    decided = {row.on: row for row in desk.slow(ProposeYear(2026)).rows if row.ticked}
    decided.pop(date(2026, 12, 28))
    closing = [date(2026, 12, day) for day in (24, 28, 29, 30, 31)]
    own = (ClosureRow(date(2026, 9, 4), "Friday before Labour Day"), *(ClosureRow(on, "Christmas") for on in closing))
    desk.do(ConfirmYear(2026, (*decided.values(), *own)), person(desk, "Priya"))
    proposed = {row.on: row for row in desk.slow(ProposeYear(2027, sides=(("Christmas Day", "before"),))).rows}
    assert [on.day for on, row in proposed.items() if on.month == 12 and row.ticked] == [24, 27, 28, 29, 30, 31]
    assert proposed[date(2027, 9, 3)].name == "Friday before Labour Day"


@pytest.mark.parametrize(("side", "ticked"), [("before", ["2027-12-24"]), ("after", ["2027-12-27"]), ("none", [])])
def test_the_side_of_a_weekend_is_chosen_for_each_holiday(tmp_path: Path, side: str, ticked: list[str]) -> None:
    desk, _ = new_desk(tmp_path)
    rows = desk.slow(ProposeYear(2027, sides=(("Christmas Day", side),))).rows
    christmas = [row for row in rows if row.holiday == "Christmas Day"]
    assert {(row.side, row.on.isoformat()) for row in christmas} == {
        ("before", "2027-12-24"),
        ("after", "2027-12-27"),
    }
    assert [row.on.isoformat() for row in christmas if row.ticked] == ticked
    new_year = next(row for row in rows if row.on == date(2027, 12, 31))
    assert (new_year.holiday, new_year.side, new_year.ticked) == ("New Year's Day", "before", False)


def test_a_holiday_that_only_some_towns_keep_is_kept_on_the_side_that_is_chosen(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    rows = desk.slow(ProposeYear(2028, sides=(("Remembrance Day", "before"),))).rows
    assert [(row.on.day, row.ticked) for row in rows if row.holiday == "Remembrance Day"] == [(10, True), (13, False)]
