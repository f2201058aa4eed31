"""A clerk at an open desk, for everything that goes wrong there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.desk import Clock, new_desk, toronto
from tests.stories.clerk import Clerk
from tests.stories.program import Program

TUESDAY = toronto("2026-03-10 10:00")


@pytest.fixture(scope="module")
def clerk_at(qapp: QApplication):
    """Opens the program in a folder, with Tecumseh chosen and Priya at the desk; ends it after the tests of a file."""
    started: list[Program] = []

    def at(folder: Path) -> Clerk:
        program = Program(folder, Clock(TUESDAY))
        new_desk(program.places.data, TUESDAY)[0].close()
        started.append(program)
        clerk = Clerk(program)
        clerk.starts()
        return clerk

    yield at
    for program in started:
        if program.is_running:
            program.close()


@pytest.fixture(scope="module")
def desk(clerk_at, tmp_path_factory: pytest.TempPathFactory) -> Clerk:
    """One open desk for the tests of a file."""
    return clerk_at(tmp_path_factory.mktemp("desk"))


@pytest.fixture
def clerk(desk: Clerk) -> Iterator[Clerk]:
    """A clerk whose card is thrown away afterwards; no test may leave a report of a mistake of our own."""
    yield desk
    if desk.window.cards.has_open:
        desk.hands.presses("Ctrl+Shift+D")
        desk.program.settle()
    assert list(desk.program.places.logs.glob("report-*")) == []
