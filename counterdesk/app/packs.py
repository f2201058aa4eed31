"""The towns' policies that come with the program, read from their files."""

from pathlib import Path

from counterdesk import policy
from counterdesk.app.paths import shipped
from counterdesk.policy import Pack


def pack_files() -> tuple[Path, ...]:
    """Gives the packs' files, by name."""
    return tuple(sorted((shipped("resources") / "policies").glob("*.toml")))


def shipped_packs() -> dict[str, Pack]:
    """Gives every pack by its town; raises BrokenPack when one cannot be read."""
    packs = (policy.read(file.read_text(encoding="utf-8"), file.name) for file in pack_files())
    return {pack.town: pack for pack in packs}
