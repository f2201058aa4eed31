"""The program stays small: functions, classes and files have a budget."""

import ast
import statistics
import tomllib

from tests.house.source import ROOT, functions, length, modules, program


def test_a_function_is_read_at_one_glance() -> None:
    assert statistics.median(lines for lines, _ in functions(program())) <= 7


def test_only_one_function_in_twenty_is_longer_than_25_lines() -> None:
    by_length = sorted(functions(program()))
    assert by_length[int(len(by_length) * 0.95)][0] <= 25


def test_no_function_is_longer_than_40_lines() -> None:
    assert [where for lines, where in functions(program()) if lines > 40] == []


def test_no_file_is_longer_than_400_lines() -> None:
    too_long = [m.place for m in (*program(), *modules("packaging"), *modules("migrations")) if m.lines > 400]
    assert too_long == []


def test_no_class_is_longer_than_200_lines() -> None:
    too_long = [
        f"{module.at(node)} {node.name}"
        for module in program()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and length(node) > 200
    ]
    assert too_long == []


def test_there_are_at_least_as_many_lines_of_tests_as_of_code() -> None:
    code, tests = (sum(module.lines for module in of) for of in (program(), modules("tests")))
    assert tests >= code


def test_the_rules_are_as_strict_as_the_house_asks() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    chosen = set(tools["ruff"]["lint"]["select"])
    assert {"ANN", "BLE", "C90", "D", "DTZ", "F", "S608"} <= chosen
    assert tools["ruff"]["lint"]["mccabe"]["max-complexity"] <= 10
    assert tools["ruff"]["line-length"] <= 120
    assert tools["mypy"]["strict"] is True
    assert "error" in tools["pytest"]["ini_options"]["filterwarnings"]


def test_no_room_is_excused_from_annotations_docstrings_or_complexity() -> None:
    ignored = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"][
        "per-file-ignores"
    ]
    excused = {
        (place, rule)
        for place, rules in ignored.items()
        for rule in rules
        if not place.startswith("tests") and rule.startswith(("ANN", "D1", "C9", "BLE"))
    }
    assert excused == set()
