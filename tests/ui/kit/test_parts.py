"""Labels, buttons, surfaces, shapes and layouts."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui.kit.buttons import Button, ButtonRow, CaptureButton
from counterdesk.ui.kit.label import Label, WideLabel, plain_tip
from counterdesk.ui.kit.layout import STRETCH, Flow, FlowLayout, beside, hbox, under, vbox
from counterdesk.ui.kit.panel import Panel, ScrollColumn, TellPanel, rule
from counterdesk.ui.kit.shapes import paint_shape

Show = Callable[[QWidget], QWidget]


def test_a_label_shows_markup_as_it_was_typed() -> None:
    label = Label("a<b and c>d")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "a<b and c>d"


def test_a_tooltip_shows_markup_as_it_was_typed() -> None:
    assert plain_tip("<img src=x>") == "<qt>&lt;img src=x&gt;</qt>"
    assert plain_tip("") == ""


def test_a_long_line_is_cut_and_can_be_read_whole(show: Show, qtbot: QtBot) -> None:
    label = Label("5 business days after the decision of Council", elide=True)
    show(label)
    assert label.toolTip() == ""
    label.resize(60, label.height())
    qtbot.waitUntil(lambda: "decision of Council" in label.toolTip())
    cut = label.grab().toImage()
    label.resize(400, label.height())
    qtbot.waitUntil(lambda: label.toolTip() == "")
    assert label.grab().toImage() != cut


def test_a_label_that_may_be_cut_can_be_narrow() -> None:
    assert Label("5 business days after the decision", elide=True).minimumSizeHint().width() < 60
    assert Label("5 business days after the decision").minimumSizeHint().width() > 150


def test_a_label_can_change_its_words_and_tone() -> None:
    label = Label("2 h 23 left", "soon")
    label.say("5 h 37 late", "late")
    assert (label.text(), label.property("tone")) == ("5 h 37 late", "late")
    label.say("answered")
    assert label.property("tone") == "late"


@pytest.mark.parametrize(
    ("role", "weight"), [("title", 600), ("heading", 600), ("strong", 600), ("small", 400), ("", 400)]
)
def test_a_label_has_one_of_two_weights(role: str, weight: int) -> None:
    assert Label("Due", role=role).font().weight() == weight


def test_titles_are_larger_and_notes_smaller_than_text() -> None:
    title, text, small = (Label("Due", role=role).font().pointSizeF() for role in ("title", "", "small"))
    assert title > text > small


def test_a_button_shows_its_key_and_is_named_without_it() -> None:
    button = Button("&Discard", key="Esc")
    assert button.text() == "&Discard  Esc"
    assert button.accessibleName() == "Discard"
    button.say("Save as Priya", "Ctrl+Enter")
    assert (button.text(), button.accessibleName()) == ("Save as Priya  Ctrl+Enter", "Save as Priya")
    button.say("Save as Sam")
    assert button.text() == "Save as Sam  Ctrl+Enter"


def test_a_button_of_one_sign_has_a_real_name() -> None:
    assert Button("+", role="step", name="One more in line").accessibleName() == "One more in line"
    assert Button("Fish && chips").accessibleName() == "Fish & chips"


def test_a_button_does_what_it_says(show: Show, qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Undo", lambda: pressed.append(1))
    show(under(button))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == [1, 1]


def test_a_button_is_never_narrower_than_its_words() -> None:
    button = Button("Hold for counter", key="F9")
    assert button.minimumSizeHint() == button.sizeHint()


def test_focus_moves_no_button(show: Show) -> None:
    button, other = Button("Discard"), Button("Save", role="primary")
    show(under(button, other))
    before = button.sizeHint(), other.sizeHint()
    button.setFocus()
    focused = button.grab().toImage()
    assert (button.sizeHint(), other.sizeHint()) == before
    other.setFocus()
    assert button.grab().toImage() != focused


def test_a_capture_button_shows_its_word_and_key(show: Show, qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = CaptureButton("Walk-in", "F2", lambda: pressed.append(1))
    show(under(button))
    assert button.accessibleName() == "Walk-in"
    assert button.sizeHint().width() > Button("Walk-in").sizeHint().width()
    idle = button.grab().toImage()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [1]
    assert button.isChecked()
    assert button.grab().toImage() != idle


def test_the_public_reads_a_neutral_word_for_an_incident(show: Show) -> None:
    button = CaptureButton("Incident", "F8", tone="late")
    show(under(button))
    red = button.grab().toImage()
    button.say("Note")
    assert button.accessibleName() == "Note"
    assert button.property("tone") == ""
    assert button.grab().toImage() != red


def test_buttons_stand_at_the_right_and_others_at_the_left(show: Show) -> None:
    left, right = Button("Why this date?"), Button("Save")
    row = ButtonRow(right, left=(left,))
    show(row)
    assert left.geometry().left() == 0
    assert right.geometry().right() >= row.width() - 2


def test_a_panel_holds_what_it_is_given(show: Show) -> None:
    panel = Panel(name="Due")
    panel.add(Label("Due"))
    panel.add(hbox(Label("a"), STRETCH))
    panel.add(8)
    panel.add(STRETCH)
    panel.add(Button("Tried"), 1)
    assert panel.accessibleName() == "Due"
    assert panel.property("role") == "panel"
    assert panel.body.count() == 5
    assert TellPanel().property("role") == "tell"
    assert rule().maximumHeight() == 1


def test_a_column_scrolls_instead_of_clipping(show: Show, qtbot: QtBot) -> None:
    column = ScrollColumn("Due")
    for number in range(60):
        column.add(Button(f"Row {number}"))
    show(column)
    qtbot.waitUntil(lambda: column.verticalScrollBar().maximum() > 0)
    assert column.horizontalScrollBar().maximum() == 0
    assert column.minimumSizeHint().width() >= Button("Row 59").sizeHint().width()


def test_a_column_can_be_emptied_and_filled_again(show: Show, qtbot: QtBot) -> None:
    column = ScrollColumn("Due")
    column.add(Button("old"))
    column.clear()
    column.add(Button("new"))
    show(column)
    visible = [button.text() for button in column.findChildren(QPushButton) if button.isVisible()]
    assert visible == ["new"]


def test_layouts_are_made_in_one_line() -> None:
    assert isinstance(hbox(Label("a"), 4, vbox(Label("b")), STRETCH), QHBoxLayout)
    assert beside(Label("a"), Label("b")).layout().count() == 2
    assert under(Label("a")).layout().spacing() == 4


def test_words_that_do_not_fit_go_onto_the_next_line(show: Show, qtbot: QtBot) -> None:
    flow = Flow(*(Button(f"Topic {number}") for number in range(12)))
    show(flow)
    one_line = flow.findChild(QPushButton).height()
    assert flow.heightForWidth(10_000) == one_line
    assert flow.heightForWidth(200) > one_line * 3
    rights = [button.geometry().right() for button in flow.findChildren(QPushButton)]
    assert max(rights) <= flow.width()


def test_a_wrapping_layout_gives_its_items_back() -> None:
    holder = QWidget()
    layout = FlowLayout(holder)
    layout.addWidget(Label("a"))
    assert layout.count() == 1
    assert layout.itemAt(1) is None
    assert layout.takeAt(1) is None
    assert layout.hasHeightForWidth()
    assert layout.sizeHint().width() >= layout.minimumSize().width() > 0
    assert layout.takeAt(0) is not None
    assert layout.count() == 0
    layout.setGeometry(QRect(0, 0, 10, 10))


def painted(shape: str) -> QImage:
    """Paints a shape on white."""
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint_shape(painter, QRectF(4, 4, 16, 16), shape, QColor("black"))
    painter.end()
    return image


def test_every_urgency_has_a_shape_of_its_own() -> None:
    shapes = [painted(shape) for shape in ("late", "soon", "later", "waiting", "ok", "none")]
    assert all(one != other for at, one in enumerate(shapes) for other in shapes[at + 1 :])


def test_shapes_can_be_told_apart_at_their_middle() -> None:
    middle = {shape: painted(shape).pixelColor(12, 12).lightness() for shape in ("late", "soon", "later", "waiting")}
    assert middle["soon"] < 40
    assert middle["later"] > 200


def test_the_focus_on_the_primary_button_can_be_seen(show: Show) -> None:
    save, other = Button("Save as Priya", role="primary"), Button("Discard")
    show(under(save, other))
    other.setFocus()
    idle = save.grab().toImage()
    save.setFocus()
    focused = save.grab().toImage()
    ring = [focused.pixelColor(save.width() // 2, y).lightness() for y in range(1, 6)]
    calm = [idle.pixelColor(save.width() // 2, y).lightness() for y in range(1, 6)]
    assert max(ring) > max(calm) + 60


def test_a_disabled_button_looks_disabled(show: Show) -> None:
    save = Button("Save as Priya", role="primary")
    show(under(save))
    ready = save.grab().toImage()
    save.setEnabled(False)
    assert save.grab().toImage() != ready


@pytest.mark.parametrize("role", ["", "primary", "pill", "quiet", "danger", "step", "tally"])
def test_every_kind_of_button_is_high_enough_for_its_words(show: Show, role: str) -> None:
    button = Button("Why this date?", role=role)
    show(under(button))
    assert button.sizeHint().height() >= button.fontMetrics().height() + 2
    assert button.sizeHint().width() > button.fontMetrics().horizontalAdvance("Why this date?")


def test_a_column_keeps_its_order(show: Show) -> None:
    column = ScrollColumn("Due")
    labels = [Label(word) for word in ("Overdue", "Today", "Tomorrow")]
    for label in labels:
        column.add(label)
    show(column)
    tops = [label.y() for label in labels]
    assert tops == sorted(tops)
    assert labels[0].y() < 10


def test_a_wide_label_asks_for_one_line_and_takes_two_where_it_is_narrow(qtbot: QtBot) -> None:
    label = WideLabel("Due Wed 25 Nov, 4:30 p.m. · 2 business days, Appendix A")
    qtbot.addWidget(label)
    line = label.fontMetrics().height()
    assert label.sizeHint().height() == line
    assert label.heightForWidth(label.sizeHint().width()) <= line + 2
    assert label.heightForWidth(label.sizeHint().width() * 2 // 3) >= 2 * line
    assert label.minimumSizeHint().width() < label.sizeHint().width() * 2 // 3


def test_a_wide_label_of_one_word_is_no_wider_than_that(qtbot: QtBot) -> None:
    label = WideLabel("Due")
    qtbot.addWidget(label)
    assert label.minimumSizeHint() == label.sizeHint()


@pytest.mark.parametrize(("height", "top"), [(20, 0), (26, 3), (30, 5), (200, 0)])
def test_one_line_of_pills_stands_level_with_a_field_that_is_a_little_higher(
    qtbot: QtBot, height: int, top: int
) -> None:
    pill = QPushButton()
    pill.setFixedSize(40, 20)
    flow = Flow(pill)
    qtbot.addWidget(flow)
    flow.resize(200, height)
    flow.show()
    assert pill.y() == top


@pytest.mark.parametrize("make", [Button, lambda text, slot: CaptureButton(text, "F3", slot)])
def test_a_space_within_words_typed_at_a_button_does_not_press_it(make, show: Show, qtbot: QtBot) -> None:
    pressed: list[str] = []
    button = make("Discard", lambda: pressed.append("x"))
    show(button)
    button.setFocus()
    qtbot.keyClicks(button, "he said")
    assert pressed == []
    button.clearFocus()
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert pressed == ["x"]
