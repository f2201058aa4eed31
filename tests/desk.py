"""A ready desk for tests: a real logbook in a folder, a town chosen, people there, and a clock that is set by hand."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from uuid import UUID

from counterdesk.app.paths import shipped
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.ids import PersonId, TopicId
from counterdesk.domain.instants import ZONE
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import AskTopics, LogContact
from counterdesk.services.asks.people import AskPeople, ComeToDesk, SavePerson
from counterdesk.services.asks.town import AskTowns, ChooseTown, ClosureRow, ConfirmYear, Hours
from counterdesk.services.door import LogbookDesk, Places, open_desk

TUESDAY = datetime(2026, 11, 24, 10, 0, tzinfo=ZONE)
WEEKDAY: Hours = (("08:30", "16:30"),)
USUAL_HOURS: tuple[Hours, ...] = (WEEKDAY,) * 5 + ((),) * 2


class Clock:
    """A clock that stands until somebody moves it."""

    def __init__(self, now: datetime) -> None:
        self.now = now.astimezone(UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, now: datetime) -> None:
        self.now = now.astimezone(UTC)

    def forward(self, **span: float) -> None:
        self.now += timedelta(**span)


def toronto(text: str) -> datetime:
    """Gives an instant from wall-clock text: `2026-11-24 16:31`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def packs() -> Mapping[str, str]:
    """Gives the policies that come with the program."""
    folder = shipped("resources") / "policies"
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.toml"))}


def places(tmp_path: Path, counter: str = "Front counter") -> Places:
    return Places(tmp_path / "logbook.db", tmp_path / "drafts.db", tmp_path / "backups", counter)


def bare_desk(
    tmp_path: Path, now: datetime = TUESDAY, texts: Callable[[], Mapping[str, str]] = packs
) -> tuple[LogbookDesk, Clock]:
    """Gives a desk on a new logbook in which no town is chosen yet."""
    clock = Clock(now)
    return open_desk(places(tmp_path), clock, texts), clock


@dataclass(frozen=True)
class SetUp:
    """What a ready logbook is made of; equal ones are made once and copied."""

    now: datetime
    town: str
    people: tuple[str, ...]
    hours: tuple[Hours, ...]
    confirmed: bool
    closures: tuple[ClosureRow, ...]
    here: bool


def new_desk(
    tmp_path: Path,
    now: datetime = TUESDAY,
    town: str = "tecumseh",
    people: Sequence[str] = ("Priya Nair",),
    *,
    hours: tuple[Hours, ...] = USUAL_HOURS,
    confirmed: bool = True,
    closures: Sequence[ClosureRow] = (),
    here: bool = True,
) -> tuple[LogbookDesk, Clock]:
    """Gives a desk with a town, its people and a clock; hours and this and next year are confirmed.

    The first of the people is at the desk unless `here` is False.
    """
    ready = _ready(SetUp(now, town, tuple(people), hours, confirmed, tuple(closures), here))
    at = places(tmp_path)
    shutil.copy(ready, at.logbook)
    clock = Clock(now)
    return open_desk(at, clock, packs), clock


@cache
def _ready(wanted: SetUp) -> Path:
    """Makes a logbook that is set up, closed, and copied for every test that wants the same."""
    folder = Path(tempfile.mkdtemp(prefix="counterdesk-ready-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    desk, _ = bare_desk(folder, wanted.now)
    desk.do(ChooseTown(wanted.town, wanted.hours, wanted.confirmed, "Front counter"), None)
    for name in wanted.people:
        desk.do(SavePerson(None, name, at_desk=True), None)
    first = person(desk, wanted.people[0]) if wanted.people else None
    if wanted.confirmed:
        for year in (wanted.now.year, wanted.now.year + 1):
            rows = tuple(row for row in wanted.closures if row.on.year == year)
            desk.do(ConfirmYear(year, rows), first)
    if wanted.here and first is not None:
        desk.do(ComeToDesk(first), first)
    desk.close()
    return places(folder).logbook


def person(desk: LogbookDesk, name: str) -> PersonId:
    """Gives the id of somebody in People."""
    return next(one.id for one in desk.read(AskPeople()).people if one.name.startswith(name))


def topic(desk: LogbookDesk, place: int = 0) -> TopicId:
    """Gives a topic of the quick board."""
    return desk.read(AskTopics())[place].id


_uids = count(1)


def uid() -> str:
    """Gives a fresh uid, as a card gets it when it is opened."""
    return str(UUID(int=next(_uids)))


def call(**fields: object) -> LogContact:
    """Gives a call that was answered; every field can be said otherwise."""
    usual: dict[str, object] = {
        "uid": uid(),
        "channel": Channel.CALL,
        "outcome": Outcome.ANSWERED,
        "note": "Asked when the leaves are collected.",
        "caller": CallerTyped("Maria Rossi", number="519-555-0142"),
    }
    return LogContact(**{**usual, **fields})  # type: ignore[arg-type]


def message(**fields: object) -> LogContact:
    """Gives a call that left a message for whoever is at the desk."""
    return call(**{"outcome": Outcome.MESSAGE, **fields})


def message_for_tom(**fields: object) -> LogContact:
    """Gives a call that left a message for a colleague, to be handed over."""
    return message(**{"message": MessageTyped(Answerer(text="Tom Ng")), **fields})


def towns_on_offer(desk: LogbookDesk) -> tuple[str, ...]:
    """Gives the towns that first start offers."""
    return tuple(one.town for one in desk.read(AskTowns()))
