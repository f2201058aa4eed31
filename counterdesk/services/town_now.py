"""The town as a command or a question finds it: policy, calendar and settings in the versions in force.

Parsing a policy takes milliseconds and a calendar's table of open time grows while it is used, so both are kept as
long as their version stays the newest.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from counterdesk import policy
from counterdesk.policy import Pack, Switches
from counterdesk.services import settings
from counterdesk.store.queries import town as queries
from counterdesk.store.queries.town import PackVersion
from counterdesk.store.sessions import Session
from counterdesk.values import value
from counterdesk.workdays import Calendar

CHANNELS_LIKE = {"answering_service": "voicemail"}


@value
class TownNow:
    """One town with its rules; `stored` are the settings that somebody set.

    The policy is read when it is first wanted: most questions need only the calendar.
    """

    read_pack: Callable[[], Pack]
    pack_version: int
    calendar: Calendar
    calendar_version: int
    stored: Mapping[str, Any]

    @property
    def pack(self) -> Pack:
        """The town's policy."""
        return self.read_pack()

    @property
    def switches(self) -> Switches:
        """The policy's switches with the town's own choices over them."""
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

    def owed_kind(self, channel: str, outcome: str) -> str | None:
        """Gives the kind of standard that a contact owes, None where the text dates nothing.

        An answering service's list is voicemail; a live call in Essex owes what voicemail owes only where the town
        has chosen so.
        """
        owed = self.pack.owed(self._channel(channel), outcome)
        if owed.kind is None and owed.choice is not None and self.is_on("live_call_owes"):
            return owed.choice
        return owed.kind

    def _channel(self, channel: str) -> str:
        known = {rule.channel for rule in self.pack.channels}
        return channel if channel in known else CHANNELS_LIKE.get(channel, channel)


class Towns:
    """Reads the town in force, parsing a version only once."""

    def __init__(self) -> None:
        self._pack: tuple[PackVersion, Pack] | None = None
        self._calendar: tuple[int, Calendar] | None = None

    def now(self, session: Session) -> TownNow | None:
        """Gives the town as this transaction sees it, None while none is chosen."""
        version = queries.pack_version(session)
        if version is None:
            return None
        number = queries.calendar_version(session)
        return TownNow(
            read_pack=partial(self._read_pack, session, version),
            pack_version=version.version,
            calendar=self._read_calendar(session, number),
            calendar_version=number,
            stored=queries.settings(session),
        )

    def _read_pack(self, session: Session, version: PackVersion) -> Pack:
        if self._pack is None or self._pack[0] != version:
            self._pack = version, policy.read(queries.pack_text(session, version), f"{version.town}.toml")
        return self._pack[1]

    def _read_calendar(self, session: Session, number: int) -> Calendar:
        if self._calendar is None or self._calendar[0] != number:
            self._calendar = number, Calendar.read(queries.calendar_content(session, number))
        return self._calendar[1]
