"""What is said about handing over the desk."""

import pytest

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.handover import HandedRow, HandoverRow
from counterdesk.words import handover
from tests.desk import toronto

TEN = toronto("2026-11-24 10:00")
CARD = HandedRow("card", "call")
MESSAGE = HandedRow("message", "", "2026-0412")
DUE = HandedRow("due", "", "2026-0409", "Sam Okafor")
MINE = HandedRow("taken", "", "2026-0400", stays=True)


def row(*items: HandedRow, to: str = "", remark: str = "") -> HandoverRow:
    return HandoverRow("u", PersonId(1), "Priya Nair", TEN, to=to, remark=remark, items=items)


def test_with_nothing_to_hand_on_it_says_who_and_when() -> None:
    assert handover.said(row()) == "Priya Nair handed over the desk at 10:00 a.m., to the counter"


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ((CARD,), "1 card"),
        ((CARD, CARD), "2 cards"),
        ((MESSAGE,), "1 message"),
        ((DUE, MINE), "2 to answer"),
        ((CARD, MESSAGE, DUE), "1 card, 1 message, 1 to answer"),
    ],
)
def test_things_are_counted_by_kind(items: tuple[HandedRow, ...], said: str) -> None:
    assert handover.counted(items) == said
    assert handover.said(row(*items, to="Sam Okafor")).endswith(f"to Sam Okafor: {said}")


def test_each_who_got_something_has_a_line_named_ones_first() -> None:
    assert handover.lines(row(CARD, MESSAGE, DUE, MINE)) == (
        "To Sam Okafor: Due 2026-0409",
        "To the counter: Call; To hand over 2026-0412",
        "Stays as it was: Taken 2026-0400",
    )


def test_things_of_one_kind_are_named_once() -> None:
    more = HandedRow("message", "", "2026-0414")
    assert handover.lines(row(MESSAGE, CARD, more, CARD)) == (
        "To the counter: Call × 2; To hand over 2026-0412, 2026-0414",
    )


def test_the_remark_stands_behind_it_all() -> None:
    said = handover.in_all(row(CARD, remark="The plotter is out of paper."))
    assert said == "To the counter: Call · “The plotter is out of paper.”"


def test_nothing_is_nothing() -> None:
    assert handover.in_all(row()) == ""


@pytest.mark.parametrize(
    ("code", "word"),
    [("card", "Card"), ("taken", "Taken"), ("overdue", "Overdue"), ("call_back", "Call back"), ("reply", "Reply")],
)
def test_each_kind_has_its_word(code: str, word: str) -> None:
    assert handover.what(code) == word
