"""The complaint sheet: everything for the Director, nothing of who complained."""

import pytest

from counterdesk.reports import complaint
from counterdesk.services.asks.sealed import ComplaintView
from tests.reports.reading import Read, read
from tests.reports.records import complaint as opened
from tests.reports.records import town


def page(view: ComplaintView) -> Read:
    return read(complaint.document(view, town()))


def test_the_complainant_is_never_printed() -> None:
    document = complaint.document(opened(), town())
    everywhere = document.html + document.title + document.running + document.foot + document.file_name
    for trace in ("Papineau", "PAPINEAU", "Denise", "0188", "Lakeview", "denise@example.org"):
        assert trace not in everywhere


@pytest.mark.parametrize(
    "text",
    [
        "I am Denise Papineau.",
        "I am DENISE  PAPINEAU.",
        "i am denise papineau.",
        "Papineau, Denise",
        "D. Papineau",
        "call 519-555-0188",
        "call (519) 555-0188",
        "call +1 519 555 0188",
        "call 5195550188 today",
        "write to Denise@Example.org",
        "I live at 22  Lakeview\nCrescent",
    ],
)
def test_a_complainant_named_in_the_text_is_taken_out(text: str) -> None:
    told = complaint.without_complainant(text, opened())
    assert "[withheld]" in told
    assert not any(trace in told.lower() for trace in ("papineau", "denise", "0188", "lakeview", "example.org"))


def test_the_rest_of_the_text_stays_as_it_was_told() -> None:
    assert page(opened(text="The plow took my mailbox, 14:05, lane 7.")).text.count("lane 7.") == 1


def test_the_sheet_says_when_something_was_withheld() -> None:
    assert "[withheld] stands where" in page(opened()).text
    assert "[withheld]" not in page(opened(text="The plow took the mailbox.", action_requested="")).text


def test_what_the_complainant_asks_for_is_printed_without_a_name() -> None:
    assert "An apology, in writing, to Ms. [withheld]." in page(opened()).text


def test_the_director_sees_both_dates_with_their_clause() -> None:
    rows = page(opened()).rows
    assert ["Complaint, investigate", "Wed 2 Dec, 4:30 p.m.", "4.4"] in rows
    assert ["Complaint, resolve", "Fri 18 Dec, 4:30 p.m.", "4.4"] in rows


def test_a_town_without_a_number_gets_no_invented_date() -> None:
    assert "The policy gives no time for this." in page(opened(due=())).text


def test_the_sheet_is_for_whom_the_towns_policy_says() -> None:
    assert "For Director, Public Works" in page(opened()).text
    assert "For Supervisor" in page(opened(routed_to="Supervisor")).text


def test_an_anonymous_complaint_says_what_weighing_it_found() -> None:
    rows = page(opened(anonymous=True, name="", risk="none")).rows
    assert ["Complainant", "anonymous; no risk found"] in rows


def test_a_named_complainant_is_known_and_not_printed() -> None:
    assert ["Complainant", "known to the Town, sealed in the logbook; not printed"] in page(opened()).rows


def test_a_complaint_that_was_not_opened_has_no_text() -> None:
    view = opened(opened=False)
    text = page(view).text
    assert "plow" not in text
    assert "Open it in the logbook with a reason to print it." in text


def test_there_is_room_for_the_finding_and_a_signature() -> None:
    page_read = page(opened())
    assert "Finding and action taken" in page_read.headings
    assert ["Director, Public Works"] in page_read.rows


def test_a_complaint_nobody_routed_is_signed_by_director_or_supervisor() -> None:
    assert ["Director or Supervisor"] in page(opened(routed_to="")).rows
