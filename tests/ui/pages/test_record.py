"""One entry whole: what was typed, what is owed, its history; notes are added and a void keeps the row."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.domain.contact import CallerTyped
from counterdesk.domain.deadline import Answered
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.contacts import AskContact, MarkMessage
from counterdesk.services.asks.due import AnswerDeadline, DueBoard
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.pages.record import RecordView
from tests.desk import call, message, person, toronto


def view_of(here, qtbot, command, desk):
    done = desk.do(command, person(desk, "Priya"))
    view = RecordView(here, done.uid)
    qtbot.addWidget(view)
    return view, done


def press_in(view, words):
    """Gives the button with these words that stands in the window."""
    buttons = [found for found in view.findChildren(Button) if found.isVisibleTo(view)]
    return next(found for found in buttons if found.accessibleName() == words)


def answer(desk_and_clock, uid):
    desk, clock = desk_and_clock
    (deadline,) = desk.read(AskContact(uid)).deadline_ids
    desk.do(AnswerDeadline(deadline, clock(), "Priya Nair", Answered.PHONE), person(desk, "Priya"))


def test_the_entry_shows_what_was_typed_and_by_whom(here, qtbot, desk_and_clock, words_on):
    view, _done = view_of(here, qtbot, call(note="Asked about leaves."), desk_and_clock[0])
    words = words_on(view)
    assert "Asked about leaves." in words
    assert "519-555-0142" in words
    assert "Priya Nair" in words


def test_a_declined_name_reads_declined(here, qtbot, desk_and_clock, words_on):
    caller = CallerTyped(name_given="declined", number_given="not_given")
    view, _done = view_of(here, qtbot, call(caller=caller), desk_and_clock[0])
    assert "declined" in words_on(view)
    assert "not given" in words_on(view)


def test_a_message_shows_its_due_date_with_the_policy_section(here, qtbot, desk_and_clock, words_on):
    view, _done = view_of(here, qtbot, message(), desk_and_clock[0])
    assert "Wed 25 Nov, 4:30 p.m." in words_on(view)
    assert "Policy 5.2" in words_on(view)
    assert press_in(view, "Why this date?").isVisibleTo(view)
    assert view.slip_button.isVisibleTo(view)


def test_why_and_slip_are_asked_of_whoever_opened_the_window(here, qtbot, desk_and_clock):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    with qtbot.waitSignal(view.why_wanted):
        press_in(view, "Why this date?").click()
    with qtbot.waitSignal(view.slip_wanted) as wanted:
        view.slip_button.click()
    assert wanted.args == [done.uid]


def test_a_note_added_later_is_shown_with_its_history(here, qtbot, desk_and_clock, answer_form, words_on):
    view, _done = view_of(here, qtbot, call(note="Asked about leaves."), desk_and_clock[0])
    view.note_button.click()
    answer_form(view, Note="Called again at noon.")
    assert "Called again at noon." in words_on(view)
    assert "note added" in words_on(view)


def test_a_voided_entry_says_when_by_whom_and_why(here, qtbot, desk_and_clock, answer_form, words_on):
    view, _done = view_of(here, qtbot, call(), desk_and_clock[0])
    view.void_button.click()
    answer_form(view, Reason="Entered twice")
    assert "Voided\nTue 24 Nov, 10:00 a.m., Priya Nair: Entered twice" in words_on(view)


def test_the_date_that_the_person_was_told_stands_in_the_entry(here, qtbot, desk_and_clock, words_on):
    told = toronto("2026-11-25 16:30")
    view, _done = view_of(here, qtbot, message(told_due_at=told), desk_and_clock[0])
    assert "Told to the person\nWed 25 Nov, 4:30 p.m." in words_on(view)


def test_a_void_needs_its_reason_and_keeps_the_entry(here, qtbot, desk_and_clock, answer_form, read):
    view, done = view_of(here, qtbot, call(), desk_and_clock[0])
    view.void_button.click()
    answer_form(view, Reason="Logged twice")
    assert read(here, AskContact(done.uid)).row.voided
    assert not view.void_button.isVisibleTo(view)


def test_a_confidential_person_is_shown_only_after_a_reason(here, qtbot, desk_and_clock, answer_form, words_on):
    view, _done = view_of(here, qtbot, message(confidential=True), desk_and_clock[0])
    assert "Maria Rossi" not in words_on(view)
    view.open_button.click()
    answer_form(view, Why="The By-law Officer must call back")
    assert "Maria Rossi" in words_on(view)
    assert not view.open_button.isVisibleTo(view)


def test_without_a_reason_a_confidential_person_stays_hidden(here, qtbot, desk_and_clock, answer_form, words_on):
    view, _done = view_of(here, qtbot, message(confidential=True), desk_and_clock[0])
    view.open_button.click()
    form = answer_form(view, Why="")
    assert form.problem()
    assert "Maria Rossi" not in words_on(view)


def test_the_slip_of_an_opened_entry_names_the_person_to_call(here, qtbot, desk_and_clock, answer_form):
    view, _done = view_of(here, qtbot, message(confidential=True), desk_and_clock[0])
    view.open_button.click()
    answer_form(view, Why="The By-law Officer must call back")
    with qtbot.waitSignal(view.paper_wanted) as wanted:
        view.slip_button.click()
    assert wanted.args[0] == "slip"
    assert wanted.args[1].caller.name == "Maria Rossi"


def test_an_ordinary_entry_has_nothing_to_open(here, qtbot, desk_and_clock):
    view, _done = view_of(here, qtbot, call(), desk_and_clock[0])
    assert not view.open_button.isVisibleTo(view)


def test_the_history_speaks_the_counters_words(here, qtbot, desk_and_clock, answer_form, words_on):
    desk, _clock = desk_and_clock
    view, done = view_of(here, qtbot, message(note="Asked about leaves."), desk)
    desk.do(MarkMessage(done.uid, MessageState.READ), person(desk, "Priya"))
    view.note_button.click()
    answer_form(view, Note="Called again at noon.")
    words = words_on(view)
    assert "_" not in words
    assert "note: was “Asked about leaves.”" in words


def test_the_stages_stand_first_with_the_next_one_and_its_reason(here, qtbot, desk_and_clock, words_on):
    view, _done = view_of(here, qtbot, message(), desk_and_clock[0])
    words = words_on(view)
    assert "Answer, Telephone call\nNext due: this entry has no other date open" in words
    assert "due Wed 25 Nov, 4:30 p.m. · Policy 5.2, must" in words


def test_an_answered_entry_shows_its_verdict_when_how_and_by_whom(here, qtbot, desk_and_clock, words_on):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    answer(desk_and_clock, done.uid)
    view._ask()
    assert "Met: Tue 24 Nov, 10:00 a.m., by phone, Priya Nair" in words_on(view)


def test_an_open_entry_offers_neither_to_open_it_again_nor_an_error(here, qtbot, desk_and_clock):
    view, _done = view_of(here, qtbot, message(), desk_and_clock[0])
    names = {button.accessibleName() for button in view.stages.findChildren(Button) if button.isVisibleTo(view)}
    assert names == {"Why this date?"}


def test_opened_again_a_new_deadline_stands_beside_the_old_result(here, qtbot, desk_and_clock, read, words_on):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    answer(desk_and_clock, done.uid)
    view._ask()
    press_in(view, "Open again").click()
    view.stages.reopen.reason.set_value("The cheque never came.")
    with qtbot.waitSignal(view.saved) as saved:  # the line at the bottom of the window hears of it, too
        view.stages.reopen.confirm()
    assert saved.args[0].action == "deadline_reopened"
    words = words_on(view)
    assert "Met: Tue 24 Nov" in words
    assert "Next due" in words
    assert "opened again: The cheque never came." in words
    assert "opened again, due Wed 25 Nov, 4:30 p.m." in view.stages.said.text()
    assert len(read(here, DueBoard()).rows) == 1


def test_recorded_in_error_restores_the_old_deadline(here, qtbot, desk_and_clock, read, words_on):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    answer(desk_and_clock, done.uid)
    view._ask()
    press_in(view, "Recorded in error").click()
    view.stages.error.confirm()
    assert "needs a reason" in view.stages.error.trouble.text()
    view.stages.error.reason.set_value("It was another Rossi.")
    view.stages.error.confirm()
    assert "Met:" not in words_on(view)
    assert "recorded in error: It was another Rossi." in words_on(view)
    (row,) = read(here, DueBoard()).rows
    assert not row.reopens


def test_esc_leaves_a_reason_unsaid(here, qtbot, desk_and_clock, read):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    answer(desk_and_clock, done.uid)
    view._ask()
    press_in(view, "Open again").click()
    assert view.stages.reopen.isVisibleTo(view)
    view.stages.reopen.left.emit()
    assert not view.stages.reopen.isVisibleTo(view)
    assert read(here, DueBoard()).rows == ()


def test_an_entry_that_owes_nothing_has_no_stages(here, qtbot, desk_and_clock):
    view, _done = view_of(here, qtbot, call(), desk_and_clock[0])
    assert not view.stages.isVisibleTo(view)


def fix_in(view):
    """Presses Fix and gives the window that opens."""
    view.fix_button.click()
    return view.findChild(FixWindow)


def test_an_entry_is_fixed_from_its_own_window_and_shown_as_it_is_now(here, qtbot, desk_and_clock, words_on):
    view, done = view_of(here, qtbot, call(note="Asked about leaves."), desk_and_clock[0])
    window = fix_in(view)
    window.card.note.field.set_value("Asked about leaf bags.")
    with qtbot.waitSignal(view.saved) as said:
        window.save()
    assert (said.args[0].action, said.args[0].uid) == ("entry_fixed", done.uid)
    assert "Asked about leaf bags." in words_on(view)
    assert "note: was “Asked about leaves.”, now “Asked about leaf bags.”" in words_on(view)


def test_the_key_that_undoes_works_in_the_window_of_an_entry_too(here, qtbot, desk_and_clock):
    view, _done = view_of(here, qtbot, call(), desk_and_clock[0])
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    with qtbot.waitSignal(view.undo_wanted):
        QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)


def test_a_fix_that_is_held_for_the_counter_leaves_the_desk_free(here, qtbot, desk_and_clock):
    view, _done = view_of(here, qtbot, call(note="Asked about leaves."), desk_and_clock[0])
    window = fix_in(view)
    window.card.note.field.set_value("Asked about leaf bags.")
    window.put_aside()
    assert not view.isVisible()
    view.show()
    assert fix_in(view).card.note.field.value() == "Asked about leaf bags."


def test_a_later_fix_stands_beside_what_was_written(here, qtbot, desk_and_clock, words_on):
    desk, clock = desk_and_clock
    view, _done = view_of(here, qtbot, call(note="Asked about leaves."), desk)
    clock.forward(minutes=30)
    window = fix_in(view)
    window.card.note.field.set_value("Asked about leaf bags.")
    window.card.below.reason.set_value("misheard")
    window.save()
    assert "was “Asked about leaves.” until Tue 24 Nov, 10:30 a.m., Priya Nair: misheard" in words_on(view)


def test_a_fixed_time_shows_the_new_date_and_the_one_before(here, qtbot, desk_and_clock, words_on):
    view, _done = view_of(here, qtbot, message(), desk_and_clock[0])
    window = fix_in(view)
    window.card.more.happened.set_text("2026-11-23 15:00")
    window.save()
    words = words_on(view)
    assert "due Tue 24 Nov, 4:30 p.m. · Policy 5.2, must" in words
    assert "first due Wed 25 Nov, 4:30 p.m., moved: the entry was fixed" in words
    assert "due: was “Wed 25 Nov, 4:30 p.m.”, now “Tue 24 Nov, 4:30 p.m.”" in words


def test_a_voided_entry_is_not_fixed(here, qtbot, desk_and_clock, answer_form):
    view, _done = view_of(here, qtbot, call(), desk_and_clock[0])
    view.void_button.click()
    answer_form(view, Reason="Logged twice")
    assert not view.fix_button.isVisibleTo(view)


def test_somebody_confidential_is_fixed_at_once_by_the_author_and_later_once_opened(
    here, qtbot, desk_and_clock, answer_form
):
    desk, clock = desk_and_clock
    view, _done = view_of(here, qtbot, message(confidential=True), desk)
    assert view.fix_button.isVisibleTo(view)
    clock.forward(minutes=11)
    view._ask()
    assert not view.fix_button.isVisibleTo(view)
    view.open_button.click()
    answer_form(view, Why="The By-law Officer must call back")
    window = fix_in(view)
    assert window.card.caller.name.value() == "Maria Rossi"


def test_a_fix_of_a_confidential_name_is_shown_to_whoever_opened_it(here, qtbot, desk_and_clock, answer_form, words_on):
    desk, _clock = desk_and_clock
    view, done = view_of(here, qtbot, message(confidential=True), desk)
    window = fix_in(view)
    window.card.caller.name.set_value("Mario Rossi")
    window.save()
    assert "Rossi" not in words_on(view)
    view.open_button.click()
    answer_form(view, Why="The By-law Officer must call back")
    assert "name: was “Maria Rossi”, now “Mario Rossi”" in words_on(view)
    assert done.uid
