"""Choices as pills."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.layout import under
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.theme import Scheme, apply

Show = Callable[[QWidget], QWidget]
OUTCOMES = (
    Item("answered", "&Answered"),
    Item("message", "&Message, call back"),
    Item("send", "&Send"),
)


@pytest.fixture
def row(show: Show) -> PillRow:
    row = PillRow("Outcome", OUTCOMES)
    show(under(row, QLineEdit()))
    return row


def test_a_click_chooses(row: PillRow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row.pill("message"), Qt.MouseButton.LeftButton)
    assert told.args == ["message"]
    assert row.value() == "message"


def test_another_click_chooses_another(row: PillRow, qtbot: QtBot) -> None:
    qtbot.mouseClick(row.pill("message"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row.pill("send"), Qt.MouseButton.LeftButton)
    assert row.value() == "send"
    assert not row.pill("message").isChecked()


def test_a_second_click_lets_go(row: PillRow, qtbot: QtBot) -> None:
    row.choose("send")
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row.pill("send"), Qt.MouseButton.LeftButton)
    assert told.args == [None]
    assert row.value() is None


def test_a_view_is_always_chosen(show: Show, qtbot: QtBot) -> None:
    row = PillRow("Show", OUTCOMES, optional=False)
    show(row)
    row.choose("send")
    qtbot.mouseClick(row.pill("send"), Qt.MouseButton.LeftButton)
    assert row.value() == "send"


def test_alt_and_the_letter_choose(row: PillRow, qtbot: QtBot) -> None:
    qtbot.keyClick(row.window(), Qt.Key.Key_M, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: row.value() == "message")


def test_arrows_move_the_choice(row: PillRow, qtbot: QtBot) -> None:
    row.choose("answered")
    row.focus()
    qtbot.keyClick(row.pill("answered"), Qt.Key.Key_Right)
    assert row.value() == "message"
    assert row.pill("message").hasFocus()


@pytest.fixture
def two_lines(show: Show) -> PillRow:
    """Topics on a narrow card: the last one stands alone on the second line."""
    row = PillRow("About", [Item(name, name) for name in ("Property taxes", "Water bill", "Building permit", "Dogs")])
    show(under(row, QLineEdit())).resize(row.pill("Dogs").x() + 20, 200)
    QTest.qWait(20)
    assert row.pill("Dogs").y() > row.pill("Building permit").y()
    return row


def test_at_the_end_of_a_line_the_arrow_goes_on_with_the_next(two_lines: PillRow, qtbot: QtBot) -> None:
    two_lines.pill("Building permit").setFocus()
    qtbot.keyClick(two_lines.pill("Building permit"), Qt.Key.Key_Right)
    assert two_lines.pill("Dogs").hasFocus()
    assert two_lines.value() is None
    qtbot.keyClick(two_lines.pill("Dogs"), Qt.Key.Key_Left)
    assert two_lines.pill("Building permit").hasFocus()


def test_the_choice_goes_on_with_the_arrow_at_the_end_of_a_line(two_lines: PillRow, qtbot: QtBot) -> None:
    two_lines.choose("Building permit")
    two_lines.focus()
    qtbot.keyClick(two_lines.pill("Building permit"), Qt.Key.Key_Right)
    assert two_lines.value() == "Dogs"


def test_walking_stays_among_the_pills_where_a_choice_leads_to_a_field(show: Show, qtbot: QtBot) -> None:
    row, field = PillRow("Outcome", OUTCOMES), QLineEdit()
    show(under(row, field))
    row.chosen.connect(field.setFocus)
    row.choose("answered")
    row.focus()
    qtbot.keyClick(row.pill("answered"), Qt.Key.Key_Right)
    assert (row.value(), row.pill("message").hasFocus()) == ("message", True)


@pytest.mark.parametrize(("name", "key"), [("Property taxes", Qt.Key.Key_Left), ("Dogs", Qt.Key.Key_Right)])
def test_before_the_first_and_after_the_last_there_is_nothing(
    two_lines: PillRow, qtbot: QtBot, name: str, key: Qt.Key
) -> None:
    two_lines.pill(name).setFocus()
    qtbot.keyClick(two_lines.pill(name), key)
    assert two_lines.pill(name).hasFocus()


def test_space_chooses_the_pill_that_has_the_focus(row: PillRow, qtbot: QtBot) -> None:
    row.focus()
    qtbot.keyClick(row.pill("answered"), Qt.Key.Key_Space)
    assert row.value() == "answered"


def test_choosing_by_program_is_silent(row: PillRow, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("send")
        row.choose(None)
    assert row.value() is None


def test_a_choice_survives_other_offers(row: PillRow) -> None:
    row.choose("send")
    row.set_items((*OUTCOMES[1:], Item("none", "Nothing owed")))
    assert row.value() == "send"
    row.set_items(OUTCOMES[:1])
    assert row.value() is None


def test_many_can_be_chosen_where_many_apply(show: Show, qtbot: QtBot) -> None:
    row = PillRow("The pad's boxes", OUTCOMES, many=True)
    show(row)
    qtbot.mouseClick(row.pill("answered"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.chosen) as told:
        qtbot.mouseClick(row.pill("send"), Qt.MouseButton.LeftButton)
    assert told.args == [frozenset({"answered", "send"})]
    row.choose({"message"})
    assert row.value() == frozenset({"message"})


def test_screen_readers_hear_radio_buttons_and_check_boxes(row: PillRow) -> None:
    many = PillRow("The pad's boxes", OUTCOMES, many=True)
    heard = [(type(one.pill("send")).__mro__, one.pill("send").accessibleName()) for one in (row, many)]
    assert QRadioButton in heard[0][0]
    assert QCheckBox in heard[1][0]
    assert [name for _, name in heard] == ["Send", "Send"]
    assert Pill("Not &given").accessibleName() == "Not given"
    assert row.accessibleName() == "Outcome"


def test_pills_wrap_instead_of_being_cut(row: PillRow, qtbot: QtBot) -> None:
    row.window().resize(row.pill("message").width() + 30, 300)
    qtbot.waitUntil(lambda: row.pill("send").y() > row.pill("answered").y())
    assert all(row.pill(item.key).geometry().right() <= row.width() for item in OUTCOMES)


def test_choosing_moves_no_pill(row: PillRow) -> None:
    before = [row.pill(item.key).sizeHint() for item in OUTCOMES]
    row.choose("message")
    assert [row.pill(item.key).sizeHint() for item in OUTCOMES] == before


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK, Scheme.CONTRAST])
def test_focus_and_choice_look_different(row: PillRow, qtbot: QtBot, qapp: object, scheme: Scheme) -> None:
    apply(qapp, scheme)
    pill, elsewhere = row.pill("answered"), row.window().findChild(QLineEdit)
    elsewhere.setFocus()
    looks = [pill.grab().toImage()]
    row.focus()
    looks.append(pill.grab().toImage())
    row.choose("answered")
    looks.append(pill.grab().toImage())
    elsewhere.setFocus()
    looks.append(pill.grab().toImage())
    assert all(one != other for at, one in enumerate(looks) for other in looks[at + 1 :])


def test_a_pill_can_be_clicked_at_its_edge(show: Show, qtbot: QtBot) -> None:
    pill = Pill("Declined")
    show(under(pill))
    edge = pill.rect().center()
    edge.setX(pill.rect().right() - 1)
    qtbot.mouseClick(pill, Qt.MouseButton.LeftButton, pos=edge)
    assert pill.isChecked()


def test_the_meaning_of_a_pill_is_plain_text(row: PillRow) -> None:
    row.set_items((Item("x", "X", "a<b and c>d"),))
    assert row.pill("x").toolTip() == "<qt>a&lt;b and c&gt;d</qt>"


def test_the_same_choices_again_change_nothing(row: PillRow) -> None:
    pill = row.pill("send")
    row.set_items(OUTCOMES)
    assert row.pill("send") is pill


def test_the_focus_stays_in_the_row_when_its_choices_change(row: PillRow, qtbot: QtBot) -> None:
    row.choose("send")
    row.focus()
    qtbot.waitUntil(row.pill("send").hasFocus)
    row.set_items((Item("send", "Send something"), Item("other", "Other")))
    qtbot.waitUntil(row.pill("send").hasFocus)


def test_the_focus_elsewhere_is_left_alone_when_choices_change(row: PillRow, qtbot: QtBot) -> None:
    elsewhere = row.window().findChild(QLineEdit)
    elsewhere.setFocus()
    row.set_items(OUTCOMES[:2])
    assert elsewhere.hasFocus()


def test_a_row_without_choices_can_be_asked_and_focused(show: Show) -> None:
    row = PillRow("Outcome")
    show(under(row))
    row.focus()
    assert row.value() is None
    assert PillRow("Boxes", many=True).value() == frozenset()


def test_an_unknown_choice_chooses_nothing(row: PillRow) -> None:
    row.choose("send")
    row.choose("never heard of")
    assert row.value() is None


def test_tab_leaves_the_row_in_one_step(row: PillRow, qtbot: QtBot) -> None:
    row.choose("answered")
    row.focus()
    qtbot.keyClick(row.pill("answered"), Qt.Key.Key_Tab)
    assert row.window().findChild(QLineEdit).hasFocus()


def test_a_long_choice_wraps_inside_its_pill(show: Show) -> None:
    row = PillRow("Why", (Item("short", "No"), Item("long", "The person said several times that " * 4)))
    show(under(row))
    assert row.pill("long").sizeHint().height() > row.pill("short").sizeHint().height()
    assert row.pill("long").sizeHint().width() < 640


def test_a_disabled_pill_cannot_be_chosen(row: PillRow, qtbot: QtBot) -> None:
    row.pill("send").setEnabled(False)
    enabled = row.pill("message").grab().toImage()
    with qtbot.assertNotEmitted(row.chosen):
        qtbot.mouseClick(row.pill("send"), Qt.MouseButton.LeftButton)
    assert row.value() is None
    assert not enabled.isNull()


def test_a_screen_reader_that_toggles_a_pill_is_told_like_a_click(qtbot):
    row = PillRow("Town", [Item("essex", "Essex"), Item("lasalle", "LaSalle")], optional=False)
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.chosen) as chosen:
        row.pill("lasalle").toggle()
    assert chosen.args == ["lasalle"]
    with qtbot.waitSignal(row.chosen) as chosen:
        row.pill("essex").toggle()
    assert chosen.args == ["essex"]
