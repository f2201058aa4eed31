"""The policy page: the town's text clause by clause, the town's own edits over it, and departments' stricter limits.

Each edit says who made it, when, and from when it holds: it dates contacts received on or after that day. Running
deadlines keep theirs unless they are named in `move` (see `asks.calendar.PreviewChange`).
"""

from datetime import date, datetime

from counterdesk.domain.ids import DeadlineId, DepartmentId
from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class ClauseRow:
    """One clause of the policy in the town's words; `chapter` is a code (standards, channels, council, script...)."""

    chapter: str
    clause: str
    section: str
    words: str
    code: str = ""


@value
class LimitRow:
    """What one kind owes now: number and unit, must or should; `number` 0 where a blank is not filled in.

    `edited` names the edit that holds, None where the text itself does. `blank` is the code of the missing appendix.
    """

    kind: str
    number: int
    unit: str
    stage: str
    must: bool
    clause: str
    section: str
    words: str
    edited: int | None = None
    blank: str = ""


@value
class SwitchRow:
    """One switch of the deadline rule: what holds, what the pack says, and the values it can have."""

    switch: str
    value: str
    default: str
    allowed: tuple[str, ...]
    edited: int | None = None


@value
class OverrideRow:
    """A department's own limit for one kind, and who approved a longer one."""

    id: int
    department_id: DepartmentId
    department: str
    kind: str
    number: int
    unit: str
    town_number: int
    from_on: date
    approved_by: str = ""
    approved_on: date | None = None


@value
class EditRow:
    """One line of the history of edits, newest first; taken back ones stay with who and when.

    `what` is number, switch, override or script. `before` and `after` are "2 business_days", a switch's value or the
    words to say; `before` is empty where nothing dated it, or the town had no words of its own.
    `source` is where a number stands, or who approved a department's longer limit.
    """

    id: int
    what: str
    subject: str
    department: str
    before: str
    after: str
    from_on: date
    source: str
    at: datetime
    by: str
    withdrawn_at: datetime | None = None


@value
class BlankRow:
    """What the text leaves to a missing appendix, and which kinds it would date."""

    code: str
    missing: str
    where: str
    clause: str
    fills: tuple[str, ...]
    filled: tuple[str, ...] = ()


@value
class PolicyView:
    """The policy as the page shows it."""

    title: str
    owner: str
    number: str
    approved_on: date | None
    review_on: date | None
    review_is: str
    review_passed: bool
    clauses: tuple[ClauseRow, ...]
    limits: tuple[LimitRow, ...]
    switches: tuple[SwitchRow, ...]
    overrides: tuple[OverrideRow, ...]
    blanks: tuple[BlankRow, ...]
    history: tuple[EditRow, ...]
    may_override_longer: bool = False


@value
class AskPolicy(Question[PolicyView]):
    """The town's policy with its edits; refuses `no_town`."""


@value
class SetLimit(Command):
    """Fills in the number of a kind that the text leaves blank.

    `source` is where the number stands (Appendix A, July 14, 2025). Refuses `limit_not_blank`, `bad_number` (1 to
    365), `bad_unit`, `no_source`, `from_in_past` (before the town was set up).
    """

    kind: str
    number: int
    unit: str
    must: bool
    from_on: date
    source: str
    move: tuple[DeadlineId, ...] = ()


@value
class SetPolicySwitch(Command):
    """Sets one of the four switches from a day on; refuses `bad_switch`, `from_in_past`."""

    switch: str
    value: str
    from_on: date
    move: tuple[DeadlineId, ...] = ()


@value
class SetOverride(Command):
    """Gives a department its own limit for a kind, in the unit of the town's standard (Kawartha Lakes, K13).

    It may only shorten; a longer one needs `approved_by` (CAO and Council) and the date, where the policy knows such an
    approval. Refuses `override_longer`, `override_only_shorter`, `approved_in_future`, `bad_number`, `no_standard`,
    `not_there`, `from_in_past`. The town's own number lets the department follow the town again.
    """

    department_id: DepartmentId
    kind: str
    number: int
    from_on: date
    approved_by: str = ""
    approved_on: date | None = None
    move: tuple[DeadlineId, ...] = ()


@value
class SetWords(Command):
    """Sets what staff say at a moment of a conversation (`call.hold`, see `domain.script`), from today on.

    {town}, {first_name}, {department} and {colleague} are filled in when it is said. Refuses `bad_moment`, `no_words`,
    `text_too_long`, `unknown_blank`. Taken back with `WithdrawEdit`, the words before hold again.
    """

    subject: str
    words: str


@value
class WithdrawEdit(Command):
    """Takes an edit back: the text, or the edit before it, holds again; refuses `not_there`."""

    id: int
    move: tuple[DeadlineId, ...] = ()
