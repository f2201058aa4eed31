"""Closures that towns have really published give the behaviour that the towns announced."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from counterdesk.app.packs import shipped_packs
from counterdesk.policy import work_out
from counterdesk.workdays import Calendar
from tests.policy.build import WEEK, toronto, wall

PUBLISHED = json.loads((Path(__file__).parent.parent / "data" / "closures.json").read_text(encoding="utf-8"))
PACKS = shipped_packs()


def notices(municipality: str) -> list[dict]:
    rows = [*PUBLISHED["found_2024_2026"], *PUBLISHED["earlier_context"]]
    return [row for row in rows if row["municipality"].startswith(municipality)]


def closures(municipality: str) -> dict[str, list]:
    """The whole days that a town published as closed."""
    closed = (row for row in notices(municipality) if row["status"] == "closed")
    return {on: [] for row in closed for on in row["dates"] if len(on) == 10}


def published(municipality: str, **more: list) -> Calendar:
    dated = {key.removeprefix("d").replace("_", "-"): hours for key, hours in more.items()}
    return Calendar.read({"weekly": WEEK, "exceptions": {**closures(municipality), **dated}})


def due(town: str, kind: str, received: str, calendar: Calendar) -> str:
    return wall(work_out(PACKS[town].standard(kind), calendar, toronto(received)).due)


TECUMSEH = published("Tecumseh")
STATUTORY_ONLY = Calendar.read({"weekly": WEEK, "exceptions": {"2024-12-25": [], "2024-12-26": [], "2025-01-01": []}})


@pytest.mark.parametrize(
    ("kind", "received", "expected"),
    [
        ("call", "2024-12-23T10:00", "Thu 2025-01-02 16:30:00"),
        ("email", "2024-12-23T10:00", "Mon 2025-01-06 16:30:00"),
        ("complaint_resolve", "2024-12-23T10:00", "Wed 2025-01-22 16:30:00"),
        ("call", "2024-08-29T10:00", "Tue 2024-09-03 16:30:00"),
        ("call", "2023-06-29T10:00", "Mon 2023-07-03 16:30:00"),
        ("call", "2023-08-31T16:31", "Wed 2023-09-06 16:30:00"),
        ("call", "2022-12-23T16:29", "Mon 2023-01-02 16:30:00"),
        ("eform", "2024-06-28T16:30", "Wed 2024-07-03 16:30:00"),
    ],
)
def test_tecumseh_keeps_its_word_around_its_own_closures(kind: str, received: str, expected: str) -> None:
    assert due("tecumseh", kind, received, TECUMSEH) == expected


@pytest.mark.parametrize(
    ("kind", "received", "expected"),
    [
        ("call", "2024-12-23T10:00", "Tue 2024-12-24 16:30:00"),
        ("email", "2024-12-23T10:00", "Mon 2024-12-30 16:30:00"),
        ("complaint_resolve", "2024-12-23T10:00", "Thu 2025-01-16 16:30:00"),
        ("call", "2024-08-29T10:00", "Fri 2024-08-30 16:30:00"),
    ],
)
def test_list_of_statutory_holidays_would_promise_too_early(kind: str, received: str, expected: str) -> None:
    assert due("tecumseh", kind, received, STATUTORY_ONLY) == expected
    assert due("tecumseh", kind, received, TECUMSEH)[4:] > expected[4:]


def test_canada_day_on_a_saturday_closes_one_town_before_and_another_after() -> None:
    kawartha = published("Kawartha Lakes")
    assert not TECUMSEH.is_business_day(date(2023, 6, 30))
    assert kawartha.is_business_day(date(2023, 6, 30))
    assert due("kawartha_lakes", "call", "2023-06-29T10:00", kawartha) == "Tue 2023-07-04 16:30:00"


def test_family_day_is_an_ordinary_day_where_the_town_is_open() -> None:
    kawartha = published("Kawartha Lakes")
    assert due("kawartha_lakes", "call", "2023-02-17T10:00", kawartha) == "Tue 2023-02-21 16:30:00"


def test_easter_monday_is_closed_in_one_town_and_open_in_the_next() -> None:
    closed, opened = published("Orangeville"), published("Caledon")
    assert due("lasalle", "call", "2025-04-17T10:00", closed) == "Wed 2025-04-23 16:30:00"
    assert due("lasalle", "call", "2025-04-17T10:00", opened) == "Tue 2025-04-22 16:30:00"


def test_weather_closing_ends_the_day_at_three() -> None:
    (notice,) = (row for row in notices("Amherstburg") if row["status"] == "closes early")
    assert notice["dates"] == ["2023-01-25T15:00"]
    calendar = published("Amherstburg", d2023_01_25=[["08:30", "15:00"]])
    assert due("essex", "voicemail", "2023-01-23T10:00", calendar) == "Wed 2023-01-25 15:00:00"
    assert due("essex", "voicemail", "2023-01-25T15:01", calendar) == "Mon 2023-01-30 16:30:00"


def test_staff_event_from_a_quarter_to_two_is_a_half_day() -> None:
    calendar = published("Port Hope", d2024_11_07=[["08:30", "13:45"]])
    assert due("essex", "email", "2024-11-05T10:00", calendar) == "Thu 2024-11-07 13:45:00"
    assert calendar.is_short(date(2024, 11, 7))


def test_closure_from_noon_on_christmas_eve_to_january_2() -> None:
    days = {f"d2025_12_{day}": [] for day in (25, 26, 29, 30, 31)} | {"d2026_01_01": []}
    calendar = published("Southwest Middlesex", d2025_12_24=[["08:30", "12:00"]], **days)
    assert due("tecumseh", "call", "2025-12-23T12:00", calendar) == "Wed 2025-12-24 12:00:00"
    assert due("tecumseh", "call", "2025-12-24T12:01", calendar) == "Mon 2026-01-05 16:30:00"


@pytest.mark.parametrize("municipality", sorted({row["municipality"] for row in PUBLISHED["found_2024_2026"]}))
def test_no_reply_is_ever_due_on_a_day_that_was_published_as_closed(municipality: str) -> None:
    calendar = published(municipality)
    for on in closures(municipality):
        for earlier in range(1, 8):
            received = f"{date.fromisoformat(on) - timedelta(days=earlier)}T11:00"
            assert due("essex", "voicemail", received, calendar)[4:14] not in closures(municipality)


def test_published_hours_of_essex_are_those_of_its_policy() -> None:
    essex = [row["hours"] for row in PUBLISHED["hours_found"] if row["municipality"] == "Essex"]
    assert essex[0] == "Mon-Fri 8:30-16:30"
    assert PACKS["essex"].hours.calendar == Calendar.read({"weekly": WEEK})
