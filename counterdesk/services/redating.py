"""What a changed calendar makes of a running deadline, under the standard and the switches frozen in it.

Announced well ahead: it is counted anew; a running promise is never proposed to move earlier. Announced less than a
full open day ahead (measured in open time): nothing moves earlier at all, and what was due inside the closing moves to
the close of the next business day after it. Example: Tuesday 2:20 p.m., closing for snow at 3; what was due on Tuesday
at 4:30 is due on Wednesday at 4:30.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from counterdesk.domain.instants import ZONE, local_date
from counterdesk.policy import WorkedOut, switches_that_mattered, work_out
from counterdesk.services import calendars, moves
from counterdesk.services.calendars import Book
from counterdesk.services.extension import extended_us
from counterdesk.services.moves import US_PER_MS, Reckoners, Replaced
from counterdesk.services.work import Look
from counterdesk.store.queries import scopes as queries
from counterdesk.store.queries.moves import Running
from counterdesk.store.queries.town import TOWN
from counterdesk.store.tables import Deadline
from counterdesk.values import value
from counterdesk.workdays import HORIZON_DAYS, Calendar, epoch_us, instant

MINUTE_US = 60_000_000
CLOSURE, SHORT_NOTICE, OPENING, REOPENED, HOURS = "closure", "short_notice", "opening", "reopened", "hours"
MOVED_BY = {
    CLOSURE: "moved_by_closure",
    SHORT_NOTICE: "moved_by_closure",
    OPENING: "moved_by_opening",
    REOPENED: "moved_by_opening",
    HOURS: "moved_by_hours",
}
ONE_DAY = timedelta(days=1)


@value
class Sudden:
    """A closing at short notice: what was due after `from_us` and up to `until_us` moves to `to_us`."""

    from_us: int
    until_us: int
    to_us: int
    name: str


@value
class Turn:
    """One scope's calendar before and after; `changed` names the dates whose hours differ, None for weekly hours."""

    scope: str
    before: Calendar
    after: Calendar
    changed: Mapping[date, str] | None
    sudden: Sudden | None


class Redating:
    """The dates that running deadlines would get by a change from one book to another."""

    def __init__(self, look: Look, before: Book, after: Book, changed: frozenset[date] | None) -> None:
        self._look = look
        self._before, self._after = before, after
        self._changed = changed
        self._reckoners = Reckoners()
        self._turns: dict[tuple[str, str], Turn] = {}
        self._own = {one.id: one.uid for one in queries.departments(look.session)}
        self._versions: dict[str, int] = {}
        town = look.town
        self._is_confirmed = town.is_on("hours_confirmed")
        self._may_move = {name: town.is_on(name) for name in ("announced_closure_moves", "sudden_closure_moves")}

    def replaced(self, line: Running) -> Replaced | None:
        """Gives the date and the reason, None for a deadline without a date or one that keeps its date."""
        due_us = self.due_us(line)
        if due_us is None:
            return None
        turn, is_later = self._turn(line), due_us > (line.due_ms or 0) * US_PER_MS
        sudden = turn.sudden
        if sudden and not is_later:
            return None
        setting = "sudden_closure_moves" if sudden else "announced_closure_moves"
        why = f"{SHORT_NOTICE}:{sudden.name}" if sudden else self._why(line, turn)
        due_at = instant(due_us)
        return Replaced(due_at, why, is_later and self._may_move[setting], _Fields(self, line, turn, due_at, why))

    def due_us(self, line: Running) -> int | None:
        """Gives the instant at which a line would be due, None where the change gives it no other one."""
        if line.due_ms is None or line.number is None:
            return None
        due_us = self._due_us(line, self._turn(line))
        return None if due_us == line.due_ms * US_PER_MS else due_us

    def version(self, scope: str) -> int:
        """Gives the version of a scope's calendar, once it is written."""
        if scope not in self._versions:
            self._versions[scope] = queries.version_of(self._look.session, scope)
        return self._versions[scope]

    def is_unconfirmed(self, worked: WorkedOut) -> bool:
        """Whether a date stands on hours or on a year that nobody confirmed."""
        return worked.unconfirmed_year is not None or not self._is_confirmed

    def _turn(self, line: Running) -> Turn:
        """Gives the calendars that date a line now and then: those of the scope that is frozen in it.

        A department that gets hours of its own takes what it must answer along; one that gives them up leaves it to
        the town.
        """
        now = line.scope if line.scope in self._before.apart else TOWN
        then = now if now in self._after.apart else TOWN
        own = self._own.get(line.department_id or 0, "")
        if now == TOWN and own in self._after.apart and own not in self._before.apart:
            then = own
        key = (now or TOWN, then or TOWN)
        if key not in self._turns:
            self._turns[key] = self._made(*key)
        return self._turns[key]

    def _made(self, now: str, then: str) -> Turn:
        before, after = self._before.calendar(now), self._after.calendar(then)
        if self._changed is None:
            return Turn(then, before, _past_kept(before, after, self._look.today), None, None)
        days = {
            on: after.name_of(on) or before.name_of(on) or ""
            for on in sorted(self._changed)
            if before.hours_on(on) != after.hours_on(on)
        }
        return Turn(then, before, after, days, _sudden(before, after, days, self._look.now))

    def _due_us(self, line: Running, turn: Turn) -> int | None:
        was_us = (line.due_ms or 0) * US_PER_MS
        sudden = turn.sudden
        if sudden and sudden.from_us < was_us <= sudden.until_us:
            return sudden.to_us
        before_us, after_us = self._reckoners.due_us(line, turn.before), self._reckoners.due_us(line, turn.after)
        if before_us is None or after_us is None:
            return None
        if was_us > before_us:
            return extended_us((turn.before, turn.after), was_us, before_us, after_us)
        if before_us == after_us or (was_us < before_us and not _is_changed_before(turn, line)):
            return None
        return after_us

    def _why(self, line: Running, turn: Turn) -> str:
        if turn.changed is None:
            return HOURS
        since = local_date(instant(line.received_ms * US_PER_MS))
        return next((_code(turn, on) for on in turn.changed if on >= since), f"{CLOSURE}:")


class _Fields:
    """What a moved row keeps beside its date: explanation, calendar, and when it counts as received."""

    def __init__(self, redating: Redating, line: Running, turn: Turn, due_at: datetime, why: str) -> None:
        self._redating, self._line, self._turn = redating, line, turn
        self._due_at, self._why = due_at, why

    def __call__(self, row: Deadline) -> Mapping[str, object]:
        kept = dict(row.explanation or {})
        standard = moves.frozen_standard(self._line, str(kept.get("words") or ""))
        switches = moves.frozen_switches(self._line.switches)
        worked = work_out(standard, self._turn.after, row.received_at, switches)
        fields: dict[str, object] = {
            "calendar_scope": self._turn.scope,
            "calendar_version": self._redating.version(self._turn.scope),
        }
        if worked.due == self._due_at:
            fields["effective_at"] = worked.effective_received
            fields["year_unconfirmed"] = self._redating.is_unconfirmed(worked)
            mattered = switches_that_mattered(standard, self._turn.after, row.received_at, switches)
            kept |= {
                "steps": worked.explanation(),
                "receipt": worked.receipt,
                "mattered": list(mattered),
                "unconfirmed_year": worked.unconfirmed_year,
            }
        fields["explanation"] = {**kept, "steps": [*(kept.get("steps") or ()), self._moved_step()]}
        return fields

    def _moved_step(self) -> dict[str, object]:
        code, _, name = self._why.partition(":")
        on = local_date(self._due_at - timedelta(microseconds=1))  # 24:00 closes the date before it
        return {"on": on.isoformat(), "code": MOVED_BY[code], **({"name": name} if name else {})}


def _code(turn: Turn, on: date) -> str:
    """Gives why a date differs: closed for longer, opened specially, or a closure that was taken back."""
    name = turn.changed[on] if turn.changed else ""
    if _minutes(turn.after, on) < _minutes(turn.before, on):
        return f"{CLOSURE}:{name}"
    return f"{OPENING if turn.after.is_exception(on) else REOPENED}:{name}"


def _minutes(calendar: Calendar, on: date) -> int:
    return sum(end - start for start, end in calendar.hours_on(on))


def _sudden(before: Calendar, after: Calendar, days: Iterable[date], now: datetime) -> Sudden | None:
    """Gives the closing if it begins less than a full open day from now, in open time; None if it is announced."""
    start = next(_lost(before, after, days, now), None)
    if start is None:
        return None
    ahead_us = before.open_time.position(start) - before.open_time.position(now)
    if ahead_us >= _full_day_us(before, local_date(start)):
        return None
    end = after.next_opening(start)
    if end is None:
        return None
    to = _next_business_day(after, max(local_date(end), local_date(start) + ONE_DAY))
    close = after.close_of(to) if to else None
    if close is None:
        return None
    name = after.name_of(local_date(start)) or ""
    return Sudden(epoch_us(start), epoch_us(end), epoch_us(close), name)


def _lost(before: Calendar, after: Calendar, days: Iterable[date], now: datetime) -> Iterator[datetime]:
    """Gives when the office would have been open and is no more, from now on."""
    for on in days:
        midnight = datetime(on.year, on.month, on.day, tzinfo=ZONE)
        left = before.hours_on(on)
        for kept in after.hours_on(on):
            left = calendars.cut(left, kept.start, kept.end)
        for lost in left:
            start = _at(midnight, lost.start)
            if _at(midnight, lost.end) > now:
                yield max(start, now)


def _at(midnight: datetime, minute: int) -> datetime:
    days, minute = divmod(minute, 24 * 60)
    wall = (midnight + timedelta(days=days)).replace(hour=minute // 60, minute=minute % 60)
    return wall.astimezone(UTC)


def _full_day_us(calendar: Calendar, on: date) -> int:
    hours = calendar.weekly[on.weekday()] or calendar.hours_on(on)
    return sum(end - start for start, end in hours) * MINUTE_US


def _next_business_day(calendar: Calendar, on: date) -> date | None:
    for _ in range(HORIZON_DAYS):
        if calendar.is_business_day(on):
            return on
        on += ONE_DAY
    return None


def _is_changed_before(turn: Turn, line: Running) -> bool:
    """Whether a change touches a day on the way to a date that a person has kept earlier than the rule's."""
    if turn.changed is None:
        return True
    first = local_date(instant(line.received_ms * US_PER_MS))
    last = local_date(instant((line.due_ms or 0) * US_PER_MS - 1))
    return any(first <= on <= last for on in turn.changed)


def _past_kept(before: Calendar, after: Calendar, today: date) -> Calendar:
    """Gives the new calendar with the old hours on the days that are over: new weekly hours hold from today on."""
    over = (today - back * ONE_DAY for back in range(1, HORIZON_DAYS + 1))
    kept = {on: before.hours_on(on) for on in over if before.hours_on(on) != after.hours_on(on)}
    names = {on: name for on in kept if (name := before.name_of(on))}
    return replace(
        after,
        exceptions=tuple(sorted({**dict(after.exceptions), **kept}.items())),
        names=tuple(sorted({**{on: name for on, name in after.names if on not in kept}, **names}.items())),
    )
