"""A finished document: semantic HTML that can be read by itself, and what a press needs to put it on paper."""

from enum import Enum

from counterdesk.values import value


class Paper(Enum):
    """The sizes we print on, as width and height in points; towns here have Letter in the tray."""

    LETTER = (612, 792)
    HALF_LETTER = (396, 612)


@value
class Document:
    """One report, slip or form.

    `title` and `file_name` (without an ending) hold no personal data: they end up in window titles, print queues
    and metadata. `running` is the head of the second page and on, `foot` stands at the bottom left of every page,
    and `mark` (practice) is written across the top of every page.
    """

    title: str
    html: str
    file_name: str
    running: str = ""
    foot: str = ""
    mark: str = ""
    paper: Paper = Paper.LETTER
