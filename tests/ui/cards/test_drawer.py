"""Where cards rest: each is kept under its own name, no draft overwrites another, and everybody finds their own."""

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.parked import left_voicemail, parked
from tests.desk import person, toronto, uid

TWO = toronto("2026-11-24 14:00")


def draft(author_id=None, kind="call", **typed):
    return keeping.draft(Started(uid(), kind, TWO, author_id), ContactTyped(**{"channel": Channel.CALL, **typed}), TWO)


def types(counter, note, kind="call"):
    counter.host.open(kind)
    counter.types(counter.card.note.field, note)


def kept(counter):
    """Gives what each draft holds, in the order in which the cards were opened."""
    return [keeping.typed(one, ContactTyped).note for one in counter.desk.read(AskDrafts())]


def test_three_cards_in_a_row_are_three_drafts(counter):
    for note in ("one", "two", "three"):
        types(counter, note)
        counter.clock.forward(minutes=1)
    counter.host.keep_now()
    assert kept(counter) == ["one", "two", "three"]


def test_taking_one_up_changes_only_that_one(counter):
    for note in ("one", "two"):
        types(counter, note)
        counter.clock.forward(minutes=1)
    counter.host.return_to_oldest()
    counter.types(counter.card.note.field, "!")
    counter.host.keep_now()
    assert sorted(kept(counter)) == ["one!", "two"]


def test_a_saved_card_leaves_the_drafts_of_the_others(counter):
    types(counter, "one")
    counter.host.hold()
    types(counter, "two")
    counter.card.follows.outcome.pill("answered").click()
    counter.host.save()
    assert kept(counter) == ["one"]


def test_asked_again_each_card_is_there_once(counter):
    types(counter, "one")
    counter.host.hold()
    counter.host.reload()
    counter.host.reload()
    assert [card.kind for card in counter.host.parked] == ["call"]


def test_asked_again_an_open_card_stays_open_and_is_not_on_hold_too(counter):
    types(counter, "one")
    counter.host.keep_now()
    counter.host.reload()
    assert counter.card.typed().note == "one"
    assert counter.host.parked == ()


def test_what_would_be_handed_over_is_on_hold_or_open(counter):
    types(counter, "one")
    counter.clock.forward(minutes=1)
    types(counter, "two", "walk_in")
    assert [card.kind for card in counter.host.all_here()] == ["call", "walk_in"]
    assert counter.host.open_kind == "walk_in"


def test_an_empty_open_card_is_nothing_to_hand_over(counter):
    counter.host.open("call")
    assert counter.host.all_here() == ()


def test_put_away_a_card_is_on_hold_and_nobody_is_told_to_wait(counter):
    types(counter, "one")
    counter.host.put_away()
    assert len(counter.host.parked) == 1
    assert counter.host._place.idle.words() == ""


def test_a_call_becomes_a_voicemail_with_everything_in_it():
    before = parked(draft(number="519-555-0142", note="Wants the tax office."))
    after = left_voicemail(before)
    typed = keeping.typed(after.draft, ContactTyped)
    assert (typed.channel, typed.note, typed.number) == (Channel.VOICEMAIL, "Wants the tax office.", "519-555-0142")
    assert (after.uid, after.draft.opened_at) == (before.uid, before.draft.opened_at)
    assert (before.is_waiting, after.is_waiting, after.is_call) == (True, False, True)


@pytest.mark.parametrize(
    ("kind", "confidential", "sealed"),
    [("call", False, False), ("call", True, True), ("complaint", False, True), ("incident", False, True)],
)
def test_only_its_author_sees_what_is_sealed(kind, confidential, sealed):
    assert parked(draft(kind=kind, confidential=confidential)).is_sealed is sealed


def test_a_card_of_nobody_is_signed_by_whoever_says_they_are_here(counter):
    counter.here.presence.doubt()
    types(counter, "one")
    counter.host.still.yes.click()
    (one,) = counter.desk.read(AskDrafts())
    assert one.author_id == person(counter.desk, "Priya")


def test_a_call_whose_turn_it_is_stays_so_when_its_draft_is_read_again(counter):
    types(counter, "one")
    counter.host.hold()
    types(counter, "two", "walk_in")
    counter.card.follows.outcome.pill("answered").click()
    counter.host.save()
    assert [card.awaits for card in counter.host.parked] == [True]
    counter.host.reload()
    assert [card.awaits for card in counter.host.parked] == [True]
