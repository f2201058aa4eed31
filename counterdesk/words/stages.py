"""The stages of an answer in words: what each asks for, how it stands, and why one of them is the next."""

from collections.abc import Sequence

from counterdesk.services.asks.stages import StageRow, StagesAnswer
from counterdesk.values import value
from counterdesk.words import _, names
from counterdesk.words.dates import day_short, due_line
from counterdesk.words.mattered import ended

_OPEN = "open"


@value
class StageLine:
    """One stage as it is shown. `tone` is that of `state`: accent for the next one, late, ok or soft."""

    title: str
    state: str
    tone: str
    details: tuple[str, ...]


def stage_line(row: StageRow, answer: StagesAnswer) -> StageLine:
    """Gives one stage of a record: its name, where it stands, and what else is to be said of it."""
    return StageLine(title(row), *_standing(row, answer.rows), details=tuple(_details(row)))


def title(row: StageRow) -> str:
    """Gives what a stage asks for: "Investigate", "Answer, Telephone call", "Waiting for Council"."""
    if row.kind == "council_decision":
        return names.kind(row.kind) if row.decided_on else _("Waiting for Council")
    if row.stage in ("answer", ""):
        return _("{stage}, {kind}").format(stage=names.stage("answer"), kind=names.kind(row.kind))
    return names.stage(row.stage)


def then(stage: str, kind: str, date: str) -> str:
    """Gives "then: resolve by Tue 15 Dec": what comes after the stage that counts down."""
    deed = _then_deeds().get(stage, names.kind(kind))
    return _("then: {deed} by {date}").format(deed=deed, date=date) if date else _("then: {deed}").format(deed=deed)


def _then_deeds() -> dict[str, str]:
    return {
        "acknowledge": _("acknowledge"),
        "investigate": _("look into it"),
        "answer": _("answer"),
        "resolve": _("resolve"),
        "total": _("full answer"),
    }


def _standing(row: StageRow, rows: Sequence[StageRow]) -> tuple[str, str]:
    if row.state != _OPEN:
        return _decided(row), {"met": "ok", "late": "late", "unreached": "late"}.get(row.state, "soft")
    if row.paused_at is not None:
        return _("Stands still since {when}").format(when=due_line(row.paused_at)), "soft"
    if row.is_next:
        return _("Next due: {reason}").format(reason=_why_next(row, rows)), "accent"
    return _("Open, comes later"), "soft"


def _why_next(row: StageRow, rows: Sequence[StageRow]) -> str:
    """Gives why this one counts down in Due and not another."""
    others = [other for other in rows if other.state == _OPEN and other.id != row.id]
    if row.council_on is not None and row.due_at is None:
        return _("Council has not decided yet")
    if row.due_at is None and row.promised_at is None:
        return _("the policy gives no date")
    if row.promised_at is not None and (row.due_at is None or row.promised_at < row.due_at):
        return _("the date we promised comes first")
    if not others:
        return _("this entry has no other date open")
    return _("its date comes first")


def _decided(row: StageRow) -> str:
    said = names.state(row.state)
    said = said[:1].upper() + said[1:]
    if row.state == "not_owed":
        rule = names.not_owed(row.not_owed_code)
        if row.not_owed_section:
            rule = _("{rule}, Policy {section}").format(rule=rule, section=row.not_owed_section)
        return _("{state}: {rule}").format(state=said, rule=rule)
    if row.answered_at is None:
        return said
    who = (row.answered_by, row.answered_department)
    parts = [due_line(row.answered_at), names.answered_how(row.answered_how), *who]
    return _("{state}: {facts}").format(state=said, facts=", ".join(part for part in parts if part))


def _details(row: StageRow) -> list[str]:
    found = [
        _due(row),
        _section(row),
        _first_due(row),
        _("promised {date}").format(date=due_line(row.promised_at)) if row.promised_at else "",
        _("meeting {day}").format(day=day_short(row.council_on)) if row.council_on else "",
        _("decided {day}").format(day=day_short(row.decided_on)) if row.decided_on else "",
        _("recorded late") if row.recorded_late else "",
        _("opened again: {reason}").format(reason=row.reopen_reason) if row.reopens else "",
        _in_error(row),
    ]
    return [detail for detail in found if detail]


def _in_error(row: StageRow) -> str:
    """Gives why an answer was taken back; where there is another by now, so that it is not taken for that one."""
    if not row.error_reason:
        return ""
    if row.state == _OPEN:
        return _("answer recorded in error: {reason}").format(reason=row.error_reason)
    return _("an answer before this one was recorded in error: {reason}").format(reason=row.error_reason)


def _due(row: StageRow) -> str:
    if row.due_at is not None:
        return _("due {date}").format(date=due_line(row.due_at))
    return "" if row.council_on else _("no date in the policy")


def _section(row: StageRow) -> str:
    if not row.section:
        return ""
    force = _("must") if row.must else _("should")
    return _("Policy {section}, {force}").format(section=row.section, force=force)


def _first_due(row: StageRow) -> str:
    if row.original_due_at is None or row.original_due_at == row.due_at:
        return ""
    first = _("first due {date}").format(date=due_line(row.original_due_at))
    return _("{first}, moved: {why}").format(first=first, why=names.moved(row.moved_why)) if row.moved_why else first


def beyond(outer: str, section: str) -> str:
    """Gives the warning that an estimate is later than the policy's outer limit (Essex, E22)."""
    clause = _("Policy {section}").format(section=section) if section else _("the policy")
    return ended(
        _("Later than the outer limit of {clause}, {date}: the full answer is due by then").format(
            clause=clause, date=outer
        )
    )
