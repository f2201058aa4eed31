"""The logbook's own health, and the cards that are not saved yet."""

from datetime import datetime

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Command, Job, Question
from counterdesk.values import value

REMARKS = "remarks"
"""The kind of draft that holds the remarks of a shift summary; it is no card."""

LOG_SIEVE = "log_sieve"
"""The kind of draft that holds what somebody has narrowed the Log to, at this desk; it is no card."""

FIX, FIX_COMPLAINT = "fix", "fix_complaint"
"""The kinds of drafts that hold a fix of an entry, and of a complaint, that is not saved yet."""

NOT_CARDS = frozenset({REMARKS, LOG_SIEVE})
"""Kinds of drafts that nobody has to finish, save or hand over."""


@value
class Draft:
    """A card that is open or parked, as it was typed. `content` is the card's own JSON.

    A `sealed` one, like every complaint and incident, comes back to its author only.
    """

    uid: str
    kind: str
    author_id: PersonId | None
    content: str
    opened_at: datetime
    parked_at: datetime | None = None
    changed_at: datetime | None = None
    discarded_at: datetime | None = None
    sealed: bool = False


@value
class KeepDraft(Command):
    """Keeps what is typed, in this desk's own draft file; no journal line."""

    draft: Draft


@value
class DropDraft(Command):
    """Forgets a draft; a discarded one can be brought back for ten minutes."""

    uid: str
    for_good: bool = True


@value
class AskDrafts(Question[tuple[Draft, ...]]):
    """Drafts of this desk, oldest first; discarded ones of the last ten minutes only when asked for."""

    discarded: bool = False


@value
class LogbookHealth:
    """What the status bar says: the last verified backup, the last check, and the journal's last line.

    `second_place` is the second folder as it is set now. `second_refused` is the code of the refusal when the last copy
    to that folder could not be made; the main backup stands all the same.
    """

    backup_at: datetime | None
    backup_place: str
    second_place: str
    second_at: datetime | None
    checked_at: datetime | None
    sound: bool | None
    seq: int
    second_refused: str = ""


@value
class AskHealth(Question[LogbookHealth]):
    """State of backup and check."""


@value
class BackUp(Job[LogbookHealth]):
    """Makes a verified backup now (and a second one off this disk when a folder is set)."""

    reason: str = "asked"


@value
class CheckFinding:
    """Whether the logbook is sound, and what was looked at; `problems` are codes with places."""

    sound: bool
    pages: int
    rows: int
    journal_lines: int
    problems: tuple[str, ...] = ()


@value
class Check(Job[CheckFinding]):
    """Verifies pages, rows, full-text index and the whole journal."""
