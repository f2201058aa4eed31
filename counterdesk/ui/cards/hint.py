"""What is known at a number: past contacts there, open promises first. Contacts, never a claim about who it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from counterdesk.services.asks.callers import CallerHint, PastContact
from counterdesk.ui import shortcuts
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.theme import px
from counterdesk.words import _, names
from counterdesk.words.dates import day_short, iso, local, short
from counterdesk.words.phones import phone
from counterdesk.words.tell import contacts_at_number, contacts_at_numbers

_ROWS = 3
_WIDTH = 262  # beside number and name in a window of 1366 pixels; what does not fit is cut and stands in the tooltip


class HintColumn(QWidget):
    """At most three lines under a heading, and nothing at all where nothing is known. `all_wanted`: show them all."""

    all_wanted = Signal()

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self.setAccessibleName(_("Past contacts at this number"))
        self._now = now
        self._number = Label("", "", "strong")
        self._problem = Label("", "soon", "small", wrap=True)
        self._heading = Label("", "soon", "strong", elide=True)
        self._rows = tuple(Label("", "soft", elide=True) for _row in range(_ROWS))
        self.all = Button(_("All of them"), self.all_wanted.emit, key=shortcuts.shown("past"), role="link")
        self._foot = beside(STRETCH, self.all)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for part in (self._number, self._problem, self._heading, *self._rows, self._foot):
            box.addWidget(part)
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
        _say(self._number, shown if shown != typed.strip() and not hint.others else "")
        _say(self._problem, odd_number(hint.problem))
        _say(self._heading, heading(hint))
        said = sum(not label.isHidden() for label in (self._number, self._heading))
        room = _ROWS - max(said - 1, 0)
        is_more = len(hint.contacts) > room or bool(hint.linked)
        past = hint.contacts[: room - is_more]
        self._foot.setVisible(is_more)
        for index, label in enumerate(self._rows):
            _say(label, past_line(past[index], self._now()) if index < len(past) else "")
        self.setVisible(any(not label.isHidden() for label in self.findChildren(Label)))

    def lines(self) -> tuple[str, ...]:
        """Gives the lines that stand there."""
        labels = (self._number, self._problem, self._heading, *self._rows)
        return tuple(label.text() for label in labels if not label.isHidden())


def heading(hint: CallerHint) -> str:
    """Gives "3rd contact at this number in 10 days": this one, that nobody has saved yet, counts with the others."""
    count = hint.contacts_in_10_days + 1
    return contacts_at_numbers(count) if hint.linked or hint.others else contacts_at_number(count)


def past_line(past: PastContact, now: datetime) -> str:
    """Gives "Thu 19 Nov  Call  Property tax  answered", and until when it is open if it still is."""
    parts = [past_day(past.at, now), names.channel(past.channel), past.topic]
    parts.append(past_state(past, now) if is_open(past) else names.outcome(past.outcome).lower())
    return "  ".join(part for part in parts if part)


def past_day(at: datetime, now: datetime) -> str:
    """Gives the day of an earlier contact, "today" for one of today; one of another year with its year."""
    if local(at).date() == local(now).date():
        return _("today")
    return day_short(at) if local(at).year == local(now).year else iso(at)


def is_open(past: PastContact) -> bool:
    """Whether an answer to it is still owed."""
    return past.is_open or past.open_due_at is not None


def past_state(past: PastContact, now: datetime) -> str:
    """Gives what came of an earlier contact, and until when it is open if it still is."""
    if past.open_due_at is not None:
        return _("open, due {when}").format(when=short(past.open_due_at, now))
    return _("open, no date") if past.is_open else names.outcome(past.outcome)


def odd_number(problem: str) -> str:
    """Gives a soft line for a number that cannot be right; it is kept and may be saved all the same."""
    if not problem:
        return ""
    return _("This does not look like a whole number. It is kept as typed.")


def _say(label: Label, words: str) -> None:
    label.say(words)
    label.setVisible(bool(words))
