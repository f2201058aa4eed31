"""The line that records an answer: by whom, when, how, and whether that was all."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.due import AnswerDeadline, CannotBeReached, DueRow
from counterdesk.ui.desk.ahead import PromiseField
from counterdesk.ui.desk.drawers import Drawer
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.timefield import TimeField
from counterdesk.words import _
from counterdesk.workdays import Calendar

_MOST_OFFERED = 6


class AnswerDrawer(Drawer):
    """D on a line: the defaults are me, now, by phone, finished; so Enter alone is an answer."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Answered"))
        self._by = Choice(_("Answered by"), options=colleagues(here))
        self._when = TimeField(_("Answered at"), here.now)
        self._how = PillRow(_("How"), hows(), optional=False)
        self._finished = PillRow(_("Settled"), _settled(), optional=False)
        self._promise = PromiseField(_("Full answer by"), here.now, self._calendar)
        self._rows = FormRows(
            (
                Row(_("By"), self._by, key="by"),
                Row(_("When"), self._when, key="when"),
                Row(_("How"), self._how, key="how"),
                Row(_("Then"), self._finished, key="then"),
                Row(_("Full by"), self._promise, key="promise"),
            ),
            spacing=4,
        )
        self._unreached = Button(_("Could not be reached"), self._not_reached, role="quiet")
        self.record = Button(_("Record answer"), self.confirm, key=_("Enter"), role="primary")
        self.add(self._rows)
        self.add(self.trouble)
        self.add(self._unreached)
        self.add(hbox(STRETCH, Button(_("Leave"), self.left.emit, key=_("Esc")), self.record))
        self._finished.chosen.connect(self._finished_chosen)
        self._by.chosen.connect(self._by_chosen)
        for field in (self._when, self._promise):
            field.changed.connect(self._put_right)

    def prepare(self, row: DueRow) -> None:
        """Fills in the defaults: who took it or whom it is for, else me."""
        me = self._here.person
        name = row.claimed_by or row.answerer or (me.name if me else "")
        known = next((one for one in self._here.people if one.name == name), None)
        self._by.set_option(Option(known.id, known.name) if known else None)
        if known is None:
            self._by.set_free(name)
        self._when.set_text(_("now"))
        self._how.choose(Answered.PHONE)
        self._finished.choose("finished")
        self._promise.set_text("")
        self._promise.set_limit(row.outer_at, row.outer_section)
        self._rows.show_row("promise", False)
        self._unreached.setVisible(row.may_be_unreached)

    def first(self) -> QWidget:
        """Begins at *by whom*, with the words chosen so that typing replaces them."""
        self._by.selectAll()
        return self._by

    def choose(self, how: Answered) -> None:
        """Says how it was answered."""
        self._how.choose(how)

    def acknowledge(self, full_by: str) -> None:
        """Says that this only acknowledged, and when the full answer is promised."""
        self._finished.choose("acknowledged")
        self._finished_chosen("acknowledged")
        self._promise.set_text(full_by)

    def set_when(self, text: str) -> None:
        """Types when it was answered."""
        self._when.set_text(text)

    def set_by(self, name: str) -> None:
        """Types who answered."""
        self._by.set_free(name)

    def confirm(self) -> None:
        """Records the answer, or says what is not clear yet."""
        if self.row is None:
            return
        at = self._answered_at()
        promised_at = None if self._is_finished() else self._promise.value()
        trouble = self._trouble(at, promised_at)
        self.complain(trouble)
        if at is None:  # the field says itself what is wrong with its time
            self._when.setFocus()
        if trouble or at is None:
            return
        how = Answered(str(self._how.value()))
        self.send(AnswerDeadline(self.row.id, at, self._by.value(), how, self._is_finished(), promised_at))

    def _put_right(self) -> None:
        """What was wrong is being corrected."""
        self.complain("")

    def _answered_at(self) -> datetime | None:
        typed = self._when.text().casefold()
        return self._here.now() if typed in ("", _("now").casefold()) else self._when.value()

    def _trouble(self, at: datetime | None, promised_at: datetime | None) -> str:
        if not self._by.value():
            return _("Say who answered.")
        if at is not None and not self._is_finished() and promised_at is None:
            return self._promise.problem() if self._promise.text() else _("Say by when the full answer comes.")
        return ""

    def _is_finished(self) -> bool:
        return self._finished.value() == "finished"

    def _finished_chosen(self, value: object) -> None:
        self._rows.show_row("promise", value == "acknowledged")
        if value == "acknowledged":
            self._promise.setFocus()

    def _by_chosen(self, option: object) -> None:
        """Enter on a name that is in no list confirms at once; one taken from the list waits for its own Enter."""
        if option is None:
            self.confirm()

    def _not_reached(self) -> None:
        if self.row is not None:
            self.send(CannotBeReached(self.row.id))

    def _calendar(self) -> Calendar | None:
        return self._here.town.calendar


def colleagues(here: Here) -> Callable[[str], Sequence[Option]]:
    """Gives what offers the colleagues whose names begin with what was typed."""
    return partial(_colleagues, here)


def _colleagues(here: Here, typed: str) -> Sequence[Option]:
    start = typed.casefold()
    hits = [p for p in here.people if p.active and _begins(p.name, start)]
    return tuple(Option(p.id, p.name) for p in hits[:_MOST_OFFERED])


def _begins(name: str, start: str) -> bool:
    return any(part.casefold().startswith(start) for part in (name, *name.split()))


def hows() -> tuple[Item, ...]:
    """Gives the ways in which somebody can be told."""
    return (
        Item(Answered.PHONE, _("Phone")),
        Item(Answered.IN_PERSON, _("In person")),
        Item(Answered.EMAIL, _("E-mail")),
        Item(Answered.LETTER, _("Letter")),
        Item(Answered.OTHER, _("Other")),
    )


def _settled() -> tuple[Item, ...]:
    return (
        Item("finished", _("Finished")),
        Item("acknowledged", _("Acknowledged"), _("Somebody was told where it stands; the full answer follows.")),
    )
