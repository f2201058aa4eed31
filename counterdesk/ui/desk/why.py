"""The window that explains a date: how it counts as received, each day, and the clause in the town's own words."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from counterdesk.services.asks.due import Why
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, hbox, vbox
from counterdesk.ui.kit.panel import ScrollColumn, TellPanel
from counterdesk.ui.theme import px
from counterdesk.words import _
from counterdesk.words.why import DayLine, Explanation, explain

_MOST_LINES_AT_ONCE = 14


class WhyDialog(QDialog):
    """Shows one explanation; Esc closes, Copy puts the whole of it on the clipboard as text.

    `paper_wanted` gives "why" and the explanation to whoever prints.
    """

    paper_wanted = Signal(str, object)

    def __init__(self, parent: QWidget, why: Why) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Why this date?"))
        self._why = why
        self._said = explain(why)
        self._copied = Label("", "ok", "small")
        copy = Button(_("Copy as text"), self.copy)
        close = Button(_("Close"), self.accept, key=_("Esc"), role="primary")
        column = ScrollColumn(_("Why this date?"), spacing=12)
        for part in _parts(self._said):
            column.add(part)
        self.print_button = Button(_("Print or save"), self._want_paper)
        buttons = hbox(copy, self.print_button, self._copied, STRETCH, close)
        self.setLayout(vbox(column, buttons, spacing=12, margins=20))
        close.setFocus()
        self.resize(px(560), _height(self._said))

    def text(self) -> str:
        """Gives the explanation as plain text."""
        return self._said.text()

    def copy(self) -> None:
        """Puts the explanation on the clipboard."""
        QGuiApplication.clipboard().setText(self._said.text())
        self._copied.say(_("Copied"))

    def _want_paper(self) -> None:
        self.accept()  # while it is open it would keep the paper's window from being used
        self.paper_wanted.emit("why", self._why)


def show_why(parent: QWidget, why: Why) -> WhyDialog:
    """Opens the explanation of a date over a window."""
    dialog = WhyDialog(parent.window(), why)
    dialog.open()
    return dialog


def _height(said: Explanation) -> int:
    return px(300) + px(22) * min(len(said.days), _MOST_LINES_AT_ONCE) + px(26) * len(said.remarks)


def _parts(said: Explanation) -> list[QWidget]:
    head = QWidget()
    head.setLayout(vbox(Label(said.head, role="title"), Label(said.standard, "soft", wrap=True), spacing=4))
    parts: list[QWidget] = [head, Label(said.received, wrap=True)]
    if said.days:
        parts.append(_table(said.days))
    if said.quote or said.source:
        parts.append(_quote(said))
    return parts + [Label(remark, "soft", wrap=True) for remark in said.remarks]


def _table(days: tuple[DayLine, ...]) -> QWidget:
    table = QWidget()
    table.setAccessibleName(_("Day by day"))
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(1, 1)
    for row, line in enumerate(days):
        role = "strong" if line.due else ""
        tone = "" if line.counts else "soft"
        grid.addWidget(Label(line.day, tone, role), row, 0)
        grid.addWidget(Label(line.what, "accent" if line.due else tone, role, wrap=True), row, 1)
    return table


def _quote(said: Explanation) -> QWidget:
    panel = TellPanel(name=said.source)
    if said.source:
        panel.add(Label(said.source, "soft", "small"))
    if said.quote:
        panel.add(Label(_("“{words}”").format(words=said.quote), wrap=True))
    return panel
