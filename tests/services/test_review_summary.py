"""The shift summary against what a supervisor is promised by it, and days, nights and years at their edges."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.domain.instants import day_bounds
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import (
    AddNote,
    AskTopics,
    DayLog,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MarkMessage,
    NotMe,
    Undo,
)
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, TakeDeadline, WithdrawAnswer
from counterdesk.services.asks.paper import AskShift, OpenItem, ShiftFacts, UnusualLine
from counterdesk.services.asks.people import ComeToDesk, LeaveDesk
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, OpenSealed, SaveIncident
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, call, message, message_for_tom, new_desk, person, topic, toronto, uid

TODAY = TUESDAY.date()
NIGHT_LINE: tuple[Hours, ...] = ((("00:00", "24:00"),),) * 7


def summary(desk: LogbookDesk, first: date = TODAY, last: date | None = None) -> ShiftFacts:
    return desk.slow(AskShift(first, last or first))


def unusual(desk: LogbookDesk, *codes: str) -> list[UnusualLine]:
    return [line for line in summary(desk).unusual if line.code in codes]


def to_do(desk: LogbookDesk) -> list[tuple[str, str]]:
    return [(one.what, one.number) for one in summary(desk).to_do]


def answer_first(desk: LogbookDesk, at: str) -> int:
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, toronto(at), "Tom Ng", Answered.PHONE), person(desk, "Priya"))
    return row.id


def test_an_undone_message_is_one_voided_line(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    done = desk.do(message(channel=Channel.EMAIL, topic_id=topic(desk)), priya)
    desk.do(Undo(done.uid, "Typed twice."), priya)
    (line,) = unusual(desk, "voided", "changed")
    assert line.facts == {
        "record": "contacts",
        "channel": "email",
        "topic": desk.read(AskTopics())[0].name,
        "by": "Priya Nair",
        "reason": "Typed twice.",
    }


def test_an_undone_complaint_is_one_voided_line_by_its_number(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude."), priya)
    desk.do(Undo(done.uid), priya)
    (line,) = unusual(desk, "voided", "changed")
    assert line.facts == {"record": "complaints", "number": "2026-0001", "by": "Priya Nair"}


def test_a_row_whose_answer_is_handed_on_is_one_voided_line(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-24 08:40"))
    priya, first = person(desk, "Priya"), uid()
    rows = (
        IncomingRow(first, Channel.VOICEMAIL, toronto("2026-11-23 18:00"), CallerTyped("Al Wu")),
        IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-23 19:00"), same_caller=True),
    )
    desk.do(LogIncoming(uid(), rows), priya)
    desk.do(Undo(first), priya)
    assert len(unusual(desk, "voided", "changed")) == 1
    assert len(desk.read(DueBoard()).rows) == 1


def test_a_withdrawn_answer_is_one_changed_line(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    desk.do(message(channel=Channel.EMAIL), priya)
    clock.forward(minutes=20)
    answered = answer_first(desk, "2026-11-24 10:10")
    desk.do(WithdrawAnswer(answered, "The wrong row."), priya)  # type: ignore[arg-type]
    (line,) = unusual(desk, "voided", "changed")
    assert (line.facts["record"], line.facts["reason"]) == ("deadlines", "The wrong row.")


def test_an_added_note_and_a_moved_name_are_changes_without_anybodys_words(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya = person(desk, "Priya")
    done = desk.do(call(), priya)
    desk.do(AddNote(done.uid, "Marmalade."), priya)
    desk.do(NotMe(done.uid, person(desk, "Tom")), priya)
    lines = unusual(desk, "changed")
    assert [line.facts for line in lines] == [{"record": "contacts", "channel": "call", "by": "Priya Nair"}] * 2
    assert "Marmalade" not in repr(summary(desk))


def test_a_note_added_before_an_entry_was_voided_has_no_reason(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(call(), priya)
    desk.do(AddNote(done.uid, "More."), priya)
    clock.forward(minutes=1)
    desk.do(Undo(done.uid, "Typed twice."), priya)
    changed, voided = unusual(desk, "changed", "voided")
    assert (changed.code, changed.facts.get("reason"), voided.facts["reason"]) == ("changed", None, "Typed twice.")


def test_what_is_to_do_is_ordered_and_says_who_has_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    desk.do(message(caller=CallerTyped("Al Wu")), priya)
    clock.set(toronto("2026-11-26 10:00"))
    handed = desk.do(message(caller=CallerTyped("Bo Xu")), priya)
    desk.do(MarkMessage(handed.uid, MessageState.HANDED), priya)
    desk.do(message_for_tom(caller=CallerTyped("Cy Yu")), priya)
    desk.do(message(caller=CallerTyped("Ed Fox")), priya)
    later = desk.do(message(channel=Channel.LETTER, caller=CallerTyped("Di Zed")), priya)
    desk.do(MarkMessage(later.uid, MessageState.HANDED), priya)
    desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, tom), priya)
    items = summary(desk, date(2026, 11, 26)).to_do
    assert [(one.what, one.number, one.initials, one.who_has_it) for one in items] == [
        ("overdue", "2026-0001", "A. W.", "Tom Ng"),
        ("call_back", "2026-0002", "B. X.", "Priya Nair"),
        ("call_back", "2026-0004", "E. F.", "Priya Nair"),
        ("message", "2026-0003", "C. Y.", "Tom Ng"),
    ]


def test_what_is_due_on_the_next_open_day_is_on_fridays_list(tmp_path: Path) -> None:
    closed = ClosureRow(date(2026, 11, 30), "Staff day")
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-27 10:00"), closures=(closed,))
    priya = person(desk, "Priya")
    done = desk.do(message_for_tom(), priya)
    desk.do(MarkMessage(done.uid, MessageState.HANDED), priya)
    facts = summary(desk, date(2026, 11, 27))
    assert facts.next_open_day == date(2026, 12, 1)
    assert [(one.what, one.due_at) for one in facts.to_do] == [("due", toronto("2026-12-01 16:30"))]
    assert facts.closures_ahead[0] == (date(2026, 11, 30), "Staff day", ())


def test_a_sealed_complaint_on_the_list_is_a_number_and_a_date(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, now=toronto("2026-11-26 10:00"))
    command = LogComplaint(
        uid(), Channel.CALL, About.EMPLOYEE, "Rude.", toronto("2026-11-23 10:00"), caller=CallerTyped("Al Wu")
    )
    desk.do(command, person(desk, "Priya"))
    (item,) = summary(desk, date(2026, 11, 26)).to_do
    assert item == OpenItem("due", "2026-0001", "", toronto("2026-11-26 16:30"), "", "", "4.4")


def test_must_stands_before_should(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="lasalle")
    priya = person(desk, "Priya")
    for channel in (Channel.LETTER, Channel.EMAIL, Channel.CALL):
        desk.do(message(channel=channel), priya)
    assert [(line.section, line.must) for line in summary(desk).promises] == [("1", True), ("2", True), ("3", False)]


def test_a_promise_that_runs_over_the_week_is_counted_as_it_stood_each_day(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    clock.set(toronto("2026-11-26 09:00"))
    answer_first(desk, "2026-11-26 08:50")
    verdicts = ("met", "late", "not_yet_due", "no_answer_recorded")

    def stood(on: int) -> dict[str, int]:
        lines = summary(desk, date(2026, 11, on)).promises
        return {name: getattr(line, name) for line in lines for name in verdicts if getattr(line, name)}

    assert [stood(on) for on in (23, 24, 25, 26, 27)] == [
        {},
        {"not_yet_due": 1},
        {"no_answer_recorded": 1},
        {"late": 1},
        {},
    ]


def test_an_incident_is_on_the_page_without_anybodys_name(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    typed = IncidentTyped(clock.now, Channel.CALL, person="Vrqzname", words_used="Qolver", witnesses="Qolver")
    done = desk.do(SaveIncident(uid(), typed), person(desk, "Priya"))
    desk.do(OpenSealed("incidents", done.uid, "Report to the Director.", uid()), person(desk, "Priya"))
    lines = unusual(desk, "incident", "sealed_opened")
    assert [(line.code, line.facts["number"]) for line in lines] == [
        ("incident", "2026-0001"),
        ("sealed_opened", "2026-0001"),
    ]
    assert not [word for word in ("Vrqzname", "Qolver") if word in repr(summary(desk))]


def test_a_voided_incident_is_a_voided_line_and_no_incident(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    done = desk.do(SaveIncident(uid(), IncidentTyped(clock.now, Channel.CALL), submit=False), priya)
    desk.do(Undo(done.uid), priya)
    assert [line.code for line in unusual(desk, "incident", "voided")] == ["voided"]


def test_shifts_say_from_when_to_when(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-24 08:30"), people=("Priya Nair", "Tom Ng"))
    clock.set(toronto("2026-11-24 12:00"))
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    clock.set(toronto("2026-11-24 16:30"))
    desk.do(LeaveDesk(), person(desk, "Tom"))
    assert [(one.person, one.from_at, one.to_at, one.assumed) for one in summary(desk).shifts] == [
        ("Priya Nair", toronto("2026-11-24 08:30"), toronto("2026-11-24 12:00"), False),
        ("Tom Ng", toronto("2026-11-24 12:00"), toronto("2026-11-24 16:30"), False),
    ]


def test_an_hour_in_which_only_a_sheet_was_logged_is_no_quiet_hour(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-11-24 08:40"))
    row = IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-11-23 18:00"), CallerTyped("Al Wu"))
    desk.do(LogIncoming(uid(), (row,)), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 10:30"))
    assert [line.at for line in unusual(desk, "quiet_hour")] == [toronto("2026-11-24 09:30")]


def test_a_counter_that_never_closes_has_a_day_of_its_own_length(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-10-31 23:00"), hours=NIGHT_LINE)
    clock.set(toronto("2026-11-02 09:00"))
    lines = [line for line in summary(desk, date(2026, 11, 1)).unusual if line.code == "quiet_hour"]
    start, end = day_bounds(date(2026, 11, 1))
    assert [(line.at, line.facts["until"]) for line in lines] == [(start, end.isoformat())]
    assert end - start == timedelta(hours=25)


@pytest.mark.parametrize("on", ["2026-03-08", "2026-11-01", "2026-11-24"])
def test_midnight_parts_the_days_whatever_the_clocks_do(tmp_path: Path, on: str) -> None:
    today = date.fromisoformat(on)
    start, end = day_bounds(today)
    desk, clock = new_desk(tmp_path, now=start - timedelta(minutes=5), hours=NIGHT_LINE)
    priya = person(desk, "Priya")
    for at in (start - timedelta(milliseconds=1), start, end - timedelta(milliseconds=1), end):
        clock.set(at)
        desk.do(call(), priya)
    assert summary(desk, today).contacts == 2
    assert summary(desk, today - timedelta(days=1)).contacts == 1
    log = desk.read(DayLog(start, end))
    assert (log.contacts, [row.entered_at for row in log.rows]) == (2, [end - timedelta(milliseconds=1), start])


def test_numbers_begin_again_at_the_towns_new_year(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, now=toronto("2026-12-31 15:00"))
    priya = person(desk, "Priya")
    numbers = []
    for at in ("2026-12-31 15:00", "2026-12-31 23:59", "2027-01-01 00:00", "2027-01-04 09:00"):
        clock.set(toronto(at))
        numbers.append(desk.do(message(), priya).number)
        numbers.append(desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Rude."), priya).number)
    assert numbers == [
        *("2026-0001", "2026-0001", "2026-0002", "2026-0002"),
        *("2027-0001", "2027-0001", "2027-0002", "2027-0002"),
    ]


def test_two_minutes_ahead_is_a_clock_that_differs_and_more_is_a_mistake(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(call(happened_at=clock.now + timedelta(minutes=2)), priya)
    with pytest.raises(Refused, match="received_in_future"):
        desk.do(call(happened_at=clock.now + timedelta(minutes=2, milliseconds=1)), priya)
    with pytest.raises(Refused, match="received_in_future"):
        desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Rude.", clock.now + timedelta(hours=1)), priya)
    with pytest.raises(Refused, match="received_in_future"):
        desk.do(SaveIncident(uid(), IncidentTyped(clock.now + timedelta(hours=1), Channel.CALL)), priya)
    assert summary(desk).contacts == 1


@pytest.mark.parametrize(("year", "month", "day"), [(1, 1, 1), (9999, 12, 31), (1970, 1, 1)])
def test_an_impossible_time_is_refused_in_words(tmp_path: Path, year: int, month: int, day: int) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="received_"):
        desk.do(message(happened_at=datetime(year, month, day, tzinfo=UTC)), person(desk, "Priya"))


@pytest.mark.parametrize(
    ("first", "last"), [(date.max, date.max), (date.min, date.min), (date(9999, 12, 30), date.max)]
)
def test_a_summary_of_a_day_no_calendar_holds_is_refused_or_empty(tmp_path: Path, first: date, last: date) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="year_out_of_range"):
        summary(desk, first, last)


def test_ten_minutes_are_ten_minutes(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    one, other = desk.do(call(), priya), desk.do(call(), priya)
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(Undo(one.uid), tom)
    clock.forward(minutes=10)
    desk.do(Undo(one.uid), priya)
    clock.forward(milliseconds=1)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(Undo(other.uid), priya)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(NotMe(other.uid, tom), priya)
    desk.do(Undo(other.uid, "The supervisor asked."), tom)
    with pytest.raises(Refused, match="not_there"):
        desk.do(Undo(other.uid, "Again."), tom)


def test_a_clock_that_was_set_back_neither_hides_nor_loses_an_entry(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    clock.forward(minutes=30)
    desk.do(call(), priya)
    clock.set(TUESDAY)
    desk.do(call(), priya)
    assert summary(desk).contacts == 2


def test_counts_and_visits_leave_out_what_was_undone(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    click = desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk), quantity=4), priya)
    desk.do(call(channel=Channel.WALK_IN, outcome=Outcome.REFERRED), priya)
    assert (summary(desk).visits, summary(desk).contacts, summary(desk).first_contact) == (5, 5, 4)
    desk.do(Undo(click.uid), priya)
    assert (summary(desk).visits, summary(desk).contacts, summary(desk).first_contact) == (1, 1, 0)


def test_practice_says_so_on_the_page(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert summary(desk).practice is False
    assert summary(desk).counter == "Front counter"
