"""The tinted strip: the sentence to say to the caller, and the tick that it was said."""

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.ui.kit.pills import Pill
from counterdesk.ui.kit.speak import speak
from counterdesk.words import _
from counterdesk.words.dates import due_line


class TellStrip(TellPanel):
    """Shows the sentence. *Told* keeps the date that was said, whatever becomes of the promise afterwards."""

    told_changed = Signal()
    said_anew = Signal()

    def __init__(self) -> None:
        super().__init__(name=_("Tell the caller"))
        self._due_at: datetime | None = None
        self._told_at: datetime | None = None
        self._words = Label("", wrap=True)
        self.told = Pill(_("Told  Alt+T"), _("Told: the date was said"))
        self.told.toggled.connect(self._toggled)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._words, 1)
        row.addWidget(self.told, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(row)
        self.body.setContentsMargins(10, 6, 10, 6)
        self.hide()

    def show_sentence(self, sentence: str, due_at: datetime | None) -> None:
        """Shows what to say; an empty sentence hides the strip. `due_at` is the date that it says."""
        self._due_at = due_at
        before = self.sentence()
        self._words.say(_("Tell the caller:  “{sentence}”").format(sentence=sentence) if sentence else "")
        self.setVisible(bool(sentence))
        self._show_told()
        if self.sentence() != before:
            self._announce()

    def _announce(self) -> None:
        """Says a new sentence at once to those who hear the screen; `said_anew` lets the card bring it into view."""
        if self.sentence():
            speak(self, self.sentence())
            self.said_anew.emit()

    def sentence(self) -> str:
        """Gives the words that stand there."""
        return self._words.text()

    def told_at(self) -> datetime | None:
        """Gives the date that was said, None while none was."""
        return self._told_at

    def show_told(self, told_at: datetime | None) -> None:
        """Shows that a date was said, silently."""
        self._told_at = told_at
        self._show_told()

    def toggle(self) -> None:
        """Ticks or unticks Told; Alt+T."""
        if not self.isHidden() and self._may_tick():
            self.told.toggle()

    def _may_tick(self) -> bool:
        return self._due_at is not None or self._told_at is not None

    def _toggled(self, on: bool) -> None:
        self._told_at = self._due_at if on else None
        self._show_told()
        self.told_changed.emit()

    def _show_told(self) -> None:
        self.told.blockSignals(True)
        self.told.setChecked(self._told_at is not None)
        self.told.blockSignals(False)
        self.told.setVisible(self._may_tick())
        moved = self._told_at is not None and self._told_at != self._due_at
        said = _("Told {when}").format(when=due_line(self._told_at)) if self._told_at and moved else _("Told  Alt+T")
        self.told.setText(_("✓ {said}").format(said=said) if self._told_at is not None else said)

    def minimumSizeHint(self) -> QSize:
        """Is as wide as the pill and one long word, and as high as its sentence needs."""
        hint = super().minimumSizeHint()
        hint.setWidth(min(hint.width(), self.told.sizeHint().width() * 3))
        return hint
