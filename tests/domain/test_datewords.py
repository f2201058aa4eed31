"""Dates as a clerk types them into the search: which days are meant, and which words stay words."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.datewords import Sought, read

TODAY = date(2026, 11, 24)  # a Tuesday
NOV = 11


def days(typed: str, today: date = TODAY) -> tuple[str, str]:
    sought = read(typed, today)
    return (str(sought.first_on), str(sought.last_on))


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("today", "2026-11-24"),
        ("yesterday", "2026-11-23"),
        ("Yesterday", "2026-11-23"),
        ("day before yesterday", "2026-11-22"),
        ("tuesday", "2026-11-24"),
        ("last tuesday", "2026-11-17"),
        ("LAST TUESDAY", "2026-11-17"),
        ("last tues", "2026-11-17"),
        ("last tue", "2026-11-17"),
        ("monday", "2026-11-23"),
        ("last monday", "2026-11-23"),
        ("last mon", "2026-11-23"),
        ("past monday", "2026-11-23"),
        ("this monday", "2026-11-23"),
        ("wednesday", "2026-11-18"),
        ("last wed", "2026-11-18"),
        ("last thurs", "2026-11-19"),
        ("last thur", "2026-11-19"),
        ("last thu", "2026-11-19"),
        ("thursday", "2026-11-19"),
        ("friday", "2026-11-20"),
        ("saturday", "2026-11-21"),
        ("last sat", "2026-11-21"),
        ("sunday", "2026-11-22"),
        ("last sun", "2026-11-22"),
        ("nov 12", "2026-11-12"),
        ("nov. 12", "2026-11-12"),
        ("Nov 12th", "2026-11-12"),
        ("november 12", "2026-11-12"),
        ("12 nov", "2026-11-12"),
        ("12 November", "2026-11-12"),
        ("1st nov", "2026-11-01"),
        ("nov 2nd", "2026-11-02"),
        ("nov 3rd", "2026-11-03"),
        ("nov 24", "2026-11-24"),
        ("nov 25", "2025-11-25"),
        ("dec 1", "2025-12-01"),
        ("jan 5", "2026-01-05"),
        ("feb 29", "2024-02-29"),
        ("nov 12 2025", "2025-11-12"),
        ("nov 12, 2025", "2025-11-12"),
        ("12 nov 2025", "2025-11-12"),
        ("dec 1 2026", "2026-12-01"),
        ("thu nov 12", "2026-11-12"),
        ("Thursday, November 12", "2026-11-12"),
        ("Thu 12 Nov", "2026-11-12"),
        ("sept 3", "2026-09-03"),
        ("sep 3", "2026-09-03"),
        ("june 1", "2026-06-01"),
        ("jul 1", "2026-07-01"),
        ("may 4", "2026-05-04"),
        ("march 2", "2026-03-02"),
        ("2026-11-12", "2026-11-12"),
        ("2024-02-29", "2024-02-29"),
        ("3 days ago", "2026-11-21"),
        ("a day ago", "2026-11-23"),
        ("two days ago", "2026-11-22"),
        ("0 days ago", "2026-11-24"),
    ],
)
def test_one_day_is_meant(typed: str, on: str) -> None:
    assert (days(typed), read(typed, TODAY).words) == ((on, on), "")


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("this week", "2026-11-23", "2026-11-29"),
        ("last week", "2026-11-16", "2026-11-22"),
        ("past week", "2026-11-16", "2026-11-22"),
        ("a week ago", "2026-11-16", "2026-11-22"),
        ("2 weeks ago", "2026-11-09", "2026-11-15"),
        ("this month", "2026-11-01", "2026-11-30"),
        ("last month", "2026-10-01", "2026-10-31"),
        ("a month ago", "2026-10-01", "2026-10-31"),
        ("11 months ago", "2025-12-01", "2025-12-31"),
        ("this year", "2026-01-01", "2026-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("last 10 days", "2026-11-15", "2026-11-24"),
        ("past two weeks", "2026-11-11", "2026-11-24"),
        ("november", "2026-11-01", "2026-11-30"),
        ("December", "2025-12-01", "2025-12-31"),
        (" july ", "2026-07-01", "2026-07-31"),
        ("november 2025", "2025-11-01", "2025-11-30"),
        ("feb 2024", "2024-02-01", "2024-02-29"),
        ("since last monday", "2026-11-23", "2026-11-24"),
        ("since nov 12", "2026-11-12", "2026-11-24"),
        ("since tuesday", "2026-11-24", "2026-11-24"),
        ("since dec 24 2026", "2026-12-24", "2026-12-24"),
        ("since october", "2026-10-01", "2026-11-24"),
    ],
)
def test_several_days_are_meant(typed: str, first: str, last: str) -> None:
    assert (days(typed), read(typed, TODAY).words) == ((first, last), "")


@pytest.mark.parametrize(
    ("typed", "words", "on"),
    [
        ("permit last tuesday", "permit", "2026-11-17"),
        ("last tuesday permit", "permit", "2026-11-17"),
        ("maria  yesterday  deck", "maria deck", "2026-11-23"),
        ("5550142 nov 12", "5550142", "2026-11-12"),
        ("nov 12 pothole", "pothole", "2026-11-12"),
        ("14 Oak yesterday", "14 Oak", "2026-11-23"),
        ("O'Brien, monday", "O'Brien,", "2026-11-23"),
    ],
)
def test_what_is_no_date_stays_words(typed: str, words: str, on: str) -> None:
    assert (read(typed, TODAY).words, days(typed)) == (words, (on, on))


@pytest.mark.parametrize(
    "typed",
    [
        *("", "   ", "maria", "april smith", "may wong", "march break", "augustine", "decker", "sunita", "mon", "sun"),
        *(
            "wedding",
            "friendly",
            "monda",
            "mayor",
            "satellite",
            "tues",
            "nov",
            "may",
            "april",
            "june",
            "julie 4",
            "marina 12",
            "todays",
        ),
        *("feb 30", "nov 31", "31 nov", "nov 0", "nov 99", "2026-13-01", "2026-11-31", "2026-0412", "2026-11"),
        *("12-november", "november-12", "last", "week", "the week", "10 days", "x12 novembers", "since", "last 5"),
    ],
)
def test_what_is_not_surely_a_date_is_looked_for_as_it_stands(typed: str) -> None:
    assert read(typed, TODAY) == Sought(typed)


def test_a_bare_month_is_a_month_only_where_nothing_else_is_typed() -> None:
    assert read("november", TODAY).first_on == date(2026, NOV, 1)
    assert read("november rain", TODAY) == Sought("november rain")


def test_the_first_of_the_year_looks_back_into_the_last() -> None:
    new_year = date(2027, 1, 1)
    assert days("yesterday", new_year) == ("2026-12-31", "2026-12-31")
    assert days("last month", new_year) == ("2026-12-01", "2026-12-31")
    assert days("last week", new_year) == ("2026-12-21", "2026-12-27")
    assert days("dec 31", new_year) == ("2026-12-31", "2026-12-31")


@given(
    st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"])
)
def test_last_weekday_is_within_the_seven_days_before_today(today: date, name: str) -> None:
    sought = read(f"last {name}", today)
    assert sought.first_on is not None
    assert today - timedelta(days=7) <= sought.first_on < today
    assert sought.first_on.strftime("%a").lower() == name


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.dates(date(2020, 1, 1), date(2040, 12, 31)))
def test_a_day_without_its_year_is_the_newest_that_has_come(today: date, on: date) -> None:
    sought = read(f"{on:%b} {on.day}", today)
    assert sought.first_on is not None
    assert (sought.first_on.month, sought.first_on.day) == (on.month, on.day)
    assert sought.first_on <= today


@given(st.text(max_size=80), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_whatever_is_typed_is_read_without_an_error(typed: str, today: date) -> None:
    sought = read(typed, today)
    assert (sought.first_on is None) == (sought.last_on is None)


def test_twenty_thousand_searches_of_date_words_are_never_an_error() -> None:
    chance = random.Random(2026)
    pieces = (
        "last",
        "this",
        "since",
        "nov",
        "may",
        "tuesday",
        "29",
        "31",
        "2026",
        "week",
        "ago",
        "999",
        "-",
        ",",
        "th",
    )
    for _ in range(20_000):
        sought = read(" ".join(chance.choices(pieces, k=chance.randint(1, 5))), TODAY)
        assert sought.first_on is None or sought.last_on is None or sought.first_on <= sought.last_on
