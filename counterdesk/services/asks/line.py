"""The line at the counter: how many wait, each change with its time, and who left without service."""

from datetime import datetime

from counterdesk.services.asks.desk import Command, Question
from counterdesk.values import value


@value
class ChangeLine(Command):
    """Makes the line longer (`by` 1) or shorter (-1); each change is kept with its time.

    With `left` whoever goes went without service; by 1 with `left` takes that back, because nobody had gone. Refuses
    `nobody_in_line`, `nobody_left` and `line_full`.
    """

    by: int
    left: bool = False


@value
class LineNow:
    """How many wait at this counter, since when it is as it is, and how many left without service today."""

    waiting: int = 0
    left: int = 0
    changed_at: datetime | None = None


@value
class AskLine(Question[LineNow]):
    """The line at this counter today; every day begins with nobody."""


@value
class LineFacts:
    """The line over a range of days: how long it was at most and when, and how many left without service."""

    most: int
    most_at: datetime
    left: int
