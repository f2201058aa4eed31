"""What a change would move, item by item: before and after, why, whom we told, and whether it may.

Nothing is decided here: the ticks begin as the town's settings propose and are what a person leaves them.
"""

from collections.abc import Sequence
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
        words = _Words(here)
        self.table: Table[MoveRow] = Table(
            _("What would move"), words.columns(), _key, empty=_("No running deadline would move.")
        )
        self.table.setItemDelegateForColumn(_TICK_COLUMN, _TickCell(self.table))
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
        self._show(preview.rows)

    def rows(self) -> tuple[MoveRow, ...]:
        """Gives the rows with their ticks as they stand now."""
        return self.table.model_.rows()

    def value(self) -> tuple[DeadlineId, ...]:
        """Gives the deadlines that may move."""
        return tuple(row.id for row in self.rows() if row.ticked)

    def to_call(self) -> tuple[MoveRow, ...]:
        """Gives what would move and whose old date we told somebody: the call list."""
        return tuple(row for row in self.rows() if row.ticked and row.told_at is not None)

    def said(self) -> str:
        """Gives the sentence above the list."""
        return self._told.text()

    def tick_all(self) -> None:
        """Lets all of them move."""
        self._tick(True)

    def tick_none(self) -> None:
        """Lets none of them move."""
        self._tick(False)

    def _tick(self, ticked: bool) -> None:
        self._show([replace(row, ticked=ticked) for row in self.rows()])
        self.changed.emit()

    def _toggle(self, row: MoveRow) -> None:
        self._show([replace(one, ticked=not one.ticked) if one.id == row.id else one for one in self.rows()])
        self.changed.emit()

    def _clicked(self, index: QModelIndex) -> None:
        row = self.table.model_.row(index.row())
        if row is not None and index.column() == _TICK_COLUMN:
            self._toggle(row)

    def _show(self, rows: Sequence[MoveRow]) -> None:
        self.table.set_rows(rows)
        for button in (self.all_button, self.none_button):
            button.setVisible(bool(rows))
        self._told.say(counts(self._preview, rows))


class _Words:
    """What each column says of a row; names as this screen may show them."""

    def __init__(self, here: Here) -> None:
        self._here = here

    def columns(self) -> tuple[Column[MoveRow], ...]:
        return (
            Column(_("Moves"), _ticked, 9),
            Column(_("Who"), self._who, 16, tone=_strong),
            Column(_("Due until now"), _before, 19),
            Column(_("Due then"), _after, 19, tone=_strong),
            Column(_("Told"), _told, 10, tone=_soon),
            Column(_("About"), _about, 22, tone=_soft),
            Column(_("Why"), _why, 0, tone=_soft),
        )

    def _who(self, row: MoveRow) -> str:
        return who(row, self._here.name(row.title))


class _TickCell(QStyledItemDelegate):
    """Paints a box beside the word, so that it is seen what a click does."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leaves the word out of what the style paints."""
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paints the row's ground as in every column, then box and word."""
        super().paint(painter, option, index)
        row, rect = index.data(Qt.ItemDataRole.UserRole), QRect(option.rect)
        side = px(14)
        paint_tick(painter, QRectF(rect.left() + px(6), rect.center().y() - side / 2, side, side), chosen=row.ticked)
        painter.save()
        painter.setPen(color("ink" if row.ticked else "soft"))
        words = rect.adjusted(px(12) + side, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _ticked(row))
        painter.restore()


def who(row: MoveRow, name: str) -> str:
    """Gives whose promise it is: a name as it may be shown, else the record's own number."""
    if row.sealed or not name:
        return " ".join(part for part in (names.record(row.record), row.record_number) if part)
    return name


def counts(preview: Preview, rows: Sequence[MoveRow]) -> str:
    """Gives "2 of 3 move · 4 stay as they are · 1 answered or missed already, and stays so"."""
    ticked, told = [row for row in rows if row.ticked], [row for row in rows if row.ticked and row.told_at is not None]
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


def _ticked(row: MoveRow) -> str:
    return _("moves") if row.ticked else _("stays")


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


def _strong(row: MoveRow) -> str:
    return "strong" if row.ticked else "soft"


def _soft(_row: MoveRow) -> str:
    return "soft"


def _soon(row: MoveRow) -> str:
    return "soon" if row.ticked else "soft"
