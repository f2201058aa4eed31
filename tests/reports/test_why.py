"""Why this date, on paper: for a supervisor, or for the caller who doubts it."""

from counterdesk.reports import why
from counterdesk.services.asks.due import Why, WhyStep
from tests.reports.facts import FRIDAY, MONDAY, at
from tests.reports.reading import read
from tests.reports.records import town


def after_closing(**changed: object) -> Why:
    """Gives the call of Friday 4:31 p.m.: counts as received on Monday, due on Tuesday."""
    tuesday = MONDAY.replace(month=12, day=1)
    values: dict[str, object] = {
        "kind": "call",
        "stage": "answer",
        "number": 1,
        "unit": "business_days",
        "must": True,
        "clause": "T13",
        "section": "5.2",
        "town_words": "All telephone calls must be responded to within one (1) business day.",
        "received_at": at("16:31"),
        "effective_at": at("08:30", MONDAY),
        "due_at": at("16:30", tuesday),
        "steps": (
            WhyStep(FRIDAY, "came_in"),
            WhyStep(MONDAY, "day_of_receipt"),
            WhyStep(tuesday, "counted", count=1),
        ),
    }
    return Why(**(values | changed))  # type: ignore[arg-type]


def test_the_page_says_when_it_is_due_and_counts_the_days() -> None:
    page = read(why.document(after_closing(), town(), "2026-0412"))
    assert page.headings[:2] == ["Why this date 2026-0412", "Day by day"]
    assert "Due Tuesday, December 1, 2026, 4:30 p.m." in page.text
    assert [row[0] for row in page.rows[2:]][:3] == ["Fri 27 Nov", "Mon 30 Nov", "Tue 1 Dec"]


def test_the_page_quotes_the_towns_own_words() -> None:
    page = read(why.document(after_closing(), town()))
    assert "All telephone calls must be responded to within one (1) business day." in page.text
    assert "Policy 5.2" in page.text


def test_a_year_nobody_confirmed_is_said_on_the_page() -> None:
    page = read(why.document(after_closing(unconfirmed_year=2027), town()))
    assert "Nobody has confirmed the closures of 2027 yet" in page.text


def test_without_a_standard_the_page_says_so_and_invents_nothing() -> None:
    nothing = after_closing(
        number=0,
        due_at=None,
        effective_at=None,
        steps=(),
        section="",
        town_words="",
        no_due_reason="no_standard_in_text",
    )
    page = read(why.document(nothing, town(policy_title="")))
    assert "No date" in page.text
    assert "The policy gives no time for this" in page.text
    assert "There are no days to count." in page.text


def test_a_clause_without_its_words_is_named_all_the_same() -> None:
    assert "Policy 5.2" in read(why.document(after_closing(town_words=""), town())).text


def test_practice_is_marked() -> None:
    assert why.document(after_closing(), town(practice=True)).mark.startswith("PRACTICE")
    assert why.document(after_closing(), town()).file_name == "why-this-date"
