"""The sheet of keys is true: whatever stands on it does something in the real window."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from counterdesk.ui import shortcuts
from counterdesk.ui.shortcuts import Where
from tests.stories.clerk import Clerk

KINDS = ("walk_in", "call", "message", "incoming", "complaint", "incident")


def answered(window: QWidget) -> set[str]:
    """Gives every key sequence that an action or a list of the window answers."""
    actions = [action for part in (window, *window.findChildren(QWidget)) for action in part.actions()]
    everywhere = {keys.toString() for action in actions if isinstance(action, QAction) for keys in action.shortcuts()}
    return everywhere.union(*(keys.sequences for keys in window.findChildren(shortcuts.ListKeys)))


def test_every_key_of_the_sheet_is_answered_somewhere_in_the_window(clerk: Clerk) -> None:
    found = answered(clerk.window)
    for kind in KINDS:
        clerk.window.open_card(kind)
        found |= answered(clerk.window)
    elsewhere = (Where.CALENDAR,)  # the painted year reads its keys itself, and has tests of its own
    for key in shortcuts.table():
        if key.where not in elsewhere:
            wanted = {QKeySequence(keys).toString() for keys in key.keys}
            assert wanted & found, (key.id, key.text)


def test_f1_and_the_sheet_are_there_with_every_card(clerk: Clerk) -> None:
    for kind in KINDS:
        clerk.window.open_card(kind)
        found = answered(clerk.window)
        assert {"F1", "Ctrl+?"} <= found
