"""A change of calendar as a plan, made by looking only: previewed as often as wanted, carried out once.

Every command about hours and closures becomes a plan; the same plan says what would move and does it, so that what a
person read in the list is what happens.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import field
from datetime import date, datetime

from counterdesk.domain.deadline import verdict
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import day_bounds, from_ms
from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, moves, redating
from counterdesk.services.asks.calendar import Preview
from counterdesk.services.calendars import Book, BookRow, Week
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import moves as move_queries
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Calendar as CalendarRow
from counterdesk.store.tables import Closure
from counterdesk.values import value
from counterdesk.workdays import Hours as Openings
from counterdesk.workdays import clock_text, instant


@value
class NewRow:
    """One dated row about to be written; `replaces` is the row that comes back when this one is taken back."""

    scope: str
    on: date
    name: str
    hours: Openings
    source: str = ""
    ticked: bool = True
    replaces: int | None = None
    from_at: datetime | None = None
    until_at: datetime | None = None


@value
class Plan:
    """What a command would change: rows added, taken back and brought back, weekly hours, a year confirmed.

    `scope` is whose calendar is asked about. A `group` holds the new rows together for an undo; `recut` are rows that
    stay with other hours.
    """

    scope: str = TOWN
    add: tuple[NewRow, ...] = ()
    void: frozenset[int] = frozenset()
    back: tuple[BookRow, ...] = ()
    recut: tuple[BookRow, ...] = ()
    weekly: Mapping[str, Week | None] = field(default_factory=dict)
    confirm: int | None = None
    group: str | None = None

    @property
    def is_of_rows(self) -> bool:
        """Whether dated rows change, and not the weekly hours."""
        return not self.weekly

    def after(self, book: Book) -> Book:
        """Gives the book as it would be."""
        ticked = (BookRow(row.scope, row.on, row.name, row.hours) for row in self.add if row.ticked)
        changed = book.without({*self.void, *(row.id for row in self.recut)})
        changed = changed.with_rows((*self.back, *self.recut, *ticked))
        for scope, week in self.weekly.items():
            changed = changed.with_weekly(scope, week)
        return changed if self.confirm is None else changed.with_confirmed(self.confirm)


@value
class Carried:
    """What was carried out: the town's new calendar, the rows written, and how many deadlines moved."""

    calendar: CalendarRow
    rows: tuple[Closure, ...]
    moved: int


def preview(look: Look, plan: Plan) -> Preview:
    """Gives what a plan would move."""
    book = calendars.book(look.session)
    after = plan.after(book)
    return moves.preview(look, _replace(look, plan, (book, after)), after.calendar(plan.scope))


def carry_out(work: Work, plan: Plan, action: str, move: Collection[DeadlineId]) -> Carried:
    """Changes the rows, writes the new calendars and moves the deadlines that a person ticked."""
    work.session.flush()
    book = calendars.book(work.session)
    after = plan.after(book)
    _take_back(work, plan, action)
    rows = tuple(_row(work, plan, row) for row in plan.add)
    work.tx.add(*rows)
    for row in rows:
        work.tx.journal(action, row)
    calendar = calendars.write_versions(work, after)
    return Carried(calendar, rows, moves.apply(work, _replace(work.look, plan, (book, after)), move, plan.group or ""))


def require_verdicts_kept(look: Look, plan: Plan) -> None:
    """Refuses `closure_changes_verdict` for a day that is over by which an answer was found to be in time or late."""
    over = [on for on in sorted(set(_days(look, plan))) if on < look.today]
    if not over:
        return
    book = calendars.book(look.session)
    redated = redating.Redating(look, book, plan.after(book), frozenset(over))
    for line, state, answered_ms in move_queries.decided_since(look.session, day_bounds(over[0])[0]):
        due_us = redated.due_us(line)
        if due_us is not None and verdict(instant(due_us), from_ms(answered_ms)) != state:
            raise Refused("closure_changes_verdict", on=over[0])


def _replace(look: Look, plan: Plan, books: tuple[Book, Book]) -> moves.Replace:
    changed = frozenset(_days(look, plan)) if plan.is_of_rows else None
    return redating.Redating(look, *books, changed).replaced


def _days(look: Look, plan: Plan) -> Iterator[date]:
    yield from (row.on for row in plan.add if row.ticked)
    yield from (row.on for row in (*plan.back, *plan.recut))
    yield from (row.on_date for row in queries.rows_by_id(look.session, plan.void) if row.ticked)


def _take_back(work: Work, plan: Plan, action: str) -> None:
    for row in queries.rows_by_id(work.session, plan.void):
        row.void_at, row.void_by = work.now, work.author
        work.tx.journal(action, row)
    for row in queries.rows_by_id(work.session, [one.id for one in plan.back]):
        work.tx.amend(row, void_at=None, void_by=None)
        work.tx.journal(action, row)


def _row(work: Work, plan: Plan, new: NewRow) -> Closure:
    return Closure(
        scope=new.scope,
        on_date=new.on,
        name=new.name,
        hours=[[clock_text(start), clock_text(end)] for start, end in new.hours],
        source=new.source,
        ticked=new.ticked,
        added_at=work.now,
        added_by=work.author,
        group_uid=plan.group,
        replaces_id=new.replaces,
        from_at=new.from_at,
        until_at=new.until_at,
    )
