"""People: adding, changing, pasting, and taking somebody off the list, as a supervisor would."""

from counterdesk.services.asks.people import AskPeople
from counterdesk.ui.pages.people import PeoplePage


def page_of(here, qtbot):
    page = PeoplePage(here)
    qtbot.addWidget(page)
    return page


def test_everyone_stands_in_the_list_with_what_callers_are_told(here, qtbot):
    page = page_of(here, qtbot)
    assert [person.name for person in page.people.model_.rows()] == ["Owen Gallagher", "Priya Nair"]


def test_a_person_added_is_there_at_once_with_a_new_department(here, qtbot, read, answer_form):
    page = page_of(here, qtbot)
    page.add_person_button.click()
    answer_form(page, Name="Maria Rossi", Position="Tax Collector", Department="Finance", Extension="214")
    maria = next(p for p in read(here, AskPeople()).people if p.name == "Maria Rossi")
    assert (maria.position, maria.department, maria.extension) == ("Tax Collector", "Finance", "214")
    assert "Maria Rossi" in [person.name for person in page.people.model_.rows()]
    assert "Finance" in [department.name for department in page.departments.model_.rows()]


def test_a_person_without_a_name_is_refused_in_the_form_and_nothing_typed_is_lost(here, qtbot, read, answer_form):
    page = page_of(here, qtbot)
    page.add_person_button.click()
    form = answer_form(page, Position="Tax Collector")
    assert form.is_open()
    assert form.problem()
    assert "Tax Collector" in form.texts()
    assert len(read(here, AskPeople()).people) == 2


def test_a_pasted_list_counts_who_was_there_already(here, qtbot, read, answer_form):
    page = page_of(here, qtbot)
    page.paste_button.click()
    answer_form(page, List="Maria Rossi\tTax Collector\tFinance\t214\nPriya Nair; CSR")
    assert len(read(here, AskPeople()).people) == 3


def test_changing_a_person_keeps_who_they_are(here, qtbot, read, answer_form):
    page = page_of(here, qtbot)
    owen = next(row for row in page.people.model_.rows() if row.name == "Owen Gallagher")
    page.people.opened.emit(owen)
    answer_form(page, Position="Acting Supervisor")
    changed = next(p for p in read(here, AskPeople()).people if p.name == "Owen Gallagher")
    assert changed.id == owen.id
    assert changed.position == "Acting Supervisor"
    assert changed.at_desk


def test_a_department_can_be_added_by_itself(here, qtbot, read, answer_form):
    page = page_of(here, qtbot)
    page.add_department_button.click()
    answer_form(page, Department="Building", Extension="300")
    building = next(d for d in read(here, AskPeople()).departments if d.name == "Building")
    assert building.extension == "300"
