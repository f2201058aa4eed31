"""From a key in the search of the real window to what it finds, painted, on the large logbook."""

from pathlib import Path
from time import perf_counter_ns

from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from benches.window import RealWindow
from counterdesk.ui.desk.search import SearchPopup

SETTLE_MS = 60  # a fast typist's time between two keys


class Typist(RealWindow):
    """The real window, and hands that type into its search."""

    def __init__(self, folder: Path, entries: int) -> None:
        super().__init__(folder, entries)
        self._popup: SearchPopup = self.shell.search
        self._popup.begin()
        self._field: QWidget = self._popup.field
        self._is_painted = False
        self._popup.table.viewport().installEventFilter(self)
        self.settle(SETTLE_MS)

    def types(self, text: str) -> list[float]:
        """Types a text, and gives the milliseconds from each key until its hits are painted."""
        self._popup.begin()
        self._field.setText("")
        spans = []
        for letter in text:
            self.settle(SETTLE_MS)
            self._is_painted = False
            started = perf_counter_ns()
            QTest.keyClicks(self._field, letter)
            self.turn_until(self._is_shown)
            spans.append((perf_counter_ns() - started) / 1e6)
        self._popup.leave()
        return spans

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        """Notes that the table is about to be painted with what these very words find."""
        if event.type() == QEvent.Type.Paint and self._popup.found_for == self._field.value():
            self._is_painted = True
        return False

    def _is_shown(self) -> bool:
        if self._popup.found_for == self._field.value() and not self._is_painted:
            self._popup.table.viewport().update()
        return self._is_painted or not self._field.value().strip()
