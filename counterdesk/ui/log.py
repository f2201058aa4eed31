"""The Log page: everything that was written down, searched as you type, or a range of days in full; narrowed or not."""

from datetime import date, datetime, timedelta
from functools import partial

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
from counterdesk.ui.logrows import LogWords, days_said, is_sealed_kind
from counterdesk.ui.logsieve import SieveRow
from counterdesk.words import _, ngettext

_DEBOUNCE_MS = 40
_MOST_ROWS = 2_000
_MOST_FOUND = 500
_WIDEST_COUNT = "2000 entries, "
_WEEK = timedelta(days=6)


class LogPage(QWidget):
    """Rows of a range of days, or what is found; Enter opens a record."""

    open_record = Signal(str, str)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._stale = True
        self._day = self._today()
        self._range: object = "today"
        words = LogWords(here)
        self.search = Field(_("Search everything"), hint=_("Name, number, word or record number"), columns=34)
        self.first, self.last = DateField(_("From"), self._today), DateField(_("To"), self._today)
        self.ranges = PillRow(_("Days"), _ranges(), optional=False)
        self.sieve = SieveRow(here)
        self._said = Label("", "soft", elide=True)
        self.table: Table[LogRow] = Table(_("Log"), words.everything_columns(), words.key, empty=_empty())
        self._wait = QTimer(self, singleShot=True, interval=_DEBOUNCE_MS)
        self._lay()
        self._connect()
        self._choose_range(self.sieve.range)

    def _lay(self) -> None:
        panel = Panel(name=_("Log"), margin=14)
        self._days_row = beside(Label(_("From"), "soft"), self.first, Label(_("to"), "soft"), self.last, STRETCH)
        head = hbox(Label(_("Log"), role="title"), 8, self.search, 8, self.ranges)
        head.addWidget(self._said, 1)
        panel.add(head)
        self._said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # takes what is left
        panel.add(self._days_row)
        panel.add(self.sieve)
        panel.add(self.table, 1)
        self.setLayout(vbox(panel))
        self.ranges.choose("today")
        self.ranges.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self._wait.timeout.connect(self.reload)
        self.search.edited.connect(self._typed)
        self.search.returnPressed.connect(self._into_table)
        self.first.changed.connect(self._days_typed)
        self.last.changed.connect(self._days_typed)
        self.ranges.chosen.connect(self._range_chosen)
        self.sieve.changed.connect(self.reload)
        self.sieve.range_back.connect(self._choose_range)
        self.table.opened.connect(self._open)
        self._here.lanes.changed.connect(self._changed)
        self._here.town_changed.connect(self.reload)
        self._here.presence.doubted.connect(self._other_reader)
        self._here.person_changed.connect(self._other_reader)
        self._here.ticked.connect(self._tick)

    def look_for(self, words: str) -> None:
        """Searches for these words, as if they had been typed here."""
        self.search.set_value(words)
        self._show_range()
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
            asked = Find(words, _MOST_FOUND, self.sieve.value(), self._here.signer_id)
            self._here.lanes.read(asked, partial(self._take_found, words), slot="log")
            return
        first, last = self._days()
        since, until = day_bounds(first)[0], day_bounds(last)[1]
        self._here.lanes.read(DayLog(since, until, _MOST_ROWS, self.sieve.value()), self._take_days, slot="log")

    def _other_reader(self) -> None:
        """Asks anew: one's own incidents are found by nobody else."""
        if self.search.value():
            self.reload()

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
            self._choose_range(self._range)

    def _typed(self, _words: str) -> None:
        self._show_range()
        self._wait.start()

    def _show_range(self) -> None:
        """Shows the chosen days as chosen only while they are what the rows are of: a search is of all days."""
        is_search = bool(self.search.value())
        self.ranges.choose(None if is_search else self._range)
        self._days_row.setVisible(self._range == "days" and not is_search)

    def _range_chosen(self, key: object) -> None:
        self.search.set_value("")
        self._choose_range(key)
        self.sieve.remember_range(str(key))

    def _days_typed(self) -> None:
        self._wait.start()

    def _choose_range(self, key: object) -> None:
        today = self._day = self._today()
        self._range = key
        firsts = {"today": today, "yesterday": today - timedelta(days=1), "week": today - _WEEK}
        if key in firsts:
            first = firsts[str(key)]
            self.first.set_value(first)
            self.last.set_value(first if key == "yesterday" else today)
        self._show_range()
        self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.topics & {"contacts", "messages", "complaints", "incidents", "topics", "people"}:
            self.reload()

    def _take_found(self, words: str, rows: tuple[LogRow, ...]) -> None:
        if len(rows) == _MOST_FOUND:
            said = _("the newest {count} of more").format(count=len(rows))
        else:
            said = ngettext("{count} entry", "{count} entries", len(rows)).format(count=len(rows))
        days = days_said(words, self._today(), rows)
        self._show(rows, _("{entries}, {days}").format(entries=said, days=days) if days else said)

    def _take_days(self, answer: LogAnswer) -> None:
        if not self.sieve.value().is_open:
            count = len(answer.rows)
            said = ngettext("{count} entry", "{count} entries", count).format(count=count)
        else:
            said = ngettext("{count} contact", "{count} contacts", answer.contacts).format(count=answer.contacts)
        self._show(answer.rows, said)

    def _show(self, rows: tuple[LogRow, ...], said: str) -> None:
        self.table.set_rows([row for row in rows if not (self._here.town.public_can_see and is_sealed_kind(row))])
        self._said.setMinimumWidth(self.fontMetrics().horizontalAdvance(_WIDEST_COUNT))  # the count is never cut away
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
