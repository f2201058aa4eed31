"""Every sentence can be translated, and every refusal has one."""

import ast
import re
from string import Formatter

import pytest

from counterdesk.words import refusals
from tests.house.source import ROOT, Module, planted, program

GETTEXT = {"_", "ngettext", "gettext", "pgettext", "npgettext"}
PHONE = re.compile(r"(?<![\d.-])\(?([2-9]\d{2})\)?[-. ]?([2-9]\d{2})[-. ](\d{4})(?![\d-])")


def lost_sentences(module: Module) -> list[str]:
    """Finds gettext calls that the extraction tool would pass over: in an f-string, or not on a literal."""
    if module.within("counterdesk/words/__init__.py"):
        return []
    inside = [node for node in ast.walk(module.tree) if isinstance(node, ast.JoinedStr)]
    in_f_string = [call for outer in inside for call in ast.walk(outer) if _is_gettext(call)]
    on_variable = [call for call in ast.walk(module.tree) if _is_gettext(call) and not _is_literal(call)]
    return [module.at(call) for call in (*in_f_string, *on_variable)]


def _is_gettext(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in GETTEXT


def _is_literal(call: ast.AST) -> bool:
    assert isinstance(call, ast.Call)
    needed = {"ngettext": 2, "pgettext": 2, "npgettext": 3}.get(ast.unparse(call.func), 1)
    said = call.args[:needed]
    return len(said) == needed and all(isinstance(a, ast.Constant) and isinstance(a.value, str) for a in said)


@pytest.mark.parametrize(
    "text", ['f"{_("Saved")}"', "_(title)", '_(f"Saved {name}")', '_("Saved " + name)', "ngettext('day', days, 2)"]
)
def test_a_sentence_that_would_be_lost_is_found(text: str) -> None:
    if text.startswith('f"'):
        text = "f\"{_('Saved')}\""
    assert lost_sentences(planted(text)) != []


def test_a_sentence_on_a_literal_is_fine() -> None:
    assert lost_sentences(planted('_("Saved at {time}").format(time=at)\nngettext("day", "days", n)')) == []


def test_no_sentence_is_lost_to_translation() -> None:
    assert [found for module in program() for found in lost_sentences(module)] == []


def raised() -> list[tuple[str, str, set[str] | None]]:
    """Gives every refusal in the program: its place, its code, and its facts (None: not written out)."""
    found = []
    for module in program():
        for node, name in module.calls():
            if name.rpartition(".")[2] == "Refused" and node.args and isinstance(node.args[0], ast.Constant):
                facts = {keyword.arg for keyword in node.keywords}
                written = None if None in facts else {fact for fact in facts if fact}
                found.append((module.at(node), str(node.args[0].value), written))
    return found


def templates() -> dict[str, str]:
    """Gives every refusal's sentence by its code."""
    return {code: sentence for chapter in refusals.CHAPTERS for code, sentence in chapter().items()}


def test_every_refusal_has_its_sentence() -> None:
    known = templates()
    assert [f"{place} {code}" for place, code, _ in raised() if code not in known] == []


def test_every_refusal_brings_the_facts_of_its_sentence() -> None:
    known = templates()
    lacking = [
        f"{place} {code}: {sorted(needed - facts)}"
        for place, code, facts in raised()
        if facts is not None and code in known
        for needed in [{name for _, name, _, _ in Formatter().parse(known[code]) if name}]
        if needed - facts
    ]
    assert lacking == []


def test_a_refusals_code_is_lower_snake() -> None:
    assert [code for code in templates() if not re.fullmatch(r"[a-z][a-z0-9_]*", code)] == []


def personal_numbers(text: str) -> list[str]:
    """Finds telephone numbers that might be somebody's: all but 555-0100 to 555-0199."""
    return [m[0] for m in PHONE.finditer(text) if not (m[2] == "555" and m[3].startswith("01"))]


def test_a_number_that_might_be_somebodys_is_found() -> None:
    assert personal_numbers("call 519-734-" + "8860 or (519) 555-0142") == ["519-734-" + "8860"]


def test_invented_people_have_invented_numbers() -> None:
    folders = ("counterdesk", "resources/demo", "tests", "migrations")
    files = [p for f in folders for p in (ROOT / f).rglob("*") if p.suffix in {".py", ".toml", ".json", ".txt"}]
    real = [f"{p.relative_to(ROOT)}: {n}" for p in files for n in personal_numbers(p.read_text(encoding="utf-8"))]
    assert real == []
