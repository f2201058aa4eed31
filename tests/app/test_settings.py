"""This desk's settings: kept whole, private, and never in the way of a start."""

import errno
import os
import stat
from pathlib import Path

import pytest

from counterdesk.app.settings import Settings, declared
from counterdesk.keeping import write_private


def test_a_new_desk_has_every_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    assert {one.name: settings[one.name] for one in declared()} == {one.name: one.default for one in declared()}


def test_what_is_set_is_there_after_the_next_start(tmp_path: Path) -> None:
    Settings(tmp_path / "settings.json")["theme"] = "dark"
    assert Settings(tmp_path / "settings.json")["theme"] == "dark"


def test_one_setting_leaves_the_others_alone(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings["theme"] = "contrast"
    settings["text_percent"] = 150
    again = Settings(tmp_path / "settings.json")
    assert (again["theme"], again["text_percent"]) == ("contrast", 150)


def test_two_parts_of_the_desk_do_not_write_over_each_other(tmp_path: Path) -> None:
    look, softphone = Settings(tmp_path / "settings.json"), Settings(tmp_path / "settings.json")
    softphone["softphone"] = "off"
    look["theme"] = "dark"
    again = Settings(tmp_path / "settings.json")
    assert (again["theme"], again["softphone"]) == ("dark", "off")


def test_choices_that_cannot_be_written_hold_until_the_desk_is_closed(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "nowhere" / "settings.json")
    for name, chosen in (("theme", "dark"), ("text_percent", 150)):
        with pytest.raises(OSError, match="nowhere"):
            settings[name] = chosen
    assert (settings["theme"], settings["text_percent"]) == ("dark", 150)


def test_every_default_is_a_good_value_and_every_setting_is_described() -> None:
    assert [one.name for one in declared() if not one.is_good(one.default) or not one.description] == []


@pytest.mark.parametrize(("name", "value"), [("theme", "pink"), ("text_percent", True), ("text_percent", "100")])
def test_a_wrong_value_is_not_kept(tmp_path: Path, name: str, value: bool | str) -> None:
    settings = Settings(tmp_path / "settings.json")
    with pytest.raises(ValueError, match=name):
        settings[name] = value
    assert not (tmp_path / "settings.json").exists()


def test_a_setting_that_nobody_declared_is_unknown(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Settings(tmp_path / "settings.json")["colour_of_the_chair"]


@pytest.mark.expects_log
@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b'{"theme": 7, "unheard_of": 1}'])
def test_a_broken_file_never_stops_the_desk(tmp_path: Path, content: bytes, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "settings.json").write_bytes(content)
    assert Settings(tmp_path / "settings.json")["theme"] == "system"
    assert content == b"[]" or "settings" in caplog.text


@pytest.mark.expects_log
def test_one_wrong_value_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"theme": "pink", "text_percent": 125}', encoding="utf-8")
    settings = Settings(tmp_path / "settings.json")
    assert (settings["theme"], settings["text_percent"]) == ("system", 125)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile's files private by itself")
def test_the_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    Settings(tmp_path / "settings.json")["theme"] = "light"
    assert stat.S_IMODE((tmp_path / "settings.json").stat().st_mode) == 0o600


def test_saying_the_same_again_writes_nothing(tmp_path: Path) -> None:
    Settings(tmp_path / "settings.json")["theme"] = "system"
    assert not (tmp_path / "settings.json").exists()


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "note"
    write_private(path, b"before")
    write_private(path, b"after" * 100_000)
    assert path.read_bytes() == b"after" * 100_000
    assert [p.name for p in tmp_path.iterdir()] == ["note"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "note"
    write_private(path, b"before")
    full = os.open("/dev/full", os.O_WRONLY)
    really_write = os.write
    monkeypatch.setattr(os, "write", lambda handle, content: really_write(full, content))
    with pytest.raises(OSError) as refusal:  # noqa: PT011 - its number is looked at below
        write_private(path, b"after")
    os.close(full)
    assert refusal.value.errno == errno.ENOSPC
    assert path.read_bytes() == b"before"
    assert [p.name for p in tmp_path.iterdir()] == ["note"]
