"""The complaint card: what about, whom it goes to, and who complains, sealed from the moment it is saved."""

from datetime import datetime

from counterdesk.domain.complaint import Risk
from counterdesk.domain.contact import Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.due import AskPromise, Promise
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.card import IMPOSSIBLE_TIMES, Card
from counterdesk.ui.cards.complaint_rows import ComplaintRows
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.sealed_content import ComplaintTyped, is_complaint_empty, log_complaint
from counterdesk.ui.cards.told import TellStrip
from counterdesk.ui.here import Here
from counterdesk.words import _, tell
from counterdesk.words.refusals import sentence
from counterdesk.words.tell import ComplaintTelling


class ComplaintCard(Card):
    """One complaint. Its text, the person and, for a complaint about an employee, all of it are sealed on saving."""

    def __init__(self, here: Here, known: Known, started: Started, typed: ComplaintTyped) -> None:
        super().__init__(here, known, started, _("Complaint"))
        self._promise: Promise | None = None
        self.fields = ComplaintRows(here)
        self.body.column.addWidget(self.fields, 1)
        self.tell = TellStrip()
        self.keep_in_view(below=(self.tell,))
        self.fields.edited.connect(self._edited_here)
        here.town_changed.connect(self._ask_promise)
        self.show_typed(typed)

    def typed(self) -> ComplaintTyped:
        """Gives everything typed."""
        return self.fields.typed()

    def show_typed(self, typed: object) -> None:
        """Shows a complaint as if it had just been typed."""
        if isinstance(typed, ComplaintTyped):
            self.fields.show_values(typed)
            self._ask_promise()

    def is_empty(self) -> bool:
        """Whether nothing would be lost."""
        return is_complaint_empty(self.typed())

    def focus_first(self) -> None:
        """Puts the focus on what happened."""
        self.fields.text.setFocus()

    def command(self) -> LogComplaint | None:
        """Gives the command that seals it, or None after saying what is missing."""
        typed = self.typed()
        if self.fields.received.problem():
            self.fields.received.setFocus()
            return None
        if not typed.text:
            self.fields.rows.complain("text", _("Write what the complaint is about. Everything typed is kept."))
            return None
        if typed.department and typed.department_id is None:
            self._complain_of_department()
            return None
        if typed.anonymous and typed.risk is Risk.NOT_ASSESSED:
            self.fields.rows.complain("risk", _("An anonymous complaint needs this answer: is there a risk?"))
            return None
        return log_complaint(typed, self.begun)

    def _complain_of_department(self) -> None:
        unknown = _("No department has this name. Choose one, leave it empty, or add it in People. All is kept.")
        self.fields.rows.complain("department", unknown)
        self.fields.department.setFocus()

    def complain(self, refused: Refused) -> None:
        """Says an impossible time at its field, anything else above the buttons."""
        if refused.code in IMPOSSIBLE_TIMES and self.fields.received.isVisibleTo(self):
            self.fields.rows.complain("received", sentence(refused))
        else:
            super().complain(refused)

    def _calm(self) -> None:
        super()._calm()
        self.fields.rows.clear()

    def _edited_here(self) -> None:
        self._ask_promise()
        self.edited.emit()

    def _ask_promise(self) -> None:
        typed = self.typed()
        asked = AskPromise(
            typed.channel,
            Outcome.MESSAGE,
            self._received_at(typed),
            typed.department_id,
            complaint=True,
            about=typed.about,
        )
        self.asker.ask(asked, self._take_promise, "card.promise")

    def _received_at(self, typed: ComplaintTyped) -> datetime:
        return typed.received_at or self.begun.opened_at

    def _take_promise(self, promise: Promise) -> None:
        self._promise = promise
        typed, town = self.typed(), self.here.town
        goes_to = self.fields.goes_to()
        telling = ComplaintTelling(promise, goes_to, typed.department, town.may_say_dates, typed.anonymous, typed.risk)
        self.tell.show_sentence(tell.complaint(telling), None)
        self.footer.show_due(saying.due_words(promise), promise.why)
