"""An entry of the logbook as a card shows it, and a card as the fix it becomes; no widgets here."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.instants import local
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import CallerHint
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.fixing import FREE_FOR, ComplaintToFix, ContactToFix, FixPreview
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.values import alike
from counterdesk.words import _
from counterdesk.words.dates import clock, due_line
from counterdesk.words.mattered import ended
from counterdesk.words.refusals import sentence

_LATELY = timedelta(days=10)


def typed_of(found: ContactToFix) -> ContactTyped:
    """Gives what the card would hold if it had just been typed; halves of other outcomes stay open."""
    entry, detail, outcome = found.entry, found.entry.detail, found.entry.outcome
    parts = (alike(one, ContactTyped) for one in (entry, entry.caller, entry.extras, entry.message, detail))
    typed = ContactTyped(**{name: part for one in parts for name, part in one.items()})
    return replace(
        typed,
        topic=found.topic,
        answerer=found.answerer if outcome.owes_an_answer else None,
        transferred_to=found.transferred_to,
        transfer_result=detail.transfer_result if outcome is Outcome.TRANSFERRED else None,
        referred_to=detail.referred_to if outcome is Outcome.REFERRED else None,
        nothing_owed=detail.nothing_owed if outcome is Outcome.NOTHING_OWED else None,
        happened_text=time_text(entry.happened_at),
        told_due_at=None,
    )


def time_text(at: datetime | None) -> str:
    """Gives an instant as a time field reads it: "2026-11-24 16:31"."""
    return local(at).strftime("%Y-%m-%d %H:%M") if at is not None else ""


def started_of(found: ContactToFix, now: datetime) -> Started:
    """Gives the beginning of the card that shows it; nobody else began the fix."""
    entry = found.entry
    kind = "walk_in" if entry.channel is Channel.WALK_IN else "call"
    return Started(entry.uid, kind, entry.happened_at or now)


def fixed(found: ContactToFix, card: LogContact, time_typed: str) -> LogContact:
    """Gives the whole entry as the card says it now; a time that nobody touched keeps its seconds."""
    before = found.entry
    is_same_time = time_typed.strip() == time_text(before.happened_at)
    return replace(
        card,
        happened_at=before.happened_at if is_same_time else card.happened_at,
        opened_at=before.opened_at,
        visit_uid=before.visit_uid,
        parked_seconds=before.parked_seconds,
        told_due_at=before.told_due_at,
    )


def without_itself(entry: LogContact, now: Callable[[], datetime], hint: CallerHint) -> CallerHint:
    """Gives what is known at a number without the entry that is fixed: it is none of its own past contacts.

    A card counts itself to those of the last ten days, as it was not saved yet; this one was.
    """
    others = tuple(one for one in hint.contacts if one.uid != entry.uid)
    is_counted = len(others) < len(hint.contacts) and now() - (entry.happened_at or now()) <= _LATELY
    return replace(hint, contacts=others, contacts_in_10_days=hint.contacts_in_10_days - is_counted)


def complaint_typed(found: ComplaintToFix) -> ComplaintTyped:
    """Gives what the complaint card would hold if it had just been typed."""
    entry = found.entry
    same = {**alike(entry, ComplaintTyped), **alike(entry.caller, ComplaintTyped)}
    return ComplaintTyped(**same, department=found.department, received_text=time_text(entry.received_at))


def complaint_started(found: ComplaintToFix) -> Started:
    """Gives the beginning of the card that shows it; nobody else began the fix."""
    return Started(found.entry.uid, "complaint", found.entry.received_at or found.entered_at)


def author_of(people: Iterable[PersonRow], found: ContactToFix | ComplaintToFix) -> str:
    """Gives who wrote it, empty for somebody who is in no list any more."""
    return next((one.name for one in people if one.id == found.author_id), "")


def terms(found: ContactToFix | ComplaintToFix, author: str) -> str:
    """Gives under which rules it is fixed: freely for a while, or with a reason beside what was written."""
    written = _("Written {when} by {who}") if author else _("Written {when}")
    written = ended(written.format(when=due_line(found.entered_at), who=author))
    if found.is_free:
        rule = ended(_("You may fix it freely until {time}").format(time=clock(found.entered_at + FREE_FOR)))
    else:
        rule = _("What was written stays beside every change, with your name, the time and the reason.")
    return f"{written} {rule}"


def date_words(preview: FixPreview) -> tuple[str, str]:
    """Gives what becomes of the date, and its tone; nothing where no date is concerned."""
    if preview.refused:
        return sentence_of(preview.refused), "late"
    if not preview.is_dated or preview.before_at == preview.after_at:
        return "", "soft"
    if preview.after_at is None:
        return ended(_("No answer is due any more; it was due {before}").format(before=_day(preview.before_at))), "soon"
    after = due_line(preview.after_at)
    if preview.before_at is None:
        return ended(_("An answer will be due {after}").format(after=after)), "soon"
    moves = ended(_("The date moves from {before} to {after}").format(before=_day(preview.before_at), after=after))
    if preview.told_at is None or preview.told_at == preview.after_at:
        return moves, "soon"
    told = _("The person was told {told}: call and say the new one.").format(told=due_line(preview.told_at))
    return f"{moves} {told}", "soon"


def sentence_of(code: str) -> str:
    """Gives the sentence of what saving would refuse."""
    return sentence(Refused(code))


def _day(at: datetime | None) -> str:
    return due_line(at) if at is not None else ""
