"""What a hand does with a fix: presses in the band, types in the window, and a colleague who fixes meanwhile."""

from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from counterdesk.services.asks.fixing import AskToFix, FixContact
from counterdesk.ui.fix.band import FixBand
from counterdesk.ui.fix.window import FixWindow
from tests.desk import person


def pressed(band: FixBand, words: str) -> None:
    """Presses a button of the band."""
    next(one for one in band.findChildren(QPushButton) if one.text().startswith(words)).click()


def window_of(band: QWidget, shown) -> FixWindow:
    """Gives the window that a press has opened."""
    (window,) = [one for one in band.findChildren(FixWindow) if one.isVisible()]
    return shown(window)


def typed(window: FixWindow, note: str) -> FixWindow:
    """Types another note; the desk keeps it."""
    window.card.note.field.set_value(note)
    window.keep_now()
    return window


def fixed_by(desk, who: str, entry: str, **fields: object) -> None:
    """Has a colleague fix the entry meanwhile."""
    shown = desk.read(AskToFix(entry, person(desk, who))).entry
    desk.do(FixContact(replace(shown, **fields), "He rang again"), person(desk, who))
