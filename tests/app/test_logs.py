"""The log and the last resort say where it went wrong, never what somebody said."""

import logging
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from counterdesk.app import logs
from counterdesk.app.defects import LastResort
from tests.house.source import ROOT

SECRET = "Maria Rossi, 519-555-0142, says her neighbour drinks"


@pytest.fixture
def log_file(tmp_path: Path) -> Iterator[Path]:
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    logs.open_log(tmp_path / "counterdesk.log")
    yield tmp_path / "counterdesk.log"
    for handler in set(root.handlers) - set(before):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def a_mistake() -> ValueError:
    """Makes the exception of a program that stumbled over what a caller said."""
    try:
        try:
            int(SECRET)
        except ValueError as cause:
            raise ValueError(f"cannot save {SECRET}") from cause
    except ValueError as mistake:
        return mistake


@pytest.mark.expects_log
def test_the_log_names_the_place_and_keeps_the_words_out(log_file: Path) -> None:
    logging.getLogger("counterdesk").error("saving failed", exc_info=a_mistake())
    said = log_file.read_text(encoding="utf-8")
    assert "saving failed" in said
    assert "ValueError" in said
    assert "in a_mistake" in said
    assert "Rossi" not in said


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's files private by itself")
def test_the_log_is_readable_by_its_owner_only(log_file: Path) -> None:
    logging.getLogger("counterdesk").info("started")
    assert stat.S_IMODE(log_file.stat().st_mode) == 0o600


def test_the_log_stays_small(log_file: Path) -> None:
    logger = logging.getLogger("counterdesk")
    for number in range(2000):
        logger.info("line %d %s", number, "x" * 2000)
    kept = list(log_file.parent.glob("counterdesk.log*"))
    assert len(kept) == logs.KEPT_FILES + 1
    assert all(path.stat().st_size <= logs.MAX_BYTES for path in kept)


def test_a_cause_is_told_before_its_consequence() -> None:
    said = logs.without_words(a_mistake())
    assert said.count("builtins.ValueError") == 2
    assert "Rossi" not in said


def test_an_exception_that_causes_itself_ends() -> None:
    mistake = ValueError("round")
    other = ValueError("and round")
    mistake.__cause__, other.__cause__ = other, mistake
    assert logs.without_words(mistake).count("ValueError") == 2


def test_an_account_is_not_named_by_its_folders() -> None:
    assert str(ROOT) not in logs.without_words(a_mistake())


@pytest.mark.expects_log
def test_our_own_mistake_becomes_a_report_and_one_sentence(tmp_path: Path) -> None:
    said: list[str] = []
    LastResort(tmp_path, said.append).answer(a_mistake())
    (report,) = tmp_path.glob("report-*.txt")
    assert len(said) == 1
    assert str(report) in said[0]
    assert "What was saved is safe" in said[0]
    assert "Rossi" not in report.read_text(encoding="utf-8")
    assert "in a_mistake" in report.read_text(encoding="utf-8")


@pytest.mark.expects_log
def test_the_same_mistake_is_reported_once(tmp_path: Path) -> None:
    said: list[str] = []
    last_resort = LastResort(tmp_path, said.append)
    for _ in range(50):
        last_resort.answer(a_mistake())
    assert len(said) == len(list(tmp_path.iterdir())) == 1


@pytest.mark.expects_log
def test_a_report_that_cannot_be_written_still_leaves_the_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    said: list[str] = []
    LastResort(tmp_path / "file" / "folder", said.append).answer(a_mistake())
    assert len(said) == 1
    assert "report" not in said[0]


@pytest.mark.expects_log
def test_a_mistake_on_another_thread_is_answered_too(tmp_path: Path) -> None:
    said: list[str] = []
    hooks = sys.excepthook, threading.excepthook
    LastResort(tmp_path, said.append).take_over()
    try:
        thread = threading.Thread(target=int, args=("no number",))
        thread.start()
        thread.join()
    finally:
        sys.excepthook, threading.excepthook = hooks
    assert len(said) == 1


def test_a_program_that_stumbles_prints_a_sentence_and_no_traceback(tmp_path: Path) -> None:
    program = (
        "import pathlib, sys; from counterdesk.app.defects import LastResort;"
        f"LastResort(pathlib.Path({str(tmp_path)!r})).take_over(); int({SECRET!r})"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "Rossi" not in done.stderr
