"""Verified backups: copied through the database's own backup, read again, renamed into place, and rotated.

A live database file is never copied as a file. One step copies everything on its own connection, because a stepwise
backup starts over whenever another connection writes.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from counterdesk.domain.refusal import Refused
from counterdesk.store import driver
from counterdesk.store.journal import Tip
from counterdesk.values import value

_DAYS = 14
_MONTHS = 12
_NEWEST = 3
_STALE_SECONDS = 86_400
_NAME = re.compile(r"counterdesk-(\d{8}T\d{6}Z)(?:-\d+)?\.backup")
_STAMP = "%Y%m%dT%H%M%SZ"


@value
class Backup:
    """A backup that was read again and found sound; `second_refused` says why there is no second copy."""

    path: Path
    at: datetime
    size: int
    seq: int | None = None
    second: Path | None = None
    second_refused: str | None = None


def make(path: Path, folder: Path, now: datetime, second: Path | None = None) -> Backup:
    """Makes a verified backup in a folder, and a second copy in another folder if one is given.

    Refuses when the first cannot be made or read again; a second folder that is away (a stick pulled out) is told
    in the answer, because the first backup stands.
    """
    part = folder / f".{_free_name(folder, now)}.part"
    try:
        with driver.refusing(part):
            _require_folder(folder)
            _sweep(folder, now)
            driver.make_private(part)
            tip = _copy(path, part)
            done = folder / part.name[1:].removesuffix(".part")
            os.rename(part, done)
            sync_folder(folder)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    rotate(folder, done)
    copied, refused = _copy_second(done, second) if second else (None, None)
    return Backup(done, now, done.stat().st_size, tip.seq, copied, refused)


def require_second(folder: Path) -> None:
    """Refuses a folder that is not there (`backup_missing_folder`) or takes no file (`backup_folder_read_only`)."""
    probe = folder / f".counterdesk-{os.getpid()}.part"
    try:
        if not folder.is_absolute() or not folder.is_dir():
            raise Refused("backup_missing_folder", folder=str(folder))
        probe.write_bytes(b"")
        probe.unlink()
    except OSError:
        raise Refused("backup_folder_read_only", folder=str(folder)) from None


def latest(folder: Path) -> Backup | None:
    """Gives the newest backup of a folder by its name, or None."""
    found = all_in(folder)
    return found[0] if found else None


def all_in(folder: Path) -> tuple[Backup, ...]:
    """Gives every backup of a folder, newest first."""
    if not folder.is_dir():
        return ()
    named = ((_NAME.fullmatch(file.name), file) for file in folder.iterdir())
    found = [(_instant(match[1]), file) for match, file in named if match]
    found.sort(key=lambda pair: (pair[0], pair[1].name), reverse=True)
    return tuple(Backup(file, at, file.stat().st_size) for at, file in found)


def rotate(folder: Path, fresh: Path | None = None) -> None:
    """Keeps the newest of each of 14 days and 12 months, and the last three; removes the others.

    The one just made stays in any case: a clock that was set back makes it look old.
    """
    found = all_in(folder)
    kept = {backup.path for backup in found[:_NEWEST]} | {fresh}
    kept |= _first_of_each(found, "%Y-%m-%d", _DAYS)
    kept |= _first_of_each(found, "%Y-%m", _MONTHS)
    for backup in found:
        if backup.path not in kept:
            with suppress(OSError):  # one that cannot be removed stays
                backup.path.unlink(missing_ok=True)


def tip_of(raw: Any) -> Tip:
    """Gives the last journal line of an open database."""
    return Tip(*raw.execute("SELECT seq, chain FROM head WHERE id = 1").fetchone())


def copy_file(source: Path, target: Path) -> None:
    """Copies a closed file into a new private one and puts it on the disk for good."""
    driver.make_private(target)
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written, 1 << 20)
        written.flush()
        os.fsync(written.fileno())


def sync_folder(folder: Path) -> None:
    """Puts a folder's own entries on the disk, so that a rename outlives a power cut."""
    if os.name == "posix":
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _copy(path: Path, part: Path) -> Tip:
    with closing(driver.connect(path, writing=False)) as source:
        before = tip_of(source)
        with closing(driver.connect_bare(part)) as target:
            source.backup(target, pages=-1)
            target.execute("PRAGMA journal_mode=DELETE")
        _sync(part)
        return _verified(source, part, before)


def _verified(source: Any, part: Path, before: Tip) -> Tip:
    """Reads the copy again: sound, and its last line is a line of the logbook, not older than when we began."""
    with closing(driver.connect(part, writing=False)) as copy:
        tip = tip_of(copy)
        sound = [row[0] for row in copy.execute("PRAGMA integrity_check(1)")] == ["ok"]
    line = source.execute("SELECT hash FROM journal WHERE seq = ?", (tip.seq,)).fetchone()
    same = tip == before if line is None else line[0] == tip.chain and tip.seq >= before.seq
    if not (sound and same):
        raise Refused("backup_unsound")
    return tip


def _copy_second(done: Path, folder: Path) -> tuple[Path | None, str | None]:
    part = folder / f".{done.name}.part"
    try:
        with driver.refusing(part):
            _require_folder(folder)
            if folder.samefile(done.parent):
                raise Refused("backup_same_folder")
            part.unlink(missing_ok=True)
            copy_file(done, part)
            _require_same(done, part)
            os.rename(part, folder / done.name)
            rotate(folder, folder / done.name)
    except Refused as refused:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        return None, refused.code
    return folder / done.name, None


def _require_same(one: Path, other: Path) -> None:
    import hashlib

    digests = []
    for file in (one, other):
        with file.open("rb") as opened:
            digests.append(hashlib.file_digest(opened, "sha256").digest())
    if digests[0] != digests[1]:
        raise Refused("backup_unsound")


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise Refused("backup_missing_folder", folder=str(folder))


def _sweep(folder: Path, now: datetime) -> None:
    """Removes what backups left behind that were killed a day ago or more."""
    for part in folder.glob(".counterdesk-*.part"):
        if now.timestamp() - part.stat().st_mtime > _STALE_SECONDS:
            part.unlink(missing_ok=True)


def _free_name(folder: Path, now: datetime) -> str:
    stem = f"counterdesk-{now.astimezone(UTC):{_STAMP}}"
    name, more = f"{stem}.backup", 1
    while (folder / name).exists() or (folder / f".{name}.part").exists():
        more += 1
        name = f"{stem}-{more}.backup"
    return name


def _first_of_each(found: tuple[Backup, ...], spell: str, most: int) -> set[Path]:
    newest: dict[str, Path] = {}
    for backup in found:
        newest.setdefault(f"{backup.at:{spell}}", backup.path)
    return set(list(newest.values())[:most])


def _instant(stamp: str) -> datetime:
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
