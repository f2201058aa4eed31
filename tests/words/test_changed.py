"""What a changed field said before and says now, in the counter's words."""

import pytest

from counterdesk.domain.contact import Given
from counterdesk.services.asks.contacts import HistoryLine
from counterdesk.services.fixing import EXTRAS
from counterdesk.words.changed import before, change, field, given, history_line, is_worth_saying
from tests.desk import toronto

AT = toronto("2026-11-24 14:07")
DUE = toronto("2026-11-25 16:30").isoformat()
EARLIER = toronto("2026-11-24 16:30").isoformat()


def line(name: str, was: str = "", now: str = "", who: str = "Tom Ng") -> HistoryLine:
    return HistoryLine(AT, who, "changed", name, was, now)


CHANGES = (
    (line("note", "Leaves", "Leaf bags"), "note: was “Leaves”, now “Leaf bags”"),
    (line("name", "Maria Rossi", ""), "name: was “Maria Rossi”, now empty"),
    (line("place", "", "12 Elm St"), "place concerned: “12 Elm St”"),
    (line("channel", "call", "walk_in"), "how it came in: was “Call”, now “Walk-in”"),
    (line("outcome", "answered", "none_owed"), "what came of it: was “Answered”, now “Nothing owed”"),
    (line("outcome_detail", "sales", "hung_up"), "whom, where or why: was “sales”, now “hung up”"),
    (line("due_at", DUE, EARLIER), "due: was “Wed 25 Nov, 4:30 p.m.”, now “Tue 24 Nov, 4:30 p.m.”"),
    (line("happened_at", DUE, EARLIER), "received: was “Wed 25 Nov, 4:30 p.m.”, now “Tue 24 Nov, 4:30 p.m.”"),
    (line("reach_at", "a@example.ca", ""), "reach at: was “a@example.ca”, now empty"),
    (line("for_text", "Tom Ng", "Anna"), "who answers: was “Tom Ng”, now “Anna”"),
    (line("boxes", "urgent,please_call", ""), "message pad: was “Urgent, Please call”, now empty"),
    (line("confidential", "False", "True"), "confidential: was “no”, now “yes”"),
    (line("on_behalf_proof", "", "says_so"), "how that is known: “says so”"),
    (line("about", "service", "employee"), "what it is about: was “our service”, now “an employee”"),
    (line("risk", "none", "risk"), "risk: was “no risk: no response is owed”, now “there is a risk”"),
    (line("anonymous", "True", "False"), "anonymous: was “yes”, now “no”"),
    (
        line("subject_sealed", "It was late.", "It never came."),
        "what happened: was “It was late.”, now “It never came.”",
    ),
    (line("fixed_because", "", "Misheard"), "reason for the fix: “Misheard”"),
    (line("tried", "", "left_message"), "tried to reach: “left a message”"),
)


@pytest.mark.parametrize(("changed", "words"), CHANGES, ids=[one.field for one, _ in CHANGES])
def test_a_change_says_what_it_was_and_what_it_is(changed: HistoryLine, words: str) -> None:
    assert change(changed) == words
    assert history_line(changed) == f"Tue 24 Nov, 2:07 p.m. · Tom Ng · {words}"


@pytest.mark.parametrize("name", [*EXTRAS, "note", "name", "number_typed", "topic_text", "happened_at", "due_at"])
def test_every_field_that_is_typed_has_a_name(name: str) -> None:
    assert field(name)
    assert "_" not in field(name)


def test_what_was_done_is_said_by_its_deed() -> None:
    done = HistoryLine(AT, "Tom Ng", "entry_fixed")
    assert history_line(done) == "Tue 24 Nov, 2:07 p.m. · Tom Ng · fixed"


def test_a_line_by_nobody_names_nobody() -> None:
    assert history_line(line("note", "a", "b", who="")) == "Tue 24 Nov, 2:07 p.m. · note: was “a”, now “b”"


@pytest.mark.parametrize(
    ("one", "is_said"),
    [
        (HistoryLine(AT, "", "call_logged"), True),
        (line("note", "a", "b"), True),
        (line("number_digits", "5195550142", "5195550199"), False),
        (line("fixed_because"), False),
        (line("seal", "a", "b"), False),
    ],
)
def test_fields_without_a_name_or_a_value_are_not_said(one: HistoryLine, is_said: bool) -> None:
    assert is_worth_saying(one) is is_said


BEFORE = (
    (line("note", "Leaves"), "", "was “Leaves” until Tue 24 Nov, 2:07 p.m., Tom Ng"),
    (line("note", "Leaves"), "misheard", "was “Leaves” until Tue 24 Nov, 2:07 p.m., Tom Ng: misheard"),
    (line("note", "", "x"), "", "was empty until Tue 24 Nov, 2:07 p.m., Tom Ng"),
    (line("channel", "call", "fax", who=""), "", "was “Call” until Tue 24 Nov, 2:07 p.m."),
)


@pytest.mark.parametrize(("one", "because", "words"), BEFORE)
def test_beside_a_changed_value_stands_what_it_was_until_when(one: HistoryLine, because: str, words: str) -> None:
    assert before(one, because) == words


@pytest.mark.parametrize(
    ("why", "words"), [(Given.GIVEN, "Maria"), (Given.DECLINED, "declined"), (Given.NOT_GIVEN, "not given")]
)
def test_a_name_or_why_there_is_none(why: Given, words: str) -> None:
    assert given("Maria", why) == words
