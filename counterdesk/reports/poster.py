"""The poster for the door: the hours of every week and the days that differ in one year, on a single page."""

from collections.abc import Sequence

from counterdesk.reports.blocks import Block, Column, Framed, Row, Section, Sheet, Table, Text
from counterdesk.reports.closures import Line, days, lines_of, weeks
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import finished, practice_mark
from counterdesk.services.asks.calendar import TOWN, CalendarYear, ScopeRow
from counterdesk.services.asks.town import TownView
from counterdesk.values import value
from counterdesk.words import _, dates, ngettext, openings

_LARGE, _LONG, _SIDE = 16, 34, 30  # lines that fit a page in large letters, in small ones, and side by side


@value
class Poster:
    """What goes on the door: a year, and whose hours they are."""

    year: CalendarYear
    scope: ScopeRow


def document(poster: Poster, town: TownView) -> Document:
    """Gives the poster as one page; a year that nobody confirmed says so on it."""
    year, name = poster.year, _name(poster, town)
    lines = lines_of(year.rows, year.calendar, year.inherited)
    title = _("{name}: open in {year}").format(name=name, year=year.year)
    sheet = Sheet(
        over=town.name if name != town.name else "",
        title=title,
        sections=(
            *_warning(year),
            Section(_("Every week"), (_week(poster.scope),)),
            Section(_("Closed, or open at other hours"), _different(lines)),
        ),
        mark=practice_mark(practice=town.practice),
        size="poster" if _height(lines) <= _LARGE else "letter",
    )
    return finished(sheet, town, title, _file_name(poster))


def _name(poster: Poster, town: TownView) -> str:
    return town.name if poster.scope.scope == TOWN else poster.scope.name


def _file_name(poster: Poster) -> str:
    letters = "".join(letter if letter.isalnum() else "-" for letter in poster.scope.name.lower()).strip("-")
    return f"open-{poster.year.year}" if poster.scope.scope == TOWN else f"open-{poster.year.year}-{letters}"


def _warning(year: CalendarYear) -> tuple[Section, ...]:
    if year.confirmed_at is not None:
        return ()
    words = _("The closures of {year} are not confirmed yet. Do not put this up.").format(year=year.year)
    return (Section("", (Framed(words, role="strong"),)),)


def _week(scope: ScopeRow) -> Table:
    rows = tuple(
        Row((openings.weekdays(first, last), openings.hours(hours))) for first, last, hours in weeks(scope.hours)
    )
    return Table((Column(_("Day"), 40), Column(_("Open"), 60)), rows)


def _height(lines: Sequence[Line]) -> int:
    """Gives how many lines of letters they take: a range and two openings take two."""
    return sum(2 if line.first != line.last or len(line.hours) > 1 else 1 for line in lines)


def _different(lines: Sequence[Line]) -> tuple[Block, ...]:
    if not lines:
        return (Text(_("No day of this year differs.")),)
    if _height(lines) <= _LONG:
        heads = (Column(_("Day"), 38), Column(_("Why"), 28), Column(_("Open"), 34))
        return (Table(heads, tuple(Row((days(line), line.name, openings.hours(line.hours))) for line in lines)),)
    return _two_columns(lines)


def _two_columns(lines: Sequence[Line]) -> tuple[Block, ...]:
    """Gives a long list side by side; what no page could hold is counted below."""
    shown, rest = lines[: 2 * _SIDE], len(lines[2 * _SIDE :])
    half = (len(shown) + 1) // 2
    left, right = [_short(line) for line in shown[:half]], [_short(line) for line in shown[half:]]
    right += [("", "")] * (half - len(right))
    heads = (Column(_("Day"), 26), Column(_("Open"), 24), Column(_("Day"), 26), Column(_("Open"), 24))
    table = Table(heads, tuple(Row((*a, *b)) for a, b in zip(left, right, strict=True)))
    if not rest:
        return (table,)
    more = ngettext("{n} more day: please ask at the counter.", "{n} more days: please ask at the counter.", rest)
    return table, Text(more.format(n=rest), "strong")


def _short(line: Line) -> tuple[str, str]:
    return dates.days(line.first, line.last), openings.hours(line.hours)
