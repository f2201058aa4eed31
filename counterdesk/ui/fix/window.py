"""The window in which an entry is fixed: how it came in, and under it the card that it came from."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done, Question
from counterdesk.services.asks.fixing import ComplaintToFix, ContactToFix
from counterdesk.services.asks.logbook import FIX, FIX_COMPLAINT
from counterdesk.ui import messages, shortcuts
from counterdesk.ui.cards.known import Known
from counterdesk.ui.fix import cards, kept
from counterdesk.ui.fix.beside import Beside
from counterdesk.ui.fix.cards import AnyCard, AnyTyped
from counterdesk.ui.fix.differing import Typed
from counterdesk.ui.fix.drafts import FixDrafts, Keeper
from counterdesk.ui.fix.kept import Content, Kept
from counterdesk.ui.fix.mine import MinePanel
from counterdesk.ui.fix.who import Who
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.theme import px
from counterdesk.words import _

_WIDTH, _HEIGHT = 760, 716


class FixWindow(QDialog):
    """Shows an entry in its card and sends the fix; `fixed` gives what it did.

    Whatever is typed is kept as it is typed; `held` comes when it is put aside. Where the entry says something else by
    now, it is shown as it is, and what was typed stands above it.
    """

    fixed = Signal(object)
    held = Signal()

    def __init__(
        self,
        here: Here,
        found: ContactToFix | ComplaintToFix,
        parent: QWidget | None = None,
        opening: str = "",
        before: Kept | None = None,
    ) -> None:
        super().__init__(parent)
        self._here, self._opening = here, opening
        self.setWindowTitle(_("Fix an entry"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known, self._drafts = Known(here, self), FixDrafts(here)
        self._keeper = Keeper(here, self)
        self._keeper.due.connect(self.keep_now)
        self._kind = FIX_COMPLAINT if isinstance(found, ComplaintToFix) else FIX
        self.who, self.mine = Who(here, self), MinePanel()
        self._beside = Beside(self._drafts, self.mine)
        self.mine.wanted.connect(self._put_in)
        self._lines = vbox(Label(_("Fix an entry"), role="title"), self.who.line, self.mine, spacing=8, margins=14)
        self.setLayout(self._lines)
        self.card: AnyCard
        self._begin(found, before)
        self.who.settled.connect(self.save)
        self.who.left.connect(self._back_to_card)
        self.who.other_came.connect(self._other_came)
        self.who.first_came.connect(self._first_came)
        shortcuts.install(self, {"save": self.save, "hold": self.put_aside})
        self._known.start()
        self._was_shown = False
        room = self.screen().availableSize() - QSize(px(24), px(48))
        self.resize(QSize(px(_WIDTH), px(_HEIGHT)).boundedTo(room))

    def showEvent(self, event: QShowEvent) -> None:
        """Puts the hand where typing begins; uncovered again, it stays where it was."""
        super().showEvent(event)
        if not self._was_shown:
            self._was_shown = True
            self.card.focus_first()

    def _begin(self, found: ContactToFix | ComplaintToFix, held: Kept | None) -> None:
        """Shows an entry as it is, with what was typed before; only beside it where it says something else by now."""
        self._put(cards.untouched(self._here, self._known, found))
        first = self.card.first
        held = self._drafts.adopt(held) if held is not None else None
        if held is None or held.content.typed == first:
            self._keeper.begin(self._kind)
            if held is not None:
                self._drafts.drop(held.uid)
        elif held.content.before == found.entry:
            self._keeper.resume(held)
            self._swap(held.content.typed, held.content.reason)
        else:
            self._overtaken(held)

    def _overtaken(self, held: Kept | None) -> None:
        """Shows what was typed beside an entry that somebody else has changed since."""
        if held is not None:
            self._keeper.begin(self._kind)
            self._beside.take(held)
        self.card.below.reason.set_value(self._beside.reason)
        self._beside.show(self.card.typed())

    def _put_in(self, part: Typed) -> None:
        """Puts one part of what was typed into the card."""
        self._swap(self._beside.put_in(part, self.card.typed()))
        self.keep_now()
        self._beside.show(self.card.typed())
        (self.mine.buttons[0] if self.mine.buttons else self.card.footer.save).setFocus()

    def keep_now(self) -> None:
        """Keeps what is typed in the draft file at once."""
        self._keeper.keep(self._typed())

    def _typed(self) -> Content | None:
        """Gives what is kept: nothing while the card says what the entry says, and what stands beside it."""
        held = self.card.held(self._opening)
        return None if held.typed == held.first and held.reason == self._beside.reason else held

    def save(self) -> None:
        """Sends the fix; the window closes only when that has worked."""
        if self.who.must_wait():
            return
        try:
            command = self.card.fix(self._opening)
        except Refused as refused:
            self.card.complain(refused)
            return
        if command is not None:
            self.card.asker.do(command, self._saved, self._refused)

    def put_aside(self) -> None:
        """Closes and keeps what is typed: the desk offers it until it is saved."""
        self._keeper.put_aside(self._typed())
        self._beside.give_back()
        super().reject()
        self.held.emit()

    def reject(self) -> None:
        """Closes; what was changed and not saved is left only when that is said twice."""
        if not self.card.is_changed() and not self._beside.is_any:
            self._leave()
            return
        says = _("What you changed here is not saved. The entry stays as it was.")
        messages.ask(self, says, _("Leave it"), self._leave, _("Go on"))

    def done(self, result: int) -> None:
        """Closes, and hears no more answers."""
        self.who.leave()
        self.card.leave()
        self._known.leave()
        super().done(result)

    def _back_to_card(self) -> None:
        (self.card.body.last_focus or self.card.footer.save).setFocus()

    def _other_came(self) -> None:
        """Puts what only its author may see aside when somebody else is here."""
        if self.card.held("").is_private or self._beside.is_private:
            self.put_aside()

    def _first_came(self) -> None:
        """Gives what was typed while nobody was named to whoever is here now."""
        self._keeper.sign()
        self._beside.adopt()
        self.keep_now()

    def _leave(self) -> None:
        self._forget()
        super().reject()

    def _forget(self) -> None:
        self._keeper.drop()
        self._beside.forget()

    def _channel_chosen(self, channel: object) -> None:
        """Shows the card of the other channel, with everything typed."""
        typed = self.card.typed()
        if isinstance(channel, Channel):
            self._swap(replace(typed, channel=channel))
            self._keeper.touch()
            cards.focus_channel(self.card, channel)

    def _swap(self, typed: AnyTyped, reason: str | None = None) -> None:
        """Shows another card of the same entry in the place of this one; the reason stays unless one is given."""
        old = self.card
        self._put(cards.filled(self._here, self._known, old, typed))
        self.card.below.reason.set_value(old.below.reason.value() if reason is None else reason)
        self.card.preview()
        _let_go(self._lines, old)

    def _put(self, card: AnyCard) -> None:
        self.card = card
        card.save_asked.connect(self.save)
        card.hold_asked.connect(self.put_aside)
        card.discard_asked.connect(self.reject)
        card.edited.connect(self._keeper.touch)
        card.below.reason.edited.connect(self._keeper.touch)
        cards.hear_channel(card, self._channel_chosen)
        self._lines.addWidget(card, 1)

    def _saved(self, done: Done) -> None:
        self._forget()
        self.fixed.emit(done)
        self.accept()

    def _refused(self, refused: Refused) -> None:
        if refused.code == "fix_overtaken":
            reader_id = self._here.person.id if self._here.person is not None else None
            asked: Question[Any] = kept.question(
                kept.TABLES[self._kind], self.card.found.entry.uid, reader_id, self._opening
            )
            self.card.asker.ask(asked, self._show_as_it_is, "fix.again")
        else:
            self.card.complain(refused)

    def _show_as_it_is(self, found: ContactToFix | ComplaintToFix) -> None:
        """Shows the entry as somebody else has just changed it, and above it what was typed."""
        held, old = self._keeper.keep(self._typed()), self.card
        self._put(cards.untouched(self._here, self._known, found))
        _let_go(self._lines, old)
        self._overtaken(held)


def _let_go(lines: QVBoxLayout, card: AnyCard) -> None:
    card.leave()
    lines.removeWidget(card)
    card.hide()
    card.deleteLater()
