"""The closures of one year as a plain list to tick: date, name, the hours left that day, and where it comes from."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.town import ClosureRow, Hours
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import beside, hbox, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.tick import Tick
from counterdesk.ui.kit.times import parse_days
from counterdesk.ui.theme import px
from counterdesk.ui.town.hours import hours_of, text_of
from counterdesk.words import _, dates, names
from counterdesk.words.refusals import sentence

_NOT_KEPT = "none"
_MAY_SHRINK = QSizePolicy.Policy.Preferred  # the usual one of a check box never does


class _NamedTick(Tick):
    """A tick whose words may be cut where there is little room; the whole of them is its tip."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setSizePolicy(_MAY_SHRINK, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Shows the date and the first letters of the name at least."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), px(190)), hint.height())


class ClosureLine(QWidget):
    """One date: ticked or not, and the hours left. `edited` says that a person changed either."""

    edited = Signal()

    def __init__(self, row: ClosureRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row = row
        source = names.closure_source(row.source)
        self.tick = _NamedTick(f"{dates.day_short(row.on)}   {row.name}")
        self.tick.setChecked(row.ticked)
        self.tick.setToolTip(plain_tip(" · ".join(part for part in (row.name, source) if part)))
        self.tick.setAccessibleDescription(source)
        self.hours = Field(_("Hours left on {day}").format(day=dates.day_short(row.on)))
        self.hours.set_value(text_of(row.hours))
        self.hours.setFixedWidth(px(120))
        line = hbox()
        line.addWidget(self.tick, 1)
        line.addWidget(self.hours)
        self.setLayout(line)
        self.tick.toggled.connect(self._on_edited)
        self.hours.edited.connect(self._on_edited)

    def values(self) -> tuple[ClosureRow, ...]:
        """Gives the line as ticked; hours that cannot be read are refused."""
        return (replace(self.row, ticked=self.tick.isChecked(), hours=hours_of(self.hours.value())),)

    def _on_edited(self, _what: object) -> None:
        self.edited.emit()


class SideLine(QWidget):
    """A holiday on a weekend: kept before it, after it, or not at all."""

    edited = Signal()

    def __init__(self, rows: Sequence[ClosureRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(sorted(rows, key=_by_date))
        self.row = self._rows[0]
        self.side = PillRow(_("When {name} is kept").format(name=self.row.name), self._items(), optional=False)
        self.side.choose(next((row.side for row in self._rows if row.ticked), _NOT_KEPT))
        self.setToolTip(plain_tip(_("{name} falls on a day that is closed anyway.").format(name=self.row.name)))
        line = hbox()
        line.addWidget(Label(self.row.name, elide=True), 1)
        line.addWidget(self.side)
        self.setLayout(line)
        self.side.chosen.connect(self._on_chosen)

    def values(self) -> tuple[ClosureRow, ...]:
        """Gives the rows of both sides, one of them ticked or none."""
        return tuple(replace(row, ticked=row.side == self.side.value()) for row in self._rows)

    def _items(self) -> tuple[Item, ...]:
        tips = {"before": _("The day before the weekend"), "after": _("The day after the weekend")}
        days = (Item(row.side, dates.day_short(row.on), tips.get(row.side, "")) for row in self._rows)
        return (*days, Item(_NOT_KEPT, _("not kept")))

    def _on_chosen(self, _key: object) -> None:
        self.edited.emit()


L = TypeVar("L", ClosureLine, SideLine)


class ClosureList(QWidget):
    """A year's dates, ticked or not; another may be added by date and name."""

    edited = Signal()

    def __init__(self, rows_in_view: int = 7) -> None:
        super().__init__()
        self.year = 0
        self._rows_in_view = rows_in_view
        self._lines: list[ClosureLine | SideLine] = []
        self._column = ScrollColumn(_("Closures"))
        self._is_open: Callable[[date], bool] | None = None
        self._day = Field(_("Date or dates of another closure"), columns=13, hint=_("Dec 24 - Jan 1"))
        self._name = Field(_("Its name"), hint=_("Christmas Eve, staff event ..."))
        self.problem = Label("", tone="late", wrap=True)
        self.problem.hide()
        self._left = Field(_("Hours left on that day"), columns=8, hint=_("closed"))
        for field in (self._day, self._name, self._left):
            field.returnPressed.connect(self._add_typed)
            field.edited.connect(self._retyped)
        for field in (self._day, self._left):
            field.setSizePolicy(_MAY_SHRINK, QSizePolicy.Policy.Fixed)
        add = Button(_("Add a date"), self._add_typed)
        self.setLayout(vbox(self._column, beside(self._day, self._name, self._left, add), self.problem))

    def show_year(self, year: int, rows: Sequence[ClosureRow]) -> None:
        """Shows the dates of a year in their order; what was half typed for another year is forgotten."""
        if year != self.year:
            self._forget_typed()
        self.year = year
        by_holiday = defaultdict(list)
        for row in sorted(rows, key=_by_date):
            by_holiday[row.holiday if row.side else ""].append(row)
        alone = by_holiday.pop("", [])
        lines: list[ClosureLine | SideLine] = []
        for sides in by_holiday.values():
            lines += [self._line(SideLine(sides))] if len(sides) > 1 else [self._line(ClosureLine(sides[0]))]
        lines += [self._line(ClosureLine(row)) for row in alone]
        self._lay(sorted(lines, key=_by_line_date))

    def line(self, index: int) -> ClosureLine:
        """Gives one line that is ticked by itself, the first of the year at 0."""
        return [line for line in self._lines if isinstance(line, ClosureLine)][index]

    def sides(self) -> tuple[SideLine, ...]:
        """Gives the holidays that fall on a weekend."""
        return tuple(line for line in self._lines if isinstance(line, SideLine))

    def value(self) -> tuple[ClosureRow, ...] | None:
        """Gives every line, or None after saying which cannot be read."""
        try:
            rows = tuple(row for line in self._lines for row in line.values())
        except Refused as refused:
            self._complain(refused)
            return None
        self.problem.hide()
        return rows

    def add(self, day: str, name: str, hours: str = "") -> bool:
        """Adds a date, or the dates of a range, as typed; says under the list why it cannot, and keeps what was typed.

        Of a range, days that are ticked already or closed every week are left out.
        """
        try:
            added = self._add(self._dates(day), name.strip() or _("Closed"), hours_of(hours))
        except Refused as refused:
            self._complain(refused)
            return False
        QTimer.singleShot(0, self, partial(self._show_line, added))
        self.problem.hide()
        self.edited.emit()
        return True

    def know_week(self, is_open: Callable[[date], bool]) -> None:
        """Learns on which dates the town is open in a usual week."""
        self._is_open = is_open

    def _retyped(self, _words: str) -> None:
        """Complains no more about what was deleted again."""
        if not any(field.value() for field in (self._day, self._name, self._left)):
            self.problem.hide()

    def readable(self) -> tuple[ClosureRow, ...]:
        """Gives every line that can be read now, without a word about the others."""
        found: list[ClosureRow] = []
        for line in self._lines:
            with suppress(Refused):
                found += line.values()
        return tuple(found)

    def focus(self) -> None:
        """Puts the person on the first line."""
        match self._lines[0] if self._lines else None:
            case ClosureLine() as line:
                line.tick.setFocus()
            case SideLine() as line:
                line.side.focus()
            case None:
                self._day.setFocus()

    def _line(self, line: L) -> L:
        line.edited.connect(self.edited)
        return line

    def _dates(self, typed: str) -> tuple[date, ...]:
        first, last = parse_days(typed, self.year)
        if first.year != self.year:
            raise Refused("closure_other_year", year=self.year)
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        if first == last:
            return (first,)
        return tuple(on for on in days if on.year == self.year and (self._is_open is None or self._is_open(on)))

    def _add(self, days: Sequence[date], name: str, hours: Hours) -> ClosureLine:
        """Adds what is not ticked yet; gives the first new line."""
        taken = {row.on for row in self.readable() if row.ticked}
        new = [on for on in days if on not in taken]
        if not new:
            raise Refused("closure_twice")
        standing = {line.row.on: line for line in self._lines if isinstance(line, ClosureLine)}
        gone = [standing[on] for on in new if on in standing]
        lines = [self._line(ClosureLine(ClosureRow(on, name, hours, _("Typed here")))) for on in new]
        self._lay(sorted([*(line for line in self._lines if line not in gone), *lines], key=_by_line_date))
        return lines[0]

    def _show_line(self, line: ClosureLine) -> None:
        self._column.ensureWidgetVisible(line, 0)

    def _add_typed(self) -> None:
        if self.add(self._day.value(), self._name.value(), self._left.value()):
            self._forget_typed()
            self._day.setFocus()

    def _forget_typed(self) -> None:
        for field in (self._day, self._name, self._left):
            field.set_value("")
        self.problem.hide()

    def _lay(self, lines: Sequence[ClosureLine | SideLine]) -> None:
        kept = set(lines)
        for line in self._lines:
            if line not in kept:
                line.deleteLater()
            line.setParent(None)
        self._lines = list(lines)
        for line in lines:
            self._column.add(line)
        self._column.setMinimumHeight(px(36) * min(len(lines), self._rows_in_view))

    def _complain(self, refused: Refused) -> None:
        self.problem.say(sentence(refused))
        self.problem.show()


def _by_date(row: ClosureRow) -> date:
    return row.on


def _by_line_date(line: ClosureLine | SideLine) -> date:
    return line.row.on
