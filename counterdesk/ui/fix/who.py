"""Who signs a fix: asked in the window itself where somebody else may sit there by now."""

from PySide6.QtCore import QObject, Signal

from counterdesk.ui.cards.still import StillLine
from counterdesk.ui.here import Here


class Who(QObject):
    """`line` asks, as on every card. `settled`: what waited for a name may be saved; `left`: the hand goes back.

    `other_came` says that somebody else is here than whoever began, `first_came` that somebody is where nobody was.
    """

    settled = Signal()
    left = Signal()
    other_came = Signal()
    first_came = Signal()

    def __init__(self, here: Here, parent: QObject) -> None:
        super().__init__(parent)
        self._here, self._begun_by, self._waits = here, here.person, False
        self._is_over = False
        self.line = StillLine(here)
        self.line.say()
        self.line.answered.connect(self.left)
        self.line.left.connect(self._leave)
        here.presence.settled.connect(self._settled)
        here.person_changed.connect(self._person_changed)

    def must_wait(self) -> bool:
        """Whether saving waits for a name; the question has the focus then."""
        if not self.line.is_open:
            return False
        self._waits = True
        self.line.ask()
        return True

    def leave(self) -> None:
        """Asks and hears no more: the window is closed, and what waited for a name is not signed by the next one."""
        self._waits, self._is_over = False, True

    def _settled(self) -> None:
        waited, self._waits = self._waits, False
        if waited:
            self.settled.emit()

    def _leave(self) -> None:
        self._waits = False
        self.left.emit()

    def _person_changed(self) -> None:
        person, begun_by = self._here.person, self._begun_by
        if self._is_over:
            return
        if begun_by is None and person is not None:
            self._begun_by = person
            self.first_came.emit()
        elif begun_by is not None and (person is None or person.id != begun_by.id):
            self.other_came.emit()
