"""The head of the window: place, date, open or closed, what is left to set up, search, who is here, hide."""

from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from counterdesk.services.asks.town import TownView
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.search import SearchField
from counterdesk.ui.desk.who import WhoButton
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.theme import px
from counterdesk.words import _, dates, ngettext


class Header(QWidget):
    """One row, or two where the text is large. `setup_wanted` and `hide_wanted` are its buttons."""

    setup_wanted = Signal()
    hide_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._place = Label("", role="heading", elide=True)
        self._clock = Label("", "soft", elide=True)
        self._open = Label("", "ok", "strong", elide=True)
        self.setup = Button("", self.setup_wanted.emit, role="pill")
        self.search = SearchField()
        self.who = WhoButton(here)
        self.hide_button = Button(_("Hide screen"), self.hide_wanted.emit, key=shortcuts.shown("hide"))
        self._left = beside(self._place, self._clock, self._open, STRETCH, spacing=14)
        self._right = beside(STRETCH, self.setup, self.search, self.who, self.hide_button, spacing=10)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(6))
        self._box.addWidget(self._left, 1)
        self._box.addWidget(self._right)
        here.ticked.connect(self.tick)
        here.town_changed.connect(self.say_town)
        self.say_town()

    def say_town(self) -> None:
        """Shows the place, and what is left to set up."""
        town = self._here.town
        places = (town.name, town.counter)
        self._place.say(" · ".join(place for place in places if place) or _("Counterdesk"))
        left = len(town.setup_left)
        self.setup.say(
            ngettext("Finish setting up: {count} left", "Finish setting up: {count} left", left).format(count=left)
        )
        self.setup.setVisible(left > 0)
        self.tick(self._here.now())

    def tick(self, now: datetime) -> None:
        """Shows date, clock, and whether the office is open."""
        self._clock.say(dates.header(now))
        words, tone = opening(self._here.town, now)
        self._open.say(words, tone)

    def texts(self) -> tuple[str, ...]:
        """Gives place, date and opening as they stand there."""
        return self._place.text(), self._clock.text(), self._open.text()

    def minimumSizeHint(self) -> QSize:
        """Can be as narrow as the wider of its two halves: then it takes two rows."""
        hint = super().minimumSizeHint()
        halves = (self._left.minimumSizeHint().width(), self._right.minimumSizeHint().width())
        return QSize(max(halves), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Takes a second row where one is too narrow."""
        super().resizeEvent(event)
        needed = self._left.sizeHint().width() + self._right.sizeHint().width() + px(6)
        is_wide = needed <= self.width()
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)


def opening(town: TownView, now: datetime) -> tuple[str, str]:
    """Gives "● Open until 4:30 p.m." or when the office opens next, and the tone of it."""
    calendar = town.calendar
    if calendar is None:
        return "", "soft"
    if calendar.is_open(now):
        until = calendar.open_until(now)
        return (_("● Open until {time}").format(time=dates.clock(until)) if until else _("● Open"), "ok")
    opens = calendar.next_opening(now)
    if opens is None:
        return _("Closed"), "soft"
    return _("Closed, opens {when}").format(when=dates.short(opens, now)), "soft"
