"""One command sets everything up, once, and mends what was broken off."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.source import ROOT


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The developers' command, let loose on a checkout of its own."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "packaging" / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "packaging").mkdir()
    (tmp_path / "packaging" / "lock.txt").write_text("nothing==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    environment = tmp_path / ".venv"
    for name, value in {
        "ROOT": tmp_path,
        "VENV": environment,
        "LOCK": tmp_path / "packaging" / "lock.txt",
        "STAMP": environment / "counterdesk-ready",
        "UNFINISHED": environment / "counterdesk-unfinished",
        "PYTHON": environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python"),
    }.items():
        monkeypatch.setattr(module, name, value)
    return module


def finish(dev: ModuleType) -> None:
    """Ends a set-up as the last step of it does."""
    dev.STAMP.write_text(dev.fingerprint(), encoding="utf-8")
    dev.UNFINISHED.unlink(missing_ok=True)


def make_small_venv(dev: ModuleType) -> None:
    """Makes an environment without pip, which is quick."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", dev.VENV], check=True)


def test_a_fresh_checkout_is_not_ready(dev: ModuleType) -> None:
    assert not dev.is_ready(dev.fingerprint())
    assert not dev.is_usable()


def test_what_is_finished_is_ready(dev: ModuleType) -> None:
    make_small_venv(dev)
    finish(dev)
    assert dev.is_usable()
    assert dev.is_ready(dev.fingerprint())


def test_another_lock_asks_for_another_set_up(dev: ModuleType) -> None:
    make_small_venv(dev)
    finish(dev)
    dev.LOCK.write_text("nothing==2\n", encoding="utf-8")
    assert not dev.is_ready(dev.fingerprint())


def test_another_dependency_asks_for_another_set_up(dev: ModuleType) -> None:
    before = dev.fingerprint()
    rules = dev.ROOT / "pyproject.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace('"tzdata",', '"tzdata", "six",'), encoding="utf-8")
    assert dev.fingerprint() != before


def test_another_lint_rule_does_not(dev: ModuleType) -> None:
    before = dev.fingerprint()
    rules = dev.ROOT / "pyproject.toml"
    rules.write_text(rules.read_text(encoding="utf-8").replace("max-complexity = 10", "max-complexity = 9"), "utf-8")
    assert dev.fingerprint() == before


def test_a_set_up_that_was_broken_off_is_made_again(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    make_small_venv(dev)
    (dev.VENV / "half").write_text("a package", encoding="utf-8")
    dev.UNFINISHED.touch()
    monkeypatch.setattr(dev, "step", lambda command, otherwise: make_small_venv(dev))
    dev.make_venv()
    assert dev.is_usable()
    assert not (dev.VENV / "half").exists()
    assert dev.UNFINISHED.exists(), "until the packages are in"


def test_a_finished_environment_is_kept_when_the_lock_changes(dev: ModuleType) -> None:
    make_small_venv(dev)
    finish(dev)
    (dev.VENV / "kept").write_text("a package", encoding="utf-8")
    dev.make_venv()
    assert (dev.VENV / "kept").exists()
    assert not dev.STAMP.exists()


def test_a_checkout_that_was_moved_gets_a_new_environment(dev: ModuleType, tmp_path: Path) -> None:
    make_small_venv(dev)
    made = dev.VENV / "pyvenv.cfg"
    made.write_text(made.read_text(encoding="utf-8").replace(str(tmp_path), "/elsewhere"), encoding="utf-8")
    assert not dev.is_usable()


def test_a_failing_step_is_a_sentence(dev: ModuleType) -> None:
    with pytest.raises(dev.Trouble, match="could not be installed"):
        dev.step([sys.executable, "-c", "raise SystemExit(3)"], "The packages could not be installed.")


def test_trouble_is_said_in_one_line(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    def job(_rest: list[str]) -> int:
        raise dev.Trouble("Please run this once, then try again:  sudo apt-get install libgl1")

    dev.JOBS["setup"] = job
    assert dev.main(["setup"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


@pytest.mark.skipif(os.name != "posix", reason="the test's own way of looking at a lock")
def test_two_set_ups_at_once_wait_for_each_other(dev: ModuleType) -> None:
    import fcntl

    with dev.alone(), (dev.ROOT / ".venv.lock").open("a+b") as other, pytest.raises(BlockingIOError):
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="only Debian packs Qt's libraries apart")
def test_an_ordinary_user_is_told_the_command(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.system.shutil, "which", lambda name: f"/usr/bin/{name}")
    assert dev.system.install(["libgl1", "libegl1"]).endswith("sudo apt-get install libgl1 libegl1")


def test_where_there_is_no_apt_the_libraries_are_named(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.system.shutil, "which", lambda name: None)
    assert "libgl1" in dev.system.install(["libgl1"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Debian packs Qt's libraries apart")
def test_only_printing_missing_does_not_stop_anybody(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(dev.system.libraries, "missing", lambda wanted: ("libcups2",))
    assert dev.system.provide(dev.system.WINDOW) == ""
    assert "Without printing" in capsys.readouterr().out


def test_nothing_is_installed_when_nothing_is_missing(dev: ModuleType) -> None:
    assert dev.system.provide(()) == ""
