"""The capture column: a button for each kind of card, and the quick board under them."""

from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QStackedWidget, QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.desk.board import QuickBoard
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button, CaptureButton
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.theme import px
from counterdesk.words import _

if TYPE_CHECKING:
    from counterdesk.services.asks.contacts import TopicRow
    from counterdesk.ui.desk.topics import TopicEditor

_WIDE = 480
KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")


class CaptureButtons(QWidget):
    """One button a kind; two columns of them where the window is low."""

    wanted = Signal(str)

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self.buttons = {kind: CaptureButton(_word(kind), shortcuts.shown(kind)) for kind in KINDS}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(5)
        for kind, button in self.buttons.items():
            button.clicked.connect(partial(self._pressed, kind))
        self.lay(2)
        self.say()
        here.town_changed.connect(self.say)

    def say(self) -> None:
        """Names the incident button as the public may read it."""
        if self._here.town.public_can_see:
            self.buttons["incident"].say(_("Note"))
        else:
            self.buttons["incident"].say(_("Incident"), "late")

    def show_open(self, kind: str) -> None:
        """Marks the button whose card is open; an empty kind marks none."""
        for known, button in self.buttons.items():
            button.setChecked(known == kind)

    def lay(self, columns: int) -> None:
        """Puts the buttons into that many columns."""
        for number, button in enumerate(self.buttons.values()):
            self._grid.addWidget(button, number // columns, number % columns)

    def one_column_height(self) -> int:
        """Gives the height of all buttons under each other."""
        return sum(button.sizeHint().height() + self._grid.spacing() for button in self.buttons.values())

    def _pressed(self, kind: str) -> None:
        self.wanted.emit(kind)


class CaptureColumn(Panel):
    """Everything that begins an entry. `wanted` gives the kind of card, `saved` the Done of one click.

    `mini_wanted`: the strip over other programs instead.
    """

    wanted = Signal(str)
    saved = Signal(object)
    mini_wanted = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__(name=_("New card"), margin=8, spacing=5)
        self._here = here
        self._topics: tuple[TopicRow, ...] = ()
        self.cards = CaptureButtons(here)
        self.board = QuickBoard(here)
        self._edit = Button(_("Edit"), self.edit, role="link", name=_("Edit the topics"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.board)
        top, below = QWidget(), QWidget()
        mini = Button(_("Mini bar"), self.mini_wanted.emit, role="link", name=_("Mini bar over other programs"))
        over = hbox(Label(_("New card"), "soft", "strong"), STRETCH, mini)
        top.setLayout(vbox(over, self.cards, spacing=5))
        head = hbox(Label(_("Answered, one click"), "soft", "strong", elide=True), STRETCH, self._edit)
        below.setLayout(vbox(head, self._stack, spacing=3))
        self._halves = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(8)
        self._halves.addWidget(top, 0, Qt.AlignmentFlag.AlignTop)
        self._halves.addWidget(below, 1)
        self.body.addLayout(self._halves)
        self.cards.wanted.connect(self.wanted)
        self.board.saved.connect(self.saved)
        self.board.listed.connect(self._take_topics)
        self.board.verticalScrollBar().rangeChanged.connect(self._board_grew)

    @cached_property
    def editor(self) -> "TopicEditor":
        """Where topics are renamed, added, moved and retired; made when it is first wanted."""
        from counterdesk.ui.desk.topics import TopicEditor

        editor = TopicEditor(self._here)
        editor.saved.connect(self.saved)
        editor.left.connect(self._edited)
        editor.show_topics(self._topics)
        self._stack.addWidget(editor)
        return editor

    def _take_topics(self, topics: "tuple[TopicRow, ...]") -> None:
        self._topics = topics
        if "editor" in vars(self):
            self.editor.show_topics(topics)

    def focus(self) -> None:
        """Puts the focus where the most frequent entry begins."""
        self.cards.buttons["walk_in"].setFocus()

    def edit(self) -> None:
        """Lets a person rename, add, move and retire topics."""
        self._stack.setCurrentWidget(self.editor)
        self.editor.begin()
        self._edit.hide()

    def _edited(self) -> None:
        self._stack.setCurrentWidget(self.board)
        self._edit.show()
        self._edit.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the kinds under each other where the height allows it."""
        super().resizeEvent(event)
        self._fit()

    def _board_grew(self, _least: int, _most: int) -> None:
        # The topics come after the window has its size, and only with their rows is known how high they are.
        self._fit()

    def _fit(self) -> None:
        is_wide = self.width() > px(_WIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom)
        below = 0 if is_wide else self.board.wanted_height() + px(90)
        self.cards.lay(1 if self.cards.one_column_height() + below <= self.height() else 2)


def _word(kind: str) -> str:
    return {
        "walk_in": _("Walk-in"),
        "call": _("Call"),
        "message": _("Message"),
        "incoming": _("Incoming"),
        "complaint": _("Complaint"),
        "incident": _("Incident"),
    }[kind]
