"""Hand over the desk: to whom, what goes along, and a word for the next one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.handover import AskHandover, HandOver, HandoverAnswer
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.fix.drafts import FixDrafts
from counterdesk.ui.fix.kept import Kept
from counterdesk.ui.handover.lines import COUNTER, Things, of_card, of_fix, of_item
from counterdesk.ui.here import Here
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _
from counterdesk.words.dates import day_long

_REMARK_LIMIT = 2_000
_WIDTH = 120  # characters


class HandoverDialog(FormDialog):
    """Lists what there is to hand on; `done` gives the Done once the desk is handed over."""

    handed_over = Signal(object)

    def __init__(self, parent: QWidget, here: Here, cards: Sequence[Parked]) -> None:
        self._here, self._cards = here, tuple(cards)
        self._fixes: tuple[Kept, ...] = ()
        self.to = PillRow(_("To whom"), _receivers(here), optional=False)
        self.to.choose(COUNTER)
        self.things = Things()
        self.remark = NoteField(_("For the next one"), limit=_REMARK_LIMIT, lines=2)
        rows = (
            Row(_("To"), self.to),
            Row(_("What"), self.things),
            Row(_("For the next one"), self.remark, _("Printed in the shift summary. No words about a caller.")),
        )
        super().__init__(parent, _("Hand over the desk"), rows, _("Hand over"), _intro(here))
        self.setMinimumWidth(min(self.fontMetrics().averageCharWidth() * _WIDTH, parent.width()))
        self.to.chosen.connect(self._follow)
        FixDrafts(here).ask(self._take_fixes, slot="handover.fixes")

    def hand_over(self) -> None:
        """Hands over as it stands."""
        to_id = self.to.value()
        command = HandOver(
            self.things.handed(),
            None if to_id == COUNTER else to_id,  # type: ignore[arg-type]
            self.remark.value(),
        )
        self._here.lanes.do(command, done=self._was_handed_over, refused=self.refuse)

    def _take_fixes(self, fixes: tuple[Kept, ...]) -> None:
        self._fixes = fixes
        self._here.lanes.read(AskHandover(), self._take, slot="handover.items")

    def _take(self, answer: HandoverAnswer) -> None:
        cards = [of_card(card, self._here) for card in self._cards]
        fixes = [of_fix(held, self._here) for held in self._fixes]
        items = [of_item(item, self._here) for item in answer.items]
        self.things.show_things([*cards, *fixes, *items], others(self._here))

    def _follow(self, to: object) -> None:
        if isinstance(to, int | str):
            self.things.follow(to)

    def _was_handed_over(self, done: Done) -> None:
        self.finish()
        self.handed_over.emit(done)


def others(here: Here) -> tuple[PersonRow, ...]:
    """Gives the colleagues who may come next."""
    me = here.person.id if here.person else None
    return tuple(person for person in here.staff if person.id != me)


def _receivers(here: Here) -> list[Item]:
    people = [Item(person.id, person.name.replace("&", "&&")) for person in others(here)]
    return [Item(COUNTER, _("The counter")), *people]


def _intro(here: Here) -> str:
    name = here.person.first_name if here.person else ""
    today = day_long(here.now())
    return _("{day}. The shift of {name} ends; each thing goes where it is sent.").format(day=today, name=name)
