"""The published cases: RULE's own answers, worked out by hand or confirmed by two other libraries."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.app.packs import shipped_packs
from counterdesk.policy import is_overdue, remaining_minutes, remaining_seconds, work_out
from counterdesk.policy.standards import Switches
from counterdesk.workdays import Calendar
from tests.policy.slow_reference import Promise, SlowCalendar, minutes_toward_zero, open_between, work_out_slowly

DOCUMENT = json.loads((Path(__file__).parent.parent / "data" / "public_cases.json").read_text(encoding="utf-8"))
CASES = {case["id"]: case for case in DOCUMENT["cases"]}
CALENDARS = {name: Calendar.read(document) for name, document in DOCUMENT["calendars"].items()}
PACKS = shipped_packs()


def test_there_are_126_cases() -> None:
    assert len(CASES) == 126


@pytest.mark.parametrize("case_id", CASES)
def test_case_comes_out_as_published(case_id: str) -> None:
    given, expected = CASES[case_id]["input"], CASES[case_id]["expected"]
    calendar = CALENDARS[given["calendar"]]
    now, received = (datetime.fromisoformat(given[key]) for key in ("now", "received"))
    switches = Switches.read(given.get("switches", {}))
    got = work_out(PACKS[given["town"]].standard(given["kind"]), calendar, received, switches)
    assert got.reason == expected.get("reason")
    if got.due is None:
        assert expected["due"] is None
        return
    assert got.effective_received == datetime.fromisoformat(expected["effective_received"])
    assert got.day_of_receipt.isoformat() == expected["day_of_receipt"]
    assert got.due == datetime.fromisoformat(expected["due"])
    assert remaining_seconds(calendar, now, got.due) == expected["remaining_business_seconds"]
    assert remaining_minutes(calendar, now, got.due) == expected["remaining_business_minutes"]
    assert is_overdue(now, got.due) == expected["overdue"]


@pytest.mark.parametrize("case_id", CASES)
def test_slow_reference_gives_the_published_answer_too(case_id: str) -> None:
    case = CASES[case_id]
    given, expected, written = case["input"], case["expected"], case["standard"]
    calendar = SlowCalendar(DOCUMENT["calendars"][given["calendar"]])
    event = "council_decision" if written and written["event"] == "decision" else "contact"
    promise = Promise(written["n"], written["unit"], event) if written else None
    received = datetime.fromisoformat(given["received"])
    got = work_out_slowly(promise, calendar, received, given.get("switches", {}))
    assert got.reason == expected.get("reason")
    if got.due is not None:
        assert got.due == datetime.fromisoformat(expected["due"])
        left = open_between(calendar, datetime.fromisoformat(given["now"]), got.due)
        assert minutes_toward_zero(left) == expected["remaining_business_minutes"]


@pytest.mark.parametrize("case_id", CASES)
def test_pack_sets_the_standard_that_the_case_names(case_id: str) -> None:
    given, written = CASES[case_id]["input"], CASES[case_id]["standard"]
    standard = PACKS[given["town"]].standard(given["kind"])
    if written is None:
        assert standard is None
        return
    event = "council_decision" if written["event"] == "decision" else "contact"
    assert (standard.number, standard.unit, standard.event) == (written["n"], written["unit"], event)


def test_every_town_sets_exactly_the_standards_of_the_published_policies() -> None:
    ours = {
        town: {one.kind: (one.number, one.unit, one.event == "council_decision") for one in pack.standards}
        for town, pack in PACKS.items()
    }
    published = {
        town: {kind: (one["n"], one["unit"], one["event"] == "decision") for kind, one in kinds.items()}
        for town, kinds in DOCUMENT["policies"].items()
    }
    assert ours == published
