"""Contacts: which channel is live, which outcome owes an answer, and what a public screen may show."""

import pytest

from counterdesk.domain.contact import Answerer, Channel, Outcome, initials, masked
from counterdesk.domain.ids import DepartmentId, PersonId


def test_only_somebody_standing_or_speaking_there_is_live() -> None:
    assert {channel for channel in Channel if channel.is_live} == {Channel.WALK_IN, Channel.CALL}


def test_a_message_and_something_to_send_owe_an_answer() -> None:
    assert {outcome for outcome in Outcome if outcome.owes_an_answer} == {Outcome.MESSAGE, Outcome.SEND}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Maria Rossi", "M. R."),
        ("marguerite  levesque", "M. L."),
        ("Jean-Baptiste O'Neil", "J. O."),
        ("Élodie Ñu", "É. Ñ."),
        ("", ""),
        ("(declined)", ""),
        ("A B C D E F G", "A. B. C. D. "),
    ],
)
def test_a_public_screen_shows_initials(name: str, shown: str) -> None:
    assert initials(name) == shown


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("519-555-0142", "•• 42"),
        ("519-555-0142 x12", "•• 42"),
        ("519 555 0104 ext 5", "•• 04"),
        ("519 555 0104 EXT. 5512", "•• 04"),
        ("(519) 555-0104, poste 12", "•• 04"),
        ("5550104 #7", "•• 04"),
        ("519-555-0104x9", "•• 04"),
        ("519-555-0104 / 555-0100", "•• 04"),
        ("519-555-0104 or 555-0100", "•• 04"),
        ("cell 519 555 0104", "•• 04"),
        ("+33 1 42 68 53 00", "•• 00"),
        ("911", ""),
        ("911 ext 1234", ""),
        ("", ""),
    ],
)
def test_a_public_screen_shows_two_digits(number: str, shown: str) -> None:
    assert masked(number) == shown


@pytest.mark.parametrize(
    ("answerer", "nobody"),
    [
        (Answerer(), True),
        (Answerer(text="  "), True),
        (Answerer(text="Roads crew"), False),
        (Answerer(PersonId(1)), False),
        (Answerer(department_id=DepartmentId(1)), False),
    ],
)
def test_blanks_name_nobody(answerer: Answerer, nobody: bool) -> None:
    assert answerer.is_nobody is nobody
