"""The shift summary, as the supervisor who signs it reads it."""

from dataclasses import fields
from datetime import date

import pytest

from counterdesk.reports import shift
from counterdesk.services.asks.handover import HandedRow, HandoverRow
from counterdesk.services.asks.line import LineFacts
from counterdesk.services.asks.paper import CountLine, OpenItem, ShiftFacts, UnusualLine
from counterdesk.services.asks.people import ShiftRow
from tests.reports.facts import FRIDAY, at, busy_friday, clause, long_week, shift_facts, to_do
from tests.reports.reading import Read, read


def summary(facts: ShiftFacts, remarks: str = "") -> Read:
    return read(shift.document(facts, remarks))


def test_the_parts_stand_in_the_order_the_supervisor_reads_them() -> None:
    assert summary(busy_friday()).headings == [
        "Shift summary",
        "1. To do the next open day, Monday, November 30",
        "2. Promises",
        "3. Contacts",
        "4. Unusual",
        "5. At the desk",
        "Closures ahead",
        "Remarks",
        "Signatures",
    ]


def test_who_said_that_they_have_it_is_named_with_the_time() -> None:
    one = to_do(what="message", who_has_it="Sam Okafor", has_since=at("12:04"))
    page = summary(shift_facts(to_do=(one,)))
    assert "Sam Okafor, since 12:04 p.m." in page.row("To hand over")


def test_an_open_item_shows_its_number_who_has_it_and_its_due_date() -> None:
    page = summary(shift_facts(to_do=(to_do(),)))
    row = ["To hand over", "2026-0412", "M. L.", "Property tax", "Maria Rossi", "Mon 30 Nov, 4:30 p.m.", "5.2"]
    assert row in page.rows


def test_the_column_of_initials_says_from_whom() -> None:
    heads = ["What", "Number", "From", "About", "Who has it", "Due", "Policy"]
    assert summary(shift_facts(to_do=(to_do(),))).row("What") == heads


def test_a_section_that_is_named_in_words_gets_the_room_it_needs() -> None:
    tags = summary(shift_facts(to_do=(to_do(section="Email / Correspondence"),))).tags
    widths = [attrs.get("width") for tag, attrs in tags if tag == "th"]
    assert widths[:7] == ["12%", "11%", "7%", "18%", "19%", "20%", "13%"]


def test_no_cell_is_quite_empty() -> None:
    html = shift.document(shift_facts(to_do=(to_do(topic="", initials=""),))).html
    assert "></td>" not in html


def test_a_draft_says_what_it_is_whose_and_since_when() -> None:
    nothing: dict[str, object] = {"number": "", "initials": "", "topic": "", "due_at": None, "section": ""}
    draft = to_do(what="draft", who_has_it="Priya Nair", card="walk_in", since=at("10:52"), **nothing)
    row = summary(shift_facts(to_do=(draft,))).row("Draft")
    assert row == ["Draft", "–", "–", "Walk-in, since Fri 27 Nov, 10:52 a.m.", "Priya Nair", "–", "–"]


def test_a_parked_card_without_a_date_is_still_on_the_list() -> None:
    parked = to_do(what="parked", number="", initials="", topic="", due_at=None, section="", who_has_it="Priya Nair")
    assert ["Parked card", "–", "–", "–", "Priya Nair", "–", "–"] in summary(shift_facts(to_do=(parked,))).rows


@pytest.mark.parametrize("items", [(), (to_do(),)])
def test_drafts_that_could_not_be_read_are_told_with_what_is_to_do(items: tuple[OpenItem, ...]) -> None:
    warning = "The cards that are not saved yet could not be read"
    assert warning not in summary(shift_facts(to_do=items)).text
    page = summary(shift_facts(to_do=items, drafts_unread=True))
    assert warning in page.text
    assert "no draft" not in page.text


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("overdue", "Overdue"),
        ("due", "Due"),
        ("message", "To hand over"),
        ("call_back", "Call back"),
        ("reply", "Reply"),
        ("complaint", "Complaint"),
        ("parked", "Parked card"),
        ("draft", "Draft"),
    ],
)
def test_every_kind_of_open_item_has_its_word(what: str, words: str) -> None:
    assert summary(shift_facts(to_do=(to_do(what=what),))).row(words)[0] == words


def test_without_a_confirmed_next_day_the_heading_names_none() -> None:
    assert "1. To do the next open day" in summary(shift_facts(next_open_day=None)).headings


def test_each_verdict_has_its_own_column_in_the_order_of_the_policy() -> None:
    line = clause(met=6, late=1, recorded_late=2, unreached=3, no_answer_recorded=4, not_yet_due=5)
    page = summary(shift_facts(promises=(line,)))
    heads = ["Promise", "Met", "Answered late", "Recorded late", "Could not be reached", "No answer recorded"]
    assert page.row("Promise") == [*heads, "Not yet due"]
    assert page.row("5.2 Telephone call, 1 business day")[1:] == ["6", "1", "2", "3", "4", "5"]


def test_no_answer_recorded_is_never_counted_as_met_nor_called_missed() -> None:
    page = summary(shift_facts(promises=(clause(no_answer_recorded=4),)))
    row = page.row("5.2 Telephone call, 1 business day")
    assert row[1:] == ["–", "–", "–", "–", "4", "–"]
    assert "missed" not in page.text.lower()
    assert "the counter was not told" in page.text


def test_must_and_should_stand_apart() -> None:
    letters = clause(section="7.1", kind="written", number=5, must=False, met=1)
    rows = [row[0] for row in summary(shift_facts(promises=(letters, clause(met=1)))).rows]
    first, second = rows.index("The policy says “must”"), rows.index("The policy says “should”")
    assert first < rows.index("5.2 Telephone call, 1 business day") < second
    assert second < rows.index("7.1 Written correspondence, 5 business days")


def test_plain_days_are_not_called_business_days() -> None:
    email = clause(section="2", kind="email", number=2, unit="days", met=1)
    assert summary(shift_facts(promises=(email,))).row("2 E-mail, 2 days")[1] == "1"


def test_what_has_no_date_in_the_policy_is_counted_below_the_table() -> None:
    undated = clause(section="", kind="walk_in", number=0, must=False, no_date=3)
    page = summary(shift_facts(promises=(undated, clause(met=1))))
    assert "The policy gives no date: Walk-in 3" in page.text
    assert "The policy says “should”" not in page.text


def test_a_town_without_any_number_still_says_what_is_open() -> None:
    page = summary(shift_facts(promises=(clause(section="6.1", number=0, no_date=2),)))
    assert "No promise with a date was running in these days." in page.text
    assert "The policy gives no date: 6.1 Telephone call 2" in page.text


def test_one_click_entries_and_tallies_stand_on_their_own_lines() -> None:
    page = summary(busy_friday())
    assert page.row("Walk-in")[1:] == [
        "8",
        "Property tax 3 · Building permit 2 · Marriage licence 2 · By-law question 1",
    ]
    assert page.row("Walk-in, one click")[1:] == ["12", "Dog licence 7 · Property tax 5"]
    assert page.row("Tally")[1:] == ["17", "Directions, forms 17"]


def test_tallies_are_no_contacts() -> None:
    page = summary(busy_friday())
    assert page.row("All contacts")[1] == "52"
    assert "39 answered at first contact, 22 of them one click; 14 visits" in page.text


def test_complaints_and_incidents_stand_below_the_contacts() -> None:
    counts = (
        CountLine("entry", "call", "", 2),
        CountLine("complaint", "call", "", 1),
        CountLine("complaint", "email", "", 1),
        CountLine("incident", "walk_in", "", 1),
    )
    page = summary(shift_facts(counts=counts))
    assert page.row("All contacts")[1] == "2"
    assert page.row("Complaints") == ["Complaints", "2", "Call 1 · E-mail 1"]
    assert page.row("Incidents") == ["Incidents", "1", "Walk-in 1"]


def test_a_complaint_alone_is_no_contact() -> None:
    page = summary(shift_facts(counts=(CountLine("complaint", "", "", 1),)))
    assert page.row("Complaints") == ["Complaints", "1", "–"]
    assert "All contacts" not in page.text


def test_a_contact_without_a_topic_is_counted_too() -> None:
    counts = (CountLine("entry", "call", "", 2),)
    assert summary(shift_facts(counts=counts)).row("Call") == ["Call", "2", "no topic 2"]


def test_an_incident_is_listed_without_a_name() -> None:
    page = summary(busy_friday())
    assert ["10:52 a.m.", "Incident 2026-0003: Warned, Ended, Supervisor told"] in page.rows


def test_a_sealed_record_that_was_opened_says_by_whom_and_why() -> None:
    wanted = "Sealed record opened: Complaint 2026-0007, by Priya Nair. Reason: To print the text for the Director"
    assert ["11:20 a.m.", wanted] in summary(busy_friday()).rows


AT_FOUR_FORTY = at("16:40").isoformat()
AT_TWO = at("14:00").isoformat()
SNOW = {"on": "2026-11-27", "name": "Snow", "hours": "08:30-15:00"}


@pytest.mark.parametrize(
    ("code", "facts", "words"),
    [
        ("voided", {"channel": "call", "topic": "Storm drain"}, "Voided: Call, Storm drain"),
        ("changed", {"record": "messages", "number": "2026-0412"}, "Changed afterwards: Message 2026-0412"),
        ("quiet_hour", {}, "An open hour without an entry"),
        ("quiet_hour", {"until": AT_TWO}, "Open, and no entry from 1:00 p.m. to 2:00 p.m."),
        ("closure", SNOW, "Fri 27 Nov, Snow: open only 8:30 a.m. to 3:00 p.m."),
        ("closure", {"name": "Snow"}, "Snow: closed all day"),
        ("late_entry", {"channel": "call", "entered": AT_FOUR_FORTY}, "Written down late: Call, entered 4:40 p.m."),
        ("something_new", {}, "something_new"),
    ],
)
def test_everything_unusual_has_its_sentence(code: str, facts: dict[str, str], words: str) -> None:
    line = UnusualLine(code, at("13:00"), facts)
    assert ["1:00 p.m.", words] in summary(shift_facts(unusual=(line,))).rows


def test_something_unusual_without_a_time_has_a_dash() -> None:
    line = UnusualLine("closure", None, {"name": "Snow"})
    assert ["–", "Snow: closed all day"] in summary(shift_facts(unusual=(line,))).rows


def test_a_quiet_day_says_that_nothing_was_unusual() -> None:
    assert "Nothing unusual: every open hour has an entry" in summary(shift_facts()).text


def test_a_day_that_was_closed_says_nothing_about_its_hours() -> None:
    text = summary(shift_facts(any_open_hour=False)).text
    assert "Nothing unusual: nothing was opened, changed or voided." in text
    assert "open hour" not in text


def test_who_was_at_the_desk_is_listed_from_when_to_when() -> None:
    rows = summary(busy_friday()).rows
    assert ["Priya Nair", "Town Hall, Counter 1", "8:22 a.m.", "12:31 p.m."] in rows


def handing(**changed: object) -> HandoverRow:
    usual: dict[str, object] = {"uid": "u", "from_id": 1, "from_name": "Priya Nair", "at": at("12:02")}
    return HandoverRow(**(usual | changed))  # type: ignore[arg-type]


def test_a_handing_over_stands_under_the_shifts_with_the_time_of_i_have_it() -> None:
    items = (HandedRow("card", "call", to="Sam Okafor"), HandedRow("message", number="2026-0412"))
    one = handing(to="Sam Okafor", taken_at=at("12:04"), items=items, remark="Back at one.")
    page = summary(shift_facts(handovers=(one,)))
    assert ["Handed over", "By", "To", "“I have it”"] in page.rows
    what = "12:02 p.m.: To Sam Okafor: Call · To the counter: To hand over 2026-0412 · “Back at one.”"
    assert ["12:02 p.m.", "Priya Nair", "Sam Okafor", "12:04 p.m."] in page.rows
    assert what in page.text


def test_a_desk_that_nobody_took_is_said_to_be_so() -> None:
    page = summary(shift_facts(handovers=(handing(),)))
    assert ["12:02 p.m.", "Priya Nair", "the counter", "nobody said so"] in page.rows


def test_on_a_page_of_several_days_a_handing_over_has_its_day() -> None:
    page = summary(shift_facts(first=date(2026, 11, 23), handovers=(handing(),)))
    assert page.row("Fri 27 Nov, 12:02 p.m.")[1] == "Priya Nair"


def test_without_a_handing_over_there_is_no_such_table() -> None:
    assert not any("Handed over" in row for row in summary(shift_facts()).rows)


def test_a_shift_that_nobody_ended_says_how_its_end_is_known() -> None:
    row = summary(busy_friday()).row("Jean-Baptiste Thibodeau-Larocque")
    assert row[-1] == "4:40 p.m. (last entry)"


def test_somebody_still_there_is_still_there() -> None:
    here = ShiftRow("Priya Nair", "", at("08:22"), None)
    assert summary(shift_facts(shifts=(here,))).row("Priya Nair")[1:] == ["–", "8:22 a.m.", "still at the desk"]


def test_somebody_who_left_the_day_after_shows_the_day() -> None:
    night = ShiftRow("Priya Nair", "", at("22:00"), at("02:00", date(2026, 11, 28)))
    assert summary(shift_facts(shifts=(night,))).row("Priya Nair")[-1] == "Sat 28 Nov, 2:00 a.m."


def test_nobody_is_counted_by_person() -> None:
    page = summary(busy_friday(shifts=(ShiftRow("Priya Nair", "Counter 1", at("08:22"), at("12:31")),)))
    about_priya = [row for row in page.rows if "Priya Nair" in row]
    assert all(not cell.isdigit() for row in about_priya for cell in row)


def test_closures_ahead_show_the_hours_that_are_left() -> None:
    rows = summary(busy_friday()).rows
    assert ["Thu 24 Dec", "Christmas Eve", "open only 8:30 a.m. to 12:00 p.m."] in rows
    assert ["Fri 25 Dec", "Christmas Day", "closed all day"] in rows


def test_a_day_that_is_open_until_midnight_says_so() -> None:
    late = ((date(2026, 12, 31), "New Year's Eve", (("20:00", "24:00"),)),)
    assert summary(shift_facts(closures_ahead=late)).row("Thu 31 Dec")[-1] == "open only 8:00 p.m. to midnight"


def test_remarks_are_printed_as_they_were_typed() -> None:
    text = "Printer is out of toner.\n<b>Order</b> & tell IT"
    assert "Printer is out of toner. <b>Order</b> & tell IT" in summary(shift_facts(), text).text


def test_without_remarks_there_are_lines_to_write_on() -> None:
    tables = [attrs.get("class") for tag, attrs in summary(shift_facts()).tags if tag == "table"]
    assert "ruled" in tables
    assert "ruled" not in [a.get("class") for t, a in summary(shift_facts(), "Quiet.").tags if t == "table"]


def test_two_people_sign_with_the_wording_of_the_policy() -> None:
    page = summary(busy_friday())
    rows = [row[0] for row in page.rows if row]
    assert rows.index("Prepared by: the open items above are handed on") < rows.index("Read by supervisor")


def test_the_seal_is_printed_in_fours_with_what_it_is_for() -> None:
    document = shift.document(busy_friday())
    page = read(document)
    assert "K3QF 7XNA 22PD 9WJC" in page.text
    assert (
        "What the seal is for: it is worked out from every line of the logbook’s journal up to line 1,284." in page.text
    )
    assert document.foot == "Seal K3QF 7XNA 22PD 9WJC, journal line 1,284"


def test_practice_is_marked_on_the_document_for_every_page() -> None:
    assert shift.document(busy_friday(practice=True)).mark.startswith("PRACTICE")
    assert shift.document(busy_friday()).mark == ""
    assert "PRACTICE" in summary(busy_friday(practice=True)).text


def test_a_year_nobody_confirmed_is_warned_about() -> None:
    assert "Nobody has confirmed the closures of 2027 yet" in summary(shift_facts(unconfirmed_years=(2027,))).text
    assert "2027, 2028" in summary(shift_facts(unconfirmed_years=(2027, 2028))).text
    assert "Nobody has confirmed" not in summary(shift_facts()).text


def test_friday_shows_the_whole_week() -> None:
    document = shift.document(long_week())
    page = read(document)
    assert "Monday, November 23 to Friday, November 27, 2026" in page.text
    assert "Mon 23 Nov, 8:22 a.m." in page.text
    assert document.file_name == "shift-summary-2026-11-23-to-2026-11-27"


def test_the_title_names_nobody() -> None:
    document = shift.document(busy_friday())
    assert document.title == "Shift summary 2026-11-27"
    assert document.file_name == "shift-summary-2026-11-27"


def test_the_facts_have_no_room_for_a_complainant() -> None:
    names = {field.name for kind in (ShiftFacts, type(to_do())) for field in fields(kind)}
    assert names.isdisjoint({"name", "caller", "complainant", "phone", "number_shown", "address"})


def test_the_page_can_be_read_by_a_screen_reader() -> None:
    tags = summary(busy_friday()).tags
    assert ("html", {"lang": "en"}) in tags
    heads = [attrs for tag, attrs in tags if tag == "th"]
    assert all("scope" in attrs for attrs in heads)
    labelled = {attrs.get("aria-labelledby") for tag, attrs in tags if tag == "table" and attrs.get("class") == "rows"}
    assert labelled <= {attrs.get("id") for tag, attrs in tags if tag == "h2"}


def test_nothing_is_loaded_from_elsewhere() -> None:
    page = summary(busy_friday())
    assert {"img", "script", "link", "iframe"}.isdisjoint(tag for tag, _ in page.tags)
    assert FRIDAY.isoformat() not in page.text


def test_the_line_stands_under_the_contacts_in_one_line() -> None:
    page = read(shift.document(busy_friday(line=LineFacts(7, at("10:12"), 2))))
    assert "In line: at most 7, at 10:12 a.m.; 2 left without service." in page.text


def test_a_day_on_which_nobody_counted_the_line_says_nothing_about_it() -> None:
    assert "In line" not in read(shift.document(busy_friday())).text


def test_a_day_with_a_line_and_no_contact_has_both_said() -> None:
    text = read(shift.document(shift_facts(line=LineFacts(1, at("09:00"), 1)))).text
    assert "No contact was entered." in text
    assert "In line: at most 1, at 9:00 a.m.; 1 left without service." in text
