"""Council, what is not owed, and estimates in the due column: real letters, a real logbook, keys only."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.due import AnswerDeadline, DueBoard, WithdrawAnswer
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.status import is_undoable, undo_of
from counterdesk.ui.here import Here
from counterdesk.ui.theme import Scheme, apply
from counterdesk.words.done import what
from tests.desk import Clock, message, toronto, uid
from tests.ui.desk.conftest import Do
from tests.ui.desk.test_due import Column
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

Press = Callable[..., None]
TOLD = "needs a decision of Council, which meets on Tuesday, December 8, 2026"


def letter(name: str = "Oak Street") -> LogContact:
    return LogContact(uid(), Channel.LETTER, Outcome.MESSAGE, note="Closure of the street.", caller=CallerTyped(name))


def complaint() -> LogComplaint:
    return LogComplaint(uid(), Channel.LETTER, About.EMPLOYEE, "Was rude at the counter.", employee="A. Bell")


@pytest.fixture
def column(here: Here, desk: LogbookDesk, show: Callable[..., QWidget]) -> Column:
    column = Column(here, desk)
    show(column.window, 340, 720)
    column.panel.reload()
    column.leave()
    return column


def waits(column: Column, press: Press, meeting: str = "2026-12-08", *, told: bool = False) -> None:
    """Lets the chosen row wait for a meeting, with K, a day and Enter."""
    press(column.panel.list, Qt.Key.Key_K)
    drawer = column.panel.drawers.council
    drawer.meeting.set_text(meeting)
    drawer.meeting.changed.emit()
    if told:
        press(drawer.meeting.field, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    press(column.window.focusWidget(), Qt.Key.Key_Return)


def test_k_lets_a_letter_wait_under_its_meeting(column: Column, do: Do, press: Press) -> None:
    """T26: a formal decision of Council is required."""
    do(letter())
    column.go_to("Oak Street")
    waits(column, press)
    assert what(column.saved[-1]) == "waits for Council, Oak Street, meeting Tue 8 Dec"
    column.leave()
    assert "Waiting for Council · 1" in column.said()
    line = next(said for said in column.said() if "meeting" in said)
    assert "8 Dec, meeting, Answer after the decision" in line


def test_what_waits_for_council_by_our_own_hand_stands_under_its_letter_at_once(
    column: Column, do: Do, press: Press
) -> None:
    do(letter("Elm Street"))
    do(letter())
    column.go_to("Oak Street")
    waits(column, press)
    titles = [line.row.title for line in column.lines()]
    at = titles.index("Oak Street")
    assert titles.count("Oak Street") == 2
    assert column.lines()[at + 1].row.council_on == date(2026, 12, 8)
    assert column.panel.list.current() == column.lines()[at]
    assert not column.panel.news.isVisible()


def test_the_decision_that_we_recorded_stands_under_its_meeting_at_once(
    column: Column, do: Do, press: Press, clock: Clock
) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    column.leave()
    clock.set(toronto("2026-12-09 09:00"))
    column.panel.reload()
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    column.panel.drawers.council.decided.set_text("2026-12-08")
    column.panel.drawers.council.confirm()
    assert [(line.gone, line.row.due_at is None) for line in column.lines()] == [(True, True), (False, False)]


def test_the_sentence_for_the_customer_names_the_meeting_and_the_time_after_it(
    column: Column, do: Do, press: Press
) -> None:
    """T26: advise the customer and provide the date of the meeting."""
    do(letter())
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    drawer = column.panel.drawers.council
    assert not drawer.sentence.isVisible()
    drawer.meeting.set_text("2026-12-08")
    drawer.meeting.changed.emit()
    assert TOLD in drawer.sentence.text()
    assert "within 5 business days of the decision" in drawer.sentence.text()
    assert drawer.source.text() == "Policy 6.1"


def test_told_with_alt_t_is_the_answer_that_the_letter_asked_for(
    column: Column, do: Do, press: Press, desk: LogbookDesk
) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    (row,) = desk.read(DueBoard()).rows
    assert (row.council_on, row.due_at) == (date(2026, 12, 8), None)
    assert column.saved[-1].facts["state"] == "met"


def test_untold_the_letter_goes_on_beside_the_meeting(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press)
    assert [row.due_at is None for row in desk.read(DueBoard()).rows] == [False, True]


@pytest.mark.parametrize(("typed", "says"), [("", "Say when Council meets."), ("soonish", "not a date yet")])
def test_without_a_day_it_does_not_wait(column: Column, do: Do, press: Press, typed: str, says: str) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, typed)
    assert says in column.panel.drawers.council.trouble.text()
    assert column.saved == []


def test_a_meeting_that_is_over_is_refused_in_the_line(column: Column, do: Do, press: Press) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, "2026-11-02")
    assert column.panel.drawers.council.trouble.text()
    assert column.panel.drawers.council.isVisible()


def test_nobody_told_the_customer_is_asked_for(column: Column, do: Do, press: Press) -> None:
    do(letter())
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    drawer = column.panel.drawers.council
    drawer.meeting.set_text("2026-12-08")
    drawer.told.setChecked(True)
    drawer.by.set_free("")
    drawer.confirm()
    assert drawer.trouble.text() == "Say who told the customer."


def test_after_the_meeting_the_line_asks_for_the_decision(column: Column, do: Do, press: Press, clock: Clock) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    column.leave()
    clock.set(toronto("2026-12-09 09:00"))
    column.panel.reload()
    assert "8 Dec, meeting was, Record the decision" in column.said()[1]


def test_the_decision_starts_a_time_of_its_own(column: Column, do: Do, press: Press, clock: Clock) -> None:
    """T26, E23: an official response within five business days of the decision."""
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    column.leave()
    clock.set(toronto("2026-12-09 09:00"))
    column.panel.reload()
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    drawer = column.panel.drawers.council
    assert drawer.decided.isVisible()
    assert not drawer.meeting.isVisible()
    drawer.decided.set_text("2026-12-08")
    drawer.decided.changed.emit()
    assert "official response within 5 business days of that day" in drawer.sentence.text()
    assert not drawer.told.isVisible()
    press(column.window.focusWidget(), Qt.Key.Key_Return)
    assert what(column.saved[-1]) == "decision of Council recorded, Oak Street, due Tue 15 Dec, 4:30 p.m."


def test_a_decision_needs_its_day(column: Column, do: Do, press: Press) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    column.leave()
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    column.panel.drawers.council.confirm()
    assert column.panel.drawers.council.trouble.text() == "Say on which day Council decided."


def test_a_meeting_can_be_moved(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(letter())
    column.go_to("Oak Street")
    waits(column, press, told=True)
    column.leave()
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_K)
    drawer = column.panel.drawers.council
    drawer.what.pill("meets").click()
    assert drawer.meeting.text() == "2026-12-08"
    drawer.meeting.set_text("2026-12-22")
    drawer.confirm()
    assert column.saved[-1].action == "meeting_moved"
    assert desk.read(DueBoard()).rows[0].council_on == date(2026, 12, 22)


def test_waiting_for_council_can_be_taken_back_from_the_status_line(column: Column, do: Do, press: Press) -> None:
    done_before = do(letter())
    column.go_to("Oak Street")
    waits(column, press)
    done = column.saved[-1]
    assert done_before.uid
    assert is_undoable(done)
    assert isinstance(undo_of(done), WithdrawAnswer)
    assert what(do(undo_of(done))).startswith("taken back")


def test_n_closes_an_abusive_letter_by_its_clause(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    """T27: an abusive letter requires no response; the clause is shown before anything is closed."""
    do(letter())
    column.go_to("Oak Street")
    press(column.panel.list, Qt.Key.Key_N)
    drawer = column.panel.drawers.not_owed
    drawer.confirm()
    assert drawer.trouble.text() == "Choose the rule of the policy."
    drawer.rules.pill("abusive_language").click()
    assert drawer.clause.text().startswith("Policy 7.3: “Any written correspondence")
    drawer.note.set_value("Forwarded to the Director.")
    press(drawer.note, Qt.Key.Key_Return)
    assert what(column.saved[-1]) == "no response owed, Oak Street"
    assert desk.read(DueBoard()).rows == ()


def test_a_call_has_no_rule_by_which_nothing_is_owed(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Maria Rossi")
    press(column.panel.list, Qt.Key.Key_N)
    drawer = column.panel.drawers.not_owed
    assert not drawer.keep.isEnabled()
    assert "no rule" in drawer.clause.text()
    drawer.confirm()
    assert column.saved == []


def test_esc_leaves_either_line(column: Column, do: Do, press: Press) -> None:
    do(letter())
    for key in (Qt.Key.Key_K, Qt.Key.Key_N):
        column.go_to("Oak Street")
        press(column.panel.list, key)
        assert column.panel.drawers.is_open
        press(column.window.focusWidget(), Qt.Key.Key_Escape)
        assert not column.panel.drawers.is_open
        assert column.panel.list.hasFocus()


def test_a_complaint_says_what_comes_after_its_first_step(column: Column, do: Do) -> None:
    """T9: investigated within 3 business days, resolution within 15."""
    do(complaint())
    (line,) = column.lines()
    assert line.row.then_stage == "resolve"
    assert column.panel.list.seen(line).more == "then: resolve by Tue 15 Dec"
    assert column.said()[1].endswith("then: resolve by Tue 15 Dec")


def test_a_line_with_more_to_say_is_higher_than_one_without(column: Column, do: Do) -> None:
    do(complaint())
    do(letter())
    view = column.panel.list
    heights = {line.row.record: view.height_of(line) for line in column.lines()}
    assert heights["complaints"] > heights["contacts"]
    shown = {line.id: view.visualRect(view.model_.index(n)).height() for n, line in numbered(column)}
    assert all(shown[line.id] == view.height_of(line) for line in column.lines())


def numbered(column: Column):
    return [(n, item) for n, item in enumerate(column.panel.list.model_.items()) if item in column.lines()]


def test_an_acknowledged_complaint_lays_its_line_out_again(column: Column, do: Do) -> None:
    do(complaint())
    (line,) = column.lines()
    do(AnswerDeadline(line.id, column.here.now(), "Priya Nair", Answered.PHONE, finished=False))
    view = column.panel.list
    (after,) = column.lines()
    assert view.height_of(after) < view.height_of(line)


def is_whole(panel: QWidget, qtbot: QtBot) -> None:
    """Waits until everything is laid out, and nothing of it is cut, squeezed, nameless or outside."""

    def check() -> None:
        assert [find(panel) for find in (cut_words, squeezed, nameless, outside)] == [[], [], [], []]

    qtbot.waitUntil(check)


@pytest.mark.parametrize(("percent", "size"), [(100, (340, 720)), (200, (1310, 700))])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.CONTRAST])
def test_nothing_is_cut_in_the_lines_about_council_and_what_is_not_owed(
    column: Column, do: Do, qapp: QApplication, qtbot: QtBot, percent: int, size: tuple[int, int], scheme: Scheme
) -> None:
    do(letter())
    do(complaint())
    apply(qapp, scheme, percent)
    column.window.resize(*size)
    column.go_to("Oak Street")
    column.panel.not_owed()
    column.panel.drawers.not_owed.rules.pill("information_only").click()
    is_whole(column.panel, qtbot)
    column.panel.council()
    drawer = column.panel.drawers.council
    drawer.meeting.set_text("2026-12-08")
    drawer.meeting.changed.emit()
    drawer.told.setChecked(True)
    is_whole(column.panel, qtbot)
