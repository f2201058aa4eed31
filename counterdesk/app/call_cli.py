"""`counterdesk call`: a softphone announces who calls; the desk opens a card for it, and saves nothing.

The same goes for an address `counterdesk://call?from=...`, which a browser or a telephone program hands over.
"""

import argparse
from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

from counterdesk.app.terminal import cannot
from counterdesk.domain.announced import Announced, announced
from counterdesk.words import _

SCHEME = "counterdesk"
_LONGEST = 4096
_MOST_FIELDS = 20


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes number and name as words, or both in one address."""
    number = _("the number that calls, as the telephone shows it")
    parser.add_argument("--from", dest="number", metavar="NUMBER", default="", help=number)
    parser.add_argument("--name", metavar="NAME", default="", help=_("the name the telephone shows, if any"))
    parser.add_argument("--url", metavar="URL", help=_("both in one address: counterdesk://call?from=...&name=..."))


def run(args: argparse.Namespace) -> int:
    """Opens the card in the window that is open, else starts the desk with it."""
    call = announced(args.number, args.name) if args.url is None else read_url(args.url)
    if call is None:
        return cannot(_("This address announces no call. It should read counterdesk://call?from=NUMBER."))
    from counterdesk.app.window import announce

    return announce(args, call)


def read_url(url: str) -> Announced | None:
    """Gives the call that an address announces, None for any other address; it can ask for nothing else."""
    try:
        parts = urlsplit(url[:_LONGEST].strip())
        said = parse_qs(parts.query, keep_blank_values=True, max_num_fields=_MOST_FIELDS)
    except ValueError:
        return None
    if parts.scheme.lower() != SCHEME or (parts.netloc + parts.path).strip("/").lower() != "call":
        return None
    return announced(_number_in(parts.query), said.get("name", [""])[0])


def _number_in(query: str) -> str:
    """Gives the number of a query; telephones leave its plus sign as it is, where an address means a blank."""
    number = parse_qs(query.replace("+", "%2B")).get("from", [""])[0].strip()
    return number[:1] + number[1:].replace("+", " ")


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """Gives the arguments with an address as the verb that it means; whatever comes after an address is dropped.

    Systems hand over the address alone: more than that came out of the address itself, by a trick with quotes.
    """
    for place, word in enumerate(arguments):
        if word.lower().startswith(f"{SCHEME}:"):
            return [*arguments[:place], "call", f"--url={word}"]
        if not word.startswith("-") and arguments[max(0, place - 1)] != "--home":
            break
    return list(arguments)
