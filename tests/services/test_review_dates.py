"""Which promise starts where, by when it is due, and what becomes of it: the cases a sceptical supervisor would try."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import (
    AskContact,
    IncomingRow,
    LogIncoming,
    MarkMessage,
    MessagesToHand,
    Undo,
)
from counterdesk.services.asks.due import (
    AnswerDeadline,
    AskWhy,
    CannotBeReached,
    DueBoard,
    DueRow,
    PromiseFor,
    TryDeadline,
    WithdrawAnswer,
)
from counterdesk.services.asks.paper import AskShift, ClauseLine
from counterdesk.services.asks.sealed import AskComplaint, AskSealed, LogComplaint
from counterdesk.services.asks.town import ClosureRow, SetSetting
from counterdesk.services.door import LogbookDesk
from tests.desk import call, message, new_desk, person, toronto, uid


def due(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def answer(desk: LogbookDesk, row: DueRow, at: str, *, finished: bool = True) -> None:
    command = AnswerDeadline(row.id, toronto(at), "Tom Ng", Answered.PHONE, finished)
    desk.do(command, person(desk, "Priya"))


def open_dates(desk: LogbookDesk, uid: str) -> list[datetime | None]:
    return [desk.read(AskWhy(one)).due_at for one in desk.read(AskContact(uid)).deadline_ids]  # type: ignore[arg-type]


DATES = (
    ("lasalle", Channel.CALL, "call", "2026-11-26 16:30"),
    ("lasalle", Channel.VOICEMAIL, "call", "2026-11-26 16:30"),
    ("lasalle", Channel.EMAIL, "email", "2026-11-26 16:30"),
    ("lasalle", Channel.LETTER, "written", "2026-12-01 16:30"),
    ("tecumseh", Channel.CALL, "call", "2026-11-25 16:30"),
    ("tecumseh", Channel.VOICEMAIL, "call", "2026-11-25 16:30"),
    ("tecumseh", Channel.EMAIL, "email", "2026-11-27 16:30"),
    ("tecumseh", Channel.LETTER, "written", "2026-12-01 16:30"),
    ("tecumseh", Channel.SOCIAL, "web_message", "2026-11-25 16:30"),
    ("tecumseh", Channel.E_FORM, "eform", "2026-11-26 16:30"),
    ("kawartha_lakes", Channel.CALL, "call", "2026-11-26 16:30"),
    ("kawartha_lakes", Channel.EMAIL, "email", "2026-11-26 16:30"),
    ("kawartha_lakes", Channel.LETTER, "written", "2026-12-01 16:30"),
    ("essex", Channel.VOICEMAIL, "voicemail", "2026-11-26 16:30"),
    ("essex", Channel.ANSWERING_SERVICE, "voicemail", "2026-11-26 16:30"),
    ("essex", Channel.EMAIL, "email", "2026-11-26 16:30"),
    ("essex", Channel.WEB_FORM, "report_a_problem", "2026-11-27 16:30"),
    ("essex", Channel.SOCIAL, "direct_message", "2026-11-26 16:30"),
    ("essex", Channel.LETTER, "written", "2026-12-01 16:30"),
)


@pytest.mark.parametrize(("town", "channel", "kind", "at"), DATES)
def test_each_towns_channel_owes_what_its_text_says(
    tmp_path: Path, town: str, channel: Channel, kind: str, at: str
) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    desk.do(message(channel=channel), person(desk, "Priya"))
    (row,) = due(desk)
    assert (row.kind, row.due_at) == (kind, toronto(at))


def test_in_essex_the_total_runs_beside_the_first_answer(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    done = desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    assert open_dates(desk, done.uid) == [toronto("2026-11-26 16:30"), toronto("2026-12-15 16:30")]


def test_in_essex_a_live_call_owes_no_date_unless_the_town_chooses_one(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    (undated,) = due(desk)
    assert (undated.due_at, undated.section) == (None, "")
    desk.do(SetSetting("live_call_owes", "yes"), priya)
    chosen = desk.do(message(), priya)
    assert open_dates(desk, chosen.uid) == [toronto("2026-11-26 16:30"), toronto("2026-12-15 16:30")]
    assert [row.id for row in due(desk) if row.due_at is None] == [undated.id]


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.VOICEMAIL, Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM])
def test_amherstburg_owes_an_answer_and_no_date(tmp_path: Path, channel: Channel) -> None:
    desk, clock = new_desk(tmp_path, town="amherstburg")
    desk.do(message(channel=channel), person(desk, "Priya"))
    (row,) = due(desk)
    assert (row.due_at, desk.read(AskWhy(row.id)).no_due_reason) == (None, "no_standard_in_text")
    clock.forward(days=90)
    answer(desk, row, "2027-01-04 10:00")
    (line,) = desk.slow(AskShift(date(2026, 11, 24), date(2027, 1, 4))).promises
    assert (line.no_date, line.met, line.late, line.no_answer_recorded) == (1, 0, 0, 0)


@pytest.mark.parametrize("outcome", [Outcome.ANSWERED, Outcome.TRANSFERRED, Outcome.REFERRED, Outcome.NOTHING_OWED])
def test_what_is_settled_at_once_owes_nothing(tmp_path: Path, outcome: Outcome) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(outcome=outcome), person(desk, "Priya"))
    assert due(desk) == ()


COMPLAINTS: tuple[tuple[str, About, tuple[tuple[str, str | None], ...]], ...] = (
    ("lasalle", About.SERVICE, (("complaint_acknowledge", "2026-11-27"), ("complaint_resolve", "2026-12-09"))),
    ("lasalle", About.EMPLOYEE, (("complaint_acknowledge", "2026-11-27"), ("complaint_resolve", "2026-12-09"))),
    ("tecumseh", About.EMPLOYEE, (("complaint_investigate", "2026-11-27"), ("complaint_resolve", "2026-12-15"))),
    ("tecumseh", About.SERVICE, (("complaint_resolve", None),)),
    ("kawartha_lakes", About.SERVICE, (("complaint_resolve", None),)),
    ("essex", About.EMPLOYEE, (("total", "2026-12-15"),)),
)


@pytest.mark.parametrize(("town", "about", "expected"), COMPLAINTS)
def test_a_complaint_starts_the_stages_its_text_names(
    tmp_path: Path, town: str, about: About, expected: tuple[tuple[str, str | None], ...]
) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    done = desk.do(LogComplaint(uid(), Channel.CALL, about, "Rude."), person(desk, "Priya"))
    started = desk.read(AskComplaint(done.uid)).due
    assert [(kind, at and at.date().isoformat()) for kind, at, _ in started] == list(expected)


@pytest.mark.parametrize("town", ["kawartha_lakes", "amherstburg"])
@pytest.mark.parametrize("about", [About.SERVICE, About.EMPLOYEE])
def test_a_complaint_without_a_number_in_the_text_gets_no_date(tmp_path: Path, town: str, about: About) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    desk.do(LogComplaint(uid(), Channel.CALL, about, "Rude."), person(desk, "Priya"))
    assert [row.due_at for row in due(desk)] == [None]


@pytest.mark.parametrize(("town", "owed"), [("tecumseh", 0), ("essex", 0), ("lasalle", 1), ("kawartha_lakes", 1)])
def test_an_anonymous_complaint_without_risk_is_let_go_only_where_the_text_says_so(
    tmp_path: Path, town: str, owed: int
) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "Rude.", anonymous=True, risk=Risk.NONE)
    desk.do(command, person(desk, "Priya"))
    assert len(due(desk)) == owed
    assert len(desk.read(AskSealed())) == 1


def test_an_anonymous_complaint_nobody_has_weighed_keeps_its_clock(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    command = LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude.", anonymous=True)
    desk.do(command, person(desk, "Priya"))
    assert len(due(desk)) == 1


def test_a_weekend_voicemail_counts_from_mondays_opening(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-30 08:40"))
    row = IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-28 22:15"), CallerTyped("Al Wu"))
    late = IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-27 16:30"), CallerTyped("Bo Xu"))
    desk.do(LogIncoming(uid(), (row, late)), person(desk, "Priya"))
    friday, weekend = due(desk)
    assert (friday.title, friday.due_at) == ("Bo Xu", toronto("2026-11-30 16:30"))
    assert (weekend.title, weekend.due_at) == ("Al Wu", toronto("2026-12-01 16:30"))
    assert desk.read(AskWhy(weekend.id)).effective_at == toronto("2026-11-30 08:30")


def test_the_hour_that_comes_twice_is_two_hours(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-02 08:40"))
    first = toronto("2026-11-01 01:30")
    rows = [
        IncomingRow(uid(), Channel.VOICEMAIL, at, CallerTyped(name))
        for at, name in ((first, "Al Wu"), (first + timedelta(hours=1), "Bo Xu"))
    ]
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert [row.received_at for row in due(desk)] == [first, first + timedelta(hours=1)]
    assert {row.due_at for row in due(desk)} == {toronto("2026-11-03 16:30")}


def test_a_closure_announced_later_moves_no_running_date(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    (before,) = due(desk)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Snow"),)), priya)
    (after,) = due(desk)
    assert after.due_at == before.due_at == toronto("2026-11-25 16:30")
    why = desk.read(AskWhy(after.id))
    assert "Snow" not in repr(why.steps)
    desk.do(message(), priya)
    assert {row.due_at for row in due(desk)} == {toronto("2026-11-25 16:30"), toronto("2026-11-26 16:30")}


def test_an_answer_at_the_due_instant_is_met_and_one_a_minute_later_is_late(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    for _ in range(2):
        desk.do(message(), person(desk, "Priya"))
    one, other = due(desk)
    clock.set(toronto("2026-11-25 16:31"))
    answer(desk, one, "2026-11-25 16:30")
    answer(desk, other, "2026-11-25 16:31")
    assert counted(desk) == {"recorded_late": 1, "late": 1}


def counted(desk: LogbookDesk, first: date = date(2026, 11, 1), last: date = date(2026, 12, 31)) -> dict[str, int]:
    """Gives how many promises of the dated clauses ended how, the zeros left out."""
    verdicts = ("met", "late", "recorded_late", "unreached", "no_answer_recorded", "not_yet_due")
    lines: list[ClauseLine] = [line for line in desk.slow(AskShift(first, last)).promises if line.number]
    found = {name: sum(int(getattr(line, name)) for line in lines) for name in verdicts}
    return {name: number for name, number in found.items() if number}


def test_an_answer_in_the_minute_of_the_call_is_an_answer(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-24 10:00") + timedelta(seconds=40))
    desk.do(message(), person(desk, "Priya"))
    clock.forward(seconds=15)
    answer(desk, due(desk)[0], "2026-11-24 10:00")
    assert due(desk) == ()


def test_an_answer_before_the_call_or_after_now_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    (row,) = due(desk)
    with pytest.raises(Refused, match="answered_before_received"):
        answer(desk, row, "2026-11-24 09:59")
    with pytest.raises(Refused, match="answered_in_future"):
        answer(desk, row, "2026-11-24 10:03")
    assert len(due(desk)) == 1


def test_an_acknowledged_complaint_goes_on_to_its_next_stage(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="lasalle")
    desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Rude."), person(desk, "Priya"))
    clock.forward(hours=1)
    answer(desk, due(desk)[0], "2026-11-24 10:30", finished=False)
    (row,) = due(desk)
    assert (row.kind, row.due_at) == ("complaint_resolve", toronto("2026-12-09 16:30"))
    answer(desk, row, "2026-11-24 10:45")
    assert due(desk) == ()
    assert counted(desk) == {"met": 2}


def test_an_acknowledged_call_still_owes_the_full_answer_without_a_number(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    clock.forward(hours=1)
    answer(desk, due(desk)[0], "2026-11-24 10:30", finished=False)
    (row,) = due(desk)
    assert (row.stage, row.due_at) == ("answer", None)
    assert counted(desk) == {"met": 1}


def test_taking_back_an_acknowledgement_that_was_followed_up_leaves_one_verdict_each(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    clock.forward(minutes=1)
    first = due(desk)[0]
    answer(desk, first, "2026-11-24 10:01", finished=False)
    clock.forward(minutes=1)
    answer(desk, due(desk)[0], "2026-11-24 10:02")
    clock.forward(minutes=1)
    with pytest.raises(Refused, match="already_answered"):
        desk.do(WithdrawAnswer(first.id), priya)
    assert due(desk) == ()
    assert counted(desk) == {"met": 1}


def test_a_withdrawn_answer_runs_again_by_its_old_date(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    done = desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    (before,) = due(desk)
    clock.forward(minutes=30)
    answer(desk, before, "2026-11-24 10:20")
    clock.forward(minutes=5)
    desk.do(WithdrawAnswer(before.id), person(desk, "Priya"))
    (again,) = due(desk)
    assert (again.id, again.due_at, again.message_state) == (before.id, before.due_at, "handed")
    assert open_dates(desk, done.uid) == [toronto("2026-11-26 16:30"), toronto("2026-12-15 16:30")]
    assert counted(desk) == {"not_yet_due": 2}


def test_an_answer_is_taken_back_freely_for_ten_minutes_and_later_with_a_reason(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    (row,) = due(desk)
    answer(desk, row, "2026-11-24 10:00")
    clock.forward(minutes=10, milliseconds=1)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(WithdrawAnswer(row.id), priya)
    desk.do(WithdrawAnswer(row.id, "The wrong row."), priya)
    assert [one.id for one in due(desk)] == [row.id]


def test_an_undone_entry_is_in_no_count_of_promises(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    done = desk.do(message(channel=Channel.EMAIL), priya)
    answer(desk, due(desk)[0], "2026-11-24 10:00")
    desk.do(Undo(done.uid), priya)
    assert (due(desk), counted(desk), desk.read(MessagesToHand())) == ((), {}, ())


def test_three_tries_on_one_day_are_not_enough_and_a_closed_day_is_no_second_one(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-27 10:00"))
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    (row,) = due(desk)
    for at in ("2026-11-27 10:10", "2026-11-27 10:20", "2026-11-28 11:00"):
        clock.set(toronto(at))
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), priya)
    assert not due(desk)[0].may_be_unreached
    with pytest.raises(Refused, match="too_few_tries"):
        desk.do(CannotBeReached(row.id), priya)
    clock.set(toronto("2026-11-30 09:00"))
    desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), priya)
    assert due(desk)[0].may_be_unreached
    desk.do(CannotBeReached(row.id), priya)
    assert counted(desk) == {"unreached": 1}


def test_a_message_nobody_could_be_reached_for_is_not_handed_over_for_ever(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    (row,) = due(desk)
    for day in ("24", "25", "26"):
        clock.set(toronto(f"2026-11-{day} 11:00"))
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), priya)
    desk.do(CannotBeReached(row.id), priya)
    assert desk.read(MessagesToHand()) == ()
    assert desk.read(AskContact(done.uid)).message_state == "no_answer_recorded"
    desk.do(WithdrawAnswer(row.id), priya)
    assert desk.read(AskContact(done.uid)).message_state == "handed"


def test_an_answered_message_does_not_go_back_to_being_handed_over(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    answer(desk, due(desk)[0], "2026-11-24 10:00")
    for state in (MessageState.TO_HAND_OVER, MessageState.HANDED, MessageState.NO_ANSWER_RECORDED):
        with pytest.raises(Refused, match="already_answered"):
            desk.do(MarkMessage(done.uid, state), priya)
    assert desk.read(AskContact(done.uid)).message_state == "answered"
    assert counted(desk) == {"met": 1}


def test_a_message_with_no_answer_recorded_is_neither_met_nor_late(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(message(), priya)
    desk.do(MarkMessage(done.uid, MessageState.NO_ANSWER_RECORDED), priya)
    assert counted(desk) == {"not_yet_due": 1}
    clock.set(toronto("2026-11-26 10:00"))
    assert counted(desk) == {"no_answer_recorded": 1}
    answer(desk, due(desk)[0], "2026-11-25 09:00")
    assert desk.read(AskContact(done.uid)).message_state == "answered"
    assert counted(desk) == {"recorded_late": 1}


def test_the_queue_goes_by_the_earlier_of_clause_and_promise(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    for name in ("Al Wu", "Bo Xu", "Cy Yu"):
        desk.do(message(caller=CallerTyped(name)), priya)
    _, second, third = due(desk)
    desk.do(PromiseFor(second.id, toronto("2026-11-30 09:00")), priya)
    desk.do(PromiseFor(third.id, toronto("2026-11-24 15:00")), priya)
    assert [row.title for row in due(desk)] == ["Cy Yu", "Al Wu", "Bo Xu"]
    assert due(desk)[0].sort_at == toronto("2026-11-24 15:00")
    desk.do(PromiseFor(third.id, None), priya)
    assert [row.title for row in due(desk)] == ["Al Wu", "Bo Xu", "Cy Yu"]


def test_one_caller_on_three_lines_is_answered_once_by_the_earliest_date(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-30 08:40"))
    rows = (
        IncomingRow(uid(), Channel.EMAIL, toronto("2026-11-28 10:00"), CallerTyped("Al Wu")),
        IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-29 10:00"), same_caller=True),
        IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-28 11:00"), same_caller=True),
        IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-29 11:00"), CallerTyped("Bo Xu")),
    )
    desk.do(LogIncoming(uid(), rows), person(desk, "Priya"))
    assert [(row.title, row.due_at) for row in due(desk)] == [
        ("Al Wu", toronto("2026-12-01 16:30")),
        ("Bo Xu", toronto("2026-12-01 16:30")),
    ]
    assert [row.record_number for row in due(desk)] == ["2026-0001", "2026-0002"]


def test_undoing_a_whole_sheet_invents_no_messages_on_its_way(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-30 08:40"))
    priya, sheet = person(desk, "Priya"), uid()
    rows = [
        IncomingRow(
            uid(), Channel.VOICEMAIL, toronto(f"2026-11-28 1{hour}:00"), CallerTyped("Al Wu"), same_caller=hour > 0
        )
        for hour in range(4)
    ]
    desk.do(LogIncoming(sheet, rows), priya)
    desk.do(Undo(sheet), priya)
    assert (due(desk), desk.read(MessagesToHand())) == ((), ())
    assert desk.do(message(), priya).number == "2026-0002"
