"""Flipped bits and torn pages: found by the check, told in one word, never a traceback."""

import os
import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import select

from counterdesk.domain.refusal import Refused
from counterdesk.store import check, journal, search
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Root
from tests.store.rows import NOW, complaint, contact, incident, message, save, started

FLIPS = int(os.environ.get("COUNTERDESK_FLIPS", "100"))
KNOWN = {"logbook_damaged", "logbook_not_a_database", "logbook_newer", "logbook_disk_error", "logbook_locked"}


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed logbook with a hundred entries."""
    folder = tmp_path_factory.mktemp("damage")
    logbook = started(folder)
    for at in range(100):
        call = contact(note=f"Fence {at}", name=f"Caller {at}", outcome_detail={"to": at})
        save(logbook, "call_logged", call)
        if at % 10 == 0:
            save(logbook, "message_taken", message(call.id, f"2026-{at:04d}", boxes=["urgent"]))
    save(logbook, "incident_written", incident("2026-0001"))
    save(logbook, "complaint_taken", complaint("2026-0001"))
    logbook.close()
    return logbook.path


def everything(path: Path) -> list[str] | None:
    """Gives every stored value of every table, or None if it cannot be read."""
    names = [*sorted(Root.metadata.tables), "alembic_version", "search", "sealed_search"]
    try:
        with closing(sqlite.connect(str(path))) as raw:
            return [str(row) for name in names for row in raw.execute(f'SELECT * FROM "{name}"')]
    except (sqlite.Error, UnicodeDecodeError):
        return None


def use(path: Path) -> str:
    """Opens a logbook, reads every row and searches, as a desk would; gives the refusal or nothing."""
    try:
        logbook = Logbook.open(path, NOW)
        try:
            with logbook.read() as session:
                for mapper in Root.registry.mappers:
                    session.scalars(select(mapper.class_)).all()
                search.find(session, "fence")
                journal.lines_after(session, 0)
            save(logbook, "call_logged", contact())
        finally:
            logbook.close()
    except Refused as refused:
        return refused.code
    return ""


def is_sound(path: Path) -> bool:
    """Checks a logbook; a flip in the version makes it look newer, which is refused."""
    try:
        return check.examine(path).sound
    except Refused as refused:
        return refused.code not in KNOWN


def damaged(original: Path, folder: Path, change: Callable[[bytearray], None]) -> Path:
    """Gives a changed copy."""
    content = bytearray(original.read_bytes())
    change(content)
    path = folder / "town.logbook"
    for old in folder.glob("*town.logbook*"):
        old.unlink()
    path.write_bytes(content)
    path.chmod(0o600)
    return path


@pytest.mark.slow
def test_a_flipped_bit_is_found_or_has_changed_nothing(original: Path, tmp_path: Path) -> None:
    chance = random.Random(11)
    intact = everything(original)
    assert intact
    harmful = 0
    for _ in range(FLIPS):
        at, bit = chance.randrange(100, original.stat().st_size), 1 << chance.randrange(8)

        def flip(content: bytearray, at: int = at, bit: int = bit) -> None:
            content[at] ^= bit

        path = damaged(original, tmp_path, flip)
        read = everything(path)
        sound = is_sound(path)
        if read != intact:
            harmful += 1
            assert not sound, (at, bit)
        assert use(path) in KNOWN | {"", "record_exists"}, (at, bit)
    assert harmful > FLIPS // 10


@pytest.mark.parametrize("seed", range(8))
def test_a_page_damaged_in_the_middle_is_one_sentence(original: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)

    def tear(content: bytearray) -> None:
        page = chance.randrange(1, len(content) // 4096) * 4096
        content[page : page + 4096] = chance.randbytes(4096)

    path = damaged(original, tmp_path, tear)
    assert not check.examine(path).sound
    assert use(path) in KNOWN | {""}


def test_a_file_cut_in_the_middle_is_one_sentence(original: Path, tmp_path: Path) -> None:
    def cut(content: bytearray) -> None:
        del content[len(content) // 2 :]

    path = damaged(original, tmp_path, cut)
    assert not check.examine(path).sound
    assert use(path) in KNOWN
