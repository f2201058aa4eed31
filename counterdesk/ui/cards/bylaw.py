"""By-law complaints: a caller the policy keeps confidential is kept so from the start, unless the clerk says no."""

from PySide6.QtCore import QObject

from counterdesk.ui.cards.writing import NoteRow
from counterdesk.ui.kit.pills import Pill


class Confidence(QObject):
    """Keeps the pill under the note and the one among the folded fields in step.

    What a topic chose by itself another topic takes back; what the clerk chose stays.
    """

    def __init__(self, note: NoteRow, folded: Pill, parent: QObject) -> None:
        super().__init__(parent)
        self._note, self._folded = note, folded
        self._is_by_topic = False
        folded.toggled.connect(note.keep.setChecked)
        for pill in (note.keep, folded):
            pill.clicked.connect(self._clicked)

    def take_topic(self, is_bylaw: bool) -> None:
        """Hears that the clerk chose a topic."""
        if is_bylaw and not self._folded.isChecked():
            self._is_by_topic = True
            self._folded.setChecked(True)
        elif not is_bylaw and self._is_by_topic:
            self._is_by_topic = False
            self._folded.setChecked(False)
        self.show_topic(is_bylaw)

    def show_topic(self, is_bylaw: bool) -> None:
        """Shows the line of a topic that stands in the card already, and chooses nothing."""
        self._note.keep.setChecked(self._folded.isChecked())
        self._note.suggest_confidential(is_bylaw)

    def _clicked(self, is_kept: bool) -> None:
        self._is_by_topic = False
        self._folded.setChecked(is_kept)
