"""The quiet lines of the due column say counts and times in the counter's words."""

from datetime import date

from counterdesk.words import tell
from counterdesk.words.names import moved, not_owed, state
from counterdesk.words.reminding import Counts, digest, review, soon
from tests.desk import toronto

NOON = toronto("2026-11-24 12:00")


def test_the_morning_says_only_what_there_is() -> None:
    assert digest(Counts(overdue=2, today=3, no_date=1)) == "This morning: 2 overdue, 3 due today, 1 without a date."
    assert digest(Counts(council=1)) == "This morning: 1 waits for Council."
    assert digest(Counts()) == "This morning: nothing is due today."


def test_what_comes_due_soon_is_named_up_to_two() -> None:
    by = toronto("2026-11-24 16:30")
    assert soon(("K. H.",), 0, by, NOON) == "Due by 4:30 p.m.: K. H."
    assert soon(("K. H.", "D. P."), 0, by, NOON) == "Due by 4:30 p.m.: K. H., D. P."
    assert soon(("K. H.", "D. P."), 2, by, NOON) == "Due by 4:30 p.m.: K. H., D. P. and 2 more"


def test_what_comes_due_tomorrow_names_its_day() -> None:
    assert soon(("K. H.",), 0, toronto("2026-11-25 08:45"), NOON) == "Due by Wed 8:45: K. H."


def test_a_review_date_is_a_line_only_once_it_has_passed() -> None:
    """L19: LaSalle's policy was to be reviewed in August 2021."""
    assert review(date(2021, 8, 31), date(2026, 11, 24)) == "The policy was to be reviewed by Tuesday, August 31, 2021."
    assert review(date(2026, 11, 24), date(2026, 11, 24)) == ""
    assert review(None, date(2026, 11, 24)) == ""


def test_the_customer_hears_the_meeting_and_the_time_after_it() -> None:
    """T26: advise the customer, provide the date of the meeting, answer within 5 business days of the decision."""
    assert tell.council(date(2026, 12, 8), "5 business days") == (
        "This needs a decision of Council, which meets on Tuesday, December 8, 2026. "
        "You should have an official response within 5 business days of the decision."
    )
    assert tell.council(date(2026, 12, 8)).endswith("December 8, 2026.")


def test_the_customer_hears_by_when_once_council_has_decided() -> None:
    """E23: the official response within 5 business days of the decision."""
    assert tell.decided(date(2026, 12, 8), "5 business days") == (
        "Council decided on Tuesday, December 8, 2026. "
        "You should have an official response within 5 business days of that day."
    )
    assert tell.decided(date(2026, 12, 8)) == "Council decided on Tuesday, December 8, 2026. I can't promise a day."


def test_what_moved_a_date_is_said_in_words() -> None:
    assert moved("short_notice:Snow") == "closed for snow"
    assert moved("short_notice:Burst pipe at Libro") == "closed for Burst pipe at Libro"
    assert moved("closure:Boxing Day") == "closed: Boxing Day"
    assert moved("hours") == "the opening hours changed"
    assert moved("policy:call") == "the policy’s limit changed"
    assert moved("short_notice:") == "closed at short notice"


def test_rules_by_which_nothing_is_owed_have_words() -> None:
    assert not_owed("information_only") == "For information only"
    assert not_owed("own_rule") == "own rule"
    assert state("not_owed") == "no response owed"
