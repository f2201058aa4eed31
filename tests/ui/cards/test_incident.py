"""An incident card over a real logbook: stamps while it happens, the town's words, sealed when submitted."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QToolTip

from counterdesk.domain.incident import Stamp
from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.policy import SetWords
from counterdesk.services.asks.sealed import AskIncident
from counterdesk.ui.cards.undone import Undone
from tests.desk import person, toronto

ADDRESS = "917 Lesperance Road"


@pytest.fixture
def card(counter):
    counter.host.open("incident")
    return counter.card


def stamp(card, which):
    return card.stamps.stamps[which]


def moments(card):
    return [card.stamps.at(which) for which in Stamp]


def read(counter):
    return counter.desk.read(AskIncident(counter.saved[-1].uid, person(counter.desk, "Priya")))


def test_the_focus_stands_on_the_first_stamp(counter, card):
    assert QApplication.focusWidget() is stamp(card, Stamp.WARNED).button


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_words_typed_at_a_stamp_press_nothing_and_are_said_to_be_lost(counter, card):
    counter.bot.keyClicks(QApplication.focusWidget(), "he shouted at me")
    assert moments(card) == [None] * 4
    assert QToolTip.text() == "This is a button. Nothing was written."
    QToolTip.hideText()


def test_each_stamp_keeps_the_moment_it_was_pressed(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    counter.clock.forward(minutes=2)
    stamp(card, Stamp.ENDED).button.click()
    assert stamp(card, Stamp.WARNED).time.text() == "2:05 p.m."
    assert card.typed().stamps.ended_at == toronto("2026-11-24 14:07")


def test_a_second_press_of_a_nervous_hand_changes_nothing(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    counter.clock.forward(minutes=2)
    stamp(card, Stamp.WARNED).button.click()
    assert card.typed().warned_at == toronto("2026-11-24 14:05")


def test_a_stamp_can_be_taken_back(counter, card):
    stamp(card, Stamp.POLICE_CALLED).button.click()
    stamp(card, Stamp.POLICE_CALLED).undo.click()
    assert card.typed().police_called_at is None
    assert card.is_empty()


def test_tab_from_a_pressed_stamp_goes_to_the_next_stamp(counter, card):
    for which in Stamp:
        assert QApplication.focusWidget() is stamp(card, which).button
        counter.presses(Qt.Key.Key_Space)
        counter.presses(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is stamp(card, Stamp.WARNED).undo
    assert all(at is not None for at in moments(card))


def test_after_taking_a_stamp_back_the_focus_stays_on_that_stamp(counter, card):
    counter.presses(Qt.Key.Key_Space)
    stamp(card, Stamp.WARNED).undo.setFocus()
    counter.presses(Qt.Key.Key_Space)
    assert card.typed().warned_at is None
    assert QApplication.focusWidget() is stamp(card, Stamp.WARNED).button


def test_words_typed_on_the_button_that_keeps_it_never_put_the_card_away(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    card.later.setFocus()
    counter.bot.keyClicks(card.later, "stupid cow")
    assert counter.host.card is card
    assert counter.saved == []


def test_tab_walks_from_the_stamps_through_the_fields_to_the_buttons(counter, card):
    counter.host.open("incident")
    card, stops = counter.card, []
    while (focus := QApplication.focusWidget()) is not card.footer.save:
        stops.append(focus)
        counter.presses(Qt.Key.Key_Tab)
    fields = card.fields
    first_category = fields.categories.pill(counter.here.town.incident_categories[0])
    wanted = [stamp(card, Stamp.POLICE_CALLED).button, fields.words_used, fields.follow_up, first_category, card.later]
    assert [one for one in stops if one in wanted] == wanted


def test_a_pressed_stamp_keeps_its_place_and_moves_no_other(counter, card):
    counter.bot.wait(60)
    before = [one.geometry() for one in card.stamps.stamps.values()]
    for which in Stamp:
        stamp(card, which).button.click()
    counter.bot.wait(60)
    assert [one.geometry() for one in card.stamps.stamps.values()] == before


def test_the_warning_words_are_the_towns_own(counter, card):
    assert "you will hang up" in card.warning.text()
    stamp(card, Stamp.WARNED).button.click()
    assert "hang up the call if they do not stop" in card.warning.text()


def test_what_to_say_stands_above_the_policy_until_it_was_said(counter, card):
    assert card.warning.text().startswith("Say: “I want to help you. If this goes on, I will step away")
    stamp(card, Stamp.WARNED).button.click()
    assert card.warning.text().startswith("Policy: ")


def test_the_towns_own_warning_is_the_one_to_say(counter, card):
    counter.here.lanes.do(SetWords("walk_in.warn", "Please lower your voice, or {first_name} will leave."))
    assert card.warning.text().startswith("Say: “Please lower your voice, or Priya will leave.”")


def test_on_the_telephone_the_warning_is_about_hanging_up(counter):
    counter.host.open("call")
    counter.types(counter.card.note.field, "shouting")
    counter.host.open("incident")
    assert "I will hang up" in counter.card.warning.text()


def test_essex_asks_for_no_warning(opened):
    counter = opened("essex")
    counter.host.open("incident")
    assert "no warning" in counter.card.warning.text()


def test_police_called_shows_where_this_counter_is(counter, card):
    from counterdesk.services.asks.town import SetSetting

    counter.here.lanes.do(SetSetting("counter_address", ADDRESS))
    assert not card.address.isVisible()
    stamp(card, Stamp.POLICE_CALLED).button.click()
    assert card.address.isVisible()
    assert ADDRESS in card.address.text()


def test_without_an_address_the_card_still_says_which_counter(counter, card):
    stamp(card, Stamp.POLICE_CALLED).button.click()
    assert "Front counter" in card.address.text()


@pytest.mark.parametrize(
    ("town", "category"),
    [("tecumseh", "abusive language"), ("lasalle", "shout"), ("amherstburg", "shout"), ("essex", "abus")],
)
def test_the_categories_are_the_towns_own_words(opened, town, category):
    counter = opened(town)
    counter.host.open("incident")
    offered = counter.here.town.incident_categories
    assert any(category in words for words in offered)
    counter.card.fields.categories.pill(offered[0]).click()
    assert counter.card.typed().categories == (offered[0],)


def test_the_words_for_it_come_last_and_the_public_does_not_read_them(counter, card):
    counter.bot.wait(60)
    fields = card.fields
    heights = [one.mapTo(card, QPoint(0, 0)).y() for one in (fields.before, fields.follow_up, fields.categories)]
    assert heights == sorted(heights)
    pill = fields.categories.pill("abusive language")
    assert pill.visibleRegion().isEmpty()
    pill.setFocus()
    counter.bot.wait(60)
    assert not pill.visibleRegion().isEmpty()


def test_an_incident_is_submitted_and_then_it_is_sealed(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    counter.types(card.fields.words_used, "You will regret this.")
    counter.types(card.fields.tried, "Offered a chair.")
    counter.host.save()
    assert counter.saved[-1].action == "incident_submitted"
    typed = read(counter).typed
    assert (typed.words_used, typed.what_tried) == ("You will regret this.", "Offered a chair.")
    assert typed.stamps.warned_at == toronto("2026-11-24 14:05")


def test_it_can_be_kept_and_finished_later(counter, card):
    stamp(card, Stamp.ENDED).button.click()
    card.later.click()
    assert counter.saved[-1].action == "incident_saved"
    assert not counter.host.has_open


def undoes(counter):
    done = counter.desk.do(Undo(counter.saved[-1].uid), person(counter.desk, "Priya"))
    Undone(counter.here, counter.host).hear(done)


def test_undoing_what_was_kept_brings_the_card_back_with_its_words_and_stamps(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    counter.types(card.fields.words_used, "You will regret this.")
    counter.clock.forward(minutes=2)
    card.later.click()
    undoes(counter)
    assert counter.card.typed().words_used == "You will regret this."
    assert counter.card.typed().warned_at == toronto("2026-11-24 14:05")
    counter.host.save()
    assert counter.saved[-1].action == "incident_submitted"
    assert counter.saved[-1].number == "2026-0001"


def test_what_came_back_by_undoing_outlives_a_power_cut(opened, counter, card):
    counter.types(card.fields.words_used, "You will regret this.")
    card.later.click()
    undoes(counter)
    again = opened(desk_and_clock=(counter.desk, counter.clock))
    assert again.card.typed().words_used == "You will regret this."


def test_undoing_what_was_kept_puts_the_open_card_on_hold(counter, card):
    counter.types(card.fields.words_used, "x")
    card.later.click()
    counter.host.open("call")
    counter.types(counter.card.note.field, "about the dog")
    undoes(counter)
    assert counter.host.open_kind == "incident"
    assert [one.kind for one in counter.host.parked] == ["call"]


def test_a_submitted_incident_that_was_undone_opens_no_card(counter, card):
    counter.types(card.fields.words_used, "x")
    counter.host.save()
    undoes(counter)
    assert not counter.host.has_open


def test_nothing_is_sealed_without_a_word_of_what_happened(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    counter.host.save()
    assert counter.host.has_open
    assert "before it is sealed" in card.fields.words_used.accessibleDescription()
    counter.types(card.fields.words_used, "x")
    assert card.fields.words_used.accessibleDescription() == ""


def test_30_february_keeps_the_incident_open(counter, card):
    counter.types(card.fields.words_used, "x")
    counter.types(card.fields.happened.field, "30 feb 1000")
    counter.host.save()
    assert counter.host.has_open
    assert "no such day" in card.fields.happened.problem()


def test_the_supervisor_is_chosen_from_people(counter, card):
    card.fields.supervisor.show_colleague(None)
    counter.types(card.fields.supervisor, "Maria")
    card.fields.supervisor._take(0)
    counter.types(card.fields.words_used, "x")
    counter.host.save()
    assert read(counter).supervisor == "Maria Rossi"


def test_an_incident_over_a_call_keeps_the_link_in_the_logbook(counter):
    counter.host.open("call")
    call = counter.card.started.uid
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.clock.forward(minutes=3)
    counter.host.open("incident")
    counter.types(counter.card.fields.words_used, "x")
    counter.host.save()
    view = read(counter)
    assert view.happened_at == toronto("2026-11-24 14:05")
    assert view.typed.number == "519-555-0142"
    assert view.linked_contact in (call, "")


def test_a_parked_incident_comes_back_with_its_stamps(counter, card):
    stamp(card, Stamp.WARNED).button.click()
    card.fields.categories.pill("abusive language").click()
    counter.types(card.fields.witnesses, "Sam")
    typed = card.typed()
    counter.host.hold()
    counter.host.return_to_oldest()
    assert counter.card.typed() == typed
    assert stamp(counter.card, Stamp.WARNED).undo.isVisible()


def test_the_button_says_submit(counter, card):
    assert card.footer.save.text().startswith("Submit as Priya")


def test_a_supervisor_whom_people_do_not_know_is_not_lost_in_silence(counter, card):
    card.fields.words_used.set_value("I will find you.")
    counter.types(card.fields.supervisor, "Somebody Else")
    counter.host.save()
    assert counter.saved == []
    assert QApplication.focusWidget() is card.fields.supervisor
    assert "People" in card.fields.supervisor.accessibleDescription()


def test_a_supervisor_typed_out_is_known_by_the_name(counter, card):
    card.fields.words_used.set_value("I will find you.")
    counter.types(card.fields.supervisor, "maria rossi")
    counter.host.save()
    assert read(counter).supervisor == "Maria Rossi"
