"""Cards as JSON and back: the one form in which something typed outlives a crash.

Reading is forgiving: a field that is missing or unreadable gets its default, everything else comes back.
"""

import json
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import UTC, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.logbook import Draft
from counterdesk.values import value

T = TypeVar("T")


@value
class Started:
    """What a card is before anything is typed: its own uid, its kind, when it was opened and by whom.

    `parked_at` is set while it is on hold; `parked_seconds` is how long it was on hold before.
    """

    uid: str
    kind: str
    opened_at: datetime
    author_id: PersonId | None = None
    parked_at: datetime | None = None
    parked_seconds: int = 0


def draft(started: Started, typed: object, now: datetime) -> Draft:
    """Gives the draft of a card as it stands at `now`; a caller who is to be kept confidential seals it."""
    whole = {"parked_seconds": started.parked_seconds, "typed": plain(typed)}
    content = json.dumps(whole, ensure_ascii=False)
    kept = Draft(started.uid, started.kind, started.author_id, content, started.opened_at, started.parked_at, now)
    return replace(kept, sealed=getattr(typed, "confidential", False) is True)


def started(kept: Draft) -> Started:
    """Gives the card's beginning back from its draft."""
    seconds = _mapping(kept.content).get("parked_seconds", 0)
    whole = seconds if isinstance(seconds, int) else 0
    return Started(kept.uid, kept.kind, kept.opened_at, kept.author_id, kept.parked_at, whole)


def typed(kept: Draft, kind: type[T]) -> T:
    """Gives what was typed back from a draft."""
    return read(kind, _mapping(kept.content).get("typed"))


def freed(kept: Draft) -> Draft:
    """Gives the draft of a call on hold once the counter is free for it, so that a power cut does not forget it."""
    return replace(kept, content=json.dumps({**_mapping(kept.content), "awaits": True}, ensure_ascii=False))


def awaits(kept: Draft) -> bool:
    """Whether the counter is free for a call on hold."""
    return _mapping(kept.content).get("awaits") is True


def at_spot(kept: Draft, spot: object) -> Draft:
    """Gives the draft of a card with the place where the hand was in it, so that it goes on there after a crash."""
    return replace(kept, content=json.dumps({**_mapping(kept.content), "spot": plain(spot)}, ensure_ascii=False))


def spot(kept: Draft, kind: type[T]) -> T | None:
    """Gives where the hand was in a card, None where nobody knows."""
    found = _mapping(kept.content).get("spot")
    return read(kind, found) if isinstance(found, dict) else None


def _mapping(text: str) -> Mapping[str, Any]:
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def plain(value: object) -> Any:
    """Gives a value as JSON knows it: texts, numbers, lists, objects."""
    if is_dataclass(value):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    match value:
        case Enum():
            return value.value
        case datetime():
            return value.isoformat()
        case frozenset():
            return sorted(plain(item) for item in value)
        case tuple():
            return [plain(item) for item in value]
        case _:
            return value


def read(kind: type[T], found: object) -> T:
    """Gives a value of that dataclass from what JSON had; what cannot be read has its default."""
    known = found if isinstance(found, dict) else {}
    hints = get_type_hints(kind)
    whole: tuple[Field[Any], ...] = fields(kind)  # type: ignore[arg-type]
    return kind(**{field.name: _field(field, hints[field.name], known) for field in whole})


def _field(field: Field[Any], hint: Any, known: Mapping[str, Any]) -> Any:
    try:
        return _as(hint, known[field.name])
    except (KeyError, TypeError, ValueError):
        if field.default is not MISSING:
            return field.default
        return field.default_factory() if field.default_factory is not MISSING else _nothing(hint)


def _nothing(hint: Any) -> Any:
    return read(hint, None) if hasattr(hint, "__dataclass_fields__") else hint()


def _as(hint: Any, value: Any) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        hint = next(part for part in get_args(hint) if part is not NoneType)
    if get_origin(hint) in (tuple, frozenset):
        return _several(hint, value)
    return _one(getattr(hint, "__supertype__", hint), value)


def _several(hint: Any, value: Any) -> Any:
    if not isinstance(value, list):
        raise TypeError
    return get_origin(hint)(_as(get_args(hint)[0], item) for item in value)


def _one(kind: type[Any], value: Any) -> Any:
    if hasattr(kind, "__dataclass_fields__"):
        return read(kind, value)
    if kind is datetime:
        return datetime.fromisoformat(value).astimezone(UTC)
    if issubclass(kind, Enum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError
    return value
