"""People: adding, changing, pasting, taking somebody off the list, and absences, as a supervisor would."""

from datetime import date

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.services.asks.people import AskPeople, TickAway
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.dialog import FormDialog
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.people import PeoplePage
from tests.desk import new_desk, toronto
from tests.ui.kit.looking import cut_words, nameless, outside, squeezed


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


def away_form(page, answer_form, name="Owen Gallagher", **texts):
    """Chooses somebody in the list, presses Away and fills the form."""
    page.people.choose(next(row.id for row in page.people.model_.rows() if row.name == name))
    page.away_button.click()
    return answer_form(page, **texts)


@pytest.fixture
def essex(qtbot, tmp_path):
    """The desk of a town that asks for four things, on Tuesday, November 24."""
    desk, clock = new_desk(tmp_path, town="essex", people=("Priya Nair", "Owen Gallagher"))
    here = Here(InlineLanes(desk), clock)
    here.start()
    yield here
    desk.close()


def test_an_absence_that_is_entered_shows_what_the_policy_asks_for(essex, qtbot, answer_form, words_on):
    page = page_of(essex, qtbot)
    assert "Nobody is away" in words_on(page)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-18"})
    block = page.away.blocks[next(iter(page.away.blocks))]
    assert list(block.asks) == ["voicemail_greeting", "forward_calls", "automatic_reply", "signature_notice"]
    said = words_on(page)
    assert "Mon 7 Dec to Fri 18 Dec, 10 business days, back Mon 21 Dec" in said
    assert "Policy 7: “Change voicemail greeting if out of office for one (1) business day or more." in said
    assert "It is to be there by Monday, November 30." in said
    assert "Nobody stands in. The texts need an alternate contact." in said
    assert "Nobody is away" not in said


def test_the_list_shows_who_is_away_until_it_is_over(essex, qtbot, answer_form):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-18"})
    model = page.people.model_

    def shown():
        return [model.index(row, 6).data() for row in range(model.rowCount())]

    assert shown() == ["7 Dec to 18 Dec", ""]
    essex.now.set(toronto("2026-12-19 09:00"))
    assert shown() == ["", ""]


def test_the_text_to_copy_names_the_day_of_return_and_who_stands_in(essex, qtbot, answer_form):
    page = page_of(essex, qtbot)
    page.people.choose(next(row.id for row in page.people.model_.rows() if row.name == "Owen Gallagher"))
    page.away_button.click()
    dialog = next(found for found in page.findChildren(FormDialog) if found.isVisible())
    dialog.show()
    field = dialog.findChild(Choice)
    field.setFocus()
    field.set_option(Option(next(p.id for p in essex.people if p.name == "Priya Nair"), "Priya Nair"))
    answer_form(page, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    block = next(iter(page.away.blocks.values()))
    block.asks["automatic_reply"].copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "I am away from Monday, December 7 to Tuesday, December 8 and will be back on Wednesday" in copied
    assert "please contact Priya Nair" in copied


def test_what_is_done_is_ticked_and_the_box_stays_where_it_is(essex, qtbot, answer_form, words_on):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    row = next(iter(page.away.blocks.values())).asks["voicemail_greeting"]
    row.tick.click()
    assert next(iter(page.away.blocks.values())).asks["voicemail_greeting"] is row
    assert row.tick.isChecked()
    assert "Priya Nair, Tue 24 Nov" in words_on(page)
    row.tick.click()
    assert not row.tick.isChecked()


@pytest.fixture
def greeting(essex, qtbot, answer_form):
    """Owen will be away; the box for the voicemail greeting, where it is not sure who sits there."""
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    essex.presence.doubt()
    return next(iter(page.away.blocks.values())).asks["voicemail_greeting"]


def test_a_tick_is_signed_by_whoever_sits_there_now(essex, greeting, words_on):
    greeting.tick.click()
    assert not greeting.tick.isChecked()
    essex.comes(next(one for one in essex.staff if one.first_name == "Owen"))
    assert greeting.tick.isChecked()
    assert "Owen Gallagher, Tue 24 Nov" in words_on(greeting)


def test_a_tick_nobody_answers_for_is_not_kept(essex, greeting):
    greeting.tick.click()
    essex.presence.never_mind()
    essex.presence.settle()
    assert not greeting.tick.isChecked()


def test_a_tick_taken_out_stays_until_somebody_says_who_they_are(essex, greeting):
    greeting.tick.click()
    essex.presence.settle()
    essex.presence.doubt()
    greeting.tick.click()
    assert greeting.tick.isChecked()
    essex.presence.settle()
    assert not greeting.tick.isChecked()


def test_a_tick_that_a_colleague_set_is_seen(essex, qtbot, answer_form):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    owen = next(iter(page.away.blocks))
    essex.lanes.do(TickAway(owen, "automatic_reply"))
    assert page.away.blocks[owen].asks["automatic_reply"].tick.isChecked()


def test_a_tick_on_an_absence_that_is_gone_is_refused_and_goes_out(essex, qtbot, answer_form):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    owen = next(iter(page.away.blocks))
    page.away.blocks[owen].ticked.emit("fly_a_flag", "done")
    assert not any(row.tick.isChecked() for row in page.away.blocks[owen].asks.values())


def test_on_the_day_of_return_a_line_asks_to_change_it_back(essex, qtbot, answer_form, words_on):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-07"})
    essex.now.set(toronto("2026-12-08 08:30"))
    essex.ticked.emit(essex.now())
    assert "Owen Gallagher is back today. To be changed back: the voicemail greeting." in words_on(page)
    row = next(iter(page.away.blocks.values())).asks["voicemail_greeting"]
    assert (row.tick.text(), row.copy.isVisibleTo(page)) == ("Voicemail greeting changed back", False)
    row.tick.click()
    assert page.away.blocks == {}
    assert "Nobody is away" in words_on(page)


@pytest.mark.parametrize(
    ("texts", "problem"),
    [
        ({"Away from": "30 february", "Away until": "2026-12-08"}, "no such day"),
        ({"Away from": "2026-12-08", "Away until": "2026-12-07"}, "The last day is before the first"),
        ({"Away from": "2026-12-08"}, "Write the last day away too"),
        ({"Away until": "2026-12-08", "Stands in": "Nobody Known"}, "Choose who stands in from the list"),
    ],
)
def test_days_that_cannot_be_stay_in_the_form_with_a_sentence(essex, qtbot, answer_form, texts, problem):
    page = page_of(essex, qtbot)
    form = away_form(page, answer_form, **texts)
    assert form.is_open()
    assert problem in form.problem()
    assert page.away.blocks == {}


def test_changing_a_persons_position_leaves_their_absence_alone(essex, qtbot, answer_form, read):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    page.people.opened.emit(next(row for row in page.people.model_.rows() if row.name == "Owen Gallagher"))
    answer_form(page, Position="Acting Supervisor")
    owen = next(p for p in read(essex, AskPeople()).people if p.name == "Owen Gallagher")
    assert (owen.position, owen.away_until) == ("Acting Supervisor", date(2026, 12, 8))


def test_both_days_emptied_say_that_somebody_is_not_away(essex, qtbot, answer_form):
    page = page_of(essex, qtbot)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-08"})
    away_form(page, answer_form, **{"Away from": "", "Away until": ""})
    assert page.away.blocks == {}


def test_without_somebody_chosen_away_asks_whom(essex, qtbot):
    page, notice, holder = PeoplePage(essex), Notice(), QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(vbox(page, notice))
    page.people.clearSelection()
    page.people.setCurrentIndex(page.people.model_.index(-1, -1))
    page.away_button.click()
    assert notice.text() == "Choose somebody in the list first."


@pytest.mark.parametrize("percent", [100, 200])
def test_a_long_absence_is_readable_at_any_text_size(essex, qtbot, answer_form, percent):
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, percent)
    page = page_of(essex, qtbot)
    page.resize(1338, 640)
    page.show()
    qtbot.waitExposed(page)
    away_form(page, answer_form, **{"Away from": "2026-12-07", "Away until": "2026-12-18"})
    qtbot.waitUntil(lambda: cut_words(page) == [])
    assert (squeezed(page), nameless(page), outside(page)) == ([], [], [])
    assert page.width() == 1338
    theme.apply(QApplication.instance(), theme.Scheme.LIGHT, 100)
