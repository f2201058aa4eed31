"""The list of what is due: it paints its own lines, and once a minute only the rectangle of their countdowns.

It moves nothing while the pointer or the focus is in it.
"""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.ui.desk.duelines import Head, Item, Line, Moment
from counterdesk.ui.desk.duepaint import countdown_width, head_height, line_height, more_height, paint_head, paint_line
from counterdesk.ui.desk.duewords import Look, has_more, look, spoken
from counterdesk.ui.here import Here
from counterdesk.ui.kit.rows import KeyedRows
from counterdesk.ui.theme import color, font, mark, px
from counterdesk.words import _

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ITEM = Qt.ItemDataRole.UserRole


class DueModel(QAbstractListModel):
    """Heads and lines of the queue; a reload tells the view only what came, went, moved or says something else."""

    def __init__(self, speak: Callable[[Item], str]) -> None:
        super().__init__()
        self._speak = speak
        self._shown = KeyedRows(_key)

    def items(self) -> tuple[Item, ...]:
        """Gives what is shown, in order."""
        return tuple(self._shown.rows)

    def set_items(self, items: tuple[Item, ...]) -> None:
        """Shows these."""
        self._shown.show(self, items)

    def item(self, index: Index) -> Item | None:
        """Gives what stands at an index."""
        return self._shown.row(index.row())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Gives the number of heads and lines."""
        return 0 if parent.isValid() else len(self._shown.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Gives the item itself, or its sentence for screen readers."""
        item = self._shown.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._speak(item)
        return item if role == _ITEM else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Lets a person stand on lines only."""
        is_line = isinstance(self.item(index), Line)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if is_line else Qt.ItemFlag.NoItemFlags


def _key(item: Item) -> Hashable:
    return item.id if isinstance(item, Line) else item.group


class DueDelegate(QStyledItemDelegate):
    """Paints one head or line."""

    def __init__(self, view: "DueList") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Gives one of three fixed heights: a head, a line, and a line that says what comes after it."""
        return QSize(px(200), self._view.height_of(index.data(_ITEM)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints by the item and the moment the list stands at."""
        item = index.data(_ITEM)
        rect: QRect = option.rect
        if isinstance(item, Head):
            paint_head(painter, rect, item)
            return
        # Not the selected one: a view that gets the focus makes a row current without selecting it.
        chosen = self._view.is_marked and index.row() == self._view.currentIndex().row()
        paint_line(painter, rect, self._view.seen(item), chosen=chosen)


class DueList(QListView):
    """The queue. `opened` on Enter or double click; `released` when neither pointer nor focus is in it any more."""

    opened = Signal(object)
    moved = Signal(object)
    released = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._moment = Moment(here.now())
        self._pointed = False
        self._tall: frozenset[DeadlineId] = frozenset()
        self.keep_in_view = False  # while an inline line is about the current row
        self.model_ = DueModel(self._speak)
        self.model_.setParent(self)
        self.setModel(self.model_)
        self.setItemDelegate(DueDelegate(self))
        self.setAccessibleName(_("Due"))
        mark(self, role="lines")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._current_changed)

    @property
    def is_held(self) -> bool:
        """Whether somebody looks: then no row may change its place."""
        return self._pointed or self.hasFocus()

    @property
    def is_marked(self) -> bool:
        """Whether the current line is shown as chosen: the focus is here or on the buttons and lines below."""
        focus: QWidget | None = self.window().focusWidget()
        home = self.parentWidget() or self
        return self.keep_in_view or focus is self or (focus is not None and home.isAncestorOf(focus))

    def seen(self, line: Line) -> Look:
        """Gives what a line shows now."""
        return look(line, self._moment, self._here.name, self._here.number, self._here.words)

    def height_of(self, item: Item) -> int:
        """Gives the height of a head or line."""
        if isinstance(item, Head):
            return head_height()
        return line_height() + (more_height() if has_more(item.row) else 0)

    def current(self) -> Line | None:
        """Gives the line the person is on."""
        item = self.model_.item(self.currentIndex())
        return item if isinstance(item, Line) else None

    def line(self, id_: DeadlineId) -> Line | None:
        """Gives the line of a deadline as it stands in the list, if it does."""
        lines = (item for item in self.model_.items() if isinstance(item, Line))
        return next((line for line in lines if line.id == id_), None)

    def show_items(self, items: tuple[Item, ...], moment: Moment) -> None:
        """Shows heads and lines at a moment; the person stays on the line where they were."""
        is_later = moment.minute() != self._moment.minute()
        self._moment = moment
        before = self.current()
        at = self.verticalScrollBar().value()
        self.model_.set_items(items)
        self._lay_anew_if_taller(items)
        if before is not None and self.current() is None:
            self.choose(before.id)
            self.verticalScrollBar().setValue(at)
        if self.hasFocus():
            self._stand_somewhere()
        if is_later or not items:
            self.viewport().update()

    def _lay_anew_if_taller(self, items: tuple[Item, ...]) -> None:
        """Lays the lines out again where one got, or lost, its third row of words: Qt asks only new lines."""
        tall = frozenset(item.id for item in items if isinstance(item, Line) and has_more(item.row))
        if tall != self._tall:
            self._tall = tall
            self.scheduleDelayedItemsLayout()

    def choose(self, id_: int) -> None:
        """Puts the person on a deadline; one that is not there changes nothing."""
        for number, item in enumerate(self.model_.items()):
            if isinstance(item, Line) and item.id == id_:
                self.setCurrentIndex(self.model_.index(number))

    def tick(self, moment: Moment) -> bool:
        """Lets the countdowns run; tells whether anything was to be painted, which is once a minute."""
        if moment.minute() == self._moment.minute():
            return False
        self._moment = moment
        self.viewport().update(QRect(0, 0, countdown_width(), self.viewport().height()))
        return True

    def _speak(self, item: Item) -> str:
        return spoken(item, self._moment, self._here.name, self._here.number, self._here.words)

    def _current_changed(self, _index: QModelIndex, _before: QModelIndex) -> None:
        self.moved.emit(self.current())

    def moveCursor(self, action: QAbstractItemView.CursorAction, held: Qt.KeyboardModifier) -> QModelIndex:
        """Stops at lines only: Home comes to the first line, not to the head above it."""
        index = super().moveCursor(action, held)
        while index.isValid() and not isinstance(self.model_.item(index), Line):
            index = self.model_.index(index.row() + 1)
        return index

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Opens the line."""
        super().mouseDoubleClickEvent(event)
        if self.current() is not None:
            self.opened.emit(self.current())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Puts a person who comes by keyboard on the first line."""
        super().focusInEvent(event)
        self._stand_somewhere()
        self.viewport().update()

    def _stand_somewhere(self) -> None:
        first = next((n for n, item in enumerate(self.model_.items()) if isinstance(item, Line)), None)
        if self.current() is None and first is not None:
            self.setCurrentIndex(self.model_.index(first))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Lets rows move again when the pointer is elsewhere too."""
        super().focusOutEvent(event)
        self.viewport().update()
        self._let_go()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Holds the rows while the pointer is here."""
        super().enterEvent(event)
        self._pointed = True

    def leaveEvent(self, event: QEvent) -> None:
        """Lets rows move again when the focus is elsewhere too."""
        super().leaveEvent(event)
        self._pointed = False
        self._let_go()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the row in view that an inline line is about."""
        super().resizeEvent(event)
        if self.keep_in_view:
            self.scrollTo(self.currentIndex())

    def _let_go(self) -> None:
        if not self.is_held:
            self.released.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the lines, or what an empty queue means."""
        super().paintEvent(event)
        if self.model_.rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setFont(font())
        painter.setPen(color("soft"))
        place = self.viewport().rect().adjusted(px(4), px(8), -px(4), -px(8))
        words = _("Nothing is owed to anybody. A call back, a message or a letter will wait here with its date.")
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap, words)

    def sizeHint(self) -> QSize:
        """Asks for little: the column decides."""
        return QSize(px(300), px(200))
