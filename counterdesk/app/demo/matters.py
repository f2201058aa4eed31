"""What a month of calls does not bring by itself: a letter that waits for Council, and an open complaint."""

from datetime import date, datetime, timedelta
from typing import Protocol

from counterdesk.app.demo import invented
from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Command, Desk, Done
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.stages import WaitForCouncil

_MEETS_ON = 1  # Tuesday, like the Councils of these towns
_WEEKS_AHEAD = 2


class Month(Protocol):
    """What logging needs of the month that is being filled."""

    desk: Desk
    staff: list[PersonId]

    def uid(self) -> str:
        """Gives a fresh uid."""

    def do(self, command: Command) -> Done:
        """Sends one command as whoever is at the desk."""


def log(month: Month, at: datetime) -> None:
    """Logs both as whoever is at the desk; `at` is the moment at which the month's clock stands."""
    answerer = Answerer(person_id=month.staff[3])
    letter = LogContact(
        month.uid(),
        Channel.LETTER,
        Outcome.MESSAGE,
        note=invented.FOR_COUNCIL,
        caller=CallerTyped(invented.ASKS_COUNCIL),
        message=MessageTyped(answerer),
    )
    month.do(letter)
    row = next(row for row in month.desk.read(DueBoard()).rows if row.record_uid == letter.uid)
    month.do(WaitForCouncil(row.id, _meeting(at), at, "Priya Nair", "phone"))
    said = invented.EMPLOYEE_COMPLAINT
    month.do(LogComplaint(month.uid(), Channel.LETTER, About.EMPLOYEE, said, caller=CallerTyped(invented.CALLERS[0])))


def _meeting(now: datetime) -> date:
    """Gives the Tuesday of the week after next."""
    today = local_date(now)
    return today - timedelta(days=today.weekday()) + timedelta(days=_MEETS_ON, weeks=_WEEKS_AHEAD)
