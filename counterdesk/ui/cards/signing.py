"""Who signs a card: it stays with whoever started it unless the one who took it up signs for it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.lanes import Lanes
from counterdesk.words import _


class Signs(QWidget):
    """Says who started the card, and offers both names; nothing at all while one person does it alone."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._both: tuple[PersonRow, ...] = ()
        self._started_by = Label("", "soft")
        self.pills = PillRow(_("Who signs"), optional=False)
        self.pills.chosen.connect(self._chosen)
        self.setLayout(hbox(self._started_by, self.pills, STRETCH, spacing=8))
        self.hide()

    def show_people(self, here: Here, starter_id: PersonId | None) -> None:
        """Takes who is at the desk and who started the card; the one at the desk signs until the other is chosen."""
        starter = next((person for person in here.people if person.id == starter_id), None)
        is_one = here.person is None or starter is None or starter.id == here.person.id
        both = () if is_one or here.person is None or starter is None else (here.person, starter)
        if tuple(one.id for one in both) != tuple(one.id for one in self._both):
            self._offer(both)

    def person(self, here: Here) -> PersonRow | None:
        """Gives who signs."""
        return next((one for one in self._both if one.id == self.pills.value()), here.person)

    def words(self) -> str:
        """Gives who started the card, as it is said."""
        return "" if self.isHidden() else self._started_by.text()

    def _offer(self, both: tuple[PersonRow, ...]) -> None:
        self._both = both
        self.setVisible(bool(both))
        self.pills.set_items([Item(one.id, _("Save as {name}").format(name=_first_name(one))) for one in both])
        if both:
            self.pills.choose(both[0].id)
            self._started_by.say(_("Started by {name}").format(name=_first_name(both[1])))

    def _chosen(self, _who: object) -> None:
        self.changed.emit()


def do_as(
    lanes: Lanes,
    author: PersonId | None,
    command: Command,
    done: Callable[[Done], object],
    refused: Callable[[Refused], object],
) -> None:
    """Carries out a command signed by `author`, by whoever is at the desk for None."""
    _do_by(lanes, author or lanes.author, command, done, refused)


def do_unsigned(lanes: Lanes, command: Command, done: Callable[[Done], object]) -> None:
    """Carries out a command that needs nobody's name, under nobody's."""
    _do_by(lanes, None, command, done, None)


def _do_by(
    lanes: Lanes,
    author: PersonId | None,
    command: Command,
    done: Callable[[Done], object],
    refused: Callable[[Refused], object] | None,
) -> None:
    here, lanes.author = lanes.author, author
    try:
        lanes.do(command, done, refused)
    finally:
        lanes.author = here


def _first_name(person: PersonRow) -> str:
    return (person.first_name or person.name).replace("&", "&&")
