"""What kind of day each date is, now and as it is proposed."""

from datetime import date

import pytest

from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.calendar.days import as_proposed, days_of, hours_of_texts, kind_of, texts_of
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


def test_a_proposal_is_seen_as_the_year_would_be(calendar):
    rows = (ClosureRow(date(2027, 7, 1), "Canada Day"), ClosureRow(date(2027, 8, 2), "Civic Holiday", ticked=False))
    seen = as_proposed(calendar, 2027, rows)
    assert (kind_of(seen, date(2027, 7, 1)), kind_of(seen, date(2027, 8, 2))) == ("closed", "open")
    assert kind_of(seen, CHRISTMAS_EVE) == "open"
    assert as_proposed(calendar, 2028, ()).exceptions == calendar.exceptions


def test_hours_are_the_same_as_texts_and_back(calendar):
    texts = (("08:30", "12:00"), ("13:00", "24:00"))
    assert texts_of(hours_of_texts(texts)) == texts
