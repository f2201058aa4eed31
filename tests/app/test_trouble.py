"""A logbook that cannot be used: a page instead of an empty desk, nothing lost, never a traceback."""

import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counterdesk.app.compose import Desktop, new_desktop
from counterdesk.app.paths import Places, places
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import Find, LogOneClick
from counterdesk.services.door import open_desk as open_door
from counterdesk.store import backup
from counterdesk.ui.pages.trouble import TroublePage
from counterdesk.ui.shell import Shell
from tests.desk import call, new_desk, packs, person, toronto, uid
from tests.desk import places as desk_places

PATIENCE_MS = 20_000
BACKED_UP = toronto("2026-11-24 16:30")
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


def trouble_page(shell: Shell, qtbot: QtBot) -> TroublePage:
    """Gives the page that stands in the place of the desk, once it is there."""
    qtbot.waitUntil(lambda: isinstance(shell.centralWidget(), TroublePage), timeout=PATIENCE_MS)
    page = shell.centralWidget()
    assert isinstance(page, TroublePage)
    return page


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
    page = trouble_page(shell, qtbot)
    assert words in page.reason.text()
    assert page.path.text() == str(here.logbook)
    assert not shell.desk.isVisible()
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
    page = trouble_page(shell, qtbot)
    here.logbook.unlink()
    aside.rename(here.logbook)
    page.again.click()
    qtbot.waitUntil(shell.desk.isVisible, timeout=PATIENCE_MS)
    assert shell.here.town.town == "tecumseh"


def test_as_long_as_nothing_got_better_the_page_stays(here: Places, opened: Open, qtbot: QtBot) -> None:
    photograph(here.logbook)
    _desktop, shell = opened()
    page = trouble_page(shell, qtbot)
    page.again.click()
    assert not page.again.isEnabled()
    qtbot.waitUntil(page.again.isEnabled, timeout=PATIENCE_MS)
    assert trouble_page(shell, qtbot) is page
    assert page.doing.text() == ""


def test_a_damaged_logbook_offers_the_newest_backup(here: Places, opened: Open, qtbot: QtBot) -> None:
    backup.make(here.logbook, here.backups, BACKED_UP)
    torn_in_the_middle(here.logbook)
    _desktop, shell = opened()
    page = trouble_page(shell, qtbot)
    assert "The logbook is damaged" in page.reason.text()
    assert page.restore.text() == "Bring back the backup of Tuesday, November 24, 2026, 4:30 p.m."
    assert page.restore.accessibleName() == page.restore.text()
    assert "Tuesday, November 24, 2026, 4:30 p.m. Bringing" in page.kept.text()
    assert page.again.accessibleDescription() != ""


def test_the_backup_brought_back_opens_the_desk_with_its_entries(here: Places, opened: Open, qtbot: QtBot) -> None:
    with closing(open_door(desk_places(here.data), lambda: BACKED_UP, packs)) as desk:
        desk.do(call(note="About the fence"), person(desk, "Priya"))
    backup.make(here.logbook, here.backups, BACKED_UP)
    torn_in_the_middle(here.logbook)
    damaged = here.logbook.read_bytes()
    _desktop, shell = opened()
    trouble_page(shell, qtbot).restore.click()
    qtbot.waitUntil(shell.desk.isVisible, timeout=PATIENCE_MS)
    assert "The backup of Tuesday, November 24, 2026, 4:30 p.m. was brought back." in shell.status.notice.text()
    (aside,) = here.data.glob("logbook.db.before-restore-*Z")
    assert aside.read_bytes() == damaged
    assert str(aside) in shell.status.notice.text()
    found: list[int] = []
    shell.here.lanes.read(Find("fence"), lambda rows: found.append(len(rows)))
    qtbot.waitUntil(lambda: found == [1], timeout=PATIENCE_MS)


def test_a_backup_that_is_not_sound_makes_room_for_the_one_before(here: Places, opened: Open, qtbot: QtBot) -> None:
    backup.make(here.logbook, here.backups, BACKED_UP)
    torn_in_the_middle(backup.make(here.logbook, here.backups, BACKED_UP + timedelta(days=1)).path)
    photograph(here.logbook)
    _desktop, shell = opened()
    page = trouble_page(shell, qtbot)
    assert "November 25" in page.restore.text()
    page.restore.click()
    qtbot.waitUntil(page.restore.isEnabled, timeout=PATIENCE_MS)
    assert "November 24" in page.restore.text()
    page.restore.click()
    qtbot.waitUntil(shell.desk.isVisible, timeout=PATIENCE_MS)


def test_a_photograph_without_a_backup_offers_none(here: Places, opened: Open, qtbot: QtBot) -> None:
    photograph(here.logbook)
    _desktop, shell = opened()
    page = trouble_page(shell, qtbot)
    assert not page.restore.isVisible()
    assert "There is no backup" in page.kept.text()


def test_a_newer_logbook_is_not_replaced_by_a_backup(here: Places, opened: Open, qtbot: QtBot) -> None:
    backup.make(here.logbook, here.backups, BACKED_UP)
    from_the_future(here.logbook)
    _desktop, shell = opened()
    assert not trouble_page(shell, qtbot).restore.isVisible()


def test_quit_closes_the_window(here: Places, opened: Open, qtbot: QtBot) -> None:
    photograph(here.logbook)
    _desktop, shell = opened()
    trouble_page(shell, qtbot).quit.click()
    assert not shell.isVisible()


@pytest.mark.expects_log
def test_our_own_mistake_is_one_sentence_in_the_window(here: Places, opened: Open, qtbot: QtBot) -> None:
    desktop, shell = opened()
    qtbot.waitUntil(lambda: shell.here.town.town == "tecumseh", timeout=PATIENCE_MS)
    desktop._last_resort.answer(ValueError("Maria Rossi said so"))
    qtbot.waitUntil(lambda: "made a mistake" in shell.status.notice.text(), timeout=PATIENCE_MS)
    (report,) = here.logs.glob("report-*")
    assert "Rossi" not in report.read_text(encoding="utf-8")
    assert "Rossi" not in shell.status.notice.text()
