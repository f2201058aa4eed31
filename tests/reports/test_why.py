"""Why this date, on paper: for a supervisor, or for the caller who doubts it."""

from counterdesk.reports import why
from counterdesk.services.asks.due import Why, WhyMoved, WhyOverride, WhyStep
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


def test_a_date_that_snow_moved_says_so_on_paper_with_the_date_before() -> None:
    """What a supervisor, or the person who was told another date, reads: first date, move, and who moved it."""
    wednesday = MONDAY.replace(month=12, day=2)
    tuesday_close = at("16:30", MONDAY.replace(month=12, day=1))
    moved = after_closing(
        due_at=at("16:30", wednesday),
        original_due_at=tuesday_close,
        told_at=tuesday_close,
        moved=WhyMoved(at("14:20", MONDAY.replace(month=12, day=1)), "Priya Nair", "short_notice:Snow", tuesday_close),
        steps=(*after_closing().steps, WhyStep(wednesday, "moved_by_closure", "Snow")),
    )
    page = read(why.document(moved, town()))
    assert "by Priya Nair: closed for snow. It was due Tuesday, December 1, 2026, 4:30 p.m. before." in page.text
    assert "The person was told Tuesday, December 1, 2026, 4:30 p.m." in page.text
    assert ["Wed 2 Dec", "moved to here, closed for snow: due 4:30 p.m."] in [list(row) for row in page.rows]


def test_a_departments_longer_limit_names_its_approval_on_paper() -> None:
    """K13: unique standards are approved by CAO and Council."""
    override = WhyOverride("Planning", 5, "business_days", 1, "CAO and Council", MONDAY)
    page = read(why.document(after_closing(number=5, override=override), town()))
    assert "Planning has a limit of its own, 5 business days; the town’s is 1 business day" in page.text
    assert "approved by CAO and Council on Monday, November 30, 2026" in page.text


def test_a_decision_of_council_and_our_own_promise_stand_on_the_page() -> None:
    """T26, E23: the time counts from the decision."""
    decided = after_closing(kind="council_decision", decided_on=FRIDAY, promised_at=at("09:00", MONDAY))
    page = read(why.document(decided, town()))
    assert "Council decided on Friday, November 27, 2026; the time counts from there." in page.text
    assert "We promised Monday, November 30, 2026, 9:00 a.m. ourselves; both dates are kept." in page.text
