"""Each clause about time, of each town, through a year of awkward moments: what a clerk would count on a wall calendar.

The calendar is a test calendar: Monday to Friday, 8:30 to 4:30, the public holidays and the Civic Holiday closed,
Boxing Day observed on Monday, and December 24 open until noon. Dates of the table come from the slow reference and a
wall calendar, never from the engine.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from counterdesk.app.packs import shipped_packs
from counterdesk.policy import Pack, Reckoner, Standard, Switches, is_overdue, remaining_minutes, work_out
from counterdesk.workdays import Calendar, epoch_us
from tests.policy.build import TORONTO, WEEK, toronto

PACKS = shipped_packs()
CLOSED = {
    "2026-01-01": "New Year's Day",
    "2026-02-16": "Family Day",
    "2026-04-03": "Good Friday",
    "2026-05-18": "Victoria Day",
    "2026-07-01": "Canada Day",
    "2026-08-03": "Civic Holiday",
    "2026-09-07": "Labour Day",
    "2026-10-12": "Thanksgiving",
    "2026-12-25": "Christmas Day",
    "2026-12-28": "Boxing Day, observed",
    "2027-01-01": "New Year's Day",
    "2027-02-15": "Family Day",
    "2027-03-26": "Good Friday",
}
HALF_DAY = {"2026-12-24": [["08:30", "12:00"]]}
OFFICE = Calendar.read(
    {
        "weekly": WEEK,
        "exceptions": {**dict.fromkeys(CLOSED, ()), **HALF_DAY},
        "names": CLOSED,
        "confirmed_years": [2026, 2027],
    }
)
COLUMNS = (
    (1, "business_days"),
    (2, "business_days"),
    (3, "business_days"),
    (5, "business_days"),
    (15, "business_days"),
    (2, "days"),
    (15, "days"),
)


@dataclass(frozen=True)
class Moment:
    """When something came in, and when it is due by each of the seven promises that the five texts make.

    1, 2, 3, 5 and 15 business days, then 2 and 15 plain days; at 4:30 p.m. where no hour stands.
    """

    name: str
    received: str
    dues: str

    def due(self, standard: Standard) -> datetime:
        text = self.dues.split(" | ")[COLUMNS.index((standard.number, standard.unit))]
        day, _, clock = text.partition(" ")
        year = int(self.received[:4]) + (day < self.received[5:10])
        return toronto(f"{year}-{day}T{clock or '16:30'}")


YEAR = (
    Moment("an ordinary Tuesday", "2026-06-09T10:00", "06-10 | 06-11 | 06-12 | 06-16 | 06-30 | 06-11 | 06-24"),
    Moment("Tuesday at closing time", "2026-06-09T16:30", "06-10 | 06-11 | 06-12 | 06-16 | 06-30 | 06-11 | 06-24"),
    Moment(
        "Tuesday a minute after closing", "2026-06-09T16:31", "06-11 | 06-12 | 06-15 | 06-17 | 07-02 | 06-12 | 06-25"
    ),
    Moment("Tuesday before opening", "2026-06-09T06:15", "06-10 | 06-11 | 06-12 | 06-16 | 06-30 | 06-11 | 06-24"),
    Moment("Friday at 4:30", "2026-06-05T16:30", "06-08 | 06-09 | 06-10 | 06-12 | 06-26 | 06-08 | 06-22"),
    Moment("Friday at 4:31", "2026-06-05T16:31", "06-09 | 06-10 | 06-11 | 06-15 | 06-29 | 06-10 | 06-23"),
    Moment("Saturday noon", "2026-06-06T12:00", "06-09 | 06-10 | 06-11 | 06-15 | 06-29 | 06-10 | 06-23"),
    Moment("Sunday night", "2026-06-07T23:59", "06-09 | 06-10 | 06-11 | 06-15 | 06-29 | 06-10 | 06-23"),
    Moment("New Year's Eve", "2026-12-31T15:00", "01-04 | 01-05 | 01-06 | 01-08 | 01-22 | 01-04 | 01-15"),
    Moment("the Friday before Family Day", "2026-02-13T10:00", "02-17 | 02-18 | 02-19 | 02-23 | 03-09 | 02-17 | 03-02"),
    Moment("on Family Day", "2026-02-16T10:00", "02-18 | 02-19 | 02-20 | 02-24 | 03-10 | 02-19 | 03-04"),
    Moment(
        "the Thursday before Good Friday", "2026-04-02T10:00", "04-06 | 04-07 | 04-08 | 04-10 | 04-24 | 04-06 | 04-17"
    ),
    Moment("on Good Friday", "2026-04-03T09:00", "04-07 | 04-08 | 04-09 | 04-13 | 04-27 | 04-08 | 04-21"),
    Moment(
        "on Easter Monday, when the office is open",
        "2026-04-06T09:00",
        "04-07 | 04-08 | 04-09 | 04-13 | 04-27 | 04-08 | 04-21",
    ),
    Moment(
        "the Friday before Victoria Day", "2026-05-15T16:31", "05-20 | 05-21 | 05-22 | 05-26 | 06-09 | 05-21 | 06-03"
    ),
    Moment("the day before Canada Day", "2026-06-30T16:00", "07-02 | 07-03 | 07-06 | 07-08 | 07-22 | 07-02 | 07-15"),
    Moment("on Canada Day, a Wednesday", "2026-07-01T12:00", "07-03 | 07-06 | 07-07 | 07-09 | 07-23 | 07-06 | 07-17"),
    Moment(
        "the Friday before the Civic Holiday",
        "2026-07-31T10:00",
        "08-04 | 08-05 | 08-06 | 08-10 | 08-24 | 08-04 | 08-17",
    ),
    Moment("on the Civic Holiday", "2026-08-03T10:00", "08-05 | 08-06 | 08-07 | 08-11 | 08-25 | 08-06 | 08-19"),
    Moment("the Friday before Labour Day", "2026-09-04T09:00", "09-08 | 09-09 | 09-10 | 09-14 | 09-28 | 09-08 | 09-21"),
    Moment(
        "the Thursday before Thanksgiving", "2026-10-08T14:00", "10-09 | 10-13 | 10-14 | 10-16 | 10-30 | 10-13 | 10-23"
    ),
    Moment(
        "on September 30, when the office is open",
        "2026-09-30T10:00",
        "10-01 | 10-02 | 10-05 | 10-07 | 10-22 | 10-02 | 10-15",
    ),
    Moment(
        "on November 11, when the office is open",
        "2026-11-11T11:00",
        "11-12 | 11-13 | 11-16 | 11-18 | 12-02 | 11-13 | 11-26",
    ),
    Moment(
        "the night the clock goes back", "2026-11-01T01:30", "11-03 | 11-04 | 11-05 | 11-09 | 11-23 | 11-04 | 11-17"
    ),
    Moment(
        "the night the clock goes forward", "2026-03-08T03:30", "03-10 | 03-11 | 03-12 | 03-16 | 03-30 | 03-11 | 03-24"
    ),
    Moment(
        "the Friday before the clock goes forward",
        "2026-03-06T10:00",
        "03-09 | 03-10 | 03-11 | 03-13 | 03-27 | 03-09 | 03-23",
    ),
    Moment(
        "two days before the half-day of Christmas Eve",
        "2026-12-22T10:00",
        "12-23 | 12-24 12:00 | 12-29 | 12-31 | 01-15 | 12-24 12:00 | 01-06",
    ),
    Moment(
        "the day before the half-day", "2026-12-23T10:00", "12-24 12:00 | 12-29 | 12-30 | 01-04 | 01-18 | 12-29 | 01-07"
    ),
    Moment(
        "on the morning of the half-day", "2026-12-24T11:59", "12-29 | 12-30 | 12-31 | 01-05 | 01-19 | 12-29 | 01-08"
    ),
    Moment("on the half-day at noon", "2026-12-24T12:00", "12-29 | 12-30 | 12-31 | 01-05 | 01-19 | 12-29 | 01-08"),
    Moment(
        "on the afternoon of the half-day", "2026-12-24T12:01", "12-30 | 12-31 | 01-04 | 01-06 | 01-20 | 12-31 | 01-13"
    ),
    Moment("on Christmas Day", "2026-12-25T18:00", "12-30 | 12-31 | 01-04 | 01-06 | 01-20 | 12-31 | 01-13"),
    Moment(
        "on the weekday that stands for Boxing Day",
        "2026-12-28T10:00",
        "12-30 | 12-31 | 01-04 | 01-06 | 01-20 | 12-31 | 01-13",
    ),
    Moment("the last weekend of the year", "2026-12-27T10:00", "12-30 | 12-31 | 01-04 | 01-06 | 01-20 | 12-31 | 01-13"),
    Moment(
        "the Wednesday before the year ends",
        "2026-12-30T10:00",
        "12-31 | 01-04 | 01-05 | 01-07 | 01-21 | 01-04 | 01-14",
    ),
)

PROMISES = [
    (town, kind) for town, pack in PACKS.items() for kind in pack.kinds() if pack.standard(kind).event == "contact"
]
DECISIONS = [(town, "council_decision") for town, pack in PACKS.items() if pack.standard("council_decision")]


def standard_of(town: str, kind: str) -> Standard:
    found = PACKS[town].standard(kind)
    assert found is not None
    return found


def moment_name(moment: Moment) -> str:
    return moment.name.replace(" ", "-")


@pytest.mark.parametrize("moment", YEAR, ids=moment_name)
def test_what_comes_in_then_is_due_as_counted_by_hand_in_every_town(moment: Moment) -> None:
    received = toronto(moment.received)
    for town, kind in PROMISES:
        standard = standard_of(town, kind)
        assert work_out(standard, OFFICE, received).due == moment.due(standard), f"{town} {kind}"


@pytest.mark.parametrize("moment", YEAR, ids=moment_name)
def test_the_fast_way_gives_the_same_dates(moment: Moment) -> None:
    received = epoch_us(toronto(moment.received))
    for town, kind in PROMISES:
        standard = standard_of(town, kind)
        fast = Reckoner(standard, OFFICE, Switches()).due_us(received)
        assert fast == epoch_us(moment.due(standard)), f"{town} {kind}"


@pytest.mark.parametrize("moment", YEAR, ids=moment_name)
def test_the_reasons_end_on_the_day_that_is_due_and_count_to_the_promised_number(moment: Moment) -> None:
    for town, kind in PROMISES:
        standard = standard_of(town, kind)
        found = work_out(standard, OFFICE, toronto(moment.received))
        assert found.steps[-1].on == found.due_on == moment.due(standard).astimezone(TORONTO).date()
        days = [step.on for step in found.steps]
        assert days == sorted(days)
        if standard.unit == "business_days":
            counted = [step.number for step in found.steps if step.number is not None]
            assert counted == list(range(1, standard.number + 1)), f"{town} {kind}"


@pytest.mark.parametrize("moment", YEAR, ids=moment_name)
def test_every_closure_on_the_way_is_named_in_the_reasons(moment: Moment) -> None:
    for town, kind in PROMISES:
        standard = standard_of(town, kind)
        if standard.unit != "business_days":
            continue
        found = work_out(standard, OFFICE, toronto(moment.received))
        first, last = found.day_of_receipt, found.due_on
        on_the_way = {name for text, name in CLOSED.items() if first < date.fromisoformat(text) < last}
        named = {step.name for step in found.steps if step.name and step.on > first}
        assert named == on_the_way, f"{town} {kind}"


@pytest.mark.parametrize("moment", YEAR, ids=moment_name)
def test_nothing_is_left_at_the_due_instant_and_it_is_late_only_after_it(moment: Moment) -> None:
    for town, kind in PROMISES:
        due = moment.due(standard_of(town, kind)).astimezone(UTC)
        assert remaining_minutes(OFFICE, due, due) == 0
        assert not is_overdue(due, due)
        assert is_overdue(due.replace(microsecond=1), due)


@pytest.mark.parametrize(
    ("decided", "due"),
    [
        ("2026-06-09T20:15", "2026-06-16T16:30"),
        ("2026-06-09T10:00", "2026-06-16T16:30"),
        ("2026-06-09T23:59", "2026-06-16T16:30"),
        ("2026-06-10T00:00", "2026-06-17T16:30"),
        ("2026-06-13T11:00", "2026-06-19T16:30"),
        ("2026-06-14T11:00", "2026-06-19T16:30"),
        ("2026-09-07T19:00", "2026-09-14T16:30"),
        ("2026-06-29T19:30", "2026-07-07T16:30"),
        ("2026-12-17T18:00", "2026-12-24T12:00"),
        ("2026-12-21T18:00", "2026-12-30T16:30"),
        ("2026-12-31T22:00", "2027-01-08T16:30"),
    ],
)
@pytest.mark.parametrize(("town", "kind"), DECISIONS)
def test_a_decision_of_council_counts_from_its_own_evening(town: str, kind: str, decided: str, due: str) -> None:
    """T26 and E23: five business days of the decision, whatever the hour."""
    assert work_out(standard_of(town, kind), OFFICE, toronto(decided)).due == toronto(due)


def test_only_tecumseh_and_essex_answer_decisions_of_council() -> None:
    assert DECISIONS == [("essex", "council_decision"), ("tecumseh", "council_decision")]


@pytest.mark.parametrize(("town", "kind"), [*PROMISES, *DECISIONS])
def test_what_came_in_later_is_never_due_earlier(town: str, kind: str) -> None:
    moments = sorted(toronto(moment.received) for moment in YEAR)
    dues = [work_out(standard_of(town, kind), OFFICE, at).due for at in moments]
    assert dues == sorted(dues)


@pytest.mark.parametrize(("town", "kind"), [*PROMISES, *DECISIONS])
def test_a_year_nobody_confirmed_is_said_with_the_date(town: str, kind: str) -> None:
    standard = standard_of(town, kind)
    doubtful = Calendar.read({**OFFICE.document(), "confirmed_years": [2026]})
    inside = work_out(standard, doubtful, toronto("2026-06-09T10:00"))
    beyond = work_out(standard, doubtful, toronto("2026-12-31T16:00"))
    assert inside.unconfirmed_year is None
    assert beyond.unconfirmed_year == 2027


@pytest.mark.parametrize("town", PACKS)
def test_no_town_promises_an_hour_or_a_number_that_its_text_does_not_give(town: str) -> None:
    pack: Pack = PACKS[town]
    for kind in pack.kinds():
        standard = standard_of(town, kind)
        assert (standard.number, standard.unit) in COLUMNS
        assert standard.force in ("must", "should")
        assert standard.section
        assert standard.words


@pytest.mark.parametrize(
    ("town", "musts"),
    [
        (
            "tecumseh",
            {"call", "web_message", "eform", "complaint_investigate", "complaint_resolve", "council_decision"},
        ),
        ("lasalle", {"call", "email", "complaint_acknowledge"}),
        ("essex", {"voicemail", "email", "report_a_problem", "direct_message", "written", "council_decision"}),
    ],
)
def test_must_and_should_are_kept_apart_as_the_texts_say(town: str, musts: set[str]) -> None:
    pack = PACKS[town]
    assert {kind for kind in pack.kinds() if standard_of(town, kind).force == "must"} == musts
