"""The page instead of a desk: what it says, what it offers, and what the keyboard reaches first."""

from pytestqt.qtbot import QtBot

from counterdesk.ui.pages.trouble import TroublePage
from tests.desk import toronto

BACKED_UP = toronto("2026-11-24 16:30")


def shown(qtbot: QtBot) -> TroublePage:
    page = TroublePage("/home/desk/logbook.db")
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_safest_button_has_the_focus(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.say("The logbook is damaged.", "The file was left as it was.", BACKED_UP)
    assert page.focusWidget() is page.again
    assert "damaged" in page.again.accessibleDescription()


def test_without_a_backup_none_is_offered(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.say("The logbook is damaged.", "", BACKED_UP)
    assert page.restore.isVisible()
    page.say("Another program is keeping the logbook busy.", "", None)
    assert not page.restore.isVisible()


def test_while_it_waits_nothing_can_be_pressed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.say("The logbook is damaged.", "", BACKED_UP)
    page.wait("Bringing back the backup ...")
    assert not any(button.isEnabled() for button in (page.again, page.restore, page.quit))
    with qtbot.assertNotEmitted(page.restore_wanted, wait=20):
        page.restore.click()


def test_every_button_tells_what_was_pressed(qtbot: QtBot) -> None:
    page = shown(qtbot)
    page.say("The logbook is damaged.", "", BACKED_UP)
    for button, wanted in (
        (page.again, page.again_wanted),
        (page.restore, page.restore_wanted),
        (page.quit, page.quit_wanted),
    ):
        with qtbot.waitSignal(wanted, timeout=1000):
            button.click()
