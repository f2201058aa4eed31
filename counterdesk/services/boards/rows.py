"""A line of the log as windows get it."""

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import LogAnswer, LogRow
from counterdesk.services.plain import first_words
from counterdesk.store.lines import ContactLine, DayLines, SealedLine


def log_answer(lines: DayLines, limit: int) -> LogAnswer:
    """Gives lines of all kinds as one list, newest first, with the counts of the line above."""
    rows = [
        *(contact_row(one) for one in lines.contacts),
        *(sealed_row(one, "complaints") for one in lines.complaints),
        *(sealed_row(one, "incidents") for one in lines.incidents),
    ]
    rows.sort(key=lambda row: (row.entered_at, row.id), reverse=True)
    return LogAnswer(tuple(rows[:limit]), *lines.counts)


def contact_row(line: ContactLine) -> LogRow:
    """Gives a contact as one line of the log; a confidential one without name and number."""
    detail = line.detail or {}
    return LogRow(
        uid=line.uid,
        record="contacts",
        id=line.id,
        at=line.at,
        entered_at=line.entered_at,
        channel=line.channel,
        topic=line.topic or "",
        name="" if line.confidential else line.name or "",
        number="" if line.confidential else number_text(line.typed, line.shown, line.extension),
        outcome=line.outcome,
        detail=str(detail.get("shown") or detail.get("for") or detail.get("what") or ""),
        record_number=line.message_number or "",
        author=line.author,
        author_id=PersonId(line.author_id),
        quantity=line.quantity,
        one_click=line.one_click,
        sealed=line.confidential,
        voided=line.void_at is not None,
        late_entry=line.late_entry,
        handed_at=line.handed_at,
        read_at=line.read_at,
        result=str(detail.get("result") or ""),
        about=first_words(line.note),
    )


def sealed_row(line: SealedLine, record: str) -> LogRow:
    """Gives a complaint or an incident as one line of the log: its number and department."""
    return LogRow(
        uid=line.uid,
        record=record,
        id=line.id,
        at=line.at,
        entered_at=line.entered_at,
        channel=line.channel or "",
        topic="",
        name="",
        number="",
        outcome="",
        detail=line.department or "",
        record_number=line.number,
        author=line.author,
        author_id=PersonId(line.author_id),
        quantity=1,
        one_click=False,
        sealed=True,
        voided=line.void_at is not None,
        late_entry=False,
    )


def number_text(typed: str | None, shown: str | None, extension: str | None) -> str:
    """Gives a number as lists show it: 3-3-4 with "x12" behind, or as typed where it could not be read."""
    if not shown:
        return typed or ""
    return f"{shown} x{extension}" if extension else shown
