"""The message slip, as the colleague who finds it on the desk reads it."""

from dataclasses import replace
from datetime import date

from counterdesk.domain.contact import CallerTyped, Channel, Given
from counterdesk.domain.message import Box
from counterdesk.reports import slip
from counterdesk.reports.document import Paper
from counterdesk.services.asks.contacts import ContactView, Extras
from tests.reports.reading import Read, read
from tests.reports.records import message, town


def page(view: ContactView) -> Read:
    return read(slip.document(view, town()))


def test_the_slip_says_for_whom_it_is_and_where_they_sit() -> None:
    text = page(message()).text
    assert "For Maria Rossi Tax Collector · Finance · ext. 214" in text


def test_t21_while_somebody_is_away_the_slip_goes_to_who_stands_in() -> None:
    away = {"message_away_until": date(2026, 12, 11), "message_stand_in": "Tom Ng"}
    assert (
        "Away until Fri 11 Dec: give this to Tom Ng, ext. 215"
        in page(message(**away, message_stand_in_extension="215")).text
    )
    assert "give this to Tom Ng From" in page(message(**away)).text
    assert "Away until" not in page(message()).text
    alone = page(message(message_away_until=date(2026, 12, 11))).text
    assert ("Away until Fri 11 Dec" in alone, "give this to" in alone) == (True, False)


def test_the_slip_says_who_called_and_how_to_call_back() -> None:
    rows = page(message()).rows
    assert ["From", "Marguerite Lévesque"] in rows
    assert ["Number", "519-555-0142 ext. 12"] in rows
    assert ["Best time", "after 3 p.m."] in rows
    assert ["Received", "Friday, November 27, 2026, 2:07 p.m., call"] in rows
    assert ["Taken by", "Priya Nair"] in rows


def at_counter(**changed: object) -> ContactView:
    view = message(**changed)
    return replace(view, row=replace(view.row, channel=Channel.WALK_IN))


def test_a_customer_at_the_counter_reads_number_and_name_over() -> None:
    text = page(at_counter()).text
    assert "519 555 0142 ext. 12 M A R G U E R I T E L É V E S Q U E" in text
    assert "Please read this over: is it right?" in text


def test_what_was_said_on_the_phone_was_read_back_and_needs_no_second_look() -> None:
    assert "read this over" not in page(message()).text


def test_nothing_is_read_over_where_nothing_was_given_or_may_be_shown() -> None:
    nothing = at_counter(caller=CallerTyped(number_given=Given.DECLINED), number_shown="")
    assert "read this over" not in page(nothing).text
    assert "read this over" not in page(at_counter(confidential=True)).text


def test_the_boxes_of_the_pad_are_all_there_and_those_chosen_are_ticked() -> None:
    rows = page(message()).rows
    assert ["X", "Telephoned", "X", "Please call"] in rows
    assert ["", "Came to see you", "", "Will call again"] in rows
    assert ["", "Returned your call", "", "Urgent"] in rows


def test_an_urgent_message_says_so_at_the_top() -> None:
    assert "URGENT" in page(message(boxes=frozenset({Box.URGENT}))).text
    assert "URGENT" not in page(message()).text


def test_the_slip_says_by_when_to_answer_and_by_which_clause() -> None:
    text = page(message()).text
    assert "Please answer by Monday, November 30, 4:30 p.m." in text
    assert "Policy 5.2. Even if only to say where things stand." in text


def test_without_a_date_in_the_policy_no_date_is_invented() -> None:
    assert "Please answer by" not in page(message(due_at=None)).text


def test_the_slip_ends_with_the_line_on_which_the_answer_comes_home() -> None:
    words = page(message()).text.replace("_", "")
    assert "Called back on at by" in " ".join(words.split())
    assert "only then is the answer recorded" in words


def test_the_foot_says_that_it_is_confidential_and_to_be_shredded() -> None:
    foot = slip.document(message(), town()).foot
    assert "Confidential" in foot
    assert "Shred" in foot


def test_a_name_that_was_declined_is_not_invented() -> None:
    caller = CallerTyped(name_given=Given.DECLINED, number_given=Given.NOT_GIVEN)
    rows = page(message(caller=caller, number_shown="")).rows
    assert ["From", "declined to give it"] in rows
    assert ["Number", "not given"] in rows


def test_an_empty_name_is_not_given() -> None:
    assert ["From", "not given"] in page(message(caller=CallerTyped())).rows


def test_a_confidential_caller_is_not_on_the_slip() -> None:
    document = slip.document(message(confidential=True), town())
    assert "Lévesque" not in document.html
    assert "519-555-0142" not in document.html
    assert "confidential: ask the counter" in read(document).text


def test_a_message_without_a_note_still_says_what_to_do() -> None:
    assert "Please call back." in page(message(note=" ")).text


def test_what_was_typed_is_shown_and_not_obeyed() -> None:
    document = slip.document(message(note="<script>alert(1)</script> a<b and c>d"), town())
    assert "<script>" not in document.html
    assert "a<b and c>d" in read(document).text


def test_on_behalf_of_and_place_are_there_when_they_were_typed() -> None:
    rows = page(message(extras=Extras(on_behalf="her mother", place="14 Oak"))).rows
    assert ["On behalf of", "her mother"] in rows
    assert ["Place", "14 Oak"] in rows


def test_a_second_way_to_reach_somebody_is_there_but_not_twice() -> None:
    both = CallerTyped(name="M. L.", number="5195550142", reach_at="m@example.org")
    assert ["Reach at", "m@example.org"] in page(message(caller=both)).rows
    same = CallerTyped(name="M. L.", number="5195550142", reach_at="5195550142")
    assert not any(row[0] == "Reach at" for row in page(message(caller=same)).rows if row)


def test_a_long_note_takes_the_place_of_the_writing_lines() -> None:
    tables = [attrs.get("class") for tag, attrs in page(message(note="long " * 100)).tags if tag == "table"]
    assert "ruled" not in tables


def test_a_message_for_a_department_names_it_once() -> None:
    text = page(message(message_for="Finance", message_for_position="", message_for_extension="")).text
    assert text.count("Finance") == 1


def test_a_message_for_nobody_in_particular_is_for_the_counter() -> None:
    assert "For the counter" in page(message(message_for="", message_for_department="")).text


def test_a_slip_is_half_a_sheet() -> None:
    document = slip.document(message(), town())
    assert document.paper is Paper.HALF_LETTER
    assert document.file_name == "message-2026-0412"
    assert "Lévesque" not in document.title + document.running + document.foot


def test_practice_is_marked_on_slips_too() -> None:
    assert slip.document(message(), town(practice=True)).mark.startswith("PRACTICE")
