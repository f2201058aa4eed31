"""The help beside the window: pages on the left, the chosen one to read, and a search through all of them."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QWidget

from counterdesk.ui.help.pages import HelpPage, that_say
from counterdesk.ui.help.reader import Reader
from counterdesk.ui.kit.buttons import Button, ButtonRow
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import hbox, vbox
from counterdesk.ui.theme import px
from counterdesk.words import _, ngettext

_NAME = Qt.ItemDataRole.UserRole
_SIZE = (940, 660)
_LEFT_FREE = 40  # pixels of the window that stay in sight around the help


class HelpWindow(QDialog):
    """All pages of the help; it blocks nothing, Escape closes it. `keys_wanted` asks for the sheet of keys."""

    keys_wanted = Signal()

    def __init__(self, parent: QWidget, pages: Sequence[HelpPage]) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Help"))
        self._pages = {page.name: page for page in pages}
        self.search = Field(_("Search the help"), hint=_("Search the help"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Pages of the help"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.reader = Reader()
        self._said = Label("", "soft", "small", wrap=True)
        self._said.hide()
        self._keys = Button(_("All keys"), self.keys_wanted.emit)
        self._close = Button(_("Close"), self.close, key="Esc")
        self._lay()
        self.search.edited.connect(self._look_for)
        self.search.returnPressed.connect(self.reader.next_word)
        self.list.currentItemChanged.connect(self._chosen)
        self.reader.wanted.connect(self.show_page)
        self._list(tuple(self._pages.values()))
        room = parent.window().size() - QSize(_LEFT_FREE, _LEFT_FREE)
        self.resize(QSize(px(_SIZE[0]), px(_SIZE[1])).boundedTo(room.expandedTo(self.minimumSizeHint())))

    def _lay(self) -> None:
        for button in (self._keys, self._close):
            button.setAutoDefault(False)
        side = QWidget()
        side.setLayout(vbox(self.search, self._said, self.list))
        side.setFixedWidth(px(220))
        body = hbox(side, spacing=12)
        body.addWidget(self.reader, 1)
        box = vbox(spacing=10, margins=14)
        box.addLayout(body, 1)
        box.addWidget(ButtonRow(self._close, left=(self._keys,)))
        self.setLayout(box)

    def show_page(self, name: str) -> None:
        """Shows a page by its name; an unknown one changes nothing."""
        if name not in self._pages:
            return
        if self._item_of(name) is None:
            self.search.set_value("")
            self._look_for("")
        item = self._item_of(name)
        if item is not None:
            self.list.setCurrentItem(item)

    def _look_for(self, words: str) -> None:
        found = that_say(tuple(self._pages.values()), words) if words.strip() else tuple(self._pages.values())
        self._said.say(_counted(len(found)))
        self._said.setVisible(bool(words.strip()))
        self._list(found)

    def _list(self, pages: Sequence[HelpPage]) -> None:
        """Lists pages; the one that is read stays chosen while it is among them."""
        read = self.reader.page
        self.list.blockSignals(True)
        self.list.clear()
        for page in pages:
            item = QListWidgetItem(page.title, self.list)
            item.setData(_NAME, page.name)
            item.setSizeHint(QSize(0, px(30)))
        self.list.blockSignals(False)
        kept = None if read is None else self._item_of(read.name)
        if pages:
            self.list.setCurrentItem(kept or self.list.item(0))
        self._chosen(self.list.currentItem())

    def _chosen(self, item: QListWidgetItem | None, _before: QListWidgetItem | None = None) -> None:
        if item is not None:
            self.reader.show_page(self._pages[item.data(_NAME)], self.search.value())

    def _item_of(self, name: str) -> QListWidgetItem | None:
        items = (self.list.item(row) for row in range(self.list.count()))
        return next((item for item in items if item.data(_NAME) == name), None)


def _counted(pages: int) -> str:
    if not pages:
        return _("No page says that.")
    return ngettext("{count} page", "{count} pages", pages).format(count=pages)
