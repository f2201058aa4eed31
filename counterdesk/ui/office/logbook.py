"""The logbook's own care: backups and checks."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.logbook import AskHealth, BackUp, Check, CheckFinding, LogbookHealth
from counterdesk.services.asks.town import SetSetting
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.office.section import Section
from counterdesk.words import _, ngettext
from counterdesk.words.dates import due_line
from counterdesk.words.refusals import sentence


class Logbook(Section):
    """Backups and checks."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Logbook"),
            _("This logbook has no passwords or encryption yet: whoever can use this computer account can read it."),
        )
        self.health = Label("", wrap=True)
        self.finding = Label("", wrap=True)
        self.check_button = Button(_("Check the logbook"), self._check)
        self.back_up_button = Button(_("Back up now"), self._back_up, role="primary")
        self.save_button = Button(_("Save"), self._save)
        self.folder = Field(_("Folder for a second backup"))
        choose = Button(_("Choose..."), self._choose)
        self.add(FormRows([Row(_("Second backup"), beside(self.folder, choose), _("A folder off this disk."))]))
        self.add(
            beside(
                self.save_button,
                STRETCH,
                self.check_button,
                self.back_up_button,
            )
        )
        self.add(self.health)
        self.add(self.finding)
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.folder.set_value(self.here.town.settings.get("second_backup", ""))
        self.here.lanes.read(AskHealth(), self._show_health, slot="office.health")

    def _show_health(self, health: LogbookHealth) -> None:
        if health.backup_at is None:
            self.health.say(_("No backup has been made yet."), "soon")
            return
        line = _("Last verified backup {when}, in {place}.").format(
            when=due_line(health.backup_at), place=health.backup_place
        )
        if health.second_refused:
            failed = sentence(Refused(health.second_refused, folder=health.second_place))
            self.health.say(_("{line} The second copy failed: {why}").format(line=line, why=failed), "late")
        else:
            self.health.say(line, "ok")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Folder for a second backup"), self.folder.value())
        if folder:
            self.folder.set_value(str(Path(folder)))

    def _save(self) -> None:
        self.send(SetSetting("second_backup", self.folder.value()))

    def _back_up(self) -> None:
        self.health.say(_("Backing up ..."), "soft")
        self.here.lanes.slow(BackUp(), self._show_health, refused=self._backup_refused)

    def _backup_refused(self, refused: Refused) -> None:
        self._show()
        self._refused(refused)

    def _check(self) -> None:
        self.finding.say(_("Checking every page, row and journal line ..."), "soft")
        self.here.lanes.slow(Check(), self._show_finding, refused=self._refused)

    def _show_finding(self, finding: CheckFinding) -> None:
        rows = ngettext("{n} row", "{n} rows", finding.rows).format(n=finding.rows)
        if finding.sound:
            self.finding.say(
                _("The logbook is sound: {rows} and the whole journal were checked.").format(rows=rows), "ok"
            )
        else:
            problems = ", ".join(finding.problems)
            sentence = _("The logbook is damaged ({problems}). Entries are kept as they are: restore the last backup.")
            self.finding.say(sentence.format(problems=problems), "late")
