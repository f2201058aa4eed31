"""The pages of the help as values: a name, a title, a text; and which of them say something about some words.

It does not know where the texts lie. A key is written {key:hold} in a text and read from the table of shortcuts.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from counterdesk.ui import shortcuts
from counterdesk.values import value

FIRST = "start"
_CARDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
ORDER = (
    FIRST,
    *("desk", "cards", *_CARDS, "due", "log", "people", "calendar", "policy", "sealed", "reports", "office"),
    *("softphone", "staff", "pack"),
)
_KEY = re.compile(r"\{key:([a-z_]+)\}")
_TITLE = re.compile(r"# (.+)")


@value
class HelpPage:
    """One page: its name (`calendar` for calendar.md), its title, and its text in Markdown."""

    name: str
    title: str
    text: str


def page_of(name: str, written: str) -> HelpPage:
    """Gives a page as a person reads it: the keys stand in it as the keyboard has them."""
    text = _KEY.sub(_shown, written)
    titled = _TITLE.match(text)
    return HelpPage(name, titled[1] if titled else name, text)


def in_order(pages: Iterable[HelpPage]) -> tuple[HelpPage, ...]:
    """Gives the pages in the order of the help; one that nobody ordered comes last."""
    return tuple(sorted(pages, key=_place))


def that_say(pages: Sequence[HelpPage], words: str) -> tuple[HelpPage, ...]:
    """Gives the pages that hold every one of the words; those with one in the title come first.

    Capitals and accents make no difference: "cloture" finds "Clôture".
    """
    wanted = plain(words).split()
    found = [page for page in pages if all(word in plain(page.text) for word in wanted)]
    return tuple(sorted(found, key=lambda page: not any(word in plain(page.title) for word in wanted)))


def plain(text: str) -> str:
    """Gives a text without capitals and accents."""
    return "".join(one for one in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(one))


def _shown(found: re.Match[str]) -> str:
    return shortcuts.shown(found[1])


def _place(page: HelpPage) -> int:
    return ORDER.index(page.name) if page.name in ORDER else len(ORDER)
