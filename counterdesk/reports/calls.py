"""The call list: whom we told a date that moves, on paper, with a line for each call."""

from collections.abc import Sequence
from datetime import UTC, datetime

from counterdesk.reports.blocks import Column, Row, Section, Sheet, Table, Text
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import NONE, finished, over, practice_mark
from counterdesk.services.asks.calendar import MoveRow
from counterdesk.services.asks.town import TownView
from counterdesk.values import value
from counterdesk.words import _, dates, names, ngettext

_NEVER = datetime.max.replace(tzinfo=UTC)


@value
class Calls:
    """Who is to be called, what the change is called, and when the list was made."""

    rows: tuple[MoveRow, ...]
    change: str
    made_at: datetime


def document(calls: Calls, town: TownView) -> Document:
    """Gives the list, the earliest old date first; a sealed record stands by its number only."""
    title = _("Call list")
    rows = sorted(calls.rows, key=_first_due)
    count = ngettext("{n} call", "{n} calls", len(rows)).format(n=len(rows))
    sheet = Sheet(
        over=over(town),
        title=title,
        under=_("{change} · {count} · made {when}").format(
            change=calls.change, count=count, when=dates.full_year(calls.made_at)
        ),
        sections=(
            Section("", (Text(_("We told these people a date that moves. Tell them the new one.")), _table(rows))),
        ),
        mark=practice_mark(practice=town.practice),
        foot=_("Confidential: names and numbers. Shred it when the calls are made."),
    )
    return finished(sheet, town, title, "call-list")


def _table(rows: Sequence[MoveRow]) -> Table:
    columns = (
        *(Column(_("Who"), 22), Column(_("Number"), 17), Column(_("We said"), 21)),
        *(Column(_("Now by"), 21), Column(_("Called at, by"), 19)),
    )
    return Table(columns, tuple(_row(row) for row in rows), empty=_("Nobody was told a date that moves."))


def _row(row: MoveRow) -> Row:
    sealed = row.sealed or not row.title
    who = " ".join((names.record(row.record), row.record_number)).strip() if sealed else row.title
    number = _("see the record") if sealed else row.number or NONE
    return Row((who, number, _at(row.before_at), _at(row.after_at), "_" * 16))


def _first_due(row: MoveRow) -> datetime:
    return row.before_at or _NEVER


def _at(at: datetime | None) -> str:
    return dates.due_line(at) if at is not None else _("no date")
