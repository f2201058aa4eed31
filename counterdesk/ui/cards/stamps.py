"""The four stamps of an incident: pressed while it happens, each keeps its own moment and can be taken back."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.incident import Stamp
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import Flow, beside, under, vbox
from counterdesk.ui.kit.typeahead import say_at
from counterdesk.ui.theme import mark
from counterdesk.words import _
from counterdesk.words.dates import clock

_WIDE_TIME = datetime(2000, 1, 1, 17, 59, tzinfo=UTC)  # two digits for the hour


class _Moment(Label):
    """When a stamp was pressed; as wide before as after, so that pressing one stamp moves no other."""

    def sizeHint(self) -> QSize:
        hint, letters = super().sizeHint(), self.fontMetrics()
        widest = max(letters.horizontalAdvance(words) for words in (_("not pressed"), clock(_WIDE_TIME)))
        return QSize(max(hint.width(), widest + 1), hint.height())

    minimumSizeHint = sizeHint


class _Press(Button):
    """What is pressed; an incident's first words are easily typed here, for the focus begins on it."""

    def typed_at(self) -> None:
        say_at(self, _("This is a button. Nothing was written."))


class StampButton(QWidget):
    """One large button; pressed it shows its time, and a small Undo that takes it back."""

    changed = Signal()

    def __init__(self, words: str, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._words, self._now = words, now
        self._at: datetime | None = None
        self.button = _Press(words, self.press, role="stamp")
        self.time = _Moment(_("not pressed"), "soft", "small")
        self.undo = Button(_("Undo"), self.take_back, role="link", name=_("Undo: {what}").format(what=words))
        kept = self.undo.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self.undo.setSizePolicy(kept)
        self.setLayout(vbox(under(self.button, beside(self.time, self.undo, None, spacing=2), spacing=2)))
        self.show_at(None)

    def at(self) -> datetime | None:
        """Gives when it was pressed."""
        return self._at

    def press(self) -> None:
        """Keeps this moment; a second press changes nothing, so that a nervous hand spoils nothing."""
        if self._at is None:
            self.show_at(self._now())
            self.changed.emit()

    def take_back(self) -> None:
        """Forgets the moment; the focus stays on the stamp."""
        if self.undo.hasFocus():
            self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_at(None)
        self.changed.emit()

    def show_at(self, at: datetime | None) -> None:
        """Shows a moment, silently."""
        self._at = at
        self.time.say(clock(at) if at is not None else _("not pressed"), "ok" if at is not None else "soft")
        self.undo.setVisible(at is not None)
        mark(self.button, tone="ok" if at is not None else "")


class StampRow(QWidget):
    """The four stamps beside each other; `changed` names the one that was pressed or taken back."""

    changed = Signal(object)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.stamps = {stamp: StampButton(words, now) for stamp, words in stamp_words().items()}
        for stamp, button in self.stamps.items():
            button.changed.connect(partial(self.changed.emit, stamp))
        self.setLayout(vbox(Flow(*self.stamps.values(), spacing=10)))
        self.setAccessibleName(_("What was done, and when"))
        self.order_tabs()

    def order_tabs(self) -> None:
        """Has Tab walk through the four stamps first, and only then to what takes them back."""
        stamps = self.stamps.values()
        for before, after in pairwise((*(one.button for one in stamps), *(one.undo for one in stamps))):
            QWidget.setTabOrder(before, after)

    def at(self, stamp: Stamp) -> datetime | None:
        """Gives when a stamp was pressed."""
        return self.stamps[stamp].at()

    def show_at(self, stamp: Stamp, at: datetime | None) -> None:
        """Shows when a stamp was pressed, silently."""
        self.stamps[stamp].show_at(at)


def stamp_words() -> dict[Stamp, str]:
    """Gives the words on the stamps."""
    return {
        Stamp.WARNED: _("Warned"),
        Stamp.ENDED: _("Ended"),
        Stamp.SUPERVISOR_TOLD: _("Supervisor told"),
        Stamp.POLICE_CALLED: _("Police called"),
    }
