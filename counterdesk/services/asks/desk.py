"""The door between windows and the logbook: one way in for commands, one for questions, one for long jobs."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import field
from datetime import datetime
from typing import Generic, Protocol, TypeVar

from counterdesk.domain.ids import PersonId
from counterdesk.values import value

A = TypeVar("A")
_FEW = 12


class Command:
    """Something to be done; subclasses are frozen values named with an imperative."""

    __slots__ = ()


class Question(Generic[A]):
    """Something to look at, quickly; the type parameter is the answer's type."""

    __slots__ = ()


@value
class Together(Question[tuple[object, ...]]):
    """Several questions, answered in their order from one look: each look begins by reading what town this is."""

    questions: tuple[Question[object], ...]


class Job(Generic[A]):
    """Something long: backup, check, a report, proposing a year of closures."""

    __slots__ = ()


@value
class Done:
    """What a command did: enough for the line that confirms it, and for Undo.

    `action` is the journal's past participle (`call_logged`). `record` is the table and `uid` the record's own name;
    `number` is the printed number where the kind has one. `facts` are codes, counts and names of topics or staff,
    never of callers. `can_undo` says whether `Undo(uid)` is possible now.
    """

    action: str
    at: datetime
    record: str = ""
    uid: str = ""
    id: int = 0
    number: str = ""
    author: str = ""
    can_undo: bool = False
    facts: Mapping[str, str] = field(default_factory=dict)


@value
class Changes:
    """What a commit changed: which boards are stale, which records, and up to which journal line."""

    topics: frozenset[str]
    uids: frozenset[str] = frozenset()
    seq: int = 0

    @property
    def is_few(self) -> bool:
        """Whether it is known which records changed, and so few that asking for them alone is worth while."""
        return 0 < len(self.uids) <= _FEW


class Desk(Protocol):
    """The logbook as a window sees it. Every method may raise `Refused` and none may touch Qt."""

    def do(self, command: Command, author: PersonId | None) -> Done:
        """Carries out one command in one transaction and writes one journal line."""

    def read(self, question: Question[A]) -> A:
        """Answers from the logbook as it is now, as frozen values."""

    def slow(self, job: Job[A], progress: Callable[[int, int], None] | None = None) -> A:
        """Does a long job, telling how far it is as (done, of)."""

    def one_look(self) -> AbstractContextManager[object]:
        """Lets what is asked inside be answered from one look at the logbook."""

    def changes_since(self, seq: int) -> Changes | None:
        """What the journal says has happened after `seq`, or None."""

    def interrupt(self) -> None:
        """Ends the running question early; safe to call from another thread."""

    def rest(self) -> bool:
        """Does a step of what can wait until nobody does, and tells whether there is another.

        Called when there has been nothing to do for a moment.
        """

    def close(self) -> None:
        """Closes the connection; the desk is not used again."""
