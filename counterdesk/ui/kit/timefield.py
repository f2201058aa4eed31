"""Fields for a time or a day: they take it as people write it, and show below how it was read."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.times import parse, parse_day
from counterdesk.ui.theme import mark
from counterdesk.words import dates
from counterdesk.words.refusals import sentence

_TEXT_LIMIT = 40


class _ReadField(QWidget):
    """A field over a line that says how its words were read, or what is wrong with them."""

    changed = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.field = Field(name, limit=_TEXT_LIMIT, columns=20, hint=hint)
        self._reading = Label("", "soft", "small", wrap=True)
        self._problem = ""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        box.addWidget(self.field, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._reading)
        self._reading.hide()
        self.field.edited.connect(self._edited)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Puts the focus into the field. No focus proxy: Qt stops there a second time once the tab order is set."""
        self.field.setFocus(reason)

    def text(self) -> str:
        """Gives the words as they were typed."""
        return self.field.value()

    def set_text(self, words: str) -> None:
        """Shows words as if they had been typed, silently."""
        self.field.set_value(words)
        self._read()

    def read_again(self) -> None:
        """Reads the words anew, where what they mean depends on another field."""
        self._read()

    def problem(self) -> str:
        """Gives the sentence about what is wrong, or nothing."""
        return self._problem

    def _edited(self, _words: str) -> None:
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        raise AssertionError("a field reads its own kind of words")

    def _show(self, reading: str, problem: str) -> None:
        self._problem = problem
        mark(self.field, tone="late" if problem else "")
        self._reading.say(problem or reading, "late" if problem else "soft")
        self._reading.setVisible(bool(problem or reading))
        self.field.setAccessibleDescription(problem or reading)


class TimeField(_ReadField):
    """A moment in the past: "1915", "7:15 pm", "sat 1915", "2026-11-20 16:31". Empty is allowed and means None."""

    def __init__(self, name: str, now: Callable[[], datetime], *, date_only_at: time | None = None) -> None:
        super().__init__(name, "")
        self._now, self._date_only_at = now, date_only_at
        self._value: datetime | None = None

    def value(self) -> datetime | None:
        """Gives the UTC instant, or None while nothing (or nothing readable) stands there; then see `problem`."""
        self._read()
        return self._value

    def set_value(self, at: datetime | None) -> None:
        """Shows an instant, silently."""
        self.set_text(f"{dates.local(at):%Y-%m-%d %H:%M}" if at else "")

    def _read(self) -> None:
        self._value = None
        if not self.text():
            self._show("", "")
            return
        try:
            self._value = parse(self.text(), self._now(), self._date_only_at)
        except Refused as refused:
            self._show("", sentence(refused))
        else:
            self._show(dates.full(self._value), "")


class DateField(_ReadField):
    """A day, past or future: "2026-12-24", "24 dec", "friday". Empty is allowed and means None.

    With `not_before`, a day without a year is the first one that is not before what it gives.
    """

    def __init__(
        self, name: str, today: Callable[[], date], not_before: Callable[[], date | None] | None = None
    ) -> None:
        super().__init__(name, "")
        self._today, self._not_before = today, not_before
        self._value: date | None = None

    def value(self) -> date | None:
        """Gives the day, or None while nothing (or nothing readable) stands there; then see `problem`."""
        self._read()
        return self._value

    def set_value(self, on: date | None) -> None:
        """Shows a day, silently."""
        self.set_text(on.isoformat() if on else "")

    def _read(self) -> None:
        self._value = None
        if not self.text():
            self._show("", "")
            return
        try:
            self._value = parse_day(self.text(), self._today(), self._not_before() if self._not_before else None)
        except Refused as refused:
            self._show("", sentence(refused))
        else:
            self._show(dates.day_year(self._value), "")
