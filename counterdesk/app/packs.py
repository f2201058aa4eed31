"""The towns' policies: those that come with the program, and those that a town wrote itself."""

from pathlib import Path

from counterdesk import policy
from counterdesk.app.paths import shipped
from counterdesk.policy import Pack


def pack_files() -> tuple[Path, ...]:
    """Gives the packs' files that come with the program, by name."""
    return tuple(sorted((shipped("resources") / "policies").glob("*.toml")))


def own_texts(folder: Path) -> dict[str, str]:
    """Gives the right ones of a folder of the town's own packs, by town; one with faults is left out.

    Its faults are told by `counterdesk policy check`.
    """
    from counterdesk.app.policy_cli import check_file

    checked = ((file, check_file(file)) for file in sorted(folder.glob("*.toml")))
    return {file.stem: found.text for file, found in checked if found is not None and not found.faults}


def shipped_packs(own: Path | None = None) -> dict[str, Pack]:
    """Gives every pack by its town, also those of the folder `own`; raises BrokenPack when a shipped one is broken."""
    texts = {file.stem: file.read_text(encoding="utf-8") for file in pack_files()}
    if own is not None:
        texts |= own_texts(own)
    packs = (policy.read(text, f"{town}.toml") for town, text in texts.items())
    return {pack.town: pack for pack in packs}
