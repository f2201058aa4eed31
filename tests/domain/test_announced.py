"""What another program says about a call: plain, short, and nothing in it believed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.domain.announced import NAME_LIMIT, NUMBER_LIMIT, Announced, announced, one_line


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("519-555-0142", "519-555-0142"),
        ("+15195550142", "+15195550142"),
        ("tel:+1-519-555-0142", "+1-519-555-0142"),
        ("TEL:5195550142", "5195550142"),
        ("tel:+1-519-555-0142;ext=12", "+1-519-555-0142 ext. 12"),
        ("tel:5195550142;phone-context=example", "5195550142"),
        ("sip:5195550142@pbx.example:5060;transport=tls", "5195550142"),
        ("sips:5195550142@pbx", "5195550142"),
        ("callto://5195550142", "5195550142"),
        ("519-555-0142 ext. 12", "519-555-0142 ext. 12"),
        ("(519) 555-0142 poste 12", "(519) 555-0142 poste 12"),
        ("911", "911"),
        ("not a number", "not a number"),
        ("", ""),
        ("sip:", ""),
        ("tel:;ext=12", ""),
    ],
)
def test_a_number_stays_as_it_was_said_without_what_a_telephone_adds(said: str, number: str) -> None:
    assert announced(said) == Announced(number)


@pytest.mark.parametrize("said", ["anonymous", "Anonymous", "sip:anonymous@anonymous.example", " PRIVATE ", "unknown"])
def test_a_number_that_is_withheld_is_no_number(said: str) -> None:
    assert announced(said) == Announced(withheld=True)
    assert announced(said, "Anonymous") == Announced(withheld=True)
    assert announced(said, "Maria Rossi") == Announced(name="Maria Rossi", withheld=True)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('"Maria Rossi" <sip:5195550142@pbx>', "Maria Rossi"),
        ("Maria Rossi <tel:5195550142>", "Maria Rossi"),
        ("<sip:5195550142@pbx>", ""),
    ],
)
def test_a_name_before_the_address_is_the_name(said: str, name: str) -> None:
    assert announced(said) == Announced("5195550142", name)
    assert announced(said, "Somebody Else") == Announced("5195550142", "Somebody Else")


def test_markup_stays_what_it_is_a_text() -> None:
    assert announced("<b>1</b>", "<img src=x>") == Announced("<b>1</b>", "<img src=x>")


def test_marks_that_turn_writing_around_and_control_characters_are_left_out() -> None:
    assert announced("519\u202e555\x00\x07", "Ma\u200bria\r\nRossi\x1b[31m") == Announced("519555", "Maria Rossi[31m")
    assert one_line("one\u2028two\u2029three\x85four\tfive", 80) == "one two three four five"
    assert one_line("half \ud83d of it", 80) == "half of it"


def test_accents_and_other_alphabets_stay() -> None:
    assert announced("5195550142", "Zoë Lévesque 李小龙").name == "Zoë Lévesque 李小龙"


def test_what_is_too_long_is_cut() -> None:
    long = announced("5" * 1_000_000, "m" * 1_000_000)
    assert (len(long.number), len(long.name)) == (NUMBER_LIMIT, NAME_LIMIT)
    assert announced("sip:" + "5" * 1_000_000 + "@pbx").number == "5" * NUMBER_LIMIT


@given(st.text(max_size=400), st.text(max_size=400))
def test_whatever_is_said_comes_out_as_one_plain_line(number: str, name: str) -> None:
    found = announced(number, name)
    for text, limit in ((found.number, NUMBER_LIMIT), (found.name, NAME_LIMIT)):
        assert len(text) <= limit
        assert text == " ".join(text.split())
        assert not {unicodedata.category(letter) for letter in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
