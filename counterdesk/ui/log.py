"""The Log page: everything that was written down, searched as you type, or a range of days in full."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.contacts import DayLog, Find, LogAnswer, LogRow
from counterdesk.services.asks.desk import Changes
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, hbox, vbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.table import Table
from counterdesk.ui.kit.timefield import DateField
from counterdesk.ui.logrows import LogWords, is_sealed_kind
from counterdesk.words import _, ngettext

_DEBOUNCE_MS = 40
_MOST_ROWS = 2_000
_MOST_FOUND = 500
_WEEK = timedelta(days=6)


class LogPage(QWidget):
    """Rows of a range of days, or what is found; Enter opens a record."""

    open_record = Signal(str, str)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._stale = True
        self._day = self._today()
        words = LogWords(here)
        self.search = Field(_("Search everything"), hint=_("Name, number, word or record number"), columns=34)
        self.first, self.last = DateField(_("From"), self._today), DateField(_("To"), self._today)
        self._ranges = PillRow(_("Days"), _ranges(), optional=False)
        self._said = Label("", "soft")
        self.table: Table[LogRow] = Table(_("Log"), words.everything_columns(), words.key, empty=_empty())
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._lay()
        self._connect()
        self._choose_range("today")

    def _lay(self) -> None:
        panel = Panel(name=_("Log"), margin=14)
        self._days_row = beside(Label(_("From"), "soft"), self.first, Label(_("to"), "soft"), self.last, STRETCH)
        panel.add(hbox(Label(_("Log"), role="title"), 8, self.search, 8, self._ranges, STRETCH, self._said))
        panel.add(self._days_row)
        panel.add(self.table, 1)
        self.setLayout(vbox(panel))
        self._ranges.choose("today")
        self._ranges.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.reload)
        self.search.edited.connect(self._typed)
        self.search.returnPressed.connect(self._into_table)
        self.first.changed.connect(self._days_typed)
        self.last.changed.connect(self._days_typed)
        self._ranges.chosen.connect(self._choose_range)
        self.table.opened.connect(self._open)
        self._here.lanes.changed.connect(self._changed)
        self._here.town_changed.connect(self.reload)
        self._here.ticked.connect(self._tick)

    def look_for(self, words: str) -> None:
        """Searches for these words, as if they had been typed here."""
        self.search.set_value(words)
        self.reload()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Asks anew, at once if somebody looks."""
        if not self.isVisible():
            self._stale = True
            return
        self._stale = False
        words = self.search.value()
        if words:
            self._here.lanes.read(Find(words, _MOST_FOUND), self._take_found, slot="log")
            return
        first, last = self._days()
        since, until = day_bounds(first)[0], day_bounds(last)[1]
        self._here.lanes.read(DayLog(since, until, _MOST_ROWS), self._take_days, slot="log")

    def showEvent(self, event: QShowEvent) -> None:
        """Brings what changed meanwhile."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _today(self) -> date:
        return local_date(self._here.now())

    def _days(self) -> tuple[date, date]:
        first = self.first.value() or self._today()
        last = self.last.value() or first
        return min(first, last), max(first, last)

    def _tick(self, _now: datetime) -> None:
        if self._today() != self._day:
            self._choose_range(self._ranges.value())

    def _typed(self, _words: str) -> None:
        self._wait.start()

    def _days_typed(self) -> None:
        self._wait.start()

    def _choose_range(self, key: object) -> None:
        today = self._day = self._today()
        firsts = {"today": today, "yesterday": today - timedelta(days=1), "week": today - _WEEK}
        if key in firsts:
            first = firsts[str(key)]
            self.first.set_value(first)
            self.last.set_value(first if key == "yesterday" else today)
        self._days_row.setVisible(key == "days")
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.topics & {"contacts", "messages", "complaints", "incidents", "topics", "people"}:
            self.reload()

    def _take_found(self, rows: tuple[LogRow, ...]) -> None:
        said = ngettext("{count} entry found, newest first", "{count} entries found, newest first", len(rows))
        self._show(rows, said.format(count=len(rows)))

    def _take_days(self, answer: LogAnswer) -> None:
        said = ngettext("{count} contact", "{count} contacts", answer.contacts)
        self._show(answer.rows, said.format(count=answer.contacts))

    def _show(self, rows: tuple[LogRow, ...], said: str) -> None:
        self.table.set_rows([row for row in rows if not (self._here.town.public_can_see and is_sealed_kind(row))])
        self._said.say(said)

    def _into_table(self) -> None:
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _open(self, row: LogRow) -> None:
        self.open_record.emit(row.uid, row.record)


def _ranges() -> tuple[Item, ...]:
    return (
        Item("today", _("Today")),
        Item("yesterday", _("Yesterday")),
        Item("week", _("Seven days")),
        Item("days", _("These days")),
    )


def _empty() -> str:
    return _("Nothing here. Try fewer letters, or choose other days.")
