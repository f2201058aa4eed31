"""Why this date, on paper: the clause in the town's words, every day counted or skipped, the rules that mattered."""

from collections.abc import Iterable

from counterdesk.reports.blocks import Block, Column, Framed, Row, Section, Sheet, Table, Text
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import finished, over, practice_mark
from counterdesk.services.asks.due import Why
from counterdesk.services.asks.town import TownView
from counterdesk.words import _
from counterdesk.words.why import Explanation, explain


def document(why: Why, town: TownView, number: str = "") -> Document:
    """Gives the explanation of one due date; `number` is the record's printed number, where it has one."""
    told = explain(why)
    title = _("Why this date {number}").format(number=number).strip()
    sheet = Sheet(
        over=over(town),
        title=title,
        sections=(
            Section("", (Text(told.head, "strong"), Text(told.standard), Text(told.received))),
            Section(_("Day by day"), (_days(told),)),
            Section(_("The policy"), tuple(_policy(told, town))),
            *_remarks(told),
        ),
        mark=practice_mark(practice=town.practice),
        foot=town.policy_title,
    )
    return finished(sheet, town, title, f"why-{number}" if number else "why-this-date")


def _days(told: Explanation) -> Table:
    return Table(
        columns=(Column(_("Day"), 26), Column(_("What it was"), 74)),
        rows=tuple(Row((line.day, line.what), "total" if line.due else "") for line in told.days),
        empty=_("There are no days to count."),
    )


def _policy(told: Explanation, town: TownView) -> Iterable[Block]:
    if told.quote:
        yield Framed(told.quote, lead=told.source)
    elif told.source:
        yield Text(told.source)
    if town.policy_title:
        yield Text(town.policy_title, "small")


def _remarks(told: Explanation) -> tuple[Section, ...]:
    if not told.remarks:
        return ()
    return (Section(_("What else mattered"), tuple(Text(remark) for remark in told.remarks)),)
