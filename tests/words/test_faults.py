"""Every fault of a pack or a calendar has a sentence with its remedy."""

import ast
import re
from pathlib import Path

import pytest

import counterdesk
from counterdesk.policy import BrokenPack, PackFault, read
from counterdesk.words import faults
from counterdesk.workdays import CalendarFault

PACKAGE = Path(counterdesk.__file__).parent


def codes_in(module: str, names: set[str]) -> set[str]:
    """The codes that a module gives to one of these calls, as literal first or second text."""
    tree = ast.parse((PACKAGE / module).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) in names]
    texts = (arg.value for call in calls for arg in call.args[:1] if isinstance(arg, ast.Constant))
    return {text for text in texts if isinstance(text, str)}


@pytest.mark.parametrize("module", ["workdays/hours.py", "workdays/reading.py"])
def test_every_fault_of_a_calendar_has_a_sentence(module: str) -> None:
    for code in codes_in(module, {"CalendarFault"}):
        assert faults.calendar_fault(CalendarFault(code, "weekly.mon")) != f"weekly.mon: {code}"


def test_every_fault_of_a_packs_value_has_a_sentence() -> None:
    codes = codes_in("policy/structuring.py", {"_BadValue"})
    assert {"bad_number", "not_one_of", "calendar_never_opens"} <= codes
    others = {"syntax", "missing_key", "unknown_key", "said_twice", "unknown_kind", "choice_beside_standard"}
    for code in codes | others | {"unknown_calendar", "due_or_reason", "no_examples", "bad_value"}:
        line = faults.pack_fault(PackFault("essex.toml", 7, "standards[0].number", code))
        assert line.startswith("essex.toml:7: standards[0].number: ")
        assert code not in line


def test_fault_of_a_pack_says_file_line_key_and_remedy() -> None:
    with pytest.raises(BrokenPack) as broken:
        read("area_code = 5", "town.toml")
    lines = [faults.pack_fault(fault) for fault in broken.value.faults]
    assert "town.toml:1: area_code: This must be text, in quotation marks." in lines


def test_syntax_error_has_no_key() -> None:
    with pytest.raises(BrokenPack) as broken:
        read("x = ", "town.toml")
    (fault,) = broken.value.faults
    assert re.match(r"town\.toml:1: This is not TOML: ", faults.pack_fault(fault))


def test_facts_stand_in_the_sentence_and_missing_ones_do_no_harm() -> None:
    times = {"start": "16:30", "end": "08:30"}
    full = faults.calendar_fault(CalendarFault("ends_before_it_starts", "weekly.mon[0]", times))
    assert "from 16:30 to 08:30" in full
    assert "…" in faults.calendar_fault(CalendarFault("bad_time", ""))
    assert faults.calendar_fault(CalendarFault("brand_new", "x")) == "x: brand_new"
