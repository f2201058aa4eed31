"""The whole window at the counter: logging from the keyboard, pages, the cover, and nothing that pops up."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMessageBox, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import LeaveDesk
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.here import Here
from counterdesk.ui.log import LogPage
from counterdesk.ui.shell import Page, Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, call, message, toronto
from tests.ui.desk.clerk import ALT, CTRL, NONE, SHIFT, Clerk
from tests.ui.desk.conftest import Do

SMALL = (1366, 768)


class OtherPage(QWidget):
    """A page as another part of the program brings it."""

    open_record = Signal(str, str)
    saved = Signal(object)
    print_slip = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self.here = here


class SectionsPage(OtherPage):
    """A page with sections, as the Office is."""

    section = ""

    def show_section(self, code: str, year: str = "") -> None:
        self.section = f"{code} {year}".strip()


PAGES = (
    Page("People", "page_people", OtherPage),
    Page("Calendar", "page_calendar", SectionsPage),
    Page("Incidents and complaints", "page_sealed", OtherPage),
    Page("Reports", "page_reports", OtherPage),
    Page("Office", "page_office", SectionsPage),
)


@pytest.fixture
def shell(here: Here, show: Callable[..., QWidget]) -> Shell:
    shell = Shell(here, PAGES)
    show(shell, *SMALL)
    shell.start()
    return shell


@pytest.fixture
def clerk(shell: Shell, desk: LogbookDesk, clock: Clock, qtbot: QtBot) -> Clerk:
    return Clerk(shell, desk, clock, qtbot)


def test_one_click_logs_a_walk_in_and_the_line_confirms_it(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    assert [row.topic for row in clerk.today()] == ["Dog licence"]
    assert clerk.line() == "Saved 2:07 p.m. as Priya · Walk-in, Dog licence"
    assert "1 contact · 1 answered at first contact, 1 of them one click" in clerk.reads()
    assert "1 today" in clerk.reads()


def test_one_click_opens_no_window(clerk: Clerk, shell: Shell) -> None:
    clerk.logs_walk_in("Dog licence")
    assert [window for window in QApplication.topLevelWidgets() if window.isVisible()] == [shell]


def test_ctrl_shift_z_undoes_what_was_last_saved(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert clerk.line() == "Undone 2:07 p.m. · Walk-in, Dog licence"
    assert clerk.today()[0].voided


def test_ctrl_shift_z_undoes_from_inside_a_field_too(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert clerk.today()[0].voided
    clerk.into("Note")
    clerk.logs_walk_in("Water bill")
    clerk.into("Note")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert all(row.voided for row in clerk.today())


def test_an_incident_kept_for_later_comes_back_by_undo_with_its_words(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F8)
    clerk.into("Exact words used")
    clerk.types("You will regret this.")
    clerk.clicks("Keep, finish later")
    assert clerk.line().startswith("Kept 2:07 p.m. as Priya, unfinished · 2026-0001 waits in")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert shell.cards.open_kind == "incident"
    assert shell.cards.card.typed().words_used == "You will regret this."


def test_ctrl_z_belongs_to_the_text_field(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_F, CTRL)
    clerk.types("ab")
    clerk.presses(Qt.Key.Key_Z, CTRL)
    assert not clerk.today()[0].voided


def test_a_call_is_logged_from_the_keyboard_alone(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519-555-0142")
    clerk.into("Note")
    clerk.types("Second notice for 14 Oak.")
    clerk.presses(Qt.Key.Key_A, ALT)
    clerk.presses(Qt.Key.Key_Return, CTRL)
    (row,) = clerk.today()
    assert (row.channel, row.outcome, row.number) == ("call", "answered", "519-555-0142")
    assert clerk.line().startswith("Saved 2:07 p.m. as Priya · Call")
    assert "0142" not in clerk.line()


def test_a_message_starts_its_countdown_in_the_due_column(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F4)
    clerk.types("519-555-0142")
    clerk.into("Note")
    clerk.types("Please call about the permit.")
    clerk.presses(Qt.Key.Key_Return, CTRL)
    (row,) = clerk.owed()
    assert row.due_at == toronto("2026-11-25 16:30")
    model = shell.desk.due.list.model_
    assert "10 h 23 left" in str(model.data(model.index(1)))


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        (Qt.Key.Key_F2, "walk_in"),
        (Qt.Key.Key_F3, "call"),
        (Qt.Key.Key_F4, "message"),
        (Qt.Key.Key_F5, "incoming"),
        (Qt.Key.Key_F6, "complaint"),
        (Qt.Key.Key_F8, "incident"),
    ],
)
def test_each_key_opens_its_card_and_marks_its_button(clerk: Clerk, shell: Shell, key: Qt.Key, kind: str) -> None:
    clerk.presses(key)
    assert shell.cards.open_kind == kind
    assert shell.desk.capture.cards.buttons[kind].isChecked()


def test_a_key_opens_its_card_from_any_page(clerk: Clerk, shell: Shell) -> None:
    shell.show_page("page_log")
    clerk.presses(Qt.Key.Key_F3)
    assert shell.stack.currentWidget() is shell.desk
    assert shell.cards.open_kind == "call"


def test_f7_returns_to_the_card_on_hold(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519-555-0142")
    clerk.presses(Qt.Key.Key_F9)
    assert not shell.cards.has_open
    assert "On hold" in clerk.reads()
    clerk.presses(Qt.Key.Key_F7)
    assert shell.cards.open_kind == "call"


def test_the_cards_own_reasons_open_in_the_same_window(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F4)
    clerk.into("Note")
    clerk.types("Please call.")
    clerk.clicks("Why this date?")
    dialog = shell.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    assert "1st business day" in dialog.text()
    dialog.close()


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_2, "page_log"),
        (Qt.Key.Key_3, "page_people"),
        (Qt.Key.Key_4, "page_calendar"),
        (Qt.Key.Key_5, "page_sealed"),
        (Qt.Key.Key_6, "page_reports"),
        (Qt.Key.Key_8, "page_office"),
    ],
)
def test_ctrl_and_a_number_shows_a_page_and_ctrl_1_the_desk(clerk: Clerk, shell: Shell, key: Qt.Key, page: str) -> None:
    clerk.presses(key, CTRL)
    assert shell.stack.currentWidget() is shell.page(page)
    assert shell.tabs.tab(page).isChecked()
    clerk.presses(Qt.Key.Key_1, CTRL)
    assert shell.stack.currentWidget() is shell.desk


def test_a_page_is_made_when_it_is_first_wanted_and_kept(shell: Shell) -> None:
    assert set(shell._made) == {"page_desk"}
    first = shell.page("page_people")
    assert isinstance(first, OtherPage)
    assert first.here is shell.here
    assert shell.page("page_people") is first


def test_what_a_page_saves_is_confirmed_in_the_line(clerk: Clerk, shell: Shell, clock: Clock) -> None:
    page = shell.page("page_people")
    assert isinstance(page, OtherPage)
    page.saved.emit(Done("person_added", clock.now, "people", author="Priya Nair", facts={"name": "A. Bell"}))
    assert clerk.line().startswith("Saved 2:07 p.m. as Priya")


def test_what_a_page_wants_opened_or_printed_goes_up(clerk: Clerk, shell: Shell) -> None:
    page = shell.page("page_reports")
    assert isinstance(page, OtherPage)
    page.open_record.emit("u", "contacts")
    page.print_slip.emit("u")
    assert (clerk.opened, clerk.slips) == ([("u", "contacts")], ["u"])


@pytest.mark.qt_log_ignore("does not support raise", "grabbing the keyboard")
def test_finish_setting_up_leads_to_the_calendar(clerk: Clerk, shell: Shell, here: Here) -> None:
    here.town = replace(here.town, setup_left=("confirm_hours",))
    here.town_changed.emit()
    shell.header.setup.click()
    shell.header.setup.menu_.actions()[0].trigger()
    shell.header.setup.menu_.close()
    assert shell.stack.currentWidget() is shell.page("page_calendar")


def test_ctrl_f_finds_and_enter_opens(clerk: Clerk, do: Do) -> None:
    done = do(call())
    clerk.presses(Qt.Key.Key_F, CTRL)
    clerk.types("rossi")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.opened == [(done.uid, "contacts")]


def test_more_of_the_search_is_shown_in_the_log(clerk: Clerk, shell: Shell, do: Do) -> None:
    do(call())
    clerk.presses(Qt.Key.Key_F, CTRL)
    clerk.types("rossi")
    shell.search.all_wanted.emit("rossi")
    page = shell.stack.currentWidget()
    assert isinstance(page, LogPage)
    assert page.search.value() == "rossi"
    assert len(page.table.model_.rows()) == 1
    shell.search._wait.stop()


def test_ctrl_l_hides_everything_at_once(clerk: Clerk, shell: Shell, do: Do) -> None:
    do(message())
    clerk.presses(Qt.Key.Key_L, CTRL)
    assert shell.is_hidden
    assert "Rossi" not in clerk.reads()
    assert "Town of Tecumseh" in clerk.reads()
    assert not shell.content.isVisible()


def test_the_screen_comes_back_exactly_as_it_was(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.into("Note")
    clerk.types("Half a sent")
    before = clerk.focus()
    clerk.presses(Qt.Key.Key_L, CTRL)
    clerk.presses(Qt.Key.Key_Escape)
    assert clerk.focus() is before
    clerk.types("ence")
    assert isinstance(before, QPlainTextEdit)
    assert before.toPlainText() == "Half a sentence"


def test_while_hidden_no_key_does_anything(clerk: Clerk, shell: Shell) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_L, CTRL)
    for key, held in ((Qt.Key.Key_F3, NONE), (Qt.Key.Key_Z, CTRL | SHIFT), (Qt.Key.Key_2, CTRL)):
        clerk.presses(key, held)
    clerk.presses(Qt.Key.Key_L, CTRL)
    assert not shell.is_hidden
    assert not shell.cards.has_open
    assert not clerk.today()[0].voided
    assert shell.stack.currentWidget() is shell.desk


def test_an_open_explanation_is_hidden_too(clerk: Clerk, shell: Shell, do: Do) -> None:
    do(message())
    shell.desk.due.list.setFocus()
    shell.desk.due.why()
    dialog = shell.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    shell.hide_screen()
    assert not dialog.isVisible()
    shell.show_screen()
    assert dialog.isVisible()
    dialog.close()


def test_ctrl_l_works_in_a_window_that_blocks_the_others(clerk: Clerk, shell: Shell, do: Do, qtbot: QtBot) -> None:
    do(message())
    shell.desk.due.list.setFocus()
    shell.desk.due.why()
    dialog = shell.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    qtbot.waitUntil(lambda: bool(dialog.actions()))
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_L, CTRL)
    assert shell.is_hidden
    assert not dialog.isVisible()
    shell.show_screen()
    dialog.close()


def test_closing_asks_nothing(shell: Shell) -> None:
    assert shell.close()
    assert not [window for window in QApplication.topLevelWidgets() if isinstance(window, QMessageBox)]


def test_the_title_of_the_window_names_nobody(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519-555-0142")
    assert shell.windowTitle() == "Counterdesk"


def test_a_refusal_is_said_in_the_line(clerk: Clerk, shell: Shell) -> None:
    shell.refuse(Refused("undo_too_late"))
    assert "too late" in clerk.line()


def test_when_nobody_is_here_the_line_offers_to_say_who(clerk: Clerk, shell: Shell, do: Do, here: Here) -> None:
    do(LeaveDesk())
    clerk.logs_walk_in("Dog licence")
    assert clerk.today() == ()
    assert [act.text() for act in shell.status.notice.acts()] == ["Who is here?  F12"]


def test_who_takes_over_signs_what_follows(clerk: Clerk, here: Here) -> None:
    clerk.logs_walk_in("Dog licence")
    here.comes(next(person for person in here.staff if person.name == "Tom Okafor"))
    clerk.logs_walk_in("Water bill")
    assert [row.author for row in clerk.today()] == ["Tom Okafor", "Priya Nair"]


def test_practice_is_plain_to_see(clerk: Clerk, here: Here) -> None:
    assert "PRACTICE" not in clerk.reads()
    here.town = replace(here.town, practice=True)
    here.town_changed.emit()
    assert "PRACTICE" in clerk.reads()


def test_three_columns_fit_a_small_screen(shell: Shell) -> None:
    assert (shell.width(), shell.height()) == SMALL
    assert not shell.desk.is_folded
    assert (shell.desk.capture.width(), shell.desk.due.width()) == (240, 330)
    assert shell.minimumSizeHint().width() <= SMALL[0]
    assert shell.minimumSizeHint().height() <= SMALL[1]


def test_a_wide_screen_gives_the_columns_more_room(shell: Shell) -> None:
    shell.resize(1920, 1080)
    assert shell.desk.due.width() > 400
    assert shell.desk.capture.width() > 270


def test_at_twice_the_text_size_the_columns_fold_into_tabs(shell: Shell, qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    QApplication.sendPostedEvents()
    shell.resize(*SMALL)
    tabs = shell.desk._tabs
    assert tabs is not None
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Capture", "Card", "Today", "Due"]
    assert shell.minimumSizeHint().width() <= SMALL[0]


def test_folded_an_opened_card_comes_to_the_front(shell: Shell, clerk: Clerk, qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    QApplication.sendPostedEvents()
    shell.resize(*SMALL)
    clerk.presses(Qt.Key.Key_F3)
    tabs = shell.desk._tabs
    assert tabs is not None
    assert tabs.currentWidget() is shell.cards


def test_unfolding_loses_nothing_that_was_typed(shell: Shell, clerk: Clerk, qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    QApplication.sendPostedEvents()
    shell.resize(*SMALL)
    clerk.presses(Qt.Key.Key_F3)
    clerk.into("Note")
    clerk.types("Half a sentence")
    apply(qapp, Scheme.LIGHT, 100)
    QApplication.sendPostedEvents()
    shell.resize(1400, 768)
    assert not shell.desk.is_folded
    note = next(f for f in shell.cards.findChildren(QPlainTextEdit) if f.accessibleName() == "Note")
    assert note.toPlainText() == "Half a sentence"
    assert shell.desk.capture.isVisible()
    assert shell.desk.due.isVisible()


def test_everything_can_be_heard(shell: Shell, do: Do) -> None:
    do(message())
    shell.show_page("page_log")
    controls = [*shell.findChildren(QAbstractButton), *shell.findChildren(QLineEdit)]
    silent = [c for c in controls if not (c.accessibleName() or _text(c)) and not _is_inside_a_view(c)]
    assert silent == []


def _text(control: QWidget) -> str:
    return control.text() if isinstance(control, QAbstractButton) else ""


def _is_inside_a_view(control: QWidget) -> bool:
    """The corner of a table and the like, which nobody can reach."""
    return control.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_tab_walks_through_the_window_and_comes_back(shell: Shell, clerk: Clerk) -> None:
    start = clerk.focus()
    seen = []
    for _step in range(200):
        clerk.presses(Qt.Key.Key_Tab)
        if clerk.focus() is start:
            break
        seen.append(clerk.focus())
    names = {widget.accessibleName() for widget in seen}
    assert {"Search everything", "Due", "Today’s log", "Dog licence, Walk-in, one more"} <= names


def test_every_label_is_plain_text(shell: Shell) -> None:
    shell.show_page("page_log")
    rich = [label.text() for label in shell.findChildren(QLabel) if label.textFormat() != Qt.TextFormat.PlainText]
    assert rich == []


def test_the_window_starts_where_the_next_entry_begins(shell: Shell) -> None:
    assert shell.desk.capture.cards.buttons["walk_in"].hasFocus()


def test_the_due_queue_answers_from_the_whole_window(clerk: Clerk, shell: Shell, do: Do) -> None:
    do(message())
    shell.desk.due.list.setFocus()
    clerk.presses(Qt.Key.Key_D)
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.owed() == ()
    assert clerk.line().startswith("Saved 2:07 p.m. as Priya · answer recorded")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert len(clerk.owed()) == 1


def test_a_copied_explanation_is_on_the_clipboard(clerk: Clerk, shell: Shell, do: Do) -> None:
    do(message())
    shell.desk.due.list.setFocus()
    clerk.presses(Qt.Key.Key_W)
    dialog = shell.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    dialog.copy()
    assert "Policy 5.2" in QGuiApplication.clipboard().text()
    dialog.close()


def test_the_desk_paints_in_light_and_dark(shell: Shell, qapp: QApplication, clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    light = shell.grab().toImage()
    apply(qapp, Scheme.DARK, 100)
    QApplication.sendPostedEvents(None, QEvent.Type.StyleChange)
    assert shell.grab().toImage() != light


def test_the_board_is_within_reach_of_one_click_on_every_topic(shell: Shell) -> None:
    board = shell.desk.capture.board
    for name in board.names():
        channel = Channel.CALL if name == "Wrong number, sales" else Channel.WALK_IN
        assert board.button(name, channel).visibleRegion().boundingRect().height() > 10, name


@pytest.mark.parametrize("key", ["F2", "F3", "F4"])
def test_after_saving_the_focus_is_on_the_button_of_that_kind(clerk: Clerk, shell: Shell, key: str) -> None:
    QTest.keySequence(clerk.focus(), QKeySequence(key))
    clerk.into("Note")
    clerk.types("Asked about the permit.")
    kind = shell.cards.open_kind
    if kind != "message":
        clerk.presses(Qt.Key.Key_A, ALT)
    clerk.presses(Qt.Key.Key_Return, CTRL)
    assert not shell.cards.has_open
    assert clerk.focus() is shell.desk.capture.cards.buttons[kind]


def test_after_discarding_and_holding_the_focus_is_on_the_button_too(clerk: Clerk, shell: Shell) -> None:
    for key, held in ((Qt.Key.Key_D, CTRL | SHIFT), (Qt.Key.Key_F9, NONE)):
        clerk.presses(Qt.Key.Key_F3)
        clerk.types("519-555-0142")
        clerk.presses(key, held)
        assert clerk.focus() is shell.desk.capture.cards.buttons["call"]


def test_a_card_opened_from_todays_list_gives_the_focus_back_to_it(clerk: Clerk, shell: Shell) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_T, CTRL)
    assert clerk.focus() is shell.desk.today.table
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519")
    clerk.presses(Qt.Key.Key_D, CTRL | SHIFT)
    assert clerk.focus() is shell.desk.today.table


def test_who_has_left_the_card_keeps_the_focus_when_it_is_saved(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F2)
    clerk.into("Note")
    clerk.types("Asked about the permit.")
    clerk.presses(Qt.Key.Key_A, ALT)
    clerk.presses(Qt.Key.Key_F, CTRL)
    clerk.presses(Qt.Key.Key_Return, CTRL)
    assert clerk.focus() is shell.header.search


def test_after_a_note_the_focus_is_at_the_capture_buttons(clerk: Clerk, shell: Shell) -> None:
    clerk.logs_walk_in("Water bill")
    QTest.qWait(10)
    clerk.clicks("Add a note")
    clerk.types("Large print.")
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.focus() is shell.desk.capture.cards.buttons["walk_in"]
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert not clerk.today()[0].voided


def test_ctrl_d_goes_to_the_due_list_from_anywhere_and_its_letters_work(
    clerk: Clerk, shell: Shell, desk: LogbookDesk
) -> None:
    clerk.presses(Qt.Key.Key_F4)
    clerk.into("Note")
    clerk.types("Please call.")
    clerk.presses(Qt.Key.Key_Return, CTRL)
    shell.show_page("page_log")
    clerk.presses(Qt.Key.Key_D, CTRL)
    assert clerk.focus() is shell.desk.due.list
    clerk.presses(Qt.Key.Key_C)
    assert clerk.owed()[0].claimed_by == "Priya Nair"


def test_ctrl_d_shows_the_due_tab_where_the_columns_are_folded(clerk: Clerk, shell: Shell) -> None:
    shell.resize(700, 700)
    assert shell.desk.is_folded
    clerk.presses(Qt.Key.Key_D, CTRL)
    assert clerk.focus() is shell.desk.due.list
    clerk.presses(Qt.Key.Key_T, CTRL)
    assert clerk.focus() is shell.desk.today.table


def test_what_was_found_goes_with_the_page_and_with_the_focus(clerk: Clerk, shell: Shell, qtbot: QtBot) -> None:
    clerk.logs_walk_in("Dog licence")
    for leave in (lambda: clerk.presses(Qt.Key.Key_2, CTRL), lambda: shell.tabs.tab("page_log").setFocus()):
        shell.show_page("page_desk")
        clerk.presses(Qt.Key.Key_F, CTRL)
        clerk.types("dog")
        qtbot.waitUntil(shell.search.isVisible)
        leave()
        assert not shell.search.isVisible()


def test_enter_on_words_whose_results_were_put_away_opens_the_first(clerk: Clerk, shell: Shell, qtbot: QtBot) -> None:
    clerk.logs_walk_in("Dog licence")
    clerk.presses(Qt.Key.Key_F, CTRL)
    clerk.types("dog")
    qtbot.waitUntil(shell.search.isVisible)
    clerk.presses(Qt.Key.Key_2, CTRL)
    clerk.presses(Qt.Key.Key_Return)
    assert clerk.opened == [(clerk.today()[0].uid, "contacts")]


@pytest.mark.parametrize(
    ("code", "page", "section"),
    [
        ("confirm_hours", "page_calendar", "confirm_hours"),
        ("confirm_year:2027", "page_calendar", "confirm_year 2027"),
        ("second_backup", "page_office", "second_backup"),
        ("add_people", "page_people", ""),
    ],
)
def test_what_is_left_to_set_up_is_shown_in_its_place(shell: Shell, code: str, page: str, section: str) -> None:
    shell.header.setup_wanted.emit(code)
    assert shell.stack.currentWidget() is shell.page(page)
    assert getattr(shell.page(page), "section", "") == section


def test_the_line_names_whom_somebody_tried_as_the_list_does(clerk: Clerk, shell: Shell) -> None:
    clerk.presses(Qt.Key.Key_F4)
    clerk.into("Name")
    clerk.types("Bob Cee")
    clerk.into("Note")
    clerk.types("Please call.")
    clerk.presses(Qt.Key.Key_Return, CTRL)
    clerk.presses(Qt.Key.Key_D, CTRL)
    clerk.presses(Qt.Key.Key_A)
    assert shell.desk.due.list.keep_in_view
    clerk.presses(Qt.Key.Key_N)
    assert clerk.line() == "Saved 2:07 p.m. as Priya · tried to reach, Bob Cee"
    assert not shell.desk.due.list.keep_in_view


def test_somebody_who_is_not_on_the_list_is_led_to_people(clerk: Clerk, shell: Shell) -> None:
    shell.header.who._fill()
    last = shell.header.who.menu_.actions()[-1]
    assert last.text() == "Somebody else..."
    last.trigger()
    assert shell.stack.currentWidget() is shell.page("page_people")
    assert clerk.line() == "Colleagues who work at this desk: mark them “At the desk” in People."
