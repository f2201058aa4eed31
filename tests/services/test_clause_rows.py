"""Every clause of the five policies that speaks of time, by its id: one test a row, through the real desk.

The ids are those of the list of clauses (L LaSalle, T Tecumseh, K Kawartha Lakes, A Amherstburg, E Essex). Where
nothing else is said it is Tuesday, November 24, 2026, 10 a.m.; offices are open Monday to Friday, 8:30 to 4:30.
"""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, NothingOwed, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.ids import DepartmentId, PersonId
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SaveClosures
from counterdesk.services.asks.contacts import AskColleagues, AskContact, DayLog, IncomingRow, LogIncoming, LogOneClick
from counterdesk.services.asks.due import AnswerDeadline, AskPromise, AskWhy, DueBoard, DueRow, TryDeadline, Why
from counterdesk.services.asks.logbook import AskDrafts, Draft, KeepDraft
from counterdesk.services.asks.paper import AskShift, ClauseLine
from counterdesk.services.asks.people import (
    AskAbsences,
    AskPeople,
    AwayAsk,
    ComeToDesk,
    SavePerson,
    TickAway,
)
from counterdesk.services.asks.policy import AskPolicy, SetLimit, SetOverride, SetPolicySwitch
from counterdesk.services.asks.sealed import AskComplaint, AskSealed, LogComplaint
from counterdesk.services.asks.stages import AskStages, CloseNotOwed, RecordDecision, StageRow, WaitForCouncil
from counterdesk.services.asks.town import AskTown, AskTowns, ClosureRow, SetSetting
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, Clock, call, message, new_desk, person, topic, toronto, uid

NOON = toronto("2026-11-24 12:00")
TODAY = date(2026, 11, 24)
WEDNESDAY = toronto("2026-11-25 16:30")
THURSDAY = toronto("2026-11-26 16:30")
FRIDAY = toronto("2026-11-27 16:30")
NEXT_TUESDAY = toronto("2026-12-01 16:30")
FIFTEEN_DAYS = toronto("2026-12-09 16:30")
FIFTEEN_BUSINESS_DAYS = toronto("2026-12-15 16:30")
MEETING = date(2026, 12, 8)

ROWS_ABOUT_TIME = (
    *("L2", "L3", "L4", "L5", "L6", "L8", "L9", "L17", "L19"),
    *("T5", "T9", "T12", "T13", "T14", "T15", "T16", "T17", "T21", "T25", "T26", "T27", "T28", "T29", "T30", "T31"),
    *("K2", "K3", "K4", "K5", "K6", "K7", "K8", "K13", "K14"),
    *("A1", "A7", "A8", "A10", "A12", "A13", "A14"),
    *("E1", "E3", "E5", "E9", "E10", "E11", "E14", "E15", "E16", "E17", "E18", "E19", "E20", "E21", "E22", "E23"),
)


def desk_of(tmp_path: Path, town: str, now: datetime = TUESDAY) -> tuple[LogbookDesk, Clock]:
    """A desk of a town with Priya at it, and Tom of the Clerks beside her."""
    desk, clock = new_desk(tmp_path, now, town, people=("Priya Nair", "Tom Ng"))
    desk.do(SavePerson(person(desk, "Tom"), "Tom Ng", "Deputy Clerk", "Clerks", "215", at_desk=True), None)
    return desk, clock


def priya(desk: LogbookDesk) -> PersonId:
    return person(desk, "Priya")


def owed(desk: LogbookDesk, channel: Channel = Channel.CALL, **fields: object) -> DueRow:
    """Logs something that is to be answered, and gives its line in Due."""
    done = desk.do(message(channel=channel, **fields), priya(desk))
    return next(row for row in rows(desk) if row.record_uid == done.uid)


def rows(desk: LogbookDesk) -> tuple[DueRow, ...]:
    return desk.read(DueBoard()).rows


def why(desk: LogbookDesk, row: DueRow) -> Why:
    return desk.read(AskWhy(row.id))


def stages(desk: LogbookDesk, row: DueRow) -> tuple[StageRow, ...]:
    return desk.read(AskStages(row.id)).rows


def complains(desk: LogbookDesk, about: About = About.SERVICE, **fields: object) -> str:
    return desk.do(LogComplaint(uid(), Channel.LETTER, about, "Rude.", **fields), priya(desk)).uid  # type: ignore[arg-type]


def clause(desk: LogbookDesk, row: DueRow) -> tuple[str, str, bool]:
    """Gives by which clause and section it is owed, and whether it must be."""
    told = why(desk, row)
    return told.clause, told.section, row.must


def answers(desk: LogbookDesk, row: DueRow, at: datetime, how: Answered = Answered.PHONE, **fields: object) -> str:
    command = AnswerDeadline(row.id, at, "Tom Ng", how, **fields)  # type: ignore[arg-type]
    return desk.do(command, priya(desk)).facts.get("state", "")


def tom_away(desk: LogbookDesk, first: date, last: date) -> dict[str, AwayAsk]:
    """Enters an absence of Tom, for whom Priya stands in, and gives what the policy asks for."""
    tom = SavePerson(
        person(desk, "Tom"),
        "Tom Ng",
        "Deputy Clerk",
        "Clerks",
        "215",
        at_desk=True,
        away_from=first,
        away_until=last,
        stand_in_id=priya(desk),
    )
    desk.do(tom, priya(desk))
    return {one.asks: one for found in desk.read(AskAbsences()) for one in found.asks}


def waits_for_council(desk: LogbookDesk, clock: Clock) -> tuple[DueRow, DueRow]:
    """An e-mail that Council must decide: what it waited for, and what is owed once it is decided."""
    row = owed(desk, Channel.EMAIL)
    clock.set(NOON)
    desk.do(WaitForCouncil(row.id, MEETING, NOON, "Priya Nair"), priya(desk))
    (waiting,) = rows(desk)
    clock.set(toronto("2026-12-09 09:00"))
    desk.do(RecordDecision(waiting.id, MEETING), priya(desk))
    return waiting, rows(desk)[0]


def test_every_row_about_time_has_its_test() -> None:
    tested = {found[1].upper() for name in globals() if (found := re.match(r"test_([ltkae]\d+)_", name))}
    assert tested == set(ROWS_ABOUT_TIME)
    assert len(ROWS_ABOUT_TIME) == len(set(ROWS_ABOUT_TIME))


# ---------------------------------------------------------------- LaSalle


def test_l2_a_call_is_responded_to_within_two_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "lasalle", toronto("2026-11-27 15:00"))
    row = owed(desk)
    assert (row.due_at, *clause(desk, row)) == (toronto("2026-12-01 16:30"), "L2", "1", True)


def test_l3_an_email_is_responded_to_within_two_plain_days_and_the_unit_is_said(tmp_path: Path) -> None:
    """Thursday's e-mail: Saturday is its last day; the town's switch says whether that waits for Monday."""
    desk, _ = desk_of(tmp_path, "lasalle", toronto("2026-11-26 10:00"))
    row = owed(desk, Channel.EMAIL)
    assert (row.due_at, *clause(desk, row)) == (toronto("2026-11-30 16:30"), "L3", "2", True)
    assert (why(desk, row).number, why(desk, row).unit) == (2, "days")
    desk.do(SetPolicySwitch("plain_last_day", "as_is", date(2026, 11, 26)), priya(desk))
    as_it_stands = owed(desk, Channel.EMAIL)
    assert as_it_stands.due_at == toronto("2026-11-29 00:00")
    assert rows(desk)[-1].due_at == row.due_at


def test_l4_a_letter_should_be_answered_in_five_business_days_or_acknowledged_with_a_date(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "lasalle")
    row = owed(desk, Channel.LETTER)
    assert (row.due_at, *clause(desk, row)) == (NEXT_TUESDAY, "L4", "3", False)
    clock.set(NOON)
    said = toronto("2026-12-18 16:30")
    assert answers(desk, row, NOON, Answered.LETTER, finished=False, promised_at=said) == "met"
    (rest,) = rows(desk)
    assert (rest.promised_at, rest.sort_at) == (said, said)


def test_l5_away_a_full_day_asks_for_an_automatic_reply_with_the_day_of_return(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "lasalle")
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 27))["automatic_reply"]
    assert [(one.clause, one.section) for one in asked.clauses] == [("L5", "4")]
    assert "one full day or more" in asked.clauses[0].words
    assert [one.back_on for one in desk.read(AskAbsences())] == [date(2026, 11, 30)]


def test_l6_the_same_asks_for_another_voicemail_greeting_that_is_changed_back(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "lasalle")
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 27))["voicemail_greeting"]
    assert [one.clause for one in asked.clauses] == ["L6"]
    desk.do(TickAway(person(desk, "Tom"), "voicemail_greeting"), priya(desk))
    clock.set(toronto("2026-11-30 08:30"))
    (back,) = desk.read(AskAbsences())
    assert (back.phase, [one.state for one in back.asks]) == ("back", ["", "done"])


def test_l8_who_stands_at_the_counter_is_served_at_once_and_owed_no_date(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "lasalle")
    desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), priya(desk))
    assert rows(desk) == ()
    assert owed(desk, Channel.WALK_IN).due_at is None


def test_l9_a_call_on_hold_for_the_counter_keeps_how_long_it_was_held(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "lasalle")
    card = Draft(uid(), "call", priya(desk), "{}", clock.now, parked_at=clock.now)
    desk.do(KeepDraft(card), priya(desk))
    clock.forward(minutes=4)
    assert [(clock.now - one.parked_at).seconds for one in desk.read(AskDrafts()) if one.parked_at] == [240]
    desk.do(call(uid=card.uid, opened_at=card.opened_at, parked_seconds=240), priya(desk))
    assert desk.read(AskDrafts()) == ()


def test_l17_a_complaint_has_three_working_days_and_fifteen_plain_days(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "lasalle")
    complains(desk)
    (row,) = rows(desk)
    assert (row.stage, row.due_at, row.then_stage, row.then_at) == ("acknowledge", FRIDAY, "resolve", FIFTEEN_DAYS)
    assert [(one.clause, one.section) for one in stages(desk, row)] == [("L17", "11"), ("L17", "11")]
    clock.set(toronto("2026-11-30 09:00"))
    answers(desk, row, toronto("2026-11-30 09:00"), finished=False)
    assert [(one.stage, one.state) for one in stages(desk, row)] == [("acknowledge", "late"), ("resolve", "open")]


def test_l19_the_review_of_august_2021_has_passed_until_somebody_records_one(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "lasalle")
    view = desk.read(AskPolicy())
    assert (view.review_on, view.review_passed) == (date(2021, 8, 31), True)
    assert desk.read(AskTown()).review_due == date(2021, 8, 31)
    desk.do(SetSetting("policy_reviewed_on", "2026-11-24"), priya(desk))
    assert (desk.read(AskPolicy()).review_passed, desk.read(AskTown()).review_due) == (False, None)


# ---------------------------------------------------------------- Tecumseh


def test_t5_an_anonymous_complaint_without_risk_is_not_followed_up_and_is_kept(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    complains(desk, anonymous=True, risk=Risk.NONE)
    assert rows(desk) == ()
    assert [one.state for one in desk.read(AskSealed())] == ["no_response_owed"]
    complains(desk, About.EMPLOYEE, anonymous=True, risk=Risk.RISK)
    assert [row.due_at for row in rows(desk)] == [FRIDAY]


def test_t9_a_complaint_is_investigated_in_three_and_resolved_in_fifteen_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    complains(desk, About.EMPLOYEE)
    (row,) = rows(desk)
    assert (row.stage, row.due_at, *clause(desk, row)) == ("investigate", FRIDAY, "T9", "4.4", True)
    assert (row.then_stage, row.then_at) == ("resolve", FIFTEEN_BUSINESS_DAYS)


def test_t12_who_comes_to_the_counter_is_greeted_at_once_and_owed_no_date(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    row = owed(desk, Channel.WALK_IN)
    assert (row.due_at, row.waiting_days) == (None, 0)


def test_t13_a_call_is_responded_to_within_one_business_day(tmp_path: Path) -> None:
    """A call of Monday, December 23, 2024, in the town's own Christmas week: Thursday, January 2."""
    closed = tuple(ClosureRow(date(2024, 12, day), "Christmas") for day in (24, 25, 26, 27, 30, 31))
    closed += (ClosureRow(date(2025, 1, 1), "New Year's Day"),)
    desk, _ = new_desk(tmp_path, toronto("2024-12-23 11:00"), closures=closed)
    row = owed(desk)
    assert (row.due_at, *clause(desk, row)) == (toronto("2025-01-02 16:30"), "T13", "5.2", True)


def test_t14_a_call_back_names_the_employee_and_the_department(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "tecumseh")
    row = owed(desk, note="Does not know which form it is.")
    clock.set(NOON)
    with pytest.raises(Refused, match="answer_needs_details"):
        desk.do(AnswerDeadline(row.id, NOON, "  ", Answered.PHONE), priya(desk))
    answers(desk, row, NOON)
    (done,) = stages(desk, row)
    assert (done.state, done.answered_by, done.answered_department) == ("met", "Tom Ng", "Clerks")


def test_t15_any_absence_asks_for_an_up_to_date_greeting_with_an_alternate_contact(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 27))
    assert list(asked) == ["voicemail_greeting"]
    (cited,) = asked["voicemail_greeting"].clauses
    assert (cited.clause, cited.section) == ("T15", "5.3")
    assert "alternate contact" in cited.words


def test_t16_more_than_one_business_day_away_asks_for_out_of_office(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    assert "automatic_reply" not in tom_away(desk, date(2026, 11, 27), date(2026, 11, 29))
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 30))["automatic_reply"]
    assert [(one.clause, one.section) for one in asked.clauses] == [("T16", "5.4"), ("T16", "6.2")]


def test_t17_a_message_keeps_its_time_and_the_time_can_be_put_right(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    now, earlier = owed(desk), owed(desk, happened_at=toronto("2026-11-23 15:10"))
    assert (now.received_at, earlier.received_at) == (TUESDAY, toronto("2026-11-23 15:10"))
    assert (now.due_at, earlier.due_at) == (WEDNESDAY, toronto("2026-11-24 16:30"))
    assert desk.read(AskContact(earlier.record_uid)).row.late_entry


def test_t21_a_message_for_somebody_away_goes_to_the_alternate_contact(tmp_path: Path) -> None:
    """Not before the first day away, and not after the last one."""
    desk, clock = desk_of(tmp_path, "tecumseh")
    tom_away(desk, date(2026, 11, 26), date(2026, 11, 27))
    row = owed(desk, message=MessageTyped(Answerer(person(desk, "Tom"))))
    told = []
    for at in ("2026-11-25 10:00", "2026-11-26 10:00", "2026-11-27 16:00", "2026-11-28 10:00"):
        clock.set(toronto(at))
        (tom,) = desk.read(AskColleagues("tom"))
        told.append((tom.stand_in, desk.read(AskContact(row.record_uid)).message_stand_in))
    assert told == [("", ""), ("Priya Nair", "Priya Nair"), ("Priya Nair", "Priya Nair"), ("", "")]


def test_t25_an_email_should_be_replied_to_in_three_business_days_or_acknowledged_first(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "tecumseh")
    row = owed(desk, Channel.EMAIL)
    assert (row.due_at, *clause(desk, row)) == (FRIDAY, "T25", "6.1", False)
    clock.set(NOON)
    answers(desk, row, NOON, Answered.EMAIL, finished=False, promised_at=toronto("2026-12-11 16:30"))
    assert [(one.state, one.promised_at) for one in stages(desk, row)] == [
        ("met", None),
        ("open", toronto("2026-12-11 16:30")),
    ]


def test_t26_council_is_told_with_its_date_and_answered_within_five_business_days_of_the_decision(
    tmp_path: Path,
) -> None:
    waiting, row = waits_for_council(*(made := desk_of(tmp_path, "tecumseh")))
    assert (waiting.council_on, waiting.due_at) == (MEETING, None)
    assert (row.due_at, *clause(made[0], row)) == (toronto("2026-12-15 16:30"), "T26", "6.1", True)
    assert "provide the date of the Council meeting" in why(made[0], row).town_words


def test_t27_an_abusive_email_or_letter_needs_no_response_and_is_never_missed(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "tecumseh")
    for channel, section in ((Channel.EMAIL, "6.3"), (Channel.LETTER, "7.3")):
        row = owed(desk, channel)
        done = desk.do(CloseNotOwed(row.id, "abusive_language", "Forwarded to the Director."), priya(desk))
        assert (done.facts["clause"], done.facts["section"]) == ("T27", section)
    clock.set(toronto("2026-12-18 10:00"))
    facts = desk.slow(AskShift(TODAY, date(2026, 12, 18)))
    assert (rows(desk), len(facts.not_owed)) == ((), 2)
    assert [(one.late, one.no_answer_recorded) for one in facts.promises if one.late or one.no_answer_recorded] == []


@pytest.mark.parametrize("how", [Answered.PHONE, Answered.LETTER])
def test_t28_a_letter_should_be_answered_in_five_business_days_by_phone_or_letter(
    tmp_path: Path, how: Answered
) -> None:
    desk, clock = desk_of(tmp_path, "tecumseh")
    row = owed(desk, Channel.LETTER)
    assert (row.due_at, *clause(desk, row)) == (NEXT_TUESDAY, "T28", "7.1", False)
    clock.set(NEXT_TUESDAY)
    assert answers(desk, row, NEXT_TUESDAY, how) == "met"
    assert [one.answered_how for one in stages(desk, row)] == [how]


def test_t29_a_letter_for_information_is_filed_and_owed_nothing(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    filed = IncomingRow(
        uid(), Channel.LETTER, TUESDAY, about="Newsletter", owed=False, nothing_owed=NothingOwed.INFORMATION_ONLY
    )
    desk.do(LogIncoming(uid(), (filed,)), priya(desk))
    assert rows(desk) == ()
    row = owed(desk, Channel.LETTER)
    assert desk.do(CloseNotOwed(row.id, "information_only"), priya(desk)).facts["clause"] == "T29"


def test_t30_a_message_on_social_media_is_answered_within_one_business_day(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh", toronto("2026-11-27 20:00"))
    row = owed(desk, Channel.SOCIAL)
    assert (row.due_at, *clause(desk, row)) == (toronto("2026-12-01 16:30"), "T30", "8.2", True)
    assert why(desk, row).effective_at == toronto("2026-11-30 08:30")


def test_t31_an_e_form_is_answered_within_two_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "tecumseh")
    row = owed(desk, Channel.E_FORM)
    assert (row.due_at, *clause(desk, row)) == (THURSDAY, "T31", "8.3", True)


# ---------------------------------------------------------------- Kawartha Lakes


def test_k2_a_call_is_acknowledged_within_two_business_days_with_what_comes_next(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "kawartha_lakes")
    row = owed(desk)
    assert (row.due_at, *clause(desk, row)) == (THURSDAY, "K2", "Telephone", False)
    clock.set(NOON)
    answers(desk, row, NOON, finished=False, promised_at=toronto("2026-12-02 16:30"))
    assert [(one.state, one.promised_at) for one in stages(desk, row)][-1] == ("open", toronto("2026-12-02 16:30"))


@pytest.mark.parametrize("who", ["Maria Rossi", "Tom Ng"])
def test_k3_an_email_has_its_first_response_within_two_business_days_also_from_a_colleague(
    tmp_path: Path, who: str
) -> None:
    desk, _ = desk_of(tmp_path, "kawartha_lakes")
    row = owed(desk, Channel.EMAIL, caller=CallerTyped(who))
    assert (row.due_at, why(desk, row).clause) == (THURSDAY, "K3")


def test_k4_a_letter_is_answered_within_five_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "kawartha_lakes")
    row = owed(desk, Channel.LETTER)
    assert (row.due_at, why(desk, row).clause) == (NEXT_TUESDAY, "K4")


def test_k5_social_media_is_for_communications_and_has_no_number(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "kawartha_lakes")
    row = owed(desk, Channel.SOCIAL)
    clock.forward(days=2)
    assert (row.due_at, rows(desk)[0].waiting_days) == (None, 2)


def test_k6_while_one_steps_away_somebody_else_has_the_desk_from_that_minute(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "kawartha_lakes")
    clock.set(NOON)
    desk.do(ComeToDesk(person(desk, "Tom")), person(desk, "Tom"))
    facts = desk.slow(AskShift(TODAY, TODAY))
    assert [(one.person, one.from_at, one.to_at) for one in facts.shifts] == [
        ("Priya Nair", TUESDAY, NOON),
        ("Tom Ng", NOON, None),
    ]


def test_k7_the_counter_comes_first_and_the_call_waits_as_it_was(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "kawartha_lakes")
    held = Draft(uid(), "call", priya(desk), '{"note": "Asked about taxes"}', clock.now, parked_at=clock.now)
    desk.do(KeepDraft(held), priya(desk))
    clock.forward(minutes=3)
    desk.do(LogOneClick(uid(), Channel.WALK_IN, topic(desk)), priya(desk))
    (waiting,) = desk.read(AskDrafts())
    assert (waiting.content, waiting.parked_at, waiting.opened_at) == (held.content, held.parked_at, held.opened_at)


def test_k8_a_call_taken_after_the_counter_keeps_when_it_came(tmp_path: Path) -> None:
    """Its limit runs from the call, not from when the customer at the counter had gone."""
    desk, clock = desk_of(tmp_path, "kawartha_lakes", toronto("2026-11-24 16:25"))
    came_at = clock.now
    clock.set(toronto("2026-11-24 16:40"))
    row = owed(desk, Channel.VOICEMAIL, happened_at=came_at, parked_seconds=900)
    assert (row.received_at, row.due_at) == (came_at, THURSDAY)


def test_k13_a_department_may_be_quicker_and_longer_only_with_cao_and_council(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "kawartha_lakes")
    clerks = next(DepartmentId(one.id) for one in desk.read(AskPeople()).departments if one.name == "Clerks")
    desk.do(SetOverride(clerks, "call", 1, TODAY), priya(desk))
    quicker = owed(desk, message=MessageTyped(Answerer(person(desk, "Tom"))))
    assert (quicker.due_at, owed(desk).due_at) == (WEDNESDAY, THURSDAY)
    with pytest.raises(Refused, match="override_longer"):
        desk.do(SetOverride(clerks, "call", 4, TODAY), priya(desk))
    desk.do(SetOverride(clerks, "call", 4, TODAY, "CAO and Council", date(2026, 10, 6)), priya(desk))
    longer = owed(desk, message=MessageTyped(Answerer(person(desk, "Tom"))))
    told = why(desk, longer).override
    assert told is not None
    assert (longer.due_at, told.approved_by) == (toronto("2026-11-30 16:30"), "CAO and Council")


def test_k14_the_standards_are_reviewed_every_year(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "kawartha_lakes")
    assert desk.read(AskPolicy()).review_on == date(2027, 11, 24)
    clock.set(toronto("2027-11-25 09:00"))
    assert desk.read(AskPolicy()).review_passed
    assert desk.read(AskTown()).review_due == date(2027, 11, 24)
    desk.do(SetSetting("policy_reviewed_on", "2027-11-25"), priya(desk))
    view = desk.read(AskPolicy())
    assert (view.review_on, view.review_passed) == (date(2028, 11, 25), False)


# ---------------------------------------------------------------- Amherstburg


def test_a1_the_policy_is_reviewed_five_years_after_it_took_effect(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "amherstburg")
    clock.set(toronto("2030-07-14 12:00"))
    view = desk.read(AskPolicy())
    assert (view.review_on, view.review_is, view.review_passed) == (date(2030, 7, 14), "inferred", False)
    clock.set(toronto("2030-07-15 08:30"))
    assert desk.read(AskPolicy()).review_passed


def test_a7_the_hours_are_those_of_the_policy(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "amherstburg")
    offered = next(one for one in desk.read(AskTowns()) if one.town == "amherstburg")
    weekday = (("08:30", "16:30"),)
    assert (offered.hours, offered.hours_section) == ((weekday,) * 5 + ((),) * 2, "6.1.2")


@pytest.mark.parametrize("channel", [Channel.FAX, Channel.EMAIL, Channel.WEB_FORM])
def test_a8_what_comes_at_night_counts_from_the_next_open_morning(tmp_path: Path, channel: Channel) -> None:
    """At any time of day; once the appendix is known, the limit runs from when the office opens."""
    desk, _ = desk_of(tmp_path, "amherstburg", toronto("2026-11-28 23:10"))
    row = owed(desk, channel)
    assert (row.received_at, row.due_at) == (toronto("2026-11-28 23:10"), None)
    kind = {"fax": "written", "email": "email", "web_form": row.kind}[channel]
    desk.do(SetLimit(kind, 2, "business_days", True, date(2026, 11, 28), "Appendix A"), priya(desk))
    dated = owed(desk, channel)
    assert (why(desk, dated).effective_at, dated.due_at) == (
        toronto("2026-11-30 08:30"),
        toronto("2026-12-02 16:30"),
    )


def test_a10_at_the_beginning_of_the_year_the_survey_is_open(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "amherstburg")
    shown = []
    for at in ("2026-12-31 16:00", "2027-01-04 08:30", "2027-02-26 16:00", "2027-03-01 08:30"):
        clock.set(toronto(at))
        shown.append(desk.read(AskTown()).survey_section)
    assert shown == ["", "6.4.1", "6.4.1", ""]


def test_a12_a_whole_year_can_be_reported_to_council(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "amherstburg", toronto("2026-02-03 10:00"))
    owed(desk)
    clock.set(toronto("2026-11-24 10:00"))
    owed(desk, Channel.EMAIL)
    clock.set(toronto("2027-01-04 09:00"))
    facts = desk.slow(AskShift(date(2026, 1, 1), date(2026, 12, 31)))
    assert (facts.contacts, facts.policy_title) == (2, "Customer Service")


def test_a13_without_its_appendix_nothing_is_dated_until_its_number_is_filled_in(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "amherstburg")
    assert owed(desk).due_at is None
    assert desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, clock.now)).no_due_reason == "no_standard_in_text"
    desk.do(SetLimit("call", 2, "business_days", True, TODAY, "Appendix A"), priya(desk))
    dated = owed(desk)
    assert (dated.due_at, dated.section) == (THURSDAY, "Appendix A")
    assert [row.due_at for row in rows(desk)] == [THURSDAY, None]


def test_a14_a_complaint_has_a_prompt_response_and_waits_visibly(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "amherstburg")
    complains(desk)
    clock.forward(days=6)
    assert [(row.due_at, row.waiting_days) for row in rows(desk)] == [(None, 6)]


# ---------------------------------------------------------------- Essex


def test_e1_the_policy_is_reviewed_every_five_years(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "essex")
    assert desk.read(AskPolicy()).review_on == date(2030, 4, 8)
    clock.set(toronto("2030-04-09 09:00"))
    desk.do(SetSetting("policy_reviewed_on", "2030-04-09"), priya(desk))
    assert desk.read(AskPolicy()).review_on == date(2035, 4, 9)


def test_e3_an_anonymous_complaint_without_risk_gets_no_response_but_stays(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    complains(desk, anonymous=True, risk=Risk.NOT_ASSESSED)
    (row,) = rows(desk)
    assert desk.do(CloseNotOwed(row.id, "anonymous_without_risk"), priya(desk)).facts["clause"] == "E3"
    assert (rows(desk), [one.state for one in desk.read(AskSealed())]) == ((), ["no_response_owed"])


def test_e5_the_timeline_that_a_customer_was_told_is_kept(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    row = owed(desk, Channel.VOICEMAIL, told_due_at=THURSDAY)
    assert (row.due_at, row.told_due_at) == (THURSDAY, THURSDAY)


def test_e9_a_complaint_about_an_employee_has_no_number_of_its_own_but_the_outer_limit(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    complaint = complains(desk, About.EMPLOYEE)
    assert desk.read(AskComplaint(complaint)).routed_to == "Supervisor"
    assert [(row.stage, row.due_at) for row in rows(desk)] == [("total", FIFTEEN_BUSINESS_DAYS)]


def test_e10_times_run_in_business_hours_and_a_staff_event_closes_the_office(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    event = ClosureRow(date(2026, 11, 26), "Staff event", (("08:30", "12:00"),))
    desk.do(SaveClosures((event,)), priya(desk))
    row = owed(desk, Channel.VOICEMAIL)
    before, after = (
        owed(desk, Channel.VOICEMAIL, happened_at=toronto(at)) for at in ("2026-11-23 16:30", "2026-11-23 16:31")
    )
    noon = toronto("2026-11-26 12:00")
    assert (row.due_at, before.due_at, after.due_at) == (noon, WEDNESDAY, noon)


def test_e11_a_walk_in_is_attended_to_at_once_and_the_wait_can_be_seen(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "essex")
    done = desk.do(call(channel=Channel.WALK_IN, opened_at=clock.now), priya(desk))
    assert rows(desk) == ()
    assert desk.read(AskContact(done.uid)).opened_at == clock.now
    assert owed(desk, Channel.WALK_IN).due_at is None


def test_e14_a_voicemail_is_answered_within_two_business_days_and_a_live_call_has_no_number(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    row = owed(desk, Channel.VOICEMAIL)
    assert (row.due_at, *clause(desk, row)) == (THURSDAY, "E14", "7", True)
    assert owed(desk).due_at is None
    desk.do(SetSetting("live_call_owes", "yes"), priya(desk))
    assert owed(desk).due_at == THURSDAY


def test_e15_one_business_day_away_asks_for_a_greeting_that_is_changed_back(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "essex")
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 29))
    assert [one.clause for one in asked["voicemail_greeting"].clauses] == ["E15"]
    tom = next(one for one in desk.read(AskPeople()).people if one.name == "Tom Ng")
    assert tom.change_back_on == date(2026, 11, 30)
    clock.set(toronto("2026-11-30 08:35"))
    desk.do(TickAway(tom.id, "voicemail_greeting", "back"), priya(desk))
    assert desk.read(AskAbsences()) == ()


def test_e16_more_than_three_business_days_away_asks_to_consider_forwarding(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    assert "forward_calls" not in tom_away(desk, date(2026, 11, 30), date(2026, 12, 2))
    asked = tom_away(desk, date(2026, 11, 30), date(2026, 12, 3))["forward_calls"]
    assert (asked.clauses[0].clause, asked.clauses[0].words[:8]) == ("E16", "Consider")


def test_e17_more_than_one_business_day_away_asks_for_the_approved_reply(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    assert "automatic_reply" not in tom_away(desk, date(2026, 11, 27), date(2026, 11, 29))
    asked = tom_away(desk, date(2026, 11, 27), date(2026, 11, 30))["automatic_reply"]
    assert (asked.clauses[0].clause, asked.missing) == ("E17", "The approved auto-reply template")


def test_e18_more_than_a_calendar_week_away_is_announced_a_week_ahead(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    assert "signature_notice" not in tom_away(desk, date(2026, 12, 7), date(2026, 12, 13))
    asked = tom_away(desk, date(2026, 12, 7), date(2026, 12, 14))["signature_notice"]
    assert (asked.clauses[0].clause, asked.by_on) == ("E18", date(2026, 11, 30))


def test_e19_an_email_is_answered_within_two_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    row = owed(desk, Channel.EMAIL)
    assert (row.due_at, *clause(desk, row)) == (THURSDAY, "E19", "7", True)


def test_e20_report_a_problem_is_answered_within_three_business_days(tmp_path: Path) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    row = owed(desk, Channel.WEB_FORM)
    assert (row.due_at, *clause(desk, row)) == (FRIDAY, "E20", "7", True)


@pytest.mark.parametrize(("channel", "due"), [(Channel.SOCIAL, THURSDAY), (Channel.LETTER, NEXT_TUESDAY)])
def test_e21_direct_messages_in_two_and_letters_in_five_business_days(
    tmp_path: Path, channel: Channel, due: datetime
) -> None:
    desk, _ = desk_of(tmp_path, "essex")
    row = owed(desk, channel)
    assert (row.due_at, *clause(desk, row)) == (due, "E21", "7", True)


def test_e22_an_estimate_is_kept_and_capped_by_fifteen_business_days_in_all(tmp_path: Path) -> None:
    desk, clock = desk_of(tmp_path, "essex")
    row = owed(desk, Channel.EMAIL)
    assert (row.outer_at, row.then_stage) == (FIFTEEN_BUSINESS_DAYS, "total")
    clock.set(NOON)
    said = toronto("2026-12-18 16:30")
    command = AnswerDeadline(row.id, NOON, "Tom Ng", Answered.EMAIL, finished=False, promised_at=said)
    assert desk.do(command, priya(desk)).facts["beyond_limit"] == FIFTEEN_BUSINESS_DAYS.isoformat()
    (rest,) = rows(desk)
    assert (rest.promised_at, rest.sort_at, why(desk, rest).clause) == (said, FIFTEEN_BUSINESS_DAYS, "E22")


def test_e23_an_official_response_follows_within_five_business_days_of_the_decision(tmp_path: Path) -> None:
    _, row = waits_for_council(*(made := desk_of(tmp_path, "essex")))
    assert (row.due_at, *clause(made[0], row)) == (toronto("2026-12-15 16:30"), "E23", "7", True)


# ---------------------------------------------------------------- what all of them have in common


def test_a_try_is_no_answer_and_must_and_should_stand_apart(tmp_path: Path) -> None:
    """LaSalle: a call must be answered (L2), a letter should be (L4); both are a week late."""
    desk, clock = desk_of(tmp_path, "lasalle")
    phoned, wrote = owed(desk), owed(desk, Channel.LETTER, caller=CallerTyped("Al Wu"))
    clock.set(toronto("2026-12-08 10:00"))
    for row in (phoned, wrote):
        desk.do(TryDeadline(row.id, Tried.LEFT_MESSAGE), priya(desk))
        assert answers(desk, row, clock.now) == "late"
    lines: dict[str, ClauseLine] = {one.clause: one for one in desk.slow(AskShift(TODAY, MEETING)).promises}
    assert {name: (one.must, one.late) for name, one in lines.items()} == {"L2": (True, 1), "L4": (False, 1)}
    assert len(desk.read(DayLog(TUESDAY, clock.now)).rows) == 2
