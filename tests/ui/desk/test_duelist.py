"""The list of what is due as it is painted: one rectangle a minute, however long the queue, and nothing moves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from counterdesk.domain.deadline import Group
from counterdesk.domain.ids import DeadlineId
from counterdesk.services.asks.due import DueAnswer, DueRow
from counterdesk.ui.desk import duelist
from counterdesk.ui.desk.duelines import Head, Item, Line, Moment, arrange
from counterdesk.ui.desk.duelist import DueList
from counterdesk.ui.desk.duepaint import Look, countdown_width, head_height, line_height, paint_line
from counterdesk.ui.here import Here
from counterdesk.ui.theme import Scheme, apply, color
from tests.desk import Clock, toronto
from tests.ui.desk.test_duelines import ROW, WEEK

TODAY_430 = toronto("2026-11-24 16:30")
FAR = toronto("2026-12-15 16:30")


def row(id_: int, due_at: datetime | None = TODAY_430, **more: object) -> DueRow:
    return replace(ROW, id=DeadlineId(id_), due_at=due_at, sort_at=due_at, **more)


def items(*rows: DueRow, now: datetime) -> tuple[Item, ...]:
    return arrange(DueAnswer(rows, (WEEK,)), now)


@pytest.fixture
def view(here: Here, show: Callable[..., QWidget]) -> DueList:
    view = DueList(here)
    show(view, 306, 500)
    return view


def fill(view: DueList, here: Here, *rows: DueRow) -> None:
    view.show_items(items(*rows, now=here.now()), Moment.of(here.now(), (WEEK,)))


def image(view: DueList) -> QImage:
    return view.viewport().grab().toImage()


def differing(before: QImage, after: QImage) -> QRect:
    """Gives the smallest rectangle that holds every pixel that changed."""
    spots = [
        (x, y) for y in range(before.height()) for x in range(before.width()) if before.pixel(x, y) != after.pixel(x, y)
    ]
    if not spots:
        return QRect()
    left, right = min(x for x, _y in spots), max(x for x, _y in spots)
    top, bottom = min(y for _x, y in spots), max(y for _x, y in spots)
    return QRect(left, top, right - left + 1, bottom - top + 1)


def test_a_line_has_the_ground_of_its_urgency(view: DueList, here: Here) -> None:
    fill(view, here, row(1))
    spot = view.visualRect(view.model_.index(1)).center()
    assert image(view).pixelColor(spot.x(), spot.y() + 2) == color("soon_ground")


def test_a_minute_changes_nothing_but_the_countdowns(view: DueList, here: Here, clock: Clock) -> None:
    fill(view, here, row(1), row(2, FAR))
    before = image(view)
    clock.forward(minutes=1)
    assert view.tick(Moment.of(here.now(), (WEEK,)))
    changed = differing(before, image(view))
    assert not changed.isEmpty()
    assert changed.right() <= countdown_width()


def test_a_second_changes_nothing_at_all(view: DueList, here: Here, clock: Clock) -> None:
    fill(view, here, row(1))
    clock.forward(seconds=1)
    assert not view.tick(Moment.of(here.now(), (WEEK,)))


def test_a_tick_of_ten_thousand_countdowns_paints_only_the_rows_in_view(
    view: DueList, here: Here, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(view, here, *(row(id_) for id_ in range(1, 10_001)))
    QApplication.processEvents()
    painted: list[QRect] = []

    def counting(painter: QPainter, rect: QRect, seen: Look, *, chosen: bool) -> None:
        painted.append(rect)
        paint_line(painter, rect, seen, chosen=chosen)

    monkeypatch.setattr(duelist, "paint_line", counting)
    clock.forward(minutes=1)
    assert view.tick(Moment.of(here.now(), (WEEK,)))
    view.viewport().repaint()
    in_view = view.viewport().height() // min(line_height(), head_height()) + 2
    assert 0 < len(painted) <= 2 * in_view


def test_the_line_with_the_focus_has_a_ring_in_the_accent_colour(view: DueList, here: Here) -> None:
    fill(view, here, row(1), row(2))
    view.setFocus()
    ring = view.visualRect(view.model_.index(1))
    assert _has(image(view), ring, color("accent"))
    view.clearFocus()
    assert not _has(image(view), ring, color("accent"))


def _has(picture: QImage, place: QRect, wanted: QColor) -> bool:
    columns = range(place.left(), place.right())
    return any(picture.pixelColor(x, place.center().y()) == wanted for x in columns)


def test_heights_grow_with_the_text(qapp: QApplication) -> None:
    small = head_height(), line_height(), countdown_width()
    apply(qapp, Scheme.LIGHT, 200)
    large = head_height(), line_height(), countdown_width()
    assert all(1.7 * before < after < 2.3 * before for before, after in zip(small, large, strict=True))


def test_words_that_do_not_fit_end_in_an_ellipsis_inside_the_line(view: DueList, here: Here) -> None:
    fill(view, here, row(1, title="W" * 200, topic="M" * 200))
    picture = image(view)
    right = view.visualRect(view.model_.index(1)).right()
    assert all(picture.pixelColor(right + 2, y) == color("surface") for y in range(picture.height()) if right + 2 < 300)


def test_scroll_and_place_survive_a_reload(view: DueList, here: Here) -> None:
    rows = [row(id_) for id_ in range(1, 60)]
    fill(view, here, *rows)
    view.choose(40)
    at = view.verticalScrollBar().value()
    fill(view, here, row(99, FAR), *rows)
    current = view.current()
    assert current is not None
    assert current.id == 40
    assert view.verticalScrollBar().value() == at


class Told:
    """What a model told its views."""

    def __init__(self, view: DueList) -> None:
        self.of: list[tuple[object, ...]] = []
        view.model_.modelReset.connect(self._reset)
        view.model_.dataChanged.connect(self._changed)
        view.model_.rowsInserted.connect(self._came)

    def _reset(self) -> None:
        self.of.append(("anew",))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self.of.append(("other words", first.row(), last.row()))

    def _came(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.of.append(("new", first, last))


def test_a_reload_tells_only_the_line_that_says_something_else(view: DueList, here: Here) -> None:
    fill(view, here, row(1), row(2))
    told = Told(view)
    fill(view, here, row(1, claimed_by="Priya Nair"), row(2))
    assert told.of == [("other words", 1, 1)]


def test_a_new_line_comes_to_the_others_and_its_head_counts_it(view: DueList, here: Here) -> None:
    fill(view, here, row(1), row(2))
    told = Told(view)
    fill(view, here, row(1), row(3), row(2))
    assert told.of == [("other words", 0, 0), ("new", 2, 2)]


def test_lines_in_another_order_are_moved_and_the_person_moves_along(view: DueList, here: Here) -> None:
    fill(view, here, row(1), row(2))
    view.choose(2)
    told = Told(view)
    fill(view, here, row(2), row(1))
    assert told.of == []
    assert [item.id for item in view.model_.items() if isinstance(item, Line)] == [2, 1]
    assert view.current() is not None
    assert view.current().id == 2


def test_choosing_what_is_not_there_changes_nothing(view: DueList, here: Here) -> None:
    fill(view, here, row(1))
    view.choose(1)
    view.choose(77)
    current = view.current()
    assert current is not None
    assert current.id == 1


def test_a_head_is_no_line(view: DueList, here: Here) -> None:
    fill(view, here, row(1))
    assert isinstance(view.model_.items()[0], Head)
    assert view.model_.flags(view.model_.index(0)) == Qt.ItemFlag.NoItemFlags
    assert view.model_.flags(view.model_.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_an_empty_queue_says_what_it_means(view: DueList, here: Here) -> None:
    empty = image(view)
    fill(view, here, row(1))
    assert image(view) != empty
    fill(view, here)
    assert view.current() is None
    assert image(view) == empty


def test_each_tone_has_its_own_shape(view: DueList, here: Here) -> None:
    looks = set()
    for due_at in (TODAY_430 - timedelta(days=1), TODAY_430, FAR, None):
        fill(view, here, row(1, due_at))
        line = view.model_.items()[1]
        assert isinstance(line, Line)
        looks.add(view.seen(line).tone)
    assert looks == {"late", "soon", "later", "waiting"}


def test_what_was_answered_is_ticked_while_it_stays(view: DueList, here: Here) -> None:
    gone = Line(row(1), Group.TODAY, 0, gone=True)
    view.show_items((Head(Group.TODAY, 1), gone), Moment.of(here.now(), (WEEK,)))
    spot = view.visualRect(view.model_.index(1)).center()
    assert image(view).pixelColor(spot.x(), spot.y() + 2) == color("ok_ground")
