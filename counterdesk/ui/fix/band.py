"""The line at the desk that names the fixes somebody has begun and not saved, until they are saved or left."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.logbook import FIX, FIX_COMPLAINT, AskDrafts, Draft, KeepDraft
from counterdesk.ui import messages
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, clear, vbox
from counterdesk.ui.kit.notice import Act
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.words import _, names, ngettext
from counterdesk.words.dates import due_line

if TYPE_CHECKING:
    from counterdesk.ui.fix.drafts import FixDrafts
    from counterdesk.ui.fix.fixing import Fixing
    from counterdesk.ui.fix.kept import Kept

_MOST = 2


class FixBand(TellPanel):
    """Nothing at all unless whoever is here has an unsaved fix; `saved` gives what one did once it is saved.

    `open_record` gives uid and table of an entry whose person is to be shown again, with a reason, before it is fixed.
    What reads a fix is loaded when there is one: the desk is painted without it.
    """

    saved = Signal(object)
    open_record = Signal(str, str)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Fixes that are not saved"))
        self._here = here
        self.kept: tuple[Kept, ...] = ()
        self._list = QWidget()
        self._list.setLayout(vbox(spacing=4))
        self.body.setContentsMargins(10, 5, 10, 5)
        self.add(self._list)
        self.hide()
        here.fixes_changed.connect(self.reload)
        here.person_changed.connect(self.reload)
        here.town_changed.connect(self._lay)

    @cached_property
    def _drafts(self) -> "FixDrafts":
        from counterdesk.ui.fix.drafts import FixDrafts

        return FixDrafts(self._here)

    @cached_property
    def _fixing(self) -> "Fixing":
        from counterdesk.ui.fix.fixing import Fixing

        fixing = Fixing(self._here, self)
        fixing.fixed.connect(self.saved)
        fixing.unopened.connect(self._open_first)
        return fixing

    def reload(self) -> None:
        """Asks which fixes wait."""
        self._here.lanes.read(AskDrafts(), self._take, slot="fix.band")

    def _take(self, drafts: tuple[Draft, ...]) -> None:
        is_any = any(one.kind in (FIX, FIX_COMPLAINT) for one in drafts)
        self.kept = self._drafts.waiting(drafts) if is_any else ()
        self._lay()

    def _lay(self) -> None:
        box = self._list.layout()
        if box is None:
            return
        clear(box)
        for held in self.kept[:_MOST]:
            line = self._line(held)
            box.addWidget(line)
            line.show()
        self.setVisible(bool(self.kept))

    def _line(self, held: "Kept") -> QWidget:
        words = " ".join(one for one in (self._words(held), self._more(held)) if one)
        go_on = Button(_("Go on"), partial(self._fixing.resume, held), role="primary", name=_("Go on: ") + words)
        leave = Button(_("Leave it"), partial(self._leave, held), name=_("Leave it: ") + words)
        return Ends(Label(words, role="strong", elide=True), beside(STRETCH, leave, go_on))

    def _words(self, held: "Kept") -> str:
        """Gives which entry it is, by its kind and time: this line stands where the public may see it."""
        before = held.content.before
        if held.started.kind == FIX_COMPLAINT:
            what = _("an entry") if self._here.town.public_can_see else _("a complaint")
            return _("Not saved yet: the fix of {entry}").format(entry=what)
        at = getattr(before, "happened_at", None)
        entry = ", ".join(one for one in (names.channel(before.channel), due_line(at) if at else "") if one)
        return _("Not saved yet: the fix of {entry}").format(entry=entry)

    def _more(self, held: "Kept") -> str:
        """Gives how many wait behind the last one that is shown."""
        behind = len(self.kept) - _MOST
        if behind <= 0 or held is not self.kept[_MOST - 1]:
            return ""
        return ngettext("({count} more)", "({count} more)", behind).format(count=behind)

    def _leave(self, held: "Kept") -> None:
        self._drafts.drop(held.uid)
        says = _("The fix was left. The entry stays as it was.")
        messages.tell(self, says, "soft", (Act(_("Bring it back"), partial(self._bring_back, held)),))

    def _bring_back(self, held: "Kept") -> None:
        from counterdesk.ui.cards import keeping

        draft = keeping.draft(held.started, held.content, self._here.now())
        self._here.lanes.do(KeepDraft(draft), done=self._back)

    def _back(self, _done: Done) -> None:
        self.reload()

    def _open_first(self, held: "Kept") -> None:
        self.open_record.emit(held.entry_uid, held.table)
