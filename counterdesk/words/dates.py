"""Dates, clock times and spans as a clerk reads them: pure functions on values, all in America/Toronto.

One clock style holds for the whole process, as one language does: it is a town setting.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum

from counterdesk.domain import instants
from counterdesk.words import _, kept, ngettext

_MINUTES_PER_HOUR = 60
_DAYS_SHOWN_AS_WEEKDAY = 6


class Clock(Enum):
    """The town's way of writing a time of day."""

    DOTTED = "dotted"  # 4:30 p.m.
    TWENTY_FOUR = "twenty_four"  # 16:30


class _Style:
    def __init__(self) -> None:
        self.clock = Clock.DOTTED


_style = _Style()


def set_clock(style: Clock) -> None:
    """Writes times in this style from now on."""
    _style.clock = style


def local(at: datetime) -> datetime:
    """Gives the instant on the town's wall clock."""
    return instants.local(at)


def clock(at: datetime) -> str:
    """Gives the time of day: "4:30 p.m." or "16:30"."""
    here = local(at)
    bare = _bare(here)
    return bare if _style.clock is Clock.TWENTY_FOUR else f"{bare} {_half(here.hour)}"


def one_stop(sentence: str) -> str:
    """Gives the sentence with one full stop after a time: "4:30 p.m." brings its own."""
    for half in (_("a.m."), _("p.m.")):
        if half.endswith("."):
            sentence = sentence.replace(f"{half}.", half)
    return sentence


def clock_bare(at: datetime) -> str:
    """Gives the time of day without its half: "4:30"; for places where the half is plain."""
    return _bare(local(at))


def _bare(here: datetime) -> str:
    if _style.clock is Clock.TWENTY_FOUR:
        return f"{here.hour:02d}:{here.minute:02d}"
    return f"{(here.hour + 11) % 12 + 1}:{here.minute:02d}"


def _half(hour: int) -> str:
    return _("a.m.") if hour < 12 else _("p.m.")


def _day(on: date | datetime) -> date:
    return local(on).date() if isinstance(on, datetime) else on


def weekday_long(on: date | datetime) -> str:
    """Gives "Wednesday"."""
    return _weekdays()[_day(on).weekday()]


@kept
def _weekdays() -> tuple[str, ...]:
    return (_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday"))


def weekday_short(on: date | datetime) -> str:
    """Gives "Wed"."""
    return _weekdays_short()[_day(on).weekday()]


@kept
def _weekdays_short() -> tuple[str, ...]:
    return (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))


def month_long(on: date | datetime) -> str:
    """Gives "November"."""
    return _months()[_day(on).month - 1]


@kept
def _months() -> tuple[str, ...]:
    return (
        *(_("January"), _("February"), _("March"), _("April"), _("May"), _("June")),
        *(_("July"), _("August"), _("September"), _("October"), _("November"), _("December")),
    )


def month_short(on: date | datetime) -> str:
    """Gives "Nov"."""
    return _months_short()[_day(on).month - 1].strip()


@kept
def _months_short() -> tuple[str, ...]:
    return (
        *(_("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May "), _("Jun")),
        *(_("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec")),
    )


def day_long(on: date | datetime) -> str:
    """Gives "Wednesday, November 25"."""
    return _("{weekday}, {month} {day}").format(weekday=weekday_long(on), month=month_long(on), day=_day(on).day)


def day_year(on: date | datetime) -> str:
    """Gives "Wednesday, November 25, 2026"."""
    return _("{day}, {year}").format(day=day_long(on), year=_day(on).year)


def day_month(on: date | datetime) -> str:
    """Gives "25 Nov"."""
    return _("{day} {month}").format(day=_day(on).day, month=month_short(on))


def day_short(on: date | datetime) -> str:
    """Gives "Wed 25 Nov"."""
    return _("{weekday} {day}").format(weekday=weekday_short(on), day=day_month(on))


def full(at: datetime) -> str:
    """Gives the date to be read out: "Wednesday, November 25, 4:30 p.m."."""
    return _("{day}, {time}").format(day=day_long(at), time=clock(at))


def full_year(at: datetime) -> str:
    """Gives "Wednesday, November 25, 2026, 4:30 p.m."; for paper and for dates far away."""
    return _("{day}, {time}").format(day=day_year(at), time=clock(at))


def due_line(at: datetime) -> str:
    """Gives "Wed 25 Nov, 4:30 p.m."."""
    return _("{day}, {time}").format(day=day_short(at), time=clock(at))


def header(at: datetime) -> str:
    """Gives the head of the window: "Tuesday 24 November, 2:07 p.m."."""
    day = _("{weekday} {day} {month}").format(weekday=weekday_long(at), day=_day(at).day, month=month_long(at))
    return _("{day}, {time}").format(day=day, time=clock(at))


def short(at: datetime, now: datetime) -> str:
    """Gives the shortest plain form: "4:30 p.m." today, "Wed 4:30" within six days, else "8 Dec"."""
    return _short(at, now, clock_bare)


def short_whole(at: datetime, now: datetime) -> str:
    """Gives the same with the half of the day: "Wed 8:05 a.m.", for what may have come in at any hour."""
    return _short(at, now, clock)


def _short(at: datetime, now: datetime, time: Callable[[datetime], str]) -> str:
    on, today = local(at).date(), local(now).date()
    if on == today:
        return clock(at)
    if abs((on - today).days) <= _DAYS_SHOWN_AS_WEEKDAY:
        return _("{weekday} {day}").format(weekday=weekday_short(at), day=time(at))
    return day_month(at) if on.year == today.year else iso(at)


def span(minutes: int) -> str:
    """Gives a length of time: "2 h 23", "2 h", "23 min"; the sign is left to the caller."""
    hours, rest = divmod(abs(minutes), _MINUTES_PER_HOUR)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    if not rest:
        return _("{hours} h").format(hours=hours)
    return _("{hours} h {minutes:02d}").format(hours=hours, minutes=rest)


def remaining(minutes: int) -> str:
    """Gives what a countdown says of open minutes: "2 h 23 left"; below zero "5 h 37 late"."""
    if minutes < 0:
        return _("{span} late").format(span=span(minutes))
    return _("{span} left").format(span=span(minutes))


def running(seconds: int) -> str:
    """Gives how long a card has been open: "2 min", "1 h 05"."""
    return span(max(0, seconds) // 60)


def waiting(days: int) -> str:
    """Gives "3 days waiting"; "since today" for none."""
    if days <= 0:
        return _("since today")
    return ngettext("{count} day waiting", "{count} days waiting", days).format(count=days)


def iso_week(on: date | datetime) -> str:
    """Gives "Week 48", the week of ISO 8601 that holds the day."""
    return _("Week {number}").format(number=_day(on).isocalendar().week)


def days(first: date, last: date) -> str:
    """Gives "Mon 23 Nov to Fri 27 Nov", or the one day; both ends belong."""
    if first == last:
        return day_short(first)
    return _("{first} to {last}").format(first=day_short(first), last=day_short(last))


def iso(on: date | datetime) -> str:
    """Gives "2026-11-25"."""
    return _day(on).isoformat()
