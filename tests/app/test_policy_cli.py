"""`counterdesk policy check FILE`: a town that writes its own policy is told everything that is wrong at once."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counterdesk.app.desks import pack_texts, writing_desk
from counterdesk.app.main import main
from counterdesk.app.packs import pack_files, shipped_packs
from counterdesk.app.paths import places
from counterdesk.app.policy_cli import check_text
from counterdesk.services.asks.town import AskTown, AskTowns, ChooseTown
from tests.desk import USUAL_HOURS
from tests.house.source import ROOT

TECUMSEH = next(file for file in pack_files() if file.stem == "tecumseh").read_text(encoding="utf-8")


class Terminal:
    """What was printed, and the exit code."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._file, self._capsys = folder / "tecumseh.toml", capsys

    def checks(self, text: str | bytes) -> int:
        """Saves the pack and checks it."""
        self._file.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = main(["policy", "check", str(self._file)])
        self.out, self.err = self._capsys.readouterr()
        self.lines = [line.removeprefix(f"{self._file}:") for line in self.out.splitlines()]
        return code


@pytest.fixture
def terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(tmp_path, capsys)


def with_change(before: str, after: str) -> str:
    assert before in TECUMSEH
    return TECUMSEH.replace(before, after, 1)


def line_of(text: str, part: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), start=1) if part in line)


@pytest.mark.parametrize("file", pack_files(), ids=lambda file: file.stem)
def test_the_five_towns_policies_are_right(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["policy", "check", str(file)]) == 0
    assert "is right" in capsys.readouterr().out


def test_a_right_pack_is_told_with_its_town_and_what_was_tried(terminal: Terminal) -> None:
    assert terminal.checks(TECUMSEH) == 0
    assert "is right: Town of Tecumseh, 8 standards, 11 examples worked out." in terminal.out


def test_a_negative_number_and_an_unknown_unit_are_told_together_with_their_lines(terminal: Terminal) -> None:
    text = with_change("number = 3", "number = -3").replace('unit = "business_days"', 'unit = "weeks"', 1)
    assert terminal.checks(text) == 1
    unit, number = line_of(text, 'unit = "weeks"'), line_of(text, "number = -3")
    assert terminal.lines == [
        f"{unit}: standards[0].unit: “weeks” is not allowed here. Write one of: business_days, days.",
        f"{number}: standards[1].number: “-3” is no number of days. Write a whole number from 1 to 400.",
        terminal.lines[-1],
    ]
    assert terminal.lines[-1].startswith("2 faults in ")


def test_an_example_that_comes_out_differently_is_told_with_both_dates(terminal: Terminal) -> None:
    text = with_change("due = 2026-02-17T16:30", "due = 2026-02-18T16:30")
    assert terminal.checks(text) == 1
    line = line_of(text, "Friday before Family Day") - 1
    assert terminal.lines[0].startswith(
        f"{line}: examples[0]: This example of “call” says Wednesday, February 18, 2026"
    )
    assert "worked out it is Tuesday, February 17, 2026, 4:30 p.m.:" in terminal.lines[0]
    assert "1 fault in " in terminal.lines[-1]


def test_an_example_that_counts_as_received_at_another_time_is_told(terminal: Terminal) -> None:
    assert terminal.checks(with_change("effective = 2026-07-02T08:30", "effective = 2026-07-02T08:31")) == 1
    assert "counts as received on Thursday, July 2, 2026, 8:30 a.m.: write that as “effective”" in terminal.lines[0]


def test_an_example_without_a_date_where_there_is_one_is_told(terminal: Terminal) -> None:
    text = with_change("due = 2026-02-17T16:30:00-05:00", 'reason = "no_standard_in_text"')
    assert terminal.checks(text) == 1
    assert "says no_standard_in_text; worked out it is Tuesday" in terminal.lines[0]


def test_what_is_no_toml_is_told_alone(terminal: Terminal) -> None:
    assert terminal.checks(with_change("number = 3", "number = ") + "\nunknown = 1\n") == 1
    assert len(terminal.lines) == 2
    assert "This is not TOML" in terminal.lines[0]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a = " + "[" * 5000 + "]" * 5000, "Brackets stand within brackets"),
        ("a = " + "{b=" * 5000 + "1" + "}" * 5000, "Brackets stand within brackets"),
        ("number = " + "9" * 5000, "thousands of digits"),
        ("day = 2026-02-30", "This is not TOML: Invalid date"),
        ("\0", "This is not TOML"),
        ("", "This key is missing"),
    ],
    ids=["lists", "tables", "digits", "february 30", "nul", "nothing"],
)
def test_nonsense_is_answered_with_sentences(terminal: Terminal, text: str, said: str) -> None:
    assert terminal.checks(text) == 1
    assert said in terminal.out
    assert "Traceback" not in terminal.out + terminal.err


def test_a_file_saved_by_notepad_with_its_mark_is_read(terminal: Terminal) -> None:
    assert terminal.checks(b"\xef\xbb\xbf" + TECUMSEH.replace("\n", "\r\n").encode()) == 0


@pytest.mark.parametrize(
    ("content", "said"),
    [("été".encode("latin-1"), "no text in UTF-8"), (b"# " + b"x" * 2_000_001, "larger than 2 MB")],
    ids=["latin", "huge"],
)
def test_a_file_that_is_no_pack_cannot_be_checked(terminal: Terminal, content: bytes, said: str) -> None:
    assert terminal.checks(content) == 2
    assert terminal.out == ""
    assert len(terminal.err.splitlines()) == 1
    assert said in terminal.err


@pytest.mark.parametrize("name", ["", "nothing.toml"], ids=["folder", "missing"])
def test_a_file_that_is_not_there_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert main(["policy", "check", str(tmp_path / name)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.splitlines()) == 1


def test_without_a_file_the_command_says_how_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["policy"], ["policy", "check"], ["policy", "mend", "x"]):
        with pytest.raises(SystemExit) as end:
            main(words)
        assert end.value.code == 2
    assert "FILE" in capsys.readouterr().err


def test_checking_loads_neither_qt_nor_the_database(tmp_path: Path) -> None:
    (tmp_path / "tecumseh.toml").write_text(TECUMSEH, encoding="utf-8")
    look = (
        "import sys; from counterdesk.app.main import main; "
        f"code = main(['policy', 'check', {str(tmp_path / 'tecumseh.toml')!r}]); "
        "print(code, [name for name in ('PySide6', 'sqlalchemy', 'alembic', 'holidays') if name in sys.modules])"
    )
    environment = {**os.environ, "COUNTERDESK_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", look], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 []"


def test_checking_leaves_the_file_and_the_desk_alone(terminal: Terminal, tmp_path: Path) -> None:
    terminal.checks(TECUMSEH)
    assert [file.name for file in tmp_path.iterdir()] == ["tecumseh.toml"]
    assert (tmp_path / "tecumseh.toml").read_text(encoding="utf-8") == TECUMSEH


def test_a_pack_that_can_be_read_is_given_with_its_faults() -> None:
    checked = check_text(with_change("due = 2026-02-17T16:30", "due = 2026-02-18T16:30"), Path("tecumseh.toml"))
    assert checked.pack is not None
    assert checked.pack.town == "tecumseh"
    assert [fault.code for fault in checked.faults] == ["example_differs"]


def test_a_file_with_another_name_than_its_town_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mytown.toml").write_text(TECUMSEH, encoding="utf-8")
    assert main(["policy", "check", str(tmp_path / "mytown.toml")]) == 1
    assert "The file is called “mytown” and the town “tecumseh”." in capsys.readouterr().out


def test_a_complaint_without_a_way_to_go_is_told(terminal: Terminal) -> None:
    text = with_change('about = "service"', 'about = "employee"')
    assert terminal.checks(text) == 1
    assert "what happens to a complaint about “service”. Add a block for it." in terminal.out
    assert "“employee” is there twice" in terminal.out


def test_a_towns_own_pack_is_offered_beside_the_others_and_a_faulty_one_is_not(tmp_path: Path) -> None:
    own = TECUMSEH.replace('town = "tecumseh"', 'town = "mytown"', 1)
    (tmp_path / "mytown.toml").write_text(own, encoding="utf-8")
    (tmp_path / "faulty.toml").write_text(own, encoding="utf-8")
    (tmp_path / "noise.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.toml").mkdir()
    shipped = {file.stem for file in pack_files()}
    assert set(pack_texts(tmp_path)) == shipped | {"mytown"}
    assert set(shipped_packs(tmp_path)) == shipped | {"mytown"}
    assert set(pack_texts(tmp_path / "nothing")) == set(pack_texts()) == shipped


def test_the_place_for_own_packs_is_printed_and_its_town_can_be_set_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--home", str(tmp_path), "where"])
    here = places(tmp_path).make()
    assert f"Policies   {here.policies}" in capsys.readouterr().out.splitlines()
    here.policies.mkdir()
    own = TECUMSEH.replace('town = "tecumseh"', 'town = "mytown"', 1)
    (here.policies / "mytown.toml").write_text(own, encoding="utf-8")
    desk = writing_desk(here)
    assert "mytown" in [one.town for one in desk.read(AskTowns())]
    desk.do(ChooseTown("mytown", USUAL_HOURS, True, "Town Hall"), None)
    assert desk.read(AskTown()).town == "mytown"
    desk.close()


def test_the_date_of_an_own_town_can_be_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = places(tmp_path).make()
    here.policies.mkdir()
    own = TECUMSEH.replace('town = "tecumseh"', 'town = "mytown"', 1).replace("number = 1\n", "number = 2\n", 1)
    (here.policies / "mytown.toml").write_text(own.split("[[examples]]")[0] + _EXAMPLE, encoding="utf-8")
    calendar = tmp_path / "hours.json"
    days = {day: [["08:30", "16:30"]] for day in ("mon", "tue", "wed", "thu", "fri")}
    calendar.write_text(json.dumps({"tz": "America/Toronto", "weekly": days, "exceptions": {}}), encoding="utf-8")
    words = ["due", "--town", "mytown", "--kind", "call", "--received", "2026-06-08T10:00-04:00"]
    assert main(["--home", str(tmp_path), *words, "--calendar", str(calendar), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["due"].startswith("2026-06-10")


_EXAMPLE = """
[[examples]]
kind = "call"
calendar = "weekdays"
received = 2026-06-08T10:00:00-04:00
due = 2026-06-10T16:30:00-04:00
"""
