"""Sheets become HTML: one template for all, everything escaped. Knows nothing of what a sheet says."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.reports.blocks import Sheet
from counterdesk.words import _

if TYPE_CHECKING:
    from jinja2 import Template

_PACKAGE = Path(__file__).resolve().parents[1]
_FOLDERS = (_PACKAGE / "_bundle" / "resources" / "templates", _PACKAGE.parent / "resources" / "templates")


@cache
def _template() -> "Template":
    """Reads the template once. Jinja is imported here: windows that show no report need not wait for it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in _FOLDERS]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sheet.html")


def html(sheet: Sheet) -> str:
    """Gives the sheet as one HTML file that needs nothing else."""
    return _template().render(sheet=sheet, ticked=_("ticked"), not_ticked=_("not ticked"))
