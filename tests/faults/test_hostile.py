"""Forty hostile texts in every field of an entry: kept, found again by search, and everywhere shown as plain text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.domain.contact import Answerer, CallerTyped, Outcome, OutcomeDetail
from counterdesk.domain.message import MessageTyped
from counterdesk.domain.refusal import Refused
from counterdesk.reports import slip
from counterdesk.services.asks.contacts import AskContact, ContactView, Extras, Find, LogContact
from counterdesk.services.asks.logbook import Check
from counterdesk.services.asks.town import AskTown
from counterdesk.services.door import LogbookDesk
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.record import RecordView
from counterdesk.ui.shell import Shell
from tests.desk import call, message, new_desk, person
from tests.hostile import TEXTS, visible

LINE, NOTE = 200, 20_000
Fill = Callable[[str], LogContact]


def extra(field: str) -> Fill:
    return lambda text: call(extras=replace(Extras(), **{field: text}))


FIELDS: Mapping[str, Fill] = {
    "name": lambda text: call(caller=CallerTyped(name=text)),
    "number": lambda text: call(caller=CallerTyped(number=text)),
    "reach at": lambda text: call(caller=CallerTyped(reach_at=text)),
    "note": lambda text: call(note=text),
    "place": extra("place"),
    "on behalf of": extra("on_behalf"),
    "reference": extra("reference"),
    "language": extra("language"),
    "accommodation": extra("accommodation"),
    "best time": lambda text: message(message=MessageTyped(best_time=text)),
    "who answers": lambda text: message(message=MessageTyped(Answerer(text=text))),
    "referred to": lambda text: call(outcome=Outcome.REFERRED, detail=OutcomeDetail(referred_name=text)),
    "what is sent": lambda text: call(outcome=Outcome.SEND, detail=OutcomeDetail(sent_what=text)),
    "transferred to": lambda text: call(
        outcome=Outcome.TRANSFERRED, detail=OutcomeDetail(transferred_to=Answerer(text=text))
    ),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LogbookDesk]:
    """One logbook that takes them all."""
    found, _clock = new_desk(tmp_path_factory.mktemp("hostile"))
    yield found
    found.close()


def logged(desk: LogbookDesk, command: LogContact) -> str:
    """Logs an entry, and gives its uid; nothing where it is refused with a code that has a sentence."""
    try:
        return desk.do(command, person(desk, "Priya")).uid
    except Refused as refused:
        code = refused.code
    assert code in ("text_too_long", "nothing_happened")
    return ""


def longest(field: str) -> int:
    return {"note": NOTE, "number": NOTE}.get(field, LINE)


@pytest.mark.parametrize("field", FIELDS)
def test_every_text_that_fits_is_kept_and_found_again_by_its_own_words(desk: LogbookDesk, field: str) -> None:
    for name, text in TEXTS.items():
        uid = logged(desk, FIELDS[field](text))
        if not uid:
            assert len(text) > longest(field) or not visible(text), name
        elif visible(text):
            assert uid in [row.uid for row in desk.read(Find(text, 200))], name


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_of_signs_alone_is_searched_without_an_error(desk: LogbookDesk, name: str) -> None:
    assert isinstance(desk.read(Find(TEXTS[name])), tuple)


def test_after_all_of_it_the_logbook_is_sound(desk: LogbookDesk) -> None:
    for text in TEXTS.values():
        logged(desk, FIELDS["note"](text))
    assert desk.slow(Check()).sound


def everywhere(text: str) -> LogContact:
    """Gives a message that holds a text in all of its fields."""
    line = text[:LINE]
    return message(
        note=text[:NOTE] if visible(text) else "Nothing to be seen.",
        caller=CallerTyped(line, number=line[:60], reach_at=line),
        message=MessageTyped(Answerer(text=line), line),
        extras=Extras(line, line, line, line, line, line),
    )


@pytest.fixture
def shell(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    theme.apply(qapp, theme.Scheme.LIGHT)
    desk, clock = new_desk(tmp_path)
    for text in TEXTS.values():
        desk.do(everywhere(text), person(desk, "Priya"))
    lanes = InlineLanes(desk)
    window = Shell(Here(lanes, clock), ())
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.here.start()
    window.here._timer.stop()
    window.start()
    window.show()
    yield window
    lanes.stop()
    desk.close()


def takes_nothing_for_markup(window: QWidget) -> bool:
    """Whether every word on a window is shown as it is, and nothing in it can show pictures or follow links."""
    labels = {label.textFormat() for label in window.findChildren(QLabel)}
    return labels <= {Qt.TextFormat.PlainText} and not window.findChildren(QTextEdit)


def tips(window: QWidget) -> list[str]:
    """Gives the tooltips that Qt takes for markup."""
    return [part.toolTip() for part in window.findChildren(QWidget) if QtGui.Qt.mightBeRichText(part.toolTip())]


def test_the_desk_shows_them_all_as_plain_text(shell: Shell) -> None:
    model = shell.desk.today.table.model()
    assert model.rowCount() == len(TEXTS)
    shell.grab()
    assert takes_nothing_for_markup(shell)
    shown = "\n".join(str(model.index(row, column).data()) for row in range(len(TEXTS)) for column in range(5))
    assert "<b>Maria</b> & <i>Co</i>" in shown
    assert not [tip for tip in tips(shell) if "<img" in tip or "<script" in tip]


def test_the_log_and_the_search_show_them_as_plain_text(shell: Shell, qtbot: QtBot) -> None:
    shell.show_page("page_log")
    shell.grab()
    assert takes_nothing_for_markup(shell)
    shell.search.begin()
    for name in ("bold", "a script", "an image", "sql", "full-text words", "a python format"):
        shell.header.search.clear()
        qtbot.keyClicks(shell.header.search, TEXTS[name])
        qtbot.waitUntil(lambda: not shell.search._wait.isActive())
        shell.grab()
        assert shell.search.table.model().rowCount() >= 1, name
        assert takes_nothing_for_markup(shell)


def test_an_entry_shows_every_field_as_it_was_typed(shell: Shell, qtbot: QtBot) -> None:
    for place, (name, text) in enumerate(reversed(TEXTS.items())):
        row = shell.desk.today.table.model_.row(place)
        assert row is not None
        view = RecordView(shell.here, row.uid)
        qtbot.addWidget(view)
        view.show()
        QTest.qWait(1)
        view.grab()
        assert takes_nothing_for_markup(view), name
        shown = [visible(label.text()) for label in view.findChildren(QLabel)]
        wanted = visible(text[:LINE])
        assert not wanted or sum(wanted in said for said in shown) >= 7, (name, shown)
        view.close()


@pytest.mark.parametrize("name", TEXTS)
def test_the_slip_holds_no_markup_but_its_own(desk: LogbookDesk, name: str) -> None:
    uid = logged(desk, everywhere(TEXTS[name]))
    view = desk.read(AskContact(uid))
    assert isinstance(view, ContactView)
    page = slip.document(view, desk.read(AskTown())).html
    for markup in ("<script>alert", "<img src", "<b>Maria", "<qt>", '<a href="https://example'):
        assert markup not in page
