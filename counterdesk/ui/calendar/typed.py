"""What a person means by "closed 24 Dec to 1 Jan" or "opens at 10": typed words as dated rows."""

from datetime import date, time, timedelta
from enum import Enum

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.ui.calendar.days import hours_of_texts, texts_of
from counterdesk.ui.kit.times import parse_hours
from counterdesk.ui.town.hours import hours_of
from counterdesk.values import value
from counterdesk.words import _
from counterdesk.workdays import Calendar, Opening, minutes_of

_MOST_DAYS = 366
_MIDNIGHT = 24 * 60


class Kind(Enum):
    """What is different on the days."""

    CLOSED = "closed"
    LATE = "late"
    EARLY = "early"
    LUNCH = "lunch"
    OPEN = "open"


@value
class Typed:
    """What the form says; `last` is the first where it was left empty."""

    kind: Kind
    first: date
    last: date
    name: str
    hours: str


def rows_of(typed: Typed, calendar: Calendar) -> tuple[ClosureRow, ...]:
    """Gives a row for each date that differs by it; days that are so already are left out.

    Refuses `dates_reversed`, `closure_too_long`, `time_not_understood` and `hours_not_understood`.
    """
    count = (typed.last - typed.first).days + 1
    if count < 1:
        raise Refused("dates_reversed")
    if count > _MOST_DAYS:
        raise Refused("closure_too_long", days=_MOST_DAYS)
    left_of = _Left(typed)
    rows = []
    for on in (typed.first + timedelta(days=number) for number in range(count)):
        usual = texts_of(calendar.weekly[on.weekday()])
        left = left_of(usual)
        is_so_already = calendar.is_exception(on) and texts_of(calendar.hours_on(on)) == left
        if left != usual and not is_so_already:
            rows.append(ClosureRow(on, typed.name.strip() or name_of(typed.kind), left, _("Typed here")))
    return tuple(rows)


def name_of(kind: Kind) -> str:
    """Gives what such a day is called where nobody gave it a name."""
    return {
        Kind.CLOSED: _("Closed"),
        Kind.LATE: _("Opens late"),
        Kind.EARLY: _("Closes early"),
        Kind.LUNCH: _("Closed over lunch"),
        Kind.OPEN: _("Open specially"),
    }[kind]


class _Left:
    """What is left of a day's usual openings."""

    def __init__(self, typed: Typed) -> None:
        self._kind = typed.kind
        self._from, self._until = _edges(typed)
        self._open: Hours = hours_of(typed.hours) if typed.kind is Kind.OPEN else ()

    def __call__(self, usual: Hours) -> Hours:
        match self._kind:
            case Kind.CLOSED:
                return ()
            case Kind.OPEN:
                return self._open
            case Kind.LUNCH:
                return (*_within(usual, 0, self._from), *_within(usual, self._until, _MIDNIGHT))
            case Kind.LATE | Kind.EARLY:
                return _within(usual, self._from, self._until)


def _edges(typed: Typed) -> tuple[int, int]:
    match typed.kind:
        case Kind.LATE:
            return _time(typed.hours), _MIDNIGHT
        case Kind.EARLY:
            return 0, _time(typed.hours)
        case Kind.LUNCH:
            return _lunch(typed.hours)
        case Kind.CLOSED | Kind.OPEN:
            return 0, 0


def _time(words: str) -> int:
    try:
        ((start, _end),) = parse_hours(f"{words.strip()}-24:00")
    except (Refused, ValueError):
        raise Refused("time_not_understood") from None
    return _minutes(start)


def _lunch(words: str) -> tuple[int, int]:
    openings = parse_hours(words)
    if len(openings) != 1:
        raise Refused("hours_not_understood")
    return _minutes(openings[0][0]), _minutes(openings[0][1]) or _MIDNIGHT


def _minutes(at: time) -> int:
    return minutes_of(f"{at:%H:%M}") or 0


def _within(usual: Hours, start: int, end: int) -> Hours:
    cut = (Opening(max(one.start, start), min(one.end, end)) for one in hours_of_texts(usual))
    return texts_of(tuple(one for one in cut if one.start < one.end))
