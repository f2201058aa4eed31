"""The quick board: the town's topics with a walk-in and a call button each, plain tallies, and two last rows."""

from functools import partial
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from counterdesk.domain.contact import Channel, NothingOwed, Outcome, OutcomeDetail
from counterdesk.domain.ids import TopicId
from counterdesk.domain.instants import day_bounds, local_date
from counterdesk.services.asks.contacts import AskTopics, LogOneClick, TopicRow
from counterdesk.services.asks.desk import Changes
from counterdesk.ui import messages
from counterdesk.ui.desk.held import Held
from counterdesk.ui.desk.tally import TallyButton
from counterdesk.ui.here import Here
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.theme import px
from counterdesk.values import value
from counterdesk.words import _, names

_WIDE, _APART = 300, 16
_CHANNELS = (Channel.WALK_IN, Channel.CALL)
_DIGITS = 10
_ALT = Qt.KeyboardModifier.AltModifier
_CHORDS = {_ALT: Channel.WALK_IN, _ALT | Qt.KeyboardModifier.ShiftModifier: Channel.CALL}


@value
class BoardRow:
    """One row of the board: its words, its buttons (None leaves a gap), and what a click logs."""

    name: str
    channels: tuple[Channel | None, ...]
    topic_id: TopicId | None = None
    outcome: Outcome = Outcome.ANSWERED
    detail: OutcomeDetail = OutcomeDetail()
    count: int = 0
    quiet: bool = False


def board_rows(topics: tuple[TopicRow, ...]) -> tuple[BoardRow, ...]:
    """Gives the rows of the board: topics in their place, tallies after them, then the two that are always there."""
    usual = [BoardRow(topic.name, _CHANNELS, topic.id) for topic in topics if not topic.is_tally]
    tallies = [BoardRow(t.name, (Channel.WALK_IN, None), t.id, count=t.today) for t in topics if t.is_tally]
    wrong = OutcomeDetail(nothing_owed=NothingOwed.WRONG_NUMBER)
    last = (
        BoardRow(_("Wrong number, sales"), (None, Channel.CALL), None, Outcome.NOTHING_OWED, wrong, quiet=True),
        BoardRow(_("Referred elsewhere"), _CHANNELS, None, Outcome.REFERRED, quiet=True),
    )
    return (*usual, *tallies, *last)


class QuickBoard(ScrollColumn):
    """The board. `saved` gives the Done of a click; `listed` the topics whenever they changed."""

    saved = Signal(object)
    listed = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(_("Answered, one click"))
        self._here = here
        self._rows: tuple[BoardRow, ...] = ()
        self._buttons: dict[tuple[int, int], TallyButton] = {}
        self._counts: list[Label | None] = []
        self._holder = QWidget()
        self._held = Held(self)
        self._held.changed.connect(self._show_digits)
        here.lanes.changed.connect(self._changed)

    def reload(self) -> None:
        """Asks for the topics and today's tallies."""
        since, _until = day_bounds(local_date(self._here.now()))
        self._here.lanes.read(AskTopics(since), self._take, slot="desk.topics")

    def button(self, name: str, channel: Channel) -> TallyButton:
        """Gives the button of a row; for focus and tests."""
        row = next(number for number, row in enumerate(self._rows) if row.name == name)
        return self._buttons[row, self._rows[row].channels.index(channel)]

    def names(self) -> tuple[str, ...]:
        """Gives the words of the rows, from top to bottom."""
        return tuple(row.name for row in self._rows)

    def press(self, channel: Channel, place: int) -> None:
        """Presses the button of the n-th topic, 0 for the first, as a click would; says so where there is none."""
        button = self._chords(channel).get(place)
        if button is not None:
            button.click()
        else:
            messages.tell(self, _no_button(channel, place), "soon")

    def _chords(self, channel: Channel) -> dict[int, TallyButton]:
        """Gives the button of each place that has one for this channel; the two last rows have no digit."""
        rows = [(number, row) for number, row in enumerate(self._rows) if row.topic_id is not None]
        return {
            place: self._buttons[number, row.channels.index(channel)]
            for place, (number, row) in enumerate(rows[:_DIGITS])
            if channel in row.channels
        }

    def _show_digits(self, held: Qt.KeyboardModifier) -> None:
        for button in self._buttons.values():
            button.show_digit("")
        if held in _CHORDS:
            for place, button in self._chords(_CHORDS[held]).items():
                button.show_digit(str((place + 1) % _DIGITS))

    def showEvent(self, event: QShowEvent) -> None:
        """Begins to look for Alt, which shows the digits."""
        super().showEvent(event)
        self._held.watch(self.window().windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the buttons near their words where there is more room than both need."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        natural = self._holder.sizeHint().width() + px(_APART)
        is_wide = self.viewport().width() > px(_WIDE)
        self._holder.setMaximumWidth(natural if is_wide else self.viewport().width())

    def wanted_height(self) -> int:
        """Gives the height at which no row is hidden."""
        return self.body.sizeHint().height()

    def _changed(self, changes: Changes) -> None:
        counts = any(count is not None for count in self._counts)  # only tallies say how many there were
        if changes.topics & {"topics", "town"} or (counts and "contacts" in changes.topics):
            self.reload()

    def _take(self, topics: tuple[TopicRow, ...]) -> None:
        self.listed.emit(topics)
        rows = board_rows(topics)
        if [_same(row) for row in rows] == [_same(row) for row in self._rows]:
            self._rows = rows
            self._say_counts()
            return
        self._rows = rows
        self._build()

    def _build(self) -> None:
        self.clear()
        self._buttons.clear()
        grid = _grid()
        self._counts = [self._lay(grid, number, row) for number, row in enumerate(self._rows)]
        self._holder = QWidget()
        self._holder.setLayout(grid)
        self.add(self._holder)
        self._say_counts()
        self._fit()

    def _lay(self, grid: QGridLayout, number: int, row: BoardRow) -> Label | None:
        words = Label(row.name, "soft" if row.quiet else "", elide=True)
        grid.addWidget(words, number + 1, 0)
        count = Label("", role="strong") if None in row.channels and not row.quiet else None
        if count is not None:
            count.setAccessibleName(_("{topic} today").format(topic=row.name))
            grid.addWidget(count, number + 1, row.channels.index(None) + 1, Qt.AlignmentFlag.AlignHCenter)
        for place, channel in enumerate(row.channels):
            if channel is not None:
                grid.addWidget(self._make(number, place, row, channel), number + 1, place + 1)
        return count

    def _make(self, number: int, place: int, row: BoardRow, channel: Channel) -> TallyButton:
        button = TallyButton(
            _("{topic}, {channel}, one more").format(topic=row.name, channel=names.channel(channel)), self._here.now
        )
        button.logged.connect(partial(self._log, row, channel))
        button.walked.connect(partial(self._walk, number, place))
        self._buttons[number, place] = button
        return button

    def _say_counts(self) -> None:
        for row, count in zip(self._rows, self._counts, strict=True):
            if count is not None:
                count.say(str(row.count) if row.count else "")

    def _log(self, row: BoardRow, channel: Channel, quantity: int) -> None:
        command = LogOneClick(uuid4().hex, channel, row.topic_id, row.outcome, row.detail, quantity)
        self._here.lanes.do(command, done=self.saved.emit)

    def _walk(self, number: int, place: int, rows: int, columns: int) -> None:
        places = (place + columns, 1 - place) if not columns else (place + columns,)
        for at in places:
            button = self._buttons.get((number + rows, at))
            if button is not None:
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(button)
                return


def _no_button(channel: Channel, place: int) -> str:
    named = {"place": place + 1, "channel": names.channel(channel)}
    return _("Topic {place} of the board has no button for “{channel}”. Nothing was logged.").format(**named)


def _same(row: BoardRow) -> tuple[object, ...]:
    """Gives all of a row but its count: the board is built anew only when this changed."""
    return row.name, row.channels, row.topic_id, row.outcome


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(2)
    grid.setVerticalSpacing(3)
    grid.setColumnStretch(0, 1)
    for place, channel in enumerate(_CHANNELS):
        head = Label(names.channel(channel), "soft", "small")
        grid.addWidget(head, 0, place + 1, Qt.AlignmentFlag.AlignHCenter)
    return grid
