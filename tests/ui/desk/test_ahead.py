"""A day to come, as a clerk writes it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.domain.refusal import Refused
from counterdesk.ui.desk.ahead import AheadField, PromiseField, parse_ahead
from counterdesk.workdays import Calendar
from tests.desk import toronto

NOW = toronto("2026-11-24 14:07")
OFFICE = [["08:30", "16:30"]]
WEEK = Calendar.read(
    {
        "tz": "America/Toronto",
        "weekly": {"mon": OFFICE, "tue": OFFICE, "wed": OFFICE, "thu": OFFICE, "fri": OFFICE, "sat": [], "sun": []},
        "exceptions": {"2026-12-24": [["08:30", "12:00"]], "2026-12-25": [], "2026-12-28": []},
        "names": {"2026-12-25": "Christmas Day", "2026-12-28": "Boxing Day"},
    }
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("fri", "2026-11-27 16:30"),
        ("friday", "2026-11-27 16:30"),
        ("today", "2026-11-24 16:30"),
        ("tomorrow", "2026-11-25 16:30"),
        ("tomorrow 10:30", "2026-11-25 10:30"),
        ("wed 2 pm", "2026-11-25 14:00"),
        ("wed 1400", "2026-11-25 14:00"),
        ("3:30 pm", "2026-11-24 15:30"),
        ("3", "2026-11-24 15:00"),
        ("tomorrow 10", "2026-11-25 10:00"),
        ("2026-12-24", "2026-12-24 12:00"),
        ("24 dec", "2026-12-24 12:00"),
        ("dec 24, 9:00 am", "2026-12-24 09:00"),
        ("sat", "2026-11-28 16:30"),
    ],
)
def test_a_day_alone_means_its_close_of_business(typed: str, meant: str) -> None:
    assert parse_ahead(typed, NOW, WEEK) == toronto(meant)


def test_without_a_calendar_a_day_ends_at_half_past_four() -> None:
    assert parse_ahead("fri", NOW, None) == toronto("2026-11-27 16:30")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("yesterday", "promised_in_past"),
        ("9:00 am", "promised_in_past"),
        ("30 feb", "day_does_not_exist"),
        ("soon", "time_not_understood"),
        ("fri soon", "time_not_understood"),
    ],
)
def test_what_cannot_be_promised_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        parse_ahead(typed, NOW, WEEK)
    assert refused.value.code == code


def now() -> datetime:
    return NOW


def week() -> Calendar:
    return WEEK


@pytest.fixture
def field(show: Callable[..., object]) -> AheadField:
    field = AheadField("Promised for", now, week)
    show(field, 300, 80)
    return field


def test_the_field_says_how_it_was_read(field: AheadField) -> None:
    field.set_text("fri 2 pm")
    assert field.value() == toronto("2026-11-27 14:00")
    assert field._reading.text() == "Fri 27 Nov, 2:00 p.m."
    assert field.problem() == ""


def test_the_field_says_what_is_wrong(field: AheadField) -> None:
    field.set_text("yesterday")
    assert field.value() is None
    assert "over" in field._reading.text()
    assert field._reading.property("tone") == "late"


def test_an_empty_field_complains_about_nothing_until_it_is_sent(field: AheadField) -> None:
    field.set_text("")
    assert field._reading.text() == ""
    assert field.problem()


def test_a_day_after_the_outer_limit_is_warned_of_but_may_be_said(qtbot: object) -> None:
    """E22: give an estimate; the total time should not exceed fifteen business days."""
    field = PromiseField("Full answer by", now, week)
    qtbot.addWidget(field)  # type: ignore[attr-defined]
    field.set_limit(toronto("2026-12-15 16:30"), "7")
    field.set_text("2026-12-15")
    assert field.warning() == ""
    field.set_text("2026-12-16")
    assert field.warning() == (
        "Later than the outer limit of Policy 7, Tue 15 Dec, 4:30 p.m.: the full answer is due by then."
    )
    assert field.value() == toronto("2026-12-16 16:30")
    assert field.problem() == ""


def test_without_an_outer_limit_nothing_is_warned_of(qtbot: object) -> None:
    field = PromiseField("Full answer by", now, week)
    qtbot.addWidget(field)  # type: ignore[attr-defined]
    field.set_text("2027-06-01")
    assert field.warning() == ""


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("20 dec", "The office is closed on Sun 20 Dec. The next open day is Mon 21 Dec."),
        ("25 dec", "The office is closed on Fri 25 Dec: Christmas Day. The next open day is Tue 29 Dec."),
        ("25 dec 10:00", "The office is closed on Fri 25 Dec: Christmas Day. The next open day is Tue 29 Dec."),
        ("24 dec 2 pm", "The office is closed then: on Thu 24 Dec it is open 8:30 a.m. to 12:00 p.m."),
        ("tomorrow 7:00 am", "The office is closed then: on Wed 25 Nov it is open 8:30 a.m. to 4:30 p.m."),
        ("24 dec", ""),
        ("tomorrow 4:30 pm", ""),
        ("tomorrow 8:30 am", ""),
        ("fri", ""),
        ("", ""),
        ("soon", ""),
    ],
)
def test_a_promise_for_when_the_office_is_closed_is_warned_of(qtbot: QtBot, typed: str, says: str) -> None:
    field = PromiseField("Promised for", now, week)
    qtbot.addWidget(field)
    field.set_text(typed)
    assert field.warning() == says
    assert field._warning.isVisibleTo(field) == bool(says)


def test_both_warnings_stand_under_each_other(qtbot: QtBot) -> None:
    field = PromiseField("Full answer by", now, week)
    qtbot.addWidget(field)
    field.set_limit(toronto("2026-12-15 16:30"), "7")
    field.set_text("20 dec")
    assert [line.split(" of ")[0].split(" on ")[0] for line in field.warning().splitlines()] == [
        "Later than the outer limit",
        "The office is closed",
    ]


def test_without_a_calendar_nobody_knows_whether_the_office_is_closed(qtbot: QtBot) -> None:
    field = PromiseField("Promised for", now, no_calendar)
    qtbot.addWidget(field)
    field.set_text("20 dec")
    assert field.warning() == ""


def test_closing_until_a_time_at_which_the_office_is_closed_needs_no_warning(qtbot: QtBot) -> None:
    field = AheadField("Until", now, week)
    qtbot.addWidget(field)
    field.set_text("20 dec")
    assert field.warning() == ""


def no_calendar() -> Calendar | None:
    return None
