"""Numbers and names as they are shown: 3-3-4 with an extension, or only enough for the public to see."""

import re

from counterdesk.words import _

_NORTH_AMERICAN = re.compile(r"\+?1?[-. (]*(\d{3})[-. )]*(\d{3})[-. ]*(\d{4})")
_LOCAL = re.compile(r"(\d{3})[-. ]?(\d{4})")


def phone(number: str, extension: str = "") -> str:
    """Gives "519-555-0142 ext. 12"; whatever is no North American number stays as it was typed."""
    shown = _grouped(number.strip())
    if not extension:
        return shown
    return _("{number} ext. {extension}").format(number=shown, extension=extension)


def _grouped(number: str) -> str:
    for form in (_NORTH_AMERICAN, _LOCAL):
        found = form.fullmatch(number)
        if found:
            return "-".join(found.groups())
    return number


def digits_for_reading(number: str) -> str:
    """Gives a number with air between its groups, large enough to be read back."""
    return _grouped(number.strip()).replace("-", "  ")


def masked(number: str) -> str:
    """Gives two digits and nothing more: "··42"; what the public may see of a number."""
    digits = re.sub(r"\D", "", number)
    return f"··{digits[-2:]}" if len(digits) > 2 else ""


def initials(name: str) -> str:
    """Gives "M. R." of "Maria Rossi"; what the public may see of a name."""
    return " ".join(f"{part[0].upper()}." for part in re.split(r"[\s-]+", name.strip()) if part[:1].isalpha())
