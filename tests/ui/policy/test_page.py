"""The policy page: the text, what the Town filled in and chose, and every change by way of its before and after."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import CallerTyped, Channel
from counterdesk.services.asks.due import AskWhy
from counterdesk.services.asks.policy import SetPolicySwitch
from counterdesk.ui import theme
from counterdesk.ui.kit.notice import Notice
from counterdesk.words.done import what
from tests.desk import call, message, toronto
from tests.ui.kit.looking import cut_words, nameless, outside
from tests.ui.policy.conftest import Clerk

ClerkIn = Callable[[str], Clerk]


def from_(name: str) -> CallerTyped:
    return CallerTyped(name, number="519-555-0142")


def test_the_limits_stand_as_the_policy_has_them(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    limits = dict(zip(clerk.column("limits", "What came in"), clerk.column("limits", "Limit"), strict=True))
    assert limits["Telephone call"] == "1 business day"
    assert limits["Complaint, resolve"] == "15 business days"
    assert clerk.column("limits", "")[:2] == ["must", "should"]
    assert "“All telephone calls must be responded to within one (1) business day.”" in clerk.reads()


def test_plain_days_are_never_called_business_days(clerk_in: ClerkIn) -> None:
    """L3, L17: "2 days" and "15 days" are every day of the calendar."""
    clerk = clerk_in("lasalle")
    limits = dict(zip(clerk.column("limits", "What came in"), clerk.column("limits", "Limit"), strict=True))
    assert limits["E-mail"] == "2 days"
    assert limits["Complaint, acknowledge"] == "3 business days"
    assert limits["Complaint, resolve"] == "15 days"


def test_a_review_date_that_has_passed_is_a_quiet_line(clerk_in: ClerkIn) -> None:
    """L19: LaSalle's policy was to be reviewed by August 2021."""
    assert "was to be reviewed by 31 Aug 2021" in clerk_in("lasalle").reads()


def test_a_review_is_recorded_with_one_click_and_can_be_taken_back(clerk_in: ClerkIn) -> None:
    """L19, K14: the line goes with the review, and comes back where it was a slip of the hand."""
    clerk = clerk_in("lasalle")
    notice = Notice()
    clerk.page.layout().addWidget(notice)
    clerk.page.reviewed_button.click()
    assert "was to be reviewed" not in clerk.reads()
    assert notice.text() == "Kept: the policy was reviewed today."
    notice.acts()[0].click()
    assert "was to be reviewed by 31 Aug 2021" in clerk.reads()


def test_after_lunch_a_review_waits_until_somebody_says_who_they_are(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("lasalle")
    clerk.here.presence.doubt()
    clerk.page.reviewed_button.click()
    assert "was to be reviewed by 31 Aug 2021" in clerk.reads()
    clerk.here.presence.settle()
    assert "was to be reviewed" not in clerk.reads()


def test_after_lunch_a_review_is_not_taken_back_unasked(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("lasalle")
    notice = Notice()
    clerk.page.layout().addWidget(notice)
    clerk.page.reviewed_button.click()
    clerk.here.presence.doubt()
    notice.acts()[0].click()
    assert "was to be reviewed" not in clerk.reads()
    clerk.here.presence.settle()
    assert "was to be reviewed by 31 Aug 2021" in clerk.reads()


def test_a_review_to_come_is_no_warning(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("essex")
    assert "To be reviewed by 8 Apr 2030" in clerk.reads()
    assert "was to be reviewed" not in clerk.reads()


@pytest.mark.parametrize("town", ["amherstburg", "essex", "kawartha_lakes", "lasalle", "tecumseh"])
def test_the_whole_text_can_be_read_and_copied(clerk_in: ClerkIn, town: str) -> None:
    clerk = clerk_in(town)
    read = clerk.page.text.text.toPlainText()
    view = clerk.page._view
    assert view is not None
    assert [row.clause for row in view.clauses if " ".join(row.words.split()) not in " ".join(read.split())] == []
    assert [blank.missing for blank in view.blanks if blank.missing not in read] == []
    assert clerk.page.text.text.isReadOnly()
    assert not [line for line in read.splitlines() if line.islower() and "_" in line]  # no code for a heading


def test_amherstburgs_missing_number_is_filled_in_with_its_source(clerk_in: ClerkIn) -> None:
    """A13: the text sends every number to Appendix A; new calls are dated from the day on that the Town says."""
    clerk = clerk_in("amherstburg")
    assert "Left out of the text: Every response time" in clerk.reads()
    clerk.logs(message(caller=from_("Early Bird")))
    clerk.page.limits.table.choose("call")
    clerk.page.limits.fill_button.click()
    clerk.types("Number", "2")
    clerk.types("Source", "Appendix A, July 14, 2025")
    assert clerk.would_move() == ["Early Bird"]
    clerk.saves()
    assert not clerk.has_dialog()
    assert clerk.owed("Early Bird").due_at is None  # nobody ticked it
    clerk.logs(message(caller=from_("New Caller")))
    due = clerk.owed("New Caller")
    assert due.due_at == toronto("2026-11-26 16:30")
    assert clerk.column("limits", "Edited by the Town")[0] == "from 24 Nov 2026, Priya Nair"
    why = clerk.desk.read(AskWhy(due.id))
    assert [edit.source for edit in why.edits] == ["Appendix A, July 14, 2025"]


def test_what_is_ticked_in_the_list_gets_its_date(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("amherstburg")
    clerk.logs(message(caller=from_("Early Bird")))
    clerk.logs(message(caller=from_("Late Riser")))
    clerk.page.limits.table.choose("call")
    clerk.page.limits.fill_button.click()
    clerk.types("Number", "1")
    clerk.types("Source", "Appendix A")
    clerk.dialog().moves.table.choose(clerk.dialog().moves.rows()[0].id)
    QTest.keyClick(clerk.dialog().moves.table, Qt.Key.Key_Space)
    (ticked,) = [row.title for row in clerk.dialog().moves.rows() if row.ticked]
    clerk.saves()
    other = {"Early Bird": "Late Riser", "Late Riser": "Early Bird"}[ticked]
    assert clerk.owed(ticked).due_at == toronto("2026-11-25 16:30")
    assert clerk.owed(other).due_at is None


@pytest.mark.parametrize(
    ("number", "source", "said"),
    [
        ("", "Appendix A", "Write a whole number of days."),
        ("two", "Appendix A", "Write a whole number of days."),
        ("-1", "Appendix A", "Write a whole number of days."),
        ("0", "Appendix A", "365"),
        ("999", "Appendix A", "365"),
        ("2", "", "stands"),
    ],
)
def test_a_number_that_cannot_be_is_refused_and_nothing_typed_is_lost(
    clerk_in: ClerkIn, number: str, source: str, said: str
) -> None:
    clerk = clerk_in("amherstburg")
    clerk.page.limits.table.choose("call")
    clerk.page.limits.fill_button.click()
    clerk.types("Number", number)
    clerk.types("Source", source)
    clerk.saves()
    assert said in clerk.dialog().trouble()
    assert clerk.column("limits", "Limit")[0] == "not in the text"
    clerk.dialog().reject()


def test_another_answer_shows_what_it_changes_before_it_holds(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    clerk.clock.set(toronto("2026-11-24 18:00"))
    clerk.logs(call(channel=Channel.VOICEMAIL, outcome=message().outcome, caller=from_("Night Owl")))
    before = clerk.owed("Night Owl").due_at
    assert before == toronto("2026-11-26 16:30")
    clerk.page.choices.pills["after_hours"].pill("same_day").click()
    assert clerk.would_move() == ["Night Owl"]
    assert (
        "What comes in after hours counts from the day it came."
        in clerk.dialog().form.window().findChildren(type(clerk.page._title))[1].text()
    )
    clerk.dialog().moves.tick_all()
    clerk.saves()
    assert clerk.owed("Night Owl").due_at == toronto("2026-11-25 16:30")
    assert clerk.page.choices.pills["after_hours"].value() == "same_day"
    clerk.page.show_section(1)
    assert "Chosen from 24 Nov 2026 on, by Priya Nair." in clerk.reads()


def test_looking_at_the_other_answer_and_leaving_changes_nothing(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    clerk.page.show_section(1)
    clerk.page.choices.pills["half_day"].pill("skipped").click()
    clerk.dialog().reject()
    assert clerk.page.choices.pills["half_day"].value() == "counts"
    assert clerk.reads().count("nobody chose otherwise") == 4


def test_a_department_may_be_stricter_and_never_longer_without_approval(clerk_in: ClerkIn) -> None:
    """K13: the Town's standard is the least; a longer one is approved by CAO and Council."""
    clerk = clerk_in("kawartha_lakes")
    clerk.page.limits.table.choose("email")
    clerk.page.limits.own_button.click()
    department = clerk.here.departments[0]
    clerk.dialog()._form_values.department.choose(str(department.id))  # type: ignore[attr-defined]
    clerk.types("Number", "3")
    clerk.saves()
    assert "longer than the town’s limit (2). Say who approved it" in clerk.dialog().trouble()
    clerk.types("Number", "1")
    clerk.saves()
    assert clerk.column("departments", "Department") == [department.name]
    assert clerk.column("departments", "Limit") == ["1 business day (the Town: 2)"]


def test_a_longer_limit_names_who_approved_it_and_when(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("kawartha_lakes")
    clerk.page.limits.table.choose("email")
    clerk.page.limits.own_button.click()
    clerk.dialog()._form_values.department.choose(str(clerk.here.departments[0].id))  # type: ignore[attr-defined]
    for label, words in (("Number", "4"), ("Approved by", "CAO and Council"), ("Approved on", "2026-11-03")):
        clerk.types(label, words)
    clerk.saves()
    assert clerk.column("departments", "Approved by") == ["CAO and Council, 3 Nov 2026"]


def test_where_the_policy_knows_no_approval_none_is_asked_for(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    clerk.page.limits.own_button.click()
    assert "Approved by" not in clerk.reads_dialog()
    clerk.dialog().reject()


def test_an_edit_taken_back_stays_in_the_list_with_who_and_when(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    clerk.page.choices.pills["half_day"].pill("skipped").click()
    clerk.saves()
    clerk.page.show_section(5)
    clerk.page.history.table.choose(clerk.page.history.table.model_.rows()[0].id)
    clerk.page.history.back_button.click()
    clerk.saves()
    assert clerk.page.choices.pills["half_day"].value() == "counts"
    assert clerk.column("history", "After") == ["is not counted, taken back"]
    assert "is a business day, then is not counted, from 24 Nov 2026 on." in clerk.reads()
    assert "Taken back Tue 24 Nov" in clerk.reads()
    assert clerk.page.history.back_button.isHidden()


def test_a_day_before_the_logbook_began_is_refused(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    clerk.page.choices.pills["half_day"].pill("skipped").click()
    clerk.types("From", "2020-01-01")
    clerk.saves()
    assert clerk.dialog().trouble()
    clerk.types("From", "30 feb")
    clerk.saves()
    assert clerk.dialog().trouble()
    assert clerk.page.choices._rows["half_day"].value == "counts"
    clerk.dialog().reject()


def test_saving_waits_for_the_list_to_follow_the_fields(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("amherstburg")
    clerk.page.limits.table.choose("call")
    clerk.page.limits.fill_button.click()
    clerk.types("Source", "Appendix A")
    clerk.types("Number", "2")
    clerk.dialog()._edited()
    clerk.saves()
    assert "first" in clerk.dialog().trouble()
    clerk.saves()
    assert not clerk.has_dialog()


def test_the_line_of_the_window_says_what_changed_from_when(clerk_in: ClerkIn, qtbot: QtBot) -> None:
    clerk = clerk_in("tecumseh")
    clerk.page.choices.pills["half_day"].pill("skipped").click()
    with qtbot.waitSignal(clerk.page.saved) as saved:
        clerk.saves()
    assert what(saved.args[0]) == "A day on which we close early is not counted, from 24 Nov 2026 on"


def test_a_change_made_at_another_desk_shows_here(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("tecumseh")
    on = date(2026, 11, 24)
    clerk.here.lanes.do(SetPolicySwitch("at_closing", "next_open_day", on))
    assert clerk.page.choices.pills["at_closing"].value() == "next_open_day"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("town", ["amherstburg", "lasalle"])
def test_nothing_on_the_page_is_cut_or_nameless(clerk_in: ClerkIn, qapp: QApplication, town: str, percent: int) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    clerk = clerk_in(town)
    for part in range(clerk.page.parts.count()):
        clerk.page.show_section(part)
        QTest.qWait(20)
        assert cut_words(clerk.page) == []
        assert nameless(clerk.page) == []
        assert outside(clerk.page) == []


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_in_the_dialog_is_cut_or_nameless(clerk_in: ClerkIn, qapp: QApplication, percent: int) -> None:
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    clerk = clerk_in("kawartha_lakes")
    clerk.page.limits.own_button.click()
    QTest.qWait(30)
    dialog = clerk.dialog()
    assert cut_words(dialog) == []
    assert nameless(dialog) == []
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    dialog.reject()


def test_the_hand_begins_on_the_first_field_and_tab_goes_down(clerk_in: ClerkIn) -> None:
    clerk = clerk_in("amherstburg")
    clerk.page.limits.fill_button.click()
    clerk.dialog().activateWindow()
    clerk.waits_for(clerk.dialog().isActiveWindow)
    names = []
    for _ in range(5):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names[0] == "Number of days"
    assert names.index("Source") < names.index("From")
    clerk.dialog().reject()
