"""What is only counted: the records of a year by kind, and the contacts at a telephone number.

Such rows have a seal and no history, so each is read once and written once, with its seal in the same statement.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, insert, select, update

from counterdesk.domain.instants import to_ms
from counterdesk.store import seals
from counterdesk.store.prepared import Prepared
from counterdesk.store.tables import Caller, Number

_COLUMNS = ("id", "digits", "shown", "first_at", "last_at", "contacts")
_IS_KIND = and_(Number.kind == bindparam("kind"), Number.year == bindparam("year"))
_LAST = Prepared(select(Number.last).where(_IS_KIND))
_FIRST_NUMBER = Prepared(insert(Number))
_NEXT_NUMBER = Prepared(
    update(Number).where(_IS_KIND).values(last=bindparam("last"), seal=bindparam("seal")),
)
_CALLER = Prepared(
    select(Caller.id, Caller.digits, Caller.shown, Caller.first_at, Caller.last_at, Caller.contacts).where(
        Caller.digits == bindparam("digits")
    )
)
_NEW_CALLER = Prepared(
    insert(Caller).values(
        {name: bindparam(name) for name in ("digits", "shown", "first_at", "last_at", "contacts", "seal")}
    )
)
_CALLED = Prepared(
    update(Caller)
    .where(Caller.id == bindparam("caller"))
    .values({name: bindparam(name) for name in ("first_at", "last_at", "contacts", "seal")})
)


def next_number(connection: Connection, kind: str, year: int) -> int:
    """Gives the next number of a kind in a year; rolled back, it comes again."""
    found = _LAST.first(connection, kind=kind, year=year)
    last = 1 if found is None else int(found[0]) + 1
    columns = {"kind": kind, "year": year, "last": last}
    write = _FIRST_NUMBER if found is None else _NEXT_NUMBER
    write.run(connection, **columns, seal=_seal(Number.__tablename__, columns))
    return last


def one_more_contact(connection: Connection, digits: str, shown: str, at: datetime) -> int:
    """Counts a contact at a number, and gives the id of the number's row; its first contact makes that row."""
    at_ms = to_ms(at)
    found = _CALLER.first(connection, digits=digits)
    if found is None:
        _NEW_CALLER.run(connection, digits=digits, shown=shown, first_at=at_ms, last_at=at_ms, contacts=0, seal="")
        found = _CALLER.first(connection, digits=digits)
    caller, known_digits, known_shown, first_at, last_at, contacts = found
    counted = {"first_at": min(first_at, at_ms), "last_at": max(last_at, at_ms), "contacts": contacts + 1}
    columns = {"id": caller, "digits": known_digits, "shown": known_shown, **counted}
    _CALLED.run(connection, caller=caller, **counted, seal=_seal(Caller.__tablename__, columns))
    return int(caller)


def known_number(connection: Connection, digits: str, shown: str, at: datetime) -> int:
    """Gives the id of a number's row; a number that nobody called from yet gets one with no contact."""
    found = _CALLER.first(connection, digits=digits)
    if found is not None:
        return int(found[0])
    at_ms = to_ms(at)
    _NEW_CALLER.run(connection, digits=digits, shown=shown, first_at=at_ms, last_at=at_ms, contacts=0, seal="")
    columns = dict(zip(_COLUMNS, _CALLER.first(connection, digits=digits), strict=True))
    counted = {name: columns[name] for name in ("first_at", "last_at", "contacts")}
    _CALLED.run(connection, caller=columns["id"], **counted, seal=_seal(Caller.__tablename__, columns))
    return int(columns["id"])


def _seal(table: str, columns: dict[str, object]) -> str:
    return seals.row_seal(seals.content(table, columns))
