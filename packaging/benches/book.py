"""A large practice logbook to measure on, made once and kept: forty invented contacts a day, over years.

What writes is measured on a copy, so that every run finds the same logbook.
"""

import random
import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter

from counterdesk.app.demo import invented
from counterdesk.app.desks import pack_texts
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.people import AskPeople, ComeToDesk, SavePerson
from counterdesk.services.asks.town import ChooseTown, ConfirmYear, Hours
from counterdesk.services.door import LogbookDesk, Places, open_desk
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Caller, Contact
from counterdesk.store.writing import Stamp

WEEK: tuple[Hours, ...] = ((("08:30", "16:30"),),) * 5 + ((), ())
NOW = datetime(2026, 11, 24, 21, 0, tzinfo=UTC)  # four o'clock on a Tuesday, at the counter
A_DAY = 40
APART = timedelta(minutes=11)
BATCH = 2_000
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
    return target


def _make(here: Places, entries: int) -> None:
    desk = open_desk(here, clock, pack_texts)
    desk.do(ChooseTown("tecumseh", WEEK, True, "Counter 1", public_can_see=False, practice=True), None)
    person = PersonId(desk.do(SavePerson(None, "Priya Nair", at_desk=True), None).id)
    desk.do(ConfirmYear(2026, ()), person)
    desk.do(ComeToDesk(person), person)
    desk.close()
    logbook = Logbook.open(here.logbook, NOW)
    chance = random.Random(2026)
    for first in range(0, entries, BATCH):
        _write(logbook, chance, person, range(first, min(first + BATCH, entries)), entries)
    logbook.close()


def _write(logbook: Logbook, chance: random.Random, person: PersonId, numbers: range, entries: int) -> None:
    """Writes a batch in one transaction, with callers, seals, journal lines and index rows as any entry has."""
    with logbook.write(Stamp(at=NOW, who=person, desk="Counter 1")) as tx:
        for number in numbers:
            day, place = divmod(entries - 1 - number, A_DAY)
            at = NOW - timedelta(days=day) - APART * place
            digits = f"+1519555{number % 10_000:04d}"
            caller = None
            if number < 10_000:
                caller = Caller(digits=digits, shown=digits[2:], first_at=at, last_at=at, contacts=1)
                tx.add(caller)
                tx.session.flush()
            contact = _contact(chance, person, at, digits)
            contact.caller_id = caller.id if caller else number % 10_000 + 1
            tx.add(contact)
            tx.journal("call_logged", contact)


def _contact(chance: random.Random, person: PersonId, at: datetime, digits: str) -> Contact:
    _topic, said = chance.choice(invented.MATTERS)
    uid = f"{chance.getrandbits(128):032x}"
    return Contact(
        uid=uid,
        visit_uid=uid,
        channel="call",
        happened_at=at,
        entered_at=at,
        name=f"{chance.choice(invented.CALLERS)} {chance.randrange(10_000)}",
        name_value="given",
        number_typed=digits[2:],
        number_digits=digits,
        number_shown=digits[2:],
        note=f"{said} File {chance.randrange(1_000_000)}.",
        outcome="answered",
        first_contact=True,
        author_id=person,
        counter="Counter 1",
    )
