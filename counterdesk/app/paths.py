"""Where everything lies: what the program brings along, and this desk's own folders and files.

Knows places only; it opens nothing and makes nothing except private folders.
"""

import os
from pathlib import Path

import counterdesk
from counterdesk.values import value

HOME_VARIABLE = "COUNTERDESK_HOME"


def shipped(name: str) -> Path:
    """Gives the folder `name` (resources, migrations) that came with the program.

    An installed or frozen program carries it in its bundle; a checkout has it at its top.
    """
    package = Path(counterdesk.__file__).resolve().parent
    bundled = package / "_bundle" / name
    return bundled if bundled.is_dir() else package.parent / name


@value
class Places:
    """This desk's folders; the practice logbook never shares a file with the real one."""

    data: Path
    config: Path
    logs: Path
    practice: bool = False

    @property
    def logbook(self) -> Path:
        """The logbook itself."""
        return self.data / f"{self._stem}.db"

    @property
    def backups(self) -> Path:
        """The folder of verified backups of this logbook."""
        return self.data / "backups" / self._stem

    @property
    def drafts(self) -> Path:
        """Cards that are not saved yet."""
        return self.data / f"{self._stem}-drafts.db"

    @property
    def policies(self) -> Path:
        """Policy packs that a town wrote itself; the first start offers those that are right."""
        return self.config / "policies"

    @property
    def settings(self) -> Path:
        """How this desk likes things."""
        return self.config / "settings.json"

    @property
    def log(self) -> Path:
        """What the program did, without a word about persons."""
        return self.logs / "counterdesk.log"

    @property
    def _stem(self) -> str:
        return "practice" if self.practice else "logbook"

    def make(self) -> "Places":
        """Makes the folders that are missing, readable by their owner only, and gives itself back."""
        for folder in (self.data, self.config, self.logs, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self


def places(home: Path | None = None, *, practice: bool = False) -> Places:
    """Gives this desk's places: below `home`, else below COUNTERDESK_HOME, else where the system puts them."""
    chosen = home or _home_of_environment()
    if chosen is not None:
        top = chosen.expanduser().absolute()
        return Places(top, top, top / "logs", practice)
    import platformdirs

    system = platformdirs.PlatformDirs("Counterdesk", appauthor=False, roaming=False)
    return Places(system.user_data_path, system.user_config_path, system.user_log_path, practice)


def _home_of_environment() -> Path | None:
    named = os.environ.get(HOME_VARIABLE, "")
    return Path(named) if named else None
