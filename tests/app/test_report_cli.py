"""The shift summary from the command line, beside an open window or without one."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from counterdesk.app.main import main
from tests.desk import TUESDAY, call, message, new_desk, person
from tests.house.source import ROOT

DAY = TUESDAY.date().isoformat()


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A desk where a call was answered and a message taken."""
    desk, _clock = new_desk(tmp_path)
    author = person(desk, "Priya")
    desk.do(call(note="Asked about the leaves."), author)
    desk.do(message(), author)
    desk.close()
    return tmp_path


def report(home: Path, *words: str) -> int:
    """Types the command at this desk."""
    return main(["--home", str(home), "report", "shift", *words])


def test_the_summary_of_a_day_is_written_as_html(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(home, "--date", DAY, "--html", str(home / "out.html")) == 0
    page = (home / "out.html").read_text(encoding="utf-8")
    assert "Shift summary" in page
    assert "Tecumseh" in page
    assert str(home / "out.html") in capsys.readouterr().out


def test_the_summary_is_written_as_pdf_without_a_screen(home: Path) -> None:
    bare = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    command = [sys.executable, "-m", "counterdesk", "report", "shift", "--home", str(home)]
    subprocess.run([*command, "--date", DAY, "--pdf", str(home / "out.pdf")], cwd=ROOT, env=bare, check=True)
    assert (home / "out.pdf").read_bytes().startswith(b"%PDF-")


def test_a_callers_words_stay_out_of_the_summary(home: Path) -> None:
    report(home, "--date", DAY, "--html", str(home / "out.html"))
    page = (home / "out.html").read_text(encoding="utf-8")
    assert "leaves" not in page
    assert "555-0142" not in page
    assert "Rossi" not in page


def test_a_range_shows_the_week(home: Path) -> None:
    assert report(home, "--date", "2026-11-23", "--to", "2026-11-27", "--html", str(home / "week.html")) == 0


def test_a_range_that_ends_before_it_begins_is_refused(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(home, "--date", DAY, "--to", "2026-11-01", "--html", str(home / "out.html")) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (home / "out.html").exists()


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's files private by itself")
def test_the_paper_is_readable_by_its_owner_only(home: Path) -> None:
    report(home, "--date", DAY, "--html", str(home / "out.html"))
    assert stat.S_IMODE((home / "out.html").stat().st_mode) == 0o600


def test_the_report_is_made_beside_an_open_window(tmp_path: Path) -> None:
    desk, _clock = new_desk(tmp_path)
    try:
        assert report(tmp_path, "--date", DAY, "--html", str(tmp_path / "out.html")) == 0
    finally:
        desk.close()


def test_looking_changes_nothing(home: Path) -> None:
    before = (home / "logbook.db").read_bytes()
    report(home, "--date", DAY, "--html", str(home / "out.html"))
    assert (home / "logbook.db").read_bytes() == before


def test_without_a_place_to_put_it_there_is_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(home, "--date", DAY) == 2
    assert "--pdf" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(home, "--date", DAY, "--html", str(home / "nowhere" / "out.html")) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_without_a_logbook_there_is_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(tmp_path, "--html", str(tmp_path / "out.html")) == 2
    assert "no logbook" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--date", "--to"])
@pytest.mark.parametrize("value", ["2026-13-22", "2026-02-30", "yesterday", ""])
def test_what_is_no_date_is_named_in_one_sentence(
    home: Path, option: str, value: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(home, option, value, "--html", str(home / "out.html")) == 2
    (said,) = capsys.readouterr().err.splitlines()
    assert option in said
    assert value in said
    assert "2026-11-24" in said
    assert "fromisoformat" not in said


def test_a_report_that_does_not_exist_ends_with_2(home: Path) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--home", str(home), "report", "annual"])
    assert end.value.code == 2
