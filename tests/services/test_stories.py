"""Stories of the counter through the door: one record's life each, in the order in which it happens."""

from datetime import date
from pathlib import Path

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.incident import Stamps
from counterdesk.domain.message import Box, MessageState, MessageTyped
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    DayLog,
    Find,
    IncomingRow,
    LogIncoming,
    MarkMessage,
    MarkPrinted,
    MessagesToHand,
)
from counterdesk.services.asks.due import (
    AnswerDeadline,
    CannotBeReached,
    DueBoard,
    PromiseFor,
    TakeDeadline,
    TryDeadline,
)
from counterdesk.services.asks.logbook import AskDrafts, BackUp, Check, Draft, KeepDraft
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk, LeaveDesk, SavePerson
from counterdesk.services.asks.sealed import (
    AskComplaint,
    AskIncident,
    AskSealed,
    IncidentTyped,
    LogComplaint,
    OpenSealed,
    SaveIncident,
)
from counterdesk.services.asks.town import (
    AskTown,
    AskTowns,
    AskYear,
    ChooseTown,
    ClosureRow,
    ConfirmYear,
    ProposeYear,
)
from counterdesk.services.door import open_desk
from tests.desk import bare_desk, call, message, new_desk, packs, person, places, topic, toronto, uid

TUESDAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


def test_the_first_day_of_a_new_town(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path, toronto("2026-11-24 08:15"))
    kawartha = next(one for one in desk.read(AskTowns()) if one.town == "kawartha_lakes")
    assert kawartha.hours_proposed
    desk.do(ChooseTown(kawartha.town, kawartha.hours, False, "Lindsay counter"), None)
    desk.do(SavePerson(None, "Odile Roy", at_desk=True), None)
    odile = person(desk, "Odile")
    desk.do(ComeToDesk(odile), odile)

    desk.do(message(), odile)
    assert not desk.read(AskTown()).may_say_dates

    for year in (2026, 2027):
        proposed = desk.slow(ProposeYear(year)).rows
        open_on_family_day = tuple(row for row in proposed if row.name != "Family Day")
        desk.do(ConfirmYear(year, open_on_family_day), odile)
    assert desk.read(AskYear(2027)).confirmed_by == "Odile Roy"
    assert "confirm_hours" in desk.read(AskTown()).setup_left
    assert desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-26 16:30")


def test_a_message_from_the_call_to_the_answer(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214", "tax@example.org"), priya)
    typed = MessageTyped(Answerer(person(desk, "Maria")), "after 3", frozenset({Box.PLEASE_CALL, Box.URGENT}))
    done = desk.do(message(message=typed, topic_id=topic(desk), told_due_at=toronto("2026-11-25 16:30")), priya)

    slip = desk.read(AskContact(done.uid))
    assert (slip.message_for, slip.message_for_position, slip.message_for_extension) == (
        "Maria Rossi",
        "Tax Collector",
        "214",
    )
    assert (slip.best_time, slip.boxes) == ("after 3", {Box.PLEASE_CALL, Box.URGENT})
    desk.do(MarkPrinted("contacts", done.uid, "slip"), priya)
    desk.do(MarkMessage(done.uid, MessageState.HANDED, "mail slot"), priya)

    clock.set(toronto("2026-11-25 09:10"))
    row = desk.read(DueBoard()).rows[0]
    desk.do(TryDeadline(row.id, Tried.NO_ANSWER, "Rang out."), priya)
    clock.set(toronto("2026-11-25 11:00"))
    desk.do(AnswerDeadline(row.id, toronto("2026-11-25 10:40"), "Maria Rossi", Answered.PHONE), priya)

    view = desk.read(AskContact(done.uid))
    assert view.message_state == "answered"
    assert [line.action for line in view.history if line.action != "changed"] == [
        "call_logged",
        "printed",
        "message_handed",
        "deadline_tried",
        "deadline_answered",
    ]
    assert desk.read(MessagesToHand()) == ()


def test_a_transfer_that_came_back_becomes_a_message(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, visit = person(desk, "Priya"), uid()
    to_tom = OutcomeDetail(Answerer(person(desk, "Tom")), TransferResult.CAME_BACK)
    desk.do(call(uid=visit, outcome=Outcome.TRANSFERRED, detail=to_tom), priya)
    assert desk.read(DueBoard()).rows == ()
    clock.forward(minutes=1)
    answerer = MessageTyped(Answerer(person(desk, "Tom")))
    desk.do(message(visit_uid=visit, message=answerer), priya)
    assert [row.outcome for row in desk.read(TUESDAY).rows] == ["message", "transferred"]
    assert desk.read(DueBoard()).rows[0].answerer == "Tom Ng"


def test_a_visit_with_three_matters_ends_three_ways(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya, visit = person(desk, "Priya"), uid()
    walk_in = {"channel": Channel.WALK_IN, "visit_uid": visit}
    county = OutcomeDetail(referred_to=ReferredTo.COUNTY, referred_name="County roads")
    desk.do(call(uid=visit, **walk_in), priya)
    desk.do(call(outcome=Outcome.REFERRED, detail=county, **walk_in), priya)
    desk.do(call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what="Dog licence form"), **walk_in), priya)
    facts = desk.slow(AskShift(date(2026, 11, 24), date(2026, 11, 24)))
    assert (facts.visits, facts.contacts, facts.first_contact) == (1, 3, 1)
    (row,) = desk.read(DueBoard()).rows
    assert (row.message_state, row.answerer) == ("", "Priya Nair")


def test_somebody_who_cannot_be_reached(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="lasalle")
    priya = person(desk, "Priya")
    desk.do(message(), priya)
    row = desk.read(DueBoard()).rows[0]
    desk.do(TakeDeadline(row.id, priya), priya)
    for at in ("2026-11-24 11:00", "2026-11-25 11:00", "2026-11-26 11:00"):
        clock.set(toronto(at))
        desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), priya)
    assert desk.read(DueBoard()).rows[0].may_be_unreached
    desk.do(CannotBeReached(row.id), priya)
    (line,) = desk.slow(AskShift(date(2026, 11, 26), date(2026, 11, 26))).promises
    assert (line.unreached, line.met, line.late, line.no_answer_recorded) == (1, 0, 0, 0)


def test_an_essex_email_acknowledged_and_answered_in_full(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    done = desk.do(message(channel=Channel.EMAIL), priya)
    clock.set(toronto("2026-11-25 10:00"))
    first = desk.read(DueBoard()).rows[0]
    estimate = toronto("2026-12-04 16:30")
    desk.do(AnswerDeadline(first.id, clock.now, "Priya", Answered.EMAIL, False, estimate), priya)

    second = desk.read(DueBoard()).rows[0]
    assert (second.stage, second.due_at, second.sort_at) == ("total", toronto("2026-12-15 16:30"), estimate)
    clock.set(toronto("2026-12-07 09:00"))
    assert desk.read(DueBoard()).rows[0].sort_at == estimate
    desk.do(PromiseFor(second.id, toronto("2026-12-09 16:30")), priya)
    desk.do(AnswerDeadline(second.id, clock.now, "Priya", Answered.EMAIL), priya)
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(AskContact(done.uid)).message_state == "answered"
    facts = desk.slow(AskShift(date(2026, 11, 24), date(2026, 12, 7)))
    assert {(line.stage, line.met) for line in facts.promises} == {("answer", 1), ("total", 1)}


def test_a_complaint_about_an_employee_in_essex_goes_to_the_supervisor(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, town="essex")
    priya = person(desk, "Priya")
    caller = CallerTyped("Ida Quill", number="519-555-0133")
    done = desk.do(LogComplaint(uid(), Channel.WALK_IN, About.EMPLOYEE, "Was laughed at.", caller=caller), priya)
    assert desk.read(AskComplaint(done.uid)).routed_to == "Supervisor"
    opening = uid()
    desk.do(OpenSealed("complaints", done.uid, "Printing it for the Supervisor.", opening), priya)
    assert desk.read(AskComplaint(done.uid, opening)).text == "Was laughed at."
    desk.do(MarkPrinted("complaints", done.uid, "complaint"), priya)
    clock.forward(days=1)
    row = desk.read(DueBoard()).rows[0]
    desk.do(AnswerDeadline(row.id, clock.now, "Supervisor", Answered.LETTER), priya)
    assert [one.state for one in desk.read(AskSealed())] == ["closed"]


def test_an_anonymous_complaint_with_a_risk_is_followed_up(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    command = LogComplaint(
        uid(), Channel.VOICEMAIL, About.SERVICE, "The rail is loose.", anonymous=True, risk=Risk.RISK
    )
    done = desk.do(command, person(desk, "Priya"))
    view = desk.read(AskComplaint(done.uid))
    assert (view.anonymous, view.risk) == (True, "risk")
    assert len(desk.read(DueBoard()).rows) == 1


def test_an_incident_while_a_call_is_open(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya, card, report = person(desk, "Priya"), uid(), uid()
    desk.do(KeepDraft(Draft(card, "call", priya, "{}", clock.now)), priya)
    stamps = Stamps(warned_at=clock.now)
    desk.do(SaveIncident(report, IncidentTyped(clock.now, Channel.CALL, stamps=stamps), card, submit=False), priya)
    clock.forward(minutes=2)
    desk.do(call(uid=card, note="Hung up on after a warning."), priya)
    assert desk.read(AskDrafts()) == ()
    clock.forward(hours=1)
    whole = IncidentTyped(
        clock.now, Channel.CALL, categories=("abusive",), words_used="…", what_tried="A warning.", stamps=stamps
    )
    desk.do(SaveIncident(report, whole, card), priya)
    view = desk.read(AskIncident(report, priya))
    assert (view.linked_contact, view.author, view.typed) == (card, "Priya Nair", whole)
    assert view.submitted_at == clock.now


def test_a_snow_day_moves_what_comes_in_and_not_what_runs(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    before = desk.do(message(), priya)
    clock.set(toronto("2026-11-24 15:00"))
    desk.do(SaveClosures((ClosureRow(date(2026, 11, 25), "Snow"),)), priya)
    after = desk.do(message(caller=CallerTyped("Al Wu")), priya)
    due = {row.record_uid: row.due_at for row in desk.read(DueBoard()).rows}
    assert due == {before.uid: toronto("2026-11-25 16:30"), after.uid: toronto("2026-11-26 16:30")}
    facts = desk.slow(AskShift(date(2026, 11, 24), date(2026, 11, 24)))
    assert facts.next_open_day == date(2026, 11, 26)
    assert facts.closures_ahead == ((date(2026, 11, 25), "Snow", ()),)


def test_a_day_with_two_people_at_one_counter(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"), now=toronto("2026-11-24 08:25"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    desk.do(call(), priya)
    clock.set(toronto("2026-11-24 12:00"))
    desk.do(ComeToDesk(tom), tom)
    desk.do(call(), tom)
    clock.set(toronto("2026-11-24 16:35"))
    desk.do(LeaveDesk(), tom)
    facts = desk.slow(AskShift(date(2026, 11, 24), date(2026, 11, 24)))
    assert [(row.person, row.from_at, row.to_at) for row in facts.shifts] == [
        ("Priya Nair", toronto("2026-11-24 08:25"), toronto("2026-11-24 12:00")),
        ("Tom Ng", toronto("2026-11-24 12:00"), toronto("2026-11-24 16:35")),
    ]
    assert not [row for row in facts.shifts if row.assumed]


def test_monday_morning_after_a_long_weekend(tmp_path: Path) -> None:
    thanksgiving = ClosureRow(date(2026, 10, 12), "Thanksgiving Day")
    desk, _ = new_desk(tmp_path, now=toronto("2026-10-13 08:32"), closures=(thanksgiving,))
    priya = person(desk, "Priya")
    rows = [
        IncomingRow(uid(), Channel.VOICEMAIL, toronto("2026-10-09 16:45"), CallerTyped("Ann Roy"), about="Bins"),
        IncomingRow(uid(), Channel.EMAIL, toronto("2026-10-10 09:00"), CallerTyped("Al Wu"), about="Permit"),
        IncomingRow(uid(), Channel.LETTER, toronto("2026-10-09 11:00"), CallerTyped("Ida Quill"), about="Taxes"),
        IncomingRow(uid(), Channel.E_FORM, toronto("2026-10-12 13:00"), CallerTyped("Zoe Lin"), about="Pothole"),
        IncomingRow(uid(), Channel.SOCIAL, toronto("2026-10-12 22:00"), CallerTyped("Bo"), about="Rink"),
    ]
    desk.do(LogIncoming(uid(), rows), priya)
    due = {row.title: row.due_at for row in desk.read(DueBoard()).rows}
    assert due == {
        "Ann Roy": toronto("2026-10-14 16:30"),
        "Bo": toronto("2026-10-14 16:30"),
        "Zoe Lin": toronto("2026-10-15 16:30"),
        "Al Wu": toronto("2026-10-16 16:30"),
        "Ida Quill": toronto("2026-10-19 16:30"),
    }


def test_the_power_goes_and_everything_is_there_again(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    saved = desk.do(message(note="Zebrawood fence."), priya)
    desk.do(AddNote(saved.uid, "Called twice."), priya)
    half = Draft(uid(), "call", priya, '{"note": "half a sen"}', clock.now)
    desk.do(KeepDraft(half), priya)
    desk.slow(BackUp())

    again = open_desk(places(tmp_path), clock, packs)
    assert [row.uid for row in again.read(Find("zebrawood fence"))] == [saved.uid]
    assert again.read(AskContact(saved.uid)).note == "Zebrawood fence.\nCalled twice."
    assert [one.content for one in again.read(AskDrafts())] == [half.content]
    assert again.slow(Check()).sound
