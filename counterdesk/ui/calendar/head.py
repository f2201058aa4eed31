"""The line above the year: whose hours, which year, how far it is confirmed, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from counterdesk.services.asks.calendar import TOWN, CalendarYear, ScopeRow
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, beside, hbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, dates

_OTHERS = "others"


class Head(QWidget):
    """`scope_chosen` and `year_chosen` say what to show; the others ask for a form, a paper or a file."""

    scope_chosen = Signal(str)
    year_chosen = Signal(int)
    close_wanted = Signal()
    hours_wanted = Signal()
    poster_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, year: int) -> None:
        super().__init__()
        self._scopes: Sequence[ScopeRow] = ()
        self._shows_all = False
        self.scope, self.year = TOWN, year
        self.scopes = PillRow(_("Whose hours"), optional=False)
        self.scopes.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._year = Label(str(year), role="title")
        self.back_button = Button("‹", self.back, role="step", name=_("Year before"))
        self.on_button = Button("›", self.on, role="step", name=_("Year after"))
        self.state = Label("", "soft")
        self.hours_button = Button(_("&Hours…"), self.hours_wanted.emit)
        self.paper_button = Button(_("&Print or export…"), self._open_menu)
        self.close_button = Button(_("Close &now…"), self.close_wanted.emit, role="danger")
        self.menu = self._menu()
        step = beside(self.back_button, self._year, self.on_button, spacing=6)
        acts = beside(self.hours_button, self.paper_button, self.close_button, spacing=6)
        line = hbox(spacing=12)
        line.addWidget(Flow(step, self.scopes, self.state, spacing=12), 1)
        line.addWidget(acts)
        self.setLayout(line)
        self.scopes.chosen.connect(self._on_scope)

    def show_scopes(self, scopes: Sequence[ScopeRow]) -> None:
        """Offers the town and whoever has hours of its own; the others behind one word."""
        self._scopes = scopes
        own = [row for row in scopes if row.own or self._shows_all or row.scope in (TOWN, self.scope)]
        items = [Item(row.scope, row.name) for row in own]
        rest = [] if len(own) == len(scopes) else [Item(_OTHERS, _("Others…"), _("Departments and counters"))]
        self.scopes.set_items([*items, *rest])
        self.scopes.choose(self.scope)

    def scope_row(self) -> ScopeRow | None:
        """Gives whose hours are shown."""
        return next((row for row in self._scopes if row.scope == self.scope), None)

    def choose_year(self, year: int) -> None:
        """Names the year that is shown, silently."""
        self.year = year
        self._year.say(str(year))

    def show_state(self, year: CalendarYear) -> None:
        """Says whether a year is confirmed, when and by whom."""
        if year.confirmed_at is None:
            self.state.say(_("Not confirmed: no date is said to callers."), "soon")
            return
        when = dates.day_month(year.confirmed_at)
        self.state.say(_("Confirmed {when} by {who}.").format(when=when, who=year.confirmed_by), "ok")

    def back(self) -> None:
        """Goes to the year before."""
        self.year_chosen.emit(self.year - 1)

    def on(self) -> None:
        """Goes to the year after."""
        self.year_chosen.emit(self.year + 1)

    def _on_scope(self, key: object) -> None:
        if key == _OTHERS:
            self._shows_all = True
            self.show_scopes(self._scopes)
            self.scopes.focus()
            return
        self.scope = str(key)
        self.scope_chosen.emit(self.scope)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setAccessibleName(_("Print or export"))
        for words, signal in (
            (_("Poster for the door…"), self.poster_wanted),
            (_("Export as a calendar file…"), self.export_wanted),
        ):
            action = QAction(words, menu)
            action.triggered.connect(signal)
            menu.addAction(action)
        return menu

    def _open_menu(self) -> None:
        self.menu.popup(self.paper_button.mapToGlobal(QPoint(0, self.paper_button.height())))
