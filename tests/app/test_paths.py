"""Where everything lies."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import counterdesk
from counterdesk.app.paths import HOME_VARIABLE, places, shipped
from tests.house.source import ROOT


def test_a_checkout_uses_its_own_resources_and_migrations() -> None:
    assert shipped("resources") == ROOT / "resources"
    assert shipped("migrations").is_dir()


def test_an_installed_program_uses_what_it_carries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = tmp_path / "counterdesk" / "_bundle" / "resources"
    bundled.mkdir(parents=True)
    monkeypatch.setattr(counterdesk, "__file__", str(tmp_path / "counterdesk" / "__init__.py"))
    assert shipped("resources") == bundled


def test_everything_of_a_desk_lies_below_the_folder_it_was_given(tmp_path: Path) -> None:
    here = places(tmp_path)
    for place in (here.logbook, here.backups, here.drafts, here.settings, here.log):
        assert place.is_relative_to(tmp_path)


def test_the_environment_names_the_folder_when_the_command_line_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "elsewhere"))
    assert places().logbook == tmp_path / "elsewhere" / "logbook.db"
    assert places(tmp_path / "here").logbook == tmp_path / "here" / "logbook.db"


def test_without_a_wish_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(HOME_VARIABLE)
    assert "counterdesk" in str(places().logbook).lower()


def test_practice_shares_no_logbook_no_backups_and_no_drafts_with_the_real_one(tmp_path: Path) -> None:
    real, practice = places(tmp_path), places(tmp_path, practice=True)
    assert practice.logbook.name == "practice.db"
    assert {real.logbook, real.backups, real.drafts}.isdisjoint({practice.logbook, practice.backups, practice.drafts})


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's folders private by itself")
def test_the_folders_are_readable_by_their_owner_only(tmp_path: Path) -> None:
    here = places(tmp_path / "desk").make()
    for folder in (here.data, here.logs, here.backups):
        assert stat.S_IMODE(folder.stat().st_mode) & 0o077 == 0


def test_making_the_folders_twice_is_harmless(tmp_path: Path) -> None:
    here = places(tmp_path).make()
    assert here.make() == here


def counterdesk_says(*words: str) -> str:
    """Runs the command as a person would, and gives what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "counterdesk", *words], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_where_prints_logbook_backups_logs_and_version(tmp_path: Path) -> None:
    said = counterdesk_says("where", "--home", str(tmp_path))
    here = places(tmp_path)
    for part in (str(here.logbook), str(here.backups), str(here.logs), counterdesk.__version__, "not made yet"):
        assert part in said


def test_where_leaves_no_trace(tmp_path: Path) -> None:
    counterdesk_says("--home", str(tmp_path / "nothing"), "where", "--practice")
    assert not (tmp_path / "nothing").exists()


def test_where_tells_practice_from_real(tmp_path: Path) -> None:
    assert "practice.db" in counterdesk_says("--practice", "where", "--home", str(tmp_path))
    assert "practice.db" in counterdesk_says("where", "--demo", "--home", str(tmp_path))
    assert "practice.db" not in counterdesk_says("where", "--home", str(tmp_path))
