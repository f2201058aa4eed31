"""Which numbers are one caller's: somebody's word for it, and taking it back."""

from counterdesk.services.asks.desk import Command
from counterdesk.values import value


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
