"""Nobody fixes an entry under a colleague's name after lunch: the window asks who sits here before it saves."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import AskContact
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.sealed import LogComplaint, OpenSealed
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


def colleague(window, name):
    """Gives the button of the question that says who sits there now."""
    return next(one for one in window.who.line.buttons if one.text().startswith(name))


def test_a_confidential_fix_put_aside_by_a_colleagues_letter_is_not_saved_under_their_name(fixing, logged, here, desk):
    entry, opening = logged(call(note="one", confidential=True)), uid()
    desk.do(OpenSealed("contacts", entry, "Wrong number", opening), person(desk, "Priya"))
    window = doubted(fixing(entry, opening), here)
    window.card.below.reason.set_value("misheard")
    window.save()
    colleague(window, "Owen").click()
    assert not window.isVisible()
    assert desk.read(AskToFix(entry, None, opening)).entry.note == "one"
    here.comes(next(one for one in here.people if one.name.startswith("Priya")))
    assert [one.kind for one in desk.read(AskDrafts())] == ["fix"]


def test_a_complaint_put_aside_by_a_colleagues_letter_sends_nothing(desk, here, shown):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")
    desk.do(command, person(desk, "Priya"))
    window = shown(FixWindow(here, desk.read(AskComplaintToFix(command.uid, here.person.id))))
    window.card.fields.text.set_value("The plough never came.")
    here.presence.doubt()
    window.save()
    asked: list[object] = []
    window.who.settled.connect(partial(asked.append, "save"))
    colleague(window, "Owen").click()
    assert not window.isVisible()
    assert asked == []


def test_a_window_that_is_closed_hears_no_more_of_who_comes(fixing, logged, here, desk):
    window = fixing(logged(call(note="one")))
    held: list[object] = []
    window.held.connect(partial(held.append, "held"))
    window.who.other_came.connect(partial(held.append, "came"))
    window.reject()
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    assert held == []
