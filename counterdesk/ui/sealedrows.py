"""The lines of Incidents and complaints: numbers, dates and departments, nobody's name but staff's."""

from counterdesk.services.asks.sealed import SealedRow
from counterdesk.ui.kit.rows import Column
from counterdesk.words import _, names
from counterdesk.words.dates import due_line


def columns() -> list[Column[SealedRow]]:
    """Gives the columns of the list."""
    return [
        Column(_("Number"), _number, 10),
        Column(_("Kind"), _kind, 17),
        Column(_("When"), _at, 20),
        Column(_("Department"), _department, 0),
        Column(_("Due"), _due, 19),
        Column(_("Written by"), _author, 13),
    ]


def _number(row: SealedRow) -> str:
    return row.number


def _kind(row: SealedRow) -> str:
    if row.record == "incidents" and row.state == "draft":
        return _("Incident, not finished")
    if row.state == "undone":
        return _("Incident, taken back")
    return names.record(row.record)


def _at(row: SealedRow) -> str:
    return due_line(row.at)


def _department(row: SealedRow) -> str:
    return row.department


def _due(row: SealedRow) -> str:
    return due_line(row.due_at) if row.due_at else ""


def _author(row: SealedRow) -> str:
    return row.author
