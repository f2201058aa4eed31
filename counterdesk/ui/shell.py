"""The main window: head, pages, what is on hold, and the status line. It knows no record and no rule."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from counterdesk.domain.contact import Channel
from counterdesk.domain.refusal import Refused
from counterdesk.ui import shortcuts
from counterdesk.ui.cards.frame import Ends
from counterdesk.ui.cards.hold import HoldStrip
from counterdesk.ui.cards.host import CardHost
from counterdesk.ui.cards.undone import Undone
from counterdesk.ui.desk.band import PracticeBand
from counterdesk.ui.desk.capture import KINDS
from counterdesk.ui.desk.curtain import Curtain
from counterdesk.ui.desk.header import Header
from counterdesk.ui.desk.page import DeskPage
from counterdesk.ui.desk.search import SearchPopup
from counterdesk.ui.desk.status import StatusLine
from counterdesk.ui.desk.tabs import PageTabs
from counterdesk.ui.fix.band import FixBand
from counterdesk.ui.handover.handing import Handing
from counterdesk.ui.here import Here
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.notice import Act
from counterdesk.ui.kit.pagestack import PageRoom, PageStack
from counterdesk.ui.kit.table import repaint_lists
from counterdesk.ui.theme import mark
from counterdesk.values import value
from counterdesk.words import _
from counterdesk.words.refusals import sentence

if TYPE_CHECKING:
    from counterdesk.services.asks.sealed import IncidentView

_FIRST_SIZE = (1366, 768)
_PLACES = {
    "confirm_year": "page_calendar",
    "confirm_hours": "page_calendar",
    "add_people": "page_people",
}


@value
class Page:
    """One page: its title, its key in the shortcut table, and how it is made when it is first wanted."""

    title: str
    key: str
    factory: Callable[[Here], QWidget]


class _LooksFor(Protocol):
    def look_for(self, words: str) -> None:
        """Searches for these words."""


@runtime_checkable
class _HasSections(Protocol):
    def show_section(self, code: str, year: str = "") -> None:
        """Shows where a page sets this up, and the year that is meant."""


class Shell(QMainWindow):
    """Everything at the counter in one window.

    `open_record` gives uid and table of a record somebody wants to see, `print_slip` the uid of a contact whose slip
    is wanted, `paper_wanted` the kind and the view of a record to be printed. Pages may have the same three signals,
    and `saved` with a Done to be confirmed. `help_wanted` names the page of the help about what is in front.
    """

    open_record = Signal(str, str)
    print_slip = Signal(str)
    paper_wanted = Signal(str, object)
    help_wanted = Signal(str)
    mini_wanted = Signal()
    closed = Signal()

    def __init__(self, here: Here, pages: Sequence[Page]) -> None:
        super().__init__()
        self.here = here
        if here.lanes.on_refused is None:
            here.lanes.on_refused = self.refuse
        self.cards = CardHost(here)
        self.desk = DeskPage(here, self.cards)
        own = (Page(_("Desk"), "page_desk", lambda _here: self.desk), Page(_("Log"), "page_log", _log_page))
        self._pages = (*own, *pages)
        self._made: dict[str, QWidget] = {}
        self.header, self.status = Header(here), StatusLine(here)
        self.tabs = PageTabs([(page.key, page.title) for page in self._pages])
        self.stack, self.content = PageStack(), QWidget()
        self.curtain = Curtain(here, self.content, self._is_writing)
        self.handing = Handing(here, self.cards, self)
        self.fixes = FixBand(here)
        self._lay()
        self.search = SearchPopup(here, self.header.search, self.content)
        self._connect()
        self._install()
        self.show_page("page_desk")

    def _lay(self) -> None:
        self.setWindowTitle(_("Counterdesk"))
        self.resize(*_FIRST_SIZE)
        mark(self.content, role="page")
        tabs, held = beside(self.tabs, STRETCH, spacing=0), HoldStrip(self.cards, self.here)
        second = Ends(tabs, held, spacing=8, first=0, share=1)
        inner = vbox(self.header, self.handing.band, self.fixes, second, spacing=6)
        inner.addWidget(PageRoom(self.stack), 1)
        inner.addWidget(self.status)
        inner.setContentsMargins(14, 8, 14, 8)
        outer = vbox(PracticeBand(self.here), spacing=0)
        outer.addLayout(inner, 1)
        self.content.setLayout(outer)
        self.setCentralWidget(self.curtain)
        self.curtain.watch(self)
        self.here.presence.watch(self)

    def _is_writing(self) -> bool:
        return self.cards.has_open and self.stack.currentWidget() is self.desk

    def _connect(self) -> None:
        self.here.town_changed.connect(repaint_lists)
        self.tabs.wanted.connect(self.show_page)
        self.header.setup_wanted.connect(self._set_up)
        self.header.hide_wanted.connect(self.hide_screen)
        self.header.line.saved.connect(self.status.confirm)
        self.header.who.others_wanted.connect(self.show_colleagues)
        self.header.who.hand_over_wanted.connect(self.handing.begin)
        self.handing.saved.connect(self.status.confirm)
        self.fixes.saved.connect(self.status.confirm)
        self.fixes.open_record.connect(self.open_record)
        self.search.open_record.connect(self.open_record)
        self.search.all_wanted.connect(self._show_in_log)
        self.desk.wanted.connect(partial(self.show_page, "page_desk"))
        self.desk.capture.mini_wanted.connect(self.mini_wanted)
        self.desk.today.counted.connect(self.status.count)
        self.status.released.connect(self.desk.take_focus)
        self.status.undone.connect(Undone(self.here, self.cards).hear)
        self.status.people_wanted.connect(self.show_colleagues)

    def _install(self) -> None:
        slots: dict[str, Callable[[], object]] = {kind: partial(self.open_card, kind) for kind in KINDS}
        slots |= {page.key: partial(self.show_page, page.key) for page in self._pages}
        slots |= {
            "person": self.header.who.ask,
            "hand_over": self.handing.begin,
            "resume": self.desk.resume,
            "search": self.search.begin,
            "to_due": self.show_due,
            "to_today": self.show_today,
            "undo": self.status.undo,
            "mini": self.mini_wanted.emit,
            "keys": self.show_keys,
            "help": self.show_help,
        }
        # On the content, not on the window: while the screen is hidden no key may do anything.
        shortcuts.install(self.content, slots)
        for id_, channel in (("board_walk_in", Channel.WALK_IN), ("board_call", Channel.CALL)):
            shortcuts.install_each(self.content, id_, partial(self.desk.capture.board.press, channel))

    def start(self) -> None:
        """Asks for everything that is shown first; to be called once the window is painted."""
        self.desk.reload()
        self.header.line.reload()
        self.status.reload()
        self.handing.band.reload()
        self.fixes.reload()
        self.desk.capture.focus()

    def refuse(self, refused: Refused) -> None:
        """Says why something was not done; nothing pops up."""
        acts = (Act(_("Who is here?"), self.header.who.ask, shortcuts.shown("person")),)
        self.status.notice.say(sentence(refused), "late", acts if refused.code == "nobody_here" else ())

    def show_keys(self) -> None:
        """Shows the sheet of all keys."""
        from counterdesk.ui.keysheet import KeySheet

        KeySheet(self).open()

    def show_help(self) -> None:
        """Asks for the help about what is in front: the open card, the due list, or the page."""
        page = next(key for key, made in self._made.items() if made is self.stack.currentWidget())
        name = page.removeprefix("page_")
        if name == "desk" and self.desk.due.isAncestorOf(QApplication.focusWidget() or self):
            name = "due"
        elif name == "desk" and self.cards.has_open:
            name = self.cards.open_kind
        self.help_wanted.emit(name)

    def open_card(self, kind: str) -> None:
        """Opens a card from anywhere."""
        self.show_page("page_desk")
        self.desk.open_card(kind)

    def show_due(self) -> None:
        """Goes to the due list from anywhere."""
        self.show_page("page_desk")
        self.desk.show_due()

    def show_today(self) -> None:
        """Goes to today's list from anywhere."""
        self.show_page("page_desk")
        self.desk.show_today()

    def page(self, key: str) -> QWidget:
        """Gives a page, made when it is first wanted."""
        if key not in self._made:
            page = next(page for page in self._pages if page.key == key)
            self._made[key] = self._wire(page.factory(self.here))
            self.stack.addWidget(self._made[key])
        return self._made[key]

    def _wire(self, widget: QWidget) -> QWidget:
        slots: dict[str, object] = {"open_record": self.open_record, "print_slip": self.print_slip}
        slots |= {"paper_wanted": self.paper_wanted}
        slots |= {"saved": self.status.confirm, "page_wanted": self.show_page, "finish_wanted": self._finish_incident}
        return _joined(widget, slots)

    def _finish_incident(self, view: "IncidentView") -> None:
        self.show_page("page_desk")
        self.cards.finish_incident(view)

    def show_page(self, key: str) -> None:
        """Shows a page."""
        self.search.put_away()
        self.stack.setCurrentWidget(self.page(key))
        self.tabs.choose(key)

    def _set_up(self, code: str) -> None:
        """Shows where something that is left is set up."""
        kind, _colon, year = code.partition(":")
        key = _PLACES.get(kind, "page_office")
        if any(page.key == key for page in self._pages):
            self.show_page(key)
            page = self.page(key)
            if isinstance(page, _HasSections):
                page.show_section(kind, year)

    def show_colleagues(self) -> None:
        """Shows where somebody is put on the list of those who are at the desk."""
        self._set_up("add_people")
        words = _("Colleagues who work at this desk: mark them “At the desk” in People.")
        self.status.notice.say(words, "soon")

    def _show_in_log(self, words: str) -> None:
        self.show_page("page_log")
        page = self.page("page_log")
        if hasattr(page, "look_for"):
            cast(_LooksFor, page).look_for(words)

    def hide_screen(self) -> None:
        """Hides everything at once; nothing is closed and nothing lost."""
        self.curtain.close_()

    def show_screen(self) -> None:
        """Brings everything back as it was."""
        self.curtain.open()

    @property
    def is_hidden(self) -> bool:
        """Whether the screen is hidden from the public now."""
        return self.curtain.is_closed


def _log_page(here: Here) -> QWidget:
    from counterdesk.ui.log import LogPage

    return LogPage(here)


def _joined(page: QWidget, slots: Mapping[str, object]) -> QWidget:
    """Connects whatever signals of these names a page has."""
    for name, slot in slots.items():
        signal = getattr(page, name, None)
        if isinstance(signal, SignalInstance):
            signal.connect(slot)
    return page
