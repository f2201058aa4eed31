"""Typed text on its way into a row: kept word for word, refused when it is too long, never cut."""

from counterdesk.domain.refusal import Refused

LINE_LIMIT = 200
NOTE_LIMIT = 20_000
WORDS_SHOWN = 60


def line(text: str, limit: int = LINE_LIMIT) -> str | None:
    """Gives one line without blanks around it, None when nothing is left; refuses `text_too_long`."""
    kept = " ".join(_plain(text).split())
    return _fitting(kept, limit)


def note(text: str, limit: int = NOTE_LIMIT) -> str | None:
    """Gives a text with its lines, None when there is none; refuses `text_too_long`."""
    return _fitting(_plain(text).strip(), limit)


def first_words(text: str | None) -> str:
    """Gives the beginning of a text on one line, cut between words."""
    kept = " ".join((text or "").split())
    if len(kept) <= WORDS_SHOWN:
        return kept
    return kept[: WORDS_SHOWN + 1].rsplit(" ", 1)[0][:WORDS_SHOWN] + "…"


def same(one: str, other: str) -> bool:
    """Whether two names are the same but for capitals and blanks."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _fitting(text: str, limit: int) -> str | None:
    if len(text) > limit:
        raise Refused("text_too_long", limit=limit)
    return text or None


def _plain(text: str) -> str:
    """Drops what no one can type or see: NUL and other control characters but line ends and tabs; lone surrogates."""
    cleaned = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in cleaned if c in "\n\t" or not _is_unseen(c))


def _is_unseen(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code <= 0xDFFF
