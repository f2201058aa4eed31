"""What a long job is given."""

from collections.abc import Callable, Mapping
from datetime import datetime

from counterdesk.services.places import Places
from counterdesk.services.town_now import Towns
from counterdesk.services.work import Look
from counterdesk.store.engine import Logbook
from counterdesk.store.sessions import Session
from counterdesk.values import value

Progress = Callable[[int, int], None]


@value
class Office:
    """What a long job works with: the logbook, its places, the moment, and whom to tell how far it is."""

    logbook: Logbook
    places: Places
    now: datetime
    counter: str
    towns: Towns
    packs: Callable[[], Mapping[str, str]]
    progress: Progress | None = None

    def look(self, session: Session) -> Look:
        """Gives a look at the logbook through an open snapshot."""
        return Look(session, self.now, lambda: self.counter, self.towns)

    def tell(self, done: int, of: int) -> None:
        """Tells how far the job is, if anybody asked."""
        if self.progress is not None:
            self.progress(done, of)
