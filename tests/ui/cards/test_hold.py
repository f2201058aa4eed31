"""The line of cards on hold."""

import pytest
from PySide6.QtTest import QTest

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.services.asks.contacts import LogOneClick
from counterdesk.services.asks.town import SetSetting
from counterdesk.ui.cards.hold import HoldStrip

LAID_OUT_MS = 40


@pytest.fixture
def strip(counter):
    strip = HoldStrip(counter.host, counter.here)
    counter.host.layout().insertWidget(0, strip)
    return strip


def parks(counter, kind="call", number="519-555-0142", topic=None):
    counter.host.open(kind)
    if number:
        counter.types(counter.card.caller.number, number)
    if topic is not None:
        counter.card.about.pills.pill(counter.card.about.shown()[topic].id).click()
    counter.clock.forward(minutes=1)
    counter.host.hold()


def words(strip):
    return [button.button.text() for button in strip.buttons()]


def test_with_nothing_on_hold_there_is_no_line(counter, strip):
    assert not strip.isVisible()
    assert strip.buttons() == ()


def test_the_public_sees_kind_two_digits_and_minutes(counter, strip):
    parks(counter)
    assert words(strip) == ["Call · •• 42 · 1 min  F7"]


def test_where_the_public_cannot_see_the_screen_the_number_is_whole(counter, strip):
    counter.here.lanes.do(SetSetting("public_can_see", "0"))
    parks(counter)
    assert words(strip)[0].startswith("Call · 519-555-0142")


def test_without_a_number_the_topic_names_the_card(counter, strip):
    parks(counter, "walk_in", number="", topic=0)
    assert words(strip) == ["Walk-in · Property taxes · 1 min  F7"]


def test_only_the_oldest_carries_the_key(counter, strip):
    parks(counter)
    parks(counter, number="519-555-0177")
    assert [text.endswith("F7") for text in words(strip)] == [True, False]


def test_the_minutes_run_by_themselves(counter, strip):
    parks(counter)
    counter.clock.forward(minutes=5)
    counter.here.ticked.emit(counter.clock())
    assert "6 min" in words(strip)[0]


def test_a_click_returns_to_that_card(counter, strip):
    parks(counter)
    parks(counter, number="519-555-0177")
    strip.buttons()[1].button.click()
    assert counter.card.typed().number == "519-555-0177"
    assert len(strip.buttons()) == 1


def test_calls_turn_amber_with_a_shape_and_a_word_when_the_walk_in_is_saved(counter, strip):
    parks(counter)
    counter.host.open("walk_in")
    counter.types(counter.card.note.field, "x")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    held = strip.buttons()[0]
    assert held.button.text().startswith("● Call")
    assert held.button.property("tone") == "soon"
    assert "counter is free" in held.button.toolTip()


def test_caller_hung_up_is_in_the_menu_of_a_call(counter, strip):
    counter.host.open("call")
    counter.types(counter.card.note.field, "Wanted the tax office.")
    counter.host.hold()
    actions = {action.text(): action for action in strip.buttons()[0].menu.actions()}
    actions["Caller hung up"].trigger()
    assert counter.log()[0].detail == "hung_up"
    assert not strip.isVisible()


def test_the_small_button_says_what_is_behind_it(counter, strip):
    parks(counter)
    parks(counter, "walk_in", number="", topic=0)
    call, walk_in = (button.more.toolTip() for button in strip.buttons())
    assert "hung up" in call
    assert "hung up" not in walk_in


def test_nobody_hangs_up_at_the_counter(counter, strip):
    parks(counter, "walk_in", number="", topic=0)
    assert [action.text() for action in strip.buttons()[0].menu.actions()] == ["Return to this card"]


def test_a_complaint_on_hold_shows_nothing_of_what_is_in_it(counter, strip):
    counter.host.open("complaint")
    counter.types(counter.card.fields.text, "About the arena")
    counter.types(counter.card.fields.number, "519-555-0177")
    counter.host.hold()
    assert words(strip) == ["Complaint · 0 min  F7"]


def test_a_confidential_call_shows_no_number(counter, strip):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0177")
    counter.card.more.confidential.setChecked(True)
    counter.host.hold()
    assert words(strip) == ["Call · 0 min  F7"]


def test_where_the_public_sees_the_screen_an_incident_is_called_a_note(counter, strip):
    counter.host.open("incident")
    assert counter.card.head.title.text() == "Note"
    counter.types(counter.card.fields.words_used, "x")
    counter.host.hold()
    assert words(strip) == ["Note · 0 min  F7"]
    counter.here.lanes.do(SetSetting("public_can_see", "0"))
    assert words(strip) == ["Incident · 0 min  F7"]


def menu(strip, place=0):
    return {action.text(): action for action in strip.buttons()[place].menu.actions()}


def test_f9_on_a_call_shows_the_words_to_say(counter, strip):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.host.hold()
    words = "Somebody has come to the counter. May I put you on hold for a moment?"
    assert counter.host._place.idle.words().startswith(words)
    assert counter.host._place.idle._say.isVisible()


def test_the_words_go_with_the_next_card(counter, strip):
    parks(counter)
    counter.host.open("walk_in")
    counter.host.hold()
    assert counter.host._place.idle.words() == ""


def test_the_words_go_with_the_caller_who_hung_up(counter, strip):
    parks(counter)
    counter.host.caller_hung_up(counter.host.parked[0].uid)
    assert counter.host._place.idle.words() == ""


def test_the_words_go_when_the_walk_in_was_one_click(counter, strip):
    parks(counter)
    topic_id = counter.host._open.known.topics[0].id
    counter.here.lanes.do(LogOneClick("x", Channel.WALK_IN, topic_id), done=counter.host.logged)
    assert counter.host._place.idle.words() == ""


def test_nobody_at_the_counter_is_told_to_hold(counter, strip):
    parks(counter, "walk_in", number="", topic=0)
    assert counter.host._place.idle.words() == ""


def test_kawartha_lakes_offers_a_message_that_is_returned_right_after(opened):
    counter = opened("kawartha_lakes")
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.host.hold()
    assert counter.host._place.idle.words().endswith("I call you back as soon as they have gone.")


def test_a_caller_who_left_a_voicemail_is_one_to_call_back(counter, strip):
    parks(counter)
    menu(strip)["Left a voicemail"].trigger()
    assert words(strip) == ["Voicemail · •• 42 · 1 min  F7"]
    assert list(menu(strip)) == ["Return to this card"]


def test_a_parked_voicemail_is_to_be_returned_once_the_customer_has_departed(counter, strip):
    parks(counter)
    menu(strip)["Left a voicemail"].trigger()
    serves(counter)
    held = strip.buttons()[0]
    assert held.button.property("tone") == "soon"
    assert "customer at the counter has departed" in held.button.toolTip()
    assert "returned promptly" in held.button.toolTip()


def serves(counter):
    """Somebody at the counter comes and goes."""
    counter.host.open("walk_in")
    counter.types(counter.card.note.field, "x")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()


def test_a_voicemail_taken_up_again_is_logged_as_one_with_everything_typed(counter, strip):
    counter.host.open("call")
    counter.types(counter.card.note.field, "Wants the tax office.")
    counter.host.hold()
    menu(strip)["Left a voicemail"].trigger()
    counter.host.return_to_oldest()
    assert counter.card.typed().note == "Wants the tax office."
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    assert counter.log()[0].channel == "voicemail"


def test_a_voicemail_taken_up_says_what_it_is_and_speaks_to_nobody(counter, strip):
    parks(counter)
    menu(strip)["Left a voicemail"].trigger()
    counter.host.return_to_oldest()
    card = counter.card
    card.follows.outcome.pill("message").click()
    assert card.head.title.text() == card.accessibleName() == "Voicemail"
    assert not card.tell.isVisible()
    assert not card.script.choose.isVisible()
    assert card.script.words.text().startswith("Left while on hold: to be returned promptly")


def test_a_voicemail_on_hold_outlives_a_crash(counter, strip, opened):
    parks(counter)
    menu(strip)["Left a voicemail"].trigger()
    after = opened(desk_and_clock=(counter.desk, counter.clock))
    assert [card.is_voicemail for card in after.host.parked] == [True]


def test_a_voicemail_that_is_gone_already_changes_nothing(counter, strip):
    counter.host.left_voicemail("nothing")
    assert counter.host.parked == ()


def test_while_another_walk_in_is_on_hold_the_counter_is_not_free(counter, strip):
    parks(counter)
    parks(counter, "walk_in", number="", topic=0)
    serves(counter)
    assert [button.button.property("tone") for button in strip.buttons()] == ["", ""]


def test_when_the_last_walk_in_leaves_the_call_turns_amber(counter, strip):
    parks(counter)
    parks(counter, "walk_in", number="", topic=0)
    serves(counter)
    counter.host.return_to(counter.host.parked[1].uid)
    counter.types(counter.card.note.field, "x")
    counter.card.follows.outcome.pill(Outcome.ANSWERED).click()
    counter.host.save()
    assert strip.buttons()[0].button.property("tone") == "soon"


def test_hidden_after_idling_the_line_says_only_what_is_on_hold(counter, strip):
    parks(counter)
    counter.here.presence.veil()
    assert words(strip) == ["Call · ••• · 1 min  F7"]
    counter.here.presence.stir()
    assert words(strip) == ["Call · •• 42 · 1 min  F7"]


@pytest.mark.parametrize("has_open", [True, False])
def test_after_one_from_the_middle_is_taken_the_oldest_is_whole_in_view(counter, strip, has_open):
    for _card in range(6):
        parks(counter)
    if has_open:
        counter.host.open("call")
        counter.types(counter.card.caller.number, "519-555-0199")
    strip.setFixedWidth(420)
    QTest.qWait(LAID_OUT_MS)
    chosen = strip.buttons()[3].button
    chosen.setFocus()
    QTest.qWait(LAID_OUT_MS)
    assert strip._cards.horizontalScrollBar().value() > 0
    chosen.click()
    QTest.qWait(LAID_OUT_MS)
    assert strip._cards.horizontalScrollBar().value() == 0
