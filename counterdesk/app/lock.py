"""One program per logbook: a lock that the system takes back when its holder dies, however it dies."""

import os
import sys
from pathlib import Path


class Taken(Exception):
    """Another program holds this logbook."""


class LogbookLock:
    """Holds a logbook for this process until it is let go."""

    def __init__(self, logbook: Path) -> None:
        path = logbook.with_name(logbook.name + ".lock")
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._handle)
        except OSError as held:
            os.close(self._handle)
            raise Taken from held

    def let_go(self) -> None:
        """Lets others have the logbook; the lock's file stays, empty."""
        os.close(self._handle)


def _take(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
