"""Choosing practice at the first start: what is there is opened, what is missing is invented."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from counterdesk.app.first import FirstWindow
from counterdesk.app.lock import LogbookLock
from counterdesk.app.paths import Places, places
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.first_start import FirstStart
from tests.desk import bare_desk

PATIENCE_MS = 60_000


@pytest.fixture
def lanes(tmp_path: Path) -> Iterator[InlineLanes]:
    """Lanes to a logbook in which no town is chosen yet."""
    desk, _clock = bare_desk(tmp_path)
    made = InlineLanes(desk)
    yield made
    made.stop()


def window_at(here: Places, lanes: InlineLanes, qtbot: QtBot) -> tuple[FirstWindow, FirstStart]:
    """Shows the first start and gives window and questions, Essex and a name filled in."""
    _desk, clock = lanes._desk, lanes._desk._clock  # type: ignore[attr-defined]
    window = FirstWindow(Here(lanes, clock), here)
    qtbot.addWidget(window)
    window.show()
    window.start()
    page = window.centralWidget()
    assert isinstance(page, FirstStart)
    page.needed.town.pill("essex").click()
    page.needed.person.set_value("Priya Nair")
    return window, page


def test_in_the_practice_program_the_logbook_is_practice(tmp_path: Path, lanes: InlineLanes, qtbot: QtBot) -> None:
    _window, page = window_at(places(tmp_path, practice=True).make(), lanes, qtbot)
    assert page.needed.logbook.value() == "practice"
    assert not page.needed.logbook.isEnabled()


def test_in_the_real_program_the_clerk_chooses(tmp_path: Path, lanes: InlineLanes, qtbot: QtBot) -> None:
    _window, page = window_at(places(tmp_path).make(), lanes, qtbot)
    assert page.needed.logbook.value() == "real"
    assert page.needed.logbook.isEnabled()


def test_practice_is_invented_where_there_is_none(tmp_path: Path, lanes: InlineLanes, qtbot: QtBot) -> None:
    window, page = window_at(places(tmp_path).make(), lanes, qtbot)
    page.needed.logbook.choose("practice")
    with qtbot.waitSignal(window.practice_ready, timeout=PATIENCE_MS):
        page.open_button.click()
    assert places(tmp_path, practice=True).logbook.exists()


def test_practice_that_is_there_is_left_as_it_is(tmp_path: Path, lanes: InlineLanes, qtbot: QtBot) -> None:
    practice = places(tmp_path, practice=True).make()
    practice.logbook.write_bytes(b"last week's practice")
    window, page = window_at(places(tmp_path), lanes, qtbot)
    page.needed.logbook.choose("practice")
    with qtbot.waitSignal(window.practice_ready, timeout=PATIENCE_MS):
        page.open_button.click()
    assert practice.logbook.read_bytes() == b"last week's practice"


def test_practice_that_is_open_elsewhere_is_said_and_nothing_is_touched(
    tmp_path: Path, lanes: InlineLanes, qtbot: QtBot
) -> None:
    window, page = window_at(places(tmp_path).make(), lanes, qtbot)
    other = LogbookLock(places(tmp_path, practice=True).logbook)
    page.needed.logbook.choose("practice")
    page.open_button.click()
    (said,) = window.findChildren(QMessageBox)
    assert "open in another window" in said.text()
    assert isinstance(window.centralWidget(), FirstStart)
    said.close()
    other.let_go()


def test_the_practice_lock_is_given_back(tmp_path: Path, lanes: InlineLanes, qtbot: QtBot) -> None:
    window, page = window_at(places(tmp_path).make(), lanes, qtbot)
    page.needed.logbook.choose("practice")
    with qtbot.waitSignal(window.practice_ready, timeout=PATIENCE_MS):
        page.open_button.click()
    LogbookLock(places(tmp_path, practice=True).logbook).let_go()
