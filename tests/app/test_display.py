"""Where no window can be shown, one sentence says so."""

import subprocess
import sys
from pathlib import Path

import pytest

from counterdesk.app import display, libraries
from tests.house.source import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    return monkeypatch


def test_without_a_screen_the_sentence_says_so(bare: pytest.MonkeyPatch) -> None:
    assert "needs a screen" in display.trouble()


def test_a_platform_without_a_screen_needs_none(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("QT_QPA_PLATFORM", "offscreen")
    assert display.trouble() == ""


def test_a_screen_that_does_not_answer_is_named(bare: pytest.MonkeyPatch) -> None:
    bare.setenv("DISPLAY", ":4711")
    if libraries.missing(libraries.X11):
        assert "apt-get install" in display.trouble()
    else:
        assert "DISPLAY" in display.trouble()


def test_a_missing_library_is_named_as_debian_calls_it() -> None:
    gone = libraries.Library("libnowhere7", "libnowhere.so.7")
    assert libraries.missing((gone, *libraries.HEADLESS)) == ("libnowhere7",)


@pytest.mark.parametrize("variables", [{}, {"DISPLAY": ":4711"}, {"DISPLAY": "nonsense"}])
def test_the_program_ends_with_one_sentence_and_no_core_dump(tmp_path: Path, variables: dict[str, str]) -> None:
    command = [sys.executable, "-m", "counterdesk", "--home", str(tmp_path)]
    done = subprocess.run(
        command, cwd=ROOT, env={"PATH": "/usr/bin:/bin", **variables}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
