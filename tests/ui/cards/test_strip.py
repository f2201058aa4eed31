"""The script strip on a card: the town's words at each moment, one key apart, the policy behind them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from counterdesk.domain.script import Moment
from counterdesk.services.asks.policy import SetWords
from counterdesk.ui.cards.strip import ScriptStrip
from tests.desk import person

GREETING = "“Town of Tecumseh, Priya speaking. How may I help you?”"


def strip(counter) -> ScriptStrip:
    return counter.card.script


def goes_on(counter) -> None:
    counter.presses(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)


def test_a_call_begins_with_the_greeting(counter):
    counter.host.open("call")
    assert strip(counter).words.text() == GREETING
    assert strip(counter).choose.accessibleName() == "What to say: Greeting"


def test_one_key_goes_on_to_the_next_words_and_the_hand_stays_in_its_field(counter):
    counter.host.open("call")
    heard = []
    for _moment in range(5):
        goes_on(counter)
        heard.append((strip(counter).moment, strip(counter).words.text()))
    assert [moment for moment, _words in heard] == [
        *(Moment.IDENTIFY, Moment.HOLD, Moment.TRANSFER, Moment.WARN, Moment.GREET)
    ]
    assert "I will hang up" in heard[3][1]
    assert heard[4][1] == GREETING
    assert QApplication.focusWidget() is counter.card.caller.number


def test_at_the_counter_there_is_nobody_to_put_on_hold(counter):
    counter.host.open("walk_in")
    assert strip(counter).words.text() == "“Hello, how may I help you?”"
    goes_on(counter)
    assert strip(counter).moment is Moment.WARN
    goes_on(counter)
    assert strip(counter).moment is Moment.GREET


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard", extend=True)
def test_the_menu_names_every_moment_and_goes_there(counter):
    counter.host.open("call")
    strip(counter).choose.click()
    menu = strip(counter)._menu
    assert [one.text() for one in menu.actions()] == ["Greeting", "Who I am", "On hold", "Transfer", "Warning"]
    menu.actions()[2].trigger()
    menu.close()
    assert strip(counter).moment is Moment.HOLD
    assert "come to the counter" in strip(counter).words.text()


def test_the_policy_stands_behind_the_words(counter):
    counter.host.open("call")
    strip(counter).go_to(Moment.TRANSFER)
    assert "Employees are to inform the caller" in strip(counter).toolTip()
    strip(counter).go_to(Moment.HOLD)
    assert "The policy has no words for this." in strip(counter).toolTip()


def test_the_transfer_names_whoever_it_goes_to(counter):
    counter.host.open("call")
    strip(counter).go_to(Moment.TRANSFER)
    counter.card.follows.outcome.pill("transferred").click()
    counter.types(counter.card.follows.to.field, "Maria")
    counter.presses(Qt.Key.Key_Return)
    assert strip(counter).words.text() == "“I am putting you through to Maria Rossi, Finance, extension 214.”"


def test_words_that_the_town_writes_stand_in_the_open_card_at_once(counter):
    counter.host.open("call")
    counter.here.lanes.do(SetWords("call.greet", "{town}, good day, {first_name} here."))
    assert strip(counter).words.text() == "“Town of Tecumseh, good day, Priya here.”"


def test_the_towns_transfer_words_are_also_those_to_tell_the_caller(counter):
    words = "You are going to {colleague}. It is {first_name} who sends you."
    counter.desk.do(SetWords("call.transfer", words), person(counter.desk, "Priya"))
    counter.here._ask_town()
    counter.host.open("call")
    card = counter.card
    card.follows.outcome.pill("transferred").click()
    counter.types(card.follows.to.field, "Maria")
    counter.presses(Qt.Key.Key_Return)
    said = "You are going to Maria Rossi, Finance, extension 214. It is Priya who sends you."
    assert said in card.tell.sentence()
    card.follows.result.pill("voicemail").click()
    assert "I can take a message" in card.tell.sentence()


def test_a_person_who_comes_to_the_desk_is_named_in_the_greeting(counter):
    counter.host.open("call")
    counter.comes("Sam")
    assert "Sam speaking" in strip(counter).words.text()


def test_essex_has_the_first_name_and_lasalle_the_words_of_its_policy(opened):
    essex = opened("essex")
    essex.host.open("call")
    assert strip(essex).words.text() == "“Town of Essex, Priya speaking. How may I help you?”"


def test_lasalle_greets_at_the_counter_with_its_own_phrase(opened):
    lasalle = opened("lasalle")
    lasalle.host.open("walk_in")
    assert strip(lasalle).words.text() == "“Hello, how may I help you”"
