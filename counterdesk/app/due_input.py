"""What `counterdesk due` is given: instants, calendars and JSON files, each refused with one sentence."""

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from counterdesk.words import _
from counterdesk.words.faults import calendar_fault
from counterdesk.workdays import BrokenCalendar, Calendar

FIRST_YEAR, LAST_YEAR = 1900, 2400
_MOST_BYTES = 200_000_000
_END_OF_DAY = re.compile(r"([T ])24:00(:00(?:[.,]0+)?)?(?=[Z+-]|$)", re.IGNORECASE)


class BadInput(ValueError):
    """Something that cannot be read; the text is the sentence for the person who gave it."""


class DoubledKeys(dict[str, object]):
    """An object of a JSON document in which a key stood twice; `doubled` is the first such key."""

    doubled = ""


def instant_of(text: object) -> datetime:
    """Gives the aware instant of an ISO 8601 text; 24:00 is the midnight that ends the date."""
    if not isinstance(text, str):
        raise BadInput(_("an instant must be text, like 2026-06-05T16:31-04:00"))
    at = _parsed(text)
    if at.tzinfo is None:
        raise BadInput(_("{value} has no offset; write it like 2026-06-05T16:31-04:00").format(value=shown(text)))
    try:
        year = at.astimezone(UTC).year
    except OverflowError:
        year = 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadInput(_("{value} lies outside the years 1900 to 2400").format(value=shown(text)))
    return at


def _parsed(text: str) -> datetime:
    plain, ends_of_day = _END_OF_DAY.subn(r"\g<1>00:00\g<2>", text)
    try:
        return datetime.fromisoformat(plain) + timedelta(days=ends_of_day)
    except (ValueError, OverflowError):
        problem = _("{value} is no instant; write it like 2026-06-05T16:31-04:00")
        raise BadInput(problem.format(value=shown(text))) from None


def calendar_of(document: object) -> Calendar:
    """Gives the calendar of a JSON document; its first fault is the sentence."""
    try:
        return Calendar.read(document)
    except BrokenCalendar as broken:
        raise BadInput(calendar_fault(broken.faults[0])) from None


def json_of(path: Path) -> object:
    """Gives the JSON document in a file."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(_("{path} is too large").format(path=path))
        text = path.read_text(encoding="utf-8-sig")
        return json.loads(text, object_pairs_hook=_object)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise BadInput(_("{path} cannot be read: {reason}").format(path=path, reason=reason)) from None
    except UnicodeDecodeError:
        raise BadInput(_("{path} is not UTF-8 text").format(path=path)) from None
    except json.JSONDecodeError as error:
        problem = _("{path} is not JSON: {detail} (line {line}, column {column})")
        facts = {"path": path, "detail": error.msg, "line": error.lineno, "column": error.colno}
        raise BadInput(problem.format(**facts)) from None
    except (RecursionError, ValueError) as error:
        if isinstance(error, BadInput):
            raise
        raise BadInput(_("{path} cannot be read as JSON").format(path=path)) from None


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    doubled = DoubledKeys(plain)
    seen: set[str] = set()
    doubled.doubled = next(key for key, _value in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
    return doubled


def shown(value: object, most: int = 60) -> str:
    """Gives a value from outside in quotation marks, short and on one line whatever it holds."""
    text = json.dumps(value) if isinstance(value, str | int | float | bool | None) else type(value).__name__
    return text if len(text) <= most else f"{text[: most - 1]}…"
