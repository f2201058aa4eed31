"""The Employee Incident Report, as the employee and the supervisor sign it."""

from counterdesk.domain.incident import Stamps
from counterdesk.reports import incident
from counterdesk.services.asks.sealed import IncidentView
from tests.reports.facts import at
from tests.reports.reading import Read, read
from tests.reports.records import incident as submitted
from tests.reports.records import town, typed


def page(view: IncidentView) -> Read:
    return read(incident.document(view, town()))


def test_the_towns_categories_are_all_there_and_the_chosen_ones_ticked() -> None:
    rows = page(submitted()).rows
    assert ["X", "Abusive language", "X", "Threatening language"] in rows
    assert ["", "Discriminatory language", "", "Complex situation"] in rows


def test_a_category_of_an_older_policy_stays_on_the_report() -> None:
    rows = page(submitted(typed=typed(categories=("Shouting",)))).rows
    assert any(row[:2] == ["X", "Shouting"] for row in rows)


def test_what_was_pressed_while_it_happened_has_its_time() -> None:
    page_read = page(submitted())
    assert page_read.row("Warned")[1] == "10:53 a.m."
    assert page_read.row("Ended")[1] == "10:55 a.m."
    assert page_read.row("Supervisor told")[1] == "10:58 a.m."


def test_what_was_not_pressed_has_no_time() -> None:
    view = submitted(typed=typed(stamps=Stamps(), police_number="WPS 26-99812"))
    assert page(view).row("Police called") == ["Police called", "–", "file number WPS 26-99812"]


def test_exact_words_are_printed_exactly() -> None:
    words = "“You people!”\n  <b>I know</b> where you park"
    document = incident.document(submitted(typed=typed(words_used=words)), town())
    assert "&lt;b&gt;I know&lt;/b&gt; where you park" in document.html
    assert "\n  &lt;b&gt;" in document.html


def test_who_reported_it_and_when_it_was_submitted_stand_at_the_top() -> None:
    rows = page(submitted()).rows
    assert ["Happened", "Friday, November 27, 2026, 10:52 a.m.", "Channel", "Call"] in rows
    assert any("Priya Nair, Customer Service Clerk" in row for row in rows)
    assert any("Friday, November 27, 2026, 11:30 a.m." in row for row in rows)


def test_a_report_that_is_not_submitted_says_so() -> None:
    assert "not submitted yet" in page(submitted(submitted_at=None)).text


def test_what_was_left_empty_gets_lines_to_write_on() -> None:
    tables = [attrs.get("class") for tag, attrs in page(submitted()).tags if tag == "table"]
    assert tables.count("ruled") == 2


def test_the_sections_follow_the_course_of_events() -> None:
    assert page(submitted()).headings[1:] == [
        "What kind of behaviour",
        "While it happened",
        "The person",
        "What happened just before",
        "Exact words used",
        "What was said and done to calm it",
        "Who saw or heard it",
        "Injuries, first aid, lost time",
        "What follows",
        "Signatures",
    ]


def test_an_unknown_person_stays_unknown() -> None:
    assert "Not known." in page(submitted(typed=typed(person="", number=""))).text


def test_addenda_are_dated_and_signed() -> None:
    view = submitted(addenda=((at("15:00"), "Lou Ferraro", "Letter sent."),))
    text = page(view).text
    assert "Friday, November 27, 2026, 3:00 p.m., Lou Ferraro Letter sent." in text


def test_employee_and_supervisor_sign() -> None:
    rows = [row[0] for row in page(submitted()).rows if row]
    assert "Employee: this is what happened, as I remember it" in rows
    assert "Supervisor: I have read this report and spoken with the employee" in rows


def test_a_sealed_report_shows_nothing_of_what_happened() -> None:
    document = incident.document(submitted(opened=False, typed=None), town())
    assert "This report is sealed." in read(document).text
    assert "Karl" not in document.html


def test_the_person_is_in_no_title() -> None:
    document = incident.document(submitted(), town())
    assert "Karl" not in document.title + document.file_name + document.running + document.foot
    assert document.foot.startswith("Confidential")
    assert document.file_name == "incident-2026-0003"


def test_a_town_without_categories_leaves_a_line_for_them() -> None:
    view = submitted(typed=typed(categories=()))
    document = incident.document(view, town(incident_categories=(), abuse_definition=""))
    assert "What kind of behaviour" in read(document).headings
