"""The log and the search over everything."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from counterdesk.domain.contact import Outcome
from counterdesk.domain.datewords import read as read_dates
from counterdesk.domain.ids import PersonId
from counterdesk.domain.instants import day_bounds
from counterdesk.services import phones
from counterdesk.services.asks.contacts import DayLog, Find, LogAnswer, LogRow, Sieve
from counterdesk.services.plain import first_words
from counterdesk.services.work import Look
from counterdesk.store import search
from counterdesk.store.queries import log as queries
from counterdesk.store.queries import narrowed
from counterdesk.store.queries.log import ContactLine, SealedLine
from counterdesk.store.queries.narrowed import Narrow
from counterdesk.store.search import Hit

LATEST_ENTRY = timedelta(days=92)  # what is written down later than this is found by its words or its day, not by both
_MOST_OWN = 500
_RECORD_NUMBER = re.compile(r"\d{4}-\d{1,6}")


def day_log(look: Look, question: DayLog) -> LogAnswer:
    """Gives what was entered in a time, newest first, and the counts of the line above."""
    span = (look.session, question.since, question.until)
    if question.sieve.is_open:
        which = (*span, question.limit, question.changed or None)
        rows = [
            *(contact_row(one) for one in queries.contacts_between(*which)),
            *(sealed_row(one, "complaints") for one in queries.complaints_between(*which)),
            *(sealed_row(one, "incidents") for one in queries.incidents_between(*which)),
        ]
    else:
        narrow = replace(_narrow(question.sieve), entered=(question.since, question.until))
        rows = list(_let_through(look, narrow, question.limit).values())
    counts = queries.counts_between(*span)
    rows.sort(key=lambda row: (row.entered_at, row.id), reverse=True)
    return LogAnswer(tuple(rows[: question.limit]), *counts)


def find(look: Look, question: Find) -> tuple[LogRow, ...]:
    """Gives the entries that hold every typed word, newest first; of sealed text one's own incidents only.

    Words that mean a day find what happened on it; where that is nothing, they are words: "12 may" is a house too.
    """
    narrow, typed = _narrow(question.sieve), question.typed
    rows = _on_days(look, question, narrow)
    if rows:
        found = sorted(rows.values(), key=lambda row: (row.at, row.id), reverse=True)
    else:
        rows = _holding(look, question, typed, narrow) | _by_number(look, typed.strip(), narrow)
        found = sorted(rows.values(), key=lambda row: (row.entered_at, row.id), reverse=True)
    return tuple(found[: question.limit])


def _on_days(look: Look, question: Find, narrow: Narrow) -> dict[str, LogRow]:
    sought = read_dates(question.typed, look.today)
    if sought.first_on is None or sought.last_on is None:
        return {}
    on_days = replace(narrow, happened=(day_bounds(sought.first_on)[0], day_bounds(sought.last_on)[1]))
    if search.match_of(sought.words):
        return _holding(look, question, sought.words, on_days)
    return _let_through(look, on_days, question.limit)


def _narrow(sieve: Sieve) -> Narrow:
    return Narrow(sieve.kinds, sieve.topic_id, sieve.person_id)


def _let_through(look: Look, narrow: Narrow, limit: int) -> dict[str, LogRow]:
    rows = [contact_row(line) for line in narrowed.contacts(look.session, narrow, limit)]
    rows += [sealed_row(line, "complaints") for line in narrowed.complaints(look.session, narrow, limit)]
    rows += [sealed_row(line, "incidents") for line in narrowed.incidents(look.session, narrow, limit)]
    return {row.uid: row for row in rows}


def _holding(look: Look, question: Find, typed: str, narrow: Narrow) -> dict[str, LogRow]:
    """Gives the newest entries with these words that are let through, and the incidents of whoever searches."""
    rows = _in_the_open(look, typed, narrow, question.limit)
    if question.reader_id is None or not narrow.lets("incidents"):
        return rows
    own = search.reported(look.session, typed, question.reader_id, _MOST_OWN)
    lines = narrowed.incidents(look.session, narrow, question.limit, own) if own else ()
    return rows | {line.uid: sealed_row(line, "incidents") for line in lines}


def _in_the_open(look: Look, typed: str, narrow: Narrow, limit: int) -> dict[str, LogRow]:
    if narrow == Narrow():
        return _rows_of(look, search.find(look.session, typed, limit), narrow, limit)
    after, before = _where(look, narrow)
    rows: dict[str, LogRow] = {}
    for hits in search.pages(look.session, typed, after, before):
        rows |= _rows_of(look, hits, narrow, limit)
        if len(rows) >= limit:
            break
    return rows


def _rows_of(look: Look, hits: tuple[Hit, ...], narrow: Narrow, limit: int) -> dict[str, LogRow]:
    ids = {
        name: [hit.record_id for hit in hits if hit.record == name] for name in ("contacts", "messages", "complaints")
    }
    contact_ids = (*ids["contacts"], *narrowed.contacts_of(look.session, ids["messages"]))
    rows = {}
    if contact_ids:
        rows = {line.uid: contact_row(line) for line in narrowed.contacts(look.session, narrow, limit, contact_ids)}
    if ids["complaints"]:
        for line in narrowed.complaints(look.session, narrow, limit, ids["complaints"]):
            rows[line.uid] = sealed_row(line, "complaints")
    return rows


def _where(look: Look, narrow: Narrow) -> tuple[int, int]:
    """Gives between which rows of the index the entries of some days stand; nothing is entered before it happened."""
    if narrow.happened is None:
        return 0, search.NO_END
    since, until = narrow.happened
    after = narrowed.place_before(look.session, since)
    before = narrowed.place_from(look.session, until + LATEST_ENTRY)
    return after or 0, before or search.NO_END


def contact_row(line: ContactLine) -> LogRow:
    """Gives a contact as one line of the log; a confidential one without name and number."""
    detail = line.detail or {}
    has_slip = line.outcome == Outcome.MESSAGE or line.void_at is not None  # a fix may have taken its message away
    return LogRow(
        uid=line.uid,
        record="contacts",
        id=line.id,
        at=line.at,
        entered_at=line.entered_at,
        channel=line.channel,
        topic=line.topic or "",
        name="" if line.confidential else line.name or "",
        number="" if line.confidential else phones.number_text(line.typed, line.shown, line.extension),
        outcome=line.outcome,
        detail=other_half(line.outcome, line.detail or {}, sealed=line.confidential),
        record_number=(line.message_number or "") if has_slip else "",
        author=line.author,
        author_id=PersonId(line.author_id),
        quantity=line.quantity,
        one_click=line.one_click,
        sealed=line.confidential,
        voided=line.void_at is not None,
        late_entry=line.late_entry,
        handed_at=line.handed_at if has_slip else None,
        read_at=line.read_at if has_slip else None,
        result=str(detail.get("result") or ""),
        about=first_words(line.note),
    )


def other_half(outcome: str, detail: Mapping[str, Any], *, sealed: bool) -> str:
    """Gives what an outcome alone does not say: what is sent (where that may be told), to whom it went, who answers."""
    if outcome == Outcome.SEND and not sealed:
        return str(detail.get("what") or "")
    return str(detail.get("shown") or detail.get("for") or "")


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


def _by_number(look: Look, typed: str, narrow: Narrow) -> dict[str, LogRow]:
    if not _RECORD_NUMBER.fullmatch(typed) or narrow.topic_id is not None or narrow.person_id is not None:
        return {}
    complaints, incidents = queries.numbered(look.session, typed)
    rows = [sealed_row(one, "complaints") for one in complaints if narrow.lets("complaints")]
    rows += [sealed_row(one, "incidents") for one in incidents if narrow.lets("incidents")]
    return {row.uid: row for row in rows}
