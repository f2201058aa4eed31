"""What kind of day each date is, and a range of rows as one line."""

from datetime import date

import pytest

from counterdesk.domain.ids import ClosureId
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.calendar.days import days_of, kind_of, lines_of
from counterdesk.workdays import Calendar

CHRISTMAS_EVE, SNOW_DAY, SATURDAY = date(2027, 12, 24), date(2027, 2, 3), date(2027, 5, 1)
WEEK = {day: [["08:30", "12:00"], ["13:00", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}


@pytest.fixture
def calendar():
    return Calendar.read(
        {
            "tz": "America/Toronto",
            "weekly": {**WEEK, "sat": [], "sun": []},
            "exceptions": {
                "2027-12-24": [],
                "2027-02-03": [["08:30", "12:00"]],
                "2027-05-01": [["09:00", "12:00"]],
                "2027-05-04": [["08:30", "19:00"]],
                "2027-05-05": [["08:30", "12:00"], ["13:00", "16:30"]],
                "2027-12-25": [],
            },
            "names": {"2027-02-03": "Snow"},
        }
    )


@pytest.mark.parametrize(
    ("on", "kind"),
    [
        (CHRISTMAS_EVE, "closed"),
        (SNOW_DAY, "part"),
        (SATURDAY, "special"),
        (date(2027, 5, 4), "special"),
        (date(2027, 5, 5), "open"),
        (date(2027, 5, 6), "open"),
        (date(2027, 5, 8), "weekly"),
        (date(2027, 12, 25), "weekly"),
    ],
)
def test_a_day_is_told_by_its_hours_and_those_of_its_weekday(calendar, on, kind):
    assert kind_of(calendar, on) == kind


def test_a_year_has_all_its_dates_with_names_and_sources(calendar):
    rows = (ClosureRow(CHRISTMAS_EVE, "Christmas Eve", source="own"),)
    days = days_of(calendar, 2027, rows)
    assert len(days) == 365
    assert (days[CHRISTMAS_EVE].name, days[CHRISTMAS_EVE].source) == ("Christmas Eve", "own")
    assert (days[SNOW_DAY].name, days[SNOW_DAY].hours) == ("Snow", (("08:30", "12:00"),))


def test_a_leap_year_has_its_29_february(calendar):
    assert date(2028, 2, 29) in days_of(calendar, 2028, ())


def test_a_row_that_nobody_ticked_names_no_day(calendar):
    rows = (ClosureRow(date(2027, 3, 29), "Easter Monday", ticked=False),)
    assert days_of(calendar, 2027, rows)[date(2027, 3, 29)].name == ""


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
