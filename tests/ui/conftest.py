"""A real logbook behind a part of the window, its lanes running in a straight line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from tests.desk import Clock, new_desk


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
