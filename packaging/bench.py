"""Prints the benchmarks: every figure beside a limit or a peer measured in the same run, as a ratio.

bench.py [--entries 100000] [NAME ...]      names: paint entry dates search moves hostile
"""

import argparse
import importlib
import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
os.environ["TZ"] = "America/Toronto"
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")  # what the offscreen platform cannot do is no news

from benches.figures import heading

BENCHES = ("paint", "entry", "dates", "search", "moves", "hostile")


def main() -> int:
    """Runs the named benchmarks, all by default, and prints a line a figure."""
    parser = argparse.ArgumentParser(description="Counterdesk's benchmarks, as ratios in one run.")
    parser.add_argument("names", nargs="*", choices=[*BENCHES, []], metavar="NAME")
    parser.add_argument("--entries", type=int, default=100_000, help="entries in the logbook that is measured")
    parser.add_argument("--keep", type=Path, default=Path("build/bench"), help="where the measured logbook is kept")
    chosen = parser.parse_args()
    print(heading())
    missed = 0
    for name in chosen.names or BENCHES:
        started = time.perf_counter()
        bench = importlib.import_module(f"benches.{name}")  # each loads only what it measures
        for figure in bench.run(chosen.keep, chosen.entries):
            print(figure.line(), flush=True)
            missed += not figure.is_met
        print(f"  ({name}: {time.perf_counter() - started:.0f} s)", flush=True)
    print("every aim met" if not missed else f"{missed} aims not met (marked !)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
