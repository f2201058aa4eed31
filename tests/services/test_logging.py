"""Logging contacts: what is kept, what starts, and what is refused."""

from pathlib import Path

import pytest

from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Given,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    TransferResult,
)
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, AskTopics, DayLog, LogOneClick
from counterdesk.services.asks.due import DueBoard
from tests.desk import call, message, message_for_tom, new_desk, person, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


def test_a_call_that_was_answered_stands_in_the_log_and_owes_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(topic_id=topic(desk)), person(desk, "Priya"))
    (row,) = desk.read(DAY).rows
    assert done.action == "call_logged"
    assert done.author == "Priya Nair"
    assert done.can_undo
    assert (row.uid, row.name, row.number, row.author) == (done.uid, "Maria Rossi", "519-555-0142", "Priya Nair")
    assert desk.read(DueBoard()).rows == ()


def test_saving_a_card_twice_logs_it_once(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    card = message()
    first = desk.do(card, person(desk, "Priya"))
    second = desk.do(card, person(desk, "Priya"))
    assert first == second
    assert len(desk.read(DAY).rows) == 1
    assert len(desk.read(DueBoard()).rows) == 1


def test_a_message_gets_a_number_and_a_date_by_its_clause(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(message_for_tom(), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert done.number == "2026-0001"
    assert row.due_at == toronto("2026-11-25 16:30")
    assert (row.kind, row.section, row.must, row.answerer) == ("call", "5.2", True, "Tom Ng")
    assert row.title == "Maria Rossi"
    assert row.message_state == "to_hand_over"


def test_voicemail_left_friday_at_4_31_is_due_wednesday(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex", now=toronto("2026-06-08 09:00"))
    desk.do(message(channel=Channel.VOICEMAIL, happened_at=toronto("2026-06-05 16:31")), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert row.due_at == toronto("2026-06-10 16:30")


def test_one_click_logs_a_finished_walk_in_with_nothing_about_anybody(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=12), person(desk, "Priya"))
    answer = desk.read(DAY)
    (row,) = answer.rows
    assert (row.quantity, row.one_click, row.name, row.number) == (12, True, "", "")
    assert (answer.contacts, answer.first_contact, answer.one_click) == (12, 12, 12)
    since = toronto("2026-11-24 00:00")
    assert desk.read(AskTopics(since))[0].today == 12


def test_a_wrong_number_needs_no_topic(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    detail = OutcomeDetail(nothing_owed=NothingOwed.WRONG_NUMBER)
    desk.do(LogOneClick(uid(), Channel.CALL, None, Outcome.NOTHING_OWED, detail), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].detail == "wrong_number"
    assert desk.read(DAY).first_contact == 0


ALL_THERE_WAS = (NothingOwed.WRONG_NUMBER, NothingOwed.SALES, NothingOwed.HUNG_UP, NothingOwed.LEFT)


@pytest.mark.parametrize("why", ALL_THERE_WAS)
def test_a_call_that_came_to_nothing_needs_neither_topic_nor_note(tmp_path: Path, why: NothingOwed) -> None:
    desk, _ = new_desk(tmp_path)
    ended = OutcomeDetail(nothing_owed=why)
    desk.do(call(note="", outcome=Outcome.NOTHING_OWED, detail=ended), person(desk, "Priya"))
    (row,) = desk.read(DAY).rows
    assert (row.outcome, row.detail, row.topic) == ("none_owed", why, "")


@pytest.mark.parametrize("why", sorted(set(NothingOwed) - set(ALL_THERE_WAS)))
def test_a_text_that_asks_for_nothing_still_says_what_it_was(tmp_path: Path, why: NothingOwed) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="nothing_happened"):
        desk.do(
            call(note="", outcome=Outcome.NOTHING_OWED, detail=OutcomeDetail(nothing_owed=why)), person(desk, "Priya")
        )


def test_how_long_a_caller_waited_is_said_and_kept(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    ended = OutcomeDetail(nothing_owed=NothingOwed.HUNG_UP)
    command = call(note="", outcome=Outcome.NOTHING_OWED, detail=ended, parked_seconds=245)
    done = desk.do(command, person(desk, "Priya"))
    assert done.facts["waited"] == "245"
    assert desk.read(AskContact(done.uid)).waited_seconds == 245


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"note": " "}, "nothing_happened"),
        ({"happened_at": toronto("2026-11-24 10:03")}, "received_in_future"),
        ({"happened_at": toronto("2025-09-01 10:00")}, "received_too_long_ago"),
        ({"note": "x" * 20_001}, "text_too_long"),
        ({"caller": CallerTyped("x" * 201)}, "text_too_long"),
        ({"topic_id": 999}, "not_there"),
        ({"outcome": Outcome.MESSAGE, "promised_at": toronto("2026-11-24 09:00")}, "promised_in_past"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_logged(tmp_path: Path, fields: dict[str, object], code: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused) as refused:
        desk.do(call(**fields), person(desk, "Priya"))
    assert refused.value.code == code
    assert desk.read(DAY).rows == ()


def test_a_clock_two_minutes_apart_is_no_reason_to_refuse(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(happened_at=toronto("2026-11-24 10:02")), person(desk, "Priya"))
    assert len(desk.read(DAY).rows) == 1


def test_nobody_at_the_desk_signs_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, here=False)
    with pytest.raises(Refused, match="nobody_here"):
        desk.do(call(), None)


def test_a_transfer_says_to_whom(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    detail = OutcomeDetail(Answerer(person(desk, "Tom")), TransferResult.VOICEMAIL)
    desk.do(call(outcome=Outcome.TRANSFERRED, detail=detail), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].detail == "Tom Ng"


def test_a_name_that_was_declined_is_not_an_empty_name(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    caller = CallerTyped(name_given=Given.DECLINED, number_given=Given.DECLINED)
    desk.do(call(caller=caller), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].name == ""


def test_an_entry_typed_an_hour_later_says_so(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(happened_at=toronto("2026-11-24 08:45")), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].late_entry
