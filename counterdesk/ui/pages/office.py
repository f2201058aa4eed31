"""Office: closures, opening hours, the policy's switches, the counter, and the logbook's own care."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.logbook import AskHealth, BackUp, Check, CheckFinding, LogbookHealth
from counterdesk.services.asks.town import (
    AskYear,
    ConfirmYear,
    ProposeYear,
    SetHours,
    SetSetting,
    SetSwitch,
    YearAnswer,
)
from counterdesk.ui import messages, theme
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.theme import px
from counterdesk.ui.town.closures import ClosureList
from counterdesk.ui.town.hours import HoursEditor
from counterdesk.words import _, ngettext
from counterdesk.words.dates import due_line


class Section(Panel):
    """One section of the office: a heading, a sentence, rows, and a door to the logbook."""

    def __init__(self, here: Here, title: str, about: str) -> None:
        super().__init__(name=title)
        self.here = here
        self.title = title
        self.add(Label(title, role="heading"))
        self.add(Label(about, tone="soft", wrap=True))

    def send(self, command: Command) -> None:
        """Sends a command and says how it went."""
        self.here.lanes.do(command, done=self._done, refused=self._refused)

    def _done(self, _done: Done) -> None:
        messages.tell(self, _("Saved."))

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)


class Closures(Section):
    """Propose the year, tick, confirm."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Closures"),
            _("A due date counts only the days the town is open. Dates are proposed; only those you tick count."),
        )
        year = local_date(here.now()).year
        self.dates = ClosureList()
        self.state = Label("", tone="soft")
        self.year = PillRow(_("Year"), [Item(str(y), str(y)) for y in range(year - 1, year + 3)], optional=False)
        self._propose = Button(_("Propose the year"), self._ask_proposal)
        self.confirm_button = Button(_("Confirm the year"), self._confirm_year, role="primary")
        self.add(beside(self.year, STRETCH, self._propose))
        self.add(self.dates, 1)
        self.add(beside(self.state, STRETCH, self.confirm_button))
        self.year.chosen.connect(self._ask_year)
        self.year.choose(str(year))
        self._ask_year(str(year))

    def _ask_year(self, key: object) -> None:
        self.here.lanes.read(AskYear(int(str(key))), self._show, slot="office.year")

    def _ask_proposal(self) -> None:
        self.here.lanes.slow(ProposeYear(int(str(self.year.value())), self.here.town.town), self._show_proposal)

    def _show(self, answer: YearAnswer) -> None:
        if not answer.rows and answer.confirmed_at is None:
            self._ask_proposal()
            return
        self.dates.show_year(answer.year, answer.rows)
        self._say_state(answer)

    def _show_proposal(self, answer: YearAnswer) -> None:
        self.dates.show_year(answer.year, answer.rows)
        self._say_state(answer)

    def _say_state(self, answer: YearAnswer) -> None:
        if answer.confirmed_at is None:
            self.state.say(
                _("{year} is not confirmed: no date is said to callers for it.").format(year=answer.year), "soon"
            )
            return
        when = due_line(answer.confirmed_at)
        self.state.say(_("Confirmed {when} by {who}.").format(when=when, who=answer.confirmed_by), "ok")

    def _confirm_year(self) -> None:
        rows = self.dates.value()
        if rows is not None:
            self.send(ConfirmYear(self.dates.year, rows))

    def _done(self, done: Done) -> None:
        super()._done(done)
        self._ask_year(self.year.value())


class OpeningHours(Section):
    """The week as the door sign says it."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Opening hours"),
            _("Deadlines end at the close of business. Dates already promised keep the hours they were made with."),
        )
        self.week = HoursEditor()
        self.add(self.week)
        self.save_button = Button(_("These are our hours"), self._save, role="primary")
        self._state = Label("", wrap=True)
        self.add(self._state)
        self.add(beside(STRETCH, self.save_button))
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.week.set_value(self.here.town.hours)
        if self.here.town.hours_confirmed:
            self._state.say(_("Confirmed: these are the town's hours."), "ok")
        else:
            self._state.say(_("Only proposed so far: no date is said to callers until they are confirmed."), "soon")

    def _save(self) -> None:
        week = self.week.value()
        if week is not None:
            self.send(SetHours(week))


class Policy(Section):
    """The switches where the town's text is silent, and what its text leaves blank."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Policy"),
            _("Where the policy is silent the town chooses. Dates already promised keep the choice they began with."),
        )
        self.rows = {name: PillRow(title, items, optional=False) for name, title, items in _switches()}
        self._about = Label("", wrap=True)
        self._blanks = Label("", tone="soon", wrap=True)
        self.add(self._about)
        self.add(FormRows([Row(title, self.rows[name]) for name, title, _items in _switches()]))
        self._blanks_title = Label(_("Left blank in the policy text: the town's own number is needed"), role="strong")
        self.add(self._blanks_title)
        self.add(self._blanks)
        self.body.addStretch(1)
        self._setters = [_SwitchSetter(self, name) for name in self.rows]  # Qt alone would let them go
        for setter in self._setters:
            self.rows[setter.name].chosen.connect(setter.set)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        town = self.here.town
        self._about.say(town.policy_title)
        self._blanks.say("\n".join(town.blanks))
        self._blanks_title.setVisible(bool(town.blanks))
        for name, row in self.rows.items():
            row.choose(town.switches.get(name, ""))


class _SwitchSetter:
    def __init__(self, section: Section, name: str) -> None:
        self._section, self.name = section, name

    def set(self, value: object) -> None:
        """Sends the chosen value of one switch."""
        self._section.send(SetSwitch(self.name, str(value)))


def _switches() -> list[tuple[str, str, list[Item]]]:
    next_day, same_day = _("at the next opening"), _("when it came")
    return [
        (
            "after_hours",
            _("After hours counts as received"),
            [Item("next_open_day", next_day), Item("same_day", same_day)],
        ),
        (
            "at_closing",
            _("Exactly at closing time"),
            [Item("same_day", _("is still in hours")), Item("next_open_day", _("is after hours"))],
        ),
        (
            "half_day",
            _("A shortened day"),
            [Item("counts", _("is a business day")), Item("skipped", _("is not counted"))],
        ),
        (
            "plain_last_day",
            _("Plain days ending on a closed day"),
            [Item("next_open_day", _("move to the next open day")), Item("as_is", _("end that day"))],
        ),
    ]


class Counter(Section):
    """This counter and its screen."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Counter"), _("What this counter is called, and who can see its screen."))
        self.name = Field(_("Counter"), columns=24)
        self.address = Field(_("Address to read out to the police"))
        self.public = PillRow(_("Can the public see this screen?"), [Item("yes", _("Yes")), Item("no", _("No"))])
        hint = _("Lists then show initials and two digits only, and incidents stay out of Today.")
        self.add(
            FormRows(
                [
                    Row(_("Counter"), self.name),
                    Row(_("Address"), self.address, _("Shown on the incident card when the police are called.")),
                    Row(_("Public sees it"), self.public, hint),
                ]
            )
        )
        self.save_button = Button(_("Save"), self._save, role="primary")
        self.add(beside(STRETCH, self.save_button))
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.name.set_value(self.here.town.counter)
        self.address.set_value(self.here.town.counter_address)
        self.public.choose("yes" if self.here.town.public_can_see else "no")

    def _save(self) -> None:
        sees = "yes" if self.public.value() == "yes" else "no"
        typed = (("counter", self.name.value()), ("counter_address", self.address.value()), ("public_can_see", sees))
        for name, value in typed:  # read before the first is saved: saving shows the town again
            self.send(SetSetting(name, value))


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
        self.folder = Field(_("Folder for a second backup"))
        choose = Button(_("Choose..."), self._choose)
        self.add(FormRows([Row(_("Second backup"), beside(self.folder, choose), _("A folder off this disk."))]))
        self.add(
            beside(
                Button(_("Save"), self._save),
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


class Look(Section):
    """This desk's colours and text size; `wanted` gives a scheme, `sized` a text size in percent."""

    wanted = Signal(object)
    sized = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Look"), _("For this desk only. Ctrl and + or - change the text size anywhere."))
        names = {
            theme.Scheme.SYSTEM: _("As the system"),
            theme.Scheme.LIGHT: _("Light"),
            theme.Scheme.DARK: _("Dark"),
            theme.Scheme.CONTRAST: _("High contrast"),
        }
        self.colours = PillRow(_("Colours"), [Item(scheme, text) for scheme, text in names.items()], optional=False)
        sizes = [Item(size, _("{percent} %").format(percent=size)) for size in theme.SCALES]
        self.size_row = PillRow(_("Text size"), sizes, optional=False)
        self.add(FormRows([Row(_("Colours"), self.colours), Row(_("Text size"), self.size_row)]))
        self.body.addStretch(1)
        self.colours.chosen.connect(self.wanted)
        self.size_row.chosen.connect(self.sized)
        self._show()

    def _show(self) -> None:
        self.colours.choose(theme.scheme())
        self.size_row.choose(theme.scale())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size when it is changed by a key."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._show()


class OfficePage(QWidget):
    """Sections on the left, the chosen one on the right. `scheme_wanted` and `size_wanted` change this desk's look."""

    scheme_wanted = Signal(object)
    size_wanted = Signal(object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        makers: tuple[Callable[[Here], Section], ...] = (Closures, OpeningHours, Policy, Counter, Logbook, Look)
        self.sections = QListWidget()
        self.sections.setAccessibleName(_("Sections of the office"))
        self.sections.setFixedWidth(px(190))
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for maker in makers:
            section = maker(here)
            if isinstance(section, Look):
                section.wanted.connect(self.scheme_wanted)
                section.sized.connect(self.size_wanted)
            column = ScrollColumn(section.title)
            column.add(section)
            item = QListWidgetItem(section.title, self.sections)
            item.setSizeHint(QSize(0, px(34)))
            self._stack.addWidget(column)
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.setLayout(hbox(self.sections, self._stack, spacing=12))

    def show_section(self, index: int) -> None:
        """Shows one section: 0 closures, 1 hours, 2 policy, 3 counter, 4 logbook, 5 look."""
        self.sections.setCurrentRow(index)
