"""When the logbook is backed up by itself: once a day at the start, and at the end when something was written."""

from datetime import datetime

from PySide6.QtCore import QObject

from counterdesk.app.clock import now
from counterdesk.domain.instants import local_date
from counterdesk.services.asks.logbook import AskHealth, BackUp, LogbookHealth
from counterdesk.ui.lanes import Lanes


class DailyBackup(QObject):
    """Asks for the backup of the day at the start, and for one more at the end when anything was written."""

    def __init__(self, lanes: Lanes, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = lanes

    def at_start(self) -> None:
        """Backs up unless that was done today."""
        self._lanes.read(AskHealth(), self._judge, slot="backup.health")

    def at_close(self) -> None:
        """Stops the lanes, with one more backup behind the last entry when something was written since the start."""
        self._lanes.stop(BackUp("closing") if self._lanes.has_written else None)

    def _judge(self, health: LogbookHealth) -> None:
        if not is_of_today(health.backup_at, now()):
            self._lanes.slow(BackUp("daily"))


def is_of_today(backup_at: datetime | None, at: datetime) -> bool:
    """Tells whether a backup was made on the town's date of `at`."""
    return backup_at is not None and local_date(backup_at) == local_date(at)
