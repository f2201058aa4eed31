"""Entries by the thousand: the rows, seals, journal lines and index words that the door writes, by the batch.

Through the door a million takes ten minutes of computing, most of it spent on asking what is there already.
"""

import hashlib
import random
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from counterdesk.app.demo import invented
from counterdesk.domain.instants import to_ms
from counterdesk.store import journal, keywords, seals
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact
from counterdesk.store.writing import Stamp, Writing

NUMBERS = 10_000
_SEARCHED = ("name", "number_digits", "number_shown", "note")
Row = dict[str, Any]


def digits_of(number: int) -> str:
    """Gives the telephone number of one of the callers, as it is looked up."""
    return f"519555{number % NUMBERS:04d}"


def shown(digits: str) -> str:
    """Gives it 3-3-4."""
    return f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"


def write_callers(logbook: Logbook, stamp: Stamp, first_at: datetime, entries: int) -> None:
    """Writes the callers that so many entries have."""
    rows = []
    for number in range(min(entries, NUMBERS)):
        digits, count = digits_of(number), len(range(number, entries, NUMBERS))
        span = {"first_at": to_ms(first_at), "last_at": to_ms(stamp.at), "contacts": count}
        rows.append(_sealed("callers", {"id": number + 1, "digits": digits, "shown": shown(digits), **span}))
    with logbook.write(stamp) as tx:
        _put(tx, "callers", rows)


def write_entries(
    logbook: Logbook, stamp: Stamp, chance: random.Random, moments: Sequence[tuple[int, datetime]]
) -> None:
    """Writes one answered call for each number and moment, in one transaction."""
    contacts = [_contact(stamp, chance, number, at) for number, at in moments]
    with logbook.write(stamp) as tx:
        tip, lines, places, words = tx.tip, [], [], []
        for contact in contacts:
            line = _line(stamp, contact, tip)
            tip = journal.Tip(line["seq"], line["hash"])
            lines.append(line)
            place = {"id": tip.seq, "record": "contacts", "record_id": contact["id"], "is_sealed": 0, "at": line["at"]}
            places.append(_sealed("search_rows", place))
            found_by = keywords.text_of(Contact(**{name: contact[name] for name in _SEARCHED}))
            words.append({"rowid": tip.seq, "text": found_by})
        for table, rows in (("contacts", contacts), ("journal", lines), ("search_rows", places), ("search", words)):
            _put(tx, table, rows)
        tx.tip = journal.append(tx.session.connection(), tip, stamp, ())


def _put(tx: Writing, table: str, rows: list[Row]) -> None:
    names = list(rows[0])
    places = ", ".join(f":{name}" for name in names)
    cursor = tx.session.connection().connection.cursor()
    into = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})"  # noqa: S608 - names of our own tables
    cursor.executemany(into, rows)
    cursor.close()


def _sealed(table: str, row: Row) -> Row:
    return {**row, "seal": seals.row_seal(seals.content(table, row))}


def _line(stamp: Stamp, contact: Row, tip: journal.Tip) -> Row:
    content = seals.content("contacts", contact)
    contact["seal"] = seals.row_seal(content)
    line = {
        "seq": tip.seq + 1,
        "at": to_ms(stamp.at),
        "who": stamp.who,
        "desk": stamp.desk,
        "action": "call_logged",
        "record": "contacts",
        "record_uid": contact["uid"],
        "digest": seals.digest(content, contact["salt"]),
        "prev": tip.chain,
    }
    return {**line, "hash": seals.line_hash(line)}


def _contact(stamp: Stamp, chance: random.Random, number: int, at: datetime) -> Row:
    _topic, said = chance.choice(invented.MATTERS)
    uid, digits = f"{chance.getrandbits(128):032x}", digits_of(number)
    return {
        "id": number + 1,
        "uid": uid,
        "visit_uid": uid,
        "channel": "call",
        "happened_at": to_ms(at),
        "entered_at": to_ms(at),
        "caller_id": number % NUMBERS + 1,
        "name": f"{chance.choice(invented.CALLERS)} {chance.randrange(10_000)}",
        "name_value": "given",
        "number_typed": shown(digits),
        "number_digits": digits,
        "number_shown": shown(digits),
        "note": f"{said} File {chance.randrange(1_000_000)}.",
        "outcome": "answered",
        "first_contact": 1,
        "one_click": 0,
        "quantity": 1,
        "parked_seconds": 0,
        "author_id": stamp.who,
        "counter": stamp.desk,
        "confidential": 0,
        "late_entry": 0,
        "salt": hashlib.sha256(uid.encode()).digest(),
    }
