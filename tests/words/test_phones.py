"""Numbers as they are shown."""

import pytest

from counterdesk.words.phones import digits_for_reading, phone


@pytest.mark.parametrize(
    "typed",
    ["+15195550142", "5195550142", "(519) 555-0142", "1 519 555 0142", "519.555.0142", " 5195550142 "],
)
def test_a_number_is_shown_in_three_groups(typed: str) -> None:
    assert phone(typed) == "519-555-0142"


def test_an_extension_is_named() -> None:
    assert phone("+15195550142", "12") == "519-555-0142 ext. 12"


def test_an_extension_alone_is_no_number() -> None:
    assert phone("", "214") == "ext. 214"


def test_a_local_number_stays_local() -> None:
    assert phone("5550142") == "555-0142"


@pytest.mark.parametrize("typed", ["911", "311", "+44 20 7946 0123", "ask for Ann", "5" * 400, ""])
def test_what_is_no_number_from_here_stays_as_it_was_typed(typed: str) -> None:
    assert phone(typed) == typed


def test_a_number_is_spread_out_to_be_read_back() -> None:
    assert digits_for_reading("5195550142") == "519  555  0142"
