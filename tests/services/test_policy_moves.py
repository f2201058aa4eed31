"""An edit of the policy and a date that something else has moved: what snow or a pause gave is not taken away."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.calendar import CloseNow, PreviewChange
from counterdesk.services.asks.due import AskWhy, WhyStep
from counterdesk.services.asks.policy import SetLimit, SetOverride, SetPolicySwitch, WithdrawEdit
from counterdesk.services.asks.stages import PauseDeadline, ResumeDeadline
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, new_desk, person, toronto
from tests.services.test_pauses import REASON, pausing_desk
from tests.services.test_policy_edits import by_priya, department, logs, moved, row_of

TODAY = date(2026, 11, 24)
APPENDIX = "Appendix A, July 14, 2025"


def limit(days: int, *move: DeadlineId) -> SetLimit:
    return SetLimit("call", days, "business_days", True, TODAY, APPENDIX, tuple(move))


def snow(desk: LogbookDesk, begins: str, until: str | None = None) -> None:
    """Closes at short notice and moves what is due inside it."""
    times = toronto(begins), "Snow", toronto(until) if until else None
    ids = tuple(row.id for row in desk.read(PreviewChange(CloseNow(*times))).rows)
    desk.do(CloseNow(*times, move=ids), person(desk, "Priya"))


@pytest.fixture
def snowed(tmp_path: Path) -> tuple[LogbookDesk, Clock, DeadlineId]:
    """A call of Tuesday with a limit of one day: due on Wednesday, by the snow of Wednesday on Thursday."""
    desk, clock = new_desk(tmp_path, town="amherstburg")
    by_priya(desk, limit(1))
    number = logs(desk).id
    clock.set(toronto("2026-11-25 14:20"))
    snow(desk, "2026-11-25 15:00")
    assert row_of(desk, number).due_at == toronto("2026-11-26 16:30")
    return desk, clock, number


@pytest.mark.parametrize(("days", "due"), [(2, "2026-11-27 16:30"), (3, "2026-11-30 16:30"), (5, "2026-12-02 16:30")])
def test_a_new_number_leaves_the_day_that_snow_gave(
    snowed: tuple[LogbookDesk, Clock, DeadlineId], days: int, due: str
) -> None:
    desk, _, number = snowed
    assert [row.after_at for row in moved(desk, limit(days))] == [toronto(due)]
    by_priya(desk, limit(days, number))
    assert row_of(desk, number).due_at == toronto(due)


def test_the_explanation_still_says_that_snow_moved_the_date(snowed: tuple[LogbookDesk, Clock, DeadlineId]) -> None:
    desk, _, number = snowed
    by_priya(desk, limit(3, number))
    why = desk.read(AskWhy(number))
    assert why.steps[-1] == WhyStep(date(2026, 11, 30), "moved_by_closure", "Snow")
    assert [step.code for step in why.steps].count("moved_by_closure") == 1
    assert why.original_due_at == toronto("2026-11-25 16:30")


def test_taking_the_number_back_leaves_it_too(snowed: tuple[LogbookDesk, Clock, DeadlineId]) -> None:
    desk, _, number = snowed
    edit = by_priya(desk, limit(3, number))
    by_priya(desk, WithdrawEdit(edit, (number,)))
    assert row_of(desk, number).due_at == toronto("2026-11-26 16:30")
    assert desk.read(AskWhy(number)).steps[-1] == WhyStep(date(2026, 11, 26), "moved_by_closure", "Snow")


def test_a_number_that_was_never_moved_has_no_step_of_snow(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="amherstburg")
    by_priya(desk, limit(1))
    number = logs(desk).id
    by_priya(desk, limit(3, number))
    why = desk.read(AskWhy(number))
    assert (why.due_at, why.steps[-1].code) == (toronto("2026-11-27 16:30"), "counted")


def test_a_departments_quicker_limit_leaves_the_day_that_snow_gave(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="kawartha_lakes")
    number = logs(desk, answerer=Answerer(department_id=department(desk))).id
    clock.set(toronto("2026-11-26 14:20"))
    snow(desk, "2026-11-26 15:00")
    assert row_of(desk, number).due_at == toronto("2026-11-27 16:30")
    by_priya(desk, SetOverride(department(desk), "call", 1, TODAY, move=(number,)))
    assert row_of(desk, number).due_at == toronto("2026-11-26 15:00")


def test_a_switch_leaves_the_day_that_snow_gave(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, toronto("2026-11-24 18:00"))
    number = logs(desk, "2026-11-24 17:00").id
    clock.set(toronto("2026-11-26 14:20"))
    snow(desk, "2026-11-26 15:00")
    assert row_of(desk, number).due_at == toronto("2026-11-27 16:30")
    by_priya(desk, SetPolicySwitch("after_hours", "same_day", TODAY, (number,)))
    assert row_of(desk, number).due_at == toronto("2026-11-26 15:00")


def test_where_short_days_are_not_counted_the_day_of_snow_is_given_once(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    number = logs(desk).id
    clock.set(toronto("2026-11-25 14:20"))
    snow(desk, "2026-11-25 15:00")
    assert moved(desk, SetPolicySwitch("half_day", "skipped", TODAY)) == ()
    assert row_of(desk, number).due_at == toronto("2026-11-26 16:30")


def test_a_whole_day_of_snow_is_given_once(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="amherstburg")
    by_priya(desk, limit(2))
    number = logs(desk).id
    clock.set(toronto("2026-11-25 07:00"))
    snow(desk, "2026-11-25 08:30", "2026-11-25 16:30")
    assert row_of(desk, number).due_at == toronto("2026-11-27 16:30")
    by_priya(desk, limit(3, number))
    assert row_of(desk, number).due_at == toronto("2026-11-30 16:30")


def test_a_switch_that_changes_nothing_leaves_what_a_pause_gave(tmp_path: Path) -> None:
    desk, clock, row = pausing_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(PauseDeadline(row.id, REASON), priya)
    clock.set(toronto("2026-11-25 12:00"))
    desk.do(ResumeDeadline(row.id), priya)
    assert row_of(desk, row.id).due_at == toronto("2026-11-27 16:30")
    desk.do(SetPolicySwitch("plain_last_day", "as_is", TODAY, (row.id,)), priya)
    assert row_of(desk, row.id).due_at == toronto("2026-11-27 16:30")
