"""The words that only paper needs: what is open, what was unusual, hours of a day, what a clause promises."""

from collections.abc import Mapping
from datetime import date, datetime, time

from counterdesk.domain.instants import ZONE, local_date
from counterdesk.services.asks.line import LineFacts
from counterdesk.services.asks.paper import ClauseLine, NotOwedLine, OpenItem, UnusualLine, WaitingLine
from counterdesk.services.asks.people import ShiftRow
from counterdesk.services.asks.sealed import IncidentView
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import clock, day_short, due_line

_MIDNIGHT = "24:00"
_ANY_DAY = date(2026, 1, 5)


def to_do(code: str) -> str:
    """Gives what an open item is, for the first column of what is to do."""
    return {
        "overdue": _("Overdue"),
        "due": _("Due"),
        "message": _("To hand over"),
        "call_back": _("Call back"),
        "reply": _("Reply"),
        "complaint": _("Complaint"),
        "council": _("Council"),
        "parked": _("Parked card"),
        "draft": _("Draft"),
    }.get(code, code)


def card(item: OpenItem) -> str:
    """Gives "Call, since Tue 24 Nov, 2:05 p.m." for a card that is not saved yet."""
    kind = names.card(item.card)
    return _("{card}, since {when}").format(card=kind, when=due_line(item.since)) if item.since else kind


def term(number: int, unit: str) -> str:
    """Gives "1 business day", "15 days": the policy's own two vocabularies, never mixed."""
    if unit == "business_days":
        return ngettext("{count} business day", "{count} business days", number).format(count=number)
    return ngettext("{count} day", "{count} days", number).format(count=number)


def clause(line: ClauseLine) -> str:
    """Gives "5.2 Telephone call, 1 business day"; a section named in words is not said twice."""
    what = names.channel(names.kind(line.kind))
    if line.number:
        what = _("{what}, {term}").format(what=what, term=term(line.number, line.unit))
    if what.startswith(line.section):
        return what
    if line.section[0].isdigit():
        return _("{section} {what}").format(section=line.section, what=what)
    return _("{section}: {what}").format(section=line.section, what=what)


def in_line(line: LineFacts, only: date | None) -> str:
    """Gives "In line: at most 7, at 10:12 a.m.; 2 left without service." The day is said where there are several."""
    at = moment(line.most_at, only)
    left = ngettext("{count} left without service", "{count} left without service", line.left).format(count=line.left)
    most = _("at most {most}, at {time}") if only else _("at most {most}, on {time}")
    return _("In line: {most}; {left}.").format(most=most.format(most=line.most, time=at), left=left)


def meeting(item: OpenItem) -> str:
    """Gives "meeting Tue 8 Dec" for what waits for Council, nothing for anything else."""
    return _("meeting {day}").format(day=day_short(item.meeting_on)) if item.meeting_on else ""


def own_dates(line: ClauseLine) -> str:
    """Gives "5.2 Telephone call: 2 kept, 1 late": the dates that we promised ourselves, beside the clause."""
    counts = ((line.promised_kept, _("{count} kept")), (line.promised_late, _("{count} late")))
    said = ", ".join(words.format(count=count) for count, words in counts if count)
    return _("{what}: {detail}").format(what=clause(line), detail=said)


def not_owed(line: NotOwedLine) -> str:
    """Gives "6.3 Abusive, threatening or discriminatory 2 (2026-0003, 2026-0007)"."""
    what = names.not_owed(line.code)
    if line.section:
        what = _("{section} {what}").format(section=line.section, what=what)
    said = _("{what} {count}").format(what=what, count=line.count)
    return _("{what} ({numbers})").format(what=said, numbers=", ".join(line.numbers)) if line.numbers else said


def waiting(line: WaitingLine, today: date) -> str:
    """Gives "2026-0012, meeting Tue 8 Dec (Tom Ng)"; once the meeting is over, that nobody recorded a decision."""
    day = day_short(line.meeting_on)
    said = _("{number}, meeting {day}") if line.meeting_on >= today else _("{number}, met {day}, no decision recorded")
    said = said.format(number=line.number or _("no number"), day=day)
    return _("{what} ({numbers})").format(what=said, numbers=line.who_has_it) if line.who_has_it else said


def section(number: str) -> str:
    """Gives "Policy 5.2"; nothing where no clause is known."""
    return _("Policy {section}").format(section=number) if number else ""


def wall(text: str) -> str:
    """Gives a wall-clock text of a calendar ("08:30") in the town's style; "24:00" is midnight."""
    if text == _MIDNIGHT:
        return _("midnight")
    return clock(datetime.combine(_ANY_DAY, time.fromisoformat(text), ZONE))


def openings(hours: tuple[tuple[str, str], ...]) -> str:
    """Gives "closed all day", or "open only 8:30 a.m. to 12:00 p.m."."""
    if not hours:
        return _("closed all day")
    spans = [_("{start} to {end}").format(start=wall(start), end=wall(end)) for start, end in hours]
    return _("open only {hours}").format(hours=_(" and ").join(spans))


def moment(at: datetime, only: date | None) -> str:
    """Gives "10:52 a.m." on a page about that one day, with the day in front on any other page."""
    return clock(at) if only is not None and local_date(at) == only else due_line(at)


def has_it(item: OpenItem, only: date | None) -> str:
    """Gives who has something, and since when where somebody said so."""
    if item.has_since is None:
        return item.who_has_it
    return _("{name}, since {time}").format(name=item.who_has_it, time=moment(item.has_since, only))


def left_at(row: ShiftRow) -> str:
    """Gives when somebody left the desk, with the day only where it is another, and how sure that is."""
    if row.to_at is None:
        return _("still at the desk")
    when = moment(row.to_at, local_date(row.from_at))
    return _("{when} (last entry)").format(when=when) if row.assumed else when


def stamp(code: str) -> str:
    """Gives one of the four moments of an incident."""
    return {
        "warned": _("Warned"),
        "ended": _("Ended"),
        "supervisor_told": _("Supervisor told"),
        "police_called": _("Police called"),
    }.get(code, code)


def about(code: str) -> str:
    """Gives what a complaint is about."""
    return {
        "service": _("A service"),
        "employee": _("An employee"),
        "bylaw": _("A by-law matter"),
    }.get(code, code)


def risk(code: str) -> str:
    """Gives what weighing an anonymous complaint found."""
    return {
        "not_assessed": _("not assessed yet"),
        "none": _("no risk found"),
        "risk": _("risk found"),
    }.get(code, code)


def given(code: str) -> str:
    """Gives why a name or number is missing."""
    return {"not_given": _("not given"), "declined": _("declined to give it")}.get(code, "")


def unusual(line: UnusualLine, only: date | None = None) -> str:
    """Gives the sentence for something out of the ordinary; nobody's name but staff's is in it."""
    match line.code:
        case "incident":
            return _incident(line.facts)
        case "sealed_opened":
            return _opened(line.facts)
        case "closure":
            return _closure(line.facts)
        case "quiet_hour":
            return _quiet(line)
        case "moved":
            return _moved(line.facts)
        case _:
            return _entry(line, only)


def _incident(facts: Mapping[str, str]) -> str:
    pressed = [stamp(code) for code in facts.get("stamps", "").split(",") if code]
    return _with(_("Incident {number}").format(number=facts.get("number", "")), ", ".join(pressed))


def _opened(facts: Mapping[str, str]) -> str:
    what = _("Sealed record opened: {record} {number}").format(
        record=names.record(facts.get("record", "")), number=facts.get("number", "")
    )
    return _because(_by(what, facts), facts)


def _closure(facts: Mapping[str, str]) -> str:
    spans = [tuple(span.split("-", 1)) for span in facts.get("hours", "").split(",") if "-" in span]
    name = facts.get("name", "") or _("Closure")
    day = facts.get("on", "")
    if day:
        name = _("{day}, {name}").format(day=day_short(date.fromisoformat(day)), name=name)
    return _with(name, openings(tuple((span[0].strip(), span[1].strip()) for span in spans)))


def _moved(facts: Mapping[str, str]) -> str:
    """Gives "3 due dates moved: closed for snow, by Priya Nair"; each keeps its first date on the record."""
    count = int(facts.get("count", "0"))
    what = ngettext("{count} due date moved", "{count} due dates moved", count).format(count=count)
    return _by(_with(what, names.moved(facts.get("why", ""))), facts)


def _quiet(line: UnusualLine) -> str:
    until = line.facts.get("until", "")
    if line.at is None or not until:
        return _("An open hour without an entry")
    return _("Open, and no entry from {start} to {end}").format(
        start=clock(line.at), end=clock(datetime.fromisoformat(until))
    )


def _entry(line: UnusualLine, only: date | None) -> str:
    what = {
        "late_entry": _("Written down late"),
        "changed": _("Changed afterwards"),
        "voided": _("Voided"),
    }.get(line.code, line.code)
    sentence = _by(_with(what, _which(line.facts)), line.facts)
    entered = line.facts.get("entered", "")
    if entered:
        when = moment(datetime.fromisoformat(entered), only)
        sentence = _("{what}, entered {when}").format(what=sentence, when=when)
    return _because(sentence, line.facts)


def _which(facts: Mapping[str, str]) -> str:
    number = facts.get("number", "")
    record = names.record(facts["record"]) if facts.get("record") else ""
    channel = names.channel(facts["channel"]) if facts.get("channel") else ""
    numbered = f"{record} {number}".strip() if number else channel or record
    return ", ".join(part for part in (numbered, facts.get("topic", "")) if part)


def _with(what: str, detail: str) -> str:
    return _("{what}: {detail}").format(what=what, detail=detail) if detail else what


def _by(what: str, facts: Mapping[str, str]) -> str:
    return _("{what}, by {person}").format(what=what, person=facts["by"]) if facts.get("by") else what


def _because(what: str, facts: Mapping[str, str]) -> str:
    return _("{what}. Reason: {reason}").format(what=what, reason=facts["reason"]) if facts.get("reason") else what


def years(found: tuple[int, ...]) -> str:
    """Gives the warning that due dates in these years rest on closures nobody has confirmed."""
    return ngettext(
        "Nobody has confirmed the closures of {years} yet: a due date in that year may still be wrong.",
        "Nobody has confirmed the closures of {years} yet: due dates in those years may still be wrong.",
        len(found),
    ).format(years=", ".join(str(year) for year in found))


def seal_purpose(seq: int) -> str:
    """Gives the line that says what the seal is for."""
    return _(
        "What the seal is for: it is worked out from every line of the logbook’s journal up to line {line}. "
        "Keep this page. A logbook that was cut short or rewritten later gives another seal for that line."
    ).format(line=f"{seq:,}")


def linked_entry(view: IncidentView) -> str:
    """Gives which entry an incident belongs to: "Call, Tue 24 Nov, 2:05 p.m."; empty when there is none."""
    if view.linked_at is not None:
        return _("{channel}, {when}").format(channel=names.channel(view.linked_channel), when=due_line(view.linked_at))
    return _("a card that is not saved yet") if view.linked_contact else ""
