"""Collecting garbage on the thread of the windows only.

Python collects on whichever thread happens to allocate. A worker that did it would destroy closed dialogs, which Qt
answers by ending the process; so here it is done by a timer, between two events.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 2000
_SETTLED_MS = 10_000


class Tidying(QObject):
    """Keeps Python from collecting by itself for as long as it lives; make it on the windows' thread."""

    def __init__(self, parent: QObject | None = None, every_ms: int = _EVERY_MS) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._collect)
        self._timer.start()
        QTimer.singleShot(_SETTLED_MS, self, gc.freeze)  # what is loaded by then stays; no need to look at it again

    def stop(self) -> None:
        """Lets Python collect by itself again, once no worker is left."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        """Collects the oldest generation that is due, as Python itself would."""
        due = [
            age
            for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
            if count > most
        ]
        if due:
            gc.collect(max(due))
