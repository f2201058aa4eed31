"""The days of a year that differ, as a list: a range is one line. A line can be taken back, a closing undone."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from counterdesk.reports.closures import Line, lines_of
from counterdesk.services.asks.calendar import TOWN, CalendarYear
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.theme import mark
from counterdesk.words import _, ngettext, openings


class RowList(Panel):
    """The list. `picked` gives the first date of the line one is on; `add_wanted`, `remove_wanted` (a Line) and
    `undo_wanted` (a group's uid) and `propose_wanted` are for the page.
    """

    picked = Signal(object)
    add_wanted = Signal()
    remove_wanted = Signal(object)
    undo_wanted = Signal(str)
    propose_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(name=_("Days that differ"))
        self._count = Label("", "soft")
        self.table: Table[Line] = Table(_("Days that differ"), _columns(), _key)
        self.add_button = Button(_("A&dd days…"), self.add_wanted.emit)
        self.remove_button = Button(_("&Take back"), self._remove, key=_("Del"))
        self.undo_button = Button(_("&Undo this closing"), self._undo)
        self.propose_button = Button(_("P&ropose the year…"), self.propose_wanted.emit)
        self.add(beside(Label(_("Days that differ"), role="heading"), self._count, STRETCH, self.propose_button))
        self.add(self.table, 1)
        self.add(beside(self.undo_button, STRETCH, self.remove_button, self.add_button))
        self.table.picked.connect(self._on_picked)
        key = QShortcut(QKeySequence(Qt.Key.Key_Delete), self.table, self._remove)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._follow(None)

    def show_year(self, year: CalendarYear) -> None:
        """Shows a year's rows."""
        lines = lines_of(year.rows, year.calendar, year.inherited)
        self.table.set_empty(_("No day of {year} differs yet.").format(year=year.year))
        self.table.set_rows(lines)
        self._count.say(ngettext("{n} line", "{n} lines", len(lines)).format(n=len(lines)) if lines else "")
        self.propose_button.say(_("P&ropose {year}…").format(year=year.year))
        mark(self.propose_button, role="" if year.confirmed_at is not None else "primary")
        self.propose_button.setVisible(year.scope == TOWN)
        self._follow(self.table.current())

    def lines(self) -> Sequence[Line]:
        """Gives the lines as they stand."""
        return self.table.model_.rows()

    def _on_picked(self, line: Line) -> None:
        self._follow(line)
        self.picked.emit(line.first)

    def _follow(self, line: Line | None) -> None:
        own = line is not None and not line.inherited
        self.remove_button.setEnabled(own)
        self.undo_button.setVisible(line is not None and own and bool(line.group))

    def _remove(self) -> None:
        line = self.table.current()
        if line is not None and not line.inherited:
            self.remove_wanted.emit(line)

    def _undo(self) -> None:
        line = self.table.current()
        if line is not None and line.group:
            self.undo_wanted.emit(line.group)


def _columns() -> tuple[Column[Line], ...]:
    return (
        Column(_("Day"), _days, 18, tone=_tone),
        Column(_("Why"), _name, 0, tone=_tone),
        Column(_("Open"), _hours, 10, tone=_tone),
    )


def _key(line: Line) -> Hashable:
    return line.first, line.ids, line.name


def _days(line: Line) -> str:
    return openings.line_days(line.first, line.last)


def _name(line: Line) -> str:
    return _("{name} (the town’s)").format(name=line.name) if line.inherited else line.name


def _hours(line: Line) -> str:
    return openings.hours_short(line.hours)


def _tone(line: Line) -> str:
    return "soft" if line.inherited else ""
