"""Sets up, runs and checks Counterdesk on a developer's machine: one path for Linux and Windows.

Needs Python 3.11 and nothing else; everything it installs comes from packaging/lock.txt, by hash.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import system  # beside this file

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "packaging" / "lock.txt"
STAMP = VENV / "counterdesk-ready"
UNFINISHED = VENV / "counterdesk-unfinished"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


class Trouble(Exception):
    """Carries the one sentence that tells the developer what to do."""


def main(arguments: Sequence[str]) -> int:
    """Does one of the jobs below and returns its exit code."""
    name, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    job = JOBS.get(name)
    if job is None:
        print(f"usage: dev.py {'|'.join(JOBS)} [...]", file=sys.stderr)
        return 2
    try:
        return job(rest)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup(rest: list[str]) -> int:
    """Makes .venv ready: everything in the lock, and this checkout in editable form."""
    prepare(system.WINDOW)
    return 0


def run(rest: list[str]) -> int:
    """Starts Counterdesk; further words are its own arguments."""
    prepare(system.WINDOW)
    return become(["-m", "counterdesk", *rest])


def demo(rest: list[str]) -> int:
    """Starts the practice logbook: invented contacts, marked as practice."""
    prepare(system.WINDOW)
    return become(["-m", "counterdesk", "--practice", *rest])


def bench(rest: list[str]) -> int:
    """Prints the benchmarks, as ratios in one run."""
    prepare(system.HEADLESS)
    return tool("python", "packaging/bench.py", *rest)


def screenshots(rest: list[str]) -> int:
    """Draws every screen into packaging/screenshots/."""
    prepare(system.HEADLESS)
    return tool("python", "packaging/screenshots.py", *rest)


def lint(rest: list[str]) -> int:
    """Checks lint, types and walls; all three run, whichever fails."""
    prepare(())
    return checks()


def test(rest: list[str]) -> int:
    """Checks everything; the tests run last, whatever failed before them."""
    prepare(system.HEADLESS)
    before = checks() if not rest else 0
    workers = str(min(os.cpu_count() or 1, 4))
    os.environ["PYTHONHASHSEED"] = "0"  # workers must see the tests in one order
    return tool("pytest", "-q", "-n", workers, "--dist", "loadfile", *rest) or before


def checks() -> int:
    """Runs lint, types and walls, and returns the last code that was not 0."""
    results = [tool("ruff", "check", "."), tool("mypy"), tool("lint-imports", "--no-logo")]
    return max(results, key=abs)


def lock(rest: list[str]) -> int:
    """Resolves pyproject.toml anew into packaging/lock.txt, for Linux and Windows."""
    with tempfile.TemporaryDirectory() as scratch:
        venv.create(scratch, with_pip=True)
        bin_ = Path(scratch) / PYTHON.parent.name
        subprocess.run([str(bin_ / PYTHON.name), "-m", "pip", "install", "-qq", "uv"], check=True)
        command = [
            *(str(bin_ / "uv"), "pip", "compile", "pyproject.toml", "--group", "dev", "--group", "build"),
            *("--universal", "--python-version", "3.11", "--generate-hashes", "--only-binary", ":all:"),
            *("--no-emit-index-url", "--no-emit-find-links", "--quiet", "--output-file", str(LOCK)),
            *("--custom-compile-command", "python3 packaging/dev.py lock"),
        ]
        return subprocess.call([*command, *rest], cwd=ROOT)


JOBS: dict[str, Callable[[list[str]], int]] = {
    job.__name__: job for job in (setup, run, demo, test, lint, bench, screenshots, lock)
}


def prepare(libraries: system.Wanted) -> None:
    """Makes sure of the system's libraries and of .venv; cheap when both are there already."""
    if sys.version_info < (3, 11):
        raise Trouble(f"Counterdesk needs Python 3.11 or newer; this is {sys.version.split()[0]}.")
    trouble = system.provide(libraries)
    if trouble:
        raise Trouble(trouble)
    wanted = fingerprint()
    if is_ready(wanted):
        return
    with alone():
        if not is_ready(wanted):
            make_venv()
            install()
            STAMP.write_text(wanted, encoding="utf-8")
            UNFINISHED.unlink()


def fingerprint() -> str:
    """Returns what .venv depends on: the lock, this Python, and our own metadata; not the lint rules."""
    import tomllib

    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    ours = [rules["build-system"], rules["project"], rules["tool"]["hatch"], sys.version, str(ROOT)]
    return hashlib.sha256(LOCK.read_bytes() + json.dumps(ours, sort_keys=True).encode()).hexdigest()


def is_ready(wanted: str) -> bool:
    """Tells whether .venv was finished with exactly this fingerprint."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted


def make_venv() -> None:
    """Makes .venv, or keeps a finished one; one that was broken off is made again."""
    if UNFINISHED.exists() or not is_usable():
        print("Setting up in .venv (once; a minute or two) ...", flush=True)
        shutil.rmtree(VENV, ignore_errors=True)
        provide_venv()
        VENV.mkdir(exist_ok=True)
        UNFINISHED.touch()
        step([sys.executable, "-m", "venv", str(VENV)], "Python could not make .venv.")
    UNFINISHED.touch()
    STAMP.unlink(missing_ok=True)


def is_usable() -> bool:
    """Tells whether .venv was made here and by this Python; a moved or copied one has wrong paths in it."""
    if not PYTHON.exists():
        return False
    made = (VENV / "pyvenv.cfg").read_text(encoding="utf-8")
    return str(VENV) in made and f"version = {sys.version_info[0]}.{sys.version_info[1]}." in made


def provide_venv() -> None:
    """Makes sure that this Python can make a virtual environment: Debian packs that apart."""
    if importlib.util.find_spec("ensurepip") is None:
        trouble = system.install(["python3-venv"])
        if trouble:
            raise Trouble(trouble)


def install() -> None:
    """Installs the lock, then this checkout with the build back-end that the lock names."""
    pip = [str(PYTHON), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    locked = ["--require-hashes", "--only-binary", ":all:", "-r", str(LOCK)]
    step([*pip, *locked], "The locked packages could not be installed; run the same command again.")
    checkout = ["--no-deps", "--no-build-isolation", "--editable", str(ROOT)]
    step([*pip, *checkout], "Counterdesk itself could not be installed into .venv.")


def step(command: list[str], otherwise: str) -> None:
    """Runs one step of the set-up; its failure becomes a sentence."""
    if subprocess.call(command, cwd=ROOT):
        raise Trouble(otherwise)


@contextmanager
def alone() -> Iterator[None]:
    """Holds other set-ups of this checkout back; the system lets go when a process dies."""
    with (ROOT / ".venv.lock").open("a+b") as held:
        if sys.platform == "win32":
            import msvcrt

            held.seek(0)
            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def tool(name: str, *arguments: str) -> int:
    """Runs one of .venv's own commands in the checkout and returns its exit code."""
    print("->", name, *arguments, flush=True)
    return subprocess.call([str(PYTHON.parent / name), *arguments], cwd=ROOT)


def become(arguments: list[str]) -> int:
    """Turns into .venv's Python where the system can, so that signals reach the program."""
    sys.stdout.flush()
    if os.name == "posix":
        os.execv(PYTHON, [str(PYTHON), *arguments])
    return subprocess.call([str(PYTHON), *arguments])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
