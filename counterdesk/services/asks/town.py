"""The town: its policy, its hours, its closures, and what is still to be set up."""

from dataclasses import field
from datetime import date, datetime

from counterdesk.domain.ids import ClosureId, DeadlineId
from counterdesk.services.asks.desk import Command, Job, Question
from counterdesk.values import value
from counterdesk.workdays import Calendar

Hours = tuple[tuple[str, str], ...]
"""Openings of a day as wall-clock texts: `(("08:30", "12:00"), ("13:00", "16:30"))`; empty means closed."""


@value
class TownChoice:
    """One town that first start offers."""

    town: str
    name: str
    policy_title: str
    hours: tuple[Hours, ...]
    hours_proposed: bool
    hours_section: str
    blanks: tuple[str, ...]
    topics: tuple[str, ...]


@value
class AskTowns(Question[tuple[TownChoice, ...]]):
    """The towns whose policy comes with the program; seven `hours`, Monday first."""


@value
class ChooseTown(Command):
    """Sets up the logbook for a town: its policy, its opening hours, its counter.

    Only while no town is chosen (`town_chosen`).

    `hours` are seven days, Monday first; `no_opening` when they never open, `bad_hours` when one overlaps or
    ends before it begins.
    """

    town: str
    hours: tuple[Hours, ...]
    hours_confirmed: bool
    counter: str
    public_can_see: bool = True
    practice: bool = False


@value
class ClosureRow:
    """One dated closure or special opening.

    The hours left that day, its name, its source, and whether a person ticked it. `group` is the uid of what was
    entered at once, for `UndoClosing`; empty for a row of a confirmed year. In a proposal `holiday` is the holiday that
    is kept on the day and `side` says `before` or `after` where that one falls on a day that is closed anyway: of the
    two rows a person ticks one, or none.
    """

    on: date
    name: str
    hours: Hours = ()
    source: str = ""
    ticked: bool = True
    id: ClosureId | None = None
    group: str = ""
    holiday: str = ""
    side: str = ""


@value
class YearAnswer:
    """The closures of a year, by date, and who confirmed the year, when."""

    year: int
    rows: tuple[ClosureRow, ...]
    confirmed_at: datetime | None = None
    confirmed_by: str = ""


@value
class AskYear(Question[YearAnswer]):
    """What the logbook holds for a year."""

    year: int


@value
class ProposeYear(Job[YearAnswer]):
    """Proposes the closures of a year from the holidays library and the town's own past rows.

    Decides nothing and saves nothing. `sides` says for a holiday by name on which side of a weekend it is kept:
    `before`, `after` or `none`; what it leaves out is kept as the town kept it the last time.
    """

    year: int
    town: str = ""
    sides: tuple[tuple[str, str], ...] = ()


@value
class ConfirmYear(Command):
    """Saves the ticked rows of a year and confirms it.

    A new calendar version starts; `move` are the running deadlines that a person let it move. `closure_twice`,
    `closure_other_year`; in a year that was confirmed before, `closure_past` for a change of a day that is over.
    """

    year: int
    rows: tuple[ClosureRow, ...]
    move: tuple[DeadlineId, ...] = ()


@value
class SetSetting(Command):
    """Sets one of the town's settings; unknown names are refused (`unknown_setting`)."""

    name: str
    value: str


@value
class TownView:
    """The town as every window needs it; `town` is empty until one is chosen.

    `setup_left` are codes of what is not finished: `confirm_hours`, `confirm_year:2026`, `add_people`,
    `second_backup`.
    `script` maps a channel (`call`, `walk_in`, ...) and `warning`, `hold`, `transfer` to the words of its policy;
    `own_words` maps `call.hold` and the other moments of `domain.script` to what the town has its staff say.
    `may_say_dates` is False until hours and this year are confirmed. `survey_section` is set at the beginning of the
    year where the policy asks for a survey then.
    """

    town: str = ""
    name: str = ""
    policy_title: str = ""
    policy_version: int = 0
    practice: bool = False
    counter: str = ""
    counter_address: str = ""
    public_can_see: bool = True
    hours: tuple[Hours, ...] = ()
    hours_confirmed: bool = False
    calendar: Calendar | None = None
    years_confirmed: frozenset[int] = frozenset()
    may_say_dates: bool = False
    setup_left: tuple[str, ...] = ()
    script: dict[str, str] = field(default_factory=dict)
    own_words: dict[str, str] = field(default_factory=dict)
    incident_categories: tuple[str, ...] = ()
    abuse_definition: str = ""
    warning_needed: bool = True
    complaint_definition: str = ""
    complaint_employee_to: str = ""
    complaint_identity_note: str = ""
    anonymous_rule: str = ""
    collection_notice: str = ""
    blanks: tuple[str, ...] = ()
    review_due: date | None = None
    survey_section: str = ""
    switches: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    area_code: str = "519"


@value
class AskTown(Question[TownView]):
    """The town, its hours and what is left to set up."""
