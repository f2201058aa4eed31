"""Keys in the search field and the look-up of a number, on the large logbook."""

import random
from collections.abc import Iterator
from pathlib import Path

from benches import book
from benches.figures import Figure, median, share, times_ms
from benches.typist import Typist
from counterdesk.services.asks.callers import AskCaller
from counterdesk.services.asks.contacts import Find

TYPED = (
    "marguerite lev",
    "walter 12",
    "pothole",
    "second notice oak",
    "5550142",
    "inspection dec",
    "o'brien",
    "green bin",
    "pothole last tuesday",
    "deck inspection nov 12 2019",
    "since october",
)


def run(keep: Path, entries: int) -> Iterator[Figure]:
    """Yields the figures of searching."""
    desk, _person = book.opened(keep, entries)
    keys = [text[: i + 1] for text in TYPED for i in range(len(text))]
    random.Random(7).shuffle(keys)
    spans = [times_ms(lambda key=key: desk.read(Find(key, 60)), 1)[0] for key in keys]
    yield Figure(f"search key, {entries:,} entries, median", median(spans))
    yield Figure(f"search key, {entries:,} entries, p95", share(spans, 95), limit_ms=16)
    yield Figure(f"search key, {entries:,} entries, max", max(spans), limit_ms=50)
    look = [
        times_ms(lambda n=n: desk.read(AskCaller(number=f"519-555-{n:04d}")), 1)[0]
        for n in random.Random(8).sample(range(10_000), 300)
    ]
    yield Figure("repeat-caller look-up, p95", share(look, 95), limit_ms=1)
    desk.close()
    typist = Typist(keep, entries)
    painted = [span for text in TYPED for span in typist.types(text)]
    typist.close()
    yield Figure("search key to its hits painted, median", median(painted))
    yield Figure("search key to its hits painted, p95", share(painted, 95), limit_ms=16)
    yield Figure("search key to its hits painted, max", max(painted), limit_ms=50)
