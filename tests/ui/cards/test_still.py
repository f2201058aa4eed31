""" "Still Priya?": after ten idle minutes and after the screen was hidden a name is asked before it signs."""

import pytest
from PySide6.QtCore import Qt

from counterdesk.domain.contact import Outcome
from tests.desk import person


def fills(counter, note="Asked for the hours."):
    counter.types(counter.card.note.field, note)
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()


def passes(counter, minutes: float) -> None:
    """Nobody touches anything for so long."""
    counter.clock.forward(minutes=minutes)
    counter.here._tick()


def authors(counter):
    return [row.author for row in counter.log()]


def test_while_somebody_works_nothing_is_asked(counter):
    counter.host.open("call")
    passes(counter, 9.9)
    assert not counter.host.still.is_open


def test_after_ten_idle_minutes_the_card_asks_in_its_own_line(counter):
    counter.host.open("call")
    passes(counter, 10)
    assert counter.host.still.isVisible()
    assert counter.host.still._question.text() == "Still Priya?"


def test_a_key_or_a_move_of_the_mouse_begins_the_ten_minutes_anew(counter):
    passes(counter, 9)
    counter.here.presence.stir()
    passes(counter, 9)
    assert not counter.host.still.is_open


def test_the_question_leaves_the_focus_where_somebody_types(counter):
    counter.host.open("call")
    counter.card.note.field.setFocus()
    passes(counter, 11)
    assert counter.card.note.field.hasFocus()
    counter.bot.keyClicks(counter.card.note.field, "still typing")
    assert counter.card.typed().note == "still typing"


def test_enter_says_yes_and_the_focus_goes_back(counter):
    counter.host.open("call")
    passes(counter, 11)
    counter.host.still.yes.setFocus()
    counter.presses(Qt.Key.Key_Return)
    assert not counter.host.still.is_open
    assert counter.card.caller.number.hasFocus()


def test_the_keys_stand_there_only_while_they_answer(counter):
    counter.host.open("call")
    fills(counter)
    counter.card.note.field.setFocus()
    passes(counter, 11)
    still = counter.host.still
    assert [button.text() for button in (still.yes, *still.buttons)] == ["Yes, Priya", "Sam"]
    counter.host.save()
    assert [button.text() for button in (still.yes, *still.buttons)] == ["Yes, Priya  Enter", "Sam  S"]


def test_saving_waits_for_the_answer(counter):
    counter.host.open("call")
    fills(counter)
    passes(counter, 11)
    counter.host.save()
    assert counter.log() == ()
    assert counter.host.still.yes.hasFocus()
    counter.presses(Qt.Key.Key_Return)
    assert authors(counter) == ["Priya Nair"]


def test_another_letter_signs_with_another_name(counter):
    passes(counter, 11)
    counter.host.open("call")
    fills(counter)
    counter.host.save()
    counter.bot.keyClicks(counter.host.still.yes, "s")
    assert authors(counter) == ["Sam Okafor"]
    assert counter.here.person.name == "Sam Okafor"


def test_a_letter_of_nobody_does_nothing(counter):
    counter.host.open("call")
    fills(counter)
    passes(counter, 11)
    counter.host.save()
    counter.bot.keyClicks(counter.host.still.yes, "z")
    assert counter.host.still.is_open
    assert counter.log() == ()


def test_esc_goes_back_to_the_card_and_nothing_is_saved(counter):
    counter.host.open("call")
    fills(counter)
    passes(counter, 11)
    counter.host.save()
    counter.presses(Qt.Key.Key_Escape)
    assert counter.host.has_open
    assert counter.log() == ()
    counter.host.still.yes.click()
    assert counter.log() == ()


def test_a_click_on_a_colleague_answers_too(counter):
    passes(counter, 11)
    counter.host.open("walk_in")
    fills(counter)
    counter.host.save()
    (button,) = counter.host.still.buttons
    assert button.text() == "Sam  S"
    button.click()
    assert authors(counter) == ["Sam Okafor"]


def test_a_card_begun_while_it_is_asked_belongs_to_whoever_answers(counter):
    passes(counter, 11)
    counter.host.open("call")
    counter.types(counter.card.note.field, "x")
    assert counter.card.started.author_id is None
    counter.host.still.buttons[0].click()
    assert counter.card.started.author_id == person(counter.desk, "Sam")
    assert counter.card.signs.words() == ""


def test_a_card_begun_while_it_is_asked_and_put_on_hold_belongs_to_whoever_answers(counter):
    passes(counter, 11)
    counter.host.open("call")
    fills(counter)
    counter.host.hold()
    counter.host.still.buttons[0].click()
    counter.comes("Priya")
    counter.host.return_to_oldest()
    assert counter.card.signs.words() == "Started by Sam"


def test_a_card_begun_before_stays_with_whoever_began_it(counter):
    counter.host.open("call")
    counter.types(counter.card.note.field, "x")
    passes(counter, 11)
    counter.host.still.buttons[0].click()
    assert counter.card.started.author_id == person(counter.desk, "Priya")
    assert counter.card.signs.words() == "Started by Priya"


def test_another_matter_waits_too_and_goes_on_with_it(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Maria Rossi")
    fills(counter)
    passes(counter, 11)
    counter.host.another_matter()
    assert counter.log() == ()
    counter.host.still.yes.click()
    assert authors(counter) == ["Priya Nair"]
    assert counter.card.typed().name == "Maria Rossi"


def test_after_esc_the_matter_is_the_only_one(counter):
    counter.host.open("call")
    fills(counter)
    passes(counter, 11)
    counter.host.another_matter()
    counter.presses(Qt.Key.Key_Escape)
    counter.here.presence.settle()
    counter.host.save()
    assert not counter.host.has_open


def test_the_question_stands_on_the_quiet_page_too(counter):
    passes(counter, 11)
    assert counter.host.still.isVisible()
    assert not counter.host.has_open


def test_with_nobody_at_the_desk_nobody_is_asked_for(counter):
    counter.here._take_person(None)
    passes(counter, 11)
    assert not counter.host.still.is_open


def test_choosing_a_name_elsewhere_answers_it(counter):
    passes(counter, 11)
    counter.here.comes(counter.here.staff[1])
    assert not counter.host.still.is_open


def test_choosing_the_same_name_answers_it(counter):
    passes(counter, 11)
    counter.here.comes(counter.here.person)
    assert not counter.host.still.is_open


def test_a_change_in_people_does_not_answer_it(counter):
    passes(counter, 11)
    counter.here._ask_people()
    assert counter.host.still.is_open


def test_a_clock_that_jumps_back_asks_nothing(counter):
    passes(counter, -600)
    assert not counter.host.still.is_open


@pytest.mark.parametrize("kind", ["complaint", "incident", "incoming"])
def test_every_kind_of_card_waits_for_the_answer(counter, kind):
    passes(counter, 11)
    counter.host.open(kind)
    counter.host.save()
    assert counter.host.has_open
    assert counter.host._saving._waits
