"""The parts of the policy page, fed with values: what they say of nothing, of much, and of strange texts."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.ids import DepartmentId
from counterdesk.services.asks.policy import (
    BlankRow,
    ClauseRow,
    EditRow,
    LimitRow,
    OverrideRow,
    PolicyView,
    SwitchRow,
)
from counterdesk.ui import theme
from counterdesk.ui.policy.choices import Choices
from counterdesk.ui.policy.departments import Departments
from counterdesk.ui.policy.history import History
from counterdesk.ui.policy.limits import Limits
from counterdesk.ui.policy.text import PolicyText, cited
from tests.desk import toronto

CALL = LimitRow("call", 1, "business_days", "answer", True, "T13", "5.2", "All calls within one business day.")
BLANK = LimitRow("email", 0, "", "answer", False, "A13", "", "", blank="appendix_a")
APPENDIX = BlankRow("appendix_a", "Every response time", "6.2.2 refers to Appendix A", "A13", ("email", "written"))
HALF_DAY = SwitchRow("half_day", "counts", "counts", ("counts", "skipped"))
EDIT = EditRow(
    7,
    "switch",
    "half_day",
    "",
    "counts",
    "skipped",
    date(2026, 11, 1),
    "",
    toronto("2026-11-24 14:07"),
    "Priya Nair",
)
OWN = OverrideRow(9, DepartmentId(3), "Planning", "email", 1, "business_days", 2, date(2026, 11, 1))
NOTHING = PolicyView("A policy", "", "", None, None, "not_given", False, (), (), (), (), (), ())
MARKUP = "a<b and c>d, <img src=file:///etc/passwd> &amp; <b>bold</b>"


class Heard:
    """Remembers what a part asked for."""

    def __init__(self) -> None:
        self.said: list[object] = []

    def hear(self, *said: object) -> None:
        self.said.append(said[0] if len(said) == 1 else said)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def shown(part: QWidget, qtbot: QtBot) -> QWidget:
    qtbot.addWidget(part)
    part.resize(1100, 560)
    part.show()
    return part


def words(part: QWidget) -> str:
    return "\n".join(label.text() for label in part.findChildren(QLabel) if label.isVisibleTo(part))


def test_a_policy_without_limits_says_so(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    limits.show_policy(NOTHING)
    assert limits.table.accessibleDescription() == "The policy sets no limit for anything."
    assert limits.fill_button.isHidden()
    assert limits.own_button.isHidden()


@pytest.mark.parametrize("percent", [100, 200])
def test_the_limit_itself_is_in_sight_at_every_text_size(qtbot: QtBot, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    limits = Limits()
    shown(limits, qtbot)
    limits.resize(935, 430)
    limits.show_policy(replace(NOTHING, limits=(CALL, BLANK)))
    qtbot.wait(20)
    table = limits.table
    titles = [table.model_.headerData(n, Qt.Orientation.Horizontal) for n in range(table.model_.columnCount())]
    column = titles.index("Limit")
    assert table.columnViewportPosition(column) + table.columnWidth(column) <= table.viewport().width()
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


def test_only_a_blank_can_be_filled_in_and_only_a_number_made_stricter(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    limits.show_policy(replace(NOTHING, limits=(CALL, BLANK), blanks=(APPENDIX,)))
    assert (limits.fill_button.isHidden(), limits.own_button.isHidden()) == (True, False)
    limits.table.choose("email")
    assert (limits.fill_button.isHidden(), limits.own_button.isHidden()) == (False, True)


def test_enter_on_a_blank_asks_for_its_number_and_on_another_line_for_nothing(qtbot: QtBot, heard: Heard) -> None:
    limits = Limits()
    shown(limits, qtbot)
    limits.fill_wanted.connect(heard.hear)
    limits.show_policy(replace(NOTHING, limits=(CALL, BLANK), blanks=(APPENDIX,)))
    limits.table.choose("call")
    QTest.keyClick(limits.table, Qt.Key.Key_Return)
    assert heard.said == []
    limits.table.choose("email")
    QTest.keyClick(limits.table, Qt.Key.Key_Return)
    assert heard.said == [BLANK]


def test_what_is_still_open_is_named_and_what_was_filled_in_is_not(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    limits.show_policy(replace(NOTHING, limits=(BLANK,), blanks=(replace(APPENDIX, filled=("email",)),)))
    assert "Still open: Written correspondence." in words(limits)
    limits.show_policy(replace(NOTHING, limits=(CALL,), blanks=(replace(APPENDIX, filled=("email", "written")),)))
    assert "Left out of the text" not in words(limits)


def test_a_blank_that_dates_nothing_is_no_warning_beside_the_limits(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    number = BlankRow("policy_number", "The policy's number", "First page: the field is empty", "", ())
    limits.show_policy(replace(NOTHING, limits=(CALL,), blanks=(number,)))
    assert "Left out" not in words(limits)


def test_an_edited_limit_names_who_and_from_when(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    edit = replace(EDIT, what="number", subject="call", before="", after="1 business_days")
    limits.show_policy(replace(NOTHING, limits=(replace(CALL, edited=7),), history=(edit,)))
    model = limits.table.model()
    assert model.index(0, 5).data() == "from 1 Nov 2026, Priya Nair"


def test_the_line_somebody_reads_stays_when_the_policy_changes(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    view = replace(NOTHING, limits=(CALL, BLANK), blanks=(APPENDIX,))
    limits.show_policy(view)
    limits.table.choose("email")
    limits.show_policy(replace(view, limits=(CALL, replace(BLANK, number=3, unit="days"))))
    row = limits.table.current()
    assert row is not None
    assert (row.kind, row.number) == ("email", 3)


def test_an_answer_that_holds_already_asks_for_nothing(qtbot: QtBot, heard: Heard) -> None:
    choices = Choices()
    shown(choices, qtbot)
    choices.wanted.connect(heard.hear)
    choices.show_policy(replace(NOTHING, switches=(HALF_DAY,)))
    choices.pills["half_day"].pill("counts").click()
    assert heard.said == []
    choices.pills["half_day"].pill("skipped").click()
    assert heard.said == [(HALF_DAY, "skipped")]


def test_a_choice_says_since_when_and_by_whom(qtbot: QtBot) -> None:
    choices = Choices()
    shown(choices, qtbot)
    chosen = replace(HALF_DAY, value="skipped", edited=7)
    choices.show_policy(replace(NOTHING, switches=(chosen,), history=(EDIT,)))
    assert "Chosen from 1 Nov 2026 on, by Priya Nair." in words(choices)
    choices.show_policy(replace(NOTHING, switches=(replace(HALF_DAY, value="skipped"),)))
    assert "Chosen before edits were kept with their day." in words(choices)


def test_a_question_that_the_program_does_not_know_yet_is_left_out(qtbot: QtBot) -> None:
    choices = Choices()
    shown(choices, qtbot)
    choices.show_policy(replace(NOTHING, switches=(SwitchRow("full_moon", "howls", "howls", ("howls",)),)))
    assert "full_moon" not in words(choices)


def test_no_department_of_its_own_says_how_to_begin(qtbot: QtBot) -> None:
    departments = Departments()
    shown(departments, qtbot)
    departments.show_policy(NOTHING)
    assert "Choose a line under Limits" in departments.table.accessibleDescription()
    assert departments.back_button.isHidden()


def test_a_departments_limit_can_be_taken_back(qtbot: QtBot, heard: Heard) -> None:
    departments = Departments()
    shown(departments, qtbot)
    departments.back_wanted.connect(heard.hear)
    departments.show_policy(replace(NOTHING, overrides=(OWN,)))
    departments.back_button.click()
    assert heard.said == []  # nobody has chosen a line
    departments.table.choose(9)
    departments.back_button.click()
    assert heard.said == [9]


def test_an_edit_taken_back_cannot_be_taken_back_again(qtbot: QtBot, heard: Heard) -> None:
    history = History()
    shown(history, qtbot)
    history.back_wanted.connect(heard.hear)
    gone = replace(EDIT, id=8, withdrawn_at=toronto("2026-11-24 15:00"))
    history.show_policy(replace(NOTHING, history=(EDIT, gone)))
    history.table.choose(8)
    assert history.back_button.isHidden()
    assert "Taken back Tue 24 Nov, 3:00 p.m." in words(history)
    assert "p.m.." not in words(history)
    history.table.choose(7)
    history.back_button.click()
    assert heard.said == [EDIT]


def test_a_text_is_shown_as_it_stands_and_never_as_markup(qtbot: QtBot) -> None:
    text = PolicyText()
    shown(text, qtbot)
    text.show_policy(replace(NOTHING, clauses=(ClauseRow("standards", "T1", "1", MARKUP, "call"),)))
    assert MARKUP in text.text.toPlainText()
    assert "1 · T1 · Telephone call" in text.text.toPlainText() or "Policy 1 · T1" in text.text.toPlainText()


def test_a_limit_with_markup_in_its_clause_is_shown_as_it_stands(qtbot: QtBot) -> None:
    limits = Limits()
    shown(limits, qtbot)
    limits.show_policy(replace(NOTHING, limits=(replace(CALL, words=MARKUP),)))
    assert f"“{MARKUP}”" in words(limits)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in limits.findChildren(QLabel))


def test_whoever_reads_the_text_keeps_the_place_while_edits_are_made(qtbot: QtBot) -> None:
    text = PolicyText()
    shown(text, qtbot)
    clauses = tuple(ClauseRow("script", f"T{n}", f"5.{n}", "Words of the town. " * 9, "greet") for n in range(60))
    text.show_policy(replace(NOTHING, clauses=clauses))
    text.text.verticalScrollBar().setValue(400)
    text.show_policy(replace(NOTHING, clauses=clauses, history=(EDIT,)))
    assert text.text.verticalScrollBar().value() == 400


def test_a_clause_is_cited_by_section_number_and_what_it_is_about() -> None:
    assert cited(ClauseRow("script", "T12", "5.1", "Greet.", "greet")) == "5.1 · T12 · Greeting"
    assert cited(ClauseRow("hours", "A7", "6.1.2", "Open.", "hours")) == "6.1.2 · A7"


def test_what_the_text_leaves_out_stands_at_its_end(qtbot: QtBot) -> None:
    text = PolicyText()
    shown(text, qtbot)
    text.show_policy(replace(NOTHING, blanks=(APPENDIX,)))
    lines = text.text.toPlainText().splitlines()
    assert lines[-3:] == ["Left out of the text", "A13 · Every response time", "6.2.2 refers to Appendix A."]
