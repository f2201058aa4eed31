"""What a contact card becomes when it is saved."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Given,
    NothingOwed,
    Outcome,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.ids import DepartmentId, PersonId, TopicId
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards import content
from counterdesk.ui.cards.content import ContactTyped, log_contact
from counterdesk.ui.cards.keeping import Started

OPENED = datetime(2026, 11, 24, 19, 5, tzinfo=UTC)
STARTED = Started("u-1", "call", OPENED, PersonId(1), parked_seconds=90)
MARIA = Colleague(Answerer(PersonId(4)), "Maria Rossi", "Tax Collector", "Finance", "214")


def typed(**more):
    return ContactTyped(**({"outcome": Outcome.ANSWERED, "topic_id": TopicId(1)} | more))


def saved(**more):
    return log_contact(typed(**more), STARTED)


def test_a_fresh_call_card_is_a_call_without_an_outcome():
    assert content.blank("call") == ContactTyped(channel=Channel.CALL)


def test_a_fresh_walk_in_card_is_a_walk_in():
    assert content.blank("walk_in").channel is Channel.WALK_IN


def test_f4_is_a_call_with_the_outcome_message_chosen():
    fresh = content.blank("message")
    assert (fresh.channel, fresh.outcome) == (Channel.CALL, Outcome.MESSAGE)


@pytest.mark.parametrize("kind", ["call", "walk_in", "message"])
def test_a_fresh_card_is_empty(kind):
    assert content.is_empty(content.blank(kind))


@pytest.mark.parametrize(
    "change",
    [
        {"number": "519"},
        {"name": "M"},
        {"note": "x"},
        {"topic_id": TopicId(3)},
        {"outcome": Outcome.ANSWERED},
        {"number_given": Given.DECLINED},
        {"name_given": Given.NOT_GIVEN},
        {"happened_text": "sat"},
        {"language": "French"},
        {"boxes": frozenset({Box.URGENT})},
        {"told_due_at": OPENED},
        {"place": "14 Oak"},
    ],
)
def test_one_keystroke_or_choice_makes_a_card_worth_keeping(change):
    assert not content.is_empty(replace(content.blank("call"), **change))


def test_without_an_outcome_the_card_is_refused():
    with pytest.raises(Refused) as refused:
        saved(outcome=None)
    assert refused.value.code == "outcome_needed"


def test_a_contact_happened_when_its_card_was_opened():
    assert saved().happened_at == OPENED


def test_a_typed_time_counts_more_than_the_opening_of_the_card():
    at = datetime(2026, 11, 21, 0, 15, tzinfo=UTC)
    assert saved(happened_text="sat 1915", happened_at=at).happened_at == at


def test_the_cards_own_uid_and_its_waiting_time_go_along():
    command = saved()
    assert (command.uid, command.opened_at, command.parked_seconds) == ("u-1", OPENED, 90)


def test_the_caller_is_kept_exactly_as_typed():
    command = saved(number="519 555-0142 poste 12", name="o'brien", name_given=Given.GIVEN, reach_at="a@b.ca")
    assert command.caller == CallerTyped("o'brien", Given.GIVEN, "519 555-0142 poste 12", Given.GIVEN, "a@b.ca")


def test_a_message_names_who_answers_the_best_time_and_the_boxes():
    boxes = frozenset({Box.URGENT})
    command = saved(outcome=Outcome.MESSAGE, answerer=MARIA, best_time="after 3", boxes=boxes)
    assert command.message == MessageTyped(MARIA.answerer, "after 3", boxes | {Box.TELEPHONED})


@pytest.mark.parametrize(("channel", "box"), [(Channel.CALL, Box.TELEPHONED), (Channel.WALK_IN, Box.CAME_TO_SEE_YOU)])
def test_the_pad_says_how_the_person_reached_us_without_a_tick(channel, box):
    assert saved(channel=channel, outcome=Outcome.MESSAGE).message.boxes == {box}


def test_what_was_typed_for_a_message_is_left_out_once_it_is_answered_after_all():
    assert saved(outcome=Outcome.ANSWERED, answerer=MARIA, best_time="after 3").message == MessageTyped()


def test_a_transfer_says_to_whom_and_how_it_ended():
    detail = saved(outcome=Outcome.TRANSFERRED, transferred_to=MARIA, transfer_result=TransferResult.CAME_BACK).detail
    assert (detail.transferred_to, detail.transfer_result) == (MARIA.answerer, TransferResult.CAME_BACK)


def test_a_referral_says_where_to():
    detail = saved(outcome=Outcome.REFERRED, referred_to=ReferredTo.COUNTY, referred_name="County of Essex").detail
    assert (detail.referred_to, detail.referred_name) == (ReferredTo.COUNTY, "County of Essex")


def test_nothing_owed_says_why():
    assert saved(outcome=Outcome.NOTHING_OWED, nothing_owed=NothingOwed.SALES).detail.nothing_owed is NothingOwed.SALES


def test_the_optional_fields_go_along():
    extras = saved(place="14 Oak", on_behalf="her mother", on_behalf_proof="says so", language="French").extras
    assert (extras.place, extras.on_behalf, extras.on_behalf_proof, extras.language) == (
        *("14 Oak", "her mother"),
        *("says so", "French"),
    )


def test_the_date_that_was_said_stays_said():
    assert saved(told_due_at=OPENED).told_due_at == OPENED


def test_confidential_is_passed_on():
    assert saved(confidential=True).confidential


def test_a_name_in_no_list_can_still_answer():
    assert content.somebody("  Pat   Singh ") == Colleague(Answerer(text="Pat Singh"), "Pat Singh")
    assert content.somebody("   ") is None


def test_a_person_of_people_is_shown_with_position_and_department():
    row = PersonRow(
        PersonId(4),
        "Maria Rossi",
        "Maria",
        "M",
        "Tax Collector",
        DepartmentId(2),
        "Finance",
        "214",
        "m@town.ca",
        at_desk=True,
        away_until=date(2026, 12, 3),
        stand_in="Tom Ng",
        is_away=True,
    )
    colleague = content.as_colleague(row)
    assert content.in_one_line(colleague) == ("Maria Rossi", "Tax Collector · Finance")
    assert (colleague.answerer.person_id, colleague.away_until, colleague.department_id) == (4, "2026-12-03", 2)
    assert colleague.stand_in == "Tom Ng"
    before = content.as_colleague(replace(row, is_away=False))
    assert (before.away_until, before.stand_in) == ("", "")


def test_a_department_is_not_named_twice():
    assert content.in_one_line(Colleague(Answerer(), "Finance", department="Finance")) == ("Finance", "")


def test_every_card_has_a_name_of_its_own():
    assert len({content.new_uid() for _ in range(50)}) == 50
