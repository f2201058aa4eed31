"""Where a hand was in a card when it was put away, so that it goes on there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from counterdesk.values import value


@value
class Spot:
    """One stop of the Tab key, by its name and its place among those of that name, and the caret in its text."""

    name: str = ""
    place: int = 0
    caret: int = 0


def spot_of(body: QWidget, widget: QWidget | None) -> Spot | None:
    """Gives the spot of a widget in the body of a card, None when it is not there (any more)."""
    stops = _stops(body)
    if widget is None or widget not in stops:
        return None
    name = widget.accessibleName()
    alike = [stop for stop in stops if stop.accessibleName() == name]
    return Spot(name, alike.index(widget), _caret(widget))


def go_back(body: QWidget, spot: Spot) -> None:
    """Puts focus and caret where they were, if that place is there."""
    alike = [stop for stop in _stops(body) if stop.accessibleName() == spot.name]
    if spot.place >= len(alike) or not alike[spot.place].isVisibleTo(body):
        return
    widget = alike[spot.place]
    widget.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(spot.caret)
    elif isinstance(widget, QPlainTextEdit):
        cursor = widget.textCursor()
        cursor.setPosition(min(spot.caret, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)


def _stops(body: QWidget) -> list[QWidget]:
    return [part for part in body.findChildren(QWidget) if part.focusPolicy() & Qt.FocusPolicy.TabFocus]


def _caret(widget: QWidget) -> int:
    if isinstance(widget, QPlainTextEdit):
        return widget.textCursor().position()
    return widget.cursorPosition() if isinstance(widget, QLineEdit) else 0
