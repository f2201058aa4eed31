"""Calendar files: which one to read, where one is to go. Asking never blocks; what a file proposes is only proposed."""

from functools import partial

from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import ImportedCalendar, ReadCalendarFile, WriteCalendarFile
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.words import _


class Files(QObject):
    """Reads and writes iCalendar files for a page. `read` gives what a file proposes."""

    read = Signal(object)

    def __init__(self, page: QWidget, here: Here) -> None:
        super().__init__(page)
        self._page, self._here = page, here

    def ask_what_to_read(self, year: int) -> QFileDialog:
        """Asks which file to read for a year."""
        asked = self._dialog(_("Import a calendar file"))
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        asked.fileSelected.connect(partial(self.read_file, year))
        asked.open()
        return asked

    def ask_where_to_write(self, year: int, scope: str) -> QFileDialog:
        """Asks where a year is to be written."""
        asked = self._dialog(_("Export as a calendar file"))
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setDefaultSuffix("ics")
        asked.selectFile(f"closures-{year}.ics")
        asked.fileSelected.connect(partial(self.write_file, year, scope))
        asked.open()
        return asked

    def read_file(self, year: int, path: str) -> None:
        """Reads what a file proposes for a year; nothing is saved."""
        self._here.lanes.slow(ReadCalendarFile(path, year), self._was_read, self._refused)

    def write_file(self, year: int, scope: str, path: str) -> None:
        """Writes a year of somebody's hours."""
        self._here.lanes.slow(WriteCalendarFile(path, year, scope), self._was_written, self._refused)

    def _was_read(self, read: ImportedCalendar) -> None:
        self.read.emit(read)

    def _was_written(self, path: str) -> None:
        messages.tell(self._page, _("Saved as {path}").format(path=path))

    def _refused(self, refused: Refused) -> None:
        messages.refused(self._page, refused)

    def _dialog(self, title: str) -> QFileDialog:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        asked = QFileDialog(self._page, title, folder, _("Calendar files (*.ics)"))
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return asked
