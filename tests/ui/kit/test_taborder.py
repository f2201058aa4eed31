"""Tab goes where the eye goes, whenever the widgets were made."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.layout import Flow, beside, vbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.taborder import follow_layout, in_layout_order
from counterdesk.ui.kit.timefield import DateField


def names(root):
    return [widget.accessibleName() for widget in in_layout_order(root)]


def test_the_order_is_the_layouts_not_the_one_in_which_things_were_made(qtbot):
    last, first = Field("last"), Field("first")
    page = QWidget()
    page.setLayout(vbox(first, QLabel("words"), last))
    qtbot.addWidget(page)
    assert names(page) == ["first", "last"]


def test_what_stands_beside_each_other_goes_from_left_to_right(qtbot):
    page = QWidget()
    page.setLayout(vbox(beside(Field("left"), Field("right")), Field("below")))
    qtbot.addWidget(page)
    assert names(page) == ["left", "right", "below"]


def test_pills_and_wrapped_lines_are_followed(qtbot):
    page = QWidget()
    pills = PillRow("Town", [Item("a", "Amherstburg"), Item("e", "Essex")])
    page.setLayout(vbox(pills, Flow(Field("one"), Field("two"))))
    qtbot.addWidget(page)
    assert names(page) == ["Amherstburg", "Essex", "one", "two"]


def test_a_scrolling_column_is_followed_inside(qtbot):
    column = ScrollColumn("Closures")
    column.add(Field("inside"))
    page = QWidget()
    page.setLayout(vbox(column, Field("after")))
    qtbot.addWidget(page)
    assert names(page)[-2:] == ["inside", "after"]


def test_tab_really_goes_there_after_something_was_added_late(qtbot):
    first, last = Field("first"), Field("last")
    holder = QWidget()
    middle = vbox()
    holder.setLayout(middle)
    page = QWidget()
    page.setLayout(vbox(first, holder, last))
    qtbot.addWidget(page)
    late = Field("late")
    middle.addWidget(late)
    follow_layout(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert late.hasFocus()
    qtbot.keyClick(late, Qt.Key.Key_Tab)
    assert last.hasFocus()


def test_what_takes_no_focus_is_passed_over(qtbot):
    page = QWidget()
    page.setLayout(vbox(QLabel("words"), Field("field")))
    qtbot.addWidget(page)
    assert names(page) == ["field"]


def test_what_stands_for_another_widget_is_one_stop_and_not_two(qtbot):
    page = QWidget()
    page.setLayout(vbox(DateField("Day", date.today), Field("after")))
    qtbot.addWidget(page)
    assert names(page) == ["Day", "after"]
