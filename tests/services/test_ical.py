"""Calendar files: closures taken in as proposals, a year given out, and files that are none."""

import json
from datetime import date
from pathlib import Path

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.calendar import (
    AskCalendar,
    ImportedCalendar,
    ReadCalendarFile,
    SaveClosures,
    WriteCalendarFile,
)
from counterdesk.services.asks.town import AskYear, ClosureRow, ConfirmYear
from counterdesk.services.door import LogbookDesk
from counterdesk.words.openings import left_out
from counterdesk.words.refusals import sentence
from tests.desk import bare_desk, new_desk

CHRISTMAS = "DTSTART;VALUE=DATE:20271224\nDTEND;VALUE=DATE:20280102\nSUMMARY:Christmas closure"
LABOUR_DAY = "DTSTART;VALUE=DATE:20270906\nSUMMARY:Labour Day"
EVENT = "\nBEGIN:VEVENT\nUID:{}\n{}\nEND:VEVENT"


def ics(*events: str) -> str:
    body = "".join(EVENT.format(place, event) for place, event in enumerate(events))
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Town//EN{body}\nEND:VCALENDAR\n".replace("\n", "\r\n")


def read(desk: LogbookDesk, folder: Path, content: str | bytes, year: int = 2027) -> ImportedCalendar:
    file = folder / "closures.ics"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return desk.slow(ReadCalendarFile(str(file), year))


def test_whole_days_become_rows_to_tick_and_nothing_is_saved(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    found = read(desk, tmp_path, ics(LABOUR_DAY))
    assert found == ImportedCalendar((ClosureRow(date(2027, 9, 6), "Labour Day", (), "imported", ticked=False),), {})
    assert desk.read(AskYear(2027)).rows == ()


def test_a_range_becomes_a_row_for_each_day_that_the_office_would_open(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    assert [row.on.day for row in read(desk, tmp_path, ics(CHRISTMAS)).rows] == [24, 27, 28, 29, 30, 31]


def test_of_a_range_over_new_year_each_year_takes_its_own_days(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    over = "DTSTART;VALUE=DATE:20261230\nDTEND;VALUE=DATE:20270105\nSUMMARY:Closed"
    assert [row.on.isoformat() for row in read(desk, tmp_path, ics(over)).rows] == ["2027-01-01", "2027-01-04"]
    assert [row.on.day for row in read(desk, tmp_path, ics(over), 2026).rows] == [30, 31]


@pytest.mark.parametrize(
    ("event", "hours"),
    [
        ("DTSTART:20271224T170000Z\nDTEND:20271224T213000Z", (("08:30", "12:00"),)),
        ("DTSTART:20271224T120000\nDTEND:20271224T163000", (("08:30", "12:00"),)),
        ("DTSTART;TZID=America/Toronto:20271224T120000\nDURATION:PT10H", (("08:30", "12:00"),)),
        ("DTSTART;TZID=America/Toronto:20271224T060000\nDTEND;TZID=America/Toronto:20271224T100000",
         (("10:00", "16:30"),)),
        ("DTSTART:20271224T113000\nDTEND:20271224T133000", (("08:30", "11:30"), ("13:30", "16:30"))),
        ("DTSTART:20271224T000000\nDTEND:20271225T000000", ()),
    ],
)  # fmt: skip
def test_a_timed_event_leaves_the_hours_around_it(
    tmp_path: Path, event: str, hours: tuple[tuple[str, str], ...]
) -> None:
    desk, _ = new_desk(tmp_path)
    (row,) = read(desk, tmp_path, ics(f"{event}\nSUMMARY:Staff event")).rows
    assert (row.on, row.hours) == (date(2027, 12, 24), hours)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        ("DTSTART;VALUE=DATE:20260907\nSUMMARY:Another year", "other_year"),
        ("SUMMARY:No date", "no_date"),
        ("DTSTART;VALUE=DATE:20270230\nSUMMARY:30 February", "no_date"),
        ("DTSTART:20271224T120000\nDTEND:20271224T110000\nSUMMARY:Backwards", "no_date"),
        ("DTSTART;VALUE=DATE:20271227\nSTATUS:CANCELLED\nSUMMARY:Not after all", "cancelled"),
        ("DTSTART;VALUE=DATE:20270101\nDTEND;VALUE=DATE:20270401\nSUMMARY:Winter", "too_long"),
        ("DTSTART;VALUE=DATE:20270904\nSUMMARY:A Saturday", "outside_hours"),
        ("DTSTART:20270907T190000\nDTEND:20270907T210000\nSUMMARY:Council", "outside_hours"),
        (LABOUR_DAY, "twice"),
    ],
)
def test_what_cannot_be_used_is_counted_with_its_reason(tmp_path: Path, event: str, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    found = read(desk, tmp_path, ics(LABOUR_DAY, event))
    assert [row.name for row in found.rows] == ["Labour Day"]
    assert found.left_out == {code: 1}
    assert "1 event" in left_out(code, 1)
    assert left_out(code, 1) != left_out("another", 1)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "ical_not_one"),
        ("Labour Day, 6 September", "ical_not_one"),
        ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "ical_not_one"),
        ("BEGIN:VCALENDAR\r\nEND:VEVENT\r\nEND:VCALENDAR", "ical_not_one"),
        (b"BEGIN:VCALENDAR\r\n\xff\xfe\x00\r\nEND:VCALENDAR", "ical_not_one"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "ical_not_one"),
        (ics(), "ical_empty"),
        (ics("DTSTART;VALUE=DATE:20280230\nSUMMARY:Never"), "ical_no_date"),
        (ics("DTSTART;VALUE=DATE:20251225\nSUMMARY:Christmas"), "ical_empty"),
        (ics(LABOUR_DAY, f"{LABOUR_DAY}\nRRULE:FREQ=YEARLY"), "ical_repeats"),
        (ics(f"{LABOUR_DAY}\nRDATE;VALUE=DATE:20280904"), "ical_repeats"),
        (ics(LABOUR_DAY) + " " * 10_000_000, "ical_too_big"),
    ],
    ids=range(12),
)
def test_a_file_that_is_none_is_refused_in_one_sentence(tmp_path: Path, content: str | bytes, code: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match=code) as refused:
        read(desk, tmp_path, content)
    assert sentence(refused.value).endswith(".")
    assert "{" not in sentence(refused.value)


def test_a_time_zones_own_rules_are_no_repetition(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Eastern\r\nBEGIN:STANDARD\r\nDTSTART:20071104T020000\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU\r\nTZOFFSETFROM:-0400\r\nTZOFFSETTO:-0500\r\nEND:STANDARD\r\n"
        "END:VTIMEZONE\r\nBEGIN:VEVENT"
    )
    event = "DTSTART;TZID=Eastern:20271224T120000\nDTEND;TZID=Eastern:20271224T163000\nSUMMARY:Eve"
    (row,) = read(desk, tmp_path, ics(event).replace("BEGIN:VEVENT", zone, 1)).rows
    assert row.hours == (("08:30", "12:00"),)


@pytest.mark.parametrize("path", ["nowhere.ics", "."])
def test_a_file_that_went_away_is_refused(tmp_path: Path, path: str) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="ical_unreadable"):
        desk.slow(ReadCalendarFile(str(tmp_path / path), 2027))


def outcome(desk: LogbookDesk, folder: Path, content: str) -> str:
    """Gives the code of a refusal, or that there were rows."""
    try:
        return f"rows {len(read(desk, folder, content).rows)}"
    except Refused as refused:
        return refused.code


def test_a_file_cut_off_anywhere_is_refused_or_read_and_never_breaks(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    whole = ics(LABOUR_DAY, CHRISTMAS)
    for length in range(0, len(whole), 7):
        assert outcome(desk, tmp_path, whole[:length]).startswith(("ical_", "rows"))


def test_before_a_town_is_chosen_there_is_nothing_to_compare_with(tmp_path: Path) -> None:
    desk, _ = bare_desk(tmp_path)
    with pytest.raises(Refused, match="no_town"):
        read(desk, tmp_path, ics(LABOUR_DAY))


def test_a_year_that_the_calendar_does_not_reach_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="year_out_of_range"):
        read(desk, tmp_path, ics(LABOUR_DAY), 20270)


ROWS = (
    ClosureRow(date(2027, 2, 27), "Open house", (("09:00", "12:00"),)),
    ClosureRow(date(2027, 6, 11), "Staff event", (("08:30", "12:00"),)),
    ClosureRow(date(2027, 6, 14), "Open late", (("08:30", "19:00"),)),
    ClosureRow(date(2027, 6, 15), "Lunch; closed, all of us", (("08:30", "11:30"), ("13:30", "16:30"))),
    ClosureRow(date(2027, 9, 6), "Labour Day"),
    ClosureRow(date(2027, 12, 24), "Fête\n de Noël", (("08:30", "12:00"),)),
)


def test_a_year_given_out_and_read_again_is_the_same_year(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures(ROWS), None)
    before = {row.on: (row.name, row.hours) for row in desk.read(AskCalendar(2027)).rows}
    path = desk.slow(WriteCalendarFile(str(tmp_path / "2027.ics"), 2027))
    found = desk.slow(ReadCalendarFile(path, 2027))
    assert {row.on: (row.name, row.hours) for row in found.rows} == before
    assert found.left_out == {}


def test_the_file_is_one_that_other_calendars_read(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(SaveClosures(ROWS), None)
    path = tmp_path / "2027.ics"
    desk.slow(WriteCalendarFile(str(path), 2027))
    text = path.read_text(encoding="utf-8").replace("\r\n", "\n")
    assert text.startswith("BEGIN:VCALENDAR\n")
    for needed in ("PRODID:", "VERSION:2.0", "DTSTAMP:20261124T150000Z", "DTSTART;VALUE=DATE:20270906"):
        assert needed in text
    assert "DTSTART:20271224T170000Z\nDTEND:20271224T213000Z" in text
    assert "Lunch\\; closed\\, all of us" in text
    assert text.count("UID:") == len({line for line in text.splitlines() if line.startswith("UID:")}) == len(ROWS)


def test_rows_that_nobody_ticked_are_not_given_out(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    desk.do(ConfirmYear(2027, (ClosureRow(date(2027, 11, 11), "Remembrance Day", ticked=False),)), None)
    path = desk.slow(WriteCalendarFile(str(tmp_path / "2027.ics"), 2027))
    assert "BEGIN:VEVENT" not in Path(path).read_text(encoding="utf-8")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    with pytest.raises(Refused, match="cannot_write_file"):
        desk.slow(WriteCalendarFile(str(tmp_path / "no" / "2027.ics"), 2027))


def test_the_published_closures_survive_a_calendar_file(tmp_path: Path) -> None:
    """Every whole day that a municipality published, in one file, comes back as it was typed."""
    data = json.loads((Path(__file__).parent.parent / "data" / "closures.json").read_text(encoding="utf-8"))
    days = sorted(
        {date.fromisoformat(text) for one in data["found_2024_2026"] for text in one["dates"] if len(text) == 10}
    )
    desk, _ = new_desk(tmp_path)
    events = [f"DTSTART;VALUE=DATE:{on:%Y%m%d}\nSUMMARY:Closed" for on in days]
    for year in (2024, 2025):
        found = read(desk, tmp_path, ics(*events), year)
        assert [row.on for row in found.rows] == [on for on in days if on.year == year]
