"""`counterdesk due`: by when an answer is due, and why; for one contact, or for many in a file.

Imports neither Qt nor SQLAlchemy. Exit code 2 and one line on standard error when something given is wrong.
"""

import argparse
import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from counterdesk.app import due_batch
from counterdesk.app.clock import now as clock_now
from counterdesk.app.due_input import BadInput, calendar_of, instant_of, json_of, shown
from counterdesk.app.packs import shipped_packs
from counterdesk.app.paths import places
from counterdesk.app.terminal import cannot, tell
from counterdesk.domain.refusal import Refused
from counterdesk.policy import (
    BadSwitch,
    Pack,
    Switches,
    WorkedOut,
    is_overdue,
    known_kinds,
    remaining_minutes,
    switches_that_mattered,
    work_out,
)
from counterdesk.services.asks.due import Why, WhyStep
from counterdesk.values import value
from counterdesk.words import _, dates
from counterdesk.words.refusals import sentence
from counterdesk.words.why import explain
from counterdesk.workdays import Calendar

NEEDED = ("town", "kind", "received")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares what `due` takes: one contact, or a batch."""
    parser.add_argument("--town", metavar="TOWN", help=_("the town: essex, lasalle, tecumseh ..."))
    parser.add_argument("--kind", metavar="KIND", help=_("what came in: voicemail, email, written ..."))
    parser.add_argument("--received", metavar="WHEN", help=_("when, with its offset: 2026-06-05T16:31-04:00"))
    parser.add_argument(
        "--calendar", type=Path, metavar="FILE", help=_("opening hours as JSON instead of the logbook's")
    )
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
    """The opening hours that count for a town, where they come from, and the switches that go with them."""

    calendar: Calendar
    name: str
    switches: Mapping[str, object]


def logbook_calendar(home: Path | None) -> Calendar | None:
    """Gives the calendar of the logbook below `home` (None: this desk's own), None when it has none."""
    rules = _logbook_rules(places(home).logbook, None)
    return None if rules is None else rules.calendar


def _batch(file: Path) -> str:
    return json.dumps(due_batch.batch(json_of(file), shipped_packs()), indent=1)


def _one(args: argparse.Namespace) -> str:
    missing = [f"--{name}" for name in NEEDED if getattr(args, name) is None]
    if missing:
        problem = _("{options}: missing. Give a town, a kind and when it was received, or --batch FILE.")
        raise BadInput(problem.format(options=", ".join(missing)))
    pack = _pack(args)
    received = _instant(args.received, "--received")
    now = clock_now() if args.now is None else _instant(args.now, "--now")
    rules = _rules(args, pack)
    switches = _switches(pack, rules)
    worked = work_out(pack.standard(args.kind), rules.calendar, received, switches)
    found = _Found(args.kind, worked, rules, switches, now)
    return found.as_json() if args.json else found.as_text(is_now_given=args.now is not None)


def _pack(args: argparse.Namespace) -> Pack:
    packs = shipped_packs()
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
        return TownRules(_calendar_file(args.calendar), args.calendar.name, {})
    found = _logbook_rules(places(args.home, practice=args.practice).logbook, pack.town)
    if found is not None:
        return found
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


def _logbook_rules(logbook: Path, town: str | None) -> TownRules | None:
    """The rules of a logbook; None when there is none, or when it is another town's."""
    if not logbook.is_file():
        return None
    from counterdesk.store.glance import town_of

    found = town_of(logbook)
    if found is None or (town is not None and found.town != town):
        return None
    return TownRules(calendar_of(found.calendar), _("the logbook's calendar"), found.switches)


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

    def as_json(self) -> str:
        """Gives the five keys of a batch, and why."""
        standard = self.worked.standard
        why = {
            "clause": None if standard is None else standard.clause,
            "section": None if standard is None else standard.section,
            "receipt": self.worked.receipt,
            "steps": self.worked.explanation(),
            "unconfirmed_year": self.worked.unconfirmed_year,
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
        )

    def _switches_shown(self) -> tuple[tuple[str, str], ...]:
        if self.worked.standard is None or self.worked.due is None:
            return ()
        standard, received = self.worked.standard, self.worked.received
        mattered = switches_that_mattered(standard, self.rules.calendar, received, self.switches)
        values = self.switches.document()
        return tuple((name, values[name]) for name in mattered)


def _overdue_by(minutes: int) -> str:
    return _("overdue, {span} of open time late").format(span=dates.span(minutes))


def _one_line(text: str) -> str:
    return " ".join(text.split())
