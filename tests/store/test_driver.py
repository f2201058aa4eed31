"""The disk's and the file's errors are refusals; our own mistakes are not."""

from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import text

from counterdesk.domain.refusal import Refused
from counterdesk.store import driver
from counterdesk.store.engine import Logbook
from tests.store.rows import NOW, person, save


def error(code: int, said: str = "something") -> sqlite.OperationalError:
    """Gives an error of the database as the driver raises it."""
    made = sqlite.OperationalError(said)
    made.sqlite_errorcode = code
    return made


def code_for(path: Path, broken: Exception) -> str:
    """Gives the refusal that an error becomes."""
    with pytest.raises(Refused) as caught, driver.refusing(path):
        raise broken
    assert caught.value.__cause__ is broken or caught.value.__suppress_context__
    return caught.value.code


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (error(5, "database is locked"), "logbook_locked"),
        (error(6), "logbook_locked"),
        (error(8), "logbook_read_only"),
        (error(9, "interrupted"), "read_interrupted"),
        (error(10), "logbook_disk_error"),
        (error(10 | (3 << 8)), "logbook_disk_error"),
        (error(11, "database disk image is malformed"), "logbook_damaged"),
        (error(267), "logbook_damaged"),
        (error(13), "logbook_disk_full"),
        (error(14), "logbook_disk_error"),
        (error(26), "logbook_not_a_database"),
        (error(1, "no such column: note"), "logbook_damaged"),
        (error(1, "error in tokenizer constructor"), "logbook_damaged"),
        (error(0, "database or disk is full"), "logbook_disk_full"),
        (error(0, "Could not decode to UTF-8 column 'note'"), "logbook_damaged"),
        (OSError(28, "No space left on device"), "logbook_disk_full"),
        (OSError(122, "Quota exceeded"), "logbook_disk_full"),
        (OSError(5, "Input/output error"), "logbook_disk_error"),
        (FileNotFoundError(2, "gone"), "logbook_missing_folder"),
        (PermissionError(13, "no"), "logbook_read_only"),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"), "logbook_damaged"),
    ],
)
def test_an_error_of_disk_or_file_becomes_one_word(tmp_path: Path, broken: Exception, code: str) -> None:
    assert code_for(tmp_path / "town.logbook", broken) == code


@pytest.mark.parametrize(
    "broken",
    [
        error(1, 'near "SELCT": syntax error'),
        error(1, "too many SQL variables"),
        error(19, "FOREIGN KEY constraint failed"),
        error(19, "NOT NULL constraint failed: contacts.outcome"),
        error(21, "bad parameter or other API misuse"),
    ],
)
def test_our_own_mistakes_stay_what_they_are(tmp_path: Path, broken: Exception) -> None:
    with pytest.raises(sqlite.OperationalError) as caught, driver.refusing(tmp_path / "town.logbook"):
        raise broken
    assert caught.value is broken


def test_a_mistake_in_a_query_is_not_taken_for_damage(logbook: Logbook) -> None:
    with logbook.read() as session, pytest.raises(Exception, match="syntax error"):
        session.execute(text("SELCT 1"))


def test_a_refusal_passes_as_it_is(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not_now"), driver.refusing(tmp_path):
        raise Refused("not_now")


def test_a_file_that_is_there_is_not_made_again(tmp_path: Path) -> None:
    driver.make_private(tmp_path / "file")
    with pytest.raises(Refused, match="logbook_exists"):
        driver.make_private(tmp_path / "file")


def test_opening_never_makes_a_file(tmp_path: Path) -> None:
    for writing in (True, False):
        with pytest.raises(Refused, match="logbook_disk_error"), driver.refusing(tmp_path / "x"):
            driver.connect(tmp_path / "x", writing=writing)
    assert list(tmp_path.iterdir()) == []


def test_a_path_with_odd_letters_is_a_path_like_any_other(tmp_path: Path) -> None:
    folder = tmp_path / "l'hôtel de ville #1 100% ? & co"
    folder.mkdir()
    logbook = Logbook.create(folder / "town?mode=memory.logbook", NOW)
    save(logbook, "person_added", person())
    logbook.close()
    assert (folder / "town?mode=memory.logbook").stat().st_size > 4096


@pytest.mark.parametrize("code", [0, 1, 5, 13])
def test_only_malformed_and_foreign_files_count_as_damage(code: int) -> None:
    assert not driver.is_damage(error(code))
    assert driver.is_damage(error(11))
    assert driver.is_damage(error(26))
