"""`counterdesk where`: what to tell the person who makes the backups, or who is asked for help."""

import argparse

import counterdesk
from counterdesk.app.paths import Places, places
from counterdesk.words import _


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Needs nothing beyond the words that every verb knows."""


def run(args: argparse.Namespace) -> int:
    """Prints the places of this desk, one to a line."""
    for name, value in _lines(places(args.home, practice=args.practice)):
        print(f"{name:10} {value}")
    return 0


def _lines(found: Places) -> tuple[tuple[str, str], ...]:
    logbook = str(found.logbook)
    if not found.logbook.exists():
        logbook = _("{path} (not made yet)").format(path=logbook)
    return (
        (_("Logbook"), logbook),
        (_("Backups"), str(found.backups)),
        (_("Drafts"), str(found.drafts)),
        (_("Settings"), str(found.settings)),
        (_("Policies"), str(found.policies)),
        (_("Logs"), str(found.logs)),
        (_("Version"), counterdesk.__version__),
    )
