"""The screens of a shared counter: on hold, "Still Priya?", handing over, and the numbers that help."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.due import DueAnswer, DueBoard, TakeDeadline
from counterdesk.services.asks.handover import AskWaiting, HandoverRow, TakeOver
from counterdesk.services.asks.people import PersonRow
from counterdesk.ui.handover.dialog import HandoverDialog
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Shell

_SETTLED_MS = 60


class Place(Protocol):
    """What takes the pictures: it gives a main window on a filled logbook."""

    here: Here

    def shell(self) -> Shell:
        """Gives a new main window."""


def on_hold(studio: Place) -> Shell:
    """Gives three cards on hold, one of them a voicemail and all calls amber, and the words to say to the last."""
    shell = _shell(studio)
    _parks(shell, "call", "519-555-0142")
    _parks(shell, "walk_in", "")
    shell.cards.left_voicemail(next(card.uid for card in shell.cards.parked if card.is_call))
    _parks(shell, "call", "519-555-0177")
    return shell


def still(studio: Place) -> Shell:
    """Gives an open card that asks in its own line, with something that waits to be saved."""
    shell = _shell(studio)
    shell.open_card("call")
    shell.cards.card.caller.number.set_value("519-555-0142")  # type: ignore[union-attr]
    studio.here.presence.doubt()
    shell.cards.save()
    return shell


def handing_over(studio: Place) -> QWidget:
    """Gives the list of what there is to hand on."""
    return _dialog(studio)


def handed_over(studio: Place) -> Shell:
    """Gives the line for whoever comes next."""
    dialog = _dialog(studio)
    shell = dialog.parentWidget()
    dialog.remark.set_value("The keys of the arena are in the second drawer.")
    dialog.ok_button.click()
    QTest.qWait(_SETTLED_MS)
    assert isinstance(shell, Shell)
    return shell


def hidden(studio: Place) -> Shell:
    """Gives the main window while the screen is hidden."""
    shell = _shell(studio)
    shell.hide_screen()
    return shell


def neutral(studio: Place) -> Shell:
    """Gives the numbers that help."""
    shell = _shell(studio)
    shell.curtain.be_neutral()
    return shell


def end(here: Here, person: PersonRow | None) -> None:
    """Ends what a picture has begun: a person takes the desk back that was handed over, and nobody is asked."""
    if person is not None:
        here.lanes.read(AskWaiting(), partial(_take_back, here, person))
    here.presence.settle()


def _take_back(here: Here, person: PersonRow, waiting: HandoverRow | None) -> None:
    if waiting is not None:
        here.comes(person)
        here.lanes.do(TakeOver(waiting.uid))


def _dialog(studio: Place) -> HandoverDialog:
    here, shell = studio.here, _shell(studio)
    _take_one(here)
    _parks(shell, "call", "519-555-0142")
    shell.handing.begin()
    QTest.qWait(_SETTLED_MS)
    dialog = shell.handing.dialog
    assert dialog is not None
    return dialog


def _shell(studio: Place) -> Shell:
    here = studio.here
    if here.person is None:  # the picture before this one was of a desk handed over
        here.comes(here.staff[0])
    here.presence.settle()
    return studio.shell()


def _take_one(here: Here) -> None:
    here.lanes.read(DueBoard(), partial(_take_first, here))


def _take_first(here: Here, answer: DueAnswer) -> None:
    if here.person is not None:
        here.lanes.do(TakeDeadline(answer.rows[0].id, here.person.id))


def _parks(shell: Shell, kind: str, number: str) -> None:
    shell.open_card(kind)
    card = shell.cards.card
    card.caller.number.set_value(number)  # type: ignore[union-attr]
    card.note.field.set_value("Wants the hours of the dump.")  # type: ignore[union-attr]
    shell.cards.hold()


POSES: dict[str, Callable[[Place], QWidget]] = {
    "on-hold": on_hold,
    "still": still,
    "hand-over": handing_over,
    "handed-over": handed_over,
    "cover": hidden,
    "neutral": neutral,
}
