"""A pack's tables into values by cattrs: strict about types and keys, and all faults at once.

cattrs raises groups of errors; here they become keys with a code and the facts. Nothing is converted
silently: a number is no text and a text no list.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, get_args, get_origin

import cattrs
from cattrs.errors import ClassValidationError, ForbiddenExtraKeysError, IterableValidationError
from cattrs.gen import make_dict_structure_fn

from counterdesk.policy.crosschecks import Found
from counterdesk.policy.pack import Clause, Count, Kind, Pack, Text
from counterdesk.policy.standards import BadSwitch, Switches
from counterdesk.workdays import HORIZON_DAYS, BrokenCalendar, Calendar

_CLAUSE = re.compile(r"[A-Z]{1,3}[0-9]{1,3}")
_KIND = re.compile(r"[a-z][a-z_]*[a-z]")
_SHOWN = 40


class _BadValue(ValueError):
    """A value that a hook refuses; `below` is the part of the key under the one being read."""

    def __init__(self, code: str, below: str = "", **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.below = below
        self.facts = facts


class _BadValues(ValueError):
    """Several refused values below one key."""

    def __init__(self, values: list[_BadValue]) -> None:
        super().__init__("several")
        self.values = values


def structure(written: Mapping[str, object]) -> tuple[Pack | None, tuple[Found, ...]]:
    """The pack of a TOML document, or None with every fault: key, code and facts."""
    try:
        return _converter().structure(written, Pack), ()
    except ClassValidationError as error:
        return None, tuple(_walk(error, ""))


def _walk(error: BaseException, path: str) -> Iterator[Found]:
    """Every fault below an error of cattrs, with its key."""
    match error:
        case ClassValidationError():
            with_notes, without = error.group_exceptions()
            for one, note in with_notes:
                yield from _walk(one, f"{path}.{note.name}" if path else note.name)
            for other in without:
                yield from _walk(other, path)
        case IterableValidationError():
            for one, place in error.group_exceptions()[0]:
                yield from _walk(one, _indexed(path, place.index))
        case ForbiddenExtraKeysError():
            for key in sorted(error.extra_fields):
                yield (f"{path}.{key}" if path else key), "unknown_key", {"allowed": _allowed(error.cl)}
        case _:
            yield from _leaf(error, path)


def _leaf(error: BaseException, path: str) -> Iterator[Found]:
    match error:
        case _BadValues():
            for one in error.values:
                yield from _leaf(one, path)
        case _BadValue():
            yield f"{path}{error.below}", error.code, error.facts
        case KeyError():
            key = str(error.args[0])
            yield (path if path.endswith(key) else f"{path}.{key}".lstrip(".")), "missing_key", {}
        case _:
            yield path, "bad_value", {}


def _indexed(path: str, index: object) -> str:
    return f"{path}[{index}]" if isinstance(index, int) else f"{path}.{index}"


def _allowed(cls: type) -> str:
    return ", ".join(sorted(getattr(cls, "__dataclass_fields__", {})))


def _text(value: object, _: object) -> Text:
    if not isinstance(value, str):
        raise _BadValue("not_text")
    if not value.strip():
        raise _BadValue("empty_text")
    return Text(value)


def _plain_text(value: object, _: object) -> str:
    if not isinstance(value, str):
        raise _BadValue("not_text")
    return value


def _clause(value: object, _: object) -> Clause:
    if not isinstance(value, str) or _CLAUSE.fullmatch(value) is None:
        raise _BadValue("bad_clause", value=str(value)[:_SHOWN])
    return Clause(value)


def _kind(value: object, _: object) -> Kind:
    if not isinstance(value, str) or _KIND.fullmatch(value) is None:
        raise _BadValue("bad_kind", value=str(value)[:_SHOWN])
    return Kind(value)


def _count(value: object, _: object) -> Count:
    if type(value) is not int or not 1 <= value <= HORIZON_DAYS:
        raise _BadValue("bad_number", value=str(value)[:_SHOWN], most=str(HORIZON_DAYS))
    return Count(value)


def _truth(value: object, _: object) -> bool:
    if not isinstance(value, bool):
        raise _BadValue("not_true_or_false", value=str(value)[:_SHOWN])
    return value


def _on(value: object, _: object) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _BadValue("not_a_date", value=str(value)[:_SHOWN])
    return value


def _at(value: object, _: object) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise _BadValue("not_an_instant", value=str(value)[:_SHOWN])
    return value


def _one_of(value: object, literal: object) -> object:
    allowed = get_args(literal)
    if value not in allowed:
        raise _BadValue("not_one_of", value=str(value)[:_SHOWN], allowed=", ".join(allowed))
    return value


def _calendar(value: object, _: object) -> Calendar:
    try:
        calendar = Calendar.read(value)
    except BrokenCalendar as broken:
        found = [_BadValue(f"calendar_{one.code}", _below(one.key), **one.facts) for one in broken.faults]
        raise _BadValues(found) from None
    if calendar.never_opens:
        raise _BadValue("calendar_never_opens")
    return calendar


def _below(key: str) -> str:
    return f".{key}" if key else ""


def _switches(value: object, _: object) -> Switches:
    if not isinstance(value, Mapping):
        raise _BadValue("not_a_table")
    bad: list[_BadValue] = []
    for switch, chosen in value.items():
        try:
            Switches.read({switch: chosen})
        except BadSwitch as error:
            code = "not_one_of" if error.allowed else "unknown_key"
            allowed = ", ".join(error.allowed or Switches().document())
            bad.append(_BadValue(code, f".{switch}", value=str(chosen)[:_SHOWN], allowed=allowed))
    if bad:
        raise _BadValues(bad)
    return Switches.read(value)


def _checked_table(cls: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    structure = make_dict_structure_fn(cls, converter, _cattrs_forbid_extra_keys=True)

    def table(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise _BadValue("not_a_table")
        return structure(value, cls)

    return table


def _checked_list(cls: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    # A text is a sequence too: without this check "abc" would pass for a list of three texts.
    inner: Any = list.__class_getitem__(get_args(cls)[0])

    def rows(value: Any, _: Any) -> Any:
        if not isinstance(value, list):
            raise _BadValue("not_a_list")
        return tuple(converter.structure(value, inner))

    return rows


def _is_tuple(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _is_literal(cls: Any) -> bool:
    return get_origin(cls) is Literal


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(forbid_extra_keys=True, detailed_validation=True)
    factories: Any = converter.register_structure_hook_factory
    factories(is_dataclass, _checked_table)
    factories(_is_tuple, _checked_list)
    converter.register_structure_hook_func(_is_literal, _one_of)
    hooks: dict[Any, Callable[[object, object], object]] = {
        Text: _text,
        Clause: _clause,
        Kind: _kind,
        Count: _count,
        str: _plain_text,
        bool: _truth,
        date: _on,
        datetime: _at,
        Calendar: _calendar,
        Switches: _switches,
    }
    for cls, hook in hooks.items():
        converter.register_structure_hook(cls, hook)
    return converter
