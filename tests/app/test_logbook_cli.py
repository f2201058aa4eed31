"""Backup, check and restore, as the person who looks after the computer would type them."""

import os
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterdesk.app.main import main
from counterdesk.app.paths import Places, places
from counterdesk.store.engine import Logbook

NOON = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Places:
    """A desk with a new, closed logbook."""
    here = places(tmp_path).make()
    Logbook.create(here.logbook, NOON).close()
    return here


def counterdesk(desk: Places, *words: str) -> int:
    """Types a command at this desk."""
    return main(["--home", str(desk.data), *words])


def backups_of(desk: Places) -> list[Path]:
    """Gives the backups that lie there."""
    return sorted(desk.backups.glob("*.backup"))


def test_a_new_logbook_is_sound(desk: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert counterdesk(desk, "check") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_backup_is_made_and_named(desk: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert counterdesk(desk, "backup") == 0
    (made,) = backups_of(desk)
    assert str(made) in capsys.readouterr().out
    assert counterdesk(desk, "check", str(made)) == 0


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's files private by itself")
def test_a_backup_is_readable_by_its_owner_only(desk: Places) -> None:
    counterdesk(desk, "backup")
    assert [stat.S_IMODE(path.stat().st_mode) for path in backups_of(desk)] == [0o600]


def test_a_second_copy_goes_to_another_folder(desk: Places, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    assert counterdesk(desk, "backup", "--second", str(tmp_path / "stick")) == 0
    assert [p.name for p in (tmp_path / "stick").iterdir()] == [p.name for p in backups_of(desk)]


def test_a_stick_that_is_away_is_said_and_the_first_backup_stands(
    desk: Places, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert counterdesk(desk, "backup", "--second", str(tmp_path / "away")) == 2
    assert len(backups_of(desk)) == 1
    said = capsys.readouterr()
    assert "no second copy" in said.err
    assert str(tmp_path / "away") in said.err


def test_a_damaged_logbook_is_not_sound(desk: Places, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(desk.logbook.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = bytes(4096)
    desk.logbook.write_bytes(content)
    assert counterdesk(desk, "check") == 1
    assert "NOT sound" in capsys.readouterr().out


def test_a_backup_takes_the_place_of_a_damaged_logbook_which_is_kept(
    desk: Places, capsys: pytest.CaptureFixture[str]
) -> None:
    counterdesk(desk, "backup")
    desk.logbook.write_bytes(b"damaged")
    assert counterdesk(desk, "restore", str(backups_of(desk)[0])) == 0
    assert counterdesk(desk, "check") == 0
    (aside,) = desk.data.glob("logbook.db.before-restore-*Z")
    assert aside.read_bytes() == b"damaged"
    assert str(aside) in capsys.readouterr().out


def test_nothing_is_restored_while_the_logbook_is_open(desk: Places, capsys: pytest.CaptureFixture[str]) -> None:
    counterdesk(desk, "backup")
    before = desk.logbook.read_bytes()
    logbook = Logbook.open(desk.logbook, NOON)
    try:
        assert counterdesk(desk, "restore", str(backups_of(desk)[0])) == 2
    finally:
        logbook.close()
    assert desk.logbook.read_bytes() == before
    assert "open" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 a photograph", b"SQLite format 3\x00" + bytes(84)])
def test_what_is_no_backup_is_not_restored(
    desk: Places, tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(content)
    assert counterdesk(desk, "restore", str(tmp_path / "file")) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert counterdesk(desk, "check") == 0


@pytest.mark.parametrize("words", [["backup"], ["check"], ["check", "nowhere.backup"], ["restore", "nowhere.backup"]])
def test_what_is_not_there_is_one_sentence(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert counterdesk(places(tmp_path / "empty"), *words) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_practice_is_checked_apart(desk: Places, capsys: pytest.CaptureFixture[str]) -> None:
    assert counterdesk(desk, "--practice", "check") == 2
    assert "practice.db" in capsys.readouterr().err
