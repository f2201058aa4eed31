"""Who has the logbook open: a shared lock beside the file, so that restore can refuse while anybody has it.

On Windows no lock is needed: a database that is open there cannot be renamed, which restore finds out by itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from counterdesk.domain.refusal import Refused


class Presence:
    """A lock held as long as a logbook is open (shared) or is being replaced (alone).

    Somebody who may only read where the logbook lies goes without: nothing can be replaced there either.
    """

    def __init__(self, path: Path, *, alone: bool = False) -> None:
        self._fd = -1
        if sys.platform != "win32":
            self._fd = _locked(lock_path(path), alone=alone)

    def release(self) -> None:
        """Gives the lock back; twice is harmless."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def lock_path(path: Path) -> Path:
    """Gives the file that carries the lock; it holds nothing and may stay behind."""
    return path.with_name(f".{path.name}.lock")


def _locked(path: Path, *, alone: bool) -> int:
    if sys.platform == "win32":
        return -1
    import fcntl

    try:
        fd = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except PermissionError:
        if alone:
            raise Refused("logbook_read_only") from None
        return -1
    try:
        fcntl.flock(fd, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        raise Refused("logbook_open") from None
    return fd
