"""A town's own edits over its policy text: numbers for blanks, switches, departments' own limits, words to say.

Each holds for what is received on or after its day. What is in force on a date is worked out here; who may make an
edit is decided in `services`.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal, cast

from counterdesk.policy.pack import Blank, Pack
from counterdesk.policy.standards import SWITCHES, Force, Stage, Standard, Switches, Unit
from counterdesk.values import value

EditOf = Literal["number", "switch", "override", "script"]
DECISION = "council_decision"
_STAGES: Mapping[str, Stage] = {
    "complaint_acknowledge": "acknowledge",
    "complaint_investigate": "investigate",
    "complaint_resolve": "resolve",
    "total": "total",
}


@value
class Edit:
    """One edit that stands.

    `subject` is the kind, the switch or the moment (call.hold); `content` the number with unit, stage and force, the
    switch's value, or the words.
    `source` is where a number stands (Appendix A, July 14, 2025).
    """

    id: int
    what: EditOf
    subject: str
    content: Any
    from_on: date
    department_id: int | None = None
    department: str = ""
    source: str = ""
    approved_by: str = ""
    approved_on: date | None = None
    by: str = ""

    @property
    def number(self) -> int:
        """The number of days that a limit sets."""
        return int(self.content["number"])

    @property
    def is_approved(self) -> bool:
        """Whether it says who approved it, and when."""
        return bool(self.approved_by) and self.approved_on is not None


@value
class Override:
    """A department's own limit beside the town's, and who approved one that is longer (Kawartha Lakes, K13)."""

    department: str
    number: int
    unit: Unit
    town_number: int
    from_on: date
    approved_by: str = ""
    approved_on: date | None = None
    edit: int = 0

    def document(self) -> dict[str, object]:
        """What a running deadline keeps of it."""
        return {
            "department": self.department,
            "number": self.number,
            "unit": self.unit,
            "town_number": self.town_number,
            "from_on": self.from_on.isoformat(),
            "approved_by": self.approved_by,
            "approved_on": self.approved_on.isoformat() if self.approved_on else None,
            "edit": self.edit,
        }

    @classmethod
    def read(cls, document: Mapping[str, Any]) -> "Override":
        """The limit that `document` wrote."""
        approved_on = document.get("approved_on")
        return cls(
            department=document["department"],
            number=document["number"],
            unit=document["unit"],
            town_number=document["town_number"],
            from_on=date.fromisoformat(document["from_on"]),
            approved_by=document.get("approved_by") or "",
            approved_on=date.fromisoformat(approved_on) if approved_on else None,
            edit=document.get("edit") or 0,
        )


@value
class Effective:
    """What one kind owes on a date: the standard with the town's edits, None where nothing dates it.

    `filled` is the edit that gave a blank its number, `override` the department's own limit that holds instead.
    """

    standard: Standard | None
    filled: Edit | None = None
    override: Override | None = None


@value
class Edits:
    """Every edit that stands, in the order in which they were made."""

    rows: tuple[Edit, ...] = ()

    def switches(self, base: Switches, on: date) -> Switches:
        """The switches for what is received on a date."""
        chosen = {edit.subject: edit.content for edit in self.switch_edits(on)}
        return Switches.read({**base.document(), **chosen}) if chosen else base

    def switch_edits(self, on: date) -> tuple[Edit, ...]:
        """The edits that set a switch for what is received on a date."""
        found = (self.newest("switch", switch, None, on) for switch in SWITCHES)
        return tuple(edit for edit in found if edit is not None)

    def standard(self, pack: Pack, kind: str, department_id: int | None, on: date) -> Effective:
        """What a kind owes on a date: the text's number or the town's for a blank, or the department's own.

        A department's limit may only shorten; a longer one holds only with its approval. Example: Kawartha Lakes,
        call, 2 business days; By-law Enforcement has set itself 1.
        """
        standard, filled = pack.standard(kind), None
        if standard is None:
            filled = self.newest("number", kind, None, on)
            standard = None if filled is None else _filled(pack, filled)
        if standard is None or department_id is None:
            return Effective(standard, filled if standard else None)
        own = self.newest("override", kind, department_id, on)
        if own is None or own.number == standard.number or not _may_hold(own, standard):
            return Effective(standard, filled)
        held = Override(
            own.department,
            own.number,
            standard.unit,
            standard.number,
            own.from_on,
            own.approved_by,
            own.approved_on,
            own.id,
        )
        return Effective(replace(standard, number=own.number), filled, held)

    def newest(self, what: EditOf, subject: str, department_id: int | None, on: date) -> Edit | None:
        """The edit that holds on a date: the one with the latest day, of two with the same day the later made."""
        known = (
            row
            for row in self.rows
            if row.what == what and row.subject == subject and row.department_id == department_id and row.from_on <= on
        )
        return max(known, key=lambda row: (row.from_on, row.id), default=None)


def blank_of(pack: Pack, kind: str) -> Blank | None:
    """The blank that a town may fill with a kind's number; None where the text dates it or does not know it."""
    if pack.standard(kind) is not None:
        return None
    return next((blank for blank in pack.blanks if kind in blank.fills), None)


def stage_of(kind: str) -> Stage:
    """The stage of an answer that a kind is, where only its name says so."""
    return _STAGES.get(kind, "answer")


def _filled(pack: Pack, edit: Edit) -> Standard | None:
    blank = blank_of(pack, edit.subject)
    if blank is None:
        return None
    return Standard(
        kind=edit.subject,
        number=edit.number,
        unit=cast(Unit, edit.content["unit"]),
        event="council_decision" if edit.subject == DECISION else "contact",
        force=cast(Force, edit.content["force"]),
        stage=stage_of(edit.subject),
        clause=blank.clause or "",
        section=edit.source,
        words="",
    )


def _may_hold(own: Edit, standard: Standard) -> bool:
    return own.number <= standard.number or own.is_approved
