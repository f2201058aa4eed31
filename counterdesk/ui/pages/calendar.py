"""Calendar: a year of openings at a glance, whose they are, closing at short notice, and what each change moves."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.reports import poster
from counterdesk.reports.closures import Line
from counterdesk.services.asks.calendar import (
    TOWN,
    AskCalendar,
    AskScopes,
    CalendarYear,
    RemoveClosures,
    ScopeRow,
    UndoClosing,
)
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.town import ClosureRow, ConfirmYear, ProposeYear, YearAnswer
from counterdesk.ui import messages
from counterdesk.ui.calendar.asking import Forms
from counterdesk.ui.calendar.change import Asked, ChangeView
from counterdesk.ui.calendar.days import as_proposed, days_of
from counterdesk.ui.calendar.files import Files
from counterdesk.ui.calendar.glance import Glance
from counterdesk.ui.calendar.head import Head
from counterdesk.ui.calendar.proposal import Proposal
from counterdesk.ui.calendar.rowlist import RowList
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fold import TwoParts
from counterdesk.ui.kit.layout import vbox
from counterdesk.words import _, openings

_WIDE, _NARROW = 700, 460
_STALE_ON = frozenset({"town", "people"})


class CalendarPage(QWidget):
    """The year beside its days that differ; a proposal or what a change moves takes their place while it is decided."""

    paper_wanted = Signal(str, object)
    saved = Signal(object)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._stale = True
        self._shown: CalendarYear | None = None
        self.head = Head(local_date(here.now()).year)
        self.glance, self.rows, self.proposal = Glance(), RowList(), Proposal()
        self.change = ChangeView(here)
        self.forms = Forms(self, here, self.change)
        self.files = Files(self, here)
        self._side = QStackedWidget()
        self._side.addWidget(self.rows)
        self._side.addWidget(self.proposal)
        year, list_ = (_("Year"), self.glance, _WIDE), (_("Days that differ"), self._side, _NARROW)
        self.parts = TwoParts(_("Parts of the calendar"), year, list_)
        calendar = QWidget()
        whole = vbox(self.head, spacing=8)
        whole.addWidget(self.parts, 1)
        calendar.setLayout(whole)
        self._stack = QStackedWidget()
        self._stack.addWidget(calendar)
        self._stack.addWidget(self.change)
        self.setLayout(vbox(self._stack))
        self._connect()

    def _connect(self) -> None:
        self.head.scope_chosen.connect(self._ask)
        self.head.year_chosen.connect(self.show_year)
        self.head.close_wanted.connect(self._close_now)
        self.head.hours_wanted.connect(self.ask_hours)
        self.head.poster_wanted.connect(self._show_poster)
        self.head.export_wanted.connect(self._export)
        self.glance.year.opened.connect(self._add)
        self.rows.add_wanted.connect(self._add_chosen)
        self.rows.picked.connect(self.glance.year.go_to)
        self.rows.remove_wanted.connect(self._remove)
        self.rows.undo_wanted.connect(self.undo)
        self.rows.propose_wanted.connect(self.propose)
        self.proposal.changed.connect(self._draw_proposal)
        self.proposal.confirm_wanted.connect(self._confirm)
        self.proposal.import_wanted.connect(self._import)
        self.files.read.connect(self.proposal.add_imported)
        self.proposal.left.connect(self._end_proposal)
        self.change.wanted.connect(self._show_change)
        self.change.left.connect(self._show_calendar)
        self.change.made.connect(self._made)
        self.change.paper_wanted.connect(self.paper_wanted)
        self._here.lanes.changed.connect(self._on_changes)

    def show_section(self, code: str, year: str = "") -> None:
        """Proposes the year that is to be confirmed, or asks for the town's opening hours (`confirm_hours`)."""
        if code == "confirm_hours":
            self.head.scope = TOWN
            self._here.lanes.read(AskScopes(), self._ask_town_hours, slot="calendar.hours")
        elif year:
            self.show_year(int(year))
            self.propose()

    def showEvent(self, event: QShowEvent) -> None:
        """Brings the year up to date when the page is opened."""
        super().showEvent(event)
        self.glance.year.setFocus(Qt.FocusReason.OtherFocusReason)
        if self._stale:
            self._ask()

    def show_year(self, year: int) -> None:
        """Shows another year of the same hours."""
        self.head.choose_year(year)
        self._side.setCurrentWidget(self.rows)
        self._ask()

    def _ask(self, _scope: str = "") -> None:
        self._stale = False
        self._here.lanes.read(AskScopes(), self.head.show_scopes, slot="calendar.scopes")
        question = AskCalendar(self.head.year, self.head.scope)
        self._here.lanes.read(question, self._show, slot="calendar.year", refused=self._no_such_year)

    def _show(self, year: CalendarYear) -> None:
        self._shown = year
        self.head.choose_year(year.year)
        self.glance.show_state(year)
        self.proposal.know_week(year.calendar)
        self.rows.show_year(year)
        if self.is_proposing:
            self._draw_proposal()
        else:
            self.glance.show_year(year.year, days_of(year.calendar, year.year, year.rows), self._today())

    @property
    def is_proposing(self) -> bool:
        """Whether a year is being proposed."""
        return self._side.currentWidget() is self.proposal

    def _draw_proposal(self) -> None:
        year, rows = self.proposal.year, self.proposal.rows()
        if self._shown is not None and self.is_proposing:
            calendar = as_proposed(self._shown.calendar, year, rows)
            self.glance.show_year(year, days_of(calendar, year, rows), self._today(), self.proposal.offered())

    def propose(self) -> None:
        """Proposes the year that is shown."""
        job = ProposeYear(self.head.year, self._here.town.town)
        self._here.lanes.slow(job, self._show_proposal, self._refused)

    def _show_proposal(self, answer: YearAnswer) -> None:
        self._side.setCurrentWidget(self.proposal)
        self.parts.show_narrow()
        self.proposal.show_proposal(answer)
        self.proposal.focus()

    def _end_proposal(self) -> None:
        self._side.setCurrentWidget(self.rows)
        if self._shown is not None:
            self._show(self._shown)

    def _confirm(self, rows: tuple[ClosureRow, ...]) -> None:
        title = _("The year {year}").format(year=self.proposal.year)
        command = ConfirmYear(self.proposal.year, rows)
        self.change.ask(Asked(command, title, _("Confirm")))

    def _import(self) -> None:
        self.files.ask_what_to_read(self.proposal.year)

    def _export(self) -> None:
        self.files.ask_where_to_write(self.head.year, self.head.scope)

    def _show_poster(self) -> None:
        scope = self.head.scope_row()
        if self._shown is not None and scope is not None:
            self.paper_wanted.emit("document", poster.document(poster.Poster(self._shown, scope), self._here.town))

    def _add(self, first: date, last: date) -> None:
        scope = self.head.scope_row()
        if scope is not None:
            self.forms.add(scope, first, last)

    def _add_chosen(self) -> None:
        self._add(*self.glance.year.span())

    def _close_now(self) -> None:
        self._here.lanes.read(AskScopes(), self._open_close_form, slot="calendar.close")

    def _open_close_form(self, scopes: tuple[ScopeRow, ...]) -> None:
        self.forms.close_now(scopes, self.head.scope)

    def ask_hours(self) -> None:
        """Asks for the weekly hours of whoever is shown."""
        scope = self.head.scope_row()
        if scope is not None:
            self.forms.hours(scope)

    def _ask_town_hours(self, scopes: tuple[ScopeRow, ...]) -> None:
        self.head.show_scopes(scopes)
        self._ask()
        self.ask_hours()

    def _remove(self, line: Line) -> None:
        title = _("Taken back: {name}, {day}").format(name=line.name, day=openings.line_days(line.first, line.last))
        self.change.ask(Asked(RemoveClosures(line.ids), title, _("Take back")))

    def undo(self, group: str) -> None:
        """Takes a whole closing back, with every deadline that it moved."""
        self._here.once_sure(partial(self._here.lanes.do, UndoClosing(group), self.saved.emit, self._refused))

    def _show_change(self) -> None:
        self._stack.setCurrentWidget(self.change)

    def _show_calendar(self) -> None:
        self._stack.setCurrentIndex(0)
        self.glance.year.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made(self, done: Done) -> None:
        self._show_calendar()
        self._end_proposal()
        if done.action == "office_closed" and self.head.year != self._today().year:
            self.show_year(self._today().year)
        self.saved.emit(done)

    def _no_such_year(self, refused: Refused) -> None:
        messages.refused(self, refused)
        if self._shown is not None:
            self.head.choose_year(self._shown.year)

    def _refused(self, refused: Refused) -> None:
        messages.refused(self, refused)

    def _today(self) -> date:
        return local_date(self._here.now())

    def _on_changes(self, changes: Changes) -> None:
        if changes.topics & _STALE_ON:
            self._stale = True
            if self.isVisible():
                self._ask()
