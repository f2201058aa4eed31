"""The day's lines without SQLAlchemy: today is on the screen before the database's library is loaded.

It asks what `queries.log` asks, and tests hold the two together. Whatever is unusual about a file is left to the real
opening, which knows how to refuse it: then there is no first look. It never makes or changes a file.
"""

import json
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.store.form import APPLICATION_ID, KNOWN
from counterdesk.store.lines import ContactLine, Counts, DayLines, SealedLine

A = TypeVar("A")
_BUSY_S = 0.2
_CONTACTS = """
SELECT c.uid, c.id, c.happened_at, c.entered_at, c.channel, c.topic_text, c.name, c.number_typed, c.number_shown,
  c.number_ext, c.outcome, c.outcome_detail, m.number, m.handed_at, m.read_at, p.name, c.author_id, c.quantity,
  c.one_click, c.confidential, c.void_at, c.late_entry,
  CASE WHEN c.confidential OR c.topic_text IS NOT NULL THEN NULL ELSE substr(c.note, 1, 200) END
FROM contacts c LEFT JOIN messages m ON m.contact_id = c.id JOIN people p ON p.id = c.author_id
WHERE c.entered_at >= :since AND c.entered_at < :until ORDER BY c.entered_at DESC, c.id DESC LIMIT :most
"""
_COMPLAINTS = """
SELECT r.uid, r.id, r.number, r.received_at, r.entered_at, r.channel, d.name, p.name, r.author_id, r.void_at
FROM complaints r LEFT JOIN departments d ON d.id = r.department_id JOIN people p ON p.id = r.author_id
WHERE r.entered_at >= :since AND r.entered_at < :until ORDER BY r.entered_at DESC, r.id DESC LIMIT :most
"""
_INCIDENTS = """
SELECT r.uid, r.id, r.number, r.happened_at, r.entered_at, r.channel, d.name, p.name, r.author_id, r.void_at
FROM incidents r JOIN people p ON p.id = r.author_id LEFT JOIN departments d ON d.id = p.department_id
WHERE r.entered_at >= :since AND r.entered_at < :until ORDER BY r.entered_at DESC, r.id DESC LIMIT :most
"""
_COUNTS = """
SELECT sum(c.quantity) FILTER (WHERE NOT coalesce(t.is_tally, 0)),
  sum(c.quantity) FILTER (WHERE NOT coalesce(t.is_tally, 0) AND c.first_contact),
  sum(c.quantity) FILTER (WHERE NOT coalesce(t.is_tally, 0) AND c.first_contact AND c.one_click),
  sum(c.quantity) FILTER (WHERE t.is_tally)
FROM contacts c LEFT JOIN topics t ON t.id = c.topic_id
WHERE c.entered_at >= :since AND c.entered_at < :until AND c.void_at IS NULL
"""


def day_lines(logbook: Path, since: datetime, until: datetime, most: int) -> DayLines | None:
    """Gives what was entered in a time, newest first; None where only the real opening can tell."""

    def read(raw: Any) -> DayLines:
        span = {"since": to_ms(since), "until": to_ms(until), "most": most}
        return DayLines(
            tuple(map(_contact, raw.execute(_CONTACTS, span))),
            tuple(map(_sealed, raw.execute(_COMPLAINTS, span))),
            tuple(map(_sealed, raw.execute(_INCIDENTS, span))),
            Counts(*(int(one or 0) for one in raw.execute(_COUNTS, span).fetchone())),
        )

    return _looked(logbook, read)


def last_line(logbook: Path) -> int | None:
    """Gives the number of the journal's last line; None where only the real opening can tell."""
    return _looked(logbook, _last_line)


def _last_line(raw: Any) -> int:
    return int(raw.execute("SELECT seq FROM head WHERE id = 1").fetchone()[0])


def _looked(logbook: Path, read: Callable[[Any], A]) -> A | None:
    if not logbook.is_file():
        return None
    address = f"{logbook.absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite.connect(address, uri=True, isolation_level=None, timeout=_BUSY_S)) as raw:
            for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "query_only=ON"):
                raw.execute(f"PRAGMA {pragma}")
            raw.execute("BEGIN")
            return read(raw) if _is_ours(raw) else None
    except (sqlite.Error, ValueError, TypeError, OverflowError):
        return None


def _is_ours(raw: Any) -> bool:
    found = raw.execute("PRAGMA application_id").fetchone()[0]
    return bool(
        found == APPLICATION_ID and raw.execute("SELECT version_num FROM alembic_version").fetchone()[0] == KNOWN
    )


def _contact(row: tuple[Any, ...]) -> ContactLine:
    line = ContactLine(*row)
    return line._replace(
        at=from_ms(line.at),  # type: ignore[arg-type]  # as it is stored, until here
        entered_at=from_ms(line.entered_at),  # type: ignore[arg-type]
        handed_at=_instant(line.handed_at),
        read_at=_instant(line.read_at),
        void_at=_instant(line.void_at),
        detail=None if line.detail is None else json.loads(line.detail),
        one_click=bool(line.one_click),
        confidential=bool(line.confidential),
        late_entry=bool(line.late_entry),
    )


def _sealed(row: tuple[Any, ...]) -> SealedLine:
    line = SealedLine(*row)
    return line._replace(
        at=from_ms(line.at),  # type: ignore[arg-type]
        entered_at=from_ms(line.entered_at),  # type: ignore[arg-type]
        void_at=_instant(line.void_at),
    )


def _instant(stored: Any) -> datetime | None:
    return None if stored is None else from_ms(stored)
