"""The due column in towns whose policies differ: two units in one complaint, an outer limit, a number left blank."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.contacts import LogContact
from counterdesk.services.asks.desk import Command
from counterdesk.services.asks.due import AskWhy, DueBoard
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.services.asks.town import SetSetting
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.words.done import what
from counterdesk.words.why import explain
from tests.desk import Clock, new_desk, person, toronto, uid
from tests.ui.desk.test_due import Column

TUESDAY = toronto("2026-11-24 14:07")
InTown = Callable[[str], "Town"]


class Town:
    """The due column of one town's desk."""

    def __init__(self, desk: LogbookDesk, clock: Clock) -> None:
        self.desk, self.clock = desk, clock
        self.here = Here(InlineLanes(desk), clock)
        self.here.start()
        self.here._timer.stop()
        self.column = Column(self.here, desk)
        self.column.panel.reload()

    def does(self, command: Command) -> None:
        self.here.lanes.do(command)

    def at(self, when: str) -> list[str]:
        self.clock.set(toronto(when))
        self.column.panel.reload()
        self.column.tick()
        return self.column.said()


@pytest.fixture
def in_town(qapp: QApplication, tmp_path: Path, show: Callable[..., QWidget]) -> Iterator[InTown]:
    kept: list[Town] = []

    def opened(name: str) -> Town:
        desk, clock = new_desk(tmp_path, TUESDAY, name, people=("Priya Nair", "Maria Rossi"))
        desk.do(SetSetting("public_can_see", "no"), person(desk, "Priya"))
        kept.append(Town(desk, clock))
        show(kept[0].column.window, 340, 640)
        kept[0].column.leave()
        return kept[0]

    yield opened
    for town in kept:
        town.desk.close()


def email(name: str = "Denise Papineau") -> LogContact:
    return LogContact(uid(), Channel.EMAIL, Outcome.MESSAGE, note="Asks about her drain.", caller=CallerTyped(name))


def call(name: str = "Denise Papineau") -> LogContact:
    return LogContact(uid(), Channel.CALL, Outcome.MESSAGE, note="Asks about her drain.", caller=CallerTyped(name))


def acknowledge(town: Town, press: Callable[..., None], full_by: str) -> None:
    town.column.go_to("Denise Papineau")
    press(town.column.panel.list, Qt.Key.Key_D)
    town.column.panel.drawers.answer.acknowledge(full_by)
    town.column.panel.drawers.answer.confirm()


def test_lasalle_acknowledges_in_working_days_and_resolves_in_plain_days(in_town: InTown) -> None:
    """L17: acknowledge within 3 working days, try to resolve within 15 days."""
    town = in_town("lasalle")
    town.does(LogComplaint(uid(), Channel.LETTER, About.SERVICE, "The form was wrong."))
    (line,) = town.column.lines()
    seen = town.column.panel.list.seen(line)
    assert seen.what.startswith("Acknowledge")
    assert (seen.date, seen.more) == ("Fri 4:30", "then: resolve by Wed 9 Dec")


def test_essex_shows_its_outer_limit_after_every_first_answer(in_town: InTown) -> None:
    """E19 and E22: 2 business days, 15 in all."""
    town = in_town("essex")
    town.does(email())
    assert town.column.said()[1].endswith("then: full answer by Tue 15 Dec")


def test_an_estimate_after_the_outer_limit_is_warned_of_kept_and_named(
    in_town: InTown, press: Callable[..., None]
) -> None:
    """E22: give an estimate; the total should not exceed fifteen business days."""
    town = in_town("essex")
    town.does(email())
    acknowledge(town, press, "2026-12-22")
    drawer = town.column.panel.drawers.answer
    assert drawer._promise.warning().startswith("Later than the outer limit of Policy 7, Tue 15 Dec, 4:30 p.m.")
    assert what(town.column.saved[-1]) == "acknowledged, Denise Papineau, later than the policy’s outer limit"
    (row,) = town.desk.read(DueBoard()).rows
    assert row.promised_at == toronto("2026-12-22 16:30")
    assert row.sort_at == toronto("2026-12-15 16:30")


def test_an_estimate_within_the_limit_is_kept_without_a_word(in_town: InTown, press: Callable[..., None]) -> None:
    town = in_town("essex")
    town.does(email())
    acknowledge(town, press, "2026-12-04")
    assert "outer limit" not in what(town.column.saved[-1])
    town.column.leave()
    assert "Promised 4 Dec" in town.at("2026-11-24 14:10")[1]


def test_what_amherstburg_leaves_blank_waits_in_the_list_with_its_days(in_town: InTown) -> None:
    """Amherstburg's Appendix A is not in the text: no number is invented, and nothing vanishes."""
    town = in_town("amherstburg")
    town.does(call())
    assert town.column.said()[0] == "No date in the policy · 1"
    assert "0 days, waiting" in town.column.said()[1]
    assert "3 days, waiting" in town.at("2026-11-27 09:00")[1]
    (row,) = town.desk.read(DueBoard()).rows
    said = explain(town.desk.read(AskWhy(row.id)))
    assert said.head == "No date"
    assert said.remarks[0] == "The policy gives no time for this, so there is no date to promise."


def test_what_waits_longest_without_a_date_stands_first(in_town: InTown) -> None:
    town = in_town("amherstburg")
    town.does(call("Karl Huebner"))
    town.at("2026-11-25 09:00")
    town.does(call("Denise Papineau"))
    town.column.panel.reload()
    assert town.column.titles() == ["Karl Huebner", "Denise Papineau"]


def test_a_promise_gives_an_undated_matter_its_place(in_town: InTown, press: Callable[..., None]) -> None:
    """Promised for: any record may carry a date that we said."""
    town = in_town("amherstburg")
    town.does(call())
    town.column.go_to("Denise Papineau")
    press(town.column.panel.list, Qt.Key.Key_P)
    town.column.panel.drawers.promise._when.set_text("thu 10 am")
    town.column.panel.drawers.promise.confirm()
    town.column.leave()
    said = town.at("2026-11-24 14:20")
    assert said[0] == "Later · 1"
    assert "Promised Thu 10:00" in said[1]


def test_lasalles_review_date_that_has_passed_is_a_quiet_line_in_the_morning(in_town: InTown) -> None:
    """L19: the policy must be reviewed by the stated review date, August 2021."""
    town = in_town("lasalle")
    town.at("2026-11-25 08:31")
    (line,) = town.column.panel.quiet.texts()
    assert "The policy was to be reviewed by" in line
    assert "2021" in line


def test_a_town_without_a_clause_on_council_lets_matters_wait_without_promising_a_time(
    in_town: InTown, press: Callable[..., None]
) -> None:
    town = in_town("lasalle")
    town.does(email())
    town.column.go_to("Denise Papineau")
    press(town.column.panel.list, Qt.Key.Key_K)
    drawer = town.column.panel.drawers.council
    drawer.meeting.set_text("2026-12-08")
    drawer.meeting.changed.emit()
    assert drawer.sentence.text().endswith("which meets on Tuesday, December 8, 2026.”")
    drawer.confirm()
    assert town.column.saved[-1].action == "council_awaited"
