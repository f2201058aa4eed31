"""A complaint on paper, for the Director or Supervisor who has to look into it.

Who complained is never printed: name, number and address stay sealed in the logbook, and where the text itself gives
them they are taken out (LaSalle 8, L13; Tecumseh 4.4; Essex 6).
"""

import re
from datetime import datetime

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
)
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import NONE, finished, over, practice_mark
from counterdesk.services.asks.sealed import ComplaintView
from counterdesk.services.asks.town import TownView
from counterdesk.words import _, names, paper
from counterdesk.words.dates import due_line, full_year

_SHORTEST_NAME = 2
_SHORTEST_NUMBER = 7
_BETWEEN_DIGITS = r"[\s().+/-]{0,3}"


def document(view: ComplaintView, town: TownView) -> Document:
    """Gives the sheet of one complaint; one that was not opened comes without its text."""
    title = _("Complaint {number}").format(number=view.number).strip()
    sheet = Sheet(
        over=over(town),
        aside=_("For {whom}").format(whom=view.routed_to) if view.routed_to else "",
        title=title,
        sections=(
            Section("", (Fields(_fields(view)),)),
            Section(_("Due"), (_due(view),)),
            *(_contents(view) if view.opened else (_sealed(),)),
            Section(_("Finding and action taken"), (Ruled(4),)),
            Section(_("Signature"), (_signature(view),)),
        ),
        mark=practice_mark(practice=town.practice),
        foot=_("Confidential: the complainant is not named here and must not be"),
    )
    return finished(sheet, town, title, f"complaint-{view.number}")


def without_complainant(text: str, view: ComplaintView) -> str:
    """Gives the text without the complainant's name, numbers, e-mail and address, wherever it gives them."""
    for pattern in _traces(view):
        text = pattern.sub(_("[withheld]"), text)
    return text


def _traces(view: ComplaintView) -> list[re.Pattern[str]]:
    """Gives what would betray the complainant, the longest first."""
    whole = [text.strip() for text in (view.name, view.address, view.reach_at) if text.strip()]
    found = [re.compile(_spaced(text), re.IGNORECASE) for text in sorted(whole, key=len, reverse=True)]
    for text in (view.phone, view.reach_at):
        digits = re.sub(r"\D", "", re.split(r"[a-z]", text, maxsplit=1, flags=re.IGNORECASE)[0])
        if len(digits) >= _SHORTEST_NUMBER:
            found.append(re.compile(r"(?:\+?1[\s.-]?)?\(?" + _BETWEEN_DIGITS.join(digits[-10:])))
    parts = [part for part in re.split(r"[\s,]+", view.name) if len(part) >= _SHORTEST_NAME and part[0].isalpha()]
    found += [
        re.compile(rf"(?:\b[A-Z]\.\s?)*\b(?:{re.escape(p)}|{re.escape(p.upper())}|{re.escape(p.title())})\b")
        for p in parts
    ]
    return found


def _spaced(text: str) -> str:
    """Gives a pattern that finds the text across any white space."""
    return r"\s+".join(re.escape(part) for part in text.split())


def _fields(view: ComplaintView) -> tuple[tuple[str, str], ...]:
    fields = [
        (_("Received"), _("{when}, {channel}").format(when=full_year(view.received_at), channel=_channel(view))),
        (_("About"), paper.about(view.about)),
        (_("Department"), view.department),
        (_("Complainant"), _complainant(view)),
        (_("Taken by"), view.author),
    ]
    if view.opened:
        fields.insert(2, (_("Employee"), view.employee))
    return tuple((name, value) for name, value in fields if value)


def _channel(view: ComplaintView) -> str:
    return names.channel(view.channel).lower()


def _complainant(view: ComplaintView) -> str:
    if view.anonymous:
        return _("anonymous; {risk}").format(risk=paper.risk(view.risk))
    return _("known to the Town, sealed in the logbook; not printed")


def _due(view: ComplaintView) -> Table:
    return Table(
        columns=(Column(_("Step"), 50), Column(_("Due"), 32), Column(_("Policy"), 18)),
        rows=tuple(_due_row(*due) for due in view.due),
        empty=_("The policy gives no time for this."),
    )


def _due_row(code: str, due_at: datetime | None, section: str) -> Row:
    return Row((names.stage(names.kind(code)), due_line(due_at) if due_at else NONE, section or NONE))


def _sealed() -> Section:
    return Section(
        _("The complaint"), (Framed(_("The text is sealed. Open it in the logbook with a reason to print it.")),)
    )


def _contents(view: ComplaintView) -> tuple[Section, ...]:
    text = without_complainant(view.text.strip(), view)
    blocks: list[Block] = [Framed(text or NONE)]
    if text != view.text.strip():
        blocks.append(Text(_("[withheld] stands where the text itself named the complainant."), "small"))
    asked = without_complainant(view.action_requested.strip(), view)
    sections = [Section(_("The complaint"), tuple(blocks))]
    if asked:
        sections.append(Section(_("What the complainant asks for"), (Text(asked),)))
    return tuple(sections)


def _signature(view: ComplaintView) -> Signatures:
    whose = view.routed_to or _("Director or Supervisor")
    return Signatures((Signature(whose, (_("Name"), _("Signature"), _("Date"))),))
