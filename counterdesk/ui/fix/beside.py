"""What was typed before somebody else changed the entry: it stands beside the card until each part of it is put in."""

from dataclasses import replace

from counterdesk.ui.fix import cards
from counterdesk.ui.fix.cards import AnyTyped
from counterdesk.ui.fix.differing import Typed, differing, joined
from counterdesk.ui.fix.drafts import FixDrafts
from counterdesk.ui.fix.kept import Kept
from counterdesk.ui.fix.mine import MinePanel


class Beside:
    """Nothing at all unless an entry was overtaken; its draft stays until the fix is saved or left."""

    def __init__(self, drafts: FixDrafts, panel: MinePanel) -> None:
        self._drafts, self._panel = drafts, panel
        self._held: Kept | None = None

    @property
    def is_any(self) -> bool:
        """Whether anything stands there."""
        return self._held is not None

    @property
    def reason(self) -> str:
        """The reason that was given for it."""
        return self._held.content.reason if self._held is not None else ""

    @property
    def is_private(self) -> bool:
        """Whether nobody else may see it on the screen."""
        return self._held is not None and self._held.content.is_private

    def take(self, held: Kept) -> None:
        """Takes what was typed; with what stands there already it becomes one, and one draft."""
        if self._held is None:
            self._held = held
            self._drafts.take(held.uid)
        else:
            self._held = Kept(self._held.started, joined(self._held.content, held.content))
            self._drafts.write(self._held)
            self._drafts.drop(held.uid)

    def adopt(self) -> None:
        """Makes it theirs who is here now, where nobody was named when it was typed."""
        if self._held is not None:
            self._held = self._drafts.adopt(self._held)

    def show(self, now: AnyTyped) -> None:
        """Shows what was typed and is not in the card now."""
        if self._held is not None:
            was = self._held.content
            self._panel.show_parts(cards.missing(differing(was.first, was.typed), was.typed, now))

    def put_in(self, part: Typed, now: AnyTyped) -> AnyTyped:
        """Gives what the card holds with one part of what was typed before."""
        if self._held is None:
            return now
        was = self._held.content.typed
        return replace(now, **{one: getattr(was, one) for one in part.fields})

    def give_back(self) -> None:
        """Lets it be offered again."""
        if self._held is not None:
            self._drafts.give_back(self._held.uid)

    def forget(self) -> None:
        """Lets it go: the fix is saved, or nobody wants it."""
        if self._held is not None:
            self._drafts.drop(self._held.uid)
