"""Old values on their way into the logbook: kept in the order they were changed, numbered and sealed in one go.

A closing moves thousands of dates, each with half a dozen old values; as rows of a session they took half its time.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from sqlalchemy import Connection, Table, bindparam, insert, update

from counterdesk.store import seals
from counterdesk.store.journal import Stamp
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Amendment, Record

_TABLE = cast(Table, Amendment.__table__)
_INSERT = Prepared(insert(Amendment).values({part.name: bindparam(part.name) for part in _TABLE.c}))


class OldValues:
    """The old values of one transaction that are not written yet."""

    def __init__(self) -> None:
        self._kept: list[dict[str, object]] = []

    def keep(self, row: Record, field: str, before: object, after: object, stamp: Stamp) -> None:
        """Keeps what a field said, and what it says now, both as the database keeps them."""
        self._kept.append(
            {
                "record": row.__tablename__,
                "record_id": row.id,
                "field": field,
                "before": before,
                "after": after,
                "by": stamp.who,
                "at": stamp.at,
            }
        )

    def write(self, connection: Connection) -> None:
        """Writes them, sealed. The first takes the next number, the rest follow: nobody else writes meanwhile."""
        if not self._kept:
            return
        stored = [_INSERT.stored(connection, one) for one in self._kept]
        self._kept = []
        (first,) = _numbering().first(connection, **stored[0], seal="")
        sealed = [_sealed(number, one) for number, one in enumerate(stored, first)]
        _sealing().run(connection, number=first, new_seal=sealed[0]["seal"])
        _INSERT.many(connection, sealed[1:])


def _sealed(number: int, stored: dict[str, object]) -> dict[str, object]:
    whole = {**stored, "id": number}
    return {**whole, "seal": seals.row_seal(seals.content(_TABLE.name, whole))}


@cache
def _numbering() -> Prepared:
    """Inserts a row without its number, and gives the number it got."""
    rest: dict[str, Any] = {part.name: bindparam(part.name) for part in _TABLE.c if part.name != "id"}
    return Prepared(insert(Amendment).values(rest).returning(Amendment.id))


@cache
def _sealing() -> Prepared:
    return Prepared(update(Amendment).where(Amendment.id == bindparam("number")).values(seal=bindparam("new_seal")))
