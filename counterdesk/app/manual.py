"""The help that comes with the program, read from its files; in another language as far as there are pages in it."""

from pathlib import Path

from counterdesk.app.paths import shipped
from counterdesk.ui.help.pages import HelpPage, in_order, page_of

_FIRST_LANGUAGE = "en"


def help_pages(language: str, folder: Path | None = None) -> tuple[HelpPage, ...]:
    """Gives every page in its order; a page that nobody translated is English."""
    top = folder or shipped("resources") / "help"
    codes = (_FIRST_LANGUAGE, language.partition("_")[0], language)
    files = {file.stem: file for code in codes for file in (top / code).glob("*.md")}
    return in_order(page_of(name, file.read_text(encoding="utf-8")) for name, file in files.items())
