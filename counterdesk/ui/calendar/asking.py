"""The forms of the Calendar page: each becomes a change that is looked at first; a refusal stays in its form."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject

from counterdesk.services.asks.calendar import TOWN, SaveClosures, ScopeRow
from counterdesk.ui.calendar.adding import AddForm
from counterdesk.ui.calendar.change import Asked, ChangeView
from counterdesk.ui.calendar.closing import CloseForm
from counterdesk.ui.calendar.hours import HoursForm
from counterdesk.ui.here import Here
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.words import _, dates


class Forms(QObject):
    """Opens the forms over a page and hands what they say to the view of changes."""

    def __init__(self, page: QObject, here: Here, change: ChangeView) -> None:
        super().__init__(page)
        self._here, self._change = here, change
        self._open: FormDialog | None = None
        change.wanted.connect(self._finish)
        change.made.connect(self._finish)

    @property
    def open_form(self) -> FormDialog | None:
        """The form that is open."""
        return self._open

    def add(self, scope: ScopeRow, first: date, last: date) -> None:
        """Asks for days that differ, beginning with those that were chosen."""
        form = AddForm(self._change.window(), self._here, scope)
        form.begin(first, last)
        self._show(form, _Adding(self, form, scope))

    def close_now(self, scopes: Sequence[ScopeRow], scope: str) -> None:
        """Asks who closes from when and why; counters only follow whom they belong to."""
        closing = [row for row in scopes if not row.scope.startswith("counter:")]
        chosen = scope if scope in {row.scope for row in closing} else TOWN
        form = CloseForm(self._change.window(), self._here, closing, chosen)
        self._show(form, _Closing(self, form))

    def hours(self, scope: ScopeRow) -> None:
        """Asks for the hours of every week."""
        form = HoursForm(self._change.window(), self._here, scope, confirmed=self._here.town.hours_confirmed)
        self._show(form, _Hours(self, form, scope))

    def propose(self, asked: Asked) -> None:
        """Hands a change on to be looked at."""
        self._change.ask(asked)

    def _show(self, form: FormDialog, submitted: Callable[[], None]) -> None:
        self._open, self._submitted = form, submitted  # a connection holds no object that is not Qt's
        form.submitted.connect(submitted)
        form.finished.connect(self._forget)
        form.open()

    def _finish(self, *_answer: object) -> None:
        if self._open is not None:
            self._open.finish()

    def _forget(self, _code: int) -> None:
        self._open = None


class _Adding:
    def __init__(self, forms: Forms, form: AddForm, scope: ScopeRow) -> None:
        self._forms, self._form, self._scope = forms, form, scope

    def __call__(self) -> None:
        rows = self._form.rows()
        if rows is None:
            return
        title = _("{name}: {days}").format(name=rows[0].name, days=dates.days(rows[0].on, rows[-1].on))
        command = SaveClosures(rows, self._scope.scope)
        self._forms.propose(Asked(command, title, _("Save"), self._form.refuse))


class _Closing:
    def __init__(self, forms: Forms, form: CloseForm) -> None:
        self._forms, self._form = forms, form

    def __call__(self) -> None:
        command = self._form.command()
        if command is not None:
            self._forms.propose(Asked(command, self._form.title(command), _("Close"), self._form.refuse))


class _Hours:
    def __init__(self, forms: Forms, form: HoursForm, scope: ScopeRow) -> None:
        self._forms, self._form, self._scope = forms, form, scope

    def __call__(self) -> None:
        command = self._form.command()
        if command is not None:
            title = _("Opening hours: {name}").format(name=self._scope.name)
            self._forms.propose(Asked(command, title, _("Save"), self._form.refuse))
