"""Fixing an entry in the card it came from: what is shown, what is sent, and what is asked before anything is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import (
    Answerer,
    CallerTyped,
    Channel,
    Given,
    NothingOwed,
    Outcome,
    OutcomeDetail,
    ReferredTo,
    TransferResult,
)
from counterdesk.domain.deadline import Answered
from counterdesk.domain.message import Box, MessageTyped
from counterdesk.services.asks.contacts import AskContact, Extras
from counterdesk.services.asks.due import AnswerDeadline, DueBoard
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix
from counterdesk.services.asks.sealed import AskComplaint, LogComplaint, OpenSealed
from counterdesk.ui import theme
from counterdesk.ui.fix.window import FixWindow
from tests.desk import call, message, person, topic, toronto, uid
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

WEDNESDAY = "Wed 25 Nov, 4:30 p.m."
TUESDAY = "Tue 24 Nov, 4:30 p.m."
OWEN = MessageTyped(Answerer(text="Owen's cousin"), "after six", frozenset({Box.PLEASE_CALL, Box.TELEPHONED}))

TYPED = {
    "a call": {},
    "declined": {"caller": CallerTyped(name_given=Given.DECLINED, number_given=Given.NOT_GIVEN)},
    "a message": {"outcome": Outcome.MESSAGE, "message": OWEN},
    "a transfer": {
        "outcome": Outcome.TRANSFERRED,
        "detail": OutcomeDetail(Answerer(text="Anna"), TransferResult.CAME_BACK),
    },
    "referred": {"outcome": Outcome.REFERRED, "detail": OutcomeDetail(referred_to=ReferredTo.COUNTY)},
    "sent": {"outcome": Outcome.SEND, "detail": OutcomeDetail(sent_what="the form")},
    "nothing owed": {"outcome": Outcome.NOTHING_OWED, "detail": OutcomeDetail(nothing_owed=NothingOwed.HUNG_UP)},
    "a voicemail": {"outcome": Outcome.MESSAGE, "channel": Channel.VOICEMAIL},
    "a letter": {"outcome": Outcome.MESSAGE, "channel": Channel.LETTER},
    "confidential": {"confidential": True, "extras": Extras(on_behalf="Her mother")},
    "everything": {
        "extras": Extras("12 Elm St", "Her mother", "authorization_seen", "T-100", "Italian", "Large print"),
        "caller": CallerTyped("Maria Rossi", number="519-555-0142 ext 12", reach_at="maria@example.ca"),
        "happened_at": toronto("2026-11-24 08:40:27"),
    },
}


@pytest.mark.parametrize("name", TYPED)
def test_the_card_shows_the_entry_as_it_was_typed_and_saves_no_other(fixing, logged, name):
    window = fixing(logged(call(**TYPED[name])))
    assert not window.card.is_changed()
    window.save()
    assert window.isVisible()
    assert "Nothing is different from before" in window.card.trouble.text()


def test_what_is_typed_anew_is_saved_and_said(fixing, logged, qtbot, read):
    entry = logged(call())
    window = fixing(entry)
    window.card.note.field.set_value("Asked about the road.")
    window.card.caller.name.set_value("Mario Rossi")
    with qtbot.waitSignal(window.fixed) as said:
        window.card.footer.save.click()
    assert (said.args[0].action, said.args[0].uid) == ("entry_fixed", entry)
    view = read(AskContact(entry))
    assert (view.note, view.caller.name) == ("Asked about the road.", "Mario Rossi")
    assert not window.isVisible()


def test_the_keys_of_a_card_save_a_fix(fixing, logged, read, qtbot):
    entry = logged(call())
    window = fixing(entry)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.card.caller.name.setFocus()
    window.card.caller.name.end(False)
    QTest.keyClicks(window.card.caller.name, " jr.")
    QTest.keyClick(window.card.caller.name, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert read(AskContact(entry)).caller.name == "Maria Rossi jr."


def test_its_author_reads_until_when_it_is_free(fixing, logged, words_on):
    window = fixing(logged(call()))
    assert "You may fix it freely until 10:10 a.m." in words_on(window)
    assert not window.card.below.because.isVisibleTo(window)


def test_a_colleague_gives_a_reason_and_reads_why(fixing, logged, owen, read, words_on):
    entry = logged(call())
    window = fixing(entry)
    assert "Written Tue 24 Nov, 10:00 a.m. by Priya Nair. What was written stays beside every change" in words_on(
        window
    )
    window.card.note.field.set_value("Asked about the road.")
    window.save()
    assert "or a colleague’s. Nothing was changed." in words_on(window)
    assert window.card.note.field.value() == "Asked about the road."
    window.card.below.reason.set_value("Misheard")
    assert "or a colleague’s" not in words_on(window) or window.card.below.because.isVisibleTo(window)
    window.save()
    assert read(AskContact(entry)).note == "Asked about the road."


def test_the_button_names_who_fixes_it_and_not_who_wrote_it(fixing, logged, owen):
    window = fixing(logged(call()))
    assert window.card.footer.save.text().startswith("Save as Owen")
    assert window.card.signs.words() == ""


def test_another_time_shows_at_once_where_the_date_goes(fixing, logged, qtbot):
    window = fixing(logged(message()))
    window.card.more.happened.set_text("2026-11-23 15:00")
    window.card.more.happened.changed.emit()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert window.card.below.date.text() == f"The date moves from {WEDNESDAY} to {TUESDAY}"


def test_who_was_told_another_date_is_to_be_called(fixing, logged, qtbot):
    window = fixing(logged(message(told_due_at=toronto("2026-11-25 16:30"))))
    window.card.more.happened.set_text("2026-11-23 15:00")
    window.card.more.happened.changed.emit()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert f"The person was told {WEDNESDAY}: call and say the new one." in window.card.below.date.text()


def test_answered_after_all_says_that_no_answer_is_due(fixing, logged, qtbot):
    window = fixing(logged(message()))
    window.card.follows.outcome.pill(Outcome.ANSWERED).click()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert window.card.below.date.text() == f"No answer is due any more; it was due {WEDNESDAY}"


def test_a_call_back_after_all_says_when_it_will_be_due(fixing, logged, qtbot, read):
    window = fixing(logged(call()))
    window.card.follows.outcome.pill(Outcome.MESSAGE).click()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert window.card.below.date.text() == f"An answer will be due {WEDNESDAY}"
    window.save()
    (row,) = read(DueBoard()).rows
    assert row.answerer == "Priya Nair"


def test_a_change_that_moves_no_date_says_nothing_of_it(fixing, logged):
    window = fixing(logged(message()))
    window.card.note.field.set_value("Something else.")
    window.card.preview()
    assert not window.card.below.date.isVisible()


def test_what_is_answered_already_is_said_before_it_is_refused(fixing, logged, desk, clock, qtbot, words_on):
    entry = logged(message())
    said = AnswerDeadline(desk.read(DueBoard()).rows[0].id, clock(), "Priya Nair", Answered.PHONE)
    desk.do(said, person(desk, "Priya"))
    window = fixing(entry)
    window.card.channel.pill(Channel.EMAIL).click()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert "is answered or under way, so its date stays" in window.card.below.date.text()


def test_another_channel_keeps_what_was_typed(fixing, logged, read):
    entry = logged(call())
    window = fixing(entry)
    window.card.note.field.set_value("Asked about the road.")
    window.card.channel.pill(Channel.WALK_IN).click()
    assert window.card.note.field.value() == "Asked about the road."
    window.save()
    view = read(AskContact(entry))
    assert (view.row.channel, view.note) == ("walk_in", "Asked about the road.")


def test_another_channel_and_back_is_no_change(fixing, logged, owen):
    window = fixing(logged(call()))
    window.card.below.reason.set_value("Misheard")
    for channel in (Channel.LETTER, Channel.CALL):
        window.card.channel.pill(channel).click()
    assert window.card.below.reason.value() == "Misheard"
    window.save()
    assert "Nothing is different" in window.card.trouble.text()


def test_a_time_that_is_none_is_not_sent(fixing, logged, read):
    entry = logged(message())
    window = fixing(entry)
    window.card.more.happened.set_text("half past nowhere")
    window.save()
    assert window.isVisible()
    assert read(AskToFix(entry)).entry.happened_at == toronto("2026-11-24 10:00")


def test_a_time_to_come_is_refused_at_its_row(fixing, logged, words_on):
    window = fixing(logged(message()))
    window.card.more.happened.set_text("2027-01-04 10:00")
    window.save()
    assert window.isVisible()


def test_without_topic_and_note_the_note_is_asked_for(fixing, logged, words_on):
    window = fixing(logged(call()))
    window.card.note.field.set_value("")
    window.save()
    assert "Say what happened" in words_on(window)


def test_a_topic_that_was_chosen_stays_chosen(fixing, logged, desk):
    window = fixing(logged(call(topic_id=topic(desk, 2), note="")))
    assert window.card.about.topic_id() == topic(desk, 2)


def test_an_entry_is_none_of_its_own_past_contacts(fixing, logged):
    window = fixing(logged(call()))
    assert window.card.caller.hint.lines() == ()
    window.close()
    again = fixing(logged(call()))
    assert again.card.caller.hint.lines()[0] == "2nd contact at this number in 10 days"
    assert len(again.card.caller.hint.lines()) == 2


def test_an_old_entry_takes_nothing_from_the_count(fixing, logged, clock):
    entry = logged(call())
    clock.forward(days=20)
    logged(call(happened_at=clock()))
    window = fixing(entry)
    assert window.card.caller.hint.lines()[0] == "2nd contact at this number in 10 days"


def question() -> QMessageBox | None:
    return next(
        (one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()), None
    )


def press(words: str) -> None:
    box = question()
    next(one for one in box.findChildren(QPushButton) if one.text().replace("&", "") == words).click()


def test_leaving_without_a_change_asks_nothing(fixing, logged):
    window = fixing(logged(call()))
    window.reject()
    assert question() is None
    assert not window.isVisible()


def test_leaving_what_is_not_saved_asks_first(fixing, logged, read):
    entry = logged(call())
    window = fixing(entry)
    window.card.note.field.set_value("Asked about the road.")
    window.card.footer.discard.click()
    press("Go on")
    assert window.isVisible()
    assert window.card.note.field.value() == "Asked about the road."
    window.reject()
    press("Leave it")
    assert not window.isVisible()
    assert read(AskContact(entry)).note == call().note


def test_a_confidential_entry_that_was_opened_is_fixed_with_that_opening(fixing, logged, desk, owen, read):
    entry, opening = logged(call(confidential=True)), uid()
    desk.do(OpenSealed("contacts", entry, "Wrong number", opening), person(desk, "Owen"))
    window = fixing(entry, opening)
    assert window.card.caller.name.value() == "Maria Rossi"
    window.card.caller.name.set_value("Mario Rossi")
    window.card.below.reason.set_value("Misheard")
    window.save()
    found = read(AskToFix(entry, person(desk, "Owen"), opening)).entry
    assert found.caller == replace(call().caller, name="Mario Rossi")
    assert read(AskContact(entry)).caller.name == ""


@pytest.fixture(params=[100, 200])
def percent(request):
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)


@pytest.mark.parametrize("name", ["a call", "a message", "everything"])
def test_no_word_of_the_window_is_cut_and_every_control_has_a_name(fixing, logged, qtbot, percent, owen, name):
    window = fixing(logged(call(**TYPED[name])))
    window.resize(min(1340, 760 * percent // 100), 700)
    window.card.more.happened.set_text("2026-11-23 15:00")
    window.card.preview()
    qtbot.wait(40)
    assert cut_words(window) == []
    assert squeezed(window) == []
    assert nameless(window) == []
    assert outside(window) == []


@pytest.fixture
def complaint(desk, here, shown):
    """Opens a complaint of Priya's to be fixed by whoever is at the desk."""

    def open_(opening: bool = False, **fields: object) -> FixWindow:
        usual: dict[str, object] = {"caller": CallerTyped("Maria Rossi", number="519-555-0142"), "address": "12 Elm St"}
        command = LogComplaint(uid(), Channel.CALL, About.EMPLOYEE, "The driver shouted.", **{**usual, **fields})
        desk.do(command, person(desk, "Priya"))
        key = uid() if opening else ""
        if opening:
            desk.do(OpenSealed("complaints", command.uid, "To be answered", key), here.person.id)
        return shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id, key)), opening=key))

    return open_


def complaint_now(window, desk):
    """Gives the complaint of a window as it stands in the logbook."""
    entry, opening = window.card.found.entry.uid, uid()
    desk.do(OpenSealed("complaints", entry, "To see it", opening), person(desk, "Priya"))
    return desk.read(AskComplaint(entry, opening))


def test_a_complaint_is_fixed_in_its_own_card(complaint, desk, qtbot):
    window = complaint()
    assert not window.card.is_changed()
    window.card.fields.text.set_value("The driver swore.")
    window.card.fields.name.set_value("Mario Rossi")
    with qtbot.waitSignal(window.fixed) as said:
        window.card.footer.save.click()
    assert said.args[0].action == "complaint_fixed"
    found = complaint_now(window, desk)
    assert (found.text, found.name) == ("The driver swore.", "Mario Rossi")


def test_a_complaint_saved_as_it_was_says_that_nothing_is_different(complaint):
    window = complaint()
    window.save()
    assert "Nothing is different" in window.card.trouble.text()


def test_a_complaint_received_earlier_shows_where_its_date_goes(complaint, qtbot):
    window = complaint()
    window.card.fields.received.set_text("2026-11-20 15:00")
    window.card.fields.received.changed.emit()
    qtbot.waitUntil(lambda: window.card.below.date.isVisible())
    assert window.card.below.date.text().startswith("The date moves from ")


def test_a_colleague_fixes_a_complaint_they_opened_with_a_reason(complaint, desk, owen, words_on):
    window = complaint(opening=True)
    window.card.fields.action.set_value("An apology.")
    window.save()
    assert "or a colleague’s. Nothing was changed." in words_on(window)
    window.card.below.reason.set_value("He rang again")
    window.save()
    assert not window.isVisible()
    assert complaint_now(window, desk).action_requested == "An apology."


def test_a_complaint_without_a_text_is_not_sent(complaint, words_on):
    window = complaint()
    window.card.fields.text.set_value("")
    window.card.preview()
    window.save()
    assert window.isVisible()
    assert "Write what the complaint is about" in words_on(window)


def test_a_complaint_that_was_changed_is_not_left_unasked(complaint):
    window = complaint()
    window.card.fields.text.set_value("The driver swore.")
    window.reject()
    press("Leave it")
    assert not window.isVisible()


def test_no_word_of_a_complaint_is_cut_either(complaint, qtbot, percent, owen):
    window = complaint(opening=True)
    window.resize(min(1340, 760 * percent // 100), 700)
    qtbot.wait(40)
    assert cut_words(window) == []
    assert squeezed(window) == []
    assert nameless(window) == []


def test_a_complaint_that_is_sealed_already_says_so(complaint, owen):
    sealed = complaint(opening=True).card.fields._sealed
    assert sealed.text() == "Sealed: lists show only its number, department and due date."


def test_one_that_becomes_a_complaint_about_an_employee_is_sealed_when_it_is_saved(desk, here, shown):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")
    desk.do(command, person(desk, "Priya"))
    window = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id))))
    assert window.card.fields._sealed.text().startswith("Who complains is sealed: ")
    window.card.fields.about.pill(About.EMPLOYEE).click()
    assert window.card.fields._sealed.text().startswith("Sealed when it is saved: ")
