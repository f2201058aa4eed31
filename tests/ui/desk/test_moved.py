"""A day that closes for snow, as the due column and its explanation tell it: the move, its reason, the date before."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from counterdesk.services.asks.calendar import CloseNow, PreviewChange, UndoClosing
from counterdesk.services.asks.desk import Done
from counterdesk.services.door import LogbookDesk
from counterdesk.ui.desk.why import WhyDialog
from counterdesk.ui.here import Here
from tests.desk import Clock, message, toronto
from tests.ui.desk.conftest import Do
from tests.ui.desk.test_due import Column

Press = Callable[..., None]


@pytest.fixture
def column(here: Here, desk: LogbookDesk, do: Do, clock: Clock, show: Callable[..., QWidget]) -> Column:
    """The due column on Wednesday at 2:20 p.m., with one call due that afternoon."""
    do(message())
    clock.set(toronto("2026-11-25 14:20"))
    column = Column(here, desk)
    show(column.window, 340, 640)
    column.panel.reload()
    column.leave()
    return column


def snows(desk: LogbookDesk, do: Do) -> Done:
    """Closes at 3 p.m. for snow, and lets everything move that the town's settings propose."""
    close = CloseNow(toronto("2026-11-25 15:00"), "Snow")
    preview = desk.read(PreviewChange(close))
    return do(replace(close, move=tuple(row.id for row in preview.rows if row.ticked)))


def test_the_line_says_what_moved_its_date(column: Column, desk: LogbookDesk, do: Do) -> None:
    snows(desk, do)
    (line,) = column.lines()
    seen = column.panel.list.seen(line)
    assert seen.date == "Thu 4:30"
    assert seen.more == "moved, closed for snow"


def test_the_explanation_names_the_move_who_made_it_and_the_date_before(
    column: Column, desk: LogbookDesk, do: Do, press: Press
) -> None:
    snows(desk, do)
    column.go_to("Maria Rossi")
    press(column.panel.list, Qt.Key.Key_W)
    dialog = column.window.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    said = dialog.text()
    dialog.close()
    assert said.startswith("Due Thursday, November 26, 2026, 4:30 p.m.")
    assert "Thu 26 Nov  moved to here, closed for snow: due 4:30 p.m." in said
    assert "Moved Wednesday, November 25, 2026, 2:20 p.m. by Priya Nair: closed for snow." in said
    assert "It was due Wednesday, November 25, 2026, 4:30 p.m. before." in said


def test_one_undo_brings_the_date_back_and_the_line_says_nothing_more(
    column: Column, desk: LogbookDesk, do: Do
) -> None:
    done = snows(desk, do)
    do(UndoClosing(done.uid))
    (line,) = column.lines()
    seen = column.panel.list.seen(line)
    assert (seen.date, seen.more) == ("4:30 p.m.", "")


def test_while_the_office_is_closed_for_snow_nothing_reminds(
    column: Column, desk: LogbookDesk, do: Do, clock: Clock
) -> None:
    clock.set(toronto("2026-11-25 14:25"))
    snows(desk, do)
    column.here._ask_town()
    clock.set(toronto("2026-11-25 15:40"))
    column.tick()
    assert column.panel.quiet.texts() == ()
