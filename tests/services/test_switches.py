"""The four switches of the deadline rule, set by a town through the door: what each moves, and what it leaves alone."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import SetScopeHours
from counterdesk.services.asks.due import AskPromise, AskWhy, DueBoard
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.services.asks.town import AskTown, ClosureRow
from counterdesk.services.door import LogbookDesk
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Setting
from counterdesk.store.writing import Stamp
from tests.desk import Clock, message, new_desk, packs, person, places, toronto

SET_UP = date(2026, 11, 2)
START = toronto("2026-11-02 09:00")
DEFAULTS = {
    "after_hours": "next_open_day",
    "at_closing": "same_day",
    "half_day": "counts",
    "plain_last_day": "next_open_day",
}
OTHER = {
    "after_hours": "same_day",
    "at_closing": "next_open_day",
    "half_day": "skipped",
    "plain_last_day": "as_is",
}
HALF_DAY = ClosureRow(date(2026, 12, 23), "Staff event", (("08:30", "12:00"),))
LUNCH = ((("08:30", "11:30"), ("13:30", "16:30")),) * 5 + ((),) * 2


@dataclass(frozen=True)
class Case:
    """What comes in, when, and when it is due with the switch as it comes and turned."""

    switch: str
    town: str
    channel: Channel
    received: str
    usual: str
    turned: str


CASES = [
    # after closing: counts from the next opening, or from when it came
    Case("after_hours", "tecumseh", Channel.CALL, "2026-11-20 16:31", "2026-11-24 16:30", "2026-11-23 16:30"),
    Case("after_hours", "tecumseh", Channel.VOICEMAIL, "2026-11-21 11:00", "2026-11-24 16:30", "2026-11-23 16:30"),
    Case("after_hours", "tecumseh", Channel.VOICEMAIL, "2026-11-22 23:59", "2026-11-24 16:30", "2026-11-23 16:30"),
    Case("after_hours", "tecumseh", Channel.VOICEMAIL, "2026-11-23 07:00", "2026-11-24 16:30", "2026-11-24 16:30"),
    Case("after_hours", "essex", Channel.VOICEMAIL, "2026-11-20 16:31", "2026-11-25 16:30", "2026-11-24 16:30"),
    Case("after_hours", "lasalle", Channel.EMAIL, "2026-11-18 20:00", "2026-11-23 16:30", "2026-11-20 16:30"),
    Case("after_hours", "lasalle", Channel.LETTER, "2026-11-13 17:00", "2026-11-23 16:30", "2026-11-20 16:30"),
    Case("after_hours", "tecumseh", Channel.CALL, "2026-11-20 16:30", "2026-11-23 16:30", "2026-11-23 16:30"),
    # at the closing instant itself
    Case("at_closing", "tecumseh", Channel.CALL, "2026-11-20 16:30", "2026-11-23 16:30", "2026-11-24 16:30"),
    Case("at_closing", "tecumseh", Channel.CALL, "2026-11-20 16:29", "2026-11-23 16:30", "2026-11-23 16:30"),
    Case("at_closing", "essex", Channel.VOICEMAIL, "2026-11-20 16:30", "2026-11-24 16:30", "2026-11-25 16:30"),
    Case("at_closing", "essex", Channel.VOICEMAIL, "2026-11-20 16:31", "2026-11-25 16:30", "2026-11-25 16:30"),
    Case("at_closing", "kawartha_lakes", Channel.LETTER, "2026-11-20 16:30", "2026-11-27 16:30", "2026-11-30 16:30"),
    # a last day that is a plain day on a weekend; only LaSalle promises plain days
    Case("plain_last_day", "lasalle", Channel.EMAIL, "2026-11-19 10:00", "2026-11-23 16:30", "2026-11-22 00:00"),
    Case("plain_last_day", "lasalle", Channel.EMAIL, "2026-11-20 10:00", "2026-11-23 16:30", "2026-11-23 00:00"),
    Case("plain_last_day", "lasalle", Channel.EMAIL, "2026-11-18 10:00", "2026-11-20 16:30", "2026-11-20 16:30"),
    Case("plain_last_day", "lasalle", Channel.CALL, "2026-11-19 10:00", "2026-11-23 16:30", "2026-11-23 16:30"),
    Case("plain_last_day", "tecumseh", Channel.EMAIL, "2026-11-19 10:00", "2026-11-24 16:30", "2026-11-24 16:30"),
]

HALF_DAYS = [
    Case("half_day", "tecumseh", Channel.CALL, "2026-12-22 10:00", "2026-12-23 12:00", "2026-12-24 16:30"),
    Case("half_day", "tecumseh", Channel.CALL, "2026-12-23 10:00", "2026-12-24 16:30", "2026-12-24 16:30"),
    Case("half_day", "tecumseh", Channel.CALL, "2026-12-23 12:30", "2026-12-25 16:30", "2026-12-25 16:30"),
    Case("half_day", "tecumseh", Channel.E_FORM, "2026-12-22 10:00", "2026-12-24 16:30", "2026-12-25 16:30"),
    Case("half_day", "essex", Channel.VOICEMAIL, "2026-12-21 10:00", "2026-12-23 12:00", "2026-12-24 16:30"),
    Case("half_day", "lasalle", Channel.EMAIL, "2026-12-21 10:00", "2026-12-23 12:00", "2026-12-24 16:30"),
]


def case_id(case: Case) -> str:
    return f"{case.switch}-{case.town}-{case.channel}-{case.received[5:].replace(' ', '-')}"


def due_of(desk: LogbookDesk, clock: Clock, case: Case) -> object:
    """Gives what the card promises, after seeing that the saved row says the same."""
    received = toronto(case.received)
    clock.set(max(clock.now, received))
    promised = desk.read(AskPromise(case.channel, Outcome.MESSAGE, received))
    done = desk.do(message(channel=case.channel, happened_at=received), person(desk, "Priya"))
    assert done.facts["due_at"] == promised.due_at.isoformat()
    return promised.due_at


@pytest.mark.parametrize("case", CASES, ids=case_id)
def test_a_switch_moves_new_dates_as_the_rule_says(tmp_path: Path, case: Case) -> None:
    desk, clock = new_desk(tmp_path, START, town=case.town)
    assert due_of(desk, clock, case) == toronto(case.usual)
    desk.do(SetPolicySwitch(case.switch, OTHER[case.switch], SET_UP), None)
    assert due_of(desk, clock, case) == toronto(case.turned)


@pytest.mark.parametrize("case", HALF_DAYS, ids=case_id)
def test_half_days_count_or_are_skipped_as_the_town_says(tmp_path: Path, case: Case) -> None:
    desk, clock = new_desk(tmp_path, START, town=case.town, closures=(HALF_DAY,))
    assert due_of(desk, clock, case) == toronto(case.usual)
    desk.do(SetPolicySwitch("half_day", "skipped", SET_UP), None)
    assert due_of(desk, clock, case) == toronto(case.turned)


@pytest.mark.parametrize("case", CASES[:1] + HALF_DAYS[:1], ids=case_id)
def test_a_switch_turned_back_gives_the_old_dates_again(tmp_path: Path, case: Case) -> None:
    desk, clock = new_desk(tmp_path, START, town=case.town, closures=(HALF_DAY,))
    desk.do(SetPolicySwitch(case.switch, OTHER[case.switch], SET_UP), None)
    desk.do(SetPolicySwitch(case.switch, DEFAULTS[case.switch], SET_UP), None)
    assert due_of(desk, clock, case) == toronto(case.usual)


@pytest.mark.parametrize("town", sorted(packs()))
def test_every_town_starts_with_the_switches_of_the_rule(tmp_path: Path, town: str) -> None:
    desk, _ = new_desk(tmp_path, START, town=town)
    assert desk.read(AskTown()).switches == DEFAULTS


@pytest.mark.parametrize("switch", DEFAULTS)
def test_one_switch_leaves_the_other_three(tmp_path: Path, switch: str) -> None:
    desk, _ = new_desk(tmp_path, START)
    done = desk.do(SetPolicySwitch(switch, OTHER[switch], SET_UP), None)
    assert (done.action, done.facts) == (
        "switch_set",
        {"what": "switch", "subject": switch, "value": OTHER[switch], "from_on": "2026-11-02"},
    )
    assert desk.read(AskTown()).switches == {**DEFAULTS, switch: OTHER[switch]}


def test_all_four_may_be_turned(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, START)
    for switch, value in OTHER.items():
        desk.do(SetPolicySwitch(switch, value, SET_UP), None)
    assert desk.read(AskTown()).switches == OTHER


@pytest.mark.parametrize(
    ("switch", "value"),
    [
        ("after_hours", "counts"),
        ("after_hours", ""),
        ("at_closing", "SAME_DAY"),
        ("half_day", "next_open_day"),
        ("plain_last_day", "as is"),
        ("holidays", "same_day"),
        ("", "same_day"),
    ],
)
def test_a_switch_or_position_that_does_not_exist_is_refused(tmp_path: Path, switch: str, value: str) -> None:
    desk, _ = new_desk(tmp_path, START)
    with pytest.raises(Refused, match="bad_switch"):
        desk.do(SetPolicySwitch(switch, value, SET_UP), None)
    assert desk.read(AskTown()).switches == DEFAULTS


@pytest.mark.parametrize("case", [CASES[0], CASES[8], CASES[13]], ids=case_id)
def test_the_reasons_name_the_switch_that_mattered_and_only_that(tmp_path: Path, case: Case) -> None:
    desk, clock = new_desk(tmp_path, START, town=case.town)
    due_of(desk, clock, case)
    (row,) = desk.read(DueBoard()).rows
    assert desk.read(AskWhy(row.id)).switches == ((case.switch, DEFAULTS[case.switch]),)


def test_where_no_switch_matters_none_is_named(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, START)
    desk.do(message(), person(desk, "Priya"))
    (row,) = desk.read(DueBoard()).rows
    assert desk.read(AskWhy(row.id)).switches == ()


def test_a_turned_switch_is_named_with_the_position_it_had_then(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, START)
    desk.do(SetPolicySwitch("after_hours", "same_day", SET_UP), None)
    due_of(desk, clock, CASES[0])
    desk.do(SetPolicySwitch("after_hours", "next_open_day", SET_UP), None)
    (row,) = desk.read(DueBoard()).rows
    assert desk.read(AskWhy(row.id)).switches == (("after_hours", "same_day"),)
    assert row.due_at == toronto(CASES[0].turned)


@pytest.mark.parametrize(
    ("received", "receipt", "counts_from", "due"),
    [
        ("2026-11-24 08:30", "in_hours", "2026-11-24 08:30", "2026-11-25 16:30"),
        ("2026-11-24 11:30", "at_closing", "2026-11-24 11:30", "2026-11-25 16:30"),
        ("2026-11-24 12:00", "between_openings", "2026-11-24 13:30", "2026-11-25 16:30"),
        ("2026-11-24 13:30", "in_hours", "2026-11-24 13:30", "2026-11-25 16:30"),
        ("2026-11-24 16:30", "at_closing", "2026-11-24 16:30", "2026-11-25 16:30"),
        ("2026-11-24 16:31", "after_closing", "2026-11-25 08:30", "2026-11-26 16:30"),
        ("2026-11-24 06:00", "before_opening", "2026-11-24 08:30", "2026-11-25 16:30"),
        ("2026-11-28 12:00", "closed_day", "2026-11-30 08:30", "2026-12-01 16:30"),
    ],
)
def test_an_office_that_closes_for_lunch_says_how_a_call_came_in(
    tmp_path: Path, received: str, receipt: str, counts_from: str, due: str
) -> None:
    desk, clock = new_desk(tmp_path, START, hours=LUNCH)
    clock.set(max(clock.now, toronto(received)))
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, toronto(received)))
    assert promise.why is not None
    assert (promise.why.receipt, promise.why.effective_at) == (receipt, toronto(counts_from))
    assert promise.due_at == toronto(due)


def test_new_hours_move_what_comes_in_and_not_what_runs(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    before = due_of(desk, clock, CASES[0])
    desk.do(SetScopeHours("town", ((("09:00", "15:00"),),) * 5 + ((),) * 2), None)
    (row,) = desk.read(DueBoard()).rows
    assert row.due_at == before == toronto("2026-11-24 16:30")
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, clock.now))
    assert promise.due_at == toronto("2026-11-25 15:00")


def test_a_date_is_said_in_the_zone_of_the_town_whatever_offset_came_with_it(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path, START)
    at = toronto("2026-11-20 16:31")
    elsewhere = at.astimezone(clock.now.tzinfo)
    asked = [desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, one)).due_at for one in (at, elsewhere)]
    assert asked == [toronto("2026-11-24 16:30")] * 2


def test_what_a_town_chose_before_edits_had_a_day_still_holds_until_an_edit(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path, START)
    logbook = Logbook.open(places(tmp_path).logbook, START)
    with logbook.write(Stamp(START, None, "Front counter")) as tx:
        row = Setting(key="switches", value={"half_day": "skipped"})
        tx.add(row)
        tx.journal("switch_set", row)
    logbook.close()
    assert desk.read(AskTown()).switches["half_day"] == "skipped"
    desk.do(SetPolicySwitch("half_day", "counts", SET_UP), None)
    assert desk.read(AskTown()).switches == DEFAULTS
