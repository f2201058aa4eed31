"""The line at the counter: a number that goes up and down, and keeps every change with its time."""

from datetime import datetime

from counterdesk.domain.instants import day_bounds
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.line import AskLine, ChangeLine, LineFacts, LineNow
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import line as queries
from counterdesk.store.tables import Line

MOST_WAITING = 99


def change_line(work: Work, command: ChangeLine) -> Done:
    """Keeps that one more or one less waits; refuses `nobody_in_line`, `nobody_left` and `line_full`.

    It works by steps, not by numbers, so that two desks at one counter may press at the same moment. It needs nobody's
    name: the line is the counter's.
    """
    step = 1 if command.by > 0 else -1
    now = ask_line(work.look, AskLine())
    _require_possible(now, step, taken_back=command.left and step > 0)
    left = -step if command.left else 0
    row = Line(counter=work.counter, at=work.now, waiting=now.waiting + step, left=left, by=work.author)
    work.tx.add(row)
    action = "line_changed" if not command.left else "line_left" if step < 0 else "line_left_withdrawn"
    work.tx.journal(action, row)
    work.session.flush()
    facts = {"waiting": str(row.waiting), "left": str(now.left + left)}
    return Done(action, work.now, "lines", row.uid, row.id, can_undo=action == "line_left", facts=facts)


def ask_line(look: Look, _question: AskLine) -> LineNow:
    """Gives the line at this counter as it is today."""
    since, _until = day_bounds(look.today)
    found = queries.last(look.session, look.counter, since)
    if found is None:
        return LineNow()
    return LineNow(found.waiting, queries.left(look.session, look.counter, since), found.at)


def between(look: Look, since: datetime, until: datetime) -> LineFacts | None:
    """Gives the line over a time at all counters, None where nobody ever stood in it."""
    longest = queries.longest(look.session, since, until)
    if longest is None:
        return None
    return LineFacts(longest.waiting, longest.at, queries.left_between(look.session, since, until))


def _require_possible(now: LineNow, step: int, *, taken_back: bool) -> None:
    if now.waiting + step < 0:
        raise Refused("nobody_in_line")
    if now.waiting + step > MOST_WAITING:
        raise Refused("line_full", most=MOST_WAITING)
    if taken_back and now.left == 0:
        raise Refused("nobody_left")
