"""Taking back and correcting: what Undo, *not me* and an added note change, for each kind of entry, and what stays."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import (
    AddNote,
    AskContact,
    DayLog,
    Find,
    IncomingRow,
    LogIncoming,
    LogOneClick,
    MessagesToHand,
    NotMe,
    Undo,
)
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import AnswerDeadline, AskWhy, DueBoard, TryDeadline, WithdrawAnswer
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import RetirePerson
from counterdesk.services.asks.sealed import AskComplaint, AskSealed, IncidentTyped, LogComplaint, SaveIncident
from counterdesk.services.door import LogbookDesk
from tests.desk import TUESDAY, Clock, call, message, new_desk, person, topic, toronto, uid

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
TODAY = AskShift(TUESDAY.date(), TUESDAY.date())


@dataclass(frozen=True)
class Kind:
    """One kind of entry: how it is logged, and how many rows it is in the log."""

    make: Callable[[LogbookDesk], Command]
    rows: int = 1


def sheet(_desk: LogbookDesk) -> LogIncoming:
    return LogIncoming(uid(), tuple(IncomingRow(uid(), Channel.EMAIL, TUESDAY, about=f"No. {n}") for n in range(3)))


KINDS = {
    "call": Kind(lambda _: call()),
    "walk-in": Kind(lambda _: call(channel=Channel.WALK_IN)),
    "message": Kind(lambda _: message()),
    "something to send": Kind(lambda _: call(outcome=Outcome.SEND)),
    "confidential": Kind(lambda _: message(confidential=True)),
    "one click": Kind(lambda desk: LogOneClick(uid(), Channel.CALL, topic(desk), quantity=3)),
    "sheet": Kind(sheet, rows=3),
    "complaint": Kind(lambda _: LogComplaint(uid(), Channel.CALL, About.SERVICE, "Late.")),
    "employee complaint": Kind(lambda _: LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "Rude.")),
    "incident": Kind(lambda _: SaveIncident(uid(), IncidentTyped(TUESDAY, Channel.CALL))),
}


LEAVE = (
    ("Priya", 0, "", ""),
    ("Priya", 10, "", ""),
    ("Priya", 11, "", "undo_too_late"),
    ("Priya", 11, "  ", "undo_too_late"),
    ("Priya", 11, "Wrong caller.", ""),
    ("Tom", 0, "", "reason_needed"),
    ("Tom", 0, "He asked me to.", ""),
    ("Tom", 60, "", "undo_too_late"),
    ("Tom", 60, "He asked me to.", ""),
)
"""Who takes back, after how many minutes, with which reason, and what is refused."""


@pytest.fixture
def two(tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk with Priya and Tom."""
    return new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))


def log(desk: LogbookDesk, name: str) -> str:
    return desk.do(KINDS[name].make(desk), person(desk, "Priya")).uid


def sound(desk: LogbookDesk) -> bool:
    return desk.slow(Check()).sound


@pytest.mark.parametrize("name", KINDS)
def test_what_its_author_takes_back_at_once_is_in_no_count_and_no_queue(two, name: str) -> None:
    desk, _ = two
    entry = log(desk, name)
    done = desk.do(Undo(entry), person(desk, "Priya"))
    assert (done.action, done.uid) == ("entry_voided", entry)
    assert desk.read(DAY).contacts == 0
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(MessagesToHand()) == ()


@pytest.mark.parametrize("name", KINDS)
def test_what_was_taken_back_stays_in_a_sound_log_and_says_so(two, name: str) -> None:
    desk, _ = two
    desk.do(Undo(log(desk, name)), person(desk, "Priya"))
    assert [row.voided for row in desk.read(DAY).rows] == [True] * KINDS[name].rows
    assert sound(desk)


@pytest.mark.parametrize("name", KINDS)
def test_the_author_is_free_for_ten_minutes_and_everybody_else_gives_a_reason(two, name: str) -> None:
    desk, clock = two
    for who, minutes, reason, code in LEAVE:
        entry = log(desk, name)
        clock.forward(minutes=minutes)
        command, author = Undo(entry, reason), person(desk, who)
        if code:
            with pytest.raises(Refused, match=code):
                desk.do(command, author)
        else:
            assert desk.do(command, author).action == "entry_voided"
        assert desk.read(DAY).rows[0].voided is not bool(code)


@pytest.mark.parametrize("name", KINDS)
def test_nothing_is_taken_back_twice(two, name: str) -> None:
    desk, _ = two
    entry = log(desk, name)
    desk.do(Undo(entry), person(desk, "Priya"))
    for again in (Undo(entry), Undo(entry, "Again.")):
        with pytest.raises(Refused, match="not_there"):
            desk.do(again, person(desk, "Priya"))


@pytest.mark.parametrize("name", KINDS)
def test_a_saved_card_that_was_taken_back_does_not_come_alive_by_saving_it_again(two, name: str) -> None:
    desk, _ = two
    command = KINDS[name].make(desk)
    entry = desk.do(command, person(desk, "Priya")).uid
    desk.do(Undo(entry), person(desk, "Priya"))
    if name == "incident":
        with pytest.raises(Refused, match="not_there"):
            desk.do(command, person(desk, "Priya"))
    else:
        desk.do(command, person(desk, "Priya"))
    assert all(row.voided for row in desk.read(DAY).rows)
    assert len(desk.read(DAY).rows) == KINDS[name].rows


@pytest.mark.parametrize("name", [name for name in KINDS if name != "incident"])
def test_undo_is_not_offered_again_for_what_was_taken_back(two, name: str) -> None:
    desk, _ = two
    command = KINDS[name].make(desk)
    assert desk.do(command, person(desk, "Priya")).can_undo
    desk.do(Undo(command.uid), person(desk, "Priya"))
    assert not desk.do(command, person(desk, "Priya")).can_undo


@pytest.mark.parametrize("name", KINDS)
def test_not_me_gives_every_kind_of_entry_to_its_real_author(two, name: str) -> None:
    desk, _ = two
    entry = log(desk, name)
    done = desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    before = str(person(desk, "Priya"))
    assert (done.author, done.facts) == ("Tom Ng", {"from": "Priya Nair", "to": "Tom Ng", "before": before})
    assert {row.author for row in desk.read(DAY).rows} == {"Tom Ng"}
    assert sound(desk)


@pytest.mark.parametrize("name", KINDS)
def test_after_not_me_the_real_author_may_take_it_back_and_the_other_not(two, name: str) -> None:
    desk, _ = two
    entry = log(desk, name)
    desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(Undo(entry), person(desk, "Priya"))
    assert desk.do(Undo(entry), person(desk, "Tom")).action == "entry_voided"


@pytest.mark.parametrize(("minutes", "may"), [(0, True), (10, True), (10.1, False), (60, False)])
def test_not_me_is_said_within_ten_minutes(two, minutes: float, may: bool) -> None:
    desk, clock = two
    entry = log(desk, "call")
    clock.forward(minutes=minutes)
    if may:
        desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    else:
        with pytest.raises(Refused, match="undo_too_late"):
            desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].author == ("Tom Ng" if may else "Priya Nair")


def test_not_me_names_nobody_who_left(two) -> None:
    desk, _ = two
    tom = person(desk, "Tom")
    desk.do(RetirePerson(tom), person(desk, "Priya"))
    entry = log(desk, "call")
    with pytest.raises(Refused, match="person_left"):
        desk.do(NotMe(entry, tom), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].author == "Priya Nair"


def test_not_me_leaves_the_message_with_whoever_was_to_answer_it(two) -> None:
    desk, _ = two
    entry = log(desk, "message")
    desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))
    assert desk.read(AskContact(entry)).message_for == "Priya Nair"
    assert desk.read(DueBoard()).rows[0].answerer == "Priya Nair"


def test_an_entry_that_was_taken_back_belongs_to_nobody_else(two) -> None:
    desk, _ = two
    entry = log(desk, "call")
    desk.do(Undo(entry), person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        desk.do(NotMe(entry, person(desk, "Tom")), person(desk, "Priya"))


def test_undo_names_what_it_takes_back_by_number_where_there_is_one(two) -> None:
    desk, _ = two
    numbers = [desk.do(Undo(log(desk, name)), person(desk, "Priya")).number for name in ("complaint", "incident")]
    assert numbers == ["2026-0001", "2026-0001"]
    assert desk.do(Undo(log(desk, "message")), person(desk, "Priya")).record == "contacts"


@pytest.mark.parametrize("name", ["complaint", "incident"])
def test_a_number_that_was_taken_back_is_not_given_out_again(two, name: str) -> None:
    desk, _ = two
    desk.do(Undo(log(desk, name)), person(desk, "Priya"))
    log(desk, name)
    assert [row.record_number for row in desk.read(DAY).rows] == ["2026-0002", "2026-0001"]


def test_a_complaint_that_was_taken_back_owes_nothing_any_more(two) -> None:
    desk, _ = two
    entry = log(desk, "employee complaint")
    assert len(desk.read(AskComplaint(entry)).due) == 2
    desk.do(Undo(entry), person(desk, "Priya"))
    assert desk.read(AskComplaint(entry)).due == ()
    assert desk.read(AskSealed()) == ()


def test_a_promise_that_was_answered_and_then_taken_back_is_in_no_count(two) -> None:
    desk, clock = two
    entry = log(desk, "message")
    (row,) = desk.read(DueBoard()).rows
    desk.do(AnswerDeadline(row.id, clock.now, "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    assert sum(line.met for line in desk.slow(TODAY).promises) == 1
    desk.do(Undo(entry), person(desk, "Priya"))
    assert desk.slow(TODAY).promises == ()


def test_nothing_is_done_to_the_promise_of_an_entry_that_was_taken_back(two) -> None:
    desk, clock = two
    entry = log(desk, "message")
    (row,) = desk.read(DueBoard()).rows
    desk.do(Undo(entry), person(desk, "Priya"))
    for command in (
        TryDeadline(row.id, "no_answer"),
        AnswerDeadline(row.id, clock.now, "Priya Nair", Answered.PHONE),
    ):
        with pytest.raises(Refused, match="already_answered"):
            desk.do(command, person(desk, "Priya"))
    with pytest.raises(Refused, match="not_there"):
        desk.do(WithdrawAnswer(row.id), person(desk, "Priya"))
    assert desk.read(AskWhy(row.id)).due_at == row.due_at


def test_the_reason_stands_on_the_summary_and_in_no_free_undo(two) -> None:
    desk, clock = two
    desk.do(Undo(log(desk, "call")), person(desk, "Priya"))
    clock.forward(minutes=1)
    desk.do(Undo(log(desk, "call"), "Typed for the wrong person."), person(desk, "Tom"))
    voided = [line for line in desk.slow(TODAY).unusual if line.code == "voided"]
    assert [line.facts.get("reason", "") for line in voided] == ["", "Typed for the wrong person."]
    assert [line.facts["by"] for line in voided] == ["Priya Nair", "Tom Ng"]


@pytest.mark.parametrize("done_before", [1, 2, 3])
def test_a_sheet_is_taken_back_whole_even_when_some_rows_went_before(two, done_before: int) -> None:
    desk, _ = two
    command = sheet(desk)
    entry = desk.do(command, person(desk, "Priya")).uid
    for row in command.rows[:done_before]:
        desk.do(Undo(row.uid), person(desk, "Priya"))
    if done_before == 3:
        with pytest.raises(Refused, match="not_there"):
            desk.do(Undo(entry), person(desk, "Priya"))
    else:
        desk.do(Undo(entry), person(desk, "Priya"))
    assert [row.voided for row in desk.read(DAY).rows] == [True] * 3
    assert desk.read(DueBoard()).rows == ()


def test_one_row_of_another_author_keeps_the_whole_sheet(two) -> None:
    desk, _ = two
    command = sheet(desk)
    entry = desk.do(command, person(desk, "Priya")).uid
    desk.do(NotMe(command.rows[1].uid, person(desk, "Tom")), person(desk, "Priya"))
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(Undo(entry), person(desk, "Priya"))
    assert not any(row.voided for row in desk.read(DAY).rows)


@pytest.mark.parametrize(
    ("before", "added", "after"),
    [
        ("First.", "Second.", "First.\nSecond."),
        ("First.", "Second.\nThird.", "First.\nSecond.\nThird."),
        ("First.", "  Second.  ", "First.\nSecond."),
        ("", "Only.", "Only."),
    ],
)
def test_an_added_note_stands_under_the_note(two, before: str, added: str, after: str) -> None:
    desk, _ = two
    entry = desk.do(call(note=before, topic_id=topic(desk)), person(desk, "Priya")).uid
    desk.do(AddNote(entry, added), person(desk, "Tom"))
    assert desk.read(AskContact(entry)).note == after
    assert desk.read(AskContact(entry)).row.author == "Priya Nair"


@pytest.mark.parametrize(
    ("text", "code"), [("", "nothing_happened"), (" \n ", "nothing_happened"), ("x" * 20_001, "text_too_long")]
)
def test_a_note_that_cannot_be_leaves_the_note_as_it_was(two, text: str, code: str) -> None:
    desk, _ = two
    entry = log(desk, "call")
    with pytest.raises(Refused, match=code):
        desk.do(AddNote(entry, text), person(desk, "Priya"))
    assert desk.read(AskContact(entry)).note == "Asked when the leaves are collected."


def test_notes_added_until_they_are_too_long_together_are_refused_and_kept_so_far(two) -> None:
    desk, _ = two
    entry = desk.do(call(note="a" * 15_000), person(desk, "Priya")).uid
    desk.do(AddNote(entry, "b" * 4_999), person(desk, "Priya"))
    with pytest.raises(Refused, match="text_too_long"):
        desk.do(AddNote(entry, "c"), person(desk, "Priya"))
    assert len(desk.read(AskContact(entry)).note) == 20_000


def test_an_added_note_is_found_and_one_of_a_confidential_entry_is_not(two) -> None:
    desk, _ = two
    plain, secret = log(desk, "call"), log(desk, "confidential")
    for entry in (plain, secret):
        desk.do(AddNote(entry, "Mentioned the fishpond."), person(desk, "Priya"))
    assert [row.uid for row in desk.read(Find("fishpond"))] == [plain]
    assert desk.read(AskContact(secret)).note == ""
    assert not any("fishpond" in line.after for line in desk.read(AskContact(secret)).history)


@pytest.mark.parametrize("name", ["complaint", "incident", "sheet"])
def test_only_contacts_take_an_added_note(two, name: str) -> None:
    desk, _ = two
    with pytest.raises(Refused, match="not_there"):
        desk.do(AddNote(log(desk, name), "More."), person(desk, "Priya"))


def test_an_entry_of_somebody_who_left_is_taken_back_with_a_reason(two) -> None:
    desk, _ = two
    entry = desk.do(call(), person(desk, "Tom")).uid
    desk.do(RetirePerson(person(desk, "Tom")), person(desk, "Priya"))
    desk.do(Undo(entry, "Tom logged it twice."), person(desk, "Priya"))
    assert desk.read(DAY).rows[0].voided


def test_a_clock_set_back_does_not_lengthen_the_ten_minutes_for_long(two) -> None:
    desk, clock = two
    entry = log(desk, "call")
    clock.now -= timedelta(minutes=5)
    desk.do(AddNote(entry, "The clock was wrong."), person(desk, "Priya"))
    clock.forward(minutes=16)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(Undo(entry), person(desk, "Priya"))
