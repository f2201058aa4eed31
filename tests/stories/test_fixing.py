"""An entry is fixed by keyboard alone in the real program, through a power cut, and the fix is undone with one key."""

from PySide6.QtWidgets import QApplication

from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.pages.record import RecordView
from tests.stories.clerk import Clerk
from tests.stories.hands import button, passes, reads, shows, waits

A_SECOND_S = 1.0


def fix_window() -> FixWindow | None:
    """Gives the window in which an entry is fixed, if it stands there."""
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, FixWindow) and one.isVisible()]
    return found[0] if found else None


def opens_the_entry_to_fix_it(clerk: Clerk) -> FixWindow:
    """From the desk to the fix of the newest entry: Ctrl+T, Enter, Alt+F."""
    clerk.hands.presses("Ctrl+T", "Return")
    waits(lambda: isinstance(QApplication.activeWindow(), RecordView), "for the entry")
    clerk.program.settle()
    clerk.hands.presses("Alt+F")
    waits(lambda: isinstance(QApplication.activeWindow(), FixWindow), "for the fix")
    found = fix_window()
    assert found is not None
    return found


def types_another_name(window: FixWindow, clerk: Clerk, name: str) -> None:
    window.card.caller.name.setFocus()
    clerk.hands.presses("Ctrl+A")
    clerk.hands.types(name)


def goes_on(clerk: Clerk) -> FixWindow:
    """Presses what the desk offers after a power cut."""
    waits(lambda: shows(clerk.window, "Go on"), "for the offer")
    clerk.hands.clicks_on(button(clerk.window, "Go on"))
    waits(lambda: isinstance(QApplication.activeWindow(), FixWindow), "for the fix")
    found = fix_window()
    assert found is not None
    return found


def is_saved(clerk: Clerk) -> None:
    clerk.hands.presses("Ctrl+Return")
    waits(lambda: fix_window() is None, "for the fix to be saved")
    clerk.program.settle()


def test_a_fix_outlives_a_power_cut_and_is_undone_with_one_key(clerk: Clerk) -> None:
    clerk.takes_walk_in("Hana Ito", "By-law concern")
    types_another_name(opens_the_entry_to_fix_it(clerk), clerk, "Hanna Ito")
    passes(A_SECOND_S)
    clerk.program.is_lost()
    clerk.starts()
    assert any("Not saved yet: the fix of Walk-in" in words for words in reads(clerk.window))
    window = goes_on(clerk)
    assert window.card.caller.name.value() == "Hanna Ito"
    is_saved(clerk)
    assert "fixed: Walk-in" in clerk.reads_status()
    assert not shows(clerk.window, "Go on")
    clerk.program.is_in_front()
    clerk.undoes()
    window = opens_the_entry_to_fix_it(clerk)
    assert window.card.caller.name.value() == "Hana Ito"
    window.reject()


def test_held_for_the_counter_a_fix_waits_while_a_walk_in_is_logged(clerk: Clerk) -> None:
    clerk.takes_walk_in("Hana Ito", "By-law concern")
    types_another_name(opens_the_entry_to_fix_it(clerk), clerk, "Hanna Ito")
    clerk.hands.presses("F9")
    waits(lambda: QApplication.activeWindow() is clerk.window, "for the desk")
    clerk.takes_walk_in("Bo Lund", "Dog licence")
    window = goes_on(clerk)
    assert window.card.caller.name.value() == "Hanna Ito"
    is_saved(clerk)
    assert len(clerk.sees_today()) == 2
