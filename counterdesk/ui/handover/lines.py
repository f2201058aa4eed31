"""The lines of a handing over: what each thing is, and a button that says to whom it goes."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from counterdesk.services.asks.handover import CARD, TAKEN, Handed, HandItem
from counterdesk.services.asks.logbook import FIX
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.fix.kept import Kept
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.theme import px
from counterdesk.values import value
from counterdesk.words import _, handover, names
from counterdesk.words.dates import running, short

COUNTER, STAYS = "counter", "stays"
To = int | str
_WHAT_WIDTH, _TO_WIDTH = 92, 150
_LINES_SHOWN = 6


@value
class Thing:
    """One thing to hand on, as a line shows it. `is_mine`: it goes along unless somebody says otherwise.

    A sealed one goes to a named colleague or to nobody; one that `stays` is only named.
    """

    handed: Handed
    what: str
    about: str
    when: str = ""
    has: str = ""
    is_mine: bool = True
    is_late: bool = False
    is_sealed: bool = False
    stays: bool = False


def of_card(card: Parked, here: Here) -> Thing:
    """Gives a card on hold as a thing; what only its author may see stays with them unless a colleague is named."""
    in_public = here.town.public_can_see
    about = saying.subject(card.kind, here.number(card.number), card.topic, in_public=in_public)
    since = running(card.seconds_open(here.now()))
    sealed, handed = card.is_sealed, Handed(CARD, card.uid, card=card.kind)
    has = here.person.name if here.person else ""
    return Thing(handed, handover.what(CARD), about, since, has, is_mine=not sealed, is_sealed=sealed)


def of_fix(held: Kept, here: Here) -> Thing:
    """Gives a fix that is not saved as a thing; that of somebody confidential, or of a complaint, stays."""
    before, kind, person = held.content.before, held.started.kind, here.person
    about = " · ".join((names.card(FIX if here.town.public_can_see else kind), names.channel(before.channel)))
    since = running(int((here.now() - held.started.opened_at).total_seconds()))
    has = person.name if person is not None and held.started.author_id == person.id else ""
    handed, stays = Handed(CARD, held.uid, card=kind), held.content.is_private
    return Thing(handed, handover.what(CARD), about, since, has, is_mine=False, is_sealed=True, stays=stays)


def of_item(item: HandItem, here: Here) -> Thing:
    """Gives something of the logbook as a thing; what a third person has stays with them."""
    me = here.person
    is_own = me is not None and (item.has_id == me.id or (item.has_id is None and item.has == me.name))
    about = " · ".join(part for part in (item.number, here.name(item.title), item.topic) if part)
    return Thing(
        Handed(item.what, str(item.id)),
        handover.what(item.what),
        about,
        short(item.due_at, here.now()) if item.due_at else "",
        item.has,
        is_mine=is_own or item.what in (TAKEN, "message") or not item.has,
        is_late=item.what == "overdue",
    )


class Receiver(Button):
    """Says to whom a thing goes; its menu offers the colleagues, the counter, and that it stays where it is."""

    def __init__(self, thing: Thing, colleagues: Sequence[PersonRow]) -> None:
        super().__init__("", self._open, role="pill")
        self._thing = thing
        self._is_chosen = False
        self.value: To = STAYS
        self.offered: dict[To, str] = {} if thing.stays else {person.id: person.name for person in colleagues}
        if not thing.is_sealed:
            self.offered[COUNTER] = _("The counter")
        self.offered[STAYS] = _("Stays with {name}").format(name=thing.has) if thing.has else _("Stays as it is")
        self.menu_ = QMenu(self)
        for to, words in self.offered.items():
            action = QAction(words.replace("&", "&&"), self.menu_)
            action.triggered.connect(partial(self.choose, to))
            self.menu_.addAction(action)
        self.follow(COUNTER)

    def choose(self, to: To, _checked: bool = False) -> None:
        """Sends this thing to somebody, whatever the rest does."""
        self._is_chosen = True
        self._show(to)

    def follow(self, to: To) -> None:
        """Goes along with the desk, unless it was sent elsewhere or is not the leaving person's."""
        if not self._is_chosen:
            self._show(to if self._thing.is_mine and to in self.offered else STAYS)

    def handed(self) -> Handed:
        """Gives the thing with whom it goes to."""
        given = self._thing.handed
        to_id = self.value if isinstance(self.value, int) else None
        return Handed(given.what, given.key, to_id, self.value == STAYS, given.card)  # type: ignore[arg-type]

    def _show(self, to: To) -> None:
        self.value = to
        self.say(_("{name} ▾").format(name=self.offered[to].replace("&", "&&")))
        self.setAccessibleName(_("{what}: {to}").format(what=self._thing.about, to=self.offered[to]))

    def _open(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))


class Things(ScrollColumn):
    """Everything there is to hand on, one line each."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__(_("What is handed on"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.goes_to: list[Receiver] = []
        self._to: To = COUNTER

    def show_things(self, things: Sequence[Thing], colleagues: Sequence[PersonRow]) -> None:
        """Shows these things, or that there are none."""
        self.clear()
        self.goes_to = [Receiver(thing, colleagues) for thing in things]
        width = max((one.sizeHint().width() for one in self.goes_to), default=0)
        for thing, receiver in zip(things, self.goes_to, strict=True):
            receiver.setMinimumWidth(max(width, px(_TO_WIDTH)))
            self.add(_line(thing, receiver))
        if not things:
            self.add(Label(_("Nothing is open: no card, no message to hand over, and nothing due."), "soft", wrap=True))
        self.follow(self._to)
        self.updateGeometry()

    def follow(self, to: To) -> None:
        """Sends along whatever was not sent elsewhere."""
        self._to = to
        for receiver in self.goes_to:
            receiver.follow(to)

    def handed(self) -> tuple[Handed, ...]:
        """Gives everything with whom it goes to."""
        return tuple(receiver.handed() for receiver in self.goes_to)

    def sizeHint(self) -> QSize:
        """Asks for the room of its lines, up to a number of them."""
        wanted = self._inner.sizeHint()
        line = wanted.height() / max(1, len(self.goes_to))
        return QSize(wanted.width(), round(line * min(max(1, len(self.goes_to)), _LINES_SHOWN)) + px(4))

    def minimumSizeHint(self) -> QSize:
        """Can be as low as two lines."""
        return QSize(super().minimumSizeHint().width(), px(64))


def _line(thing: Thing, receiver: Receiver) -> QWidget:
    line = QWidget()
    what = Label(thing.what, "late" if thing.is_late else "soft", "strong")
    what.setMinimumWidth(px(_WHAT_WIDTH))
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    row.addWidget(what)
    row.addWidget(Label(thing.about, elide=True), 1)
    row.addWidget(Label(thing.when, "soft"))
    row.addWidget(receiver)
    return line
