"""A full disk at the counter: one sentence on the card, every word stays on the screen, and room makes it save."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterdesk.services.door import LogbookDesk
from counterdesk.store import check
from tests.faults.test_full_disk import fill
from tests.store.rows import stamp
from tests.stories.clerk import Clerk

SENTENCE = "The disk is full. What was saved is safe and what is typed is kept; make room and try again."
NOTE = "The fence stands on the neighbour's land. "
MOST_CALLS = 12


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes; made by an administrator only, the test below it does without."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only an administrator can make a tiny disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def logs_until_refused(clerk: Clerk) -> int:
    """Logs calls with long notes until the disk is full; gives how many were saved."""
    for done in range(MOST_CALLS):
        clerk.opens("F3")
        clerk.hands.types("5195550142")
        clerk.hands.tabs_to("Note")
        clerk.card.note.field.insertPlainText(NOTE * 400)
        clerk.chooses("Answered")
        clerk.tries_to_save()
        if clerk.window.cards.has_open:
            return done
    raise AssertionError("the disk was never full")


def stays_and_saves(clerk: Clerk, make_room: Callable[[], object]) -> None:
    """Finds the sentence and the words on the card; there is room again, and the same card saves."""
    done = logs_until_refused(clerk)
    assert clerk.sees_trouble() == (SENTENCE,)
    assert clerk.card.typed().note == (NOTE * 400).strip()
    assert clerk.card.typed().number == "5195550142"
    assert len(clerk.sees_today()) == done
    make_room()
    clerk.saves()
    assert len(clerk.sees_today()) == done + 1
    clerk.closes_and_reopens()
    assert len(clerk.sees_today()) == done + 1
    clerk.program.close()
    assert check.examine(clerk.program.places.logbook).problems == ()


def test_a_full_disk_loses_nothing_and_says_so_once(clerk_at: Callable[[Path], Clerk], tiny: Path) -> None:
    clerk = clerk_at(tiny)
    ballast = fill(tiny)
    stays_and_saves(clerk, ballast.unlink)


def test_a_logbook_that_may_not_grow_loses_nothing_and_says_so_once(
    clerk_at: Callable[[Path], Clerk], tmp_path: Path
) -> None:
    clerk = clerk_at(tmp_path)
    may_have(clerk, 150)
    stays_and_saves(clerk, lambda: may_have(clerk, 1_000_000))


def may_have(clerk: Clerk, pages: int) -> None:
    """Says how many pages the logbook may have from now on."""

    def limit(desk: object) -> None:
        assert isinstance(desk, LogbookDesk)
        with desk._logbook.write(stamp()) as tx:
            tx.session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")

    clerk.program.on(clerk.program.lanes._write, limit)
