"""One row of the incoming sheet: what came, when, from whom, about what, for whom, and what is owed."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.contact import Channel, Outcome
from counterdesk.domain.ids import TopicId
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.due import AskPromise, Promise
from counterdesk.ui.cards import saying
from counterdesk.ui.cards.answerers import ColleagueChoice
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.cards.known import Asker, Known
from counterdesk.ui.cards.owed import OwedPills
from counterdesk.ui.cards.pasted import ListPaste
from counterdesk.ui.cards.sheet_content import ABOUT_LIMIT, TIME_LIMIT, RowTyped, with_day, without_day
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox, vbox
from counterdesk.ui.kit.times import parse
from counterdesk.ui.theme import mark
from counterdesk.words import _, names
from counterdesk.words.dates import due_line
from counterdesk.words.refusals import sentence


class RowEditor(QWidget):
    """Edits one row. Below it stands how its time was read and when it is due, or what is wrong with it."""

    edited = Signal()
    next_wanted = Signal()
    list_pasted = Signal(str)

    def __init__(self, here: Here, known: Known, asker: Asker, typed: RowTyped) -> None:
        super().__init__()
        self._here, self._asker, self._typed = here, asker, typed
        self._received_at: datetime | None = None
        self._trouble = ""
        self.received = Field(_("Received"), limit=TIME_LIMIT, columns=15, hint=_("received"))
        self.name = Field(_("From"), columns=10, hint=_("from"))
        self.reach = Field(_("Reach at"), columns=17, hint=_("reach at"))
        self.about = Choice(_("About"), options=partial(_topics, known), columns=16, hint=_("about"), limit=ABOUT_LIMIT)
        self.answerer = ColleagueChoice(_("For whom"), asker, f"incoming.{typed.uid}.who", columns=10)
        self.answerer.setPlaceholderText(_("for whom"))
        self._state = Label("", "soft", "small", wrap=True)
        self._pills = OwedPills()
        self.nothing_owed, self.abusive = self._pills.nothing_owed, self._pills.abusive
        self.same_caller = self._pills.same_caller
        self._build()
        self._connect()
        fields = (self.received, self.name, self.reach, self.about, self.answerer)
        ListPaste(here.now, fields, self).came.connect(self.list_pasted)
        self.show_typed(typed)

    def _build(self) -> None:
        left = _in_line((self.received, 0), (self.name, 1), (self.reach, 0))
        right = _in_line((self.about, 4), (self.answerer, 3))
        state = Ends(self._state, self._pills)
        self.setLayout(vbox(Ends(left, right, spacing=6, first=4, share=3), state, spacing=3))

    def _connect(self) -> None:
        self.received.edited.connect(self._time_typed)
        typed_in = (self.name.edited, self.reach.edited, self.about.edited)
        for changed in (*typed_in, self.about.chosen, self.same_caller.clicked):
            changed.connect(self._changed)
        for field in (self.received, self.name, self.reach, self.about, self.answerer):
            field.returnPressed.connect(self.next_wanted)
        for field in (self.name, self.reach, self.about, self.answerer):
            field.editingFinished.connect(self._show_beginnings)
        for choice in (self.about, self.answerer):
            choice.entered.connect(self.next_wanted)
        self.answerer.picked.connect(self._owed_changed)
        self.nothing_owed.clicked.connect(self._owed_changed)
        self.abusive.clicked.connect(self._owed_changed)

    @property
    def uid(self) -> str:
        """The row's own uid."""
        return self._typed.uid

    def typed(self) -> RowTyped:
        """Gives everything typed in this row."""
        option = self.about.option()
        return replace(
            self._typed,
            received_text=with_day(self.received.text(), self._typed.day),
            received_at=self._received_at,
            name=self.name.value(),
            reach=self.reach.value(),
            topic_id=TopicId(option.data) if option is not None and isinstance(option.data, int) else None,
            about=option.text if option is not None else self.about.value(),
            answerer=self.answerer.colleague(),
            owed=not self.nothing_owed.isChecked(),
            same_caller=self.same_caller.isChecked(),
            abusive=self.nothing_owed.isChecked() and self.abusive.isChecked(),
        )

    def show_typed(self, typed: RowTyped) -> None:
        """Shows a row, silently."""
        self._typed = typed
        self.received.set_value(typed.received_text)
        self.received.end(False)
        self.name.set_value(typed.name)
        self.reach.set_value(typed.reach)
        if typed.topic_id is not None:
            self.about.set_option(_option(typed.topic_id, typed.about))
        else:
            self.about.set_free(typed.about)
        self.answerer.show_colleague(typed.answerer)
        self.nothing_owed.setChecked(not typed.owed)
        self.abusive.setChecked(typed.abusive)
        self.same_caller.setChecked(typed.same_caller)
        self.choose_channel(typed.channel)
        self._pills.settle()

    def show_answerer(self, colleague: Colleague) -> None:
        """Shows who answers, silently, and when that makes it due."""
        self.answerer.show_colleague(colleague)
        self._ask_promise()

    def choose_channel(self, channel: Channel) -> None:
        """Says how this row came in."""
        self._typed = replace(self._typed, channel=channel)
        self.setAccessibleName(_("Row: {channel}").format(channel=names.channel(channel)))
        self._read_time()

    def level(self) -> None:
        """Makes the last line as high with pills as without."""
        self._state.setMinimumHeight(self.nothing_owed.sizeHint().height())

    def be_first(self) -> None:
        """Has no row above whose caller it could share."""
        self._pills.is_first = True
        self._pills.settle()

    def be_current(self, is_current: bool) -> None:
        """Shows its choices while the focus is in it; those that are chosen always show, and why nothing is owed."""
        self._pills.is_current = is_current
        self._pills.settle()

    def _show_beginnings(self) -> None:
        """Shows the first words of what does not fit, in every field that was left."""
        for field in (self.name, self.reach, self.about, self.answerer):
            if not field.hasFocus():
                field.setCursorPosition(0)

    def focus_first(self) -> None:
        """Puts the focus on the time; a day that was only taken over is replaced by what is typed."""
        self.received.setFocus()
        if self._typed.day and self.received.text() == self._typed.day:
            self.received.selectAll()
        else:
            self.received.end(False)

    def complain(self, words: str) -> None:
        """Marks the row with a sentence."""
        self._say(words, "late")

    def problem(self) -> str:
        """Gives what keeps this row from being saved; nothing for a good or an empty one."""
        typed = self.typed()
        if typed.is_empty:
            return ""
        if not typed.received_text.strip():
            return _("When did it come in? Write 1915, sat 1915 or 2026-11-20 16:31.")
        return "" if self._received_at is not None else self._trouble

    def _changed(self, _value: object = None) -> None:
        if self._received_at is None:
            self._read_time()  # a day alone is no time any more once the row says something
        self.edited.emit()

    def _owed_changed(self, _on: bool = True) -> None:
        self._pills.settle()
        self._ask_promise()
        self.edited.emit()

    def _time_typed(self, text: str) -> None:
        own = without_day(text, self._typed.day)
        if own != text:
            self.received.setText(own)
        self._read_time()
        self.edited.emit()

    def _read_time(self) -> None:
        self._received_at = None
        words = with_day(self.received.text(), self._typed.day).strip()
        mark(self.received, tone="")
        try:
            self._received_at = parse(words, self._here.now()) if words else None
        except Refused as refused:
            self._show_trouble(refused)
            return
        self._trouble = ""
        self._ask_promise()

    def _show_trouble(self, refused: Refused) -> None:
        self._trouble = sentence(refused)
        begun = self.received.hasFocus() or self.typed().is_empty
        is_unfinished = begun and refused.code in ("time_missing", "time_not_understood")
        mark(self.received, tone="" if is_unfinished else "late")
        self._say("" if is_unfinished else self._trouble, "soft" if is_unfinished else "late")

    def _say(self, words: str, tone: str = "soft") -> None:
        """Shows the last line, with the word for how the row came in before it."""
        channel = names.channel(self._typed.channel)
        self._state.say(f"{channel} · {words}" if words else channel, tone)

    def _ask_promise(self) -> None:
        if self._received_at is None:
            self._say("")
        elif self.nothing_owed.isChecked():
            self._say(_nothing_owed(self._received_at, abusive=self.abusive.isChecked()))
        else:
            answerer = self.answerer.colleague()
            department = answerer.department_id if answerer is not None else None
            asked = AskPromise(self._typed.channel, Outcome.MESSAGE, self._received_at, department)
            self._asker.ask(asked, self._take_promise, f"incoming.{self.uid}.due")

    def _take_promise(self, promise: Promise) -> None:
        if self._received_at is None:
            return
        received = _("Received {when}").format(when=due_line(self._received_at))
        self._say(f"{received} · {saying.due_words(promise)}")


def _nothing_owed(received_at: datetime, *, abusive: bool) -> str:
    said = (
        _("Received {when} · nothing owed, abusive")
        if abusive
        else _("Received {when} · nothing owed, for information")
    )
    return said.format(when=due_line(received_at))


def _topics(known: Known, typed: str) -> tuple[Option, ...]:
    words = typed.strip().casefold()
    return tuple(_option(topic.id, topic.name) for topic in known.topics if words in topic.name.casefold())


def _option(topic_id: TopicId, name: str) -> Option:
    return Option(topic_id, name, data=topic_id)


def _in_line(*fields: tuple[QWidget, int]) -> QWidget:
    line = hbox(spacing=6)
    for field, share in fields:
        line.addWidget(field, share)
    holder = QWidget()
    holder.setLayout(line)
    return holder
