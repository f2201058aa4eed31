"""The due column: letters work only in the list, an answer needs Enter, and no row moves while somebody looks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Answerer, CallerTyped, Channel, Outcome
from counterdesk.domain.deadline import Answered, Tried
from counterdesk.domain.message import MessageTyped
from counterdesk.services.asks.contacts import AskContact, LogContact, MessagesToHand
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import DueBoard, PromiseFor, TryDeadline
from counterdesk.services.asks.fixing import FixContact
from counterdesk.services.asks.people import SavePerson
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import messages
from counterdesk.ui.desk.due import DuePanel
from counterdesk.ui.desk.duelines import Line
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.layout import under
from counterdesk.ui.theme import Scheme, apply
from tests.desk import Clock, person, toronto, uid
from tests.ui.desk.conftest import Do

Press = Callable[..., None]


def message(name: str = "Denise Papineau", who: str = "Maria Rossi", number: str = "519-555-0118") -> LogContact:
    return LogContact(
        uid(),
        Channel.CALL,
        Outcome.MESSAGE,
        note="Asks about the drain on Oak Street.",
        caller=CallerTyped(name, number=number),
        message=MessageTyped(Answerer(text=who)),
    )


class Column:
    """The due column in a window, with another field to go to."""

    def __init__(self, here: Here, desk: LogbookDesk) -> None:
        self.here, self.desk = here, desk
        self.panel = DuePanel(here)
        self.elsewhere = QLineEdit()
        self.window = under(self.panel, self.elsewhere)
        self.saved: list[Done] = []
        self.opened: list[tuple[str, str]] = []
        self.slips: list[str] = []
        self.panel.saved.connect(self.saved.append)
        self.panel.open_record.connect(lambda uid_, record: self.opened.append((uid_, record)))
        self.panel.print_slip.connect(self.slips.append)

    def titles(self) -> list[str]:
        return [line.row.title for line in self.lines()]

    def lines(self) -> list[Line]:
        return [item for item in self.panel.list.model_.items() if isinstance(item, Line)]

    def said(self) -> list[str]:
        model = self.panel.list.model_
        return [str(model.data(model.index(n))) for n in range(model.rowCount())]

    def go_to(self, name: str) -> None:
        self.panel.list.setFocus()
        self.panel.list.choose(next(line.id for line in self.lines() if line.row.title == name))

    def leave(self) -> None:
        self.elsewhere.setFocus()

    def tick(self) -> None:
        self.here.ticked.emit(self.here.now())


@pytest.fixture
def column(here: Here, desk: LogbookDesk, show: Callable[..., object]) -> Column:
    column = Column(here, desk)
    show(column.window, 340, 640)
    column.panel.reload()
    column.leave()
    return column


def test_a_message_waits_here_with_its_countdown(column: Column, do: Do) -> None:
    do(message())
    assert column.said() == [
        "Tomorrow · 1",
        (
            "Denise Papineau, Asks about the drain on Oak Street., 10 h 23 left, "
            "due Wed 25 Nov, 4:30 p.m., Not handed over · Maria Rossi, Policy 5.2"
        ),
    ]


def test_an_absence_that_is_entered_stands_here_at_once(column: Column, do: Do) -> None:
    maria, tom = person(column.desk, "Maria"), person(column.desk, "Tom")
    do(replace(message(), message=MessageTyped(Answerer(person_id=maria))))
    do(SavePerson(maria, "Maria Rossi", away_until=date(2026, 11, 27), stand_in_id=tom))
    assert "away until 27 Nov, Tom Okafor stands in" in column.said()[1]
    do(SavePerson(maria, "Maria Rossi"))
    assert "away" not in column.said()[1]


def test_a_fixed_name_and_number_stand_here_at_once(column: Column, do: Do) -> None:
    entry = message()
    do(entry)
    do(FixContact(replace(entry, caller=CallerTyped("Denise Papin", number="519-555-0119"))))
    assert [(line.row.title, line.row.number) for line in column.lines()] == [("Denise Papin", "519-555-0119")]


def test_somebody_made_confidential_stands_here_no_more(column: Column, do: Do) -> None:
    entry = message()
    do(entry)
    do(FixContact(replace(entry, confidential=True)))
    (line,) = column.lines()
    assert (line.row.sealed, line.row.number, line.row.about) == (True, "", "")
    assert "Denise" not in column.said()[1]


def test_the_model_keeps_its_promises_to_qt(column: Column, do: Do) -> None:
    QAbstractItemModelTester(
        column.panel.list.model_, QAbstractItemModelTester.FailureReportingMode.Fatal, column.panel
    )
    do(message())
    do(message("Karl Huebner"))
    assert sorted(column.titles()) == ["Denise Papineau", "Karl Huebner"]


def test_facing_the_public_names_are_initials(column: Column, do: Do, public: None) -> None:
    do(message())
    assert "D. P." in column.said()[1]
    assert "Papineau" not in " ".join(column.said())


def test_the_countdown_moves_by_itself(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    clock.forward(minutes=23)
    column.tick()
    assert "10 h left" in column.said()[1]


def test_a_row_that_becomes_late_moves_up_when_nobody_looks(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    clock.set(toronto("2026-11-25 16:31"))
    column.tick()
    assert column.said()[0] == "Overdue · 1"


def test_no_row_changes_place_while_the_focus_is_in_the_list(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    clock.set(toronto("2026-11-25 08:35"))
    column.tick()
    column.go_to("Denise Papineau")
    clock.set(toronto("2026-11-25 16:31"))
    column.tick()
    assert column.said()[0] == "Today · 1"
    assert "late" in column.said()[1]
    column.leave()
    assert column.said()[0] == "Overdue · 1"


def test_a_new_row_waits_while_the_pointer_is_in_the_list(column: Column, do: Do) -> None:
    do(message())
    here = QPointF(5, 5)
    QApplication.sendEvent(column.panel.list, QEnterEvent(here, here, here))
    do(message("Karl Huebner"))
    assert column.titles() == ["Denise Papineau"]
    QApplication.sendEvent(column.panel.list, QEvent(QEvent.Type.Leave))
    assert len(column.titles()) == 2


def test_new_rows_of_others_are_brought_in_by_pressing_how_many_there_are(column: Column, do: Do) -> None:
    do(message())
    column.go_to("Denise Papineau")
    before = column.panel.list.geometry()
    do(message("Karl Huebner"))
    assert (column.titles(), column.panel.news.text()) == (["Denise Papineau"], "1 new")
    QApplication.processEvents()
    assert column.panel.list.geometry() == before
    column.panel.news.click()
    assert len(column.titles()) == 2
    assert not column.panel.news.isVisible()
    current = column.panel.list.current()
    assert current is not None
    assert current.row.title == "Denise Papineau"


def test_enter_opens_the_record(column: Column, do: Do, press: Press) -> None:
    done = do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_Return)
    assert column.opened == [(done.uid, "contacts")]


def test_a_double_click_opens_the_record(column: Column, do: Do, qtbot: QtBot) -> None:
    done = do(message())
    view = column.panel.list
    spot = view.visualRect(view.model_.index(1)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert column.opened == [(done.uid, "contacts")]


def test_letters_outside_the_list_do_nothing(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.leave()
    for key in (Qt.Key.Key_A, Qt.Key.Key_D, Qt.Key.Key_C, Qt.Key.Key_W):
        press(column.elsewhere, key)
    assert column.elsewhere.text() == "adcw"
    assert not column.saved


def test_a_then_l_keeps_that_a_message_was_left(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_A)
    assert column.panel.drawers.tried.isVisible()
    press(column.window.focusWidget(), Qt.Key.Key_L)
    assert column.saved[-1].action == "deadline_tried"
    assert column.saved[-1].facts["what"] == "left_message"
    assert column.panel.list.hasFocus()
    assert "Tried once" in column.said()[1]


def test_a_try_is_never_an_answer(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_A)
    press(column.window.focusWidget(), Qt.Key.Key_N)
    assert len(desk.read(DueBoard()).rows) == 1


def test_enter_on_spoke_keeps_that_somebody_was_spoken_to(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_A)
    press(column.window.focusWidget(), Qt.Key.Key_S)
    assert column.saved[-1].facts["what"] == "spoke"


def test_d_and_enter_is_answered_by_me_now_by_phone(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    press(column.window.focusWidget(), Qt.Key.Key_Return)
    assert column.saved[-1].action == "deadline_answered"
    assert column.saved[-1].facts["state"] == "met"
    assert desk.read(DueBoard()).rows == ()


def test_an_answered_row_stays_put_until_the_focus_leaves(column: Column, do: Do, press: Press) -> None:
    do(message())
    do(message("Karl Huebner"))
    column.leave()
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    press(column.window.focusWidget(), Qt.Key.Key_Return)
    assert sorted(column.titles()) == ["Denise Papineau", "Karl Huebner"]
    assert "done" in " ".join(column.said())
    column.leave()
    assert column.titles() == ["Karl Huebner"]


def test_nothing_can_be_done_to_a_row_that_is_done(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    press(column.window.focusWidget(), Qt.Key.Key_Return)
    press(column.panel.list, Qt.Key.Key_D)
    assert not column.panel.drawers.answer.isVisible()


def test_a_row_that_is_done_can_still_be_read_and_says_why_it_is_there(
    column: Column, do: Do, press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _widget, text, *_rest: said.append(text))
    done = do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    press(column.window.focusWidget(), Qt.Key.Key_Return)
    press(column.panel.list, Qt.Key.Key_Return)
    assert column.opened == [(done.uid, "contacts")]
    press(column.panel.list, Qt.Key.Key_A)
    assert said == ["This one is done. It leaves the list when you move on."]
    press(column.panel.list, Qt.Key.Key_W)
    dialog = column.window.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    dialog.close()


def test_a_button_asks_for_a_row_when_none_is_marked(
    column: Column, do: Do, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(messages, "tell", lambda _widget, text, *_rest: said.append(text))
    do(message())
    answered = next(b for b in column.panel.findChildren(Button) if b.accessibleName() == "Answered")
    column.go_to("Denise Papineau")
    column.leave()
    qtbot.mouseClick(answered, Qt.MouseButton.LeftButton)
    assert said == ["Choose a row first."]
    assert not column.panel.drawers.is_open
    column.go_to("Denise Papineau")
    qtbot.mouseClick(answered, Qt.MouseButton.LeftButton)
    assert column.panel.drawers.is_open
    assert said == ["Choose a row first."]


def test_the_row_stays_chosen_on_the_way_to_a_button_by_keyboard(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    tried = next(b for b in column.panel.findChildren(Button) if b.accessibleName() == "Tried")
    tried.setFocus(Qt.FocusReason.TabFocusReason)
    press(tried, Qt.Key.Key_Space)
    assert column.panel.drawers.is_open


def test_esc_leaves_the_answer_and_records_nothing(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    press(column.window.focusWidget(), Qt.Key.Key_Escape)
    assert not column.panel.drawers.answer.isVisible()
    assert column.panel.list.hasFocus()
    assert len(desk.read(DueBoard()).rows) == 1


def test_an_answer_typed_late_but_given_in_time_is_met(column: Column, do: Do, press: Press, clock: Clock) -> None:
    do(message())
    clock.set(toronto("2026-11-26 09:00"))
    column.panel.reload()
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    column.panel.drawers.answer.set_when("wed 1600")
    column.panel.drawers.answer.choose(Answered.EMAIL)
    column.panel.drawers.answer.confirm()
    assert column.saved[-1].facts["state"] == "met"
    assert column.saved[-1].facts["recorded_late"] == "yes"


def test_a_time_that_cannot_be_read_keeps_the_line_open(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    column.panel.drawers.answer.set_when("soonish")
    column.panel.drawers.answer.confirm()
    assert column.panel.drawers.answer._when.problem()
    assert column.panel.drawers.answer.isVisible()
    assert not column.saved


def test_an_answer_dated_before_the_message_is_refused_in_the_line(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    column.panel.drawers.answer.set_when("yesterday 1600")
    column.panel.drawers.answer.confirm()
    assert "before" in column.panel.drawers.answer.trouble.text()
    assert column.panel.drawers.answer.isVisible()


def test_nobody_answered_is_no_answer(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    column.panel.drawers.answer.set_by("")
    column.panel.drawers.answer.confirm()
    assert column.panel.drawers.answer.trouble.text() == "Say who answered."


def test_acknowledged_asks_by_when_and_keeps_the_row(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    column.panel.drawers.answer.acknowledge("")
    column.panel.drawers.answer.confirm()
    assert "by when" in column.panel.drawers.answer.trouble.text()
    column.panel.drawers.answer.acknowledge("fri")
    column.panel.drawers.answer.confirm()
    assert column.saved[-1].action == "deadline_acknowledged"
    (row,) = desk.read(DueBoard()).rows
    assert row.promised_at == toronto("2026-11-27 16:30")


def test_could_not_be_reached_is_offered_after_enough_tries(column: Column, do: Do, press: Press, clock: Clock) -> None:
    do(message())
    (row,) = column.desk.read(DueBoard()).rows
    for at in ("2026-11-25 09:00", "2026-11-25 15:00", "2026-11-26 09:00"):
        clock.set(toronto(at))
        do(TryDeadline(row.id, Tried.NO_ANSWER))
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    offered = column.panel.drawers.answer._unreached
    assert offered.isVisible()
    offered.click()
    assert column.saved[-1].action == "deadline_unreached"


def test_could_not_be_reached_is_not_offered_before(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_D)
    assert not column.panel.drawers.answer._unreached.isVisible()


def test_c_takes_it_and_c_again_gives_it_back(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_C)
    assert "taken by Priya" in column.said()[1]
    press(column.panel.list, Qt.Key.Key_C)
    assert "Maria Rossi" in column.said()[1]
    assert [done.action for done in column.saved] == ["deadline_taken", "deadline_given_back"]


def test_w_explains_the_date(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_W)
    dialog = column.window.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    assert dialog.text().startswith("Due Wednesday, November 25, 2026, 4:30 p.m.")
    dialog.copy()
    assert QApplication.clipboard().text() == dialog.text()
    dialog.close()


def test_a_promise_comes_before_the_clause(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_P)
    column.panel.drawers.promise._when.set_text("tomorrow 10 am")
    column.panel.drawers.promise.confirm()
    column.leave()
    assert "Promised Wed 10:00" in column.said()[1]
    assert "3 h 53 left" in column.said()[1]


def test_a_promise_in_the_past_is_refused(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_P)
    column.panel.drawers.promise._when.set_text("yesterday")
    column.panel.drawers.promise.confirm()
    assert column.panel.drawers.promise.trouble.text()
    assert not column.saved


def test_a_promise_can_be_taken_back(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    do(message())
    (row,) = desk.read(DueBoard()).rows
    do(PromiseFor(row.id, toronto("2026-11-25 10:00")))
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_P)
    assert "Promised for" in column.panel.drawers.promise.title.text()
    column.panel.drawers.promise._drop.click()
    assert desk.read(DueBoard()).rows[0].promised_at is None


def test_h_marks_the_slip_as_handed_over_and_r_as_read(column: Column, do: Do, press: Press, desk: LogbookDesk) -> None:
    done = do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_H)
    assert desk.read(MessagesToHand()) == ()
    assert "Call back" in column.said()[1]
    press(column.panel.list, Qt.Key.Key_R)
    assert desk.read(AskContact(done.uid)).message_state == "read"
    assert "Read · Call back" in column.said()[1]


def test_s_asks_for_the_slip_on_paper(column: Column, do: Do, press: Press) -> None:
    done = do(message())
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_S)
    assert column.slips == [done.uid]


def test_something_to_send_has_no_slip(column: Column, do: Do, press: Press) -> None:
    do(LogContact(uid(), Channel.EMAIL, Outcome.SEND, note="Form", caller=CallerTyped("Denise Papineau")))
    column.go_to("Denise Papineau")
    press(column.panel.list, Qt.Key.Key_S)
    press(column.panel.list, Qt.Key.Key_H)
    assert column.slips == []
    assert column.saved == []


def test_the_buttons_say_which_letters_work_and_wait_for_a_row(column: Column, do: Do) -> None:
    assert not any(bar.isEnabled() for bar in column.panel._bars)
    do(message())
    column.go_to("Denise Papineau")
    assert all(bar.isEnabled() for bar in column.panel._bars)
    assert column.panel._mine.text() == "Mine  C"


def test_only_one_inline_line_is_open_at_a_time(column: Column, do: Do) -> None:
    do(message())
    column.go_to("Denise Papineau")
    column.panel.tried()
    column.panel.answered()
    drawers = column.panel.drawers
    assert [line.isVisible() for line in (drawers.tried, drawers.answer, drawers.promise)] == [False, True, False]


def test_the_person_stays_on_the_row_through_a_reload(column: Column, do: Do) -> None:
    do(message())
    do(message("Karl Huebner"))
    column.leave()
    column.go_to("Karl Huebner")
    column.leave()
    do(message("Anna Bell"))
    current = column.panel.list.current()
    assert current is not None
    assert current.row.title == "Karl Huebner"


def test_heads_cannot_be_stood_on(column: Column, do: Do, press: Press) -> None:
    do(message())
    column.panel.list.setFocus()
    press(column.panel.list, Qt.Key.Key_Home)
    press(column.panel.list, Qt.Key.Key_Up)
    current = column.panel.list.current()
    assert current is not None
    assert current.row.title == "Denise Papineau"


def test_without_anybody_here_taking_asks_who_is_here(column: Column, do: Do, here: Here) -> None:
    do(message())
    column.go_to("Denise Papineau")
    here.person = None
    column.panel.take()
    assert column.saved == []


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_the_queue_paints_in_every_theme(column: Column, do: Do, qapp: QApplication, scheme: Scheme) -> None:
    apply(qapp, scheme, 100)
    empty = column.panel.list.grab().toImage()
    do(message())
    column.go_to("Denise Papineau")
    assert column.panel.list.grab().toImage() != empty


def test_over_night_the_rows_come_under_the_piles_of_the_new_day(column: Column, do: Do, clock: Clock) -> None:
    do(message())
    column.panel.reload()
    column.go_to("Denise Papineau")
    assert column.said()[0] == "Tomorrow · 1"
    clock.set(toronto("2026-11-25 08:35"))
    column.tick()
    assert column.said()[0] == "Today · 1"
    line = column.panel.list.current()
    assert line is not None
    assert line.row.title == "Denise Papineau"
