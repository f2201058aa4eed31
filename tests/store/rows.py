"""Rows for tests: one builder per record, where everything irrelevant has a value of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from counterdesk.store.engine import Logbook, Stamp
from counterdesk.store.tables import (
    Complaint,
    Contact,
    Incident,
    IncidentAddendum,
    Message,
    Person,
    Record,
    Sealed,
    new_uid,
)
from counterdesk.store.writing import Writing

NOW = datetime(2026, 11, 20, 21, 31, tzinfo=UTC)
DESK = "Front counter"
T = TypeVar("T", bound=Record)


def later(minutes: int) -> datetime:
    """Gives an instant so many minutes after NOW."""
    return NOW + timedelta(minutes=minutes)


def stamp(at: datetime = NOW, who: int | None = None) -> Stamp:
    """Gives the stamp of a write."""
    return Stamp(at, who, DESK)


def person(**given: Any) -> Person:
    """Gives somebody at the desk."""
    return Person(**{"name": "Priya Shah", "at_desk": True, **given})


def contact(author: int = 1, **given: Any) -> Contact:
    """Gives an answered call."""
    usual = {
        "visit_uid": new_uid(),
        "channel": "call",
        "happened_at": NOW,
        "entered_at": NOW,
        "topic_text": "Dog licence",
        "outcome": "answered",
        "author_id": author,
        "counter": DESK,
    }
    return Contact(**{**usual, **given})


def message(contact_id: int, number: str, **given: Any) -> Message:
    """Gives a message for the tax collector."""
    return Message(**{"contact_id": contact_id, "number": number, "for_text": "Maria Rossi", **given})


def complaint(number: str, author: int = 1, **given: Any) -> Complaint:
    """Gives a complaint about a road."""
    usual = {
        "number": number,
        "subject_sealed": "Pothole on Front Road",
        "entered_at": NOW,
        "received_at": NOW,
        "author_id": author,
        "counter": DESK,
    }
    return Complaint(**{**usual, **given})


def incident(number: str, author: int = 1, **given: Any) -> Incident:
    """Gives an incident at the counter."""
    usual = {
        "number": number,
        "words_used": "Shouted",
        "happened_at": NOW,
        "entered_at": NOW,
        "author_id": author,
        "counter": DESK,
    }
    return Incident(**{**usual, **given})


def addendum(incident_id: int, text: str) -> IncidentAddendum:
    """Gives an addition to an incident."""
    return IncidentAddendum(incident_id=incident_id, text=text, at=NOW)


def started(folder: Path, name: str = "town.logbook") -> Logbook:
    """Gives a new logbook with one person in it, whose id is 1."""
    logbook = Logbook.create(folder / name, NOW)
    save(logbook, "person_added", person())
    return logbook


def save(logbook: Logbook, action: str, *rows: Sealed, at: datetime = NOW) -> int:
    """Saves rows in one transaction with one line for the first; gives the last line's number."""
    with logbook.write(stamp(at)) as tx:
        tx.add(*rows)
        tx.journal(action, rows[0])
    return tx.seq


@contextmanager
def changing(logbook: Logbook, kind: type[T], row_id: int) -> Iterator[tuple[Writing, T]]:
    """Opens a write transaction with one row loaded."""
    with logbook.write(stamp(later(5))) as tx:
        row = tx.session.get(kind, row_id)
        assert row is not None
        yield tx, row
