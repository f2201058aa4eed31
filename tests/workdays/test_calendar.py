"""A calendar as people write it, ask it and change it."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from counterdesk.workdays import BrokenCalendar, Calendar, Opening, clock_text, minutes_of

OFFICE = [["08:30", "16:30"]]
WEEK = {"mon": OFFICE, "tue": OFFICE, "wed": OFFICE, "thu": OFFICE, "fri": OFFICE, "sat": [], "sun": []}
ALWAYS = {key: [["00:00", "24:00"]] for key in WEEK}


def read(weekly: object = None, **rest: object) -> Calendar:
    return Calendar.read({"weekly": WEEK if weekly is None else weekly, **rest})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("America/Toronto"))


def wall(instant: datetime | None) -> str | None:
    return None if instant is None else instant.astimezone(ZoneInfo("America/Toronto")).strftime("%m-%d %H:%M")


def faults(document: object) -> list[tuple[str, str]]:
    with pytest.raises(BrokenCalendar) as broken:
        Calendar.read(document)
    return [(fault.key, fault.code) for fault in broken.value.faults]


def test_clock_times_are_read_and_written() -> None:
    assert [minutes_of(text) for text in ("00:00", "8:30", "08:30", "24:00")] == [0, 510, 510, 1440]
    assert [minutes_of(text) for text in ("24:01", "8", "08:60", "8.30", "٠٨:٣٠", "-1:00", "")] == [None] * 7
    assert [clock_text(minutes) for minutes in (0, 510, 1440)] == ["00:00", "08:30", "24:00"]


def test_what_is_read_is_written_again() -> None:
    document = {
        "tz": "America/Toronto",
        "weekly": {**WEEK, "sat": [["09:00", "12:00"], ["20:00", "24:00"]]},
        "exceptions": {"2026-12-24": [["08:30", "12:00"]], "2026-12-25": []},
        "names": {"2026-12-25": "Christmas Day"},
        "confirmed_years": [2026],
    }
    assert Calendar.read(document).document() == document
    assert Calendar.read(Calendar.read(document).document()) == Calendar.read(document)


def test_calendars_with_the_same_content_are_equal_whatever_was_asked_of_them() -> None:
    first, second = read(), read()
    first.is_open(at("2031-06-05T10:00"))
    assert first == second
    assert len({first, second}) == 1


def test_weekday_left_out_is_closed() -> None:
    assert read({"mon": OFFICE}).hours_on(date(2026, 6, 9)) == ()


def test_exception_replaces_the_weekly_hours() -> None:
    calendar = read(exceptions={"2026-12-24": [["08:30", "12:00"]], "2026-12-26": [["10:00", "12:00"]]})
    assert calendar.hours_on(date(2026, 12, 24)) == (Opening(510, 720),)
    assert calendar.hours_on(date(2026, 12, 26)) == (Opening(600, 720),)
    assert (calendar.is_short(date(2026, 12, 24)), calendar.is_short(date(2026, 12, 26))) == (True, False)
    assert calendar.is_exception(date(2026, 12, 24))
    assert not calendar.is_exception(date(2026, 12, 23))


def test_everything_wrong_is_found_at_once() -> None:
    document = {
        "tz": "Mars/Olympus",
        "weekly": {
            "mon": [["16:30", "08:30"]],
            "tue": [["08:30", "12:00"], ["11:00", "16:30"]],
            "wed": "closed",
            "thu": [["8h30", "16:30"]],
            "fri": [["08:30"]],
            "Sunday": [],
        },
        "exceptions": {"2026-02-30": [], "20261224": [], "2026-12-24": None},
        "names": {"2026-12-25": 5, "soon": "x"},
        "confirmed_years": ["2026"],
    }
    assert sorted(faults(document)) == sorted(
        [
            ("tz", "unknown_zone"),
            ("weekly.Sunday", "unknown_weekday"),
            ("weekly.mon[0]", "ends_before_it_starts"),
            ("weekly.tue", "overlapping"),
            ("weekly.wed", "not_a_list"),
            ("weekly.thu[0]", "bad_time"),
            ("weekly.fri[0]", "not_a_pair"),
            ("exceptions.2026-02-30", "bad_date"),
            ("exceptions.20261224", "bad_date"),
            ("exceptions.2026-12-24", "not_a_list"),
            ("names.2026-12-25", "not_text"),
            ("names.soon", "bad_date"),
            ("confirmed_years", "bad_years"),
        ]
    )


@pytest.mark.parametrize("document", [None, [], "x", 5, {}, {"weekly": []}, {"weekly": None}])
def test_what_is_no_calendar_is_refused(document: object) -> None:
    assert len(faults(document)) == 1


@pytest.mark.parametrize("zone", ["", "../etc/passwd", "/etc/localtime", 5, None])
def test_what_is_no_zone_is_refused(zone: object) -> None:
    assert faults({"tz": zone, "weekly": {}}) == [("tz", "unknown_zone")]


def test_openings_may_touch_but_not_overlap() -> None:
    assert read({"mon": [["12:00", "15:00"], ["09:00", "12:00"]]}).weekly[0] == (Opening(540, 720), Opening(720, 900))
    assert faults({"weekly": {"mon": [["09:00", "12:01"], ["12:00", "15:00"]]}}) == [("weekly.mon", "overlapping")]


def test_calendar_that_never_opens_is_read_and_told() -> None:
    assert read({}).never_opens
    assert not read({}, exceptions={"2026-06-05": OFFICE}).never_opens
    assert not read().never_opens


def test_office_is_open_from_its_opening_until_just_before_its_closing() -> None:
    calendar = read()
    times = ("2026-06-05T08:29:59", "2026-06-05T08:30", "2026-06-05T16:29:59", "2026-06-05T16:30", "2026-06-06T10:00")
    assert [calendar.is_open(at(time)) for time in times] == [False, True, True, False, False]


def test_next_opening_and_closing_are_told() -> None:
    calendar = read(exceptions={"2026-06-08": []})
    assert wall(calendar.next_opening(at("2026-06-05T17:00"))) == "06-09 08:30"
    assert wall(calendar.next_opening(at("2026-06-09T08:30"))) == "06-10 08:30"
    assert wall(calendar.open_until(at("2026-06-09T12:00"))) == "06-09 16:30"
    assert calendar.open_until(at("2026-06-08T12:00")) is None
    assert wall(calendar.close_of(date(2026, 6, 9))) == "06-09 16:30"
    assert calendar.close_of(date(2026, 6, 8)) is None


def test_open_time_runs_through_midnight() -> None:
    night = read({"mon": [["20:00", "24:00"]], "tue": [["00:00", "06:00"]]})
    assert wall(night.open_until(at("2026-06-08T21:00"))) == "06-09 06:00"
    assert wall(night.close_of(date(2026, 6, 8))) == "06-09 00:00"
    assert wall(night.midnight_after(date(2026, 6, 8))) == "06-09 00:00"


def test_office_that_never_closes_has_no_closing() -> None:
    assert read(ALWAYS).open_until(at("2026-06-08T21:00")) is None
    assert wall(read(ALWAYS).next_opening(at("2026-06-08T21:00"))) == "06-09 00:00"


def test_office_that_never_opens_has_no_next_opening() -> None:
    assert read({}).next_opening(at("2026-06-08T21:00")) is None
    far = read({}, exceptions={"2027-07-13": OFFICE, "2027-07-14": OFFICE})
    assert wall(far.next_opening(at("2026-06-08T21:00"))) == "07-13 08:30"
    assert far.next_opening(at("2026-06-07T21:00")) is None


def test_business_day_is_a_date_with_any_opening() -> None:
    calendar = read(exceptions={"2026-06-06": [["10:00", "10:15"]], "2026-06-08": []})
    days = [date(2026, 6, day) for day in (5, 6, 7, 8)]
    assert [calendar.is_business_day(day) for day in days] == [True, True, False, False]


def test_closure_is_added_with_its_name_and_taken_away_again() -> None:
    closed = read().with_exception(date(2026, 7, 1), (), "Canada Day")
    assert (closed.hours_on(date(2026, 7, 1)), closed.name_of(date(2026, 7, 1))) == ((), "Canada Day")
    shortened = closed.with_exception(date(2026, 7, 1), (Opening(510, 720),))
    assert (shortened.hours_on(date(2026, 7, 1)), shortened.name_of(date(2026, 7, 1))) == ((Opening(510, 720),), None)
    assert closed.without_exception(date(2026, 7, 1)) == read()


def test_year_is_confirmed_by_somebody() -> None:
    calendar = read().with_confirmed(2026)
    assert (calendar.is_confirmed(2026), calendar.is_confirmed(2027), read().is_confirmed(2026)) == (True, False, False)


@pytest.mark.parametrize(
    ("now", "due", "hours"),
    [
        ("2026-03-08T00:00", "2026-03-08T06:00", 5),
        ("2026-11-01T00:00", "2026-11-01T06:00", 7),
        ("2026-06-07T00:00", "2026-06-07T06:00", 6),
        ("2026-03-08T00:00", "2026-03-09T00:00", 5),
    ],
)
def test_clock_change_nights_last_as_long_as_they_do(now: str, due: str, hours: int) -> None:
    calendar = read({"sun": [["00:00", "06:00"]]})
    assert calendar.seconds_between(at(now), at(due)) == hours * 3600
    assert calendar.seconds_between(at(due), at(now)) == -hours * 3600


def test_opening_in_the_hour_that_does_not_exist_ends_at_the_jump() -> None:
    calendar = read({"sun": [["01:00", "02:30"], ["02:45", "04:00"]]})
    jump, before = datetime(2026, 3, 8, 7, 0, tzinfo=UTC), datetime(2026, 3, 8, 6, 0, tzinfo=UTC)
    assert calendar.seconds_between(before, jump) == 3600
    assert calendar.seconds_between(jump, at("2026-03-08T12:00")) == 3600


def test_parts_of_seconds_are_cut_off() -> None:
    calendar = read()
    assert calendar.seconds_between(at("2026-06-05T16:29:58.500"), at("2026-06-05T17:00")) == 1
    assert calendar.seconds_between(at("2026-06-05T17:00"), at("2026-06-05T16:29:58.500")) == -1


def test_instant_without_an_offset_is_our_mistake() -> None:
    with pytest.raises(TypeError):
        read().is_open(datetime(2026, 6, 5, 10, 0))  # noqa: DTZ001
