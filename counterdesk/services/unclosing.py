"""Undoing what was closed at once, in any order: what lies over it stays, cut out of the hours from before.

Dates come back by the group that moved them. One that two closings moved comes back by the undo of the later one, and
then as far as the first closing that nobody has undone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from counterdesk.domain.deadline import State
from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, closing, closures, plans
from counterdesk.services.asks.calendar import UndoClosing
from counterdesk.services.asks.desk import Done
from counterdesk.services.calendars import BookRow
from counterdesk.services.plans import Plan
from counterdesk.services.work import Work
from counterdesk.store import journal
from counterdesk.store.queries import moves as move_queries
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.moves import MOVED_BY, Change
from counterdesk.store.tables import Closure, Deadline
from counterdesk.workdays import Hours as Openings

UNDONE = "closing_undone"
_OF_A_MOVE = frozenset(
    {
        "explanation",
        "calendar_scope",
        "calendar_version",
        "effective_at",
        "year_unconfirmed",
        "due_at",
        "original_due_at",
        "no_due_reason",
        "moved_at",
        "moved_by",
        "moved_why",
    }
)


def undo_closing(work: Work, command: UndoClosing) -> Done:
    """Takes a group back, and with it the dates that it moved; what was decided since keeps its verdict.

    Refuses `not_there` for what was undone already, and `closure_past`.
    """
    rows = queries.rows_of_group(work.session, command.group)
    standing = [row for row in rows if row.void_at is None]
    covered = {row.id: over for row in rows if row.void_at is not None and (over := _over(work, row))}
    here = [row for row in rows if row.void_at is None or row.id in covered]
    if not here:
        raise Refused("not_there")
    for row in here:
        closures.require_not_over(work.look, row.on_date)
    plan = closures.taken_back(work.look, standing) if standing else Plan(here[0].scope)
    recut = [_without(work, row, covered[row.id]) for row in here if row.id in covered]
    plans.carry_out(work, replace(plan, recut=tuple(recut)), UNDONE, ())
    back, kept = _bring_back(work, command.group, here[0])
    facts = {"name": here[0].name, "on": here[0].on_date.isoformat(), "back": str(back), "kept": str(kept)}
    said = {key: value for key, value in facts.items() if value != "0"}
    return Done(UNDONE, work.now, "closures", command.group, here[0].id, facts=said)


def _over(work: Work, row: Closure) -> tuple[Closure, ...]:
    """Gives the rows that lie over one, up to the one that stands; none where it was taken back."""
    for over in queries.rows_over(work.session, row.id):
        if over.void_at is None:
            return (over,)
        further = _over(work, over)
        if further:
            return (over, *further)
    return ()


def _without(work: Work, row: Closure, over: Sequence[Closure]) -> BookRow:
    """Takes a row out from under others: each is cut out of the hours below it anew; gives the one that stands."""
    work.tx.amend(over[0], replaces_id=row.replaces_id)
    work.tx.journal(UNDONE, row)
    hours = _hours_below(work, row, over[-1])
    for one in over:
        begins = one.from_at or row.added_at
        hours = calendars.cut(hours, *closing.minutes_of_day(one.on_date, begins, one.until_at))
        work.tx.amend(one, hours=[list(opening) for opening in calendars.shown(hours)])
    last = over[-1]
    return BookRow(last.scope, last.on_date, last.name, hours, last.id)


def _hours_below(work: Work, row: Closure, standing: Closure) -> Openings:
    """Gives the hours of the day as they would be without a row and all that lies over it."""
    if row.replaces_id is not None:
        (below,) = queries.rows_by_id(work.session, [row.replaces_id])
        return calendars.openings_of(below.hours)
    book = calendars.book(work.session).without([standing.id])
    return book.calendar(row.scope).hours_on(row.on_date)


def _bring_back(work: Work, group: str, first: Closure) -> tuple[int, int]:
    """Puts back what a group wrote into deadlines; gives how many came back, and how many stay as decided."""
    rows = move_queries.moved_by(work.session, group, first.added_at)
    still_open = {row.id: row for row in rows if row.state == State.OPEN and not _is_missed(row, work.now)}
    undone = _Undone(work, group)
    back = 0
    for number, changes in move_queries.changes(work.session, still_open).items():
        before = _values_before(changes, undone)
        if before:
            work.tx.amend(still_open[number], **before)
            work.tx.journal("deadline_moved_back", still_open[number])
            back += 1
    return back, len(rows) - len(still_open)


def _is_missed(row: Deadline, now: datetime) -> bool:
    """Whether the date that a deadline has now is over."""
    return row.due_at is not None and row.due_at < now


def _values_before(changes: Sequence[Change], undone: "_Undone") -> dict[str, object]:
    """Gives the values from before the last moves in a row that are undone; none where the last one stands."""
    start = None
    for group, place in reversed(_moves(changes)):
        if not undone.is_so(group):
            break
        start = place
    found: dict[str, object] = {}
    for change in changes[start:] if start is not None else ():
        if change.field in _OF_A_MOVE:
            found.setdefault(change.field, move_queries.stored_value(change.field, change.before))
    return found


def _moves(changes: Iterable[Change]) -> list[tuple[str, int]]:
    """Gives each move of a date by the group that made it ("" for any other), with the place of its first change.

    A group moves a date once: where it stands in the explanation again, the moves after it were taken back.
    """
    moves: list[tuple[str, int]] = []
    begun: tuple[str, int] | None = None
    for place, change in enumerate(changes):
        if change.field == "explanation":
            group = (change.after or {}).get(MOVED_BY) or ""
            begun = (group, place) if group != ((change.before or {}).get(MOVED_BY) or "") else None
        elif change.field == "due_at":
            known = [one for one, _ in moves]
            if begun and begun[0] in known and begun[0]:
                del moves[known.index(begun[0]) + 1 :]
            else:
                moves.append(begun or ("", place))
            begun = None
    return moves


class _Undone:
    """Which groups of closures are undone: this one, and others by the last line of the journal about their rows."""

    def __init__(self, work: Work, group: str) -> None:
        self._session = work.session
        self._known = {group: True, "": False}

    def is_so(self, group: str) -> bool:
        """Whether a group was undone; no group at all never was."""
        if group not in self._known:
            self._known[group] = any(map(self._was_undone, queries.rows_of_group(self._session, group)))
        return self._known[group]

    def _was_undone(self, row: Closure) -> bool:
        return row.void_at is not None and journal.history(self._session, row.uid)[-1].action == UNDONE
