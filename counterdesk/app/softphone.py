"""Whether this desk offers to call a number: usually yes, and no in the practice logbook, whose people are invented."""

from contextlib import suppress

from counterdesk.app.settings import Settings
from counterdesk.ui import dial


class Softphone:
    """This desk's choice, kept for practice and for real calls together."""

    def __init__(self, settings: Settings, *, practice: bool) -> None:
        self._settings, self._practice = settings, practice

    def begin(self) -> None:
        """Offers calls where that was chosen, or where nobody chose and the people are real."""
        chosen = self._settings["softphone"]
        dial.offer(chosen == "on" or (chosen == "usual" and not self._practice))

    def choose(self, on: bool) -> None:
        """Offers calls or does not; when that cannot be written, it lasts until the desk is closed."""
        dial.offer(on)
        with suppress(OSError):
            self._settings["softphone"] = "on" if on else "off"
