"""The feed: what the journal's newest lines mean for the boards that windows show."""

from counterdesk.services.asks.desk import Changes
from counterdesk.store import journal
from counterdesk.store.journal import Line
from counterdesk.store.sessions import Session

MOST_LINES = 500
TOPICS_OF = {
    "contacts": ("contacts", "drafts"),
    "messages": ("messages", "contacts"),
    "deadlines": ("due",),
    "attempts": ("due",),
    "complaints": ("complaints", "contacts", "drafts"),
    "incidents": ("incidents", "contacts", "drafts"),
    "incident_addenda": ("incidents",),
    "sealed_identities": ("complaints", "incidents"),
    "caller_links": ("callers",),
    "openings": ("complaints", "incidents"),
    "printed": ("messages",),
    "people": ("people",),
    "departments": ("people",),
    "shifts": ("shifts",),
    "handovers": ("shifts",),
    "lines": ("line",),
    "topics": ("topics",),
    "settings": ("town",),
    "packs": ("town", "topics", "people"),
    "policy_edits": ("town",),
    "calendars": ("town", "due"),
    "closures": ("town",),
    "years": ("town",),
}
TOPICS_OF_ACTION = {"backed_up": ("health",), "checked": ("health",)}
EVERYTHING = frozenset(topic for topics in (*TOPICS_OF.values(), ("health",)) for topic in topics)


def changes_since(session: Session, seq: int) -> Changes | None:
    """Gives what has happened after a journal line, None for nothing; far behind, everything counts as changed."""
    tip = journal.head(session)
    if tip.seq <= seq:
        return None
    if tip.seq - seq > MOST_LINES:
        return Changes(EVERYTHING, frozenset(), tip.seq)
    lines = journal.lines_after(session, seq, MOST_LINES)
    return Changes(frozenset(_topics(lines)), frozenset(line.record_uid for line in lines), tip.seq)


def _topics(lines: tuple[Line, ...]) -> set[str]:
    return {topic for line in lines for topic in TOPICS_OF_ACTION.get(line.action) or TOPICS_OF.get(line.record, ())}
