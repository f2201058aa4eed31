"""How a connection to the logbook file is made, and which refusal each of the database's errors is.

The only driver is sqlcipher3, so that every desk runs the same SQLite; the recipe of PRAGMAs is written here once.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from counterdesk.domain.refusal import Refused

APPLICATION_ID = 0x43444B31
BUSY_MS = 5000
_EFFECTIVE = os.access in os.supports_effective_ids
_NEARLY_FULL_BYTES = 1 << 20
_UNIQUE = "UNIQUE constraint failed"
_FULL = "database or disk is full"
_UNREADABLE = "Could not decode to UTF-8"
_OURS = re.compile('near "|incomplete input|too many|ambiguous|wrong number of arguments|cannot ')
_PLAIN_ERROR = 1

_BOTH = ("trusted_schema=OFF", "cell_size_check=ON", "foreign_keys=ON", "temp_store=MEMORY")
_WRITER = ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON")
_READER = ("query_only=ON",)

_CODES = {
    5: "logbook_locked",
    6: "logbook_locked",
    8: "logbook_read_only",
    9: "read_interrupted",
    10: "logbook_disk_error",
    11: "logbook_damaged",
    13: "logbook_disk_full",
    14: "logbook_disk_error",
    26: "logbook_not_a_database",
}


def make_private(path: Path) -> None:
    """Makes an empty file that only its owner can read, whatever the umask; refuses one that is there."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Refused("logbook_exists") from None
    except OSError as broken:
        raise _disk_refusal(broken, path) from broken


def connect_bare(path: Path, *, mode: str = "rw", busy_ms: int = BUSY_MS) -> Any:
    """Opens a connection without any settings: for the empty file that a backup fills."""
    return sqlite.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=busy_ms / 1000,
    )


def connect(path: Path, *, writing: bool, busy_ms: int = BUSY_MS) -> Any:
    """Opens a bare connection with the recipe's settings; never makes a file."""
    raw = connect_bare(path, mode="rw" if writing else "ro", busy_ms=busy_ms)
    try:
        for pragma in (*_BOTH, *(_WRITER if writing else _READER)):
            raw.execute(f"PRAGMA {pragma}")
    except sqlite.Error:
        raw.close()
        raise
    return raw


class Wire:
    """One open connection: bare, and as an engine whose transactions begin IMMEDIATE when it writes."""

    def __init__(self, path: Path, *, writing: bool, busy_ms: int = BUSY_MS) -> None:
        self.raw = connect(path, writing=writing, busy_ms=busy_ms)
        self.engine = create_engine(
            "sqlite+pysqlite://",
            module=sqlite,
            creator=lambda: self.raw,
            poolclass=StaticPool,
            hide_parameters=True,
        )
        self._begin = "BEGIN IMMEDIATE" if writing else "BEGIN"
        event.listen(self.engine, "begin", self._on_begin)

    def close(self) -> None:
        """Closes the connection; twice is harmless."""
        self.engine.dispose()
        self.raw.close()

    def _on_begin(self, connection: Connection) -> None:
        connection.exec_driver_sql(self._begin)


def is_damage(broken: BaseException) -> bool:
    """Tells whether a database error means that the file itself is damaged or no database."""
    return (int(getattr(broken, "sqlite_errorcode", 0)) & 0xFF) in (11, 26)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turns the errors of the user's disk and file into refusals; our own mistakes pass as they are."""
    try:
        yield
    except DBAPIError as broken:
        _refuse(broken.orig, path, broken)
    except sqlite.Error as broken:
        _refuse(broken, path, broken)
    except UnicodeDecodeError as broken:
        raise Refused("logbook_damaged") from broken
    except OSError as broken:
        raise _disk_refusal(broken, path) from broken


def _refuse(broken: Any, path: Path, cause: Exception) -> None:
    code = int(getattr(broken, "sqlite_errorcode", 0))
    if str(broken).startswith(_UNIQUE):
        raise Refused("record_exists") from cause
    name = _CODES.get(code & 0xFF) or _told_in_words(code, str(broken))
    if name is None:
        raise cause
    if name == "logbook_disk_error":
        name = _why(path)
    raise Refused(name) from cause


def _told_in_words(code: int, said: str) -> str | None:
    """Knows the errors that come without a code of their own: from a backup, or from a damaged schema.

    Every statement here is fixed and tested, so a table, column or tokenizer that is suddenly unknown means damage.
    """
    if said.startswith(_FULL):
        return "logbook_disk_full"
    is_damage = said.startswith(_UNREADABLE) or (code == _PLAIN_ERROR and not _OURS.match(said))
    return "logbook_damaged" if is_damage else None


def _why(path: Path) -> str:
    """Gives what keeps the disk from taking or giving our bytes, as far as it can be known."""
    if _is_full(path):
        return "logbook_disk_full"
    return "logbook_disk_error" if os.access(path.parent, os.W_OK, effective_ids=_EFFECTIVE) else "logbook_read_only"


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.parent).free < _NEARLY_FULL_BYTES
    except OSError:
        return False


def _disk_refusal(broken: OSError, path: Path) -> Refused:
    match broken:
        case FileNotFoundError():
            return Refused("logbook_missing_folder", folder=str(path.parent))
        case PermissionError():
            return Refused("logbook_read_only")
        case _:
            full = broken.errno in (28, 122) or _is_full(path)
            return Refused("logbook_disk_full" if full else "logbook_disk_error")
