"""Where pages end: nothing that belongs together is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterdesk.ui.paper.pages import Head, Piece, cut, joined


def lines(count: int, height: float = 10, start: float = 0) -> list[Piece]:
    return [Piece(start + at * height, start + (at + 1) * height) for at in range(count)]


def test_a_short_text_is_one_page() -> None:
    assert cut(lines(3), 100) == ((Piece(0, 30),),)


def test_an_empty_text_is_one_empty_page() -> None:
    assert cut([], 100) == ((Piece(0, 0),),)


def test_a_page_ends_between_lines() -> None:
    assert cut(lines(25), 105) == ((Piece(0, 100),), (Piece(100, 200),), (Piece(200, 250),))


def test_a_heading_goes_along_with_what_follows_it() -> None:
    heading = Piece(90, 120)  # reaches into the first line after it
    pages = cut([*lines(9), heading, *lines(5, start=100)], 110)
    assert pages[1][0].top == 90


def test_the_head_of_a_table_is_shown_again_on_the_next_page() -> None:
    head = Head(Piece(0, 20), 220)
    pages = cut([Piece(0, 20), *lines(20, start=20)], 100, (head,))
    assert [page[0] for page in pages[1:]] == [Piece(0, 20)] * (len(pages) - 1)
    assert all(sum(piece.height for piece in page) <= 100 for page in pages)


def test_after_the_table_its_head_is_gone() -> None:
    head = Head(Piece(0, 20), 100)
    pages = cut([Piece(0, 20), *lines(8, start=20), *lines(10, start=100)], 100, (head,))
    assert pages[1] == (Piece(100, 200),)


def test_something_taller_than_a_page_is_cut_after_all() -> None:
    assert cut([Piece(0, 250)], 100) == ((Piece(0, 100),), (Piece(100, 200),), (Piece(200, 250),))


def test_pieces_that_overlap_are_one() -> None:
    assert joined([Piece(30, 60), Piece(0, 20), Piece(50, 90)]) == [Piece(0, 20), Piece(30, 90)]


def test_pieces_that_share_a_border_stay_two() -> None:
    assert joined([Piece(0, 22), Piece(20, 40)]) == [Piece(0, 22), Piece(20, 40)]


@given(st.lists(st.floats(5, 60), min_size=1, max_size=60), st.floats(70, 300))
def test_every_line_is_printed_once_and_no_page_overflows(heights: list[float], room: float) -> None:
    pieces, top = [], 0.0
    for height in heights:
        pieces.append(Piece(top, top + height))
        top += height
    pages = cut(pieces, room)
    assert all(page[0].height <= room + 1e-6 for page in pages)
    assert [page[0].top for page in pages[1:]] == pytest.approx([page[0].bottom for page in pages[:-1]])
    assert pages[0][0].top == 0
    assert pages[-1][0].bottom == pytest.approx(top)
