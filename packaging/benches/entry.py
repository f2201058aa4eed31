"""From Enter to durable and painted, beside a bare 4 KiB write with fdatasync on the same disk."""

import os
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from benches import book
from benches.figures import Figure, median, share, times_ms
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Done
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import ThreadLanes
from counterdesk.ui.shell import Shell

ROUNDS = 200


def run(keep: Path, entries: int) -> Iterator[Figure]:
    """Yields the figures of saving."""
    bare = _bare_writes(keep)
    yield Figure("4 KiB write + fdatasync, p95", share(bare, 95))
    desk, person = book.opened(keep, entries, _now)
    spans = times_ms(lambda: desk.do(_call(), person), ROUNDS)
    desk.close()
    name = f"commit of an entry, {entries:,} entries"
    yield Figure(f"{name}, median", median(spans), median(bare), "write + fdatasync")
    yield Figure(f"{name}, p95", share(spans, 95), share(bare, 95), "write + fdatasync", 3)
    yield from _painted(keep, entries, bare)


def _now() -> datetime:
    return datetime.now(UTC)


def _bare_writes(keep: Path) -> list[float]:
    keep.mkdir(parents=True, exist_ok=True)
    target = os.open(keep / "bare", os.O_CREAT | os.O_WRONLY, 0o600)
    block = b"x" * 4096

    def write() -> None:
        os.write(target, block)
        os.fdatasync(target)

    spans = times_ms(write, ROUNDS)
    os.close(target)
    return spans


def _call() -> LogContact:
    return LogContact(
        uid=str(uuid.uuid4()),
        channel=Channel.CALL,
        outcome=Outcome.MESSAGE,
        note="Asks when the large item pick-up is.",
        caller=CallerTyped("Walter Pike", number="519-555-0111"),
    )


class _Painted:
    """The real window on the large logbook; a round is over when the entry is durable and the lists are painted."""

    def __init__(self, keep: Path, entries: int) -> None:
        self._application = QApplication.instance() or QApplication([])
        theme.apply(self._application)
        self._lanes = ThreadLanes(lambda: book.opened(keep, entries, _now)[0])
        self._here = Here(self._lanes, _now)
        self.shell = Shell(self._here, ())
        self.shell.show()
        self._here.start()
        self.shell.start()
        self._turn_until(lambda: self._here.person is not None)
        self._settle()

    def enter(self) -> float:
        """Saves one card and gives the milliseconds until it is committed and its row painted."""
        done: list[Done] = []
        started = perf_counter_ns()
        self._lanes.do(_call(), done.append)
        rows = self.shell.desk.today.table.model_.rows
        self._turn_until(lambda: bool(done) and any(row.uid == done[0].uid for row in rows()[:1]))
        self.shell.repaint()
        return (perf_counter_ns() - started) / 1e6

    def close(self) -> None:
        """Lets the window and its threads go."""
        self.shell.close()
        self._lanes.stop()

    def _turn_until(self, is_so: Callable[[], bool]) -> None:
        loop = QEventLoop()
        while not is_so():
            loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def _settle(self) -> None:
        loop = QEventLoop()
        for _ in range(50):
            loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _painted(keep: Path, entries: int, bare: list[float]) -> Iterator[Figure]:
    window = _Painted(keep, entries)
    spans = [window.enter() for _ in range(100)]
    window.close()
    yield Figure("Enter to durable and painted, p50", median(spans), median(bare), "write + fdatasync")
    yield Figure(
        "Enter to durable and painted, p95", share(spans, 95), share(bare, 95), "write + fdatasync", limit_ms=16
    )
    yield Figure("Enter to durable and painted, max", max(spans))
