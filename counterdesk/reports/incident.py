"""The Employee Incident Report: the town's own categories, what was pressed while it happened, exact words, signatures.

What was left empty gets lines, so that the form can be finished by hand.
"""

from datetime import datetime

from counterdesk.domain.incident import Stamps
from counterdesk.reports.blocks import (
    Block,
    Column,
    Fields,
    Framed,
    Row,
    Ruled,
    Section,
    Sheet,
    Signature,
    Signatures,
    Table,
    Text,
    Ticks,
)
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import NONE, finished, over, practice_mark
from counterdesk.services.asks.sealed import IncidentTyped, IncidentView
from counterdesk.services.asks.town import TownView
from counterdesk.words import _, names, paper
from counterdesk.words.dates import clock, day_year, full_year
from counterdesk.words.phones import phone

_LINES = 2


def document(view: IncidentView, town: TownView) -> Document:
    """Gives the report of one incident; one that is sealed to its reader comes without its contents."""
    title = _("Employee Incident Report {number}").format(number=view.number).strip()
    typed = view.typed
    sheet = Sheet(
        over=over(town),
        aside=day_year(view.happened_at),
        title=title,
        sections=(
            Section("", (Fields(_where_and_who(view), share=14, across=2),)),
            *(_contents(view, typed, town) if typed else (_sealed(),)),
            *_addenda(view),
            Section(_("Signatures"), (_signatures(),)),
        ),
        mark=practice_mark(practice=town.practice),
        foot=_("Confidential: only for those who need it for their duties"),
    )
    return finished(sheet, town, title, f"incident-{view.number}")


def _where_and_who(view: IncidentView) -> tuple[tuple[str, str], ...]:
    reported = ", ".join(part for part in (view.author, view.author_position) if part)
    fields = [
        (_("Happened"), full_year(view.happened_at)),
        (_("Reported by"), reported),
        (_("Counter"), view.counter),
    ]
    if view.typed is not None:
        fields[1:1] = [
            (_("Channel"), names.channel(view.typed.channel)),
            (_("Place"), view.typed.place),
        ]
    fields += [
        (_("Supervisor"), view.supervisor),
        (_("Linked entry"), paper.linked_entry(view)),
        (_("Submitted"), full_year(view.submitted_at) if view.submitted_at else _("not submitted yet")),
    ]
    return tuple((name, value) for name, value in fields if value)


def _sealed() -> Section:
    return Section("", (Framed(_("This report is sealed. Open it in the logbook with a reason to print it.")),))


def _contents(view: IncidentView, typed: IncidentTyped, town: TownView) -> tuple[Section, ...]:
    return (
        Section(_("What kind of behaviour"), _categories(typed, town)),
        Section(_("While it happened"), (_stamps(typed.stamps, typed.police_number),)),
        Section(_("The person"), _person(typed)),
        Section(_("What happened just before"), (_text_or_lines(typed.what_before),)),
        Section(_("Exact words used"), (_framed_or_lines(typed.words_used),)),
        Section(_("What was said and done to calm it"), (_text_or_lines(typed.what_tried),)),
        Section(_("Who saw or heard it"), (_text_or_lines(typed.witnesses),)),
        Section(_("Injuries, first aid, lost time"), (_text_or_lines(typed.injuries),)),
        Section(_("What follows"), (_text_or_lines(typed.follow_up),)),
    )


def _categories(typed: IncidentTyped, town: TownView) -> tuple[Block, ...]:
    """Gives the town's categories, those that were chosen ticked; one of an older policy stays visible."""
    older = tuple(chosen for chosen in typed.categories if chosen not in town.incident_categories)
    items = tuple((name, name in typed.categories) for name in (*town.incident_categories, *older))
    blocks: list[Block] = [Ticks(items)] if items else [Ruled(1)]
    if town.abuse_definition:
        blocks.append(Text(town.abuse_definition, "small"))
    return tuple(blocks)


def _stamps(stamps: Stamps, police_number: str) -> Table:
    police = _("file number {number}").format(number=police_number) if police_number else ""
    rows = (
        (paper.stamp("warned"), stamps.warned_at, ""),
        (paper.stamp("ended"), stamps.ended_at, ""),
        (paper.stamp("supervisor_told"), stamps.supervisor_told_at, ""),
        (paper.stamp("police_called"), stamps.police_called_at, police),
    )
    return Table(
        columns=(Column(_("Step"), 30), Column(_("Time"), 30), Column(_("Note"), 40)),
        rows=tuple(Row((name, _pressed(at), note)) for name, at, note in rows),
    )


def _pressed(at: datetime | None) -> str:
    return clock(at) if at is not None else NONE


def _person(typed: IncidentTyped) -> tuple[Block, ...]:
    if not typed.person.strip() and not typed.number.strip():
        return (Text(_("Not known.")),)
    fields = ((_("Known as"), typed.person), (_("Number"), phone(typed.number)))
    return (Fields(tuple((name, value) for name, value in fields if value.strip()), share=12, across=2),)


def _text_or_lines(text: str) -> Block:
    return Text(text.strip()) if text.strip() else Ruled(_LINES)


def _framed_or_lines(text: str) -> Block:
    return Framed(text.strip()) if text.strip() else Ruled(_LINES)


def _addenda(view: IncidentView) -> tuple[Section, ...]:
    if not view.addenda:
        return ()
    blocks = [
        Framed(text, lead=_("{when}, {who}").format(when=full_year(at), who=who)) for at, who, text in view.addenda
    ]
    return (Section(_("Added later"), tuple(blocks)),)


def _signatures() -> Signatures:
    places = (_("Name"), _("Signature"), _("Date"))
    return Signatures(
        (
            Signature(_("Employee: this is what happened, as I remember it"), places),
            Signature(_("Supervisor: I have read this report and spoken with the employee"), places),
        )
    )
