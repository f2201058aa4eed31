"""The closures of one year as a plain list to tick: date, name, the hours left that day, and where it comes from."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import ClosureRow
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.tick import Tick
from counterdesk.ui.kit.times import parse_day
from counterdesk.ui.theme import px
from counterdesk.ui.town.hours import hours_of, text_of
from counterdesk.words import _, dates, names
from counterdesk.words.refusals import sentence


class ClosureLine(QWidget):
    """One date: ticked or not, and the hours left. `edited` says that a person changed either."""

    edited = Signal()

    def __init__(self, row: ClosureRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        self.tick = Tick(f"{dates.day_short(row.on)}   {row.name}")
        self.tick.setChecked(row.ticked)
        self.tick.setToolTip(names.closure_source(row.source))
        self.tick.setAccessibleDescription(names.closure_source(row.source))
        self.hours = Field(_("Hours left on {day}").format(day=dates.day_short(row.on)))
        self.hours.set_value(text_of(row.hours))
        self.hours.setFixedWidth(px(120))
        self.setLayout(hbox(self.tick, STRETCH, self.hours))
        self.tick.toggled.connect(self._on_edited)
        self.hours.edited.connect(self._on_edited)

    def value(self) -> ClosureRow:
        """Gives the line as ticked; hours that cannot be read are refused."""
        return replace(self.row, ticked=self.tick.isChecked(), hours=hours_of(self.hours.value()))

    def _on_edited(self, _what: object) -> None:
        self.edited.emit()


class ClosureList(QWidget):
    """A year's dates, ticked or not; another may be added by date and name."""

    edited = Signal()

    def __init__(self, rows_in_view: int = 7) -> None:
        super().__init__()
        self.year = 0
        self._rows_in_view = rows_in_view
        self._lines: list[ClosureLine] = []
        self._column = ScrollColumn(_("Closures"))
        self._day = Field(_("Date of another closure"), columns=10, hint=_("Dec 24"))
        self._day.setFixedWidth(px(90))
        self._name = Field(_("Its name"), hint=_("Christmas Eve, staff event ..."))
        self.problem = Label("", tone="late", wrap=True)
        self.problem.hide()
        self._left = Field(_("Hours left on that day"), hint=_("closed"))
        self._left.setFixedWidth(px(100))
        add = Button(_("Add a date"), self._add_typed)
        self.setLayout(vbox(self._column, beside(self._day, self._name, self._left, add), self.problem))

    def show_year(self, year: int, rows: Sequence[ClosureRow]) -> None:
        """Shows the dates of a year in their order."""
        self.year = year
        self._lay([self._line(row) for row in sorted(rows, key=_by_date)])

    def line(self, index: int) -> ClosureLine:
        """Gives one line, the first of the year at 0."""
        return self._lines[index]

    def value(self) -> tuple[ClosureRow, ...] | None:
        """Gives every line, or None after saying which cannot be read."""
        try:
            rows = tuple(line.value() for line in self._lines)
        except Refused as refused:
            self._complain(refused)
            return None
        self.problem.hide()
        return rows

    def add(self, day: str, name: str, hours: str = "") -> bool:
        """Adds a date as it is typed; says under the list why it cannot, and keeps what was typed."""
        try:
            row = ClosureRow(self._date(day), name.strip() or _("Closed"), hours_of(hours), _("Typed here"))
        except Refused as refused:
            self._complain(refused)
            return False
        added = self._line(row)
        self._lay(sorted([*self._lines, added], key=_by_line_date))
        QTimer.singleShot(0, self, partial(self._column.ensureWidgetVisible, added))
        self.problem.hide()
        self.edited.emit()
        return True

    def readable(self) -> tuple[ClosureRow, ...]:
        """Gives every line that can be read now, without a word about the others."""
        found = []
        for line in self._lines:
            with suppress(Refused):
                found.append(line.value())
        return tuple(found)

    def go_to(self, on: date) -> None:
        """Brings the first line from a date on into view."""
        line = next((line for line in self._lines if line.row.on >= on), None)
        if line is not None:
            self._column.ensureWidgetVisible(line)

    def _line(self, row: ClosureRow) -> ClosureLine:
        line = ClosureLine(row)
        line.edited.connect(self.edited)
        return line

    def _date(self, day: str) -> date:
        on = parse_day(day, date(self.year, 1, 1))
        if on.year != self.year:
            raise Refused("closure_other_year", year=self.year)
        return on

    def _add_typed(self) -> None:
        if self.add(self._day.value(), self._name.value(), self._left.value()):
            for field in (self._day, self._name, self._left):
                field.set_value("")

    def _lay(self, lines: list[ClosureLine]) -> None:
        kept = set(lines)
        for line in self._lines:
            if line not in kept:
                line.deleteLater()
            line.setParent(None)
        self._lines = lines
        for line in lines:
            self._column.add(line)
        self._column.setMinimumHeight(px(36) * min(len(lines), self._rows_in_view))

    def _complain(self, refused: Refused) -> None:
        self.problem.say(sentence(refused))
        self.problem.show()


def _by_date(row: ClosureRow) -> date:
    return row.on


def _by_line_date(line: ClosureLine) -> date:
    return line.row.on
