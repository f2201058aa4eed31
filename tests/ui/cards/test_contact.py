"""A contact card as a clerk uses it, over a real logbook."""

from PySide6.QtCore import Qt

from counterdesk.domain.contact import Given, Outcome

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_call_is_logged_with_number_topic_and_outcome_from_the_keyboard(counter):
    counter.host.open("call")
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.card.about.pills.pill(counter.card.about.shown()[0].id).click()
    counter.presses(Qt.Key.Key_A, ALT)
    assert counter.card.typed().outcome is Outcome.ANSWERED
    counter.presses(Qt.Key.Key_Return, CTRL)
    assert not counter.host.has_open
    assert [row.outcome for row in counter.log()] == ["answered"]
    assert counter.saved[0].action == "call_logged"
