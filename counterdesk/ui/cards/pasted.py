"""The line of the incoming sheet that takes a copied list in, and out again."""

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from counterdesk.domain.refusal import Refused
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.paste import Pasted, is_list, read_list
from counterdesk.ui.cards.sheet_content import ABOUT_LIMIT, MOST_ROWS
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox
from counterdesk.words import _, ngettext


def read(words: str, now: datetime, room: int) -> tuple[Pasted, ...]:
    """Gives the messages of a list; refuses `no_list`, `too_many_lines` and `paste_too_long` rather than lose any."""
    messages = read_list(words, now)
    if not messages:
        raise Refused("no_list")
    if len(messages) > room:
        raise Refused("too_many_lines", limit=MOST_ROWS)
    if any(len(" ".join((*one.lines.values(), one.about))) > ABOUT_LIMIT for one in messages):
        raise Refused("paste_too_long", limit=ABOUT_LIMIT)
    return messages


class ListPaste(QObject):
    """Watches the fields of a row: `came` gives a list that is pasted into one, for it is more than one row's."""

    came = Signal(str)

    def __init__(self, now: Callable[[], datetime], fields: Sequence[QWidget], parent: QWidget) -> None:
        super().__init__(parent)
        self._now = now
        for field in fields:
            field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes the key that pastes a list away from the field; anything else is the field's own."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            words = QGuiApplication.clipboard().text() if event.matches(QKeySequence.StandardKey.Paste) else ""
            if words and is_list(words, self._now()):
                self.came.emit(words)
                return True
        return super().eventFilter(watched, event)


class PastedLine(QWidget):
    """How rows are typed, and the button that asks for a list; after that how many messages were read, and back."""

    wanted = Signal()
    out_wanted = Signal(object)

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._hint = hint
        self._uids: tuple[str, ...] = ()
        self.button = Button(_("Paste a list"), self.wanted.emit, key=shortcuts.shown("paste_list"), role="pill")
        self.said = Label(hint, "soft", "small", wrap=True)
        self.out = Button(_("Take them out again"), self._take_out, role="link")
        self.out.hide()
        row = hbox(spacing=8)
        row.addWidget(self.said, 1)
        row.addWidget(self.out)
        row.addWidget(self.button)
        self.setLayout(row)

    def say_read(self, uids: tuple[str, ...], to_look_at: int) -> None:
        """Says how many messages the list held, and how many rows need a look."""
        self._uids = uids
        read_words = ngettext("{count} message read.", "{count} messages read.", len(uids)).format(count=len(uids))
        look = ngettext("{count} row needs a look.", "{count} rows need a look.", to_look_at)
        told = f"{read_words} {look.format(count=to_look_at)}" if to_look_at else read_words
        self.said.say(told, "soon" if to_look_at else "ok")
        self.out.show()

    def _take_out(self) -> None:
        uids, self._uids = self._uids, ()
        self.said.say(self._hint, "soft")
        self.out.hide()
        self.out_wanted.emit(uids)
