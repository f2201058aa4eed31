"""What a change would move: each line says before, after and why, and a person ticks what may."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from counterdesk.services.asks.calendar import Preview
from counterdesk.ui import theme
from counterdesk.ui.calendar.moves import MovesList, counts
from tests.ui.calendar.promises import SNOW, move, told
from tests.ui.kit.looking import cut_words, nameless, outside


@pytest.fixture
def moves(here, show):
    moves = MovesList(here)
    show(moves, 1100, 400)
    moves.show_preview(SNOW)
    return moves


def cells(moves, row):
    model = moves.table.model_
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_a_line_says_before_and_after_and_why(here, moves):
    here.town = replace(here.town, public_can_see=False)
    assert cells(moves, 0) == [
        *("moves", "Caller Number1", "Wed 25 Nov, 4:30 p.m.", "Thu 26 Nov, 4:30 p.m.", "25 Nov, call"),
        *("Telephone call · 5.2", "closed for snow"),
    ]


def test_the_ticks_begin_as_the_town_s_settings_propose(moves):
    assert moves.value() == (1, 2)
    assert cells(moves, 2)[0] == "stays"


def test_where_the_public_can_see_names_are_initials(here, moves):
    assert here.town.public_can_see
    assert cells(moves, 0)[1] == "C. N."


def test_a_caller_without_a_name_is_known_by_the_number(here, moves):
    here.town = replace(here.town, public_can_see=False)
    moves.show_preview(Preview((move(1, title=""),), same=0, frozen=0))
    assert cells(moves, 0)[1] == "519-555-0142"
    here.town = replace(here.town, public_can_see=True)
    moves.show_preview(Preview((move(1, title=""), move(2, title="", number="", record_number="7")), same=0, frozen=0))
    assert cells(moves, 0)[1] == "•• 42"
    assert cells(moves, 1)[1] == "Contact 7"


def test_a_sealed_record_is_named_by_its_number_only(here, moves):
    moves.show_preview(Preview((move(5, sealed=True, title="", record="complaints", record_number="2026-0412"),)))
    assert cells(moves, 0)[1] == "Complaint 2026-0412"


def test_the_space_bar_ticks_the_line_one_is_on(moves, qtbot):
    moves.table.setFocus()
    with qtbot.waitSignal(moves.changed):
        qtbot.keyClick(moves.table, Qt.Key.Key_Space)
    assert moves.value() == (2,)
    qtbot.keyClick(moves.table, Qt.Key.Key_Down)
    qtbot.keyClick(moves.table, Qt.Key.Key_Return)
    assert moves.value() == ()


def test_a_click_on_the_box_ticks_and_one_on_the_name_does_not(moves, qtbot):
    def click(column):
        place = moves.table.visualRect(moves.table.model_.index(2, column)).center()
        qtbot.mouseClick(moves.table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    click(1)
    assert moves.value() == (1, 2)
    click(0)
    assert moves.value() == (1, 2, 3)


def test_all_or_none_are_ticked_at_once(moves):
    moves.none_button.click()
    assert moves.value() == ()
    moves.all_button.click()
    assert moves.value() == (1, 2, 3)


def test_the_call_list_holds_who_was_told_a_date_that_moves(moves):
    assert [row.id for row in moves.to_call()] == [1]
    moves.none_button.click()
    assert moves.to_call() == ()


def test_the_counts_stand_above_the_list(moves):
    assert moves.said() == (
        "2 of 3 move · 1 was told the old date · 4 are not touched · 2 are answered or missed and stay so"
    )


@pytest.mark.parametrize(
    ("preview", "said"),
    [
        (Preview(()), ""),
        (Preview((), same=1), "1 is not touched"),
        (Preview((move(1),), frozen=1), "1 of 1 moves · 1 is answered or missed and stays so"),
        (Preview((told(1), told(2, ticked=False))), "1 of 2 moves · 1 was told the old date"),
    ],
)
def test_only_what_there_is_is_counted(preview, said):
    assert counts(preview, {row.id for row in preview.rows if row.ticked}) == said


def test_nothing_to_move_says_so_instead_of_a_bare_list(moves):
    moves.show_preview(Preview(()))
    assert moves.table.accessibleDescription() == "No running deadline would move."
    assert not moves.all_button.isVisible()


def test_one_that_would_get_no_date_says_so(moves):
    moves.show_preview(Preview((move(1, before_at=None, after_at=None, told_at=None),)))
    assert cells(moves, 0)[2:5] == ["no date", "no date", ""]


@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_of_the_list_is_cut_or_nameless(here, show, qapp, percent):
    theme.apply(qapp, theme.Scheme.LIGHT, percent)
    moves = MovesList(here)
    moves.show_preview(SNOW)
    show(moves)
    assert cut_words(moves) == nameless(moves) == outside(moves) == []


def test_ten_thousand_lines_keep_their_ticks(here, qtbot):
    moves = MovesList(here)
    qtbot.addWidget(moves)
    moves.show_preview(Preview(tuple(move(number, ticked=number % 2 == 0) for number in range(10_000))))
    assert len(moves.value()) == 5_000
    moves.all_button.click()
    assert len(moves.value()) == 10_000


def test_the_view_is_told_once_however_many_ticks_change(here, qtbot):
    moves = MovesList(here)
    qtbot.addWidget(moves)
    moves.show_preview(Preview(tuple(move(number) for number in range(100))))
    told_view = []
    moves.table.model_.dataChanged.connect(lambda *place: told_view.append(place))
    moves.none_button.click()
    assert len(told_view) == 1
