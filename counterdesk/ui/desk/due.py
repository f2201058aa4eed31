"""The due column: the queue, its inline lines, and the buttons that say which letters work."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QMenu, QWidget

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.desk import Changes
from counterdesk.services.asks.due import DueAnswer, DueBoard
from counterdesk.ui import shortcuts
from counterdesk.ui.desk.digest import QuietLines
from counterdesk.ui.desk.duedeeds import DueDeeds
from counterdesk.ui.desk.duelines import Item, Line, Moment, arrange, hold, waiting
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox
from counterdesk.ui.live import Later
from counterdesk.ui.theme import px
from counterdesk.words import _, ngettext

_WIDE = 520
_LOW = 190
_MINE = 2
_ROWS = frozenset({"due", "messages", "contacts"})  # a fixed entry has another name, or none at all
_WHOLE = frozenset({"town", "people"})
_DOWN = QBoxLayout.Direction.TopToBottom


class DuePanel(DueDeeds):
    """What was promised to whom: it follows the logbook, and its countdowns run by themselves."""

    def __init__(self, here: Here) -> None:
        super().__init__(here)
        self._answer = DueAnswer((), ())
        self._shown_on: date | None = None
        self._is_low = False
        self._today = local_date(here.now())
        self._later: Later[DueAnswer] = Later(here.lanes, "desk.due", self._take, DueAnswer.with_part, DueBoard())
        self.news = Button("", self._bring_in, role="slim")
        keeps_its_place = self.news.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)  # the lines below do not move when it comes
        self.news.setSizePolicy(keeps_its_place)
        self._count_news(0)
        self.quiet = QuietLines(here)
        self._lay()
        self.list.moved.connect(self._moved)
        self.list.released.connect(self._show)
        shortcuts.ListKeys(self.list, _slots(self))
        here.ticked.connect(self._tick)
        here.town_changed.connect(self._show)
        here.lanes.changed.connect(self._changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    def _lay(self) -> None:
        self.deeds = DeedsButton(_deeds(self))
        hours = Label(_("in open hours"), "soft")
        self.add(hbox(Label(_("Due"), role="heading"), self.news, STRETCH, hours, self.deeds))
        self._halves = QBoxLayout(_DOWN)
        self._halves.setSpacing(8)
        self._halves.addWidget(self.list, 1)
        self._halves.addWidget(self.drawers)
        self.body.addLayout(self._halves, 1)
        usual, stages, slip = (_bar(deeds) for deeds in _deeds(self))
        self._bars = (usual, stages, slip)
        self._mine = usual.findChildren(Button)[_MINE]
        self._lower = QBoxLayout(_DOWN)
        self._lower.setSpacing(6)
        for bar in self._bars[1:]:
            self._lower.addWidget(bar, 1)
        for part in (self.quiet, self._bars[0], self._lower):
            self.add(part)
        self._enable(())

    def reload(self) -> None:
        """Asks for the queue as it is now."""
        self._later.ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the inline lines beside the queue, and more buttons into a row, where the column is a whole page."""
        super().resizeEvent(event)
        self._fold_deeds()
        direction = QBoxLayout.Direction.LeftToRight if self.width() > px(_WIDE) else _DOWN
        for box in (self._halves, self._lower):
            box.setDirection(direction)

    def _fold_deeds(self) -> None:
        """Gives the room of the buttons to the queue where it would show no row; they are in a menu then."""
        self._is_low = self.height() < px(_LOW)
        self.deeds.setVisible(self._is_low)
        self._enable(self._shown())

    def _changed(self, changes: Changes) -> None:
        part = _part(changes)
        if part is not None:
            self._later.ask_part(part)
        elif changes.topics & (_ROWS | _WHOLE):
            self.reload()

    def _take(self, answer: DueAnswer) -> None:
        self._answer = answer
        self._show()

    def _show(self) -> None:
        now = self._here.now()
        moment, wanted, shown = Moment.of(now, self._answer.calendars), arrange(self._answer, now), self._shown()
        held = bool(shown) and (self.drawers.is_open or (self.list.is_held and self._shown_on == local_date(now)))
        items = hold(shown, wanted, self._own) if held else wanted
        self._count_news(waiting(items, wanted))
        self.list.show_items(items, moment)
        self._shown_on = self._shown_on if held else local_date(now)
        self.quiet.look(wanted, moment)
        self._enable(items)

    def _count_news(self, count: int) -> None:
        had_focus = self.news.hasFocus()
        self.news.say(ngettext("{count} new", "{count} new", count).format(count=count))
        self.news.setVisible(bool(count))
        if had_focus and not count:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _bring_in(self) -> None:
        """Brings in what waits, although somebody looks."""
        self._shown_on = None
        self._show()

    def _enable(self, items: tuple[Item, ...]) -> None:
        """Lets the buttons work while there is a row, and shows those about slips only where there is a slip."""
        has_slip = any(isinstance(item, Line) and item.row.message_state for item in items)
        for bar in (*self._bars, self.deeds):
            bar.setEnabled(bool(items))
        for bar in self._bars:
            bar.setVisible(not self._is_low and (has_slip or bar is not self._bars[-1]))

    def _shown(self) -> tuple[Item, ...]:
        return self.list.model_.items()

    def _tick(self, now: datetime) -> None:
        if local_date(now) != self._today:
            self._today = local_date(now)
            self.reload()
        elif self.list.tick(Moment.of(now, self._answer.calendars)):
            self._show()

    def _moved(self, line: Line | None) -> None:
        row = line.row if line is not None and not line.gone else None
        self._mine.say(_("Give up") if row is not None and self.is_mine(row) else _("Mine"))

    def _focus_moved(self, before: QWidget | None, _now: QWidget | None) -> None:
        if before is not None and self.isAncestorOf(before):
            self.list.viewport().update()


def _part(changes: Changes) -> DueBoard | None:
    """Gives the question for the deadlines that changed; of a change of hours or names it may be any of them."""
    is_part = changes.is_few and bool(changes.topics & _ROWS) and not changes.topics & _WHOLE
    return DueBoard(changes.uids) if is_part else None


def _button(text: str, letter: str, slot: Callable[[], object]) -> Button:
    button = Button(text, slot, key=letter, role="slim", name=text)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus on the row that it is about
    return button


def _slots(panel: DuePanel) -> dict[str, Callable[[], object]]:
    return {
        "due_open": panel.open,
        "due_tried": panel.tried,
        "due_answered": panel.answered,
        "due_mine": panel.take,
        "due_why": panel.why,
        "due_promise": panel.promise,
        "due_council": panel.council,
        "due_not_owed": panel.not_owed,
        "due_handed": panel.handed,
        "due_read": panel.read,
        "due_slip": panel.slip,
    }


Deed = tuple[str, str, Callable[[], object]]


def _deeds(panel: DuePanel) -> tuple[tuple[Deed, ...], ...]:
    """Gives what can be done with a row, its letter and how: as usual, by stages, and about the slip."""
    return (
        (
            (_("Tried"), "A", panel.tried),
            (_("Answered"), "D", panel.answered),
            (_("Mine"), "C", panel.take),
            (_("Why"), "W", panel.why),
        ),
        (
            (_("Promise"), "P", panel.promise),
            (_("Council"), "K", panel.council),
            (_("Not owed"), "N", panel.not_owed),
        ),
        (
            (_("Handed"), "H", panel.handed),
            (_("Read"), "R", panel.read),
            (_("Slip"), "S", panel.slip),
        ),
    )


def _bar(deeds: tuple[Deed, ...]) -> QWidget:
    return beside(*(_button(*deed) for deed in deeds), spacing=4)


class DeedsButton(Button):
    """All of the buttons in one menu, where the queue needs their room; the focus stays on the row."""

    def __init__(self, groups: tuple[tuple[Deed, ...], ...]) -> None:
        super().__init__(_("Actions ▾"), self._open, role="slim")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.menu_ = QMenu(self)
        for text, letter, slot in (deed for group in groups for deed in group):
            self.menu_.addAction(f"{text}\t{letter}").triggered.connect(slot)
        self.hide()

    def _open(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height())))
