"""Lists of answering services as they are copied, read on Monday at 8:35 a.m."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.ui.cards.paste import Pasted, is_list, read_list
from tests.desk import toronto

MONDAY = toronto("2026-11-23 08:35")
SMITH = Pasted("2026-11-21 19:15", "John Smith", "519-555-0101", "Water main", "Public Works")
MARIE = Pasted("2026-11-22 09:05", "Marie Levesque", "519-555-0102", "Tax bill", "Finance")
BOTH = (SMITH, MARIE)

CSV = """Date,Time,Caller,Phone,Message,For
11/21/2026,7:15 PM,John Smith,519-555-0101,Water main,Public Works
11/22/2026,9:05 AM,Marie Levesque,519-555-0102,Tax bill,Finance
"""
OTHER_ORDER = """For;Regarding;Call back #;Name;Received
Public Works;Water main;519-555-0101;John Smith;2026-11-21 19:15:02
Finance;Tax bill;519-555-0102;Marie Levesque;2026-11-22 09:05:41
"""
TABS = """Date\tFrom\tTelephone\tRe\tTo
Sat Nov 21 7:15 PM EST\tJohn Smith\t519-555-0101\tWater main\tPublic Works
Sun Nov 22 9:05 AM EST\tMarie Levesque\t519-555-0102\tTax bill\tFinance
"""
BLOCKS = """MESSAGE 1 of 2
Date: Saturday, November 21, 2026
Time: 7:15 PM
For: Public Works
Caller: John Smith
Phone: 519-555-0101
Message: Water main

MESSAGE 2 of 2
Date: Sunday, November 22, 2026
Time: 9:05 AM
For: Finance
Caller: Marie Levesque
Phone: 519-555-0102
Message: Tax bill
"""
WITHOUT_RULES = """From: John Smith
To: Public Works
Tel: 519-555-0101
Received: 2026-11-21 19:15
Re: Water main

From: Marie Levesque
To: Finance
Tel: 519-555-0102
Received: 2026-11-22 09:05
Re: Tax bill
"""
DRAWN = WITHOUT_RULES.replace("\n\n", "\n----------\n")


@pytest.mark.parametrize("text", [CSV, OTHER_ORDER, TABS, BLOCKS, WITHOUT_RULES, DRAWN, BLOCKS.replace("\n", "\r\n")])
def test_a_list_with_names_for_its_parts_is_read_whole(text: str) -> None:
    assert read_list(text, MONDAY) == BOTH


def test_a_table_without_a_heading_knows_its_cells_by_what_is_in_them() -> None:
    text = "21/11/26 | 19:15 | John Smith | 519-555-0101 | Water main\n22/11/26 | 9:05 | Marie | 519-555-0102 x12 | Tax"
    first, second = read_list(text, MONDAY)
    assert first == Pasted("2026-11-21 19:15", "John Smith", "519-555-0101", "Water main")
    assert second == Pasted("2026-11-22 09:05", "Marie", "519-555-0102 x12", "Tax")


def test_lines_stand_under_their_day_and_a_line_without_time_goes_on() -> None:
    text = """Saturday Nov 21
7:15 pm John Smith 519-555-0101 water main broken
9:40 pm - Anonymous - dog barking all night

Sunday Nov 22:
1. 9:05 am Marie Levesque (519) 555-0102 tax bill
please call before noon
"""
    assert read_list(text, MONDAY) == (
        Pasted("2026-11-21 19:15", "John Smith", "519-555-0101", "water main broken"),
        Pasted("2026-11-21 21:40", "Anonymous", "", "dog barking all night"),
        Pasted("2026-11-22 09:05", "Marie Levesque", "(519) 555-0102", "tax bill please call before noon"),
    )


def test_each_line_may_have_its_own_day_in_short() -> None:
    first, second = read_list("Sat 7:15p  John Smith  519-555-0101  Water\nSun 9:05a Marie 519-555-0102 Tax", MONDAY)
    assert (first.received, first.name, first.about) == ("2026-11-21 19:15", "John Smith", "Water")
    assert (second.received, second.name, second.about) == ("2026-11-22 09:05", "Marie", "Tax")


def test_a_message_of_several_lines_stays_one() -> None:
    text = BLOCKS.replace("Message: Water main", "Message: Water main broken\non Oak Street: near the school.")
    assert read_list(text, MONDAY)[0].about == "Water main broken on Oak Street: near the school."


def test_a_comma_in_a_message_divides_nothing() -> None:
    quoted = CSV.replace("Water main", '"Water main, Oak St, urgent"')
    assert read_list(quoted, MONDAY)[0].about == "Water main, Oak St, urgent"
    line = "7:15 pm John Smith 519-555-0101 water main, Oak St\n7:40 pm Marie 519-555-0102 tax, roll"
    assert [one.about for one in read_list(line, toronto("2026-11-23 20:00"))] == ["water main, Oak St", "tax, roll"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("11/21/2026 7:15 PM", "2026-11-21 19:15"),
        ("21/11/2026 19:15", "2026-11-21 19:15"),
        ("2026/11/21 19:15:22", "2026-11-21 19:15"),
        ("11/21 7:15p", "2026-11-21 19:15"),
        ("November 21, 2026 7:15 p.m.", "2026-11-21 19:15"),
        ("21 Nov 2026 19:15 EST", "2026-11-21 19:15"),
        ("Sat, 21 Nov 2026 19:15", "2026-11-21 19:15"),
        ("11/12/2026 7:15 PM", "2026-11-12 19:15"),  # December has not come yet
        ("2026-11-31 19:15", "2026-11-31 19:15"),  # no such day: as written, the row asks
        ("2026-11-24 19:15", "2026-11-24 19:15"),  # has not come yet: the row asks
        ("13/13/2026 19:15", "13/13/2026 19:15"),
        ("sometime", "sometime"),
    ],
)
def test_a_time_is_read_or_stays_as_it_was_written(written: str, read: str) -> None:
    (one,) = read_list(f"Received: {written}\nFrom: John Smith\nRe: Water", MONDAY)
    assert one.received == read


def test_a_day_that_could_be_two_is_not_guessed() -> None:
    """On 15 November 2026 both 11 October and 10 November are less than 36 days old."""
    both = read_list("Date: 10/11/2026\nTime: 7:15 PM\nFrom: John", toronto("2026-11-10 21:00"))
    assert both[0].received == "10/11/2026 7:15 PM"


def test_one_plain_date_tells_how_the_whole_list_is_written() -> None:
    text = "Date;Name\n10/11/2026 9:00 AM;John\n10/30/2026 9:00 AM;Marie"
    assert [one.received for one in read_list(text, toronto("2026-11-10 21:00"))] == [
        *("2026-10-11 09:00", "2026-10-30 09:00")
    ]


@pytest.mark.parametrize("text", ["", "  \n \n", "Hello\nworld", "-----\n=====", "Date,Time,Caller\n", "Date: today"])
def test_what_is_no_list_gives_nothing(text: str) -> None:
    assert read_list(text, MONDAY) == ()


@pytest.mark.parametrize(
    ("text", "is_one"), [("", False), ("9:05 am Marie 519-555-0102\n", False), ("one\ntwo", False), (CSV, True)]
)
def test_several_lines_with_messages_in_them_are_a_list(text: str, is_one: bool) -> None:
    assert is_list(text, MONDAY) is is_one


def test_markup_and_formulas_are_only_words() -> None:
    text = "Name;Message\n<b>x</b>;=HYPERLINK(1)\na<b and c>d;\u202eabc"
    assert [(one.name, one.about) for one in read_list(text, MONDAY)] == [
        *(("<b>x</b>", "=HYPERLINK(1)"), ("a<b and c>d", "\u202eabc"))
    ]


@pytest.mark.parametrize(
    "text", ["---\n" * 25_000, "Caller: x\n" * 10_000, "a b c " * 17_000, "1" * 100_000, ";" * 100_000]
)
def test_a_hundred_thousand_letters_are_read_without_harm(text: str) -> None:
    assert isinstance(read_list(text, MONDAY), tuple)


@given(st.text(alphabet=st.sampled_from("aB1 9:/-,;|\t\n.#=<(é\u202e"), max_size=200))
def test_any_text_at_all_is_read_or_left(text: str) -> None:
    for one in read_list(text, MONDAY):
        assert one.name or one.reach or one.about


@pytest.mark.parametrize(
    "line",
    [
        "Sat 21 Nov 7:15 pm 519-555-0144 John Smith re: water bill",
        "Sat 21 Nov 7:15 pm John Smith 519-555-0144 re: water bill",
        "Sat 21 Nov 7:15 pm John Smith 519-555-0144 RE: water bill",
        "Sat 21 Nov 7:15 pm 519-555-0144 John Smith regarding: water bill",
        "Sat 21 Nov 7:15 pm 519-555-0144 John Smith: water bill",
        "1. Sat 21 Nov 7:15 pm 519-555-0144 John Smith Re: water bill",
    ],
)
def test_re_before_the_message_is_no_part_of_it_and_none_of_the_name(line: str) -> None:
    (one,) = read_list(line, MONDAY)
    assert (one.name, one.reach, one.about) == ("John Smith", "519-555-0144", "water bill")


@pytest.mark.parametrize("hour", ["9 am", "9am", "9 a.m.", "9 AM"])
def test_a_whole_hour_is_a_time_too(hour: str) -> None:
    (one,) = read_list(f"Sun 22 Nov {hour} Ann Lee 519-555-0146 taxes", MONDAY)
    assert (one.received, one.name, one.about) == ("2026-11-22 09:00", "Ann Lee", "taxes")


def test_a_number_of_things_is_no_time() -> None:
    (one,) = read_list("Sun 22 Nov 9:05 am Ann Lee 519-555-0146 has 3 apples and 12 permits", MONDAY)
    assert one.received == "2026-11-22 09:05"
    assert one.about == "has 3 apples and 12 permits"


def test_re_within_the_message_divides_nothing() -> None:
    (one,) = read_list("Sun 22 Nov 9:05 am Ann Lee 519-555-0146 has a question about: taxes", MONDAY)
    assert (one.name, one.about) == ("Ann Lee", "has a question about: taxes")
