"""A clerk at a desk in Tecumseh, on the Tuesday after Thanksgiving."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.services.asks.people import PastePeople
from tests.desk import Clock, new_desk, person, toronto
from tests.stories.clerk import Clerk
from tests.stories.program import Program

TUESDAY = toronto("2026-10-13 08:30")
COLLEAGUES = "Maria Rossi, Tax Collector, Finance and Taxes, 214\nSam Okafor, By-law Officer, By-law Enforcement, 231"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    """A program that nobody has started yet, at 8:30 in the morning."""
    program = Program(tmp_path, Clock(TUESDAY))
    yield program
    if program.is_running:
        program.close()


@pytest.fixture
def newcomer(program: Program) -> Clerk:
    """A clerk who has never started the program."""
    return Clerk(program)


@pytest.fixture
def clerk(program: Program) -> Clerk:
    """A clerk at a desk that is set up and open."""
    desk, _clock = new_desk(program.places.data, TUESDAY)
    desk.do(PastePeople(COLLEAGUES), person(desk, "Priya"))
    desk.close()
    clerk = Clerk(program)
    clerk.starts()
    return clerk
