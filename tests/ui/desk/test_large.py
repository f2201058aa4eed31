"""The window with text twice as large on a small screen: what is open is found again, and no list is squeezed away."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from counterdesk.ui.kit.pagestack import PageRoom
from counterdesk.ui.shell import Page, Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, message
from tests.ui.desk.clerk import CTRL, Clerk
from tests.ui.desk.conftest import Do

LAID_OUT_MS = 60


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply(qapp, Scheme.DARK, 200)
    yield
    apply(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def clerk(
    large: None, here: Here, desk: LogbookDesk, clock: Clock, qtbot: QtBot, show: Callable[..., QWidget]
) -> Clerk:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    QTest.qWait(LAID_OUT_MS)
    return Clerk(shell, desk, clock, qtbot)


def front(clerk: Clerk) -> str:
    """Gives the title of the tab in front."""
    tabs = clerk.shell.desk._tabs
    return tabs.tabText(tabs.currentIndex()) if tabs is not None else ""


def calls(clerk: Clerk, number: str) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types(number)


def test_the_words_before_a_caller_waits_are_in_view(clerk: Clerk) -> None:
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    idle = clerk.shell.cards._place.idle
    assert idle.words()
    assert idle.isVisible()
    assert front(clerk) == "Card"
    calls(clerk, "5195550177")
    assert front(clerk).startswith("Card")


def test_the_quiet_page_says_every_key_under_the_words_to_a_caller(clerk: Clerk) -> None:
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    QTest.qWait(LAID_OUT_MS)
    idle = clerk.shell.cards._place.idle
    assert idle.words()
    assert idle.keys.whole_lines() == 6


def test_in_a_low_window_the_quiet_page_names_the_key_to_all_keys(clerk: Clerk) -> None:
    clerk.shell.resize(1366, 580)
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    QTest.qWait(LAID_OUT_MS)
    assert clerk.shell.cards._place.idle.keys.shown_lines()[-1].key == "Ctrl+?"


def test_the_quiet_page_says_where_the_board_is_in_tabs_and_in_columns(clerk: Clerk, qapp: QApplication) -> None:
    clerk.shell.desk.show_card()
    assert "one click in the tab Capture" in clerk.reads()
    apply(qapp, Scheme.LIGHT, 100)
    QTest.qWait(2 * LAID_OUT_MS)
    assert "one click in the column on the left" in clerk.reads()
    apply(qapp, Scheme.LIGHT, 200)
    QTest.qWait(2 * LAID_OUT_MS)
    clerk.shell.desk.show_card()
    assert "one click in the tab Capture" in clerk.reads()


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_D])
def test_f7_shows_the_open_card_again_that_a_list_hides(clerk: Clerk, key: Qt.Key) -> None:
    calls(clerk, "5195550142")
    before = QApplication.focusWidget()
    clerk.presses(key, CTRL)
    assert not clerk.shell.cards.isVisible()
    assert "Card ●  F7" in [clerk.shell.desk._tabs.tabText(place) for place in range(4)]
    clerk.presses(Qt.Key.Key_F7)
    assert clerk.shell.cards.isVisible()
    assert QApplication.focusWidget() is before
    assert clerk.shell.cards.parked == ()


def test_f7_over_the_card_in_view_takes_up_the_oldest_as_always(clerk: Clerk) -> None:
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    calls(clerk, "5195550177")
    clerk.presses(Qt.Key.Key_F7)
    assert [card.number for card in clerk.shell.cards.parked] == ["519-555-0177"]


def test_the_tab_says_so_only_while_a_card_is_open(clerk: Clerk) -> None:
    calls(clerk, "5195550142")
    assert front(clerk) == "Card ●  F7"
    clerk.presses(Qt.Key.Key_D, CTRL | Qt.KeyboardModifier.ShiftModifier)
    titles = [clerk.shell.desk._tabs.tabText(place) for place in range(4)]
    assert titles[1] == "Card"


def test_due_shows_rows_below_a_full_head(clerk: Clerk, do: Do) -> None:
    for _ in range(4):
        do(message())
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    clerk.shell.handing.begin()
    clerk.shell.handing.dialog.ok_button.click()
    clerk.presses(Qt.Key.Key_D, CTRL)
    QTest.qWait(LAID_OUT_MS)
    assert clerk.shell.handing.band.isVisible()
    due = clerk.shell.desk.due
    assert due.list.viewport().height() >= 2 * due.list.sizeHintForRow(1)


def test_what_the_letters_of_due_do_is_in_a_menu_where_the_buttons_have_no_room(clerk: Clerk, do: Do) -> None:
    do(message())
    clerk.shell.resize(1366, 560)
    clerk.presses(Qt.Key.Key_D, CTRL)
    QTest.qWait(LAID_OUT_MS)
    due = clerk.shell.desk.due
    assert due.deeds.isVisible()
    words = [action.text() for action in due.deeds.menu_.actions()]
    assert words[:4] == ["Tried\tA", "Answered\tD", "Mine\tC", "Why\tW"]
    assert not due._bars[0].isVisible()
    clerk.shell.resize(1366, 1000)
    QTest.qWait(LAID_OUT_MS)
    assert due._bars[0].isVisible()
    assert not due.deeds.isVisible()


def test_the_window_of_handing_over_stays_on_the_screen_with_its_buttons_in_view(clerk: Clerk, do: Do) -> None:
    for _ in range(12):
        do(message())
    clerk.shell.handing.begin()
    QTest.qWait(LAID_OUT_MS)
    dialog = clerk.shell.handing.dialog
    dialog.move(0, 300)
    dialog.refuse("Somebody handed it over already.")
    QTest.qWait(LAID_OUT_MS)
    screen = dialog.screen().availableGeometry()
    assert dialog.frameGeometry().bottom() <= screen.bottom()
    assert dialog.rect().contains(dialog.ok_button.mapTo(dialog, dialog.ok_button.rect().bottomRight()))


def test_the_line_says_whole_what_was_saved_and_leaves_out_a_key_for_it(clerk: Clerk) -> None:
    clerk.logs_walk_in("Garbage and recycling")
    QTest.qWait(LAID_OUT_MS)
    notice = clerk.shell.status.notice
    assert notice._words._cut() == "Saved 2:07 p.m. as Priya · Walk-in, Garbage and recycling"
    assert [button.text() for button in notice.acts()] == ["Undo", "Not me", "Add a note"]


@pytest.mark.parametrize("topic", ["Property taxes", "Garbage and recycling"])
def test_the_question_for_a_note_is_read_whole_and_so_is_what_its_field_says(clerk: Clerk, topic: str) -> None:
    clerk.logs_walk_in(topic)
    clerk.clicks("Add a note")
    QTest.qWait(LAID_OUT_MS)
    note = clerk.shell.status.note
    assert note._question._cut() == f"Note to Walk-in, {topic}"
    field = note.field
    assert field.fontMetrics().horizontalAdvance(field.placeholderText()) < field.width() - 2 * field.height() // 3
    assert clerk.shell.height() == 768
    assert clerk.shell.rect().contains(field.mapTo(clerk.shell, field.rect().bottomRight()))
    clerk.presses(Qt.Key.Key_Escape)
    QTest.qWait(LAID_OUT_MS)
    assert clerk.shell.status.height() < 60


def test_why_a_note_is_not_kept_is_read_whole_under_it(clerk: Clerk) -> None:
    clerk.logs_walk_in("Garbage and recycling")
    clerk.clicks("Add a note")
    said = "This entry was voided meanwhile. A note can be added to what replaced it."
    clerk.shell.status.note.complain(said)
    QTest.qWait(LAID_OUT_MS)
    assert clerk.shell.status.note._trouble._cut() == said
    clerk.shell.status.note.complain("")
    assert not clerk.shell.status.note._trouble.isVisible()


def test_with_usual_text_the_key_stands_there_again(clerk: Clerk, qapp: QApplication) -> None:
    clerk.logs_walk_in("Garbage and recycling")
    QTest.qWait(LAID_OUT_MS)
    high = clerk.shell.status.height()
    apply(qapp, Scheme.LIGHT, 100)
    QTest.qWait(2 * LAID_OUT_MS)
    notice = clerk.shell.status.notice
    assert notice.acts()[0].text() == "Undo  Ctrl+Shift+Z"
    assert notice._words.font().pointSizeF() < 11
    assert clerk.shell.status.height() < high


def test_back_at_the_usual_size_everything_is_as_small_as_in_a_window_made_so(
    clerk: Clerk, here: Here, qapp: QApplication, show: Callable[..., QWidget]
) -> None:
    apply(qapp, Scheme.LIGHT, 100)
    QTest.qWait(2 * LAID_OUT_MS)
    fresh = Shell(here, ())
    show(fresh, 1366, 768)
    fresh.start()
    QTest.qWait(LAID_OUT_MS)
    shells = (clerk.shell, fresh)
    assert len({shell.desk.capture.board.wanted_height() for shell in shells}) == 1
    assert len({shell.desk.capture.cards.sizeHint().height() for shell in shells}) == 1
    assert len({shell.header.sizeHint().width() for shell in shells}) == 1
    assert len({shell.desk.geometry().getRect() for shell in shells}) == 1


def test_the_window_asks_for_no_more_than_the_screen_whatever_stands_above_a_high_page(
    large: None, here: Here, desk: LogbookDesk, clock: Clock, qtbot: QtBot, show: Callable[..., QWidget]
) -> None:
    shell = Shell(here, (Page("High", "page_people", _high),))
    show(shell, 1366, 747)
    shell.start()
    clerk = Clerk(shell, desk, clock, qtbot)
    calls(clerk, "5195550142")
    clerk.presses(Qt.Key.Key_F9)
    shell.handing.begin()
    shell.handing.dialog.ok_button.click()
    for page in ("page_people", "page_desk"):
        shell.show_page(page)
        QTest.qWait(LAID_OUT_MS)
        assert (shell.height(), shell.content.minimumSizeHint().height() <= 600) == (747, True)
        assert shell.status.mapTo(shell, shell.status.rect().bottomLeft()).y() < 747
    assert shell.desk.height() < 747


def _high(_here: Here) -> QWidget:
    page = QWidget()
    page.setMinimumHeight(650)
    return page


def test_a_quiet_line_is_as_small_as_the_text_after_going_back(clerk: Clerk, qapp: QApplication) -> None:
    notice = clerk.shell.status.notice
    notice.say("Saved", "ok")
    apply(qapp, Scheme.DARK, 100)
    QTest.qWait(LAID_OUT_MS)
    notice.say("Discarded. It can be brought back for ten minutes.", "soft")
    assert notice._words.font().pointSizeF() < 11
    apply(qapp, Scheme.DARK, 200)
    notice.say("Saved", "ok")
    assert notice._words.font().pointSizeF() > 18


def test_an_incident_is_submitted_without_scrolling_the_page(
    here: Here, qapp: QApplication, show: Callable[..., QWidget]
) -> None:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    shell.open_card("incident")
    QTest.qWait(LAID_OUT_MS)
    (room,) = shell.findChildren(PageRoom)
    assert shell.desk.height() <= room.viewport().height()
