"""Who is this? All past contacts at a number or under a name, and the numbers that somebody says are one caller's."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.callers import (
    AskCaller,
    CallerHint,
    LinkCallers,
    LinkedNumber,
    PastContact,
    UnlinkCallers,
)
from counterdesk.services.asks.desk import Done
from counterdesk.ui.cards.content import new_uid
from counterdesk.ui.cards.hint import heading, is_open, past_day, past_state
from counterdesk.ui.cards.known import Asker
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, clear, hbox, vbox
from counterdesk.ui.kit.rows import Column
from counterdesk.ui.kit.table import Table
from counterdesk.ui.theme import px
from counterdesk.words import _, names
from counterdesk.words.phones import phone
from counterdesk.words.refusals import sentence

_MOST = 200
_NARROWEST = 9  # letters of a column: where the text is large the table is scrolled, never cut to nothing
_NUMBER = 3  # the column that says at which number, where there are several
_WHOLE, _WITH_EXTENSION = 14, 21  # digits of room for a number
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PastDialog(QDialog):
    """Contacts, never a claim about who it is. `changed`: a link was made or taken back.

    Linking moves nothing and can be taken back; `may_link` is False for somebody who is confidential.
    """

    changed = Signal()

    def __init__(self, parent: QWidget, asker: Asker, asked: AskCaller, *, may_link: bool = True) -> None:
        super().__init__(parent)
        self._over = parent.window()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Past contacts"))
        self._asker = asker
        self._asked = AskCaller(asked.number, "" if asked.number else asked.name, _MOST)
        self._may_link = may_link and bool(asked.number)
        self._head = Label("", role="title")
        self._again = Label("", "soon", "strong")
        self.table: Table[PastContact] = Table(_("Past contacts"), self._columns(), _key, empty=_nothing())
        self.other = Field(_("Another number of the same caller"), columns=18, limit=60)
        self.link = Button(_("Same caller"), self.link_now)
        self._trouble = Label("", "late", wrap=True)
        self._links = vbox(spacing=4)
        self._lay()
        letters = self.fontMetrics().horizontalAdvance("0")
        self.table.horizontalHeader().setMinimumSectionSize(_NARROWEST * letters)
        self.resize(self.sizeHint())
        self.ask()

    def sizeHint(self) -> QSize:
        """Is wide enough for a line of the past, and never larger than the window below."""
        room = self._over.size()
        return QSize(min(px(920), room.width() - px(40)), min(px(480), room.height() - px(40)))

    def _lay(self) -> None:
        remark = Label(_("Contacts, not people: whoever calls may be somebody else."), "soft", wrap=True)
        self._linking = beside(Label(_("Another number of the same caller"), "soft"), self.other, self.link, STRETCH)
        self._linking.setVisible(self._may_link)
        self._trouble.hide()
        close = Button(_("Close"), self.reject, key=_("Esc"), role="primary")
        self.other.returnPressed.connect(self.link_now)
        head = hbox(self._head, STRETCH, self._again)
        column = vbox(head, remark, spacing=10, margins=20)
        column.addWidget(self.table, 1)
        for part in (self._links, self._linking, self._trouble, hbox(STRETCH, close)):
            column.addLayout(part) if not isinstance(part, QWidget) else column.addWidget(part)
        self.setLayout(column)
        self.table.setFocus()

    def _columns(self) -> tuple[Column[PastContact], ...]:
        return (
            Column(_("Day"), self._day, 11),
            Column(_("Kind"), _kind, 9),
            Column(_("Name"), self._name, 15),
            Column(_("Number"), self._number, _WHOLE),
            Column(_("About"), self._about, 0),
            Column(_("What came of it"), self._state, 17, tone=_tone),
        )

    def ask(self) -> None:
        """Asks what is known now."""
        self._asker.ask(self._asked, self._take, "card.past")

    def link_now(self) -> None:
        """Says that the number typed here is this caller's too."""
        if self.other.value():
            command = LinkCallers(new_uid(), self._asked.number, self.other.value())
            self._asker.do(command, self._linked, self._refused)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the field it is pressed in; it closes nothing."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)

    def _take(self, hint: CallerHint) -> None:
        numbers = [phone(hint.shown, hint.extension), *(phone(other) for other in hint.others)]
        shown = ", ".join(self._asker.number(number) for number in numbers if number)
        self._linking.setVisible(self._may_link and bool(hint.shown))
        self._head.say(shown or self._asker.name(self._asked.name))
        self._again.say(heading(hint))
        self.table.set_rows(hint.contacts)
        self._show_numbers(hint)
        clear(self._links)
        for linked in hint.linked:
            self._links.addWidget(self._link_row(linked))

    def _show_numbers(self, hint: CallerHint) -> None:
        """Shows at which number each was, where they are several, with room for an extension where there is one."""
        letters = _WITH_EXTENSION if any(past.extension for past in hint.contacts) else _WHOLE
        self.table.setColumnHidden(_NUMBER, not any(past.number for past in hint.contacts))
        self.table.setColumnWidth(_NUMBER, letters * self.fontMetrics().horizontalAdvance("0"))

    def _link_row(self, linked: LinkedNumber) -> QWidget:
        number = self._asker.number(linked.number)
        said = _("{number}: the same caller, says {name}, {day}").format(
            number=number, name=linked.by, day=past_day(linked.at, self._asker.now())
        )
        apart = Button(
            _("Not the same caller"),
            partial(self._take_apart, linked.uid),
            name=_("Not the same caller: {number}").format(number=number),
        )
        return beside(Label(said, elide=True), apart, STRETCH)

    def _take_apart(self, uid: str, _checked: bool = False) -> None:
        self._asker.do(UnlinkCallers(uid), self._done, self._refused)

    def _linked(self, done: Done) -> None:
        self.other.set_value("")
        self._done(done)

    def _done(self, _done: Done) -> None:
        self._trouble.hide()
        self.changed.emit()
        self.ask()

    def _refused(self, refused: Refused) -> None:
        self._trouble.say(sentence(refused))
        self._trouble.show()

    def _day(self, past: PastContact) -> str:
        return past_day(past.at, self._asker.now())

    def _name(self, past: PastContact) -> str:
        return self._asker.name(past.name)

    def _number(self, past: PastContact) -> str:
        return self._asker.number(phone(past.number, past.extension))

    def _about(self, past: PastContact) -> str:
        return past.topic or self._asker.words(past.about)

    def _state(self, past: PastContact) -> str:
        return past_state(past, self._asker.now())


def _key(past: PastContact) -> str:
    return past.uid


def _kind(past: PastContact) -> str:
    return names.channel(past.channel)


def _tone(past: PastContact) -> str:
    return "soon" if is_open(past) else ""


def _nothing() -> str:
    return _("No contact at this number or under this name yet. A second number of the caller can be named below.")
