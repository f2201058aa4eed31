"""A card outlives a crash as it was typed, even a broken or older draft."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from counterdesk.domain.contact import Answerer, Channel, Given, Outcome
from counterdesk.domain.ids import DepartmentId, PersonId, TopicId
from counterdesk.domain.message import Box
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.logbook import Draft
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started

OPENED = datetime(2026, 11, 24, 19, 5, tzinfo=UTC)
LATER = datetime(2026, 11, 24, 19, 6, tzinfo=UTC)
STARTED = Started("u-1", "call", OPENED, PersonId(3), parked_at=LATER, parked_seconds=61)
FULL = ContactTyped(
    channel=Channel.WALK_IN,
    number="519-555-0142 x12",
    name="Marguerite Lévesque",
    name_given=Given.DECLINED,
    topic_id=TopicId(7),
    topic="Property tax",
    note="Second notice for 14 Oak.\nSays it was paid.",
    outcome=Outcome.MESSAGE,
    answerer=Colleague(Answerer(PersonId(4), DepartmentId(2)), "Maria Rossi", "Tax Collector", extension="214"),
    boxes=frozenset({Box.URGENT, Box.PLEASE_CALL}),
    happened_text="sat 1915",
    happened_at=datetime(2026, 11, 22, 0, 15, tzinfo=UTC),
    told_due_at=LATER,
    confidential=True,
)


def back(typed):
    return keeping.typed(keeping.draft(STARTED, typed, LATER), ContactTyped)


def with_content(content):
    return Draft("u-1", "call", None, content, OPENED)


def test_everything_typed_comes_back():
    assert back(FULL) == FULL


def test_an_empty_card_comes_back_empty():
    assert back(ContactTyped()) == ContactTyped()


def test_a_parked_card_keeps_when_it_began_who_wrote_it_and_how_long_it_waited():
    assert keeping.started(keeping.draft(STARTED, FULL, LATER)) == STARTED


def test_a_draft_says_when_it_changed_and_of_which_kind_it_is():
    kept = keeping.draft(STARTED, FULL, LATER)
    assert (kept.uid, kept.kind, kept.author_id, kept.changed_at, kept.parked_at) == ("u-1", "call", 3, LATER, LATER)


def test_accents_stay_readable_in_the_file():
    assert "Lévesque" in keeping.draft(STARTED, FULL, LATER).content


@pytest.mark.parametrize("content", ["", "{", "[]", "7", '"x"', '{"typed": 3}', '{"typed": {"outcome": 9}}'])
def test_a_broken_draft_gives_an_empty_card_not_an_error(content):
    assert keeping.typed(with_content(content), ContactTyped) == ContactTyped()
    assert keeping.started(with_content(content)).parked_seconds == 0


def test_one_unreadable_field_costs_only_itself():
    content = json.loads(keeping.draft(STARTED, FULL, LATER).content)
    content["typed"] |= {"outcome": "gone_fishing", "happened_at": "yesterday", "boxes": "urgent", "name": 12}
    kept = keeping.typed(with_content(json.dumps(content)), ContactTyped)
    assert (kept.outcome, kept.happened_at, kept.boxes, kept.name) == (None, None, frozenset(), "")
    assert (kept.note, kept.answerer, kept.happened_text) == (FULL.note, FULL.answerer, FULL.happened_text)


def test_a_draft_of_an_older_program_lacks_fields_and_has_others():
    kept = keeping.typed(with_content('{"typed": {"note": "paid", "smell": "roses"}}'), ContactTyped)
    assert kept == ContactTyped(note="paid")


@given(note=some.text(max_size=300), name=some.text(max_size=40), seconds=some.integers(0, 10**6))
def test_any_text_at_all_comes_back_as_typed(note, name, seconds):
    begun = Started("u-2", "walk_in", OPENED, None, None, seconds)
    kept = keeping.draft(begun, ContactTyped(note=note, name=name), LATER)
    assert keeping.typed(kept, ContactTyped) == ContactTyped(note=note, name=name)
    assert keeping.started(kept) == begun
