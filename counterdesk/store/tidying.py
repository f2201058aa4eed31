"""What a logbook wants done now and then, in a moment when nobody waits: else some later commit has to do it.

Measured on a million entries: every twentieth commit merged the index, or emptied the write-ahead file, for 10 to
20 ms. So the index is merged here only, in steps that nobody notices who begins to write in the middle of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

AFTER_COMMITS = 4
_INDEXES = (  # whether it is told already, and how to tell it something
    ("SELECT 1 FROM search_config WHERE k = 'automerge' AND v = 0", "INSERT INTO search (search, rank) VALUES (?, ?)"),
    (
        "SELECT 1 FROM sealed_search_config WHERE k = 'automerge' AND v = 0",
        "INSERT INTO sealed_search (sealed_search, rank) VALUES (?, ?)",
    ),
)
_PAGES = 32  # take 3 ms
_MOST_MERGES = 8
_NO_WORK = 2  # fewer changes than these and there was nothing to merge, as SQLite's documentation has it


def chores(raw: Any) -> Iterator[None]:
    """Merges the index a little at a time, and brings what was committed home into the file; each step is short."""
    for is_told, tell in _INDEXES:
        yield from _merges(raw, is_told, tell)
    raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _merges(raw: Any, is_told: str, tell: str) -> Iterator[None]:
    if raw.execute(is_told).fetchone() is None:
        raw.execute(tell, ("automerge", 0))
        yield
    for _ in range(_MOST_MERGES):
        before = raw.total_changes
        raw.execute(tell, ("merge", _PAGES))
        if raw.total_changes - before < _NO_WORK:
            return
        yield


def step(raw: Any, under_way: Iterator[None], busy_ms: int) -> bool:
    """Does one step and tells whether there is another; waits for nobody."""
    raw.execute("PRAGMA busy_timeout=0")
    try:
        return next(under_way, "done") is None
    finally:
        raw.execute(f"PRAGMA busy_timeout={busy_ms}")
