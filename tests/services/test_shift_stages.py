"""The shift summary beside the clauses: not owed, waiting for Council, dates of our own, dates that moved."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.deadline import Answered
from counterdesk.domain.ids import DeadlineId
from counterdesk.reports import shift as report
from counterdesk.services.asks.calendar import CloseNow, PreviewChange
from counterdesk.services.asks.contacts import IncomingRow, LogIncoming
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, DueRow, PromiseFor, WithdrawAnswer
from counterdesk.services.asks.paper import AskShift, NotOwedLine, ShiftFacts
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.stages import CloseNotOwed, WaitForCouncil
from counterdesk.services.door import LogbookDesk
from counterdesk.words import paper
from tests.desk import Clock, call, message, new_desk, person, toronto, uid

TUESDAY = date(2026, 11, 24)
MEETING = date(2026, 12, 8)
NOON = toronto("2026-11-24 12:00")


def summary(desk: LogbookDesk, first: date = TUESDAY, last: date | None = None) -> ShiftFacts:
    return desk.slow(AskShift(first, last or first))


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def with_email(tmp_path: Path, town: str = "tecumseh") -> tuple[LogbookDesk, Clock, DueRow]:
    desk, clock = new_desk(tmp_path, town=town, people=("Priya Nair", "Tom Ng"))
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    clock.set(NOON)
    return desk, clock, rows(desk)[0]


def test_t27_what_is_owed_no_response_is_listed_with_its_clause_and_is_never_missed(tmp_path: Path) -> None:
    desk, clock, row = with_email(tmp_path)
    desk.do(CloseNotOwed(row.id, "abusive_language"), person(desk, "Priya"))
    facts = summary(desk)
    assert facts.not_owed == (NotOwedLine("abusive_language", "6.3", "T27", 1, (row.record_number,)),)
    clock.set(toronto("2026-12-10 10:00"))
    assert summary(desk, TUESDAY, date(2026, 12, 10)).promises == ()


def test_a_summary_of_the_days_before_it_was_closed_still_counts_it(tmp_path: Path) -> None:
    desk, clock, row = with_email(tmp_path)
    clock.set(toronto("2026-11-25 10:00"))
    desk.do(CloseNotOwed(row.id, "abusive_language"), person(desk, "Priya"))
    facts = summary(desk)
    assert (facts.promises[0].not_yet_due, facts.not_owed) == (1, ())


def test_t29_mail_for_information_is_listed_from_the_incoming_sheet(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    sheet = tuple(
        IncomingRow(uid(), channel, clock.now, about="Newsletter", owed=False, nothing_owed=why)
        for channel, why in (
            (Channel.LETTER, NothingOwed.INFORMATION_ONLY),
            (Channel.LETTER, NothingOwed.ABUSIVE),
            (Channel.EMAIL, NothingOwed.INFORMATION_ONLY),
        )
    )
    desk.do(LogIncoming(uid(), sheet), person(desk, "Priya"))
    assert summary(desk).not_owed == (
        NotOwedLine("abusive_language", "7.3", "T27", 1),
        NotOwedLine("information_only", "", "", 1),
        NotOwedLine("information_only", "7.2", "T29", 1),
    )


def test_a_wrong_number_is_no_response_owed_by_any_clause(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    detail = OutcomeDetail(nothing_owed=NothingOwed.WRONG_NUMBER)
    desk.do(call(outcome=Outcome.NOTHING_OWED, detail=detail), person(desk, "Priya"))
    assert summary(desk).not_owed == ()


@pytest.mark.parametrize(("town", "clause", "section"), [("tecumseh", "T5", "4.1"), ("essex", "E3", "6")])
def test_t5_e3_an_anonymous_complaint_without_risk_is_listed_with_its_clause(
    tmp_path: Path, town: str, clause: str, section: str
) -> None:
    desk, _ = new_desk(tmp_path, town=town)
    command = LogComplaint(uid(), Channel.LETTER, About.SERVICE, "Rude.", anonymous=True, risk=Risk.NONE)
    done = desk.do(command, person(desk, "Priya"))
    assert rows(desk) == ()
    assert summary(desk).not_owed == (NotOwedLine("anonymous_without_risk", section, clause, 1, (done.number,)),)


def test_what_waits_for_council_is_listed_under_its_meeting_and_no_promise_of_a_clause(tmp_path: Path) -> None:
    desk, clock, row = with_email(tmp_path)
    desk.do(WaitForCouncil(row.id, MEETING, NOON, "Priya Nair"), person(desk, "Priya"))
    facts = summary(desk)
    assert [(one.number, one.meeting_on, one.who_has_it) for one in facts.waiting] == [
        (row.record_number, MEETING, "Priya Nair")
    ]
    assert [(one.section, one.met, one.no_date) for one in facts.promises] == [("6.1", 1, 0)]
    assert facts.to_do == ()
    clock.set(toronto("2026-12-09 10:00"))
    (item,) = summary(desk, date(2026, 12, 9)).to_do
    assert (item.what, item.meeting_on, paper.meeting(item)) == ("council", MEETING, "meeting Tue 8 Dec")


def test_a_date_we_promised_ourselves_is_kept_or_late_beside_its_clause(tmp_path: Path) -> None:
    desk, clock, _row = with_email(tmp_path)
    desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    for one in rows(desk):
        desk.do(PromiseFor(one.id, toronto("2026-11-24 15:00")), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 16:00"))
    for one, at in zip(rows(desk), ("2026-11-24 14:00", "2026-11-24 15:30"), strict=True):
        desk.do(AnswerDeadline(one.id, toronto(at), "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    (line,) = summary(desk).promises
    assert (line.section, line.met, line.promised_kept, line.promised_late) == ("6.1", 2, 1, 1)


def test_e22_a_date_of_our_own_counts_once_beside_the_answer_and_its_outer_limit(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    desk.do(message(channel=Channel.VOICEMAIL, promised_at=toronto("2026-11-24 15:00")), priya)
    clock.set(NOON)
    desk.do(AnswerDeadline(rows(desk)[0].id, NOON, "Priya Nair", Answered.PHONE), priya)
    lines = summary(desk).promises
    assert sorted((one.kind, one.met, one.promised_kept) for one in lines) == [("total", 1, 0), ("voicemail", 1, 1)]


def test_an_estimate_kept_after_an_acknowledgement_is_reported_too(tmp_path: Path) -> None:
    desk, clock, row = with_email(tmp_path)
    said = toronto("2026-12-01 16:30")
    command = AnswerDeadline(row.id, NOON, "Priya Nair", Answered.PHONE, finished=False, promised_at=said)
    desk.do(command, person(desk, "Priya"))
    clock.set(toronto("2026-12-01 11:00"))
    full = AnswerDeadline(DeadlineId(rows(desk)[0].id), clock.now, "Priya Nair", Answered.PHONE)
    desk.do(full, person(desk, "Priya"))
    lines = summary(desk, TUESDAY, date(2026, 12, 1)).promises
    assert [(one.met, one.no_date, one.promised_kept) for one in lines] == [(1, 0, 0), (0, 1, 1)]


def test_the_page_says_all_of_it_in_words(tmp_path: Path) -> None:
    desk, _, _row = with_email(tmp_path)
    for _more in range(2):
        desk.do(message(channel=Channel.EMAIL), person(desk, "Priya"))
    first, second, third = rows(desk)
    desk.do(CloseNotOwed(first.id, "abusive_language"), person(desk, "Priya"))
    desk.do(WaitForCouncil(second.id, MEETING, NOON, "Priya Nair"), person(desk, "Priya"))
    desk.do(PromiseFor(third.id, toronto("2026-11-24 15:00")), person(desk, "Priya"))
    desk.do(AnswerDeadline(third.id, NOON, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    page = report.document(summary(desk)).html
    assert f"6.3 Abusive, threatening or discriminatory 1 ({first.record_number})" in page
    assert f"{second.record_number}, meeting Tue 8 Dec (Priya Nair)" in page
    assert "Dates we promised ourselves: 6.1 E-mail, 3 business days: 1 kept" in page


def test_a_waiting_taken_back_is_a_change_with_its_reason(tmp_path: Path) -> None:
    desk, _, row = with_email(tmp_path)
    done = desk.do(WaitForCouncil(row.id, MEETING), person(desk, "Priya"))
    desk.do(WithdrawAnswer(DeadlineId(done.id), "Council need not decide."), person(desk, "Priya"))
    (line,) = [one for one in summary(desk).unusual if one.code == "changed"]
    assert (line.facts["record"], line.facts["reason"]) == ("deadlines", "Council need not decide.")


def test_dates_that_a_closing_moved_are_unusual_and_counted_together(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    for _each in range(2):
        desk.do(message(happened_at=toronto("2026-11-23 10:00")), priya)
    clock.set(toronto("2026-11-24 14:20"))
    closing = CloseNow(toronto("2026-11-24 15:00"), "Snow")
    preview = desk.read(PreviewChange(closing))
    desk.do(replace(closing, move=tuple(one.id for one in preview.rows)), priya)
    (line,) = [one for one in summary(desk).unusual if one.code == "moved"]
    assert line.facts == {"why": "short_notice:Snow", "count": "2", "by": "Priya Nair"}
    assert paper.unusual(line) == "2 due dates moved: closed for snow, by Priya Nair"
