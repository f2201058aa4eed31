"""What a card would owe, and why a date is what it is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from counterdesk.domain.complaint import About
from counterdesk.domain.instants import from_ms
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Override, WorkedOut
from counterdesk.services import promises
from counterdesk.services.asks.due import (
    AskPromise,
    AskWhy,
    Promise,
    Why,
    WhyEdit,
    WhyMoved,
    WhyOverride,
    WhyStep,
)
from counterdesk.services.promises import Terms
from counterdesk.services.staff import name_of
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look
from counterdesk.store.queries import policy, records
from counterdesk.store.tables import Deadline


def ask_promise(look: Look, question: AskPromise) -> Promise:
    """Gives what a card would owe if it were saved now, and whether a date may be said."""
    town = look.town
    kind = _kind(town, question)
    if kind is None:
        reason = "nothing_owed" if not question.outcome.owes_an_answer else "no_standard_in_text"
        return Promise("", None, "", 0, "", None, reason)
    rules = promises.terms(town, kind, question.department_id, question.received_at)
    worked, standard = promises.worked_out(rules, question.received_at), rules.effective.standard
    why = _why(look, kind, rules, worked)
    why = why if question.complaint else replace(why, channel=question.channel)
    if standard is None or worked.due is None:
        return Promise(kind, None, "", 0, "", why, worked.reason or "no_standard_in_text")
    reason = _silent(look, town, worked)
    due = None if reason else worked.due
    return Promise(kind, due, standard.section, standard.number, standard.unit, why, reason)


def ask_why(look: Look, question: AskWhy) -> Why:
    """Gives why a deadline's date is what it is, from what was frozen when it started; refuses `not_there`."""
    row = records.deadline(look.session, question.id)
    if row is None:
        raise Refused("not_there")
    kept = row.explanation or {}
    return Why(
        kind=row.kind,
        stage=row.stage or "",
        number=row.number or 0,
        unit=row.unit or "",
        must=row.must,
        clause=row.clause or "",
        section=row.section or "",
        town_words=kept.get("words") or "",
        received_at=row.received_at,
        effective_at=row.effective_at,
        due_at=row.due_at,
        steps=_steps(kept.get("steps") or ()),
        switches=_switches(row, kept),
        calendar=f"{row.calendar_scope} {row.calendar_version}",
        unconfirmed_year=kept.get("unconfirmed_year"),
        no_due_reason=row.no_due_reason or "",
        original_due_at=row.original_due_at,
        receipt=kept.get("receipt") or "",
        channel=_came_by(look, row),
        department=policy.scope_name(look.session, row.calendar_scope),
        override=_override(kept),
        edits=_edits(kept),
        moved=_moved(look, row),
        council_on=row.council_on,
        decided_on=row.decided_on,
        promised_at=row.promised_at,
        told_at=_told(look, row),
        pauses=tuple((one.from_at, one.to_at, one.reason) for one in records.pauses_of(look.session, row.id)),
        reopen_reason=row.reopen_reason or "",
    )


def _kind(town: TownNow, question: AskPromise) -> str | None:
    if question.complaint and question.about is not About.BYLAW:
        return next(iter(town.complaint_kinds(question.about)), None)
    if not question.outcome.owes_an_answer:
        return None
    return town.owed_kind(question.channel, question.outcome)


def _silent(look: Look, town: TownNow, worked: WorkedOut) -> str:
    if not town.is_on("hours_confirmed"):
        return "hours_not_confirmed"
    if worked.unconfirmed_year is not None or not town.may_say_dates(look.today):
        return "year_not_confirmed"
    return ""


def _why(look: Look, kind: str, rules: Terms, worked: WorkedOut) -> Why:
    standard, kept = rules.effective.standard, promises.explanation(rules, worked)
    return Why(
        kind=kind,
        stage=standard.stage if standard else "answer",
        number=standard.number if standard else 0,
        unit=standard.unit if standard else "",
        must=standard is not None and standard.force == "must",
        clause=standard.clause if standard else "",
        section=standard.section if standard else "",
        town_words=standard.words if standard else "",
        received_at=worked.received,
        effective_at=worked.effective_received,
        due_at=worked.due,
        steps=_steps(kept["steps"]),
        switches=tuple((name, rules.switches.document()[name]) for name in kept["mattered"]),
        calendar=f"{rules.hours.scope} {rules.hours.version}",
        unconfirmed_year=worked.unconfirmed_year,
        no_due_reason=worked.reason or "",
        original_due_at=worked.due,
        receipt=worked.receipt or "",
        department=policy.scope_name(look.session, rules.hours.scope),
        override=_override(kept),
        edits=_edits(kept),
    )


def _override(kept: dict[str, Any]) -> WhyOverride | None:
    if not kept.get("override"):
        return None
    own = Override.read(kept["override"])
    return WhyOverride(
        own.department, own.number, own.unit, own.town_number, own.approved_by, own.approved_on, own.from_on
    )


def _edits(kept: dict[str, Any]) -> tuple[WhyEdit, ...]:
    return tuple(
        WhyEdit(one["what"], one["subject"], date.fromisoformat(one["from_on"]), one["by"], one["source"])
        for one in kept.get("edits") or ()
    )


def _moved(look: Look, row: Deadline) -> WhyMoved | None:
    """Gives what last moved the date, and from where: the old values are kept."""
    if row.moved_at is None:
        return None
    changes = records.amendments(look.session, "deadlines", row.id)
    before = [from_ms(one.before) for one in changes if one.field == "due_at" and one.before is not None]
    by = name_of(look.session, row.moved_by)
    return WhyMoved(row.moved_at, by, row.moved_why or "", before[-1] if before else None)


def _told(look: Look, row: Deadline) -> datetime | None:
    contact = None if row.contact_id is None else records.contact(look.session, row.contact_id)
    return contact.told_due_at if contact else None


def _came_by(look: Look, row: Deadline) -> str:
    contact = None if row.contact_id is None else records.contact(look.session, row.contact_id)
    return contact.channel if contact else ""


def _steps(documents: Iterable[dict[str, Any]]) -> tuple[WhyStep, ...]:
    return tuple(
        WhyStep(date.fromisoformat(one["on"]), one["code"], one.get("name") or "", one.get("number") or 0)
        for one in documents
    )


def _switches(row: Deadline, kept: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((name, (row.switches or {})[name]) for name in kept.get("mattered") or ())
