"""The real program, killed with SIGKILL while it works: what it acknowledged is there, what was typed is there.

COUNTERDESK_KILLS=60 makes the long form.
"""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from counterdesk.app.desks import reading_desk
from counterdesk.app.main import main
from counterdesk.app.paths import Places, places
from counterdesk.services.asks.contacts import AskContact, DayLog
from tests.desk import new_desk

HERE = Path(__file__).parents[2]
KILLS = int(os.environ.get("COUNTERDESK_KILLS", "6"))
PATIENCE_S = 60.0
BEHIND_S = 1.0

pytestmark = pytest.mark.slow


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """A desk in Tecumseh, set up a moment ago, with Priya there."""
    here = places(tmp_path).make()
    new_desk(here.data, datetime.now(UTC))[0].close()
    return here


@contextmanager
def program(here: Places, what: str) -> Iterator[subprocess.Popen[str]]:
    """Starts the program with a hand in its window, waits for its first word, and leaves no process behind."""
    command = [sys.executable, "-m", "tests.faults.ghost", str(here.data), what]
    child = subprocess.Popen(command, cwd=HERE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    try:
        assert child.stdout.readline() == "ready\n", child.stderr and child.stderr.read()
        yield child
    finally:
        child.kill()
        child.communicate(timeout=PATIENCE_S)


def killed_while(
    here: Places, what: str, enough: Callable[[list[str]], bool], after_s: float
) -> tuple[list[str], float]:
    """Lets it work until it has said enough and a moment longer; gives its whole lines, and when it was killed."""
    with program(here, what) as child:
        assert child.stdout is not None
        lines: list[str] = []
        while not enough(lines):
            lines.append(child.stdout.readline())
        time.sleep(after_s)
        killed_at = time.monotonic()
        child.kill()
        rest, trouble = child.communicate(timeout=PATIENCE_S)
    assert child.returncode == -9
    assert "Traceback" not in trouble
    return [line.strip() for line in [*lines, *rest.splitlines(keepends=True)] if line.endswith("\n")], killed_at


def kept(here: Places, uids: list[str]) -> set[str]:
    """Gives which of these the logbook has."""
    desk = reading_desk(here)
    found = {uid for uid in uids if desk.read(AskContact(uid)).row.uid == uid}
    desk.close()
    return found


def test_every_acknowledged_entry_outlives_the_program(here: Places, capsys: pytest.CaptureFixture[str]) -> None:
    chance, told = random.Random(60), list[str]()
    for _ in range(KILLS):
        lines, _at = killed_while(here, "log", lambda lines: len(lines) >= 1, chance.uniform(0.0, 0.5))
        told += lines
    assert len(told) == len(set(told)) >= KILLS
    assert kept(here, told) == set(told)
    entered = entries(here)
    assert len(told) <= entered <= len(told) + KILLS  # one may have been on its way each time
    assert main(["--home", str(here.data), "check"]) == 0
    assert capsys.readouterr().out.startswith("The logbook is sound")


def entries(here: Places) -> int:
    """Counts what was logged in these days."""
    desk = reading_desk(here)
    since = datetime(2020, 1, 1, tzinfo=UTC)
    count = desk.read(DayLog(since, datetime(2100, 1, 1, tzinfo=UTC), 100_000)).contacts
    desk.close()
    return count


def test_what_was_typed_is_there_again_one_second_behind_at_most(here: Places) -> None:
    lines, killed_at = killed_while(here, "type", lambda lines: len(lines) >= 120, 0.4)
    typed = [(int(count), float(at)) for count, at in (line.split() for line in lines)]
    note = restored_note(here)
    lost = [at for count, at in typed if count > len(note)]
    behind = killed_at - min(lost, default=killed_at)
    assert note
    assert behind <= BEHIND_S + stalls(typed), f"{len(lost)} letters, {behind:.2f} s"


def stalls(typed: list[tuple[int, float]]) -> float:
    """Gives for how long at most a busy computer let the window wait between two letters."""
    return max((after - before for (_, before), (_, after) in pairwise(typed)), default=0.0)


def restored_note(here: Places) -> str:
    """Starts the program again and reads the note on the card that is open."""
    with program(here, "say") as child:
        said, trouble = child.communicate(timeout=PATIENCE_S)
    assert trouble == ""
    found = re.search(r"^note '(.*)'$", said, re.MULTILINE)
    assert found, said
    return found[1]
