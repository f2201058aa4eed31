"""Every number of an entry is found: the first, the one beside it, the one to be reached at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.store import keywords, search
from counterdesk.store.engine import Logbook
from tests.store.rows import contact, save


def ids(logbook: Logbook, typed: str) -> list[int]:
    with logbook.read() as session:
        return [hit.record_id for hit in search.find(session, typed)]


@pytest.mark.parametrize(
    ("number", "reach_at", "typed"),
    [
        ("519-555-0142 / 226-555-0111", None, "226-555-0111"),
        ("519-555-0142 / 226-555-0111", None, "2265550111"),
        ("519-555-0142 / 226-555-0111", None, "0111"),
        ("519-555-0142/2265550111", None, "226 555"),
        ("519-555-0142 or (226) 555-0111", None, "5550111"),
        ("519-555-0142 x12 / 555-0111 x3", None, "5550111"),
        ("519-555-0142", "226.555.0111 after five", "2265550111"),
        ("519-555-0142", "or 1-226-555-0111", "2265550111"),
        (None, "226-555-0111, maria@example.org", "0111"),
    ],
)
def test_a_further_number_is_found_by_its_digits(
    logbook: Logbook, number: str | None, reach_at: str | None, typed: str
) -> None:
    digits = "5195550142" if number else None
    row = contact(number_typed=number, number_digits=digits, number_shown=number and "519-555-0142", reach_at=reach_at)
    save(logbook, "call_logged", row)
    assert ids(logbook, typed) == [1]
    if number:
        assert ids(logbook, "5195550142") == ids(logbook, "0142") == [1]


@pytest.mark.parametrize(
    "reach_at",
    ["12 Main St", "2026-11-24", "room 214", "a1234567", "", "maria@example.org"],
)
def test_what_is_no_number_adds_none(reach_at: str) -> None:
    assert keywords._further_numbers(contact(reach_at=reach_at)) in (None, keywords.fragments("20261124"))


def test_the_first_number_is_not_written_twice() -> None:
    row = contact(number_typed="519-555-0142", number_digits="5195550142", reach_at="555-0142")
    assert keywords._further_numbers(row) is None


@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_stands_there_is_read_without_an_error(number: str, reach_at: str) -> None:
    found = keywords._further_numbers(contact(number_typed=number, reach_at=reach_at))
    assert found is None or found.replace(" ", "").isdigit()
