"""The desk itself: capture, the open card over today's log, and what is due; folded into tabs where text is large."""

from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QTabWidget, QVBoxLayout, QWidget

from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import Why
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.capture import CaptureColumn
from counterdesk.ui.desk.due import DuePanel
from counterdesk.ui.desk.today import TodayPanel
from counterdesk.ui.here import Here
from counterdesk.ui.kit.focus import focus_kept
from counterdesk.ui.theme import px
from counterdesk.words import _

_CAPTURE_WIDTH, _CENTRE_WIDTH, _DUE_WIDTH = 240, 480, 330
_TODAY_HEIGHT = 68  # its heading: while a card is written, the card comes first
_TODAY_ASKED_HEIGHT = 150  # a few lines, for whoever goes there
_WIDE = 1400
_SMALLEST = (560, 260)
_GAP = 10


class Cards(Protocol):
    """What the desk needs of the place where cards are written: a widget that can open a kind of card."""

    saved: SignalInstance
    opened: SignalInstance
    said: SignalInstance
    why_wanted: SignalInstance

    @property
    def has_open(self) -> bool:
        """Whether a card is open."""

    def open(self, kind: str) -> None:
        """Opens a card of a kind."""

    def logged(self, done: Done) -> None:
        """Takes note of what was logged beside the cards."""

    def return_to_oldest(self) -> None:
        """Opens the card that has been on hold the longest."""

    def start(self) -> None:
        """Brings back the cards that were open when the program last ran."""


class DeskPage(QWidget):
    """The three columns. `saved` gives every Done of this page; `wanted` comes when a card opens that nobody sees."""

    open_record = Signal(str, str)
    print_slip = Signal(str)
    paper_wanted = Signal(str, object)
    saved = Signal(object)
    wanted = Signal()

    def __init__(self, here: Here, cards: Cards) -> None:
        super().__init__()
        self.today = TodayPanel(here)  # first: its row is what a person looks for after Enter
        self.due = DuePanel(here)
        self.capture = CaptureColumn(here)
        self.cards = cards
        self._host = cast(QWidget, cards)
        self._tabs: QTabWidget | None = None
        self._focus = _Focus(self._host)
        self._box = QHBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        self._centre = _Column(self._host, self.today)
        self._unfold()
        self._connect()

    def _connect(self) -> None:
        self.capture.wanted.connect(self.open_card)
        for part in (self.capture, self.due, self.cards):
            part.saved.connect(self.saved)
        self.capture.saved.connect(self.cards.logged)
        self.cards.opened.connect(self._opened)
        self.cards.said.connect(self._show_said)
        self.cards.why_wanted.connect(self._explain)
        self.today.open_record.connect(self.open_record)
        self.due.open_record.connect(self.open_record)
        self.due.print_slip.connect(self.print_slip)
        self.due.paper_wanted.connect(self.paper_wanted)
        self.due.quiet.spoke.connect(self._say_tabs)

    def reload(self) -> None:
        """Asks for everything the page shows."""
        self.capture.board.reload()
        self.today.reload()
        self.due.reload()
        self.cards.start()

    def _explain(self, why: Why) -> None:
        from counterdesk.ui.desk.why import show_why

        show_why(self, why).paper_wanted.connect(self.paper_wanted)

    @property
    def is_folded(self) -> bool:
        """Whether the columns are tabs now."""
        return self._tabs is not None

    def _opened(self, kind: str) -> None:
        self.capture.cards.show_open(kind)
        self._say_tabs()
        self._measure()
        if kind:
            self._focus.kind = kind
            self._come_forward()
        elif self._focus.is_lost:
            self.take_focus()

    def _come_forward(self) -> None:
        """Shows a card that was opened behind another tab or page, and gives it the focus it asked for."""
        if self._host.isVisible():
            return
        if not self.isVisible():
            self.wanted.emit()
        self.show_card()
        asked: QWidget | None = self._host.focusWidget()
        if asked is not None:
            asked.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Puts the focus where the next entry begins: the button of the last kind, or the list that one came from."""
        origin, self._focus.origin = self._focus.origin, None
        if not self.isVisible():
            return
        widget = origin or self.capture.cards.buttons[self._focus.kind]
        self._bring_forward(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_due(self) -> None:
        """Puts the focus into the due list."""
        self._bring_forward(self.due)
        self.due.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_today(self) -> None:
        """Puts the focus into today's list."""
        self._bring_forward(self.today)
        self.today.setMinimumHeight(px(_TODAY_ASKED_HEIGHT))
        self.today.table.show()
        self.today.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _bring_forward(self, widget: QWidget) -> None:
        """Shows the tab of a widget where the columns are folded."""
        if self._tabs is not None:
            part = next(one for one, _title in _parts(self) if one is widget or one.isAncestorOf(widget))
            self._tabs.setCurrentWidget(part)

    def open_card(self, kind: str) -> None:
        """Opens a card of a kind, and shows where it is written."""
        focus: QWidget | None = self.window().focusWidget()
        lists = (self.today.table, self.due.list)
        self._focus.come_from(next((one for one in lists if one is focus), None))
        self.show_card()
        self.cards.open(kind)

    def show_card(self) -> None:
        """Brings the card into view."""
        if self._tabs is not None:
            self._tabs.setCurrentWidget(self._host)

    def resume(self) -> None:
        """Shows the open card that another tab hides; with none hidden takes up the oldest on hold."""
        if self._tabs is not None and self.isVisible() and self.cards.has_open and not self._host.isVisible():
            self._come_forward()
        else:
            self.cards.return_to_oldest()

    def _show_said(self) -> None:
        """Keeps the words for whoever waits in view where the columns are tabs."""
        if self._tabs is not None:
            self.show_card()
            self._tabs.tabBar().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Folds or unfolds the columns."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        needed = px(_CAPTURE_WIDTH + _CENTRE_WIDTH + _DUE_WIDTH) + 2 * _GAP
        with focus_kept(self):
            if needed > self.width() and self._tabs is None:
                self._fold()
            elif needed <= self.width() and self._tabs is not None:
                self._unfold()
        self._measure()

    def minimumSizeHint(self) -> QSize:
        """Can be narrower than its columns: then they fold."""
        return QSize(*_SMALLEST)

    def _fold(self) -> None:
        focus = QApplication.focusWidget()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName(_("Parts of the desk"))
        for widget, title in _parts(self):
            self._tabs.addTab(widget, title)
            widget.setMaximumWidth(_ANY_WIDTH)
            widget.setMinimumWidth(0)
        self._centre.hide()
        self._box.removeWidget(self._centre)
        self._box.addWidget(self._tabs)
        if focus is not None and self.isAncestorOf(focus):
            self._bring_forward(focus)
        elif self.cards.has_open:
            self.show_card()

    def _say_tabs(self) -> None:
        """Puts a mark on the tab of what has something to say that another tab hides."""
        if self._tabs is not None:
            for widget, title in _parts(self):
                self._tabs.setTabText(self._tabs.indexOf(widget), title)

    def _unfold(self) -> None:
        tabs, self._tabs = self._tabs, None
        self._centre.take(self._host, self.today)
        for place, widget in enumerate((self.capture, self._centre, self.due)):
            self._box.insertWidget(place, widget, 1 if widget is self._centre else 0)
            widget.show()
        self._measure()
        if tabs is not None:
            self._box.removeWidget(tabs)
            tabs.deleteLater()

    def _measure(self) -> None:
        if self._tabs is None:
            spare = max(0, self.width() - px(_WIDE))
            self.capture.setFixedWidth(px(_CAPTURE_WIDTH) + min(px(40), spare // 6))
            self.due.setFixedWidth(px(_DUE_WIDTH) + min(px(90), spare // 4))
            self.today.setMinimumHeight(px(_TODAY_HEIGHT))


_ANY_WIDTH = 16_777_215


def _parts(page: DeskPage) -> tuple[tuple[QWidget, str], ...]:
    """Gives what stands in the tabs with their titles; an open card's says the key that shows it again."""
    open_ = _("Card ●  {key}").format(key=shortcuts.shown("resume"))
    return (
        (page.capture, _("Capture")),
        (cast(QWidget, page.cards), open_ if page.cards.has_open else _("Card")),
        (page.today, _("Today")),
        (page.due, _("Due ●") if page.due.quiet.texts() else _("Due")),
    )


class _Focus(QObject):
    """Where the focus came from before a card was opened, and whether a card took it along when it closed."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.kind = "walk_in"
        self.origin: QWidget | None = None
        self.is_lost = False
        self._host = host
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._moved)

    def come_from(self, origin: QWidget | None) -> None:
        """Remembers the list a person came from; a card opened over another one keeps the first."""
        if not cast(Cards, self._host).has_open:
            self.origin = origin

    def _moved(self, before: QWidget | None, _now: QWidget | None) -> None:
        # A card that closes is no longer open when Qt takes the focus out of it; one that is left still is.
        was_inside = before is not None and self._host.isAncestorOf(before)
        self.is_lost = was_inside and not cast(Cards, self._host).has_open


class _Column(QWidget):
    """The middle: the card takes what it needs, today's log the rest."""

    def __init__(self, host: QWidget, today: QWidget) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(_GAP)
        host.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        today.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.take(host, today)

    def take(self, host: QWidget, today: QWidget) -> None:
        """Puts card and log under each other."""
        self._box.addWidget(host)
        self._box.addWidget(today, 1)
        today.show()
        host.show()
