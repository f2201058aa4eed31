"""Opening hours as the door sign says them, and whether they are the town's own yet."""

from counterdesk.services.asks.town import (
    SetHours,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.office.section import Section
from counterdesk.ui.town.hours import HoursEditor
from counterdesk.words import _


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
