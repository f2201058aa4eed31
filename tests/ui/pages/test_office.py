"""Office: where hours and closures are, what a town decides once, and how this desk looks."""

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from counterdesk.ui.office.closures import Closures
from counterdesk.ui.office.counter import Counter
from counterdesk.ui.office.logbook import Logbook
from counterdesk.ui.office.look import Look
from counterdesk.ui.office.policy import Policy
from counterdesk.ui.pages.office import OfficePage
from counterdesk.ui.theme import Scheme, scale, scheme


def section(maker, here, qtbot):
    made = maker(here)
    qtbot.addWidget(made)
    return made


def test_the_office_has_a_section_for_each_thing_a_town_decides(here, qtbot):
    page = OfficePage(here)
    qtbot.addWidget(page)
    titles = [page.sections.item(row).text() for row in range(page.sections.count())]
    assert titles == ["Hours and closures", "Policy", "Answers and reminders", "Counter", "Logbook", "Look"]


def test_hours_and_closures_are_on_the_calendar_page_and_the_office_says_so(here, qtbot):
    closures = section(Closures, here, qtbot)
    assert closures.way.text() == "Go to the Calendar  Ctrl+4"
    assert closures.hours.text() == "The opening hours are confirmed."
    assert closures.years.text() == "This year and the next are confirmed."


def test_the_office_leads_to_the_calendar(here, qtbot):
    page = OfficePage(here)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.page_wanted) as wanted:
        page.findChild(Closures).way.click()
    assert wanted.args == ["page_calendar"]


def test_what_is_not_confirmed_is_said(here, qtbot):
    closures = section(Closures, here, qtbot)
    here.town = replace(here.town, hours_confirmed=False, years_confirmed=frozenset({2026}))
    here.town_changed.emit()
    assert "only proposed" in closures.hours.text()
    assert closures.years.text() == "Not confirmed yet: 2027."


def test_the_office_names_the_policy_and_leads_to_its_page(here, qtbot):
    policy = section(Policy, here, qtbot)
    said = "\n".join(label.text() for label in policy.findChildren(QLabel))
    assert "Customer Service Policy" in said
    assert "on the page Policy (Ctrl+7)" in said
    assert "was to be reviewed" not in said


def test_the_counter_can_be_renamed_and_turned_away_from_the_public(here, qtbot):
    counter = section(Counter, here, qtbot)
    counter.name.set_value("Libro Centre")
    counter.address.set_value("3295 Meloche Road")
    counter.public.choose("no")
    counter.save_button.click()
    assert here.town.settings["counter"] == "Libro Centre"
    assert here.town.counter_address == "3295 Meloche Road"
    assert not here.town.public_can_see


def test_back_up_now_says_when_and_where(here, qtbot):
    logbook = section(Logbook, here, qtbot)
    logbook.back_up_button.click()
    assert "verified backup" in logbook.health.text()


def test_a_check_says_in_one_sentence_that_the_logbook_is_sound(here, qtbot):
    logbook = section(Logbook, here, qtbot)
    logbook.check_button.click()
    assert "sound" in logbook.finding.text()


def test_colours_and_text_size_are_wished_for_in_the_office(here, qtbot):
    page = OfficePage(here)
    qtbot.addWidget(page)
    look = page.findChild(Look)
    with qtbot.waitSignal(page.scheme_wanted) as wanted:
        look.colours.pill(Scheme.DARK).click()
    assert wanted.args == [Scheme.DARK]
    with qtbot.waitSignal(page.size_wanted) as sized:
        look.size_row.pill(150).click()
    assert sized.args == [150]


def test_the_office_shows_how_this_desk_looks_now(here, qtbot):
    look = section(Look, here, qtbot)
    assert look.size_row.value() == scale()
    assert look.colours.value() is scheme()


def test_the_second_backup_is_set_up_under_logbook(here, qtbot):
    page = OfficePage(here)
    qtbot.addWidget(page)
    page.show_section("second_backup")
    assert page.sections.currentItem().text() == "Logbook"
    page.show_section("something_else")
    assert page.sections.currentItem().text() == "Hours and closures"


def test_a_second_folder_that_vanished_is_told_and_the_first_backup_stays(here, qtbot, tmp_path):
    stick = tmp_path / "stick"
    stick.mkdir()
    logbook = section(Logbook, here, qtbot)
    logbook.folder.set_value(str(stick))
    logbook.save_button.click()
    stick.rmdir()
    logbook.back_up_button.click()
    assert "verified backup" in logbook.health.text()
    assert "second copy failed" in logbook.health.text()


def test_a_second_folder_that_never_was_is_refused(here, qtbot):
    logbook = section(Logbook, here, qtbot)
    logbook.folder.set_value("/nonexistent/place")
    logbook.save_button.click()
    assert here.town.settings["second_backup"] == ""
