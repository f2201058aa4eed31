"""Writing small files so that they are whole, private, and really on the disk."""

import os
from contextlib import suppress
from pathlib import Path


def write_private(path: Path, content: bytes) -> None:
    """Replaces `path` by `content`, readable by its owner only; on a full disk the old file stays (OSError)."""
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    try:
        _write_new(beside, content)
        os.replace(beside, path)
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    _sync_folder(path.parent)


def _write_new(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        written = 0
        while written < len(content):  # a full disk may take a part and say so only in the count
            written += os.write(handle, content[written:])
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # Windows cannot open a folder, and does not need to
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
