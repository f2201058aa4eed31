"""Open and parked cards, kept on this desk only, so that a crash or a power cut loses at most a second of typing.

A small private database of its own: never in the journal, never in the index, never on another desk.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlite

from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.store import driver
from counterdesk.values import value

SEALED_KINDS = frozenset({"complaint", "incident"})

_TABLE = (
    "CREATE TABLE IF NOT EXISTS drafts (uid TEXT PRIMARY KEY, kind TEXT NOT NULL, author_id INTEGER, "
    "parked_at INTEGER, content TEXT NOT NULL, at INTEGER NOT NULL, is_sealed INTEGER NOT NULL)"
)
_PUT = (
    "INSERT INTO drafts VALUES (:uid, :kind, :author_id, :parked_at, :content, :at, :is_sealed) "
    "ON CONFLICT (uid) DO UPDATE SET kind = :kind, author_id = :author_id, parked_at = :parked_at, "
    "content = :content, at = :at, is_sealed = :is_sealed"
)
_SELECT = "SELECT uid, kind, author_id, content, at, parked_at, is_sealed FROM drafts "
_ONE = _SELECT + "WHERE uid = ?"
_ALL = _SELECT + "WHERE is_sealed = 0 OR author_id IS NULL OR author_id = ? ORDER BY at, uid"


@value
class Draft:
    """A card as it was last typed; a sealed one comes back to its own author only."""

    uid: str
    kind: str
    author_id: int | None
    content: dict[str, Any]
    at: datetime
    parked_at: datetime | None = None
    is_sealed: bool = False


class Drafts:
    """The drafts of one desk."""

    def __init__(self, path: Path, raw: Any) -> None:
        self._path = path
        self._raw = raw

    @classmethod
    def open(cls, path: Path, now: datetime) -> Drafts:
        """Opens the drafts, making the file if there is none; one that cannot be read is put aside."""
        with driver.refusing(path):
            try:
                return cls(path, _opened(path))
            except sqlite.DatabaseError as broken:
                if not driver.is_damage(broken):
                    raise
                _put_aside(path, now)
                return cls(path, _opened(path))

    def put(self, draft: Draft) -> None:
        """Keeps a card as it now is, durably."""
        row = {
            "uid": draft.uid,
            "kind": draft.kind,
            "author_id": draft.author_id,
            "parked_at": None if draft.parked_at is None else to_ms(draft.parked_at),
            "content": json.dumps(draft.content, ensure_ascii=True),
            "at": to_ms(draft.at),
            "is_sealed": int(draft.is_sealed or draft.kind in SEALED_KINDS),
        }
        with driver.refusing(self._path):
            self._raw.execute(_PUT, row)

    def all(self, author_id: int | None = None) -> tuple[Draft, ...]:
        """Gives the drafts that this person may see, oldest first: all open ones, the own sealed ones and nobody's."""
        with driver.refusing(self._path):
            return tuple(_draft(row) for row in self._raw.execute(_ALL, (author_id,)))

    def one(self, uid: str) -> Draft | None:
        """Gives one draft, whoever wrote it: for changing what becomes of it, not for reading it."""
        with driver.refusing(self._path):
            row = self._raw.execute(_ONE, (uid,)).fetchone()
            return None if row is None else _draft(row)

    def drop(self, uid: str) -> None:
        """Forgets a draft whose card was saved or discarded."""
        with driver.refusing(self._path):
            self._raw.execute("DELETE FROM drafts WHERE uid = ?", (uid,))

    def close(self) -> None:
        """Closes the file."""
        self._raw.close()


def _opened(path: Path) -> Any:
    if not path.exists():
        driver.make_private(path)
    raw = driver.connect(path, writing=True)
    try:
        raw.execute(_TABLE)
        raw.execute(_ALL, (None,)).fetchone()
    except sqlite.Error:
        raw.close()
        raise
    return raw


def _put_aside(path: Path, now: datetime) -> None:
    aside = path.with_name(f"{path.name}.damaged-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}")
    for tail in ("-wal", "-shm", ""):
        part = path.with_name(path.name + tail)
        if part.exists():
            part.replace(aside.with_name(aside.name + tail))


def _draft(row: tuple[Any, ...]) -> Draft:
    uid, kind, author_id, content, at, parked_at, is_sealed = row
    parked = None if parked_at is None else from_ms(parked_at)
    return Draft(uid, kind, author_id, json.loads(content), from_ms(at), parked, bool(is_sealed))
