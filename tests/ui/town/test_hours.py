"""Opening hours as a door sign says them, and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.refusal import Refused
from counterdesk.ui.town.hours import HoursEditor, hours_of, text_of, weekday_names


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("8:30-4:30", (("08:30", "16:30"),)),
        ("8:30-12, 1-4:30", (("08:30", "12:00"), ("13:00", "16:30"))),
        ("8:30-11:30, 1:30-4:30", (("08:30", "11:30"), ("13:30", "16:30"))),
        ("9-5", (("09:00", "17:00"),)),
        ("10:00-14:00", (("10:00", "14:00"),)),
        ("8:30-19:00", (("08:30", "19:00"),)),
        ("closed", ()),
        ("Closed", ()),
        ("", ()),
        ("   ", ()),
    ],
)
def test_hours_are_read_as_the_door_sign_says_them(typed, hours):
    assert hours_of(typed) == hours


@pytest.mark.parametrize("typed", ["half past", "8:30", "25:00-26:00", "4:30-8:30 pm-", "8:30-8:70"])
def test_what_is_no_opening_is_refused(typed):
    with pytest.raises(Refused):
        hours_of(typed)


@pytest.mark.parametrize(
    ("hours", "text"),
    [
        ((), "closed"),
        ((("08:30", "16:30"),), "8:30-4:30"),
        ((("08:30", "12:00"), ("13:00", "16:30")), "8:30-12:00, 1:00-4:30"),
    ],
)
def test_hours_are_shown_as_the_door_sign_says_them(hours, text):
    assert text_of(hours) == text


@given(st.integers(0, 95), st.integers(1, 96))
def test_any_opening_that_is_shown_is_read_back_the_same(start, length):
    end = min(start + length, 96)
    hours = ((_clock(start), _clock(end)),)
    assert hours_of(text_of(hours)) == hours


def _clock(quarter):
    return f"{quarter // 4:02d}:{quarter % 4 * 15:02d}"


def test_the_week_begins_on_monday():
    assert weekday_names()[0] == "Monday"
    assert len(weekday_names()) == 7


@pytest.fixture
def editor(qtbot):
    editor = HoursEditor()
    qtbot.addWidget(editor)
    editor.set_value(((("08:30", "16:30"),),) * 5 + ((), ()))
    return editor


def test_a_week_comes_back_as_it_was_shown(editor):
    assert editor.value() == ((("08:30", "16:30"),),) * 5 + ((), ())


def test_a_short_friday_is_typed_in_its_own_line(editor):
    editor.field(4).set_value("8:30-12")
    assert editor.value()[4] == (("08:30", "12:00"),)


def test_one_line_that_cannot_be_read_keeps_the_week_back(editor):
    editor.field(2).set_value("all day")
    assert editor.value() is None
    assert editor.field(2).value() == "all day"


def test_typing_again_takes_the_complaint_away(editor, qtbot):
    editor.field(2).set_value("all day")
    editor.value()
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClick(editor.field(2), "x")
    editor.field(2).set_value("9-5")
    assert editor.value()[2] == (("09:00", "17:00"),)
