"""What every sheet about one record has in common: the town above, the practice mark, who may read it."""

from counterdesk.reports.blocks import Sheet
from counterdesk.reports.document import Document, Paper
from counterdesk.reports.render import html
from counterdesk.services.asks.town import TownView
from counterdesk.words import _

NONE = "–"


def practice_mark(*, practice: bool) -> str:
    """Gives what is written across every page of a practice logbook, or nothing."""
    return _("PRACTICE: everybody and everything on this page is invented") if practice else ""


def over(town: TownView) -> str:
    """Gives "Town of Tecumseh · Counter 1"."""
    return " · ".join(part for part in (town.name, town.counter) if part)


def finished(sheet: Sheet, town: TownView, title: str, file_name: str) -> Document:
    """Gives the document of one record; `title` and `file_name` name it by its number, never by a person."""
    return Document(
        title=title,
        html=html(sheet),
        file_name=file_name,
        running=_("{town} · {title}").format(town=town.name, title=title),
        foot=sheet.foot,
        mark=sheet.mark,
        paper=Paper.HALF_LETTER if sheet.size == "half" else Paper.LETTER,
    )
