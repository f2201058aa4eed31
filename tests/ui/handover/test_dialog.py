"""Hand over the desk: what is listed, where each thing goes, and what becomes of the cards."""

import pytest
from PySide6.QtCore import Qt

from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.people import LeaveDesk, WhoIsHere
from counterdesk.ui.handover.lines import COUNTER, STAYS
from counterdesk.ui.kit.label import Label
from tests.desk import message, message_for_tom


def listed(dialog):
    """Gives what each line says is handed on, and to whom it goes."""
    words = [label.text() for label in dialog.things.findChildren(Label) if label.isVisibleTo(dialog.things)]
    return words, [line.text().replace(" ▾", "") for line in dialog.things.goes_to]


def test_with_nothing_open_the_list_says_so(counter):
    words, goes = listed(counter.begins())
    assert words == ["Nothing is open: no card, no message to hand over, and nothing due."]
    assert goes == []


def test_with_nobody_at_the_desk_there_is_nothing_to_hand_over(counter):
    counter.here._take_person(None)
    counter.shell.handing.begin()
    assert counter.shell.handing.dialog is None
    assert "Nobody is here yet" in counter.shell.status.notice.text()


def test_the_key_and_the_menu_open_it(counter):
    counter.shell.header.who._fill()
    menu = counter.shell.header.who.menu_
    action = next(action for action in menu.actions() if action.text().startswith("Hand over"))
    assert action.shortcut().toString() == "Shift+F12"
    action.trigger()
    assert counter.shell.handing.dialog is not None


def test_cards_on_hold_the_open_card_messages_and_claims_are_listed(counter):
    counter.logs(message_for_tom())
    counter.logs(message())
    counter.takes()
    counter.parks()
    counter.shell.open_card("walk_in")
    counter.shell.cards.card.note.field.set_value("Asks about a permit.")
    words, goes = listed(counter.begins())
    assert words.count("Card") == 2
    assert {"Taken", "Call back"} & set(words)
    assert goes == ["The counter"] * 4


def test_everything_of_mine_follows_the_desk(counter):
    counter.logs(message_for_tom())
    counter.takes()
    counter.parks()
    dialog = counter.begins()
    dialog.to.pill(counter.who("Sam")).click()
    assert listed(dialog)[1] == ["Sam Okafor", "Sam Okafor"]
    dialog.to.pill(COUNTER).click()
    assert listed(dialog)[1] == ["The counter", "The counter"]


def test_what_was_sent_to_somebody_does_not_follow(counter):
    counter.logs(message_for_tom())
    counter.takes()
    counter.parks()
    dialog = counter.begins()
    dialog.things.goes_to[0].choose(counter.who("Tom"))
    dialog.to.pill(counter.who("Sam")).click()
    assert listed(dialog)[1] == ["Tom Ng", "Sam Okafor"]


def test_what_a_third_person_took_stays_with_them(counter):
    counter.logs(message_for_tom())
    counter.takes("Tom")
    dialog = counter.begins()
    dialog.to.pill(counter.who("Sam")).click()
    assert listed(dialog)[1] == ["Stays with Tom Ng"]


def test_a_complaint_on_hold_stays_unless_a_colleague_is_named(counter):
    counter.shell.open_card("complaint")
    counter.shell.cards.card.fields.text.set_value("About the arena.")
    counter.shell.cards.hold()
    dialog = counter.begins()
    (line,) = dialog.things.goes_to
    assert COUNTER not in line.offered
    dialog.to.pill(counter.who("Sam")).click()
    assert line.value == STAYS
    line.choose(counter.who("Sam"))
    dialog.ok_button.click()
    assert counter.desk.read(AskDrafts()) == ()
    counter.here.comes(next(one for one in counter.here.staff if one.first_name == "Sam"))
    assert [card.kind for card in counter.shell.cards.parked] == ["complaint"]


def test_the_menu_of_a_line_offers_everybody_but_me(counter):
    counter.parks()
    (line,) = counter.begins().things.goes_to
    words = [action.text() for action in line.menu_.actions()]
    assert words == ["Sam Okafor", "Tom Ng", "The counter", "Stays with Priya Nair"]


def test_handed_over_the_shift_is_over_and_it_is_said(counter):
    counter.hands_over()
    assert counter.desk.read(WhoIsHere()) is None
    assert counter.shell.handing.dialog is None
    assert "desk handed over" in counter.shell.status.notice.text()


def test_the_open_card_is_on_hold_with_everything_typed(counter):
    counter.shell.open_card("call")
    counter.shell.cards.card.note.field.set_value("Half a sentence")
    counter.hands_over("Sam")
    assert not counter.shell.cards.has_open
    (draft,) = counter.desk.read(AskDrafts())
    assert "Half a sentence" in draft.content
    assert draft.author_id == counter.who("Sam")


def test_cancelled_nothing_changed_and_the_card_is_still_open(counter):
    counter.shell.open_card("call")
    counter.shell.cards.card.note.field.set_value("Half a sentence")
    counter.begins().cancel_button.click()
    assert counter.shell.cards.has_open
    assert counter.desk.read(WhoIsHere()).name == "Priya Nair"


def test_a_claim_goes_where_its_line_says(counter):
    counter.logs(message_for_tom())
    counter.takes()
    dialog = counter.begins()
    dialog.things.goes_to[0].choose(counter.who("Tom"))
    dialog.ok_button.click()
    assert [row.claimed_by for row in counter.desk.read(DueBoard()).rows] == ["Tom Ng"]


def test_a_refusal_stays_in_the_dialog_with_everything_typed(counter):
    dialog = counter.begins()
    dialog.remark.set_value("x" * 1_000)
    counter.here._take_person(None)
    counter.desk.do(LeaveDesk(), None)
    dialog.ok_button.click()
    assert "Nobody is here yet" in dialog.trouble()
    assert len(dialog.remark.value()) == 1_000


def test_where_the_public_sees_the_screen_callers_are_initials(opened):
    counter = opened(public="yes")
    counter.logs(message_for_tom())
    counter.shell.open_card("call")
    counter.shell.cards.card.caller.number.set_value("519-555-0142")
    words = " ".join(listed(counter.begins())[0])
    assert "M. R." in words
    assert "Maria" not in words
    assert "0142" not in words


def test_alone_there_is_only_the_counter(opened):
    counter = opened(people=("Priya Nair",))
    counter.parks()
    dialog = counter.begins()
    assert [line.text() for line in dialog.things.goes_to] == ["The counter ▾"]
    dialog.ok_button.click()
    assert counter.desk.read(WhoIsHere()) is None


def test_to_whom_things_go_stands_in_one_column(counter):
    counter.parks()
    counter.logs(message_for_tom())
    counter.takes("Tom")
    dialog = counter.begins()
    assert len({receiver.minimumWidth() for receiver in dialog.things.goes_to}) == 1
    assert all(receiver.minimumWidth() >= receiver.sizeHint().width() for receiver in dialog.things.goes_to)


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")
def test_enter_on_a_line_opens_its_choices_and_hands_nothing_over(counter):
    counter.parks()
    dialog = counter.begins()
    receiver = dialog.things.goes_to[0]
    receiver.setFocus()
    counter.bot.keyClick(receiver, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert receiver.menu_.isVisible()
    receiver.menu_.close()
