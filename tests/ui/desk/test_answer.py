"""The line that records an answer: defaults for the quickest case, colleagues while typing, and nothing guessed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.deadline import Answered
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import DueBoard, DueRow, Why
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.answer import AnswerDrawer, colleagues
from counterdesk.ui.desk.drawers import TriedDrawer
from counterdesk.ui.desk.why import WhyDialog, show_why
from counterdesk.ui.here import Here
from tests.desk import Clock, message
from tests.ui.desk.conftest import Do
from tests.words.test_why import FRIDAY_EVENING

Press = Callable[..., None]


class Asked:
    """The answer line, asked about one message."""

    def __init__(self, here: Here, row: DueRow) -> None:
        self.line = AnswerDrawer(here)
        self.row = row
        self.done: list[Done] = []
        self.left: list[str] = []
        self.line.done.connect(self.done.append)
        self.line.left.connect(lambda: self.left.append("left"))

    def ask(self, **more: object) -> None:
        self.line.ask(replace(self.row, **more), "Answered: Maria Rossi")

    @property
    def by(self) -> str:
        return self.line._by.value()


@pytest.fixture
def asked(here: Here, do: Do, desk: LogbookDesk, show: Callable[..., QWidget]) -> Asked:
    do(message())
    asked = Asked(here, desk.read(DueBoard()).rows[0])
    show(asked.line, 306, 320)
    asked.ask()
    return asked


def test_it_begins_with_me_now_by_phone_finished(asked: Asked) -> None:
    assert asked.by == "Priya Nair"
    assert asked.line._when.text() == "now"
    assert asked.line._how.value() is Answered.PHONE
    assert asked.line._finished.value() == "finished"


def test_typing_replaces_me(asked: Asked, qtbot: QtBot) -> None:
    qtbot.keyClicks(asked.line._by, "A. Bell")
    assert asked.by == "A. Bell"


def test_a_name_in_no_list_is_taken_as_typed(asked: Asked, press: Press) -> None:
    asked.line.set_by("A. Bell, Building")
    press(asked.line._by, Qt.Key.Key_Return)
    assert [done.action for done in asked.done] == ["deadline_answered"]


def test_colleagues_are_offered_by_any_of_their_names(asked: Asked, here: Here) -> None:
    assert [option.text for option in colleagues(here)("oka")] == ["Tom Okafor"]
    assert [option.text for option in colleagues(here)("ma")] == ["Maria Rossi"]
    assert colleagues(here)("zz") == ()


def test_now_is_the_moment_of_the_enter_not_of_the_question(asked: Asked, clock: Clock) -> None:
    clock.forward(minutes=7)
    asked.line.confirm()
    assert asked.done[0].at == clock.now


def test_an_empty_time_means_now(asked: Asked) -> None:
    asked.line.set_when("")
    asked.line.confirm()
    assert len(asked.done) == 1


@pytest.mark.parametrize("how", list(Answered))
def test_each_way_to_answer_is_kept(asked: Asked, how: Answered) -> None:
    asked.line.choose(how)
    asked.line.confirm()
    assert len(asked.done) == 1


def test_a_time_to_come_is_refused_before_it_is_sent(asked: Asked) -> None:
    asked.line.set_when("2026-12-24 10:00")
    asked.line.confirm()
    assert asked.done == []
    assert asked.line._when.problem()
    assert not asked.line.trouble.isVisible()  # it is said once, by the field itself


def test_who_it_is_for_is_who_answered(asked: Asked) -> None:
    asked.ask(answerer="Maria Rossi")
    assert asked.by == "Maria Rossi"
    asked.ask(answerer="A. Bell")
    assert asked.by == "A. Bell"
    asked.ask(answerer="Maria Rossi", claimed_by="Tom Okafor")
    assert asked.by == "Tom Okafor"
    asked.ask(answerer="")
    assert asked.by == "Priya Nair"


def test_a_refusal_goes_as_soon_as_its_field_is_corrected(asked: Asked, qtbot: QtBot) -> None:
    asked.line.acknowledge("")
    asked.line.confirm()
    assert asked.line.trouble.isVisible()
    qtbot.keyClicks(asked.line._promise._field, "fri")
    assert not asked.line.trouble.isVisible()


def test_the_trouble_goes_when_it_is_put_right(asked: Asked) -> None:
    asked.line.set_when("gibberish")
    asked.line.confirm()
    asked.line.set_when("now")
    asked.line.confirm()
    assert len(asked.done) == 1
    assert asked.line.trouble.text() == ""


def test_asking_again_starts_anew(asked: Asked) -> None:
    asked.line.set_by("A. Bell")
    asked.line.acknowledge("fri")
    asked.ask()
    assert asked.by == "Priya Nair"
    assert asked.line._finished.value() == "finished"
    assert asked.line._promise.text() == ""


def test_finished_asks_for_no_second_date(asked: Asked) -> None:
    assert not asked.line._promise.isVisible()
    asked.line._finished.pill("acknowledged").click()
    assert asked.line._promise.isVisible()
    asked.line._finished.pill("finished").click()
    assert not asked.line._promise.isVisible()


def test_a_full_answer_promised_for_yesterday_is_refused(asked: Asked) -> None:
    asked.line.acknowledge("yesterday")
    asked.line.confirm()
    assert "over" in asked.line.trouble.text()


def test_without_anybody_here_the_one_who_should_answer_stands_there(asked: Asked, here: Here) -> None:
    here.person = None
    asked.ask(answerer="Maria Rossi")
    assert asked.by == "Maria Rossi"


def test_esc_in_any_field_leaves(asked: Asked, press: Press) -> None:
    for field in (asked.line._by, asked.line._when.field, asked.line._how.pill(Answered.PHONE)):
        press(field, Qt.Key.Key_Escape)
    assert asked.left == ["left", "left", "left"]


def test_enter_in_any_field_confirms(asked: Asked, press: Press) -> None:
    press(asked.line._when.field, Qt.Key.Key_Return)
    assert len(asked.done) == 1


def test_an_answer_to_something_answered_meanwhile_is_refused_here(asked: Asked) -> None:
    asked.line.confirm()
    asked.line.confirm()
    assert len(asked.done) == 1
    assert asked.line.trouble.text()


def test_every_field_has_a_name_to_be_heard(asked: Asked) -> None:
    names = {widget.accessibleName() for widget in asked.line.findChildren(QWidget)}
    assert {"Answered by", "Answered at", "How", "Settled"} <= names


def test_a_try_begins_at_no_answer_and_enter_keeps_it(
    here: Here, asked: Asked, show: Callable[..., QWidget], press: Press
) -> None:
    line = TriedDrawer(here)
    show(line, 306, 120)
    done: list[Done] = []
    line.done.connect(done.append)
    line.ask(asked.row, "Tried: Maria Rossi")
    focus = QApplication.focusWidget()
    assert focus is not None
    press(focus, Qt.Key.Key_Return)
    assert [one.facts["what"] for one in done] == ["no_answer"]


@pytest.fixture
def dialog(show: Callable[..., QWidget]) -> WhyDialog:
    over = QWidget()
    show(over, 900, 600)
    return show_why(over, FRIDAY_EVENING)


def test_the_explanation_shows_every_day_and_the_clause(dialog: WhyDialog) -> None:
    said = "\n".join(label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "say"))
    for words in ("Due Wednesday, June 10, 2026, 4:30 p.m.", "closed, as every Saturday", "Policy 7 (E14)"):
        assert words in said
    dialog.close()


def test_esc_closes_the_explanation(dialog: WhyDialog, press: Press) -> None:
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_copying_says_that_it_is_copied(dialog: WhyDialog) -> None:
    dialog.copy()
    assert QApplication.clipboard().text() == dialog.text()
    assert dialog._copied.text() == "Copied"
    dialog.close()


def test_a_long_explanation_scrolls_instead_of_growing(show: Callable[..., QWidget]) -> None:
    over = QWidget()
    show(over, 900, 600)
    many: Why = replace(FRIDAY_EVENING, steps=FRIDAY_EVENING.steps * 20)
    dialog = show_why(over, many)
    assert dialog.height() < 1000
    dialog.close()


def test_the_moment_of_an_answer_is_an_instant_of_this_town(asked: Asked) -> None:
    asked.line.set_when("2:07 pm")
    assert asked.line._answered_at() == datetime.fromisoformat("2026-11-24T14:07:00-05:00")


def test_an_estimate_is_warned_of_against_the_outer_limit_of_its_record(asked: Asked) -> None:
    """E22: the line knows the limit before anything is saved."""
    asked.ask(outer_at=asked.row.due_at, outer_section="7")
    asked.line.acknowledge("2026-12-16")
    assert "outer limit of Policy 7" in asked.line._promise.warning()
    asked.line.confirm()
    assert len(asked.done) == 1


def test_an_explanation_can_be_printed(dialog: WhyDialog) -> None:
    wanted: list[tuple[str, object]] = []
    dialog.paper_wanted.connect(lambda kind, why: wanted.append((kind, why)))
    dialog.print_button.click()
    assert wanted == [("why", FRIDAY_EVENING)]
    assert not dialog.isVisible()
