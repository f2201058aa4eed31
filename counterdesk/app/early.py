"""A desk that answers before it is open: today's log comes at once, and loading the database begins with the rest."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar, cast

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import DayLog
from counterdesk.services.asks.desk import Changes, Command, Desk, Done, Job, Question

A = TypeVar("A")


class EarlyDesk:
    """Stands before the real desk, which `opens` makes when something is wanted that only it can do."""

    def __init__(self, logbook: Path, opens: Callable[[], Desk]) -> None:
        self._logbook, self._opens = logbook, opens

    @cached_property
    def _desk(self) -> Desk:
        return self._opens()

    @property
    def _is_open(self) -> bool:
        return "_desk" in vars(self)

    def do(self, command: Command, author: PersonId | None) -> Done:
        """Carries out one command in one transaction and writes one journal line."""
        return self._desk.do(command, author)

    def read(self, question: Question[A]) -> A:
        """Answers from the logbook as it is now."""
        if not self._is_open and isinstance(question, DayLog):
            from counterdesk.services import first_look

            found = first_look.day_log(self._logbook, question)
            if found is not None:
                return cast(A, found)
        return self._desk.read(question)

    def slow(self, job: Job[A], progress: Callable[[int, int], None] | None = None) -> A:
        """Does a long job."""
        return self._desk.slow(job, progress)

    def changes_since(self, seq: int) -> Changes | None:
        """Gives what has happened after `seq`; from the beginning of time, before it is open, only how far it went."""
        if not self._is_open and not seq:
            from counterdesk.services import first_look

            last = first_look.last_line(self._logbook)
            if last is not None:
                return Changes(frozenset(), frozenset(), last) if last else None
        return self._desk.changes_since(seq)

    def interrupt(self) -> None:
        """Ends the running question early; safe to call from another thread."""
        if self._is_open:
            self._desk.interrupt()

    def close(self) -> None:
        """Closes the real desk, if it was ever needed."""
        if self._is_open:
            self._desk.close()
