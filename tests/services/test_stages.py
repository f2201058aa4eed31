"""The stages of an answer: each a deadline of its own, the next one first, and the estimate against the outer limit."""

from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, DueRow, PromiseFor, TryDeadline, WithdrawAnswer
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.stages import AskStages, StageRow
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, message, new_desk, person, toronto, uid

NOON = toronto("2026-11-24 12:00")
OUTER = toronto("2026-12-15 16:30")


def with_letter(tmp_path: Path, town: str, **fields: object) -> tuple[LogbookDesk, Clock, DueRow]:
    """A desk with one letter on which an answer is due; it is noon."""
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    desk.do(message(**{"channel": Channel.LETTER, **fields}), person(desk, "Priya"))
    clock.set(NOON)
    return desk, clock, rows(desk)[0]


def with_complaint(tmp_path: Path, town: str, about: About) -> tuple[LogbookDesk, Clock, DueRow]:
    desk, clock = new_desk(tmp_path, town=town)
    desk.do(LogComplaint(uid(), Channel.LETTER, about, "Rude."), person(desk, "Priya"))
    return desk, clock, rows(desk)[0]


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def stages(desk: LogbookDesk, row: DueRow) -> tuple[StageRow, ...]:
    return desk.read(AskStages(row.id)).rows


def acknowledge(desk: LogbookDesk, row: DueRow, at: datetime = NOON, promised_at: datetime | None = None) -> Done:
    command = AnswerDeadline(row.id, at, "Priya Nair", Answered.LETTER, finished=False, promised_at=promised_at)
    return desk.do(command, person(desk, "Priya"))


def test_l17_a_lasalle_complaint_is_acknowledged_in_three_working_and_resolved_in_fifteen_plain_days(
    tmp_path: Path,
) -> None:
    desk, clock, row = with_complaint(tmp_path, "lasalle", About.SERVICE)
    assert (row.stage, row.due_at) == ("acknowledge", toronto("2026-11-27 16:30"))
    assert (row.then_stage, row.then_at) == ("resolve", toronto("2026-12-09 16:30"))
    clock.set(toronto("2026-11-26 10:00"))
    acknowledge(desk, row, toronto("2026-11-26 09:00"))
    (rest,) = rows(desk)
    assert (rest.stage, rest.due_at, rest.then_stage) == ("resolve", toronto("2026-12-09 16:30"), "")
    assert [(one.stage, one.state, one.is_next) for one in stages(desk, row)] == [
        ("acknowledge", "met", False),
        ("resolve", "open", True),
    ]


def test_t9_a_tecumseh_complaint_is_investigated_in_three_and_resolved_in_fifteen_business_days(
    tmp_path: Path,
) -> None:
    _, _, row = with_complaint(tmp_path, "tecumseh", About.EMPLOYEE)
    assert (row.stage, row.due_at) == ("investigate", toronto("2026-11-27 16:30"))
    assert (row.then_stage, row.then_at) == ("resolve", OUTER)


def test_resolving_a_complaint_closes_every_stage_each_with_its_own_verdict(tmp_path: Path) -> None:
    desk, clock, row = with_complaint(tmp_path, "lasalle", About.SERVICE)
    clock.set(toronto("2026-12-01 10:00"))
    desk.do(AnswerDeadline(row.id, clock.now, "Priya Nair", Answered.LETTER), person(desk, "Priya"))
    assert [(one.stage, one.state) for one in stages(desk, row)] == [("acknowledge", "late"), ("resolve", "met")]


def test_l4_a_letter_may_be_acknowledged_with_an_estimate_that_is_kept(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "lasalle")
    assert (row.due_at, row.must) == (toronto("2026-12-01 16:30"), False)
    done = acknowledge(desk, row, promised_at=toronto("2026-12-18 16:30"))
    assert (done.action, "beyond_limit" in done.facts) == ("deadline_acknowledged", False)
    (rest,) = rows(desk)
    assert (rest.promised_at, rest.due_at, rest.outer_at) == (toronto("2026-12-18 16:30"), None, None)


def test_e22_an_estimate_after_fifteen_business_days_is_kept_and_capped_with_a_warning(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "essex")
    asked = desk.read(AskStages(row.id))
    assert (asked.outer_at, asked.outer_section) == (OUTER, "7")
    assert (row.outer_at, row.then_kind, row.then_at) == (OUTER, "total", OUTER)
    said = toronto("2026-12-18 16:30")
    done = acknowledge(desk, row, promised_at=said)
    assert done.facts["beyond_limit"] == OUTER.isoformat()
    (rest,) = rows(desk)
    assert (rest.promised_at, rest.due_at, rest.sort_at) == (said, OUTER, OUTER)


@pytest.mark.parametrize(("said", "warned"), [("2026-12-15 16:30", False), ("2026-12-15 16:31", True)])
def test_e22_a_date_we_promise_ourselves_is_measured_against_the_outer_limit(
    tmp_path: Path, said: str, warned: bool
) -> None:
    desk, _, row = with_letter(tmp_path, "essex")
    done = desk.do(PromiseFor(row.id, toronto(said)), person(desk, "Priya"))
    assert ("beyond_limit" in done.facts) is warned


def test_e22_an_acknowledgement_does_not_end_the_outer_limit(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "essex")
    acknowledge(desk, row)
    (outer,) = rows(desk)
    with pytest.raises(Refused, match="estimate_needed"):
        acknowledge(desk, outer)
    done = acknowledge(desk, outer, promised_at=toronto("2026-12-10 16:30"))
    assert done.action == "promise_kept"
    assert [(one.kind, one.sort_at) for one in rows(desk)] == [("total", toronto("2026-12-10 16:30"))]


def test_a_message_left_on_voicemail_never_ends_an_outer_limit(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "essex")
    desk.do(SetSetting("left_message_acknowledges", "yes"), person(desk, "Priya"))
    acknowledge(desk, row)
    done = desk.do(TryDeadline(rows(desk)[0].id, Tried.LEFT_MESSAGE), person(desk, "Priya"))
    assert "acknowledged" not in done.facts
    assert [(one.kind, one.tries) for one in rows(desk)] == [("total", 1)]


def test_t25_an_email_may_be_acknowledged_first_and_answered_by_the_day_we_said(tmp_path: Path) -> None:
    desk, clock, row = with_letter(tmp_path, "tecumseh", channel=Channel.EMAIL)
    assert row.due_at == toronto("2026-11-27 16:30")
    acknowledge(desk, row, promised_at=toronto("2026-12-02 16:30"))
    clock.set(toronto("2026-12-03 10:00"))
    desk.do(AnswerDeadline(rows(desk)[0].id, clock.now, "Priya Nair", Answered.LETTER), person(desk, "Priya"))
    first, full = stages(desk, row)
    assert (first.state, first.due_at) == ("met", row.due_at)
    assert (full.state, full.due_at, full.promised_at) == ("met", None, toronto("2026-12-02 16:30"))


def test_the_earlier_of_clause_and_promise_comes_first_and_both_are_kept(tmp_path: Path) -> None:
    _, _, row = with_letter(tmp_path, "tecumseh", promised_at=toronto("2026-11-26 10:00"))
    assert (row.due_at, row.promised_at) == (toronto("2026-12-01 16:30"), toronto("2026-11-26 10:00"))
    assert row.sort_at == row.promised_at


@pytest.mark.parametrize(
    ("town", "channel"),
    [("amherstburg", Channel.EMAIL), ("essex", Channel.CALL), ("kawartha_lakes", Channel.WALK_IN)],
)
def test_what_no_clause_dates_waits_oldest_first_and_counts_its_days(
    tmp_path: Path, town: str, channel: Channel
) -> None:
    desk, clock, first = with_letter(tmp_path, town, channel=channel)
    clock.forward(days=2)
    desk.do(message(channel=channel), person(desk, "Priya"))
    clock.forward(days=3)
    assert [(one.due_at, one.waiting_days) for one in rows(desk)] == [(None, 5), (None, 3)]
    assert rows(desk)[0].id == first.id


def test_an_estimate_taken_back_with_its_acknowledgement_leaves_the_first_stage_alone(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "lasalle")
    acknowledge(desk, row, promised_at=toronto("2026-12-18 16:30"))
    desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    assert [(one.id, one.promised_at) for one in rows(desk)] == [(row.id, None)]


def test_the_date_that_somebody_was_told_stands_beside_its_line(tmp_path: Path) -> None:
    told = toronto("2026-12-01 16:30")
    _, _, row = with_letter(tmp_path, "tecumseh", told_due_at=told)
    assert row.told_due_at == told


def test_a_voided_complaint_leaves_no_stage_open(tmp_path: Path) -> None:
    desk, _, row = with_complaint(tmp_path, "lasalle", About.SERVICE)
    desk.do(Undo(row.record_uid, "Logged twice."), person(desk, "Priya"))
    assert (rows(desk), stages(desk, row)) == ((), ())


def test_what_is_sent_owes_its_stages_like_a_message(tmp_path: Path) -> None:
    _, _, row = with_letter(tmp_path, "essex", outcome=Outcome.SEND)
    assert (row.kind, row.then_kind) == ("written", "total")


def test_stages_of_nothing_are_refused(tmp_path: Path) -> None:
    desk, _, row = with_letter(tmp_path, "essex")
    with pytest.raises(Refused, match="not_there"):
        desk.read(AskStages(type(row.id)(999)))
