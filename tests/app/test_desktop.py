"""The real program put together: from the first start to the last backup, with its threads and its files."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from counterdesk.app.compose import Desktop, new_desktop
from counterdesk.app.desks import reading_desk
from counterdesk.app.first import FirstWindow
from counterdesk.app.look import DeskLook
from counterdesk.app.main import main
from counterdesk.app.paths import Places, places
from counterdesk.app.settings import Settings, declared
from counterdesk.services.asks.people import AskPeople
from counterdesk.services.asks.town import AskTown
from counterdesk.ui import theme
from counterdesk.ui.mini import MiniBar
from counterdesk.ui.pages.first_start import FirstStart
from counterdesk.ui.shell import Shell
from tests.desk import new_desk

PATIENCE_MS = 15_000
Program = Callable[[Places], Desktop]


@pytest.fixture
def program() -> Iterator[Program]:
    """Starts programs, and closes those that a test left open; Python gets its own last resort back."""
    hooks, begun = (sys.excepthook, threading.excepthook), []

    def start(here: Places) -> Desktop:
        begun.append(new_desktop(here))
        begun[-1].show()
        return begun[-1]

    yield start
    for desktop in begun:
        finish(desktop)
        desktop.window.deleteLater()
        desktop.deleteLater()
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """The places of a desk where nothing is yet."""
    return places(tmp_path).make()


def finish(desktop: Desktop) -> None:
    """Closes the program as its window's close button does."""
    desktop.window.close()
    desktop.close()


def first_page(desktop: Desktop, qtbot: QtBot) -> FirstStart:
    """Gives the questions of the first start once the towns are on offer."""
    window = desktop.window
    assert isinstance(window, FirstWindow)
    qtbot.waitUntil(lambda: isinstance(window.centralWidget(), FirstStart), timeout=PATIENCE_MS)
    page = window.centralWidget()
    assert isinstance(page, FirstStart)
    qtbot.waitUntil(lambda: _is_on_offer(page, "tecumseh"), timeout=PATIENCE_MS)
    page.needed.town.pill("tecumseh").click()
    return page


def _is_on_offer(page: FirstStart, town: str) -> bool:
    try:
        return page.needed.town.pill(town).isEnabled()
    except KeyError:
        return False


def set_up(desktop: Desktop, qtbot: QtBot, logbook: str = "real") -> None:
    """Answers the first start as a new clerk in Tecumseh."""
    page = first_page(desktop, qtbot)
    page.needed.logbook.choose(logbook)
    page.needed.person.set_value("Priya Nair")
    page.open_button.click()


def test_a_new_desk_begins_with_the_questions(program: Program, here: Places, qtbot: QtBot) -> None:
    desktop = program(here)
    first_page(desktop, qtbot)
    finish(desktop)


def test_after_the_questions_the_desk_is_there(program: Program, here: Places, qtbot: QtBot) -> None:
    desktop = program(here)
    set_up(desktop, qtbot)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Shell), timeout=PATIENCE_MS)
    finish(desktop)
    desk = reading_desk(here)
    assert desk.read(AskTown()).town == "tecumseh"
    assert [person.name for person in desk.read(AskPeople()).people] == ["Priya Nair"]
    desk.close()


def test_closing_leaves_a_verified_backup_and_a_sound_logbook(program: Program, here: Places, qtbot: QtBot) -> None:
    desktop = program(here)
    set_up(desktop, qtbot)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Shell), timeout=PATIENCE_MS)
    finish(desktop)
    assert list(here.backups.glob("*.backup")) != []
    assert main(["--home", str(here.data), "check"]) == 0


def test_a_desk_that_is_set_up_opens_at_once(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    new_desk(tmp_path)[0].close()
    desktop = program(places(tmp_path).make())
    assert isinstance(desktop.window, Shell)
    shell = desktop.window
    qtbot.waitUntil(lambda: shell.here.town.town == "tecumseh", timeout=PATIENCE_MS)
    finish(desktop)


def test_a_first_start_that_was_broken_off_begins_again(program: Program, here: Places, qtbot: QtBot) -> None:
    broken_off = program(here)
    first_page(broken_off, qtbot)
    finish(broken_off)
    assert here.logbook.exists()
    desktop = program(here)
    qtbot.waitUntil(lambda: isinstance(desktop.window, FirstWindow), timeout=PATIENCE_MS)
    set_up(desktop, qtbot)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Shell), timeout=PATIENCE_MS)
    finish(desktop)


def test_practice_chosen_at_the_first_start_is_opened_next(program: Program, here: Places, qtbot: QtBot) -> None:
    desktop = program(here)
    set_up(desktop, qtbot, logbook="practice")
    qtbot.waitUntil(lambda: desktop.next is not None, timeout=4 * PATIENCE_MS)
    finish(desktop)
    assert desktop.next is not None
    assert desktop.next.practice
    assert desktop.next.logbook.exists()


def test_larger_text_is_still_larger_after_the_next_start(here: Places, qapp: QApplication) -> None:
    look = DeskLook(qapp, Settings(here.settings))
    look.larger()
    assert DeskLook(qapp, Settings(here.settings)).percent == look.percent > 100
    look.smaller()
    assert look.percent == 100


def test_text_stops_at_the_largest_and_at_the_smallest(here: Places, qapp: QApplication) -> None:
    look = DeskLook(qapp, Settings(here.settings))
    for _ in range(20):
        look.larger()
    assert look.percent == max(theme.SCALES)
    for _ in range(20):
        look.smaller()
    assert look.percent == min(theme.SCALES)


@pytest.mark.parametrize("scheme", list(theme.Scheme))
def test_every_colour_scheme_can_be_chosen_and_is_remembered(
    here: Places, qapp: QApplication, scheme: theme.Scheme
) -> None:
    DeskLook(qapp, Settings(here.settings)).choose(scheme)
    assert DeskLook(qapp, Settings(here.settings)).scheme is scheme


def test_every_size_the_theme_knows_can_be_remembered() -> None:
    sizes = next(setting for setting in declared() if setting.name == "text_percent")
    assert sizes.choices == theme.SCALES


def test_a_window_opens_where_it_was_closed(here: Places, qapp: QApplication, qtbot: QtBot) -> None:
    before, after = QMainWindow(), QMainWindow()
    for window in (before, after):
        qtbot.addWidget(window)
    before.resize(640, 480)
    DeskLook(qapp, Settings(here.settings)).remember_place(before)
    DeskLook(qapp, Settings(here.settings)).place(after)
    assert after.size() == before.size()


def test_a_place_that_makes_no_sense_is_left_alone(here: Places, qapp: QApplication, qtbot: QtBot) -> None:
    settings = Settings(here.settings)
    settings["window"] = "not a place"
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(640, 480)
    DeskLook(qapp, settings).place(window)
    assert (window.width(), window.height()) == (640, 480)


def test_a_place_that_cannot_be_written_does_not_stop_the_closing(qapp: QApplication, tmp_path: Path) -> None:
    DeskLook(qapp, Settings(tmp_path / "nowhere" / "settings.json")).remember_place(QMainWindow())
    assert not (tmp_path / "nowhere").exists()


def test_a_window_larger_than_the_screen_takes_all_of_it(here: Places, qapp: QApplication, qtbot: QtBot) -> None:
    room = qapp.primaryScreen().availableSize()
    look = DeskLook(qapp, Settings(here.settings))
    for size, takes_all in ((room, True), (room - QSize(20, 60), False), (QSize(1366, 5000), True)):
        window = QMainWindow()
        qtbot.addWidget(window)
        window.resize(size)
        look.place(window)
        assert bool(window.windowState() & Qt.WindowState.WindowMaximized) is takes_all


@pytest.mark.qt_log_ignore("does not support raise")
def test_the_mini_bar_is_asked_for_at_the_desk_and_goes_with_the_program(
    program: Program, here: Places, qtbot: QtBot
) -> None:
    desktop = program(here)
    set_up(desktop, qtbot)
    qtbot.waitUntil(lambda: isinstance(desktop.window, Shell), timeout=PATIENCE_MS)
    shell = desktop.window
    assert isinstance(shell, Shell)
    shell.mini_wanted.emit()
    bars = [one for one in QApplication.topLevelWidgets() if isinstance(one, MiniBar) and one.isVisible()]
    assert len(bars) == 1
    bars[0].cards.buttons["call"].click()
    assert shell.cards.has_open
    assert not shell.isMinimized()
    shell.setFocus()
    finish(desktop)
    assert desktop._mini is not None
    assert desktop._mini.bar is None
    assert Settings(here.settings)["mini_shown"] is True


def test_what_one_part_of_the_desk_keeps_no_other_part_writes_over(
    program: Program, here: Places, qtbot: QtBot
) -> None:
    desktop = program(here)
    desktop._look.choose(theme.Scheme.DARK)
    desktop._softphone.choose(False)
    desktop._look.remember_mini_place("5,6")
    kept = Settings(here.settings)
    assert (kept["theme"], kept["softphone"], kept["mini_place"]) == ("dark", "off", "5,6")
    finish(desktop)
