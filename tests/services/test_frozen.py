"""A running deadline is frozen: what the row keeps, and that nothing but a command changes it."""

from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.calendar import SaveClosures, SetScopeHours
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.due import AnswerDeadline, AskPromise, AskWhy, DueBoard, PromiseFor, WithdrawAnswer
from counterdesk.services.asks.people import SavePerson
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import AskTown, ClosureRow, ConfirmYear
from counterdesk.services.door import LogbookDesk
from counterdesk.store.engine import Logbook
from counterdesk.store.queries import records
from counterdesk.store.tables import Deadline
from tests.desk import USUAL_HOURS, message, new_desk, person, toronto

NOON = toronto("2026-11-24 12:00")
CHRISTMAS = tuple(ClosureRow(date(2026, 12, day), "Christmas closure") for day in (25, 28, 29, 30, 31))
NEW_YEAR = (ClosureRow(date(2027, 1, 1), "New Year's Day"),)


def row_of(tmp_path: Path, deadline_id: int) -> Deadline:
    """Reads a deadline's row straight from the file."""
    logbook = Logbook.open_reader(tmp_path / "logbook.db")
    with logbook.read() as session:
        found = records.deadline(session, deadline_id)
    logbook.close()
    assert found is not None
    return found


def started(desk: LogbookDesk, **fields: object) -> int:
    done = desk.do(message(**fields), person(desk, "Priya"))
    return int(done.facts["deadline_id"])


def test_the_row_keeps_everything_its_date_was_worked_out_from(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    row = row_of(tmp_path, started(desk, happened_at=toronto("2026-11-23 16:31")))
    assert (row.kind, row.stage, row.number, row.unit) == ("call", "answer", 1, "business_days")
    assert (row.clause, row.section, row.must) == ("T13", "5.2", True)
    assert (row.calendar_scope, row.calendar_version) == ("town", 3)
    assert row.switches["after_hours"] == "next_open_day"
    assert row.received_at == toronto("2026-11-23 16:31")
    assert row.effective_at == toronto("2026-11-24 08:30")
    assert row.due_at == row.original_due_at == toronto("2026-11-25 16:30")
    assert (row.state, row.no_due_reason, row.year_unconfirmed) == ("open", None, False)
    assert row.explanation["receipt"] == "after_closing"
    assert row.explanation["pack"] == 1
    assert [step["on"] for step in row.explanation["steps"]] == ["2026-11-23", "2026-11-24", "2026-11-25"]


def test_each_change_of_the_calendar_is_a_version_and_old_rows_keep_theirs(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    first = started(desk)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Water main"),)), person(desk, "Priya"))
    second = started(desk)
    desk.do(SetScopeHours("town", (((("09:00", "15:00"),),) * 5) + ((),) * 2), person(desk, "Priya"))
    third = started(desk)
    rows = [row_of(tmp_path, one) for one in (first, second, third)]
    assert [row.calendar_version for row in rows] == [3, 4, 5]
    assert [row.due_at for row in rows] == [
        toronto("2026-11-25 16:30"),
        toronto("2026-11-26 16:30"),
        toronto("2026-11-26 15:00"),
    ]


def test_a_date_in_a_year_nobody_confirmed_is_marked(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, confirmed=False)
    desk.do(SetScopeHours("town", USUAL_HOURS), None)
    desk.do(ConfirmYear(2026, CHRISTMAS), None)
    clock.set(toronto("2026-12-24 10:00"))
    deadline = started(desk, channel=Channel.EMAIL)
    row = row_of(tmp_path, deadline)
    assert (row.year_unconfirmed, row.explanation["unconfirmed_year"]) == (True, 2027)
    assert desk.read(AskWhy(deadline)).unconfirmed_year == 2027  # type: ignore[arg-type]
    promise = desk.read(AskPromise(Channel.EMAIL, Outcome.MESSAGE, clock.now))
    assert (promise.due_at, promise.no_due_reason) == (None, "year_not_confirmed")
    assert desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, clock.now)).due_at is None


def test_a_message_before_christmas_is_due_after_the_closure_and_says_why(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, closures=(*CHRISTMAS, *NEW_YEAR))
    clock.set(toronto("2026-12-24 10:00"))
    why = desk.read(AskWhy(started(desk)))  # type: ignore[arg-type]
    assert why.due_at == toronto("2027-01-04 16:30")
    skipped = [(step.on.isoformat(), step.code, step.name) for step in why.steps if step.code.startswith("closed")]
    assert skipped[0] == ("2026-12-25", "closed_exception", "Christmas closure")
    assert ("2026-12-26", "closed_weekly", "") in skipped
    assert skipped[-1] == ("2027-01-03", "closed_weekly", "")
    assert ("2027-01-01", "closed_exception", "New Year's Day") in skipped
    assert [step.count for step in why.steps if step.code == "counted"] == [1]


def test_a_half_day_ends_the_promise_at_noon(tmp_path: Path) -> None:
    half = ClosureRow(date(2026, 11, 25), "Staff event", (("08:30", "12:00"),))
    desk, _ = new_desk(tmp_path, closures=(half,))
    why = desk.read(AskWhy(started(desk)))  # type: ignore[arg-type]
    assert why.due_at == toronto("2026-11-25 12:00")
    assert [step.code for step in why.steps] == ["day_of_receipt", "counted_short"]


def test_a_switch_that_mattered_is_named_in_the_reasons(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    after_hours = started(desk, happened_at=toronto("2026-11-23 16:31"))
    in_hours = started(desk)
    assert desk.read(AskWhy(after_hours)).switches == (("after_hours", "next_open_day"),)  # type: ignore[arg-type]
    assert desk.read(AskWhy(in_hours)).switches == ()  # type: ignore[arg-type]


def test_plain_days_in_lasalle_go_over_the_weekend_to_monday(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="lasalle")
    clock.set(toronto("2026-11-27 10:00"))
    why = desk.read(AskWhy(started(desk, channel=Channel.EMAIL)))  # type: ignore[arg-type]
    assert (why.unit, why.number, why.due_at) == ("days", 2, toronto("2026-11-30 16:30"))
    assert why.steps[-1].code == "moved_on"


def test_moving_an_item_to_somebody_else_does_not_move_its_date(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    deadline = started(desk, message=MessageTyped(Answerer(person(desk, "Tom"))))
    clock.set(toronto("2026-11-25 09:00"))
    desk.do(SavePerson(person(desk, "Tom"), "Tom Ng", department="Harbour", at_desk=True), None)
    row = row_of(tmp_path, deadline)
    assert row.due_at == toronto("2026-11-25 16:30")
    assert row.answerer_id == person(desk, "Tom")


def test_our_own_promise_stands_beside_the_clause_and_never_replaces_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    deadline = started(desk, promised_at=toronto("2026-11-24 15:00"))
    row = row_of(tmp_path, deadline)
    assert (row.promised_at, row.due_at) == (toronto("2026-11-24 15:00"), toronto("2026-11-25 16:30"))
    desk.do(PromiseFor(deadline, None), person(desk, "Priya"))  # type: ignore[arg-type]
    assert desk.read(DueBoard()).rows[0].sort_at == row.due_at


def test_the_verdict_is_of_the_moment_of_the_answer_whatever_changes_later(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    deadline = started(desk)
    clock.set(NOON)
    desk.do(AnswerDeadline(deadline, NOON, "Priya", Answered.EMAIL), person(desk, "Priya"))  # type: ignore[arg-type]
    desk.do(SetPolicySwitch("after_hours", "same_day", date(2026, 11, 24)), None)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Snow"),)), None)
    row = row_of(tmp_path, deadline)
    assert (row.state, row.answered_at, row.answered_by, row.answered_how) == ("met", NOON, "Priya", "email")
    assert (row.finished, row.recorded_at, row.recorded_late) == (True, NOON, False)


def test_old_values_of_a_withdrawn_answer_are_kept(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    deadline = started(desk)
    clock.set(NOON)
    desk.do(AnswerDeadline(deadline, NOON, "Priya", Answered.PHONE), person(desk, "Priya"))  # type: ignore[arg-type]
    desk.do(WithdrawAnswer(deadline), person(desk, "Priya"))  # type: ignore[arg-type]
    uid = desk.read(DueBoard()).rows[0].record_uid
    states = [(line.before, line.after) for line in desk.read(AskContact(uid)).history if line.field == "state"]
    assert ("open", "met") in states
    assert ("met", "open") in states


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-20 16:29", "2026-11-23 16:30"),
        ("2026-11-20 16:30", "2026-11-23 16:30"),
        ("2026-11-20 16:31", "2026-11-24 16:30"),
        ("2026-11-21 11:00", "2026-11-24 16:30"),
        ("2026-11-23 07:00", "2026-11-24 16:30"),
        ("2026-11-01 01:30", "2026-11-03 16:30"),
        ("2026-10-30 15:00", "2026-11-02 16:30"),
    ],
)
def test_a_call_to_tecumseh_is_due_by_the_close_of_the_next_business_day(
    tmp_path: Path, received: str, due: str
) -> None:
    desk, _ = new_desk(tmp_path)
    deadline = started(desk, channel=Channel.VOICEMAIL, happened_at=toronto(received))
    assert row_of(tmp_path, deadline).due_at == toronto(due)


def test_the_calendar_that_windows_count_with_is_the_towns(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, closures=CHRISTMAS)
    town = desk.read(AskTown())
    assert town.calendar is not None
    assert town.calendar == desk.read(DueBoard()).calendars[0]
    assert town.calendar.name_of(date(2026, 12, 25)) == "Christmas closure"
    assert town.years_confirmed == {2026, 2027}
