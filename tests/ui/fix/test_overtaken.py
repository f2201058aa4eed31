"""An entry that is changed again while what was typed before still stands beside it: no word of it is hidden."""

import pytest
from PySide6.QtWidgets import QLabel

from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.ui.fix.band import FixBand
from counterdesk.ui.fix.window import FixWindow
from tests.desk import call
from tests.ui.fix.hands import fixed_by, typed, window_of


def offered(window: FixWindow) -> list[str]:
    """Gives the parts that can be put in."""
    return [one.accessibleName().removeprefix("Put in: ") for one in window.mine.buttons]


def said(window: FixWindow) -> str:
    """Gives every word of the panel."""
    return " ".join(one.text() for one in window.mine.findChildren(QLabel))


@pytest.fixture
def overtaken(fixing, logged, desk):
    """Opens an entry, types a note, and has a colleague fix it before it is saved."""
    entry = logged(call(note="one"))
    window = typed(fixing(entry), "mine")
    window.card.below.reason.set_value("misheard")
    fixed_by(desk, "Owen", entry, note="owen 1")
    window.save()
    assert offered(window) == ["Note"]
    return entry, window


def test_a_second_change_leaves_the_first_words_in_the_panel(overtaken, desk):
    entry, window = overtaken
    window.card.more.place.set_value("Pool")
    fixed_by(desk, "Owen", entry, note="owen 2")
    window.save()
    assert window.card.note.field.value() == "owen 2"
    assert sorted(offered(window)) == ["Note", "Place concerned"]
    assert "mine" in said(window)
    assert "Pool" in said(window)
    assert window.card.below.reason.value() == "misheard"


def test_what_was_typed_last_of_a_part_is_what_can_be_put_in(overtaken, desk):
    entry, window = overtaken
    window.card.note.field.set_value("mine again")
    fixed_by(desk, "Owen", entry, note="owen 2")
    window.save()
    assert offered(window) == ["Note"]
    window.mine.buttons[0].click()
    assert window.card.note.field.value() == "mine again"


def test_a_part_that_was_put_in_can_be_put_in_again(overtaken, desk):
    entry, window = overtaken
    window.mine.buttons[0].click()
    fixed_by(desk, "Owen", entry, note="owen 2")
    window.save()
    assert offered(window) == ["Note"]
    window.mine.buttons[0].click()
    window.save()
    assert not window.isVisible()


def test_overtaken_again_with_nothing_more_typed_the_panel_stays(overtaken, desk):
    entry, window = overtaken
    window.card.below.reason.set_value("")
    fixed_by(desk, "Owen", entry, note="owen 2")
    window.save()
    assert window.card.note.field.value() == "owen 2"
    assert offered(window) == ["Note"]


def test_both_are_one_draft_and_leave_none_behind(overtaken, desk, here, qtbot, shown):
    entry, window = overtaken
    window.card.more.place.set_value("Pool")
    fixed_by(desk, "Owen", entry, note="owen 2")
    window.save()
    band = FixBand(here)
    qtbot.addWidget(band)
    window.put_aside()
    assert len(desk.read(AskDrafts())) == len(band.kept) == 1
    band._fixing.resume(band.kept[0])
    back = window_of(band, shown)
    assert sorted(offered(back)) == ["Note", "Place concerned"]
    back._leave()
    assert desk.read(AskDrafts()) == ()


def test_what_only_its_author_may_see_goes_aside_though_it_stands_beside(fixing, logged, desk, here):
    entry = logged(call(note="one"))
    window = fixing(entry)
    window.card.more.confidential.setChecked(True)
    fixed_by(desk, "Owen", entry, note="owen 1")
    window.save()
    assert not window.card.more.confidential.isChecked()
    assert offered(window) == ["Confidential"]
    here.comes(next(one for one in here.people if one.name.startswith("Owen")))
    assert not window.isVisible()
