"""The town as a command or a question finds it: policy, calendars, edits and settings in the versions in force.

Parsing a policy takes milliseconds and a calendar's table of open time grows while it is used, so both are kept as
long as their version stays the newest.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cache, partial
from typing import Any, NamedTuple

from counterdesk import policy
from counterdesk.policy import Edit, Edits, Effective, Pack, Switches
from counterdesk.services import settings
from counterdesk.store.queries import policy as edit_queries
from counterdesk.store.queries import town as queries
from counterdesk.store.queries.policy import EditLine
from counterdesk.store.queries.town import TOWN, PackVersion
from counterdesk.store.sessions import Session
from counterdesk.store.writing import Writing
from counterdesk.values import value
from counterdesk.workdays import Calendar

CHANNELS_LIKE = {"answering_service": "voicemail"}


class ScopedCalendar(NamedTuple):
    """Whose calendar counts ("town" or a department's uid), in which version, and the calendar itself."""

    scope: str
    version: int
    calendar: Calendar


@value
class TownNow:
    """One town with its rules; `stored` are the settings that somebody set, `calendar` is the town's own.

    The policy and its edits are read when they are first wanted: most questions need only the calendar.
    """

    read_pack: Callable[[], Pack]
    read_edits: Callable[[], Edits]
    read_own_calendar: Callable[[int], ScopedCalendar | None]
    pack_version: int
    calendar: Calendar
    calendar_version: int
    stored: Mapping[str, Any]

    @property
    def pack(self) -> Pack:
        """The town's policy."""
        return self.read_pack()

    @property
    def edits(self) -> Edits:
        """The town's own edits over its policy."""
        return self.read_edits()

    def calendar_of(self, department_id: int | None) -> ScopedCalendar:
        """Gives the calendar that dates what a department must answer: its own if it has hours of its own.

        A newest version without any content (`{}`) says that the department follows the town again.
        """
        own = None if department_id is None else self.read_own_calendar(department_id)
        return own or ScopedCalendar(TOWN, self.calendar_version, self.calendar)

    def standard(self, kind: str, department_id: int | None, on: date) -> Effective:
        """Gives what a kind owes when it is received on a date, with the town's edits and the department's limit."""
        return self.edits.standard(self.pack, kind, department_id, on)

    def switches_on(self, on: date) -> Switches:
        """Gives the switches for what is received on a date: the policy's with the town's own choices over them."""
        return self.edits.switches(self.own_switches, on)

    @property
    def own_switches(self) -> Switches:
        """The switches where no edit holds: the policy's with what the town chose before edits had a day."""
        return Switches.read({**self.pack.switches.document(), **settings.switches_of(self.stored)})

    def is_on(self, name: str) -> bool:
        """Whether a yes-or-no setting is on."""
        return settings.value_of(self.stored, name) is True

    def count(self, name: str) -> int:
        """Gives a setting that is a number."""
        return int(settings.value_of(self.stored, name))

    def text(self, name: str) -> str:
        """Gives a setting that is a text."""
        return str(settings.value_of(self.stored, name))

    def may_say_dates(self, today: date) -> bool:
        """Whether a caller may be told a date: hours and this year are confirmed by a person."""
        return self.is_on("hours_confirmed") and self.calendar.is_confirmed(today.year)

    def value_of(self, edit: Edit) -> str:
        """Gives what an edit sets: "2 business_days", a switch's value, or the words."""
        if edit.what in ("switch", "script"):
            return str(edit.content)
        standard = self.standard(edit.subject, None, edit.from_on).standard
        unit = edit.content.get("unit") or (standard.unit if standard else "")
        return f"{edit.number} {unit}".strip()

    def owed_kind(self, channel: str, outcome: str) -> str | None:
        """Gives the kind of standard that a contact owes, None where the text dates nothing.

        An answering service's list is voicemail; a live call in Essex owes what voicemail owes only where the town
        has chosen so.
        """
        owed = self.pack.owed(self._channel(channel), outcome)
        if owed.kind is None and owed.choice is not None and self.is_on("live_call_owes"):
            return owed.choice
        return owed.kind

    def complaint_kinds(self, about: str) -> tuple[str, ...]:
        """Gives what a complaint starts; where its route sets no number, the policy's outer limit (Essex, E22)."""
        starts = self.pack.complaint(about).starts
        return starts or ((self.pack.outer,) if self.pack.outer else ())

    def _channel(self, channel: str) -> str:
        known = {rule.channel for rule in self.pack.channels}
        return channel if channel in known else CHANNELS_LIKE.get(channel, channel)


@value
class _Standing:
    """What was read of the town at one line of the journal."""

    version: PackVersion
    calendar_version: int
    stored: dict[str, Any]


class Towns:
    """Reads the town in force, parsing a version only once."""

    def __init__(self) -> None:
        self._pack: tuple[PackVersion, Pack] | None = None
        self._calendars: dict[str, ScopedCalendar] = {}
        self._standing: _Standing | None = None
        self._seq = -1
        self._is_held = False

    @contextmanager
    def held(self, tx: Writing, leaves_town: bool) -> Iterator[None]:
        """Reads the town once for a run of commands that leave it as it is, while nobody else writes in between.

        The journal tells: its last line is then the one that the command before left.
        """
        if self._seq != tx.seq:
            self._standing = None
        self._is_held = leaves_town
        try:
            yield
        finally:
            self._is_held = False

    def left(self, tx: Writing, leaves_town: bool) -> None:
        """Takes note of the last line of the journal after a command."""
        if leaves_town:
            self._seq = tx.seq

    def settings(self, session: Session) -> dict[str, Any]:
        """Gives the settings as this transaction sees them."""
        if self._is_held and self._standing is not None:
            return self._standing.stored
        return queries.settings(session)

    def _read_standing(self, session: Session) -> _Standing | None:
        if self._is_held and self._standing is not None:
            return self._standing
        version = queries.pack_version(session)
        if version is None:
            return None
        found = _Standing(version, queries.calendar_version(session), queries.settings(session))
        if self._is_held:
            self._standing = found
        return found

    def now(self, session: Session) -> TownNow | None:
        """Gives the town as this transaction sees it, None while none is chosen."""
        standing = self._read_standing(session)
        if standing is None:
            return None
        version, number = standing.version, standing.calendar_version
        return TownNow(
            read_pack=partial(self._read_pack, session, version),
            read_edits=cache(partial(read_edits, session)),
            read_own_calendar=cache(partial(self._read_own, session)),
            pack_version=version.version,
            calendar=self._read_calendar(session, TOWN, number).calendar,
            calendar_version=number,
            stored=standing.stored,
        )

    @contextmanager
    def trying(self) -> Iterator[None]:
        """Forgets what was read in a transaction that is rolled back: its versions will say something else."""
        is_done, before = False, (self._pack, dict(self._calendars))
        try:
            yield
            is_done = True
        finally:
            if not is_done:
                self._pack, self._calendars = before
                self._standing = None

    def _read_pack(self, session: Session, version: PackVersion) -> Pack:
        if self._pack is None or self._pack[0] != version:
            self._pack = version, policy.read(queries.pack_text(session, version), f"{version.town}.toml")
        return self._pack[1]

    def _read_own(self, session: Session, department_id: int) -> ScopedCalendar | None:
        found = edit_queries.own_calendar(session, department_id)
        if found is None or not queries.calendar_content(session, found.version, found.scope):
            return None
        return self._read_calendar(session, found.scope, found.version)

    def _read_calendar(self, session: Session, scope: str, number: int) -> ScopedCalendar:
        kept = self._calendars.get(scope)
        if kept is None or kept.version != number:
            kept = ScopedCalendar(scope, number, Calendar.read(queries.calendar_content(session, number, scope)))
            self._calendars[scope] = kept
        return kept


def read_edits(session: Session) -> Edits:
    """Gives the town's edits as the rules want them."""
    return Edits(tuple(edit_of(line) for line in edit_queries.edits(session)))


def edit_of(line: EditLine) -> Edit:
    """Gives an edit as the rules want it."""
    return Edit(*line)  # type: ignore[arg-type]
