"""One worker beside the window: a thread with a desk of its own, and the works it is given."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Desk
from counterdesk.values import value

Refuse = Callable[[Refused], object]
_REST_S = 0.1  # by then the window has painted what came home


@value
class Work:
    """One thing for a desk, and who waits for it on the interface thread."""

    run: Callable[[Desk], object]
    then: Callable[[Any], object] | None
    refused: Refuse | None
    slot: str = ""


@value
class Outcome:
    """What became of a piece of work; crosses to the interface thread."""

    work: Work
    answer: object = None
    reason: Refused | None = None
    problem: Exception | None = None


def attempt(work: Work, open_desk: Callable[[], Desk]) -> Outcome:
    """Runs a work with a desk and gives what became of it."""
    try:
        return Outcome(work, answer=work.run(open_desk()))
    except Refused as reason:
        return Outcome(work, reason=reason)
    except Exception as problem:  # noqa: BLE001 - the worker's lane: everything else is for the last-resort handler
        return Outcome(work, problem=problem)


def _rest(desk: Desk) -> bool:
    return desk.rest()


class Lane(threading.Thread):
    """One worker with its own desk, made at the first work so that nothing heavy is loaded before the first paint."""

    def __init__(
        self, name: str, open_desk: Callable[[], Desk], bring_home: Callable[[Outcome, Desk | None], None]
    ) -> None:
        super().__init__(name=f"counterdesk-{name}", daemon=True)
        self._open_desk, self._bring_home = open_desk, bring_home
        self._waiting: deque[Work] = deque()
        self._running: Work | None = None
        self._desk: Desk | None = None
        self._is_ending = False
        self._is_rested = True
        self._bell = threading.Condition()
        self.start()

    def put(self, work: Work) -> bool:
        """Queues work and tells whether it was taken; an older question of the same slot goes, even while it runs."""
        with self._bell:
            if self._is_ending:
                return False
            if work.slot:
                self._waiting = deque(older for older in self._waiting if older.slot != work.slot)
                self._interrupt(work.slot)
            self._waiting.append(work)
            self._bell.notify()
            return True

    def end(self, *, drop_waiting: bool) -> None:
        """Takes nothing more; finishes what waits, or drops it."""
        with self._bell:
            self._is_ending = True
            if drop_waiting:
                self._waiting.clear()
                self._interrupt(None)
            self._bell.notify()

    def _interrupt(self, slot: str | None) -> None:
        if self._running is not None and self._desk is not None and slot in (None, self._running.slot):
            self._desk.interrupt()

    def run(self) -> None:
        """Works until the end; this is the thread's own life."""
        while (work := self._next()) is not None:
            outcome = attempt(work, self._opened)
            if not self._is_overtaken(work):
                self._bring_home(outcome, self._desk)
            self._is_rested = False
            del outcome, work  # a window's slot must not find its end here, on the wrong thread
        if self._desk is not None:
            self._desk.close()

    def _next(self) -> Work | None:
        rest_s: float | None = None if self._is_rested else _REST_S
        while not self._is_wanted(rest_s):
            rest_s = 0 if self._rest() else None
        with self._bell:
            self._running = self._waiting.popleft() if self._waiting else None
            return self._running

    def _is_wanted(self, within_s: float | None) -> bool:
        with self._bell:
            return self._bell.wait_for(lambda: bool(self._waiting) or self._is_ending, within_s)

    def _rest(self) -> bool:
        """Does a little of what can wait, and tells whether there is more."""
        self._is_rested = True
        if self._desk is None:
            return False
        outcome = attempt(Work(_rest, None, None), self._opened)
        if outcome.problem is not None:
            self._bring_home(outcome, None)
        return outcome.answer is True

    def _opened(self) -> Desk:
        if self._desk is None:
            self._desk = self._open_desk()
        return self._desk

    def _is_overtaken(self, work: Work) -> bool:
        with self._bell:
            self._running = None
            return bool(work.slot) and any(newer.slot == work.slot for newer in self._waiting)
