"""What a card says, worked out from what it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from counterdesk.domain.contact import Answerer, Channel, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.domain.script import Moment
from counterdesk.services.asks.callers import CallerHint, PastContact
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.due import Promise
from counterdesk.services.asks.people import PersonRow
from counterdesk.services.asks.town import TownView
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.answerers import as_option, presence
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.hint import odd_number, past_line
from counterdesk.ui.cards.known import Asker
from tests.desk import toronto

DUE = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
NOW = datetime(2026, 11, 24, 19, 5, tzinfo=UTC)
PROMISE = Promise("call", DUE, "5.2", 1, "business_days", None)
TOWN = TownView("tecumseh", "Town of Tecumseh", may_say_dates=True)
MARIA = Colleague(Answerer(PersonId(4)), "Maria Rossi", "Tax Collector", "Finance", "214")
PRIYA = Colleague(Answerer(PersonId(1)), "Priya Nair")


def said(outcome, **more):
    return saying.to_caller(ContactTyped(outcome=outcome, **more), PROMISE, TOWN, PRIYA)


@pytest.mark.parametrize("outcome", [None, Outcome.ANSWERED, Outcome.NOTHING_OWED])
def test_what_owes_nothing_needs_no_sentence(outcome):
    assert said(outcome) == ""


def test_ones_own_message_is_said_in_the_first_person():
    assert said(Outcome.MESSAGE, answerer=PRIYA).startswith("I am Priya Nair")


def test_anothers_message_names_the_colleague():
    assert said(Outcome.MESSAGE, answerer=MARIA).startswith("Maria Rossi, Tax Collector, extension 214,")


def test_each_other_outcome_has_its_own_sentence():
    assert said(Outcome.SEND).startswith("It will be sent to you by Wednesday")
    assert said(Outcome.TRANSFERRED, transferred_to=MARIA).startswith("I am putting you through to Maria Rossi")
    assert said(Outcome.REFERRED, referred_name="the County").startswith("This is looked after by the County")


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        (None, ""),
        (PROMISE, "Due Wed 25 Nov, 4:30 p.m. · 1 business day, 5.2"),
        (replace(PROMISE, number=2, unit="days", section="2"), "Due Wed 25 Nov, 4:30 p.m. · 2 days, Policy 2"),
        (replace(PROMISE, number=3, section=""), "Due Wed 25 Nov, 4:30 p.m. · 3 business days"),
        (replace(PROMISE, number=0), "Due Wed 25 Nov, 4:30 p.m."),
        (replace(PROMISE, due_at=None, no_due_reason="no_standard_in_text"), "No date in the policy"),
        (
            replace(PROMISE, due_at=None, no_due_reason="hours_not_confirmed"),
            "No date before the opening hours are confirmed",
        ),
        (
            replace(PROMISE, due_at=None, no_due_reason="year_not_confirmed"),
            "No date before the year's closures are confirmed",
        ),
        (replace(PROMISE, due_at=None, no_due_reason="no_open_time"), "No open day, so no date"),
        (replace(PROMISE, due_at=None, no_due_reason="nothing_owed"), "The policy names no time for this"),
        (replace(PROMISE, due_at=None, no_due_reason="something_new"), "No date"),
    ],
)
def test_the_foot_of_the_card_says_the_date_or_why_there_is_none(promise, words):
    assert saying.due_words(promise) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("hours_not_confirmed", "Due Wed 25 Nov, 4:30 p.m., not to be said before the opening hours are confirmed"),
        ("year_not_confirmed", "Due Wed 25 Nov, 4:30 p.m., not to be said before the year's closures are confirmed"),
        ("something_new", "Due Wed 25 Nov, 4:30 p.m., not to be said"),
    ],
)
def test_a_date_that_may_not_be_said_yet_stands_there_for_us(reason, words):
    why = SimpleNamespace(due_at=DUE)
    assert saying.due_words(replace(PROMISE, due_at=None, why=why, no_due_reason=reason)) == words


def test_the_greeting_has_the_towns_rule_behind_it():
    town = replace(TOWN, script={"call": "Identify yourself."})
    person = PersonRow(PersonId(1), "Priya Nair", "Priya", "P", "", None, "", "", "", at_desk=True)
    assert saying.to_say(Channel.CALL, Moment.GREET, town, person) == (
        *("Town of Tecumseh, Priya speaking. How may I help you?", "Identify yourself."),
    )


def test_without_a_town_there_is_no_greeting():
    assert saying.to_say(Channel.CALL, Moment.GREET, TownView(), None) == ("", "")


def test_blanks_of_the_collection_notice_stay_visible():
    assert saying.notice("Under {legal_authority}.") == "Under [legal authority]."


@pytest.mark.parametrize(("topic", "is_it"), [("By-law concern", True), ("Bylaw", True), ("Dog licence", False)])
def test_a_bylaw_topic_is_recognised_where_complainants_are_confidential(topic, is_it):
    town = replace(TOWN, complaint_identity_note="by-law complainants are kept confidential")
    assert saying.is_bylaw(topic, town) is is_it
    assert not saying.is_bylaw(topic, TOWN)


@pytest.mark.parametrize(
    ("kind", "number", "topic", "words"),
    [
        ("call", "•• 42", "Permit", "Call · •• 42"),
        ("walk_in", "", "Permit", "Walk-in · Permit"),
        ("incident", "", "", "Incident"),
        ("incoming", "", "", "Incoming"),
        ("message", "", "", "Message"),
    ],
)
def test_a_parked_card_is_called_by_kind_and_number_or_topic(kind, number, topic, words):
    assert saying.subject(kind, number, topic) == words


def test_a_past_contact_is_one_line():
    past = PastContact(datetime(2026, 11, 19, 16, 0, tzinfo=UTC), "call", "Property tax", "answered", None)
    assert past_line(past, NOW) == "Thu 19 Nov  Call  Property tax  answered"


def test_an_open_promise_says_until_when():
    past = PastContact(datetime(2026, 11, 23, 16, 0, tzinfo=UTC), "walk_in", "", "message", DUE)
    assert past_line(past, NOW) == "Mon 23 Nov  Walk-in  open, due Wed 4:30"


def test_an_odd_number_is_a_soft_line_never_a_block():
    assert odd_number("number_too_short") == "This does not look like a whole number. It is kept as typed."
    assert odd_number(CallerHint().problem) == ""


@pytest.mark.parametrize(
    ("colleague", "words"),
    [
        (None, ("", "")),
        (Colleague(Answerer(text="Pat"), "Pat"), ("", "")),
        (MARIA, ("in today", "ok")),
        (replace(MARIA, away_until=date(2026, 11, 26).isoformat()), ("away until Thu 26 Nov", "soon")),
        (replace(MARIA, away_until="next week"), ("away until next week", "soon")),
    ],
)
def test_who_answers_is_in_or_away(colleague, words):
    assert presence(colleague) == words


def test_nobody_is_in_on_a_closed_day():
    monday = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
    assert presence(MARIA, monday) == ("in on Mon 23 Nov", "soft")
    away = replace(MARIA, away_until=date(2026, 11, 26).isoformat())
    assert presence(away, monday) == ("away until Thu 26 Nov", "soon")


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ("2026-11-24 07:00", None),
        ("2026-11-24 14:05", None),
        ("2026-11-24 17:00", "2026-11-25 08:30"),
        ("2026-11-22 14:05", "2026-11-23 08:30"),
    ],
)
def test_a_card_knows_when_the_office_opens_again(counter, now, opens):
    counter.clock.set(toronto(now))
    found = Asker(counter.here).opens_again()
    assert found == (toronto(opens) if opens else None)


def test_a_colleague_is_offered_in_one_line():
    assert as_option(MARIA).shown() == "Maria Rossi · Tax Collector · Finance · ext. 214"
    assert as_option(Colleague(Answerer(text="Pat"), "Pat", extension="7")).shown() == "Pat · ext. 7"
