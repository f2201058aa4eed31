"""A running deadline: frozen when it starts, closed once, and never quietly changed.

How a due date is worked out stands in policy; here is what a record keeps of it.
"""

from datetime import datetime
from enum import StrEnum


class State(StrEnum):
    """Where a deadline stands; a verdict (met, late, unreached) never changes by itself."""

    OPEN = "open"
    MET = "met"
    LATE = "late"
    UNREACHED = "unreached"
    NOT_OWED = "not_owed"
    VOID = "void"
    ERROR = "error"

    @property
    def is_verdict(self) -> bool:
        """Whether the deadline was decided by an answer or by the town's number of tries."""
        return self in (State.MET, State.LATE, State.UNREACHED)

    @property
    def is_closed(self) -> bool:
        """Whether somebody closed it: by a verdict, or because the policy says that no response is owed."""
        return self.is_verdict or self is State.NOT_OWED


class Tried(StrEnum):
    """What a try to reach somebody came to; a try is never an answer by itself."""

    NO_ANSWER = "no_answer"
    LEFT_MESSAGE = "left_message"
    SPOKE = "spoke"


class Answered(StrEnum):
    """How the answer was given."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    EMAIL = "email"
    LETTER = "letter"
    OTHER = "other"


class Group(StrEnum):
    """The parts of the due queue, in their order."""

    OVERDUE = "overdue"
    TODAY = "today"
    TOMORROW = "tomorrow"
    LATER = "later"
    COUNCIL = "council"
    NO_DATE = "no_date"


OUTER_STAGES = frozenset({"resolve", "total"})
"""The stages that only the full answer ends: an acknowledgement leaves them running."""
TRIES_BEFORE_UNREACHED = 3
DAYS_OF_TRIES_BEFORE_UNREACHED = 2


def verdict(due_at: datetime | None, answered_at: datetime) -> State:
    """Gives MET when the answer came at or before the due instant, LATE after it.

    Without a date in the policy an answer is always MET: nobody can be late for a date that does not exist.
    """
    return State.MET if due_at is None or answered_at <= due_at else State.LATE


def is_recorded_late(due_at: datetime | None, answered_at: datetime, recorded_at: datetime) -> bool:
    """Whether an answer in time was typed only after the due instant."""
    return due_at is not None and answered_at <= due_at < recorded_at


def sort_instant(due_at: datetime | None, promised_at: datetime | None) -> datetime | None:
    """Gives the earlier of the clause's date and the date we promised, or None when there is neither."""
    dates = [at for at in (due_at, promised_at) if at is not None]
    return min(dates) if dates else None
