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
from counterdesk.words import _, refusals
from counterdesk.words.dates import due_line
from counterdesk.words.stages import beyond
from counterdesk.workdays import Calendar

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
    """A field for a day and time to come; how it was read, or why not, stands under it.

    A day after the policy's outer limit is warned of before it is saved, and may be said all the same (Essex, E22).
    """

    changed = Signal()

    def __init__(
        self, name: str, now: Callable[[], datetime], calendar: Callable[[], Calendar | None], hint: str = ""
    ) -> None:
        super().__init__()
        self._now, self._calendar = now, calendar
        self._hint = hint or _("fri, or wed 2 pm")
        self._field = Field(name, hint=self._hint)
        self._limit: tuple[datetime | None, str] = (None, "")
        self._reading = Label("", "soft", "small", wrap=True)
        self._warning = Label("", "soon", "small", wrap=True)
        self._warning.hide()
        self.setLayout(vbox(self._field, self._reading, self._warning, spacing=2))
        self.setFocusProxy(self._field)
        self._field.edited.connect(self._read)

    def value(self) -> datetime | None:
        """Gives the instant, or None while it cannot be read."""
        try:
            return parse_ahead(self._field.value(), self._now(), self._calendar())
        except Refused:
            return None

    def text(self) -> str:
        """Gives the words as they were typed."""
        return self._field.value()

    def set_limit(self, outer_at: datetime | None, section: str) -> None:
        """Says the latest date that the policy lets one name, and by which section."""
        self._limit = (outer_at, section)
        self._read()

    def warning(self) -> str:
        """Gives the sentence for a day after the outer limit, or nothing."""
        outer_at, section = self._limit
        at = self.value() if self.text() else None
        return beyond(due_line(outer_at), section) if outer_at and at and at > outer_at else ""

    def set_text(self, text: str) -> None:
        """Types this into the field."""
        self._field.set_value(text)
        self._read()

    def problem(self) -> str:
        """Gives the sentence for why it cannot be read, or nothing."""
        if not self.text():
            return _("Write a time to come, for example {hint}.").format(hint=self._hint)
        try:
            parse_ahead(self._field.value(), self._now(), self._calendar())
        except Refused as refused:
            return refusals.sentence(refused)
        return ""

    def _read(self, _text: str = "") -> None:
        problem = self.problem() if self._field.value().strip() else ""
        at = self.value()
        self._reading.say(problem or (due_line(at) if at else ""), "late" if problem else "soft")
        self._warning.say(self.warning())
        self._warning.setVisible(bool(self._warning.text()))
        self.changed.emit()
