"""Opening a logbook: made private, and refused in one word when it is not one we can keep."""

import os
import shutil
import stat
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select, text

from counterdesk.domain.refusal import Refused
from counterdesk.store import driver
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Person
from tests.store.rows import NOW, contact, save, started

JPEG = bytes.fromhex("ffd8ffe000104a46494600010101006000600000") + b"\x00" * 4000


def code_of(path: Path) -> str:
    """Gives the code with which opening is refused; the file must be as it was."""
    before = path.read_bytes()
    with pytest.raises(Refused) as caught:
        Logbook.open(path, NOW, busy_ms=50)
    assert path.read_bytes() == before
    return caught.value.code


@contextmanager
def bare(path: Path) -> Iterator[sqlite.Connection]:
    with closing(sqlite.connect(str(path), isolation_level=None)) as raw:
        yield raw


def closed_logbook(folder: Path) -> Path:
    logbook = started(folder)
    logbook.close()
    return logbook.path


def test_a_new_logbook_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        logbook = started(tmp_path)
        modes = {stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    finally:
        os.umask(before)
    logbook.close()
    assert modes == {0o600}


def test_the_recipe_is_in_force_on_every_connection(logbook: Logbook) -> None:
    with logbook.read() as session:
        raw = session.connection()
        pragmas = ("foreign_keys", "trusted_schema", "cell_size_check", "journal_mode", "temp_store", "query_only")
        asked = {name: raw.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}
    assert asked == {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_mode": "wal",
        "temp_store": 2,
        "query_only": 1,
    }
    with closing(driver.connect(logbook.path, writing=True)) as raw:
        named = ("synchronous", "secure_delete", "busy_timeout", "application_id", "user_version")
        settings = [raw.execute(f"PRAGMA {name}").fetchone()[0] for name in named]
    assert settings == [2, 1, 5000, 0x43444B31, 3]


def test_the_same_sqlite_on_every_desk_is_a_safe_one() -> None:
    assert sqlite.sqlite_version_info >= (3, 51, 3)


def test_making_a_logbook_never_touches_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "town.logbook"
    path.write_text("a shopping list")
    with pytest.raises(Refused, match="logbook_exists"):
        Logbook.create(path, NOW)
    assert path.read_text() == "a shopping list"


def test_leftovers_of_a_broken_start_are_in_nobody_s_way(tmp_path: Path) -> None:
    (tmp_path / ".town.logbook.new").write_bytes(b"half a file")
    (tmp_path / ".town.logbook.new-wal").write_bytes(b"half a log")
    logbook = started(tmp_path)
    assert logbook.seq() == 1
    logbook.close()
    assert not list(tmp_path.glob("*.new*"))


def test_a_missing_logbook_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="logbook_missing"):
        Logbook.open(tmp_path / "town.logbook", NOW)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [JPEG, b"", b"SQLite format 3", b"SQLite format 3\x00" + b"\xa5" * 5000])
def test_a_picture_or_any_other_file_is_not_a_logbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "town.logbook"
    path.write_bytes(content)
    assert code_of(path) == "logbook_not_a_database"


def test_a_folder_is_not_a_logbook(tmp_path: Path) -> None:
    (tmp_path / "town.logbook").mkdir()
    with pytest.raises(Refused, match="logbook_not_a_database"):
        Logbook.open(tmp_path / "town.logbook", NOW)


def test_another_program_s_database_is_not_a_logbook(tmp_path: Path) -> None:
    path = tmp_path / "town.logbook"
    with bare(path) as raw:
        raw.execute("CREATE TABLE recipes (id INTEGER)")
    assert code_of(path) == "logbook_not_a_database"


def test_a_newer_logbook_is_refused_before_any_write(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    with bare(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0900'")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert code_of(path) == "logbook_newer"
    assert not (tmp_path / "backups").exists()


def test_a_newer_logbook_is_told_with_both_versions(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    with bare(path) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '0900'")
    with pytest.raises(Refused) as caught:
        Logbook.open_reader(path)
    assert caught.value.facts == {"found": "0900", "known": "0003"}


def test_a_logbook_marked_read_only_is_refused_even_for_an_administrator(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    path.chmod(0o400)
    assert code_of(path) == "logbook_read_only"


@contextmanager
def as_a_guest() -> Iterator[Path]:
    """Gives a folder that we may read but not write, as an ordinary user even when the tests run as root."""
    folder = Path(tempfile.mkdtemp())
    started(folder).close()
    user = os.geteuid()
    (folder / "town.logbook").chmod(0o644)
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        yield folder
    finally:
        os.seteuid(user)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps rights otherwise")
def test_a_folder_that_may_only_be_read_is_refused_in_one_word() -> None:
    with as_a_guest() as folder:
        before = sorted(folder.iterdir())
        with pytest.raises(Refused, match="logbook_read_only"):
            Logbook.open(folder / "town.logbook", NOW)
        with pytest.raises(Refused, match="logbook_read_only"):
            Logbook.create(folder / "other.logbook", NOW)
        assert sorted(folder.iterdir()) == before


def test_a_logbook_locked_by_another_program_is_refused(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    with bare(path) as raw:
        raw.execute("BEGIN IMMEDIATE")
        assert code_of(path) == "logbook_locked"
        raw.execute("ROLLBACK")
    Logbook.open(path, NOW).close()


def test_a_logbook_held_alone_by_another_program_is_refused(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    with bare(path) as raw:
        raw.execute("PRAGMA locking_mode=EXCLUSIVE")
        raw.execute("BEGIN IMMEDIATE")
        raw.execute("UPDATE head SET seq = seq")
        raw.execute("COMMIT")
        assert code_of(path) == "logbook_locked"


def test_a_desk_that_writes_waits_for_the_other_one(logbook: Logbook) -> None:
    other = Logbook.open(logbook.path, NOW)

    def writes() -> None:
        for _ in range(20):
            save(other, "call_logged", contact())

    thread = threading.Thread(target=writes)
    thread.start()
    for _ in range(20):
        save(logbook, "walk_in_logged", contact())
    thread.join()
    other.close()
    assert logbook.seq() == 41


def test_a_database_whose_tables_are_gone_is_damaged(tmp_path: Path) -> None:
    path = closed_logbook(tmp_path)
    with bare(path) as raw:
        raw.execute("DROP TABLE alembic_version")
    assert code_of(path) == "logbook_damaged"


def test_every_constraint_holds_and_is_our_own_mistake(logbook: Logbook) -> None:
    with pytest.raises(Exception, match="FOREIGN KEY"):
        save(logbook, "call_logged", contact(author=99))


def test_a_command_line_reader_looks_on_beside_the_window(logbook: Logbook) -> None:
    reader = Logbook.open_reader(logbook.path)
    save(logbook, "call_logged", contact())
    with reader.read() as session:
        assert session.scalars(select(Person.name)).all() == ["Priya Shah"]
        with pytest.raises(Exception, match="readonly"):
            session.execute(text("DELETE FROM journal"))
    reader.close()


def test_closing_twice_is_harmless(logbook: Logbook) -> None:
    logbook.close()
    logbook.close()


def test_interrupting_when_nothing_is_read_is_harmless(logbook: Logbook) -> None:
    logbook.interrupt()
    assert logbook.seq() == 1
    logbook.interrupt()


def test_a_search_that_was_broken_off_is_never_told_as_damage(logbook: Logbook) -> None:
    def broken_off() -> None:
        logbook.interrupt()
        raise Refused("logbook_damaged")

    with pytest.raises(Refused) as refused, logbook.read():
        broken_off()
    assert refused.value.code == "read_interrupted"


def test_damage_found_without_an_interruption_is_told(logbook: Logbook) -> None:
    logbook.interrupt()
    with pytest.raises(Refused) as refused, logbook.read():
        raise Refused("logbook_damaged")
    assert refused.value.code == "logbook_damaged"
