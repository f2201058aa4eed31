"""A real logbook behind the window in which an entry is fixed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from counterdesk.services.asks.fixing import AskToFix
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from tests.desk import Clock, new_desk, person


@pytest.fixture
def desk_and_clock(tmp_path: Path) -> Iterator[tuple[LogbookDesk, Clock]]:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Owen Gallagher"))
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(desk_and_clock) -> LogbookDesk:
    return desk_and_clock[0]


@pytest.fixture
def clock(desk_and_clock) -> Clock:
    return desk_and_clock[1]


@pytest.fixture
def here(qtbot, desk, clock) -> Here:
    here = Here(InlineLanes(desk), clock)
    here.start()
    return here


@pytest.fixture
def shown(here, qtbot) -> Iterator[Callable[[FixWindow], FixWindow]]:
    """Shows a window as a clerk sees it; what is left open in the end is put aside, and goes by itself then."""
    left: list[FixWindow] = []

    def show(window: FixWindow) -> FixWindow:
        left.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield show
    for window in left:
        if isValid(window) and window.isVisible():
            window.put_aside()


@pytest.fixture
def fixing(here, shown, desk) -> Callable[..., FixWindow]:
    """Opens an entry to be fixed by whoever is at the desk."""

    def open_(uid: str, opening: str = "") -> FixWindow:
        return shown(FixWindow(here, desk.read(AskToFix(uid, here.person.id, opening)), opening=opening))

    return open_


@pytest.fixture
def logged(desk) -> Callable[..., str]:
    """Logs something as Priya and gives its uid."""

    def log(command) -> str:
        return desk.do(command, person(desk, "Priya")).uid

    return log


@pytest.fixture
def read(here):
    """Asks the logbook one question through the window's own lanes."""

    def ask(question):
        answers = []
        here.lanes.read(question, answers.append)
        return answers[0]

    return ask


@pytest.fixture
def owen(here, desk):
    """Puts Owen at the desk in Priya's place."""
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))


@pytest.fixture
def words_on():
    """Gives everything that stands in a window."""

    def words(page) -> str:
        return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))

    return words
