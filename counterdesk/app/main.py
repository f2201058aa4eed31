"""The command `counterdesk`: finds the verb and hands over to the one module that knows it.

Nothing heavy is imported before the verb is known: `due` must not wait for Qt, nor a window for argparse's tables.
"""

import argparse
import importlib
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Protocol, cast

import counterdesk
from counterdesk.app.language import speak
from counterdesk.values import value
from counterdesk.words import _


class VerbModule(Protocol):
    """What the module of a verb offers."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declares what may stand after the verb."""

    def run(self, args: argparse.Namespace) -> int:
        """Does it and returns the exit code; `args` always has `home` and `practice`."""


@value
class Verb:
    """One word after `counterdesk`, the module that does it, and what it is for."""

    name: str
    module: str
    purpose: str


def verbs() -> tuple[Verb, ...]:
    """Gives every verb, in the order of the help; the first is meant when none is given."""
    return (
        Verb("run", "counterdesk.app.window", _("open the desk (also without any word)")),
        Verb("call", "counterdesk.app.call_cli", _("announce a call: the desk opens a card with its number")),
        Verb("where", "counterdesk.app.where", _("print where logbook, backups and logs are, and the version")),
        Verb("due", "counterdesk.app.due_cli", _("say by when an answer is due, and why")),
        Verb("policy", "counterdesk.app.policy_cli", _("check a policy pack that a town writes itself")),
        Verb("backup", "counterdesk.app.backup_cli", _("make a verified backup now")),
        Verb("check", "counterdesk.app.check_cli", _("say whether the logbook is sound")),
        Verb("restore", "counterdesk.app.restore_cli", _("put a backup in the logbook's place")),
        Verb("report", "counterdesk.app.report_cli", _("make a report without opening the desk")),
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Does what the command line says and returns the exit code."""
    _speak_utf8()
    speak()
    top = _top_parser().parse_args(_spelled_out(sys.argv[1:] if arguments is None else arguments))
    sys.excepthook = partial(_answer_defect, top.home)
    verb = next(known for known in verbs() if known.name == (top.verb or "run"))
    module = cast(VerbModule, importlib.import_module(verb.module))
    parser = argparse.ArgumentParser(f"counterdesk {verb.name}", description=verb.purpose)
    _add_common(parser, argparse.SUPPRESS)
    module.add_arguments(parser)
    return module.run(parser.parse_args(top.rest, argparse.Namespace(home=top.home, practice=top.practice)))


def _spelled_out(arguments: Sequence[str]) -> Sequence[str]:
    """Gives an address that the system handed over as the verb it means; what reads it is loaded only then."""
    if not any(":" in word for word in arguments):
        return arguments
    from counterdesk.app.call_cli import spelled_out

    return spelled_out(arguments)


def _answer_defect(
    home: Path | None, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
) -> None:
    """Answers our own mistake; what answers is loaded only then."""
    from counterdesk.app.defects import LastResort
    from counterdesk.app.paths import places

    if not isinstance(error, KeyboardInterrupt):
        LastResort(places(home).logs).answer(error)


def _top_parser() -> argparse.ArgumentParser:
    listed = "\n".join(f"  {verb.name:9} {verb.purpose}" for verb in verbs())
    parser = argparse.ArgumentParser(
        "counterdesk",
        description=_("The front counter's log."),
        epilog=listed,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"counterdesk {counterdesk.__version__}")
    _add_common(parser, None)
    names = [verb.name for verb in verbs()]
    parser.add_argument("verb", nargs="?", choices=names, metavar="VERB", help=_("one of the words below"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help=_("what the word needs"))
    return parser


def _add_common(parser: argparse.ArgumentParser, default: str | None) -> None:
    home = _("keep everything of this desk below this folder")
    parser.add_argument("--home", type=Path, metavar="DIR", default=default, help=home)
    practice = _("use the practice logbook: invented contacts, marked as practice")
    absent = False if default is None else default
    parser.add_argument("--practice", "--demo", action="store_true", default=absent, help=practice)


def _speak_utf8() -> None:
    """Keeps a terminal of another alphabet from ending the program over a dash or an accent."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
