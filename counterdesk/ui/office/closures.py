"""Closures: propose the year, tick, confirm."""

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.town import (
    AskYear,
    ConfirmYear,
    ProposeYear,
    YearAnswer,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.office.section import Section
from counterdesk.ui.town.closures import ClosureList
from counterdesk.words import _
from counterdesk.words.dates import due_line


class Closures(Section):
    """Propose the year, tick, confirm."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Closures"),
            _("A due date counts only the days the town is open. Dates are proposed; only those you tick count."),
        )
        year = local_date(here.now()).year
        self.dates = ClosureList(rows_in_view=24)
        self.state = Label("", tone="soft")
        self.year = PillRow(_("Year"), [Item(str(y), str(y)) for y in range(year - 1, year + 3)], optional=False)
        self._propose = Button(_("Propose the year"), self._ask_proposal)
        self.confirm_button = Button(_("Confirm the year"), self._confirm_year, role="primary")
        self.add(beside(self.year, STRETCH, self._propose))
        self.add(self.dates, 1)
        self.add(beside(self.state, STRETCH, self.confirm_button))
        self.year.chosen.connect(self._ask_year)
        self.year.choose(str(year))
        self._ask_year(str(year))

    def show_year(self, year: str) -> None:
        """Shows the closures of one of the years."""
        self.year.choose(year)
        self._ask_year(year)

    def _ask_year(self, key: object) -> None:
        self.here.lanes.read(AskYear(int(str(key))), self._show, slot="office.year")

    def _ask_proposal(self) -> None:
        self.here.lanes.slow(ProposeYear(int(str(self.year.value())), self.here.town.town), self._show_proposal)

    def _show(self, answer: YearAnswer) -> None:
        if not answer.rows and answer.confirmed_at is None:
            self._ask_proposal()
            return
        self.dates.show_year(answer.year, answer.rows)
        self._say_state(answer)

    def _show_proposal(self, answer: YearAnswer) -> None:
        self.dates.show_year(answer.year, answer.rows)
        self._say_state(answer)

    def _say_state(self, answer: YearAnswer) -> None:
        if answer.confirmed_at is None:
            self.state.say(
                _("{year} is not confirmed: no date is said to callers for it.").format(year=answer.year), "soon"
            )
            return
        when = due_line(answer.confirmed_at)
        self.state.say(_("Confirmed {when} by {who}.").format(when=when, who=answer.confirmed_by), "ok")

    def _confirm_year(self) -> None:
        rows = self.dates.value()
        if rows is not None:
            self.send(ConfirmYear(self.dates.year, rows))

    def _done(self, done: Done) -> None:
        super()._done(done)
        self._ask_year(self.year.value())
