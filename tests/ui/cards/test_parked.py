"""Cards on hold as values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from counterdesk.domain.contact import Channel, NothingOwed, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.parked import awaiting, hung_up, left_voicemail, may_see, oldest_first, parked, resumed
from counterdesk.ui.cards.sealed_content import ComplaintTyped

OPENED = datetime(2026, 11, 24, 19, 5, tzinfo=UTC)
PRIYA, SAM = PersonId(1), PersonId(2)


def draft(kind="call", typed=None, minutes=0, author=PRIYA, held=False):
    at = OPENED + timedelta(minutes=minutes)
    started = Started(f"{kind}-{minutes}", kind, at, author, parked_at=at if held else None)
    return keeping.draft(started, typed or ContactTyped(number="5195550142", topic="Permit"), at)


def test_a_number_is_shown_in_groups():
    assert (parked(draft()).number, parked(draft()).topic) == ("519-555-0142", "Permit")


def test_a_confidential_card_shows_its_topic_only():
    held = parked(draft(typed=ContactTyped(number="5195550142", topic="By-law", confidential=True)))
    assert (held.number, held.topic) == ("", "By-law")


@pytest.mark.parametrize("kind", ["complaint", "incident", "incoming"])
def test_other_kinds_show_nothing_of_what_is_in_them(kind):
    held = parked(draft(kind, ComplaintTyped(number="5195550142", text="x")))
    assert (held.number, held.topic) == ("", "")


def test_the_oldest_comes_first():
    cards = [parked(draft(minutes=minutes)) for minutes in (3, 1, 2)]
    assert [card.uid for card in oldest_first(cards)] == ["call-1", "call-2", "call-3"]


def test_seconds_run_from_the_opening_of_the_card():
    assert parked(draft()).seconds_open(OPENED + timedelta(minutes=2)) == 120


def test_only_calls_await_the_free_counter():
    cards = awaiting([parked(draft("call")), parked(draft("walk_in")), parked(draft("message"))])
    assert [card.awaits for card in cards] == [True, False, True]


def test_a_card_that_awaits_goes_on_waiting():
    assert awaiting(awaiting([parked(draft())]))[0].awaits


def test_a_power_cut_does_not_forget_that_a_call_awaits():
    freed = awaiting([parked(draft())])[0]
    assert parked(freed.draft).awaits
    assert parked(left_voicemail(freed).draft).awaits
    assert not parked(draft()).awaits
    assert keeping.typed(freed.draft, ContactTyped) == keeping.typed(draft(), ContactTyped)


@pytest.mark.parametrize(
    ("kind", "author", "reader", "seen"),
    [
        ("call", PRIYA, SAM, True),
        ("complaint", PRIYA, PRIYA, True),
        ("complaint", PRIYA, SAM, False),
        ("incident", PRIYA, None, False),
        ("incident", None, SAM, True),
    ],
)
def test_complaints_and_incidents_are_seen_by_whoever_writes_them(kind, author, reader, seen):
    assert may_see(draft(kind, author=author), reader) is seen


def test_a_caller_who_hung_up_leaves_what_was_typed():
    typed = ContactTyped(channel=Channel.CALL, note="Wanted tax.", outcome=Outcome.MESSAGE)
    command = hung_up(draft(typed=typed, held=True), OPENED + timedelta(minutes=4))
    assert (command.outcome, command.detail.nothing_owed) == (Outcome.NOTHING_OWED, NothingOwed.HUNG_UP)
    assert (command.note, command.uid, command.parked_seconds) == ("Wanted tax.", "call-0", 240)


def test_time_on_hold_adds_up():
    held = draft(held=True)
    first = resumed(held, OPENED + timedelta(minutes=2))
    assert (first.parked_seconds, first.parked_at) == (120, None)
    again = replace(first, parked_at=OPENED + timedelta(minutes=5))
    second = keeping.draft(again, ContactTyped(), OPENED)
    assert resumed(second, OPENED + timedelta(minutes=6)).parked_seconds == 180


def test_a_card_that_was_never_on_hold_waited_no_time():
    assert resumed(draft(), OPENED + timedelta(hours=1)).parked_seconds == 0


def test_a_clock_that_was_set_back_takes_no_time_away():
    assert resumed(draft(held=True), OPENED - timedelta(minutes=2)).parked_seconds == 0
