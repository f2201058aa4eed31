"""What a closing would do to 10,000 open deadlines: the list, and moving them all, beside the bare arithmetic."""

import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select

from benches.book import WEEK
from benches.figures import Figure, median, times_ms
from counterdesk.app.desks import pack_texts
from counterdesk.app.packs import shipped_packs
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.policy import Reckoner, Switches
from counterdesk.services.asks.calendar import CloseNow, PreviewChange, SaveClosures, UndoClosing
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.people import ComeToDesk, SavePerson
from counterdesk.services.asks.town import ChooseTown, ClosureRow, ConfirmYear
from counterdesk.services.door import LogbookDesk, Places, open_desk
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, Deadline
from counterdesk.store.writing import Stamp
from counterdesk.workdays import Calendar, epoch_us

OPEN = 10_000
REAL = 40
FIRST = datetime(2026, 11, 16, 14, 0, tzinfo=UTC)
NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)  # eight o'clock on a Friday, before the office opens
CHANNELS = (Channel.LETTER, Channel.EMAIL, Channel.VOICEMAIL, Channel.CALL)
NOT_COPIED = frozenset({"id", "uid", "salt", "seal"})


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = FIRST

    def __call__(self) -> datetime:
        """Gives the moment that is set."""
        return self.now


def run(keep: Path, _entries: int) -> Iterator[Figure]:
    """Yields the figures about moving."""
    keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=keep) as folder:
        desk, person = _desk(Path(folder))
        bare = _bare()
        yield from _listed(desk, bare)
        yield from _moved(desk, person, bare)
        desk.close()


def _listed(desk: LogbookDesk, bare: float) -> Iterator[Figure]:
    announced = PreviewChange(SaveClosures((ClosureRow(date(2026, 11, 24), "Moving day"),)))
    far = PreviewChange(SaveClosures((ClosureRow(date(2027, 12, 24), "Eve"),)))
    rows = len(desk.read(announced).rows)
    name = f"what a closure moves of {OPEN:,} open deadlines"
    loop = "a bare loop of due_us"
    yield Figure(f"{name} ({rows:,} listed)", median(times_ms(lambda: desk.read(announced), 5)), bare, loop, 0, 1000)
    yield Figure(f"{name} (none)", median(times_ms(lambda: desk.read(far), 5)), bare, loop, 0, 1000)


def _moved(desk: LogbookDesk, person: PersonId, bare: float) -> Iterator[Figure]:
    closing = CloseNow(NOW + timedelta(minutes=30), "Snow", NOW + timedelta(days=7))
    ids = tuple(row.id for row in desk.read(PreviewChange(closing)).rows)
    groups: list[str] = []
    with_ticks = CloseNow(closing.from_at, closing.reason, closing.until_at, move=ids)
    spans = times_ms(lambda: groups.append(desk.do(with_ticks, person).uid), 1)
    yield Figure(f"closing and moving {len(ids):,} of them", spans[0], bare, "a bare loop of due_us")
    spans = times_ms(lambda: desk.do(UndoClosing(groups[0]), person), 1)
    yield Figure("one undo of it", spans[0], bare, "a bare loop of due_us")


def _bare() -> float:
    """Measures 10,000 due dates in an empty loop, with a new calendar, as a change has one."""
    standard = shipped_packs()["tecumseh"].standard("call")
    if standard is None:
        raise LookupError("Tecumseh has a standard for calls")
    weekly = {day: [list(opening) for opening in hours] for day, hours in
              zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), WEEK, strict=True)}  # fmt: skip
    instants = [epoch_us(FIRST + timedelta(minutes=i)) for i in range(OPEN)]

    def loop() -> list[int | None]:
        due_us = Reckoner(standard, Calendar.read({"weekly": weekly}), Switches()).due_us
        return [due_us(at) for at in instants]

    return median(times_ms(loop, 5))


def _desk(folder: Path) -> tuple[LogbookDesk, PersonId]:
    places = Places(folder / "logbook.db", folder / "drafts.db", folder / "backups")
    clock = Clock()
    desk = open_desk(places, clock, pack_texts)
    desk.do(ChooseTown("tecumseh", WEEK, True, "Counter 1", practice=True), None)
    person = PersonId(desk.do(SavePerson(None, "Priya Nair", at_desk=True), None).id)
    for year in (2026, 2027):
        desk.do(ConfirmYear(year, ()), person)
    desk.do(ComeToDesk(person), person)
    for number in range(REAL):
        clock.now = FIRST + timedelta(hours=2 * number)
        desk.do(_call(number), person)
    clock.now = NOW
    _copy(places.logbook, person)
    return desk, person


def _call(number: int) -> LogContact:
    return LogContact(
        f"00000000-0000-0000-0000-{number:012d}",
        channel=CHANNELS[number % len(CHANNELS)],
        outcome=Outcome.MESSAGE,
        caller=CallerTyped("Walter Pike", number="519-555-0111"),
        note="Asks when the large item pick-up is.",
    )


def _copy(logbook: Path, person: PersonId) -> None:
    """Copies the real open deadlines, each with its contact, until there are enough."""
    opened = Logbook.open(logbook, NOW)
    with opened.write(Stamp(at=NOW, who=person, desk="Counter 1")) as tx:
        real = tx.session.execute(select(Deadline, Contact).join(Contact, Contact.id == Deadline.contact_id)).all()
        for number in range(OPEN - len(real)):
            deadline, contact = real[number % len(real)]
            made = Contact(**{**_columns(contact), "uid": f"copy-{number}", "visit_uid": f"copy-{number}"})
            tx.add(made)
            tx.session.flush()
            tx.add(Deadline(**{**_columns(deadline), "contact_id": made.id, "message_id": None}))
        tx.journal("contacts_copied", real[0][1])
    opened.close()


def _columns(row: Any) -> dict[str, Any]:
    names = {column.name for column in row.__table__.c} - NOT_COPIED
    return {name: getattr(row, name) for name in names}
