"""Where cards rest that are not open: parked ones, the last discarded one, and the draft file behind them all."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.logbook import AskDrafts, Draft, DropDraft, KeepDraft
from counterdesk.ui.cards.deal import KINDS
from counterdesk.ui.cards.parked import Parked, awaiting, may_see, oldest_first, parked
from counterdesk.ui.here import Here

_TIDY_MS = 40  # what was saved is painted first; its draft went with it already, unless a key came in between


class Drawer(QObject):
    """Parks, finds and forgets drafts. `changed` comes with every change of what is on hold.

    `came_back` gives how many cards the program ended on, `discarded_found` when the last one was discarded before.
    """

    changed = Signal()
    restored = Signal(object)
    came_back = Signal(int)
    discarded_found = Signal(object)
    brought_back = Signal(object)
    trouble = Signal(object)

    def __init__(self, here: Here, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._parked: tuple[Parked, ...] = ()
        self._reader: PersonId | None = None
        self._has_asked = self._has_told = False
        self._known: set[str] = set()
        self._saved: list[str] = []
        self._tidying = QTimer(self, interval=_TIDY_MS, singleShot=True)
        self._tidying.timeout.connect(self._tidy)
        here.person_changed.connect(self._person_changed)

    @property
    def parked(self) -> tuple[Parked, ...]:
        """The cards on hold that whoever is here may see, oldest first."""
        reader = self._here.person.id if self._here.person else None
        return tuple(card for card in self._parked if may_see(card.draft, reader))

    def find(self, uid: str) -> Parked | None:
        """Gives a card on hold by its uid."""
        return next((card for card in self._parked if card.uid == uid), None)

    def keep(self, draft: Draft) -> None:
        """Keeps what is typed; a draft file that says no is told, and typing goes on."""
        self._known.add(draft.uid)
        self._here.lanes.do(KeepDraft(draft), refused=self._refused)

    def park(self, draft: Draft) -> None:
        """Puts a card on hold from now on."""
        held = replace(draft, parked_at=self._here.now())
        self.keep(held)
        self._set((*self._without(draft.uid), parked(held)))

    def put_back(self, card: Parked) -> None:
        """Puts a card on hold as it now is; its time on hold runs on."""
        self.keep(card.draft)
        self._set((*self._without(card.uid), card))

    def sign(self, author_id: PersonId | None) -> None:
        """Gives the cards on hold that nobody has signed yet to whoever said that they are here."""
        for card in self._parked:
            if card.draft.author_id is None:
                self.put_back(replace(card, draft=replace(card.draft, author_id=author_id)))

    def reload(self) -> None:
        """Asks again for every card on hold: some are somebody else's now."""
        self._parked = ()
        self.changed.emit()
        self.ask()

    def take(self, uid: str) -> Draft | None:
        """Gives a card on hold away, to be opened."""
        found = self.find(uid)
        if found is None:
            return None
        self._set(self._without(uid))
        return found.draft

    def forget(self, uid: str) -> None:
        """Lets a card go that was empty."""
        self._set(self._without(uid))
        self._here.lanes.do(DropDraft(uid), refused=self._refused)

    def was_saved(self, uid: str) -> None:
        """Lets a card go that is in the logbook now."""
        self._set(self._without(uid))
        self._saved.append(uid)
        self._tidying.start()

    def _tidy(self) -> None:
        saved, self._saved = self._saved, []
        for uid in saved:
            self._here.lanes.do(DropDraft(uid), refused=self._refused)

    def discard(self, draft: Draft) -> None:
        """Throws a card away; for ten minutes it can come back."""
        self.keep(draft)
        self._set(self._without(draft.uid))
        self._here.lanes.do(DropDraft(draft.uid, for_good=False), refused=self._refused)

    def free_counter(self) -> None:
        """Tells the calls on hold that the walk-in has left; with another walk-in on hold the counter is not free."""
        if any(card.kind == "walk_in" for card in self._parked):
            return
        freed = awaiting(self._parked)
        for card in freed:
            if card not in self._parked:
                self.keep(card.draft)
        self._set(freed)

    def ask(self) -> None:
        """Asks which cards were open or on hold when the program last ran; `restored` gives them."""
        self._has_asked, self._reader = True, self._here.lanes.author
        self._here.lanes.read(AskDrafts(), self._take_drafts, slot="cards.drafts")
        self._here.lanes.read(AskDrafts(discarded=True), self._find_discarded, slot="cards.thrown")

    def bring_back(self) -> None:
        """Asks for what was discarded in the last ten minutes; `brought_back` gives the latest."""
        self._here.lanes.read(AskDrafts(discarded=True), self._take_discarded, slot="cards.discarded")

    def _person_changed(self) -> None:
        """Shows the cards of whoever is here now; their complaints and incidents come back only to them."""
        self.changed.emit()
        if self._has_asked and self._here.lanes.author not in (None, self._reader):
            self.ask()

    def _take_drafts(self, drafts: tuple[Draft, ...]) -> None:
        known = tuple(draft for draft in drafts if draft.kind in KINDS)
        count = sum(draft.uid not in self._known for draft in known)
        held = tuple(parked(draft) for draft in known if draft.parked_at is not None)
        kept = {card.uid for card in self._parked}
        self._set((*self._parked, *(card for card in held if card.uid not in kept)))
        for draft in known:
            if draft.parked_at is None and draft.uid not in kept:
                self.restored.emit(draft)
        self._tell(count)

    def _tell(self, count: int) -> None:
        """Says once how many came back: with the first answer that has any, at the latest with the first person's.

        While nobody is named their complaints and incidents are not seen; the first answer may never come, because
        who is here is read beside it and asks anew.
        """
        if count and not self._has_told:
            self.came_back.emit(count)
        self._has_told = self._has_told or bool(count) or self._reader is not None

    def _find_discarded(self, drafts: tuple[Draft, ...]) -> None:
        if (latest := _latest(drafts)) is not None:
            self.discarded_found.emit(latest.discarded_at)

    def _take_discarded(self, drafts: tuple[Draft, ...]) -> None:
        if (latest := _latest(drafts)) is not None:
            self.brought_back.emit(replace(latest, discarded_at=None))
        else:
            self.trouble.emit(Refused("nothing_discarded"))

    def _without(self, uid: str) -> tuple[Parked, ...]:
        return tuple(card for card in self._parked if card.uid != uid)

    def _set(self, cards: tuple[Parked, ...]) -> None:
        ordered = oldest_first(cards)
        if ordered != self._parked:
            self._parked = ordered
            self.changed.emit()

    def _refused(self, refused: Refused) -> None:
        self.trouble.emit(refused)


def _latest(drafts: tuple[Draft, ...]) -> Draft | None:
    """Gives the card that was discarded last."""
    times = [draft for draft in drafts if draft.discarded_at is not None and draft.kind in KINDS]
    return max(times, key=lambda draft: draft.discarded_at or draft.opened_at, default=None)
