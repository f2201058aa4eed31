"""A line of the log in words and columns: what today's list, the Log page and the search all show alike."""

from collections.abc import Sequence
from datetime import date, datetime

from counterdesk.domain.datewords import read as read_dates
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.contacts import LogRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.rows import Column
from counterdesk.words import _, names
from counterdesk.words.dates import clock, day_long, day_short, day_year, days, iso, local, short_whole

_NOT_CONTACTS = frozenset({"complaints", "incidents"})
_KIND, _WITH_EXTENSION = 15, 20  # digits of room for the longest kind, and for a number with its extension
_LIVE = frozenset({"call", "walk_in"})


class LogWords:
    """The words of log rows as this desk may show them."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def key(self, row: LogRow) -> object:
        """Gives what tells rows apart."""
        return row.record, row.uid

    def today_columns(self) -> tuple[Column[LogRow], ...]:
        """Gives the columns of today's list."""
        return (
            Column(_("Time"), self.moment, 12, tone=self.tone),
            Column(_("Kind"), self.kind, _KIND, tone=self.tone),
            Column(_("About"), self.about, 18, tone=self.tone),
            Column(_("Who"), self.who, 14, tone=self.tone),
            Column(_("What came of it"), self.came_of, 0, tone=self.tone),
        )

    def everything_columns(self) -> tuple[Column[LogRow], ...]:
        """Gives the columns of the Log page."""
        return (
            Column(_("Day"), self.day, 11, tone=self.tone),
            Column(_("Time"), self.time, 9, tone=self.tone),
            *self.today_columns()[1:-1],
            Column(_("Number"), self.number, _WITH_EXTENSION, tone=self.tone),
            Column(_("Written by"), self.author, 14, tone=self.tone),
            Column(_("What came of it"), self.came_of, 0, tone=self.tone),
        )

    def found_columns(self) -> tuple[Column[LogRow], ...]:
        """Gives the columns of the search popup."""
        return (
            Column(_("Day"), self.day, 11, tone=self.tone),
            Column(_("Kind"), self.kind, _KIND, tone=self.tone),
            Column(_("Who"), self.who, 15, tone=self.tone),
            Column(_("About"), self.about, 16, tone=self.tone),
            Column(_("What came of it"), self.came_of, 0, tone=self.tone),
        )

    def tone(self, row: LogRow) -> str:
        """Gives a voided row the soft colour."""
        return "soft" if row.voided else ""

    def time(self, row: LogRow) -> str:
        """Gives the time of day."""
        return clock(row.at)

    def moment(self, row: LogRow) -> str:
        """Gives the time of day; what happened on another day and was written down today says which.

        Morning or evening is said too: a voicemail of Saturday may be of either.
        """
        return short_whole(row.at, self._here.now())

    def day(self, row: LogRow) -> str:
        """Gives the day; another year is written out."""
        return day_short(row.at) if _is_this_year(row.at, self._here.now()) else iso(row.at)

    def kind(self, row: LogRow) -> str:
        """Gives the channel, or what the record is."""
        if is_sealed_kind(row):
            return names.record(row.record)
        if row.outcome == "message" and row.channel in _LIVE:
            return _("Message")
        return names.channel(row.channel)

    def about(self, row: LogRow) -> str:
        """Gives the topic, and how many at once; without one the note's first words, none where the public can see."""
        if not row.topic:
            return self._here.words(row.about) or (_("no topic") if row.about else "")
        if row.quantity > 1:
            return _("{topic} × {count}").format(topic=row.topic, count=row.quantity)
        return row.topic

    def who(self, row: LogRow) -> str:
        """Gives the name, else the number, as this desk may show them."""
        return self._here.name(row.name) or self._here.number(row.number)

    def number(self, row: LogRow) -> str:
        """Gives the telephone number as this desk may show it."""
        return self._here.number(row.number)

    def author(self, row: LogRow) -> str:
        """Gives who wrote it."""
        return row.author

    def came_of(self, row: LogRow) -> str:
        """Gives what came of it, marked when the entry was taken back or written late."""
        words = self._outcome(row)
        if row.voided:
            return _("Voided · {words}").format(words=words) if words else _("Voided")
        return (
            _("{words} · entered {time}").format(words=words, time=clock(row.entered_at)) if row.late_entry else words
        )

    def _outcome(self, row: LogRow) -> str:
        if is_sealed_kind(row):
            return _("Sealed · {number}").format(number=row.record_number)
        detail = names.outcome_detail(row.detail)
        match row.outcome:
            case "message":
                return self._message(row, detail)
            case "transferred":
                return names.transferred(row.detail, row.result)
            case "send":
                return _("To send: {what}").format(what=detail) if detail else names.outcome(row.outcome)
            case "referred":
                return _("Referred to {who}").format(who=detail) if detail else names.outcome(row.outcome)
            case "none_owed" if self._here.town.public_can_see:
                return names.outcome(row.outcome)  # the reason may say how somebody behaved
            case "none_owed":
                return _("Nothing owed: {why}").format(why=detail) if detail else names.outcome(row.outcome)
            case _:
                return names.outcome(row.outcome)

    def _message(self, row: LogRow, detail: str) -> str:
        who = _("For {who}").format(who=detail) if detail else names.outcome(row.outcome)
        if row.read_at is not None:
            return _("{who}, read {time}").format(who=who, time=clock(row.read_at))
        if row.handed_at is None:
            return who
        return _("{who}, handed {time}").format(who=who, time=clock(row.handed_at))


def is_sealed_kind(row: LogRow) -> bool:
    """Whether a row is an incident or a complaint, which a screen facing the public does not list."""
    return row.record in _NOT_CONTACTS


def days_said(typed: str, today: date, rows: Sequence[LogRow]) -> str:
    """Gives which days were meant, "Tuesday, November 17", where what was found is of these days."""
    sought = read_dates(typed, today)
    first, last = sought.first_on, sought.last_on
    if first is None or last is None or not all(first <= local_date(row.at) <= last for row in rows):
        return ""
    if first == last:
        return day_long(first) if first.year == today.year else day_year(first)
    if first.year == last.year == today.year:
        return days(first, last)
    return _("{first} to {last}").format(first=iso(first), last=iso(last))


def _is_this_year(at: datetime, now: datetime) -> bool:
    return local(at).year == local(now).year
