"""`counterdesk due`: by when an answer is due, and why; for one contact, or for many in a file.

Imports neither Qt nor SQLAlchemy. Exit code 2 and one line on standard error when something given is wrong.
"""

import argparse
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counterdesk.app import due_batch
from counterdesk.app.clock import now as clock_now
from counterdesk.app.due_input import BadInput, calendar_of, instant_of, json_of, shown
from counterdesk.app.packs import shipped_packs
from counterdesk.app.paths import places
from counterdesk.app.terminal import cannot, tell
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.policy import (
    BadSwitch,
    Edit,
    Edits,
    Effective,
    Override,
    Pack,
    Switches,
    WorkedOut,
    is_overdue,
    known_kinds,
    remaining_minutes,
    switches_that_mattered,
    work_out,
)
from counterdesk.services.asks.due import Why, WhyEdit, WhyOverride, WhyStep
from counterdesk.values import value
from counterdesk.words import _, dates
from counterdesk.words.refusals import sentence
from counterdesk.words.why import explain
from counterdesk.workdays import Calendar

if TYPE_CHECKING:
    from counterdesk.store.glance import TownGlance

NEEDED = ("town", "kind", "received")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what `due` takes: one contact, or a batch."""
    parser.add_argument("--town", metavar="TOWN", help=_("the town, if not the logbook’s: essex, lasalle ..."))
    parser.add_argument("--kind", metavar="KIND", help=_("what came in: voicemail, email, written ..."))
    parser.add_argument("--received", metavar="WHEN", help=_("when, with its offset: 2026-06-05T16:31-04:00"))
    parser.add_argument(
        "--calendar", type=Path, metavar="FILE", help=_("opening hours as JSON instead of the logbook's")
    )
    parser.add_argument("--department", metavar="NAME", help=_("who must answer: its own hours and limit count"))
    parser.add_argument("--now", metavar="WHEN", help=_("say what is left at this instant"))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--batch", type=Path, metavar="FILE", help=_("answer every case of a JSON document"))


def run(args: argparse.Namespace) -> int:
    """Prints the answer or the answers and gives the exit code; a sentence and 2 when something is wrong."""
    try:
        printed = _batch(args.batch) if args.batch is not None else _one(args)
    except BadInput as bad:
        return cannot(_one_line(str(bad)))
    except Refused as refused:
        return cannot(_one_line(sentence(refused)))
    print(printed)
    return 0


@value
class TownRules:
    """The opening hours that count, where they come from, and the switches and edits that go with them.

    `department` is who must answer, `own_hours` whether the hours are its own.
    """

    calendar: Calendar
    name: str
    switches: Mapping[str, object]
    edits: Edits = Edits()
    department: str = ""
    department_id: int | None = None
    own_hours: bool = False


def logbook_calendar(home: Path | None) -> Calendar | None:
    """Gives the calendar of the logbook below `home` (None: this desk's own), None when it has none."""
    found = _logbook(places(home).logbook, None)
    return None if found is None else calendar_of(found.calendar)


def _batch(file: Path) -> str:
    return json.dumps(due_batch.batch(json_of(file), shipped_packs()), indent=1)


def _one(args: argparse.Namespace) -> str:
    if args.town is None:
        args.town = _town_of_logbook(args)
    missing = [f"--{name}" for name in NEEDED if getattr(args, name) is None]
    if missing:
        problem = _("{options}: missing. Give a town, a kind and when it was received, or --batch FILE.")
        raise BadInput(problem.format(options=", ".join(missing)))
    pack = _pack(args)
    received = _instant(args.received, "--received")
    now = clock_now() if args.now is None else _instant(args.now, "--now")
    rules = _rules(args, pack)
    on = local_date(received)
    switches = rules.edits.switches(_switches(pack, rules), on)
    effective = rules.edits.standard(pack, args.kind, rules.department_id, on)
    worked = work_out(effective.standard, rules.calendar, received, switches)
    found = _Found(args.kind, worked, rules, switches, now, effective)
    return found.as_json() if args.json else found.as_text(is_now_given=args.now is not None)


def _town_of_logbook(args: argparse.Namespace) -> str | None:
    """Gives the town of the logbook that the other options mean; None where there is none yet."""
    found = _logbook(places(args.home, practice=args.practice).logbook, None)
    return None if found is None else found.town


def _pack(args: argparse.Namespace) -> Pack:
    packs = shipped_packs(places(args.home).policies)
    if args.town not in packs:
        problem = _("--town: there is no town {value}; known are: {known}")
        raise BadInput(problem.format(value=shown(args.town), known=", ".join(sorted(packs))))
    kinds = known_kinds(tuple(packs.values()))
    if args.kind not in kinds:
        problem = _("--kind: no town has a standard for {value}; known are: {known}")
        raise BadInput(problem.format(value=shown(args.kind), known=", ".join(sorted(kinds))))
    return packs[args.town]


def _instant(text: str, option: str) -> datetime:
    try:
        return instant_of(text)
    except BadInput as bad:
        raise BadInput(f"{option}: {bad}") from None


def _rules(args: argparse.Namespace, pack: Pack) -> TownRules:
    """The given file's calendar, else the logbook's, else the policy's hours with a warning."""
    if args.calendar is not None:
        if args.department is not None:
            raise BadInput(_("--department: its hours and its limit stand in the logbook; leave --calendar out"))
        return TownRules(_calendar_file(args.calendar), args.calendar.name, {})
    found = _logbook(places(args.home, practice=args.practice).logbook, pack.town)
    if found is not None:
        return _logbook_rules(found, args.department)
    if args.department is not None:
        problem = _("--department: there is no logbook of {town}, and departments stand in the logbook")
        raise BadInput(problem.format(town=pack.name))
    if pack.hours is None:
        problem = _("The policy of {town} gives no opening hours and there is no logbook: give --calendar FILE.")
        raise BadInput(problem.format(town=pack.name))
    warning = _("Warning: no calendar given; counted with the policy's own hours ({section}), without any closures.")
    tell(warning.format(section=pack.hours.section))
    return TownRules(pack.hours.calendar, _("the policy's own hours"), {})


def _calendar_file(file: Path) -> Calendar:
    try:
        return calendar_of(json_of(file))
    except BadInput as bad:
        raise BadInput(f"--calendar: {bad}") from None


def _logbook(logbook: Path, town: str | None) -> "TownGlance | None":
    """The town of a logbook; None when there is none, or when it is another town's."""
    if not logbook.is_file():
        return None
    from counterdesk.store.glance import town_of

    found = town_of(logbook)
    return None if found is None or (town is not None and found.town != town) else found


def _logbook_rules(found: "TownGlance", department: str | None) -> TownRules:
    """The rules of a logbook's town, for a department those that hold for what it must answer."""
    rules = TownRules(calendar_of(found.calendar), _("the logbook's calendar"), found.switches, Edits(found.edits))
    if department is None:
        return rules
    one = next((one for one in found.departments if one.name.casefold() == department.strip().casefold()), None)
    if one is None:
        known = ", ".join(one.name for one in found.departments)
        problem = _("--department: there is no department {value}; known are: {known}")
        raise BadInput(problem.format(value=shown(department), known=known))
    rules = replace(rules, department=one.name, department_id=one.id)
    if not one.calendar:
        return rules
    return replace(rules, calendar=calendar_of(one.calendar), name=f"{one.scope} {one.version}", own_hours=True)


def _switches(pack: Pack, rules: TownRules) -> Switches:
    try:
        return Switches.read({**pack.switches.document(), **rules.switches})
    except BadSwitch as bad:
        problem = due_batch.switch_problem(bad)
        raise BadInput(_("switch {name}: {problem}").format(name=shown(bad.switch), problem=problem)) from None


@value
class _Found:
    """What was worked out for one contact, ready to be printed."""

    kind: str
    worked: WorkedOut
    rules: TownRules
    switches: Switches
    now: datetime
    effective: Effective

    def as_json(self) -> str:
        """Gives the five keys of a batch, and why."""
        standard, override = self.worked.standard, self.effective.override
        why = {
            "clause": None if standard is None else standard.clause,
            "section": None if standard is None else standard.section,
            "receipt": self.worked.receipt,
            "steps": self.worked.explanation(),
            "unconfirmed_year": self.worked.unconfirmed_year,
            "department": self.rules.department or None,
            "override": None if override is None else override.document(),
            "switches": dict(self._switches_shown()),
            "edits": [_edit_document(edit) for edit in self._edits()],
        }
        return json.dumps({**due_batch.answer(self.worked, self.rules.calendar, self.now), **why}, indent=1)

    def as_text(self, *, is_now_given: bool) -> str:
        """Gives the date and the reasons, as the desk shows them."""
        text = explain(self._why()).text()
        if self.worked.due is None or not is_now_given:
            return text
        minutes = remaining_minutes(self.rules.calendar, self.now, self.worked.due)
        left = _overdue_by(minutes) if is_overdue(self.now, self.worked.due) else dates.remaining(minutes)
        return "\n\n".join((text, _("At {date}: {left}").format(date=dates.full_year(self.now), left=left)))

    def _why(self) -> Why:
        worked, standard = self.worked, self.worked.standard
        return Why(
            kind=self.kind,
            stage="" if standard is None else standard.stage,
            number=0 if standard is None else standard.number,
            unit="" if standard is None else standard.unit,
            must=standard is not None and standard.force == "must",
            clause="" if standard is None else standard.clause,
            section="" if standard is None else standard.section,
            town_words="" if standard is None else standard.words,
            received_at=worked.received,
            effective_at=worked.effective_received,
            due_at=worked.due,
            steps=tuple(WhyStep(step.on, step.code, step.name or "", step.number or 0) for step in worked.steps),
            switches=self._switches_shown(),
            calendar=self.rules.name,
            unconfirmed_year=worked.unconfirmed_year,
            no_due_reason=worked.reason or "",
            receipt=worked.receipt or "",
            department=self.rules.department if self.rules.own_hours else "",
            override=_override(self.effective.override),
            edits=tuple(WhyEdit(one.what, one.subject, one.from_on, one.by, one.source) for one in self._edits()),
        )

    def _edits(self) -> tuple[Edit, ...]:
        """The town's edits that made a difference: the number of a blank, and switches that mattered."""
        mattered = dict(self._switches_shown())
        chosen = self.rules.edits.switch_edits(local_date(self.worked.received))
        filled = (self.effective.filled,) if self.effective.filled else ()
        return (*filled, *(edit for edit in chosen if edit.subject in mattered))

    def _switches_shown(self) -> tuple[tuple[str, str], ...]:
        if self.worked.standard is None or self.worked.due is None:
            return ()
        standard, received = self.worked.standard, self.worked.received
        mattered = switches_that_mattered(standard, self.rules.calendar, received, self.switches)
        values = self.switches.document()
        return tuple((name, values[name]) for name in mattered)


def _override(own: Override | None) -> WhyOverride | None:
    if own is None:
        return None
    return WhyOverride(
        own.department, own.number, own.unit, own.town_number, own.approved_by, own.approved_on, own.from_on
    )


def _edit_document(edit: Edit) -> dict[str, object]:
    return {"what": edit.what, "subject": edit.subject, "from_on": edit.from_on.isoformat(), "source": edit.source}


def _overdue_by(minutes: int) -> str:
    return _("overdue, {span} of open time late").format(span=dates.span(minutes))


def _one_line(text: str) -> str:
    return " ".join(text.split())
