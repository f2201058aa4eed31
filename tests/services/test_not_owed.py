"""What the policy owes no response to, what is opened again, and taking either back."""

from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import Channel
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, Undo
from counterdesk.services.asks.due import (
    AnswerDeadline,
    CannotBeReached,
    DueBoard,
    DueRow,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.asks.sealed import AskSealed, LogComplaint
from counterdesk.services.asks.stages import AskStages, CloseNotOwed, Reopen, StageRow
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, message, new_desk, person, toronto, uid

NOON = toronto("2026-11-24 12:00")
ABUSIVE = "abusive_language"


def logged(
    tmp_path: Path, town: str = "tecumseh", channel: Channel = Channel.EMAIL
) -> tuple[LogbookDesk, Clock, DueRow]:
    """A desk with one message on which an answer is due; it is noon."""
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    desk.do(message(channel=channel), person(desk, "Priya"))
    clock.set(NOON)
    return desk, clock, rows(desk)[0]


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def stages(desk: LogbookDesk, id_: int) -> tuple[StageRow, ...]:
    return desk.read(AskStages(DeadlineId(id_))).rows


def answer(desk: LogbookDesk, id_: DeadlineId, at: datetime = NOON, **fields: object) -> None:
    usual: dict[str, object] = {"answered_by": "Tom Ng", "how": Answered.PHONE}
    desk.do(AnswerDeadline(id_, at, **{**usual, **fields}), person(desk, "Priya"))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("channel", "section"), [(Channel.EMAIL, "6.3"), (Channel.LETTER, "7.3"), (Channel.FAX, "7.3")]
)
def test_t27_an_abusive_email_or_letter_is_closed_with_its_clause(
    tmp_path: Path, channel: Channel, section: str
) -> None:
    desk, _, row = logged(tmp_path, channel=channel)
    assert (ABUSIVE, section) in desk.read(AskStages(row.id)).not_owed
    done = desk.do(CloseNotOwed(row.id, ABUSIVE, "Sent to the Director."), person(desk, "Priya"))
    assert (done.action, done.facts["section"], done.facts["clause"]) == ("closed_not_owed", section, "T27")
    assert rows(desk) == ()
    assert [(one.state, one.not_owed_code) for one in stages(desk, row.id)] == [("not_owed", ABUSIVE)]
    assert desk.read(AskContact(row.record_uid)).message_state == "not_owed"


def test_t29_a_letter_for_information_is_owed_nothing(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, channel=Channel.LETTER)
    done = desk.do(CloseNotOwed(row.id, "information_only"), person(desk, "Priya"))
    assert done.facts["clause"] == "T29"


@pytest.mark.parametrize(
    ("town", "channel", "code"),
    [
        ("tecumseh", Channel.CALL, ABUSIVE),
        ("tecumseh", Channel.EMAIL, "information_only"),
        ("tecumseh", Channel.EMAIL, "anonymous_without_risk"),
        ("lasalle", Channel.EMAIL, ABUSIVE),
        ("essex", Channel.LETTER, ABUSIVE),
    ],
)
def test_without_such_a_rule_the_answer_stays_owed(tmp_path: Path, town: str, channel: Channel, code: str) -> None:
    desk, _, row = logged(tmp_path, town, channel)
    with pytest.raises(Refused, match="not_owed_here"):
        desk.do(CloseNotOwed(row.id, code), person(desk, "Priya"))
    assert len(rows(desk)) == 1


@pytest.mark.parametrize(("town", "clause"), [("tecumseh", "T5"), ("essex", "E3")])
def test_t5_e3_an_anonymous_complaint_is_closed_once_no_risk_was_found(tmp_path: Path, town: str, clause: str) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    command = LogComplaint(uid(), Channel.LETTER, About.SERVICE, "Rude.", anonymous=True, risk=Risk.NOT_ASSESSED)
    desk.do(command, person(desk, "Priya"))
    (row,) = rows(desk)
    done = desk.do(CloseNotOwed(row.id, "anonymous_without_risk"), person(desk, "Priya"))
    assert (done.facts["clause"], rows(desk)) == (clause, ())
    assert [one.state for one in desk.read(AskSealed())] == ["no_response_owed"]
    desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    assert [one.state for one in desk.read(AskSealed())] == ["open"]


def test_a_complaint_with_a_name_is_not_closed_as_an_anonymous_one(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(LogComplaint(uid(), Channel.LETTER, About.EMPLOYEE, "Rude."), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_owed_here"):
        desk.do(CloseNotOwed(rows(desk)[0].id, "anonymous_without_risk"), person(desk, "Priya"))


def test_not_owed_is_taken_back_for_ten_minutes_and_later_in_error(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, "tecumseh")
    desk.do(CloseNotOwed(row.id, ABUSIVE), person(desk, "Priya"))
    clock.forward(minutes=11)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    done = desk.do(WithdrawAnswer(row.id, "It was sharp, not abusive."), person(desk, "Priya"))
    assert done.action == "answer_in_error"
    assert [(one.id, one.due_at) for one in rows(desk)] == [(row.id, row.due_at)]
    (stage,) = stages(desk, row.id)
    assert (stage.not_owed_code, stage.error_reason) == ("", "It was sharp, not abusive.")


def test_reopening_starts_a_new_deadline_and_keeps_the_old_verdict(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    answer(desk, row.id)
    clock.set(toronto("2026-12-01 10:00"))
    done = desk.do(Reopen(row.id, "She called: it was the wrong form."), person(desk, "Priya"))
    assert (done.action, done.facts["was"]) == ("deadline_reopened", "met")
    (again,) = rows(desk)
    assert (again.due_at, again.received_at, again.reopens) == (
        toronto("2026-12-04 16:30"),
        toronto("2026-12-01 10:00"),
        True,
    )
    assert [(one.state, one.reopen_reason != "") for one in stages(desk, row.id)] == [("met", False), ("open", True)]
    assert desk.read(AskContact(row.record_uid)).message_state == "handed"


def test_a_missed_answer_stays_missed_when_it_is_reopened(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(toronto("2026-12-01 10:00"))
    answer(desk, row.id, toronto("2026-12-01 09:00"))
    desk.do(Reopen(row.id, "Not all of it."), person(desk, "Priya"))
    answer(desk, rows(desk)[0].id, toronto("2026-12-01 10:00"))
    assert [one.state for one in stages(desk, row.id)] == ["late", "met"]


def test_reopened_in_essex_the_outer_limit_starts_again(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, "essex")
    answer(desk, row.id)
    clock.set(toronto("2026-12-01 10:00"))
    desk.do(Reopen(row.id, "Not all of it."), person(desk, "Priya"))
    (again,) = rows(desk)
    assert (again.kind, again.then_kind, again.outer_at) == ("email", "total", toronto("2026-12-22 16:30"))
    desk.do(WithdrawAnswer(again.id), person(desk, "Priya"))
    assert rows(desk) == ()


def test_a_reopened_complaint_is_open_and_closed_again_when_that_is_taken_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="lasalle")
    desk.do(LogComplaint(uid(), Channel.LETTER, About.SERVICE, "Rude."), person(desk, "Priya"))
    (row,) = rows(desk)
    answer(desk, row.id, toronto("2026-11-24 10:00"))
    done = desk.do(Reopen(row.id, "It happened again."), person(desk, "Priya"))
    assert [one.state for one in desk.read(AskSealed())] == ["open"]
    desk.do(WithdrawAnswer(DeadlineId(done.id)), person(desk, "Priya"))
    assert [one.state for one in desk.read(AskSealed())] == ["closed"]


def test_taking_a_reopening_back_puts_the_slip_back_as_it_was(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    answer(desk, row.id)
    done = desk.do(Reopen(row.id, "Wrong row."), person(desk, "Priya"))
    desk.do(WithdrawAnswer(DeadlineId(done.id)), person(desk, "Priya"))
    assert desk.read(AskContact(row.record_uid)).message_state == "answered"
    with pytest.raises(Refused, match="not_there"):
        desk.do(WithdrawAnswer(DeadlineId(done.id)), person(desk, "Priya"))


def test_an_answer_recorded_in_error_restores_the_old_date_and_is_no_reopening(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    answer(desk, row.id)
    desk.do(Reopen(row.id, "Not all of it."), person(desk, "Priya"))
    clock.set(toronto("2026-11-25 10:00"))
    desk.do(WithdrawAnswer(row.id, "It was the other Rossi."), person(desk, "Priya"))
    (again,) = rows(desk)
    assert (again.id, again.due_at, again.reopens) == (row.id, row.due_at, False)
    assert [one.reopens for one in stages(desk, row.id)] == [False]


def test_who_could_not_be_reached_is_opened_again_with_the_verdict_kept(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, channel=Channel.CALL)
    for at in ("2026-11-24 13:00", "2026-11-25 10:00", "2026-11-25 15:00"):
        clock.set(toronto(at))
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Priya"))
    desk.do(CannotBeReached(row.id), person(desk, "Priya"))
    desk.do(Reopen(row.id, "She called back."), person(desk, "Priya"))
    assert [one.state for one in stages(desk, row.id)] == ["unreached", "open"]


@pytest.mark.parametrize(("reason", "code"), [("Not all of it.", "still_open"), ("  ", "nothing_happened")])
def test_reopening_needs_a_closed_record_and_a_reason(tmp_path: Path, reason: str, code: str) -> None:
    desk, _, row = logged(tmp_path)
    if code == "nothing_happened":
        answer(desk, row.id)
    with pytest.raises(Refused, match=code):
        desk.do(Reopen(row.id, reason), person(desk, "Priya"))


def test_a_voided_record_is_not_reopened(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    desk.do(Undo(row.record_uid, "Logged twice."), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        desk.do(Reopen(row.id, "Not all of it."), person(desk, "Priya"))


def test_an_essex_complaint_runs_against_the_outer_limit_of_the_whole_policy(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    desk.do(LogComplaint(uid(), Channel.LETTER, About.EMPLOYEE, "Rude."), person(desk, "Priya"))
    (row,) = rows(desk)
    assert (row.stage, row.due_at, row.section) == ("total", toronto("2026-12-15 16:30"), "7")
