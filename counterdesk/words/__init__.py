"""Every sentence that a person reads, by way of gettext; the English sentence is its own key."""

import gettext
from pathlib import Path

DOMAIN = "counterdesk"


class _Language:
    """The one language of this process; English until somebody chooses another."""

    def __init__(self) -> None:
        self.chosen: gettext.NullTranslations = gettext.NullTranslations()


_language = _Language()


def set_language(code: str, folder: Path | None = None) -> bool:
    """Speaks `code` from now on and tells whether `folder` had that language; English needs no file."""
    if folder is None or code.startswith("en"):
        _language.chosen = gettext.NullTranslations()
        return code.startswith("en")
    _language.chosen = gettext.translation(DOMAIN, folder, [code], fallback=True)
    return isinstance(_language.chosen, gettext.GNUTranslations)


def _(sentence: str) -> str:
    """Gives the sentence in the chosen language."""
    return _language.chosen.gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """Gives the sentence for that count in the chosen language; `{count}` is filled in by the caller."""
    return _language.chosen.ngettext(one, many, count)
