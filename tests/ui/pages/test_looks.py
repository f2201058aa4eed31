"""How the pages look: no word is cut, no control is without a name, at the smallest screen and the largest text."""

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.ui import theme
from counterdesk.ui.pages.calendar import CalendarPage
from counterdesk.ui.pages.first_start import FirstStart
from counterdesk.ui.pages.office import OfficePage
from counterdesk.ui.pages.people import PeoplePage
from counterdesk.ui.pages.record import RecordView
from counterdesk.ui.pages.reports import ReportsPage
from counterdesk.ui.pages.sealed import SealedPage
from tests.desk import message, person
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed

PAGES = {
    "calendar": CalendarPage,
    "first start": FirstStart,
    "office": OfficePage,
    "people": PeoplePage,
    "reports": ReportsPage,
    "sealed": SealedPage,
}


@pytest.fixture(params=[100, 200])
def percent(request):
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, request.param)
    yield request.param
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)


@pytest.fixture
def shown(here, qtbot):
    def show(page, width=1338, height=640):
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        qtbot.wait(30)
        return page

    return show


@pytest.mark.parametrize("name", PAGES)
def test_no_word_on_a_page_is_cut(here, shown, percent, name):
    page = shown(PAGES[name](here))
    assert cut_words(page) == []
    assert squeezed(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_every_control_of_a_page_can_be_named_by_a_screen_reader(here, shown, name):
    assert nameless(shown(PAGES[name](here))) == []


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_outside_its_place(here, shown, name):
    assert outside(shown(PAGES[name](here))) == []


@pytest.mark.parametrize("index", range(5))
def test_each_section_of_the_office_is_whole(here, shown, percent, index):
    page = shown(OfficePage(here))
    page.sections.setCurrentRow(index)
    QApplication.processEvents()
    assert cut_words(page) == []
    assert squeezed(page) == []


def test_an_entry_shown_whole_is_readable_at_any_text_size(here, shown, percent, desk_and_clock):
    desk, _clock = desk_and_clock
    done = desk.do(message(note="Wants to know when the road is open again. " * 12), person(desk, "Priya"))
    view = shown(RecordView(here, done.uid), 640, 560)
    assert cut_words(view) == []
    assert nameless(view) == []


@pytest.mark.parametrize("scheme", [theme.Scheme.DARK, theme.Scheme.CONTRAST])
def test_a_page_changes_its_colours_while_it_is_open(here, shown, scheme):
    page = shown(OfficePage(here))
    before = page.grab().toImage()
    theme.apply(QApplication.instance(), scheme, 100)
    QApplication.processEvents()
    after = page.grab().toImage()
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)
    assert before.pixelColor(5, 300) != after.pixelColor(5, 300) or before != after
