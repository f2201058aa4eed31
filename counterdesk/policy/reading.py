"""A pack's TOML text into a Pack, or every fault in it at once with file, line and key.

A syntax error is reported alone, because nothing behind it can be trusted. Faults are codes and facts;
their sentences and remedies stand in `words`.
"""

import re
import tomllib
from dataclasses import dataclass, field

from counterdesk.policy.crosschecks import cross_faults
from counterdesk.policy.lines import Lines
from counterdesk.policy.pack import Pack

_AT_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True, order=True)
class PackFault:
    """One thing wrong in a pack: where it stands, a code, and the facts for the sentence and its remedy."""

    file: str
    line: int
    key: str
    code: str
    facts: dict[str, str] = field(default_factory=dict, compare=False)


class BrokenPack(ValueError):
    """A pack that is refused, with every fault in the order of its lines."""

    def __init__(self, faults: tuple[PackFault, ...]) -> None:
        super().__init__("\n".join(f"{one.file}:{one.line}: {one.key}: {one.code}" for one in faults))
        self.faults = faults


def read(text: str, name: str) -> Pack:
    """The pack that a text writes; raises BrokenPack with every fault at once, each naming the file `name`."""
    # cattrs costs more to load than everything else here, and most who ask for a date never read a pack.
    from counterdesk.policy.structuring import structure

    try:
        written = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BrokenPack((_syntax_fault(error, text, name),)) from None
    except RecursionError:
        raise BrokenPack((PackFault(name, 1, "", "too_deep"),)) from None
    except ValueError:  # Python reads no number of more than 4,300 digits
        raise BrokenPack((PackFault(name, 1, "", "number_too_long"),)) from None
    pack, found = structure(written)
    found = (*found, *cross_faults(written))
    if found or pack is None:
        lines = Lines(text)
        faults = (PackFault(name, lines.of(key), key, code, facts) for key, code, facts in found)
        raise BrokenPack(tuple(sorted(faults)))
    return pack


def _syntax_fault(error: tomllib.TOMLDecodeError, text: str, name: str) -> PackFault:
    at_line = _AT_LINE.search(str(error))
    line = int(at_line[1]) if at_line else max(1, len(text.splitlines()))
    return PackFault(name, line, "", "syntax", {"detail": str(error).split(" (at ")[0]})
