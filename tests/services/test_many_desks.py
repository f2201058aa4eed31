"""Several desks on one logbook at once: nothing is lost, no number comes twice, and each sees the others."""

import threading
from collections.abc import Callable
from pathlib import Path

from counterdesk.domain.contact import CallerTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import DayLog, Find, MessagesToHand
from counterdesk.services.asks.due import DueBoard, TakeDeadline
from counterdesk.services.asks.logbook import Check
from counterdesk.services.door import LogbookDesk, open_desk
from tests.desk import Clock, message, message_for_tom, new_desk, packs, person, places, toronto

DAY = DayLog(toronto("2026-11-24 00:00"), toronto("2026-11-25 00:00"))
EACH = 12


def together(tmp_path: Path, clock: Clock, *works: Callable[[LogbookDesk], None]) -> list[BaseException]:
    """Runs each piece of work on a thread and a desk of its own, all at once; gives what went wrong."""
    wrong: list[BaseException] = []
    gate = threading.Barrier(len(works))

    def run(work: Callable[[LogbookDesk], None]) -> None:
        desk = open_desk(places(tmp_path), clock, packs)
        try:
            gate.wait()
            work(desk)
        except BaseException as caught:  # noqa: BLE001 - a thread's mistake is shown by the test
            wrong.append(caught)
        finally:
            desk.close()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return wrong


def test_three_desks_log_at_once_and_every_number_is_given_once(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")

    def log(other: LogbookDesk) -> None:
        for _ in range(EACH):
            other.do(message_for_tom(), priya)

    assert together(tmp_path, clock, log, log, log) == []
    numbers = sorted(one.message_number for one in desk.read(MessagesToHand()))
    assert numbers == [f"2026-{count:04}" for count in range(1, 3 * EACH + 1)]
    assert len(desk.read(DueBoard()).rows) == 3 * EACH
    assert desk.slow(Check()).sound


def test_one_caller_at_two_desks_is_counted_twice_under_one_number(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")

    def log(other: LogbookDesk) -> None:
        for _ in range(EACH):
            other.do(message(caller=CallerTyped("Maria Rossi", number="519-555-0142")), priya)

    assert together(tmp_path, clock, log, log) == []
    assert len(desk.read(Find("5550142"))) == 2 * EACH


def test_two_people_take_the_same_row_and_one_has_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, people=("Priya Nair", "Tom Ng"))
    priya, tom = person(desk, "Priya"), person(desk, "Tom")
    desk.do(message(), priya)
    row = desk.read(DueBoard()).rows[0].id

    def take(who: object) -> Callable[[LogbookDesk], None]:
        def work(other: LogbookDesk) -> None:
            other.do(TakeDeadline(row, who), who)  # type: ignore[arg-type]

        return work

    assert together(tmp_path, clock, take(priya), take(tom)) == []
    assert desk.read(DueBoard()).rows[0].claimed_by in ("Priya Nair", "Tom Ng")


def test_reading_beside_writing_always_sees_whole_entries(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    priya = person(desk, "Priya")
    seen: list[tuple[int, int]] = []

    def log(other: LogbookDesk) -> None:
        for _ in range(EACH):
            other.do(message_for_tom(), priya)

    def look(other: LogbookDesk) -> None:
        for _ in range(EACH):
            due, slips = other.read(DueBoard()).rows, other.read(MessagesToHand())
            seen.append((len(due), len(slips)))
            assert all(row.record_number and row.due_at for row in due)

    assert together(tmp_path, clock, log, look) == []
    assert all(due <= slips for due, slips in seen)
    assert desk.read(DAY).contacts == EACH


def test_a_question_that_is_broken_off_is_a_refusal_and_the_next_one_is_answered(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(message(), person(desk, "Priya"))
    stop = threading.Event()

    def disturb() -> None:
        while not stop.is_set():
            desk.interrupt()

    thread = threading.Thread(target=disturb)
    thread.start()
    codes = set()
    for _ in range(30):
        try:
            desk.read(Find("maria"))
        except Refused as refused:
            codes.add(refused.code)
    stop.set()
    thread.join()
    assert codes <= {"read_interrupted"}
    assert len(desk.read(Find("maria"))) == 1
