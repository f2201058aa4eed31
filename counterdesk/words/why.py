"""Why a date is what it is, in sentences and as a table of days: pure functions on the frozen explanation."""

from datetime import datetime

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.due import Why, WhyStep
from counterdesk.values import value
from counterdesk.words import _, names
from counterdesk.words.dates import clock, day_short, full, full_year, weekday_long
from counterdesk.words.mattered import ended, remarks, span

_COUNTS = frozenset(
    {
        "counted",
        "counted_short",
        "plain_day",
        "plain_day_closed",
        "last_day",
        "last_day_as_is",
        "moved_on",
        "moved_by_closure",
        "moved_by_opening",
        "moved_by_hours",
    }
)

_OWN_CHANNELS = {
    "call": ("call",),
    "voicemail": ("voicemail",),
    "email": ("email",),
    "written": ("letter", "fax"),
    "web_message": ("web_form", "social"),
    "eform": ("e_form", "web_form"),
    "direct_message": ("social",),
}


@value
class DayLine:
    """One day of the table: its date, what became of it, whether it counted and whether it is the due day."""

    day: str
    what: str
    counts: bool = False
    due: bool = False


@value
class Explanation:
    """The whole explanation: a head, sentences, days, the clause in the town's words, and remarks."""

    head: str
    standard: str
    received: str
    days: tuple[DayLine, ...]
    source: str
    quote: str
    remarks: tuple[str, ...]

    def text(self) -> str:
        """Gives everything as plain text, to be copied into a letter."""
        table = [f"{line.day:<12}{line.what}" for line in self.days]
        quote = [self.source, f"“{self.quote}”"] if self.quote else [self.source]
        blocks = [[self.head, self.standard], [self.received], table, quote, list(self.remarks)]
        return "\n\n".join("\n".join(part for part in block if part) for block in blocks if any(block))


def explain(why: Why) -> Explanation:
    """Gives the explanation of a date, or of why there is none."""
    return Explanation(
        head=_head(why),
        standard=_standard(why),
        received=_received(why),
        days=tuple(_line(step, why) for step in why.steps),
        source=_source(why),
        quote=why.town_words,
        remarks=tuple(remarks(why)),
    )


def _head(why: Why) -> str:
    if why.due_at is None:
        return _("No date")
    return _("Due {date}").format(date=full_year(why.due_at))


def _standard(why: Why) -> str:
    if not why.number:
        return names.kind(why.kind)
    kind = _under(why)
    force = _("the policy says must") if why.must else _("the policy says should")
    return _("{kind}: {span}; {force}").format(kind=kind, span=span(why.number, why.unit), force=force)


def _under(why: Why) -> str:
    """Gives the standard's name, and for what came another way both: "Voicemail, under the standard for calls"."""
    written_for = _written_for().get(why.kind)
    if written_for is None or not why.channel or why.channel in _OWN_CHANNELS[why.kind]:
        return names.kind(why.kind)
    return _("{channel}, under the standard for {kinds}").format(channel=names.channel(why.channel), kinds=written_for)


def _written_for() -> dict[str, str]:
    return {
        "call": _("telephone calls"),
        "voicemail": _("voicemail messages"),
        "email": _("e-mails"),
        "written": _("written correspondence"),
        "web_message": _("internet messages"),
        "eform": _("e-forms"),
        "direct_message": _("direct messages"),
    }


def _received(why: Why) -> str:
    came = ended(_("Received {date}").format(date=full(why.received_at)))
    if why.effective_at is None or why.effective_at == why.received_at:
        return (
            came if why.receipt != "at_closing" else _("{came} Exactly at closing is still in hours.").format(came=came)
        )
    counts = _("{reason}, so it counts as received {date}")
    return f"{came} {ended(counts.format(reason=_outside(why, why.effective_at), date=full(why.effective_at)))}"


def _outside(why: Why, effective_at: datetime) -> str:
    """Gives how it came in outside the hours; without a code only what the two instants tell."""
    known = {
        "at_closing": _("Exactly at closing"),
        "before_opening": _("Before opening"),
        "between_openings": _("While the office was closed at midday"),
        "after_closing": _("After closing"),
        "closed_day": _("The office was closed that day"),
    }.get(why.receipt)
    if known is not None:
        return known
    same_day = local_date(why.received_at) == local_date(effective_at)
    return _("Before opening") if same_day else _("Outside opening hours")


def _line(step: WhyStep, why: Why) -> DayLine:
    is_due = why.due_at is not None and step is why.steps[-1]
    what = _what(step)
    if is_due and why.due_at is not None:
        what = _("{what}: due {time}").format(what=what, time=_due_time(step, why.due_at))
    return DayLine(day_short(step.on), what, step.code in _COUNTS, is_due)


def _due_time(step: WhyStep, due_at: datetime) -> str:
    # A closed last day ends at 24:00, which a clock would call 12:00 a.m. of the day after.
    return _("at midnight") if step.code == "last_day_as_is" else clock(due_at)


def _what(step: WhyStep) -> str:
    nth = ordinal(step.count)
    known = {
        "came_in": _("came in"),
        "day_of_receipt": _("day of receipt, not counted"),
        "counted": _("{nth} business day").format(nth=nth),
        "counted_short": _named(_("{nth} business day, a short day").format(nth=nth), step.name),
        "short_day_skipped": _named(_("a short day, not counted"), step.name),
        "closed_weekly": _("closed, as every {weekday}").format(weekday=weekday_long(step.on)),
        "closed_exception": _named(_("closed"), step.name),
        "plain_day": _("{nth} day").format(nth=nth),
        "plain_day_closed": _named(_("{nth} day, closed").format(nth=nth), step.name),
        "last_day": _("{nth} day, the last").format(nth=nth),
        "last_day_as_is": _("{nth} day, the last although closed").format(nth=nth),
        "moved_on": _("the next open day"),
        "moved_by_closure": _moved_here(f"short_notice:{step.name}"),
        "moved_by_opening": _moved_here(f"opening:{step.name}"),
        "moved_by_hours": _moved_here("hours"),
    }
    return known.get(step.code, step.code)


def _named(what: str, name: str) -> str:
    return _("{what}: {name}").format(what=what, name=name) if name else what


def _moved_here(why: str) -> str:
    return _("moved to here, {why}").format(why=names.moved(why))


def ordinal(number: int) -> str:
    """Gives "1st", "2nd", "3rd", "11th"."""
    if number % 100 in (11, 12, 13):
        return _("{number}th").format(number=number)
    ends = {1: _("{number}st"), 2: _("{number}nd"), 3: _("{number}rd")}
    return ends.get(number % 10, _("{number}th")).format(number=number)


def _source(why: Why) -> str:
    if not why.section:
        return ""
    if not why.clause:
        return _("Policy {section}").format(section=why.section)
    return _("Policy {section} ({clause})").format(section=why.section, clause=why.clause)
