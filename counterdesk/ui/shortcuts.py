"""Every key of the program in one table; the key sheet, the help and the windows read it."""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import lru_cache, partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from counterdesk.values import value
from counterdesk.words import _, speaking


class Where(Enum):
    """Where a key works."""

    EVERYWHERE = "everywhere"
    CARD = "card"  # while a card is open
    DUE = "due"  # only while the due list has the focus
    CALENDAR = "calendar"  # only while the painted year has the focus


@value
class Key:
    """One key: its id, its key sequences (the first is shown), what it does, and where.

    `each`: the sequences are a row, and each means a place of its own: the first topic, the second, the third.
    """

    id: str
    keys: tuple[str, ...]
    text: str
    where: Where = Where.EVERYWHERE
    each: bool = False


def table() -> tuple[Key, ...]:
    """Gives all keys in the order of the key sheet, in the chosen language."""
    return tuple(_by_id(speaking()).values())


@lru_cache(maxsize=1)
def _by_id(_language: object) -> dict[str, Key]:
    """Gives the keys by id, made once in a language."""
    return {key.id: key for _title, keys in sections() for key in keys}


def sections() -> tuple[tuple[str, tuple[Key, ...]], ...]:
    """Gives the keys under the headings of the key sheet."""
    return (
        (_("New"), _capture()),
        (_("While a card is open"), _card()),
        (_("At the counter"), _counter()),
        (_("In the due list"), _due()),
        (_("In the year of the calendar"), _calendar()),
        (_("Everywhere"), _window()),
        (_("Pages"), _pages()),
    )


def habits() -> tuple[tuple[str, str], ...]:
    """Gives what works in every field, row and list, as the key sheet says it: the keys, and what they do."""
    return (
        (_("Tab, Shift+Tab"), _("To the next field, and back")),
        (_("Alt+letter"), _("The topic or choice with that letter underlined")),
        (_("Left, Right"), _("Along a row of choices; Space chooses")),
        (_("Enter"), _("Incoming: the next row. In a list: open")),
        (_("12 Enter"), _("On +1 of the board: log twelve")),
        (_("F12, letter"), _("Who is here now: the first letter of the name")),
        (_("Esc"), _("Close a line or a window; nothing typed is lost")),
    )


def _capture() -> tuple[Key, ...]:
    return (
        Key("walk_in", ("F2",), _("New walk-in")),
        Key("call", ("F3",), _("New call")),
        Key("message", ("F4",), _("New message")),
        Key("incoming", ("F5",), _("Incoming: voicemails, e-mails, letters")),
        Key("complaint", ("F6",), _("New complaint")),
        Key("incident", ("F8",), _("New incident")),
        Key("resume", ("F7",), _("Back to the oldest card on hold")),
        Key("person", ("F12",), _("Who is here")),
        Key("hand_over", ("Shift+F12",), _("Hand over the desk")),
    )


def _counter() -> tuple[Key, ...]:
    return (
        Key("board_walk_in", _digits("Alt+"), _("One walk-in on the topic of that place"), each=True),
        Key("board_call", _digits("Alt+Shift+"), _("One call on the topic of that place"), each=True),
        Key("line_more", ("Ctrl+Shift+Up",), _("In line: one more")),
        Key("line_less", ("Ctrl+Shift+Down",), _("In line: one less")),
        Key("line_left", ("Ctrl+Shift+L",), _("In line: one left without service")),
    )


def _digits(held: str) -> tuple[str, ...]:
    """Gives ten sequences in the order of the keyboard: 1 to 9, then 0 for the tenth."""
    return tuple(f"{held}{digit}" for digit in "1234567890")


def _card() -> tuple[Key, ...]:
    return (
        Key("save", ("Ctrl+Return", "Ctrl+Enter"), _("Save the card"), Where.CARD),
        Key("hold", ("F9",), _("Hold for counter"), Where.CARD),
        Key("another_matter", ("Ctrl+M",), _("Another matter"), Where.CARD),
        Key("to_name", ("Alt+V",), _("A name typed as the number, or the other way: move it"), Where.CARD),
        Key("past", ("Ctrl+H",), _("All past contacts at this number or name"), Where.CARD),
        Key("read_back", ("Ctrl+R",), _("Read number and name back"), Where.CARD),
        Key("script", ("Ctrl+G",), _("What to say: the next words of the script"), Where.CARD),
        Key("told", ("Alt+T",), _("Told: the date was said"), Where.CARD),
        Key("nothing_owed", ("Alt+N",), _("Incoming: nothing owed for this row"), Where.CARD),
        Key("same_caller", ("Alt+S",), _("Incoming: same caller as the row above"), Where.CARD),
        Key("paste_list", ("Ctrl+Shift+V",), _("Incoming: paste a list"), Where.CARD),
        Key("discard", ("Ctrl+Shift+D",), _("Discard the card"), Where.CARD),
    )


def _due() -> tuple[Key, ...]:
    return (
        Key("due_open", ("Return",), _("Open"), Where.DUE),
        Key("due_tried", ("A",), _("Tried"), Where.DUE),
        Key("due_answered", ("D",), _("Answered"), Where.DUE),
        Key("due_mine", ("C",), _("I’ll take it"), Where.DUE),
        Key("due_why", ("W",), _("Why this date?"), Where.DUE),
        Key("due_promise", ("P",), _("Promise a day"), Where.DUE),
        Key("due_council", ("K",), _("Council: the meeting, or the decision"), Where.DUE),
        Key("due_not_owed", ("N",), _("No response owed"), Where.DUE),
        Key("due_handed", ("H",), _("Message handed over"), Where.DUE),
        Key("due_read", ("R",), _("Message read"), Where.DUE),
        Key("due_slip", ("S",), _("Slip on paper"), Where.DUE),
    )


def _calendar() -> tuple[Key, ...]:
    return (
        Key("year_next", ("N",), _("Next day that differs"), Where.CALENDAR),
        Key("year_previous", ("P",), _("Previous day that differs"), Where.CALENDAR),
        Key("year_month", ("PgDown", "PgUp"), _("Next month; Page Up goes back"), Where.CALENDAR),
        Key("year_several", ("Shift+Right",), _("Choose several days"), Where.CALENDAR),
        Key("year_open", ("Return",), _("What is different on these days"), Where.CALENDAR),
    )


def _window() -> tuple[Key, ...]:
    return (
        Key("undo", ("Ctrl+Shift+Z",), _("Undo what was last saved")),
        Key("search", ("Ctrl+F",), _("Search everything")),
        Key("to_due", ("Ctrl+D",), _("To the due list")),
        Key("to_today", ("Ctrl+T",), _("To today’s list")),
        Key("hide", ("Ctrl+L",), _("Hide the screen; Esc twice: help numbers")),
        Key("mini", ("Ctrl+Shift+M",), _("Mini bar over other programs, and back")),
        Key("larger", ("Ctrl++", "Ctrl+="), _("Larger text")),
        Key("smaller", ("Ctrl+-",), _("Smaller text")),
        Key("help", ("F1",), _("Help with what is in front of you")),
        Key("keys", ("Ctrl+?",), _("All keys")),
    )


def _pages() -> tuple[Key, ...]:
    return (
        Key("page_desk", ("Ctrl+1",), _("Desk")),
        Key("page_log", ("Ctrl+2",), _("Log")),
        Key("page_people", ("Ctrl+3",), _("People")),
        Key("page_calendar", ("Ctrl+4",), _("Calendar")),
        Key("page_sealed", ("Ctrl+5",), _("Incidents and complaints")),
        Key("page_reports", ("Ctrl+6",), _("Reports")),
        Key("page_policy", ("Ctrl+7",), _("Policy")),
        Key("page_office", ("Ctrl+8",), _("Office")),
    )


def find(id_: str) -> Key:
    """Gives a key by its id; an unknown id is our own mistake."""
    return _by_id(speaking())[id_]


def shown(id_: str) -> str:
    """Gives the key in words, as buttons show it: "Ctrl+Enter"."""
    return in_words(find(id_))


def in_words(key: Key) -> str:
    """Gives a key's first sequence as it stands on the keyboard, or "Alt+1…0" for a row of them."""
    if key.each:
        return f"{key.keys[0]}…{key.keys[-1][-1]}"
    return key.keys[0].replace("Return", _("Enter"))


def install(widget: QWidget, slots: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Makes keys work in the widget's window: everywhere and card keys."""
    return {id_: _action(widget, find(id_), slot) for id_, slot in slots.items()}


class ListKeys(QObject):
    """Makes a list's own letters work while it has the focus, and not under a menu that is open over it.

    A shortcut of Qt would: the list keeps the focus below a menu, and its letter would go before the menu's.
    """

    def __init__(self, widget: QWidget, slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__(widget)
        self._slots = {QKeySequence(key).toString(): slot for id_, slot in slots.items() for key in find(id_).keys}
        widget.installEventFilter(self)

    @property
    def sequences(self) -> frozenset[str]:
        """The keys that are the list's."""
        return frozenset(self._slots)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes a key that is one of the list's."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        slot = self._slots.get(_pressed(event))
        if slot is None:
            return False
        slot()
        return True


def _pressed(event: QKeyEvent) -> str:
    """Gives what was pressed as a sequence; both Enter keys are one."""
    held = event.modifiers().value & ~Qt.KeyboardModifier.KeypadModifier.value
    is_enter = event.key() == Qt.Key.Key_Enter
    return QKeySequence(held | (Qt.Key.Key_Return.value if is_enter else event.key())).toString()


def install_each(widget: QWidget, id_: str, slot: Callable[[int], object]) -> None:
    """Makes a row of keys work: the slot gets the place, 0 for the first. A key held down counts once."""
    key = find(id_)
    for place, sequence in enumerate(key.keys):
        one = Key(f"{id_}_{place}", (sequence,), key.text, key.where)
        _action(widget, one, partial(slot, place)).setAutoRepeat(False)


def _action(widget: QWidget, key: Key, slot: Callable[[], object]) -> QAction:
    action = QAction(key.text, widget)
    action.setShortcuts([QKeySequence(keys) for keys in key.keys])
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(slot)
    widget.addAction(action)
    return action
