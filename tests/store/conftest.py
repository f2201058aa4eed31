"""A new logbook for each test, in a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterdesk.store.engine import Logbook
from tests.store.rows import started


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """A logbook with one person, Priya, whose id is 1."""
    made = started(tmp_path)
    yield made
    made.close()
