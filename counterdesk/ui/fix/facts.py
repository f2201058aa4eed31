"""An entry as labels and texts, and beside each of them what it said before somebody changed it."""

from collections.abc import Iterator

from counterdesk.services.asks.contacts import ContactView, HistoryLine
from counterdesk.services.asks.fixing import FREE_FOR
from counterdesk.values import value
from counterdesk.words import _, changed, names
from counterdesk.words.dates import due_line, running

_REASON = "fixed_because"


@value
class Fact:
    """One label with its text; `fields` are those of the logbook that it is made of, `before` what they said."""

    label: str
    text: str
    fields: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


def facts_of(view: ContactView) -> tuple[Fact, ...]:
    """Gives a contact as labels and texts, leaving out what is empty and always was."""
    found = (_with_before(view, fact) for fact in (*_who(view), *_what(view), *_more(view)))
    return tuple(fact for fact in found if fact.text or fact.before)


def _with_before(view: ContactView, fact: Fact) -> Fact:
    lines = (one for one in view.history if one.field in fact.fields and is_dated(view, one))
    before = tuple(changed.before(one, _because(view, one)) for one in lines)
    text = fact.text or (_("taken out") if before else "")
    return Fact(fact.label, text, fact.fields, before)


def is_dated(view: ContactView, line: HistoryLine) -> bool:
    """Whether a change stands beside the original: not what its author still fixed freely in the first minutes."""
    return line.who != view.row.author or line.at - view.row.entered_at > FREE_FOR


def _because(view: ContactView, line: HistoryLine) -> str:
    same = (one for one in view.history if one.field == _REASON and (one.at, one.who) == (line.at, line.who))
    return next((one.after for one in same), "")


def _who(view: ContactView) -> Iterator[Fact]:
    row, caller = view.row, view.caller
    yield Fact(_("Received"), _received(view), ("happened_at", "channel"))
    yield Fact(_("Written by"), ", ".join(p for p in (row.author, view.counter) if p), ("author_id",))
    yield Fact(_("Name"), changed.given(caller.name, caller.name_given), ("name",))
    number = changed.given(view.number_shown or caller.number, caller.number_given)
    yield Fact(_("Number"), number, ("number_typed", "number"))
    yield Fact(_("Reach at"), caller.reach_at, ("reach_at",))


def _what(view: ContactView) -> Iterator[Fact]:
    yield Fact(_("On hold"), running(view.waited_seconds) if view.waited_seconds else "")
    yield Fact(_("Topic"), view.row.topic, ("topic_text",))
    yield Fact(_("Note"), view.note, ("note",))
    yield Fact(_("What came of it"), _came_of(view), ("outcome", "outcome_detail"))
    yield Fact(_("Voided"), _voided(view))
    yield Fact(_("Who answers"), _answerer(view), ("for_text",))
    yield Fact(_("Told to the person"), due_line(view.told_due_at) if view.told_due_at else "", ("told_due_at",))
    yield Fact(_("Best time"), view.best_time, ("best_time",))


def _more(view: ContactView) -> Iterator[Fact]:
    extras = view.extras
    yield Fact(_("Place concerned"), extras.place, ("place",))
    known = changed.value("on_behalf_proof", extras.on_behalf_proof)
    spoken_for = " · ".join(p for p in (extras.on_behalf, known) if p)
    yield Fact(_("On behalf of"), spoken_for, ("on_behalf",))
    yield Fact(_("Reference elsewhere"), extras.reference, ("reference",))
    yield Fact(_("Language"), extras.language, ("language",))
    yield Fact(_("Accommodation"), extras.accommodation, ("accommodation",))


def _received(view: ContactView) -> str:
    row = view.row
    line = due_line(row.at)
    if row.late_entry:
        line += _(", written {when}").format(when=due_line(row.entered_at))
    return line


def _came_of(view: ContactView) -> str:
    detail = view.row.detail
    outcome = names.outcome(view.row.outcome)
    if view.row.outcome == "transferred":
        outcome, detail = names.transferred(detail, view.row.result), ""
    voided = _("voided") if view.row.voided else ""
    return " · ".join(p for p in (outcome, names.outcome_detail(detail), voided) if p)


def _voided(view: ContactView) -> str:
    """Gives when, by whom and why it was voided."""
    if view.void_at is None:
        return ""
    said = ", ".join(part for part in (due_line(view.void_at), view.void_by) if part)
    return _("{said}: {reason}").format(said=said, reason=view.void_reason) if view.void_reason else said


def _answerer(view: ContactView) -> str:
    parts = (view.message_for, view.message_for_position, view.message_for_department, view.message_for_extension)
    state = names.message_state(view.message_state) if view.message_state else ""
    return " · ".join(p for p in (*parts, state) if p)
