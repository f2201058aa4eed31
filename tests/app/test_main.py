"""The command line: one verb, one module, nothing loaded that is not needed."""

import importlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import counterdesk
from counterdesk.app import qt
from counterdesk.app.main import main, verbs
from tests.house.source import ROOT


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert end.value.code == 0
    assert counterdesk.__version__ in capsys.readouterr().out


def test_the_help_names_every_word(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said = capsys.readouterr().out
    assert [verb.name for verb in verbs() if verb.purpose not in said] == []


@pytest.mark.parametrize("words", [["fly"], ["where", "--no-such-option"], ["--home"]])
def test_a_word_that_is_not_understood_ends_with_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("verb", [verb.name for verb in verbs()])
def test_every_word_explains_itself(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([verb, "--help"])
    assert end.value.code == 0
    assert f"counterdesk {verb}" in capsys.readouterr().out


@pytest.mark.parametrize("verb", [verb.module for verb in verbs()])
def test_every_word_has_its_module(verb: str) -> None:
    module = importlib.import_module(verb)
    assert callable(module.run)
    assert callable(module.add_arguments)


def test_the_place_may_stand_before_or_after_the_word(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path), "where"]) == main(["where", "--home", str(tmp_path)]) == 0
    before, after = capsys.readouterr().out.split("Version", 1)
    assert before.splitlines() == after.splitlines()[1 : len(before.splitlines()) + 1]


def run_elsewhere(tmp_path: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Runs the program in a process of its own."""
    command = [sys.executable, "-m", "counterdesk", "--home", str(tmp_path), *words]
    environment = {**os.environ, **variables}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_folder_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = run_elsewhere(tmp_path / "file" / "folder", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "cannot use the folder" in done.stderr


def test_a_synchronised_folder_is_refused_with_the_reason(tmp_path: Path) -> None:
    done = run_elsewhere(tmp_path / "OneDrive" / "desk", QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "OneDrive" in done.stderr


def test_a_terminal_without_accents_does_not_end_the_program(tmp_path: Path) -> None:
    done = run_elsewhere(tmp_path / "élan", "where", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "Logbook" in done.stdout


def test_a_qt_that_cannot_be_loaded_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtWidgets", None)
    assert "cannot show a window" in qt.trouble_loading()


def test_a_missing_library_is_called_by_its_name() -> None:
    missing = ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
    assert "libEGL.so.1" in qt._sentence(missing)


def test_loading_qt_leaves_pythons_own_import_in_place() -> None:
    look = "import builtins; before = builtins.__import__; from counterdesk.app import qt; said = qt.trouble_loading()"
    say = f"{look}; print(repr(said), builtins.__import__ is before)"
    done = subprocess.run([sys.executable, "-c", say], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["''", "True"]


def test_our_own_mistake_on_the_command_line_is_one_sentence(tmp_path: Path) -> None:
    program = (
        "import sys; from counterdesk.app import main, where\n"
        "where.places = None\n"
        f"sys.exit(main.main(['--home', {str(tmp_path)!r}, 'where']))"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "made a mistake" in done.stderr
    assert len(list((tmp_path / "logs").glob("report-*"))) == 1


@pytest.fixture(autouse=True)
def _hook() -> Iterator[None]:
    """Gives Python back its own last resort behind each command."""
    before = sys.excepthook
    yield
    sys.excepthook = before
