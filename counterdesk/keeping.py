"""Files are written whole or not at all, are on the disk when it returns, and readable by their owner only."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from counterdesk.domain.refusal import Refused

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG}) if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_LONGEST_STEM = 100


def keep(path: Path, content: bytes) -> None:
    """Writes a document, in place of one that was there; on trouble that one is left as it was.

    Refused: `disk_full`, `cannot_write_file` (no such folder, no right to write, a device, a folder of that name).
    """
    try:
        _refuse_devices(path)
        write_private(path, content)
    except OSError as trouble:
        code = "disk_full" if trouble.errno in _FULL else "cannot_write_file"
        raise Refused(code, file=path.name) from trouble


def write_private(path: Path, content: bytes) -> None:
    """Replaces `path` by `content`; on a full disk the old file stays (OSError)."""
    beside = path.with_name(f".{path.name[:_LONGEST_STEM]}.{os.urandom(4).hex()}")
    try:
        _write_new(beside, content)
        os.replace(beside, path)
    finally:
        with suppress(OSError):  # a folder that went away took the file with it
            beside.unlink(missing_ok=True)
    _settle(path.parent)


def _refuse_devices(path: Path) -> None:
    """Refuses whatever is there and is no file: replacing /dev/null would break the computer."""
    try:
        kind = path.stat().st_mode
    except FileNotFoundError:
        return
    if not stat.S_ISREG(kind):
        raise Refused("cannot_write_file", file=path.name)


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        written = 0
        while written < len(content):  # a full disk may take a part and say so only in the count
            written += os.write(handle, content[written:])
        os.fsync(handle)
    finally:
        os.close(handle)


def _settle(folder: Path) -> None:
    """Puts the new name on the disk too; Windows cannot open a folder and does not need to."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
