"""`counterdesk call` and its address: what they announce, and how little they can ask for."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.app import call_cli, window
from counterdesk.app.call_cli import add_arguments, read_url, run, spelled_out
from counterdesk.app.main import main
from counterdesk.domain.announced import Announced
from tests.house.source import ROOT

MARIA = Announced("519-555-0142", "Maria Rossi")


@pytest.mark.parametrize(
    ("url", "call"),
    [
        ("counterdesk://call?from=519-555-0142&name=Maria%20Rossi", MARIA),
        ("counterdesk://call?from=519-555-0142&name=Maria+Rossi", MARIA),
        ("counterdesk://call/?name=Maria+Rossi&from=519-555-0142", MARIA),
        ("counterdesk:call?from=519-555-0142&name=Maria+Rossi", MARIA),
        ("COUNTERDESK://CALL?from=519-555-0142&name=Maria+Rossi#there", MARIA),
        ("counterdesk://call?from=+15195550142", Announced("+15195550142")),
        ("counterdesk://call?from=%2B15195550142", Announced("+15195550142")),
        ("counterdesk://call?from=519+555+0142", Announced("519 555 0142")),
        ("counterdesk://call?from=tel%3A5195550142", Announced("5195550142")),
        ("counterdesk://call?from=anonymous", Announced(withheld=True)),
        ("counterdesk://call?from=519-555-0142&from=519-555-0199", Announced("519-555-0142")),
        ("counterdesk://call?from=519-555-0142&save=yes&outcome=answered", Announced("519-555-0142")),
        ("counterdesk://call?name=%3Cb%3EMaria%3C/b%3E", Announced(name="<b>Maria</b>")),
        ("counterdesk://call?from=%00%0A519%1B", Announced("519")),
        ("counterdesk://call?from=", Announced()),
        ("counterdesk://call", Announced()),
    ],
)
def test_an_address_announces_a_number_and_a_name(url: str, call: Announced) -> None:
    assert read_url(url) == call


@pytest.mark.parametrize(
    "url",
    [
        "",
        "call",
        "tel:5195550142",
        "https://call?from=519-555-0142",
        "counterdesk://",
        "counterdesk://delete?from=519-555-0142",
        "counterdesk://call.example.invalid?from=1",
        "counterdesk://call/save?from=1",
        "counterdesk://[::1?from=1",
        "counterdesk://call?" + "&".join(f"a{n}=1" for n in range(100)),
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    assert read_url(url) is None


@given(st.text(max_size=300))
def test_no_address_whatsoever_is_a_mistake_of_ours(text: str) -> None:
    for url in (text, f"counterdesk://call?{text}", f"counterdesk://call?from={text}&name={text}"):
        found = read_url(url)
        assert found is None or len(found.number) <= 60


def test_an_address_without_end_is_cut(tmp_path: Path) -> None:
    found = read_url("counterdesk://call?from=519-555-0142&name=" + "m" * 1_000_000)
    assert found is not None
    assert (found.number, len(found.name)) == ("519-555-0142", 200)


@pytest.mark.parametrize(
    ("given_", "read"),
    [
        (["counterdesk://call?from=1"], ["call", "--url=counterdesk://call?from=1"]),
        (["--practice", "Counterdesk:call"], ["--practice", "call", "--url=Counterdesk:call"]),
        (["--home", "/srv/desk", "counterdesk://call"], ["--home", "/srv/desk", "call", "--url=counterdesk://call"]),
        (["counterdesk://call?name=x", "--home", "/tmp/evil"], ["call", "--url=counterdesk://call?name=x"]),
        (["call", "--name", "counterdesk://call"], ["call", "--name", "counterdesk://call"]),
        (["due", "--received", "2026-11-24T10:00"], ["due", "--received", "2026-11-24T10:00"]),
        ([], []),
    ],
)
def test_an_address_handed_over_by_the_system_is_the_verb(given_: list[str], read: list[str]) -> None:
    assert spelled_out(given_) == read


class Desk:
    """Takes what would be announced to a window."""

    def __init__(self) -> None:
        self.calls: list[Announced] = []
        self.homes: list[Path | None] = []

    def announce(self, args: argparse.Namespace, call: Announced) -> int:
        self.calls.append(call)
        self.homes.append(args.home)
        return 0


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    found = Desk()
    monkeypatch.setattr(window, "announce", found.announce)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # given back after the test
    return found


@pytest.mark.parametrize(
    "words",
    [
        ["call", "--from", "519-555-0142", "--name", "Maria Rossi"],
        ["call", "--name=Maria Rossi", "--from=519-555-0142"],
        ["call", "--url", "counterdesk://call?from=519-555-0142&name=Maria+Rossi"],
        ["counterdesk://call?from=519-555-0142&name=Maria+Rossi"],
    ],
)
def test_a_call_is_announced_in_words_or_by_an_address(desk: Desk, words: list[str]) -> None:
    assert main(words) == 0
    assert desk.calls == [MARIA]


def test_the_home_of_the_registration_counts_and_one_in_the_address_does_not(desk: Desk, tmp_path: Path) -> None:
    evil = str(tmp_path / "evil")
    assert main(["--home", str(tmp_path), "counterdesk://call?from=1", "--home", evil]) == 0
    assert desk.homes == [tmp_path]


def test_an_address_that_is_no_call_is_one_sentence(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["counterdesk://delete?everything"]) == 2
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "everything" not in said
    assert desk.calls == []


def test_a_number_that_looks_like_an_option_is_refused_by_the_command_line(desk: Desk) -> None:
    with pytest.raises(SystemExit):
        main(["call", "--from", "--practice-not"])
    assert desk.calls == []


def test_the_words_of_the_verb_are_explained() -> None:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    assert {"--from", "--name", "--url"} <= set(parser.format_help().split())
    assert run.__module__ == call_cli.__name__


def test_a_call_without_a_screen_is_one_sentence(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "counterdesk", "--home", str(tmp_path), "call", "--from", "519-555-0142"]
    environment = {"PATH": "/usr/bin", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "0142" not in done.stderr
