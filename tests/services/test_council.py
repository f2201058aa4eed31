"""A matter that Council must decide: it waits under its meeting date, and the decision starts its own deadline."""

from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.domain.deadline import Answered, Group
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import (
    AnswerDeadline,
    AskWhy,
    Days,
    DueBoard,
    DueRow,
    PromiseFor,
    WithdrawAnswer,
)
from counterdesk.services.asks.stages import AskStages, RecordDecision, StageRow, WaitForCouncil
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, message, new_desk, person, toronto

MEETING = date(2026, 12, 8)
NOON = toronto("2026-11-24 12:00")


def waiting_for(tmp_path: Path, town: str = "tecumseh") -> tuple[LogbookDesk, Clock, DueRow]:
    """A desk with one e-mail on which an answer is due; it is noon."""
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    clock.set(NOON)
    return desk, clock, rows(desk)[0]


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def stages(desk: LogbookDesk, row: DueRow) -> tuple[StageRow, ...]:
    return desk.read(AskStages(row.id)).rows


def advise(desk: LogbookDesk, row: DueRow, meeting: date = MEETING, at: datetime = NOON) -> Done:
    return desk.do(WaitForCouncil(row.id, meeting, at, "Priya Nair"), person(desk, "Priya"))


def decide(desk: LogbookDesk, id_: DeadlineId, on: date = MEETING) -> Done:
    return desk.do(RecordDecision(id_, on), person(desk, "Priya"))


def group(row: DueRow, clock: Clock) -> Group:
    return Days.of(clock.now, date(2026, 11, 25)).group(row)


def test_t26_a_matter_for_council_waits_under_its_meeting_date_once_the_customer_was_told(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    done = advise(desk, row)
    assert (done.action, done.facts["state"], done.facts["council_on"]) == ("council_awaited", "met", "2026-12-08")
    (waiting,) = rows(desk)
    assert (waiting.council_on, waiting.due_at, group(waiting, clock)) == (MEETING, None, Group.COUNCIL)
    assert [(one.kind, one.state) for one in stages(desk, row)] == [("email", "met"), ("council_decision", "open")]


def test_t26_the_decision_starts_five_business_days_from_its_day(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    advise(desk, row)
    clock.set(toronto("2026-12-09 09:00"))
    done = decide(desk, rows(desk)[0].id)
    (owed,) = rows(desk)
    assert owed.due_at == toronto("2026-12-15 16:30")
    assert (owed.kind, owed.section, owed.council_on) == ("council_decision", "6.1", None)
    assert done.facts["due_at"] == owed.due_at.isoformat()
    why = desk.read(AskWhy(owed.id))
    assert (why.clause, why.decided_on, why.receipt) == ("T26", MEETING, "decision")


def test_e23_an_essex_matter_is_answered_within_five_business_days_of_the_decision(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path, "essex")
    advise(desk, row)
    assert [one.kind for one in rows(desk)] == ["council_decision"]
    clock.set(toronto("2026-12-09 09:00"))
    decide(desk, rows(desk)[0].id)
    (owed,) = rows(desk)
    assert (owed.due_at, desk.read(AskWhy(owed.id)).clause) == (toronto("2026-12-15 16:30"), "E23")


def test_without_telling_the_customer_the_running_answer_goes_on_beside_it(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    desk.do(WaitForCouncil(row.id, MEETING), person(desk, "Priya"))
    running, waiting = rows(desk)
    assert (running.id, running.due_at) == (row.id, row.due_at)
    assert (waiting.council_on, group(waiting, clock)) == (MEETING, Group.COUNCIL)


def test_an_outer_limit_that_is_missed_already_does_not_give_way_to_council(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path, "essex")
    clock.set(toronto("2026-12-17 10:00"))
    advise(desk, row, date(2027, 1, 12), toronto("2026-12-17 09:00"))
    assert {one.kind for one in rows(desk)} == {"total", "council_decision"}


def test_sent_again_it_moves_the_meeting_and_undo_moves_it_back(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    advise(desk, row)
    clock.forward(minutes=1)
    waiting = rows(desk)[0]
    done = desk.do(WaitForCouncil(waiting.id, date(2027, 1, 12)), person(desk, "Priya"))
    assert (done.action, rows(desk)[0].council_on) == ("meeting_moved", date(2027, 1, 12))
    desk.do(WithdrawAnswer(waiting.id), person(desk, "Priya"))
    assert rows(desk)[0].council_on == MEETING


def test_taking_the_waiting_back_lets_the_answer_run_again_with_its_old_date(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path, "essex")
    advise(desk, row)
    clock.forward(minutes=5)
    desk.do(WithdrawAnswer(rows(desk)[0].id), person(desk, "Tom"))
    (again,) = rows(desk)
    assert (again.id, again.due_at, again.then_kind) == (row.id, row.due_at, "total")
    assert [(one.kind, one.state) for one in stages(desk, row)] == [("email", "open"), ("total", "open")]


def test_withdrawing_the_answer_that_told_of_the_meeting_takes_the_waiting_back_too(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path, "essex")
    clock.forward(minutes=5)
    advise(desk, row)
    desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    assert [(one.id, one.then_kind) for one in rows(desk)] == [(row.id, "total")]


def test_a_decision_is_taken_back_for_ten_minutes_and_later_only_in_error(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    advise(desk, row)
    clock.set(toronto("2026-12-09 09:00"))
    decided = decide(desk, rows(desk)[0].id)
    clock.forward(minutes=11)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(WithdrawAnswer(DeadlineId(decided.id)), person(desk, "Priya"))
    desk.do(WithdrawAnswer(DeadlineId(decided.id), "It was deferred."), person(desk, "Priya"))
    (waiting,) = rows(desk)
    assert (waiting.council_on, waiting.due_at) == (MEETING, None)
    decide(desk, waiting.id)
    assert rows(desk)[0].due_at == toronto("2026-12-15 16:30")


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (lambda id_: WaitForCouncil(id_, date(2026, 11, 23)), "meeting_past"),
        (lambda id_: WaitForCouncil(id_, MEETING, toronto("2026-11-24 13:00")), "answered_in_future"),
        (lambda id_: WaitForCouncil(id_, MEETING, toronto("2026-11-24 09:00")), "answered_before_received"),
        (lambda id_: RecordDecision(id_, date(2026, 11, 24)), "not_waiting_for_council"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(tmp_path: Path, command: object, code: str) -> None:
    desk, _, row = waiting_for(tmp_path)
    with pytest.raises(Refused, match=code):
        desk.do(command(row.id), person(desk, "Priya"))  # type: ignore[operator]
    assert [one.council_on for one in rows(desk)] == [None]


@pytest.mark.parametrize(
    ("on", "code"), [(date(2026, 11, 25), "decision_in_future"), (date(2026, 11, 23), "decision_before_received")]
)
def test_a_decision_falls_between_the_day_of_receipt_and_today(tmp_path: Path, on: date, code: str) -> None:
    desk, _, row = waiting_for(tmp_path)
    advise(desk, row)
    with pytest.raises(Refused, match=code):
        decide(desk, rows(desk)[0].id, on)


def test_a_town_without_a_council_clause_waits_too_and_invents_no_date(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path, "lasalle")
    assert desk.read(AskStages(row.id)).council_section == ""
    advise(desk, row)
    clock.set(toronto("2026-12-09 09:00"))
    decide(desk, rows(desk)[0].id)
    (owed,) = rows(desk)
    assert (owed.due_at, group(owed, clock)) == (None, Group.NO_DATE)


def test_a_date_we_promised_ourselves_brings_a_waiting_matter_up_on_that_day(tmp_path: Path) -> None:
    desk, clock, row = waiting_for(tmp_path)
    advise(desk, row)
    desk.do(PromiseFor(rows(desk)[0].id, toronto("2026-11-24 16:00")), person(desk, "Priya"))
    (waiting,) = rows(desk)
    assert (waiting.council_on, group(waiting, clock)) == (MEETING, Group.TODAY)


def test_an_acknowledgement_does_not_end_the_waiting(tmp_path: Path) -> None:
    desk, _, row = waiting_for(tmp_path)
    advise(desk, row)
    waiting = rows(desk)[0]
    said = toronto("2026-12-18 16:30")
    answer = AnswerDeadline(waiting.id, NOON, "Priya Nair", Answered.PHONE, finished=False, promised_at=said)
    assert desk.do(answer, person(desk, "Priya")).action == "promise_kept"
    assert [(one.id, one.promised_at) for one in rows(desk)] == [(waiting.id, said)]


def test_matters_before_council_stand_in_the_order_of_their_meetings(tmp_path: Path) -> None:
    desk, _, row = waiting_for(tmp_path)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    second = next(one for one in rows(desk) if one.id != row.id)
    advise(desk, row, date(2027, 1, 12))
    advise(desk, second, MEETING)
    assert [one.council_on for one in rows(desk)] == [MEETING, date(2027, 1, 12)]


def test_a_voided_record_leaves_nothing_waiting(tmp_path: Path) -> None:
    desk, _, row = waiting_for(tmp_path)
    advise(desk, row)
    desk.do(Undo(row.record_uid, "Logged twice."), person(desk, "Priya"))
    assert rows(desk) == ()
    assert stages(desk, row) == ()
