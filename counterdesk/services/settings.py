"""The town's settings: one declaration each, with its type and its default."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from counterdesk.domain.refusal import Refused
from counterdesk.services.plain import line
from counterdesk.values import value

Value = bool | int | str


@value
class Setting:
    """One setting: what it is called and what it is while nobody has set it; the default's type is the setting's."""

    name: str
    default: Value
    allowed: tuple[str, ...] = ()
    is_day: bool = False


SETTINGS = (
    Setting("counter", "Front counter"),
    Setting("counter_address", ""),
    Setting("public_can_see", True),
    Setting("hide_after", "5", ("never", "2", "5", "10", "20")),
    Setting("help_numbers", ""),
    Setting("practice", False),
    Setting("hours_confirmed", False),
    Setting("tries_before_unreached", 3),
    Setting("days_of_tries", 2),
    Setting("left_message_acknowledges", False),
    Setting("live_call_owes", False),
    Setting("announced_closure_moves", True),
    Setting("sudden_closure_moves", True),
    Setting("remind_minutes", 60),
    Setting("clock", "dotted", ("dotted", "twenty_four")),
    Setting("second_backup", ""),
    Setting("policy_reviewed_on", "", is_day=True),
)
BY_NAME = {setting.name: setting for setting in SETTINGS}
NO_SECOND = "none"
_SWITCHES = "switches"
_YES = ("yes", "true", "1")
_NO = ("no", "false", "0", "")


def value_of(stored: Mapping[str, Any], name: str) -> Value:
    """Gives a setting as it was set, or its default."""
    value: Value = stored.get(name, BY_NAME[name].default)
    return value


def second_folder(stored: Mapping[str, Any]) -> Path | None:
    """Gives the folder of the second backup, None while there is to be none."""
    folder = str(value_of(stored, "second_backup"))
    return Path(folder) if folder not in ("", NO_SECOND) else None


def switches_of(stored: Mapping[str, Any]) -> dict[str, str]:
    """Gives the deadline switches that this town has set for itself."""
    return dict(stored.get(_SWITCHES) or {})


def shown(stored: Mapping[str, Any]) -> dict[str, str]:
    """Gives every setting as text: yes and no for truths."""
    return {setting.name: _text(value_of(stored, setting.name)) for setting in SETTINGS}


def parsed(name: str, text: str) -> Value:
    """Gives the value that a text means for a setting; refuses `unknown_setting` and `bad_setting`."""
    setting = BY_NAME.get(name)
    if setting is None:
        raise Refused("unknown_setting")
    if isinstance(setting.default, bool):
        return _truth(text)
    if isinstance(setting.default, int):
        return _count(text)
    if setting.allowed and text not in setting.allowed:
        raise Refused("bad_setting")
    return _day(text) if setting.is_day else line(text, 1000) or ""


def _day(text: str) -> str:
    """Gives a day as ISO text; empty takes it back."""
    try:
        return date.fromisoformat(text.strip()).isoformat() if text.strip() else ""
    except ValueError:
        raise Refused("bad_setting") from None


def _text(value: Value) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _truth(text: str) -> bool:
    word = text.strip().casefold()
    if word not in _YES + _NO:
        raise Refused("bad_setting")
    return word in _YES


def _count(text: str) -> int:
    if not text.strip().isascii() or not text.strip().isdecimal() or not 1 <= int(text) <= 99:
        raise Refused("bad_setting")
    return int(text)
