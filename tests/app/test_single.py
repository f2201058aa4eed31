"""One window for each logbook, and a door at which calls are announced to it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from counterdesk.app.lock import LogbookLock, Taken
from counterdesk.app.single import FrontDoor, door_of, knock, ring
from counterdesk.domain.announced import Announced, announced
from tests.house.source import ROOT

KNOCK = (
    "import pathlib, sys; from PySide6.QtCore import QCoreApplication; from counterdesk.app.single import knock;"
    "application = QCoreApplication([]); print(knock(pathlib.Path(sys.argv[1])))"
)
RING = (
    "import pathlib, sys; from PySide6.QtCore import QCoreApplication; from counterdesk.app.single import ring;"
    "from counterdesk.domain.announced import announced;"
    "application = QCoreApplication([]); print(ring(pathlib.Path(sys.argv[1]), announced(*sys.argv[2:]), 10))"
)
PATIENCE_MS = 10_000


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


class Porter:
    """The door of one logbook, with what was heard there."""

    def __init__(self, logbook: Path, bot: QtBot) -> None:
        self.logbook, self.bot = logbook, bot
        self.door = FrontDoor(logbook)
        self.calls: list[Announced] = []
        self.knocks: list[None] = []
        self.door.rang.connect(self.calls.append)
        self.door.knocked.connect(self._knocked)

    def _knocked(self) -> None:
        self.knocks.append(None)

    def hears(self, *said: bytes) -> bytes:
        """Lets somebody in who says this, and gives what is answered before the door closes."""
        visitor = QLocalSocket()
        visitor.connectToServer(door_of(self.logbook))
        assert visitor.waitForConnected(PATIENCE_MS)
        for part in said:
            visitor.write(part)
            visitor.flush()
            self.bot.wait(5)
        self.bot.waitUntil(lambda: visitor.state() == QLocalSocket.LocalSocketState.UnconnectedState, timeout=5000)
        return bytes(visitor.readAll().data())


@pytest.fixture
def porter(tmp_path: Path, qtbot: QtBot) -> Porter:
    return Porter(tmp_path / "logbook.db", qtbot)


@pytest.mark.parametrize("words", [("519-555-0142", "Maria Rossi"), ("519-555-0142", ""), ("anonymous", ""), ("", "")])
def test_a_call_is_announced_to_the_window_that_is_open(porter: Porter, words: tuple[str, str]) -> None:
    command = [sys.executable, "-c", RING, porter.logbook, *words]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as second:
        porter.bot.waitUntil(lambda: porter.calls != [], timeout=PATIENCE_MS)
        assert second.communicate(timeout=10)[0].strip() == "True"
    assert porter.calls == [announced(*words)]
    assert porter.knocks == []


def test_a_window_that_is_only_just_starting_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    command = [sys.executable, "-c", RING, tmp_path / "logbook.db", "519-555-0142"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as second:
        qtbot.wait(1500)
        late = Porter(tmp_path / "logbook.db", qtbot)
        qtbot.waitUntil(lambda: late.calls != [], timeout=PATIENCE_MS)
        assert second.communicate(timeout=10)[0].strip() == "True"


def test_nobody_is_told_of_a_call_where_no_window_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    assert ring(tmp_path / "logbook.db", announced("519-555-0142")) is False


def test_a_call_may_come_in_pieces(porter: Porter) -> None:
    assert porter.hears(b'{"from": "519-', b'555-0142", "na', b'me": ""}', b"\n") == b"rung\n"
    assert porter.calls == [Announced("519-555-0142")]


@pytest.mark.parametrize(
    "line",
    [
        b"front\n",
        b"\n",
        b"null\n",
        b"[]\n",
        b'"call"\n',
        b"\xff\xfe\x00\n",
        b'{"from": 5195550142}\n',
        b'{"from": ["519"], "name": {}}\n',
        b"[" * 2000 + b"\n",
        b"GET / HTTP/1.1\r\n",
        b"run rm -rf\n",
    ],
)
def test_what_is_no_call_only_brings_the_window_to_the_front(porter: Porter, line: bytes) -> None:
    assert porter.hears(line) == b"here\n"
    assert (porter.calls, len(porter.knocks)) == ([], 1)


def test_what_comes_in_is_cleaned_whoever_says_it(porter: Porter) -> None:
    said = {"from": "519\u202e555\x00" + "5" * 900, "name": "Ma\r\nria\x1b", "command": "save", "outcome": "answered"}
    assert porter.hears(json.dumps(said).encode() + b"\n") == b"rung\n"
    assert porter.calls == [Announced("519555" + "5" * 54, "Ma ria")]


def test_somebody_who_never_stops_talking_is_shown_out(porter: Porter) -> None:
    assert porter.hears(b"5" * 100_000) == b""
    assert (porter.calls, porter.knocks) == ([], [])


def test_somebody_who_says_nothing_wants_the_window(porter: Porter) -> None:
    assert porter.hears() == b"here\n"
    assert len(porter.knocks) == 1


def test_one_who_leaves_in_the_middle_takes_nothing_along(porter: Porter) -> None:
    visitor = QLocalSocket()
    visitor.connectToServer(door_of(porter.logbook))
    assert visitor.waitForConnected(PATIENCE_MS)
    visitor.write(b'{"from": "519')
    visitor.abort()
    porter.bot.wait(1000)
    assert porter.calls == []
    assert porter.hears(b'{"from": "519-555-0142"}\n') == b"rung\n"
