"""One window for each logbook."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.app.lock import LogbookLock, Taken
from counterdesk.app.single import FrontDoor, door_of, knock
from tests.house.source import ROOT

KNOCK = (
    "import pathlib, sys; from PySide6.QtCore import QCoreApplication; from counterdesk.app.single import knock;"
    "application = QCoreApplication([]); print(knock(pathlib.Path(sys.argv[1])))"
)


def second_start(logbook: Path) -> subprocess.Popen[str]:
    """Starts another program that knocks at the window of this logbook."""
    return subprocess.Popen([sys.executable, "-c", KNOCK, logbook], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_second_start_brings_the_first_window_to_the_front(tmp_path: Path, qtbot: QtBot) -> None:
    door = FrontDoor(tmp_path / "logbook.db")
    with qtbot.waitSignal(door.knocked, timeout=10_000):
        second = second_start(tmp_path / "logbook.db")
    assert second.communicate(timeout=10)[0].strip() == "True"


def test_nobody_answers_where_no_window_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    assert knock(tmp_path / "logbook.db") is False


def test_a_window_takes_the_place_of_one_that_was_killed(tmp_path: Path, qtbot: QtBot) -> None:
    left_behind = FrontDoor(tmp_path / "logbook.db")
    door = FrontDoor(tmp_path / "logbook.db")
    with qtbot.waitSignal(door.knocked, timeout=10_000):
        second = second_start(tmp_path / "logbook.db")
    assert second.communicate(timeout=10)[0].strip() == "True"
    assert left_behind is not door


def test_another_logbook_has_another_door(tmp_path: Path) -> None:
    assert door_of(tmp_path / "logbook.db") != door_of(tmp_path / "practice.db")
    assert door_of(tmp_path / "logbook.db") == door_of(tmp_path / "." / "logbook.db")
    assert tmp_path.name not in door_of(tmp_path / "logbook.db")


def test_a_logbook_can_be_held_once(tmp_path: Path) -> None:
    lock = LogbookLock(tmp_path / "logbook.db")
    with pytest.raises(Taken):
        LogbookLock(tmp_path / "logbook.db")
    lock.let_go()
    LogbookLock(tmp_path / "logbook.db").let_go()


def test_practice_opens_beside_the_real_logbook(tmp_path: Path) -> None:
    locks = [LogbookLock(tmp_path / name) for name in ("logbook.db", "practice.db")]
    for lock in locks:
        lock.let_go()


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    hold = (
        "import pathlib, sys, time; from counterdesk.app.lock import LogbookLock;"
        "lock = LogbookLock(pathlib.Path(sys.argv[1])); print('held', flush=True); time.sleep(60)"
    )
    path = tmp_path / "logbook.db"
    with subprocess.Popen([sys.executable, "-c", hold, path], cwd=ROOT, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"held"
        with pytest.raises(Taken):
            LogbookLock(path)
        other.kill()
    LogbookLock(path).let_go()
