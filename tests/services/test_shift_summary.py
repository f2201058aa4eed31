"""The facts of the shift summary: what is to do, which promises were kept, what was unusual."""

import json
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import MessageState
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import DayLog, LogOneClick, MarkMessage, MessagesToHand, NotMe, Undo
from counterdesk.services.asks.due import AnswerDeadline, CannotBeReached, DueBoard, TakeDeadline, TryDeadline
from counterdesk.services.asks.logbook import Draft, KeepDraft
from counterdesk.services.asks.paper import AskShift, ClauseLine, ShiftFacts
from counterdesk.services.asks.people import ComeToDesk, RetirePerson
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, OpenSealed, SaveIncident
from counterdesk.services.asks.town import ClosureRow
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, message, message_for_tom, new_desk, person, places, topic, toronto, uid

TUESDAY = date(2026, 11, 24)


def summary(desk: LogbookDesk, first: date = TUESDAY, last: date | None = None) -> ShiftFacts:
    return desk.slow(AskShift(first, last or first))


def answered(desk: LogbookDesk, clock: Clock, at: str) -> None:
    """Records an answer to the first row of the queue, given at `at` and typed now."""
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, toronto(at), "Tom Ng", Answered.PHONE), person(desk, "Priya"))


def clause(facts: ShiftFacts, section: str) -> ClauseLine:
    return next(line for line in facts.promises if line.section == section)


def test_an_empty_day_has_nothing_to_do(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    facts = summary(desk)
    assert (facts.to_do, facts.promises, facts.counts, facts.contacts) == ((), (), (), 0)
    assert facts.next_open_day == date(2026, 11, 25)
    assert len(facts.seal.replace(" ", "")) == 16


def test_what_is_overdue_comes_before_what_is_due_and_callers_are_initials(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    old = desk.do(message(topic_id=topic(desk)), priya)
    clock.set(toronto("2026-11-26 10:00"))
    desk.do(message_for_tom(caller=CallerTyped("Al Wu")), priya)
    new = desk.do(message(caller=CallerTyped("Zoe Lin")), priya)
    desk.do(MarkMessage(new.uid, MessageState.HANDED), priya)
    items = summary(desk, date(2026, 11, 26)).to_do
    said = [(one.what, one.initials) for one in items]
    assert said == [("overdue", "M. R."), ("call_back", "Z. L."), ("message", "A. W.")]
    assert items[0].number == old.number
    assert items[0].section == "5.2"
    assert items[0].who_has_it == "Priya Nair"


def test_what_its_author_answers_is_a_call_back_and_is_not_handed_over(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    desk.do(message(channel=Channel.EMAIL, happened_at=toronto("2026-11-20 09:00")), priya)
    assert {one.what for one in summary(desk).to_do} == {"call_back", "reply"}
    assert desk.read(MessagesToHand()) == ()


def test_a_call_back_without_a_date_is_not_forgotten(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, town="lasalle")
    desk.do(message(channel=Channel.WALK_IN), person(desk, "Priya"))
    (item,) = summary(desk).to_do
    assert (item.what, item.due_at) == ("call_back", None)


@pytest.mark.parametrize("about", [About.SERVICE, About.EMPLOYEE])
def test_an_open_complaint_without_a_date_is_not_forgotten(tmp_path: Path, about: About) -> None:
    desk, _ = new_desk(tmp_path, town="kawartha_lakes")
    priya = person(desk, "Priya")
    desk.do(LogComplaint(uid(), Channel.CALL, about, "Kept waiting", caller=CallerTyped("Ana Ruiz")), priya)
    row = desk.read(DueBoard()).rows[0]
    assert row.sort_at is None
    (item,) = summary(desk).to_do
    assert (item.what, item.number, item.due_at, item.initials) == ("complaint", row.record_number, None, "")
    desk.do(TakeDeadline(row.id, priya), priya)
    assert [one.who_has_it for one in summary(desk).to_do] == ["Priya Nair"]


def test_whoever_took_a_message_has_it(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message_for_tom(), priya)
    desk.do(TakeDeadline(desk.read(DueBoard()).rows[0].id, priya), priya)
    (item,) = summary(desk).to_do
    assert (item.what, item.who_has_it) == ("call_back", "Priya Nair")


def test_an_own_call_back_is_handed_on_when_somebody_else_wrote_it_down(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    done = desk.do(message(), priya)
    desk.do(NotMe(done.uid, tom), priya)
    assert [(one.what, one.who_has_it) for one in summary(desk).to_do] == [("message", "Priya Nair")]
    desk.do(NotMe(done.uid, priya), tom)
    assert [one.what for one in summary(desk).to_do] == ["call_back"]


def test_the_words_of_a_note_stay_off_the_paper(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(note="Zebrawood fence of the Quills"), person(desk, "Priya"))
    assert "Zebrawood" not in repr(summary(desk))


def test_a_complainants_identity_is_nowhere_on_the_summary(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    complaint = LogComplaint(
        uid(), Channel.CALL, About.EMPLOYEE, "Zebrawood.", caller=CallerTyped("Odette Quill"), employee="Pat Zorn"
    )
    done = desk.do(complaint, priya)
    desk.do(OpenSealed("complaints", done.uid, "The Director asks.", uid()), priya)
    facts = summary(desk)
    assert not [word for word in ("Odette", "Quill", "Zorn", "Zebrawood", "O. Q.") if word in repr(facts)]
    assert [line.code for line in facts.unusual if line.code == "sealed_opened"] == ["sealed_opened"]


def test_every_promise_is_counted_once_by_its_verdict(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    for _ in range(5):
        desk.do(message(), priya)
    clock.set(toronto("2026-11-24 11:00"))
    answered(desk, clock, "2026-11-24 11:00")
    row = desk.read(DueBoard()).rows[0]
    for day in ("24", "25", "26"):
        clock.set(toronto(f"2026-11-{day} 12:00"))
        desk.do(TryDeadline(row.id, Tried.NO_ANSWER), priya)
    desk.do(CannotBeReached(row.id), priya)
    answered(desk, clock, "2026-11-25 09:00")
    answered(desk, clock, "2026-11-26 09:00")
    desk.do(message(), priya)
    week = clause(summary(desk, date(2026, 11, 23), date(2026, 11, 27)), "5.2")
    assert (week.met, week.recorded_late, week.late, week.unreached) == (1, 1, 1, 1)
    assert (week.no_answer_recorded, week.not_yet_due, week.must) == (1, 1, True)
    monday_to_tuesday = clause(summary(desk, date(2026, 11, 23), TUESDAY), "5.2")
    assert (monday_to_tuesday.met, monday_to_tuesday.not_yet_due, monday_to_tuesday.late) == (1, 5 - 1 + 1 - 1, 0)


def test_no_answer_recorded_is_neither_met_nor_late(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    clock.set(toronto("2026-11-27 10:00"))
    line = clause(summary(desk, date(2026, 11, 27)), "5.2")
    assert (line.no_answer_recorded, line.met, line.late, line.not_yet_due) == (1, 0, 0, 0)


def test_a_promise_without_a_date_is_counted_apart(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(channel=Channel.WALK_IN), person(desk, "Priya"))
    (line,) = summary(desk).promises
    assert (line.no_date, line.section, line.kind) == (1, "", "walk_in")


def test_counts_keep_cards_clicks_and_tallies_apart(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(call(topic_id=topic(desk)), priya)
    desk.do(call(channel=Channel.WALK_IN), priya)
    desk.do(LogOneClick(uid(), Channel.CALL, topic(desk), quantity=12), priya)
    directions = topic(desk, -2)
    desk.do(LogOneClick(uid(), Channel.WALK_IN, directions, quantity=3), priya)
    desk.do(Undo(desk.do(call(), priya).uid), priya)
    facts = summary(desk)
    assert {(line.how, line.channel, line.topic, line.count) for line in facts.counts} == {
        ("entry", "call", "Property taxes", 1),
        ("entry", "walk_in", "", 1),
        ("one_click", "call", "Property taxes", 12),
        ("tally", "walk_in", "Directions", 3),
    }
    assert (facts.contacts, facts.first_contact, facts.first_contact_one_click) == (14, 14, 12)


def test_screen_and_paper_count_the_same(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(call(topic_id=topic(desk)), priya)
    desk.do(LogOneClick(uid(), Channel.CALL, topic(desk), quantity=5), priya)
    desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk, -2), quantity=3), priya)
    facts = summary(desk)
    screen = desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00")))
    assert (screen.contacts, screen.tallies) == (facts.contacts, 3) == (6, 3)
    assert facts.visits == 0
    assert (screen.first_contact, screen.one_click) == (facts.first_contact, facts.first_contact_one_click)


def test_complaints_and_incidents_are_counted_by_how_they_came(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    for channel in (Channel.CALL, Channel.CALL, Channel.EMAIL):
        desk.do(LogComplaint(uid(), channel, About.SERVICE, "Too slow.", anonymous=True), priya)
    desk.do(Undo(desk.do(LogComplaint(uid(), Channel.CALL, About.SERVICE, "Twice."), priya).uid), priya)
    desk.do(SaveIncident(uid(), IncidentTyped(clock.now, Channel.WALK_IN)), priya)
    facts = summary(desk)
    assert [(line.how, line.channel, line.count) for line in facts.counts] == [
        ("complaint", "call", 2),
        ("complaint", "email", 1),
        ("incident", "walk_in", 1),
    ]
    assert facts.contacts == 0


@pytest.mark.parametrize(
    ("day", "over"), [("2026-11-22 12:00", False), ("2026-11-24 09:00", False), ("2026-11-24 09:30", True)]
)
def test_hours_are_said_to_have_entries_only_where_an_open_hour_is_over(tmp_path: Path, day: str, over: bool) -> None:
    desk, _ = new_desk(tmp_path, now=toronto(day))
    assert summary(desk, date.fromisoformat(day[:10])).any_open_hour is over


def test_three_matters_of_one_visit_are_one_visit(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    visit = uid()
    for name in (visit, uid(), uid()):
        desk.do(call(uid=name, channel=Channel.WALK_IN, visit_uid=visit), person(desk, "Priya"))
    assert summary(desk).visits == 1


def test_the_unusual_names_what_a_supervisor_asks_about(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    incident = IncidentTyped(clock.now, Channel.WALK_IN, person="Ulf Brandt", stamps=Stamps(warned_at=clock.now))
    desk.do(SaveIncident(uid(), incident), priya)
    desk.do(call(happened_at=toronto("2026-11-24 08:40")), priya)
    desk.do(Undo(desk.do(call(), priya).uid, "Typed twice."), priya)
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 24), "Early closing", (("08:30", "12:00"),)),)), priya)
    lines = {line.code: line.facts for line in summary(desk).unusual}
    assert lines["incident"] == {"number": "2026-0001", "stamps": "warned"}
    assert lines["late_entry"]["channel"] == "call"
    assert lines["voided"]["reason"] == "Typed twice."
    assert lines["closure"] == {"on": "2026-11-24", "name": "Early closing", "hours": "08:30-12:00"}
    assert "Ulf" not in repr(lines)


def test_an_open_hour_without_an_entry_is_named(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    clock.set(toronto("2026-11-24 14:00"))
    quiet = [(line.at, line.facts["until"]) for line in summary(desk).unusual if line.code == "quiet_hour"]
    assert quiet == [
        (toronto("2026-11-24 08:30"), toronto("2026-11-24 09:30").isoformat()),
        (toronto("2026-11-24 10:30"), toronto("2026-11-24 13:30").isoformat()),
    ]


def test_a_shift_nobody_ended_ends_with_its_last_entry(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    clock.set(toronto("2026-11-24 15:20"))
    desk.do(call(), person(desk, "Priya"))
    clock.set(toronto("2026-11-25 08:30"))
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    (tuesday,) = summary(desk).shifts
    assert (tuesday.person, tuesday.to_at, tuesday.assumed) == ("Priya Nair", toronto("2026-11-24 15:20"), True)
    (wednesday,) = summary(desk, date(2026, 11, 25)).shifts
    assert (wednesday.person, wednesday.to_at, wednesday.assumed) == ("Tom Ng", None, False)


def test_cards_that_are_not_saved_are_on_the_list_without_their_text(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    content = json.dumps({"name": "Odette Quill"})
    desk.do(KeepDraft(Draft(uid(), "call", priya, content, clock.now, parked_at=clock.now)), priya)
    desk.do(KeepDraft(Draft(uid(), "incident", priya, content, clock.now)), priya)
    facts = summary(desk)
    assert sorted((one.what, one.who_has_it, one.card, one.since) for one in facts.to_do) == [
        ("draft", "Priya Nair", "incident", clock.now),
        ("parked", "Priya Nair", "call", clock.now),
    ]
    assert "Odette" not in repr(facts)


def test_a_card_of_somebody_who_left_still_says_whose_it_is(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    tom = person(desk, "Tom")
    desk.do(KeepDraft(Draft(uid(), "call", tom, "{}", clock.now)), tom)
    desk.do(RetirePerson(tom), person(desk, "Priya"))
    assert [one.who_has_it for one in summary(desk).to_do] == ["Tom Ng"]


def test_drafts_that_cannot_be_read_keep_no_summary_back(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    assert not summary(desk).drafts_unread
    places(tmp_path).drafts.unlink(missing_ok=True)
    places(tmp_path).drafts.mkdir()
    facts = summary(desk)
    assert facts.drafts_unread
    assert len(facts.to_do) == 1


def test_closures_ahead_and_unconfirmed_years_stand_on_the_page(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, confirmed=False, closures=())
    desk.do(SaveClosures((ClosureRow(date(2026, 12, 25), "Christmas Day"),)), person(desk, "Priya"))
    desk.do(message(), person(desk, "Priya"))
    facts = summary(desk)
    assert facts.closures_ahead == ((date(2026, 12, 25), "Christmas Day", ()),)
    assert facts.unconfirmed_years == (2026,)


def test_friday_can_show_the_week_but_not_backwards(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="dates_reversed"):
        summary(desk, TUESDAY, date(2026, 11, 23))
    with pytest.raises(Refused, match="range_too_long"):
        summary(desk, date(2020, 1, 1), TUESDAY)
