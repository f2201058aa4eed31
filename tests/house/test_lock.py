"""The locked packages are exactly what the program asks for, by hash, from nowhere in particular."""

import re
import subprocess
import sys
import tomllib

import pytest

from tests.house.source import ROOT

LOCK = (ROOT / "packaging" / "lock.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PINNED = re.findall(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", LOCK, flags=re.MULTILINE)


def name_of(requirement: str) -> str:
    """Gives a requirement's name as the lock writes it."""
    return re.split(r"[^A-Za-z0-9._-]", requirement)[0].lower().replace("_", "-").replace(".", "-")


def test_everything_asked_for_is_locked() -> None:
    groups = PROJECT["dependency-groups"]
    asked = [*PROJECT["project"]["dependencies"], *groups["dev"], *groups["build"]]
    assert {name_of(one) for one in asked} - {name for name, _ in PINNED} == set()


def test_the_build_back_end_is_locked_too() -> None:
    assert {name_of(one) for one in PROJECT["build-system"]["requires"]} <= {name for name, _ in PINNED}


def test_every_locked_package_has_a_hash() -> None:
    chapters = re.split(r"^(?=[a-z0-9])", LOCK, flags=re.MULTILINE)[1:]
    assert [chapter.split()[0] for chapter in chapters if "--hash=sha256:" not in chapter] == []
    assert len(chapters) == len(PINNED)


def test_the_lock_names_no_place_to_fetch_from() -> None:
    assert re.findall(r"https?:|file:|--(?:extra-)?index-url|--find-links|/opt/|@ ", LOCK) == []


@pytest.mark.parametrize("words", [["nonsense"], []])
def test_the_developers_command_names_its_jobs(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "packaging/dev.py", *words], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert all(job in done.stderr for job in ("setup", "run", "demo", "test", "bench", "screenshots", "lock"))
