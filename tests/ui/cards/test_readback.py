"""Reading back number and name: by itself where a message is taken on the phone, by a key elsewhere, never aloud
at the counter.
"""

import pytest
from PySide6.QtCore import Qt

from counterdesk.domain.contact import Outcome
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words

CTRL = Qt.KeyboardModifier.ControlModifier


def fills(counter, kind):
    counter.host.open(kind)
    counter.types(counter.card.caller.number, "5195550142")
    counter.types(counter.card.caller.name, "Levesque")
    counter.card.caller.ask_now()
    return counter.card.caller.read_back


def test_a_message_shows_what_to_read_back_by_itself(counter):
    back = fills(counter, "message")
    assert back.isVisible()
    assert back.words.text() == "519  555  0142      L E V E S Q U E"
    assert not back.how.isVisible()


def test_an_answered_call_needs_no_reading_back(counter):
    back = fills(counter, "call")
    assert not back.isVisible()
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    assert not back.isVisible()


def test_it_comes_with_the_outcome_message_and_goes_with_another(counter):
    back = fills(counter, "call")
    counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
    assert back.isVisible()
    counter.card.follows.outcome.pill(Outcome.REFERRED).click()
    assert not back.isVisible()


def test_one_key_shows_it_at_any_time_and_what_the_clerk_chose_stays(counter):
    back = fills(counter, "call")
    counter.presses(Qt.Key.Key_R, CTRL)
    assert back.isVisible()
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    assert back.isVisible()
    counter.presses(Qt.Key.Key_R, CTRL)
    counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
    assert not back.isVisible()


def test_at_the_counter_nothing_is_read_aloud(counter):
    """Others stand there and listen: the customer reads it on the slip."""
    back = fills(counter, "walk_in")
    counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
    assert not back.isVisible()
    counter.presses(Qt.Key.Key_R, CTRL)
    assert back.isVisible()
    assert back.how.text() == "On the slip, not aloud: others are listening."


def test_a_name_alone_is_spelled_and_a_number_alone_spread_out(counter):
    counter.host.open("message")
    card = counter.card
    assert not card.caller.read_back.isVisible()
    counter.types(card.caller.name, "Ng")
    assert card.caller.read_back.words.text() == "N G"
    card.caller.name.clear()
    counter.types(card.caller.number, "5550142")
    assert card.caller.read_back.words.text() == "555  0142"


def test_an_extension_is_read_back_too(counter):
    counter.host.open("message")
    counter.types(counter.card.caller.number, "519-555-0142 poste 12")
    counter.card.caller.ask_now()
    assert counter.card.caller.read_back.words.text() == "519  555  0142 ext. 12"


def test_a_draft_that_comes_back_shows_it_again(counter):
    fills(counter, "message")
    counter.host.hold()
    counter.host.return_to_oldest()
    assert counter.card.caller.read_back.isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_name_wraps_and_nothing_is_cut(counter, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(1300 if percent == 200 else 747, 560)
    counter.host.open("message")
    counter.types(counter.card.caller.number, "5195550142")
    counter.types(counter.card.caller.name, "Marguerite Levesque-Vandenberghe")
    counter.bot.waitUntil(lambda: cut_words(counter.card) == [])
