"""A complaint card over a real logbook: where it goes, by when, and who stays unnamed."""

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.contacts import Find
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.sealed import AskComplaint
from tests.desk import toronto


@pytest.fixture
def card(counter):
    counter.host.open("complaint")
    return counter.card


def about(card, what):
    card.fields.about.pill(what).click()


def test_a_complaint_is_saved_and_its_person_is_nowhere_in_the_lists(counter, card):
    counter.types(card.fields.text, "Nobody called back for three weeks.")
    counter.types(card.fields.name, "Karoline Doe")
    counter.types(card.fields.number, "519-555-0177")
    counter.host.save()
    assert counter.saved[0].number == "2026-0001"
    assert counter.desk.read(Find("Karoline")) == ()
    assert all("Doe" not in line.title for line in counter.desk.read(DueBoard()).rows)
    assert counter.desk.read(AskComplaint(counter.saved[0].uid)).text == ""


def test_tecumseh_sends_a_complaint_about_an_employee_to_the_director_in_three_business_days(counter, card):
    about(card, About.EMPLOYEE)
    assert card.fields.employee.isVisible()
    assert card.fields._goes_to.text() == "goes to the Director"
    assert card.footer.due.text() == "Due Fri 27 Nov, 4:30 p.m. · 3 business days, 4.4"
    assert "It should be looked into by Friday, November 27, 4:30 p.m." in card.tell.sentence()
    assert card.tell.sentence().endswith("Your name and what you say about yourself stay confidential.”")


@pytest.mark.parametrize("what", [About.EMPLOYEE, About.SERVICE])
def test_essex_says_the_outer_limit_that_saving_starts(opened, what):
    """E22: "Total time should not exceed fifteen (15) business days"; E9 and E2 set no number of their own."""
    counter = opened("essex")
    counter.host.open("complaint")
    about(counter.card, what)
    assert counter.card.footer.due.text().startswith("Due Tue 15 Dec, 4:30 p.m. · 15 business days")
    assert "You should have a full answer by Tuesday, December 15, 4:30 p.m." in counter.card.tell.sentence()
    counter.types(counter.card.fields.text, "Was not let finish.")
    counter.host.save()
    (row,) = counter.desk.read(DueBoard()).rows
    assert row.due_at == toronto("2026-12-15 16:30")


def test_essex_sends_it_to_the_supervisor(opened):
    counter = opened("essex")
    counter.host.open("complaint")
    about(counter.card, About.EMPLOYEE)
    assert counter.card.fields._goes_to.text() == "goes to the Supervisor"


def test_where_no_text_gives_days_no_day_is_promised(opened):
    counter = opened("amherstburg")
    counter.host.open("complaint")
    assert "I can't promise a day." in counter.card.tell.sentence()


def test_lasalle_acknowledges_within_three_working_days(opened):
    counter = opened("lasalle")
    counter.host.open("complaint")
    assert counter.card.footer.due.text().startswith("Due Fri 27 Nov, 4:30 p.m. · 3 business days")
    assert "even if only to say that we have it" in counter.card.tell.sentence()


def test_what_was_promised_is_what_starts(counter, card):
    about(card, About.EMPLOYEE)
    counter.types(card.fields.text, "Was not let finish.")
    counter.host.save()
    assert counter.desk.read(DueBoard()).rows[0].due_at == toronto("2026-11-27 16:30")


def test_a_complaint_about_the_service_names_no_employee(counter, card):
    about(card, About.EMPLOYEE)
    counter.types(card.fields.employee, "the man at counter 2")
    about(card, About.SERVICE)
    assert not card.fields.employee.isVisible()
    assert card.command() is None
    counter.types(card.fields.text, "x")
    assert card.command().employee == ""


def test_the_card_says_what_is_sealed(counter, card):
    assert card.fields._sealed.text().startswith("Who complains is sealed")
    about(card, About.EMPLOYEE)
    assert card.fields._sealed.text().startswith("Sealed when it is saved")


def test_without_a_word_of_what_happened_it_is_asked_for(counter, card):
    counter.types(card.fields.name, "K. Doe")
    counter.host.save()
    assert "what the complaint is about" in card.fields.text.accessibleDescription()
    assert card.typed().name == "K. Doe"


def test_an_anonymous_complaint_must_say_whether_there_is_a_risk(counter, card):
    counter.types(card.fields.text, "Dumping behind the arena.")
    card.fields.anonymous.click()
    assert card.fields.risk.isVisible()
    assert "life or safety" in card.fields._rule.text()
    assert not card.fields.name.isEnabled()
    counter.host.save()
    assert counter.host.has_open
    card.fields.risk.pill(Risk.NONE).click()
    assert "is not answered" in card.tell.sentence()
    counter.host.save()
    assert not counter.host.has_open
    assert counter.desk.read(DueBoard()).rows == ()


def test_an_anonymous_complaint_with_a_risk_goes_on(counter, card):
    about(card, About.EMPLOYEE)
    counter.types(card.fields.text, "Gas smell.")
    card.fields.anonymous.click()
    card.fields.risk.pill(Risk.RISK).click()
    assert "Without a name we cannot get back to you." in card.tell.sentence()
    counter.host.save()
    assert len(counter.desk.read(DueBoard()).rows) == 1


def test_a_name_typed_before_it_became_anonymous_is_not_saved(counter, card):
    counter.types(card.fields.name, "Karoline Doe")
    counter.types(card.fields.text, "x")
    card.fields.anonymous.click()
    card.fields.risk.pill(Risk.NONE).click()
    assert card.command().caller.name == ""
    card.fields.anonymous.click()
    assert card.typed().name == "Karoline Doe"


def test_a_complaint_by_letter_says_when_the_letter_came(counter, card):
    assert not card.fields.received.isVisible()
    card.fields.channel.pill(Channel.LETTER).click()
    counter.types(card.fields.received.field, "mon 0900")
    counter.types(card.fields.text, "x")
    assert card.command().received_at == toronto("2026-11-23 09:00")


def test_30_february_keeps_the_complaint_open(counter, card):
    card.fields.channel.pill(Channel.LETTER).click()
    counter.types(card.fields.received.field, "30 feb 1000")
    counter.types(card.fields.text, "x")
    counter.host.save()
    assert counter.host.has_open
    assert "no such day" in card.fields.received.problem()


def test_the_department_is_chosen_while_typing(counter, card):
    counter.types(card.fields.department, "fin")
    card.fields.department._take(0)
    counter.types(card.fields.text, "x")
    assert card.command().department_id is not None
    assert "goes to Finance" in card.tell.sentence()


def test_a_parked_complaint_comes_back_whole(counter, card):
    about(card, About.EMPLOYEE)
    counter.types(card.fields.text, "Was not let finish.")
    counter.types(card.fields.address, "14 Oak")
    typed = card.typed()
    counter.host.hold()
    assert counter.host.parked[0].number == ""
    counter.host.return_to_oldest()
    assert counter.card.typed() == typed


def test_a_department_that_is_in_no_list_is_not_lost_in_silence(counter, card):
    counter.types(card.fields.text, "The sidewalk was not cleared.")
    counter.types(card.fields.department, "Snow brigade")
    counter.host.save()
    assert counter.saved == []
    assert QApplication.focusWidget() is card.fields.department
    assert "People" in card.fields.department.accessibleDescription()
    card.fields.department.clear()
    counter.host.save()
    assert len(counter.saved) == 1


def test_a_department_typed_out_is_known_by_its_name(counter, card):
    counter.types(card.fields.text, "The sidewalk was not cleared.")
    counter.types(card.fields.department, "finance ")
    (finance,) = [one for one in counter.here.departments if one.name == "Finance"]
    assert card.command().department_id == finance.id
