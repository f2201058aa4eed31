"""An entry as it stands, and beside each value what it said before a dated amendment."""

from dataclasses import replace

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Given, Outcome, OutcomeDetail, TransferResult
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import AskContact, Extras, Undo
from counterdesk.services.asks.fixing import AskToFix, FixContact
from counterdesk.ui.fix.facts import Fact, facts_of
from tests.desk import call, message, person, toronto


@pytest.fixture
def fixed(desk, clock):
    """Fixes an entry some minutes after it was written."""

    def fix(entry: str, minutes: int = 20, who: str = "Priya", reason: str = "misheard", **fields):
        clock.forward(minutes=minutes)
        shown = desk.read(AskToFix(entry, person(desk, who))).entry
        desk.do(FixContact(replace(shown, **fields), reason), person(desk, who))

    return fix


@pytest.fixture
def fact(desk):
    def find(entry: str, label: str) -> Fact | None:
        return next((one for one in facts_of(desk.read(AskContact(entry))) if one.label == label), None)

    return find


def test_an_entry_nobody_changed_has_nothing_beside_it(logged, desk):
    facts = facts_of(desk.read(AskContact(logged(call()))))
    assert [one.label for one in facts] == ["Received", "Written by", "Name", "Number", "Note", "What came of it"]
    assert all(one.before == () for one in facts)


def test_how_long_a_caller_waited_stands_with_the_entry(logged, fact):
    assert fact(logged(call(parked_seconds=245)), "On hold").text == "4 min"


LATER = {
    "Note": {"note": "Asked about the road."},
    "Name": {"caller": CallerTyped("Mario Rossi", number="519-555-0142")},
    "Number": {"caller": CallerTyped("Maria Rossi", number="519-555-0199")},
    "Reach at": {"caller": CallerTyped("Maria Rossi", number="519-555-0142", reach_at="m@example.ca")},
    "What came of it": {
        "outcome": Outcome.TRANSFERRED,
        "detail": OutcomeDetail(Answerer(text="Anna"), TransferResult.VOICEMAIL),
    },
    "Received": {"happened_at": toronto("2026-11-24 09:30")},
    "Place concerned": {"extras": Extras(place="12 Elm St")},
    "On behalf of": {"extras": Extras(on_behalf="Her mother")},
    "Reference elsewhere": {"extras": Extras(reference="T-100")},
    "Language": {"extras": Extras(language="Italian")},
    "Accommodation": {"extras": Extras(accommodation="Large print")},
}


@pytest.mark.parametrize("label", LATER)
def test_what_was_changed_later_stands_beside_what_it_was(logged, fixed, fact, label):
    entry = logged(call())
    fixed(entry, **LATER[label])
    found = fact(entry, label)
    assert found.before
    assert all(words.endswith("until Tue 24 Nov, 10:20 a.m., Priya Nair: misheard") for words in found.before)


def test_what_its_author_fixed_at_once_stands_only_in_the_history(logged, fixed, fact, desk):
    entry = logged(call())
    fixed(entry, minutes=3, note="Asked about the road.")
    assert fact(entry, "Note").before == ()
    assert "note" in {line.field for line in desk.read(AskContact(entry)).history}


def test_what_a_colleague_changed_at_once_stands_beside_it(logged, fixed, fact):
    entry = logged(call(note="Leaves"))
    fixed(entry, minutes=3, who="Owen", note="Leaf bags")
    assert fact(entry, "Note").before == ("was “Leaves” until Tue 24 Nov, 10:03 a.m., Owen Gallagher: misheard",)


def test_two_changes_stand_under_each_other(logged, fixed, fact):
    entry = logged(call(note="one"))
    fixed(entry, note="two")
    fixed(entry, note="three", reason="misheard again")
    assert fact(entry, "Note").before == (
        "was “one” until Tue 24 Nov, 10:20 a.m., Priya Nair: misheard",
        "was “two” until Tue 24 Nov, 10:40 a.m., Priya Nair: misheard again",
    )


def test_what_was_taken_out_is_still_named(logged, fixed, fact):
    entry = logged(call(extras=Extras(place="12 Elm St")))
    fixed(entry, extras=Extras())
    found = fact(entry, "Place concerned")
    assert found.text == "taken out"
    assert found.before[0].startswith("was “12 Elm St”")


def test_somebody_else_answers_and_who_did_is_said_once(logged, fixed, fact):
    entry = logged(message())
    fixed(entry, message=MessageTyped(Answerer(text="Anna Bauer"), "after six"))
    assert fact(entry, "Who answers").before == ("was “Priya Nair” until Tue 24 Nov, 10:20 a.m., Priya Nair: misheard",)


def test_a_message_that_was_taken_away_is_for_nobody_any_more(logged, fixed, fact):
    entry = logged(message())
    fixed(entry, outcome=Outcome.ANSWERED)
    assert fact(entry, "Who answers") is None


def test_a_voided_entry_says_so(logged, fact, desk):
    entry = logged(message())
    desk.do(Undo(entry), person(desk, "Priya"))
    assert fact(entry, "What came of it").text.endswith("voided")


def test_why_there_is_no_name_is_said(logged, fact):
    caller = CallerTyped(name_given=Given.DECLINED, number_given=Given.NOT_GIVEN)
    entry = logged(call(caller=caller))
    assert (fact(entry, "Name").text, fact(entry, "Number").text) == ("declined", "not given")


def test_a_late_entry_says_when_it_was_written(logged, fact):
    entry = logged(call(happened_at=toronto("2026-11-23 15:00"), channel=Channel.WALK_IN))
    assert fact(entry, "Received").text == "Mon 23 Nov, 3:00 p.m., written Tue 24 Nov, 10:00 a.m."
