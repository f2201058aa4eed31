"""What the systems are told about Counterdesk: one address scheme, handed over whole, to a command that reads it."""

import configparser
import re
import shlex

import pytest

from counterdesk.app.call_cli import SCHEME, read_url, spelled_out
from counterdesk.domain.announced import Announced
from tests.house.source import ROOT

FOLDER = ROOT / "packaging" / "desktop"
ADDRESS = "counterdesk://call?from=519-555-0142&name=Maria%20Rossi"
MARIA = Announced("519-555-0142", "Maria Rossi")


@pytest.fixture
def desktop() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(FOLDER / "counterdesk.desktop", encoding="utf-8")
    return parser


def test_the_desktop_file_has_what_the_standard_asks_for(desktop: configparser.ConfigParser) -> None:
    entry = desktop["Desktop Entry"]
    assert {"Type", "Name", "Exec"} <= set(entry)
    assert entry["Type"] == "Application"
    for key in ("Categories", "Keywords", "MimeType", "Actions"):
        assert entry[key].endswith(";")


def test_the_desktop_hands_over_addresses_of_our_scheme_and_no_other(desktop: configparser.ConfigParser) -> None:
    assert desktop["Desktop Entry"]["MimeType"] == f"x-scheme-handler/{SCHEME};"


def test_what_the_desktop_starts_reads_the_address(desktop: configparser.ConfigParser) -> None:
    command = [ADDRESS if word == "%u" else word for word in shlex.split(desktop["Desktop Entry"]["Exec"])]
    assert command[0] == "counterdesk"
    verb, address = spelled_out(command[1:])
    assert verb == "call"
    assert read_url(address.removeprefix("--url=")) == MARIA


def test_without_an_address_the_desktop_starts_the_desk(desktop: configparser.ConfigParser) -> None:
    words = [word for word in shlex.split(desktop["Desktop Entry"]["Exec"]) if word != "%u"]
    assert spelled_out(words[1:]) == []


def test_every_action_is_described(desktop: configparser.ConfigParser) -> None:
    for action in filter(None, desktop["Desktop Entry"]["Actions"].split(";")):
        assert {"Name", "Exec"} <= set(desktop[f"Desktop Action {action}"])


def test_the_name_of_the_file_is_the_one_that_the_window_says(desktop: configparser.ConfigParser) -> None:
    source = (ROOT / "counterdesk" / "app" / "compose.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("counterdesk")' in source
    assert desktop["Desktop Entry"]["StartupWMClass"] == "counterdesk"


def windows() -> dict[str, dict[str, str]]:
    """Reads the registration for Windows: keys, and the values under each."""
    found: dict[str, dict[str, str]] = {}
    for line in (FOLDER / "counterdesk-address.reg").read_text(encoding="utf-8").splitlines():
        if key := re.fullmatch(r"\[(.+)\]", line):
            found[key[1]] = values = {}
        elif pair := re.fullmatch(r'(@|"[^"]+")="(.*)"', line):
            values[pair[1].strip('"')] = pair[2].replace('\\"', '"').replace("\\\\", "\\")
    return found


def test_windows_is_told_that_it_is_an_address_scheme() -> None:
    root = windows()[rf"HKEY_CURRENT_USER\Software\Classes\{SCHEME}"]
    assert root["URL Protocol"] == ""
    assert root["@"].startswith("URL:")


def test_windows_hands_over_the_address_alone_and_in_quotes() -> None:
    command = windows()[rf"HKEY_CURRENT_USER\Software\Classes\{SCHEME}\shell\open\command"]["@"]
    assert re.fullmatch(r'"[^"]+\\counterdesk\.exe" "%1"', command)


@pytest.mark.parametrize("trick", ['counterdesk://call?from=1" --home "C:\\evil', 'counterdesk:" run "--practice'])
def test_an_address_that_breaks_out_of_its_quotes_reaches_nothing(trick: str) -> None:
    """What Windows makes of the command line when the address holds a quote."""
    whole = shlex.split(f'"{trick}"', posix=True)
    verb, address = spelled_out(whole)
    assert verb == "call"
    assert address.startswith(f"--url={SCHEME}:")


def test_nothing_is_registered_for_everybody_or_beyond_the_scheme() -> None:
    assert all(key.startswith(rf"HKEY_CURRENT_USER\Software\Classes\{SCHEME}") for key in windows())
