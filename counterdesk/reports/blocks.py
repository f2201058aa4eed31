"""What a page is made of, as values: sections with tables, fields, text, boxes to tick, lines to write on.

A report decides what stands where; the one template decides how it looks. All texts are plain.
"""

from typing import ClassVar, Literal

from counterdesk.values import value

Align = Literal["left", "right", "center"]
RowRole = Literal["", "group", "total"]


@value
class Column:
    """One column: its head, and its share of the width in percent."""

    title: str
    share: int
    align: Align = "left"


@value
class Row:
    """One line of a table; a group's only cell spans all columns."""

    cells: tuple[str, ...]
    role: RowRole = ""


@value
class Table:
    """Lines under column heads; `empty` is said instead when there are none."""

    kind: ClassVar[str] = "table"
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str = ""


@value
class Fields:
    """Names and values, `across` pairs to a line; `share` is the percentage that one name takes."""

    kind: ClassVar[str] = "fields"
    pairs: tuple[tuple[str, str], ...]
    share: int = 22
    across: int = 1


@value
class Text:
    """A paragraph; line breaks in it are kept."""

    kind: ClassVar[str] = "text"
    text: str
    role: Literal["", "small", "strong", "large"] = ""


@value
class Framed:
    """Text in a frame: exact words, or a warning."""

    kind: ClassVar[str] = "framed"
    text: str
    lead: str = ""
    role: Literal["", "strong", "fine"] = ""


@value
class Ticks:
    """Boxes to tick, some of them ticked, in `across` columns."""

    kind: ClassVar[str] = "ticks"
    items: tuple[tuple[str, bool], ...]
    across: int = 2

    @property
    def lines(self) -> tuple[tuple[tuple[str, bool], ...], ...]:
        """The items line by line."""
        return tuple(self.items[at : at + self.across] for at in range(0, len(self.items), self.across))


@value
class Ruled:
    """Empty lines for handwriting."""

    kind: ClassVar[str] = "ruled"
    lines: int = 3


@value
class Signature:
    """One signature: what is signed for, and the names of the lines to fill in by hand."""

    statement: str
    places: tuple[str, ...]


@value
class Signatures:
    """Signatures below each other."""

    kind: ClassVar[str] = "signatures"
    items: tuple[Signature, ...]


@value
class Blanks:
    """One line of words with blanks between them: "Called back on ____ at ____ by ____"."""

    kind: ClassVar[str] = "blanks"
    words: tuple[str, ...]
    blank: int = 13


Block = Table | Fields | Text | Framed | Ticks | Ruled | Signatures | Blanks


@value
class Section:
    """A part of the page; one without a title simply follows."""

    title: str
    blocks: tuple[Block, ...]
    number: str = ""


@value
class Sheet:
    """A whole document before it becomes HTML. `over` stands small above the title, `aside` at its right."""

    over: str
    title: str
    sections: tuple[Section, ...]
    aside: str = ""
    under: str = ""
    mark: str = ""
    foot: str = ""
    size: Literal["letter", "half", "poster"] = "letter"
