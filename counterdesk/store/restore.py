"""Putting a backup in the logbook's place: read first, the damaged original kept aside, never while it is open."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, check, driver, places
from counterdesk.store.presence import Presence
from counterdesk.values import value

_TAILS = ("-wal", "-shm", "")


@value
class Restored:
    """What a restore did: where the former logbook was put, and how many journal lines are back."""

    aside: Path | None
    lines: int


def bring_back(source: Path, path: Path, now: datetime) -> Restored:
    """Puts a sound backup in the place of the logbook; the former file stays beside it under another name.

    Refuses a backup that is missing, unsound or newer than this program, and a logbook that anybody has open.
    """
    places.require_safe(path)
    if not source.is_file():
        raise Refused("restore_missing")
    presence = Presence(path, alone=True)
    try:
        with driver.refusing(path):
            return _replace(source, path, now)
    finally:
        presence.release()


def _replace(source: Path, path: Path, now: datetime) -> Restored:
    fresh = path.with_name(f".{path.name}.restored")
    fresh.unlink(missing_ok=True)
    try:
        backup.copy_file(source, fresh)
        finding = check.examine(fresh)
        if not finding.sound:
            raise Refused("restore_unsound", problems=len(finding.problems))
        aside = _put_aside(path, now)
        os.rename(fresh, path)
        backup.sync_folder(path.parent)
    finally:
        for tail in _TAILS:
            fresh.with_name(fresh.name + tail).unlink(missing_ok=True)
    return Restored(aside, finding.lines)


def _put_aside(path: Path, now: datetime) -> Path | None:
    """Renames the logbook with its write-ahead log, which would otherwise be played into the restored file."""
    if not path.exists():
        return None
    aside = _free(path, f"{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    for tail in _TAILS:
        part = path.with_name(path.name + tail)
        if part.exists():
            _rename(part, aside.with_name(aside.name + tail))
    return aside


def _rename(old: Path, new: Path) -> None:
    try:
        os.rename(old, new)
    except PermissionError:
        raise Refused("logbook_open") from None


def _free(path: Path, stamp: str) -> Path:
    aside, more = path.with_name(f"{path.name}.before-restore-{stamp}"), 1
    while aside.exists():
        more += 1
        aside = path.with_name(f"{path.name}.before-restore-{stamp}-{more}")
    return aside
