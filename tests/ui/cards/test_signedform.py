"""A form is sent in nobody's name unasked: after idling it asks who sits there, and keeps what was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.people import LeaveDesk
from counterdesk.ui import theme
from counterdesk.ui.cards.signedform import SignedForm
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import Row
from tests.ui.kit.looking import cut_words


@pytest.fixture
def reason():
    return Field("Reason")


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def form(here, window, reason):
    form = SignedForm(here, window, "Void this entry", [Row("Why", reason)], ok="Void")
    form.open()
    reason.set_value("typed twice")
    return form


@pytest.fixture
def sent(form, here):
    """Gives under whose name it was sent."""
    names = []
    form.submitted.connect(lambda: names.append(here.person.name))
    return names


def test_while_somebody_works_it_is_sent_at_once(form, sent):
    form.ok_button.click()
    assert sent == ["Priya Nair"]
    assert not form.still.isVisible()


def test_after_lunch_it_waits_for_the_name(form, sent, here):
    here.presence.doubt()
    form.ok_button.click()
    assert (sent, form.still.isVisible()) == ([], True)
    assert form.still.yes.hasFocus()
    QTest.keyClick(form.still.yes, Qt.Key.Key_Return)
    assert sent == ["Priya Nair"]


def test_a_colleague_signs_it_with_a_letter(form, sent, here):
    here.presence.doubt()
    form.ok_button.click()
    next(one for one in form.still.buttons if one.text().startswith("Owen")).click()
    assert sent == ["Owen Gallagher"]


def test_esc_leaves_the_question_and_what_was_typed(form, sent, here, reason):
    here.presence.doubt()
    reason.setFocus()
    QTest.keyClick(reason, Qt.Key.Key_Return)
    QTest.keyClick(form.still.yes, Qt.Key.Key_Escape)
    here.presence.settle()
    assert (sent, form.isVisible(), reason.value()) == ([], True, "typed twice")
    assert form.focusWidget() is reason


def test_a_form_that_was_closed_sends_nothing_when_somebody_comes(form, sent, here):
    here.presence.doubt()
    form.ok_button.click()
    form.reject()
    here.presence.settle()
    assert sent == []


def test_who_answers_before_sending_goes_on_with_the_form(form, sent, here):
    here.presence.doubt()
    form.still.yes.click()
    assert (sent, form.still.isVisible()) == ([], False)
    form.ok_button.click()
    assert sent == ["Priya Nair"]


def test_with_nobody_named_it_is_sent_and_the_logbook_says_so(form, here):
    sent = []
    form.submitted.connect(lambda: sent.append(here.person))
    here.lanes.do(LeaveDesk())
    here.presence.doubt()
    form.ok_button.click()
    assert (sent, form.still.isVisible()) == ([None], False)


@pytest.mark.parametrize("percent", [100, 200])
def test_all_that_it_asks_can_be_read(here, window, qapp, qtbot, percent):
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    form = SignedForm(here, window, "Void this entry", [Row("Why", Field("Reason"))], ok="Void")
    form.open()
    here.presence.doubt()
    form.ok_button.click()
    qtbot.waitUntil(lambda: cut_words(form) == [])
