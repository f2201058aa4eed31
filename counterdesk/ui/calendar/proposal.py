"""A year as it is proposed: each line ticked or not by a person, another date by hand, then confirmed as a whole."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from counterdesk.services.asks.calendar import ImportedCalendar
from counterdesk.services.asks.town import ClosureRow, YearAnswer
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.town.closures import ClosureList
from counterdesk.words import _, ngettext, openings
from counterdesk.workdays import Calendar


class Proposal(Panel):
    """The lines to tick. `changed` after every tick; `confirm_wanted` gives the rows, `left` that nothing is kept."""

    changed = Signal()
    confirm_wanted = Signal(object)
    import_wanted = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(name=_("The year as it is proposed"))
        self._title = Label("", role="heading")
        self._said = Label("", "soft", wrap=True)
        self.list = ClosureList(rows_in_view=1)
        self.import_button = Button(_("&Import a file…"), self.import_wanted.emit)
        self.leave_button = Button(_("Leave it"), self.left.emit, key=_("Esc"))
        self.confirm_button = Button(_("Confirm the year"), self._confirm, role="primary")
        self.add(beside(self._title, STRETCH, self.import_button))
        self.add(self._said)
        self.add(self.list, 1)
        self.add(beside(STRETCH, self.leave_button, self.confirm_button))
        self.list.edited.connect(self.changed)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit, context=_WITHIN)

    @property
    def year(self) -> int:
        """The year that is proposed."""
        return self.list.year

    def show_proposal(self, answer: YearAnswer) -> None:
        """Shows the lines of a year."""
        self._title.say(_("Proposed for {year}").format(year=answer.year))
        self._said.say(_("Ticked days are closed, or open as written beside them. Nothing changes until you confirm."))
        self.confirm_button.say(_("&Confirm {year}").format(year=answer.year))
        self.list.show_year(answer.year, answer.rows)
        self.changed.emit()

    def know_week(self, calendar: Calendar) -> None:
        """Learns the usual week: of a range that is typed, days closed every week are left out."""
        self.list.know_week(partial(_is_open, calendar))

    def focus(self) -> None:
        """Puts the person on the first line."""
        self.list.focus()

    def add_imported(self, read: ImportedCalendar) -> None:
        """Adds what a file proposes; a date that is there already keeps its line."""
        rows = self.rows()
        known = {row.on for row in rows}
        new = [row for row in read.rows if row.on not in known]
        self.list.show_year(self.year, (*rows, *new))
        parts = [ngettext("{n} day was added from the file", "{n} days were added from the file", len(new))]
        parts += [openings.left_out(code, count) for code, count in read.left_out.items()]
        self._said.say(" · ".join(parts).format(n=len(new)))
        self.changed.emit()

    def rows(self) -> Sequence[ClosureRow]:
        """Gives the lines as they can be read now."""
        return self.list.readable()

    def offered(self) -> frozenset[date]:
        """Gives the dates that nobody ticked."""
        ticked = {row.on for row in self.rows() if row.ticked}
        return frozenset(row.on for row in self.rows()) - ticked

    def said(self) -> str:
        """Gives the sentence above the lines."""
        return self._said.text()

    def _confirm(self) -> None:
        rows = self.list.value()
        if rows is not None:
            self.confirm_wanted.emit(rows)


def _is_open(calendar: Calendar, on: date) -> bool:
    return bool(calendar.weekly[on.weekday()])


_WITHIN = Qt.ShortcutContext.WidgetWithChildrenShortcut
