"""What a handler is given: an open transaction, the moment, the person, the counter and the town."""

from collections.abc import Callable
from datetime import date, datetime

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.town_now import TownNow, Towns
from counterdesk.store.sessions import Session
from counterdesk.store.writing import Writing
from counterdesk.values import value


@value
class Look:
    """One consistent look at the logbook; questions are answered from it."""

    session: Session
    now: datetime
    read_counter: Callable[[], str]
    towns: Towns

    @property
    def counter(self) -> str:
        """The desk's name; not every question needs it."""
        return self.read_counter()

    @property
    def today(self) -> date:
        """The town's date at this moment."""
        return local_date(self.now)

    @property
    def chosen(self) -> TownNow | None:
        """The town, or None while none is chosen."""
        return self.towns.now(self.session)

    @property
    def town(self) -> TownNow:
        """The town; refuses `no_town` while none is chosen."""
        found = self.chosen
        if found is None:
            raise Refused("no_town")
        return found


@value
class Work:
    """One command's transaction: rows are changed through `tx`, and it says its journal line there."""

    tx: Writing
    now: datetime
    author: PersonId | None
    counter: str
    towns: Towns

    @property
    def session(self) -> Session:
        """The open transaction."""
        return self.tx.session

    @property
    def look(self) -> Look:
        """The same transaction for looking only."""
        return Look(self.session, self.now, lambda: self.counter, self.towns)

    @property
    def signer(self) -> PersonId:
        """The person whose name the entry carries; refuses `nobody_here`."""
        if self.author is None:
            raise Refused("nobody_here")
        return self.author

    @property
    def town(self) -> TownNow:
        """The town; refuses `no_town` while none is chosen."""
        return self.look.town
