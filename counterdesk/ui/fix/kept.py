"""A fix that is not saved yet, as this desk's own draft file keeps it; no widgets here."""

from collections.abc import Iterable
from dataclasses import replace

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix
from counterdesk.services.asks.logbook import FIX, FIX_COMPLAINT, Draft
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.ui.cards import keeping
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.values import value


class _OwnersOnly:
    """What is typed into a fix."""

    __slots__ = ()

    @property
    def confidential(self) -> bool:
        """Whether its draft comes back to whoever typed it alone: always, whatever the entry becomes meanwhile."""
        return True


@value
class KeptContact(_OwnersOnly):
    """A contact that is being fixed: what the logbook said, what its card showed at first, and what it shows now.

    `opening` is that of an `OpenSealed` under which somebody confidential was shown.
    """

    before: LogContact
    first: ContactTyped
    typed: ContactTyped
    reason: str = ""
    opening: str = ""

    @property
    def is_private(self) -> bool:
        """Whether nobody else may see it on the screen."""
        return self.before.confidential or self.typed.confidential


@value
class KeptComplaint(_OwnersOnly):
    """A complaint that is being fixed, in the same way."""

    before: LogComplaint
    first: ComplaintTyped
    typed: ComplaintTyped
    reason: str = ""
    opening: str = ""

    @property
    def is_private(self) -> bool:
        """Whether nobody else may see it on the screen: always."""
        return True


Content = KeptContact | KeptComplaint
_KINDS: dict[str, type[KeptContact] | type[KeptComplaint]] = {FIX: KeptContact, FIX_COMPLAINT: KeptComplaint}
TABLES = {FIX: "contacts", FIX_COMPLAINT: "complaints"}


@value
class Kept:
    """One fix that was kept: how it began, and what was typed."""

    started: Started
    content: Content

    @property
    def uid(self) -> str:
        """Its own uid: two fixes of one entry are two drafts."""
        return self.started.uid

    @property
    def entry_uid(self) -> str:
        """The entry that it fixes."""
        return self.content.before.uid

    @property
    def table(self) -> str:
        """The table of that entry."""
        return TABLES[self.started.kind]

    def signed(self, author_id: PersonId | None) -> "Kept":
        """Gives the same as somebody's, where it was begun while nobody was named at the desk."""
        if self.started.author_id is not None:
            return self
        return replace(self, started=replace(self.started, author_id=author_id))

    def under(self, opening: str) -> "Kept":
        """Gives the same under another opening of somebody confidential."""
        return replace(self, content=replace(self.content, opening=opening)) if opening else self


def question(table: str, uid: str, reader_id: PersonId | None, opening: str) -> AskToFix | AskComplaintToFix:
    """Gives the question for an entry as it can be fixed by somebody."""
    kind = AskToFix if table == "contacts" else AskComplaintToFix
    return kind(uid, reader_id, opening)


def kept(draft: Draft) -> Kept | None:
    """Gives a fix back from its draft; None for another kind of draft, and for one that cannot be read any more."""
    kind = _KINDS.get(draft.kind)
    if kind is None:
        return None
    try:
        return Kept(keeping.started(draft), keeping.typed(draft, kind))
    except (TypeError, ValueError):
        return None


def mine(drafts: Iterable[Draft], person_id: PersonId | None) -> tuple[Kept, ...]:
    """Gives the fixes that this person has not saved yet, and those of nobody, oldest first."""
    found = (kept(draft) for draft in drafts if draft.author_id in (None, person_id))
    return tuple(one for one in found if one is not None)
