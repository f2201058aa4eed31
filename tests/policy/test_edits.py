"""A town's own edits as a rule: from when each holds, what a department may shorten, and what a blank becomes."""

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.policy import Edit, Edits, Effective, Override, Pack, Switches, blank_of, read, stage_of
from tests.desk import packs

JULY, AUGUST, SEPTEMBER = date(2026, 7, 1), date(2026, 8, 1), date(2026, 9, 1)
BYLAW, WORKS = 4, 7


def pack(town: str) -> Pack:
    return read(packs()[town], f"{town}.toml")


def number(kind: str, days: int, from_on: date = AUGUST, edit: int = 1) -> Edit:
    content = {"number": days, "unit": "business_days", "force": "must"}
    return Edit(edit, "number", kind, content, from_on, source="Appendix A, July 14, 2025")


def override(days: int, from_on: date = AUGUST, kind: str = "call", edit: int = 1) -> Edit:
    return Edit(edit, "override", kind, {"number": days}, from_on, BYLAW, "By-law Enforcement")


def approved(edit: Edit) -> Edit:
    return replace(edit, approved_by="CAO and Council", approved_on=JULY)


def switch(value: str, from_on: date = AUGUST, edit: int = 1) -> Edit:
    return Edit(edit, "switch", "half_day", value, from_on)


def owes(town: str, *edits: Edit, on: date = SEPTEMBER, kind: str = "call", department: int | None = None) -> Effective:
    return Edits(edits).standard(pack(town), kind, department, on)


@pytest.mark.parametrize("town", sorted(packs()))
def test_without_edits_the_text_holds(town: str) -> None:
    found = pack(town)
    for kind in (*found.kinds(), "nothing_known"):
        assert Edits().standard(found, kind, BYLAW, AUGUST) == Effective(found.standard(kind))


def test_a_blank_number_holds_from_its_day_on_and_says_where_it_stands() -> None:
    edit = number("call", 2)
    assert owes("amherstburg", edit, on=date(2026, 7, 31)) == Effective(None)
    found = owes("amherstburg", edit, on=AUGUST)
    assert found.filled == edit
    assert found.standard is not None
    assert (found.standard.number, found.standard.unit, found.standard.force) == (2, "business_days", "must")
    assert (found.standard.clause, found.standard.section) == ("A13", "Appendix A, July 14, 2025")
    assert (found.standard.stage, found.standard.event, found.standard.words) == ("answer", "contact", "")


def test_the_stages_of_a_complaint_follow_from_the_names_of_its_kinds() -> None:
    stages = [
        stage_of(kind) for kind in ("complaint_acknowledge", "complaint_investigate", "complaint_resolve", "call")
    ]
    assert stages == ["acknowledge", "investigate", "resolve", "answer"]
    found = owes("amherstburg", number("complaint_acknowledge", 3), kind="complaint_acknowledge")
    assert found.standard is not None
    assert found.standard.stage == "acknowledge"


def test_no_edit_gives_a_number_where_the_text_has_one_or_leaves_no_blank() -> None:
    found = pack("tecumseh")
    assert owes("tecumseh", number("call", 9)) == Effective(found.standard("call"))
    assert owes("amherstburg", number("total", 9), kind="total") == Effective(None)
    assert blank_of(found, "call") is None
    assert blank_of(pack("amherstburg"), "call") is not None
    assert blank_of(pack("amherstburg"), "total") is None


@pytest.mark.parametrize(("on", "days"), [(AUGUST, 2), (date(2026, 8, 31), 2), (SEPTEMBER, 3)])
def test_of_several_edits_the_one_with_the_latest_day_holds(on: date, days: int) -> None:
    edits = (number("call", 3, SEPTEMBER, edit=1), number("call", 2, AUGUST, edit=2))
    found = owes("amherstburg", *edits, on=on)
    assert found.standard is not None
    assert found.standard.number == days


def test_of_two_edits_with_the_same_day_the_later_made_holds() -> None:
    found = owes("amherstburg", number("call", 3, edit=1), number("call", 2, edit=2))
    assert found.filled == number("call", 2, edit=2)


def test_a_department_may_be_quicker_and_only_for_itself_and_this_kind() -> None:
    """K13: departments may choose to implement a higher standard."""
    own = override(1)
    found = owes("kawartha_lakes", own, department=BYLAW)
    assert found.standard is not None
    assert (found.standard.number, found.standard.clause) == (1, "K2")
    assert found.override == Override("By-law Enforcement", 1, "business_days", 2, AUGUST, edit=1)
    for other in (owes("kawartha_lakes", own, department=WORKS), owes("kawartha_lakes", own)):
        assert other == Effective(pack("kawartha_lakes").standard("call"))
    assert owes("kawartha_lakes", own, kind="email", department=BYLAW).override is None
    assert owes("kawartha_lakes", own, department=BYLAW, on=JULY).override is None


def test_a_longer_limit_holds_only_with_who_approved_it_and_when() -> None:
    """K13: unique processes have different standards, which would be approved by the CAO and Council."""
    assert owes("kawartha_lakes", override(5), department=BYLAW).override is None
    half = replace(override(5), approved_by="CAO and Council")
    assert owes("kawartha_lakes", half, department=BYLAW).override is None
    found = owes("kawartha_lakes", approved(override(5)), department=BYLAW)
    assert found.standard is not None
    assert found.override is not None
    assert (found.standard.number, found.override.town_number) == (5, 2)
    assert (found.override.approved_by, found.override.approved_on) == ("CAO and Council", JULY)


def test_a_department_shortens_a_blank_that_was_filled_and_none_that_was_not() -> None:
    assert owes("amherstburg", override(1), department=BYLAW) == Effective(None)
    found = owes("amherstburg", number("call", 3), override(1, edit=2), department=BYLAW)
    assert found.standard is not None
    assert (found.standard.number, found.filled) == (1, number("call", 3))
    quicker = owes("amherstburg", number("call", 1), override(2, edit=2), department=BYLAW)
    assert (quicker.standard.number, quicker.override) == (1, None)  # type: ignore[union-attr]


def test_switches_change_from_a_day_on_and_the_others_stay() -> None:
    base = Switches.read({"at_closing": "next_open_day"})
    edits = Edits((switch("skipped"), switch("counts", SEPTEMBER, edit=2)))
    assert edits.switches(base, JULY) is base
    assert edits.switches(base, AUGUST) == Switches.read({"at_closing": "next_open_day", "half_day": "skipped"})
    assert edits.switches(base, SEPTEMBER) == base


@pytest.mark.parametrize("own", [override(1), approved(override(5))])
def test_an_override_is_read_back_from_what_a_deadline_keeps(own: Edit) -> None:
    held = owes("kawartha_lakes", own, department=BYLAW).override
    assert held is not None
    assert Override.read(held.document()) == held
