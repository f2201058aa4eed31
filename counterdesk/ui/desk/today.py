"""Today's log under the card: what was written down since midnight, newest first, and the counts of the day."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.contacts import DAY_ROWS, DayLog, LogAnswer, LogRow
from counterdesk.services.asks.desk import Changes
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.kit.table import Table
from counterdesk.ui.live import Live
from counterdesk.ui.logrows import LogWords, is_sealed_kind
from counterdesk.ui.theme import px
from counterdesk.words import _, ngettext

_LEAST_FOR_LINES = 132  # the heading, the head of the table and a line
_NOTHING = LogAnswer((), 0, 0, 0)
_ROWS = frozenset({"contacts", "messages", "complaints", "incidents"})
_WHOLE = frozenset({"topics", "people"})


class TodayPanel(Panel):
    """The day's rows. `counted` gives the number of contacts whenever it changed."""

    open_record = Signal(str, str)
    counted = Signal(int)

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("Today"), margin=12, spacing=6)
        self._here = here
        self._answer = _NOTHING
        self._today: date = local_date(here.now())
        self._live: Live[LogAnswer] = Live(here.lanes, "desk.today", self._take, _with_part)
        words = LogWords(here)
        self._counts = Label("", "soft", wrap=True)
        self._filters = PillRow(_("Show"), _filters(), optional=False)
        self._filters.choose("all")
        self._filters.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.table: Table[LogRow] = Table(_("Today’s log"), words.today_columns(), words.key, empty=_empty())
        head = hbox(Label(_("Today"), role="heading"), self._filters)
        head.insertWidget(1, self._counts, 1)
        self.add(head)
        self.add(self.table, 1)
        self._filters.chosen.connect(self._show)
        self.table.opened.connect(self._open)
        here.lanes.changed.connect(self._changed)
        here.town_changed.connect(self._show)
        here.person_changed.connect(self._show)
        here.ticked.connect(self._tick)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows its lines where there is room for more than their heading."""
        super().resizeEvent(event)
        self.table.setVisible(self.height() >= px(_LEAST_FOR_LINES) or self.table.hasFocus())

    def hasHeightForWidth(self) -> bool:
        """Asks for no height of its own: while a card is written, the card comes first."""
        return False

    def reload(self) -> None:
        """Asks for the day's rows."""
        since, until = day_bounds(self._today)
        self._live.ask(DayLog(since, until), partial(_part, since, until))

    def _tick(self, now: datetime) -> None:
        if local_date(now) != self._today:
            self._today = local_date(now)
            self.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.topics & (_ROWS | _WHOLE) and not self._live.knows(changes):
            self.reload()

    def _take(self, answer: LogAnswer) -> None:
        self._answer = answer
        self._counts.say(counts(answer))
        self.counted.emit(answer.contacts)
        self._show()

    def _show(self, _chosen: object = None) -> None:
        rows = self._answer.rows
        if self._here.town.public_can_see:
            rows = tuple(row for row in rows if not is_sealed_kind(row))
        match self._filters.value():
            case "calls":
                rows = tuple(row for row in rows if row.channel == "call")
            case "walk_ins":
                rows = tuple(row for row in rows if row.channel == "walk_in")
            case "mine":
                mine = self._here.person.id if self._here.person is not None else None
                rows = tuple(row for row in rows if mine is not None and row.author_id == mine)
        self.table.set_rows(rows)

    def _open(self, row: LogRow) -> None:
        self.open_record.emit(row.uid, row.record)


def _part(since: datetime, until: datetime, changes: Changes) -> DayLog | None:
    """Gives the question for the rows that changed; a renamed topic or person may stand in any row."""
    is_part = changes.is_few and bool(changes.topics & _ROWS) and not changes.topics & _WHOLE
    return DayLog(since, until, changed=changes.uids) if is_part else None


def _with_part(whole: LogAnswer, part: LogAnswer, changes: Changes) -> LogAnswer | None:
    return whole.with_part(part, changes.uids, DAY_ROWS)


def counts(answer: LogAnswer) -> str:
    """Gives "38 contacts · 31 answered at first contact, 22 of them one click · 2 tallies"."""
    parts = [ngettext("{count} contact", "{count} contacts", answer.contacts).format(count=answer.contacts)]
    if answer.first_contact:
        words = _("{first} answered at first contact, {click} of them one click")
        parts.append(words.format(first=answer.first_contact, click=answer.one_click))
    if answer.tallies:
        tallies = ngettext("{count} tally", "{count} tallies", answer.tallies).format(count=answer.tallies)
        parts.append(tallies.replace(" ", "\u00a0"))  # a number does not end one line and its word begin the next
    return " · ".join(parts)


def _filters() -> tuple[Item, ...]:
    return (
        Item("all", _("All")),
        Item("calls", _("Calls")),
        Item("walk_ins", _("Walk-ins")),
        Item("mine", _("Mine")),
    )


def _empty() -> str:
    return _("Nothing is written down today yet. One click on +1 logs a finished contact; F2 or F3 opens a card.")
