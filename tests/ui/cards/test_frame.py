"""What holds a card together: ends that stack, topics that fit, a body that scrolls only when it must."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from counterdesk.domain.contact import Outcome
from counterdesk.ui.cards.about import fitting
from counterdesk.ui.cards.frame import CardBody, CardRows, Ends
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.theme import Scheme, apply


def fixed(width, height=20):
    part = QLabel()
    part.setFixedSize(width, height)
    return part


@pytest.mark.parametrize(
    ("widths", "room", "count"),
    [
        ([100, 100, 100], 400, 3),
        ([100, 100, 100], 312, 3),
        ([100, 100, 100], 311, 2),
        ([100, 100, 100], 200, 1),
        ([500], 100, 1),
        ([], 100, 0),
    ],
)
def test_as_many_topics_as_fit_leave_room_for_more(widths, room, count):
    assert fitting(widths, 60, room, 6) == count


def shown(qtbot, widget, width, height=200):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitExposed(widget):
        widget.show()


def placed(qtbot, ends, width):
    """Puts ends into a window that is wider than they are."""
    window = QWidget()
    ends.setParent(window)
    ends.setGeometry(0, 0, width, 200)
    shown(qtbot, window, 500)
    return window


def test_two_ends_stand_on_one_line_where_there_is_room(qtbot):
    left, right = fixed(100), fixed(100)
    ends = Ends(left, right)
    _window = placed(qtbot, ends, 300)
    assert left.y() == right.y()
    assert right.x() > left.x() + left.width()


def test_two_ends_stack_where_there_is_none(qtbot):
    left, right = fixed(100), fixed(100)
    ends = Ends(left, right)
    _window = placed(qtbot, ends, 180)
    assert right.y() > left.y()
    assert ends.minimumSizeHint().width() == 100


def test_ends_unstack_when_they_get_room_again(qtbot):
    left, right = fixed(100), fixed(100)
    ends = Ends(left, right)
    _window = placed(qtbot, ends, 180)
    ends.resize(400, 200)
    qtbot.waitUntil(lambda: left.y() == right.y())


def test_a_hidden_end_takes_no_room(qtbot):
    left, right = fixed(100), fixed(100)
    ends = Ends(left, right)
    right.hide()
    _window = placed(qtbot, ends, 180)
    assert ends.minimumSizeHint().height() == 20


def test_a_body_asks_for_all_of_its_height_and_can_be_low(qtbot):
    body = CardBody("body")
    for _part in range(10):
        body.column.addWidget(fixed(50, 40))
    shown(qtbot, body, 300, 120)
    assert body.sizeHint().height() >= 400
    assert body.minimumSizeHint().height() < 100
    assert body.verticalScrollBar().maximum() > 0


def test_a_body_scrolls_to_what_has_the_focus(qtbot):
    body = CardBody("body")
    body.column.addWidget(fixed(50, 400))
    field = Field("last")
    body.column.addWidget(field)
    shown(qtbot, body, 300, 120)
    body.activateWindow()
    qtbot.waitUntil(body.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(lambda: body.verticalScrollBar().value() > 0)


@pytest.mark.parametrize("place", range(1, 6))
def test_all_of_a_field_is_in_view_not_only_its_caret(qtbot, place):
    body = CardBody("body")
    fields = [Field(f"{number}") for number in range(8)]
    for field in fields:
        body.column.addWidget(field)
    shown(qtbot, body, 300, 96)
    body.activateWindow()
    qtbot.waitUntil(body.isActiveWindow)
    for step in (place, 7, place, 0, place):
        fields[step].setFocus()
        top = fields[step].mapTo(body.viewport(), fields[step].rect().topLeft()).y()
        assert 0 <= top <= body.viewport().height() - fields[step].height()


@pytest.mark.parametrize("kind", ["walk_in", "call", "incoming"])
def test_a_fresh_card_fits_beside_the_log_at_1366_by_768(counter, kind):
    counter.host.resize(747, 411)
    counter.host.open(kind)
    QApplication.sendPostedEvents()
    counter.bot.wait(20)
    assert counter.card.body.verticalScrollBar().maximum() == 0


def test_a_call_with_a_message_fits_too(counter):
    counter.host.resize(747, 411)
    counter.host.open("call")
    counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
    counter.bot.wait(20)
    assert counter.card.body.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("kind", ["walk_in", "call", "message", "incoming", "complaint", "incident"])
def test_at_200_percent_a_card_scrolls_and_nothing_is_wider_than_its_place(counter, kind, qapp):
    apply(qapp, Scheme.LIGHT, 200)
    counter.host.resize(1000, 600)
    counter.host.open(kind)
    counter.bot.wait(20)
    body = counter.card.body
    assert body.widget().width() <= body.viewport().width()
    for child in body.widget().findChildren(QWidget):
        if child.isVisible() and isinstance(child, QPushButton | Field):
            right = child.mapTo(body.widget(), child.rect().topRight()).x()
            assert right <= body.widget().width(), child.accessibleName()


@pytest.mark.parametrize("kind", ["call", "complaint", "incident", "incoming"])
def test_a_card_follows_the_text_size_while_it_is_open(counter, kind, qapp):
    counter.host.open(kind)
    before = counter.card.typed()
    apply(qapp, Scheme.DARK, 200)
    counter.bot.wait(20)
    apply(qapp, Scheme.CONTRAST, 100)
    counter.bot.wait(20)
    assert counter.card.typed() == before
    assert counter.card.footer.save.isVisible()


@pytest.mark.parametrize("kind", ["call", "complaint", "incident", "incoming"])
@pytest.mark.parametrize("part", ["first", "hold"])
def test_the_focus_stays_where_it_is_when_the_text_grows(counter, kind, part, qapp):
    counter.host.open(kind)
    if part == "hold":
        counter.card.head.hold.setFocus()
    focus = QApplication.focusWidget()
    for percent in (110, 125, 150, 175, 200, 100):
        apply(qapp, Scheme.LIGHT, percent)
        counter.bot.wait(20)
        assert QApplication.focusWidget() is focus, percent


@pytest.mark.parametrize("kind", ["call", "message", "complaint", "incident", "incoming"])
def test_qt_has_nothing_to_say_when_the_text_grows_and_shrinks(counter, kind, qapp, qtlog):
    counter.host.open(kind)
    for percent in (125, 150, 200, 150, 125, 100):
        apply(qapp, Scheme.LIGHT, percent)
        counter.bot.wait(20)
    assert [record.message for record in qtlog.records if "Layout" in record.message] == []


def test_an_end_that_comes_later_makes_the_line_stack_without_another_width(qtbot):
    left, right = fixed(100), fixed(150)
    ends = Ends(left, right)
    right.hide()
    _window = placed(qtbot, ends, 200)
    right.show()
    qtbot.waitUntil(lambda: right.y() > left.y())
    right.hide()
    qtbot.waitUntil(lambda: not right.isVisible())
    assert left.x() == 0


def test_what_has_the_focus_stays_in_view_when_a_line_above_it_comes(qtbot):
    body = CardBody("body")
    body.column.addWidget(fixed(50, 60))
    late = fixed(50, 90)
    late.hide()
    body.column.addWidget(late)
    field = Field("last")
    body.column.addWidget(field)
    shown(qtbot, body, 300, 100)
    body.activateWindow()
    qtbot.waitUntil(body.isActiveWindow)
    field.setFocus()
    qtbot.waitUntil(lambda: body.verticalScrollBar().value() == body.verticalScrollBar().maximum() == 0)
    late.show()
    qtbot.waitUntil(lambda: body.verticalScrollBar().maximum() > 0)
    qtbot.waitUntil(lambda: body.viewport().rect().contains(field.mapTo(body.viewport(), field.rect().bottomLeft())))


@pytest.mark.parametrize("last", [0, 1])
def test_the_whole_row_of_a_field_is_in_view_with_what_is_said_below_it(qtbot, last):
    body = CardBody("body")
    fields = [Field(f"{number}") for number in range(6)]
    rows = CardRows([Row(field.accessibleName(), field, hint="Facts only.") for field in fields])
    body.column.addWidget(rows)
    shown(qtbot, body, 300, 130)
    body.activateWindow()
    qtbot.waitUntil(body.isActiveWindow)
    if last:
        rows.complain("3", "This is no time.")
    else:
        fields[3].setFocus()
    line = fields[3].parentWidget()

    def is_in_view():
        top = line.mapTo(body.viewport(), line.rect().topLeft()).y()
        return 0 <= top <= body.viewport().height() - line.height()

    qtbot.waitUntil(is_in_view)
