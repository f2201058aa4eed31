"""The calendar page: a year of openings per scope, closing now, and what a change would do to running deadlines.

A scope is whose hours these are: "town", a department's uid, or "counter:" and a counter's name. A department without
hours of its own follows the town; a counter's hours date nothing, they stand on its header and its poster.

Every command that changes a calendar or a policy carries `move`: the running deadlines that a person let it move.
Nothing moves unasked; what a change would do is asked first with `PreviewChange`.
"""

from dataclasses import field
from datetime import date, datetime

from counterdesk.domain.ids import ClosureId, DeadlineId
from counterdesk.services.asks.desk import Command, Job, Question
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.values import value
from counterdesk.workdays import Calendar

TOWN = "town"


@value
class ScopeRow:
    """Whose hours: `own` is False while it follows the town; `hours` are seven days, Monday first."""

    scope: str
    name: str
    own: bool
    hours: tuple[Hours, ...]
    calendar: Calendar


@value
class AskScopes(Question[tuple[ScopeRow, ...]]):
    """The town, every department and every counter, in this order."""


@value
class CalendarYear:
    """A year of one scope.

    `calendar` says what each date is open; `rows` are the dated rows that stand (the town's own rows too when the
    scope follows them: `inherited` names their dates).
    """

    year: int
    scope: str
    calendar: Calendar
    rows: tuple[ClosureRow, ...]
    inherited: frozenset[date] = frozenset()
    confirmed_at: datetime | None = None
    confirmed_by: str = ""


@value
class AskCalendar(Question[CalendarYear]):
    """A year at a glance (`year_out_of_range`)."""

    year: int
    scope: str = TOWN


@value
class SetScopeHours(Command):
    """Gives a department or a counter weekly hours of its own, or changes the town's.

    Empty `hours`: it follows the town again. Refuses `bad_hours`, `no_opening`, `not_there`.
    """

    scope: str
    hours: tuple[Hours, ...]
    move: tuple[DeadlineId, ...] = ()


@value
class SaveClosures(Command):
    """Adds dated rows together (a range is one row a date) under one group.

    Refuses `closure_twice`, `closure_past`, `closure_too_far` (two years at most), `bad_hours`, `no_rows`.
    """

    rows: tuple[ClosureRow, ...]
    scope: str = TOWN
    move: tuple[DeadlineId, ...] = ()


@value
class RemoveClosures(Command):
    """Takes dated rows back; refuses `not_there` and `closure_past`."""

    ids: tuple[ClosureId, ...]
    move: tuple[DeadlineId, ...] = ()


@value
class CloseNow(Command):
    """Closes at short notice: from `from_at` (now or later today) until `until_at`, or for the rest of the day.

    `until_at` may be a later day; the days between are closed whole. `reason` is what staff say: snow, power.
    Refuses `close_in_past`, `close_not_open` (nothing is open in that time), `close_ends_before`, `nothing_happened`.
    """

    from_at: datetime
    reason: str
    until_at: datetime | None = None
    scope: str = TOWN
    move: tuple[DeadlineId, ...] = ()


@value
class UndoClosing(Command):
    """Takes a whole *close now* (or one group of rows) back, with every deadline that it moved.

    `group` is the uid in `Done.uid` of CloseNow or SaveClosures. Refuses `not_there`. A deadline that was answered
    since keeps its verdict.
    """

    group: str


@value
class MoveRow:
    """One running deadline that a change would move, before and after.

    `why` is a code with a name behind a colon: `closure:Snow`, `short_notice:Snow`, `opening:Market day`,
    `reopened:Snow` (taken back), `hours`, `policy:call`, `switch:half_day`, `override:call`. `told_at` is set where we
    told the person the old date: they are on the call list. `title` is empty for a sealed record. `ticked` is what the
    town's settings propose.
    """

    id: DeadlineId
    record: str
    record_uid: str
    record_number: str
    title: str
    sealed: bool
    number: str
    channel: str
    kind: str
    section: str
    answerer: str
    before_at: datetime | None
    after_at: datetime | None
    original_at: datetime | None
    why: str
    told_at: datetime | None
    ticked: bool


@value
class Preview:
    """What a change would do: `rows` would move, `same` running ones would not, `frozen` are decided or missed.

    `calendar` is that of the change's scope as it would be, None for a change of the policy.
    """

    rows: tuple[MoveRow, ...]
    same: int = 0
    frozen: int = 0
    calendar: Calendar | None = None


@value
class PreviewChange(Question[Preview]):
    """What a command that changes calendar or policy would move; it refuses what the command would refuse.

    Takes SetScopeHours, SaveClosures, RemoveClosures, CloseNow, ConfirmYear, and the commands of `asks.policy`.
    """

    change: Command


@value
class ImportedCalendar:
    """What an iCalendar file proposes: rows to tick, and how many of its events could not be used, by code."""

    rows: tuple[ClosureRow, ...]
    left_out: dict[str, int] = field(default_factory=dict)


@value
class ReadCalendarFile(Job[ImportedCalendar]):
    """Reads an iCalendar file as proposals; nothing is saved.

    Refuses `ical_unreadable`, `ical_too_big` (over 1 MB), `ical_not_one`, `ical_repeats` (it holds repeating events),
    `ical_empty`, `year_out_of_range`.
    """

    path: str
    year: int


@value
class WriteCalendarFile(Job[str]):
    """Writes a year's closures and special openings as an iCalendar file; gives its path."""

    path: str
    year: int
    scope: str = TOWN
