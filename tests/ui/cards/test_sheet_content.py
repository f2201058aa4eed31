"""Rows of the incoming sheet: what Enter starts, what is taken over, what is logged."""

from datetime import UTC, datetime

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed
from counterdesk.domain.ids import PersonId, TopicId
from counterdesk.services.asks.contacts import Colleague
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.sheet_content import (
    RowTyped,
    SheetTyped,
    is_ready,
    log_incoming,
    next_row,
    same_as_above,
    with_day,
    without_day,
)

OPENED = datetime(2026, 11, 23, 13, 30, tzinfo=UTC)
SATURDAY = datetime(2026, 11, 22, 0, 15, tzinfo=UTC)
STARTED = Started("s-1", "incoming", OPENED, PersonId(1))
MARIA = Colleague(Answerer(PersonId(4)), "Maria Rossi")


def row(**more):
    return RowTyped(**({"uid": "r-1", "received_text": "sat 1915", "received_at": SATURDAY, "name": "A. Bell"} | more))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("sat 1915", "sat "),
        ("1915", ""),
        ("7:15 pm", ""),
        ("sat 7:15 p.m.", "sat "),
        ("2026-11-20 16:31", "2026-11-20 "),
        ("20 nov 1631", "20 nov "),
        ("", ""),
    ],
)
def test_enter_starts_the_next_row_with_the_same_channel_and_date(words, day):
    following = next_row(row(channel=Channel.EMAIL, received_text=words), "r-2")
    assert following == RowTyped("r-2", Channel.EMAIL, day, day=day)


def test_the_first_row_is_a_voicemail():
    assert next_row(None, "r-1").channel is Channel.VOICEMAIL


def test_a_row_with_only_a_channel_and_a_day_says_nothing_yet():
    assert next_row(row(), "r-2").is_empty


@pytest.mark.parametrize("change", [{"name": "B"}, {"name": "", "reach": "5"}, {"name": "", "about": "dog"}])
def test_a_name_a_number_or_a_subject_makes_a_row(change):
    assert not row(**change).is_empty


def test_a_number_is_a_number_and_an_address_is_an_address():
    assert row(reach="519-555-0100").caller == CallerTyped(name="A. Bell", number="519-555-0100")
    assert row(reach="a.bell@example.ca").caller == CallerTyped(name="A. Bell", reach_at="a.bell@example.ca")


def test_same_caller_takes_name_and_number_from_the_row_above():
    joined = same_as_above(RowTyped("r-2"), row(reach="519-555-0100"))
    assert (joined.same_caller, joined.name, joined.reach) == (True, "A. Bell", "519-555-0100")


def test_same_caller_leaves_what_was_typed():
    assert same_as_above(RowTyped("r-2", reach="x@y.ca"), row(reach="519")).reach == "x@y.ca"


def test_a_row_is_ready_when_it_says_when_and_something_else():
    assert is_ready(row())
    assert not is_ready(row(received_at=None))
    assert not is_ready(row(name=""))


def test_all_filled_rows_are_logged_at_once_each_with_its_own_time():
    second = row(uid="r-2", channel=Channel.EMAIL, answerer=MARIA, topic_id=TopicId(3), about="permit", owed=False)
    command = log_incoming(SheetTyped((row(), second, RowTyped("r-3"))), STARTED)
    assert command.uid == "s-1"
    assert [(r.uid, r.channel, r.received_at) for r in command.rows] == [
        ("r-1", Channel.VOICEMAIL, SATURDAY),
        ("r-2", Channel.EMAIL, SATURDAY),
    ]
    assert (command.rows[1].answerer, command.rows[1].topic_id, command.rows[1].about, command.rows[1].owed) == (
        *(MARIA.answerer, TopicId(3)),
        *("permit", False),
    )


def test_a_row_that_is_not_ready_is_never_logged_with_an_invented_time():
    with pytest.raises(ValueError, match="not ready"):
        log_incoming(SheetTyped((row(received_at=None),)), STARTED)


def test_a_sheet_survives_a_crash_row_by_row():
    sheet = SheetTyped((row(answerer=MARIA, owed=False), row(uid="r-2", same_caller=True)))
    assert keeping.typed(keeping.draft(STARTED, sheet, OPENED), SheetTyped) == sheet


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("1915", "fri 1915"),
        ("7:15 pm", "fri 7:15 pm"),
        ("7:15 p.m.", "fri 7:15 p.m."),
        ("thu 1500", "thu 1500"),
        ("19 nov 1500", "19 nov 1500"),
        ("", ""),
        ("now", "now"),
    ],
)
def test_only_a_bare_time_takes_the_day_above(words, read):
    assert with_day(words, "fri ") == read


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("fri thu", "thu"),
        ("fri 20 nov", "20 nov"),
        ("fri 20 apr 1500", "20 apr 1500"),
        ("fri 2026-", "2026-"),
        ("fri 1500", "fri 1500"),
        ("fri 3 pm", "fri 3 pm"),
        ("fri at 1500", "fri at 1500"),
        ("thu 1500", "thu 1500"),
    ],
)
def test_a_day_behind_the_day_taken_over_stands_alone(words, left):
    assert without_day(words, "fri ") == left


@pytest.mark.parametrize(("abusive", "why"), [(False, NothingOwed.INFORMATION_ONLY), (True, NothingOwed.ABUSIVE)])
def test_a_row_that_is_owed_nothing_says_why(abusive: bool, why: NothingOwed) -> None:
    command = log_incoming(SheetTyped((row(owed=False, abusive=abusive),)), STARTED)
    assert (command.rows[0].owed, command.rows[0].nothing_owed) == (False, why)
