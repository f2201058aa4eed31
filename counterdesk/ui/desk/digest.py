"""Reminders, calm and in the program only: what the day brings, at opening, and what comes due within the hour.

Nothing is said while the office is closed, nothing pops up, and what was put away stays away.
"""

from collections.abc import Hashable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counterdesk.domain.deadline import Group
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.ui.desk.duelines import Head, Item, Line, Moment
from counterdesk.ui.desk.duewords import title
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.words import _, absences, reminding
from counterdesk.words.reminding import Counts
from counterdesk.workdays import whole_minutes

_MORNING_MINUTES = 120
_USUAL_MINUTES = 60
_NEAR = frozenset({Group.TODAY, Group.TOMORROW})


class _Line(QWidget):
    """One sentence and the button that puts it away."""

    def __init__(self, name: str, tone: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.words = Label("", tone, "small", wrap=True)
        self.away = Button(_("Put away"), role="slim", name=_("Put away: {what}").format(what=name))
        self.away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self.words, 1)
        box.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    def say(self, sentence: str) -> None:
        self.words.say(sentence)
        self.setVisible(bool(sentence))


class QuietLines(QWidget):
    """Two lines under the queue, there only while they have something to say; `look` is called when it changes.

    `spoke` comes when they begin to say something, or end, for whoever shows another part of the desk instead.
    """

    spoke = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._put_away: set[Hashable] = set()
        self._shown: dict[str, frozenset[Hashable]] = {}
        self.morning = _Line(_("This morning"), "")
        self.soon = _Line(_("Due soon"), "soon")
        self.morning.away.clicked.connect(self._morning_away)
        self.soon.away.clicked.connect(self._soon_away)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addWidget(self.morning)
        box.addWidget(self.soon)
        for part in (self.morning, self.soon, self):
            part.hide()

    def look(self, items: tuple[Item, ...], moment: Moment) -> None:
        """Says what there is to say at that moment."""
        is_open = self._is_open(moment.now)
        self._say_morning(items, moment.now, is_open=is_open)
        self._say_soon(items if is_open else (), moment)
        self._fit()

    def texts(self) -> tuple[str, ...]:
        """Gives the sentences that stand there."""
        return tuple(line.words.text() for line in (self.morning, self.soon) if not line.isHidden())

    def _say_morning(self, items: tuple[Item, ...], now: datetime, *, is_open: bool) -> None:
        today = local_date(now)
        wanted = is_open and self._is_morning(now) and today not in self._put_away
        self._shown["morning"] = frozenset({today})
        if not wanted:
            self.morning.say("")
            return
        review = reminding.review(self._here.town.review_due, today)
        back = absences.back(tuple(one.name for one in self._here.people if one.change_back_on == today))
        self.morning.say(" ".join(part for part in (reminding.digest(_counts(items)), back, review) if part))

    def _say_soon(self, items: tuple[Item, ...], moment: Moment) -> None:
        lines = self._coming(items, moment)
        self._shown["soon"] = frozenset(_key(line) for line in lines)
        ends = [line.row.sort_at for line in lines if line.row.sort_at is not None]
        named = tuple(title(line.row, self._here.name, self._here.number) for line in lines[: reminding.NAMED])
        more = len(lines) - len(named)
        self.soon.say(reminding.soon(named, more, max(ends), moment.now) if ends else "")

    def _coming(self, items: tuple[Item, ...], moment: Moment) -> list[Line]:
        """Gives the lines that come due within the town's minutes of open time and were not put away."""
        within = self._minutes()
        near = [item for item in items if isinstance(item, Line) and item.group in _NEAR]
        lines = [line for line in near if (left := moment.minutes_left(line)) is not None and 0 <= left <= within]
        return [line for line in lines if not moment.is_late(line) and _key(line) not in self._put_away]

    def _is_open(self, now: datetime) -> bool:
        calendar = self._here.town.calendar
        return calendar is not None and calendar.is_open(now)

    def _is_morning(self, now: datetime) -> bool:
        calendar = self._here.town.calendar
        if calendar is None:
            return False
        open_time = calendar.open_time
        since = open_time.position(now) - open_time.position(day_bounds(local_date(now))[0])
        return whole_minutes(since) < _MORNING_MINUTES

    def _minutes(self) -> int:
        said = self._here.town.settings.get("remind_minutes", "")
        return int(said) if said.isdecimal() else _USUAL_MINUTES

    def _morning_away(self) -> None:
        self._put_away |= self._shown.get("morning", frozenset())
        self.morning.say("")
        self._fit()

    def _soon_away(self) -> None:
        self._put_away |= self._shown.get("soon", frozenset())
        self.soon.say("")
        self._fit()

    def _fit(self) -> None:
        speaks = bool(self.texts())
        if speaks == self.isHidden():
            self.setVisible(speaks)
            self.spoke.emit()


def _key(line: Line) -> Hashable:
    return line.id, line.row.sort_at


def _counts(items: tuple[Item, ...]) -> Counts:
    found = {item.group: item.count for item in items if isinstance(item, Head)}
    return Counts(
        overdue=found.get(Group.OVERDUE, 0),
        today=found.get(Group.TODAY, 0),
        council=found.get(Group.COUNCIL, 0),
        no_date=found.get(Group.NO_DATE, 0),
    )
