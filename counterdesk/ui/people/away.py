"""Who is away, and what the town's policy asks for: a box to tick, the town's words, and a text to copy.

It knows no rule: lengths and clauses come with each absence, the texts from the words.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.people import Absence, AskAbsences, AwayAsk, TickAway
from counterdesk.ui import messages
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn, TellPanel, rule
from counterdesk.ui.kit.taborder import follow_layout
from counterdesk.ui.kit.tick import Tick
from counterdesk.words import _
from counterdesk.words import absences as words


class AskRow(QWidget):
    """One thing that is asked for: its box to tick, the town's words, and the text to copy."""

    ticked = Signal(str, str)

    def __init__(self, ask: AwayAsk, absence: Absence) -> None:
        super().__init__()
        self._asks, self._is_back = ask.asks, absence.phase == "back"
        self.text = "" if self._is_back else words.text(absence, ask.asks)
        name = _("{thing}, {name}").format(thing=words.thing(ask.asks), name=absence.person.name)
        self.tick = Tick(words.deed(ask, absence.phase))
        self.tick.setAccessibleName(_("{deed}: {name}").format(deed=self.tick.text(), name=absence.person.name))
        self.copy = Button(_("Copy"), self._copy, role="pill", name=_("Copy: {what}").format(what=name))
        self._by = Label("", "soft", "small", wrap=True)
        self._notes = Label("", "soon", "small", wrap=True)
        self.setLayout(
            vbox(
                hbox(self.tick, STRETCH, self.copy),
                self._by,
                Label(words.source(ask), "soft", "small", wrap=True),
                self._notes,
                *self._shown_text(name),
                spacing=4,
            )
        )
        self.copy.setVisible(bool(self.text))
        self.tick.clicked.connect(self._clicked)

    def show_ask(self, ask: AwayAsk, today: date) -> None:
        """Shows how far it is, silently."""
        self.tick.setChecked(ask.state == "back" if self._is_back else ask.state != "")
        by, notes = words.ticked(ask), "" if self._is_back else words.notes(ask, today)
        self._by.say(by)
        self._by.setVisible(bool(by))
        self._notes.say(notes)
        self._notes.setVisible(bool(notes))

    def _shown_text(self, name: str) -> tuple[QWidget, ...]:
        if not self.text:
            return ()
        panel = TellPanel(name=name)
        panel.add(Label(self.text, wrap=True))
        return (panel,)

    def _clicked(self) -> None:
        before, after = ("done", "back") if self._is_back else ("", "done")
        self.ticked.emit(self._asks, after if self.tick.isChecked() else before)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        messages.tell(self, _("Copied. Change it as you like where you paste it."))


class AbsenceBlock(QWidget):
    """One absence: when, who stands in, and what is asked for."""

    ticked = Signal(str, str)

    def __init__(self, absence: Absence) -> None:
        super().__init__()
        self._standing = Label("", "accent", wrap=True)
        self._stand_in = Label("", "soft", wrap=True)
        self.asks = {ask.asks: AskRow(ask, absence) for ask in absence.asks}
        self._none = Label(_("The policy asks for nothing for an absence of this length."), "soft", "small", wrap=True)
        self._none.setVisible(not absence.asks)
        self.setLayout(
            vbox(
                Label(absence.person.name, role="strong"),
                Label(words.head(absence), wrap=True),
                self._standing,
                self._stand_in,
                self._none,
                *self.asks.values(),
                rule(),
                spacing=6,
            )
        )
        for row in self.asks.values():
            row.ticked.connect(self.ticked)

    def show_absence(self, absence: Absence, today: date) -> None:
        """Shows how it stands today, silently."""
        self._standing.say(words.standing(absence, today))
        who = words.stand_in(absence)
        needs_one = absence.stand_in is None or absence.stand_in_is_away
        self._stand_in.say(who, "soon" if needs_one else "soft")
        self._stand_in.setVisible(bool(who) and absence.phase != "back")
        for ask in absence.asks:
            self.asks[ask.asks].show_ask(ask, today)


class AwayPanel(Panel):
    """Everybody who is away, will be, or is back with something to change back."""

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Away"))
        self._here = here
        self.absences: tuple[Absence, ...] = ()
        self.blocks: dict[PersonId, AbsenceBlock] = {}
        self._asked_on = self._today()
        self._nobody = Label(
            _("Nobody is away. Choose somebody in the list and press Away: what the policy asks for then stands here."),
            "soft",
            wrap=True,
        )
        self.column = ScrollColumn(_("Away"), spacing=10)
        self.add(Label(_("Away"), role="heading"))
        self.add(self._nobody)
        self.add(self.column, 1)
        here.people_changed.connect(self.reload)
        here.town_changed.connect(self.reload)
        here.ticked.connect(self._tick)
        self.reload()

    def reload(self) -> None:
        """Asks who is away."""
        self._asked_on = self._today()
        self._here.lanes.read(AskAbsences(), self._take, slot="people.away")

    def look_at(self, person_id: PersonId) -> None:
        """Brings one absence into view."""
        block = self.blocks.get(person_id)
        if block is not None:
            self.column.ensureWidgetVisible(block)

    def _take(self, absences: tuple[Absence, ...]) -> None:
        is_same = _shape(absences) == _shape(self.absences)
        self.absences = absences
        if not is_same:  # otherwise the boxes stay, and with them the focus of whoever ticks one after the other
            self._build()
        self._show()

    def _show(self) -> None:
        for absence in self.absences:
            self.blocks[absence.person.id].show_absence(absence, self._today())

    def _build(self) -> None:
        self.column.clear()
        self.blocks = {absence.person.id: AbsenceBlock(absence) for absence in self.absences}
        for person_id, block in self.blocks.items():
            block.ticked.connect(partial(self._keep, person_id))
            self.column.add(block)
        self._nobody.setVisible(not self.blocks)
        self.column.setVisible(bool(self.blocks))
        follow_layout(self.column)

    def _keep(self, person_id: PersonId, asks: str, state: str) -> None:
        self._here.once_sure(partial(self._send, TickAway(person_id, asks, state)))
        if self._here.presence.is_unsure:  # nothing is kept yet, and nothing is shown as if it were
            self._show()

    def _send(self, command: TickAway) -> None:
        self._here.lanes.do(command, refused=self._refused)

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)
        self.reload()

    def _tick(self, _now: object) -> None:
        if self._today() != self._asked_on:
            self.reload()

    def _today(self) -> date:
        return local_date(self._here.now())


def _shape(absences: tuple[Absence, ...]) -> tuple[object, ...]:
    """Gives what makes other boxes and other texts; ticks and days that pass do not."""
    return tuple(
        (one.person, one.from_on, one.until_on, one.back_on, one.phase, one.stand_in, _things(one)) for one in absences
    )


def _things(absence: Absence) -> tuple[object, ...]:
    return tuple((ask.asks, ask.clauses, ask.missing) for ask in absence.asks)
