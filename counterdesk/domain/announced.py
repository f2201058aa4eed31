"""A call that another program announces: its number and name as plain text, cut to what a card takes.

Nothing in it is trusted and nothing is guessed: what a telephone adds to a number is taken off, the rest stays.
"""

import re
import unicodedata

from counterdesk.values import value

NUMBER_LIMIT = 60
NAME_LIMIT = 200
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_WITHHELD = frozenset(
    {"anonymous", "blocked", "private", "private number", "restricted", "unavailable", "unknown", "withheld"}
)
_NAMED = re.compile(r'"?([^"<>]*)"?\s*<((?:tel|sips?|callto):[^<>]*|[+(\d][^<>]*)>', re.IGNORECASE)
_SCHEME = re.compile(r"(tel|sips?|callto):/{0,2}", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=([0-9]{1,8})(?![0-9])", re.IGNORECASE)


@value
class Announced:
    """What may stand in the card of an announced call. `withheld`: the telephone network hides the number."""

    number: str = ""
    name: str = ""
    withheld: bool = False


def announced(number: str, name: str = "") -> Announced:
    """Gives number and name as one line of plain text each; neither is longer than its field.

    `sip:5195550142@pbx` and `tel:+1-519-555-0142;ext=12` lose what is no part of the number.
    """
    address, caller = one_line(number, 4 * NUMBER_LIMIT), one_line(name, NAME_LIMIT)
    named = _NAMED.fullmatch(address)
    if named is not None:
        address, caller = named[2].strip(), caller or named[1].strip()
    address = _bare(address)
    if address.casefold() in _WITHHELD:
        return Announced("", "" if caller.casefold() in _WITHHELD else caller, withheld=True)
    return Announced(address[:NUMBER_LIMIT].rstrip(), caller)


def one_line(text: str, limit: int) -> str:
    """Gives a text without control characters, marks that turn writing around, and more than `limit` letters."""
    seen = "".join(" " if _parts(letter) else letter for letter in text[: 8 * limit] if _is_kept(letter))
    return " ".join(seen.split())[:limit].rstrip()


def _parts(letter: str) -> bool:
    return letter in "\t\n\r\x0b\x0c\x85\u2028\u2029"


def _is_kept(letter: str) -> bool:
    return _parts(letter) or unicodedata.category(letter) not in _UNSEEN


def _bare(address: str) -> str:
    """Gives a number without its scheme, its host and its parameters; an extension stays, in words."""
    scheme = _SCHEME.match(address)
    if scheme is None:
        return address
    extension = _EXTENSION.search(address)
    number = re.split(r"[@;?]", address[scheme.end() :], maxsplit=1)[0].strip()
    return f"{number} ext. {extension[1]}" if extension is not None and number else number
