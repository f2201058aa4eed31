"""The help that comes with the program: it is whole, it is true, and its worked example really works."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterdesk.app.main import main
from counterdesk.app.manual import help_pages
from counterdesk.app.paths import shipped
from counterdesk.ui import shortcuts
from counterdesk.ui.help.pages import ORDER, HelpPage
from tests.house.source import ROOT, program

EN = shipped("resources") / "help" / "en"
PAGES = {page.name: page for page in help_pages("en")}
FILES = sorted(EN.glob("*.md"))
GUIDE = (EN / "pack.md").read_text(encoding="utf-8")
GETTEXT = {"_", "ngettext"}
SCREENS = {"desk", "cards", "due", "log", "people", "calendar", "policy", "sealed", "reports", "office"}


def labels() -> Iterator[str]:
    """Every sentence of the program, as it stands on its screens."""
    for module in program():
        for node, name in module.calls():
            if name in GETTEXT:
                for said in node.args:
                    if isinstance(said, ast.Constant) and isinstance(said.value, str):
                        yield said.value.replace("&", "")


def without_code(text: str) -> str:
    return re.sub(r"`[^`]*`", "", re.sub(r"```.*?```", "", text, flags=re.DOTALL))


def test_every_screen_has_its_page() -> None:
    assert set(PAGES) >= SCREENS
    assert tuple(PAGES) == ORDER


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_a_page_calls_by_name_stands_on_a_screen(file: Path) -> None:
    known = set(labels())
    called = re.findall(r"\*\*(.+?)\*\*", without_code(file.read_text(encoding="utf-8")), re.DOTALL)
    assert [name for name in called if " ".join(name.split()) not in known] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_link_leads_to_a_page(file: Path) -> None:
    links = re.findall(r"\]\(([^)]*)\)", without_code(file.read_text(encoding="utf-8")))
    assert [link for link in links if link.removesuffix(".md") not in PAGES] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_keys_are_read_from_the_table_and_never_written_out(file: Path) -> None:
    written = file.read_text(encoding="utf-8")
    assert set(re.findall(r"\{key:([a-z_]+)\}", written)) <= {key.id for key in shortcuts.table()}
    assert re.findall(r"\b(?:F\d{1,2}|Ctrl\+\S+|Alt\+\S+)", written) == []


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.name)
def test_a_page_has_one_title_and_short_sentences(page: HelpPage) -> None:
    assert page.text.startswith(f"# {page.title}\n")
    assert len(re.findall(r"^# ", without_code(page.text), re.MULTILINE)) == 1
    sentences = re.split(r"(?<=[.:?!;])\s|\n[-|]|\n\n", without_code(page.text))
    assert [sentence for sentence in sentences if len(sentence.split()) > 34] == []


def test_titles_are_all_different() -> None:
    assert len({page.title for page in PAGES.values()}) == len(PAGES)


def test_no_page_calls_anybody_he_or_she_or_sends_to_the_net() -> None:
    text = "\n".join(page.text for page in PAGES.values())
    assert re.findall(r"\b(?:he|she|his|her|him)\b|https?://|www\.", text, re.IGNORECASE) == []


class Guide:
    """The worked example of the guide, copied by somebody who follows it from the first line to the last."""

    def __init__(self) -> None:
        blocks = re.findall(r"```(\w*)\n(.*?)```", GUIDE, re.DOTALL)
        self.text = "\n".join(text for language, text in blocks if language == "toml")
        self.command, self.right, self.faulty = (text for language, text in blocks if not language)


def test_the_example_of_the_guide_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = Guide()
    monkeypatch.chdir(tmp_path)
    Path("mytown.toml").write_text(guide.text, encoding="utf-8")
    words = guide.command.split()
    assert words[0] == "counterdesk"
    assert main(words[1:]) == 0
    assert capsys.readouterr().out == guide.right


def test_the_faults_of_the_guide_are_told_as_the_guide_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    guide = Guide()
    calls, letters = guide.text.split('kind = "written"', 1)
    calls = calls.replace("number = 2", "number = -2", 1)
    letters = letters.replace('unit = "business_days"', 'unit = "weeks"', 1)
    monkeypatch.chdir(tmp_path)
    Path("mytown.toml").write_text(f'{calls}kind = "written"{letters}', encoding="utf-8")
    assert main(guide.command.split()[1:]) == 1
    assert capsys.readouterr().out == guide.faulty


def test_the_guide_explains_every_key_that_it_uses() -> None:
    explained = set(re.findall(r"`([a-z_]+)`", GUIDE))
    assert {"number", "unit", "event", "force", "stage", "review_is", "starts", "when", "tally", "blanks"} <= explained


def test_a_translated_page_takes_the_place_of_the_english_one(tmp_path: Path) -> None:
    for language, name, text in (
        ("en", "desk", "# Desk\n"),
        ("en", "log", "# Log\n"),
        ("fr", "desk", "# Comptoir\n"),
        ("fr_CA", "log", "# Registre\n"),
    ):
        (tmp_path / language).mkdir(exist_ok=True)
        (tmp_path / language / f"{name}.md").write_text(text, encoding="utf-8")
    assert [page.title for page in help_pages("en", tmp_path)] == ["Desk", "Log"]
    assert [page.title for page in help_pages("fr", tmp_path)] == ["Comptoir", "Log"]
    assert [page.title for page in help_pages("fr_CA", tmp_path)] == ["Comptoir", "Registre"]
    assert [page.title for page in help_pages("de", tmp_path)] == ["Desk", "Log"]


def test_the_help_is_among_what_the_wheel_takes_along() -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "resources/help"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert {Path(line).name for line in tracked.stdout.split()} == {file.name for file in FILES}
