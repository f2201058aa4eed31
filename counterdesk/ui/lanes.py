"""The way from a window to the logbook and back: three lanes, so that the interface thread never waits for a disk.

*Write* takes commands only, *read* questions, *slow* long jobs; each is a thread with a desk of its own. What comes
back comes through one Qt signal, on the interface thread. Tests run the lanes inline.
"""

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Changes, Command, Desk, Done, Job, Question, Together
from counterdesk.ui.lane import Lane, Outcome, Refuse, Work, attempt

A = TypeVar("A")
Fail = Callable[[Exception], object]
Progress = Callable[[int, int], object]
Part = Callable[[Changes], Question[Any] | None]
_PAINTED_MS = 25  # by then what a commit changed is painted


class Lanes(Protocol):
    """What a window sees. `author` signs commands, and is taken at the moment of `do`."""

    author: PersonId | None
    on_refused: Refuse | None
    on_failed: Fail | None
    has_written: bool

    @property
    def changed(self) -> SignalInstance:
        """Tells every window what a commit changed (`Changes`)."""

    def do(self, command: Command, done: Callable[[Done], object] | None = None, refused: Refuse | None = None) -> None:
        """Carries out a command; then `done`, or `refused` (else `on_refused`)."""

    def read(
        self, question: Question[A], then: Callable[[A], object], slot: str = "", refused: Refuse | None = None
    ) -> None:
        """Answers a question; a newer one of the same slot takes the place of an older one."""

    def follow(self, slot: str, part: Part, then: Callable[[Changes, Any], object]) -> None:
        """Lets what a commit changed of a board come home with its news, to be painted at once with the result.

        `part` gives the question for it, None where the board is to be read whole; it is called on any lane's thread.
        `then` comes before `changed`. One slot has one follower, the newest.
        """

    def slow(
        self,
        job: Job[A],
        then: Callable[[A], object] | None = None,
        refused: Refuse | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Does a long job; `progress` hears how far it is as (done, of)."""

    def stop(self, last: Job[Any] | None = None) -> None:
        """Finishes what was commanded, drops what was asked, does one `last` job, and lets the desks go."""


class _Base(QObject):
    """What both kinds of lanes share: who signs, who hears of trouble, and the feed's place in the journal."""

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.author: PersonId | None = None
        self.on_refused: Refuse | None = None
        self.on_failed: Fail | None = None
        self.has_written = False
        self._seq = 0
        self._followers: dict[str, tuple[Part, Callable[[Changes, Any], object]]] = {}

    def follow(self, slot: str, part: Part, then: Callable[[Changes, Any], object]) -> None:
        """Lets what a commit changed of a board come home with its news."""
        self._followers[slot] = (part, then)

    def _told(self, desk: Desk, changes: Changes | None) -> tuple[Outcome, ...]:
        """Gives the changed parts of the boards; one that cannot be read is left to the board, which reads itself."""
        if changes is None or not self._followers:
            return ()
        asked = [(part(changes), then) for part, then in tuple(self._followers.values())]
        works = [Work(partial(_ask, one), partial(then, changes), None) for one, then in asked if one is not None]
        questions = tuple(one for one, _then in asked if one is not None)
        together = attempt(Work(partial(_ask, Together(questions)), None, None), lambda: desk)
        if isinstance(together.answer, tuple):
            return tuple(Outcome(work, answer) for work, answer in zip(works, together.answer, strict=True))
        outcomes = [attempt(work, lambda: desk) for work in works]
        return tuple(one for one in outcomes if one.reason is None and one.problem is None)

    def _finish(self, outcome: Outcome) -> None:
        work = outcome.work
        if outcome.problem is not None:
            self._fail(outcome.problem)
        elif outcome.reason is not None:
            self._refuse(outcome.reason, work.refused)
        elif work.then is not None:
            work.then(outcome.answer)

    def _refuse(self, reason: Refused, refused: Refuse | None) -> None:
        hears = refused or self.on_refused
        if hears is None:
            raise reason
        hears(reason)

    def _fail(self, problem: Exception) -> None:
        if self.on_failed is None:
            raise problem
        self.on_failed(problem)

    def _take_changes(self, changes: Changes | None) -> None:
        if changes is not None and changes.seq > self._seq:
            self._seq = changes.seq
            self.changed.emit(changes)


class InlineLanes(_Base):
    """Lanes that do everything at once on the caller's thread: for tests, which then read in a straight line."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._seq = _head(desk)

    def do(self, command: Command, done: Callable[[Done], object] | None = None, refused: Refuse | None = None) -> None:
        """Carries out a command now."""
        self.has_written = True
        self._run(_command(command, self.author, done, refused))

    def read(
        self, question: Question[A], then: Callable[[A], object], slot: str = "", refused: Refuse | None = None
    ) -> None:
        """Answers a question now."""
        self._run(Work(lambda desk: desk.read(question), then, refused, slot))

    def slow(
        self,
        job: Job[A],
        then: Callable[[A], object] | None = None,
        refused: Refuse | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Does a long job now."""
        self._run(Work(lambda desk: desk.slow(job, _telling(progress)), then, refused))

    def _run(self, work: Work) -> None:
        self._finish(attempt(work, lambda: self._desk))
        changes = self._desk.changes_since(self._seq)
        for part in self._told(self._desk, changes):
            self._finish(part)
        self._take_changes(changes)

    def stop(self, last: Job[Any] | None = None) -> None:
        """Does the last job and lets the desk go."""
        if last is not None:
            self.slow(last)
        self._desk.close()


def _head(desk: Desk) -> int:
    """Gives the journal's last line: what happened before this window opened is no news."""
    changes = desk.changes_since(0)
    return changes.seq if changes is not None else 0


def _ask(question: Question[A], desk: Desk) -> A:
    return desk.read(question)


def _command(
    command: Command, author: PersonId | None, done: Callable[[Done], object] | None, refused: Refuse | None
) -> Work:
    return Work(lambda desk: desk.do(command, author), done, refused)


def _telling(progress: Progress | None) -> Callable[[int, int], None] | None:
    if progress is None:
        return None

    def tell(done: int, of: int) -> None:
        progress(done, of)

    return tell


class ThreadLanes(_Base):
    """The lanes of the real program. `factory` makes a desk, and is called on each lane's own thread.

    A factory that refuses (a damaged logbook) refuses the work that wanted its desk; the next work tries again.
    """

    _arrived = Signal(object)

    def __init__(self, factory: Callable[[], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._deliver)
        self._factory = factory
        self._feed = threading.Lock()
        self._seen = 0
        self._untold: deque[Changes] = deque()
        self._is_stopped = False
        self._is_delivering = False
        self._asked: list[Work] = []
        self._painted = QTimer(self, singleShot=True)
        self._painted.timeout.connect(self._ask)
        self._renewal: threading.Thread | None = None
        self._write, self._read, self._slow = self._new_lanes()

    def _new_lanes(self) -> tuple[Lane, Lane, Lane]:
        write, read, slow = (Lane(name, self._open, self._bring_home) for name in ("write", "read", "slow"))
        return write, read, slow

    def _open(self) -> Desk:
        """Runs on a lane's thread."""
        desk = self._factory()
        with self._feed:
            self._seen = self._seen or _head(desk)
        return desk

    def _bring_home(self, outcome: Outcome, desk: Desk | None) -> None:
        """Runs on a lane's thread: posts the news of the journal and the result in one parcel.

        In two, the window would lay out and paint what the first one changed before it opened the second. The news
        comes first, so that the boards are read anew while the window still does what the result asks for.
        """
        if desk is None or outcome.work.slot:
            self._arrived.emit((outcome,))
        else:
            self._arrived.emit((*self._whats_new(desk), outcome))

    def _whats_new(self, desk: Desk) -> tuple[Outcome, ...]:
        heard = attempt(Work(self._hear, None, None), lambda: desk)
        return heard.answer if isinstance(heard.answer, tuple) else (heard,)

    def _hear(self, desk: Desk) -> tuple[Outcome, ...]:
        with desk.one_look():
            news = attempt(Work(self._news, self._take_changes, None), lambda: desk)
            changes = news.answer
            return (*self._told(desk, changes if isinstance(changes, Changes) else None), news)

    def _news(self, desk: Desk) -> Changes | None:
        with self._feed:
            changes = desk.changes_since(self._seen)
            if changes is not None:
                self._seen = changes.seq
                self._untold.append(changes)
            return changes

    def _take_changes(self, changes: Changes | None) -> None:
        """Tells the news up to these: what another lane heard before and has not brought home yet comes first."""
        while changes is not None and self._untold and self._untold[0].seq <= changes.seq:
            super()._take_changes(self._untold.popleft())

    def _deliver(self, outcomes: tuple[Outcome, ...]) -> None:
        self._is_delivering = True
        try:
            for outcome in outcomes:
                if not self._is_stopped:
                    self._finish(outcome)
        finally:
            self._is_delivering = False
            if self._asked and not self._painted.isActive():
                self._painted.start(_PAINTED_MS if any(isinstance(one.answer, Changes) for one in outcomes) else 0)

    def do(self, command: Command, done: Callable[[Done], object] | None = None, refused: Refuse | None = None) -> None:
        """Carries out a command on the write lane, in the order of asking."""
        self.has_written = True
        if not self._write.put(_command(command, self.author, done, refused)):
            self._refuse(Refused("desk_closed"), refused)

    def read(
        self, question: Question[A], then: Callable[[A], object], slot: str = "", refused: Refuse | None = None
    ) -> None:
        """Answers on the read lane; of one slot only the newest question is answered.

        What is asked because of a parcel waits until its content is painted: both threads would share one processor.
        """
        work = Work(lambda desk: desk.read(question), then, refused, slot)
        self._asked = [older for older in self._asked if not slot or older.slot != slot]
        if self._is_delivering:
            self._asked.append(work)
        else:
            self._read.put(work)

    def _ask(self) -> None:
        asked, self._asked = self._asked, []
        for work in asked:
            self._read.put(work)

    def slow(
        self,
        job: Job[A],
        then: Callable[[A], object] | None = None,
        refused: Refuse | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Does a long job on the slow lane."""
        tell = _telling(self._post_progress(progress) if progress else None)
        if not self._slow.put(Work(lambda desk: desk.slow(job, tell), then, refused)):
            self._refuse(Refused("desk_closed"), refused)

    def _post_progress(self, progress: Progress) -> Progress:
        def post(done: int, of: int) -> None:
            step = Work(lambda _desk: None, lambda _answer: progress(done, of), None)
            self._arrived.emit((Outcome(step),))

        return post

    def renew(self, between: Callable[[], A], then: Callable[[A], object], refused: Refuse) -> None:
        """Lets the desks go, does `between` on a thread of its own while nobody has the logbook, and begins again."""
        old = (self._write, self._read, self._slow)
        for lane in old:
            lane.end(drop_waiting=lane is self._read)
        work = Work(lambda _desk: between(), then, refused)
        self._renewal = threading.Thread(target=self._renew, args=(old, work), name="counterdesk-renewal")
        self._renewal.start()

    def _renew(self, old: tuple[Lane, ...], work: Work) -> None:
        """Runs on the renewal's own thread."""
        for lane in old:
            lane.join()
        outcome = attempt(work, lambda: cast(Desk, None))
        self._arrived.emit((Outcome(Work(work.run, self._begin_again, None)), outcome))

    def _begin_again(self, _answer: object) -> None:
        """The logbook may be another one now, so its journal is followed from its own end."""
        self._seen = self._seq = 0
        self._untold.clear()
        self._write, self._read, self._slow = self._new_lanes()

    def stop(self, last: Job[Any] | None = None) -> None:
        """Finishes what was commanded, then the last job, drops what was asked, and waits for the three threads."""
        if self._renewal is not None:
            self._renewal.join()
        self._read.end(drop_waiting=True)
        self._write.end(drop_waiting=False)
        self._write.join()
        if last is not None:  # a backup that is to hold the last entry too
            self.slow(last)
        self._slow.end(drop_waiting=False)
        for lane in (self._read, self._slow):
            lane.join()
        self._is_stopped = True
