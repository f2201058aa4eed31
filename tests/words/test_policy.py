"""The words of the policy page: every code has its words, and every example is true."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from counterdesk.app.packs import shipped_packs
from counterdesk.domain.ids import DepartmentId
from counterdesk.policy import SWITCHES, Standard, Switches, work_out
from counterdesk.services.asks.policy import EditRow, LimitRow, OverrideRow
from counterdesk.words import policy
from counterdesk.workdays import Calendar

ZONE = ZoneInfo("America/Toronto")
DAYS = {day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
USUAL = Calendar.read({"tz": "America/Toronto", "weekly": DAYS, "exceptions": {}})
SHORT_FRIDAY = Calendar.read(
    {"tz": "America/Toronto", "weekly": DAYS, "exceptions": {"2026-06-05": [["08:30", "12:00"]]}}
)

# What each example tells: days, unit, calendar, received (June 5, 2026 is a Friday).
CASES = {
    "after_hours": (1, "business_days", USUAL, datetime(2026, 6, 5, 20, 0, tzinfo=ZONE)),
    "at_closing": (1, "business_days", USUAL, datetime(2026, 6, 1, 16, 30, tzinfo=ZONE)),
    "half_day": (1, "business_days", SHORT_FRIDAY, datetime(2026, 6, 4, 10, 0, tzinfo=ZONE)),
    "plain_last_day": (15, "days", USUAL, datetime(2026, 6, 5, 10, 0, tzinfo=ZONE)),
}
PAIRS = [(name, value) for name, values in SWITCHES.items() for value in values]


def limit(number: int, unit: str, *, must: bool = True) -> LimitRow:
    return LimitRow("call", number, unit, "answer", must, "T13", "5.2", "words")


def edit(what: str, subject: str, **fields: object) -> EditRow:
    usual: dict[str, object] = {
        "id": 1,
        "what": what,
        "subject": subject,
        "department": "",
        "before": "",
        "after": "2 business_days",
        "from_on": date(2026, 11, 1),
        "source": "",
        "at": datetime(2026, 11, 24, 14, 7, tzinfo=ZONE),
        "by": "Priya Nair",
    }
    return EditRow(**{**usual, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(("name", "value"), PAIRS)
def test_the_example_of_a_choice_is_what_the_rule_gives(name: str, value: str) -> None:
    number, unit, calendar, received = CASES[name]
    standard = Standard("call", number, unit, "contact", "must", "answer", "T13", "5.2", "words")  # type: ignore[arg-type]
    worked = work_out(standard, calendar, received, Switches.read({name: value}))
    assert worked.due is not None
    due = worked.due.astimezone(ZONE)
    told = policy.example(name, value)
    assert f"{received:%A}" in told
    if due.hour == 0:  # the end of the day before
        assert "due at the end of that day" in told
        assert worked.due_on is not None
        assert f"{worked.due_on:%A}" in told
        return
    hour = "noon" if due.hour == 12 else "4:30 p.m."
    assert re.search(rf"due on {due:%A} at {hour}", told)


@pytest.mark.parametrize(("name", "value"), PAIRS)
def test_every_choice_has_its_words(name: str, value: str) -> None:
    assert policy.switch(name) != name
    assert policy.choice(name, value) != value
    assert policy.sentence(name, value).startswith(f"{policy.switch(name)} {policy.choice(name, value)}. ")
    assert set(policy.SWITCHES) == set(SWITCHES)


def test_a_limit_says_number_unit_and_the_policys_verb() -> None:
    assert policy.limit(limit(1, "business_days")) == "1 business day"
    assert policy.limit(limit(15, "days")) == "15 days"
    assert (policy.force(limit(1, "days")), policy.force(limit(1, "days", must=False))) == ("must", "should")


def test_a_blank_has_neither_number_nor_verb() -> None:
    assert policy.limit(limit(0, "")) == "not in the text"
    assert policy.force(limit(0, "")) == ""


def test_a_departments_limit_stands_beside_the_towns() -> None:
    row = OverrideRow(1, DepartmentId(2), "Planning", "email", 1, "business_days", 2, date(2026, 11, 1))
    assert policy.own_limit(row) == "1 business day (the Town: 2)"
    assert policy.approved(row) == ""


def test_an_edit_is_told_whole() -> None:
    told = policy.edit_line(edit("number", "voicemail", source="Appendix A"))
    assert told.startswith("Voicemail message: nothing, then 2 business days, from 1 Nov 2026 on.")
    assert "by Priya Nair" in told
    assert told.endswith("Source: Appendix A.")


def test_a_departments_edit_names_it() -> None:
    assert policy.edited(edit("override", "email", department="Planning")) == "E-mail · Planning"


def test_a_switch_is_told_by_its_answers() -> None:
    row = edit("switch", "half_day", before="counts", after="skipped")
    assert policy.edited(row) == "A day on which we close early"
    assert policy.edit_value(row, row.before) == "is a business day"
    assert policy.edit_value(row, row.after) == "is not counted"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "nothing"),
        ("1 days", "1 day"),
        ("3 business_days must", "3 business days (must)"),
        ("something else", "something else"),
        ("4", "4"),
    ],
)
def test_a_value_of_an_edit_is_said_in_words(text: str, said: str) -> None:
    assert policy.edit_value(edit("number", "call"), text) == said


def test_every_chapter_of_a_text_has_a_heading() -> None:
    single = {"hours", "anonymous", "council", "own_limits", "pausing", "hand_off", "review"}
    many = {"standards", "channels", "complaints", "not_owed", "script", "definitions", "incidents", "away"}
    named = {code: policy.chapter(code) for code in single | many}
    assert len(set(named.values())) == len(named)
    assert [code for code, heading in named.items() if "_" in heading or not heading[0].isupper()] == []


def test_no_clause_is_headed_by_a_code() -> None:
    for pack in shipped_packs().values():
        moments = {line.moment for line in pack.script} | {one.term for one in pack.definitions}
        asked = {rule.asks for rule in pack.away} | {rule.code for rule in pack.not_owed}
        codes = moments | asked | {one.kind for one in pack.standards} | {one.channel for one in pack.channels}
        assert [code for code in codes if not policy.about(code) or "_" in policy.about(code)] == []


def test_an_unknown_code_says_nothing_beside_a_clause() -> None:
    assert policy.about("severely_negative") == ""
