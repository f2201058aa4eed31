"""A real logbook behind the parts of the desk, its lanes running in a straight line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, new_desk, person, toronto

Do = Callable[[Command], Done]
TUESDAY_207 = toronto("2026-11-24 14:07")


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> None:
    apply(qapp, Scheme.LIGHT, 100)


@pytest.fixture
def desk_and_clock(tmp_path: Path) -> Iterator[tuple[LogbookDesk, Clock]]:
    desk, clock = new_desk(tmp_path, TUESDAY_207, people=("Priya Nair", "Tom Okafor", "Maria Rossi"))
    desk.do(SetSetting("public_can_see", "no"), person(desk, "Priya"))
    yield desk, clock
    desk.close()


@pytest.fixture
def desk(desk_and_clock: tuple[LogbookDesk, Clock]) -> LogbookDesk:
    return desk_and_clock[0]


@pytest.fixture
def clock(desk_and_clock: tuple[LogbookDesk, Clock]) -> Clock:
    return desk_and_clock[1]


@pytest.fixture
def here(qapp: QApplication, desk: LogbookDesk, clock: Clock) -> Here:
    """The desk at this moment, with a clock that ticks only when a test says so."""
    here = Here(InlineLanes(desk), clock)
    here.start()
    here._timer.stop()
    return here


@pytest.fixture
def do(here: Here) -> Do:
    """Carries out a command as the person at the desk, through the window's own lanes."""

    def carry_out(command: Command) -> Done:
        found: list[Done] = []
        here.lanes.do(command, done=found.append)
        return found[0]

    return carry_out


@pytest.fixture
def public(do: Do) -> None:
    """Turns the screen towards the public."""
    do(SetSetting("public_can_see", "yes"))


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Callable[..., QWidget]]:
    """Shows a widget in a window that has the focus; it is gone before its logbook is closed."""
    kept: list[QWidget] = []  # a window that nobody holds is gone

    def shown(widget: QWidget, width: int = 640, height: int = 620) -> QWidget:
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    yield shown
    for widget in kept:
        widget.close()
        widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Presses one key on a widget."""

    def pressed(widget: QWidget, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        qtbot.keyClick(widget, key, held)

    return pressed
