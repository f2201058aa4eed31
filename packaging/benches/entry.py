"""From Enter to durable and painted, beside a bare 4 KiB write with fdatasync on the same disk."""

import os
import uuid
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import perf_counter_ns
from typing import Any

from PySide6.QtCore import QEvent, QObject

from benches import book
from benches.figures import Figure, median, share, times_ms
from benches.window import RealWindow
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Done
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.cards.contact import ContactCard

ROUNDS = 200
PAINTED_ROUNDS = 120
SETTLE_MS = 120
TYPED: dict[str, Any] = {
    "name": "Walter Pike",
    "number": "519-555-0111",
    "note": "Asks when the large item pick-up is.",
    "outcome": Outcome.MESSAGE,
}


def run(keep: Path, entries: int) -> Iterator[Figure]:
    """Yields the figures of saving."""
    bare = _bare_writes(keep)
    yield Figure("4 KiB write + fdatasync, p95", share(bare, 95))
    folder = book.copied(keep, entries)
    desk, person = book.opened(folder, entries)
    for name, aim, call in (("an answered call", 3, _answered), ("a message and its deadline", 0, _message)):
        spans = times_ms(partial(_do, desk, person, call), ROUNDS)
        what = f"commit of {name}, {entries:,} entries"
        yield Figure(f"{what}, median", median(spans), median(bare), "write + fdatasync")
        yield Figure(f"{what}, p95", share(spans, 95), share(bare, 95), "write + fdatasync", aim)
    desk.close()
    yield from _painted(folder, entries, bare)


def _do(desk: LogbookDesk, person: PersonId, call: Callable[[], LogContact]) -> None:
    desk.do(call(), person)


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


def _answered() -> LogContact:
    """A row with its caller, its words in the index, its seal and its journal line: the plain entry of the aim."""
    return LogContact(
        uid=str(uuid.uuid4()),
        channel=Channel.CALL,
        outcome=Outcome.ANSWERED,
        note="Asks when the large item pick-up is.",
        caller=CallerTyped("Walter Pike", number="519-555-0111"),
    )


def _message() -> LogContact:
    """The same with a numbered message and a deadline by the town's policy: three records in one transaction."""
    return replace(_answered(), outcome=Outcome.MESSAGE)


class _Counter(RealWindow):
    """The real window on the large logbook; a round is over when the entry is durable and its row is painted."""

    def __init__(self, folder: Path, entries: int) -> None:
        super().__init__(folder, entries)
        self._saved: list[Done] = []
        self._is_painted = False
        self._table = self.shell.desk.today.table
        self._table.viewport().installEventFilter(self)
        self.shell.cards.saved.connect(self._saved.append)
        self.turn_until(lambda: self._table.model_.rowCount() > 0)

    def enter(self) -> float:
        """Types a card, saves it, and gives the milliseconds from Enter until its row is painted."""
        self.shell.open_card("call")
        card = self.shell.cards.card
        assert isinstance(card, ContactCard)
        card.show_typed(replace(card.typed(), **TYPED))
        self.settle(SETTLE_MS)
        self._saved.clear()
        self._is_painted = False
        started = perf_counter_ns()
        self.shell.cards.save()
        self.turn_until(lambda: self._is_painted)
        spent = (perf_counter_ns() - started) / 1e6
        self.settle(SETTLE_MS)
        return spent

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        """Notes that the table is about to be painted with the saved entry in its first row."""
        if event.type() == QEvent.Type.Paint and self._saved:
            row = self._table.model_.row(0)
            self._is_painted = row is not None and row.uid == self._saved[0].uid
        return False


def _painted(folder: Path, entries: int, bare: list[float]) -> Iterator[Figure]:
    counter = _Counter(folder, entries)
    spans = [counter.enter() for _ in range(PAINTED_ROUNDS)]
    counter.close()
    name = "Enter on a message to durable and painted"
    yield Figure(f"{name}, p50", median(spans), median(bare), "write + fdatasync")
    yield Figure(f"{name}, p95", share(spans, 95), share(bare, 95), "write + fdatasync", limit_ms=16)
    yield Figure(f"{name}, max", max(spans))
