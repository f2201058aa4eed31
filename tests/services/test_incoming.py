"""The incoming sheet: every row its own receipt time, contact and deadline."""

from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, DayLog, IncomingRow, LogIncoming, MessagesToHand, Undo
from counterdesk.services.asks.due import DueBoard
from tests.desk import new_desk, person, toronto, uid

MONDAY = toronto("2026-11-23 08:35")
DAY = DayLog(toronto("2026-11-23 00:00"), toronto("2026-11-24 00:00"))


def row(received: str | datetime, **fields: object) -> IncomingRow:
    at = toronto(received) if isinstance(received, str) else received
    usual: dict[str, object] = {"channel": Channel.VOICEMAIL, "about": "Please call back."}
    return IncomingRow(uid(), received_at=at, **{**usual, **fields})  # type: ignore[arg-type]


def test_ten_weekend_voicemails_each_keep_their_own_time(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    rows = [row(f"2026-11-21 {hour:02}:15", caller=CallerTyped(f"Caller {hour}")) for hour in range(8, 18)]
    done = desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    board = desk.read(DueBoard()).rows
    assert done.facts == {"rows": "10", "owed": "10"}
    assert {one.due_at for one in board} == {toronto("2026-11-24 16:30")}
    assert [one.title for one in board] == [f"Caller {hour}" for hour in range(8, 18)]
    assert [one.number for one in board] == [""] * 10
    assert desk.read(MessagesToHand()) == ()  # whoever wrote them down answers them


def test_voicemails_for_somebody_else_are_to_be_handed_over(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    rows = [row("2026-11-21 10:15"), row("2026-11-21 11:15", answerer=Answerer(text="Tom Ng"))]
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    (waiting,) = desk.read(MessagesToHand())
    assert (waiting.row.uid, waiting.message_for) == (rows[1].uid, "Tom Ng")


def test_friday_at_4_31_and_at_4_30_are_a_day_apart(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    rows = [row("2026-11-20 16:30"), row("2026-11-20 16:31")]
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    dates = [one.due_at for one in desk.read(DueBoard()).rows]
    assert dates == [toronto("2026-11-23 16:30"), toronto("2026-11-24 16:30")]


def test_the_same_caller_again_keeps_the_earliest_date_only(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    later = row("2026-11-22 10:00", caller=CallerTyped("Ann Roy"))
    earlier = row("2026-11-20 10:00", same_caller=True)
    desk.do(LogIncoming(uid(), [later, earlier]), person(desk, "Priya"))
    (due,) = desk.read(DueBoard()).rows
    assert due.due_at == toronto("2026-11-23 16:30")
    assert due.record_uid == earlier.uid
    assert due.title == "Ann Roy"
    joined = desk.read(AskContact(later.uid))
    assert (joined.due_at, joined.deadline_ids) == (due.due_at, (due.id,))
    assert desk.read(DAY).contacts == 2


def test_information_only_owes_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    desk.do(LogIncoming(uid(), [row("2026-11-20 10:00", owed=False)]), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(DAY).rows[0].outcome == "none_owed"


def test_an_answering_service_counts_as_voicemail(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex", now=MONDAY)
    desk.do(LogIncoming(uid(), [row("2026-11-20 10:00", channel=Channel.ANSWERING_SERVICE)]), person(desk, "Priya"))
    (due,) = desk.read(DueBoard()).rows
    assert (due.kind, due.due_at) == ("voicemail", toronto("2026-11-24 16:30"))


def test_one_bad_row_and_nothing_is_logged(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    sheet = LogIncoming(uid(), [row("2026-11-20 10:00"), row("2026-11-24 10:00")])
    with pytest.raises(Refused, match="received_in_future"):
        desk.do(sheet, person(desk, "Priya"))
    with pytest.raises(Refused, match="row_empty"):
        desk.do(LogIncoming(uid(), [row("2026-11-20 10:00", about=" ")]), person(desk, "Priya"))
    with pytest.raises(Refused, match="nothing_happened"):
        desk.do(LogIncoming(uid(), []), person(desk, "Priya"))
    assert desk.read(DAY).rows == ()


def test_a_sheet_saved_twice_is_logged_once_and_undone_as_one(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    sheet = LogIncoming(uid(), [row("2026-11-20 10:00"), row("2026-11-21 10:00")])
    desk.do(sheet, person(desk, "Priya"))
    desk.do(sheet, person(desk, "Priya"))
    assert len(desk.read(DueBoard()).rows) == 2
    desk.do(Undo(sheet.uid), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(DAY).contacts == 0
    assert all(one.voided for one in desk.read(DAY).rows)


def test_one_row_of_a_sheet_can_be_undone_alone(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    sheet = LogIncoming(uid(), [row("2026-11-20 10:00"), row("2026-11-21 10:00")])
    desk.do(sheet, person(desk, "Priya"))
    desk.do(Undo(sheet.rows[0].uid), person(desk, "Priya"))
    assert len(desk.read(DueBoard()).rows) == 1


def test_when_the_row_that_carries_the_answer_is_undone_the_next_one_carries_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=MONDAY)
    first, second = row("2026-11-20 10:00", caller=CallerTyped("Ann Roy")), row("2026-11-21 10:00", same_caller=True)
    desk.do(LogIncoming(uid(), [first, second]), person(desk, "Priya"))
    desk.do(Undo(first.uid), person(desk, "Priya"))
    (due,) = desk.read(DueBoard()).rows
    assert (due.record_uid, due.due_at) == (second.uid, toronto("2026-11-24 16:30"))
    assert desk.read(AskContact(second.uid)).message_number == "2026-0002"
