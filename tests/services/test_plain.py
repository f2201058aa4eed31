"""Typed text, settings and hours: kept word for word, refused when they cannot be, never cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, settings
from counterdesk.services.people import letter_for
from counterdesk.services.plain import LINE_LIMIT, NOTE_LIMIT, line, note, same
from counterdesk.workdays import Calendar


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Maria Rossi", "Maria Rossi"),
        ("  Maria \t Rossi\n", "Maria Rossi"),
        ("", None),
        (" \n\t ", None),
        ("a<b and c>d", "a<b and c>d"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        ("Élodie 🙂 O'Brien", "Élodie 🙂 O'Brien"),
        ("nul\x00led \x1b[31mred", "nulled [31mred"),
        ("right\u202eto left", "right\u202eto left"),
    ],
)
def test_a_line_is_kept_without_blanks_around_it(typed: str, kept: str | None) -> None:
    assert line(typed) == kept


def test_a_note_keeps_its_lines_and_tabs() -> None:
    assert note(" First.\r\n\tSecond.\rThird. \n") == "First.\n\tSecond.\nThird."


@pytest.mark.parametrize(("keep", "limit"), [(line, LINE_LIMIT), (note, NOTE_LIMIT)])
def test_a_text_is_refused_one_letter_after_its_limit_and_never_cut(keep: object, limit: int) -> None:
    assert callable(keep)
    assert keep("x" * limit) == "x" * limit
    with pytest.raises(Refused) as refused:
        keep("x" * (limit + 1))
    assert (refused.value.code, refused.value.facts) == ("text_too_long", {"limit": limit})


@given(st.text(max_size=300))
def test_whatever_is_typed_can_be_written_down(typed: str) -> None:
    kept = note(typed)
    if kept is not None:
        kept.encode("utf-8")
        assert "\x00" not in kept
        assert note(kept) == kept


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [("Tom Ng", "  tom   NG ", True), ("Strasse", "STRASSE", True), ("Tom", "Tim", False), ("", " ", True)],
)
def test_names_are_the_same_but_for_capitals_and_blanks(one: str, other: str, is_same: bool) -> None:
    assert same(one, other) is is_same


@pytest.mark.parametrize(
    ("name", "taken", "letter"),
    [
        ("Priya Nair", [], "P"),
        ("Paul Roy", ["P"], "A"),
        ("Pa", ["P", "A"], "P"),
        ("élodie", [], "É"),
        ("42", [], ""),
    ],
)
def test_a_person_gets_the_first_free_letter_of_the_name(name: str, taken: list[str], letter: str) -> None:
    assert letter_for(name, taken) == letter


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("public_can_see", "yes", True),
        ("public_can_see", "No", False),
        ("public_can_see", "", False),
        ("tries_before_unreached", " 5 ", 5),
        ("clock", "twenty_four", "twenty_four"),
        ("counter", "  Town Hall  ", "Town Hall"),
        ("second_backup", "/media/stick", "/media/stick"),
    ],
)
def test_a_settings_text_means_its_value(name: str, text: str, value: object) -> None:
    assert settings.parsed(name, text) == value


@pytest.mark.parametrize("text", ["0", "100", "-1", "three", "", "١٢", "1.5", "9" * 400])
def test_a_count_is_between_1_and_99(text: str) -> None:
    with pytest.raises(Refused, match="bad_setting"):
        settings.parsed("tries_before_unreached", text)


def test_every_setting_is_shown_as_text_that_means_the_same() -> None:
    shown = settings.shown({"tries_before_unreached": 4, "practice": True})
    assert (shown["tries_before_unreached"], shown["practice"], shown["public_can_see"]) == ("4", "yes", "yes")
    for name, text in shown.items():
        assert settings.parsed(name, text) == settings.value_of({"tries_before_unreached": 4, "practice": True}, name)


def test_a_day_of_several_openings_goes_there_and_back() -> None:
    hours = (("08:30", "12:00"), ("13:00", "16:30"))
    assert calendars.hours_of(Calendar(calendars.week_of((hours,) * 7))) == (hours,) * 7


@pytest.mark.parametrize(
    "hours",
    [
        (("08:30",),),
        (("8h30", "16:30"),),
        (("16:30", "08:30"),),
        (("08:30", "08:30"),),
        (("08:30", "25:00"),),
        (("08:30", "12:00"), ("11:59", "16:30")),
    ],
)
def test_hours_that_cannot_be_are_refused(hours: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(Refused, match="bad_hours"):
        calendars.require_hours(hours)


def test_midnight_is_the_end_of_a_day() -> None:
    hours = (("18:00", "24:00"),)
    assert calendars.shown(calendars.require_hours(hours)) == hours


def test_hours_typed_in_any_order_are_kept_in_theirs() -> None:
    assert calendars.shown(calendars.require_hours((("13:00", "16:30"), ("08:30", "12:00")))) == (
        ("08:30", "12:00"),
        ("13:00", "16:30"),
    )


@pytest.mark.parametrize(
    ("start", "end", "left"),
    [
        ("00:00", "08:30", "08:30-12:00 13:00-16:30"),
        ("12:00", "13:00", "08:30-12:00 13:00-16:30"),
        ("15:00", "24:00", "08:30-12:00 13:00-15:00"),
        ("10:00", "14:00", "08:30-10:00 14:00-16:30"),
        ("09:00", "10:00", "08:30-09:00 10:00-12:00 13:00-16:30"),
        ("00:00", "24:00", ""),
    ],
)
def test_what_a_closing_leaves_of_a_day(start: str, end: str, left: str) -> None:
    day = calendars.require_hours((("08:30", "12:00"), ("13:00", "16:30")))
    begin, stop = calendars.require_hours(((start, end),))[0]
    kept = calendars.shown(calendars.cut(day, begin, stop))
    assert " ".join("-".join(one) for one in kept) == left
    closed = calendars.shown(calendars.both(day, calendars.require_hours(((start, end),))))
    assert not set(kept) & set(closed)
