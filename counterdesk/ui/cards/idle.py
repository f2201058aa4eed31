"""What stands where no card is open: what each key begins, and the way back to what was discarded or put on hold."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QTabWidget, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.cards.keylines import KeyLine, KeyLines
from counterdesk.ui.cards.parked import Parked
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.panel import TellPanel
from counterdesk.words import _, ngettext

_BRING_BACK_FOR = timedelta(minutes=10)


def _lines(*, public: bool) -> tuple[KeyLine, ...]:
    lines = (
        ("walk_in", _("Somebody is at the counter"), _("who, about what, what came of it")),
        ("call", _("Somebody calls"), _("number, name, topic, outcome, and the sentence to say")),
        ("message", _("A message for a colleague"), _("for whom, best time, the slip and its due date")),
        ("incoming", _("What came in meanwhile"), _("voicemails, e-mails and letters, one row each")),
        ("complaint", _("A complaint"), _("sealed as soon as it is saved")),
        ("incident", *_incident(public=public)),
    )
    return tuple(KeyLine(shortcuts.shown(key), what, detail) for key, what, detail in lines)


def _incident(*, public: bool) -> tuple[str, str]:
    """Gives what F8 is for; a screen that the public can see says it in neutral words."""
    if public:
        return _("Something to note"), _("the time and what was said, the rest later")
    return _("Somebody is abusive"), _("four stamps while it happens, the rest later")


def _begins(*, in_tab: bool = False) -> str:
    if in_tab:
        return _("A finished question is one click in the tab Capture. For anything more:")
    return _("A finished question is one click in the column on the left. For anything more:")


def _is_in_tab(page: QWidget) -> bool:
    above: QWidget | None = page.parentWidget()
    while above is not None and not isinstance(above, QTabWidget):
        above = above.parentWidget()
    return above is not None


class IdlePanel(QWidget):
    """A quiet page; its last line changes with what can be taken up again."""

    bring_back = Signal()
    resume = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._until: datetime | None = None
        self._here = here
        rest = KeyLine(shortcuts.shown("keys"), _("All keys"), "")
        self.keys = KeyLines(_("What each key begins"), _lines(public=here.town.public_can_see), rest)
        self._where = Label(_begins(), "soft", wrap=True)
        self._held = Label("", "soft")
        self._say = TellPanel(name=_("Say to the caller"))
        self._say.add(Label(_("Say to the caller"), "soft", "small"))
        self._words = Label("", role="strong", wrap=True)
        self._say.add(self._words)
        self._say.hide()
        self._resume = Button(_("Take up the oldest"), self.resume.emit, key=shortcuts.shown("resume"), role="pill")
        self._back = Button(_("Bring back the discarded card"), self.bring_back.emit, role="pill")
        self.setLayout(
            vbox(
                self._say,
                Label(_("No card is open"), role="title"),
                self._where,
                4,
                self.keys,
                4,
                beside(self._held, self._resume, self._back, STRETCH),
                STRETCH,
                spacing=6,
            )
        )
        self._back.hide()
        self.show_held(())
        here.ticked.connect(self._tick)
        here.town_changed.connect(self._town_changed)

    def _town_changed(self) -> None:
        """Names an incident a note while the public sees the screen, as its button does."""
        self.keys.show_lines(_lines(public=self._here.town.public_can_see))

    def show_words(self, words: str) -> None:
        """Shows what the caller hears before they wait; it goes with the next card."""
        self._words.say(words)
        self._say.setVisible(bool(words))

    def words(self) -> str:
        """Gives what is to be said to the caller now."""
        return "" if self._say.isHidden() else self._words.text()

    def showEvent(self, event: QShowEvent) -> None:
        """Says where the board is now: the columns beside this page may have become tabs."""
        super().showEvent(event)
        self._where.say(_begins(in_tab=_is_in_tab(self)))

    def hideEvent(self, event: QHideEvent) -> None:
        """Lets the words go with the card that takes this place; under the cover they stay."""
        super().hideEvent(event)
        if self.isHidden():
            self.show_words("")

    def show_held(self, cards: Sequence[Parked]) -> None:
        """Says how many cards are on hold; once nobody has to wait any more, nobody is told to."""
        count = len(cards)
        if not any(card.is_waiting and not card.awaits for card in cards):
            self.show_words("")
        words = ngettext("{count} card is on hold.", "{count} cards are on hold.", count).format(count=count)
        self._held.say(words if count else "")
        self._held.setVisible(bool(count))
        self._resume.setVisible(bool(count))

    def show_discarded(self, now: datetime) -> None:
        """Offers the discarded card for ten minutes."""
        self._until = now + _BRING_BACK_FOR
        self._back.show()

    def forget_discarded(self) -> None:
        """Offers nothing discarded any more."""
        self._until = None
        self._back.hide()

    def _tick(self, now: datetime) -> None:
        if self._until is not None and now > self._until:
            self.forget_discarded()
