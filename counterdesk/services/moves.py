"""What a change of calendar or policy would do to running deadlines, and doing what a person ticked of it.

Knows no calendar and no policy: a change says of each running deadline which date it would get (`Replace`). Whatever
is decided or missed never moves, and nothing moves unasked. Old values are kept as amendments; the original due date
stays on the row.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.policy import Reckoner, Standard, Switches
from counterdesk.services.asks.calendar import MoveRow, Preview
from counterdesk.services.phones import number_text
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import moves as queries
from counterdesk.store.queries.moves import Running, Shown
from counterdesk.store.tables import Deadline
from counterdesk.values import value
from counterdesk.workdays import Calendar, instant

DECISION = "council_decision"
US_PER_MS = 1000


@value
class Replaced:
    """The date that a running deadline would get by a change, and why (a code with a name behind a colon).

    `ticked`: whether it is proposed to a person. `fields` gives whatever else its row would keep (explanation,
    calendar version, switches ...); it is called only when the move is carried out.
    """

    due_at: datetime | None
    why: str
    ticked: bool
    fields: Callable[[Deadline], Mapping[str, object]]


Replace = Callable[[Running], Replaced | None]
"""Gives what a running deadline would become, or None where the change does not concern it."""


class Reckoners:
    """Due dates of running deadlines under the terms frozen in them; one reckoner for all with equal terms.

    A calendar is known by its identity here: to compare two of them by content costs more than a date.
    """

    def __init__(self) -> None:
        self._reckoners: dict[tuple[object, ...], Reckoner] = {}

    def due_us(self, line: Running, calendar: Calendar) -> int | None:
        """Gives when a deadline falls due in a calendar, in epoch microseconds; None without a date."""
        key = (id(calendar), line.number, line.unit, line.kind == DECISION, line.switches)
        found = self._reckoners.get(key)
        if found is None:
            found = Reckoner(frozen_standard(line), calendar, frozen_switches(line.switches))
            self._reckoners[key] = found
        return found.due_us(line.received_ms * US_PER_MS)


def frozen_standard(line: Running, words: str = "") -> Standard:
    """Gives the standard by which a running deadline was dated, as it was frozen in its row."""
    return Standard.read(
        {
            "kind": line.kind,
            "number": line.number,
            "unit": line.unit,
            "event": DECISION if line.kind == DECISION else "contact",
            "force": "must" if line.must else "should",
            "stage": line.stage or "answer",
            "clause": line.clause or "",
            "section": line.section or "",
            "words": words,
        }
    )


@cache
def frozen_switches(stored: str | None) -> Switches:
    """Gives the switches frozen in a row, from their stored text."""
    return Switches.read(queries.as_json(stored) or {})


def preview(look: Look, replace: Replace, calendar: Calendar | None = None) -> Preview:
    """Gives every running deadline that a change would move, before and after; soonest first."""
    now_ms = to_ms(look.now)
    lines = queries.running(look.session)
    missed = {line.id for line in lines if _is_missed(line, now_ms)}
    replaced = dict(_moving(lines, replace, now_ms))
    shown = queries.shown(look.session, list(replaced))
    rows = sorted((_row(one, replaced[one.line.id]) for one in shown), key=_soonest)
    frozen = len(missed) + queries.decided_ahead(look.session, look.now)
    return Preview(tuple(rows), len(lines) - len(missed) - len(rows), frozen, calendar)


def apply(work: Work, replace: Replace, ids: Collection[int], group: str = "") -> int:
    """Moves the named deadlines and gives how many moved; they keep the `group` that moved them, for its undo.

    One that was answered or missed since the list was read, or that the change does not move, stays as it is.
    """
    if not ids:
        return 0
    work.session.flush()
    wanted = frozenset(ids)
    lines = [line for line in queries.running(work.session) if line.id in wanted]
    replaced = dict(_moving(lines, replace, to_ms(work.now)))
    rows = queries.rows(work.session, list(replaced))
    for number, after in replaced.items():
        row = rows[number]
        work.tx.amend(row, **_changes(work, row, after, group))
        work.tx.journal("deadline_moved", row)
    return len(replaced)


def ticked(found: Preview) -> tuple[DeadlineId, ...]:
    """Gives the deadlines that the town's settings propose to move."""
    return tuple(row.id for row in found.rows if row.ticked)


def instant_of(due_us: int | None) -> datetime | None:
    """Gives the instant of epoch microseconds, None for none."""
    return None if due_us is None else instant(due_us)


def _moving(lines: Collection[Running], replace: Replace, now_ms: int) -> Iterator[tuple[int, Replaced]]:
    """Gives what a change makes of the deadlines that it moves; missed ones and those standing still are not asked."""
    for line in lines:
        if line.is_paused or _is_missed(line, now_ms):
            continue
        after = replace(line)
        if after is not None and after.due_at != _instant(line.due_ms):
            yield line.id, after


def _is_missed(line: Running, now_ms: int) -> bool:
    return line.due_ms is not None and line.due_ms < now_ms


def _instant(at_ms: int | None) -> datetime | None:
    return None if at_ms is None else from_ms(at_ms)


def _changes(work: Work, row: Deadline, after: Replaced, group: str) -> dict[str, object]:
    """Gives the new values; the explanation comes first, so that its old value begins those of this move."""
    reason = None if after.due_at else row.no_due_reason or "no_standard_in_text"
    fields = dict(after.fields(row))
    said: Any = fields.pop("explanation", row.explanation) or {}
    kept = {name: value for name, value in said.items() if name != queries.MOVED_BY}
    return {
        "explanation": {**kept, queries.MOVED_BY: group} if group else kept,
        **fields,
        "due_at": after.due_at,
        "original_due_at": row.original_due_at or after.due_at,
        "no_due_reason": reason,
        "moved_at": work.now,
        "moved_by": work.author,
        "moved_why": after.why,
    }


def _row(shown: Shown, after: Replaced) -> MoveRow:
    line = shown.line
    is_complaint = line.complaint_id is not None
    sealed = is_complaint or bool(line.confidential)
    number = (line.complaint_number if is_complaint else line.message_number) or ""
    return MoveRow(
        id=DeadlineId(line.id),
        record="complaints" if is_complaint else "contacts",
        record_uid=(line.complaint_uid if is_complaint else line.contact_uid) or "",
        record_number=number,
        title="" if sealed else line.name or "",
        sealed=sealed,
        number="" if sealed else number_text(line.typed, line.shown, line.extension),
        channel=(line.complaint_channel if is_complaint else line.channel) or "",
        kind=line.kind,
        section=line.section or "",
        answerer=line.answerer or line.department or line.message_for or (line.detail or {}).get("for") or "",
        before_at=line.due_at,
        after_at=after.due_at,
        original_at=shown.original_due_at,
        why=after.why,
        told_at=shown.told_at if line.told_due_at in (line.due_at, shown.original_due_at) else None,
        ticked=after.ticked,
    )


def _soonest(row: MoveRow) -> tuple[bool, float, int]:
    at = row.before_at or row.after_at
    return at is None, at.timestamp() if at else 0.0, row.id
