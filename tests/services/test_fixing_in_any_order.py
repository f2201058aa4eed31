"""Fixes in any order: an entry owes what it would have owed if logged so, and the last fix can be undone."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Given, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import AskContact, Extras, Find, LogContact
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.fixing import AskToFix, FixContact, WithdrawFix
from counterdesk.services.asks.logbook import Check
from counterdesk.services.door import LogbookDesk
from tests.desk import Clock, call, new_desk, person, toronto, uid

CHOICES: dict[str, tuple[object, ...]] = {
    "note": ("Leaves", "The road", "O'Brien <b>", "x" * 500),
    "channel": tuple(Channel),
    "outcome": (Outcome.MESSAGE, Outcome.MESSAGE, Outcome.SEND, Outcome.ANSWERED, Outcome.NOTHING_OWED),
    "happened_at": tuple(
        toronto(f"2026-11-{day} {hour}") for day in (16, 20, 23) for hour in ("08:00", "12:30", "20:00")
    ),
    "caller": (
        CallerTyped("Maria Rossi", number="519-555-0142"),
        CallerTyped("Mario Bianchi", number="519-555-0199 ext 12"),
        CallerTyped(name_given=Given.DECLINED, number_given=Given.NOT_GIVEN),
        CallerTyped("Anna", reach_at="anna@example.ca"),
    ),
    "extras": (Extras(), Extras("12 Elm St", "Her mother", "says_so", "T-1", "Italian", "Large print")),
    "message": (MessageTyped(Answerer(text="Tom Ng")), MessageTyped(Answerer(text="Anna Bauer"), "after six")),
    "detail": (OutcomeDetail(nothing_owed=NothingOwed.SALES), OutcomeDetail(sent_what="the form")),
}
SEEDS = range(16)


def chance(seed: int, steps: int) -> list[dict[str, object]]:
    """Gives some fixes, each of one to three fields."""
    dice = random.Random(seed)
    return [
        {name: dice.choice(CHOICES[name]) for name in dice.sample(list(CHOICES), dice.randint(1, 3))}
        for _ in range(steps)
    ]


def fix(desk: LogbookDesk, clock: Clock, entry: str, fields: dict[str, object]) -> bool:
    """Fixes an entry as Priya; whether anything was different."""
    clock.forward(seconds=7)
    shown = desk.read(AskToFix(entry, person(desk, "Priya"))).entry
    try:
        desk.do(FixContact(replace(shown, **fields), "Misheard"), person(desk, "Priya"))  # type: ignore[arg-type]
    except Refused as refused:
        if refused.code != "nothing_changed":
            raise
        return False
    return True


def owed(desk: LogbookDesk, entry: str) -> list[tuple[object, ...]]:
    rows = (row for row in desk.read(DueBoard()).rows if row.record_uid == entry)
    return [(row.kind, row.stage, row.due_at, row.answerer, row.number) for row in rows]


def seen(desk: LogbookDesk, entry: str) -> tuple[object, ...]:
    """Gives all that counts about an entry but its history."""
    view = replace(desk.read(AskContact(entry)), history=(), deadline_ids=())
    callers = [len(desk.read(AskCaller(f"519-555-{end}")).contacts) for end in ("0142", "0199")]
    found = [[row.uid for row in desk.read(Find(word))] for word in ("rossi", "bianchi", "leaves")]
    return view, owed(desk, entry), callers, found


def standing(entry: LogContact) -> LogContact:
    """Gives the command that logs the same once more, without what its outcome does not need."""
    message = entry.message if entry.outcome.owes_an_answer else MessageTyped()
    return replace(entry, uid=uid(), message=message, visit_uid="", opened_at=None)


@pytest.fixture(params=["tecumseh", "essex"])
def desk_and_clock(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[LogbookDesk, Clock]:
    """A desk in a town with one limit, and in one with an outer limit beside it."""
    return new_desk(tmp_path, town=request.param)


@pytest.mark.parametrize("seed", SEEDS)
def test_fixed_in_any_order_it_owes_what_it_would_have_owed(desk_and_clock, seed: int) -> None:
    desk, clock = desk_and_clock
    entry = desk.do(call(), person(desk, "Priya")).uid
    for fields in chance(seed, 5):
        fix(desk, clock, entry, fields)
    same = standing(desk.read(AskToFix(entry, person(desk, "Priya"))).entry)
    desk.do(same, person(desk, "Priya"))
    assert owed(desk, entry) == owed(desk, same.uid)
    assert desk.slow(Check()).sound


@pytest.mark.parametrize("seed", SEEDS)
def test_the_last_fix_can_always_be_taken_back(desk_and_clock, seed: int) -> None:
    desk, clock = desk_and_clock
    entry = desk.do(call(), person(desk, "Priya")).uid
    for fields in chance(1000 + seed, 4):
        before = seen(desk, entry)
        if fix(desk, clock, entry, fields):
            clock.forward(seconds=3)
            desk.do(WithdrawFix(entry), person(desk, "Priya"))
            assert seen(desk, entry) == before
            fix(desk, clock, entry, fields)
    assert desk.slow(Check()).sound


@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_that_ever_stood_there_stays_in_the_history(desk_and_clock, seed: int) -> None:
    desk, clock = desk_and_clock
    entry = desk.do(call(note="first"), person(desk, "Priya")).uid
    stood = ["first"]
    for fields in chance(2000 + seed, 5):
        if fix(desk, clock, entry, fields) and str(fields.get("note", stood[-1])) != stood[-1]:
            stood.append(str(fields["note"]))
    changes = [one for one in desk.read(AskContact(entry)).history if one.field == "note"]
    assert [one.before for one in changes] == stood[:-1]
    assert [one.after for one in changes] == stood[1:]
