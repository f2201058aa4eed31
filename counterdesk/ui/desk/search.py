"""Search over everything: a field, and what is found in a table below it; typing goes on while results come."""

from functools import cached_property, partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.contacts import Find, LogRow
from counterdesk.services.asks.desk import Changes
from counterdesk.ui import shortcuts
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.table import Table
from counterdesk.ui.logrows import LogWords, days_said, is_sealed_kind
from counterdesk.ui.theme import px
from counterdesk.words import _

_DEBOUNCE_MS = 0  # the next key breaks off a question under way: waiting would only make every answer late
_MOST_FOUND = 40
_FEWEST_ROWS, _MOST_ROWS = 4, 14
_WATCHED = frozenset({"contacts", "messages", "complaints", "incidents", "topics", "people"})
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchField(Field):
    """The field in the head of the window. `entered`, `down` and `escaped` are its three ways out."""

    entered = Signal()
    down = Signal()
    escaped = Signal()

    def __init__(self) -> None:
        hint = _("Search everything   {key}").format(key=shortcuts.shown("search"))
        super().__init__(_("Search everything"), hint=hint, columns=24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Down goes into what was found, Esc leaves."""
        if event.key() in _ENTER:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class SearchPopup(Panel):
    """What was found, over the page. It is no window of its own, so typing is never interrupted.

    `found_for` are the words that what it shows was found for.
    """

    open_record = Signal(str, str)
    all_wanted = Signal(str)

    def __init__(self, here: Here, field: SearchField, over: QWidget) -> None:
        super().__init__(name=_("Search results"), margin=8, spacing=4)
        self.setParent(over)
        self._here, self.field, self._over = here, field, over
        self._before: QWidget | None = None
        self.found_for = ""
        self._opens_first = False
        self._is_wanted = False
        self._rows = _FEWEST_ROWS
        self._all = Button(_("Show in the Log"), self._show_all, role="quiet")
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._days = Label("", "accent", "small")
        self.add(
            hbox(Label(_("↓ and Enter open an entry, Esc closes"), "soft", "small"), STRETCH, self._days, self._all)
        )
        self.hide()
        self._connect()

    def _connect(self) -> None:
        self._wait.timeout.connect(self._ask)
        self.field.edited.connect(self._typed)
        self.field.entered.connect(self._enter)
        self.field.down.connect(self._into_table)
        self.field.escaped.connect(self.leave)
        self._here.lanes.changed.connect(self._changes)
        self._here.person_changed.connect(self._other_reader)
        self._here.presence.doubted.connect(self._other_reader)
        self._over.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)

    @cached_property
    def table(self) -> Table[LogRow]:
        """What was found; made with the first finding."""
        words = LogWords(self._here)
        empty = _("Nothing found. Try fewer letters, or a part of the number.")
        table: Table[LogRow] = Table(_("Search results"), words.found_columns(), words.key, empty=empty)
        table.opened.connect(self._open)
        table.installEventFilter(self)
        self.body.insertWidget(0, table, 1)
        return table

    def begin(self) -> None:
        """Puts the focus into the field, and remembers where it was."""
        focus = self.window().focusWidget()
        self._before = focus if focus is not self.field else self._before
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._typed(self.field.value())

    def leave(self) -> None:
        """Closes, empties the field, and gives the focus back."""
        self._wait.stop()
        self.found_for, self._opens_first = "", False
        self.hide()
        self.field.set_value("")
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Begins small again the next time."""
        super().hideEvent(event)
        self._rows = _FEWEST_ROWS

    def put_away(self) -> None:
        """Hides what was found and keeps the words: the page changed, or the focus went elsewhere."""
        self._wait.stop()
        self._opens_first = self._is_wanted = False
        self.hide()

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now is not self.field and not self.isAncestorOf(now):
            self.put_away()

    def _typed(self, words: str) -> None:
        self._opens_first = False
        self._is_wanted = bool(words.strip())
        if self._is_wanted:
            self._wait.start()
        else:
            self._wait.stop()
            self.hide()

    def _changes(self, changes: Changes) -> None:
        """Brings what was written down meanwhile; whoever walks through the rows stays on theirs."""
        if self.isVisible() and changes.topics & _WATCHED:
            self._ask()

    def _other_reader(self) -> None:
        """Asks anew: one's own incidents are found by nobody else."""
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        words = self.field.value()
        asked = Find(words, _MOST_FOUND, reader_id=self._here.signer_id)
        self._here.lanes.read(asked, partial(self._take, words), slot="desk.search")

    def _take(self, words: str, rows: tuple[LogRow, ...]) -> None:
        if not self._is_wanted or words != self.field.value():
            return
        self.found_for = words
        rows = self._shown(words, rows)
        self.table.set_rows(rows)
        self._days.say(days_said(words, local_date(self._here.now()), rows))
        if self._opens_first and rows:
            self._open(rows[0])
            return
        self._opens_first = False
        self._place()
        if not self.isVisible():
            self.show()
            self.raise_()

    def _shown(self, words: str, rows: tuple[LogRow, ...]) -> tuple[LogRow, ...]:
        """Gives the rows that this screen may show: no sealed ones to the public, unless their number was typed."""
        if not self._here.town.public_can_see:
            return rows
        return tuple(row for row in rows if not is_sealed_kind(row) or row.record_number == words.strip())

    def _place(self) -> None:
        below = self.field.mapTo(self._over, QPoint(0, self.field.height() + px(4)))
        width = min(self._over.width() - px(28), px(820))
        right = min(below.x() + self.field.width(), self._over.width() - px(14))
        self._rows = max(self._rows, min(self.table.model_.rowCount(), _MOST_ROWS))  # grows while somebody types
        wanted = (self._rows + 1) * self.table.verticalHeader().defaultSectionSize() + px(60)
        height = min(wanted, self._over.height() - below.y() - px(20))
        self.setGeometry(QRect(max(px(14), right - width), below.y(), width, height))

    def _enter(self) -> None:
        """Opens the first of what was found for these very words, now or when it comes."""
        row = self.table.current() or self.table.model_.row(0)
        if self.found_for != self.field.value() or not self._is_wanted:
            self._opens_first = self._is_wanted = bool(self.field.value())
            self._wait.stop()
            self._ask()
        elif row is not None and self.isVisible():
            self._open(row)

    def _into_table(self) -> None:
        if self.isVisible():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: LogRow) -> None:
        self._before = None
        self.leave()
        self.open_record.emit(row.uid, row.record)

    def _show_all(self) -> None:
        words = self.field.value()
        self._before = None
        self.leave()
        self.all_wanted.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follows the window's size; Esc in the table closes."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        is_key = watched is not self._over and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent)
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)
