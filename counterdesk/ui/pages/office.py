"""Office: where calendar and policy are, what is decided about answers, the counter, the logbook's care, the look."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import hbox
from counterdesk.ui.kit.panel import ScrollColumn
from counterdesk.ui.kit.sections import SectionList
from counterdesk.ui.office.answers import Answers
from counterdesk.ui.office.closures import Closures
from counterdesk.ui.office.counter import Counter
from counterdesk.ui.office.logbook import Logbook
from counterdesk.ui.office.look import Look
from counterdesk.ui.office.policy import Policy
from counterdesk.ui.office.section import Section
from counterdesk.words import _


class OfficePage(QWidget):
    """Sections on the left, the chosen one on the right. `scheme_wanted` and `size_wanted` change this desk's look.

    `calls_wanted` offers calls by softphone or not. `page_wanted` gives the key of another page.
    """

    scheme_wanted = Signal(object)
    size_wanted = Signal(object)
    calls_wanted = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        makers: tuple[Callable[[Here], Section], ...] = (Closures, Policy, Answers, Counter, Logbook, Look)
        self.sections = SectionList(_("Sections of the office"))
        self._stack = QStackedWidget()
        self._kinds = makers
        for maker in makers:
            section = maker(here)
            if isinstance(section, Closures):
                section.page_wanted.connect(self.page_wanted)
            if isinstance(section, Look):
                section.wanted.connect(self.scheme_wanted)
                section.sized.connect(self.size_wanted)
                section.called.connect(self.calls_wanted)
            column = ScrollColumn(section.title)
            column.add(section)
            self.sections.add(section.title)
            self._stack.addWidget(column)
        self.sections.currentRowChanged.connect(self._stack.setCurrentIndex)
        self.sections.setCurrentRow(0)
        self.setLayout(hbox(self.sections, self._stack, spacing=12))

    def show_section(self, code: str, _year: str = "") -> None:
        """Shows where something that is left is set up: `second_backup` is the logbook's."""
        kind = Logbook if code == "second_backup" else Closures
        self.sections.setCurrentRow(self._kinds.index(kind))
