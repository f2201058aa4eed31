"""Backups are read again before they count, and old ones make room."""

import os
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, check
from counterdesk.store.engine import Logbook
from tests.store.rows import NOW, contact, later, save


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """An empty folder for backups."""
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def test_a_backup_holds_every_line_and_is_sound(logbook: Logbook, shelf: Path) -> None:
    save(logbook, "call_logged", contact())
    made = backup.make(logbook.path, shelf, NOW)
    finding = check.examine(made.path)
    assert (finding.sound, finding.lines, made.seq) == (True, 2, 2)
    assert made.path.name == "counterdesk-20261120T213100Z.backup"


def test_a_backup_is_one_private_file(logbook: Logbook, shelf: Path) -> None:
    before = os.umask(0)
    try:
        made = backup.make(logbook.path, shelf, NOW)
    finally:
        os.umask(before)
    assert list(shelf.iterdir()) == [made.path]
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_two_backups_of_one_second_do_not_overwrite_each_other(logbook: Logbook, shelf: Path) -> None:
    one = backup.make(logbook.path, shelf, NOW)
    two = backup.make(logbook.path, shelf, NOW)
    assert one.path != two.path
    assert backup.latest(shelf) is not None
    assert len(backup.all_in(shelf)) == 2


def test_a_backup_while_the_desk_writes_is_one_moment_of_it(logbook: Logbook, shelf: Path) -> None:
    other = Logbook.open(logbook.path, NOW)
    with other.read():
        save(logbook, "call_logged", contact())
        made = backup.make(logbook.path, shelf, NOW)
    other.close()
    assert made.seq == logbook.seq()


def test_a_second_copy_goes_to_the_other_disk(logbook: Logbook, shelf: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    made = backup.make(logbook.path, shelf, NOW, stick)
    assert made.second == stick / made.path.name
    assert made.second.read_bytes() == made.path.read_bytes()
    assert stat.S_IMODE(made.second.stat().st_mode) == 0o600


def test_a_stick_pulled_out_does_not_cost_the_first_backup(logbook: Logbook, shelf: Path, tmp_path: Path) -> None:
    made = backup.make(logbook.path, shelf, NOW, tmp_path / "away")
    assert made.path.exists()
    assert (made.second, made.second_refused) == (None, "backup_missing_folder")


def test_no_folder_no_backup(logbook: Logbook, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="backup_missing_folder"):
        backup.make(logbook.path, tmp_path / "away", NOW)


def test_nothing_of_a_failed_backup_stays(logbook: Logbook, shelf: Path) -> None:
    path = logbook.path
    save(logbook, "call_logged", contact())
    logbook.close()
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 3 * 4096 + 64] = b"\xff" * 64
    path.write_bytes(content)
    with pytest.raises(Refused) as caught:
        backup.make(path, shelf, NOW)
    assert caught.value.code in ("backup_unsound", "logbook_damaged")
    assert list(shelf.iterdir()) == []


def test_the_latest_backup_is_the_one_with_the_latest_name(logbook: Logbook, shelf: Path) -> None:
    assert backup.latest(shelf) is None
    assert backup.latest(shelf / "away") is None
    for minutes in (0, 90, 30):
        backup.make(logbook.path, shelf, later(minutes))
    newest = backup.latest(shelf)
    assert newest is not None
    assert newest.at == later(90)


def test_rotation_keeps_fourteen_days_twelve_months_and_the_last_three(shelf: Path) -> None:
    day = datetime(2026, 11, 20, 12, tzinfo=UTC)
    for back in range(800):
        for hour in (0, 4):
            at = day - timedelta(days=back, hours=hour)
            (shelf / f"counterdesk-{at:%Y%m%dT%H%M%SZ}.backup").touch()
    (shelf / "my notes.txt").touch()
    backup.rotate(shelf)
    kept = [made.at for made in backup.all_in(shelf)]
    days = {at.date() for at in kept}
    assert kept[0] == day
    assert {day.date() - timedelta(days=back) for back in range(14)} <= days
    assert {(at.year, at.month) for at in kept} == {(2026, month) for month in range(1, 12)} | {(2025, 12)}
    assert len(kept) == 14 + 1 + 11
    assert (shelf / "my notes.txt").exists()


def test_rotation_twice_removes_nothing_more(shelf: Path) -> None:
    for back in range(60):
        at = NOW - timedelta(days=back)
        (shelf / f"counterdesk-{at:%Y%m%dT%H%M%SZ}.backup").touch()
    backup.rotate(shelf)
    once = backup.all_in(shelf)
    backup.rotate(shelf)
    assert backup.all_in(shelf) == once
