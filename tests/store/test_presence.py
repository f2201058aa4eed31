"""Who has the logbook open: many readers and writers at once, but nobody while it is being replaced."""

import os
import stat
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.store.engine import Logbook
from counterdesk.store.presence import Presence, lock_path
from tests.store.rows import NOW, started

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows needs no lock: an open database is not renamed")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "town.logbook"


def test_several_desks_may_have_the_logbook_open(place: Path) -> None:
    desks = [Presence(place) for _ in range(3)]
    for desk in desks:
        desk.release()
    assert lock_path(place).exists()


def test_whoever_replaces_the_logbook_must_be_alone(place: Path) -> None:
    desk = Presence(place)
    with pytest.raises(Refused, match="logbook_open"):
        Presence(place, alone=True)
    desk.release()
    Presence(place, alone=True).release()


def test_while_it_is_replaced_nobody_opens_the_logbook(place: Path) -> None:
    alone = Presence(place, alone=True)
    for wanted in (False, True):
        with pytest.raises(Refused, match="logbook_open"):
            Presence(place, alone=wanted)
    alone.release()
    Presence(place).release()


def test_a_refused_start_leaves_the_place_free(place: Path) -> None:
    desk = Presence(place)
    for _ in range(50):
        with pytest.raises(Refused):
            Presence(place, alone=True)
    desk.release()
    Presence(place, alone=True).release()


def test_giving_the_place_back_twice_takes_it_from_nobody_else(place: Path) -> None:
    first, second = Presence(place), Presence(place)
    first.release()
    first.release()
    with pytest.raises(Refused, match="logbook_open"):
        Presence(place, alone=True)
    second.release()


def test_the_lock_holds_nothing_and_is_nobody_elses_to_read(place: Path) -> None:
    before = os.umask(0)
    try:
        Presence(place).release()
    finally:
        os.umask(before)
    lock = lock_path(place)
    assert (lock.name, lock.read_bytes()) == (".town.logbook.lock", b"")
    assert stat.S_IMODE(lock.stat().st_mode) == 0o600


def test_two_logbooks_in_one_folder_are_locked_apart(tmp_path: Path) -> None:
    alone = Presence(tmp_path / "real.logbook", alone=True)
    Presence(tmp_path / "practice.logbook", alone=True).release()
    alone.release()


def test_an_open_logbook_counts_as_present_until_it_is_closed(tmp_path: Path) -> None:
    logbook = started(tmp_path)
    reader = Logbook.open_reader(logbook.path)
    logbook.close()
    with pytest.raises(Refused, match="logbook_open"):
        Presence(logbook.path, alone=True)
    reader.close()
    Presence(logbook.path, alone=True).release()


def test_a_logbook_that_is_being_replaced_is_not_opened(tmp_path: Path) -> None:
    logbook = started(tmp_path)
    logbook.close()
    alone = Presence(logbook.path, alone=True)
    with pytest.raises(Refused, match="logbook_open"):
        Logbook.open(logbook.path, NOW)
    with pytest.raises(Refused, match="logbook_open"):
        Logbook.open_reader(logbook.path)
    alone.release()
    Logbook.open(logbook.path, NOW).close()


def test_a_logbook_that_could_not_be_opened_is_held_by_nobody(tmp_path: Path) -> None:
    picture = tmp_path / "town.logbook"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + bytes(4000))
    for _ in range(3):
        with pytest.raises(Refused, match="logbook_not_a_database"):
            Logbook.open(picture, NOW)
    Presence(picture, alone=True).release()
