"""The strip of text before it is cut: what must stay together on a page."""

import pytest

from counterdesk.ui.paper.pages import Piece, cut
from counterdesk.ui.paper.strip import Strip, paper_font

WIDTH, PAGE = 4000.0, 5000.0
HEAD = "<thead><tr><th>What</th><th>Count</th></tr></thead>"


def strip(body: str, style: str = "") -> Strip:
    return Strip(f"<html><head><style>{style}</style></head><body>{body}</body></html>", WIDTH)


def table(rows: int, words: str = "Dog licence") -> str:
    body = "".join(f"<tr><td>{words}</td><td>{row}</td></tr>" for row in range(rows))
    return f'<table width="100%" cellspacing="0">{HEAD}{body}</table>'


def whole(pieces: list[Piece]) -> Piece:
    return Piece(min(piece.top for piece in pieces), max(piece.bottom for piece in pieces))


def test_a_short_table_stays_whole() -> None:
    pieces = strip(table(5)).solid(PAGE)
    assert whole(pieces) in pieces


def test_a_long_table_may_be_cut_between_its_rows() -> None:
    made = strip(table(120))
    pages = cut(made.solid(PAGE), PAGE, made.heads())
    assert len(pages) > 2
    assert all(sum(piece.height for piece in page) <= PAGE for page in pages)


def test_the_heads_of_a_long_table_are_repeated() -> None:
    made = strip(table(120))
    (head,) = made.heads()
    pages = cut(made.solid(PAGE), PAGE, made.heads())
    assert [page[0] for page in pages[1:]] == [head.piece] * (len(pages) - 1)


def test_a_table_without_a_head_repeats_none() -> None:
    assert strip("<table><tr><td>Name</td></tr></table>").heads() == ()


def test_no_row_stands_alone_on_the_last_page() -> None:
    made = strip(table(120))
    rows = [piece for piece in made.solid(PAGE) if piece.height < 400]
    for count in range(100, 121):
        made = strip(table(count))
        last = cut(made.solid(PAGE), PAGE, made.heads())[-1][-1]
        assert last.height > 1.5 * min(row.height for row in rows)


@pytest.mark.parametrize("before", range(18, 40))
def test_a_heading_never_ends_a_page(before: int) -> None:
    made = strip("<p>Line</p>" * before + "<h2>At the desk</h2>" + table(3))
    pages = cut(made.solid(PAGE), PAGE, made.heads())
    heading = Piece(*_place_of_heading(made))
    page = next(page for page in pages if page[-1].top <= heading.top < page[-1].bottom)
    assert page[-1].bottom > heading.bottom + 100


def _place_of_heading(made: Strip) -> tuple[float, float]:
    text = made._text
    block = text.begin()
    while not block.blockFormat().headingLevel():
        block = block.next()
    box = text.documentLayout().blockBoundingRect(block)
    return box.top(), box.bottom()


def test_a_cell_taller_than_a_page_is_cut_between_its_lines() -> None:
    made = strip(f"<table><tr><td>{'Exact words. ' * 2000}</td></tr></table>")
    pages = cut(made.solid(PAGE), PAGE, made.heads())
    assert len(pages) > 2
    lines = [piece for piece in made.solid(PAGE) if piece.height < 300]
    cuts = [page[-1].bottom for page in pages[:-1]]
    assert not any(line.top + 10 < cut_at < line.bottom - 10 for line in lines for cut_at in cuts)


def test_headings_are_as_large_as_the_style_says() -> None:
    small, large = (whole(strip("<h1>H</h1>", f"h1 {{ font-size: {pt}pt; }}").solid(PAGE)) for pt in (10, 20))
    assert large.height / small.height == pytest.approx(2, abs=0.1)


def test_what_is_for_browsers_only_is_not_on_the_strip() -> None:
    assert strip("<!-- browser --><p>twice</p><!-- end --><p>once</p>").words() == "once"


def test_figures_are_all_of_one_width() -> None:
    narrow, wide = (whole_width(strip(f"<p>{digit * 20}</p>")) for digit in ("1", "8"))
    assert narrow == pytest.approx(wide, rel=0.02)


def whole_width(made: Strip) -> float:
    return made._text.idealWidth()


def test_the_face_of_the_page_is_a_plain_one() -> None:
    assert "Noto Sans" in paper_font(9.5).families()


def test_figures_on_paper_can_be_copied_and_read_aloud() -> None:
    """With a font feature Qt's PDF forgets which figure a shape means."""
    assert paper_font(10).featureTags() == []
