"""Ontario's holidays of a year as the holidays library knows them: names and dates to propose, nothing decided.

The library knows no half-days, calls an observed day by a name of its own, and moves some holidays in one of its lists
and not in another; so only the days themselves are taken from it, and moving is done here.
"""

from collections.abc import Iterator
from datetime import date

from counterdesk.values import value

USUALLY_CLOSED = frozenset({"Civic Holiday"})
FLOATING = frozenset(
    {
        "Family Day",
        "Good Friday",
        "Easter Monday",
        "Victoria Day",
        "Civic Holiday",
        "Labour Day",
        "Thanksgiving Day",
    }
)


@value
class Holiday:
    """One holiday on its own date; `kind` is the library's list: public, optional or government."""

    on: date
    name: str
    kind: str

    @property
    def is_usual(self) -> bool:
        """Whether most Ontario towns close: public holidays, and the Civic Holiday, which no law names."""
        return self.kind == "public" or self.name in USUALLY_CLOSED


def of_year(year: int) -> tuple[Holiday, ...]:
    """Gives the year's holidays by date, each once, in the most binding of the lists that hold it."""
    found: dict[date, Holiday] = {}
    for kind in ("public", "optional", "government"):
        for holiday in _listed(year, kind):
            found.setdefault(holiday.on, holiday)
    return tuple(found[on] for on in sorted(found))


def _listed(year: int, kind: str) -> Iterator[Holiday]:
    import holidays

    listed = holidays.country_holidays(
        "CA", subdiv="ON", years=year, observed=False, language="en_CA", categories=(kind,)
    )
    for on, name in listed.items():
        yield Holiday(on, name, kind)
