"""A softphone's command at the real program: the desk that is open hears it, one that is not is started with it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.app.compose import Desktop, new_desktop
from counterdesk.app.desks import reading_desk
from counterdesk.app.first import FirstWindow
from counterdesk.app.lock import LogbookLock
from counterdesk.app.paths import Places, places
from counterdesk.domain.announced import announced
from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.shell import Shell
from tests.app.test_desktop import finish, set_up
from tests.desk import new_desk, toronto
from tests.house.source import ROOT

PATIENCE_MS = 20_000
MARIA = announced("519-555-0142", "Maria Rossi")
Program = Callable[..., Desktop]
STARTED = (
    "import sys, threading, time; from PySide6.QtCore import QCoreApplication, QTimer\n"
    "from PySide6.QtWidgets import QApplication; from counterdesk.app.main import main\n"
    "from counterdesk.ui.shell import Shell\n"
    "def look():\n"
    "    shell = next((one for one in QApplication.topLevelWidgets() if isinstance(one, Shell)), None)\n"
    "    if shell is None or not shell.cards.has_open or not shell.here.town.town:\n"
    "        return QTimer.singleShot(50, QApplication.instance(), look)\n"
    "    print(shell.cards.card.typed().number, shell.cards.card.typed().name, flush=True)\n"
    "    shell.close()\n"
    "def wait():\n"
    "    while (one := QCoreApplication.instance()) is None or one.thread().loopLevel() < 1: time.sleep(0.02)\n"
    "    QTimer.singleShot(0, one, look)\n"
    "threading.Thread(target=wait, daemon=True).start()\n"
    "sys.exit(main(sys.argv[1:]))\n"
)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """The places of a desk that is set up."""
    desk, _clock = new_desk(tmp_path)
    desk.close()
    return places(tmp_path).make()


@pytest.fixture
def program(qapp: QApplication) -> Iterator[Program]:
    """Starts the program, with a call or without; Python gets its own last resort back."""
    hooks, begun = (sys.excepthook, threading.excepthook), []

    def start(where: Places, *calls: object) -> Desktop:
        begun.append(new_desktop(where))
        for call in calls:
            begun[-1].ring(call)
        begun[-1].show()
        return begun[-1]

    yield start
    for desktop in begun:
        finish(desktop)
        desktop.window.deleteLater()
        desktop.deleteLater()
    sys.excepthook, threading.excepthook = hooks


def card_of(desktop: Desktop, bot: QtBot) -> ContactCard:
    """Gives the card that the window opens."""
    bot.waitUntil(lambda: isinstance(desktop.window, Shell) and desktop.window.cards.has_open, timeout=PATIENCE_MS)
    assert isinstance(desktop.window, Shell)
    card = desktop.window.cards.card
    assert isinstance(card, ContactCard)
    return card


def test_a_program_that_is_started_by_a_call_shows_its_card(program: Program, here: Places, qtbot: QtBot) -> None:
    card = card_of(program(here, MARIA), qtbot)
    assert (card.typed().number, card.typed().name) == ("519-555-0142", "Maria Rossi")


def test_a_call_during_the_first_start_waits_for_the_desk(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    desktop = program(places(tmp_path).make(), MARIA)
    assert isinstance(desktop.window, FirstWindow)
    set_up(desktop, qtbot)
    assert card_of(desktop, qtbot).typed().number == "519-555-0142"


def test_calls_without_end_before_there_is_a_desk_are_forgotten_but_for_the_last(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    calls = [announced(f"519-555-01{n:02}") for n in range(60)]
    desktop = program(places(tmp_path).make(), *calls)
    set_up(desktop, qtbot)
    assert card_of(desktop, qtbot).typed().number == "519-555-0159"
    assert isinstance(desktop.window, Shell)
    assert len(desktop.window.cards.parked) < 10


def test_the_card_that_was_open_at_the_last_crash_is_on_hold(program: Program, here: Places, qtbot: QtBot) -> None:
    first = program(here)
    qtbot.waitUntil(lambda: isinstance(first.window, Shell) and first.window.here.town.town != "", timeout=PATIENCE_MS)
    assert isinstance(first.window, Shell)
    first.window.open_card("walk_in")
    card = first.window.cards.card
    assert isinstance(card, ContactCard)
    card.note.field.setPlainText("Asks about a fence.")
    finish(first)
    second = program(here, MARIA)
    card_of(second, qtbot)
    shell = second.window
    assert isinstance(shell, Shell)
    qtbot.waitUntil(lambda: len(shell.cards.parked) == 1, timeout=PATIENCE_MS)
    assert shell.cards.card is not None
    assert shell.cards.card.started.kind == "call"


def command(here: Places, *words: str) -> subprocess.Popen[str]:
    """Gives the softphone's command, running."""
    whole = [sys.executable, "-m", "counterdesk", "--home", str(here.data), *words]
    return subprocess.Popen(whole, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
@pytest.mark.parametrize(
    "words",
    [
        ("call", "--from", "519-555-0142", "--name", "Maria Rossi"),
        ("counterdesk://call?from=519-555-0142&name=Maria+Rossi",),
    ],
)
def test_the_desk_that_is_open_hears_the_command(
    program: Program, here: Places, qtbot: QtBot, words: tuple[str, ...]
) -> None:
    desktop, lock = program(here), LogbookLock(here.logbook)
    with command(here, *words) as said:
        card = card_of(desktop, qtbot)
        out, err = said.communicate(timeout=20)
    lock.let_go()
    assert (said.returncode, err) == (0, "")
    assert "Nothing is saved" in out
    assert (card.typed().number, card.typed().name) == ("519-555-0142", "Maria Rossi")


def test_where_no_desk_is_open_the_command_starts_it_and_saves_nothing(here: Places) -> None:
    words = ["--home", str(here.data), "call", "--from", "519-555-0142", "--name", "Maria Rossi"]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout.strip()) == (0, "519-555-0142 Maria Rossi")
    desk = reading_desk(here)
    assert desk.read(DayLog(toronto("2020-01-01 00:00"), toronto("2039-01-01 00:00"))).rows == ()
    assert len(desk.read(AskDrafts())) == 1
    desk.close()


def test_the_log_of_the_program_keeps_no_number(here: Places, program: Program, qtbot: QtBot) -> None:
    desktop = program(here, MARIA)
    card_of(desktop, qtbot)
    finish(desktop)
    kept = here.log.read_text(encoding="utf-8") if here.log.exists() else ""
    assert "0142" not in kept
    assert "Maria" not in kept
