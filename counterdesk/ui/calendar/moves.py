"""What a change would move, item by item: before and after, why, whom we told, and whether it may.

Nothing is decided here: the ticks begin as the town's settings propose and are what a person leaves them.
"""

from collections.abc import Set
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QModelIndex, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.calendar import MoveRow, Preview
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox, vbox
from counterdesk.ui.kit.rows import Column, Index
from counterdesk.ui.kit.table import Table
from counterdesk.ui.kit.tick import paint_tick
from counterdesk.ui.theme import color, px
from counterdesk.words import _, dates, names, ngettext

_TICK_COLUMN = 0


class MovesList(QWidget):
    """The list with its ticks. `changed` says that a person ticked; `value` is what may move."""

    changed = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._preview = Preview(())
        self._told = Label("", "soft", wrap=True)
        self.all_button = Button(_("Tick all"), self.tick_all, role="quiet")
        self.none_button = Button(_("Tick none"), self.tick_none, role="quiet")
        self._ticked: set[DeadlineId] = set()
        words = _Words(here, self._ticked)
        self.table: Table[MoveRow] = Table(
            _("What would move"), words.columns(), _key, empty=_("No running deadline would move.")
        )
        self.table.setItemDelegateForColumn(_TICK_COLUMN, _TickCell(self.table, words))
        self.table.on_key(" ", self._toggle)
        self.table.opened.connect(self._toggle)
        self.table.clicked.connect(self._clicked)
        head = hbox()
        head.addWidget(self._told, 1)  # a wrapping label beside a stretch would wrap at once
        for button in (self.all_button, self.none_button):
            head.addWidget(button)
        box = vbox(head, spacing=6)
        box.addWidget(self.table, 1)
        self.setLayout(box)

    def show_preview(self, preview: Preview) -> None:
        """Shows what a change would do; the ticks are as the town's settings propose."""
        self._preview = preview
        self._ticked.clear()
        self._ticked.update(row.id for row in preview.rows if row.ticked)
        self.table.set_rows(preview.rows)
        for button in (self.all_button, self.none_button):
            button.setVisible(bool(preview.rows))
        self._say()

    def rows(self) -> tuple[MoveRow, ...]:
        """Gives the rows with their ticks as they stand now."""
        return tuple(replace(row, ticked=row.id in self._ticked) for row in self._preview.rows)

    def value(self) -> tuple[DeadlineId, ...]:
        """Gives the deadlines that may move."""
        return tuple(row.id for row in self._preview.rows if row.id in self._ticked)

    def to_call(self) -> tuple[MoveRow, ...]:
        """Gives what would move and whose old date we told somebody: the call list."""
        told = (row for row in self._preview.rows if row.told_at is not None and row.id in self._ticked)
        return tuple(replace(row, ticked=True) for row in told)

    def said(self) -> str:
        """Gives the sentence above the list."""
        return self._told.text()

    def tick_all(self) -> None:
        """Lets all of them move."""
        self._ticked.update(row.id for row in self._preview.rows)
        self._changed()

    def tick_none(self) -> None:
        """Lets none of them move."""
        self._ticked.clear()
        self._changed()

    def _toggle(self, row: MoveRow) -> None:
        self._ticked ^= {row.id}
        self._changed()

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.model_.row(index.row())
        if row is not None and index.column() == _TICK_COLUMN:
            self._toggle(row)

    def _changed(self) -> None:
        """Tells the view once, however many ticks have changed."""
        model = self.table.model_
        if model.rowCount():
            model.dataChanged.emit(model.index(0, 0), model.index(model.rowCount() - 1, model.columnCount() - 1))
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        self._told.say(counts(self._preview, frozenset(self._ticked)))


class _Words:
    """What each column says of a row; names as this screen may show them."""

    def __init__(self, here: Here, ticked: Set[DeadlineId]) -> None:
        self._here, self._ids = here, ticked

    def columns(self) -> tuple[Column[MoveRow], ...]:
        return (
            Column(_("Moves"), self.ticked, 9),
            Column(_("Who"), self._who, 16, tone=self._strong),
            Column(_("Due until now"), _before, 19),
            Column(_("Due then"), _after, 19, tone=self._strong),
            Column(_("Told"), _told, 10, tone=self._soon),
            Column(_("About"), _about, 22, tone=_soft),
            Column(_("Why"), _why, 0, tone=_soft),
        )

    def is_ticked(self, row: MoveRow) -> bool:
        return row.id in self._ids

    def ticked(self, row: MoveRow) -> str:
        return _("moves") if self.is_ticked(row) else _("stays")

    def _who(self, row: MoveRow) -> str:
        return who(row, self._here.name(row.title) or self._here.number(row.number))

    def _strong(self, row: MoveRow) -> str:
        return "strong" if self.is_ticked(row) else "soft"

    def _soon(self, row: MoveRow) -> str:
        return "soon" if self.is_ticked(row) else "soft"


class _TickCell(QStyledItemDelegate):
    """Paints a box beside the word, so that it is seen what a click does."""

    def __init__(self, parent: QWidget, words: _Words) -> None:
        super().__init__(parent)
        self._words = words

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leaves the word out of what the style paints."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the row's ground as in every column, then box and word."""
        super().paint(painter, option, index)
        row, rect = index.data(Qt.ItemDataRole.UserRole), QRect(option.rect)
        is_ticked = self._words.is_ticked(row)
        side = px(14)
        paint_tick(painter, QRectF(rect.left() + px(6), rect.center().y() - side / 2, side, side), chosen=is_ticked)
        painter.save()
        painter.setPen(color("ink" if is_ticked else "soft"))
        words = rect.adjusted(px(12) + side, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words.ticked(row))
        painter.restore()


def who(row: MoveRow, name: str) -> str:
    """Gives whose promise it is: a name or telephone number as it may be shown, else the record's own number."""
    if row.sealed or not name:
        return " ".join(part for part in (names.record(row.record), row.record_number) if part)
    return name


def counts(preview: Preview, moving: Set[DeadlineId]) -> str:
    """Gives "2 of 3 move · 4 stay as they are · 1 answered or missed already, and stays so"."""
    rows = preview.rows
    ticked = [row for row in rows if row.id in moving]
    told = [row for row in ticked if row.told_at is not None]
    parts = (
        ngettext("{n} of {all} moves", "{n} of {all} move", len(ticked)).format(n=len(ticked), all=len(rows)),
        ngettext("{n} was told the old date", "{n} were told the old date", len(told)).format(n=len(told)),
        ngettext("{n} is not touched", "{n} are not touched", preview.same).format(n=preview.same),
        ngettext(
            "{n} is answered or missed and stays so", "{n} are answered or missed and stay so", preview.frozen
        ).format(n=preview.frozen),
    )
    shown = (bool(rows), bool(told), bool(preview.same), bool(preview.frozen))
    return " · ".join(part for part, is_shown in zip(parts, shown, strict=True) if is_shown)


def _key(row: MoveRow) -> DeadlineId:
    return row.id


def _about(row: MoveRow) -> str:
    return " · ".join(part for part in (names.kind(row.kind or row.channel), row.section) if part)


def _before(row: MoveRow) -> str:
    return _at(row.before_at)


def _after(row: MoveRow) -> str:
    return _at(row.after_at)


def _at(at: datetime | None) -> str:
    return dates.due_line(at) if at is not None else _("no date")


def _told(row: MoveRow) -> str:
    return _("{day}, call").format(day=dates.day_month(row.told_at)) if row.told_at is not None else ""


def _why(row: MoveRow) -> str:
    return names.moved(row.why)


def _soft(_row: MoveRow) -> str:
    return "soft"
