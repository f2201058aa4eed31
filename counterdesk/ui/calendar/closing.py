"""Close now, or at a time later today: who closes, from when, until when, and why. Snow does not wait for a form."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.calendar import TOWN, CloseNow, ScopeRow
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.desk.ahead import AheadField
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, dates
from counterdesk.workdays import Calendar

_AT, _NOW, _ONE = "at", "now", "one"


class CloseForm(SignedForm):
    """The form; `command` gives what it says, or None after saying what is missing."""

    def __init__(self, parent: QWidget, here: Here, scopes: Sequence[ScopeRow], scope: str) -> None:
        self._here = here
        self._scopes = {row.scope: row for row in scopes}
        choices = [Item(TOWN, self._scopes[TOWN].name), Item(_ONE, _("&One department"))]
        self.who = PillRow(_("Who closes"), choices if len(scopes) > 1 else choices[:1], optional=False)
        self.who.choose(TOWN if scope == TOWN else _ONE)
        self.department = Choice(_("Department"), free=False, options=self._matching, hint=_("Its name, or ↓"))
        if scope != TOWN:
            self.department.set_option(_option(self._scopes[scope]))
        self.start = PillRow(_("From"), [Item(_NOW, _("&Now")), Item(_AT, _("&At a time"))], optional=False)
        self.start.choose(_NOW)
        self.at = AheadField(_("From what time"), here.now, self._calendar, _("3 pm"))
        self.until = AheadField(_("Until"), here.now, self._calendar, _("11 am, or tomorrow 10 am"))
        self.cause = PillRow(_("Usual reasons"), _causes())
        self.reason = Field(_("Reason"), hint=_("As staff and callers will hear it"))
        rows = [
            Row(_("Who closes"), self.who),
            Row(_("Department"), self.department, key=_ONE),
            Row(_("From"), self.start, key="start"),
            Row(_("At"), self.at, _("A time today."), key=_AT),
            Row(_("Until"), self.until, _("Empty: for the rest of the day.")),
            Row(_("Why"), under(self.cause, self.reason), key="why"),
        ]
        super().__init__(here, parent, _("Close at short notice"), rows, ok=_("Look what it moves"))
        self.who.chosen.connect(self._show_who)
        self.start.chosen.connect(self._show_start)
        self.cause.chosen.connect(self._take_cause)
        self.form.show_row(_ONE, self.who.value() == _ONE)
        self._show_start(_NOW)

    def command(self) -> CloseNow | None:
        """Gives the closing, or None after saying in the form why not."""
        self.form.clear()
        from_at, until_at = self._from(), self.until.value()
        if not self.scope():
            self.form.complain(_ONE, _("Choose the department that closes."))
            self.refuse(_("Which department? Nothing is closed yet."))
        elif from_at is None:
            self.form.complain(_AT, self.at.problem())
            self.refuse(_("From when? Nothing is closed yet."))
        elif self.until.text() and until_at is None:
            self.refuse(self.until.problem())
        elif not self.reason.value().strip():
            self.form.complain("why", _("Say why in a word: snow, power."))
            self.refuse(_("Why? Nothing is closed yet."))
        else:
            return CloseNow(from_at, self.reason.value().strip(), until_at, self.scope())
        return None

    def scope(self) -> str:
        """Gives whose hours these are; nothing while no department is chosen."""
        if self.who.value() == TOWN:
            return TOWN
        option = self.department.option()
        return str(option.key) if option is not None else ""

    def title(self, command: CloseNow) -> str:
        """Gives what the closing is called: "Snow: Town closed from 3:00 p.m."."""
        words = _("{reason}: {who} closed from {time}")
        until = command.until_at
        if until is not None:
            words = _("{reason}: {who} closed from {time} until {until}")
        return words.format(
            reason=command.reason,
            who=self._scopes[command.scope].name,
            time=dates.clock(command.from_at),
            until=dates.short(until, command.from_at) if until is not None else "",
        )

    def _from(self) -> datetime | None:
        return self._here.now() if self.start.value() == _NOW else self.at.value()

    def _calendar(self) -> Calendar | None:
        row = self._scopes.get(self.scope())
        return row.calendar if row is not None else None

    def _matching(self, typed: str) -> tuple[Option, ...]:
        words = typed.strip().casefold()
        rows = (row for row in self._scopes.values() if row.scope != TOWN)
        return tuple(_option(row) for row in rows if words in row.name.casefold())

    def _show_who(self, key: object) -> None:
        self.form.show_row(_ONE, key == _ONE)
        if key == _ONE:
            self.department.setFocus()

    def _show_start(self, key: object) -> None:
        self.form.show_row(_AT, key == _AT)
        if key == _AT:
            self.at.setFocus()

    def _take_cause(self, key: object) -> None:
        if key is not None:
            self.reason.set_value(str(key))


def _option(row: ScopeRow) -> Option:
    return Option(row.scope, row.name)


def _causes() -> tuple[Item, ...]:
    words = (_("Snow"), _("Power failure"), _("No water"), _("Fire alarm"))
    return tuple(Item(word, word) for word in words)
