"""What else mattered for a date: no standard, the town's rules, an unconfirmed year, the calendar; sentences only."""

from counterdesk.services.asks.due import Why
from counterdesk.words import _, ngettext
from counterdesk.words.dates import full_year


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
