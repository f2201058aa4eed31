"""What every window shares: the lanes, the clock, the town, and who is at the desk.

It holds no rule and asks the logbook only for the town and its people; whoever shows them listens to its signals.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from counterdesk.domain.contact import initials, masked
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.people import AskPeople, ComeToDesk, DepartmentRow, PeopleAnswer, PersonRow, WhoIsHere
from counterdesk.services.asks.town import AskTown, TownView
from counterdesk.ui.lanes import Lanes
from counterdesk.ui.presence import MASK, Presence


class Here(QObject):
    """The desk at this moment. `now()` is aware UTC; `ticked` comes once a second with it.

    `fixes_open` names the unsaved fixes that stand in a window now; `fixes_changed` comes with each one more or less.
    """

    town_changed = Signal()
    people_changed = Signal()
    person_changed = Signal()
    fixes_changed = Signal()
    ticked = Signal(object)

    def __init__(
        self,
        lanes: Lanes,
        now: Callable[[], datetime],
        parent: QObject | None = None,
        passed: Callable[[], timedelta] | None = None,
    ) -> None:
        super().__init__(parent)
        self.lanes = lanes
        self.now = now
        self.town = TownView()
        self.people: tuple[PersonRow, ...] = ()
        self.departments: tuple[DepartmentRow, ...] = ()
        self.person: PersonRow | None = None
        self.fixes_open: set[str] = set()
        self.presence = Presence(now, self, passed)
        self.presence.veiled.connect(self.town_changed)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self._tick)
        lanes.changed.connect(self._on_changes)

    def start(self) -> None:
        """Asks for the town and its people and lets the clock run."""
        self._timer.start()
        self._ask_town()
        self._ask_people()

    @property
    def staff(self) -> tuple[PersonRow, ...]:
        """The colleagues who may sign entries, by name."""
        return tuple(p for p in self.people if p.at_desk and p.active)

    def comes(self, person: PersonRow) -> None:
        """Puts a person at this desk."""
        self.lanes.do(ComeToDesk(person.id), done=partial(self._person_came, person))

    def arrives(self, person: PersonRow) -> None:
        """Takes who is at the desk from now on: the very next click is theirs, whatever is still to be read."""
        self._take_answer(person)

    def once_sure(self, then: Callable[[], object]) -> None:
        """Does what a name signs once it is sure whose; with nobody named the logbook says whether it may be done."""
        if self.person is None:
            then()
        else:
            self.presence.once_sure(then)

    @property
    def signer_id(self) -> PersonId | None:
        """Gives who begins a card: nobody yet while it is asked whether they are still there."""
        return None if self.presence.is_unsure else self.lanes.author

    def name(self, name: str) -> str:
        """Gives a caller's name as lists may show it: initials where the public can see the screen."""
        if self.presence.is_veiled:
            return MASK if name else ""
        return initials(name) if self.town.public_can_see else name

    def number(self, shown: str) -> str:
        """Gives a number as lists may show it: two digits where the public can see the screen."""
        if self.presence.is_veiled:
            return MASK if shown else ""
        return masked(shown) if self.town.public_can_see else shown

    def words(self, words: str) -> str:
        """Gives a note's words as lists may show them: none where the public can see the screen."""
        return "" if self.town.public_can_see or self.presence.is_veiled else words

    @property
    def hide_after(self) -> timedelta | None:
        """How long nobody may touch anything before the screen is hidden; only where the public can see it."""
        minutes = self.town.settings.get("hide_after", "")
        is_wanted = self.town.public_can_see and minutes.isdecimal()
        return timedelta(minutes=int(minutes)) if is_wanted else None

    def _tick(self) -> None:
        now = self.now()
        self.presence.tick(now, self.hide_after)
        self.ticked.emit(now)

    def _on_changes(self, changes: Changes) -> None:
        if "town" in changes.topics:
            self._ask_town()
        if changes.topics & {"people", "shifts"}:
            self._ask_people()

    def _ask_town(self) -> None:
        self.lanes.read(AskTown(), self._take_town, slot="here.town")

    def _ask_people(self) -> None:
        self.lanes.read(AskPeople(), self._take_people, slot="here.people")
        self.lanes.read(WhoIsHere(), self._take_person, slot="here.person")

    def _take_town(self, town: TownView) -> None:
        self.town = town
        self.town_changed.emit()

    def _take_people(self, answer: PeopleAnswer) -> None:
        self.people, self.departments = answer.people, answer.departments
        self.people_changed.emit()

    def _take_person(self, person: PersonRow | None) -> None:
        is_other = (person and person.id) != (self.person and self.person.id)
        self.person = person
        self.lanes.author = person.id if person else None
        self.person_changed.emit()
        if is_other:
            self.presence.settle()

    def _take_answer(self, person: PersonRow | None) -> None:
        self._take_person(person)
        self.presence.settle()

    def _person_came(self, person: PersonRow, _done: Done) -> None:
        self.arrives(person)
