"""A logbook that cannot be used: one sentence in the window, the file left alone, never a traceback."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from counterdesk.app.paths import places
from tests.desk import call, new_desk, person

HERE = Path(__file__).parents[2]
PATIENCE_S = 90.0
PAGE = 4096

pytestmark = pytest.mark.slow


def picture(logbook: Path) -> None:
    """Somebody saved a photograph under the logbook's name."""
    logbook.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 400)


def nothing(logbook: Path) -> None:
    """A copy that was broken off left an empty file."""
    logbook.write_bytes(b"")


def newer(logbook: Path) -> None:
    """A newer program has been here."""
    with closing(sqlite.connect(str(logbook))) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()


def damaged(logbook: Path) -> None:
    """The disk gave back rubbish for every page but the first."""
    content = bytearray(logbook.read_bytes())
    content[PAGE:] = b"\x5a" * (len(content) - PAGE)
    logbook.write_bytes(bytes(content))


def read_only(logbook: Path) -> None:
    """The right to write was taken away; an administrator has it always, so the disk takes it away."""
    logbook.chmod(0o444)
    if os.geteuid() == 0:
        for options in (("--bind", str(logbook)), ("-o", "remount,bind,ro")):
            subprocess.run(["mount", *options, str(logbook)], check=False, capture_output=True)


def busy(logbook: Path) -> None:
    """Another program holds the file; `Desk.holder` lets it go at the end."""
    holder = sqlite.connect(str(logbook), isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    HELD.append(holder)


HELD: list[sqlite.Connection] = []
CASES: dict[Callable[[Path], None], str] = {
    picture: "This file is not a Counterdesk logbook, and it was left alone.",
    nothing: "This file is not a Counterdesk logbook, and it was left alone.",
    newer: "This logbook was written by a newer Counterdesk",
    damaged: "The logbook is damaged, and nothing more was written to it.",
    read_only: "The logbook can be read but not written.",
    busy: "Another program is keeping the logbook busy.",
}


@dataclass
class Desk:
    """One desk with a bad logbook, and the program that was started there."""

    logbook: Path
    before: bytes
    program: subprocess.Popen[str]
    said: tuple[str, str] | None = None

    def says(self) -> tuple[tuple[str, ...], str]:
        """Gives the sentences in the window, and what came on standard error."""
        if self.said is None:
            self.said = self.program.communicate(timeout=PATIENCE_S)
        return tuple(line for line in self.said[0].splitlines() if line != "ready"), self.said[1]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed logbook with a few entries."""
    folder = tmp_path_factory.mktemp("sound")
    desk, _clock = new_desk(folder, datetime.now(UTC))
    for number in range(30):
        desk.do(call(note=f"Fence {number} " * 50), person(desk, "Priya"))
    desk.close()
    return folder / "logbook.db"


@pytest.fixture(scope="module")
def desks(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[Callable[[Path], None], Desk]]:
    """Starts the program on every bad logbook at once; each waits for the disk, not for the others."""
    started = {spoil: _started(sound, tmp_path_factory.mktemp(spoil.__name__), spoil) for spoil in CASES}
    yield started
    for holder in HELD:
        holder.close()
    HELD.clear()
    for spoil, desk in started.items():
        desk.program.kill()
        desk.program.wait()
        if spoil is read_only and os.geteuid() == 0:
            subprocess.run(["umount", "-l", str(desk.logbook)], check=False, capture_output=True)


def _started(sound: Path, folder: Path, spoil: Callable[[Path], None]) -> Desk:
    here = places(folder).make()
    shutil.copy(sound, here.logbook)
    before = here.logbook.read_bytes()
    spoil(here.logbook)
    if spoil is not busy:  # to read and close a file here would end the lock that is held here
        before = here.logbook.read_bytes()
    command = [sys.executable, "-m", "tests.faults.ghost", str(folder), "say"]
    pipe = subprocess.PIPE
    return Desk(here.logbook, before, subprocess.Popen(command, cwd=HERE, stdout=pipe, stderr=pipe, text=True))


@pytest.fixture(autouse=True)
def _can_be_arranged(desks: dict[Callable[[Path], None], Desk], spoil: Callable[[Path], None]) -> None:
    """Leaves out what this machine does not let its administrator do."""
    if spoil is read_only and os.access(desks[spoil].logbook, os.W_OK):
        pytest.skip("nobody can make a file read-only for the administrator here")


@pytest.mark.parametrize("spoil", CASES, ids=lambda spoil: spoil.__name__)
def test_the_program_says_in_one_sentence_what_is_wrong(
    desks: dict[Callable[[Path], None], Desk], spoil: Callable[[Path], None]
) -> None:
    desk = desks[spoil]
    said, trouble = desk.says()
    assert len(said) == 1
    assert CASES[spoil] in said[0]
    assert trouble == ""
    assert desk.program.returncode == 0
    assert list((desk.logbook.parent / "logs").glob("report-*")) == []


@pytest.mark.parametrize("spoil", CASES, ids=lambda spoil: spoil.__name__)
def test_the_file_is_left_as_it_was(desks: dict[Callable[[Path], None], Desk], spoil: Callable[[Path], None]) -> None:
    desk = desks[spoil]
    desk.says()
    with suppress(IndexError):
        if spoil is busy:
            HELD.pop().close()
    assert desk.logbook.read_bytes() == desk.before


@pytest.mark.parametrize("spoil", [picture, newer, damaged], ids=lambda spoil: spoil.__name__)
def test_check_says_it_in_one_sentence_too(
    desks: dict[Callable[[Path], None], Desk], spoil: Callable[[Path], None]
) -> None:
    desk = desks[spoil]
    desk.says()
    command = [sys.executable, "-m", "counterdesk", "--home", str(desk.logbook.parent), "check"]
    done = subprocess.run(command, cwd=HERE, check=False, capture_output=True, text=True)
    said = done.stdout + done.stderr
    assert done.returncode != 0
    assert "Traceback" not in said
    assert said.strip()
