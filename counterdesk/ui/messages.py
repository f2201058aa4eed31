"""The only door to the user: quiet lines, sentences for refusals, and the rare question that must be answered."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.ui.kit.notice import Act, Notice
from counterdesk.words import _
from counterdesk.words.refusals import sentence


def tell(widget: QWidget, text: str, tone: str = "ok", acts: tuple[Act, ...] = ()) -> None:
    """Says something in the quiet line of the widget's window; where there is none, in a small window."""
    notice = _notice_near(widget)
    if notice is not None:
        notice.say(text, tone, acts)
    else:
        _box(widget, text).open()


def mention(widget: QWidget, text: str, tone: str = "soft") -> None:
    """Says something in the quiet line, if there is one: nobody is stopped to read it."""
    notice = _notice_near(widget)
    if notice is not None:
        notice.say(text, tone)


def unsay(widget: QWidget, text: str) -> None:
    """Takes a sentence out of the quiet line again, once it is no longer true; any other one stays."""
    notice = _notice_near(widget)
    if notice is not None and notice.text() == text:
        notice.clear()


def refused(widget: QWidget, reason: Refused) -> None:
    """Says why something was not done: inside an open form, else in the quiet line."""
    from counterdesk.ui.kit.dialog import FormDialog

    window = widget.window()
    if isinstance(window, FormDialog):
        window.refuse(reason)
    else:
        tell(widget, sentence(reason), "late")


def ask(widget: QWidget, question: str, yes: str, then: Callable[[], object], no: str = "") -> QMessageBox:
    """Asks before something that cannot be undone; `then` is called on yes, nothing on no. Never blocks."""
    box = _box(widget, question)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    box.setEscapeButton(box.addButton(no or _("Cancel"), QMessageBox.ButtonRole.RejectRole))
    agree.clicked.connect(then)
    box.open()
    return box


def _box(widget: QWidget, text: str) -> QMessageBox:
    box = QMessageBox(widget.window())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(_("Counterdesk"))
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setText(text)
    return box


def _notice_near(widget: QWidget) -> Notice | None:
    window: QWidget | None = widget.window()
    while window is not None:
        notice = window.findChild(Notice)
        if isinstance(notice, Notice):
            return notice
        parent = window.parentWidget()
        window = parent.window() if parent is not None else None
    return None
