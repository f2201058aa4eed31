"""Cards that are not saved yet, kept in this desk's own draft file: never in the journal, never in the index."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import from_ms, to_ms
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Command, Done
from counterdesk.services.asks.logbook import AskDrafts, Draft, DropDraft, KeepDraft
from counterdesk.store.drafts import Draft as Stored
from counterdesk.store.drafts import Drafts
from counterdesk.values import value

BRING_BACK_FOR = timedelta(minutes=10)
LONGEST = 4_000_000


@value
class CardBox:
    """The draft file, the moment, and the person whose sealed cards may be seen."""

    drafts: Drafts
    now: datetime
    author: PersonId | None = None


def keep_draft(box: CardBox, command: KeepDraft) -> Done:
    """Keeps a card as it is typed; refuses `text_too_long` when it holds more than any card can."""
    draft = command.draft
    if len(draft.content) > LONGEST:
        raise Refused("text_too_long", limit=LONGEST)
    box.drafts.put(_stored(draft, box.now))
    return Done("draft_kept", box.now, "drafts", draft.uid)


def drop_draft(box: CardBox, command: DropDraft) -> Done:
    """Forgets a draft, or marks it as discarded so that it can come back for ten minutes."""
    found = None if command.for_good else box.drafts.one(command.uid)
    if found is None:
        box.drafts.drop(command.uid)
        return Done("draft_dropped", box.now, "drafts", command.uid)
    box.drafts.put(_stored(replace(_draft(found), discarded_at=box.now), box.now))
    return Done("draft_discarded", box.now, "drafts", command.uid)


def ask_drafts(box: CardBox, question: AskDrafts) -> tuple[Draft, ...]:
    """Gives the drafts that the person at the desk may see, oldest first; old discarded ones are forgotten."""
    drafts = [_draft(one) for one in box.drafts.all(box.author)]
    for draft in drafts:
        if draft.discarded_at is not None and box.now - draft.discarded_at > BRING_BACK_FOR:
            box.drafts.drop(draft.uid)
    drafts = [one for one in drafts if not (one.discarded_at and box.now - one.discarded_at > BRING_BACK_FOR)]
    wanted = [one for one in drafts if (one.discarded_at is not None) == question.discarded]
    return tuple(sorted(wanted, key=lambda one: (one.opened_at, one.uid)))


def hand_on(box: CardBox, moved: Iterable[tuple[str, PersonId | None]]) -> None:
    """Gives cards to a colleague, or to the counter; what only its author may see goes to a named person alone."""
    for uid, author_id in moved:
        found = box.drafts.one(uid)
        if found is not None and (author_id is not None or not found.is_sealed):
            box.drafts.put(replace(found, author_id=author_id))


def all_of(path: Path, now: datetime, authors: Iterable[int]) -> tuple[Draft, ...]:
    """Gives every card of a desk that is not saved yet, sealed kinds too: for counting them, not for reading them."""
    if not path.exists():
        return ()
    drafts = Drafts.open(path, now)
    try:
        found = {one.uid: _draft(one) for author in (None, *authors) for one in drafts.all(author)}
    finally:
        drafts.close()
    standing = [one for one in found.values() if one.discarded_at is None]
    return tuple(sorted(standing, key=lambda one: (one.opened_at, one.uid)))


CARD_COMMANDS: dict[type[Command], Callable[[CardBox, Any], Done]] = {KeepDraft: keep_draft, DropDraft: drop_draft}


def _stored(draft: Draft, now: datetime) -> Stored:
    content: dict[str, Any] = {
        "card": draft.content,
        "opened_at": to_ms(draft.opened_at),
        "discarded_at": to_ms(draft.discarded_at) if draft.discarded_at else None,
    }
    return Stored(draft.uid, draft.kind, draft.author_id, content, now, draft.parked_at, draft.sealed)


def _draft(stored: Stored) -> Draft:
    discarded = stored.content.get("discarded_at")
    return Draft(
        uid=stored.uid,
        kind=stored.kind,
        author_id=None if stored.author_id is None else PersonId(stored.author_id),
        content=str(stored.content.get("card", "")),
        opened_at=from_ms(int(stored.content.get("opened_at") or 0)),
        parked_at=stored.parked_at,
        changed_at=stored.at,
        discarded_at=from_ms(discarded) if discarded else None,
        sealed=stored.is_sealed,
    )
