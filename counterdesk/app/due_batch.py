"""`counterdesk due --batch`: many cases in one JSON document, worked out by the program's own packs.

All or nothing: the first thing wrong is one sentence that names the case and the key, and nothing is
printed. Neither a logbook nor a town's edits are read.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from counterdesk.app.due_input import BadInput, DoubledKeys, calendar_of, instant_of, shown
from counterdesk.policy import (
    BadSwitch,
    Pack,
    Switches,
    WorkedOut,
    is_overdue,
    known_kinds,
    remaining_minutes,
    work_out,
)
from counterdesk.values import value
from counterdesk.words import _
from counterdesk.workdays import Calendar

Answer = dict[str, object]


def batch(document: object, packs: Mapping[str, Pack]) -> dict[str, Answer]:
    """Gives the answers by case id, in the document's order; raises BadInput with one sentence."""
    if not isinstance(document, Mapping):
        raise BadInput(_("the document must be an object with “calendars” and “cases”"))
    _refuse_doubled(document)
    cases = document.get("cases")
    if not isinstance(cases, list):
        raise BadInput(_("cases: this must be a list of cases"))
    calendars = document.get("calendars", {})
    if not isinstance(calendars, Mapping):
        raise BadInput(_("calendars: this must be an object of calendars by id"))
    _refuse_doubled(calendars)
    room = _Room(packs, known_kinds(tuple(packs.values())), calendars)
    answers: dict[str, Answer] = {}
    for place, case in enumerate(cases, start=1):
        case_id = _id_of(case, place)
        if case_id in answers:
            raise _bad(case_id, "id", _("this id is there twice"))
        answers[case_id] = room.answer(case_id, case)
    return answers


def answer(worked: WorkedOut, calendar: Calendar, now: datetime) -> Answer:
    """Gives the five keys of an answer; without a due date all but the reason are null."""
    if worked.due is None or worked.effective_received is None:
        nothing = dict.fromkeys(("effective_received", "due", "remaining_business_minutes", "overdue"))
        return {**nothing, "reason": worked.reason}
    return {
        "effective_received": calendar.local(worked.effective_received).isoformat(),
        "due": calendar.local(worked.due).isoformat(),
        "remaining_business_minutes": remaining_minutes(calendar, now, worked.due),
        "overdue": is_overdue(now, worked.due),
        "reason": None,
    }


@value
class _Room:
    """What all cases share; calendars are read when the first case asks for them."""

    packs: Mapping[str, Pack]
    kinds: frozenset[str]
    documents: Mapping[str, object]
    calendars: dict[str, Calendar] = field(default_factory=dict)

    def answer(self, case_id: str, case: Mapping[str, object]) -> Answer:
        given = case.get("input")
        if not isinstance(given, Mapping):
            raise _bad(case_id, "input", _("this must be an object"))
        if isinstance(given, DoubledKeys):
            raise _bad(case_id, given.doubled, _("this key is there twice"))
        pack = self._pack(case_id, given)
        kind = self._kind(case_id, given)
        calendar = self._calendar(case_id, given)
        received, now = _instant(case_id, given, "received"), _instant(case_id, given, "now")
        switches = _switches(case_id, given, pack)
        return answer(work_out(pack.standard(kind), calendar, received, switches), calendar, now)

    def _pack(self, case_id: str, given: Mapping[str, object]) -> Pack:
        town = _text(case_id, given, "town")
        if town not in self.packs:
            known = ", ".join(sorted(self.packs))
            problem = _("there is no town {value}; known are: {known}").format(value=shown(town), known=known)
            raise _bad(case_id, "town", problem)
        return self.packs[town]

    def _kind(self, case_id: str, given: Mapping[str, object]) -> str:
        kind = _text(case_id, given, "kind")
        if kind not in self.kinds:
            known = ", ".join(sorted(self.kinds))
            problem = _("no town has a standard for {value}; known are: {known}")
            raise _bad(case_id, "kind", problem.format(value=shown(kind), known=known))
        return kind

    def _calendar(self, case_id: str, given: Mapping[str, object]) -> Calendar:
        name = _text(case_id, given, "calendar")
        if name not in self.documents:
            problem = _("there is no calendar {value} in this document").format(value=shown(name))
            raise _bad(case_id, "calendar", problem)
        if name not in self.calendars:
            try:
                self.calendars[name] = calendar_of(self.documents[name])
            except BadInput as bad:
                problem = _("{value} cannot be used: {problem}").format(value=shown(name), problem=bad)
                raise _bad(case_id, "calendar", problem) from None
        return self.calendars[name]


def _id_of(case: object, place: int) -> str:
    if not isinstance(case, Mapping):
        raise BadInput(_("case number {place}: this must be an object").format(place=place))
    case_id = case.get("id")
    if not isinstance(case_id, str):
        raise BadInput(_("case number {place}: id: this must be text").format(place=place))
    if isinstance(case, DoubledKeys):
        raise _bad(case_id, case.doubled, _("this key is there twice"))
    return case_id


def _text(case_id: str, given: Mapping[str, object], key: str) -> str:
    value = given.get(key)
    if isinstance(value, str):
        return value
    raise _bad(case_id, key, _("this must be text") if key in given else _("this key is missing"))


def _instant(case_id: str, given: Mapping[str, object], key: str) -> datetime:
    if key not in given:
        raise _bad(case_id, key, _("this key is missing"))
    try:
        return instant_of(given[key])
    except BadInput as bad:
        raise _bad(case_id, key, str(bad)) from None


def _switches(case_id: str, given: Mapping[str, object], pack: Pack) -> Switches:
    chosen = given.get("switches")
    if chosen is None:
        return pack.switches
    if not isinstance(chosen, Mapping):
        raise _bad(case_id, "switches", _("this must be an object"))
    if isinstance(chosen, DoubledKeys):
        raise _bad(case_id, f"switches.{chosen.doubled}", _("this key is there twice"))
    try:
        return Switches.read({**pack.switches.document(), **chosen})
    except BadSwitch as bad:
        raise _bad(case_id, f"switches.{bad.switch}", switch_problem(bad)) from None


def switch_problem(bad: BadSwitch) -> str:
    """Gives what is wrong with a switch, and what it could be."""
    if not bad.allowed:
        known = ", ".join(Switches().document())
        return _("there is no such switch; known are: {known}").format(known=known)
    problem = _("{value} is no value of this switch; it may be: {known}")
    return problem.format(value=shown(bad.value), known=", ".join(bad.allowed))


def _refuse_doubled(found: Mapping[str, object]) -> None:
    if isinstance(found, DoubledKeys):
        raise BadInput(_("{key}: this key is there twice").format(key=shown(found.doubled)))


def _bad(case_id: str, key: str, problem: str) -> BadInput:
    name = shown(key)[1:-1] if not key.replace("_", "").replace(".", "").isalnum() else key
    return BadInput(_("case {case}: {key}: {problem}").format(case=shown(case_id), key=name, problem=problem))
