"""The facts of the shift summary: what is open, which promises were kept, what was unusual, who was there.

Counted by what was entered in the days asked for; what is to do is what is open at the moment of asking.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from counterdesk.domain.contact import initials
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services import calendars, cards, line, shift_promises, staff
from counterdesk.services.asks.due import DueBoard, DueRow
from counterdesk.services.asks.logbook import NOT_CARDS, Draft
from counterdesk.services.asks.paper import AskShift, CountLine, OpenItem, ShiftFacts
from counterdesk.services.asks.people import ShiftRow
from counterdesk.services.asks.town import Hours
from counterdesk.services.boards import handover as handovers
from counterdesk.services.boards.queue import due_board
from counterdesk.services.jobs import Office
from counterdesk.services.shift_days import next_open_day, to_do
from counterdesk.services.shift_unusual import any_open_hour, unusual
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Look
from counterdesk.store import journal
from counterdesk.store.queries import people
from counterdesk.store.queries import shift as queries
from counterdesk.store.queries.shift import TopicCount
from counterdesk.values import value
from counterdesk.workdays import Calendar

CLOSURES_AHEAD_DAYS = 45
LONGEST_DAYS = 370
FIRST_YEAR, LAST_YEAR = 2000, 2200
_SEALED = {"complaints": "complaint", "incidents": "incident"}


@value
class Range:
    """The days asked for, and the same in instants: `since` included, `until` not."""

    first: date
    last: date
    since: datetime
    until: datetime


def ask_shift(office: Office, job: AskShift) -> ShiftFacts:
    """Gives the facts of a range of days; refuses `dates_reversed`, `range_too_long` and `year_out_of_range`."""
    if job.last < job.first:
        raise Refused("dates_reversed")
    if (job.last - job.first).days > LONGEST_DAYS:
        raise Refused("range_too_long", days=LONGEST_DAYS)
    for on in (job.first, job.last):
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise Refused("year_out_of_range", year=on.year)
    days = Range(job.first, job.last, day_bounds(job.first)[0], day_bounds(job.last)[1])
    with office.logbook.read() as session:
        look = office.look(session)
        return _facts(office, look, look.town, days)


def _facts(office: Office, look: Look, town: TownNow, days: Range) -> ShiftFacts:
    session, span = look.session, (days.since, days.until)
    counts = queries.topic_counts(session, *span)
    first_contact, by_click = queries.first_contacts(session, *span)
    next_open = next_open_day(town.calendar, max(days.last, look.today))
    tip = journal.head(session)
    unsaved = _cards(office, look)
    rows = due_board(look, DueBoard()).rows
    return ShiftFacts(
        town=town.pack.name,
        counter=look.counter,
        practice=town.is_on("practice"),
        policy_title=town.pack.policy.title,
        first=days.first,
        last=days.last,
        made_at=look.now,
        next_open_day=next_open,
        to_do=(*_open_items(look, rows, next_open), *(unsaved or ())),
        promises=shift_promises.promises(look, *span),
        counts=(*_counted(counts), *_sealed(queries.sealed_counts(session, *span))),
        contacts=sum(one.how_often for one in counts if not one.is_tally),
        first_contact=first_contact,
        first_contact_one_click=by_click,
        visits=queries.visits(session, *span),
        unusual=unusual(look, town.calendar, days.first, days.last),
        shifts=_shifts(look, days),
        handovers=handovers.between(look, *span),
        line=line.between(look, *span),
        closures_ahead=_closures_ahead(look, days.last),
        seal=journal.seal16(tip.chain),
        seal_seq=tip.seq,
        any_open_hour=any_open_hour(town.calendar, days.first, days.last, look.now),
        unconfirmed_years=_unconfirmed_years(look, town.calendar),
        drafts_unread=unsaved is None,
        not_owed=shift_promises.not_owed(look, town.pack, *span),
        waiting=shift_promises.waiting(rows),
    )


def _counted(counts: Iterable[TopicCount]) -> Iterator[CountLine]:
    for one in counts:
        yield CountLine(_how(one.is_tally, one.one_click), one.channel, one.topic, one.how_often)


def _sealed(counts: Iterable[tuple[str, str, int]]) -> Iterator[CountLine]:
    """Gives complaints and incidents by how they came; what they are about is nobody's here."""
    for record, channel, how_often in counts:
        yield CountLine(_SEALED[record], channel, "", how_often)


def _how(is_tally: bool, one_click: bool) -> str:
    if is_tally:
        return "tally"
    return "one_click" if one_click else "entry"


def _open_items(look: Look, rows: Iterable[DueRow], next_open: date | None) -> Iterable[OpenItem]:
    """Gives what is overdue, due by the next open day, or not handed over; callers by initials only."""
    until = day_bounds(next_open)[1] if next_open else look.now
    items = [(what, row) for row in rows if (what := to_do(row, look.now, until))]
    order = {"overdue": 0, "due": 1, "call_back": 2, "reply": 2, "complaint": 2, "council": 2, "message": 3}
    for what, row in sorted(items, key=lambda item: order[item[0]]):
        yield OpenItem(
            what,
            row.record_number,
            row.claimed_by or row.answerer,
            row.sort_at,
            "" if row.sealed else initials(row.title),
            "" if row.sealed else row.topic,
            row.section,
            meeting_on=row.council_on,
            has_since=row.claimed_at,
        )


def _cards(office: Office, look: Look) -> tuple[OpenItem, ...] | None:
    """Gives the cards that are not saved yet: their kind, whose and since when, nothing of what is typed in them.

    None where they cannot be read: the rest of the summary is worth printing.
    """
    authors = [one.id for one in people.people(look.session)]
    try:
        drafts = cards.all_of(office.places.drafts, look.now, authors)
    except Refused:
        return None
    return tuple(_card(look, draft) for draft in drafts if draft.kind not in NOT_CARDS)


def _card(look: Look, draft: Draft) -> OpenItem:
    what = "parked" if draft.parked_at else "draft"
    author = staff.name_of(look.session, draft.author_id)
    return OpenItem(what, "", author, None, "", "", card=draft.kind, since=draft.opened_at)


def _shifts(look: Look, days: Range) -> tuple[ShiftRow, ...]:
    """Gives who was at the desk; a shift that nobody ended is taken to have ended with its last entry."""
    found = []
    for one in people.shifts(look.session, days.since, days.until):
        on = local_date(one.from_at)
        to_at, assumed = one.to_at, False
        if to_at is None and on < look.today:
            last = people.last_entry_at(look.session, one.person_id, one.from_at, day_bounds(on)[1])
            to_at, assumed = last or one.from_at, True
        found.append(ShiftRow(one.person, one.counter, one.from_at, to_at, assumed))
    return tuple(found)


def _closures_ahead(look: Look, last: date) -> tuple[tuple[date, str, Hours], ...]:
    start = last + timedelta(days=1)
    found = queries.ticked_closures(look.session, start, last + timedelta(days=CLOSURES_AHEAD_DAYS))
    return tuple((on, name, calendars.as_hours(hours)) for on, name, hours in found)


def _unconfirmed_years(look: Look, calendar: Calendar) -> tuple[int, ...]:
    years = {local_date(at).year for at in queries.unconfirmed_due(look.session)}
    return tuple(sorted(year for year in years if not calendar.is_confirmed(year)))
