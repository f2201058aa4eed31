"""Nobody opens, voids or adds to a record under a colleague's name after lunch: the form asks who sits here first."""

import pytest
from PySide6.QtCore import Qt

from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.calendar import TOWN, AskCalendar
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.due import AnswerDeadline, DueBoard
from counterdesk.services.asks.people import AskPeople, LeaveDesk
from counterdesk.services.asks.town import AskTown
from counterdesk.store.engine import Logbook
from counterdesk.store.journal import lines_after
from counterdesk.ui.office.answers import Answers
from counterdesk.ui.office.counter import Counter
from counterdesk.ui.office.logbook import Logbook as LogbookSection
from counterdesk.ui.pages.people import PeoplePage
from counterdesk.ui.pages.record import RecordView
from counterdesk.ui.pages.sealed import SealedPage
from tests.desk import call, message, person
from tests.ui.pages.test_calendar import close_now
from tests.ui.pages.test_calendar import page_of as calendar_of
from tests.ui.pages.test_record import press_in
from tests.ui.pages.test_sealed import complain, happen


@pytest.fixture
def desk(desk_and_clock):
    return desk_and_clock[0]


@pytest.fixture
def record(here, qtbot, desk):
    """Gives the window of an entry that Priya wrote."""
    views = []

    def show(command):
        view = RecordView(here, desk.do(command, person(desk, "Priya")).uid)
        qtbot.addWidget(view)
        views.append(view)
        return view

    return show


@pytest.fixture
def page(here, qtbot):
    page = SealedPage(here)
    qtbot.addWidget(page)
    return page


def owen(line):
    """Presses the button of the colleague who sits there by now."""
    next(one for one in line.buttons if one.text().startswith("Owen")).click()


def deeds(desk, uid):
    """Gives who did what to an entry since it was written."""
    return [(line.who, line.action) for line in desk.read(AskContact(uid)).history if line.action != "call_logged"]


def test_a_confidential_person_is_shown_under_the_name_of_whoever_asks(record, here, desk, send_form, words_on):
    view = record(message(confidential=True))
    here.presence.doubt()
    view.open_button.click()
    form = send_form(view, Why="The By-law Officer must call back")
    assert deeds(desk, view._uid) == []
    assert "Maria Rossi" not in words_on(view)
    owen(form.still)
    assert deeds(desk, view._uid) == [("Owen Gallagher", "sealed_opened")]
    assert "Maria Rossi" in words_on(view)


def test_an_entry_is_voided_under_the_name_of_whoever_does_it(record, here, desk, send_form):
    view = record(call())
    here.presence.doubt()
    view.void_button.click()
    form = send_form(view, Reason="Logged twice")
    assert not desk.read(AskContact(view._uid)).row.voided
    owen(form.still)
    assert desk.read(AskContact(view._uid)).row.voided
    assert "Owen Gallagher" in {line.who for line in desk.read(AskContact(view._uid)).history}


def test_a_note_to_an_entry_is_signed_by_whoever_wrote_it(record, here, desk, send_form):
    view = record(call(note="one"))
    here.presence.doubt()
    view.note_button.click()
    form = send_form(view, Note="Called again at noon.")
    assert desk.read(AskContact(view._uid)).note == "one"
    owen(form.still)
    assert ("Owen Gallagher", "note_added") in deeds(desk, view._uid)


def opens_again(view, desk, clock):
    """Lets an answered entry stand in its window, with the reason typed that opens it again."""
    (deadline,) = desk.read(AskContact(view._uid)).deadline_ids
    desk.do(AnswerDeadline(deadline, clock(), "Priya Nair", Answered.PHONE), person(desk, "Priya"))
    view._ask()
    press_in(view, "Open again").click()
    view.stages.reopen.reason.set_value("The cheque never came.")


def stands_in_front(view, qtbot):
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.stages.reopen.reason.setFocus()


def asked(record, here, desk_and_clock, qtbot):
    """Opens a matter again in the window of its entry, where it is not sure who sits there."""
    view = record(message())
    opens_again(view, *desk_and_clock)
    stands_in_front(view, qtbot)
    here.presence.doubt()
    view.stages.reopen.confirm()
    return view


def test_what_is_done_in_the_window_of_an_entry_asks_in_that_window(record, here, desk_and_clock, qtbot):
    desk, _clock = desk_and_clock
    view = asked(record, here, desk_and_clock, qtbot)
    assert desk.read(DueBoard()).rows == ()
    assert view.still.yes.hasFocus()
    owen(view.still)
    assert len(desk.read(DueBoard()).rows) == 1
    assert not view.still.isVisible()


def test_esc_leaves_the_question_and_nothing_is_done_later(record, here, desk_and_clock, qtbot):
    desk, _clock = desk_and_clock
    view = asked(record, here, desk_and_clock, qtbot)
    qtbot.keyClick(view.still.yes, Qt.Key.Key_Escape)
    here.presence.settle()
    assert desk.read(DueBoard()).rows == ()
    assert view.focusWidget() is view.stages.reopen.reason


def test_with_nobody_named_the_line_of_a_stage_says_so(record, here, desk_and_clock):
    desk, clock = desk_and_clock
    view = record(message())
    opens_again(view, desk, clock)
    here.lanes.do(LeaveDesk())
    here.presence.doubt()
    view.stages.reopen.confirm()
    assert "press F12" in view.stages.reopen.trouble.text()
    here.comes(here.staff[0])
    assert desk.read(DueBoard()).rows == ()


def test_an_entry_closed_while_it_asks_does_nothing_later(record, here, desk_and_clock, qtbot):
    desk, _clock = desk_and_clock
    view = asked(record, here, desk_and_clock, qtbot)
    view.accept()
    here.presence.settle()
    assert desk.read(DueBoard()).rows == ()


def test_a_complaint_is_opened_under_the_name_of_whoever_asks(page, here, desk, send_form, words_on):
    complain(desk)
    page._ask()
    here.presence.doubt()
    page.open_row(page.list.model_.rows()[0])
    form = send_form(page, Why="The clerk reviews it")
    assert "Walter Pike" not in words_on(page.opened)
    owen(form.still)
    assert "Walter Pike" in words_on(page.opened)


def test_an_own_incident_is_not_shown_before_its_author_says_that_it_is_them(page, here, desk_and_clock, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page._ask()
    here.presence.doubt()
    page.open_row(page.list.model_.rows()[0])
    assert "sorry" not in words_on(page.opened)
    here.presence.settle()
    assert "You'll be sorry." in words_on(page.opened)


def test_somebody_else_is_asked_why_before_an_incident_is_shown(page, here, desk_and_clock, send_form, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page._ask()
    here.presence.doubt()
    page.open_row(page.list.model_.rows()[0])
    here.comes(next(one for one in here.staff if one.first_name == "Owen"))
    assert "sorry" not in words_on(page.opened)
    send_form(page, Why="Supervisor's review")
    assert "You'll be sorry." in words_on(page.opened)


def test_an_addendum_is_signed_by_whoever_wrote_it(page, here, desk_and_clock, send_form, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page._ask()
    page.open_row(page.list.model_.rows()[0])
    page.opened.add_button.click()
    here.presence.doubt()
    owen(send_form(page, Addendum="The caller rang again at noon.").still)
    send_form(page, Why="Supervisor's review")  # nobody but its author sees it without
    assert "a.m., Owen Gallagher\nThe caller rang again at noon." in words_on(page.opened)


def test_a_person_is_added_by_whoever_sits_there_now(here, qtbot, desk, send_form):
    people = PeoplePage(here)
    qtbot.addWidget(people)
    here.presence.doubt()
    people.add_person_button.click()
    form = send_form(people, Name="Maria Rossi")
    assert "Maria Rossi" not in {one.name for one in desk.read(AskPeople()).people}
    owen(form.still)
    assert "Maria Rossi" in {one.name for one in desk.read(AskPeople()).people}
    assert here.person.name == "Owen Gallagher"


def test_with_nobody_named_a_first_person_can_still_be_added(here, qtbot, desk, send_form):
    people = PeoplePage(here)
    qtbot.addWidget(people)
    here.lanes.do(LeaveDesk())
    here.presence.doubt()
    people.add_person_button.click()
    send_form(people, Name="Maria Rossi")
    assert "Maria Rossi" in {one.name for one in desk.read(AskPeople()).people}


@pytest.fixture
def calendar(here, qtbot):
    return calendar_of(here, qtbot)


def closed_days(desk):
    return [row.name for row in desk.read(AskCalendar(2026, TOWN)).rows if row.name == "Snow"]


def test_the_counter_is_closed_by_whoever_sits_there_now(calendar, here, desk):
    here.presence.doubt()
    form = close_now(calendar)
    assert closed_days(desk) == []
    owen(form.still)
    assert closed_days(desk) == ["Snow"]


def moves(calendar, desk, here):
    """Looks at what a closing would move, comes back from lunch, and makes it."""
    desk.do(message(), person(desk, "Priya"))
    close_now(calendar, until="2026-11-25")
    assert closed_days(desk) == []
    here.presence.doubt()
    calendar.change.apply_button.click()


def test_what_a_closing_moves_is_moved_by_whoever_sits_there_now(calendar, here, desk):
    moves(calendar, desk, here)
    assert closed_days(desk) == []
    here.presence.settle()
    assert set(closed_days(desk)) == {"Snow"}


def test_a_change_that_was_left_while_it_asks_is_not_made_later(calendar, here, desk):
    moves(calendar, desk, here)
    calendar.change.leave()
    here.presence.settle()
    assert closed_days(desk) == []


@pytest.fixture
def settings(desk, tmp_path):
    """Gives the town's settings as they are kept, and who set any of them."""

    class Settings:
        def __getitem__(self, name):
            return desk.read(AskTown()).settings[name]

        def signers(self):
            book = Logbook.open_reader(tmp_path / "logbook.db")
            with book.read() as session:
                lines = [line for line in lines_after(session, before) if line.action == "setting_set"]
            book.close()
            return {line.who for line in lines}

    book = Logbook.open_reader(tmp_path / "logbook.db")
    with book.read() as session:
        before = max(line.seq for line in lines_after(session, 0))
    book.close()
    return Settings()


@pytest.fixture
def answers(here, qtbot):
    answers = Answers(here)
    qtbot.addWidget(answers)
    return answers


def comes_back_as_owen(here):
    here.comes(next(one for one in here.staff if one.first_name == "Owen"))


def test_a_town_setting_is_chosen_by_whoever_sits_there_now(answers, here, desk, settings):
    here.presence.doubt()
    answers.pills["remind_minutes"].pill("30").click()
    assert settings["remind_minutes"] != "30"
    comes_back_as_owen(here)
    assert settings["remind_minutes"] == "30"
    assert settings.signers() == {person(desk, "Owen")}


def test_a_setting_shows_what_is_kept_while_it_asks_who_chose_it(answers, here, settings):
    kept = settings["remind_minutes"]
    here.presence.doubt()
    answers.pills["remind_minutes"].pill("30").click()
    assert answers.pills["remind_minutes"].value() == kept
    here.presence.never_mind()
    here.presence.settle()
    assert (answers.pills["remind_minutes"].value(), settings["remind_minutes"]) == (kept, kept)


def test_the_counter_is_saved_whole_by_whoever_sits_there_now(here, qtbot, desk, settings):
    counter = Counter(here)
    qtbot.addWidget(counter)
    here.presence.doubt()
    counter.name.set_value("Libro Centre")
    counter.help_numbers.set_value("Supervisor: ext. 214")
    counter.save_button.click()
    assert settings["counter"] != "Libro Centre"
    comes_back_as_owen(here)
    assert (settings["counter"], settings["help_numbers"]) == ("Libro Centre", "Supervisor: ext. 214")
    assert settings.signers() == {person(desk, "Owen")}


def test_what_was_typed_about_the_counter_stays_while_it_asks(here, qtbot):
    counter = Counter(here)
    qtbot.addWidget(counter)
    here.presence.doubt()
    counter.name.set_value("Libro Centre")
    counter.save_button.click()
    here.presence.never_mind()
    assert counter.name.value() == "Libro Centre"


def test_the_second_backup_is_set_by_whoever_sits_there_now(here, qtbot, tmp_path, settings):
    logbook = LogbookSection(here)
    qtbot.addWidget(logbook)
    here.presence.doubt()
    logbook.folder.set_value(str(tmp_path))
    logbook.save_button.click()
    assert settings["second_backup"] == ""
    here.presence.settle()
    assert settings["second_backup"] == str(tmp_path)


def test_with_nobody_named_a_setting_can_still_be_chosen(answers, here, settings):
    here.lanes.do(LeaveDesk())
    here.presence.doubt()
    answers.pills["remind_minutes"].pill("30").click()
    assert (answers.pills["remind_minutes"].value(), settings["remind_minutes"]) == ("30", "30")
