"""An incident of abusive behaviour: four stamps while it happens, a record that stands afterwards."""

from datetime import datetime
from enum import StrEnum

from counterdesk.values import value


class Stamp(StrEnum):
    """The four moments that are pressed while it happens."""

    WARNED = "warned"
    ENDED = "ended"
    SUPERVISOR_TOLD = "supervisor_told"
    POLICE_CALLED = "police_called"


@value
class Stamps:
    """When each of the four happened, in UTC; None where it did not."""

    warned_at: datetime | None = None
    ended_at: datetime | None = None
    supervisor_told_at: datetime | None = None
    police_called_at: datetime | None = None
