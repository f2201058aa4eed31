"""A large practice logbook to measure on, made once and kept: forty invented contacts a day, over years.

What writes is measured on a copy, so that every run finds the same logbook.
"""

import os
import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from benches import bulk
from counterdesk.app.desks import pack_texts
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.people import AskPeople, ComeToDesk, SavePerson
from counterdesk.services.asks.town import ChooseTown, ConfirmYear, Hours
from counterdesk.services.door import LogbookDesk, Places, open_desk
from counterdesk.store.engine import Logbook
from counterdesk.store.writing import Stamp

WEEK: tuple[Hours, ...] = ((("08:30", "16:30"),),) * 5 + ((), ())
NOW = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)  # four o'clock on a Tuesday, at the counter
A_DAY = 40
APART = timedelta(minutes=11)
BATCH = 10_000
_started = perf_counter()


def clock() -> datetime:
    """Gives the moment at which everything is measured; it goes on while the measuring lasts."""
    return NOW + timedelta(seconds=perf_counter() - _started)


def places(folder: Path, entries: int) -> Places:
    """Gives where the logbook of that size lies."""
    return Places(folder / f"logbook-{entries}.db", folder / f"drafts-{entries}.db", folder / "backups")


def opened(folder: Path, entries: int, now: Callable[[], datetime] = clock) -> tuple[LogbookDesk, PersonId]:
    """Gives a desk on a logbook with that many entries, making it when it is not there, and its first person."""
    folder.mkdir(parents=True, exist_ok=True)
    here = places(folder, entries)
    ready = here.logbook.with_suffix(".ready")
    if not ready.exists():
        for old in folder.glob(f"logbook-{entries}.db*"):
            old.unlink()
        print(f"  (making a logbook of {entries:,} entries)", flush=True)
        _make(here, entries)
        ready.touch()
    desk = open_desk(here, now, pack_texts)
    return desk, desk.read(AskPeople()).people[0].id


def copied(folder: Path, entries: int) -> Path:
    """Gives a folder with a fresh copy of a logbook with that many entries, to be written to."""
    opened(folder, entries)[0].close()
    target = folder / "copy"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir()
    for name in (f"logbook-{entries}.db", f"logbook-{entries}.ready"):
        shutil.copy2(folder / name, target / name)
        _on_disk(target / name)
    return target


def _on_disk(path: Path) -> None:
    """Waits until a file is on the disk, as one in use is: else the first commit would write all of it."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _make(here: Places, entries: int) -> None:
    desk = open_desk(here, clock, pack_texts)
    desk.do(ChooseTown("tecumseh", WEEK, True, "Counter 1", public_can_see=False, practice=True), None)
    person = PersonId(desk.do(SavePerson(None, "Priya Nair", at_desk=True), None).id)
    desk.do(ConfirmYear(2026, ()), person)
    desk.do(ComeToDesk(person), person)
    desk.close()
    logbook = Logbook.open(here.logbook, NOW)
    stamp = Stamp(at=NOW, who=person, desk="Counter 1")
    bulk.write_callers(logbook, stamp, _moment(0, entries), entries)
    chance = random.Random(2026)
    for first in range(0, entries, BATCH):
        numbers = range(first, min(first + BATCH, entries))
        bulk.write_entries(logbook, stamp, chance, [(number, _moment(number, entries)) for number in numbers])
    logbook.close()


def _moment(number: int, entries: int) -> datetime:
    """Gives when an entry was made: the last one at four o'clock today, forty a day before it."""
    day, place = divmod(entries - 1 - number, A_DAY)
    return NOW - timedelta(days=day) - APART * place
