"""Under which words each record is found, and in which index: open or sealed.

The index knows words only. What is none is written down as one: a sign like an emoji, a number that was named beside
the first, an extension alone. Such words begin with a letter that nobody can type.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from counterdesk.store.tables import Complaint, Contact, Incident, IncidentAddendum, Message, Record

LONGEST_TYPED = 4_000
FRAGMENT = 3
WORD = re.compile(r"[^\W_]+")
_LONGEST_NUMBER = 20
_MOST_SIGNS = 500
_SIGN, _NUMBER, _EXTENSION = "\ue000", "\ue001", "\ue002"  # private letters, which the index keeps as letters

_APOSTROPHES = str.maketrans("", "", "'\u2019")
_TELEPHONE = re.compile(r"(?<!\w)\(?\d(?:[ ().-]{0,2}\d){6,10}(?!\w)", re.ASCII)
_LOOSE_ACCENTS = frozenset(map(chr, range(0x300, 0x332)))  # the index leaves them out and goes on with the word
_LOOKS = frozenset(map(chr, range(0xFE00, 0xFE10)))  # how a sign is drawn: the same sign is typed with and without

Parts = tuple[str | None, ...]


def text_of(row: Record) -> str | None:
    """Gives the words under which a record is found; None for a kind that is not searched, or without words."""
    parts = _PARTS.get(type(row))
    return None if parts is None else _joined(parts(row))


def stands_right(row: Record, words: str | None) -> bool:
    """Tells whether a record stands in its index with all of its words.

    Entries from before more of their fields were searched stand there with fewer, until somebody changes them.
    """
    if words == text_of(row):
        return True
    parts = _PARTS[type(row)](row)
    return any(words == _joined(parts[:count]) for count in _EARLIER.get(type(row), ()))


def is_searched(row: Record) -> bool:
    """Tells whether records of this kind are found by their words at all."""
    return type(row) in _PARTS


def is_sealed(row: Record) -> bool:
    """Tells whether a record is found in the sealed index only."""
    match row:
        case Incident() | IncidentAddendum():
            return True
        case Complaint():
            return row.about_employee
        case Contact():
            return row.confidential
        case _:
            return False


def as_kept(typed: str) -> str:
    """Gives what was typed as rows and the index keep it: without control characters and loose accents."""
    composed = unicodedata.normalize("NFC", typed[:LONGEST_TYPED])
    return "".join(letter for letter in composed if letter.isspace() or not _is_dropped(letter))


def fragments(digits: str | None) -> str:
    """Gives a number's endings, so that any three of its digits in a row are the beginning of a word."""
    kept = (digits or "")[:_LONGEST_NUMBER]
    return " ".join(kept[at:] for at in range(max(len(kept) - FRAGMENT + 1, 0)))


def telephones(text: str) -> tuple[str, ...]:
    """Gives the digits of every telephone number that stands in a text, each once, without the 1 before it."""
    found = ("".join(filter(str.isdecimal, one)) for one in _TELEPHONE.findall(text))
    return tuple(sorted({digits.removeprefix("1") for digits in found}))


def number_word(digits: str) -> str:
    """Gives the word for a number that an entry names beside its first, or to be reached at."""
    return _NUMBER + digits


def extension_word(extension: str) -> str:
    """Gives the word for an extension that an entry names without a number."""
    return _EXTENSION + extension


def sign_words(typed: str) -> tuple[str, ...]:
    """Gives the words for the signs of a text, each once, in their order: "👍 ?" are two."""
    signs = dict.fromkeys(letter for letter in typed if _is_sign(letter))
    return tuple(f"{_SIGN}{ord(letter):x}" for letter in signs)


def _joined(parts: Iterable[str | None]) -> str | None:
    return "\n".join(part for part in parts if part) or None


def _is_dropped(letter: str) -> bool:
    return letter in _LOOSE_ACCENTS or unicodedata.category(letter) in ("Cc", "Cs")


def _is_sign(letter: str) -> bool:
    seen = letter.isprintable() and not letter.isspace() and (letter == "_" or not letter.isalnum())
    return seen and letter not in _LOOKS and letter not in _LOOSE_ACCENTS


def _signs(parts: Iterable[str | None]) -> str | None:
    """Gives the words for emoji wherever they stand, and for every sign of a field that has nothing else."""
    words = (word for part in parts if part for word in _signs_of(part))
    return " ".join([*dict.fromkeys(words)][:_MOST_SIGNS]) or None


def _signs_of(part: str) -> tuple[str, ...]:
    has_words = WORD.search(part) is not None
    if has_words and part.isascii():
        return ()
    kept = as_kept(part)
    if has_words:
        kept = "".join(letter for letter in kept if unicodedata.category(letter) == "So")
    return sign_words(kept)


def _unbroken(name: str | None) -> str | None:
    """Gives a name without its apostrophes where it has some: OBrien is how O'Brien is often typed."""
    plain = (name or "").translate(_APOSTROPHES)
    return None if plain == (name or "") else plain


def _contact(row: Contact) -> Parts:
    detail = row.outcome_detail or {}
    said = (detail.get("name"), detail.get("what"))
    typed = row.number_typed if row.number_shown is None else row.number_ext
    parts = (*_contact_first(row), typed, row.language, row.accommodation, *said)
    return (*parts, _further_numbers(row), detail.get("for"), _numbers_beside(row), _signs((*parts, detail.get("for"))))


def _contact_first(row: Contact) -> Parts:
    return (
        row.name,
        _unbroken(row.name),
        row.number_shown,
        fragments(row.number_digits),
        row.reach_at,
        row.topic_text,
        row.note,
        row.place,
        row.on_behalf,
        row.reference,
    )


def _beside(row: Contact) -> tuple[str, ...]:
    """Gives what else can be rung: a second number beside the first, one to be reached at."""
    first = row.number_digits or ""
    typed = " / ".join(part for part in (row.number_typed, row.reach_at) if part)
    return tuple(digits for digits in telephones(typed) if not first.endswith(digits))


def _further_numbers(row: Contact) -> str | None:
    return " ".join(fragments(digits) for digits in _beside(row)) or None


def _numbers_beside(row: Contact) -> str | None:
    words = [number_word(digits) for digits in _beside(row)]
    if row.number_ext and not row.number_digits:
        words.append(extension_word(row.number_ext))
    return " ".join(words) or None


def _message(row: Message) -> Parts:
    parts = (row.number, row.for_text, row.best_time)
    return (*parts, _signs(parts))


def _complaint(row: Complaint) -> Parts:
    parts = (row.number, row.subject_sealed, row.action_requested, row.topic)
    return (*parts, _signs(parts))


def _incident(row: Incident) -> Parts:
    what = (row.words_used, row.what_before, row.what_tried, row.witnesses, row.injuries, row.follow_up)
    parts = (row.number, row.place, *what, row.person_description, row.police_number, *(row.categories or ()))
    return (*parts, _signs(parts))


def _addendum(row: IncidentAddendum) -> Parts:
    return (row.text, _signs((row.text,)))


_PARTS: dict[type[Record], Callable[..., Parts]] = {
    Contact: _contact,
    Message: _message,
    Complaint: _complaint,
    Incident: _incident,
    IncidentAddendum: _addendum,
}
_EARLIER: dict[type[Record], tuple[int, ...]] = {
    Contact: (10, 16),
    Message: (3,),
    Complaint: (3,),
    Incident: (10,),
    IncidentAddendum: (1,),
}

SEARCHED = tuple(_PARTS)
