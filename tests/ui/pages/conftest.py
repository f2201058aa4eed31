"""What the tests of pages share: an empty logbook, questions, the words on a page and the form that it opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit

from counterdesk.ui.here import Here
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.lanes import InlineLanes
from tests.desk import bare_desk


@pytest.fixture
def empty_here(qtbot, tmp_path: Path) -> Iterator[Here]:
    desk, clock = bare_desk(tmp_path)
    here = Here(InlineLanes(desk), clock)
    here.start()
    yield here
    desk.close()


@pytest.fixture
def read():
    """Asks the logbook one question through the page's own lanes."""

    def ask(here: Here, question):
        answers = []
        here.lanes.read(question, answers.append)
        return answers[0]

    return ask


@pytest.fixture
def words_on():
    """Gives everything that stands on a page."""

    def words(page) -> str:
        return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))

    return words


class Form:
    """The open dialog of a page, filled by the labels a person reads."""

    def __init__(self, dialog: FormDialog) -> None:
        self._dialog = dialog

    def is_open(self) -> bool:
        return self._dialog.isVisible()

    def problem(self) -> str:
        return " ".join(label.text() for label in self._dialog.findChildren(QLabel) if label.property("tone") == "late")

    def texts(self) -> str:
        lines = [field.text() for field in self._dialog.findChildren(QLineEdit)]
        return "\n".join(lines + [note.toPlainText() for note in self._dialog.findChildren(QPlainTextEdit)])

    def fill(self, label: str, text: str) -> None:
        buddy = next(
            found.buddy() for found in self._dialog.findChildren(QLabel) if found.text() == label and found.buddy()
        )
        buddy.set_value(text)


@pytest.fixture
def answer_form():
    """Fills the dialog a page has opened, by its labels, and presses its button."""

    def answer(page, **texts) -> Form:
        dialog = next(found for found in page.findChildren(FormDialog) if found.isVisible())
        form = Form(dialog)
        for label, text in texts.items():
            form.fill(label, text)
        dialog.submitted.emit()
        return form

    return answer


@pytest.fixture
def send_form():
    """Fills the dialog a page has opened, by its labels, and presses its button as a person does."""

    def send(page, **texts) -> FormDialog:
        dialog = next(found for found in page.findChildren(FormDialog) if found.isVisible())
        for label, text in texts.items():
            Form(dialog).fill(label, text)
        dialog.ok_button.click()
        return dialog

    return send
