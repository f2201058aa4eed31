"""In line, in the head of the window: one more, one less, one who left without service; by hand and by key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.line import AskLine, ChangeLine
from counterdesk.services.asks.paper import AskShift
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.header import Header
from counterdesk.ui.desk.inline import InLine
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, toronto
from tests.ui.desk.clerk import CTRL, SHIFT, Clerk
from tests.ui.desk.conftest import Do
from tests.ui.kit.looking import cut_words, nameless


@pytest.fixture
def line(here: Here, show: Callable[..., QWidget]) -> InLine:
    line = InLine(here)
    show(line, 260, 40)
    line.reload()
    return line


@pytest.fixture
def clerk(here: Here, show: Callable[..., QWidget], desk: LogbookDesk, clock: Clock, qtbot: QtBot) -> Clerk:
    shell = Shell(here, ())
    show(shell, 1366, 768)
    shell.start()
    return Clerk(shell, desk, clock, qtbot)


def button(line: QWidget, name: str) -> QPushButton:
    return next(one for one in line.findChildren(QPushButton) if one.accessibleName() == name)


def click(line: QWidget, *names: str) -> None:
    for name in names:
        button(line, name).click()


def test_in_the_morning_nobody_is_in_line_and_nobody_can_leave(line: InLine) -> None:
    assert line.texts() == ("0", "Left without service: 0 today")
    assert not button(line, "In line, one less").isEnabled()
    assert not button(line, "Left without service").isEnabled()


def test_plus_and_minus_count_who_waits(line: InLine, desk: LogbookDesk) -> None:
    click(line, "In line, one more", "In line, one more", "In line, one more", "In line, one less")
    assert line.texts()[0] == "2"
    assert desk.read(AskLine()).waiting == 2


def test_two_quick_clicks_are_two_people(line: InLine, desk: LogbookDesk) -> None:
    click(line, "In line, one more", "In line, one more")
    assert desk.read(AskLine()).waiting == 2


def test_each_click_keeps_its_time_and_the_summary_reads_it(line: InLine, desk: LogbookDesk, clock: Clock) -> None:
    click(line, "In line, one more")
    clock.forward(minutes=4)
    click(line, "In line, one more", "Left without service")
    facts = desk.slow(AskShift(date(2026, 11, 24), date(2026, 11, 24))).line
    assert facts is not None
    assert (facts.most, facts.most_at, facts.left) == (2, toronto("2026-11-24 14:11"), 1)


def test_who_left_without_service_is_told_on_the_button(line: InLine) -> None:
    click(line, "In line, one more", "Left without service")
    assert line.texts() == ("0", "Left without service: 1 today")


def test_another_desk_at_this_counter_moves_the_same_number(line: InLine, do: Do) -> None:
    do(ChangeLine(1))
    assert line.texts()[0] == "1"


def test_after_midnight_the_line_is_empty(line: InLine, here: Here, clock: Clock) -> None:
    click(line, "In line, one more")
    clock.set(toronto("2026-11-25 00:00"))
    here.ticked.emit(here.now())
    assert line.texts()[0] == "0"
    assert not button(line, "In line, one less").isEnabled()


def test_with_nobody_at_the_desk_the_line_is_counted_all_the_same(line: InLine, here: Here, desk: LogbookDesk) -> None:
    here.lanes.author = None
    click(line, "In line, one more")
    assert desk.read(AskLine()).waiting == 1


def test_the_number_keeps_its_place_when_it_gets_a_second_digit(line: InLine, desk: LogbookDesk) -> None:
    before = button(line, "In line, one more").x()
    for _time in range(12):
        desk.do(ChangeLine(1), PersonId(1))
    line.reload()
    QTest.qWait(20)
    assert line.texts()[0] == "12"
    assert button(line, "In line, one more").x() == before


@pytest.mark.parametrize("percent", [100, 200])
def test_every_word_is_whole_and_every_button_has_a_name(
    line: InLine, qapp: QApplication, percent: int, here: Here
) -> None:
    apply(qapp, Scheme.DARK, percent)
    line.resize(line.sizeHint())
    QTest.qWait(20)
    assert cut_words(line) == []
    assert nameless(line) == []


def test_on_a_small_screen_the_line_stands_in_the_top_row(here: Here, show: Callable[..., QWidget]) -> None:
    header = Header(here)
    show(header, 1338, 40)
    here.town = replace(here.town, name="Town of Tecumseh", setup_left=("second_backup",))
    here.town_changed.emit()
    QTest.qWait(20)
    middle = header.line.mapTo(header, header.line.rect().center()).y()
    assert abs(middle - header.hide_button.geometry().center().y()) < 12
    assert cut_words(header) == []


def test_the_keys_count_from_inside_a_card(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_F3)
    clerk.types("519")
    clerk.presses(Qt.Key.Key_Up, CTRL | SHIFT)
    clerk.presses(Qt.Key.Key_Up, CTRL | SHIFT)
    clerk.presses(Qt.Key.Key_Down, CTRL | SHIFT)
    assert clerk.desk.read(AskLine()).waiting == 1
    assert clerk.shell.cards.has_open


def test_left_without_service_is_confirmed_and_undone(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_Up, CTRL | SHIFT)
    clerk.presses(Qt.Key.Key_L, CTRL | SHIFT)
    assert clerk.line() == "Saved 2:07 p.m. · left without service"
    assert (clerk.desk.read(AskLine()).waiting, clerk.desk.read(AskLine()).left) == (0, 1)
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert clerk.line() == "Undone 2:07 p.m. · left without service"
    assert (clerk.desk.read(AskLine()).waiting, clerk.desk.read(AskLine()).left) == (1, 0)


def test_counting_the_line_does_not_take_undo_from_what_was_logged(clerk: Clerk) -> None:
    clerk.logs_walk_in("Dog licence")
    click(clerk.shell.header.line, "In line, one more", "In line, one less")
    clerk.presses(Qt.Key.Key_Z, CTRL | SHIFT)
    assert clerk.today()[0].voided


def test_a_key_for_nobody_in_line_says_so_and_pops_nothing_up(clerk: Clerk) -> None:
    clerk.presses(Qt.Key.Key_Down, CTRL | SHIFT)
    assert "Nobody is in line" in clerk.line()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [clerk.shell]


def test_while_the_screen_is_hidden_no_key_counts(clerk: Clerk) -> None:
    clerk.shell.hide_screen()
    QTest.keyClick(clerk.shell, Qt.Key.Key_Up, CTRL | SHIFT)
    assert clerk.desk.read(AskLine()).waiting == 0
