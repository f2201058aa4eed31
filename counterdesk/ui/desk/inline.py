"""In line: how many stand at the counter, one more, one less, and one who left without service."""

from datetime import date, datetime

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.instants import local_date
from counterdesk.services.asks.desk import Changes, Done
from counterdesk.services.asks.line import AskLine, ChangeLine, LineNow
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.signing import do_unsigned
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label, plain_tip
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.theme import letters_of, px
from counterdesk.words import _, ngettext

_SMALLEST = 24
_SIZES = (QEvent.Type.FontChange, QEvent.Type.StyleChange)


class _Step(Button):
    """A small button that a finger still finds: 24 by 24 pixels at least (WCAG 2.5.8)."""

    def sizeHint(self) -> QSize:
        """Has room for its word, and is never smaller than it may be."""
        return super().sizeHint().expandedTo(QSize(px(_SMALLEST), px(_SMALLEST)))


class InLine(QWidget):
    """The line at this counter. `saved` gives the Done of whoever left without service: that can be undone.

    It gives every change while it is not sure who sits there.

    What is shown is what the logbook last said, so that two desks at one counter see the same number.
    """

    saved = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._left_words = ""
        self._today: date = local_date(here.now())
        self._less = _Step("−", self.less, role="step", name=_("In line, one less"))
        self._count = Label("0", role="strong")
        self._more = _Step("+", self.more, role="step", name=_("In line, one more"))
        self._left = _Step(_("Left"), self.left, role="step", name=_("Left without service"))
        self._count.setAccessibleName(_("In line"))
        self._count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setLayout(hbox(Label(_("In line"), "soft"), self._less, self._count, self._more, self._left, spacing=4))
        self._keys = shortcuts.install(self, {"line_more": self.more, "line_less": self.less, "line_left": self.left})
        for action in self._keys.values():
            action.setAutoRepeat(False)  # a key that is held down is one person, not a crowd
        self._measure()
        self._show(LineNow())
        here.lanes.changed.connect(self._changed)
        here.town_changed.connect(self.reload)
        here.ticked.connect(self._tick)

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size."""
        super().changeEvent(event)
        if event.type() in _SIZES:
            self._measure()

    def _measure(self) -> None:
        """Keeps room for two digits, so that nothing moves when the tenth comes."""
        self._count.setMinimumWidth(letters_of(bold=True).horizontalAdvance("88"))

    def reload(self) -> None:
        """Asks how many wait."""
        self._here.lanes.read(AskLine(), self._show, slot="desk.line")

    def texts(self) -> tuple[str, str]:
        """Gives the number as it stands there, and what is said about who left."""
        return self._count.text(), self._left_words

    def more(self) -> None:
        """One more stands in line."""
        self._change(ChangeLine(1))

    def less(self) -> None:
        """One less stands in line, because it is their turn."""
        self._change(ChangeLine(-1))

    def left(self) -> None:
        """One less stands in line, and nobody served them."""
        self._change(ChangeLine(-1, left=True))

    def _change(self, command: ChangeLine) -> None:
        """Keeps a change; while nobody knows who sits there it is signed by nobody, and the line asks who it is."""
        if self._here.presence.is_unsure:
            do_unsigned(self._here.lanes, command, self._confirm)
        else:
            self._here.lanes.do(command, done=self._confirm if command.left else None)

    def _confirm(self, done: Done) -> None:
        self.saved.emit(done)

    def _changed(self, changes: Changes) -> None:
        if "line" in changes.topics:
            self.reload()

    def _tick(self, now: datetime) -> None:
        if local_date(now) != self._today:
            self._today = local_date(now)
            self.reload()

    def _show(self, line: LineNow) -> None:
        self._count.say(str(line.waiting))
        self._less.setEnabled(line.waiting > 0)
        self._left.setEnabled(line.waiting > 0)
        today = ngettext("{count} today", "{count} today", line.left).format(count=line.left)
        self._left_words = _("Left without service: {today}").format(today=today)
        self._left.setToolTip(plain_tip(self._left_words))
