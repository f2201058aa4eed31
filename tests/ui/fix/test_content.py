"""What the window says about a fix before it is saved: under which rules, and where the date goes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail, TransferResult
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.fixing import ContactToFix, FixPreview
from counterdesk.ui.cards.content import is_empty, log_contact
from counterdesk.ui.fix.content import date_words, fixed, started_of, terms, time_text, typed_of
from tests.desk import call, toronto

NOW = toronto("2026-11-24 10:00")
WEDNESDAY, TUESDAY = toronto("2026-11-25 16:30"), toronto("2026-11-24 16:30")
MOVES = "The date moves from Wed 25 Nov, 4:30 p.m. to Tue 24 Nov, 4:30 p.m."
KINDS = [(Channel.WALK_IN, "walk_in"), (Channel.CALL, "call"), (Channel.FAX, "call")]
FOUND = ContactToFix(
    entry=call(happened_at=toronto("2026-11-24 09:58:31"), opened_at=toronto("2026-11-24 09:57")),
    entered_at=NOW,
    author_id=None,
    is_free=True,
)


def found(**fields: object) -> ContactToFix:
    return replace(FOUND, entry=replace(FOUND.entry, **fields))


@pytest.mark.parametrize(
    ("preview", "words", "tone"),
    [
        (FixPreview(), "", "soft"),
        (FixPreview(False, WEDNESDAY, WEDNESDAY), "", "soft"),
        (FixPreview(True, WEDNESDAY, WEDNESDAY), "", "soft"),
        (
            FixPreview(True, WEDNESDAY, TUESDAY),
            MOVES,
            "soon",
        ),
        (FixPreview(True, WEDNESDAY), "No answer is due any more; it was due Wed 25 Nov, 4:30 p.m.", "soon"),
        (FixPreview(True, None, TUESDAY), "An answer will be due Tue 24 Nov, 4:30 p.m.", "soon"),
        (
            FixPreview(True, WEDNESDAY, TUESDAY, told_at=WEDNESDAY),
            f"{MOVES} The person was told Wed 25 Nov, 4:30 p.m.: call and say the new one.",
            "soon",
        ),
        (
            FixPreview(True, WEDNESDAY, TUESDAY, told_at=TUESDAY),
            MOVES,
            "soon",
        ),
    ],
)
def test_what_becomes_of_the_date_is_one_sentence(preview: FixPreview, words: str, tone: str) -> None:
    assert date_words(preview) == (words, tone)


def test_what_would_be_refused_is_said_before() -> None:
    words, tone = date_words(FixPreview(True, WEDNESDAY, WEDNESDAY, refused="fix_answered"))
    assert words.startswith("What this entry owes is answered")
    assert tone == "late"


def test_the_rules_name_the_author_and_the_time_that_is_left() -> None:
    free = terms(FOUND, "Priya Nair")
    assert free == "Written Tue 24 Nov, 10:00 a.m. by Priya Nair. You may fix it freely until 10:10 a.m."
    later = terms(replace(FOUND, is_free=False), "")
    assert later.startswith("Written Tue 24 Nov, 10:00 a.m. What was written stays beside every change")


def test_a_time_is_shown_as_the_field_reads_it() -> None:
    assert time_text(toronto("2026-11-24 16:31:40")) == "2026-11-24 16:31"
    assert time_text(None) == ""


def test_a_time_nobody_touched_keeps_its_seconds() -> None:
    typed = typed_of(FOUND)
    card = log_contact(replace(typed, happened_at=toronto("2026-11-24 09:58")), started_of(FOUND, NOW))
    assert fixed(FOUND, card, typed.happened_text) == FOUND.entry


def test_a_time_that_was_typed_counts() -> None:
    at = toronto("2026-11-24 08:00")
    card = log_contact(replace(typed_of(FOUND), happened_at=at), started_of(FOUND, NOW))
    whole = fixed(FOUND, card, "8 am")
    assert (whole.happened_at, whole.opened_at) == (at, FOUND.entry.opened_at)


def test_what_no_card_types_stays_as_it_was() -> None:
    entry = found(told_due_at=WEDNESDAY, visit_uid="visit", parked_seconds=40)
    card = log_contact(typed_of(entry), started_of(entry, NOW))
    whole = fixed(entry, card, time_text(entry.entry.happened_at))
    assert (whole.told_due_at, whole.visit_uid, whole.parked_seconds) == (WEDNESDAY, "visit", 40)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_only_the_half_that_belongs_to_the_outcome_is_chosen(outcome: Outcome) -> None:
    typed = typed_of(found(outcome=outcome))
    chosen = {
        Outcome.TRANSFERRED: typed.transfer_result,
        Outcome.REFERRED: typed.referred_to,
        Outcome.NOTHING_OWED: typed.nothing_owed,
    }
    assert {key for key, half in chosen.items() if half is not None} == {outcome} & set(chosen)
    assert not is_empty(typed)


def test_whom_a_call_was_put_through_to_comes_back() -> None:
    anna = Colleague(Answerer(text="Anna"), "Anna")
    detail = OutcomeDetail(anna.answerer, TransferResult.VOICEMAIL)
    whole = replace(found(outcome=Outcome.TRANSFERRED, detail=detail), transferred_to=anna)
    assert log_contact(typed_of(whole), started_of(whole, NOW)).detail.transferred_to == anna.answerer


@pytest.mark.parametrize(
    ("channel", "kind"), [(Channel.WALK_IN, "walk_in"), (Channel.CALL, "call"), (Channel.FAX, "call")]
)
def test_every_channel_has_a_card(channel: Channel, kind: str) -> None:
    assert started_of(found(channel=channel), NOW).kind == kind


def test_an_entry_without_a_time_of_its_own_begins_now() -> None:
    assert started_of(found(happened_at=None), NOW + timedelta(minutes=1)).opened_at == NOW + timedelta(minutes=1)


def test_who_it_was_is_shown_as_it_was_typed() -> None:
    typed = typed_of(found(caller=CallerTyped("O'Brien", number="555-0100 / 555-0101", reach_at="o@example.ca")))
    assert (typed.name, typed.number, typed.reach_at) == ("O'Brien", "555-0100 / 555-0101", "o@example.ca")
