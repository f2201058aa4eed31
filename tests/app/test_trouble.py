"""A logbook that cannot be used: one sentence in the window, nothing lost, never a traceback."""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.app.compose import Desktop, new_desktop
from counterdesk.app.paths import Places, places
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import LogOneClick
from counterdesk.ui.shell import Shell
from tests.desk import new_desk, uid

PATIENCE_MS = 20_000
Spoil = Callable[[Path], None]


def photograph(path: Path) -> None:
    path.write_bytes(b"\xff\xd8\xff\xe0 a photograph" * 500)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def torn_in_the_middle(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100 : len(content) // 2] = bytes(len(content) // 2 - 100)
    path.write_bytes(content)


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()


def read_only(path: Path) -> None:
    path.chmod(0o400)


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Places]:
    """A desk that was set up and closed; Python gets its own last resort back behind it."""
    hooks = sys.excepthook, threading.excepthook
    new_desk(tmp_path)[0].close()
    yield places(tmp_path).make()
    sys.excepthook, threading.excepthook = hooks


@pytest.fixture
def opened(here: Places, qtbot: QtBot) -> Iterator[Callable[[], tuple[Desktop, Shell]]]:
    """Opens the program and gives it with its window."""
    begun: list[Desktop] = []

    def open_it() -> tuple[Desktop, Shell]:
        desktop = new_desktop(here)
        begun.append(desktop)
        desktop.show()
        assert isinstance(desktop.window, Shell)
        return desktop, desktop.window

    yield open_it
    for desktop in begun:
        desktop.window.close()
        desktop.close()
        desktop.window.deleteLater()


Open = Callable[[], tuple[Desktop, Shell]]


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (photograph, "not a Counterdesk logbook"),
        (empty, "not a Counterdesk logbook"),
        (torn_in_the_middle, "restore the newest backup"),
        (from_the_future, "newer Counterdesk"),
        (read_only, "read but not written"),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_the_window_says_in_one_sentence_what_is_wrong(
    here: Places, opened: Open, qtbot: QtBot, spoil: Spoil, words: str
) -> None:
    spoil(here.logbook)
    before = here.logbook.read_bytes()
    _desktop, shell = opened()
    qtbot.waitUntil(lambda: words in shell.status.notice.text(), timeout=PATIENCE_MS)
    assert here.logbook.read_bytes() == before
    assert list(here.logs.glob("report-*")) == []


def test_an_entry_for_a_logbook_that_is_no_logbook_is_refused(here: Places, opened: Open, qtbot: QtBot) -> None:
    photograph(here.logbook)
    _desktop, shell = opened()
    refused: list[str] = []
    entry = LogOneClick(uid(), Channel.CALL, None)
    shell.here.lanes.do(entry, refused=lambda reason: refused.append(reason.code))
    qtbot.waitUntil(lambda: refused == ["logbook_not_a_database"], timeout=PATIENCE_MS)


def test_a_logbook_that_comes_back_is_used_again(here: Places, opened: Open, qtbot: QtBot) -> None:
    aside = here.logbook.rename(here.logbook.with_suffix(".aside"))
    photograph(here.logbook)
    _desktop, shell = opened()
    qtbot.waitUntil(lambda: shell.status.notice.text() != "", timeout=PATIENCE_MS)
    here.logbook.unlink()
    aside.rename(here.logbook)
    shell.here.start()
    qtbot.waitUntil(lambda: shell.here.town.town == "tecumseh", timeout=PATIENCE_MS)


@pytest.mark.expects_log
def test_our_own_mistake_is_one_sentence_in_the_window(here: Places, opened: Open, qtbot: QtBot) -> None:
    desktop, shell = opened()
    qtbot.waitUntil(lambda: shell.here.town.town == "tecumseh", timeout=PATIENCE_MS)
    desktop._last_resort.answer(ValueError("Maria Rossi said so"))
    qtbot.waitUntil(lambda: "made a mistake" in shell.status.notice.text(), timeout=PATIENCE_MS)
    (report,) = here.logs.glob("report-*")
    assert "Rossi" not in report.read_text(encoding="utf-8")
    assert "Rossi" not in shell.status.notice.text()
