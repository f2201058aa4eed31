"""The last resort: our own mistake becomes a report on the disk and one sentence, never a traceback.

The report names the program's places only: no messages, no values, nothing anybody typed.
"""

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

import counterdesk
from counterdesk.app.clock import now
from counterdesk.app.logs import without_words
from counterdesk.app.terminal import tell
from counterdesk.keeping import write_private
from counterdesk.words import _

Tell = Callable[[str], None]
log = logging.getLogger(__name__)


class LastResort:
    """Answers every exception that nobody else answered; the same mistake is reported once."""

    def __init__(self, folder: Path, tell: Tell = tell) -> None:
        self._folder = folder
        self._seen: set[str] = set()
        self.tell = tell

    def take_over(self) -> None:
        """Answers for the main thread and for every other one."""
        sys.excepthook = self._answer
        threading.excepthook = self._answer_thread

    def answer(self, error: BaseException) -> None:
        """Writes the report and says the sentence."""
        places = without_words(error)
        if places in self._seen:
            return
        self._seen.add(places)
        log.addHandler(logging.NullHandler())  # without a log file, only the sentence reaches a terminal
        log.error("defect\n%s", places)
        self.tell(self._sentence(self._write(places)))

    def _answer(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.exit(130)
        self.answer(error)

    def _answer_thread(self, found: threading.ExceptHookArgs) -> None:
        if found.exc_value is not None:
            self.answer(found.exc_value)

    def _write(self, places: str) -> Path | None:
        import platform

        path = self._folder / f"report-{now():%Y%m%d-%H%M%S-%f}.txt"
        about = f"Counterdesk {counterdesk.__version__}, Python {platform.python_version()}, {platform.system()}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_private(path, f"{about}\n{places}\n".encode())
        except OSError:
            return None
        return path

    @staticmethod
    def _sentence(path: Path | None) -> str:
        if path is None:
            return _("Counterdesk made a mistake and could not finish the last step. What was saved is safe.")
        return _(
            "Counterdesk made a mistake and could not finish the last step. What was saved is safe. "
            "A report without personal data is in {path}."
        ).format(path=path)
