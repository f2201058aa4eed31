"""The program's own source as trees, for tests that hold the walls."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Module:
    """One file of Python: its place below the checkout, its text and its tree."""

    place: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")

    def within(self, *places: str) -> bool:
        """Tells whether it is one of these files, or lies in one of these folders."""
        return any(self.place == place or self.place.startswith(place.rstrip("/") + "/") for place in places)

    def at(self, node: ast.AST) -> str:
        """Names a place in it as `file:line`."""
        return f"{self.place}:{getattr(node, 'lineno', 1)}"

    def imports(self) -> Iterator[tuple[ast.AST, str]]:
        """Gives every module that it imports, lazy and TYPE_CHECKING imports counted."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((node, name.name) for name in node.names)
            if isinstance(node, ast.ImportFrom) and node.module:
                yield from ((node, f"{node.module}.{name.name}") for name in node.names)

    def calls(self) -> Iterator[tuple[ast.Call, str]]:
        """Gives every call with the dotted name that is called, as far as it is written out."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield node, ast.unparse(node.func)


def planted(text: str, place: str = "counterdesk/ui/planted.py") -> Module:
    """Makes a module of a few lines, to show that a check finds what it is there for."""
    return Module(place, text, ast.parse(text))


@cache
def modules(folder: str) -> tuple[Module, ...]:
    """Reads every Python file below a folder of the checkout."""
    return tuple(
        Module(path.relative_to(ROOT).as_posix(), text, ast.parse(text, str(path)))
        for path in sorted((ROOT / folder).rglob("*.py"))
        for text in [path.read_text(encoding="utf-8")]
    )


def program() -> tuple[Module, ...]:
    """Reads the program itself."""
    return modules("counterdesk")


def functions(of: tuple[Module, ...]) -> list[tuple[int, str]]:
    """Gives each function's length in lines, with its place and name."""
    return [
        (length(node), f"{module.at(node)} {node.name}")
        for module in of
        for node in ast.walk(module.tree)
        if isinstance(node, Function)
    ]


def length(node: ast.stmt) -> int:
    """Counts the lines of a function or class, its docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
