"""A glance into a logbook file: the town's calendar and switches, read-only and without SQLAlchemy.

For the command line, which must answer at once and beside an open window. It never makes or changes a file.
"""

import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import field
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.refusal import Refused
from counterdesk.values import value

_BUSY_S = 5
_TOWN = "SELECT town FROM packs ORDER BY id DESC LIMIT 1"
_CALENDAR = "SELECT content FROM calendars WHERE scope = 'town' ORDER BY version DESC LIMIT 1"
_PRACTICE = "SELECT value FROM settings WHERE key = 'practice'"
_SWITCHES = "SELECT value FROM settings WHERE key = 'switches'"


@value
class TownGlance:
    """The town of a logbook, its calendar's document, and the switches that it set for itself."""

    town: str
    calendar: object
    switches: Mapping[str, object] = field(default_factory=dict)


def town_of(logbook: Path) -> TownGlance | None:
    """Gives the town as the logbook has it; None without a file, or while none is chosen.

    Raises Refused (`logbook_damaged`) when the file is there and cannot be read as a logbook.
    """
    if not logbook.is_file():
        return None
    try:
        with closing(_open(logbook)) as raw:
            town, calendar = _first(raw, _TOWN), _first(raw, _CALENDAR)
            switches = _first(raw, _SWITCHES)
        if town is None or calendar is None:
            return None
        return TownGlance(town, json.loads(calendar), json.loads(switches or "{}") or {})
    except (sqlite.Error, ValueError) as broken:
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


def _open(logbook: Path) -> Any:
    address = f"{logbook.absolute().as_uri()}?mode=ro"
    raw = sqlite.connect(address, uri=True, isolation_level=None, timeout=_BUSY_S)
    for pragma in ("trusted_schema=OFF", "query_only=ON"):
        raw.execute(f"PRAGMA {pragma}")
    return raw


def _first(raw: Any, query: str) -> Any:
    row = raw.execute(query).fetchone()
    return None if row is None else row[0]
