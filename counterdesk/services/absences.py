"""Absences: what the town's own policy asks for by the length of one, and what of it was done.

Knows no town: from when on something is asked for stands in its policy. Business days are those of the calendar of
the department that the person works in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.policy import Pack
from counterdesk.policy.pack import AwayRule
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import Absence, AwayAsk, AwayClause, PersonRow, TickAway
from counterdesk.services.people import is_away
from counterdesk.services.town_now import TownNow
from counterdesk.services.work import Work
from counterdesk.store.queries import people as queries
from counterdesk.store.queries.people import AWAY, TickLine
from counterdesk.store.tables import Amendment
from counterdesk.values import value
from counterdesk.workdays import Calendar

STATES = ("", "done", "back")
REMIND_DAYS = 30
DAYS_IN_WEEK = 7
_LOOK_AHEAD_DAYS = 400


@value
class Length:
    """How long an absence is: its days, and the open days among them."""

    days: int
    business_days: int


def tick_away(work: Work, command: TickAway) -> Done:
    """Keeps what was done for an absence; refuses `not_there` when the policy asks nothing of the kind."""
    row = queries.person_row(work.session, command.person_id)
    rules = [] if row is None else asked(work.town, row.department_id, row.away_from_on, row.away_until_on)
    if row is None or command.state not in STATES or command.asks not in {rule.asks for rule in rules}:
        raise Refused("not_there")
    kept = Amendment(
        record=row.__tablename__,
        record_id=row.id,
        field=f"{AWAY}{command.asks}",
        after={"for": mark(row.away_from_on, row.away_until_on, row.stand_in_id), "state": command.state},
        by=work.author,
        at=work.now,
    )
    work.tx.add(kept)
    work.tx.journal("absence_ticked", row)
    facts = {"name": row.name, "asks": command.asks, "state": command.state}
    return Done("absence_ticked", work.now, row.__tablename__, row.uid, row.id, facts=facts)


def asked(town: TownNow, department_id: int | None, from_on: date | None, until_on: date | None) -> Sequence[AwayRule]:
    """Gives the policy's rules that an absence of these days asks for; none while its first day is not known."""
    if from_on is None or until_on is None:
        return ()
    length = length_of(town.calendar_of(department_id).calendar, from_on, until_on)
    return tuple(rule for rule in town.pack.away if asks_for(rule, length))


def asks_for(rule: AwayRule, length: Length) -> bool:
    """Whether an absence is long enough for a rule.

    LaSalle 4 (L5): one full day or more. Essex 7 (E16): more than three business days. A week is seven days (E18). In
    which the office never opens, nobody is away.
    """
    if not length.business_days:
        return False
    have = length.business_days if rule.unit == "business_days" else length.days
    need = rule.number * (DAYS_IN_WEEK if rule.unit == "weeks" else 1)
    return have >= need if rule.at_least else have > need


def length_of(calendar: Calendar, from_on: date, until_on: date) -> Length:
    """Gives how long an absence is; its first and its last day belong."""
    days = [from_on + timedelta(days=ahead) for ahead in range((until_on - from_on).days + 1)]
    return Length(len(days), sum(calendar.is_business_day(day) for day in days))


def back_on(calendar: Calendar, until_on: date) -> date | None:
    """Gives the first open day after the last one away; None when the office does not open for a year."""
    ahead = (until_on + timedelta(days=days) for days in range(1, _LOOK_AHEAD_DAYS))
    return next((day for day in ahead if calendar.is_business_day(day)), None)


def absences(town: TownNow, people: Sequence[PersonRow], ticks: Sequence[TickLine], today: date) -> tuple[Absence, ...]:
    """Gives who is away, will be, or is back with something to change back; by the first day away."""
    by_id = {person.id: person for person in people}
    found = (_absence(town, person, by_id, ticks, today) for person in people)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.from_on, one.person.name)))


def change_back_on(absence: Absence) -> date | None:
    """Gives the day on which greetings are to be changed back (Essex 7, E15); None once all of it is done."""
    return absence.back_on if any(one.state != "back" for one in absence.asks) else None


def mark(from_on: date | None, until_on: date | None, stand_in_id: int | None) -> str:
    """Gives what tells one absence from another: with other days or another stand-in the texts are other ones."""
    return f"{from_on}/{until_on}/{stand_in_id or ''}"


def _absence(
    town: TownNow, person: PersonRow, people: Mapping[PersonId, PersonRow], ticks: Sequence[TickLine], today: date
) -> Absence | None:
    if person.away_from is None or person.away_until is None:
        return None
    calendar = town.calendar_of(person.department_id).calendar
    length = length_of(calendar, person.away_from, person.away_until)
    returns = back_on(calendar, person.away_until)
    phase = _phase(person.away_from, returns or person.away_until + timedelta(days=1), today)
    rules = asked(town, person.department_id, person.away_from, person.away_until)
    asks = _asks(town.pack, rules, person, _last_ticks(person, ticks))
    if phase == "back" and _is_over(asks, person.away_until, today):
        return None
    stand_in = people.get(person.stand_in_id) if person.stand_in_id is not None else None
    return Absence(
        person,
        person.away_from,
        person.away_until,
        returns,
        length.days,
        length.business_days,
        phase,
        asks,
        stand_in,
        stand_in is not None and _overlap(person, stand_in),
    )


def _phase(from_on: date, returns: date, today: date) -> str:
    if today < from_on:
        return "coming"
    return "away" if today < returns else "back"


def _is_over(asks: Sequence[AwayAsk], until_on: date, today: date) -> bool:
    return all(one.state == "back" for one in asks) or today > until_on + timedelta(days=REMIND_DAYS)


def _overlap(person: PersonRow, stand_in: PersonRow) -> bool:
    days = (person.away_from, person.away_until, stand_in.away_from)
    inside = (day for day in days if day is not None)
    return any(
        is_away(stand_in.away_from, stand_in.away_until, day) and is_away(person.away_from, person.away_until, day)
        for day in inside
    )


def _last_ticks(person: PersonRow, ticks: Iterable[TickLine]) -> dict[str, TickLine]:
    """Gives what was ticked last for each thing that this absence asks for."""
    own = mark(person.away_from, person.away_until, person.stand_in_id)
    mine = (line for line in ticks if line.person_id == person.id and line.ticked["for"] == own)
    return {line.field.removeprefix(AWAY): line for line in mine}


def _asks(
    pack: Pack, rules: Sequence[AwayRule], person: PersonRow, ticks: Mapping[str, TickLine]
) -> tuple[AwayAsk, ...]:
    """Gives the rules by what they ask for: two clauses may ask for the same (Tecumseh 5.4 and 6.2, T16)."""
    together: dict[str, list[AwayRule]] = {}
    for rule in rules:
        together.setdefault(rule.asks, []).append(rule)
    return tuple(_ask(pack, asks, found, person, ticks.get(asks)) for asks, found in together.items())


def _ask(pack: Pack, asks: str, rules: Sequence[AwayRule], person: PersonRow, tick: TickLine | None) -> AwayAsk:
    before = max((rule.days_before or 0 for rule in rules), default=0)
    clauses = {rule.clause for rule in rules}
    blank = next((one for one in pack.blanks if one.clause in clauses), None)
    return AwayAsk(
        asks,
        tuple(AwayClause(rule.clause, rule.section, rule.words) for rule in rules),
        person.away_from - timedelta(days=before) if before and person.away_from else None,
        str(tick.ticked["state"]) if tick else "",
        tick.at if tick and tick.ticked["state"] else None,
        tick.by if tick and tick.ticked["state"] else "",
        blank.missing if blank else "",
    )
