"""Killed at any moment, the logbook keeps every entry that was acknowledged and stays sound.

COUNTERDESK_KILLS=60 makes the long form.
"""

import os
import random
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counterdesk.store import backup, check
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, Message
from tests.store.rows import NOW, contact, later, save, started

HERE = Path(__file__).parents[2]
KILLS = int(os.environ.get("COUNTERDESK_KILLS", "10"))

pytestmark = pytest.mark.slow


def told_until_killed(what: str, path: Path, seconds: float) -> list[str]:
    """Runs a writer, kills it so long after its first word, and gives the whole lines it had printed."""
    command = [sys.executable, "-m", "tests.faults.writer", what, str(path)]
    with subprocess.Popen(command, cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        timer = threading.Timer(seconds, child.kill)
        timer.start()
        rest = child.stdout.read()
        timer.join()
    assert child.returncode == -9
    return [line.decode() for line in (first + rest).split(b"\n")[:-1]]


def test_every_acknowledged_entry_outlives_sigkill(tmp_path: Path) -> None:
    path = tmp_path / "town.logbook"
    started(tmp_path).close()
    chance = random.Random(60)
    told: list[str] = []
    for _ in range(KILLS):
        told += told_until_killed("enter", path, chance.uniform(0.0, 0.25))
    logbook = Logbook.open(path, NOW)
    with logbook.read() as session:
        kept = set(session.scalars(select(Contact.uid)))
        numbers = session.scalars(select(Message.number).order_by(Message.id)).all()
    logbook.close()
    assert set(told) <= kept
    assert len(kept) - len(told) <= KILLS
    assert numbers == [f"2026-{count:04d}" for count in range(1, len(kept) + 1)]
    assert check.examine(path).problems == ()


def test_a_logbook_killed_while_it_is_made_is_whole_or_not_there(tmp_path: Path) -> None:
    chance = random.Random(6)
    for attempt in range(max(KILLS // 2, 4)):
        path = tmp_path / f"{attempt}.logbook"
        told = told_until_killed("create", path, chance.uniform(0.0, 0.4))
        if not path.exists():
            assert told == ["ready"]
            Logbook.create(path, NOW).close()
        assert check.examine(path).sound


def test_a_backup_that_was_killed_is_never_taken_for_one(tmp_path: Path) -> None:
    logbook = started(tmp_path)
    save(logbook, "imported", *(contact(note="word " * 500) for _ in range(300)))
    shelf = tmp_path / "backups"
    shelf.mkdir()
    chance = random.Random(7)
    for _ in range(max(KILLS // 3, 3)):
        told_until_killed("backup", logbook.path, chance.uniform(0.0, 0.3))
        for made in backup.all_in(shelf):
            assert check.examine(made.path).sound
    (shelf / ".counterdesk-20260101T000000Z.backup.part").write_bytes(b"half")
    os.utime(shelf / ".counterdesk-20260101T000000Z.backup.part", (0, 0))
    backup.make(logbook.path, shelf, later(99_999))
    assert not (shelf / ".counterdesk-20260101T000000Z.backup.part").exists()
    with logbook.read() as session:
        assert session.scalar(select(func.count()).select_from(Contact)) == 300
    logbook.close()
