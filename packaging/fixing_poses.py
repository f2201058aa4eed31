"""The screens of fixing an entry: a message, a complaint, one changed meanwhile, and a fix that waits at the desk."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.desk import Question
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.fixing import AskComplaintToFix, AskToFix, ContactToFix, FixContact, WithdrawFix
from counterdesk.services.asks.sealed import AskSealed, OpenSealed
from counterdesk.ui.cards.content import new_uid
from counterdesk.ui.fix.card import FixCard
from counterdesk.ui.fix.complaint import FixComplaintCard
from counterdesk.ui.fix.window import FixWindow
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell

_SETTLED_MS = 60


class Place(Protocol):
    """What takes the pictures: it gives a main window on a filled logbook."""

    here: Here

    def shell(self) -> Shell:
        """Gives a new main window."""


def fixing(studio: Place) -> QWidget:
    """Gives a message as a colleague fixes it the day after, with another time typed."""
    window = FixWindow(studio.here, _message(studio))
    card = _card(window)
    card.more.happened.set_text("2026-11-20 15:10")
    card.below.reason.set_value("It came in on Friday")
    card.preview()
    return window


def overtaken(studio: Place) -> QWidget:
    """Gives a message that somebody else fixed while this window stood open, with what was typed beside it."""
    found = _message(studio)
    window = FixWindow(studio.here, found)
    card = _card(window)
    card.caller.name.set_value("Walter Pyke")
    card.note.field.set_value("Waiting for the deck inspection for two weeks; asks for the inspector himself.")
    card.below.reason.set_value("He rang again")
    said = f"{found.entry.note} Rang again."
    studio.here.lanes.do(FixContact(replace(found.entry, note=said), "He rang again"))
    window.save()
    studio.here.lanes.do(WithdrawFix(found.entry.uid))  # the other pictures show the entry as it was
    return window


def complaint(studio: Place) -> QWidget:
    """Gives a complaint that was opened with a reason, with another text typed."""
    row = next(one for one in _read(studio, AskSealed()) if one.record == "complaints")
    opening = new_uid()
    studio.here.lanes.do(OpenSealed("complaints", row.uid, "To be answered", opening))
    window = FixWindow(studio.here, _read(studio, AskComplaintToFix(row.uid, None, opening)), opening=opening)
    assert isinstance(window.card, FixComplaintCard)
    window.card.fields.received.set_text("2026-11-20 15:10")
    window.card.below.reason.set_value("It came in on Friday")
    window.card.preview()
    return window


def asked(studio: Place) -> QWidget:
    """Gives a fix that waits to be saved until somebody says who they are."""
    window = fixing(studio)
    assert isinstance(window, FixWindow)
    studio.here.presence.doubt()
    window.who.line.ask()
    return window


def waiting(studio: Place) -> Shell:
    """Gives the main window while a fix is not saved."""
    window = fixing(studio)
    assert isinstance(window, FixWindow)
    window.put_aside()
    shell = studio.shell()
    QTest.qWait(_SETTLED_MS)
    return shell


def _message(studio: Place) -> ContactToFix:
    rows = _read(studio, DueBoard()).rows
    row = next(row for row in rows if row.message_state and row.due_at is not None)
    found = _read(studio, AskToFix(row.record_uid))
    assert isinstance(found, ContactToFix)
    return found


def _card(window: FixWindow) -> FixCard:
    assert isinstance(window.card, FixCard)
    return window.card


def _read(studio: Place, question: Question[Any]) -> Any:
    found: list[Any] = []
    studio.here.lanes.read(question, found.append)
    return found[0]


POSES: dict[str, Callable[[Any], QWidget]] = {
    "fix": fixing,
    "fix-overtaken": overtaken,
    "fix-complaint": complaint,
    "fix-still": asked,
    "fix-waits": waiting,
}
