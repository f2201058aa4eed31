"""What else mattered for a date, a sentence each: Council, a department's limit, the town's edits and rules, a move.

The days themselves and the clause stand in `why`.
"""

from datetime import datetime

from counterdesk.services.asks.due import Why, WhyEdit, WhyMoved, WhyOverride
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import day_year, full_year


def span(number: int, unit: str) -> str:
    """Gives "3 business days" or "2 days"."""
    if unit == "business_days":
        return ngettext("{count} business day", "{count} business days", number).format(count=number)
    return ngettext("{count} day", "{count} days", number).format(count=number)


def ended(sentence: str) -> str:
    """Gives the sentence with one full stop: "4:31 p.m." has its own."""
    return sentence if sentence.endswith(".") else _("{sentence}.").format(sentence=sentence)


def remarks(why: Why) -> list[str]:
    """Gives a sentence for everything beside the days and the clause that made the date what it is."""
    found = [
        _no_date(why.no_due_reason) if why.no_due_reason else "",
        _council(why),
        _override(why.override) if why.override else "",
        *(_edit(edit) for edit in why.edits),
        *(_switch(name, value) for name, value in why.switches),
        _unconfirmed(why.unconfirmed_year),
        _moved(why.moved) if why.moved else "",
        *(_pause(from_at, to_at, reason) for from_at, to_at, reason in why.pauses),
        _first_date(why),
        _promised(why),
        _told(why),
        _reopened(why.reopen_reason),
        _calendar(why.calendar, why.department),
    ]
    return [sentence for sentence in found if sentence]


def _council(why: Why) -> str:
    if why.decided_on is not None:
        return ended(_("Council decided on {day}; the time counts from there").format(day=day_year(why.decided_on)))
    if why.council_on is not None:
        waits = _("It waits for a decision of Council, meeting on {day}; the time begins with the decision")
        return ended(waits.format(day=day_year(why.council_on)))
    return ""


def _override(override: WhyOverride) -> str:
    """Gives the department's own limit, and for a longer one who approved it (Kawartha Lakes, K13)."""
    says = _("{department} has a limit of its own, {own}; the town’s is {towns}").format(
        department=override.department,
        own=span(override.number, override.unit),
        towns=span(override.town_number, override.unit),
    )
    if override.from_on is not None:
        says = _("{sentence}; it holds from {day} on").format(sentence=says, day=day_year(override.from_on))
    if override.approved_by and override.approved_on is not None:
        approved = _("{sentence}, approved by {who} on {day}")
        says = approved.format(sentence=says, who=override.approved_by, day=day_year(override.approved_on))
    return ended(says)


def _edit(edit: WhyEdit) -> str:
    """Gives an edit of the town's own, with the day from which it holds and where the number stands."""
    if edit.what == "number":
        says = _("The text leaves this number blank; the town filled it in, from {day} on")
    else:
        says = _("The town chose this rule itself, from {day} on")
    says = says.format(day=day_year(edit.from_on))
    if edit.by:
        says = _("{sentence}, by {who}").format(sentence=says, who=edit.by)
    if edit.source:
        says = _("{sentence} ({source})").format(sentence=says, source=edit.source)
    return ended(says)


def _unconfirmed(year: int | None) -> str:
    if not year:
        return ""
    return _("Nobody has confirmed the closures of {year} yet, so this date may not be right.").format(year=year)


def _moved(moved: WhyMoved) -> str:
    """Gives what moved the date, who said so and when, and the date before: "Moved ...: closed for snow"."""
    when = full_year(moved.at)
    says = _("Moved {when} by {who}: {why}") if moved.by else _("Moved {when}: {why}")
    says = says.format(when=when, who=moved.by, why=names.moved(moved.why))
    if moved.before_at is None:
        return ended(says)
    before = ended(_("It was due {date} before").format(date=full_year(moved.before_at)))
    return f"{ended(says)} {before}"


def _pause(from_at: datetime, to_at: datetime | None, reason: str) -> str:
    if to_at is None:
        return ended(_("It stands still since {start}: {reason}").format(start=full_year(from_at), reason=reason))
    stood = _("It stood still from {start} to {end}: {reason}")
    return ended(stood.format(start=full_year(from_at), end=full_year(to_at), reason=reason))


def _first_date(why: Why) -> str:
    if why.original_due_at is None or why.original_due_at == why.due_at:
        return ""
    if why.moved is not None and why.moved.before_at == why.original_due_at:
        return ""
    return ended(_("It was first worked out as {date}").format(date=full_year(why.original_due_at)))


def _promised(why: Why) -> str:
    if why.promised_at is None or why.promised_at == why.due_at:
        return ""
    return ended(_("We promised {date} ourselves; both dates are kept").format(date=full_year(why.promised_at)))


def _told(why: Why) -> str:
    if why.told_at is None or why.told_at == why.due_at:
        return ""
    return ended(_("The person was told {date}").format(date=full_year(why.told_at)))


def _reopened(reason: str) -> str:
    if not reason:
        return ""
    return ended(_("Opened again: {reason}. The result before it stays").format(reason=reason.rstrip(". ")))


def _calendar(name: str, department: str) -> str:
    scope, _blank, version = name.rpartition(" ")
    if not name:
        return ""
    if department and version.isdigit():
        counted = _("Counted with the calendar of {department}, version {version}.")
        return counted.format(department=department, version=version)
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
