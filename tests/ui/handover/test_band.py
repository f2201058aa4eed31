"""The line for whoever comes next: who handed over what, and "I have it" with the time."""

from datetime import date

import pytest

from counterdesk.services.asks.handover import AskWaiting, HandOver
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.asks.people import ComeToDesk, WhoIsHere
from counterdesk.ui.handover.band import HandoverList
from counterdesk.ui.kit.label import Label
from counterdesk.ui.theme import Scheme, apply
from tests.desk import message_for_tom
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

TODAY = date(2026, 11, 24)


def band(counter):
    return counter.shell.handing.band


def person_named(counter, name):
    return next(one for one in counter.here.staff if one.first_name == name)


def looks(counter, part):
    """Waits until everything is laid out with nothing cut, squeezed, nameless or outside."""
    counter.bot.waitUntil(lambda: not [*cut_words(part), *squeezed(part), *nameless(part), *outside(part)])


def test_without_a_handing_over_there_is_no_line(counter):
    assert not band(counter).isVisible()


def test_it_says_who_when_to_whom_and_how_much(counter):
    counter.logs(message_for_tom())
    counter.parks()
    counter.hands_over("Sam", "The plotter is out of paper.")
    words = "Priya Nair handed over the desk at 2:07 p.m., to Sam Okafor: 1 card, 1 message"
    assert band(counter).words.text() == words
    assert band(counter).remark.text() == "The plotter is out of paper."
    assert band(counter).isVisible()


def test_the_one_it_was_handed_to_has_it_with_one_press(counter):
    counter.hands_over("Sam")
    assert band(counter).have.text() == "I have it: Sam"
    band(counter).have.click()
    assert counter.here.person.name == "Sam Okafor"
    assert not band(counter).isVisible()
    assert counter.desk.read(AskWaiting()) is None
    (row,) = counter.desk.slow(AskShift(TODAY, TODAY)).handovers
    assert row.taken_at == counter.clock()


def test_to_the_counter_anybody_may_have_it(counter):
    counter.hands_over()
    assert band(counter).have.text() == "I have it ▾"
    band(counter).fill_menu()
    assert [action.text() for action in band(counter).menu_.actions()] == ["Priya Nair", "Sam Okafor", "Tom Ng"]
    band(counter).menu_.actions()[2].trigger()
    assert counter.here.person.name == "Tom Ng"


def test_whoever_came_already_has_it_under_their_own_name(counter):
    counter.hands_over("Sam")
    counter.here.comes(person_named(counter, "Tom"))
    assert band(counter).have.text() == "I have it: Tom"
    band(counter).have.click()
    (row,) = counter.desk.slow(AskShift(TODAY, TODAY)).handovers
    assert row.to == "Tom Ng"


def test_cards_are_there_again_for_the_next_one(counter):
    counter.parks(note="Wants the hours.")
    counter.hands_over("Sam")
    band(counter).have.click()
    assert [card.kind for card in counter.shell.cards.parked] == ["call"]
    counter.shell.cards.return_to_oldest()
    card = counter.shell.cards.card
    assert card.typed().note == "Wants the hours."
    assert card.signs.words() == ""


def test_whoever_pressed_it_by_mistake_has_everything_back(counter):
    counter.parks()
    counter.hands_over("Sam")
    counter.here.comes(person_named(counter, "Priya"))
    band(counter).have.click()
    assert [draft.author_id for draft in counter.desk.read(AskDrafts())] == [counter.who("Priya")]
    assert counter.desk.read(WhoIsHere()).name == "Priya Nair"


def test_somebody_was_quicker_on_another_screen(counter):
    counter.hands_over("Sam")
    row = band(counter).row
    band(counter).have.click()
    band(counter)._take(row)
    band(counter).have.click()
    assert "Sam Okafor has the desk since" in counter.shell.status.notice.text()


def test_it_stands_there_after_the_program_was_started_again(counter):
    counter.desk.do(HandOver((), None, "Keys are in the drawer."), counter.who("Priya"))
    band(counter).reload()
    assert band(counter).remark.text() == "Keys are in the drawer."


def test_where_the_public_sees_the_screen_the_remark_is_not_read_aloud(opened):
    counter = opened(public="yes")
    counter.hands_over("Sam", "Mrs Rossi comes back at three.")
    assert not band(counter).remark.isVisible()
    assert "Rossi" not in band(counter).words.text()


def test_the_list_says_what_went_where(counter):
    counter.logs(message_for_tom())
    counter.parks()
    dialog = counter.begins()
    dialog.things.goes_to[0].choose(counter.who("Sam"))
    dialog.remark.set_value("Back at three.")
    dialog.ok_button.click()
    band(counter).see.click()
    words = [label.text() for label in counter.shell.findChild(HandoverList).findChildren(Label)]
    assert words[1:] == ["To Sam Okafor: Call", "To the counter: To hand over 2026-0001", "Back at three."]


def test_a_person_who_came_by_the_key_does_not_make_it_go(counter):
    counter.hands_over("Sam")
    counter.here.lanes.do(ComeToDesk(counter.who("Sam")))
    assert band(counter).isVisible()


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_in_line_and_dialog(counter, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.shell.resize(1366, 768)
    counter.logs(message_for_tom())
    counter.takes()
    counter.parks()
    dialog = counter.begins()
    looks(counter, dialog)
    dialog.ok_button.click()
    looks(counter, band(counter))


@pytest.mark.parametrize("percent", [100, 200])
def test_with_cards_on_hold_and_a_handing_over_the_window_fits_its_screen(counter, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    counter.shell.resize(1366, 768)
    for _card in range(3):
        counter.parks()
    counter.hands_over(remark="The plotter is out of paper.")
    looks(counter, counter.shell.tabs)
    assert counter.shell.size().toTuple() == (1366, 768)


def test_handing_over_tells_nobody_to_hold_the_line(counter):
    counter.shell.open_card("call")
    counter.shell.cards.card.note.field.set_value("Half a sentence")
    counter.hands_over()
    assert counter.shell.cards._place.idle.words() == ""


def test_after_i_have_it_the_line_still_says_what_was_written(counter):
    counter.hands_over("Sam", "The plotter is out of paper.")
    band(counter).have.click()
    notice = counter.shell.status.notice
    assert notice.text() == "Priya wrote for you: “The plotter is out of paper.”"
    notice.acts()[0].click()
    (shown,) = counter.shell.findChildren(HandoverList)
    assert "The plotter is out of paper." in [label.text() for label in shown.findChildren(Label)]


def test_facing_the_public_the_line_says_where_the_words_are(opened):
    counter = opened(public="yes")
    counter.hands_over("Sam", "The plotter is out of paper.")
    assert not band(counter).remark.isVisible()
    assert band(counter).see.text() == "What was written for you"
    band(counter).have.click()
    assert counter.shell.status.notice.text() == "Priya wrote something for you."


def test_with_large_text_the_button_says_that_something_was_written(counter, qapp):
    apply(qapp, Scheme.LIGHT, 200)
    counter.hands_over("Sam", "The plotter is out of paper.")
    assert band(counter).see.text() == "What was written for you"
    apply(qapp, Scheme.LIGHT, 100)
