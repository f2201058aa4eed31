"""Telephone numbers as they are shown: 3-3-4 with an extension, or with air to be read back."""

import re

from counterdesk.words import _

_NORTH_AMERICAN = re.compile(r"\+?1?[-. (]*(\d{3})[-. )]*(\d{3})[-. ]*(\d{4})")
_LOCAL = re.compile(r"(\d{3})[-. ]?(\d{4})")


def phone(number: str, extension: str = "") -> str:
    """Gives "519-555-0142 ext. 12", or the extension alone; what is no North American number stays as it was typed."""
    shown = _grouped(number.strip())
    if not extension:
        return shown
    if not shown:
        return _("ext. {extension}").format(extension=extension)
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
