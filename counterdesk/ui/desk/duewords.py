"""What a line of the due queue says: countdown, date, who and what, and all of it in one sentence to be heard."""

from collections.abc import Callable
from datetime import datetime

from counterdesk.domain.deadline import Group
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.due import DueRow
from counterdesk.ui.desk.duelines import Head, Line, Moment
from counterdesk.values import value
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import day_month, day_short, due_line, remaining, short, span
from counterdesk.words.stages import then

_MOST_MINUTES_SHOWN = 100 * 60  # minutes say nothing a hundred hours ahead
Masks = Callable[[str], str]


@value
class Look:
    """One line as it is painted. `tone` is late, soon, later, waiting or ok; it names shape and colour."""

    left: str
    date: str
    title: str
    what: str
    section: str
    tone: str
    about: str = ""
    more: str = ""


def group(code: Group) -> str:
    """Gives the name of a part of the queue."""
    return {
        Group.OVERDUE: _("Overdue"),
        Group.TODAY: _("Today"),
        Group.TOMORROW: _("Tomorrow"),
        Group.LATER: _("Later"),
        Group.COUNCIL: _("Waiting for Council"),
        Group.NO_DATE: _("No date in the policy"),
    }[code]


def head(item: Head) -> str:
    """Gives "Today · 3"."""
    return _("{group} · {count}").format(group=group(item.group), count=item.count)


def look(line: Line, moment: Moment, name: Masks, number: Masks, words: Masks = str) -> Look:
    """Gives what a line shows at that moment; names, numbers and a note's words go through the masks of this desk."""
    row = line.row
    left, date = _left(line, moment)
    tone = _tone(line, moment)
    who = title(row, name, number)
    about = "" if row.sealed else row.topic or words(row.about)
    section = names.section(row.section)
    what, about = _what(line, moment.now), "" if about == who else about
    return Look(left, date, who, what, section, tone, about, "" if line.gone else more(row, moment.now))


def has_more(row: DueRow) -> bool:
    """Whether a line has a third row of words; asked for every line of the queue, so it makes none."""
    return bool(
        row.then_kind or row.moved_why or row.paused or row.reopens or row.claimed_at or row.away_until or _told(row)
    )


def _told(row: DueRow) -> datetime | None:
    """Gives the date we told where it is another by now; what is opened again was never told a date of its own."""
    if row.reopens or row.due_at is None or row.told_due_at == row.due_at:
        return None
    return row.told_due_at


def more(row: DueRow, now: datetime) -> str:
    """Gives what else is to be known: since when, who is away, what moved it, what was told, what is next."""
    if not has_more(row):
        return ""
    told = _told(row)
    parts = [
        _since(row, now),
        _away(row),
        _("stands still") if row.paused else "",
        _("moved, {why}").format(why=names.moved(row.moved_why)) if row.moved_why else "",
        _("told {date}").format(date=short(told, now)) if told is not None else "",
        _("opened again") if row.reopens else "",
        then(row.then_stage, row.then_kind, day_short(row.then_at) if row.then_at else "") if row.then_kind else "",
    ]
    return " · ".join(part for part in parts if part)


def _left(line: Line, moment: Moment) -> tuple[str, str]:
    row, minutes = line.row, moment.minutes_left(line)
    if line.gone:
        return _("done"), ""
    if row.sort_at is None and row.council_on is not None:
        return day_month(row.council_on), _("meeting was") if is_after_meeting(row, moment.now) else _("meeting")
    if row.sort_at is None:
        days = row.waiting_days
        return ngettext("{count} day", "{count} days", days).format(count=days), _("waiting")
    date = short(row.sort_at, moment.now)
    if minutes is None:
        return date, ""
    return _countdown(minutes, is_late=moment.is_late(line)), date


def _countdown(minutes: int, *, is_late: bool) -> str:
    if abs(minutes) >= _MOST_MINUTES_SHOWN:
        hours = abs(minutes) // 60
        return _("{hours} h late").format(hours=hours) if is_late else _("{hours} h left").format(hours=hours)
    return _("{span} late").format(span=span(minutes)) if is_late else remaining(max(0, minutes))


def _tone(line: Line, moment: Moment) -> str:
    if line.gone:
        return "ok"
    if line.row.sort_at is None:
        return "soon" if is_after_meeting(line.row, moment.now) else "waiting"
    if moment.is_late(line):
        return "late"
    return "soon" if line.group in (Group.TODAY, Group.OVERDUE) else "later"


def is_after_meeting(row: DueRow, now: datetime) -> bool:
    """Whether the meeting that a row waits for is over, and nobody has recorded what Council decided."""
    return row.council_on is not None and row.council_on < local_date(now)


def title(row: DueRow, name: Masks, number: Masks) -> str:
    """Gives who or what it is about: a name, a number, a sealed record's kind and number, a topic, or the channel."""
    if row.sealed:
        kind = names.record(row.record if row.record == "complaints" else "messages")
        return _("{kind} {number}").format(kind=kind, number=row.title) if row.title else kind
    return name(row.title) or number(row.number) or row.record_number or row.topic or names.channel(row.channel)


def _what(line: Line, now: datetime) -> str:
    row = line.row
    read = _("Read") if row.message_state == "read" else ""
    parts = [_tries(row), _promise(row, now), read, _council(row, now) or _deed(row), _who(row)]
    return " · ".join(part for part in parts if part)


def _council(row: DueRow, now: datetime) -> str:
    if row.council_on is None:
        return ""
    return _("Record the decision") if is_after_meeting(row, now) else _("Answer after the decision")


def _deed(row: DueRow) -> str:
    if row.message_state == "to_hand_over" and not row.own and (row.claimed_by_id is None or row.carried):
        return _("Not handed over")
    if row.stage in ("acknowledge", "investigate", "resolve", "total"):
        return names.stage(row.stage)
    if row.record == "complaints":
        return names.record(row.record)
    return {"call": _("Call back"), "walk_in": _("Call back"), "voicemail": _("Voicemail")}.get(
        row.channel, names.channel(row.channel)
    )


def _who(row: DueRow) -> str:
    if row.claimed_by and not row.carried:
        return _("taken by {name}").format(name=row.claimed_by.split()[0])
    return row.answerer or _("nobody’s yet")


def _since(row: DueRow, now: datetime) -> str:
    """Gives when somebody took it; of a slip who brings it, because somebody else is to answer."""
    if row.claimed_at is None:
        return ""
    words = _("{name} has the slip since {time}") if row.carried else _("taken {time}")
    return words.format(name=row.claimed_by.split()[0], time=short(row.claimed_at, now))


def _away(row: DueRow) -> str:
    """Gives until when whoever has this to do is away, and who gets it meanwhile (Tecumseh 5.6, T21)."""
    if row.away_until is None:
        return ""
    away = _("away until {day}").format(day=day_month(row.away_until))
    return _("{away}, {name} stands in").format(away=away, name=row.stand_in) if row.stand_in else away


def _tries(row: DueRow) -> str:
    return ngettext("Tried once", "Tried {count} times", row.tries).format(count=row.tries) if row.tries else ""


def _promise(row: DueRow, now: datetime) -> str:
    if row.promised_at is None or row.promised_at == row.due_at:
        return ""
    return _("Promised {date}").format(date=short(row.promised_at, now))


def spoken(item: Head | Line, moment: Moment, name: Masks, number: Masks, words: Masks = str) -> str:
    """Gives the whole line as it is to be heard."""
    if isinstance(item, Head):
        return head(item)
    seen = look(item, moment, name, number, words)
    date = _("due {date}").format(date=due_line(item.row.sort_at)) if item.row.sort_at else seen.date
    section = _("Policy {section}").format(section=item.row.section) if item.row.section else ""
    return ", ".join(part for part in (seen.title, seen.about, seen.left, date, seen.what, section, seen.more) if part)
