"""The words of paper: clauses, openings, moments, seals."""

from datetime import date, datetime

import pytest

from counterdesk.domain.instants import ZONE
from counterdesk.services.asks.line import LineFacts
from counterdesk.services.asks.paper import NotOwedLine, OpenItem, UnusualLine, WaitingLine
from counterdesk.words import paper
from counterdesk.words.dates import Clock, set_clock
from tests.reports.facts import FRIDAY, at, clause


@pytest.mark.parametrize(
    ("number", "unit", "words"),
    [
        (1, "business_days", "1 business day"),
        (15, "business_days", "15 business days"),
        (1, "days", "1 day"),
        (15, "days", "15 days"),
    ],
)
def test_business_days_and_plain_days_are_never_mixed(number: int, unit: str, words: str) -> None:
    assert paper.term(number, unit) == words


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "5.2 Telephone call, 1 business day"),
        ({"kind": "email", "section": "2", "number": 2, "unit": "days"}, "2 E-mail, 2 days"),
        ({"number": 0}, "5.2 Telephone call"),
        ({"kind": "walk_in", "section": "", "number": 0}, "Walk-in"),
        ({"section": "Telephone", "number": 2}, "Telephone call, 2 business days"),
        ({"section": "Email / Correspondence", "kind": "email"}, "Email / Correspondence: E-mail, 1 business day"),
    ],
)
def test_a_clause_is_named_with_its_term(changed: dict[str, object], words: str) -> None:
    assert paper.clause(clause(**changed)) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ((), "closed all day"),
        ((("08:30", "12:00"),), "open only 8:30 a.m. to 12:00 p.m."),
        ((("08:30", "11:30"), ("13:30", "16:30")), "open only 8:30 a.m. to 11:30 a.m. and 1:30 p.m. to 4:30 p.m."),
        ((("00:00", "24:00"),), "open only 12:00 a.m. to midnight"),
    ],
)
def test_what_is_left_of_a_day_is_said_in_hours(hours: tuple[tuple[str, str], ...], words: str) -> None:
    assert paper.openings(hours) == words


def test_hours_follow_the_towns_clock() -> None:
    set_clock(Clock.TWENTY_FOUR)
    try:
        assert paper.openings((("08:30", "15:00"),)) == "open only 08:30 to 15:00"
    finally:
        set_clock(Clock.DOTTED)


def test_a_moment_on_the_day_of_the_page_needs_no_date() -> None:
    assert paper.moment(at("10:52"), FRIDAY) == "10:52 a.m."
    assert paper.moment(at("10:52"), date(2026, 11, 26)) == "Fri 27 Nov, 10:52 a.m."
    assert paper.moment(at("10:52"), None) == "Fri 27 Nov, 10:52 a.m."


def test_the_day_is_the_towns_and_not_greenwichs() -> None:
    late = datetime(2026, 11, 27, 23, 30, tzinfo=ZONE)
    assert paper.moment(late, FRIDAY) == "11:30 p.m."


@pytest.mark.parametrize(
    ("say", "codes"),
    [
        (paper.to_do, ("overdue", "due", "message", "parked", "draft")),
        (paper.stamp, ("warned", "ended", "supervisor_told", "police_called")),
        (paper.about, ("service", "employee", "bylaw")),
        (paper.risk, ("not_assessed", "none", "risk")),
        (paper.given, ("not_given", "declined")),
    ],
)
def test_no_code_reaches_the_paper(say: object, codes: tuple[str, ...]) -> None:
    assert callable(say)
    words = [say(code) for code in codes]
    assert all(word and word != code and "_" not in word for word, code in zip(words, codes, strict=True))
    assert len(set(words)) == len(words)


def test_a_policy_number_is_said_plainly() -> None:
    assert paper.section("5.2") == "Policy 5.2"
    assert paper.section("") == ""


def test_one_year_and_two_years_have_their_own_sentence() -> None:
    assert paper.years((2027,)).startswith("Nobody has confirmed the closures of 2027 yet: a due date")
    assert paper.years((2027, 2028)).startswith("Nobody has confirmed the closures of 2027, 2028 yet: due dates")


def test_the_seals_purpose_names_the_line_it_stands_for() -> None:
    assert "up to line 12,345." in paper.seal_purpose(12_345)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            NotOwedLine("abusive_language", "6.3", "T27", 1, ("2026-0003",)),
            "6.3 Abusive, threatening or discriminatory",
        ),
        (NotOwedLine("information_only", "", "", 4), "For information only 4"),
    ],
)
def test_what_is_owed_no_response_is_named_with_its_section_where_it_has_one(line: NotOwedLine, words: str) -> None:
    assert paper.not_owed(line).startswith(words)


@pytest.mark.parametrize(
    ("number", "who", "today", "words"),
    [
        ("2026-0012", "Tom Ng", date(2026, 12, 8), "2026-0012, meeting Tue 8 Dec (Tom Ng)"),
        ("2026-0012", "", date(2026, 12, 9), "2026-0012, met Tue 8 Dec, no decision recorded"),
        ("", "", date(2026, 12, 1), "no number, meeting Tue 8 Dec"),
    ],
)
def test_a_meeting_that_is_over_without_a_decision_says_so(number: str, who: str, today: date, words: str) -> None:
    assert paper.waiting(WaitingLine(number, date(2026, 12, 8), who), today) == words


@pytest.mark.parametrize(
    ("kept", "late", "words"),
    [(2, 0, "2 kept"), (0, 1, "1 late"), (2, 1, "2 kept, 1 late")],
)
def test_dates_of_our_own_stand_beside_their_clause(kept: int, late: int, words: str) -> None:
    line = clause(promised_kept=kept, promised_late=late)
    assert paper.own_dates(line) == f"5.2 Telephone call, 1 business day: {words}"


@pytest.mark.parametrize(
    ("why", "count", "words"),
    [
        ("closure:Staff event", "1", "1 due date moved: closed: Staff event"),
        ("", "3", "3 due dates moved"),
    ],
)
def test_dates_that_moved_say_how_many_and_why(why: str, count: str, words: str) -> None:
    assert paper.unusual(UnusualLine("moved", None, {"why": why, "count": count})) == words


@pytest.mark.parametrize(
    ("left", "only", "words"),
    [
        (2, FRIDAY, "In line: at most 7, at 10:12 a.m.; 2 left without service."),
        (0, FRIDAY, "In line: at most 7, at 10:12 a.m.; 0 left without service."),
        (1, None, "In line: at most 7, on Fri 27 Nov, 10:12 a.m.; 1 left without service."),
    ],
)
def test_the_line_is_said_in_one_line(left: int, only: date | None, words: str) -> None:
    assert paper.in_line(LineFacts(7, at("10:12"), left), only) == words


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("call", "Call, since Fri 27 Nov, 10:12 a.m."),
        ("fix", "Fix of an entry, since Fri 27 Nov, 10:12 a.m."),
        ("fix_complaint", "Fix of a complaint, since Fri 27 Nov, 10:12 a.m."),
    ],
)
def test_what_is_not_saved_yet_is_said_by_its_kind(kind: str, words: str) -> None:
    assert paper.card(OpenItem("draft", "", "Priya Nair", None, "", "", card=kind, since=at("10:12"))) == words
