"""`counterdesk report`: a report on paper without opening the desk, beside an open window or without one."""

import argparse
import os
from datetime import date
from functools import partial
from pathlib import Path

from counterdesk.app import qt
from counterdesk.app.clock import now
from counterdesk.app.due_input import BadInput, shown
from counterdesk.app.paths import Places, places
from counterdesk.app.terminal import answering, cannot
from counterdesk.domain.instants import local_date
from counterdesk.keeping import keep
from counterdesk.reports.document import Document
from counterdesk.words import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Takes the report, its days, and where to put it."""
    parser.add_argument("report", choices=("shift",), help=_("the shift summary"))
    parser.add_argument("--date", metavar="DATE", help=_("its day (default: today)"))
    parser.add_argument("--to", metavar="DATE", help=_("its last day, when it is a range"))
    parser.add_argument("--pdf", type=Path, metavar="OUT", help=_("write it as PDF"))
    parser.add_argument(
        "--html", type=Path, metavar="OUT", help=_("write it as HTML, which screen readers like better")
    )
    parser.add_argument("--remarks", default="", metavar="TEXT", help=_("remarks to be printed on it"))


def run(args: argparse.Namespace) -> int:
    """Makes the report and says where it lies."""
    if args.pdf is None and args.html is None:
        return cannot(_("Say where to put the report: --pdf OUT, --html OUT, or both."))
    here = places(args.home, practice=args.practice)
    if not here.logbook.exists():
        return cannot(_("There is no logbook at {path} yet.").format(path=here.logbook))
    try:
        days = _days(args)
    except BadInput as bad:
        return cannot(str(bad))
    return answering(partial(_report, args, here, days))


def _days(args: argparse.Namespace) -> tuple[date, date]:
    first = local_date(now()) if args.date is None else _day(args.date, "--date")
    return first, first if args.to is None else _day(args.to, "--to")


def _day(text: str, option: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        problem = _("{option}: there is no day {value}; write it like 2026-11-24, year, month, day.")
        raise BadInput(problem.format(option=option, value=shown(text))) from None


def _report(args: argparse.Namespace, here: Places, days: tuple[date, date]) -> int:
    document = _shift_summary(here, *days, args.remarks)
    if args.html is not None:
        code = _put(args.html, document.html.encode())
        if code:
            return code
    return _put_pdf(args.pdf, document) if args.pdf is not None else 0


def _shift_summary(here: Places, first: date, last: date, remarks: str) -> Document:
    from counterdesk.app.desks import reading_desk
    from counterdesk.reports import shift
    from counterdesk.services.asks.paper import AskShift

    desk = reading_desk(here)
    try:
        return shift.document(desk.slow(AskShift(first, last)), remarks)
    finally:
        desk.close()


def _put_pdf(path: Path, document: Document) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # paper needs fonts, not a screen
    trouble = qt.trouble_loading()
    if trouble:
        return cannot(trouble)
    from PySide6.QtGui import QGuiApplication

    from counterdesk.ui.paper.press import pdf

    _application = QGuiApplication.instance() or QGuiApplication([])  # lives until the paper is drawn
    content = pdf(document)
    return _put(path, content)


def _put(path: Path, content: bytes) -> int:
    keep(path, content)
    print(_("Written: {path}").format(path=path))
    return 0
