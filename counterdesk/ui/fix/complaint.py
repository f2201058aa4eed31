"""The card of a complaint that is logged already, for whoever may read it."""

from dataclasses import replace

from PySide6.QtCore import QTimer

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.fixing import ComplaintToFix, FixComplaint, PreviewComplaintFix
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.ui.cards.complaint import ComplaintCard
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.ui.fix import content
from counterdesk.ui.fix.below import BelowCard
from counterdesk.ui.fix.card import WAIT_MS
from counterdesk.ui.fix.kept import KeptComplaint
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.words import _


class FixComplaintCard(ComplaintCard):
    """A complaint's own card, filled with what is sealed; it becomes the complaint as it should have been."""

    def __init__(
        self,
        here: Here,
        known: Known,
        found: ComplaintToFix,
        typed: ComplaintTyped,
        first: ComplaintTyped | None = None,
    ) -> None:
        self.found = found
        self.below = BelowCard(needs_reason=not found.is_free)
        self.terms = Label(content.terms(found, content.author_of(here.people, found)), "soft", wrap=True)
        super().__init__(here, known, content.complaint_started(found), typed)
        self.first = first if first is not None else self.typed()
        self._wait = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._wait.timeout.connect(self.preview)
        self.edited.connect(self._wait.start)
        self._lay()

    def _lay(self) -> None:
        self.head.hide()
        self.tell.hide()
        self.fields.show_sealed(self.found.entry.about)
        self.footer.discard.say(_("Cancel"))
        self.footer.extra.addWidget(self.below.hold)
        self.below.hold.clicked.connect(self.hold_asked)
        self.body.column.insertWidget(0, self.terms)
        self.place.insertWidget(self.place.indexOf(self.footer), self.below)

    def _ask_promise(self) -> None:
        """Says nothing to the person: what becomes of the date stands above the buttons."""

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.typed() != self.first or bool(self.below.reason.value())

    def held(self, opening: str) -> KeptComplaint:
        """Gives the fix as it is kept until it is saved."""
        return KeptComplaint(self.found.entry, self.first, self.typed(), self.below.reason.value(), opening)

    def entry(self) -> LogComplaint | None:
        """Gives the whole complaint as it stands here, None after saying what is missing."""
        card, before = self.command(), self.found.entry
        if card is None:
            return None
        is_same_time = self.fields.received.text().strip() == content.time_text(before.received_at)
        received_at = before.received_at if is_same_time else card.received_at
        return replace(card, received_at=received_at, topic=before.topic, opened_at=before.opened_at)

    def fix(self, opening: str) -> FixComplaint | None:
        """Gives the command that fixes it, None after saying what is missing."""
        entry = self.entry()
        return None if entry is None else FixComplaint(entry, self.below.reason.value(), opening, self.found.entry)

    def preview(self) -> None:
        """Asks what saving now would make of the date; half a complaint has none yet."""
        if self.fields.received.problem() or not self.typed().text:
            return
        entry = self.entry()
        if entry is not None:
            self.asker.ask(PreviewComplaintFix(entry), self.below.show_preview, f"fix.{entry.uid}")

    def complain(self, refused: Refused) -> None:
        """Says why it was not saved: at the reason where one is missing, else above the buttons."""
        if not self.below.takes(refused):
            super().complain(refused)

    def _calm(self) -> None:
        super()._calm()
        if hasattr(self, "below"):
            self.below.because.clear()
