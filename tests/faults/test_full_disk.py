"""A full disk costs nothing that was acknowledged, and the desk goes on as soon as there is room again."""

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, select

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, check
from counterdesk.store.drafts import Draft, Drafts
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact
from tests.store.rows import NOW, contact, save, stamp, started

HERE = Path(__file__).parents[2]


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A disk of six megabytes; made by an administrator only, the tests beside it do without."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)]
    if os.geteuid() or subprocess.run(command, check=False, capture_output=True).returncode:
        pytest.skip("only an administrator can make a tiny disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def fill(disk: Path) -> Path:
    """Writes a file until the disk is full."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 1024):
                pass
        except OSError:
            return ballast
    return ballast


def log_until_refused(logbook: Logbook, most: int = 2000) -> tuple[int, str]:
    """Logs calls until one is refused; gives how many were acknowledged, and the refusal."""
    for done in range(most):
        try:
            save(logbook, "call_logged", contact(note="word " * 400))
        except Refused as refused:
            return done, refused.code
    return most, "never refused"


def opened(path: Path) -> str:
    """Opens and closes a logbook; gives the refusal or nothing."""
    try:
        Logbook.open(path, NOW).close()
    except Refused as refused:
        return refused.code
    return ""


def count(logbook: Logbook) -> int:
    with logbook.read() as session:
        return session.scalar(select(func.count()).select_from(Contact)) or 0


def test_a_full_disk_refuses_and_keeps_every_entry(tiny: Path) -> None:
    logbook = started(tiny)
    ballast = tiny / "ballast"
    ballast.write_bytes(b"x" * 4_300_000)
    done, code = log_until_refused(logbook)
    assert code == "logbook_disk_full"
    assert count(logbook) == done > 0
    ballast.unlink()
    save(logbook, "call_logged", contact())
    logbook.close()
    assert check.examine(logbook.path).problems == ()
    again = Logbook.open(logbook.path, NOW)
    assert count(again) == done + 1
    again.close()


def test_a_full_disk_at_closing_loses_nothing(tiny: Path) -> None:
    logbook = started(tiny)
    for _ in range(40):
        save(logbook, "call_logged", contact(note="word " * 100))
    ballast = fill(tiny)
    logbook.close()
    assert opened(logbook.path) in ("", "logbook_disk_full")
    ballast.unlink()
    again = Logbook.open(logbook.path, NOW)
    assert count(again) == 40
    again.close()
    assert check.examine(logbook.path).problems == ()


def test_no_logbook_is_half_made_on_a_full_disk(tiny: Path) -> None:
    ballast = fill(tiny)
    with pytest.raises(Refused, match="logbook_disk_full"):
        started(tiny)
    assert not (tiny / "town.logbook").exists()
    ballast.unlink()
    started(tiny).close()


def test_a_backup_on_a_full_disk_leaves_nothing_and_says_so(tiny: Path, tmp_path: Path) -> None:
    logbook = started(tmp_path)
    ballast = fill(tiny)
    with pytest.raises(Refused, match="logbook_disk_full"):
        backup.make(logbook.path, tiny, NOW)
    made = backup.make(logbook.path, tmp_path, NOW, second=tiny)
    assert made.second_refused == "logbook_disk_full"
    assert list(tiny.iterdir()) == [ballast]
    logbook.close()


def test_drafts_on_a_full_disk_keep_the_last_state_that_fitted(tiny: Path) -> None:
    drafts = Drafts.open(tiny / "drafts", NOW)
    drafts.put(Draft("card", "call", 1, {"note": "short"}, NOW))
    fill(tiny)
    with pytest.raises(Refused, match="logbook_disk_full"):
        drafts.put(Draft("card", "call", 1, {"note": "long " * 20_000}, NOW))
    assert drafts.all(1)[0].content == {"note": "short"}
    drafts.close()


def test_a_logbook_that_may_not_grow_refuses_and_keeps_every_entry(tmp_path: Path) -> None:
    logbook = started(tmp_path)
    with logbook.write(stamp()) as tx:
        tx.session.connection().exec_driver_sql("PRAGMA max_page_count=140")
    done, code = log_until_refused(logbook)
    assert code == "logbook_disk_full"
    assert count(logbook) == done > 0
    logbook.close()
    assert check.examine(logbook.path).sound


def test_a_file_size_limit_refuses_and_keeps_every_entry(tmp_path: Path) -> None:
    started(tmp_path).close()
    command = [sys.executable, "-m", "tests.faults.test_full_disk", str(tmp_path / "town.logbook")]
    done = subprocess.run(command, cwd=HERE, check=True, capture_output=True, text=True)
    told, code = done.stdout.split()
    assert code in ("logbook_disk_full", "logbook_disk_error")
    logbook = Logbook.open(tmp_path / "town.logbook", NOW)
    assert count(logbook) == int(told) > 0
    logbook.close()
    assert check.examine(logbook.path).sound


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
    told, code = log_until_refused(Logbook.open(Path(sys.argv[1]), NOW))
    sys.stdout.write(f"{told} {code}\n")
