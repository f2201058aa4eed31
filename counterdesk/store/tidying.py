"""What a logbook wants done now and then, in a moment when nobody waits: else some later commit has to do it.

Measured: every sixty-fourth commit merged the index for 15 ms, and every seventieth emptied the write-ahead file.
"""

from __future__ import annotations

from typing import Any

AFTER_COMMITS = 4
_MERGES = (  # 32 pages take 3 ms: less than anybody notices who writes at that very moment
    "INSERT INTO search (search, rank) VALUES ('merge', 32)",
    "INSERT INTO sealed_search (sealed_search, rank) VALUES ('merge', 32)",
)


def tidy(raw: Any, busy_ms: int) -> None:
    """Merges a little of the index, and brings what was committed home into the file; waits for nobody."""
    raw.execute("PRAGMA busy_timeout=0")
    try:
        for merge in _MERGES:
            raw.execute(merge)
        raw.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()
    finally:
        raw.execute(f"PRAGMA busy_timeout={busy_ms}")
