"""Instead of the desk: the logbook could not be opened, why, what is kept, and the ways on from here.

An empty desk would say that nothing is owed to anybody. The page shows values and says what was pressed; it opens
and restores nothing by itself.
"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, Flow, hbox, vbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.theme import mark
from counterdesk.words import _
from counterdesk.words.dates import full_year

_MARGIN = 24


class TroublePage(QWidget):
    """Says why there is no desk. `again_wanted`, `restore_wanted` and `quit_wanted` tell what was pressed."""

    again_wanted = Signal()
    restore_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="page")
        self.reason = Label("", tone="late", wrap=True)
        self.path = Label(path, elide=True)
        self.kept = Label("", wrap=True)
        self.doing = Label("", tone="soft", wrap=True)
        self.again = Button(_("Try again"), self.again_wanted.emit, role="primary")
        self.restore = Button("", self.restore_wanted.emit)
        self.quit = Button(_("Quit"), self.quit_wanted.emit)
        self._lay_out()

    def say(self, reason: str, kept: str, backup_at: datetime | None) -> None:
        """Shows why, what is kept, and the backup that could be brought back, if there is one."""
        self.reason.say(reason)
        self.kept.say(kept)
        self.doing.say("")
        self.again.setAccessibleDescription(f"{reason} {kept}")
        if backup_at is not None:
            self.restore.say(_("Bring back the backup of {at}").format(at=full_year(backup_at)))
        self.restore.setVisible(backup_at is not None)
        self._enable(is_enabled=True)
        self.again.setFocus()

    def wait(self, sentence: str) -> None:
        """Says what is being done; nothing can be pressed until `say` comes again."""
        self.doing.say(sentence)
        self._enable(is_enabled=False)

    def _enable(self, *, is_enabled: bool) -> None:
        for button in (self.again, self.restore, self.quit):
            button.setEnabled(is_enabled)

    def _lay_out(self) -> None:
        title = _("The logbook could not be opened")
        panel = Panel(name=title, margin=_MARGIN, spacing=12)
        where = hbox(Label(_("File"), tone="soft"))
        where.addWidget(self.path, 1)
        for item in (Label(title, role="title"), self.reason, where, self.kept, self.doing):
            panel.add(item)
        panel.add(Flow(self.again, self.restore, self.quit))
        self.restore.hide()
        middle = hbox(STRETCH)
        middle.addWidget(panel, 3)
        middle.addStretch(1)
        self.setLayout(vbox(STRETCH, middle, STRETCH, margins=_MARGIN))
