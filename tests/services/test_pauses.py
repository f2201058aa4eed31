"""Time limits that stand still: not at all, unless the town's own policy has such a clause."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, DueRow, WithdrawAnswer
from counterdesk.services.asks.people import ComeToDesk, SavePerson
from counterdesk.services.asks.stages import AskStages, PauseDeadline, ResumeDeadline
from counterdesk.services.asks.town import ChooseTown, ConfirmYear
from counterdesk.services.door import LogbookDesk
from tests.desk import USUAL_HOURS, Clock, bare_desk, message, new_desk, packs, person, toronto

REASON = "waiting for the customer"
CLAUSE = f"""
[pausing]
reasons = ["{REASON}"]
clause = "E22"
section = "7"
words = "While the customer has not sent what was asked for, the time does not run."
"""


def with_pausing() -> Mapping[str, str]:
    """The towns' policies, and Essex's with a clause that lets a limit stand still."""
    return {**packs(), "essex": packs()["essex"] + CLAUSE}


def pausing_desk(tmp_path: Path) -> tuple[LogbookDesk, Clock, DueRow]:
    """A desk in a town that allows pausing, with one e-mail due on Thursday, November 26; it is noon."""
    desk, clock = bare_desk(tmp_path, texts=with_pausing)
    desk.do(ChooseTown("essex", USUAL_HOURS, True, "Front counter"), None)
    desk.do(SavePerson(None, "Priya Nair", at_desk=True), None)
    priya = person(desk, "Priya")
    desk.do(ConfirmYear(2026, ()), priya)
    desk.do(ComeToDesk(priya), priya)
    desk.do(message(channel=Channel.EMAIL), priya)
    clock.set(toronto("2026-11-24 12:00"))
    return desk, clock, rows(desk)[0]


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def test_no_limit_stands_still_where_the_policy_has_no_such_clause(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    (row,) = rows(desk)
    assert desk.read(AskStages(row.id)).may_pause is False
    with pytest.raises(Refused, match="pausing_not_allowed"):
        desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))


def test_while_it_stands_still_nothing_counts_down(tmp_path: Path) -> None:
    desk, _, row = pausing_desk(tmp_path)
    offered = desk.read(AskStages(row.id))
    assert (offered.may_pause, offered.pause_reasons) == (True, (REASON,))
    desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    (still,) = rows(desk)
    assert (still.paused, still.sort_at, still.due_at) == (True, None, row.due_at)
    assert desk.read(AskStages(row.id)).may_pause is False


def test_it_runs_again_by_as_much_later_as_it_stood_still(tmp_path: Path) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    clock.set(toronto("2026-11-26 11:00"))
    desk.do(ResumeDeadline(row.id), person(desk, "Priya"))
    (again,) = rows(desk)
    assert (again.paused, again.due_at) == (False, toronto("2026-11-30 16:30"))
    assert (again.moved_why, again.outer_at) == (f"paused:{REASON}", toronto("2026-12-17 16:30"))
    why = desk.read(AskWhy(row.id))
    assert why.original_due_at == toronto("2026-11-26 16:30")
    assert why.pauses == ((toronto("2026-11-24 12:00"), toronto("2026-11-26 11:00"), REASON),)
    assert why.moved is not None
    assert why.moved.before_at == why.original_due_at


def test_a_pause_over_closed_hours_moves_nothing(tmp_path: Path) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    clock.set(toronto("2026-11-24 17:00"))
    desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    clock.set(toronto("2026-11-25 08:00"))
    desk.do(ResumeDeadline(row.id), person(desk, "Priya"))
    assert [(one.due_at, one.moved_why) for one in rows(desk)] == [(row.due_at, "")]


def test_an_answer_ends_the_pause_and_is_judged_by_the_moved_date(tmp_path: Path) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    clock.set(toronto("2026-11-27 10:00"))
    answer = AnswerDeadline(row.id, toronto("2026-11-27 09:00"), "Priya Nair", Answered.PHONE)
    done = desk.do(answer, person(desk, "Priya"))
    assert (done.facts["state"], rows(desk)) == ("met", ())
    assert {one.state for one in desk.read(AskStages(row.id)).rows} == {"met"}


@pytest.mark.parametrize(
    ("at", "again", "reason", "code"),
    [
        ("2026-11-24 13:00", True, REASON, "already_paused"),
        ("2026-11-24 13:00", False, "on holiday", "pausing_not_allowed"),
        ("2026-11-27 09:00", False, REASON, "due_is_over"),
    ],
)
def test_it_stands_still_once_for_the_policys_reasons_and_never_when_missed(
    tmp_path: Path, at: str, again: bool, reason: str, code: str
) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    if again:
        desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    clock.set(toronto(at))
    with pytest.raises(Refused, match=code):
        desk.do(PauseDeadline(row.id, reason), person(desk, "Priya"))
    assert [one.due_at for one in rows(desk)] == [row.due_at]


def test_what_runs_cannot_be_made_to_run_again(tmp_path: Path) -> None:
    desk, _, row = pausing_desk(tmp_path)
    with pytest.raises(Refused, match="not_paused"):
        desk.do(ResumeDeadline(row.id), person(desk, "Priya"))


def test_an_answer_taken_back_lets_it_stand_still_as_before(tmp_path: Path) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    desk.do(PauseDeadline(row.id, REASON), person(desk, "Priya"))
    before = rows(desk)
    clock.set(toronto("2026-11-26 10:00"))
    answer = AnswerDeadline(row.id, toronto("2026-11-26 09:00"), "Priya Nair", Answered.PHONE)
    desk.do(answer, person(desk, "Priya"))
    desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    after = rows(desk)
    assert [(one.paused, one.due_at, one.moved_why) for one in after] == [
        (one.paused, one.due_at, one.moved_why) for one in before
    ]
    clock.set(toronto("2026-11-26 11:00"))
    desk.do(ResumeDeadline(row.id), person(desk, "Priya"))
    assert rows(desk)[0].due_at == toronto("2026-11-30 16:30")
    assert desk.read(AskWhy(row.id)).pauses == ((toronto("2026-11-24 12:00"), toronto("2026-11-26 11:00"), REASON),)
