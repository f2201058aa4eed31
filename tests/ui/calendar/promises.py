"""Invented promises that a closing would move."""

from datetime import datetime

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.calendar import MoveRow, Preview
from tests.desk import toronto

WEDNESDAY = toronto("2026-11-25 16:30")
THURSDAY = toronto("2026-11-26 16:30")


def move(id_: int, **fields: object) -> MoveRow:
    """Gives a call due on Wednesday that snow would move to Thursday; every field can be said otherwise."""
    usual: dict[str, object] = {
        "id": DeadlineId(id_),
        "record": "contacts",
        "record_uid": f"uid-{id_}",
        "record_number": "",
        "title": f"Caller Number{id_}",
        "sealed": False,
        "number": "519-555-0142",
        "channel": "call",
        "kind": "call",
        "section": "5.2",
        "answerer": "Maria Rossi",
        "before_at": WEDNESDAY,
        "after_at": THURSDAY,
        "original_at": WEDNESDAY,
        "why": "short_notice:Snow",
        "told_at": None,
        "ticked": True,
    }
    return MoveRow(**{**usual, **fields})  # type: ignore[arg-type]


def told(id_: int, at: datetime = WEDNESDAY, **fields: object) -> MoveRow:
    """Gives one whose old date we told the caller."""
    return move(id_, told_at=at, **fields)


SNOW = Preview((told(1), move(2), move(3, ticked=False)), same=4, frozen=2)
