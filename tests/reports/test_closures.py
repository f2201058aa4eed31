"""A year's dated rows as lines, and a week as runs of days."""

from datetime import date

import pytest

from counterdesk.domain.ids import ClosureId
from counterdesk.reports.closures import days, lines_of, weeks
from counterdesk.services.asks.town import ClosureRow
from counterdesk.workdays import Calendar

USUAL = (("08:30", "16:30"),)
CHRISTMAS_EVE = date(2027, 12, 24)


@pytest.fixture
def calendar():
    week = {day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    return Calendar.read({"tz": "America/Toronto", "weekly": {**week, "sat": [], "sun": []}, "exceptions": {}})


def row(on, name="Christmas closure", id_=None, **fields):
    return ClosureRow(date.fromisoformat(on), name, id=ClosureId(id_) if id_ else None, **fields)


def test_a_range_is_one_line_across_a_weekend(calendar):
    rows = [row("2027-12-27", id_=2), row("2027-12-24", id_=1), row("2027-12-28", id_=3)]
    (line,) = lines_of(rows, calendar)
    assert (line.first, line.last, line.ids) == (CHRISTMAS_EVE, date(2027, 12, 28), (1, 2, 3))


@pytest.mark.parametrize(
    "second",
    [
        row("2027-12-28", "Boxing Day"),
        row("2027-12-29"),
        row("2027-12-28", hours=(("08:30", "12:00"),)),
        row("2027-12-28", group="another"),
        row("2027-12-28", source="own"),
    ],
)
def test_another_name_or_hours_or_an_open_day_between_begins_a_line(calendar, second):
    assert len(lines_of([row("2027-12-27"), second], calendar)) == 2


def test_the_town_s_own_rows_in_a_department_s_year_are_marked(calendar):
    lines = lines_of([row("2027-12-27"), row("2027-12-28")], calendar, frozenset({date(2027, 12, 28)}))
    assert [line.inherited for line in lines] == [False, True]


def test_rows_without_a_tick_are_no_line(calendar):
    assert lines_of([row("2027-12-27", ticked=False)], calendar) == ()


def test_days_are_said_in_full(calendar):
    (line,) = lines_of([row("2027-12-27"), row("2027-12-28")], calendar)
    assert days(line) == "Monday, December 27 to Tuesday, December 28"
    (line,) = lines_of([row("2027-12-27")], calendar)
    assert days(line) == "Monday, December 27"


def test_a_week_is_said_by_runs_of_days_with_the_same_hours():
    short = (("08:30", "12:00"),)
    assert weeks((*(USUAL,) * 4, short, (), ())) == ((0, 3, USUAL), (4, 4, short), (5, 6, ()))
