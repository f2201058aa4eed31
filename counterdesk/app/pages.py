"""The pages after Desk and Log, and the windows that open over them: each is loaded when it is first wanted.

What stands in this file costs nothing until somebody goes there, so the first window is painted without it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from counterdesk.app.look import DeskLook
from counterdesk.app.softphone import Softphone
from counterdesk.ui.here import Here
from counterdesk.ui.shell import Page, Shell
from counterdesk.words import _

if TYPE_CHECKING:
    from counterdesk.ui.paper.window import Papers


def pages(look: DeskLook | None = None, softphone: Softphone | None = None) -> tuple[Page, ...]:
    """Gives the pages after Desk and Log, in the order of their tabs; the office changes `look` and `softphone`."""
    return (
        Page(_("People"), "page_people", _people),
        Page(_("Calendar"), "page_calendar", _calendar),
        Page(_("Incidents and complaints"), "page_sealed", _sealed),
        Page(_("Reports"), "page_reports", _reports),
        Page(_("Policy"), "page_policy", _policy),
        Page(_("Office"), "page_office", partial(_office, look, softphone)),
    )


def papers(here: Here, parent: QWidget) -> Papers:
    """Gives what shows slips, forms and explanations on paper."""
    from counterdesk.ui.paper.window import Papers

    return Papers(here, parent)


def show_record(here: Here, uid: str, parent: QWidget, papers: Papers) -> None:
    """Shows one contact whole, in a window over the others."""
    from counterdesk.ui.pages.record import RecordView

    view = RecordView(here, uid, parent)
    view.slip_wanted.connect(papers.slip)
    view.paper_wanted.connect(papers.wanted)
    view.why_wanted.connect(papers.why)
    if isinstance(parent, Shell):
        view.saved.connect(parent.status.confirm)
        view.undo_wanted.connect(parent.status.undo)
    view.show()


def show_help(parent: QWidget, name: str, show_keys: Callable[[], object]) -> None:
    """Shows a page of the help beside the window; help that is open already turns to it."""
    from counterdesk.app.language import spoken
    from counterdesk.app.manual import help_pages
    from counterdesk.ui.help.window import HelpWindow

    window = parent.findChild(HelpWindow)
    if window is None:
        window = HelpWindow(parent, help_pages(spoken()))
        window.keys_wanted.connect(show_keys)
    window.show_page(name)
    window.show()
    window.activateWindow()


def _people(here: Here) -> QWidget:
    from counterdesk.ui.pages.people import PeoplePage

    return PeoplePage(here)


def _calendar(here: Here) -> QWidget:
    from counterdesk.ui.pages.calendar import CalendarPage

    return CalendarPage(here)


def _sealed(here: Here) -> QWidget:
    from counterdesk.ui.pages.sealed import SealedPage

    return SealedPage(here)


def _reports(here: Here) -> QWidget:
    from counterdesk.ui.pages.reports import ReportsPage

    return ReportsPage(here)


def _policy(here: Here) -> QWidget:
    from counterdesk.ui.pages.policy import PolicyPage

    return PolicyPage(here)


def _office(look: DeskLook | None, softphone: Softphone | None, here: Here) -> QWidget:
    from counterdesk.ui.pages.office import OfficePage

    page = OfficePage(here)
    if look is not None:
        page.scheme_wanted.connect(look.choose)
        page.size_wanted.connect(look.resize)
    if softphone is not None:
        page.calls_wanted.connect(softphone.choose)
    return page
