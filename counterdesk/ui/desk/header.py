"""The head of the window: place, date, open or closed, what is left to set up, search, who is here, hide."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from counterdesk.services.asks.town import TownView
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.inline import InLine
from counterdesk.ui.desk.search import SearchField
from counterdesk.ui.desk.setup import SetupButton
from counterdesk.ui.desk.who import WhoButton
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.theme import px
from counterdesk.words import _, dates

_ANY_WIDTH = 16_777_215
_SHORTEST_PLACE = 180
_MOST_OF_IT = 0.8  # a second row instead of a third costs no more than a fifth of the name
_ROW, _COLUMN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class Header(QWidget):
    """One row, two or three where the text is large; shorter words come first.

    `setup_wanted` gives what is to be set up.
    """

    setup_wanted = Signal(str)
    hide_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._is_short = False
        self._place = Label("", role="heading", elide=True)
        self._clock = Label("", "soft", elide=True)
        self._open = Label("", "ok", "strong", elide=True)
        self.setup = SetupButton(here)
        self.setup.wanted.connect(self.setup_wanted)
        self._said: tuple[object, ...] = ()
        self.search = SearchField()
        self.who = WhoButton(here)
        self.hide_button = Button(_("Hide screen"), self.hide_wanted.emit, key=shortcuts.shown("hide"))
        self._left = QWidget()
        self._left_box = _box(14, self._left)
        self._left_box.addWidget(self._place)
        self.line = InLine(here)
        self._when = beside(self._clock, self._open, self.line, STRETCH, spacing=14)
        self._left_box.addWidget(self._when, 1)
        self._right = beside(STRETCH, self.setup, self.search, self.who, self.hide_button, spacing=10)
        self._box = _box(6, self)
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
        self.setup.setVisible(self.setup.count() > 0)
        self.tick(self._here.now())
        self._fit()

    def tick(self, now: datetime) -> None:
        """Shows date, clock, and whether the office is open."""
        self._clock.say(_date_and_time(now) if self._is_short else dates.header(now))
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
        """Takes shorter words where one row is too narrow, and a second row where they are not short enough."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Fits anew when a word or the text size changed."""
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.FontChange):
            self._fit()
        elif event.type() == QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._fit_anew)
        return done

    def _fit_anew(self) -> None:
        """Measures again once everything in the head has its new size; halfway there the widths were of both sizes."""
        self._said = ()
        self._fit()

    def _fit(self) -> None:
        state = (
            self.width(),
            self.font().key(),
            self._place.font().key(),
            self._right.sizeHint().height(),
            self.setup.count(),
            self._open.text(),
            self.who.text(),
            self._place.text(),
            self.line.sizeHint().width(),
        )
        if state == self._said:
            return
        self._said = state
        self._left_box.setDirection(_ROW)
        self._place.setMaximumWidth(_ANY_WIDTH)
        self._shorten(False)
        if self._needed() > self.width():
            self._shorten(True)
        is_wide = self._needed() <= self.width() or self._cut_place(self._right.sizeHint().width() + px(6), least=0.5)
        self._box.setDirection(_ROW if is_wide else _COLUMN)
        if self._left.sizeHint().width() > self.width() and not self._cut_place(0, least=_MOST_OF_IT):
            self._left_box.setDirection(_COLUMN)

    def _cut_place(self, beside: int, least: float) -> bool:
        """Shows less of a long name where that saves a row of the head; a share of it, `least`, must be left.

        The whole name is in its tooltip.
        """
        name = self._place.sizeHint().width()
        room = self.width() - (self._left.sizeHint().width() + beside - name)
        if room < max(px(_SHORTEST_PLACE), name * least):
            return False
        self._place.setMaximumWidth(room)
        return True

    def _needed(self) -> int:
        return self._left.sizeHint().width() + self._right.sizeHint().width() + px(6)

    def _shorten(self, short: bool) -> None:
        self._is_short = short
        self.setup.say(self.setup.words(short=short))
        self.tick(self._here.now())
        for part in (self._when, self._left, self._right):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
            part.updateGeometry()  # else the box around it remembers how wide the other words were


def _box(spacing: int, holder: QWidget) -> QBoxLayout:
    box = QBoxLayout(_ROW, holder)
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(spacing)
    return box


def _date_and_time(now: datetime) -> str:
    """Gives "Sun 22 Nov, 7:30 a.m."."""
    return _("{day}, {time}").format(day=dates.day_short(now), time=dates.clock(now))


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
