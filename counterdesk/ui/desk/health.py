"""How the logbook is, in a few words at the end of the line: when it was backed up, and when it was checked."""

from datetime import datetime, timedelta

from PySide6.QtCore import Qt

from counterdesk.services.asks.desk import Changes
from counterdesk.services.asks.logbook import AskHealth, LogbookHealth
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.words import _
from counterdesk.words.dates import short

_OLD_BACKUP = timedelta(days=2)


class HealthLabel(Label):
    """Says when the logbook was backed up and checked; `is_alarming` when that is not to be overlooked."""

    def __init__(self, here: Here) -> None:
        super().__init__("", "soft")
        self._here = here
        self.is_alarming = False
        here.lanes.changed.connect(self._changed)

    def reload(self) -> None:
        """Asks how the logbook is."""
        self._here.lanes.read(AskHealth(), self._take, slot="desk.health")

    def _changed(self, changes: Changes) -> None:
        if "health" in changes.topics:
            self.reload()

    def _take(self, health: LogbookHealth) -> None:
        words, tone = health_words(health, self._here.now())
        self.is_alarming = tone == "late"
        self.say(words, tone)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)


def health_words(health: LogbookHealth, now: datetime) -> tuple[str, str]:
    """Gives "Backup 1:30, verified · Logbook checked 8:31", and the tone of the worse half."""
    if health.sound is False:
        return _("Logbook NOT sound, see Office"), "late"
    parts, tone = [], "soft"
    if health.backup_at is None:
        parts, tone = [_("No backup yet")], "soon"
    else:
        parts = [_("Backup {when}, verified").format(when=short(health.backup_at, now))]
        tone = "soon" if now - health.backup_at > _OLD_BACKUP else "soft"
    if health.second_refused:
        parts, tone = [*parts, _("Second backup FAILED, see Office")], "late"
    if health.checked_at is not None:
        parts.append(_("Logbook checked {when}").format(when=short(health.checked_at, now)))
    return "  ·  ".join(parts), tone
