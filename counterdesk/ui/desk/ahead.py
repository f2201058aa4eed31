"""A day and time that is still to come, as typed: "fri", "wed 2 pm", "tomorrow 10:30"."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.instants import ZONE, day_bounds, local_date
from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.times import parse, parse_day
from counterdesk.words import _, openings, refusals
from counterdesk.words.dates import due_line
from counterdesk.words.stages import beyond
from counterdesk.workdays import Calendar, clock_text

_USUAL_CLOSING = time(16, 30)
_A_MOMENT = timedelta(microseconds=1)
_HOUR_DIGITS = 2


def parse_ahead(text: str, now: datetime, calendar: Calendar | None) -> datetime:
    """Gives the instant that was meant; a day alone means its close of business.

    A bare hour is an office hour: "3" is three in the afternoon. Refused: what `parse_day` and `parse` refuse, and
    `promised_in_past`.
    """
    words = text.split()
    if not words:
        raise Refused("time_not_understood")
    on, clock_words = _split(words, local_date(now))
    if clock_words.isdecimal() and len(clock_words) <= _HOUR_DIGITS:
        clock_words += ":00"
    at = parse(clock_words, day_bounds(on)[1] - _A_MOMENT) if clock_words else _closing(on, calendar)
    if at <= now:
        raise Refused("promised_in_past")
    return at


def _split(words: list[str], today: date) -> tuple[date, str]:
    for cut in range(len(words), 0, -1):
        try:
            return parse_day(" ".join(words[:cut]).rstrip(","), today), " ".join(words[cut:])
        except Refused as refused:
            if refused.code != "day_not_understood":
                raise
    return today, " ".join(words)


def _closing(on: date, calendar: Calendar | None) -> datetime:
    closing = calendar.close_of(on) if calendar else None
    return closing or datetime.combine(on, _USUAL_CLOSING, ZONE).astimezone(tz=day_bounds(on)[0].tzinfo)


class AheadField(QWidget):
    """A field for a day and time to come; how it was read, or why not, stands under it."""

    changed = Signal()

    def __init__(
        self, name: str, now: Callable[[], datetime], calendar: Callable[[], Calendar | None], hint: str = ""
    ) -> None:
        super().__init__()
        self._now, self.calendar = now, calendar
        self._hint = hint or _("fri, or wed 2 pm")
        self._field = Field(name, hint=self._hint)
        self._reading = Label("", "soft", "small", wrap=True)
        self._warning = Label("", "soon", "small", wrap=True)
        self._warning.hide()
        self.setLayout(vbox(self._field, self._reading, self._warning, spacing=2))
        self.setFocusProxy(self._field)
        self._field.edited.connect(self.read)

    def value(self) -> datetime | None:
        """Gives the instant, or None while it cannot be read."""
        try:
            return parse_ahead(self._field.value(), self._now(), self.calendar())
        except Refused:
            return None

    def text(self) -> str:
        """Gives the words as they were typed."""
        return self._field.value()

    def warning(self) -> str:
        """Gives what is to be thought of before this is saved, or nothing."""
        return ""

    def set_text(self, text: str) -> None:
        """Types this into the field."""
        self._field.set_value(text)
        self.read()

    def problem(self) -> str:
        """Gives the sentence for why it cannot be read, or nothing."""
        if not self.text():
            return _("Write a time to come, for example {hint}.").format(hint=self._hint)
        try:
            parse_ahead(self._field.value(), self._now(), self.calendar())
        except Refused as refused:
            return refusals.sentence(refused)
        return ""

    def read(self, _text: str = "") -> None:
        """Says how the words are read."""
        problem = self.problem() if self._field.value().strip() else ""
        at = self.value()
        self._reading.say(problem or (due_line(at) if at else ""), "late" if problem else "soft")
        self._warning.say(self.warning())
        self._warning.setVisible(bool(self._warning.text()))
        self.changed.emit()


class PromiseField(AheadField):
    """A day and time that somebody is told.

    A day after the policy's outer limit (Essex, E22) and a time at which the office is closed are warned of before
    they are saved, and may be said all the same.
    """

    _limit: tuple[datetime | None, str] = (None, "")

    def set_limit(self, outer_at: datetime | None, section: str) -> None:
        """Says the latest date that the policy lets one name, and by which section."""
        self._limit = (outer_at, section)
        self.read()

    def warning(self) -> str:
        """Gives a line for a day after the outer limit, and one for a time at which the office is closed."""
        at = self.value() if self.text() else None
        if at is None:
            return ""
        outer_at, section = self._limit
        late = beyond(due_line(outer_at), section) if outer_at and at > outer_at else ""
        return "\n".join(line for line in (late, _closed(self.calendar(), at)) if line)


def _closed(calendar: Calendar | None, at: datetime) -> str:
    """Gives the sentence for a time at which the office is closed; its closing time is still in time."""
    if calendar is None or calendar.is_open(at) or calendar.is_open(at - _A_MOMENT):
        return ""
    on = local_date(at)
    hours = tuple((clock_text(start), clock_text(end)) for start, end in calendar.hours_on(on))
    following = calendar.next_opening(at)
    next_on = local_date(following) if following is not None and not hours else None
    return openings.closed_then(on, calendar.name_of(on) or "", hours, next_on)
