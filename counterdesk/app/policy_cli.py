"""`counterdesk policy check FILE`: every fault of a policy pack at once, each with its line, its key and the remedy.

For a town that writes its own. Imports neither Qt nor the database; the guide for it stands in the help.
"""

import argparse
from datetime import datetime
from functools import partial
from pathlib import Path

from counterdesk import policy
from counterdesk.app.terminal import answering, cannot
from counterdesk.policy import BrokenPack, FailedExample, Pack, PackFault
from counterdesk.policy.lines import Lines
from counterdesk.values import value
from counterdesk.words import _, dates, ngettext
from counterdesk.words.faults import pack_fault

FAULTY = 1
_MOST_BYTES = 2_000_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares `check` and the file that it reads."""
    deeds = parser.add_subparsers(dest="deed", required=True, metavar="check")
    check = deeds.add_parser(
        "check",
        help=_("list every fault of a policy pack, with line, key and remedy"),
        description=_("Reads a policy pack and works out its examples. It changes nothing."),
    )
    check.add_argument("file", type=Path, metavar="FILE", help=_("the pack, a TOML file like those of the five towns"))


def run(args: argparse.Namespace) -> int:
    """Reads the pack; the exit code is 0 when it is right, 1 when it has faults, 2 when the file cannot be read."""
    return answering(partial(_check, args.file))


@value
class Checked:
    """What was found in a pack's text: the pack, if it can be read at all, and its faults by line."""

    text: str
    pack: Pack | None
    faults: tuple[PackFault, ...]


class Unreadable(ValueError):
    """A file that is no pack at all; the text is the sentence for whoever gave it."""


def check_file(file: Path) -> Checked | None:
    """Gives what is found in a file, None where it cannot be read."""
    try:
        return check_text(text_of(file), file)
    except (OSError, Unreadable):
        return None


def text_of(file: Path) -> str:
    """Gives the text of a file; raises Unreadable for one that is too large or no text, OSError as the system says."""
    with file.open("rb") as opened:
        content = opened.read(_MOST_BYTES + 1)
    if len(content) > _MOST_BYTES:
        raise Unreadable(_("{file} is larger than 2 MB: that is no policy pack.").format(file=file))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        says = _("{file} is no text in UTF-8. Save it again as UTF-8 and check it once more.")
        raise Unreadable(says.format(file=file)) from None


def check_text(text: str, file: Path) -> Checked:
    """Gives every fault of a pack's text; a pack that can be read has its examples worked out too."""
    name = str(file)
    try:
        pack = policy.read(text, name)
    except BrokenPack as broken:
        return Checked(text, None, broken.faults)
    lines = Lines(text)
    named = () if pack.town == file.stem else (_misnamed(pack, file, lines),)
    differing = (_differs(one, name, lines) for one in policy.examples_that_fail(pack))
    return Checked(text, pack, (*named, *differing))


def _check(file: Path) -> int:
    try:
        checked = check_text(text_of(file), file)
    except Unreadable as unreadable:
        return cannot(str(unreadable))
    for fault in checked.faults:
        print(pack_fault(fault))
    print(_verdict(checked, file))
    return FAULTY if checked.faults else 0


def _verdict(checked: Checked, file: Path) -> str:
    pack, count = checked.pack, len(checked.faults)
    if pack is None or count:
        return ngettext("{count} fault in {file}.", "{count} faults in {file}.", count).format(count=count, file=file)
    return _("{file} is right: {town}, {standards}, {examples}.").format(
        file=file,
        town=pack.name,
        standards=_counted_standards(len(pack.standards)),
        examples=_counted_examples(len(pack.examples)),
    )


def _counted_standards(count: int) -> str:
    return ngettext("{count} standard", "{count} standards", count).format(count=count)


def _counted_examples(count: int) -> str:
    return ngettext("{count} example worked out", "{count} examples worked out", count).format(count=count)


def _misnamed(pack: Pack, file: Path, lines: Lines) -> PackFault:
    """The program finds a town by the name of its file."""
    return PackFault(str(file), lines.of("town"), "town", "file_name", {"value": pack.town, "file": file.stem})


def _differs(failed: FailedExample, name: str, lines: Lines) -> PackFault:
    """An example that comes out differently, as a fault on its own line."""
    key, example, got = f"examples[{failed.place}]", failed.example, failed.got
    if example.due is not None and example.due == got.due:
        facts = {"kind": example.kind, "got": _said(got.effective_received, "")}
        return PackFault(name, lines.of(key), key, "example_received", facts)
    facts = {"kind": example.kind, "got": _said(got.due, got.reason), "written": _said(example.due, example.reason)}
    return PackFault(name, lines.of(key), key, "example_differs", facts)


def _said(at: datetime | None, reason: str | None) -> str:
    return reason or "" if at is None else dates.full_year(at)
