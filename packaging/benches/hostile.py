"""Hostile texts on the screen: each in the fields of a card, in an entry's window and in today's log."""

import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QApplication, QWidget

from benches import book
from benches.figures import Figure, times_ms
from counterdesk.domain.contact import CallerTyped, Channel, Outcome
from counterdesk.services.asks.contacts import Extras, LogContact
from counterdesk.ui import theme
from counterdesk.ui.here import Here
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.lanes import InlineLanes
from counterdesk.ui.pages.record import RecordView
from counterdesk.ui.shell import Shell

LIMIT_MS = 100
ENTRIES = 1_000
KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")
LINE, NOTE = 200, 20_000
ORDINARY, ROUNDS = "an ordinary text", 2


def texts() -> dict[str, str]:
    """Gives the texts that the tests try as well, and the worst that froze other programs."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from tests.hostile import TEXTS

    return {
        ORDINARY: "Asks when the leaves are collected.",
        **TEXTS,
        "nested tables": "<table><tr><td>" * 1_300,
        "100 kB": "word " * 20_000,
    }


def run(keep: Path, _entries: int) -> Iterator[Figure]:
    """Yields the slowest paint of each place, and which text it was."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application)
    folder = book.copied(keep, ENTRIES)
    desk, person = book.opened(folder, ENTRIES)
    lanes = InlineLanes(desk)
    shell = Shell(Here(lanes, book.clock), ())
    shell.resize(1366, 768)
    shell.show()
    shell.here.start()
    shell.start()
    for kind in KINDS:
        yield _slowest(f"a text in the fields of a card ({kind})", partial(_in_card, shell, kind))
    uids = {name: desk.do(_entry(text), person).uid for name, text in texts().items()}
    yield _slowest("an entry that holds a text in every field", partial(_in_record, shell, uids))
    yield Figure("today's log with all of them", _best(partial(_paint, shell)), limit_ms=LIMIT_MS)
    shell.close()
    lanes.stop()
    desk.close()


def _slowest(what: str, show: Callable[[str, str], float]) -> Figure:
    """Gives the slowest text beside an ordinary one; both are painted as often, and their best counts."""
    spent = {name: show(name, text) for name, text in texts().items()}
    ordinary = spent.pop(ORDINARY)
    name = max(spent, key=lambda one: spent[one])
    return Figure(f"{what}: {name}", spent[name], ordinary, "an ordinary text", limit_ms=LIMIT_MS)


def _best(act: Callable[[], object]) -> float:
    return min(times_ms(act, ROUNDS))


def _in_card(shell: Shell, kind: str, _name: str, text: str) -> float:
    """Gives the milliseconds until a card is painted with the text in all of its lines, or in one of its notes."""
    shell.cards.open(kind)
    card = shell.cards.card
    assert card is not None
    spent = _best(partial(_fill_lines, card, text))
    for note in card.findChildren(NoteField):
        spent = max(spent, _best(partial(_fill_note, card, note, text)))
        note.clear()
    shell.cards.discard()
    return spent


def _fill_lines(card: QWidget, text: str) -> None:
    for line in card.findChildren(Field):
        line.setText(text[:LINE])
    _paint(card)


def _fill_note(card: QWidget, note: NoteField, text: str) -> None:
    note.setPlainText(text[:NOTE])
    _paint(card)


def _paint(widget: QWidget) -> None:
    widget.grab()


def _entry(text: str) -> LogContact:
    line = text[:LINE]
    return LogContact(
        str(uuid4()),
        Channel.CALL,
        Outcome.ANSWERED,
        note=text[:NOTE].strip() or "Nothing to be seen.",
        caller=CallerTyped(line, number=line[:60], reach_at=line),
        extras=Extras(line, line, line, line, line, line),
    )


def _in_record(shell: Shell, uids: dict[str, str], name: str, _text: str) -> float:
    return _best(partial(_open_record, shell, uids[name]))


def _open_record(shell: Shell, uid: str) -> None:
    view = RecordView(shell.here, uid, shell)
    view.show()
    view.grab()
    view.close()
    view.deleteLater()
