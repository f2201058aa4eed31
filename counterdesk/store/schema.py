"""Which form the logbook has, and the one way from an older form to this program's: Alembic, imported only then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import Connection, func, select, table, text

from counterdesk.domain.refusal import Refused
from counterdesk.store.driver import APPLICATION_ID, Wire

KNOWN = "0003"
_FIRST = "0001"
_VERSION = re.compile("[0-9]{4}")
_HEADER = b"SQLite format 3\x00"
_TABLES = text("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")


def require_present(path: Path) -> None:
    """Refuses a logbook that is not there."""
    if not path.exists():
        raise Refused("logbook_missing")


def require_database(path: Path) -> None:
    """Refuses a file that is not there or no database at all (a JPEG)."""
    require_present(path)
    if not path.is_file():
        raise Refused("logbook_not_a_database")
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise Refused("logbook_not_a_database")


def require_writable(path: Path) -> None:
    """Refuses a file that its owner has marked read-only, even for an administrator."""
    if not path.stat().st_mode & 0o200:
        raise Refused("logbook_read_only")


def version_of(raw: Any) -> str:
    """Gives the form of an open logbook; refuses another program's database and a logbook newer than this program."""
    if raw.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise Refused("logbook_not_a_database")
    try:
        found = str(raw.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    except (sqlite.OperationalError, TypeError) as broken:
        if isinstance(broken, sqlite.Error) and getattr(broken, "sqlite_errorcode", 0) != 1:
            raise
        raise Refused("logbook_damaged") from broken
    if not _VERSION.fullmatch(found) or found < _FIRST:
        raise Refused("logbook_damaged")
    if found > KNOWN:
        raise Refused("logbook_newer", found=found, known=KNOWN)
    return found


def folder() -> Path:
    """Gives the folder of migrations: the bundle's if there is one, else the checkout's."""
    package = Path(__file__).parents[1]
    bundled = package / "_bundle" / "migrations"
    return bundled if bundled.is_dir() else package.parent / "migrations"


def migrate(wire: Wire, scripts: Path | None = None) -> None:
    """Brings a logbook to this program's form in one transaction, or leaves it exactly as it was."""
    wire.raw.execute("PRAGMA foreign_keys=OFF")
    try:
        with wire.engine.begin() as connection:
            before = _counts(connection)
            _upgrade(connection, scripts or folder())
            _require_whole(connection, before)
    finally:
        wire.raw.execute("PRAGMA foreign_keys=ON")


def _upgrade(connection: Connection, scripts: Path) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _require_whole(connection: Connection, before: Mapping[str, int]) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise Refused("logbook_damaged")
    after = _counts(connection)
    lost = [name for name, rows in before.items() if after.get(name, rows) != rows]
    if lost:
        raise RuntimeError(f"a migration changed the number of rows in {', '.join(lost)}")


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in connection.execute(_TABLES).scalars() if "search_" not in name or name == "search_rows"]
    kept = [name for name in names if name != "alembic_version"]
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in kept}
