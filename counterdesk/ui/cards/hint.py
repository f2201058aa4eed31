"""What is known at a number: past contacts there, open promises first. Contacts, never a claim about who it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counterdesk.services.asks.contacts import CallerHint, PastContact
from counterdesk.ui.kit.label import Label
from counterdesk.ui.theme import px
from counterdesk.words import _, names
from counterdesk.words.dates import day_short, short
from counterdesk.words.phones import phone
from counterdesk.words.tell import contacts_at_number

_ROWS = 3
_WIDTH = 262  # beside number and name in a window of 1366 pixels; what does not fit is cut and stands in the tooltip


class HintColumn(QWidget):
    """At most three lines under a heading, and nothing at all where nothing is known."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setAccessibleName(_("Past contacts at this number"))
        self._now = now
        self._number = Label("", "", "strong")
        self._problem = Label("", "soon", "small", wrap=True)
        self._heading = Label("", "soon", "strong", elide=True)
        self._rows = tuple(Label("", "soft", elide=True) for _row in range(_ROWS))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for label in (self._number, self._problem, self._heading, *self._rows):
            box.addWidget(label)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.show_hint(CallerHint(), "")

    def sizeHint(self) -> QSize:
        """Asks for a narrow column: the past stands beside the caller, and never pushes the card's own rows down."""
        hint = super().sizeHint()
        return QSize(min(hint.width(), px(_WIDTH)), hint.height())

    def show_hint(self, hint: CallerHint, typed: str) -> None:
        """Shows what is known; the number itself only where it reads differently from what was typed."""
        shown = phone(hint.shown, hint.extension)
        _say(self._number, shown if shown != typed.strip() else "")
        _say(self._problem, odd_number(hint.problem))
        _say(self._heading, contacts_at_number(hint.contacts_in_10_days))
        room = _ROWS - sum(not label.isHidden() for label in (self._number, self._heading)) + 1
        past = hint.contacts[: min(room, _ROWS)]
        for index, label in enumerate(self._rows):
            _say(label, past_line(past[index], self._now()) if index < len(past) else "")
        self.setVisible(any(not label.isHidden() for label in self.findChildren(Label)))

    def lines(self) -> tuple[str, ...]:
        """Gives the lines that stand there."""
        labels = (self._number, self._problem, self._heading, *self._rows)
        return tuple(label.text() for label in labels if not label.isHidden())


def past_line(past: PastContact, now: datetime) -> str:
    """Gives "Thu 19 Nov  Call  Property tax  answered", and until when it is open if it still is."""
    parts = [day_short(past.at), names.channel(past.channel), past.topic]
    if past.open_due_at is not None:
        parts.append(_("open, due {when}").format(when=short(past.open_due_at, now)))
    else:
        parts.append(names.outcome(past.outcome).lower())
    return "  ".join(part for part in parts if part)


def odd_number(problem: str) -> str:
    """Gives a soft line for a number that cannot be right; it is kept and may be saved all the same."""
    if not problem:
        return ""
    return _("This does not look like a whole number. It is kept as typed.")


def _say(label: Label, words: str) -> None:
    label.say(words)
    label.setVisible(bool(words))
