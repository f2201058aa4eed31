"""An answering service's list as it is copied: a table, blocks with labels, or lines, read into rows of the sheet.

Nothing is guessed into a wrong date: what cannot be read stays as it was written, and its row asks.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from counterdesk.domain.instants import local, local_date
from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.times import parse
from counterdesk.values import value

_WORDS_FOR = {
    "day": ("date", "day", "received", "received at", "date received", "date/time", "call date", "sent", "jour"),
    "clock": ("time", "call time", "received time", "heure"),
    "name": ("name", "caller", "caller name", "from", "contact", "client", "nom", "de"),
    "reach": (
        *("phone", "number", "tel", "telephone", "phone number", "phone #", "tel #", "caller id", "téléphone"),
        *("call back", "callback", "call back #", "callback number", "call back number", "e-mail", "email"),
    ),
    "about": ("message", "msg", "re", "regarding", "reason", "subject", "about", "notes", "note", "details", "objet"),
    "for_whom": ("for", "to", "attention", "attn", "department", "dept", "message for", "recipient", "pour"),
}
_FIELD_OF = {word: field for field, words in _WORDS_FOR.items() for word in words}
_LABEL = re.compile(r"^\s*([A-Za-zéÉ][A-Za-zé/#\- ]{0,20}?)\s*[:=]\s*(.*)$")
_RULE = re.compile(
    r"^\s*(?:[-=_*~]{3,}|(?:message|msg|call)?\s*#?\s*\d+(?:\s*(?:of|/)\s*\d+)?[.):]?)\s*$", re.IGNORECASE
)
_PHONE = re.compile(
    r"\+?1?[ .-]*\(?\d{3}\)?[ .-]*\d{3}[ .-]?\d{4}(?:\s*(?:ext|x|poste)\.?\s*\d+)?|(?<!\d)\d{3}-\d{4}(?!\d)"
)
_CLOCK = re.compile(
    r"(?<![\d/-])(?:\d{1,2}[:h]\d{2}(?::\d{2})?\s*(?:[ap](?:\.?\s?m\b\.?)?(?![a-z]))?|\d{1,2}\s*[ap]\.?\s?m\b\.?)(?![\d/])",
    re.IGNORECASE,
)
_REGARDING = re.compile(r"^(.*?)\b(?:re|regarding|about|message|msg)\s*:\s*(.*)$", re.IGNORECASE | re.DOTALL)
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]|[-•*])\s+")
_DAYS = "mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun"
_WEEKDAY = re.compile(
    rf"^(?:{_DAYS})(?:day)?\.?,?\s+(?=\d{{4}}-|\d{{1,4}}/|\d{{1,2}}\s+[a-z]{{3}}|[a-z]{{3,}}\.?\s+\d)", re.IGNORECASE
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAY = re.compile(
    rf"(?:(?:{_DAYS})(?:day)?\.?,?\s+)?(?:\d{{4}}-\d\d?-\d\d?|\d{{1,2}}/\d{{1,2}}(?:/\d{{2,4}})?|\d{{4}}/\d\d?/\d\d?"
    rf"|(?:{_MONTHS})[a-z]*\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+(?:{_MONTHS})[a-z]*\.?(?:,?\s+\d{{4}})?)"
    rf"|^(?:{_DAYS})(?:day)?(?=\s|,|:|$)",
    re.IGNORECASE,
)
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})(?:/(\d{2,4}))?(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})/(\d{1,2})/(\d{1,2})(?!\d)")
_DELIMITERS = "\t|;,"
_MOST_DAYS_OLD = 31


@value
class Pasted:
    """One message of a list; `received` is its time as the sheet reads it, or as it was written."""

    received: str = ""
    name: str = ""
    reach: str = ""
    about: str = ""
    for_whom: str = ""

    @property
    def lines(self) -> Mapping[str, str]:
        """What goes into a field of its own, besides the message."""
        return {"received": self.received, "name": self.name, "reach": self.reach, "for_whom": self.for_whom}


def is_list(text: str, now: datetime) -> bool:
    """Whether a copied text of several lines holds messages: it goes into rows, not into one field."""
    return len(text.strip().splitlines()) > 1 and bool(read_list(text, now))


def read_list(text: str, now: datetime) -> tuple[Pasted, ...]:
    """Gives the messages of a copied list in their order; nothing where none is found."""
    lines = [line.rstrip() for line in text.replace("\r", "\n").split("\n")]
    found = _table(lines) or _blocks(lines) or tuple(_lines(lines))
    order = _order([one.received for one in found], local_date(now))
    return tuple(replace(one, received=_when(one.received, order, now)) for one in found)


def _pasted(parts: Mapping[str, str]) -> Pasted:
    said = {field: " ".join(parts.get(field, "").split()) for field in _WORDS_FOR}
    received = " ".join(part for part in (said["day"], said["clock"]) if part)
    return Pasted(received, said["name"], said["reach"], said["about"], said["for_whom"])


def _is_message(one: Pasted) -> bool:
    return bool(one.name or one.reach or one.about)


def _field(word: str) -> str:
    return _FIELD_OF.get(" ".join(word.lower().strip(" .:#").split()), "")


def _table(lines: Sequence[str]) -> tuple[Pasted, ...]:
    """Reads lines of cells; the first line may name them, otherwise each cell is known by what is in it."""
    full = [line for line in lines if line.strip()]
    delimiter = _delimiter(full)
    if not delimiter:
        return ()
    rows = [[cell.strip() for cell in row] for row in csv.reader(full, delimiter=delimiter)]
    heads = [_field(cell) for cell in rows[0]]
    if sum(map(bool, heads)) >= 2:
        found = [_pasted(_named(heads, row)) for row in rows[1:]]
    else:
        found = [_pasted(_known_by_content(row)) for row in rows]
    return tuple(one for one in found if _is_message(one))


def _delimiter(full: Sequence[str]) -> str:
    """Gives what divides the cells: the same on nearly every line. A comma only under a line that names the cells."""
    for delimiter in _DELIMITERS:
        divided = [line for line in full if delimiter in line]
        if len(divided) < max(1, len(full) * 0.8) or not divided:
            continue
        if delimiter != "," or sum(bool(_field(cell)) for cell in full[0].split(",")) >= 2:
            return delimiter
    return ""


def _named(heads: Sequence[str], row: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for head, cell in zip(heads, row, strict=False):
        if head and cell:
            found[head] = f"{found[head]} {cell}" if head in found else cell
    return found


def _known_by_content(row: Iterable[str]) -> dict[str, str]:
    """Knows a day, a time and a number by themselves; of the rest the first is the name and the others the message."""
    found: dict[str, str] = {}
    for cell in row:
        field = _kind_of(cell)
        if field == "about" and "name" not in found:
            field = "name"
        found[field] = f"{found[field]} {cell}" if found.get(field) else cell
    return found


def _kind_of(cell: str) -> str:
    if _PHONE.fullmatch(cell) or re.fullmatch(r"\S+@\S+\.\S+", cell):
        return "reach"
    rest = _CLOCK.sub("", _DAY.sub("", cell)).strip(" ,")
    if cell and not rest:
        return "day" if _DAY.search(cell) else "clock"
    return "about"


def _blocks(lines: Sequence[str]) -> tuple[Pasted, ...]:
    """Reads "Caller: ...", "Phone: ...": a label that comes again, or a line drawn between, begins the next message."""
    messages: list[dict[str, str]] = [{}]
    last, known = "", 0
    for line in lines:
        label = _LABEL.match(line)
        field = _field(label[1]) if label else ""
        if _RULE.match(line) and line.strip():
            messages.append({})
            last = ""
        elif label and field:
            known += 1
            if field in messages[-1] and field != last:
                messages.append({})
            _more(messages[-1], field, label[2])
            last = field
        elif line.strip() and last:
            _more(messages[-1], "about" if last in ("reach", "clock", "day") else last, line)
        elif not line.strip() and len(messages[-1]) > 1:
            last = ""
    found = tuple(one for one in map(_pasted, messages) if _is_message(one))
    return found if known >= 2 else ()


def _more(message: dict[str, str], field: str, words: str) -> None:
    message[field] = f"{message[field]} {words.strip()}" if field in message else words.strip()


def _lines(lines: Sequence[str]) -> Iterator[Pasted]:
    """Reads a line for each message, under a line with the day; one without time and number goes on with the last."""
    day, current = "", None
    for line in lines:
        words = _NUMBERED.sub("", line).strip()
        if not words or _RULE.match(line):
            continue
        if _kind_of(words.rstrip(":")) == "day" and not _CLOCK.search(words):
            day = words.rstrip(":")
            continue
        begun = _begun(words, day)
        if begun is None and current is not None:
            current = replace(current, about=f"{current.about} {words}".strip())
        elif begun is not None:
            if current is not None:
                yield current
            current = begun
    if current is not None:
        yield current


def _begun(words: str, day: str) -> Pasted | None:
    clock, number = _CLOCK.search(words), _PHONE.search(words)
    if clock is None and number is None:
        return None
    rest = words
    reach = number[0].strip() if number else ""
    own_day = _DAY.search(rest)
    if number:
        rest = rest.replace(number[0], "\t", 1)
    if own_day:
        rest = rest.replace(own_day[0], " ", 1)
    if clock:
        rest = rest.replace(clock[0], " ", 1)
    name, about = _name_and_about(rest, has_number=bool(number))
    received = " ".join(part for part in (own_day[0] if own_day else day, clock[0].strip() if clock else "") if part)
    return Pasted(received, name, reach, about)


def _name_and_about(rest: str, *, has_number: bool) -> tuple[str, str]:
    """Divides the words around a number, or at the first dash or colon: the name stands first."""
    regarding = _REGARDING.match(rest)
    if regarding is not None and not all(map(_clean, regarding[1].partition("\t")[::2])):
        return _clean(regarding[1]), _clean(regarding[2].replace("\t", " "))
    before, _tab, after = rest.partition("\t")
    if has_number and _clean(before):
        return _clean(before), _clean(after)
    first, _dash, others = _clean(rest.replace("\t", " ")).partition(" - ")
    if not others:
        first, _dash, others = first.partition(": ")
    return (_clean(first), _clean(others)) if others else ("", _clean(first))


def _clean(words: str) -> str:
    return " ".join(words.split()).strip(" ,;:-–—()|")


def _order(received: Sequence[str], today: date) -> str:
    """Gives how the list writes 11/12: "md", "dm", or nothing where both could be meant."""
    pairs = [(int(found[1]), int(found[2]), found[3]) for text in received if (found := _SLASHED.search(text))]
    fitting = [order for order in ("md", "dm") if all(_is_recent(pair, order, today) for pair in pairs)]
    is_plain = len(fitting) == 1 or all(first == second for first, second, _year in pairs)
    return fitting[0] if fitting and is_plain else ""


def _is_recent(pair: tuple[int, int, str | None], order: str, today: date) -> bool:
    on = _slashed(pair, order, today)
    return on is not None and 0 <= (today - on).days <= _MOST_DAYS_OLD


def _slashed(pair: tuple[int, int, str | None], order: str, today: date) -> date | None:
    first, second, year = pair
    month, day = (first, second) if order == "md" else (second, first)
    number = int(year) + (2000 if len(year) == 2 else 0) if year else today.year
    try:
        on = date(number, month, day)
    except ValueError:
        return None
    return on.replace(year=on.year - 1) if not year and on > today and (month, day) != (2, 29) else on


def _when(text: str, order: str, now: datetime) -> str:
    """Gives "2026-11-21 19:15" for what can be read; anything else as it was written, so that the row asks."""
    words = _YEAR_FIRST.sub(r"\1-\2-\3", _WEEKDAY.sub("", text.strip()))
    found = _SLASHED.search(words)
    if found and order:
        on = _slashed((int(found[1]), int(found[2]), found[3]), order, local_date(now))
        words = words.replace(found[0], on.isoformat() if on else found[0], 1)
    words = re.sub(r"(\d[:h]\d\d):\d\d\b", r"\1", words)
    words = re.sub(r"\s*\b(?:e[sd]t|et)\b\.?", "", words, flags=re.IGNORECASE).replace(",", " ")
    try:
        at = parse(" ".join(words.split()), now)
    except Refused:
        return text.strip()
    return f"{local(at):%Y-%m-%d %H:%M}"
