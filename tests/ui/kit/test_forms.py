"""Forms, dialogs and the quiet line."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.layout import beside
from counterdesk.ui.kit.notice import Act, Notice
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.theme import Scheme, apply

Show = Callable[[QWidget], QWidget]


class Hand:
    """Remembers what was pressed."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self) -> None:
        self.pressed += 1


class Layouts(QObject):
    """Counts how often something asks to be laid out again."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        self.asked += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def form(show: Show) -> FormRows:
    rows = (
        Row("&Number", Field("", columns=14)),
        Row("About", PillRow("", [Item(name, name) for name in ("Property tax", "Dog licence", "Permit", "Waste")])),
        Row("&Note", NoteField("Note"), "Facts only. The person concerned may read this."),
    )
    form = FormRows(rows)
    show(form)
    return form


def words(form: QWidget) -> dict[str, QLabel]:
    """Gives the labels of a form by their text."""
    return {label.text(): label for label in form.findChildren(QLabel) if label.text()}


def right_of(label: QLabel, field: QWidget) -> bool:
    """Tells whether a field stands to the right of its label."""
    return field.mapToGlobal(field.rect().topLeft()).x() > label.mapToGlobal(label.rect().topRight()).x() - 1


def test_labels_stand_left_of_their_fields_in_the_soft_colour(form: FormRows) -> None:
    label, field = words(form)["&Number"], form.findChild(Field)
    assert right_of(label, field)
    assert label.property("tone") == "soft"


def test_fields_stand_in_one_line(form: FormRows) -> None:
    lefts = {
        child.mapTo(form, child.rect().topLeft()).x()
        for kind in (Field, PillRow, NoteField)
        for child in form.findChildren(kind)
    }
    assert len(lefts) == 1


def test_a_label_is_level_with_its_field(form: FormRows) -> None:
    label, field = words(form)["&Number"], form.findChild(Field)
    words_at = label.mapTo(form, label.contentsRect().center()).y()
    assert abs(words_at - field.mapTo(form, field.rect().center()).y()) <= 2


def test_a_label_names_its_field_for_those_who_hear_it(form: FormRows) -> None:
    assert form.findChild(Field).accessibleName() == "Number"
    assert form.findChild(PillRow).accessibleName() == "About"
    assert words(form)["&Number"].buddy() is form.findChild(Field)


def test_alt_and_the_letter_of_a_label_go_to_its_field(form: FormRows, qtbot: QtBot) -> None:
    qtbot.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert isinstance(form.focusWidget(), Field | NoteField)


def test_labels_move_above_their_fields_where_the_form_is_narrow(form: FormRows, qtbot: QtBot) -> None:
    form.setFixedWidth(90)
    qtbot.waitUntil(lambda: not right_of(words(form)["&Number"], form.findChild(Field)))
    form.setFixedWidth(640)
    qtbot.waitUntil(lambda: right_of(words(form)["&Number"], form.findChild(Field)))


def test_a_form_at_rest_is_not_laid_out_again(form: FormRows, qapp: QApplication) -> None:
    form.relabel("&Note", "&Words")
    layouts = Layouts()
    qapp.installEventFilter(layouts)
    for _round in range(50):
        qapp.processEvents()
    qapp.removeEventFilter(layouts)
    assert layouts.asked < 20


def test_nothing_is_cut_at_twice_the_text_size(form: FormRows, qapp: object, qtbot: QtBot) -> None:
    apply(qapp, Scheme.LIGHT, 200)
    form.resize(900, form.heightForWidth(900))
    qtbot.waitUntil(lambda: form.findChild(NoteField).height() >= form.findChild(NoteField).minimumSizeHint().height())
    for label in words(form).values():
        assert label.height() >= label.fontMetrics().height()
        assert label.wordWrap() or label.width() >= label.fontMetrics().horizontalAdvance(label.text().replace("&", ""))


def test_a_complaint_of_a_field_stands_under_it(form: FormRows) -> None:
    form.findChild(Field).complain("Only 60 characters fit here.")
    assert words(form)["Only 60 characters fit here."].isVisible()
    assert form.findChild(Field).accessibleDescription() == "Only 60 characters fit here."
    form.findChild(Field).complain("")
    assert "Only 60 characters fit here." not in words(form)


def test_a_complaint_of_the_page_takes_the_focus_there(form: FormRows) -> None:
    form.complain("&Note", "Say what happened.")
    assert form.findChild(NoteField).hasFocus()
    form.clear()
    assert "Say what happened." not in words(form)
    assert form.findChild(NoteField).accessibleDescription() == "Facts only. The person concerned may read this."


def test_a_row_can_be_hidden_with_its_label(form: FormRows) -> None:
    form.show_row("About", False)
    assert not words(form)["About"].isVisible()
    assert not form.findChild(PillRow).isVisible()
    form.show_row("About", True)
    assert form.findChild(PillRow).isVisible()


def test_a_row_can_be_called_otherwise(form: FormRows) -> None:
    form.relabel("About", "What it is about")
    assert words(form)["What it is about"].width() >= words(form)["&Note"].width()


def test_a_row_may_hold_several_fields(show: Show) -> None:
    number = Field("Number")
    form = FormRows((Row("Number", beside(number, Field("Extension")), key="number"),))
    show(form)
    form.complain("number", "Check the number.")
    assert words(form)["Check the number."].isVisible()


@pytest.fixture
def dialog(show: Show, qtbot: QtBot) -> FormDialog:
    window = show(QWidget())
    dialog = FormDialog(
        window, "Add a person", (Row("Name", Field("Name")), Row("Note", NoteField("Note"))), "Add", "Who?"
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def test_a_dialog_says_what_it_is_for(dialog: FormDialog) -> None:
    assert {"Add a person", "Who?", "Name"} <= set(words(dialog))
    assert dialog.windowTitle() == "Add a person"
    assert dialog.ok_button.text() == "Add"


def test_a_refusal_keeps_the_dialog_and_what_was_typed(dialog: FormDialog, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.findChild(Field), "Maria Rossi")
    with qtbot.waitSignal(dialog.submitted):
        qtbot.mouseClick(dialog.ok_button, Qt.MouseButton.LeftButton)
    dialog.refuse(Refused("person_exists"))
    assert dialog.isVisible()
    assert "in the list already" in dialog.trouble()
    assert dialog.findChild(Field).value() == "Maria Rossi"
    assert dialog.ok_button.isEnabled()


def test_the_button_waits_while_the_command_is_on_its_way(dialog: FormDialog, qtbot: QtBot) -> None:
    hand = Hand()
    dialog.submitted.connect(hand.press)
    dialog.ok_button.click()
    dialog.ok_button.click()
    qtbot.keyClick(dialog.findChild(Field), Qt.Key.Key_Return)
    assert hand.pressed == 1


def test_success_closes_the_dialog(dialog: FormDialog) -> None:
    dialog.ok_button.click()
    dialog.finish("whatever came back")
    assert not dialog.isVisible()
    assert dialog.result() == FormDialog.DialogCode.Accepted


def test_enter_in_a_field_presses_the_button_and_in_a_note_it_is_a_new_line(dialog: FormDialog, qtbot: QtBot) -> None:
    hand = Hand()
    dialog.submitted.connect(hand.press)
    qtbot.keyClick(dialog.findChild(NoteField), Qt.Key.Key_Return)
    assert hand.pressed == 0
    qtbot.keyClick(dialog.findChild(Field), Qt.Key.Key_Return)
    assert hand.pressed == 1


def test_escape_closes_and_does_nothing(dialog: FormDialog, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(dialog.submitted):
        qtbot.keyClick(dialog.findChild(Field), Qt.Key.Key_Escape)
    assert dialog.result() == FormDialog.DialogCode.Rejected


def test_trying_again_takes_the_last_refusal_away(dialog: FormDialog) -> None:
    dialog.refuse("Not today.")
    dialog.ok_button.click()
    assert dialog.trouble() == ""


def test_the_quiet_line_says_what_was_saved_and_offers_undo(show: Show, qtbot: QtBot) -> None:
    notice, hand = Notice(), Hand()
    show(notice)
    notice.say("Saved 2:04 as Priya", acts=(Act("Undo", hand.press, "Ctrl+Shift+Z"), Act("Not me", hand.press)))
    assert notice.text() == "Saved 2:04 as Priya"
    assert [act.text() for act in notice.acts()] == ["Undo  Ctrl+Shift+Z", "Not me"]
    assert notice.acts()[0].accessibleName() == "Undo"
    qtbot.mouseClick(notice.acts()[0], Qt.MouseButton.LeftButton)
    assert hand.pressed == 1


def test_a_new_sentence_takes_the_place_of_the_old_one(show: Show) -> None:
    notice = Notice()
    show(notice)
    notice.say("Saved 2:04 as Priya", acts=(Act("Undo", Hand().press),))
    notice.say("Nothing was changed.", "late")
    assert notice.text() == "Nothing was changed."
    assert notice.acts() == ()
    assert "▲" in words(notice)


def test_a_button_of_the_line_does_what_the_newest_sentence_offers(show: Show, qtbot: QtBot) -> None:
    notice, before, after = Notice(), Hand(), Hand()
    show(notice)
    notice.say("Saved 2:04 as Priya", acts=(Act("Undo", before.press, "Ctrl+Shift+Z"), Act("Not me", before.press)))
    notice.say("Discarded.", "soft", acts=(Act("Bring it back", after.press),))
    assert [act.text() for act in notice.acts()] == ["Bring it back"]
    assert [button.text() for button in notice.findChildren(QPushButton) if button.isVisible()] == ["Bring it back"]
    qtbot.mouseClick(notice.acts()[0], Qt.MouseButton.LeftButton)
    assert (before.pressed, after.pressed) == (0, 1)


def test_the_quiet_line_can_be_quiet(show: Show) -> None:
    notice = Notice()
    show(notice)
    notice.say("Backup 1:30, verified", "soft")
    notice.clear()
    assert notice.text() == ""
    assert [label for label in notice.findChildren(QLabel) if label.isVisible() and label.text()] == []
