"""One entry whole: what was typed, what is owed, its history; notes are added and a void keeps the row."""

from counterdesk.domain.contact import CallerTyped
from counterdesk.domain.message import MessageState
from counterdesk.services.asks.contacts import AskContact, MarkMessage
from counterdesk.ui.pages.record import RecordView
from tests.desk import call, message, person


def view_of(here, qtbot, command, desk):
    done = desk.do(command, person(desk, "Priya"))
    view = RecordView(here, done.uid)
    qtbot.addWidget(view)
    return view, done


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
    assert view.why_button.isVisibleTo(view)
    assert view.slip_button.isVisibleTo(view)


def test_why_and_slip_are_asked_of_whoever_opened_the_window(here, qtbot, desk_and_clock):
    view, done = view_of(here, qtbot, message(), desk_and_clock[0])
    with qtbot.waitSignal(view.why_wanted):
        view.why_button.click()
    with qtbot.waitSignal(view.slip_wanted) as wanted:
        view.slip_button.click()
    assert wanted.args == [done.uid]


def test_a_note_added_later_is_shown_with_its_history(here, qtbot, desk_and_clock, answer_form, words_on):
    view, _done = view_of(here, qtbot, call(note="Asked about leaves."), desk_and_clock[0])
    view.note_button.click()
    answer_form(view, Note="Called again at noon.")
    assert "Called again at noon." in words_on(view)
    assert "note added" in words_on(view)


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
