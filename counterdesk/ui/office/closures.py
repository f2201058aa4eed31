"""Closures and opening hours stand on the Calendar page: a sentence, how far they are confirmed, and the way there."""

from PySide6.QtCore import Signal

from counterdesk.domain.instants import local_date
from counterdesk.ui import shortcuts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.office.section import Section
from counterdesk.words import _


class Closures(Section):
    """Leads to the Calendar page; keeps no list of its own. `page_wanted` gives its key."""

    page_wanted = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Hours and closures"),
            _("A due date counts only the days the town is open. Hours and closures stand on the page Calendar."),
        )
        self.way = Button(_("Go to the Calendar"), self._go, key=shortcuts.shown("page_calendar"), role="primary")
        self.hours, self.years = Label("", wrap=True), Label("", wrap=True)
        for label in (self.hours, self.years):
            self.add(label)
        self.add(beside(self.way, STRETCH))
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _go(self) -> None:
        self.page_wanted.emit("page_calendar")

    def _show(self) -> None:
        town = self.here.town
        if town.hours_confirmed:
            self.hours.say(_("The opening hours are confirmed."), "ok")
        else:
            self.hours.say(_("The opening hours are only proposed: no date is said to callers."), "soon")
        this = local_date(self.here.now()).year
        missing = [str(year) for year in (this, this + 1) if year not in town.years_confirmed]
        if missing:
            self.years.say(_("Not confirmed yet: {years}.").format(years=", ".join(missing)), "soon")
        else:
            self.years.say(_("This year and the next are confirmed."), "ok")
