"""The logbook as the rest of the program holds it: open it, write one transaction, read one snapshot, close it.

An object belongs to one thread (only `interrupt` may come from another); several objects may hold the same file.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.orm import Session

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, driver, journal, places, schema, tidying
from counterdesk.store.driver import Wire
from counterdesk.store.journal import Stamp
from counterdesk.store.presence import Presence
from counterdesk.store.writing import Writing, WritingSession

__all__ = ["Logbook", "Stamp"]


class Logbook:
    """One open logbook file; made by `create`, `open` or `open_reader`."""

    def __init__(self, path: Path, *, writes: bool, busy_ms: int = driver.BUSY_MS) -> None:
        self.path = path
        self._writes = writes
        self._busy_ms = busy_ms
        self._presence = Presence(path)
        self._made: list[Wire] = []
        self._is_broken_off = False
        self._commits = 0
        self._chores: Iterator[None] | None = None

    @classmethod
    def create(cls, path: Path, now: datetime) -> Logbook:
        """Makes a new logbook, whole or not at all, and opens it; refuses to touch a file that is there."""
        places.require_safe(path)
        if path.exists():
            raise Refused("logbook_exists")
        growing = path.with_name(f".{path.name}.new")
        with driver.refusing(path):
            for leftover in _with_wal(growing):
                leftover.unlink(missing_ok=True)
            driver.make_private(growing)
            _fill(growing)
            os.rename(growing, path)
            backup.sync_folder(path.parent)
        return cls.open(path, now)

    @classmethod
    def open(cls, path: Path, now: datetime, backups: Path | None = None, busy_ms: int = driver.BUSY_MS) -> Logbook:
        """Opens a logbook for reading and writing, in this program's form.

        An older one is brought forward after a verified backup into `backups` (default: a folder beside it).
        Refuses unsafe places, other files, newer logbooks (before any write), locked, read-only and damaged ones.
        """
        places.require_safe(path)
        with driver.refusing(path):
            schema.require_database(path)
            version = _version(path, busy_ms)
            schema.require_writable(path)
        logbook = cls(path, writes=True, busy_ms=busy_ms)
        try:
            if version != schema.KNOWN:
                logbook._bring_forward(backups or path.parent / "backups", now)
            logbook._require_ready()
        except BaseException:
            logbook.close()
            raise
        return logbook

    @classmethod
    def open_reader(cls, path: Path) -> Logbook:
        """Opens a logbook that this object will never write, beside a program that may have it open."""
        with driver.refusing(path):
            schema.require_database(path)
            if _version(path, driver.BUSY_MS) != schema.KNOWN:
                raise Refused("logbook_older")
        return cls(path, writes=False)

    @contextmanager
    def write(self, stamp: Stamp) -> Iterator[Writing]:
        """Opens the one write transaction; leaving it commits durably, any exception rolls everything back."""
        if not self._writes:
            raise Refused("logbook_read_only")
        with driver.refusing(self.path), WritingSession(self._writer.engine, expire_on_commit=False) as session:
            writing = Writing(session, stamp)
            yield writing
            writing.finish()
            session.commit()
            self._commits += 1

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Opens one consistent snapshot for reading."""
        self._is_broken_off = False
        with self.asking(), Session(self._reader.engine) as session:
            yield session

    @contextmanager
    def asking(self) -> Iterator[None]:
        """Refuses what goes wrong with a question; one may be asked inside of a snapshot that is open already."""
        try:
            with driver.refusing(self.path):
                yield
        except Refused as reason:
            # A full-text query that is broken off may say that its table cannot be read: that is no damage.
            if self._is_broken_off and reason.code == "logbook_damaged":
                raise Refused("read_interrupted") from reason
            raise

    def seq(self) -> int:
        """Gives the number of the last journal line: has any desk written since?"""
        with self.read() as session:
            return journal.head(session).seq

    def interrupt(self) -> None:
        """Breaks off the read under way, from any thread; that read is refused as `read_interrupted`."""
        self._is_broken_off = True
        if "_reader" in self.__dict__:
            with suppress(sqlite.ProgrammingError):
                self._reader.raw.interrupt()

    def tidy(self) -> bool:
        """Does a step of what a few commits left to be done, and tells whether there is another.

        To be called when nobody waits for this object. Refuses `logbook_locked` while another desk writes.
        """
        if self._chores is None:
            if self._commits < tidying.AFTER_COMMITS:
                return False
            self._commits, self._chores = 0, tidying.chores(self._writer.raw)
        under_way, self._chores = self._chores, None
        with driver.refusing(self.path):
            if tidying.step(self._writer.raw, under_way, self._busy_ms):
                self._chores = under_way
        return self._chores is not None

    def close(self) -> None:
        """Closes the file; twice is harmless."""
        while self._made:
            self._made.pop().close()
        self._presence.release()

    @cached_property
    def _writer(self) -> Wire:
        return self._wire(writing=True)

    @cached_property
    def _reader(self) -> Wire:
        return self._wire(writing=False)

    def _wire(self, *, writing: bool) -> Wire:
        made = Wire(self.path, writing=writing, busy_ms=self._busy_ms)
        self._made.append(made)
        return made

    def _bring_forward(self, backups: Path, now: datetime) -> None:
        with suppress(OSError):  # a folder that cannot be made is refused below, as one that is missing
            backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        backup.make(self.path, backups, now)
        with driver.refusing(self.path):
            schema.migrate(self._writer)

    def _require_ready(self) -> None:
        with driver.refusing(self.path), Session(self._writer.engine) as session:
            journal.locked_head(session.connection())


def _fill(path: Path) -> None:
    with closing(Wire(path, writing=True)) as wire:
        schema.migrate(wire)


def _version(path: Path, busy_ms: int) -> str:
    with closing(driver.connect(path, writing=False, busy_ms=busy_ms)) as raw:
        return schema.version_of(raw)


def _with_wal(path: Path) -> tuple[Path, ...]:
    return (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm"))
