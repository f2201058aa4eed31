"""A board that is read whole once, and after that takes only what a commit changed of it.

The changed part comes home with the news of the commit, so that the window lays out and paints once.
"""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from counterdesk.services.asks.desk import Changes, Question
from counterdesk.ui.lanes import Lanes, Part

A = TypeVar("A")
Merge = Callable[[A, A, Changes], A | None]


class Live(Generic[A]):
    """What a board shows of one question. `merge` puts a part into the whole; None: the whole is to be read anew."""

    def __init__(self, lanes: Lanes, slot: str, show: Callable[[A], object], merge: Merge[A]) -> None:
        self._lanes, self._slot, self._show, self._merge = lanes, slot, show, merge
        self._answer: A | None = None
        self._is_asked = False
        self._seq = 0
        self._asked = 0

    def ask(self, question: Question[A], part: Part) -> None:
        """Reads the whole; from then on `part` gives the question for what changed, None where it is the whole."""
        self._is_asked, self._seq = True, 0
        self._asked += 1
        self._lanes.follow(self._slot, part, partial(self._take_part, self._asked))
        self._lanes.read(question, self._take, slot=self._slot)

    def knows(self, changes: Changes) -> bool:
        """Whether the part that these changes touch is here already."""
        return changes.seq == self._seq

    def _take(self, answer: A) -> None:
        self._is_asked, self._answer = False, answer
        self._show(answer)

    def _take_part(self, asked: int, changes: Changes, part: A) -> None:
        # An answer that is still on its way may be older than this commit: then the board asks once more.
        if self._is_asked or self._answer is None or asked != self._asked or changes.seq <= self._seq:
            return
        merged = self._merge(self._answer, part, changes)
        if merged is not None:
            self._seq, self._answer = changes.seq, merged
            self._show(merged)
