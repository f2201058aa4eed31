"""The quiet lines of the due column: what the day brings, what comes due soon, and a policy that is to be reviewed."""

from datetime import date, datetime

from counterdesk.values import value
from counterdesk.words import _, ngettext
from counterdesk.words.dates import day_year, short
from counterdesk.words.mattered import ended

NAMED = 2
"""How many are named before the others are only counted."""


@value
class Counts:
    """How many stand in each part of the queue."""

    overdue: int = 0
    today: int = 0
    council: int = 0
    no_date: int = 0


def digest(counts: Counts) -> str:
    """Gives the line of the morning: "This morning: 2 overdue, 3 due today.", or that nothing is."""
    parts = [
        ngettext("{count} overdue", "{count} overdue", counts.overdue).format(count=counts.overdue)
        if counts.overdue
        else "",
        ngettext("{count} due today", "{count} due today", counts.today).format(count=counts.today)
        if counts.today
        else "",
        ngettext("{count} waits for Council", "{count} wait for Council", counts.council).format(count=counts.council)
        if counts.council
        else "",
        ngettext("{count} without a date", "{count} without a date", counts.no_date).format(count=counts.no_date)
        if counts.no_date
        else "",
    ]
    said = [part for part in parts if part]
    if not said:
        return _("This morning: nothing is due today.")
    return _("This morning: {what}.").format(what=", ".join(said))


def soon(named: tuple[str, ...], more: int, by: datetime, now: datetime) -> str:
    """Gives "Due by 4:30 p.m.: Karl Huebner, Denise Papineau and 2 more" for what comes due next."""
    who = ", ".join(named)
    if more > 0:
        who = ngettext("{who} and {count} more", "{who} and {count} more", more).format(who=who, count=more)
    return _("Due by {time}: {who}").format(time=short(by, now), who=who)


def review(review_on: date | None, today: date) -> str:
    """Gives the line about a policy whose review date has passed (LaSalle, L19); empty while it has not."""
    if review_on is None or review_on >= today:
        return ""
    return ended(_("The policy was to be reviewed by {day}").format(day=day_year(review_on)))
