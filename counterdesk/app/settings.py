"""How this desk likes things: each setting is declared once, with type, default and description.

What holds for the whole town lives in the logbook; here is only what belongs to this screen and this chair.
"""

import json
import logging
from collections.abc import Mapping
from pathlib import Path

from counterdesk.keeping import write_private
from counterdesk.values import value
from counterdesk.words import _

Value = bool | int | str
log = logging.getLogger(__name__)


@value
class Setting:
    """One setting of this desk; its type is the type of its default. `choices` empty: anything of that type."""

    name: str
    default: Value
    description: str
    choices: tuple[Value, ...] = ()

    def is_good(self, value: object) -> bool:
        """Tells whether this value may stand; True is not 1 here."""
        return type(value) is type(self.default) and (not self.choices or value in self.choices)


def declared() -> tuple[Setting, ...]:
    """Gives every setting of this desk, in the order in which a form shows them."""
    return (
        Setting("theme", "system", _("Colours"), ("system", "light", "dark", "contrast")),
        Setting("text_percent", 100, _("Text size in percent"), (100, 110, 125, 150, 175, 200)),
        Setting("softphone", "usual", _("A Call button beside numbers"), ("usual", "on", "off")),
        Setting("window", "", _("Where the window stood")),
        Setting("mini_place", "", _("Where the mini bar stood")),
        Setting("mini_shown", False, _("Whether the mini bar was in view")),
    )


class Settings:
    """This desk's settings, kept in one file; what is missing or wrong there reads as its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._declared = {setting.name: setting for setting in declared()}
        self._values = self._read()
        self._chosen: dict[str, Value] = {}  # held until the desk is closed, written or not

    def __getitem__(self, name: str) -> Value:
        """Gives the value of a declared setting; an undeclared name is a KeyError."""
        return self._values.get(name, self._declared[name].default)

    def __setitem__(self, name: str, value: Value) -> None:
        """Keeps a value at once; ValueError when it is not one of this setting's."""
        if not self._declared[name].is_good(value):
            raise ValueError(f"not a value of the setting {name}")
        self._values = {**self._read(), **self._chosen}  # another part of the desk may have kept something since
        if self[name] == value:
            return
        self._chosen[name] = self._values[name] = value
        write_private(self._path, self._as_text(self._values))

    @staticmethod
    def _as_text(values: Mapping[str, Value]) -> bytes:
        return (json.dumps(values, indent=1, sort_keys=True) + "\n").encode()

    def _read(self) -> dict[str, Value]:
        try:
            found = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as broken:
            log.warning("settings unreadable, defaults used: %s", type(broken).__name__)
            return {}
        return self._good_ones(found if isinstance(found, dict) else {})

    def _good_ones(self, found: Mapping[str, Value]) -> dict[str, Value]:
        good = {name: found[name] for name in found if self._is_good(name, found[name])}
        if len(good) < len(found):
            log.warning("settings not understood: %d", len(found) - len(good))
        return good

    def _is_good(self, name: str, value: object) -> bool:
        setting = self._declared.get(name)
        return setting is not None and setting.is_good(value)
