"""The due queue as lines under their groups: which group, in which order, and what stays put while it is held.

No widgets here; the rules are the domain's, the order is the board's.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta

from counterdesk.domain.deadline import Group
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.due import Days, DueAnswer, DueRow
from counterdesk.values import value
from counterdesk.workdays import Calendar, whole_minutes

_LOOK_AHEAD_DAYS = 400


@value
class Head:
    """The head of a group and how many stand under it."""

    group: Group
    count: int


@value
class Line:
    """One deadline in its group. `position` is the open microsecond of its date; `gone`: closed by now."""

    row: DueRow
    group: Group
    position: int | None = None
    gone: bool = False

    @property
    def id(self) -> DeadlineId:
        """The deadline's own key."""
        return self.row.id


Item = Head | Line


@value
class Moment:
    """An instant as the queue needs it: itself, and its open position in every calendar of the board."""

    now: datetime
    positions: tuple[int, ...] = ()

    @classmethod
    def of(cls, now: datetime, calendars: tuple[Calendar, ...]) -> "Moment":
        """The moment of `now` in these calendars."""
        return cls(now, tuple(calendar.open_time.position(now) for calendar in calendars))

    def minutes_left(self, line: Line) -> int | None:
        """Open minutes until the line's date, negative when late; None without a date."""
        if line.position is None or line.row.calendar_index >= len(self.positions):
            return None
        return whole_minutes(line.position - self.positions[line.row.calendar_index])

    def is_late(self, line: Line) -> bool:
        """Whether the line's date has passed."""
        return line.row.sort_at is not None and self.now > line.row.sort_at

    def minute(self) -> tuple[int, ...]:
        """What every countdown shows depends on this alone: it changes once a minute."""
        return (int(self.now.timestamp()) // 60, *(whole_minutes(position) for position in self.positions))


def next_open_day(calendar: Calendar | None, today: date) -> date | None:
    """Gives the first business day after today, or None in a calendar that never opens."""
    if calendar is None:
        return None
    days = (today + timedelta(days=ahead) for ahead in range(1, _LOOK_AHEAD_DAYS))
    return next((on for on in days if calendar.is_business_day(on)), None)


def arrange(answer: DueAnswer, now: datetime) -> tuple[Item, ...]:
    """Gives the board's rows under the heads of their groups; empty groups are left out."""
    opens_on = next_open_day(answer.calendars[0] if answer.calendars else None, local_date(now))
    group_of = Days.of(now, opens_on).group
    groups: dict[Group, list[Line]] = {group: [] for group in Group}
    for row in answer.rows:
        group = group_of(row)
        groups[group].append(Line(row, group, _position(row, answer.calendars)))
    items: list[Item] = []
    for group, lines in groups.items():
        items += [Head(group, len(lines)), *lines] if lines else []
    return tuple(items)


def _position(row: DueRow, calendars: tuple[Calendar, ...]) -> int | None:
    if row.sort_at is None or row.calendar_index >= len(calendars):
        return None
    if row.due_position is not None:
        return row.due_position
    return calendars[row.calendar_index].open_time.position(row.sort_at)


def hold(shown: tuple[Item, ...], wanted: tuple[Item, ...], own: str = "") -> tuple[Item, ...]:
    """Gives what is shown with nothing moved: changed rows change where they are, closed ones stay as gone.

    Rows that are new wait until nobody looks (`waiting` counts them), but those of the record that the person has just
    done something to (`own`, its uid) stand right under it.
    """
    fresh = {item.id: item for item in wanted if isinstance(item, Line)}
    held = [item if isinstance(item, Head) else _held(item, fresh.get(item.id)) for item in shown]
    places = [place for place, item in enumerate(held) if isinstance(item, Line) and item.row.record_uid == own]
    if own and places:
        known = {item.id for item in held if isinstance(item, Line)}
        started = (line for line in fresh.values() if line.row.record_uid == own and line.id not in known)
        group = held[places[-1]].group
        held[places[-1] + 1 : places[-1] + 1] = [replace(line, group=group) for line in started]
    return tuple(held)


def _held(line: Line, fresh: Line | None) -> Line:
    if fresh is None:
        return replace(line, gone=True)
    return replace(fresh, group=line.group)


def waiting(shown: tuple[Item, ...], wanted: tuple[Item, ...]) -> int:
    """Counts the wanted rows that are not shown yet."""
    known = {item.id for item in shown if isinstance(item, Line)}
    return sum(1 for item in wanted if isinstance(item, Line) and item.id not in known)
