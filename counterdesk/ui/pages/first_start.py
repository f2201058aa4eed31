"""First start: which logbook, which town, when it is open, and who is here; everything else can wait.

The page shows values and sends commands one after the other; what went through is not sent again after a refusal.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.people import ComeToDesk, PastePeople, SavePerson
from counterdesk.services.asks.town import (
    AskTowns,
    ChooseTown,
    ConfirmYear,
    Hours,
    ProposeYear,
    SetSetting,
    TownChoice,
    YearAnswer,
)
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.taborder import follow_layout
from counterdesk.ui.kit.tick import Tick
from counterdesk.ui.town.closures import ClosureList
from counterdesk.ui.town.hours import HoursEditor
from counterdesk.values import value
from counterdesk.words import _
from counterdesk.words.refusals import sentence


@value
class Practice:
    """What is needed to open a practice logbook instead."""

    town: str
    person: str
    public_can_see: bool = True


class Needed(Panel):
    """The left half: logbook, town, hours, first person. Nothing opens without them."""

    town_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(name=_("Needed to start"))
        self._towns: dict[str, TownChoice] = {}
        self.logbook = PillRow(
            _("Logbook"),
            [Item("real", _("The real logbook")), Item("practice", _("A practice logbook"))],
            optional=False,
        )
        self.logbook.choose("real")
        self.town = PillRow(_("Town"), [], optional=False)
        self.policy = Label("", tone="soft", wrap=True)
        self.hours = HoursEditor()
        self.hours_source = Label("", tone="soft", wrap=True)
        self.hours_right = Tick(_("These are our opening hours"))
        self.person = Field(_("Your name"), hint=_("First name and last name"))
        self.position = Field(_("Your position"), hint=_("Customer Service Representative"))
        self._lay_out()
        self.town.chosen.connect(self._on_town)

    def offer(self, towns: tuple[TownChoice, ...]) -> None:
        """Shows the towns whose policy comes with the program."""
        self._towns = {town.town: town for town in towns}
        self.town.set_items([Item(town.town, town.name) for town in towns])

    @property
    def choice(self) -> TownChoice | None:
        """The town that is chosen."""
        return self._towns.get(str(self.town.value()))

    def _lay_out(self) -> None:
        self.add(Label(_("Needed to start"), role="heading"))
        self.add(
            FormRows(
                [
                    Row(_("Logbook"), self.logbook, _("Practice entries are invented and never count.")),
                    Row(_("Town"), self.town),
                    Row("", self.policy),
                    Row(_("Opening hours"), self.hours),
                    Row("", self.hours_source),
                    Row("", self.hours_right),
                    Row(_("Your name"), self.person),
                    Row(_("Your position"), self.position),
                ]
            )
        )
        self.body.addStretch(1)

    def _on_town(self, _key: object) -> None:
        choice = self.choice
        if choice is None:
            return
        self.policy.say(choice.policy_title)
        self.hours.set_value(choice.hours)
        self.hours_source.say(_hours_source(choice))
        self.hours_right.setChecked(not choice.hours_proposed)
        self.town_chosen.emit(choice)


def _hours_source(choice: TownChoice) -> str:
    if choice.hours_proposed:
        return _(
            "Proposed: the policy gives no hours. Change a line as the door sign says, for example 8:30-12, 1-4:30."
        )
    return _("From the policy, section {section}.").format(section=choice.hours_section)


class CanWait(Panel):
    """The right half: closures, counter, colleagues, second backup. All of it can be finished later."""

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(name=_("Can wait"))
        self.years = {year: ClosureList(), year + 1: ClosureList()}
        self.year_right = {y: Tick(_("{year} is complete: confirm it").format(year=y)) for y in self.years}
        self.which_year = PillRow(_("Year"), [Item(str(y), str(y)) for y in self.years], optional=False)
        self.counter = Field(_("Counter"), columns=24)
        self.counter.set_value(_("Town Hall, Counter 1"))
        self.public = PillRow(
            _("Can the public see this screen?"), [Item("yes", _("Yes")), Item("no", _("No"))], optional=False
        )
        self.public.choose("yes")
        self.near = NoteField(_("Also at this desk"), lines=2)
        self.colleagues = NoteField(_("Colleagues"), lines=2)
        self.backup = Field(_("Folder for a second backup"))
        self._lay_out()
        self.which_year.chosen.connect(self._show_year)
        self.which_year.choose(str(year))
        self._show_year(str(year))

    def show_proposed(self, answer: YearAnswer) -> None:
        """Shows the closures proposed for one of the two years."""
        if answer.year in self.years:
            self.years[answer.year].show_year(answer.year, answer.rows)

    def _lay_out(self) -> None:
        self.add(Label(_("Can wait"), role="heading"))
        closures = QWidget()
        closures.setLayout(vbox(self.which_year, *self.years.values(), *self.year_right.values()))
        folder = beside(self.backup, Button(_("Choose..."), self._choose_folder))
        people_hint = _("One a line: name, position, department, extension, e-mail. A list may be pasted.")
        self.add(
            FormRows(
                [
                    Row(_("Closed on"), closures, _("Proposed dates; only the ticked ones count.")),
                    Row(_("Counter"), self.counter),
                    Row(_("Public sees it"), self.public, _("Lists then show initials and two digits only.")),
                    Row(_("Also here"), self.near, _("Who else works at this desk, one a line.")),
                    Row(_("Colleagues"), self.colleagues, people_hint),
                    Row(_("Second backup"), folder, _("A folder off this disk: another drive or a USB stick.")),
                ]
            )
        )
        self.body.addStretch(1)

    def _show_year(self, key: object) -> None:
        for year in self.years:
            self.years[year].setVisible(str(year) == key)
            self.year_right[year].setVisible(str(year) == key)

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("Folder for a second backup"), self.backup.value())
        if folder:
            self.backup.set_value(folder)


Step = tuple[str, Callable[[], Command]]


class FirstStart(QWidget):
    """The page a new logbook opens with. `opened` comes when the desk can be shown."""

    opened = Signal()
    practice_wanted = Signal(object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._finished: set[str] = set()
        self._person_id: PersonId | None = None
        year = local_date(here.now()).year
        self.needed = Needed()
        self.can_wait = CanWait(year)
        self.problem = Label("", tone="late", wrap=True)
        self.open_button = Button(_("Open the desk"), self._open, role="primary")
        self._lay_out()
        self.needed.town_chosen.connect(self._propose_closures)
        for field in (self.needed.person, self.needed.position):
            field.returnPressed.connect(self._open)
        here.lanes.read(AskTowns(), self._offer, slot="first.towns")

    def _offer(self, towns: tuple[TownChoice, ...]) -> None:
        self.needed.offer(towns)
        follow_layout(self)
        self.needed.town.focus()

    def _show_proposed(self, answer: YearAnswer) -> None:
        self.can_wait.show_proposed(answer)
        follow_layout(self)

    def _lay_out(self) -> None:
        column = ScrollColumn(_("Setting up"))
        halves = _Halves(self.needed, self.can_wait, share=1)
        column.add(Label(_("Welcome to Counterdesk"), role="title"))
        column.add(
            Label(_("Answers are filled in where the policy gives them. Everything can be changed later."), "soft")
        )
        column.add(halves)
        unlocked = _(
            "This logbook has no passwords or encryption yet: whoever can use this computer account can read it."
        )
        self.setLayout(
            vbox(
                column, beside(Label(unlocked, "soft", wrap=True), STRETCH, self.problem, self.open_button), margins=14
            )
        )

    def _propose_closures(self, choice: TownChoice) -> None:
        for year in self.can_wait.years:
            self._here.lanes.slow(ProposeYear(year, choice.town), self._show_proposed)

    def _open(self) -> None:
        self.problem.say("")
        problem = self._missing()
        if problem is not None:
            self.problem.say(sentence(problem))
        elif self.needed.logbook.value() == "practice":
            self.practice_wanted.emit(self._practice())
        else:
            self._next()

    def _practice(self) -> Practice:
        town, person = str(self.needed.town.value()), self.needed.person.value().strip()
        return Practice(town, person, self.can_wait.public.value() == "yes")

    def _missing(self) -> Refused | None:
        if self.needed.choice is None:
            return Refused("town_needed")
        if self.needed.hours.value() is None:
            return Refused("bad_hours")
        if not self.needed.person.value().strip():
            return Refused("first_person_needed")
        return None

    def _steps(self) -> list[Step]:
        steps: list[Step] = [("town", self._choose_town), ("person", self._save_person), ("desk", self._come_to_desk)]
        for year, box in self.can_wait.year_right.items():
            if box.isChecked():
                steps.append((f"year{year}", _YearStep(self.can_wait.years[year])))
        if self.can_wait.near.value().strip():
            steps.append(("near", self._paste_near))
        if self.can_wait.colleagues.value().strip():
            steps.append(("colleagues", self._paste))
        if self.can_wait.backup.value().strip():
            steps.append(("backup", self._second_backup))
        return steps

    def _next(self, done: Done | None = None) -> None:
        """Sends the first command that has not gone through, and comes back when it has."""
        if done is not None:
            self._went_through(done)
        for name, command in self._steps():
            if name not in self._finished:
                self._here.lanes.do(command(), done=self._next, refused=self._refused)
                return
        self.opened.emit()

    def _went_through(self, done: Done) -> None:
        name = next(name for name, _command in self._steps() if name not in self._finished)
        self._finished.add(name)
        if name == "person":
            self._person_id = PersonId(done.id)
            self._here.lanes.author = self._person_id

    def _refused(self, refused: Refused) -> None:
        self.problem.say(sentence(refused))

    def _choose_town(self) -> Command:
        hours: tuple[Hours, ...] = self.needed.hours.value() or ()
        return ChooseTown(
            town=str(self.needed.town.value()),
            hours=hours,
            hours_confirmed=self.needed.hours_right.isChecked(),
            counter=self.can_wait.counter.value().strip(),
            public_can_see=self.can_wait.public.value() == "yes",
        )

    def _save_person(self) -> Command:
        return SavePerson(None, self.needed.person.value(), self.needed.position.value(), at_desk=True)

    def _come_to_desk(self) -> Command:
        return ComeToDesk(self._person_id or PersonId(0))

    def _paste(self) -> Command:
        return PastePeople(self.can_wait.colleagues.value())

    def _paste_near(self) -> Command:
        return PastePeople(self.can_wait.near.value(), at_desk=True)

    def _second_backup(self) -> Command:
        return SetSetting("second_backup", str(Path(self.can_wait.backup.value().strip())))


class _Halves(Ends):
    """Both panels beside each other as long as their narrowest form has room: their pills and sentences wrap."""

    def _line(self) -> QSize:
        least = [end.minimumSizeHint() for end in self._ends()]
        width = sum(hint.width() for hint in least) + self._box.spacing()
        return QSize(width, max(end.sizeHint().height() for end in self._ends()))


class _YearStep:
    """Makes the command that confirms a year from its list as it stands when it is sent."""

    def __init__(self, closures: ClosureList) -> None:
        self._closures = closures

    def __call__(self) -> Command:
        return ConfirmYear(self._closures.year, self._closures.value() or ())
