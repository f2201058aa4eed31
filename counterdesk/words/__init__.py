"""Every sentence that a person reads, by way of gettext; the English sentence is its own key."""

import gettext
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class _Language:
    """The one language of this process; English until somebody chooses another."""

    def __init__(self) -> None:
        self.chosen: gettext.NullTranslations = gettext.NullTranslations()


_language = _Language()


def set_language(code: str, folder: Path | None = None) -> bool:
    """Speaks `code` from now on and tells whether `folder` had that language; English needs no file.

    A language is one file, `fr.po`; `fr_CA` takes `fr_CA.po` or else `fr.po`.
    """
    _language.chosen = gettext.NullTranslations()
    if folder is None or code.startswith("en"):
        return code.startswith("en")
    for name in (code, code.partition("_")[0]):
        file = folder / f"{name}.po"
        if file.is_file():
            _language.chosen = _translations(file)
            return True
    return False


def _translations(file: Path) -> gettext.GNUTranslations:
    from io import BytesIO

    import polib  # only where there is a language to read

    return gettext.GNUTranslations(BytesIO(polib.pofile(str(file), encoding="utf-8").to_binary()))


def speaking() -> object:
    """Gives what stands for the chosen language: whoever keeps sentences makes them anew when it is another."""
    return _language.chosen


def kept(make: Callable[[], T]) -> Callable[[], T]:
    """Gives a table of words that is made once for each language; lists ask for it with every cell they paint."""
    made: list[tuple[object, T]] = []

    @wraps(make)
    def give() -> T:
        language = _language.chosen
        if not made or made[0][0] is not language:
            made[:] = [(language, make())]
        return made[0][1]

    return give


def _(sentence: str) -> str:
    """Gives the sentence in the chosen language."""
    return _language.chosen.gettext(sentence)


def ngettext(one: str, many: str, count: int) -> str:
    """Gives the sentence for that count in the chosen language; `{count}` is filled in by the caller."""
    return _language.chosen.ngettext(one, many, count)
