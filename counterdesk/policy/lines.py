"""Where each key of a TOML text stands: key paths like standards[2].number to line numbers.

A text that tomllib has read is given, so this only follows headers, keys and open brackets. It refuses to
know what the keys mean.
"""

import re

_NAME = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(rf"\s*({_NAME}(?:\s*\.\s*{_NAME})*)\s*=(.*)$")
_PART = re.compile(_NAME)
_TOKEN = re.compile(r"""\"{3}|'{3}|"(?:\\.|[^"\\])*"|'[^']*'|#.*|[\[{]|[\]}]""")


class Lines:
    """The lines of a text's keys; ask with a path, and a part that has no line of its own gives its owner's."""

    def __init__(self, text: str) -> None:
        self._lines: dict[str, int] = {}
        self._counts: dict[str, int] = {}
        self._table = ""
        self._read(text)

    def of(self, path: str) -> int:
        """The line of a key path, or of the nearest thing around it; 1 for the text as a whole."""
        while path and path not in self._lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self._lines.get(path, 1)

    def _read(self, text: str) -> None:
        pending = _Pending()
        for number, line in enumerate(text.splitlines(), start=1):
            if pending.is_open:
                pending.feed(line)
                continue
            header, key = _HEADER.match(line), _KEY.match(line)
            if header is not None:
                self._open_table(header[1], header[2], number)
            elif key is not None:
                self._keep(self._below(key[1]), number)
                pending.feed(key[2])

    def _open_table(self, brackets: str, name: str, number: int) -> None:
        self._table = ""
        *owners, last = _PART.findall(name)
        for owner in owners:
            self._table = self._last_of(self._below(owner))
        path = self._below(last)
        if brackets == "[[":
            place = self._counts[path] = self._counts.get(path, -1) + 1
            self._keep(path, number)
            path = f"{path}[{place}]"
        self._table = path
        self._keep(path, number)

    def _below(self, name: str) -> str:
        parts = [part.strip("\"'") for part in _PART.findall(name)]
        return ".".join([self._table, *parts] if self._table else parts)

    def _last_of(self, path: str) -> str:
        return f"{path}[{self._counts[path]}]" if path in self._counts else path

    def _keep(self, path: str, number: int) -> None:
        self._lines.setdefault(path, number)


class _Pending:
    """Whether a value still goes on: an open bracket, or a text in three quotes."""

    def __init__(self) -> None:
        self._depth = 0
        self._quotes = ""

    @property
    def is_open(self) -> bool:
        return self._depth > 0 or bool(self._quotes)

    def feed(self, line: str) -> None:
        place = 0
        while place < len(line):
            if self._quotes:
                place = self._close_quotes(line, place)
                continue
            token = _TOKEN.search(line, place)
            if token is None:
                return
            self._take(token[0])
            place = token.end()

    def _close_quotes(self, line: str, place: int) -> int:
        end = line.find(self._quotes, place)
        if end < 0:
            return len(line)
        quotes, self._quotes = self._quotes, ""
        return end + len(quotes)

    def _take(self, token: str) -> None:
        if token in ('"""', "'''"):
            self._quotes = token
        elif token in "[{":
            self._depth += 1
        elif token in "]}":
            self._depth -= 1
