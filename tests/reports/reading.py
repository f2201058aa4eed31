"""Reads a document as a person does: its headings, its tables row by row, its plain text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from counterdesk.reports.document import Document


@dataclass
class Read:
    """What stands on the page."""

    headings: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).replace("\u00a0", " ").split())

    def row(self, first: str) -> list[str]:
        """Gives the row that begins with this cell."""
        return next(row for row in self.rows if row and row[0] == first)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = Read()
        self._heading: list[str] | None = None
        self._cell: list[str] | None = None
        self._silent = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.read.tags.append((tag, dict(attrs)))
        if tag in ("h1", "h2"):
            self._heading = []
        if tag == "tr":
            self.read.rows.append([])
        if tag in ("td", "th"):
            self._cell = []
        self._silent = self._silent or tag in ("style", "title")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("h1", "h2") and self._heading is not None:
            self.read.headings.append(_plain(self._heading))
            self._heading = None
        if tag in ("td", "th") and self._cell is not None:
            self.read.rows[-1].append(_plain(self._cell))
            self._cell = None
        if tag in ("style", "title"):
            self._silent = False

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        self.read.words.append(data)
        for where in (self._heading, self._cell):
            if where is not None:
                where.append(data)


def _plain(parts: list[str]) -> str:
    return " ".join("".join(parts).replace("\u00a0", " ").split())


def read(document: Document) -> Read:
    """Gives what stands in the document."""
    reader = _Reader()
    reader.feed(document.html)
    return reader.read
