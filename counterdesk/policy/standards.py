"""One promise of a policy as a value, and the four switches where the texts are silent.

RULE sections 5 and 6. Refuses to know any town: the numbers stand in resources/policies.
"""

from collections.abc import Mapping
from dataclasses import asdict, fields
from functools import lru_cache
from typing import Literal, cast, get_args

from counterdesk.values import value

Unit = Literal["business_days", "days"]
Event = Literal["contact", "council_decision"]
Force = Literal["must", "should"]
Stage = Literal["acknowledge", "investigate", "answer", "resolve", "total"]
AfterHours = Literal["next_open_day", "same_day"]
AtClosing = Literal["same_day", "next_open_day"]
HalfDay = Literal["counts", "skipped"]
PlainLastDay = Literal["next_open_day", "as_is"]

SWITCHES: Mapping[str, tuple[str, ...]] = {
    "after_hours": get_args(AfterHours),
    "at_closing": get_args(AtClosing),
    "half_day": get_args(HalfDay),
    "plain_last_day": get_args(PlainLastDay),
}


class BadSwitch(ValueError):
    """A switch that does not exist, or a value it cannot have (then `allowed` lists those it can)."""

    def __init__(self, switch: str, value: object) -> None:
        super().__init__(switch)
        self.switch = switch
        self.value = value
        self.allowed = SWITCHES.get(switch, ())


@value
class Switches:
    """How one town reads what its policy leaves open; the first value of each is the default.

    `after_hours`: a contact outside opening hours counts as received at the next opening, or when it came.
    `at_closing`: the closing instant is still in hours, or is not.
    `half_day`: a day shorter than its weekday counts like any other, or is skipped.
    `plain_last_day`: a plain limit that ends on a closed day moves to the next open one, or stays.
    """

    after_hours: AfterHours = "next_open_day"
    at_closing: AtClosing = "same_day"
    half_day: HalfDay = "counts"
    plain_last_day: PlainLastDay = "next_open_day"

    @classmethod
    def read(cls, chosen: Mapping[str, object]) -> "Switches":
        """The switches of a mapping, defaults for what it leaves out; raises BadSwitch at the first fault."""
        for switch, choice in chosen.items():
            if not isinstance(choice, str) or choice not in SWITCHES.get(switch, ()):
                raise BadSwitch(switch, choice)
        return cls(**cast(dict[str, str], dict(chosen)))  # type: ignore[arg-type]

    def document(self) -> dict[str, str]:
        """All four by name."""
        return asdict(self)

    def other(self, switch: str) -> "Switches":
        """The same with one switch turned to its other value."""
        return _turned(self, switch)


@lru_cache(maxsize=256)  # asked four times with every entry that owes something
def _turned(switches: Switches, switch: str) -> Switches:
    chosen = switches.document()
    (turned,) = (one for one in SWITCHES[switch] if one != chosen[switch])
    return Switches.read({**chosen, switch: turned})


@value
class Standard:
    """One promise: how long the town gives itself for one kind of contact, and where it says so.

    `clause` is the row in the list of clauses (T13), `section` the policy's own number (5.2), `words` the
    town's own sentence. Example: Tecumseh, call, 1 business day of the contact, must, answer, T13, 5.2.
    """

    kind: str
    number: int
    unit: Unit
    event: Event
    force: Force
    stage: Stage
    clause: str
    section: str
    words: str
    words_fr: str | None = None

    @classmethod
    def read(cls, document: Mapping[str, object]) -> "Standard":
        """The standard that `document` wrote; other keys are ignored."""
        known = {field.name: document[field.name] for field in fields(cls) if field.name in document}
        return cls(**known)  # type: ignore[arg-type]

    def document(self) -> dict[str, object]:
        """Every field by name, as a running deadline keeps it."""
        return asdict(self)
