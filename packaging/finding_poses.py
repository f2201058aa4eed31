"""The screens of finding again: the search, the Log narrowed and by day, and all past contacts at a number."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.callers import LinkCallers
from counterdesk.services.asks.contacts import LogContact
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.here import Here
from counterdesk.ui.log import LogPage
from counterdesk.ui.shell import Shell

_SETTLED_MS = 350
INSIDE, SISTER = "00000000-0000-0000-0000-00000000f1d1", "00000000-0000-0000-0000-00000000f1d2"
NUMBER, OTHER, EXTENSION = "519-555-0112", "519-555-0123", "ext 214"


class Place(Protocol):
    """What takes the pictures: it gives a main window on a filled logbook."""

    here: Here

    def shell(self) -> Shell:
        """Gives a new main window."""

    def page(self, key: str) -> Shell:
        """Gives the main window on one of its pages."""


def searching(studio: Place) -> Shell:
    """Gives the main window with a search typed."""
    shell = studio.shell()
    shell.activateWindow()
    shell.search.begin()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, "permit last week")
    QTest.qWait(_SETTLED_MS)
    return shell


def narrowed(studio: Place) -> Shell:
    """Gives the Log of seven days, only what somebody must answer."""
    shell = studio.page("page_log")
    log = shell.page("page_log")
    assert isinstance(log, LogPage)
    log.ranges.pill("week").click()
    log.sieve.kinds.choose({"message", "incoming"})
    log.reload()
    QTest.qWait(_SETTLED_MS)
    return shell


def by_day(studio: Place) -> Shell:
    """Gives the Log with words and days typed into it."""
    shell = studio.page("page_log")
    log = shell.page("page_log")
    assert isinstance(log, LogPage)
    log.look_for("permit last week")
    QTest.qWait(_SETTLED_MS)
    return shell


def known(studio: Place) -> Shell:
    """Gives a call from a number with past contacts, linked with another one."""
    studio.here.lanes.do(LinkCallers("00000000-0000-0000-0000-00000000f1d0", NUMBER, OTHER))
    shell = studio.shell()
    shell.open_card("call")
    card = shell.cards.card
    assert isinstance(card, ContactCard)
    card.caller.number.set_value(NUMBER)
    card.caller.name.setFocus()
    card.caller.ask_now()
    QTest.qWait(_SETTLED_MS)
    return shell


def inside(studio: Place) -> Shell:
    """Gives a call from an extension alone, a colleague's, who called before."""
    _logs(studio, INSIDE, CallerTyped("Owen Gallagher", number=EXTENSION), "Asks for the key of the archive.")
    shell = studio.shell()
    shell.open_card("call")
    card = shell.cards.card
    assert isinstance(card, ContactCard)
    card.caller.number.set_value(EXTENSION)
    card.caller.name.setFocus()
    card.caller.ask_now()
    QTest.qWait(_SETTLED_MS)
    return shell


def _logs(studio: Place, uid: str, caller: CallerTyped, note: str) -> None:
    studio.here.lanes.do(LogContact(uid, Channel.CALL, Outcome.ANSWERED, note=note, caller=caller))
    QTest.qWait(_SETTLED_MS)


def past(studio: Place) -> QWidget:
    """Gives the window with all of them: at the number, at a linked one, and whoever asked to be reached there."""
    caller = CallerTyped("Ann Okoye", number="519-555-0188 x12", reach_at=NUMBER)
    _logs(studio, SISTER, caller, "Will be at her sister's.")
    card = known(studio).cards.card
    assert isinstance(card, ContactCard)
    dialog = card.caller.show_past()
    assert dialog is not None
    QTest.qWait(_SETTLED_MS)
    return dialog


POSES: dict[str, Callable[[Place], QWidget]] = {
    "search": searching,
    "log-narrowed": narrowed,
    "log-days": by_day,
    "known": known,
    "inside": inside,
    "past": past,
}
