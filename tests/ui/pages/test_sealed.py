"""Incidents and complaints: lists show no names; opening asks why, and the author reads their own incident."""

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.services.asks.contacts import Undo
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.fixing import WithdrawFix
from counterdesk.services.asks.sealed import IncidentTyped, LogComplaint, SaveIncident
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.pages.sealed import SealedPage
from tests.desk import call, person, uid


def complain(desk, **fields):
    complaint = LogComplaint(
        uid(),
        Channel.CALL,
        About.EMPLOYEE,
        "Says the answer was short and unfriendly.",
        caller=CallerTyped("Walter Pike", number="519-555-0111"),
        **fields,
    )
    return desk.do(complaint, person(desk, "Priya"))


def happen(desk, clock, author="Priya"):
    typed = IncidentTyped(clock(), Channel.CALL, categories=("threatening",), words_used="You'll be sorry.")
    return desk.do(SaveIncident(uid(), typed), person(desk, author))


PADDING = 10  # at both sides of a cell


def page_of(here, qtbot):
    page = SealedPage(here)
    qtbot.addWidget(page)
    return page


def cells(page):
    model = page.list.model_
    return " ".join(str(model.index(r, c).data()) for r in range(model.rowCount()) for c in range(model.columnCount()))


def test_the_list_shows_number_and_due_date_and_nobodys_name(here, qtbot, desk_and_clock):
    number = complain(desk_and_clock[0]).number
    page = page_of(here, qtbot)
    assert number in cells(page)
    assert "Pike" not in cells(page)
    assert "unfriendly" not in cells(page)


def test_every_column_of_the_list_has_room_for_its_words(here, qtbot, desk_and_clock):
    page = page_of(here, qtbot)
    page.resize(1338, 600)
    page.show()
    letters, table = page.list.fontMetrics(), page.list
    longest = (
        "2026-0003",
        "Incident, not finished",
        "Wed 11 Nov, 12:57 p.m.",
        "",
        "Thu 26 Nov, 4:30 p.m.",
        "Owen Gallagher",
    )
    for place, (column, words) in enumerate(zip(table._columns, longest, strict=True)):
        assert table.columnWidth(place) > max(map(letters.horizontalAdvance, (words, column.title))) + PADDING
    assert table.horizontalScrollBar().maximum() == 0


def test_opening_a_complaint_asks_why_and_then_shows_it_whole(here, qtbot, desk_and_clock, answer_form, words_on):
    complain(desk_and_clock[0])
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="Asked for by the Director")
    assert "Walter Pike" in words_on(page.opened)
    assert "unfriendly" in words_on(page.opened)


def test_without_a_reason_nothing_is_opened(here, qtbot, desk_and_clock, answer_form, words_on):
    complain(desk_and_clock[0])
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    form = answer_form(page, Why=" ")
    assert form.problem()
    assert "Pike" not in words_on(page.opened)


def test_the_author_reads_their_own_incident_without_a_reason(here, qtbot, desk_and_clock, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert "You'll be sorry." in words_on(page.opened)


def test_a_colleague_is_asked_why_before_reading_an_incident(here, qtbot, desk_and_clock, answer_form, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock, author="Owen")
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert "sorry" not in words_on(page.opened)
    answer_form(page, Why="Supervisor's review")
    assert "You'll be sorry." in words_on(page.opened)


def test_an_addendum_stands_below_the_sealed_incident(here, qtbot, desk_and_clock, answer_form, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    page.opened.add_button.click()
    with qtbot.waitSignal(page.saved) as saved:
        answer_form(page, Addendum="The caller rang again at noon.")
    assert saved.args[0].action == "incident_added_to"
    assert "The caller rang again at noon." in words_on(page.opened)


def test_an_opened_record_can_be_printed(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    with qtbot.waitSignal(page.paper_wanted) as wanted:
        page.opened.print_button.click()
    assert wanted.args[0] == "incident"


def test_when_somebody_else_comes_to_the_desk_the_open_record_is_put_away(here, qtbot, desk_and_clock, words_on):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    here.comes(next(p for p in here.staff if p.first_name == "Owen"))
    assert "sorry" not in words_on(page.opened)


def test_an_incident_kept_for_later_is_finished_on_its_card(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    typed = IncidentTyped(clock(), Channel.CALL, words_used="You'll be sorry.")
    kept = desk.do(SaveIncident(uid(), typed, submit=False), person(desk, "Priya"))
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert not page.opened.add_button.isVisibleTo(page)
    with qtbot.waitSignal(page.finish_wanted) as wanted:
        page.opened.finish_button.click()
    assert wanted.args[0].uid == kept.uid


def test_an_incident_that_was_taken_back_unfinished_can_be_had_back(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    typed = IncidentTyped(clock(), Channel.CALL, words_used="You'll be sorry.")
    kept = desk.do(SaveIncident(uid(), typed, submit=False), person(desk, "Priya"))
    desk.do(Undo(kept.uid), person(desk, "Priya"))
    page = page_of(here, qtbot)
    assert "Incident, taken back" in cells(page)
    page.open_row(page.list.model_.rows()[0])
    with qtbot.waitSignal(page.finish_wanted) as wanted:
        page.opened.finish_button.click()
    assert wanted.args[0].typed.words_used == "You'll be sorry."


def test_a_submitted_incident_cannot_be_finished_again(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert not page.opened.finish_button.isVisibleTo(page)
    assert page.opened.add_button.isVisibleTo(page)


def test_a_colleague_cannot_finish_somebody_elses_incident(here, qtbot, desk_and_clock, answer_form):
    desk, clock = desk_and_clock
    typed = IncidentTyped(clock(), Channel.CALL, words_used="You'll be sorry.")
    desk.do(SaveIncident(uid(), typed, submit=False), person(desk, "Owen"))
    page = page_of(here, qtbot)
    assert "not finished" in cells(page)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="Supervisor's review")
    assert not page.opened.finish_button.isVisibleTo(page)


def test_an_incident_names_the_call_it_began_in_and_never_a_key(here, qtbot, desk_and_clock, words_on):
    desk, clock = desk_and_clock
    linked = desk.do(call(), person(desk, "Priya"))
    typed = IncidentTyped(clock(), Channel.CALL)
    desk.do(SaveIncident(uid(), typed, linked_contact_uid=linked.uid), person(desk, "Priya"))
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert "Call, Tue 24 Nov, 10:00 a.m." in words_on(page.opened)
    assert linked.uid not in words_on(page.opened)


def test_an_opened_complaint_shows_its_stages_with_the_next_one(here, qtbot, desk_and_clock, answer_form, words_on):
    """T9: investigated within 3 business days, resolution within 15."""
    complain(desk_and_clock[0])
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="Asked for by the Director")
    words = words_on(page.opened)
    assert "Investigate\nNext due: its date comes first\ndue Fri 27 Nov, 4:30 p.m. · Policy 4.4, must" in words
    assert "Resolve\nOpen, comes later\ndue Tue 15 Dec, 4:30 p.m. · Policy 4.4, must" in words


def test_what_is_done_to_a_stage_of_a_complaint_is_said_in_the_line_of_the_window(
    here, qtbot, desk_and_clock, answer_form
):
    complain(desk_and_clock[0])
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="Asked for by the Director")
    done = Done("deadline_reopened", desk_and_clock[1](), "deadlines")
    with qtbot.waitSignal(page.saved) as saved:
        page.opened.stages.reopen.done.emit(done)
    assert saved.args[0] is done


def test_an_incident_has_no_stages(here, qtbot, desk_and_clock):
    happen(*desk_and_clock)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    assert not page.opened.stages.isVisibleTo(page)


def test_why_a_complaint_is_due_then_is_explained(here, qtbot, desk_and_clock, answer_form):
    complain(desk_and_clock[0])
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="Asked for by the Director")
    page.opened.stages.why_wanted.emit(page.opened._view.deadline_ids[0])
    (dialog,) = page.findChildren(WhyDialog)
    with qtbot.waitSignal(page.paper_wanted) as wanted:
        dialog.print_button.click()
    assert wanted.args[0] == "why"


def opened_by_priya(here, qtbot, desk, answer_form):
    """Logs a complaint and opens it with a reason."""
    complain(desk)
    page = page_of(here, qtbot)
    page.open_row(page.list.model_.rows()[0])
    answer_form(page, Why="To be answered")
    return page


def test_an_opened_complaint_is_fixed_and_shows_what_it_said_before(here, qtbot, desk_and_clock, answer_form, words_on):
    page = opened_by_priya(here, qtbot, desk_and_clock[0], answer_form)
    page.opened.fix_button.click()
    window = page.findChild(FixWindow)
    window.card.fields.text.set_value("Says the answer was rude.")
    with qtbot.waitSignal(page.saved) as said:
        window.save()
    assert said.args[0].action == "complaint_fixed"
    words = words_on(page.opened)
    assert "Says the answer was rude." in words
    assert "what happened: was “Says the answer was short and unfriendly.”, now “Says the answer was rude.”" in words


def test_what_cannot_be_fixed_offers_no_fix(here, qtbot, desk_and_clock):
    desk, clock = desk_and_clock
    happen(desk, clock)
    page = page_of(here, qtbot)
    assert not page.opened.fix_button.isVisibleTo(page)
    page.open_row(page.list.model_.rows()[0])
    assert not page.opened.fix_button.isVisibleTo(page)


def test_an_opened_complaint_is_shown_again_when_its_fix_is_taken_back(
    here, qtbot, desk_and_clock, answer_form, words_on
):
    page = opened_by_priya(here, qtbot, desk_and_clock[0], answer_form)
    page.opened.fix_button.click()
    window = page.findChild(FixWindow)
    window.card.fields.text.set_value("Says the answer was rude.")
    with qtbot.waitSignal(page.saved) as said:
        window.save()
    here.lanes.do(WithdrawFix(said.args[0].uid))
    assert "What happened\nSays the answer was short and unfriendly." in words_on(page.opened)
