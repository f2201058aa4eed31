"""A real logbook behind the window in which an entry is fixed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from shiboken6 import isValid

from counterdesk.services.asks.fixing import AskToFix
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.fix import kept
from counterdesk.ui.fix.band import FixBand
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
        return shown(FixWindow(here, desk.read(AskToFix(uid, here.lanes.author, opening)), opening=opening))

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


@pytest.fixture
def drafts(desk, here):
    """Gives the fixes in the draft file as whoever is here may read them."""

    def read() -> list[kept.Kept]:
        return [one for one in map(kept.kept, desk.read(AskDrafts())) if one is not None]

    return read


@pytest.fixture
def again(desk, clock, qtbot, shown):
    """Starts the program again on the same logbook and draft file, as after a power cut; gives its band."""

    def start() -> FixBand:
        here = Here(InlineLanes(desk), clock)
        here.start()
        band = FixBand(here)
        qtbot.addWidget(band)
        band.reload()
        band.show()
        return band

    return start
