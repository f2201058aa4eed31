"""Every stage of one record, the next one marked, and what may be done with it now."""

from collections.abc import Mapping
from datetime import datetime

from counterdesk.domain.deadline import State
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.refusal import Refused
from counterdesk.services import not_owed, running
from counterdesk.services.asks.stages import AskStages, StageRow, StagesAnswer
from counterdesk.services.boards.queue import may_give_up
from counterdesk.services.work import Look
from counterdesk.store.queries import people, records
from counterdesk.store.tables import Deadline


def ask_stages(look: Look, question: AskStages) -> StagesAnswer:
    """Gives the stages of a record, oldest first, void ones left out; refuses `not_there`."""
    asked = records.deadline(look.session, question.id)
    if asked is None:
        raise Refused("not_there")
    rows = [
        row
        for row in records.deadlines_of(look.session, asked.contact_id, asked.complaint_id)
        if row.state != State.VOID
    ]
    still_open = [row for row in rows if row.state == State.OPEN]
    coming = min(still_open, key=running.next_first, default=None)
    limit = running.outer_of(still_open)
    rules = not_owed.rules_for(look, asked)
    council, pausing = look.town.pack.council, look.town.pack.pausing
    after = look.town.pack.standard(council.owes) if council else None
    departments = _departments(look) if any(row.answered_by for row in rows) else {}
    return StagesAnswer(
        rows=tuple(_row(row, coming, departments) for row in rows),
        outer_at=limit.due_at if limit else None,
        outer_section=(limit.section if limit else "") or "",
        not_owed=tuple((rule.code, rule.section) for rule in rules),
        may_pause=pausing is not None and coming is not None and coming.due_at is not None and not coming.paused_at,
        may_give_up=coming is not None and may_give_up(look.town, _tried(look, coming)),
        council_section=council.section if council else "",
        not_owed_words=tuple((rule.code, rule.words) for rule in rules),
        pause_reasons=pausing.reasons if pausing else (),
        council_words=council.words if council else "",
        council_number=after.number if after else 0,
        council_unit=after.unit if after else "",
    )


def _tried(look: Look, row: Deadline) -> tuple[datetime, ...]:
    return records.attempt_times(look.session, row.id)


def _departments(look: Look) -> dict[str, str]:
    """Gives where each colleague works, by name."""
    return {person.name: person.department for person in people.people(look.session)}


def _row(row: Deadline, coming: Deadline | None, departments: Mapping[str, str]) -> StageRow:
    return StageRow(
        id=DeadlineId(row.id),
        kind=row.kind,
        stage=row.stage or "",
        state=row.state,
        must=row.must,
        clause=row.clause or "",
        section=row.section or "",
        received_at=row.received_at,
        due_at=row.due_at,
        original_due_at=row.original_due_at,
        promised_at=row.promised_at,
        no_due_reason=row.no_due_reason or "",
        is_next=row is coming,
        answered_at=row.answered_at,
        answered_by=row.answered_by or "",
        answered_how=row.answered_how or "",
        answered_department=departments.get(row.answered_by or "", ""),
        recorded_at=row.recorded_at,
        recorded_late=row.recorded_late,
        council_on=row.council_on,
        decided_on=row.decided_on,
        not_owed_code=row.not_owed_code or "",
        reopens=row.reopens_id is not None,
        reopen_reason=row.reopen_reason or "",
        moved_why=row.moved_why or "",
        paused_at=row.paused_at,
        error_reason=row.void_reason or "",
        not_owed_section=((row.explanation or {}).get("not_owed") or {}).get("section") or "",
    )
