"""Telephone numbers as typed, as looked up and as shown; nothing that can be typed is an error here.

What was typed is always kept. The extension is cut off first: "519-555-0100 poste 12" would otherwise be read as
letters on the keys.
"""

import re

from counterdesk.store import keywords
from counterdesk.values import value

LONGEST_TYPED = 60
WHOLE = 10  # digits, with the area code
_SHORT_CODES = ("911", "311", "988", "411", "211", "511", "611", "711", "811")
_EXTENSION = re.compile(
    r"(?:[\s,;.]*\b(?:extension|ext|poste|post)\b\.?\s*|[\s,;.]*(?:^|(?<=[\s\d)]))x\s*|[\s,;.]*#\s*|[\s,;]*\bp\.\s*)(\d{1,8})\s*$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"\(?[2-9][0-9]{2}\)?[ .-]{0,3}[0-9]{3}[ .-]?[0-9]{4}")
_SECOND = re.compile(r"\s*(?:/|\bor\b|\bou\b)\s*", re.IGNORECASE)


@value
class Number:
    """One number: `typed` as it stands, `digits` to find it again, `shown` 3-3-4, `extension`, and what is wrong.

    `digits` and `shown` are empty when it is no number we can read, or an extension alone.
    `problem` is a refusal code; the number may be saved all the same.
    """

    typed: str
    digits: str = ""
    shown: str = ""
    extension: str = ""
    problem: str = ""


def read(typed: str, area_code: str) -> Number:
    """Gives what a typed number means in a town with this area code; never refuses.

    `5550142 ext 12` in Tecumseh is 519-555-0142 with the extension 12; of `519-555-0142 / 555-0100` the first counts.
    """
    text = typed.strip()
    if not text:
        return Number(typed)
    if len(text) > LONGEST_TYPED:
        return Number(typed, problem="number_too_long")
    first = _SECOND.split(text, maxsplit=1)[0]
    found = _EXTENSION.search(first)
    extension = found.group(1) if found else ""
    bare = first[: found.start()] if found else first
    if extension and not bare.strip():
        return Number(typed, extension=extension)
    return _parsed(typed, bare.strip(), extension, area_code)


def read_all(typed: str, area_code: str) -> tuple[Number, ...]:
    """Gives every number of "519-555-0142 / 555-0100": the first as `read` gives it, then those that can be looked up.

    Seven digits after a whole number are of its area: "705-555-0142 / 0143" names one number only, 0143 is none.
    """
    first = read(typed, area_code)
    area = _area_of(first, area_code)
    more = (read(part, area) for part in _SECOND.split(typed.strip()[:LONGEST_TYPED])[1:])
    return first, *(number for number in more if number.digits and number.digits != first.digits)


def named(typed: str, reach_at: str, area_code: str) -> frozenset[str]:
    """Gives the digits of every whole number that a contact names: of its list, and to be reached at."""
    listed = read_all(typed, area_code)
    area = _area_of(listed[0], area_code)
    beside = (digits if len(digits) == WHOLE else area + digits for digits in keywords.telephones(reach_at))
    return frozenset(digits for digits in (*(one.digits for one in listed), *beside) if len(digits) == WHOLE)


def number_text(typed: str | None, shown: str | None, extension: str | None) -> str:
    """Gives a number as lists show it: 3-3-4 with "x12" behind, or as typed where it could not be read."""
    if not shown:
        return typed or ""
    return f"{shown} x{extension}" if extension else shown


def _area_of(first: Number, area_code: str) -> str:
    return first.digits[:3] if len(first.digits) == WHOLE else area_code


def _parsed(typed: str, bare: str, extension: str, area_code: str) -> Number:
    digits = "".join(c for c in bare if c.isdecimal() and c.isascii())
    if digits in _SHORT_CODES and digits == bare:
        return Number(typed, digits, bare, extension)
    if len(digits) == 7 and not any(c.isalpha() for c in bare):
        digits, bare = area_code + digits, area_code + digits
    if len(digits) == 10 and _PLAIN.fullmatch(bare):
        return _ten_digits(typed, digits, extension)
    return _north_american(typed, bare, extension) or _abroad(typed, bare, digits, extension)


def _ten_digits(typed: str, digits: str, extension: str) -> Number:
    """Reads the common case without the library, which takes longer than everything else that a look-up does."""
    shown = f"{digits[:3]}-{digits[3:6]}-{digits[6:]}"
    return Number(typed, digits, shown, extension, "" if _can_ring(digits) else "number_unlikely")


def _north_american(typed: str, bare: str, extension: str) -> Number | None:
    import phonenumbers

    try:
        parsed = phonenumbers.parse(bare, "CA")
    except phonenumbers.NumberParseException:
        return None
    national = str(parsed.national_number)
    if parsed.country_code != 1 or len(national) != 10:
        return None
    shown = f"{national[:3]}-{national[3:6]}-{national[6:]}"
    problem = "" if phonenumbers.is_possible_number(parsed) and _can_ring(national) else "number_unlikely"
    return Number(typed, national, shown, parsed.extension or extension, problem)


def _can_ring(national: str) -> bool:
    """Whether area code and exchange begin with 2 to 9, as every North American number does."""
    return national[0] in "23456789" and national[3] in "23456789"


def _abroad(typed: str, bare: str, digits: str, extension: str) -> Number:
    import phonenumbers

    if bare.startswith(("+", "011")):
        try:
            parsed = phonenumbers.parse(bare, "CA")
        except phonenumbers.NumberParseException:
            return Number(typed, extension=extension, problem="number_unlikely")
        shown = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        return Number(typed, f"{parsed.country_code}{parsed.national_number}", shown, extension)
    problem = "number_too_short" if len(digits) < 7 else "number_unlikely"
    return Number(typed, extension=extension, problem=problem)
