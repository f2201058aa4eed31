"""The left half: the painted year, what its shapes mean, and the one line about the day one is on."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QFrame, QScrollArea

from counterdesk.services.asks.calendar import CalendarYear
from counterdesk.ui.calendar.days import Day
from counterdesk.ui.calendar.legend import Legend
from counterdesk.ui.calendar.year import YearView, said
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.theme import mark
from counterdesk.words import _, dates


class Glance(Panel):
    """A year to look at; `year` is the painted part with its keys and signals."""

    def __init__(self) -> None:
        super().__init__(name=_("The year at a glance"), margin=12, spacing=6)
        self.year = YearView(_("Calendar"))
        self.legend = Legend()
        self._day = Label("", role="strong", elide=True)
        self.state = Label("", "soft")
        area = QScrollArea()
        area.setAccessibleName(_("Months"))
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        mark(self.year, role="scroll")
        area.setWidget(self.year)
        area.setFocusProxy(self.year)
        self.add(area, 1)
        below = hbox(spacing=12)
        below.addWidget(self._day, 1)
        below.addWidget(self.state)
        self.add(below)
        self.add(self.legend)
        self.year.pointed.connect(self._point)

    def show_year(
        self, year: int, days: Mapping[date, Day], today: date, offered: frozenset[date] = frozenset()
    ) -> None:
        """Shows a year; `offered` are dates that are only proposed."""
        self.legend.show_offered(offered=bool(offered))
        self.year.show_year(year, days, today, offered)

    def show_state(self, year: CalendarYear) -> None:
        """Says whether a year is confirmed, when and by whom."""
        if year.confirmed_at is None:
            self.state.say(_("Not confirmed: no date is said to callers"), "soon")
            return
        when = dates.day_month(year.confirmed_at)
        self.state.say(_("Confirmed {when} by {who}").format(when=when, who=year.confirmed_by), "ok")

    def words(self) -> str:
        """Gives the line about the day one is on."""
        return self._day.text()

    def _point(self, day: Day) -> None:
        self._day.say(said(day))
