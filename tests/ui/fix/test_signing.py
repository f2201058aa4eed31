"""Nobody fixes an entry under a colleague's name after lunch: the window asks who sits here before it saves."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.fixing import AskComplaintToFix
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.ui.fix.window import FixWindow
from tests.desk import call, person, uid


def doubted(window, here):
    """Types another note, and comes back from lunch."""
    window.card.note.field.set_value("two")
    here.presence.doubt()
    return window


def test_after_lunch_a_fix_is_not_saved_before_somebody_says_who_they_are(fixing, logged, here, read):
    entry = logged(call(note="one"))
    window = doubted(fixing(entry), here)
    window.save()
    assert window.who.line.isVisible()
    assert read(AskContact(entry)).note == "one"
    window.who.line.yes.click()
    assert read(AskContact(entry)).note == "two"
    assert not window.isVisible()


def test_who_answers_without_saving_goes_back_to_the_card(fixing, logged, here, read):
    entry = logged(call(note="one"))
    window = doubted(fixing(entry), here)
    window.who.line.yes.click()
    assert window.isVisible()
    assert not window.who.line.isVisible()
    assert read(AskContact(entry)).note == "one"


def test_esc_leaves_the_question_and_saves_nothing_later(fixing, logged, here, read):
    entry = logged(call(note="one"))
    window = doubted(fixing(entry), here)
    window.save()
    QTest.keyClick(window.who.line.yes, Qt.Key.Key_Escape)
    here.presence.settle()
    assert window.isVisible()
    assert read(AskContact(entry)).note == "one"


def test_a_colleague_who_sits_there_now_signs_and_gives_a_reason(fixing, logged, here, read):
    entry = logged(call(note="one"))
    window = doubted(fixing(entry), here)
    window.save()
    next(one for one in window.who.line.buttons if one.text().startswith("Owen")).click()
    assert window.isVisible()
    assert window.card.below.because.isVisible()
    window.card.below.reason.set_value("misheard")
    window.save()
    assert read(AskContact(entry)).note == "two"
    assert {one.who for one in read(AskContact(entry)).history if one.field == "note"} == {"Owen Gallagher"}


def test_what_only_its_author_may_see_goes_aside_when_somebody_else_comes(desk, here, shown):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")
    desk.do(command, person(desk, "Priya"))
    window = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id))))
    window.card.fields.text.set_value("The plough never came.")
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    assert not window.isVisible()
    assert desk.read(AskDrafts()) == ()
    here.comes(next(one for one in here.people if one.name.startswith("Priya")))
    assert [one.kind for one in desk.read(AskDrafts())] == ["fix_complaint"]
