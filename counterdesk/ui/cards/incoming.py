"""The incoming sheet: everything that nobody took live, one row each, typed with the keyboard alone, saved at once."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import AskColleagues, Colleague, LogIncoming
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.card import IMPOSSIBLE_TIMES, Card
from counterdesk.ui.cards.content import new_uid
from counterdesk.ui.cards.incoming_row import RowEditor
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.known import Known
from counterdesk.ui.cards.letters import lettered
from counterdesk.ui.cards.pasted import PastedLine, read
from counterdesk.ui.cards.sheet_content import (
    CHANNELS,
    MOST_ROWS,
    RowTyped,
    SheetTyped,
    is_ready,
    log_incoming,
    next_row,
    pasted_rows,
    same_as_above,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import vbox
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, names, ngettext
from counterdesk.words.refusals import sentence

_TAKEN = frozenset("tns")  # Told, Nothing owed, Same caller


class IncomingSheet(Card):
    """Rows of what came in. Enter starts the next one with the same channel and date; all are saved, or none."""

    def __init__(self, here: Here, known: Known, started: Started, typed: SheetTyped) -> None:
        super().__init__(here, known, started, _("Incoming"))
        self._rows: list[RowEditor] = []
        self._last: RowEditor | None = None
        self.channels = PillRow(_("How it came in"), _channel_items(), optional=False)
        self.channels.chosen.connect(self._channel_chosen)
        self.body.column.addStretch(1)
        self._list = vbox(spacing=10)
        self.body.column.insertLayout(0, self._list)
        self.pasted = PastedLine(_hint_words())
        self.pasted.wanted.connect(self.paste_list)
        self.pasted.out_wanted.connect(self._take_out)
        self.keep_in_view(above=(self.channels, self.pasted))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        keys = {"nothing_owed": self.toggle_nothing_owed, "same_caller": self.toggle_same_caller}
        shortcuts.install(self, {**keys, "paste_list": self.paste_list})
        self.show_typed(typed)

    @property
    def rows(self) -> tuple[RowEditor, ...]:
        """The rows in their order."""
        return tuple(self._rows)

    def typed(self) -> SheetTyped:
        """Gives all rows as typed."""
        return SheetTyped(tuple(row.typed() for row in self._rows))

    def show_typed(self, typed: object) -> None:
        """Shows rows as if they had just been typed; a fresh sheet has one, empty."""
        if not isinstance(typed, SheetTyped):
            return
        for row in typed.rows or (next_row(None, new_uid()),):
            self._add(row)
        self._person_changed()

    def is_empty(self) -> bool:
        """Whether no row says anything."""
        return not self.typed().filled

    def focus_first(self) -> None:
        """Puts the focus on the last row's time."""
        self._go_to(self._rows[-1])

    def _go_to(self, row: RowEditor) -> None:
        self._make_current(row)
        row.focus_first()

    def _make_current(self, row: RowEditor) -> None:
        if self._last is not None:
            self._last.be_current(False)
        self._last = row
        row.be_current(True)
        self.body.bring_into_view(row)
        self.channels.choose(row.typed().channel)

    def command(self) -> LogIncoming | None:
        """Gives the command that logs every row, or None after marking those that cannot be saved."""
        if self.is_empty():
            raise Refused("nothing_pasted" if not self._rows else "nothing_happened")
        wrong = [row for row in self._rows if row.problem()]
        for row in wrong:
            row.complain(row.problem())
        typed = self.typed()
        if wrong or not all(is_ready(row) for row in typed.filled):
            self.say(_("Nothing was saved yet: put the marked rows right. Everything typed is kept."))
            wrong[0].focus_first()
            return None
        return log_incoming(typed, self.started)

    def complain(self, refused: Refused) -> None:
        """Says what is wrong at the row that it is about, else above the buttons."""
        super().complain(refused)
        row = _row_of(refused, [row for row in self._rows if not row.typed().is_empty])
        if row is not None:
            row.complain(sentence(refused))
            (row.received if refused.code in IMPOSSIBLE_TIMES else row.about).setFocus()

    def save_words(self, first_name: str) -> str:
        """Gives the word on the button, with how many rows it saves."""
        count = len(self.typed().filled) if hasattr(self, "_rows") else 0
        if count < 2:
            return super().save_words(first_name)
        words = ngettext("Save {count} row as {name}", "Save {count} rows as {name}", count)
        return words.format(count=count, name=first_name)

    def toggle_nothing_owed(self) -> None:
        """Says of the row with the focus that nothing is owed; Alt+N."""
        self._current().nothing_owed.click()

    def toggle_same_caller(self) -> None:
        """Joins the row with the focus to the caller of the row above; Alt+S."""
        row = self._current()
        place = self._rows.index(row)
        if place == 0:
            return
        if not row.same_caller.isChecked():
            row.show_typed(same_as_above(row.typed(), self._rows[place - 1].typed()))
        else:
            row.same_caller.setChecked(False)
        self._row_edited()

    def next_row(self) -> None:
        """Goes to the row below, starting one where there is none; an empty row starts no other."""
        current = self._current()
        place = self._rows.index(current) + 1
        if place == len(self._rows):
            if current.typed().is_empty:
                return
            self._add(next_row(current.typed(), new_uid()))
        self._go_to(self._rows[place])
        self._row_edited()

    def paste_list(self) -> None:
        """Reads the list that was copied into rows; Ctrl+Shift+V."""
        self.take_list(QGuiApplication.clipboard().text())

    def take_list(self, words: str) -> None:
        """Puts every message of a copied list into a row of its own, all or none; the rows that need a look say so."""
        filled = self.typed().filled
        try:
            messages = read(words, self.here.now(), MOST_ROWS - len(filled))
        except Refused as refused:
            self.complain(refused)
            return
        channel = self._channel_of_list()
        self._remove([row for row in self._rows if row.typed().is_empty])
        added = pasted_rows(messages, channel, [new_uid() for _message in messages])
        for typed in added:
            self._add(typed)
            self._know(self._rows[-1])
        to_look_at = [row for row in self._rows if row.problem()]
        self._go_to(next(iter(to_look_at), self._rows[-len(added)]))
        self._row_edited()
        self.pasted.say_read(tuple(row.uid for row in added), len(to_look_at))

    def _channel_of_list(self) -> Channel:
        """Gives how a list came in: as the row with the focus; a fresh sheet takes it for an answering service's."""
        channel = self._current().typed().channel
        is_fresh = self.is_empty() and channel is Channel.VOICEMAIL
        return Channel.ANSWERING_SERVICE if is_fresh else channel

    def _take_out(self, uids: tuple[str, ...]) -> None:
        self._remove([row for row in self._rows if row.uid in uids])
        if not self._rows:
            self._add(next_row(None, new_uid()))
        self._go_to(self._rows[-1])
        self._row_edited()

    def _remove(self, rows: Sequence[RowEditor]) -> None:
        for row in rows:
            self._rows.remove(row)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        if self._last in rows:
            self._last = None
        if self._rows:
            self._rows[0].be_first()

    def _know(self, row: RowEditor) -> None:
        """Finds in People whoever a pasted message is for."""
        if (named := row.typed().answerer) is not None:
            heard = partial(_show_known, row, named.name)
            self.asker.ask(AskColleagues(named.name), heard, f"incoming.{row.uid}.known")

    def _add(self, typed: RowTyped) -> None:
        row = RowEditor(self.here, self.known, self.asker, typed)
        row.edited.connect(self._row_edited)
        row.next_wanted.connect(self.next_row)
        row.list_pasted.connect(self.take_list)
        if not self._rows:
            row.be_first()
        row.level()
        self._rows.append(row)
        self._list.addWidget(row)
        row.show()

    def _current(self) -> RowEditor:
        return self._last if self._last is not None else self._rows[-1]

    def _focus_moved(self, _before: QWidget | None, focus: QWidget | None) -> None:
        for row in self._rows:
            if focus is not None and row.isAncestorOf(focus) and row is not self._last:
                self._make_current(row)

    def _channel_chosen(self, channel: object) -> None:
        if isinstance(channel, Channel):
            row = self._current()
            row.choose_channel(channel)
            row.focus_first()
            self._row_edited()

    def _row_edited(self) -> None:
        self._person_changed()
        self.edited.emit()


def _row_of(refused: Refused, filled: Sequence[RowEditor]) -> RowEditor | None:
    """Gives the filled row that was refused, by its place or by its time; None where it was not about a row."""
    if refused.code in IMPOSSIBLE_TIMES:
        return next((row for row in filled if row.typed().received_at == refused.facts.get("at")), None)
    place = refused.facts.get("row")
    return filled[place - 1] if isinstance(place, int) else None


def _show_known(row: RowEditor, name: str, colleagues: tuple[Colleague, ...]) -> None:
    known = [one for one in colleagues if one.name.casefold() == name.casefold()]
    if known and row.answerer.value() == name:
        row.show_answerer(known[0])


def _channel_items() -> tuple[Item, ...]:
    texts = lettered([names.channel(channel) for channel in CHANNELS], _TAKEN)
    return tuple(Item(channel, text) for channel, text in zip(CHANNELS, texts, strict=True))


def _hint_words() -> str:
    return _(
        "Received is when the Town first got it: 1915, sat 1915, 2026-11-20 16:31.  Enter: next row, "
        "same channel and day.  {owed}: nothing owed.  {same}: same caller as above."
    ).format(owed=shortcuts.shown("nothing_owed"), same=shortcuts.shown("same_caller"))
