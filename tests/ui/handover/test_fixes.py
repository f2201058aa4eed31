"""A fix that is not saved is listed when the desk is handed over, and goes to nobody who may not read it."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from counterdesk.domain.complaint import About
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix
from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.sealed import LogComplaint
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.handover.lines import COUNTER
from tests.desk import call, uid


@pytest.fixture
def held(counter):
    """Begins to fix an entry of Priya's and puts that aside."""

    def hold(**fields: object) -> None:
        command = replace(call(**fields), happened_at=counter.clock())
        counter.logs(command)
        window = FixWindow(counter.here, counter.desk.read(AskToFix(command.uid, counter.who("Priya"))))
        counter.bot.addWidget(window)
        window.card.note.field.set_value("two")
        window.put_aside()

    return hold


def words(dialog) -> list[str]:
    return [one.text() for one in dialog.things.findChildren(QLabel)]


def test_it_is_listed_by_its_kind_and_time_and_stays_unless_a_colleague_is_named(counter, held):
    held()
    dialog = counter.begins()
    (line,) = dialog.things.goes_to
    assert "Fix of an entry · Call" in words(dialog)
    assert not any("Rossi" in one for one in words(dialog))
    assert line.text() == "Stays with Priya Nair ▾"
    assert COUNTER not in line.offered
    assert counter.who("Sam") in line.offered


def test_sent_to_a_colleague_it_is_offered_to_them(counter, held):
    held()
    dialog = counter.begins()
    dialog.things.goes_to[0].choose(counter.who("Sam"))
    dialog.ok_button.click()
    counter.here.comes(next(one for one in counter.here.staff if one.name == "Sam Okafor"))
    assert [one.author_id for one in counter.desk.read(AskDrafts())] == [counter.who("Sam")]
    assert len(counter.shell.fixes.kept) == 1


def test_that_of_somebody_confidential_stays(counter, held):
    held(confidential=True)
    (line,) = counter.begins().things.goes_to
    assert list(line.offered.values()) == ["Stays with Priya Nair"]


def test_that_of_a_complaint_stays_and_is_not_called_so_where_the_public_sees_it(counter):
    command = LogComplaint(uid(), Channel.CALL, About.SERVICE, "The plough came late.")
    counter.here.lanes.do(command)
    window = FixWindow(counter.here, counter.desk.read(AskComplaintToFix(command.uid, counter.who("Priya"))))
    counter.bot.addWidget(window)
    window.card.fields.text.set_value("The plough never came.")
    window.put_aside()
    dialog = counter.begins()
    assert "Fix of a complaint · Call" in words(dialog)
    fixes = [one for one in dialog.things.goes_to if len(one.offered) == 1]
    assert len(fixes) == 1
    dialog.reject()
    counter.here.town = replace(counter.here.town, public_can_see=True)
    assert "Fix of an entry · Call" in words(counter.begins())
