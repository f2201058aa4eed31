"""The policy to read, clause by clause, in the town's own words; plain text that can be copied and never guessed at."""

from itertools import groupby

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from counterdesk.services.asks.policy import ClauseRow, PolicyView
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import Panel
from counterdesk.ui.theme import color, font, px
from counterdesk.values import value
from counterdesk.words import _, names, policy


class PolicyText(Panel):
    """Every clause under its chapter, with its section and its number in the list of clauses."""

    def __init__(self) -> None:
        super().__init__(name=_("The text"))
        self._view: PolicyView | None = None
        self.text = _Pages()
        self.add(Label(_("The text"), role="heading"))
        self.add(
            Label(_("In the Town’s own words, with the section and the number of each clause."), "soft", wrap=True)
        )
        self.add(self.text, 1)

    def show_policy(self, view: PolicyView) -> None:
        """Shows the clauses, if they are others than before: whoever reads keeps the place."""
        if self._view is None or (self._view.clauses, self._view.blanks) != (view.clauses, view.blanks):
            self.text.write(view)
        self._view = view


class _Pages(QTextEdit):
    """Text to read and to copy. Nothing is taken for markup: each clause is put in as it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The text of the policy"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self._view: PolicyView | None = None

    def write(self, view: PolicyView) -> None:
        """Writes chapters and clauses from the top, and at the end what the text leaves out."""
        self._view = view
        self.clear()
        self.document().setDefaultFont(font())
        cursor = self.textCursor()
        for code, rows in groupby(view.clauses, key=_chapter):
            _put(cursor, policy.chapter(code), _HEADING)
            for row in rows:
                _put(cursor, cited(row), _CITED)
                _put(cursor, row.words)
        if view.blanks:
            _put(cursor, _("Left out of the text"), _HEADING)
        for blank in view.blanks:
            _put(cursor, " · ".join(part for part in (blank.clause, blank.missing) if part), _CITED)
            _put(cursor, _("{sentence}.").format(sentence=blank.where.rstrip(".")))
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def changeEvent(self, event: QEvent) -> None:
        """Writes it anew for another text size or other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._view is not None:
            self.write(self._view)


@value
class _Face:
    """How a paragraph looks: its colour, size and weight, and the room above it."""

    ink: str = ""
    size: float = 1.0
    bold: bool = False
    above: int = 0


_HEADING, _CITED, _PLAIN = _Face("", 1.15, bold=True, above=14), _Face("soft", 0.92, above=6), _Face()


def cited(row: ClauseRow) -> str:
    """Gives "5.2 · T13 · Telephone call"."""
    parts = (names.section(row.section), row.clause, policy.about(row.code))
    return " · ".join(part for part in parts if part)


def _chapter(row: ClauseRow) -> str:
    return row.chapter


def _put(cursor: QTextCursor, text: str, face: _Face = _PLAIN) -> None:
    """Puts a paragraph at the end."""
    shape, letters = QTextBlockFormat(), QTextCharFormat()
    shape.setTopMargin(px(face.above))
    shape.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    letters.setFont(font(bold=face.bold, size=face.size))
    letters.setForeground(color(face.ink))
    if cursor.position():
        cursor.insertBlock(shape, letters)
    else:
        cursor.setBlockFormat(shape)
    cursor.insertText(text, letters)
