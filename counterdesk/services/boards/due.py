"""The due queue, what a card would owe, and why a date is what it is."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from counterdesk.domain.complaint import About
from counterdesk.domain.deadline import sort_instant
from counterdesk.domain.ids import DeadlineId, PersonId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Standard, WorkedOut
from counterdesk.services import promises
from counterdesk.services.asks.due import (
    AskPromise,
    AskWhy,
    DueAnswer,
    DueBoard,
    DueRow,
    Promise,
    Why,
    WhyStep,
)
from counterdesk.services.boards.log import number_text
from counterdesk.services.plain import first_words
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look
from counterdesk.store.queries import due as queries
from counterdesk.store.queries import records
from counterdesk.store.queries.due import DueLine
from counterdesk.store.tables import Deadline

_LAST = datetime(9999, 12, 31, tzinfo=UTC)


def due_board(look: Look, _question: DueBoard) -> DueAnswer:
    """Gives every open deadline in order; of several on one record only the next one."""
    town = look.chosen
    if town is None:
        return DueAnswer((), ())
    tries = queries.tries(look.session)
    lines = _next_of_each(queries.open_lines(look.session))
    rows = sorted((_row(look, town, line, tries.get(line.id, ())) for line in lines), key=_place)
    return DueAnswer(tuple(rows), (town.calendar,))


def ask_promise(look: Look, question: AskPromise) -> Promise:
    """Gives what a card would owe if it were saved now, and whether a date may be said."""
    town = look.town
    kind = _kind(town, question)
    if kind is None:
        reason = "nothing_owed" if not question.outcome.owes_an_answer else "no_standard_in_text"
        return Promise("", None, "", 0, "", None, reason)
    standard = town.pack.standard(kind)
    worked = promises.worked_out(town, standard, question.received_at)
    why = _why(kind, standard, worked, promises.explanation(town, worked), town)
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
    )


def may_give_up(town: TownNow, tried: Iterable[datetime]) -> bool:
    """Whether somebody was tried often enough, on enough open days, for *could not be reached*."""
    times = tuple(tried)
    days = {local_date(at) for at in times if town.calendar.is_business_day(local_date(at))}
    return len(times) >= town.count("tries_before_unreached") and len(days) >= town.count("days_of_tries")


def _kind(town: TownNow, question: AskPromise) -> str | None:
    if question.complaint and question.about is not About.BYLAW:
        return next(iter(town.pack.complaint(question.about).starts), None)
    if not question.outcome.owes_an_answer:
        return None
    return town.owed_kind(question.channel, question.outcome)


def _silent(look: Look, town: TownNow, worked: WorkedOut) -> str:
    if not town.is_on("hours_confirmed"):
        return "hours_not_confirmed"
    if worked.unconfirmed_year is not None or not town.may_say_dates(look.today):
        return "year_not_confirmed"
    return ""


def _next_of_each(lines: Iterable[DueLine]) -> list[DueLine]:
    """Keeps one line of each record: the one that comes first, a dated one before one without a date."""
    first: dict[tuple[int | None, int | None], DueLine] = {}
    for line in sorted(lines, key=lambda one: (_sort_at(one) or _LAST, one.id)):
        first.setdefault((line.contact_id, line.complaint_id), line)
    return list(first.values())


def _row(look: Look, town: TownNow, line: DueLine, tried: tuple[datetime, ...]) -> DueRow:
    sort_at = _sort_at(line)
    is_complaint = line.complaint_id is not None
    sealed = is_complaint or bool(line.confidential)
    return DueRow(
        id=DeadlineId(line.id),
        uid=line.uid,
        record="complaints" if is_complaint else "contacts",
        record_uid=(line.complaint_uid if is_complaint else line.contact_uid) or "",
        record_number=(line.complaint_number if is_complaint else line.message_number) or "",
        kind=line.kind,
        stage=line.stage or "",
        channel=(line.complaint_channel if is_complaint else line.channel) or "",
        title=(line.complaint_number or line.message_number or "") if sealed else line.name or "",
        sealed=sealed,
        number="" if sealed else number_text(line.typed, line.shown, line.extension),
        topic="" if is_complaint else line.topic or "",
        answerer=line.answerer or line.department or line.message_for or (line.detail or {}).get("for") or "",
        claimed_by=line.claimed_by or "",
        claimed_by_id=None if line.claimed_by_id is None else PersonId(line.claimed_by_id),
        received_at=line.received_at,
        due_at=line.due_at,
        promised_at=line.promised_at,
        sort_at=sort_at,
        due_position=None if sort_at is None else town.calendar.open_time.position(sort_at),
        section=line.section or "",
        must=line.must,
        message_state=line.message_state or "",
        tries=len(tried),
        may_be_unreached=may_give_up(town, tried),
        waiting_days=max(0, (look.today - local_date(line.received_at)).days),
        about=first_words(line.note),
        own=bool(line.own),
    )


def _sort_at(line: DueLine) -> datetime | None:
    return sort_instant(line.due_at, line.promised_at)


def _place(row: DueRow) -> tuple[datetime, datetime, int]:
    return row.sort_at or _LAST, row.received_at, row.id


def _why(kind: str, standard: Standard | None, worked: WorkedOut, kept: dict[str, Any], town: TownNow) -> Why:
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
        switches=tuple((name, town.switches.document()[name]) for name in kept["mattered"]),
        calendar=f"town {town.calendar_version}",
        unconfirmed_year=worked.unconfirmed_year,
        no_due_reason=worked.reason or "",
        original_due_at=worked.due,
        receipt=worked.receipt or "",
    )


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
