"""What is done about a promise: tries, answers, verdicts that stay, and taking an answer back."""

from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.message import MessageState, MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskContact, MarkMessage, MarkPrinted, MessagesToHand
from counterdesk.services.asks.due import (
    AnswerDeadline,
    AskPromise,
    AskWhy,
    CannotBeReached,
    DueBoard,
    DueRow,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, message, new_desk, person, toronto

NOON = toronto("2026-11-24 12:00")
EMAIL = {"channel": Channel.EMAIL}


def logged(tmp_path: Path, town: str = "tecumseh", **fields: object) -> tuple[LogbookDesk, Clock, DueRow]:
    """A desk with one message on which an answer is due."""
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    desk.do(message(**fields), person(desk, "Priya"))
    return desk, clock, desk.read(DueBoard()).rows[0]


def answer(row_id: DeadlineId, at: datetime = NOON, **fields: object) -> AnswerDeadline:
    usual: dict[str, object] = {"answered_by": "Tom Ng", "how": Answered.PHONE}
    return AnswerDeadline(row_id, at, **{**usual, **fields})  # type: ignore[arg-type]


def test_an_answer_in_time_is_met_and_leaves_the_queue(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(NOON)
    done = desk.do(answer(row.id), person(desk, "Priya"))
    assert done.facts["state"] == "met"
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(AskContact(row.record_uid)).message_state == "answered"


def test_an_answer_in_time_but_typed_later_is_met_and_recorded_late(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(toronto("2026-11-26 09:00"))
    done = desk.do(answer(row.id, toronto("2026-11-25 16:30")), person(desk, "Priya"))
    assert done.facts["state"] == "met"
    assert done.facts["recorded_late"] == "yes"


def test_an_answer_after_the_due_instant_is_late(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(toronto("2026-11-26 09:00"))
    done = desk.do(answer(row.id, toronto("2026-11-25 16:31")), person(desk, "Priya"))
    assert done.facts["state"] == "late"


@pytest.mark.parametrize(
    ("at", "code"),
    [("2026-11-24 12:03", "answered_in_future"), ("2026-11-24 09:59", "answered_before_received")],
)
def test_an_answer_at_an_impossible_time_is_refused(tmp_path: Path, at: str, code: str) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(NOON)
    with pytest.raises(Refused, match=code):
        desk.do(answer(row.id, toronto(at)), person(desk, "Priya"))
    assert len(desk.read(DueBoard()).rows) == 1


def test_the_same_row_cannot_be_answered_twice(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(NOON)
    desk.do(answer(row.id), person(desk, "Priya"))
    with pytest.raises(Refused, match="already_answered"):
        desk.do(answer(row.id), person(desk, "Priya"))


def test_an_acknowledged_essex_voicemail_leaves_the_outer_limit_running(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, "essex", channel=Channel.VOICEMAIL)
    assert (row.kind, row.due_at) == ("voicemail", toronto("2026-11-26 16:30"))
    clock.set(NOON)
    desk.do(answer(row.id, finished=False), person(desk, "Priya"))
    (rest,) = desk.read(DueBoard()).rows
    assert (rest.kind, rest.stage, rest.due_at) == ("total", "total", toronto("2026-12-15 16:30"))


def test_a_finished_essex_answer_closes_the_outer_limit_too(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, "essex", channel=Channel.VOICEMAIL)
    clock.set(NOON)
    desk.do(answer(row.id), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()


def test_an_acknowledged_email_still_owes_the_full_answer_on_the_day_we_said(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, **EMAIL)
    clock.set(NOON)
    said = toronto("2026-12-04 16:30")
    desk.do(answer(row.id, finished=False, promised_at=said), person(desk, "Priya"))
    (rest,) = desk.read(DueBoard()).rows
    assert (rest.due_at, rest.promised_at, rest.sort_at) == (None, said, said)
    assert rest.title == "Maria Rossi"


def test_a_withdrawn_answer_lets_the_old_date_run_again(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path, **EMAIL)
    clock.set(NOON)
    desk.do(answer(row.id, finished=False, promised_at=toronto("2026-12-04 16:30")), person(desk, "Priya"))
    desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    (again,) = desk.read(DueBoard()).rows
    assert (again.id, again.due_at) == (row.id, row.due_at)


def test_withdrawing_later_needs_a_reason(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    clock.set(NOON)
    desk.do(answer(row.id), person(desk, "Priya"))
    clock.forward(minutes=11)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(WithdrawAnswer(row.id), person(desk, "Tom"))
    done = desk.do(WithdrawAnswer(row.id, "It was the other Rossi."), person(desk, "Tom"))
    assert done.action == "answer_in_error"
    assert desk.read(AskContact(row.record_uid)).message_state == "handed"


def test_a_try_is_never_an_answer(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), person(desk, "Priya"))
    (still,) = desk.read(DueBoard()).rows
    assert (still.tries, still.may_be_unreached) == (1, False)


def test_where_the_town_says_so_a_message_left_acknowledges(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, "essex", channel=Channel.EMAIL)
    desk.do(SetSetting("left_message_acknowledges", "yes"), person(desk, "Priya"))
    desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), person(desk, "Priya"))
    assert [one.kind for one in desk.read(DueBoard()).rows] == ["total"]


def test_three_tries_on_two_open_days_allow_could_not_be_reached(tmp_path: Path) -> None:
    desk, clock, row = logged(tmp_path)
    for _ in range(3):
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Priya"))
    with pytest.raises(Refused, match="too_few_tries"):
        desk.do(CannotBeReached(row.id), person(desk, "Priya"))
    clock.set(toronto("2026-11-25 09:00"))
    desk.do(TryDeadline(row.id, Tried.NO_ANSWER), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows[0].may_be_unreached
    desk.do(CannotBeReached(row.id), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows == ()


def test_anyone_may_pass_on_what_somebody_took(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    desk.do(TakeDeadline(row.id, person(desk, "Tom")), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows[0].claimed_by == "Tom Ng"
    done = desk.do(TakeDeadline(row.id, None), person(desk, "Priya"))
    assert done.action == "deadline_given_back"
    assert desk.read(DueBoard()).rows[0].claimed_by == ""


def test_due_sorts_by_the_earlier_of_clause_and_promise(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    desk.do(message(**EMAIL, caller=CallerTyped("Al Wu")), person(desk, "Priya"))
    later = desk.read(DueBoard()).rows[1]
    said = toronto("2026-11-24 15:00")
    desk.do(PromiseFor(later.id, said), person(desk, "Priya"))
    rows = desk.read(DueBoard()).rows
    assert [one.title for one in rows] == ["Al Wu", "Maria Rossi"]
    assert rows[0].due_at == later.due_at
    assert rows[0].sort_at == said
    assert row.id == rows[1].id


def test_the_countdown_is_one_subtraction(tmp_path: Path) -> None:
    desk, clock, _ = logged(tmp_path)
    answered = desk.read(DueBoard())
    calendar, row = answered.calendars[0], answered.rows[0]
    assert row.due_position is not None
    left_us = row.due_position - calendar.open_time.position(clock.now)
    assert left_us // 60_000_000 == 390 + 480


def test_a_walk_in_that_needs_an_answer_has_no_date_in_tecumseh(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, channel=Channel.WALK_IN)
    assert (row.due_at, row.sort_at, row.due_position) == (None, None, None)
    assert desk.read(AskWhy(row.id)).no_due_reason == "no_standard_in_text"


def test_an_essex_live_call_owes_no_date_unless_the_town_says_so(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, "essex")
    assert row.due_at is None
    desk.do(SetSetting("live_call_owes", "yes"), person(desk, "Priya"))
    desk.do(message(), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-26 16:30")


def test_why_names_each_counted_day_and_the_towns_words(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    why = desk.read(AskWhy(row.id))
    assert (why.clause, why.section, why.number, why.unit) == ("T13", "5.2", 1, "business_days")
    assert [step.code for step in why.steps] == ["day_of_receipt", "counted"]
    assert why.town_words
    assert why.receipt == "in_hours"
    assert why.original_due_at == why.due_at


def test_a_running_date_does_not_move_when_a_switch_is_set(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, happened_at=toronto("2026-11-23 16:31"))
    desk.do(SetPolicySwitch("after_hours", "same_day", date(2026, 11, 24)), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows[0].due_at == row.due_at
    again = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, toronto("2026-11-24 16:31")))
    assert again.due_at == toronto("2026-11-25 16:30")


def test_no_date_is_said_before_hours_and_year_are_confirmed(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False)
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, NOON))
    assert (promise.due_at, promise.no_due_reason) == (None, "hours_not_confirmed")
    desk.do(message(), person(desk, "Priya"))
    assert desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-25 16:30")


def test_what_is_answered_owes_nothing(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert desk.read(AskPromise(Channel.CALL, Outcome.ANSWERED, NOON)).no_due_reason == "nothing_owed"


def test_a_promise_says_the_date_and_the_clause(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, NOON))
    assert (promise.due_at, promise.section) == (toronto("2026-11-25 16:30"), "5.2")


def test_a_message_stays_to_hand_over_until_somebody_hands_it(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path, message=MessageTyped(Answerer(text="Roads crew"), "after 3"))
    (waiting,) = desk.read(MessagesToHand())
    assert (waiting.message_for, waiting.best_time) == ("Roads crew", "after 3")
    desk.do(MarkMessage(row.record_uid, MessageState.HANDED, "mail slot"), person(desk, "Priya"))
    assert desk.read(MessagesToHand()) == ()
    assert desk.read(DueBoard()).rows[0].message_state == "handed"


def test_answering_a_message_needs_to_say_when_and_how(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    with pytest.raises(Refused, match="answer_needs_details"):
        desk.do(MarkMessage(row.record_uid, MessageState.ANSWERED), person(desk, "Priya"))


def test_a_printed_slip_is_in_the_history(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    desk.do(MarkPrinted("contacts", row.record_uid, "slip"), person(desk, "Priya"))
    actions = [line.action for line in desk.read(AskContact(row.record_uid)).history]
    assert actions == ["call_logged", "printed"]


def test_a_message_for_somebody_shows_where_to_reach_them(tmp_path: Path) -> None:
    desk, _, row = logged(tmp_path)
    view = desk.read(AskContact(row.record_uid))
    assert (view.message_for, view.message_number, view.due_section) == ("Priya Nair", "2026-0001", "5.2")
    assert desk.read(AskContact(view.message_uid)).row.uid == row.record_uid
