"""What is built from this checkout carries everything that it needs, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.house.source import ROOT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Builds the wheel with the locked back-end, offline, and gives the names in it."""
    target = tmp_path_factory.mktemp("wheel")
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    subprocess.run([sys.executable, "-c", build, str(target)], cwd=ROOT, check=True, capture_output=True)
    (built,) = target.glob("counterdesk-*.whl")
    with zipfile.ZipFile(built) as opened:
        return opened.namelist()


@pytest.mark.parametrize("folder", ["resources", "migrations"])
def test_the_wheel_carries_what_the_program_reads(wheel: list[str], folder: str) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", folder], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout.split()
    shipped = {name.removeprefix("counterdesk/_bundle/") for name in wheel if "/_bundle/" in name}
    assert set(tracked) <= shipped
    assert [name for name in shipped if name.startswith(folder)] != []


def test_the_wheel_carries_the_whole_program_and_no_tests(wheel: list[str]) -> None:
    ours = {path.relative_to(ROOT).as_posix() for path in (ROOT / "counterdesk").rglob("*.py")}
    assert ours <= set(wheel)
    assert [name for name in wheel if name.startswith(("tests/", "packaging/"))] == []


def test_the_wheel_brings_the_command_and_the_licence(wheel: list[str]) -> None:
    assert [Path(name).name for name in wheel if name.endswith(("entry_points.txt", "LICENSE"))] != []


def test_what_is_checked_before_landing_is_what_developers_run() -> None:
    runner = ROOT / ".ci" / "run"
    assert runner.stat().st_mode & 0o111
    assert "make test" in runner.read_text(encoding="utf-8")


def test_every_line_of_the_makefile_is_one_call_of_the_same_path() -> None:
    lines = (ROOT / "Makefile").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("\t") and "packaging/dev.py" not in line] == []
