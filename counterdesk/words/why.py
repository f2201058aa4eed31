"""Why a date is what it is, in sentences and as a table of days: pure functions on the frozen explanation."""

from datetime import datetime

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.due import Why, WhyStep
from counterdesk.values import value
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import clock, day_short, full, full_year, weekday_long

_COUNTS = frozenset(
    {"counted", "counted_short", "plain_day", "plain_day_closed", "last_day", "last_day_as_is", "moved_on"}
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
        remarks=tuple(_remarks(why)),
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


def span(number: int, unit: str) -> str:
    """Gives "3 business days" or "2 days"."""
    if unit == "business_days":
        return ngettext("{count} business day", "{count} business days", number).format(count=number)
    return ngettext("{count} day", "{count} days", number).format(count=number)


def _received(why: Why) -> str:
    came = ended(_("Received {date}").format(date=full(why.received_at)))
    if why.effective_at is None or why.effective_at == why.received_at:
        return (
            came if why.receipt != "at_closing" else _("{came} Exactly at closing is still in hours.").format(came=came)
        )
    counts = _("{reason}, so it counts as received {date}")
    return f"{came} {ended(counts.format(reason=_outside(why, why.effective_at), date=full(why.effective_at)))}"


def ended(sentence: str) -> str:
    """Gives the sentence with one full stop: "4:31 p.m." has its own."""
    return sentence if sentence.endswith(".") else _("{sentence}.").format(sentence=sentence)


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
    }
    return known.get(step.code, step.code)


def _named(what: str, name: str) -> str:
    return _("{what}: {name}").format(what=what, name=name) if name else what


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


def _remarks(why: Why) -> list[str]:
    found = [_no_date(why.no_due_reason)] if why.no_due_reason else []
    found += [switch for name, value in why.switches if (switch := _switch(name, value))]
    if why.unconfirmed_year:
        found.append(
            _("Nobody has confirmed the closures of {year} yet, so this date may not be right.").format(
                year=why.unconfirmed_year
            )
        )
    if why.original_due_at and why.original_due_at != why.due_at:
        found.append(ended(_("It was first worked out as {date}").format(date=full_year(why.original_due_at))))
    return [*found, _calendar(why.calendar)] if why.calendar else found


def _calendar(name: str) -> str:
    scope, _blank, version = name.rpartition(" ")
    if scope == "town" and version.isdigit():
        return _("Counted with the town’s calendar, version {version}.").format(version=version)
    return _("Counted with the calendar “{name}”.").format(name=name)


def _no_date(reason: str) -> str:
    return {
        "no_standard_in_text": _("The policy gives no time for this, so there is no date to promise."),
        "no_open_time": _("The calendar has no open day within 400 days, so there is no date."),
        "hours_not_confirmed": _("The opening hours are not confirmed yet, so no date is promised."),
        "year_not_confirmed": _("The closures of the year are not confirmed yet, so no date is promised."),
        "nothing_owed": _("Nothing is owed, so there is no date."),
    }.get(reason, _("There is no date."))


def _switch(name: str, value: str) -> str:
    return {
        ("after_hours", "next_open_day"): _("Town's rule: what comes in after hours counts from the next opening."),
        ("after_hours", "same_day"): _("Town's rule: what comes in after hours counts from the moment it came."),
        ("at_closing", "same_day"): _("Town's rule: exactly at closing is still in hours."),
        ("at_closing", "next_open_day"): _("Town's rule: exactly at closing is after hours."),
        ("half_day", "counts"): _("Town's rule: a short day counts as a business day."),
        ("half_day", "skipped"): _("Town's rule: a short day is not counted."),
        ("plain_last_day", "next_open_day"): _("Town's rule: a last day that is closed moves to the next open day."),
        ("plain_last_day", "as_is"): _("Town's rule: a last day that is closed is not moved."),
    }.get((name, value), "")
