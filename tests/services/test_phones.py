"""Telephone numbers: whatever is typed, something sensible is shown and nothing is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.services.phones import Number, _north_american, read


@pytest.mark.parametrize(
    ("typed", "shown", "extension"),
    [
        ("519-555-0142", "519-555-0142", ""),
        ("(519) 555.0142", "519-555-0142", ""),
        ("+1 519 555 0142", "519-555-0142", ""),
        ("1-519-555-0142", "519-555-0142", ""),
        ("5550142", "519-555-0142", ""),
        ("555-0142 ext 12", "519-555-0142", "12"),
        ("519-555-0100 poste 12", "519-555-0100", "12"),
        ("519-555-0100 Poste. 12", "519-555-0100", "12"),
        ("519-555-0100 x12", "519-555-0100", "12"),
        ("519-555-0100x12", "519-555-0100", "12"),
        ("519-555-0100 #12", "519-555-0100", "12"),
        ("519-555-0100, extension 12", "519-555-0100", "12"),
        ("519-555-0142 / 226-555-0100", "519-555-0142", ""),
        ("519-555-0142 ext 3 or 226-555-0100", "519-555-0142", "3"),
        ("519-JJL-0142", "519-555-0142", ""),
        ("1-800-JJL-0142", "800-555-0142", ""),
        ("911", "911", ""),
        ("311", "311", ""),
        ("988", "988", ""),
        ("+33 1 42 68 53 00", "+33 1 42 68 53 00", ""),
    ],
)
def test_a_number_is_shown_three_three_four_with_its_extension(typed: str, shown: str, extension: str) -> None:
    number = read(typed, "519")
    assert (number.shown, number.extension, number.problem) == (shown, extension, "")
    assert number.typed == typed


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", ""),
        ("  ", ""),
        ("12", "number_too_short"),
        ("call me", "number_too_short"),
        ("519-555-014", "number_unlikely"),
        ("119-555-0142", "number_unlikely"),
        ("5" * 400, "number_too_long"),
        ("+999 12", "number_unlikely"),
    ],
)
def test_what_is_no_number_is_kept_and_said_so(typed: str, problem: str) -> None:
    number = read(typed, "519")
    assert (number.typed, number.problem) == (typed, problem)


def test_seven_digits_get_the_area_code_of_the_town() -> None:
    assert read("555-0142", "705").digits == "7055550142"


def test_letters_that_are_an_extension_are_never_vanity_letters() -> None:
    assert read("519-555-0100 poste 12", "519").digits == "5195550100"


@given(st.text(max_size=80))
def test_nothing_that_can_be_typed_raises(typed: str) -> None:
    number = read(typed, "519")
    assert isinstance(number, Number)
    assert number.typed == typed


@given(
    st.from_regex(r"[2-9][0-9]{2}[2-9][0-9]{6}", fullmatch=True), st.sampled_from(["{}", "+1{}", "1 {}", "{} ", "({})"])
)
def test_however_a_number_is_written_it_is_the_same_number(digits: str, form: str) -> None:
    assert read(form.format(digits), "519").digits == digits


@given(
    st.from_regex(r"[0-9]{10}", fullmatch=True),
    st.sampled_from(
        ["{a}{b}{c}", "{a}-{b}-{c}", "({a}) {b}-{c}", "{a}.{b}.{c}", "{a} {b} {c}", "({a}){b}{c}", "{a} - {b}{c}"]
    ),
)
def test_ten_digits_are_read_as_the_library_reads_them(digits: str, form: str) -> None:
    typed = form.format(a=digits[:3], b=digits[3:6], c=digits[6:])
    library = _north_american(typed, typed, "")
    assert library is None or read(typed, "519") == library
