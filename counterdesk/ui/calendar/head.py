"""The line above the year: whose hours, which year, and what can be done with it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from counterdesk.services.asks.calendar import TOWN, ScopeRow
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _


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
        self.scope, self.year = TOWN, year
        self.scopes = PillRow(_("Whose hours"), optional=False)
        self.others_button = Button(_("&Others…"), self._open_others, role="pill", name=_("Departments and counters"))
        self.others = QMenu(self)
        self.others.setAccessibleName(_("Departments and counters"))
        self._year = Label(str(year), role="title")
        self.back_button = Button("‹", self.back, role="step", name=_("Year before"))
        self.on_button = Button("›", self.on, role="step", name=_("Year after"))
        self.hours_button = Button(_("&Hours…"), self.hours_wanted.emit)
        self.paper_button = Button(_("&Print or export…"), self._open_menu)
        self.close_button = Button(_("Close &now…"), self.close_wanted.emit, role="danger")
        self.menu = self._menu()
        step = beside(self.back_button, self._year, self.on_button, spacing=6)
        acts = beside(self.hours_button, self.paper_button, self.close_button, spacing=6)
        middle = vbox(STRETCH, self.scopes, STRETCH, spacing=0)
        self.setLayout(hbox(step, middle, self.others_button, STRETCH, acts, spacing=12))
        self.scopes.chosen.connect(self._on_scope)

    def show_scopes(self, scopes: Sequence[ScopeRow]) -> None:
        """Offers the town and whoever has hours of its own; the others are a word further."""
        self._scopes = scopes
        shown = [row for row in scopes if row.own or row.scope in (TOWN, self.scope)]
        self.scopes.set_items([Item(row.scope, row.name) for row in shown])
        self.scopes.choose(self.scope)
        self.others.clear()
        for row in scopes:
            if row not in shown:
                action = QAction(row.name.replace("&", "&&"), self.others)
                action.triggered.connect(partial(self.choose_scope, row.scope))
                self.others.addAction(action)
        self.others_button.setVisible(len(shown) < len(scopes))

    def choose_scope(self, scope: str, _checked: bool = False) -> None:
        """Shows somebody else's hours, as if chosen by hand."""
        self.scope = scope
        self.show_scopes(self._scopes)
        self.scope_chosen.emit(scope)

    def scope_row(self) -> ScopeRow | None:
        """Gives whose hours are shown."""
        return next((row for row in self._scopes if row.scope == self.scope), None)

    def choose_year(self, year: int) -> None:
        """Names the year that is shown, silently."""
        self.year = year
        self._year.say(str(year))

    def back(self) -> None:
        """Goes to the year before."""
        self.year_chosen.emit(self.year - 1)

    def on(self) -> None:
        """Goes to the year after."""
        self.year_chosen.emit(self.year + 1)

    def _on_scope(self, key: object) -> None:
        self.scope = str(key)
        self.scope_chosen.emit(self.scope)

    def _open_others(self) -> None:
        self.others.popup(self.others_button.mapToGlobal(QPoint(0, self.others_button.height())))

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
