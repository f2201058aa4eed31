"""A calendar's document, read with every fault at once: what is taken, what is refused, and where each fault stands."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.workdays import WEEKDAYS, BrokenCalendar, Calendar, CalendarFault, clock_text, minutes_of
from counterdesk.workdays.hours import hours_document, read_hours, wall_minutes

OFFICE = [["08:30", "16:30"]]
WEEK = dict.fromkeys(WEEKDAYS[:5], OFFICE)
MINUTES = st.integers(0, 1440)


def faults(document: object) -> tuple[CalendarFault, ...]:
    with pytest.raises(BrokenCalendar) as broken:
        Calendar.read(document)
    return broken.value.faults


def places(document: object) -> list[tuple[str, str]]:
    return [(fault.key, fault.code) for fault in faults(document)]


@st.composite
def day_hours(draw: st.DrawFn) -> list[list[str]]:
    marks = sorted(draw(st.sets(MINUTES, max_size=8)))
    return [[clock_text(a), clock_text(b)] for a, b in zip(marks[::2], marks[1::2], strict=False)]


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("00:00", 0),
        ("0:00", 0),
        ("7:05", 425),
        ("07:05", 425),
        ("12:00", 720),
        ("23:59", 1439),
        ("24:00", 1440),
        ("24:01", None),
        ("25:00", None),
        ("12:60", None),
        ("1200", None),
        ("12.00", None),
        ("12:0", None),
        ("012:00", None),
        (" 12:00", None),
        ("12:00 ", None),
        ("12:00\n", None),
        ("12:00 pm", None),
        ("-1:00", None),
        ("１２:００", None),
        ("noon", None),
        ("", None),
    ],
)
def test_a_clock_time_is_read_exactly_or_not_at_all(text: str, minutes: int | None) -> None:
    assert minutes_of(text) == minutes


@given(MINUTES)
def test_every_minute_of_a_day_goes_there_and_back(minutes: int) -> None:
    assert minutes_of(clock_text(minutes)) == minutes


@given(day_hours())
def test_the_hours_of_a_day_go_there_and_back(document: list[list[str]]) -> None:
    hours = read_hours(document, "mon")
    assert hours_document(hours) == document
    assert wall_minutes(hours) == sum((minutes_of(b) or 0) - (minutes_of(a) or 0) for a, b in document)


@given(day_hours(), st.randoms(use_true_random=False))
def test_openings_may_be_written_in_any_order(document: list[list[str]], chance) -> None:
    mixed = list(document)
    chance.shuffle(mixed)
    assert read_hours(mixed, "mon") == read_hours(document, "mon")


@given(
    st.dictionaries(st.sampled_from(WEEKDAYS), day_hours()), st.dictionaries(st.dates(date(1900, 1, 1)), day_hours())
)
def test_a_whole_calendar_goes_there_and_back(weekly: dict, exceptions: dict) -> None:
    dated = {on.isoformat(): hours for on, hours in exceptions.items() if on.year <= 2400}
    calendar = Calendar.read({"weekly": weekly, "exceptions": dated})
    again = Calendar.read(calendar.document())
    assert again == calendar
    assert again.document() == calendar.document()
    assert all(hours_document(calendar.hours_on(date.fromisoformat(on))) == hours for on, hours in dated.items())


@pytest.mark.parametrize("document", [None, [], "mon 8:30", 5, True, [WEEK]])
def test_what_is_no_object_is_no_calendar(document: object) -> None:
    assert places(document) == [("", "not_an_object")]


@pytest.mark.parametrize(
    ("weekly", "expected"),
    [
        (None, ("weekly", "missing")),
        ([], ("weekly", "not_an_object")),
        ("always", ("weekly", "not_an_object")),
        ({"monday": OFFICE}, ("weekly.monday", "unknown_weekday")),
        ({"Mon": OFFICE}, ("weekly.Mon", "unknown_weekday")),
        ({1: OFFICE}, ("weekly.1", "unknown_weekday")),
        ({"mon": "08:30-16:30"}, ("weekly.mon", "not_a_list")),
        ({"mon": None}, ("weekly.mon", "not_a_list")),
        ({"mon": {"from": "08:30"}}, ("weekly.mon", "not_a_list")),
        ({"mon": ["08:30"]}, ("weekly.mon[0]", "not_a_pair")),
        ({"mon": [["08:30"]]}, ("weekly.mon[0]", "not_a_pair")),
        ({"mon": [["08:30", "12:00", "16:30"]]}, ("weekly.mon[0]", "not_a_pair")),
        ({"mon": [["08:30", 990]]}, ("weekly.mon[0]", "bad_time")),
        ({"mon": [["8.30", "16:30"]]}, ("weekly.mon[0]", "bad_time")),
        ({"mon": [["08:30", "16:30"], ["17:00", "soon"]]}, ("weekly.mon[1]", "bad_time")),
        ({"mon": [["16:30", "08:30"]]}, ("weekly.mon[0]", "ends_before_it_starts")),
        ({"mon": [["08:30", "08:30"]]}, ("weekly.mon[0]", "ends_before_it_starts")),
        ({"mon": [["22:00", "06:00"]]}, ("weekly.mon[0]", "ends_before_it_starts")),
        ({"mon": [["08:30", "12:00"], ["11:59", "16:30"]]}, ("weekly.mon", "overlapping")),
        ({"mon": [["08:30", "16:30"], ["08:30", "16:30"]]}, ("weekly.mon", "overlapping")),
    ],
)
def test_a_fault_in_the_week_names_its_place(weekly: object, expected: tuple[str, str]) -> None:
    assert places({"weekly": weekly}) == [expected]


@pytest.mark.parametrize(
    ("exceptions", "expected"),
    [
        ([], ("exceptions", "not_an_object")),
        ({"2026-02-30": []}, ("exceptions.2026-02-30", "bad_date")),
        ({"2026-2-3": []}, ("exceptions.2026-2-3", "bad_date")),
        ({"20260203": []}, ("exceptions.20260203", "bad_date")),
        ({"Christmas": []}, ("exceptions.Christmas", "bad_date")),
        ({"1899-12-31": []}, ("exceptions.1899-12-31", "bad_date")),
        ({"2401-01-01": []}, ("exceptions.2401-01-01", "bad_date")),
        ({"２０２６-02-03": []}, ("exceptions.２０２６-02-03", "bad_date")),
        ({20260203: []}, ("exceptions.20260203", "bad_date")),
        ({"2026-02-03": None}, ("exceptions.2026-02-03", "not_a_list")),
        ({"2026-02-03": [["12:00", "08:30"]]}, ("exceptions.2026-02-03[0]", "ends_before_it_starts")),
    ],
)
def test_a_fault_in_a_dated_row_names_its_date(exceptions: object, expected: tuple[str, str]) -> None:
    assert places({"weekly": WEEK, "exceptions": exceptions}) == [expected]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("none", ("names", "not_an_object")),
        ({"2026-13-01": "Never"}, ("names.2026-13-01", "bad_date")),
        ({"2026-12-25": 25}, ("names.2026-12-25", "not_text")),
        ({"2026-12-25": None}, ("names.2026-12-25", "not_text")),
    ],
)
def test_a_fault_in_a_name_names_its_date(names: object, expected: tuple[str, str]) -> None:
    assert places({"weekly": WEEK, "names": names}) == [expected]


@pytest.mark.parametrize("years", [2026, "2026", ["2026"], [2026.0], [True], {"2026": True}, None])
def test_confirmed_years_are_a_list_of_whole_numbers(years: object) -> None:
    assert places({"weekly": WEEK, "confirmed_years": years}) == [("confirmed_years", "bad_years")]


@pytest.mark.parametrize(
    "zone", ["America/Windsor", "Toronto", "", "../etc/passwd", "/etc/localtime", None, 5, "A\x00B"]
)
def test_a_zone_that_is_none_is_refused_without_touching_the_disk_elsewhere(zone: object) -> None:
    assert places({"weekly": WEEK, "tz": zone}) == [("tz", "unknown_zone")]


@pytest.mark.parametrize("zone", ["America/Toronto", "UTC", "America/Winnipeg", "Europe/Paris"])
def test_a_zone_that_is_one_is_kept(zone: str) -> None:
    assert Calendar.read({"weekly": WEEK, "tz": zone}).document()["tz"] == zone


def test_everything_wrong_is_said_at_once_in_reading_order() -> None:
    document = {
        "tz": "Mars/Olympus",
        "weekly": {"mon": [["9", "5"]], "tues": []},
        "exceptions": {"2026-02-30": [["1", "2"]]},
        "names": {"soon": "?"},
        "confirmed_years": "all",
    }
    assert places(document) == [
        ("tz", "unknown_zone"),
        ("weekly.tues", "unknown_weekday"),
        ("weekly.mon[0]", "bad_time"),
        ("exceptions.2026-02-30", "bad_date"),
        ("exceptions.2026-02-30[0]", "bad_time"),
        ("names.soon", "bad_date"),
        ("confirmed_years", "bad_years"),
    ]


def test_what_stood_there_is_shown_back_and_never_at_length() -> None:
    (fault,) = faults({"weekly": {"mon": [["x" * 500, "16:30"]]}})
    assert fault.facts == {"value": "x" * 40}
    (fault,) = faults({"weekly": {"mon": [["12:00", "08:30"]]}})
    assert fault.facts == {"start": "12:00", "end": "08:30"}
    (fault,) = faults({"weekly": {"mon": [["08:30", "12:00"], ["11:00", "13:00"]]}})
    assert fault.facts == {"first": "12:00", "second": "11:00"}


def test_the_error_itself_names_places_and_codes_only() -> None:
    with pytest.raises(BrokenCalendar, match=r"^weekly\.mon\[0\]: bad_time; names\.soon: bad_date$"):
        Calendar.read({"weekly": {"mon": [["secret", "16:30"]]}, "names": {"soon": "secret"}})


def test_keys_that_nobody_knows_are_left_alone() -> None:
    calendar = Calendar.read({"weekly": WEEK, "comment": "from the notice of 2024", "source": 3})
    assert calendar == Calendar.read({"weekly": WEEK})


@pytest.mark.parametrize("made_of", [list, tuple])
def test_openings_may_be_lists_or_tuples(made_of: type) -> None:
    hours = made_of([made_of(["08:30", "16:30"])])
    assert Calendar.read({"weekly": {"mon": hours}}).hours_on(date(2026, 6, 8)) == ((510, 990),)


def test_a_name_without_a_dated_row_is_kept_for_its_date() -> None:
    calendar = Calendar.read({"weekly": WEEK, "names": {"2026-11-11": "Remembrance Day, open"}})
    assert calendar.name_of(date(2026, 11, 11)) == "Remembrance Day, open"
    assert calendar.is_business_day(date(2026, 11, 11))
    assert not calendar.is_exception(date(2026, 11, 11))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
KEYS = st.sampled_from(["tz", "weekly", "exceptions", "names", "confirmed_years", "mon", "2026-12-25", "other"])


@given(st.dictionaries(KEYS, JSON | st.dictionaries(KEYS, JSON, max_size=3), max_size=5))
def test_any_document_is_a_calendar_or_a_list_of_faults(document: dict) -> None:
    try:
        calendar = Calendar.read(document)
    except BrokenCalendar as broken:
        assert broken.faults  # noqa: PT017 - both ways out are right, and each is looked at
        return
    assert Calendar.read(calendar.document()) == calendar
