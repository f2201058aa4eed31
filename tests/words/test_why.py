"""Why this date: each day counted or skipped is named, the clause is quoted, and nothing is left unexplained."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.instants import ZONE
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.due import AskPromise, AskWhy, DueBoard, Why, WhyStep
from counterdesk.services.asks.town import ClosureRow
from counterdesk.words.mattered import ended, span
from counterdesk.words.why import explain, ordinal
from tests.desk import new_desk, person, topic, toronto, uid

FRIDAY_431 = datetime(2026, 6, 5, 16, 31, tzinfo=ZONE)
MONDAY_830 = datetime(2026, 6, 8, 8, 30, tzinfo=ZONE)
WEDNESDAY_430 = datetime(2026, 6, 10, 16, 30, tzinfo=ZONE)

FRIDAY_EVENING = Why(
    kind="voicemail",
    stage="answer",
    number=2,
    unit="business_days",
    must=True,
    clause="E14",
    section="7",
    town_words="Voicemails will be returned within two business days.",
    received_at=FRIDAY_431,
    effective_at=MONDAY_830,
    due_at=WEDNESDAY_430,
    steps=(
        WhyStep(date(2026, 6, 5), "came_in"),
        WhyStep(date(2026, 6, 6), "closed_weekly"),
        WhyStep(date(2026, 6, 7), "closed_weekly"),
        WhyStep(date(2026, 6, 8), "day_of_receipt"),
        WhyStep(date(2026, 6, 9), "counted", count=1),
        WhyStep(date(2026, 6, 10), "counted", count=2),
    ),
    calendar="town 3",
    receipt="after_closing",
)


def test_a_call_after_closing_counts_from_the_next_opening() -> None:
    said = explain(FRIDAY_EVENING)
    assert said.head == "Due Wednesday, June 10, 2026, 4:30 p.m."
    assert said.received == (
        "Received Friday, June 5, 4:31 p.m. After closing, so it counts as received Monday, June 8, 8:30 a.m."
    )


def test_every_day_stands_in_the_table_with_its_reason() -> None:
    assert [(line.day, line.what) for line in explain(FRIDAY_EVENING).days] == [
        ("Fri 5 Jun", "came in"),
        ("Sat 6 Jun", "closed, as every Saturday"),
        ("Sun 7 Jun", "closed, as every Sunday"),
        ("Mon 8 Jun", "day of receipt, not counted"),
        ("Tue 9 Jun", "1st business day"),
        ("Wed 10 Jun", "2nd business day: due 4:30 p.m."),
    ]


def test_only_the_last_day_is_the_due_day() -> None:
    days = explain(FRIDAY_EVENING).days
    assert [line.due for line in days] == [False] * 5 + [True]
    assert [line.counts for line in days] == [False, False, False, False, True, True]


def test_the_standard_says_how_long_and_how_binding_it_is() -> None:
    assert explain(FRIDAY_EVENING).standard == "Voicemail message: 2 business days; the policy says must"
    should = replace(FRIDAY_EVENING, must=False, number=1)
    assert explain(should).standard == "Voicemail message: 1 business day; the policy says should"


@pytest.mark.parametrize(
    ("channel", "kind", "words"),
    [
        ("voicemail", "call", "Voicemail, under the standard for telephone calls: 2 business days"),
        ("answering_service", "call", "Answering service, under the standard for telephone calls: 2 business days"),
        ("call", "voicemail", "Call, under the standard for voicemail messages: 2 business days"),
        ("voicemail", "voicemail", "Voicemail message: 2 business days"),
        ("call", "call", "Telephone call: 2 business days"),
        ("letter", "written", "Written correspondence: 2 business days"),
        ("email", "written", "E-mail, under the standard for written correspondence: 2 business days"),
        ("call", "total", "Full answer, outer limit: 2 business days"),
        ("", "call", "Telephone call: 2 business days"),
    ],
)
def test_a_standard_that_was_written_for_another_channel_says_so(channel: str, kind: str, words: str) -> None:
    said = explain(replace(FRIDAY_EVENING, channel=channel, kind=kind)).standard
    assert said == f"{words}; the policy says must"


def test_a_voicemail_in_a_town_that_dates_calls_only_is_explained_as_a_voicemail(tmp_path: Path) -> None:
    desk, _ = new_desk(tmp_path)
    typed = LogContact(uid(), Channel.VOICEMAIL, Outcome.MESSAGE, note="Leaves.", caller=CallerTyped("Al Wu"))
    desk.do(typed, person(desk, "Priya"))
    why = desk.read(AskWhy(desk.read(DueBoard()).rows[0].id))
    promise = desk.read(AskPromise(Channel.VOICEMAIL, Outcome.MESSAGE, toronto("2026-11-24 10:00")))
    assert promise.why is not None
    for said in (explain(why), explain(promise.why)):
        assert said.standard.startswith("Voicemail, under the standard for telephone calls: 1 business day")
        assert said.source == "Policy 5.2 (T13)"


def test_the_clause_is_quoted_in_the_towns_words() -> None:
    said = explain(FRIDAY_EVENING)
    assert said.source == "Policy 7 (E14)"
    assert said.quote == "Voicemails will be returned within two business days."


def test_the_calendar_that_was_used_is_named() -> None:
    assert explain(FRIDAY_EVENING).remarks == ("Counted with the town’s calendar, version 3.",)
    building = replace(FRIDAY_EVENING, calendar="Building Services")
    assert explain(building).remarks == ("Counted with the calendar “Building Services”.",)
    assert explain(replace(FRIDAY_EVENING, calendar="")).remarks == ()


@pytest.mark.parametrize(
    ("receipt", "words"),
    [
        ("before_opening", "Before opening, so"),
        ("between_openings", "While the office was closed at midday, so"),
        ("after_closing", "After closing, so"),
        ("closed_day", "The office was closed that day, so"),
        ("at_closing", "Exactly at closing, so"),
        ("", "Outside opening hours, so"),
    ],
)
def test_each_way_to_come_in_outside_the_hours_has_its_words(receipt: str, words: str) -> None:
    assert words in explain(replace(FRIDAY_EVENING, receipt=receipt)).received


def test_without_a_code_the_same_day_means_before_opening() -> None:
    early = datetime(2026, 6, 8, 7, 0, tzinfo=ZONE)
    said = explain(replace(FRIDAY_EVENING, received_at=early, receipt=""))
    assert said.received.startswith("Received Monday, June 8, 7:00 a.m. Before opening, so")


def test_a_call_in_hours_just_came_in() -> None:
    said = explain(replace(FRIDAY_EVENING, received_at=MONDAY_830, effective_at=MONDAY_830, receipt="in_hours"))
    assert said.received == "Received Monday, June 8, 8:30 a.m."


def test_exactly_at_closing_is_said_to_be_in_hours() -> None:
    closing = datetime(2026, 6, 5, 16, 30, tzinfo=ZONE)
    said = explain(replace(FRIDAY_EVENING, received_at=closing, effective_at=closing, receipt="at_closing"))
    assert said.received.endswith("Exactly at closing is still in hours.")


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (WhyStep(date(2026, 7, 1), "closed_exception", "Canada Day"), "closed: Canada Day"),
        (WhyStep(date(2026, 7, 1), "closed_exception"), "closed"),
        (
            WhyStep(date(2026, 12, 24), "counted_short", "Christmas Eve", 1),
            "1st business day, a short day: Christmas Eve",
        ),
        (WhyStep(date(2026, 12, 24), "short_day_skipped", "Christmas Eve"), "a short day, not counted: Christmas Eve"),
        (WhyStep(date(2026, 7, 2), "plain_day", count=1), "1st day"),
        (WhyStep(date(2026, 7, 4), "plain_day_closed", count=3), "3rd day, closed"),
        (WhyStep(date(2026, 7, 6), "last_day", count=5), "5th day, the last"),
        (WhyStep(date(2026, 7, 6), "moved_on"), "the next open day"),
        (WhyStep(date(2026, 7, 6), "something_new"), "something_new"),
    ],
)
def test_each_kind_of_day_has_its_words(step: WhyStep, words: str) -> None:
    days = explain(replace(FRIDAY_EVENING, steps=(step, *FRIDAY_EVENING.steps))).days
    assert days[0].what == words


def test_a_closed_last_day_ends_at_midnight_not_at_twelve() -> None:
    midnight = datetime(2026, 7, 5, 0, 0, tzinfo=ZONE)
    last = WhyStep(date(2026, 7, 4), "last_day_as_is", count=2)
    said = explain(replace(FRIDAY_EVENING, steps=(last,), due_at=midnight))
    assert said.days[0].what == "2nd day, the last although closed: due at midnight"


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        ("no_standard_in_text", "The policy gives no time for this"),
        ("no_open_time", "no open day within 400 days"),
        ("hours_not_confirmed", "The opening hours are not confirmed yet"),
        ("year_not_confirmed", "The closures of the year are not confirmed yet"),
        ("nothing_owed", "Nothing is owed"),
        ("something_else", "There is no date."),
    ],
)
def test_no_date_has_its_reason(reason: str, words: str) -> None:
    said = explain(replace(FRIDAY_EVENING, due_at=None, steps=(), no_due_reason=reason, number=0, calendar=""))
    assert said.head == "No date"
    assert words in said.remarks[0]
    assert said.standard == "Voicemail message"


@pytest.mark.parametrize(
    ("switch", "words"),
    [
        (("after_hours", "same_day"), "counts from the moment it came"),
        (("after_hours", "next_open_day"), "counts from the next opening"),
        (("at_closing", "next_open_day"), "exactly at closing is after hours"),
        (("at_closing", "same_day"), "exactly at closing is still in hours"),
        (("half_day", "skipped"), "a short day is not counted"),
        (("half_day", "counts"), "a short day counts"),
        (("plain_last_day", "as_is"), "is not moved"),
        (("plain_last_day", "next_open_day"), "moves to the next open day"),
    ],
)
def test_a_switch_that_mattered_is_said(switch: tuple[str, str], words: str) -> None:
    assert words in explain(replace(FRIDAY_EVENING, switches=(switch,))).remarks[0]


def test_an_unknown_switch_says_nothing() -> None:
    assert explain(replace(FRIDAY_EVENING, switches=(("new", "x"),), calendar="")).remarks == ()


def test_a_year_nobody_confirmed_is_said() -> None:
    said = explain(replace(FRIDAY_EVENING, unconfirmed_year=2027))
    assert said.remarks[0] == "Nobody has confirmed the closures of 2027 yet, so this date may not be right."


def test_a_date_that_was_changed_names_the_first_one() -> None:
    said = explain(replace(FRIDAY_EVENING, original_due_at=MONDAY_830))
    assert said.remarks[0] == "It was first worked out as Monday, June 8, 2026, 8:30 a.m."
    same = explain(replace(FRIDAY_EVENING, original_due_at=WEDNESDAY_430))
    assert all("first worked out" not in remark for remark in same.remarks)


def test_the_whole_of_it_can_be_copied_as_text() -> None:
    text = explain(FRIDAY_EVENING).text()
    assert text.startswith("Due Wednesday, June 10, 2026, 4:30 p.m.\nVoicemail message: 2 business days")
    assert "Sat 6 Jun   closed, as every Saturday" in text
    assert "Policy 7 (E14)\n“Voicemails will be returned within two business days.”" in text
    assert text.endswith("Counted with the town’s calendar, version 3.")


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (12, "12th"), (13, "13th"), (21, "21st")],
)
def test_days_are_counted_as_people_say_them(number: int, words: str) -> None:
    assert ordinal(number) == words


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "business_days", "1 business day"),
        (5, "business_days", "5 business days"),
        (1, "days", "1 day"),
        (15, "days", "15 days"),
    ],
)
def test_a_span_has_its_unit(number: int, unit: str, words: str) -> None:
    assert span(number, unit) == words


def test_a_sentence_that_ends_with_a_time_gets_no_second_stop() -> None:
    assert ended("Due 4:30 p.m.") == "Due 4:30 p.m."
    assert ended("Due 16:30") == "Due 16:30."


def test_a_real_call_over_a_holiday_explains_itself(tmp_path: Path) -> None:
    closed = (ClosureRow(date(2026, 12, 25), "Christmas Day"), ClosureRow(date(2026, 12, 28), "Boxing Day, observed"))
    desk, _clock = new_desk(tmp_path, toronto("2026-12-24 16:31"), closures=closed)
    desk.do(
        LogContact(uid(), Channel.CALL, Outcome.MESSAGE, topic_id=topic(desk), caller=CallerTyped("Karl Huebner")),
        person(desk, "Priya"),
    )
    (row,) = desk.read(DueBoard()).rows
    said = explain(desk.read(AskWhy(row.id)))
    assert said.head == "Due Wednesday, December 30, 2026, 4:30 p.m."
    assert [line.what for line in said.days] == [
        "came in",
        "closed: Christmas Day",
        "closed, as every Saturday",
        "closed, as every Sunday",
        "closed: Boxing Day, observed",
        "day of receipt, not counted",
        "1st business day: due 4:30 p.m.",
    ]
    assert said.source.startswith("Policy 5.2")
    assert "business day" in said.quote
    desk.close()


def test_a_real_promise_explains_itself_before_it_is_saved(tmp_path: Path) -> None:
    desk, clock = new_desk(tmp_path)
    promise = desk.read(AskPromise(Channel.CALL, Outcome.MESSAGE, clock.now))
    assert promise.why is not None
    said = explain(promise.why)
    assert said.head == "Due Wednesday, November 25, 2026, 4:30 p.m."
    assert [line.what for line in said.days] == ["day of receipt, not counted", "1st business day: due 4:30 p.m."]
    desk.close()
