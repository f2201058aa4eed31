"""Bringing a backup back never destroys what it replaces."""

from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, check, restore
from counterdesk.store.engine import Logbook
from tests.store.rows import NOW, contact, later, save


@pytest.fixture
def saved(logbook: Logbook, tmp_path: Path) -> Path:
    """A backup of a logbook with two lines, which has three by now and is still open."""
    save(logbook, "call_logged", contact())
    folder = tmp_path / "backups"
    folder.mkdir()
    made = backup.make(logbook.path, folder, NOW)
    save(logbook, "call_logged", contact())
    return made.path


def test_a_backup_comes_back_and_the_former_logbook_is_kept(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    done = restore.bring_back(saved, logbook.path, later(60))
    again = Logbook.open(logbook.path, later(61))
    assert (again.seq(), done.lines) == (2, 2)
    again.close()
    assert done.aside is not None
    assert check.examine(done.aside).lines == 3
    assert saved.exists()


def test_the_former_log_of_writes_is_not_played_into_the_restored_file(logbook: Logbook, saved: Path) -> None:
    wal = logbook.path.with_name(logbook.path.name + "-wal")
    kept = wal.read_bytes()
    assert kept
    logbook.close()
    wal.write_bytes(kept)
    done = restore.bring_back(saved, logbook.path, later(60))
    assert done.aside is not None
    assert not wal.exists()
    assert done.aside.with_name(done.aside.name + "-wal").read_bytes() == kept
    assert check.examine(logbook.path).sound


def test_a_logbook_that_is_open_is_not_replaced(logbook: Logbook, saved: Path) -> None:
    with pytest.raises(Refused, match="logbook_open"):
        restore.bring_back(saved, logbook.path, NOW)
    assert logbook.seq() == 3


def test_a_logbook_that_a_reader_has_open_is_not_replaced(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    reader = Logbook.open_reader(logbook.path)
    with pytest.raises(Refused, match="logbook_open"):
        restore.bring_back(saved, logbook.path, NOW)
    reader.close()
    restore.bring_back(saved, logbook.path, NOW)


def test_a_damaged_backup_is_refused_and_nothing_is_moved(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    with closing(sqlite.connect(str(saved), isolation_level=None)) as raw:
        raw.execute("UPDATE contacts SET note = 'changed'")
    before = logbook.path.read_bytes()
    with pytest.raises(Refused, match="restore_unsound"):
        restore.bring_back(saved, logbook.path, NOW)
    assert logbook.path.read_bytes() == before
    assert not list(logbook.path.parent.glob("*restore*"))
    assert not list(logbook.path.parent.glob(".*restore*"))


@pytest.mark.parametrize(("content", "code"), [(b"\xff\xd8\xff" * 99, "restore_unsound"), (None, "restore_missing")])
def test_a_picture_or_nothing_is_no_backup(logbook: Logbook, tmp_path: Path, content: bytes | None, code: str) -> None:
    logbook.close()
    source = tmp_path / "picture.backup"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(Refused, match=code):
        restore.bring_back(source, logbook.path, NOW)
    Logbook.open(logbook.path, NOW).close()


def test_a_newer_backup_is_refused(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    with closing(sqlite.connect(str(saved), isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0900'")
    with pytest.raises(Refused, match="logbook_newer"):
        restore.bring_back(saved, logbook.path, NOW)


def test_a_logbook_that_is_a_picture_is_put_aside_as_it_is(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    logbook.path.write_bytes(b"\xff\xd8\xff picture")
    done = restore.bring_back(saved, logbook.path, NOW)
    assert done.aside is not None
    assert done.aside.read_bytes() == b"\xff\xd8\xff picture"
    assert check.examine(logbook.path).sound


def test_a_lost_logbook_comes_back_from_its_backup(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    logbook.path.unlink()
    assert restore.bring_back(saved, logbook.path, NOW).aside is None
    assert check.examine(logbook.path).lines == 2


def test_restoring_twice_in_one_second_keeps_both_former_files(logbook: Logbook, saved: Path) -> None:
    logbook.close()
    asides = {restore.bring_back(saved, logbook.path, NOW).aside for _ in range(2)}
    assert len(asides) == 2
