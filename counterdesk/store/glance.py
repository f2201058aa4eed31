"""A glance into a logbook file: the town's calendar, switches and edits, read-only and without SQLAlchemy.

For the command line, which must answer at once and beside an open window. It never makes or changes a file.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.refusal import Refused
from counterdesk.policy.edits import Edit
from counterdesk.values import value

_BUSY_S = 5
_TOWN = "SELECT town FROM packs ORDER BY id DESC LIMIT 1"
_CALENDAR = "SELECT content FROM calendars WHERE scope = 'town' ORDER BY version DESC LIMIT 1"
_PRACTICE = "SELECT value FROM settings WHERE key = 'practice'"
_SWITCHES = "SELECT value FROM settings WHERE key = 'switches'"
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"
_DEPARTMENTS = """
    SELECT d.id, d.name, d.uid, c.version, c.content FROM departments d LEFT JOIN calendars c
    ON c.scope = d.uid AND c.version = (SELECT max(version) FROM calendars WHERE scope = d.uid)
    WHERE d.active ORDER BY d.id
"""
_EDITS = """
    SELECT e.id, e.what, e.subject, e.value, e.from_on, e.department_id, coalesce(d.name, ''), coalesce(e.source, ''),
    coalesce(e.approved_by, ''), e.approved_on, coalesce(p.name, '')
    FROM policy_edits e LEFT JOIN departments d ON d.id = e.department_id LEFT JOIN people p ON p.id = e.by
    WHERE e.void_at IS NULL ORDER BY e.id
"""


@value
class DepartmentGlance:
    """A department; `calendar` is the document of its own hours, empty where it follows the town's."""

    id: int
    name: str
    scope: str
    version: int = 0
    calendar: object = None


@value
class TownGlance:
    """The town of a logbook, its calendar's document, its own switches, its departments and its edits that stand."""

    town: str
    calendar: object
    switches: Mapping[str, object] = field(default_factory=dict)
    departments: tuple[DepartmentGlance, ...] = ()
    edits: tuple[Edit, ...] = ()


def town_of(logbook: Path) -> TownGlance | None:
    """Gives the town as the logbook has it; None without a file, or while none is chosen.

    Raises Refused (`logbook_damaged`) when the file is there and cannot be read as a logbook.
    """
    if not logbook.is_file():
        return None
    try:
        with closing(_open(logbook)) as raw:
            town, calendar = _first(raw, _TOWN), _first(raw, _CALENDAR)
            if town is None or calendar is None:
                return None
            return TownGlance(
                town,
                json.loads(calendar),
                json.loads(_first(raw, _SWITCHES) or "{}") or {},
                tuple(_departments(raw)),
                tuple(_edits(raw)),
            )
    except (sqlite.Error, ValueError, TypeError) as broken:
        raise Refused("logbook_damaged") from broken


def is_practice(logbook: Path) -> bool | None:
    """Tells whether a logbook or backup is one for practice; None when it does not say or cannot be read."""
    if not logbook.is_file():
        return None
    try:
        with closing(_open(logbook)) as raw:
            found = json.loads(_first(raw, _PRACTICE) or "null")
    except (sqlite.Error, ValueError):
        return None
    return found if isinstance(found, bool) else None


def _departments(raw: Any) -> Iterator[DepartmentGlance]:
    if "departments" not in _tables(raw):
        return
    for key, name, scope, version, content in raw.execute(_DEPARTMENTS):
        yield DepartmentGlance(key, name, scope, version or 0, json.loads(content or "null") or None)


def _edits(raw: Any) -> Iterator[Edit]:
    """Gives the edits that stand; a logbook from before there were any has none."""
    if "policy_edits" not in _tables(raw):
        return
    for row in raw.execute(_EDITS):
        parts = list(row)
        parts[3], parts[4], parts[9] = json.loads(row[3]), _day(row[4]), _day(row[9])
        yield Edit(*parts)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _tables(raw: Any) -> frozenset[str]:
    return frozenset(row[0] for row in raw.execute(_TABLES))


def _open(logbook: Path) -> Any:
    address = f"{logbook.absolute().as_uri()}?mode=ro"
    raw = sqlite.connect(address, uri=True, isolation_level=None, timeout=_BUSY_S)
    for pragma in ("trusted_schema=OFF", "query_only=ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _first(raw: Any, query: str) -> Any:
    row = raw.execute(query).fetchone()
    return None if row is None else row[0]
