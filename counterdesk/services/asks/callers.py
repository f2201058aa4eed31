"""Who is this? Past contacts at a number or under a name, and which numbers somebody says are one caller's."""

from datetime import datetime

from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class PastContact:
    """An earlier contact at this number or name: a contact, never a claim about who it is.

    `is_open` says that something is still owed, `open_due_at` by when (None: no date). `number` and `extension` stand
    there where they are others than was asked for, `about` are the first words of the note where there is no topic.
    """

    at: datetime
    channel: str
    topic: str
    outcome: str
    open_due_at: datetime | None
    is_open: bool = False
    uid: str = ""
    name: str = ""
    number: str = ""
    about: str = ""
    extension: str = ""


@value
class LinkedNumber:
    """Another number that somebody said is this caller's; `uid` is the link's, for taking it back."""

    uid: str
    number: str
    by: str
    at: datetime


@value
class CallerHint:
    """What is known at a number: how to show it, and the past contacts there, open promises first.

    `shown` is the number 3-3-4 with `extension` apart (digits, empty without one); empty when it is no number
    we can read. `others` are more numbers typed beside it ("/"), whose contacts are among the past ones.
    `problem` is a refusal code when the number cannot be right, and the entry may still be saved as typed.
    """

    shown: str = ""
    extension: str = ""
    problem: str = ""
    contacts: tuple[PastContact, ...] = ()
    contacts_in_10_days: int = 0
    others: tuple[str, ...] = ()
    linked: tuple[LinkedNumber, ...] = ()


@value
class AskCaller(Question[CallerHint]):
    """Past contacts at the number (digits only) or, without one, under the name; open ones and the newest `most`."""

    number: str = ""
    name: str = ""
    most: int = 6


@value
class LinkCallers(Command):
    """Says that two numbers are one caller's: past contacts of both are shown at either from now on.

    Nothing is moved; `UnlinkCallers` takes it back. `uid` is the link's own. Refuses `number_unread` (with `number`),
    `callers_same` and `callers_linked`.
    """

    uid: str
    number: str
    other: str


@value
class UnlinkCallers(Command):
    """Takes a link back: each number has its own contacts again. Refuses `not_there`."""

    uid: str
