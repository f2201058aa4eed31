"""The town's own edits: what each dates from its day on, what it leaves alone, and what it moves only when asked."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, Channel
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId, DepartmentId
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import MoveRow, PreviewChange
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, DueRow
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.asks.policy import SetLimit, SetOverride, SetPolicySwitch, WithdrawEdit
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.town import AskTown
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, message, new_desk, person, toronto, uid

TODAY, TOMORROW = date(2026, 11, 24), date(2026, 11, 25)
APPENDIX = "Appendix A, July 14, 2025"
BYLAW = "Municipal Law Enforcement"
CALL = SetLimit("call", 2, "business_days", True, TODAY, APPENDIX)
HALF = SetPolicySwitch("after_hours", "same_day", TODAY)


def department(desk: LogbookDesk, name: str = BYLAW) -> DepartmentId:
    return next(one.id for one in desk.read(AskPeople()).departments if one.name == name)


def logs(desk: LogbookDesk, received: str = "2026-11-24 10:00", answerer: Answerer | None = None) -> DueRow:
    said = message(happened_at=toronto(received), message=MessageTyped(answerer or Answerer()))
    done = desk.do(said, person(desk, "Priya"))
    return row_of(desk, DeadlineId(int(done.facts["deadline_id"])))


def row_of(desk: LogbookDesk, deadline: DeadlineId) -> DueRow:
    return next(row for row in desk.read(DueBoard()).rows if row.id == deadline)


def moved(desk: LogbookDesk, change: Command) -> tuple[MoveRow, ...]:
    return desk.read(PreviewChange(change)).rows


def by_priya(desk: LogbookDesk, command: Command) -> int:
    done = desk.do(command, person(desk, "Priya"))
    assert done.id is not None
    return done.id


def quicker(desk: LogbookDesk, **fields: object) -> SetOverride:
    usual: dict[str, object] = {"kind": "call", "number": 1, "from_on": TODAY, **fields}
    if "department_id" not in usual:
        usual["department_id"] = department(desk)
    return SetOverride(**usual)  # type: ignore[arg-type]


@pytest.fixture
def amherstburg(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    return new_desk(tmp_path, town="amherstburg")


@pytest.fixture
def kawartha(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    return new_desk(tmp_path, town="kawartha_lakes")


def test_a_blank_that_is_filled_in_dates_what_comes_from_that_day_on(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    """A13: the numbers stand in Appendix A."""
    desk, clock = amherstburg
    by_priya(desk, SetLimit("call", 2, "business_days", True, TOMORROW, APPENDIX))
    before = logs(desk)
    clock.set(toronto("2026-11-25 10:00"))
    after = logs(desk, "2026-11-25 10:00")
    assert (before.due_at, after.due_at) == (None, toronto("2026-11-27 16:30"))
    assert (after.section, after.must) == (APPENDIX, True)
    why = desk.read(AskWhy(after.id))
    assert [(one.what, one.subject, one.from_on, one.by, one.source) for one in why.edits] == [
        ("number", "call", TOMORROW, "Priya Nair", APPENDIX)
    ]
    assert (why.clause, why.number, why.town_words) == ("A13", 2, "")


def test_a_number_in_plain_days_and_should_is_kept_as_such(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    by_priya(desk, SetLimit("call", 3, "days", False, TODAY, APPENDIX))
    row = logs(desk)
    assert (row.due_at, row.must) == (toronto("2026-11-27 16:30"), False)


def test_complaints_are_dated_in_their_stages_once_both_numbers_are_known(
    amherstburg: tuple[LogbookDesk, Clock],
) -> None:
    desk, _ = amherstburg
    for kind, days in (("complaint_acknowledge", 3), ("complaint_resolve", 10)):
        by_priya(desk, SetLimit(kind, days, "business_days", True, TODAY, APPENDIX))
    by_priya(desk, LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Nobody answered."))
    (row,) = desk.read(DueBoard()).rows
    assert (row.kind, row.stage, row.due_at) == ("complaint_acknowledge", "acknowledge", toronto("2026-11-27 16:30"))
    assert (row.then_kind, row.then_at) == ("complaint_resolve", toronto("2026-12-08 16:30"))


def test_what_waits_without_a_date_gets_one_only_where_it_is_ticked(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    first, second = logs(desk), logs(desk, "2026-11-24 09:00")
    rows = moved(desk, CALL)
    assert {(row.id, row.before_at, row.after_at, row.ticked, row.why) for row in rows} == {
        (one.id, None, toronto("2026-11-26 16:30"), False, "policy:call") for one in (first, second)
    }
    done = desk.do(SetLimit(**{**fields(CALL), "move": (second.id,)}), person(desk, "Priya"))
    assert done.facts["moved"] == "1"
    assert row_of(desk, first.id).due_at is None
    dated = row_of(desk, second.id)
    assert (dated.due_at, dated.section) == (toronto("2026-11-26 16:30"), APPENDIX)
    why = desk.read(AskWhy(second.id))
    assert (why.number, why.unit, why.no_due_reason, [step.code for step in why.steps]) == (
        2,
        "business_days",
        "",
        ["day_of_receipt", "counted", "counted"],
    )
    assert why.moved is not None
    assert (why.moved.by, why.moved.why) == ("Priya Nair", "policy:call")


def fields(command: SetLimit) -> dict[str, object]:
    return {name: getattr(command, name) for name in ("kind", "number", "unit", "must", "from_on", "source")}


def test_an_edit_says_its_value_and_its_day(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    done = desk.do(CALL, person(desk, "Priya"))
    assert (done.action, done.facts["value"], done.facts["from_on"]) == ("limit_set", "2 business_days", "2026-11-24")
    done = desk.do(WithdrawEdit(done.id), person(desk, "Priya"))
    assert (done.action, done.facts["value"]) == ("edit_withdrawn", "2 business_days")


def test_an_edit_from_tomorrow_on_speaks_of_nothing_that_came_before(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    logs(desk)
    assert moved(desk, SetLimit("call", 2, "business_days", True, TOMORROW, APPENDIX)) == ()


def test_the_answer_after_an_acknowledgement_gets_no_limit_of_its_own(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, clock = amherstburg
    row = logs(desk)
    by_priya(desk, AnswerDeadline(row.id, clock.now, "Priya", Answered.PHONE, finished=False))
    assert moved(desk, CALL) == ()


def test_a_number_taken_back_leaves_running_dates_unless_ticked(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    edit = by_priya(desk, CALL)
    first, second = logs(desk), logs(desk)
    assert [(row.id, row.after_at) for row in moved(desk, WithdrawEdit(edit))] == [(first.id, None), (second.id, None)]
    by_priya(desk, WithdrawEdit(edit, (second.id,)))
    assert (row_of(desk, first.id).due_at, row_of(desk, second.id).due_at) == (toronto("2026-11-26 16:30"), None)
    assert logs(desk).due_at is None
    with pytest.raises(Refused, match="not_there"):
        desk.do(WithdrawEdit(edit), None)


def test_an_edit_taken_back_gives_way_to_the_one_before(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = amherstburg
    by_priya(desk, CALL)
    second = by_priya(desk, SetLimit("call", 5, "business_days", True, TODAY, "Procedure of 2026"))
    assert logs(desk).due_at == toronto("2026-12-01 16:30")
    by_priya(desk, WithdrawEdit(second))
    assert logs(desk).due_at == toronto("2026-11-26 16:30")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"kind": "walk_in"}, "limit_not_blank"),
        ({"kind": "total"}, "limit_not_blank"),
        ({"number": 0}, "bad_number"),
        ({"number": -2}, "bad_number"),
        ({"number": 366}, "bad_number"),
        ({"unit": "weeks"}, "bad_unit"),
        ({"source": " "}, "no_source"),
        ({"from_on": date(2026, 11, 23)}, "from_in_past"),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_nothing_is_kept(
    amherstburg: tuple[LogbookDesk, Clock], change: dict[str, object], code: str
) -> None:
    desk, _ = amherstburg
    command = SetLimit(**{**fields(CALL), **change})
    for asked in (lambda: desk.do(command, None), lambda: desk.read(PreviewChange(command))):
        with pytest.raises(Refused, match=code):
            asked()
    assert logs(desk).due_at is None


def test_no_town_fills_in_what_its_text_says(kawartha: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = kawartha
    with pytest.raises(Refused, match="limit_not_blank"):
        desk.do(CALL, None)


def test_a_switch_from_a_day_on_dates_what_comes_after_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    by_priya(desk, SetPolicySwitch("after_hours", "same_day", TOMORROW))
    clock.set(toronto("2026-11-26 10:00"))
    before, after = logs(desk, "2026-11-24 17:00"), logs(desk, "2026-11-25 17:00")
    assert (before.due_at, after.due_at) == (toronto("2026-11-26 16:30"), toronto("2026-11-26 16:30"))
    assert desk.read(AskTown()).switches["after_hours"] == "same_day"


def test_a_switch_moves_what_runs_only_where_it_is_ticked_and_keeps_the_rest(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    clock.set(toronto("2026-11-24 18:00"))
    evening, morning = logs(desk, "2026-11-24 17:00"), logs(desk)
    rows = moved(desk, HALF)
    assert [(row.id, row.before_at, row.after_at, row.ticked, row.why) for row in rows] == [
        (evening.id, toronto("2026-11-26 16:30"), toronto("2026-11-25 16:30"), False, "switch:after_hours")
    ]
    by_priya(desk, SetPolicySwitch("after_hours", "same_day", TODAY, (evening.id, morning.id)))
    why = desk.read(AskWhy(evening.id))
    assert (why.due_at, why.original_due_at) == (toronto("2026-11-25 16:30"), toronto("2026-11-26 16:30"))
    assert (why.switches, [one.subject for one in why.edits]) == ((("after_hours", "same_day"),), ["after_hours"])
    assert (why.section, why.town_words, why.calendar) == ("5.2", desk.read(AskWhy(morning.id)).town_words, "town 3")
    assert row_of(desk, morning.id).moved_why == ""


def test_a_switch_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    for wrong in (SetPolicySwitch("half_day", "perhaps", TODAY), SetPolicySwitch("at_lunch", "same_day", TODAY)):
        with pytest.raises(Refused, match="bad_switch"):
            desk.do(wrong, None)
    with pytest.raises(Refused, match="from_in_past"):
        desk.do(SetPolicySwitch("half_day", "skipped", date(2020, 1, 1)), None)


def test_a_departments_shorter_limit_dates_its_own_calls(kawartha: tuple[LogbookDesk, Clock]) -> None:
    """K13: the corporate standards are a minimum."""
    desk, _ = kawartha
    by_priya(desk, quicker(desk))
    own, other = logs(desk, answerer=Answerer(department_id=department(desk))), logs(desk)
    assert (own.due_at, other.due_at) == (toronto("2026-11-25 16:30"), toronto("2026-11-26 16:30"))
    why = desk.read(AskWhy(own.id)).override
    assert why is not None
    assert (why.department, why.number, why.town_number, why.approved_by) == (BYLAW, 1, 2, "")


def test_a_longer_limit_needs_cao_and_council_and_the_day(kawartha: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = kawartha
    for unapproved in ({}, {"approved_by": "CAO and Council"}, {"approved_on": TODAY}, {"approved_by": " "}):
        with pytest.raises(Refused, match="override_longer"):
            desk.do(quicker(desk, number=5, **unapproved), None)
    approval = {"approved_by": "CAO and Council", "approved_on": date(2026, 10, 6)}
    with pytest.raises(Refused, match="approved_in_future"):
        desk.do(quicker(desk, number=5, **{**approval, "approved_on": TOMORROW}), None)
    by_priya(desk, quicker(desk, number=5, **approval))
    row = logs(desk, answerer=Answerer(department_id=department(desk)))
    why = desk.read(AskWhy(row.id)).override
    assert row.due_at == toronto("2026-12-01 16:30")
    assert why is not None
    assert (why.approved_by, why.approved_on) == ("CAO and Council", date(2026, 10, 6))


def test_where_the_policy_knows_no_approval_a_department_may_only_be_quicker(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    clerks = department(desk, "Clerks")
    approval = {"approved_by": "CAO and Council", "approved_on": TODAY}
    with pytest.raises(Refused, match="override_only_shorter"):
        desk.do(quicker(desk, department_id=clerks, number=2, **approval), None)
    by_priya(desk, quicker(desk, department_id=clerks, kind="email", number=1))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"department_id": 999}, "not_there"),
        ({"kind": "social"}, "no_standard"),
        ({"number": 0}, "bad_number"),
        ({"number": 400}, "bad_number"),
        ({"from_on": date(2026, 1, 1)}, "from_in_past"),
    ],
)
def test_a_limit_of_a_department_that_cannot_be_is_refused(
    kawartha: tuple[LogbookDesk, Clock], change: dict[str, object], code: str
) -> None:
    desk, _ = kawartha
    with pytest.raises(Refused, match=code):
        desk.do(quicker(desk, **change), None)


def test_a_department_moves_only_what_it_answers_itself(kawartha: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = kawartha
    own, _other = logs(desk, answerer=Answerer(department_id=department(desk))), logs(desk)
    change = quicker(desk)
    assert [(row.id, row.after_at, row.why) for row in moved(desk, change)] == [
        (own.id, toronto("2026-11-25 16:30"), "override:call")
    ]
    by_priya(desk, quicker(desk, move=(own.id,)))
    why = desk.read(AskWhy(own.id))
    assert (why.due_at, why.number) == (toronto("2026-11-25 16:30"), 1)
    assert why.override is not None
    assert why.override.town_number == 2


def test_the_towns_own_number_lets_a_department_follow_the_town_again(kawartha: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = kawartha
    by_priya(desk, quicker(desk))
    by_priya(desk, quicker(desk, number=2))
    row = logs(desk, answerer=Answerer(department_id=department(desk)))
    assert (row.due_at, desk.read(AskWhy(row.id)).override) == (toronto("2026-11-26 16:30"), None)


def test_what_was_answered_or_missed_stays_as_it_is(amherstburg: tuple[LogbookDesk, Clock]) -> None:
    desk, clock = amherstburg
    edit = by_priya(desk, CALL)
    answered, missed = logs(desk), logs(desk)
    by_priya(desk, AnswerDeadline(answered.id, clock.now, "Priya", Answered.PHONE))
    clock.set(toronto("2026-11-27 10:00"))
    preview = desk.read(PreviewChange(WithdrawEdit(edit)))
    assert (preview.rows, preview.frozen) == ((), 1)
    by_priya(desk, WithdrawEdit(edit, (answered.id, missed.id)))
    assert row_of(desk, missed.id).due_at == toronto("2026-11-26 16:30")


def test_the_old_date_of_what_was_moved_is_kept(kawartha: tuple[LogbookDesk, Clock]) -> None:
    desk, _ = kawartha
    own = logs(desk, answerer=Answerer(department_id=department(desk)))
    by_priya(desk, quicker(desk, move=(own.id,)))
    row = row_of(desk, own.id)
    assert desk.read(AskWhy(own.id)).original_due_at == toronto("2026-11-26 16:30")
    history = desk.read(AskContact(row.record_uid)).history
    assert "due_at" in {line.field for line in history}
