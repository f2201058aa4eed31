"""The journal: append-only lines, each with the hash of the line before, and what windows and reports read of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, literal_column, select, update
from sqlalchemy.orm import Session

from counterdesk.domain.instants import to_ms
from counterdesk.store import seals
from counterdesk.store.prepared import Prepared
from counterdesk.store.seals import seal16
from counterdesk.store.tables import Head, JournalLine
from counterdesk.values import value

__all__ = ["Entry", "Line", "Stamp", "Tip", "append", "head", "history", "lines_after", "locked_head", "seal16"]

_HEAD = select(Head.seq, Head.chain).where(Head.id == literal_column("1"))
_TIP = Prepared(_HEAD)
_LOCK = Prepared(_HEAD.with_for_update())
_APPEND = Prepared(insert(JournalLine))
_MOVE = Prepared(
    update(Head).where(Head.id == literal_column("1")).values(seq=bindparam("seq"), chain=bindparam("chain"))
)
_LINE = select(
    JournalLine.seq,
    JournalLine.at,
    JournalLine.who,
    JournalLine.desk,
    JournalLine.action,
    JournalLine.record,
    JournalLine.record_uid,
).order_by(JournalLine.seq)
_LINES_AFTER = Prepared(_LINE.where(JournalLine.seq > bindparam("after")).limit(bindparam("most")))
_HISTORY = Prepared(_LINE.where(JournalLine.record_uid == bindparam("record_uid")))


@value
class Stamp:
    """Who writes, when (aware), and at which desk."""

    at: datetime
    who: int | None
    desk: str


@value
class Tip:
    """The last journal line: its number and its hash."""

    seq: int
    chain: str


@value
class Entry:
    """A line about to be written: what was done to which record, and the digest of its content."""

    action: str
    record: str
    record_uid: str
    digest: str


@value
class Line:
    """A line of the journal as readers see it."""

    seq: int
    at: datetime
    who: int | None
    desk: str
    action: str
    record: str
    record_uid: str


def head(session: Session) -> Tip:
    """Gives the number and hash of the last line; zero and zeros in an empty journal."""
    return Tip(*_TIP.row(session))


def locked_head(connection: Connection) -> Tip:
    """Gives the same, and keeps every other writer out until this transaction ends."""
    seq, chain = _LOCK.first(connection)
    return Tip(seq, chain)


def append(connection: Connection, tip: Tip, stamp: Stamp, entries: Sequence[Entry]) -> Tip:
    """Writes the lines after the tip and moves the head; gives the new tip."""
    for entry in entries:
        line = _numbered(tip, stamp, entry)
        tip = Tip(tip.seq + 1, seals.line_hash(line))
        _APPEND.run(connection, **line, hash=tip.chain)
    _MOVE.run(connection, seq=tip.seq, chain=tip.chain)
    return tip


def lines_after(session: Session, seq: int, limit: int = 500) -> tuple[Line, ...]:
    """Gives the lines after a number, oldest first: what other desks have done since."""
    return tuple(Line(*row) for row in _LINES_AFTER.rows(session, after=seq, most=limit))


def history(session: Session, record_uid: str) -> tuple[Line, ...]:
    """Gives every line about one record, oldest first."""
    return tuple(Line(*row) for row in _HISTORY.rows(session, record_uid=record_uid))


def _numbered(tip: Tip, stamp: Stamp, entry: Entry) -> dict[str, Any]:
    return {
        "seq": tip.seq + 1,
        "at": to_ms(stamp.at),
        "who": stamp.who,
        "desk": stamp.desk,
        "action": entry.action,
        "record": entry.record,
        "record_uid": entry.record_uid,
        "digest": entry.digest,
        "prev": tip.chain,
    }
