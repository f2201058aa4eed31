"""Saying what an entry should have said: the fix itself, what is there to be fixed, and what a fix would move."""

from datetime import datetime, timedelta

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import Colleague, LogContact
from counterdesk.services.asks.desk import Command, Question
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.values import value

FREE_FOR = timedelta(minutes=10)
"""How long somebody may fix an entry of their own without a reason."""


@value
class FixContact(Command):
    """Says what a contact should have said; `entry` is the whole of it under the contact's own uid.

    Its author may for ten minutes without a reason; everybody else, and later, gives one (`fix_reason_needed`). Each
    old value is kept beside the new one. Another time, channel or outcome dates what is owed anew, never what was
    decided already (`fix_answered`). `opening_uid` is that of an `OpenSealed` of the last hour, for somebody
    confidential (`fix_unopened`). `before` is the entry as it was shown: one that somebody changed since is not
    overwritten (`fix_overtaken`). Refuses `nothing_changed`.
    """

    entry: LogContact
    reason: str = ""
    opening_uid: str = ""
    before: LogContact | None = None


@value
class WithdrawFix(Command):
    """Puts a contact back as it was before the last fix, for ten minutes and for whoever fixed it."""

    uid: str


@value
class ContactToFix:
    """A contact as it can be fixed: the command that would log it as it stands now, and the names in it.

    `is_free` says that the reader wrote it less than ten minutes ago. `due_at` is when its answer is due now.
    """

    entry: LogContact
    entered_at: datetime
    author_id: PersonId | None
    is_free: bool
    topic: str = ""
    answerer: Colleague | None = None
    transferred_to: Colleague | None = None
    due_at: datetime | None = None


@value
class AskToFix(Question[ContactToFix]):
    """A contact to be fixed by somebody; refuses `not_there` and `fix_unopened`."""

    uid: str
    reader_id: PersonId | None = None
    opening_uid: str = ""


@value
class FixPreview:
    """What a fix would make of the date: before, after, and whether anything is dated anew.

    `refused` is the code of what would be refused, with nothing else said then.
    """

    is_dated: bool = False
    before_at: datetime | None = None
    after_at: datetime | None = None
    told_at: datetime | None = None
    refused: str = ""


@value
class PreviewFix(Question[FixPreview]):
    """What would become of the date of a contact that is fixed like this."""

    entry: LogContact


@value
class FixComplaint(Command):
    """Says what a complaint should have said, under the same rules as `FixContact`; its number stays.

    Whoever fixes it has it open (`fix_unopened`), but for its author in the first ten minutes.
    """

    entry: LogComplaint
    reason: str = ""
    opening_uid: str = ""
    before: LogComplaint | None = None


@value
class ComplaintToFix:
    """A complaint as it can be fixed: the command that would log it as it stands now."""

    entry: LogComplaint
    entered_at: datetime
    author_id: PersonId | None
    is_free: bool
    department: str = ""
    due_at: datetime | None = None


@value
class AskComplaintToFix(Question[ComplaintToFix]):
    """A complaint to be fixed by somebody; refuses `not_there` and `fix_unopened`."""

    uid: str
    reader_id: PersonId | None = None
    opening_uid: str = ""


@value
class PreviewComplaintFix(Question[FixPreview]):
    """What would become of the first date of a complaint that is fixed like this."""

    entry: LogComplaint
