"""Opens slips, forms and explanations in a window of their own, and keeps in the journal that they went out.

One window for all of them: the next document takes the place of the last.
"""

from functools import cached_property

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from counterdesk.domain.ids import DeadlineId
from counterdesk.reports import complaint, incident, slip, why
from counterdesk.reports.document import Document
from counterdesk.services.asks.contacts import AskContact, ContactView, MarkPrinted
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.due import AskWhy, Why
from counterdesk.services.asks.sealed import ComplaintView, IncidentView
from counterdesk.ui import theme
from counterdesk.ui.cards.signing import do_unsigned
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.layout import STRETCH, beside, vbox
from counterdesk.ui.kit.notice import Notice
from counterdesk.ui.paper.asking import PaperLine
from counterdesk.ui.paper.preview import Preview, at_once
from counterdesk.values import value
from counterdesk.words import _


@value
class _Shown:
    """What is in the window: the record to be marked as printed, if it is one."""

    record: str = ""
    uid: str = ""


class PaperWindow(QWidget):
    """A window with one preview; what it says stands in its own last line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.preview = Preview()
        close = Button(_("Close"), self.close, key=_("Esc"))
        self.column = vbox(self.preview, beside(Notice(), STRETCH, close), margins=14)
        self.setLayout(self.column)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.leave)
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(760), room.width() - 40), min(theme.px(860), room.height() - 60))

    def show_document(self, document: Document) -> None:
        """Shows a document and brings the window to the front."""
        self.setWindowTitle(document.title)
        self.preview.show_document(document)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Closes the window, as Esc does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forgets the document: nothing confidential stays behind in a hidden window."""
        self.preview.clear("")
        super().closeEvent(event)


class SignedPaper(PaperWindow):
    """The window where who let a paper out is kept: where somebody else may sit there by now, it asks first."""

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.still = PaperLine(here)
        self.column.insertWidget(0, self.still)

    def show_document(self, document: Document) -> None:
        """Shows a document that nobody signs for; the one before goes nowhere any more."""
        self.still.leave()
        self.preview.once_sure = at_once
        super().show_document(document)

    def show_signed(self, document: Document) -> None:
        """Shows a document that goes out under a name."""
        self.show_document(document)
        self.preview.once_sure = self.still.once_sure

    def leave(self) -> None:
        """Goes back from the question; closes the window where none is asked."""
        if not self.still.leave():
            super().leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Forgets what waits for an answer as well."""
        self.still.leave()
        super().closeEvent(event)


class Papers(QObject):
    """Whoever has a record asks here for its paper; `window` shows it, and is made when it is first wanted."""

    def __init__(self, here: Here, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._here = here
        self._parent = parent
        self._shown = _Shown()

    @cached_property
    def window(self) -> SignedPaper:
        """The window of all papers."""
        window = SignedPaper(self._here, self._parent)
        window.preview.went_out.connect(self._went_out)
        return window

    def slip(self, uid: str) -> None:
        """Shows the slip of a message, by the uid of its contact."""
        self._here.lanes.read(AskContact(uid), self._show_slip, slot="paper")

    def why(self, deadline: int) -> None:
        """Shows why a due date is what it is."""
        self._here.lanes.read(AskWhy(DeadlineId(deadline)), self._show_why, slot="paper")

    def wanted(self, kind: str, view: object) -> None:
        """Shows the paper of a record that was opened (complaint, incident, slip, why), or a finished document."""
        match view:
            case Document():
                self._show(_Shown(), view)
            case ComplaintView():
                self._show(_Shown("complaints", view.uid), complaint.document(view, self._here.town))
            case ContactView():
                self._show_slip(view)
            case Why():
                self._show_why(view)
            case IncidentView():
                self._show(_Shown("incidents", view.uid), incident.document(view, self._here.town))

    def _show_slip(self, view: ContactView) -> None:
        uid = view.message_uid or view.row.uid
        self._show(_Shown("messages" if view.message_uid else "contacts", uid), slip.document(view, self._here.town))

    def _show_why(self, found: Why) -> None:
        self._show(_Shown(), why.document(found, self._here.town))

    def _show(self, shown: _Shown, document: Document) -> None:
        self._shown = shown
        if shown.uid:
            self.window.show_signed(document)
        else:
            self.window.show_document(document)

    def _went_out(self, how: str) -> None:
        if not self._shown.uid:
            return
        mark = MarkPrinted(self._shown.record, self._shown.uid, how)
        if self._here.presence.is_unsure:  # the printer's dialog stood open meanwhile, and the paper is out already
            do_unsigned(self._here.lanes, mark, self._marked)
        else:
            self._here.lanes.do(mark)

    def _marked(self, _done: Done) -> None:
        """Says nothing more: the preview has said that the paper went out."""
