"""One measured figure: what, how much, against which peer of the same run, and the aim."""

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter_ns


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` and `peer` in milliseconds. `aim` is the largest ratio, `limit_ms` the largest value we accept."""

    what: str
    value: float
    peer: float = 0.0
    peer_name: str = ""
    aim: float = 0.0
    limit_ms: float = 0.0

    @property
    def ratio(self) -> float:
        """How many times the peer it took."""
        return self.value / self.peer if self.peer else 0.0

    @property
    def is_met(self) -> bool:
        """Whether the aim is met; a figure without an aim is only told."""
        by_ratio = not self.aim or self.ratio <= self.aim
        by_limit = not self.limit_ms or self.value <= self.limit_ms
        return by_ratio and by_limit

    def line(self) -> str:
        """Gives the printed line."""
        ratio = f"{self.ratio:8.2f} x {self.peer_name} ({_ms(self.peer)})" if self.peer else ""
        aim = f"aim <= {self.aim:g} x" if self.aim else f"aim <= {self.limit_ms:g} ms" if self.limit_ms else ""
        mark = " " if self.is_met else "!"
        return f"{mark} {self.what:<58}{_ms(self.value):>12} {ratio:<50} {aim}"


def heading() -> str:
    """Gives the first line."""
    return "Counterdesk benchmarks: value, ratio to a peer in the same run, aim"


def _ms(value: float) -> str:
    if value >= 1:
        return f"{value:.2f} ms"
    return f"{value * 1000:.2f} us" if value >= 0.001 else f"{value * 1e6:.0f} ns"


def times_ms(act: Callable[[], object], rounds: int) -> list[float]:
    """Gives the time of each round in milliseconds."""
    spans = []
    for _ in range(rounds):
        started = perf_counter_ns()
        act()
        spans.append((perf_counter_ns() - started) / 1e6)
    return spans


def share(spans: Sequence[float], percent: int) -> float:
    """Gives the value that `percent` of the spans do not exceed."""
    return sorted(spans)[min(len(spans) - 1, len(spans) * percent // 100)]


def median(spans: Sequence[float]) -> float:
    """Gives the middle value."""
    return statistics.median(spans)
