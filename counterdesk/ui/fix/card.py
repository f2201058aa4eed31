"""The card of a contact that is logged already: the one it came from, with what saving would make of its date."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.fixing import ContactToFix, FixContact, PreviewFix
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.frame import CardRows
from counterdesk.ui.cards.known import Known
from counterdesk.ui.fix import content
from counterdesk.ui.fix.below import BelowCard
from counterdesk.ui.fix.kept import KeptContact
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, names

WAIT_MS = 200


class FixCard(ContactCard):
    """A contact's own card, filled with what is logged; it becomes the whole entry as it should have been.

    `channel_chosen` asks for the card of another channel: what a card offers goes by how the contact came in.
    """

    channel_chosen = Signal(object)

    def __init__(
        self, here: Here, known: Known, found: ContactToFix, typed: ContactTyped, first: ContactTyped | None = None
    ) -> None:
        self.found = found
        self.terms = Label(content.terms(found, content.author_of(here.people, found)), "soft", wrap=True)
        self.channel = PillRow(_("Came in by"), [Item(one, names.channel(one)) for one in Channel], optional=False)
        self.channel.choose(typed.channel)
        self.below = BelowCard(needs_reason=not found.is_free)
        super().__init__(here, known, content.started_of(found, here.now()), typed)
        self.setAccessibleName(names.channel(typed.channel))
        self.first = first if first is not None else self.typed()
        self._wait = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._wait.timeout.connect(self.preview)
        self.edited.connect(self._wait.start)
        self.channel.chosen.connect(self.channel_chosen)
        self._lay()
        self.caller.sift = partial(content.without_itself, found.entry, here.now)
        self.caller.ask_now()

    def _lay(self) -> None:
        """Has no running time, nothing to put on hold and nothing to tell: the contact is over."""
        self.head.hide()
        self.footer.discard.say(_("Cancel"))
        self.footer.extra.addWidget(self.below.hold)
        self.below.hold.clicked.connect(self.hold_asked)
        for place, above in enumerate((self.terms, CardRows((Row(_("Came in by"), self.channel),)))):
            self.body.column.insertWidget(place, above)
        self.place.insertWidget(self.place.indexOf(self.footer), self.below)
        self._open_more()

    def focus_first(self) -> None:
        """Puts the focus on the number, also where the entry was another matter of a visit."""
        self.caller.number.setFocus()

    def first_stops(self) -> tuple[QWidget, ...]:
        """Nothing comes first: whoever fixes an entry goes to the one field that is wrong."""
        return ()

    def _show_promise(self) -> None:
        """Shows nothing to say: what becomes of the date stands above the buttons."""

    def is_changed(self) -> bool:
        """Whether anything was typed that is not saved."""
        return self.typed() != self.first or bool(self.below.reason.value())

    def held(self, opening: str) -> KeptContact:
        """Gives the fix as it is kept until it is saved."""
        return KeptContact(self.found.entry, self.first, self.typed(), self.below.reason.value(), opening)

    def entry(self) -> LogContact | None:
        """Gives the whole entry as it stands here, None when the time typed is no time; refuses as a card does."""
        card = self.command()
        return None if card is None else content.fixed(self.found, card, self.more.happened.text())

    def fix(self, opening: str) -> FixContact | None:
        """Gives the command that fixes it, None when the time typed is no time; refuses as a card does."""
        entry = self.entry()
        return None if entry is None else FixContact(entry, self.below.reason.value(), opening, self.found.entry)

    def preview(self) -> None:
        """Asks what saving now would make of the date."""
        try:
            entry = None if self.more.happened.problem() else self.entry()
        except Refused:
            return
        if entry is not None:
            self.asker.ask(PreviewFix(entry), self.below.show_preview, f"fix.{entry.uid}")

    def complain(self, refused: Refused) -> None:
        """Says why it was not saved at the row that it is about, else above the buttons."""
        if not self.below.takes(refused):
            super().complain(refused)

    def _calm(self) -> None:
        super()._calm()
        self.below.because.clear()
