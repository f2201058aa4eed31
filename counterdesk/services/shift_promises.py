"""Which promises were kept in some days, what was owed no response, and what waits for Council."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from counterdesk.domain.deadline import State
from counterdesk.policy import Pack
from counterdesk.services.asks.due import DueRow
from counterdesk.services.asks.paper import ClauseLine, NotOwedLine, WaitingLine
from counterdesk.services.not_owed import ANONYMOUS, CODES
from counterdesk.services.work import Look
from counterdesk.store.queries import shift as queries
from counterdesk.store.queries.shift import RunningLine

_WAITS = "waiting_for_council"
_APART = (State.NOT_OWED, _WAITS)
_CODES = {why.value: code for why, code in CODES.items()}


def promises(look: Look, since: datetime, until: datetime) -> tuple[ClauseLine, ...]:
    """Counts every deadline that ran in a time once, by its verdict as it stood at the end of it.

    Dates that we promised ourselves are counted beside it, each once however many stages it stands on. What is owed
    no response, and what waits for Council, is no promise of a clause.
    """
    as_of = min(until, look.now)
    counted: defaultdict[tuple[object, ...], Counter[str]] = defaultdict(Counter)
    promised = set[tuple[object, ...]]()
    for line in queries.running(look.session, since, until):
        verdict = _verdict(line, until, as_of)
        if verdict not in _APART:
            key = (line.section, line.clause, line.kind, line.stage, line.number, line.unit, line.must)
            counted[key][verdict] += 1
            own, said = _own(line, until), (line.contact_id, line.complaint_id, line.promised_at)
            if own and said not in promised:
                promised.add(said)
                counted[key][own] += 1
    ordered = sorted(counted, key=lambda key: (not key[-1], key[0] == "", key[0], key[2]))
    return tuple(ClauseLine(*key, **counted[key]) for key in ordered)  # type: ignore[arg-type]


def not_owed(look: Look, pack: Pack, since: datetime, until: datetime) -> tuple[NotOwedLine, ...]:
    """Gives what was closed as owed no response in a time, by rule, with the clause of each."""
    found: defaultdict[tuple[str, str, str], list[tuple[int, str]]] = defaultdict(list)
    for code, clause, section, count, number in _each_not_owed(look, pack, since, until):
        found[code, section, clause].append((count, number))
    return tuple(
        NotOwedLine(code, section, clause, sum(one[0] for one in ends), tuple(one[1] for one in ends if one[1]))
        for (code, section, clause), ends in sorted(found.items())
    )


def waiting(rows: Iterable[DueRow]) -> tuple[WaitingLine, ...]:
    """Gives what waits for a decision of Council now, by the meeting."""
    return tuple(
        WaitingLine(row.record_number, row.council_on, row.claimed_by or row.answerer)
        for row in sorted(rows, key=lambda row: (str(row.council_on), row.received_at))
        if row.council_on is not None
    )


def _verdict(line: RunningLine, until: datetime, as_of: datetime) -> str:
    is_open = line.recorded_at is None or line.recorded_at >= until
    if is_open and line.no_due_reason == _WAITS:
        return _WAITS
    if not is_open and line.state == State.NOT_OWED:
        return line.state
    if line.due_at is None:
        return "no_date"
    if is_open:
        return "no_answer_recorded" if line.due_at < as_of else "not_yet_due"
    if line.state == State.MET and line.recorded_late:
        return "recorded_late"
    return line.state


def _own(line: RunningLine, until: datetime) -> str:
    """Gives whether a date of our own was kept; nothing while nobody recorded an answer."""
    if line.promised_at is None or line.answered_at is None or line.recorded_at is None or line.recorded_at >= until:
        return ""
    return "promised_kept" if line.answered_at <= line.promised_at else "promised_late"


def _each_not_owed(
    look: Look, pack: Pack, since: datetime, until: datetime
) -> Iterator[tuple[str, str, str, int, str]]:
    seen = set[tuple[int | None, int | None]]()
    for closed in queries.closed_not_owed(look.session, since, until):
        if (closed.contact_id, closed.complaint_id) not in seen:
            seen.add((closed.contact_id, closed.complaint_id))
            kept = (closed.explanation or {}).get("not_owed") or {}
            yield closed.code, kept.get("clause") or "", kept.get("section") or "", 1, closed.number
    for logged in queries.logged_not_owed(look.session, since, until):
        detail = logged.detail or {}
        if code := _CODES.get(detail.get("why", "")):
            yield code, detail.get("clause") or "", detail.get("section") or "", logged.quantity, ""
    for number, clause in queries.anonymous_not_owed(look.session, since, until):
        rule = pack.anonymous
        section = rule.section if rule is not None and rule.clause == clause else ""
        yield ANONYMOUS, clause, section, 1, number
