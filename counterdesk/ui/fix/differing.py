"""What somebody typed that an entry did not say: each part with its label and its words; no widgets here."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from counterdesk.ui.cards.content import ContactTyped
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.ui.fix.kept import Content
from counterdesk.values import value
from counterdesk.words import _, changed, names

_OUTCOME = ("outcome", "answerer", "transferred_to", "transfer_result", "referred_to", "referred_name", "sent_what")


@value
class Typed:
    """One part of a card: the fields of its value that it is made of, what it is called, and what was typed there."""

    fields: tuple[str, ...]
    label: str
    text: str


def differing(first: ContactTyped | ComplaintTyped, typed: ContactTyped | ComplaintTyped) -> tuple[Typed, ...]:
    """Gives what was typed since a card was shown, part for part; what was taken out says so."""
    parts = contact_parts(typed) if isinstance(typed, ContactTyped) else complaint_parts(typed)
    return tuple(_said(one) for one in parts if any(getattr(first, f) != getattr(typed, f) for f in one.fields))


def joined(older: Content, newer: Content) -> Content:
    """Gives what was typed before an entry was changed together with what was typed after it, which counts more."""
    parts = differing(newer.first, newer.typed)
    again = {one: getattr(newer.typed, one) for part in parts for one in part.fields}
    typed: Any = replace(older.typed, **again)
    return replace(older, typed=typed, reason=newer.reason, opening=newer.opening)


def _said(part: Typed) -> Typed:
    return part if part.text.strip() else Typed(part.fields, part.label, _("taken out"))


def contact_parts(typed: ContactTyped) -> Iterator[Typed]:
    """Gives every part of a contact's card."""
    yield Typed(("channel",), _("Came in by"), names.channel(typed.channel))
    yield Typed(("number", "number_given"), _("Number"), changed.given(typed.number, typed.number_given))
    yield Typed(("name", "name_given"), _("Name"), changed.given(typed.name, typed.name_given))
    yield Typed(("topic_id", "topic"), _("About"), typed.topic)
    yield Typed(("note",), _("Note"), typed.note)
    yield Typed((*_OUTCOME, "nothing_owed"), _("What came of it"), _came_of(typed))
    yield Typed(("best_time",), _("Best time"), typed.best_time)
    yield Typed(("boxes",), _("Boxes of the pad"), ", ".join(sorted(names.box(one) for one in typed.boxes)))
    yield from _more(typed)


def _more(typed: ContactTyped) -> Iterator[Typed]:
    yield Typed(("reach_at",), _("Reach at"), typed.reach_at)
    yield Typed(("place",), _("Place concerned"), typed.place)
    spoken_for = (typed.on_behalf, changed.value("on_behalf_proof", typed.on_behalf_proof))
    yield Typed(("on_behalf", "on_behalf_proof"), _("On behalf of"), " · ".join(one for one in spoken_for if one))
    yield Typed(("reference",), _("Reference elsewhere"), typed.reference)
    yield Typed(("language",), _("Language"), typed.language)
    yield Typed(("accommodation",), _("Accommodation"), typed.accommodation)
    yield Typed(("happened_text", "happened_at"), _("Received"), typed.happened_text)
    yield Typed(("confidential",), _("Confidential"), changed.value("confidential", str(typed.confidential)))


def complaint_parts(typed: ComplaintTyped) -> Iterator[Typed]:
    """Gives every part of a complaint's card."""
    yield Typed(("about",), _("About"), names.complaint_about(typed.about))
    yield Typed(("employee",), _("Employee"), typed.employee)
    yield Typed(("department_id", "department"), _("Department"), typed.department)
    yield Typed(("text",), _("What happened"), typed.text)
    yield Typed(("name",), _("Name"), typed.name)
    yield Typed(("number",), _("Number"), typed.number)
    yield Typed(("anonymous",), _("Anonymous"), changed.value("anonymous", str(typed.anonymous)))
    yield Typed(("reach_at",), _("Reach at"), typed.reach_at)
    yield Typed(("address",), _("Address"), typed.address)
    yield Typed(("risk",), _("Risk"), names.risk(typed.risk))
    yield Typed(("action_requested",), _("Asked for"), typed.action_requested)
    yield Typed(("channel",), _("Came by"), names.channel(typed.channel))
    yield Typed(("received_text", "received_at"), _("Received"), typed.received_text)


def _came_of(typed: ContactTyped) -> str:
    """Gives the outcome with its other half: "Transferred to Sam, went to voicemail"."""
    if typed.outcome is None:
        return ""
    who = typed.answerer.name if typed.answerer is not None and typed.outcome.owes_an_answer else ""
    detail = {
        "referred": typed.referred_name or names.outcome_detail(typed.referred_to or ""),
        "none_owed": names.outcome_detail(typed.nothing_owed or ""),
        "send": typed.sent_what,
    }
    if typed.outcome == "transferred":
        to = typed.transferred_to.name if typed.transferred_to is not None else ""
        return names.transferred(to, typed.transfer_result or "")
    return " · ".join(one for one in (names.outcome(typed.outcome), detail.get(typed.outcome, ""), who) if one)
