"""What `counterdesk due` is given: instants, JSON files and calendars, each refused in one sentence."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from counterdesk.app.due_input import BadInput, DoubledKeys, calendar_of, instant_of, json_of, shown


def said(job, *given: object) -> str:
    with pytest.raises(BadInput) as bad:
        job(*given)
    return str(bad.value)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-06-05T16:31-04:00", (2026, 6, 5, 20, 31)),
        ("2026-06-05T16:31:00.5-04:00", (2026, 6, 5, 20, 31, 0, 500_000)),
        ("2026-06-05T20:31Z", (2026, 6, 5, 20, 31)),
        ("20260605T2031Z", (2026, 6, 5, 20, 31)),
        ("2026-06-05T24:00-04:00", (2026, 6, 6, 4, 0)),
        ("2026-12-31T24:00:00.000-05:00", (2027, 1, 1, 5, 0)),
        ("2024-02-28T24:00Z", (2024, 2, 29)),
        ("2026-06-05T16:31+05:45", (2026, 6, 5, 10, 46)),
    ],
)
def test_instants_are_read_as_people_and_machines_write_them(text: str, at: tuple[int, ...]) -> None:
    assert instant_of(text) == datetime(*at, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "2026-02-30T10:00Z",
        "2026-06-05T25:00Z",
        "2026-06-05T24:01Z",
        "2026-06-05T10:00+99:00",
        "T24:00Z",
        "Z",
    ],
)
def test_what_is_no_instant_is_shown_back(text: str) -> None:
    assert shown(text) in said(instant_of, text)


@pytest.mark.parametrize("text", ["2026-06-05T16:31", "2026-06-05", "2026-06-05T24:00"])
def test_instant_without_an_offset_is_refused(text: str) -> None:
    assert "offset" in said(instant_of, text)


@pytest.mark.parametrize("value", [None, 5, 5.0, True, [], {}])
def test_instant_must_be_text(value: object) -> None:
    assert "text" in said(instant_of, value)


def test_value_is_shown_on_one_short_line() -> None:
    assert shown("a\nb") == '"a\\nb"'
    assert shown("é\u2028") == '"\\u00e9\\u2028"'
    assert len(shown("x" * 10_000)) == 60
    assert (shown(None), shown(5), shown(["x"])) == ("null", "5", "list")


def test_key_that_stands_twice_in_a_file_is_remembered(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"a": {"b": 1, "c": 2, "b": 3}, "d": {"b": 1}}', encoding="utf-8")
    found = json_of(file)
    assert isinstance(found["a"], DoubledKeys)
    assert (found["a"].doubled, found["a"]["b"]) == ("b", 3)
    assert not isinstance(found["d"], DoubledKeys)


def test_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(b'\xef\xbb\xbf{"a": 1}')
    assert json_of(file) == {"a": 1}


def test_place_of_a_json_fault_is_told(tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text('{"a":\n 1,,}', encoding="utf-8")
    assert "line 2" in said(json_of, file)
    file.write_text("1" * 5000, encoding="utf-8")
    assert "x.json" in said(json_of, file)


def test_first_fault_of_a_calendar_is_the_sentence() -> None:
    assert said(calendar_of, {"weekly": {"mon": "open"}}).startswith("weekly.mon: This must be a list")
    assert calendar_of({"weekly": {}}).never_opens
