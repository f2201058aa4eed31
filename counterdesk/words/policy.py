"""The words of the policy page: chapters, limits, the four choices with an example each, and the town's edits.

Every example is true of the default hours, 8:30 to 4:30 from Monday to Friday; a test works each one out.
"""

from collections.abc import Mapping
from datetime import date

from counterdesk.services.asks.policy import EditRow, LimitRow, OverrideRow, PolicyView
from counterdesk.words import _, names, script
from counterdesk.words.dates import day_month, due_line, one_stop
from counterdesk.words.mattered import span

SWITCHES = ("after_hours", "at_closing", "half_day", "plain_last_day")
_UNITS = ("business_days", "days")


def chapter(code: str) -> str:
    """Gives the heading of a chapter of the policy; an unknown one goes by its code."""
    return {
        "hours": _("Opening hours"),
        "standards": _("How long an answer may take"),
        "channels": _("The ways to reach the Town"),
        "complaints": _("Complaints"),
        "anonymous": _("Complaints without a name"),
        "not_owed": _("What needs no answer"),
        "council": _("When Council must decide"),
        "script": _("What staff say and do"),
        "definitions": _("What words mean"),
        "incidents": _("Incidents"),
        "away": _("When somebody is away"),
        "hand_off": _("Handing on to another system"),
        "survey": _("The yearly survey"),
        "own_limits": _("Departments’ own limits"),
        "review": _("Review of the policy"),
        "pausing": _("When a deadline stands still"),
    }.get(code, code.replace("_", " ").capitalize())


def about(code: str) -> str:
    """Gives what a clause is about beside its number: a kind, a way in, a moment; nothing for what needs no word."""
    return _moments().get(code) or _terms().get(code) or _known_name(code)


def _known_name(code: str) -> str:
    said = names.kind(code)
    return "" if said == code else said


def _moments() -> dict[str, str]:
    return {
        "greet": _("Greeting"),
        "identify": _("Saying who you are"),
        "hold": _("On the telephone with somebody at the counter"),
        "listen": _("Listening"),
        "message": _("Taking a message"),
        "transfer": _("Putting a call through"),
        "read_back": _("Reading back"),
        "acknowledge": _("When you do not know the answer"),
        "difficult": _("A difficult call"),
        "warn": _("Warning"),
        "end": _("Ending a call"),
        "confidential": _("Confidential"),
    }


def _terms() -> dict[str, str]:
    return {
        "abusive": _("Abusive"),
        "disrespectful": _("Disrespectful"),
        "complaint": _("Complaint"),
        "compliment": _("Compliment"),
        "feedback": _("Feedback"),
        "customer": _("Customer"),
        "employee": _("About an employee"),
        "service": _("About our service"),
        "voicemail_greeting": _("Voicemail greeting"),
        "automatic_reply": _("Automatic reply"),
        "forward_calls": _("Calls forwarded"),
        "signature_notice": _("Notice in the signature"),
        "abusive_language": _("Abusive language"),
        "information_only": _("For information only"),
        "anonymous_without_risk": _("No name and no risk"),
    }


def limit(row: LimitRow) -> str:
    """Gives how long an answer may take: "2 business days"; a blank says that the number is missing."""
    return span(row.number, row.unit) if row.number else _("not in the text")


def force(row: LimitRow) -> str:
    """Gives the policy's own verb."""
    if not row.number:
        return ""
    return _("must") if row.must else _("should")


def own_limit(row: OverrideRow) -> str:
    """Gives a department's limit with the town's beside it: "1 business day (the Town: 2)"."""
    return _("{own} (the Town: {towns})").format(own=span(row.number, row.unit), towns=row.town_number)


def approved(row: OverrideRow) -> str:
    """Gives who approved a longer limit, and when."""
    if not row.approved_by:
        return ""
    if row.approved_on is None:
        return row.approved_by
    return _("{who}, {day}").format(who=row.approved_by, day=day(row.approved_on))


def review(view: PolicyView) -> str:
    """Gives the quiet line about a review date that has passed (LaSalle: August 2021)."""
    if view.review_on is None:
        return ""
    says = _("This policy was to be reviewed by {day}. It holds until the Town has another.")
    return says.format(day=day(view.review_on))


def switch(name: str) -> str:
    """Gives the question that a switch answers."""
    return {
        "after_hours": _("What comes in after hours"),
        "at_closing": _("What comes in exactly at closing time"),
        "half_day": _("A day on which we close early"),
        "plain_last_day": _("A limit in plain days that ends on a closed day"),
    }.get(name, name)


def choice(name: str, value: str) -> str:
    """Gives one answer to it."""
    return {
        ("after_hours", "next_open_day"): _("counts from the next opening"),
        ("after_hours", "same_day"): _("counts from the day it came"),
        ("at_closing", "same_day"): _("is still in time"),
        ("at_closing", "next_open_day"): _("is after hours"),
        ("half_day", "counts"): _("is a business day"),
        ("half_day", "skipped"): _("is not counted"),
        ("plain_last_day", "next_open_day"): _("moves to the next open day"),
        ("plain_last_day", "as_is"): _("ends that day"),
    }.get((name, value), value)


def sentence(name: str, value: str) -> str:
    """Gives an answer as a sentence with its example: "A day on which we close early is not counted. ..."."""
    return _("{what} {choice}. {example}").format(
        what=switch(name), choice=choice(name, value), example=example(name, value)
    )


def example(name: str, value: str) -> str:
    """Gives what an answer changes, with days; 8:30 a.m. to 4:30 p.m. from Monday to Friday."""
    comes = {
        "after_hours": _("A voicemail on Friday at 8 p.m., 1 business day"),
        "at_closing": _("An e-mail on Monday at exactly 4:30 p.m., 1 business day"),
        "half_day": _("A call on Thursday, 1 business day, and on Friday we close at noon"),
        "plain_last_day": _("A complaint on Friday with 15 days"),
    }.get(name)
    ends = {
        ("after_hours", "next_open_day"): _("it counts as received on Monday and is due on Tuesday at 4:30 p.m."),
        ("after_hours", "same_day"): _("it counts from Friday and is due on Monday at 4:30 p.m."),
        ("at_closing", "same_day"): _("it is due on Tuesday at 4:30 p.m."),
        ("at_closing", "next_open_day"): _("it counts as received on Tuesday and is due on Wednesday at 4:30 p.m."),
        ("half_day", "counts"): _("it is due on Friday at noon."),
        ("half_day", "skipped"): _("it is due on Monday at 4:30 p.m."),
        ("plain_last_day", "next_open_day"): _("the last one is a Saturday, so it is due on Monday at 4:30 p.m."),
        ("plain_last_day", "as_is"): _("the last one is a Saturday, and it is due at the end of that day."),
    }.get((name, value))
    return _("{comes}: {ends}").format(comes=comes, ends=ends) if comes and ends else ""


def edit_line(row: EditRow) -> str:
    """Gives an edit whole: what, before and after, from when, where it stands, and who made it when."""
    says = _("{what}: {before}, then {after}, from {day} on. Made {at} by {who}.").format(
        what=edited(row),
        before=edit_value(row, row.before),
        after=edit_value(row, row.after),
        day=day(row.from_on),
        at=due_line(row.at),
        who=row.by,
    )
    if row.source:
        says = _("{sentence} Source: {source}.").format(sentence=says, source=row.source)
    if row.withdrawn_at is not None:
        says = one_stop(_("{sentence} Taken back {at}.").format(sentence=says, at=due_line(row.withdrawn_at)))
    return says


def day(on: date) -> str:
    """Gives "1 Nov 2026"."""
    return _("{day} {year}").format(day=day_month(on), year=on.year)


def edited(row: EditRow) -> str:
    """Gives what an edit is about: the choice, or the kind, and whose."""
    return _about(row.what, row.subject, row.department)


def edit_value(row: EditRow, value: str) -> str:
    """Gives a value before or after an edit in words; numbers come as "3 business_days must"."""
    return _said(row.what, row.subject, value)


def edit_made(facts: Mapping[str, str]) -> str:
    """Gives what holds by an edit and from when: "E-mail: 2 business days, from 1 Dec 2026 on"."""
    what, subject, value = facts["what"], facts["subject"], facts.get("value", "")
    says = {
        "switch": _("{what} {value}, from {day} on"),
        "script": _("{what}, {value}, from {day} on"),
    }.get(what, _("{what}: {value}, from {day} on"))
    return says.format(
        what=_about(what, subject, facts.get("department", "")),
        value=_("the Town’s own words") if what == "script" else _said(what, subject, value),
        day=day(date.fromisoformat(facts["from_on"])),
    )


def _about(what: str, subject: str, department: str) -> str:
    said = {"switch": switch, "script": script.title}.get(what, names.kind)(subject)
    return _("{what} · {department}").format(what=said, department=department) if department else said


def _said(what: str, subject: str, value: str) -> str:
    if what == "script":
        return value or _("the program’s words")
    if not value:
        return _("nothing")
    if what == "switch":
        return choice(subject, value)
    number, unit, verb = (*value.split(), "", "", "")[:3]
    if not number.isdigit() or unit not in _UNITS:
        return value
    return " ".join(part for part in (span(int(number), unit), _verb(verb)) if part)


def _verb(code: str) -> str:
    return {"must": _("(must)"), "should": _("(should)")}.get(code, "")
