"""Taking back a note or a try: only that goes, the entry stays; and what stands in where there is no topic."""

from datetime import timedelta
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome, OutcomeDetail, TransferResult
from counterdesk.domain.deadline import Tried
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AddNote, AskContact, DayLog, LogRow, Undo, WithdrawNote
from counterdesk.services.asks.due import DueBoard, TryDeadline, WithdrawTry
from counterdesk.services.asks.sealed import AskSealed, IncidentTyped, SaveIncident
from counterdesk.services.door import LogbookDesk
from counterdesk.services.plain import WORDS_SHOWN, first_words
from tests.desk import TUESDAY, call, message, new_desk, person, topic, toronto, uid

PEOPLE = ("Priya Nair", "Tom Okafor")


def only_row(desk: LogbookDesk) -> LogRow:
    (row,) = desk.read(DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))).rows
    return row


def test_a_note_taken_back_leaves_the_entry_as_it_was(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    priya = person(desk, "Priya")
    uid = desk.do(call(note="Leaves."), priya).uid
    added = desk.do(AddNote(uid, "Large print."), priya)
    assert (added.can_undo, added.facts["of"], added.author) == (True, "call", "Priya Nair")
    desk.do(WithdrawNote(uid), priya)
    view = desk.read(AskContact(uid))
    assert (view.note, view.row.voided) == ("Leaves.", False)
    assert any(line.action == "note_withdrawn" for line in view.history)
    desk.close()


def test_each_note_is_taken_back_once_and_the_last_first(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    priya = person(desk, "Priya")
    uid = desk.do(call(note="Leaves."), priya).uid
    desk.do(AddNote(uid, "One."), priya)
    desk.do(AddNote(uid, "Two."), priya)
    desk.do(WithdrawNote(uid), priya)
    assert desk.read(AskContact(uid)).note == "Leaves.\nOne."
    desk.do(WithdrawNote(uid), priya)
    assert desk.read(AskContact(uid)).note == "Leaves."
    with pytest.raises(Refused, match="not_there"):
        desk.do(WithdrawNote(uid), priya)
    desk.close()


@pytest.mark.parametrize(("who", "minutes", "code"), [("Tom", 0, "reason_needed"), ("Priya", 11, "undo_too_late")])
def test_a_note_is_taken_back_by_its_author_within_ten_minutes(
    tmp_path: Path, who: str, minutes: int, code: str
) -> None:
    desk, clock = new_desk(tmp_path, people=PEOPLE)
    uid = desk.do(call(), person(desk, "Priya")).uid
    desk.do(AddNote(uid, "Large print."), person(desk, "Priya"))
    clock.forward(minutes=minutes)
    with pytest.raises(Refused, match=code):
        desk.do(WithdrawNote(uid), person(desk, who))
    desk.close()


def test_a_try_taken_back_counts_no_more_and_stays_in_the_history(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    priya = person(desk, "Priya")
    uid = desk.do(message(), priya).uid
    (row,) = desk.read(DueBoard()).rows
    desk.do(TryDeadline(row.id, Tried.NO_ANSWER), priya)
    desk.do(TryDeadline(row.id, Tried.SPOKE), priya)
    desk.do(WithdrawTry(row.id), priya)
    assert desk.read(DueBoard()).rows[0].tries == 1
    assert "taken_back" in str(desk.read(AskContact(uid)).history)
    desk.do(WithdrawTry(row.id), priya)
    with pytest.raises(Refused, match="not_there"):
        desk.do(WithdrawTry(row.id), priya)
    assert desk.read(DueBoard()).rows[0].tries == 0
    desk.close()


def test_without_a_topic_the_first_words_of_the_note_say_what_it_is_about(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    desk.do(message(note="Pothole on Main\nby the bank"), person(desk, "Priya"))
    assert only_row(desk).about == "Pothole on Main by the bank"
    assert desk.read(DueBoard()).rows[0].about == "Pothole on Main by the bank"
    desk.close()


def test_with_a_topic_nothing_of_the_note_stands_in_the_lists(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    desk.do(message(topic_id=topic(desk)), person(desk, "Priya"))
    assert (only_row(desk).about, desk.read(DueBoard()).rows[0].about) == ("", "")
    desk.close()


def test_a_confidential_note_shows_nothing_of_its_words(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    desk.do(message(confidential=True, caller=CallerTyped("Xenia Young")), person(desk, "Priya"))
    assert (only_row(desk).about, desk.read(DueBoard()).rows[0].about) == ("", "")
    desk.close()


def test_what_a_transfer_came_to_is_in_its_row(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    detail = OutcomeDetail(transferred_to=Answerer(text="Sam"), transfer_result=TransferResult.VOICEMAIL)
    desk.do(call(outcome=Outcome.TRANSFERRED, detail=detail), person(desk, "Priya"))
    assert (only_row(desk).detail, only_row(desk).result) == ("Sam", "voicemail")
    desk.close()


def test_a_call_back_of_my_own_is_known_as_mine(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path, people=PEOPLE)
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    desk.do(message(message=MessageTyped(Answerer(person_id=priya))), priya)
    desk.do(message(message=MessageTyped(Answerer(person_id=tom))), priya)
    desk.do(message(message=MessageTyped(Answerer(text="A. Bell"))), priya)
    own = {row.answerer: row.own for row in desk.read(DueBoard()).rows}
    assert own == {"Priya Nair": True, "Tom Okafor": False, "A. Bell": False}
    desk.close()


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, ""), ("  ", ""), ("Leaves", "Leaves"), ("One\n two", "One two"), ("word " * 30, "word " * 11 + "word…")],
)
def test_the_first_words_are_cut_between_words(text: str | None, words: str) -> None:
    assert first_words(text) == words


def test_one_very_long_word_is_cut_as_well() -> None:
    assert first_words("x" * 500) == "x" * WORDS_SHOWN + "…"


def kept_incident(tmp_path: Path):
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    typed = IncidentTyped(TUESDAY, Channel.WALK_IN, words_used="You will regret this.")
    return desk, clock, typed, desk.do(SaveIncident(uid(), typed, submit=False), person(desk, "Priya"))


def test_an_incident_submitted_later_is_saved_when_it_was_submitted(tmp_path: Path) -> None:
    desk, clock, typed, kept = kept_incident(tmp_path)
    clock.forward(minutes=4)
    assert desk.do(SaveIncident(kept.uid, typed), person(desk, "Priya")).at == kept.at + timedelta(minutes=4)


def listed(desk: LogbookDesk) -> list[tuple[str, str]]:
    return [(row.number, row.state) for row in desk.read(AskSealed())]


def test_an_unfinished_incident_that_was_undone_stands_again_once_it_is_kept_again(tmp_path: Path) -> None:
    desk, _clock, typed, kept = kept_incident(tmp_path)
    priya = person(desk, "Priya")
    desk.do(Undo(kept.uid), priya)
    assert listed(desk) == [(kept.number, "undone")]
    again = desk.do(SaveIncident(kept.uid, typed, submit=False), priya)
    assert again.number == kept.number
    assert listed(desk) == [(kept.number, "draft")]


def test_an_incident_that_a_colleague_took_back_stays_taken_back(tmp_path: Path) -> None:
    desk, _clock, typed, kept = kept_incident(tmp_path)
    desk.do(Undo(kept.uid, "entered twice"), person(desk, "Tom"))
    assert listed(desk) == []
    with pytest.raises(Refused, match="not_there"):
        desk.do(SaveIncident(kept.uid, typed), person(desk, "Priya"))


def test_a_submitted_incident_that_was_undone_stays_undone(tmp_path: Path) -> None:
    desk, _clock, typed, kept = kept_incident(tmp_path)
    priya = person(desk, "Priya")
    desk.do(SaveIncident(kept.uid, typed), priya)
    desk.do(Undo(kept.uid), priya)
    with pytest.raises(Refused, match="not_there"):
        desk.do(SaveIncident(kept.uid, typed), priya)
