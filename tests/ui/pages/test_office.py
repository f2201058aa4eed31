"""Office: a year is proposed, ticked and confirmed; hours and switches hold from now on."""

from datetime import date

from counterdesk.services.asks.town import AskYear
from counterdesk.ui.office.closures import Closures
from counterdesk.ui.office.counter import Counter
from counterdesk.ui.office.hours import OpeningHours
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
    assert titles == ["Closures", "Opening hours", "Policy", "Counter", "Logbook", "Look"]


def test_a_year_that_nobody_confirmed_is_proposed_and_says_so(here, qtbot):
    closures = section(Closures, here, qtbot)
    closures.year.choose("2028")
    closures.year.chosen.emit("2028")
    names = [row.name for row in closures.dates.value()]
    assert "Labour Day" in names
    assert "not confirmed" in closures.state.text()


def test_confirming_a_year_closes_its_ticked_days(here, qtbot, read):
    closures = section(Closures, here, qtbot)
    closures.year.choose("2028")
    closures.year.chosen.emit("2028")
    closures.confirm_button.click()
    year = read(here, AskYear(2028))
    assert year.confirmed_by == "Priya Nair"
    assert date(2028, 9, 4) in [row.on for row in year.rows if row.ticked]
    assert "Confirmed" in closures.state.text()
    assert not here.town.calendar.is_business_day(date(2028, 9, 4))


def test_another_date_is_added_with_its_name(here, qtbot, read):
    closures = section(Closures, here, qtbot)
    closures.year.choose("2028")
    closures.year.chosen.emit("2028")
    closures.dates.add("2028-06-16", "Staff event", "8:30-12")
    closures.confirm_button.click()
    row = next(row for row in read(here, AskYear(2028)).rows if row.on == date(2028, 6, 16))
    assert (row.name, row.hours) == ("Staff event", (("08:30", "12:00"),))


def test_a_30_february_is_refused_in_a_sentence(here, qtbot):
    closures = section(Closures, here, qtbot)
    closures.dates.show_year(2028, ())
    closures.dates.add("2028-02-30", "Nothing")
    assert closures.dates.problem.text()
    assert closures.dates.value() == ()


def test_new_hours_hold_from_now_on(here, qtbot):
    hours = section(OpeningHours, here, qtbot)
    hours.week.field(4).set_value("8:30-12")
    hours.save_button.click()
    assert here.town.hours[4] == (("08:30", "12:00"),)


def test_a_week_without_an_opening_is_refused(here, qtbot):
    hours = section(OpeningHours, here, qtbot)
    before = here.town.hours
    for weekday in range(7):
        hours.week.field(weekday).set_value("closed")
    hours.save_button.click()
    assert here.town.hours == before


def test_a_switch_of_the_policy_is_set_for_the_town(here, qtbot):
    policy = section(Policy, here, qtbot)
    policy.rows["after_hours"].choose("same_day")
    policy.rows["after_hours"].chosen.emit("same_day")
    assert here.town.switches["after_hours"] == "same_day"


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


def test_the_year_that_is_left_to_confirm_is_shown(here, qtbot):
    page = OfficePage(here)
    qtbot.addWidget(page)
    page.show_section(0, "2028")
    assert page.findChild(Closures).dates.year == 2028


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
