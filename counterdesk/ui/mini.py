"""The mini bar: a small strip over other programs that begins cards and says what is due, and nothing about anybody."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QCloseEvent, QGuiApplication, QMoveEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counterdesk.domain.deadline import Group
from counterdesk.services.asks.desk import Changes
from counterdesk.services.asks.due import DueAnswer, DueBoard
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.capture import KINDS, CaptureButtons
from counterdesk.ui.desk.duelines import Head, arrange
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.theme import mark
from counterdesk.words import _, ngettext

_STILL_MS = 500
_EDGE, _GAP = 24, 8
_COLUMNS = (6, 3, 2)
_WATCHED = {"due", "messages", "town", "people"}


class MiniBar(QWidget):
    """The strip. `wanted` gives the kind of card, `desk_wanted` the way back; `placed` where it stands now.

    It has no parent: a window that belongs to the desk would go away with it when the desk is made small.
    """

    wanted = Signal(str)
    desk_wanted = Signal()
    placed = Signal(str)
    closed = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(None, _flags())
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, True)  # it takes the focus from nobody
        self.setWindowTitle(_("Counterdesk"))
        mark(self, role="page")
        self._here = here
        self._answer = DueAnswer((), ())
        self._minute = -1
        self.cards = CaptureButtons(here)
        self.due = Label("", role="strong")
        self._back = Button(_("Desk"), self.desk_wanted.emit, name=_("Back to the desk"))
        self._lay()
        self.cards.wanted.connect(self.wanted)
        shortcuts.install(self, _slots(self))
        self._still = QTimer(self, interval=_STILL_MS, singleShot=True)
        self._still.timeout.connect(self._say_place)
        here.lanes.changed.connect(self._changed)
        here.ticked.connect(self._tick)
        for changed in _screen_changes():
            changed.connect(self.come_back)

    def _lay(self) -> None:
        box = vbox(self.cards, hbox(self.due, STRETCH, self._back), spacing=6, margins=8)
        box.setSizeConstraint(QGridLayout.SizeConstraint.SetFixedSize)  # as large as its words, at every text size
        self.setLayout(box)
        self.fit()

    def fit(self) -> None:
        """Takes one row where the screen is wide enough for it, else two or three even ones."""
        room = self.screen().availableGeometry().width() - 2 * _EDGE
        button = max(one.sizeHint().width() for one in self.cards.buttons.values()) + _GAP
        self.cards.lay(next((columns for columns in _COLUMNS if columns * button <= room), 1))

    def reload(self) -> None:
        """Asks what is due; a bar that nobody sees asks nothing."""
        if self.isVisible():
            self._here.lanes.read(DueBoard(), self._take, slot="mini.due")

    def stand_at(self, place: str) -> None:
        """Goes where it stood, or to the lower right corner the first time; always onto a live screen."""
        at = _point(place)
        first = self.screen().availableGeometry()
        self.adjustSize()
        self.move(at if at is not None else first.bottomRight() - QPoint(_EDGE + self.width(), _EDGE + self.height()))
        self.come_back()

    def come_back(self, _screen: object = None) -> None:
        """Comes back onto a live screen when its own is gone or has become smaller."""
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        at = onto_a_screen(self.frameGeometry(), screens)
        if at != self.frameGeometry().topLeft():
            self.move(at)

    def _changed(self, changes: Changes) -> None:
        if changes.topics & _WATCHED:
            self.reload()

    def _take(self, answer: DueAnswer) -> None:
        self._answer = answer
        self._say(self._here.now())

    def _tick(self, now: datetime) -> None:
        minute = int(now.timestamp()) // 60
        if minute != self._minute and self.isVisible():
            self._minute = minute
            self._say(now)

    def _say(self, now: datetime) -> None:
        self.due.say(*due_words(self._answer, now))

    def _say_place(self) -> None:
        at = self.pos()
        self.placed.emit(f"{at.x()},{at.y()}")

    def showEvent(self, event: QShowEvent) -> None:
        """Asks what is due whenever it comes into view."""
        super().showEvent(event)
        self.reload()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Tells where it stands once it stands still."""
        super().moveEvent(event)
        self._still.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "cards"):
            self.fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells where it stood; the desk goes on."""
        self._say_place()
        super().closeEvent(event)
        self.closed.emit()


def due_words(answer: DueAnswer, now: datetime) -> tuple[str, str]:
    """Gives "1 overdue · 3 due today" and the tone of it; no name, no number, no topic."""
    counts = {item.group: item.count for item in arrange(answer, now) if isinstance(item, Head)}
    late, today = counts.get(Group.OVERDUE, 0), counts.get(Group.TODAY, 0)
    words = [ngettext("{count} overdue", "{count} overdue", late).format(count=late)] if late else []
    words += [ngettext("{count} due today", "{count} due today", today).format(count=today)] if today else []
    tone = "late" if late else "soon" if today else "soft"
    return " · ".join(words) or _("Nothing due today"), tone


def onto_a_screen(window: QRect, screens: Sequence[QRect]) -> QPoint:
    """Gives where a window has to stand to be whole on the screen that has most of it, else on the first one."""
    if not screens:
        return window.topLeft()
    screen = max(screens, key=partial(_shared, window))
    if _shared(window, screen) == 0:
        screen = screens[0]
    x = max(screen.left(), min(window.x(), screen.right() + 1 - window.width()))
    y = max(screen.top(), min(window.y(), screen.bottom() + 1 - window.height()))
    return QPoint(x, y)


def _shared(window: QRect, screen: QRect) -> int:
    both = window.intersected(screen)
    return max(0, both.width()) * max(0, both.height())


def _point(place: str) -> QPoint | None:
    """Reads "120,-40" as it was told; anything else is no place."""
    parts = place.split(",")
    if len(parts) != 2 or not all(part.removeprefix("-").isdecimal() and len(part) < 7 for part in parts):
        return None
    return QPoint(int(parts[0]), int(parts[1]))


def _flags() -> Qt.WindowType:
    over = Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.CustomizeWindowHint
    return over | Qt.WindowType.WindowTitleHint | Qt.WindowType.WindowCloseButtonHint


def _slots(bar: MiniBar) -> dict[str, Callable[[], object]]:
    slots: dict[str, Callable[[], object]] = {kind: partial(bar.wanted.emit, kind) for kind in KINDS}
    return slots | {"mini": bar.desk_wanted.emit}


def _screen_changes() -> tuple[SignalInstance, ...]:
    """Gives the signals of screens that come, go, or change their size."""
    application = QGuiApplication.instance()
    if not isinstance(application, QGuiApplication):
        return ()
    sizes = tuple(screen.availableGeometryChanged for screen in QGuiApplication.screens())
    return (application.screenRemoved, application.screenAdded, application.primaryScreenChanged, *sizes)
