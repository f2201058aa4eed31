"""The first half of a bad morning, in the real program, which is killed while the clerk types: the power goes.

python -m tests.stories.bad_morning HOME

It says in one line what the clerk saw, then for each letter typed into the note how many there are, and when.
"""

import json
import os
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMenu

from counterdesk.app import compose
from counterdesk.app.look import DeskLook
from counterdesk.app.main import main
from counterdesk.app.paths import Places
from counterdesk.app.settings import Settings
from counterdesk.ui.cards.contact import ContactCard
from counterdesk.ui.cards.hold import HeldButton, HoldStrip
from tests.desk import Clock, toronto
from tests.stories.clerk import Clerk
from tests.stories.hands import passes, waits
from tests.stories.program import Program

OPENING = toronto("2026-10-13 08:30")
AFTER_THE_CUT = toronto("2026-10-13 08:40")
LETTERS = "The person asked about the fence again. "
PACE_S = 0.015


# What a clerk does with calls on hold


def parks_call(clerk: Clerk, number: str, name: str, topic: str, note: str = "") -> None:
    """Begins a call, and puts it on hold because somebody stands at the counter: F3 to F9."""
    begins_call(clerk, number, name, topic)
    if note:
        clerk.hands.fills("Note", note)
    clerk.hands.presses("F9")
    clerk.program.settle()


def begins_call(clerk: Clerk, number: str, name: str, topic: str) -> None:
    """Half a call: number, name and topic, no outcome yet."""
    clerk.opens("F3")
    clerk.hands.types(number)
    clerk.hands.fills("Name", name)
    clerk.chooses(topic)


def returns(clerk: Clerk) -> ContactCard:
    """F7: the call that has been on hold the longest."""
    clerk.hands.presses("F7")
    clerk.program.settle()
    card = clerk.card
    assert isinstance(card, ContactCard)
    return card


def leaves_message_for(clerk: Clerk, whom: str) -> None:
    """Ends the open call with a message for a colleague."""
    clerk.chooses("Message, call back")
    clerk.names("Who answers", whom)
    clerk.saves()


def says_hung_up(clerk: Clerk, which: str) -> None:
    """Opens the menu of one call on hold, and takes "Caller hung up"."""
    held = next(one for one in _held(clerk) if which in one.button.text())
    clerk.hands.clicks_on(held.more)
    waits(held.menu.isVisible, "for the menu of the call")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Caller hung up").trigger()
    menu.close()
    clerk.program.is_in_front()
    clerk.program.settle()


def changes_to(clerk: Clerk, name: str) -> None:
    """Somebody else sits down."""
    clerk.is_now(name)
    clerk.program.is_in_front()


def sees_held(clerk: Clerk) -> list[str]:
    """Reads the cards on hold, oldest first, each with its colour where it has one."""
    return [" ".join(filter(None, (one.button.property("tone"), one.button.text()))) for one in _held(clerk)]


def _held(clerk: Clerk) -> tuple[HeldButton, ...]:
    strip = clerk.window.findChild(HoldStrip)
    assert isinstance(strip, HoldStrip)
    return strip.buttons() if strip.isVisible() else ()


# The morning until the power goes


def until_the_cut(clerk: Clerk) -> None:
    """Three calls on hold with walk-ins between them, one taken up, one hung up, then Tom sits down and types."""
    seen: dict[str, object] = {"parked": parks_three(clerk)}
    seen["oldest"] = returns(clerk).typed().name
    leaves_message_for(clerk, "Maria Rossi")
    says_hung_up(clerk, "02")
    seen["held"] = sees_held(clerk)
    clerk.pauses()
    changes_to(clerk, "Tom Ng")
    clerk.logs_walk_in("Water bill")
    begins_call(clerk, "5195550104", "Dora Ellis", "By-law concern")
    seen |= {"today": clerk.sees_today(), "counts": clerk.sees_counts(), "due": clerk.sees_due()}
    tell(json.dumps(seen))
    types_without_end(clerk)


def parks_three(clerk: Clerk) -> list[list[str]]:
    """Three calls, each put on hold for somebody at the counter; gives what was on hold after each step."""
    seen = []
    for step in (
        lambda: parks_call(clerk, "5195550101", "Alma Brock", "Property taxes"),
        lambda: clerk.logs_walk_in("Dog licence"),
        lambda: parks_call(clerk, "5195550102", "Boris Cohen", "Water bill"),
        lambda: clerk.takes_walk_in("Lou Marsh", "Dog licence", note="Brought the vaccination record."),
        lambda: parks_call(clerk, "5195550103", "Carla Dunn", "Building permit", "A deck of nine feet."),
        lambda: clerk.logs_walk_in("Marriage licence"),
    ):
        step()
        seen.append(sees_held(clerk))
    return seen


def types_without_end(clerk: Clerk) -> None:
    """Types the note, a letter every few milliseconds, until the power goes."""
    clerk.hands.tabs_to("Note")
    count = 0
    while True:
        clerk.hands.types(LETTERS[count % len(LETTERS)])
        count += 1
        tell(f"{count} {time.monotonic()}")
        passes(PACE_S)


def tell(what: str) -> None:
    """Says one line at once."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def run(home: str) -> int:
    """Runs the command itself, with a clerk in its window; only its clock is the story's."""
    program = Program(Path(home), Clock(OPENING))
    clerk = Clerk(program)

    def new_desktop(here: Places) -> compose.Desktop:
        look = DeskLook(compose._new_application(), Settings(here.settings))
        program._desktop = compose.Desktop(here, look, program.clock)
        sys.excepthook = give_up  # not the program's last resort, which would go on
        QTimer.singleShot(0, begin)
        return program.desktop

    def begin() -> None:
        clerk._is_ready()
        until_the_cut(clerk)

    compose.new_desktop = new_desktop
    return main(["--home", home])


def give_up(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> NoReturn:
    """Says what went wrong with the clerk, and ends at once."""
    traceback.print_exception(kind, error, trace)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1]))
