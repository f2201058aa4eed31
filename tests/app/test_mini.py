"""The mini bar beside the desk: it opens cards there, remembers its place, and comes and goes with the program."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.app.look import DeskLook
from counterdesk.app.mini import Mini
from counterdesk.app.settings import Settings
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.mini import MiniBar
from counterdesk.ui.shell import Shell
from tests.desk import new_desk

pytestmark = pytest.mark.qt_log_ignore("does not support raise")


class Front:
    """Counts how often the desk was brought to the front."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


@pytest.fixture
def look(qapp: QApplication, tmp_path: Path) -> DeskLook:
    return DeskLook(qapp, Settings(tmp_path / "settings.json"))


@pytest.fixture
def shell(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Iterator[Shell]:
    desk, clock = new_desk(tmp_path)
    here = Here(InlineLanes(desk), clock)
    here.start()
    shell = Shell(here, ())
    shell.show()
    shell.start()
    yield shell
    shell.close()
    shell.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    desk.close()


@pytest.fixture
def front() -> Front:
    return Front()


@pytest.fixture
def mini(shell: Shell, look: DeskLook, front: Front) -> Iterator[Mini]:
    mini = Mini(shell.here, shell, look, front)
    yield mini
    mini.end()


def shown(mini: Mini) -> MiniBar:
    """The bar, asked for at the desk."""
    mini._shell.mini_wanted.emit()
    assert mini.bar is not None
    return mini.bar


def focus(window: QWindow | None) -> None:
    """Another window has the focus now; None is one of another program."""
    QGuiApplication.instance().focusWindowChanged.emit(window)


def test_while_the_desk_is_worked_at_the_bar_steps_aside(mini: Mini, shell: Shell) -> None:
    bar = shown(mini)
    focus(shell.windowHandle())
    assert not bar.isVisible()


def test_over_another_program_the_bar_is_there_again_where_it_was(mini: Mini, shell: Shell, look: DeskLook) -> None:
    bar = shown(mini)
    bar.move(31, 47)
    bar.placed.emit("31,47")
    focus(shell.windowHandle())
    focus(None)
    assert bar.isVisible()
    assert (bar.x(), bar.y()) == (31, 47)


def test_a_form_of_the_desk_brings_no_bar(mini: Mini, shell: Shell) -> None:
    bar = shown(mini)
    focus(shell.windowHandle())
    focus(QWindow())
    assert not bar.isVisible()


def test_a_bar_that_was_put_away_stays_away_over_other_programs(mini: Mini) -> None:
    bar = shown(mini)
    bar.close()
    focus(None)
    assert not bar.isVisible()


def test_a_bar_that_nobody_wanted_does_not_come_over_other_programs(mini: Mini) -> None:
    focus(None)
    assert mini.bar is None


def test_before_anybody_asks_there_is_no_bar(mini: Mini) -> None:
    mini.begin()
    assert mini.bar is None


def test_asked_for_at_the_desk_the_bar_is_there_and_the_desk_is_small(mini: Mini, shell: Shell) -> None:
    assert shown(mini).isVisible()
    assert shell.isMinimized()


def test_the_button_over_the_cards_asks_for_it(mini: Mini, shell: Shell) -> None:
    shell.desk.capture.mini_wanted.emit()
    assert mini.bar is not None


def test_a_card_begun_at_the_bar_is_open_at_the_desk(mini: Mini, shell: Shell, front: Front) -> None:
    bar = shown(mini)
    shell.show_page("page_log")
    bar.cards.buttons["call"].click()
    assert front.times == 1
    assert shell.cards.has_open
    assert shell.stack.currentWidget() is shell.desk


def test_behind_a_hidden_screen_no_card_is_opened(mini: Mini, shell: Shell, front: Front) -> None:
    bar = shown(mini)
    shell.hide_screen()
    bar.cards.buttons["call"].click()
    assert front.times == 1
    assert shell.is_hidden
    assert not shell.cards.has_open


def test_back_to_the_desk_puts_the_bar_away(mini: Mini, front: Front, look: DeskLook) -> None:
    bar = shown(mini)
    assert look.mini_shown
    bar.desk_wanted.emit()
    assert not bar.isVisible()
    assert front.times == 1
    assert not look.mini_shown


def test_the_place_is_remembered_for_the_next_program(mini: Mini, tmp_path: Path, qapp: QApplication) -> None:
    bar = shown(mini)
    bar.move(31, 47)
    bar.close()
    again = DeskLook(qapp, Settings(tmp_path / "settings.json"))
    assert again.mini_place == "31,47"


def test_the_bar_comes_again_where_it_was_in_view_when_the_program_ended(
    mini: Mini, shell: Shell, look: DeskLook, front: Front
) -> None:
    shown(mini).move(31, 47)
    assert mini.bar is not None
    mini.bar.placed.emit("31,47")
    mini.end()
    assert mini.bar is None
    assert look.mini_shown
    again = Mini(shell.here, shell, look, front)
    shell.showMinimized()
    focus(None)
    again.begin()
    assert again.bar is not None
    assert (again.bar.x(), again.bar.y()) == (31, 47)
    again.end()


def test_ending_the_program_does_not_bring_the_desk_to_the_front(mini: Mini, front: Front) -> None:
    shown(mini)
    mini.end()
    assert front.times == 0


def test_asked_for_twice_there_is_one_bar(mini: Mini, shell: Shell) -> None:
    bar = shown(mini)
    assert shown(mini) is bar


def test_after_the_program_ended_no_bar_comes_over_other_programs(mini: Mini) -> None:
    shown(mini)
    mini.end()
    mini.end()
    focus(None)
    assert mini.bar is None
