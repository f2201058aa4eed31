"""The weekly hours of the town, a department or a counter; whoever has none of its own follows the town."""

from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.calendar import TOWN, ScopeRow, SetScopeHours
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.town.hours import HoursEditor
from counterdesk.words import _

_OWN, _TOWN = "own", "town"
_WIDE = 84  # letters: two halves of a week stand beside each other


class HoursForm(SignedForm):
    """The form; `command` gives what it says, or None after saying which line cannot be read."""

    def __init__(self, parent: QWidget, here: Here, scope: ScopeRow, *, confirmed: bool) -> None:
        self._scope = scope
        self.whose = PillRow(
            _("Whose hours"), [Item(_OWN, _("Its own")), Item(_TOWN, _("As the town"))], optional=False
        )
        self.week = HoursEditor()
        self.week.set_value(scope.hours)
        about = _("Write 8:30-4:30, with a comma for a second opening, or closed.")
        rows = [Row(_("Hours"), self.whose, key="whose"), Row(_("Every week"), self.week, about, key="week")]
        is_town = scope.scope == TOWN
        ok = _("These are our hours") if is_town and not confirmed else _("Look what it moves")
        super().__init__(here, parent, _("Opening hours: {name}").format(name=scope.name), rows, ok=ok)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDE)
        self.form.show_row("whose", not is_town)
        self.whose.choose(_OWN if scope.own or is_town else _TOWN)
        self.whose.chosen.connect(self._show_whose)
        self._show_whose(self.whose.value())

    def command(self) -> SetScopeHours | None:
        """Gives the change, or None after saying in the form why not."""
        if self.whose.value() == _TOWN:
            return SetScopeHours(self._scope.scope, ())
        week = self.week.value()
        if week is None:
            self.refuse(_("One of the lines cannot be read. Nothing was changed."))
            return None
        return SetScopeHours(self._scope.scope, week)

    def _show_whose(self, key: object) -> None:
        self.form.show_row("week", key == _OWN)
