"""Every unsaved fix of this desk on its way to the draft file and back."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.logbook import AskDrafts, Draft, DropDraft, KeepDraft
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import new_uid
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.fix.kept import Content, Kept, mine
from counterdesk.ui.here import Here

KEEP_MS = 700  # a keystroke is never more than a second away from the disk


class FixDrafts:
    """Keeps, drops and finds what was typed in a fix and is not saved."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def ask(self, then: Callable[[tuple[Kept, ...]], object], slot: str) -> None:
        """Asks which fixes of the person at the desk, and of nobody, wait to be taken up again."""
        self._here.lanes.read(AskDrafts(), partial(self._found, then), slot=slot)

    def waiting(self, drafts: tuple[Draft, ...]) -> tuple[Kept, ...]:
        """Gives the fixes among these drafts that the person at the desk may take up again."""
        own = mine(drafts, _id_of(self._here))
        return tuple(one for one in own if one.uid not in self._here.fixes_open)

    def adopt(self, held: Kept) -> Kept:
        """Gives a fix that was begun while nobody was named here to whoever is here now."""
        signed = held.signed(_id_of(self._here))
        if signed != held:
            self.write(signed)
        return signed

    def keep(self, draft: Draft) -> None:
        """Keeps what is typed."""
        self._here.lanes.do(KeepDraft(draft))

    def write(self, held: Kept) -> None:
        """Keeps a fix as it is now."""
        self.keep(keeping.draft(held.started, held.content, self._here.now()))

    def put_aside(self, draft: Draft) -> None:
        """Keeps what is typed in a window that closes, to be offered again."""
        self._here.fixes_open.discard(draft.uid)
        self._here.lanes.do(KeepDraft(draft), done=self._was_done)

    def take(self, uid: str) -> None:
        """Offers a fix no more while it stands in a window."""
        self._here.fixes_open.add(uid)
        self._here.fixes_changed.emit()

    def give_back(self, uid: str) -> None:
        """Lets a fix be offered again that stood in a window."""
        self._here.fixes_open.discard(uid)
        self._here.fixes_changed.emit()

    def drop(self, uid: str) -> None:
        """Forgets a fix that is saved, or that nobody wants."""
        self._here.fixes_open.discard(uid)
        self._here.lanes.do(DropDraft(uid), done=self._was_done)

    def _found(self, then: Callable[[tuple[Kept, ...]], object], drafts: tuple[Draft, ...]) -> None:
        then(self.waiting(drafts))

    def _was_done(self, _done: Done) -> None:
        self._here.fixes_changed.emit()


class Keeper(QObject):
    """Sees that the draft of one window's fix is never more than a second behind; `due` asks for what is typed."""

    due = Signal()

    def __init__(self, here: Here, parent: QObject) -> None:
        super().__init__(parent)
        self._here = here
        self._drafts = FixDrafts(here)
        self._started = Started("", "", here.now())
        self._is_kept = False
        self._wait = QTimer(self, interval=KEEP_MS, singleShot=True)
        self._wait.timeout.connect(self.due)

    def begin(self, kind: str) -> None:
        """Begins a draft of its own; the one before stays as it was."""
        self._take(Started(new_uid(), kind, self._here.now(), _id_of(self._here)), is_kept=False)

    def resume(self, kept: Kept) -> None:
        """Goes on with what was kept."""
        self._take(kept.started, is_kept=True)

    def sign(self) -> None:
        """Makes it the fix of whoever is here now, where nobody was named when it was begun."""
        if self._started.author_id is None:
            self._started = replace(self._started, author_id=_id_of(self._here))

    def _take(self, started: Started, *, is_kept: bool) -> None:
        self._wait.stop()
        self._started, self._is_kept = started, is_kept
        self._drafts.take(started.uid)

    def touch(self) -> None:
        """Hears that something was typed."""
        if not self._wait.isActive():
            self._wait.start()

    def keep(self, what: Content | None) -> Kept | None:
        """Keeps what is typed at once; None, which says again what the entry says, needs no keeping."""
        self._wait.stop()
        if what is not None:
            self._is_kept = True
            self._drafts.keep(keeping.draft(self._started, what, self._here.now()))
            return Kept(self._started, what)
        if self._is_kept:
            self._is_kept = False
            self._here.lanes.do(DropDraft(self._started.uid))
        return None

    def put_aside(self, what: Content | None) -> None:
        """Keeps what is typed for later; the window closes."""
        self._wait.stop()
        if what is not None:
            self._drafts.put_aside(keeping.draft(self._started, what, self._here.now()))
        else:
            self.drop()

    def drop(self) -> None:
        """Forgets the draft."""
        self._wait.stop()
        self._drafts.drop(self._started.uid)


def _id_of(here: Here) -> PersonId | None:
    return here.person.id if here.person is not None else None
