"""A real logbook behind the calendar, and invented promises that a change would move."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.services.door import LogbookDesk
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from tests.desk import Clock, new_desk


@pytest.fixture(autouse=True)
def _look(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


@pytest.fixture
def desk_and_clock(tmp_path: Path) -> Iterator[tuple[LogbookDesk, Clock]]:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Owen Gallagher"))
    yield desk, clock
    desk.close()


@pytest.fixture
def here(qtbot, desk_and_clock) -> Here:
    desk, clock = desk_and_clock
    here = Here(InlineLanes(desk), clock)
    here.start()
    return here


@pytest.fixture
def show(qtbot) -> Iterator[Callable[..., QWidget]]:
    kept: list[QWidget] = []  # a window that nobody holds is gone

    def shown(widget: QWidget, width: int = 1338, height: int = 640) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        qtbot.wait(20)
        return widget

    return shown
