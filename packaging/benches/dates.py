"""One due date, one tick of 10,000 countdowns, and the command line's 2,000 cases."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from benches.figures import Figure, median, times_ms
from counterdesk import policy
from counterdesk.app.packs import shipped_packs
from counterdesk.workdays import Calendar

CASES = Path("tests/data/public_cases.json")
WEEK = {day: [["08:30", "16:30"]] if day not in ("sat", "sun") else [] for day in
        ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}  # fmt: skip
START = datetime(2026, 1, 5, 13, 0, tzinfo=UTC)


def run(keep: Path, _entries: int) -> Iterator[Figure]:
    """Yields the figures about dates."""
    calendar = Calendar.read({"tz": "America/Toronto", "weekly": WEEK, "exceptions": {"2026-02-16": []}})
    yield from _one_date(calendar)
    yield from _tick(calendar)
    yield from _batch(keep)


def _one_date(calendar: Calendar) -> Iterator[Figure]:
    standard = shipped_packs()["essex"].standard("voicemail")
    if standard is None:
        raise LookupError("Essex has a standard for voicemail")
    reckon = policy.Reckoner(standard, calendar, policy.Switches()).due_us
    instants = [int((START + timedelta(minutes=7 * i)).timestamp() * 1e6) for i in range(10_000)]
    ours = median(times_ms(lambda: [reckon(at) for at in instants], 9)) / len(instants)
    days = [START.date() + timedelta(days=i % 300) for i in range(10_000)]
    naive = median(times_ms(lambda: [_step(calendar, on, 2) for on in days], 3)) / len(days)
    yield Figure("one due date", ours, naive, "stepping day by day", limit_ms=0.001)


def _step(calendar: Calendar, on: date, number: int) -> date:
    """Gives the date that is `number` business days on, the slow and obvious way."""
    while number:
        on += timedelta(days=1)
        if calendar.is_business_day(on):
            number -= 1
    return on


def _tick(calendar: Calendar) -> Iterator[Figure]:
    open_time = calendar.open_time
    rows = [open_time.position(START + timedelta(minutes=11 * i)) for i in range(10_000)]
    now = START + timedelta(days=20)

    def tick() -> list[int]:
        at = open_time.position(now)
        return [due - at for due in rows]

    bare = median(times_ms(lambda: [due - 7 for due in rows], 30))
    yield Figure("a tick of 10,000 countdowns", median(times_ms(tick, 30)), bare, "bare subtraction", 1.3)


def _batch(keep: Path) -> Iterator[Figure]:
    import json

    keep.mkdir(parents=True, exist_ok=True)
    document = json.loads(CASES.read_text(encoding="utf-8"))
    cases = [{**case, "id": f"{case['id']}-{i}"} for i in range(16) for case in document["cases"]][:2000]
    file = keep / "cases.json"
    file.write_text(json.dumps({**document, "cases": cases}), encoding="utf-8")
    command = [sys.executable, "-m", "counterdesk", "due", "--batch", str(file)]
    bare = median(times_ms(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True), 5))
    spans = times_ms(lambda: subprocess.run(command, check=True, capture_output=True), 3)
    yield Figure("counterdesk due --batch, 2,000 cases", median(spans), bare, "an empty Python", limit_ms=3000)
