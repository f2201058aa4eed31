"""A contact card as a clerk uses it, over a real logbook."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from counterdesk.domain.contact import Given, NothingOwed, Outcome, TransferResult
from counterdesk.domain.message import Box
from counterdesk.services.asks.contacts import AskColleagues, AskContact
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.people import AskPeople, SavePerson
from counterdesk.ui.theme import Scheme, apply
from tests.desk import call, person, toronto

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def card(counter):
    counter.host.open("call")
    return counter.card


def chooses(card, outcome):
    card.follows.outcome.pill(outcome).click()


def names(counter, card, who="Maria"):
    """Chooses who answers from the rows that are offered."""
    counter.types(card.follows.answerer.field, who)
    counter.presses(Qt.Key.Key_Return)


def said_at(part, row):
    """Gives the sentence under a row of the card."""
    rows = part.rows if hasattr(part.rows, "_lines") and row in part.rows._lines else part.follows.rows
    return rows._lines[row].row.widget.accessibleDescription()


def view(counter):
    return counter.desk.read(AskContact(counter.saved[-1].uid))


def test_a_call_is_logged_with_number_topic_and_outcome_from_the_keyboard(counter, card):
    counter.bot.keyClicks(QApplication.focusWidget(), "519-555-0142")
    counter.presses(Qt.Key.Key_P, ALT)
    counter.presses(Qt.Key.Key_A, ALT)
    counter.presses(Qt.Key.Key_Return, CTRL)
    assert not counter.host.has_open
    row = counter.log()[0]
    assert (row.channel, row.topic, row.outcome) == ("call", "Property taxes", "answered")
    assert view(counter).number_shown == "519-555-0142"


def test_tab_walks_number_name_topic_note_outcome(counter, card):
    seen = []
    for _step in range(6):
        seen.append(QApplication.focusWidget())
        counter.presses(Qt.Key.Key_Tab)
    assert seen[0] is card.caller.number
    assert seen[1] is card.caller.name
    assert seen[2] in card.about.stops()
    assert card.note.field in seen
    after_note = seen[seen.index(card.note.field) + 1]
    assert after_note in card.follows.stops()


def test_a_card_without_an_outcome_says_so_at_the_outcome(counter, card):
    counter.types(card.note.field, "x")
    counter.host.save()
    assert "outcome" in card.follows.outcome.accessibleDescription()
    assert counter.log() == ()


def test_a_card_without_topic_and_note_says_so_at_the_note(counter, card):
    chooses(card, Outcome.ANSWERED)
    counter.host.save()
    assert "topic" in card.note.accessibleDescription()
    assert QApplication.focusWidget() is card.note.field


def test_the_sentence_goes_away_with_the_next_keystroke(counter, card):
    chooses(card, Outcome.ANSWERED)
    counter.host.save()
    counter.types(card.note.field, "y")
    assert card.note.accessibleDescription() == ""


def test_30_february_is_said_at_the_time_and_nothing_is_lost(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.ANSWERED)
    card.note.more.click()
    counter.types(card.more.happened.field, "30 feb 1000")
    counter.host.save()
    assert "no such day" in card.more.happened.problem()
    assert card.typed().happened_text == "30 feb 1000"
    assert counter.log() == ()


def test_a_time_in_the_future_is_refused_in_the_card(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.ANSWERED)
    card.note.more.click()
    counter.types(card.more.happened.field, "2026-11-24 23:00")
    counter.host.save()
    assert counter.host.has_open


def test_a_typed_time_is_when_it_happened(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.ANSWERED)
    card.note.more.click()
    counter.types(card.more.happened.field, "1:15 pm")
    counter.host.save()
    assert counter.log()[0].at == toronto("2026-11-24 13:15")


def test_a_number_of_400_digits_is_stopped_with_a_sentence(counter, card):
    QApplication.clipboard().setText("5" * 400)
    card.caller.number.setFocus()
    counter.presses(Qt.Key.Key_V, CTRL)
    assert card.caller.number.value() == ""
    assert "too long" in card.caller.rows._lines["number"].row.widget.accessibleDescription()


def test_a_megabyte_pasted_into_the_note_is_refused_and_what_was_there_stays(counter, card):
    counter.types(card.note.field, "before")
    QApplication.clipboard().setText("x" * 1_000_000)
    counter.presses(Qt.Key.Key_V, CTRL)
    assert card.typed().note == "before"
    assert "too long" in card.note.accessibleDescription()


def test_an_odd_number_gets_a_soft_line_and_is_saved_as_typed(counter, card):
    counter.types(card.caller.number, "55-01")
    card.caller.ask_now()
    card.caller.name.setFocus()
    assert any("as typed" in line for line in card.caller.hint.lines())
    counter.types(card.note.field, "x")
    chooses(card, Outcome.ANSWERED)
    counter.host.save()
    assert view(counter).caller.number == "55-01"


def test_a_number_typed_as_a_name_is_noticed_and_moved_in_one_key(counter, card):
    counter.host.open("message")
    card = counter.card
    counter.types(card.caller.name, "519-555-0123")
    assert card.caller.to_name.text() == "Move to number  Alt+V"
    assert card.caller.to_name.isVisible()
    assert not card.caller.read_back.isVisible()
    counter.presses(Qt.Key.Key_V, ALT)
    assert (card.typed().number, card.typed().name) == ("519-555-0123", "")
    assert QApplication.focusWidget() is card.caller.name
    assert not card.caller.to_name.isVisible()


@pytest.mark.parametrize("name", ["Unit 12", "7-Eleven 5195550123", "1984"])
def test_a_name_with_digits_is_a_name(counter, card, name):
    counter.types(card.caller.name, name)
    assert not card.caller.to_name.isVisible()


def test_a_number_in_the_name_beside_another_stays(counter, card):
    counter.types(card.caller.number, "519-555-0142")
    counter.types(card.caller.name, "519-555-0123")
    counter.presses(Qt.Key.Key_V, ALT)
    assert card.typed().name == "519-555-0123"


def test_a_name_typed_as_a_number_is_noticed_and_moved_in_one_key(counter, card):
    counter.bot.keyClicks(QApplication.focusWidget(), "Maria Rossi")
    assert card.caller.to_name.isVisible()
    counter.presses(Qt.Key.Key_V, ALT)
    assert (card.typed().number, card.typed().name) == ("", "Maria Rossi")
    assert QApplication.focusWidget() is card.caller.name
    assert not card.caller.to_name.isVisible()


def test_the_line_about_a_name_pushes_nothing_down(counter, card):
    before = card.follows.mapTo(card, card.follows.rect().topLeft()).y()
    counter.types(card.caller.number, "Maria Rossi")
    counter.bot.wait(30)
    assert card.caller.to_name.isVisible()
    assert card.follows.mapTo(card, card.follows.rect().topLeft()).y() <= before + 2


@pytest.mark.parametrize("number", ["519-555-0142 ext 5", "x", "karl@example.ca", "poste 12", ""])
def test_what_may_be_a_number_is_not_called_a_name(counter, card, number):
    counter.types(card.caller.number, number)
    assert not card.caller.to_name.isVisible()


def test_a_name_in_the_number_is_no_matter_once_a_name_stands_there(counter, card):
    counter.types(card.caller.number, "unknown")
    counter.types(card.caller.name, "Karl")
    assert not card.caller.to_name.isVisible()


def test_half_a_number_is_not_called_odd_while_it_is_being_typed(counter, card):
    counter.types(card.caller.number, "519-5")
    card.caller.ask_now()
    assert card.caller.hint.lines() == ()


def test_an_extension_is_shown_beside_the_number(counter, card):
    counter.types(card.caller.number, "5195550142 poste 12")
    card.caller.ask_now()
    assert "519-555-0142 ext. 12" in card.caller.hint.lines()


def test_past_contacts_appear_as_contacts_at_this_number(counter, card):
    priya = person(counter.desk, "Priya")
    for day in ("2026-11-18 10:00", "2026-11-20 11:00", "2026-11-23 12:00"):
        counter.clock.set(toronto(day))
        counter.desk.do(call(), priya)
    counter.clock.set(toronto("2026-11-24 14:05"))
    counter.types(card.caller.number, "519-555-0142")
    card.caller.ask_now()
    lines = card.caller.hint.lines()
    assert "contact at this number in 10 days" in lines[0]
    assert lines[1].startswith("Mon 23 Nov  Call")


def test_past_contacts_come_by_themselves_a_moment_after_typing(counter, card):
    counter.desk.do(call(), person(counter.desk, "Priya"))
    counter.types(card.caller.number, "519-555-0142")
    counter.bot.waitUntil(lambda: bool(card.caller.hint.lines()), timeout=2000)


def test_declined_and_not_given_exclude_each_other(counter, card):
    card.caller.number_given.declined.click()
    card.caller.number_given.not_given.click()
    assert card.typed().number_given is Given.NOT_GIVEN
    card.caller.number_given.not_given.click()
    assert card.typed().number_given is Given.GIVEN


def test_read_back_shows_the_number_large_and_the_name_letter_by_letter(counter, card):
    counter.types(card.caller.number, "519-555-0142")
    counter.types(card.caller.name, "Rossi")
    card.caller.spell.click()
    assert card.caller.read_back.words.text() == "519  555  0142      R O S S I"


def test_at_the_counter_the_number_is_shown_not_said(counter):
    counter.host.open("walk_in")
    counter.types(counter.card.caller.name, "Rossi")
    counter.card.caller.spell.click()
    assert counter.card.caller.read_back.how.isVisible()


def test_a_message_goes_to_the_person_at_the_desk_unless_somebody_else_is_named(counter, card):
    chooses(card, Outcome.MESSAGE)
    assert card.follows.answerer.field.value().startswith("Priya Nair")
    assert "I am Priya Nair" in card.tell.sentence()


def test_the_caller_hears_who_answers_and_by_when(counter, card):
    chooses(card, Outcome.MESSAGE)
    names(counter, card)
    assert card.tell.sentence() == (
        "Tell the caller:  “Maria Rossi, Tax Collector, extension 214, will get your message. "
        "You should hear by Wednesday, November 25, 4:30 p.m., even if only to say where things stand.”"
    )
    assert card.footer.due.text() == "Due Wed 25 Nov, 4:30 p.m. · 1 business day, 5.2"


def test_a_message_starts_the_deadline_it_promised(counter, card):
    counter.types(card.note.field, "Second notice for 14 Oak.")
    chooses(card, Outcome.MESSAGE)
    names(counter, card)
    counter.host.save()
    row = counter.desk.read(DueBoard()).rows[0]
    assert (row.answerer, row.due_at) == ("Maria Rossi", toronto("2026-11-25 16:30"))


def test_a_name_in_no_list_is_kept_as_typed(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.MESSAGE)
    card.follows.answerer.field.clear()
    counter.types(card.follows.answerer.field, "Pat at the arena")
    assert "Pat at the arena will get your message." in card.tell.sentence()
    counter.host.save()
    assert view(counter).message_for == "Pat at the arena"


def stranger(counter, card):
    """Somebody is named who is not in People."""
    counter.types(card.note.field, "x")
    chooses(card, Outcome.MESSAGE)
    counter.types(card.follows.answerer.field, "Bob Quigley")


def test_a_stranger_is_added_as_typed_with_enter(counter, card):
    stranger(counter, card)
    counter.presses(Qt.Key.Key_Return)
    counter.host.save()
    assert view(counter).message_for == "Bob Quigley"
    assert not any(one.name == "Bob Quigley" for one in counter.desk.read(AskPeople()).people)


def test_a_stranger_can_be_added_to_people_and_answers_by_that_entry(counter, card):
    stranger(counter, card)
    for _step in range(3):
        counter.presses(Qt.Key.Key_Down)
    counter.presses(Qt.Key.Key_Return)
    bob = person(counter.desk, "Bob")
    assert bob is not None
    assert card.typed().answerer.answerer.person_id == bob
    assert "Bob Quigley will get your message." in card.tell.sentence()
    counter.host.save()
    assert view(counter).message_for == "Bob Quigley"


def test_nobody_in_people_is_offered_to_be_added_again(counter, card):
    stranger(counter, card)
    card.follows.answerer.field.clear()
    counter.types(card.follows.answerer.field, "Maria Rossi")
    field = card.follows.answerer.field
    assert not any(option.text.startswith("Add") for option in field._offered)


def test_somebody_whom_a_colleague_added_meanwhile_is_taken(counter, card):
    stranger(counter, card)
    counter.desk.do(SavePerson(None, "Bob Quigley"), person(counter.desk, "Priya"))
    card.follows.answerer.field.add_wanted.emit("Bob Quigley")
    assert card.typed().answerer.answerer.person_id == person(counter.desk, "Bob")


def test_a_refused_addition_leaves_the_name_as_typed_and_says_why(counter, card):
    stranger(counter, card)
    card.follows.answerer.field.add_wanted.emit(" ")
    assert card.follows.answerer.field.value() == "Bob Quigley"
    assert "name" in counter.host.window().findChildren(QMessageBox)[-1].text()


def test_down_and_enter_take_sam_and_not_the_three_letters(counter, card):
    chooses(card, Outcome.MESSAGE)
    counter.types(card.follows.answerer.field, "Sam")
    counter.presses(Qt.Key.Key_Down)
    counter.presses(Qt.Key.Key_Return)
    assert card.typed().answerer.name == "Sam Okafor"


def test_somebody_away_past_the_date_is_said_to_be_away(counter, card):
    priya = person(counter.desk, "Priya")
    maria = person(counter.desk, "Maria")
    away = toronto("2026-12-03 12:00").date()
    counter.desk.do(SavePerson(maria, "Maria Rossi", "Tax Collector", "Finance", "214", "", away_until=away), priya)
    chooses(card, Outcome.MESSAGE)
    card.follows.answerer.show_colleague(counter.desk.read(AskColleagues("Maria"))[0])
    card._ask_promise()
    assert "away until Thursday, December 3" in card.tell.sentence()
    assert "away until Thu 3 Dec" in card.follows.answerer._in.text()


def test_the_whole_message_card_fits_a_maximised_window_of_1366_by_746(counter):
    for day in ("2026-11-18 10:00", "2026-11-20 11:00"):
        counter.clock.set(toronto(day))
        counter.desk.do(call(), person(counter.desk, "Priya"))
    counter.clock.set(toronto("2026-11-24 14:05"))
    counter.host.resize(748, 500)  # less than what the desk leaves for the card there
    counter.host.open("message")
    card = counter.card
    counter.types(card.caller.number, "519-555-0142")
    card.caller.ask_now()
    counter.bot.wait(60)
    assert card.caller.hint.isVisible()
    assert card.body.verticalScrollBar().maximum() == 0


def test_the_card_asks_for_the_height_of_a_sentence_that_wraps(counter, card):
    transferred(counter, card, TransferResult.VOICEMAIL)
    for _settling in range(3):  # a sentence wraps only once it has its width
        counter.bot.wait(30)
        counter.host.resize(748, counter.host.sizeHint().height())
    assert counter.host.height() == counter.host.sizeHint().height()
    assert card.body.verticalScrollBar().maximum() == 0


@pytest.fixture
def large(counter, qapp):
    """The counter with text twice as large, in the room that is left for the card."""
    apply(qapp, Scheme.LIGHT, 200)
    counter.host.resize(1340, 400)
    return counter


def test_at_200_percent_the_sentence_comes_into_view_when_it_changes(large):
    large.host.open("call")
    card = large.card
    chooses(card, Outcome.MESSAGE)
    names(large, card)
    large.bot.wait(120)
    shown = card.tell.visibleRegion().boundingRect()
    assert shown.height() >= card.tell.height() - 2
    assert not card.follows.answerer.field.visibleRegion().isEmpty()


def test_at_200_percent_head_and_date_scroll_and_come_back_with_smaller_text(large, qapp):
    large.host.open("message")
    card = large.card
    assert card.body.isAncestorOf(card.head)
    assert card.body.isAncestorOf(card.footer.left)
    apply(qapp, Scheme.LIGHT, 100)
    large.bot.wait(20)
    assert not card.body.isAncestorOf(card.head)
    assert not card.body.isAncestorOf(card.tell)
    assert card.footer.isAncestorOf(card.footer.due)


def test_told_keeps_the_date_that_was_said(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.MESSAGE)
    counter.presses(Qt.Key.Key_T, ALT)
    assert card.tell.told.isChecked()
    assert card.command().told_due_at == toronto("2026-11-25 16:30")


def test_told_looks_another_once_it_is_pressed(counter, card):
    chooses(card, Outcome.MESSAGE)
    assert card.tell.told.text() == "Told  Alt+T"
    counter.host.told()
    assert card.tell.told.text() == "✓ Told  Alt+T"
    counter.host.told()
    assert card.tell.told.text() == "Told  Alt+T"


def test_the_date_that_was_said_stays_when_the_promise_moves(counter, card):
    chooses(card, Outcome.MESSAGE)
    counter.host.told()
    card.note.more.click()
    counter.types(card.more.happened.field, "mon 1000")
    assert "Told Wed 25 Nov" in card.tell.told.text()
    assert card.typed().told_due_at == toronto("2026-11-25 16:30")
    counter.host.told()
    assert card.typed().told_due_at is None


def test_before_hours_and_year_are_confirmed_no_date_is_said(opened):
    counter = opened(confirmed=False)
    counter.host.open("message")
    assert "November" not in counter.card.tell.sentence()
    assert counter.card.footer.due.text().endswith("not to be said before the opening hours are confirmed")
    assert not counter.card.tell.told.isVisible()


@pytest.mark.parametrize(
    ("town", "due"),
    [
        ("lasalle", "Due Thu 26 Nov, 4:30 p.m. · 2 business days, Policy 1"),
        ("tecumseh", "Due Wed 25 Nov, 4:30 p.m. · 1 business day, 5.2"),
        ("kawartha_lakes", "Due Thu 26 Nov, 4:30 p.m. · 2 business days"),
        ("amherstburg", "No date in the policy"),
        ("essex", "No date in the policy"),
    ],
)
def test_every_town_says_its_own_date_for_a_call_back(opened, town, due):
    counter = opened(town)
    counter.host.open("message")
    assert counter.card.footer.due.text().startswith(due)


def test_why_this_date_passes_the_explanation_on(counter, card):
    heard = []
    counter.host.why_wanted.connect(heard.append)
    chooses(card, Outcome.MESSAGE)
    card.footer.why.click()
    assert heard[0].section == "5.2"


def test_an_answered_call_owes_nothing_and_says_nothing(counter, card):
    chooses(card, Outcome.ANSWERED)
    assert card.footer.due.text() == ""
    assert not card.tell.isVisible()
    assert not card.footer.why.isVisible()


def test_a_transfer_tells_employee_and_department_first(counter, card):
    chooses(card, Outcome.TRANSFERRED)
    counter.types(card.follows.to.field, "Maria")
    counter.presses(Qt.Key.Key_Return)
    assert "I am putting you through to Maria Rossi, Finance, extension 214." in card.tell.sentence()


def test_a_transfer_that_went_to_voicemail_becomes_a_message_for_the_same_person(counter, card):
    chooses(card, Outcome.TRANSFERRED)
    counter.types(card.follows.to.field, "Maria")
    counter.presses(Qt.Key.Key_Return)
    card.follows.result.pill(TransferResult.VOICEMAIL).click()
    assert card.follows.message_instead.isVisible()
    card.follows.message_instead.click()
    assert card.typed().outcome is Outcome.MESSAGE
    assert card.typed().answerer.name == "Maria Rossi"


def test_a_picked_up_transfer_offers_no_message(counter, card):
    chooses(card, Outcome.TRANSFERRED)
    assert not card.follows.message_instead.isVisible()
    card.follows.result.pill(TransferResult.PICKED_UP).click()
    assert not card.follows.message_instead.isVisible()


def transferred(counter, card, result=None):
    """Puts the call through to Maria, and says where it went."""
    counter.types(card.note.field, "x")
    chooses(card, Outcome.TRANSFERRED)
    counter.types(card.follows.to.field, "Maria")
    counter.presses(Qt.Key.Key_Return)
    if result is not None:
        card.follows.result.pill(result).click()


def test_a_transfer_is_not_saved_before_somebody_says_where_it_went(counter, card):
    transferred(counter, card)
    counter.host.save()
    assert counter.log() == ()
    assert "Where did it go?" in said_at(card, "result")
    assert QApplication.focusWidget() is card.follows.result.pill(TransferResult.PICKED_UP)
    counter.presses(Qt.Key.Key_Space)
    counter.host.save()
    assert counter.log()[0].outcome == "transferred"


def test_why_nothing_is_owed_is_chosen_by_a_person_and_never_by_the_card(counter, card):
    counter.types(card.note.field, "x")
    chooses(card, Outcome.NOTHING_OWED)
    counter.host.save()
    assert counter.log() == ()
    assert "Why is nothing owed?" in said_at(card, "why")


@pytest.mark.parametrize("outcome", [Outcome.TRANSFERRED, Outcome.REFERRED, Outcome.NOTHING_OWED])
def test_no_second_half_of_an_outcome_is_chosen_beforehand(counter, card, outcome):
    chooses(card, outcome)
    follows = card.follows
    assert [pills.value() for pills in (follows.result, follows.where, follows.why)] == [None, None, None]


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (TransferResult.VOICEMAIL, "Maria Rossi does not pick up, and the call went to voicemail. I can take"),
        (TransferResult.CAME_BACK, "Maria Rossi does not pick up. I can take a message"),
        (TransferResult.PICKED_UP, "I am putting you through to Maria Rossi"),
    ],
)
def test_the_sentence_follows_where_the_call_went(counter, card, result, words):
    transferred(counter, card, result)
    assert words in card.tell.sentence()


def test_a_call_that_came_back_becomes_a_message_in_one_key(counter, card):
    chooses(card, Outcome.MESSAGE)  # somebody tried that first: it stood for the person at the desk
    transferred(counter, card, TransferResult.CAME_BACK)
    assert card.follows.message_instead.text() == "Take a message  Alt+M"
    counter.presses(Qt.Key.Key_M, ALT)
    assert (card.typed().outcome, card.typed().answerer.name) == (Outcome.MESSAGE, "Maria Rossi")


def test_too_many_digits_are_refused_where_they_are_typed_and_tab_goes_on(counter, card):
    counter.bot.keyClicks(QApplication.focusWidget(), "5" * 100)
    assert "60" in said_at(card.caller, "number")
    assert QApplication.focusWidget() is card.caller.number
    counter.presses(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.caller.name


def test_nothing_owed_says_why(counter, card):
    counter.types(card.note.field, "Wanted to sell windows.")
    chooses(card, Outcome.NOTHING_OWED)
    card.follows.why.pill(NothingOwed.SALES).click()
    counter.host.save()
    assert counter.log()[0].detail == "sales"


def test_a_referred_caller_hears_which_office(counter, card):
    chooses(card, Outcome.REFERRED)
    counter.types(card.follows.office, "the County of Essex")
    assert "looked after by the County of Essex" in card.tell.sentence()


def test_what_is_sent_has_a_date_too(counter, card):
    chooses(card, Outcome.SEND)
    counter.types(card.follows.what, "the dog licence form")
    assert "It will be sent to you by Wednesday, November 25" in card.tell.sentence()


def test_f4_is_a_card_with_the_outcome_message_and_the_pads_boxes(counter):
    counter.host.open("message")
    card = counter.card
    assert card.typed().outcome is Outcome.MESSAGE
    assert card.follows.best_time.isVisible()
    card.follows.boxes.pill(Box.URGENT).click()
    counter.types(card.note.field, "x")
    counter.types(card.follows.best_time, "after 3")
    counter.host.save()
    saved = view(counter)
    assert saved.best_time == "after 3"
    assert saved.boxes == {Box.URGENT, Box.TELEPHONED}


def test_a_fresh_message_card_is_still_empty(counter):
    counter.host.open("message")
    assert counter.card.is_empty()


def test_changing_ones_mind_keeps_what_was_typed_for_the_other_outcome(counter, card):
    chooses(card, Outcome.REFERRED)
    counter.types(card.follows.office, "the County")
    chooses(card, Outcome.ANSWERED)
    chooses(card, Outcome.REFERRED)
    assert card.typed().referred_name == "the County"


def test_a_second_click_on_an_outcome_takes_it_back(counter, card):
    chooses(card, Outcome.MESSAGE)
    chooses(card, Outcome.MESSAGE)
    assert card.typed().outcome is None
    assert not card.tell.isVisible()


def test_the_optional_fields_are_folded_away_and_saved_when_used(counter, card):
    assert not card.more.isVisible()
    card.note.more.click()
    counter.types(card.more.place, "14 Oak")
    counter.types(card.more.on_behalf, "her mother")
    card.more.proof.pill("says_so").click()
    counter.types(card.note.field, "x")
    chooses(card, Outcome.ANSWERED)
    counter.host.save()
    extras = view(counter).extras
    assert (extras.place, extras.on_behalf, extras.on_behalf_proof) == ("14 Oak", "her mother", "says_so")


def test_a_card_with_optional_fields_comes_back_unfolded(counter, card):
    card.note.more.click()
    counter.types(card.more.language, "French")
    counter.host.hold()
    counter.host.return_to_oldest()
    assert counter.card.more.isVisible()
    assert counter.card.typed().language == "French"


def test_why_do_you_ask_shows_the_collection_notice_to_read_out(counter, card):
    assert card.note.notice() == ""
    card.note._why.click()
    assert card.note.notice().startswith("Your personal information is collected under the authority of")
    assert "{" not in card.note.notice()
    card.note._why.click()
    assert card.note.notice() == ""


def test_the_greeting_carries_town_and_first_name(counter, card):
    assert card.script.words.text() == "“Town of Tecumseh, Priya speaking. How may I help you?”"


def test_the_head_says_since_when_and_how_long(counter, card):
    counter.clock.forward(minutes=3)
    counter.here.ticked.emit(counter.clock())
    assert card.head.since.text() == "since 2:05 p.m. · 3 min"


@pytest.fixture
def bylaw_call(opened):
    """A call in LaSalle whose by-law topic was just clicked."""
    counter = opened("lasalle")
    counter.host.open("call")
    counter.types(counter.card.caller.name, "Karl Huebner")
    picks(counter.card, "by-law")
    return counter


def picks(card, words):
    """Chooses the topic with these words, as a click does."""
    topic = next(topic for topic in card.known.topics if words in topic.name.casefold())
    card.about.choose(topic.id, topic.name)
    card.about.chosen.emit()


def test_a_bylaw_caller_is_kept_confidential_from_the_start(bylaw_call):
    card = bylaw_call.card
    assert (card.note.keep.isVisible(), card.note.keep.isChecked()) == (True, True)
    assert card.more.isHidden()
    chooses(card, Outcome.MESSAGE)
    assert card.tell.sentence().endswith("Your name and what you say about yourself stay confidential.”")
    bylaw_call.host.save()
    assert view(bylaw_call).caller.name == ""


def test_the_clerk_may_turn_confidential_off_and_it_stays_off_on_hold(bylaw_call):
    bylaw_call.card.note.keep.click()
    assert not bylaw_call.card.typed().confidential
    bylaw_call.host.hold()
    bylaw_call.host.return_to_oldest()
    card = bylaw_call.card
    assert (card.note.keep.isVisible(), card.note.keep.isChecked()) == (True, False)
    assert not card.typed().confidential


def test_another_topic_takes_back_what_the_bylaw_topic_chose(bylaw_call):
    picks(bylaw_call.card, "water")
    assert not bylaw_call.card.note.keep.isVisible()
    assert not bylaw_call.card.typed().confidential


def test_another_topic_leaves_what_the_clerk_chose(bylaw_call):
    bylaw_call.card.note.keep.click()
    bylaw_call.card.note.keep.click()
    picks(bylaw_call.card, "water")
    assert bylaw_call.card.typed().confidential


def test_a_town_without_that_clause_keeps_nobody_confidential_by_itself(opened):
    counter = opened("essex")
    counter.host.open("call")
    card = counter.card
    picks(card, "by-law")
    assert not card.note.keep.isVisible()
    assert not card.typed().confidential


def test_more_topics_are_one_click_away_and_the_chosen_one_stays_in_view(counter, card):
    shown = len(card.about.shown())
    card.about.pills.pill("more").click()
    assert len(card.about.shown()) > shown
    last = card.about.shown()[-1]
    card.about.pills.pill(last.id).click()
    assert card.typed().topic == last.name
    assert last in card.about.shown()


def test_tally_topics_are_not_on_a_card(counter, card):
    assert all(not topic.is_tally for topic in card.about._topics)


@pytest.mark.parametrize("outcome", Outcome)
def test_every_alt_letter_of_a_card_is_used_once(counter, card, outcome):
    card.follows.outcome.pill(outcome).click()
    seen = [stop for stop in (*card.about.stops(), *card.follows.stops()) if stop.isVisible()]
    letters = [pill.shortcut().toString() for pill in seen if hasattr(pill, "shortcut")]
    found = [letter for letter in letters if letter]
    assert len(found) == len(set(found))
    assert "Alt+T" not in found


def test_every_reason_why_nothing_is_owed_has_a_letter(counter, card):
    assert all("&" in card.follows.why.pill(why).text() for why in NothingOwed)


def test_a_late_entry_shows_both_times_in_the_card(counter, card):
    card.note.more.click()
    counter.types(card.more.happened.field, "1315")
    assert card.head.since.text() == "late entry: happened Tue 24 Nov, 1:15 p.m., written 2:05 p.m."
    counter.clock.forward(minutes=2)
    counter.here.ticked.emit(counter.clock())
    assert card.head.since.text().endswith("written 2:07 p.m.")
    card.more.happened.field.clear()
    card.more.happened.changed.emit()
    assert card.head.since.text() == "since 2:05 p.m. · 2 min"


def test_a_late_entry_that_comes_back_from_hold_still_shows_both_times(counter, card):
    card.note.more.click()
    counter.types(card.more.happened.field, "1315")
    counter.host.hold()
    counter.host.return_to_oldest()
    assert counter.card.head.since.text().startswith("late entry: happened Tue 24 Nov, 1:15 p.m.")


def test_the_log_shows_both_times_of_a_late_entry(counter, card):
    picks(card, "property")
    card.note.more.click()
    counter.types(card.more.happened.field, "1340")
    chooses(card, Outcome.ANSWERED)
    counter.host.save()
    (row,) = counter.log()
    assert row.late_entry
    assert (row.at, row.entered_at) == (toronto("2026-11-24 13:40"), toronto("2026-11-24 14:05"))


def test_a_call_that_was_long_on_hold_is_no_late_entry(counter, card):
    picks(card, "property")
    chooses(card, Outcome.ANSWERED)
    counter.clock.forward(minutes=40)
    counter.host.save()
    (row,) = counter.log()
    assert not row.late_entry


def begins_another_matter(counter, kind="walk_in"):
    counter.host.open(kind)
    counter.types(counter.card.caller.number, "519-555-0142")
    counter.types(counter.card.note.field, "First matter")
    chooses(counter.card, Outcome.ANSWERED)
    counter.host.another_matter()
    return counter.card


@pytest.mark.parametrize("kind", ["walk_in", "call", "message"])
def test_another_matter_goes_straight_to_its_topic_for_the_person_is_known(counter, kind):
    card = begins_another_matter(counter, kind)
    assert QApplication.focusWidget() is card.about.stops()[0]


@pytest.mark.parametrize(("kind", "word"), [("walk_in", "Walk-in"), ("call", "Call")])
def test_another_matter_says_that_it_belongs_to_the_same_visit(counter, kind, word):
    assert begins_another_matter(counter, kind).head.title.text() == f"{word}, another matter"
    counter.host.hold()
    counter.host.return_to_oldest()
    counter.host.open(kind)
    assert counter.card.head.title.text() == word
