"""A fix typed while nobody is named at the desk waits for whoever comes, and is theirs from then on."""

import pytest

from counterdesk.services.asks.logbook import AskDrafts
from counterdesk.services.asks.people import LeaveDesk
from counterdesk.ui.fix.band import FixBand
from tests.desk import call, person
from tests.ui.fix.hands import fixed_by, pressed, typed, window_of


@pytest.fixture
def nobody(here, desk):
    """Lets Priya go: nobody is named at the desk."""
    desk.do(LeaveDesk(), person(desk, "Priya"))
    here._ask_people()
    assert here.person is None


@pytest.fixture
def band(here, qtbot) -> FixBand:
    band = FixBand(here)
    qtbot.addWidget(band)
    band.show()
    return band


@pytest.fixture
def comes(here):
    """Puts somebody at the desk by the beginning of a name."""

    def come(name: str) -> None:
        here.comes(next(one for one in here.people if one.name.startswith(name)))

    return come


def authors(desk) -> list[object]:
    return [one.author_id for one in desk.read(AskDrafts())]


def test_it_is_offered_while_nobody_is_there_and_to_whoever_comes(fixing, logged, nobody, band, comes):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two").put_aside()
    assert [one.entry_uid for one in band.kept] == [entry]
    comes("Owen")
    assert [one.entry_uid for one in band.kept] == [entry]


def test_whoever_goes_on_with_it_has_it_from_then_on(fixing, logged, nobody, band, comes, shown, desk):
    typed(fixing(logged(call(note="one"))), "two").put_aside()
    comes("Owen")
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert back.card.note.field.value() == "two"
    back.put_aside()
    assert authors(desk) == [person(desk, "Owen")]
    comes("Priya")
    assert band.kept == ()


def test_left_by_whoever_comes_nothing_of_it_stays(fixing, logged, nobody, band, comes, desk):
    typed(fixing(logged(call(note="one"))), "two").put_aside()
    comes("Owen")
    pressed(band, "Leave it")
    assert desk.read(AskDrafts()) == ()


def test_whoever_comes_while_the_window_is_open_has_it(fixing, logged, nobody, band, comes, desk):
    window = typed(fixing(logged(call(note="one"))), "two")
    comes("Owen")
    assert window.isVisible()
    assert authors(desk) == [person(desk, "Owen")]
    window.put_aside()
    assert len(band.kept) == 1
    comes("Priya")
    assert band.kept == ()


def test_a_private_one_goes_aside_for_the_second_who_comes_not_for_the_first(fixing, logged, nobody, comes):
    window = fixing(logged(call(note="one")))
    window.card.more.confidential.setChecked(True)
    comes("Owen")
    assert window.isVisible()
    comes("Priya")
    assert not window.isVisible()


def test_what_stands_beside_a_changed_entry_is_theirs_too(fixing, logged, nobody, band, comes, shown, desk, here):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two").put_aside()
    fixed_by(desk, "Priya", entry, note="three")
    pressed(band, "Go on")
    back = window_of(band, shown)
    assert back.mine.isVisible()
    comes("Owen")
    assert authors(desk) == [person(desk, "Owen")]


def test_the_fix_of_somebody_who_is_named_stays_theirs(fixing, logged, desk, band, here, comes):
    entry = logged(call(note="one"))
    typed(fixing(entry), "two").put_aside()
    desk.do(LeaveDesk(), person(desk, "Priya"))
    here._ask_people()
    assert band.kept == ()
    comes("Owen")
    assert band.kept == ()
