"""Where a long strip of text may be cut into pages: pure arithmetic on what must stay in one piece.

A strip is laid out once, endlessly long. `solid` pieces (lines, table rows, a heading with what follows it) are never
cut unless one alone is taller than a page; the heads of tables are shown again where their table goes on.
"""

from collections.abc import Iterable

from counterdesk.values import value

OVERLAP = 8.0  # dots by which pieces may touch, borders being shared, and still be two


@value
class Piece:
    """Part of the strip, from `top` to `bottom`, in the strip's own unit."""

    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How much room it needs."""
        return self.bottom - self.top


@value
class Head:
    """The head rows of a table, and where that table ends."""

    piece: Piece
    table_bottom: float


Page = tuple[Piece, ...]
"""The pieces of a page below each other: a repeated head, if there is one, and the rest."""


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Gives the pieces in order, those that overlap made one."""
    found: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (piece.top, piece.bottom)):
        if found and piece.top < found[-1].bottom - OVERLAP:
            found[-1] = Piece(found[-1].top, max(found[-1].bottom, piece.bottom))
        else:
            found.append(piece)
    return found


def cut(solid: Iterable[Piece], height: float, heads: tuple[Head, ...] = ()) -> tuple[Page, ...]:
    """Gives the pages of a strip whose solid pieces are these, each at most `height` tall."""
    pages: list[Page] = []
    start: float | None = None
    end = 0.0
    room = height
    for piece in _split(joined(solid), height, heads):
        if start is not None and piece.bottom - start > room:
            pages.append(_page(start, end, heads))
            start = None
        if start is None:
            start = piece.top
            room = height - _head_height(start, heads)
        end = piece.bottom
    return (*pages, _page(start, end, heads)) if start is not None else ((Piece(0, 0),),)


def _split(pieces: list[Piece], height: float, heads: tuple[Head, ...]) -> Iterable[Piece]:
    """Gives the pieces, one that no page can hold in slices."""
    for piece in pieces:
        top = piece.top
        room = height - _head_height(top, heads)
        while piece.bottom - top > room:
            yield Piece(top, top + room)
            top += room
            room = height - _head_height(top, heads)
        yield Piece(top, piece.bottom)


def _page(start: float, end: float, heads: tuple[Head, ...]) -> Page:
    head = _head_over(start, heads)
    return (Piece(start, end),) if head is None else (head, Piece(start, end))


def _head_height(start: float, heads: tuple[Head, ...]) -> float:
    head = _head_over(start, heads)
    return head.height if head else 0.0


def _head_over(start: float, heads: tuple[Head, ...]) -> Piece | None:
    return next((h.piece for h in heads if h.piece.bottom <= start < h.table_bottom), None)
