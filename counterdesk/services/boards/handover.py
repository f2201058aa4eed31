"""What there is to hand over at this counter, and what was handed over."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import day_bounds
from counterdesk.services import shifts, staff
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.services.asks.handover import (
    TAKEN,
    AskHandover,
    AskWaiting,
    HandedRow,
    HandItem,
    HandoverAnswer,
    HandoverRow,
)
from counterdesk.services.boards.queue import due_board
from counterdesk.services.shift_days import next_open_day, to_do
from counterdesk.services.work import Look
from counterdesk.store.queries import handover as queries
from counterdesk.store.queries.handover import HandoverLine

_ORDER = (TAKEN, "overdue", "due", "message", "call_back", "reply", "complaint", "council")


def ask_handover(look: Look, _question: AskHandover) -> HandoverAnswer:
    """Gives what whoever is at the desk took, and what is overdue, due by the next open day, or not handed over."""
    leaving = shifts.running_today(look)
    town = look.chosen
    if leaving is None or town is None:
        return HandoverAnswer()
    next_open = next_open_day(town.calendar, look.today)
    until = day_bounds(next_open)[1] if next_open else look.now
    found = sorted(_items(look, leaving.person_id, until), key=lambda item: _ORDER.index(item.what))
    return HandoverAnswer(tuple(found), next_open)


def ask_waiting(look: Look, _question: AskWaiting) -> HandoverRow | None:
    """Gives the last handing over at this counter while nobody has said that they have it."""
    found = queries.last(look.session, look.counter)
    return None if found is None or found.taken_at is not None else _row(look, found)


def between(look: Look, since: datetime, until: datetime) -> tuple[HandoverRow, ...]:
    """Gives the handings over of a time, at every counter."""
    return tuple(_row(look, line) for line in queries.between(look.session, since, until))


def _items(look: Look, leaver: int, until: datetime) -> Iterator[HandItem]:
    for row in due_board(look, DueBoard()).rows:
        what = TAKEN if row.claimed_by_id == leaver and not row.carried else to_do(row, look.now, until)
        if what:
            yield _item(row, what)


def _item(row: DueRow, what: str) -> HandItem:
    return HandItem(
        id=row.id,
        what=what,
        number=row.record_number,
        title="" if row.sealed else row.title,
        topic="" if row.sealed else row.topic,
        due_at=row.sort_at,
        has_id=row.claimed_by_id,
        has=row.claimed_by or row.answerer,
        sealed=row.sealed,
    )


def _row(look: Look, line: HandoverLine) -> HandoverRow:
    return HandoverRow(
        uid=line.uid,
        from_id=PersonId(line.from_id),
        from_name=line.from_name,
        at=line.at,
        to_id=None if line.to_id is None else PersonId(line.to_id),
        to=line.to,
        taken_at=line.taken_at,
        remark=line.remark,
        items=tuple(_handed(look, item) for item in line.items),
    )


def _handed(look: Look, item: dict[str, Any]) -> HandedRow:
    to = staff.name_of(look.session, item["to"])
    return HandedRow(item["what"], item["card"], item.get("number", ""), to, bool(item["stays"]))
