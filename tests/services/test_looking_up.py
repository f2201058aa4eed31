"""Finding again: search, past contacts at a number, colleagues, and one contact whole."""

from pathlib import Path

import pytest

from counterdesk.domain.contact import CallerTyped, Channel, Given
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import AddNote, AskColleagues, AskContact, DayLog, Extras, Find, NotMe, Undo
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.people import SavePerson
from tests.desk import call, message, new_desk, person, topic, toronto

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))


@pytest.mark.parametrize("typed", ["ross", "Maria Rossi", "leaves", "5550142", "0142", "(519) 555-0142", "O'Brien ros"])
def test_an_entry_is_found_by_name_number_and_words(tmp_path: Path, typed: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(note="O'Brien said the leaves lie there."), person(desk, "Priya"))
    assert len(desk.read(Find(typed))) == 1


@pytest.mark.parametrize("typed", ["", " ", "*", '"', "AND", "xyzzy", "a" * 5000, "%", "(((", "NEAR("])
def test_nothing_that_can_be_typed_into_search_is_an_error(tmp_path: Path, typed: str) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(), person(desk, "Priya"))
    assert desk.read(Find(typed)) == ()


def test_a_message_is_found_by_its_number(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(message(), person(desk, "Priya"))
    assert [row.uid for row in desk.read(Find("2026-0001"))] == [done.uid]


def test_past_contacts_come_as_contacts_at_this_number_open_ones_first(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(message(topic_id=topic(desk)), priya)
    clock.forward(hours=1)
    desk.do(call(caller=CallerTyped("Somebody Else", number="5550142 ext 4")), priya)
    hint = desk.read(AskCaller("519 555 0142"))
    assert hint.shown == "519-555-0142"
    assert [one.topic for one in hint.contacts] == ["Property taxes", ""]
    assert hint.contacts[0].open_due_at == toronto("2026-11-25 16:30")
    assert hint.contacts_in_10_days == 2


def test_a_voided_contact_is_no_past_contact(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(), person(desk, "Priya"))
    desk.do(Undo(done.uid), person(desk, "Priya"))
    assert desk.read(AskCaller("519-555-0142")).contacts == ()


def test_without_a_number_the_name_is_looked_up(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(call(caller=CallerTyped("Maria Rossi")), person(desk, "Priya"))
    desk.do(call(caller=CallerTyped("Al Wu"), note="Asked for Maria."), person(desk, "Priya"))
    assert len(desk.read(AskCaller(name="maria")).contacts) == 1
    assert desk.read(AskCaller(name="ma")).contacts == ()


def test_400_digits_are_kept_as_typed_and_said_to_be_too_long(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    digits = "5" * 400
    assert desk.read(AskCaller(digits)).problem == "number_too_long"
    done = desk.do(call(caller=CallerTyped("Maria Rossi", number=digits)), person(desk, "Priya"))
    assert desk.read(AskContact(done.uid)).caller.number == digits


def test_colleagues_are_offered_by_any_beginning(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    priya = person(desk, "Priya")
    desk.do(SavePerson(None, "Maria Rossi", "Tax Collector", "Finance", "214", "maria@example.org"), priya)
    desk.do(SavePerson(None, "Jean-Baptiste Lévesque", "Planner", "Planning Office"), priya)
    assert [one.name for one in desk.read(AskColleagues("tax c"))] == ["Maria Rossi"]
    assert [one.name for one in desk.read(AskColleagues("214"))] == ["Maria Rossi"]
    assert [one.name for one in desk.read(AskColleagues("leves"))] == ["Jean-Baptiste Lévesque"]
    (found,) = desk.read(AskColleagues("planning o"))[:1]
    assert found.department == "Planning Office"
    assert "Planning Office" in [one.name for one in desk.read(AskColleagues("planning o"))]


def test_a_contact_shows_everything_that_was_typed(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    caller = CallerTyped("Maria Rossi", number_given=Given.DECLINED, reach_at="maria@example.org")
    extras = Extras("12 Main St", "her mother", "says so", "CW-1", "French", "large print")
    done = desk.do(call(caller=caller, extras=extras, note="First.\nSecond."), person(desk, "Priya"))
    view = desk.read(AskContact(done.uid))
    assert view.caller == caller
    assert view.extras == extras
    assert view.note == "First.\nSecond."
    assert (view.counter, view.row.author) == ("Front counter", "Priya Nair")
    assert [line.at for line in view.history] == [clock.now]


def test_a_note_added_keeps_the_note_before(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    done = desk.do(call(note="First."), person(desk, "Priya"))
    desk.do(AddNote(done.uid, "Second."), person(desk, "Priya"))
    view = desk.read(AskContact(done.uid))
    assert view.note == "First.\nSecond."
    assert [(line.field, line.before) for line in view.history if line.field] == [("note", "First.")]


def test_undo_is_free_for_ten_minutes_and_for_the_author_only(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    done = desk.do(message(), person(desk, "Priya"))
    with pytest.raises(Refused, match="reason_needed"):
        desk.do(Undo(done.uid), person(desk, "Tom"))
    clock.forward(minutes=11)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(Undo(done.uid), person(desk, "Priya"))
    desk.do(Undo(done.uid, "Wrong caller."), person(desk, "Tom"))
    assert desk.read(DueBoard()).rows == ()
    assert desk.read(DAY).rows[0].voided
    assert desk.read(DAY).contacts == 0
    with pytest.raises(Refused, match="not_there"):
        desk.do(Undo(done.uid, "Again."), person(desk, "Tom"))


def test_not_me_moves_the_entry_and_the_journal_keeps_both_names(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    done = desk.do(call(), person(desk, "Priya"))
    moved = desk.do(NotMe(done.uid, person(desk, "Tom")), person(desk, "Priya"))
    assert (moved.author, moved.facts["from"]) == ("Tom Ng", "Priya Nair")
    assert desk.read(DAY).rows[0].author == "Tom Ng"
    assert [line.who for line in desk.read(AskContact(done.uid)).history if not line.field] == ["Priya Nair"] * 2
    clock.forward(minutes=11)
    with pytest.raises(Refused, match="undo_too_late"):
        desk.do(NotMe(done.uid, person(desk, "Priya")), person(desk, "Tom"))


def test_a_contact_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="not_there"):
        desk.read(AskContact("no-such-uid"))


def test_the_log_says_what_came_of_each(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    desk.do(call(channel=Channel.WALK_IN), person(desk, "Priya"))
    clock.forward(minutes=5)
    desk.do(message(), person(desk, "Priya"))
    assert [(row.channel, row.outcome, row.detail) for row in desk.read(DAY).rows] == [
        ("call", "message", "Priya Nair"),
        ("walk_in", "answered", ""),
    ]
