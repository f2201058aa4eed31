"""First start: a town, its hours and one person open the desk; a refusal keeps every answer."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counterdesk.services.asks.people import AskPeople, WhoIsHere
from counterdesk.services.asks.town import AskYear
from counterdesk.ui.kit.taborder import in_layout_order
from counterdesk.ui.pages.first_start import FirstStart, Practice
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words, outside


def answered(here, qtbot, town="tecumseh", person="Priya Nair"):
    page = FirstStart(here)
    qtbot.addWidget(page)
    page.needed.town.choose(town)
    page.needed.town.chosen.emit(town)
    page.needed.person.set_value(person)
    return page


def test_five_towns_are_offered(empty_here, qtbot):
    page = FirstStart(empty_here)
    qtbot.addWidget(page)
    for town in ("lasalle", "tecumseh", "kawartha_lakes", "amherstburg", "essex"):
        page.needed.town.choose(town)
        assert page.needed.choice.town == town


def test_hours_that_no_policy_gives_are_marked_proposed(empty_here, qtbot):
    page = answered(empty_here, qtbot, "tecumseh")
    assert "Proposed" in page.needed.hours_source.text()
    assert page.needed.hours.value()[0] == (("08:30", "16:30"),)
    assert page.needed.hours.value()[6] == ()
    assert not page.needed.hours_right.isChecked()


def test_hours_from_the_policy_come_ticked_with_their_section(empty_here, qtbot):
    page = answered(empty_here, qtbot, "essex")
    assert "policy" in page.needed.hours_source.text().lower()
    assert page.needed.hours_right.isChecked()


def test_closures_of_two_years_are_proposed_with_labour_day_ticked(empty_here, qtbot):
    page = answered(empty_here, qtbot)
    rows = page.can_wait.years[2026].value()
    labour_day = next(row for row in rows if row.on == date(2026, 9, 7))
    assert labour_day.ticked
    assert labour_day.name == "Labour Day"
    assert page.can_wait.years[2027].value()


def test_town_hours_and_first_person_are_enough(empty_here, qtbot):
    page = answered(empty_here, qtbot)
    with qtbot.waitSignal(page.opened):
        page.open_button.click()
    assert empty_here.town.town == "tecumseh"
    assert empty_here.person.name == "Priya Nair"
    assert not empty_here.town.may_say_dates


def test_without_a_name_nothing_is_opened_and_the_sentence_says_so(empty_here, qtbot):
    page = answered(empty_here, qtbot, person="  ")
    with qtbot.assertNotEmitted(page.opened):
        page.open_button.click()
    assert page.problem.text()
    assert empty_here.town.town == ""


def test_without_a_town_nothing_is_opened(empty_here, qtbot):
    page = FirstStart(empty_here)
    qtbot.addWidget(page)
    page.needed.person.set_value("Priya Nair")
    with qtbot.assertNotEmitted(page.opened):
        page.open_button.click()
    assert page.problem.text()


def test_hours_that_cannot_be_read_are_named_and_kept(empty_here, qtbot):
    page = answered(empty_here, qtbot)
    page.needed.hours.field(2).set_value("half past")
    with qtbot.assertNotEmitted(page.opened):
        page.open_button.click()
    assert page.needed.hours.field(2).value() == "half past"


def test_a_year_ticked_complete_is_confirmed_and_dates_may_be_said(empty_here, qtbot, read):
    page = answered(empty_here, qtbot, "essex")
    for box in page.can_wait.year_right.values():
        box.setChecked(True)
    page.open_button.click()
    assert read(empty_here, AskYear(2026)).confirmed_by == "Priya Nair"
    assert empty_here.town.years_confirmed == {2026, 2027}
    assert empty_here.town.may_say_dates


def test_pasted_colleagues_are_added_with_their_department(empty_here, qtbot, read):
    page = answered(empty_here, qtbot)
    page.can_wait.colleagues.set_value(
        "Maria Rossi, Tax Collector, Finance, 214, m@example.ca\nThuy Tran, By-law Officer"
    )
    page.open_button.click()
    people = {person.name: person for person in read(empty_here, AskPeople()).people}
    assert people["Maria Rossi"].extension == "214"
    assert people["Maria Rossi"].department == "Finance"
    assert "Thuy Tran" in people


def test_who_else_works_at_this_desk_may_sign_at_once(empty_here, qtbot, read):
    page = answered(empty_here, qtbot)
    page.can_wait.near.set_value("Marc Dubois\nSam Okafor, Clerk")
    page.can_wait.colleagues.set_value("Maria Rossi, Tax Collector\nMarc Dubois")
    page.open_button.click()
    near = {person.name for person in read(empty_here, AskPeople()).people if person.at_desk}
    assert near == {"Priya Nair", "Marc Dubois", "Sam Okafor"}


def test_the_first_person_is_at_the_desk(empty_here, qtbot, read):
    page = answered(empty_here, qtbot)
    page.open_button.click()
    assert read(empty_here, WhoIsHere()).name == "Priya Nair"


def test_a_practice_logbook_is_asked_for_and_the_real_one_left_alone(empty_here, qtbot):
    page = answered(empty_here, qtbot, "essex")
    page.needed.logbook.choose("practice")
    with qtbot.waitSignal(page.practice_wanted) as wanted:
        page.open_button.click()
    assert wanted.args == [Practice("essex", "Priya Nair", public_can_see=True)]
    assert empty_here.town.town == ""


def test_the_page_says_that_nothing_is_encrypted_yet(empty_here, qtbot, words_on):
    page = answered(empty_here, qtbot)
    assert "no passwords or encryption yet" in words_on(page)


def test_the_practice_logbook_keeps_whether_the_public_can_see(empty_here, qtbot):
    page = answered(empty_here, qtbot, "essex")
    page.needed.logbook.choose("practice")
    page.can_wait.public.choose("no")
    with qtbot.waitSignal(page.practice_wanted) as wanted:
        page.open_button.click()
    assert not wanted.args[0].public_can_see


def test_tab_goes_from_the_town_to_its_hours_to_the_name_and_on(empty_here, qtbot):
    page = answered(empty_here, qtbot)
    order = list(in_layout_order(page))
    stops = [page.needed.town.pill("tecumseh"), page.needed.hours.field(0), page.needed.person, page.can_wait.counter]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.needed.hours_right.setFocus()
    qtbot.keyClick(page.needed.hours_right, Qt.Key.Key_Tab)
    assert page.needed.person.hasFocus()


def test_the_first_question_has_the_focus(empty_here, qtbot):
    page = FirstStart(empty_here)
    qtbot.addWidget(page)
    page.show()
    page.needed.town.focus()
    assert page.focusWidget() in [page.needed.town.pill(town) for town in ("essex", "kawartha_lakes", "amherstburg")]


def test_enter_in_the_name_opens_the_desk(empty_here, qtbot):
    page = answered(empty_here, qtbot)
    with qtbot.waitSignal(page.opened):
        qtbot.keyClick(page.needed.person, Qt.Key.Key_Return)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
def test_the_first_window_fits_a_small_screen_at_every_text_size(empty_here, qtbot, qapp, percent):
    apply(qapp, Scheme.LIGHT, percent)
    page = answered(empty_here, qtbot)
    page.resize(1366, 700)
    page.show()
    QTest.qWait(40)
    assert page.width() == 1366
    assert page.minimumSizeHint().width() <= 1366
    assert cut_words(page) == []
    assert outside(page) == []
    apply(qapp, Scheme.LIGHT, 100)


def test_at_the_usual_size_both_panels_stand_beside_each_other(empty_here, qtbot):
    page = FirstStart(empty_here)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    qtbot.waitUntil(lambda: page.can_wait.x() > page.needed.x())
    assert page.can_wait.y() == page.needed.y()
