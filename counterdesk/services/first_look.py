"""Today's log before anything else is loaded; loads no database library itself."""

from pathlib import Path

from counterdesk.services.asks.contacts import DayLog, LogAnswer
from counterdesk.services.boards.rows import log_answer
from counterdesk.store import first_look


def day_log(logbook: Path, question: DayLog) -> LogAnswer | None:
    """Answers as the real desk would; None where only the real desk can tell."""
    lines = first_look.day_lines(logbook, question.since, question.until, question.limit)
    return None if lines is None else log_answer(lines, question.limit)


def last_line(logbook: Path) -> int | None:
    """Gives the number of the journal's last line; None where only the real desk can tell."""
    return first_look.last_line(logbook)
