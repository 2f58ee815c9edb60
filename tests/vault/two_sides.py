"""Two copies of one vault that go apart, each written in as a vault of its own."""

from __future__ import annotations

import shutil
from contextlib import ExitStack, contextmanager
from pathlib import Path

from herstelkluis.crypto.secret import Secret
from herstelkluis.store import history
from herstelkluis.vault.merging.comparing import said_by
from herstelkluis.vault.merging.database_copy import DatabaseCopy
from herstelkluis.vault.vault import Vault
from house import Clock


class Sides:
    """`ours` and `theirs` begin as the same file; `clock` is that of both."""

    def __init__(self, first: Vault, folder: Path):
        self._first, self._folder, self._open = first, folder, ExitStack()
        self.clock = Clock()
        self.ours = self.vault(folder / "hier" / "kluis-1.db")

    def vault(self, path: Path) -> Vault:
        """A vault in a file with the keys of the first, opened with a clock the test moves."""
        if not path.exists():
            path.parent.mkdir(parents=True)
            self._first.database.copy_to(path)
        vault = Vault(self._first.database.open_beside(path), Secret(bytes(32)), self.clock, self.clock.monotonic)
        self._open.callback(vault.close)
        return vault

    def part(self) -> Vault:
        """From here on there are two; the file of the other is `self.there`."""
        self.there = self._folder / "daar" / "kluis-1.db"
        self.there.parent.mkdir(parents=True)
        self.ours.settle()
        self.ours.database.copy_to(self.there)
        self.theirs = self.vault(self.there)
        return self.theirs

    def close(self) -> None:
        self._open.close()


@contextmanager
def sides(first: Vault, folder: Path):
    found = Sides(first, folder)
    try:
        yield found
    finally:
        found.close()


def close_theirs(both: Sides) -> Path:
    """Close the other side as a program does, and give its file."""
    both.theirs.settle()
    both.theirs.close()
    return both.there


def conflict_copy(both: Sides) -> Path:
    """The file of the other side, put beside ours by a sync program."""
    there = both.ours.database.path.with_name("kluis-1 (conflicted copy 2026-11-17 130500).db")
    shutil.copyfile(close_theirs(both), there)
    return there


def everything_said(vault: Vault) -> set[bytes]:
    """What every piece says, as it stands, in the bin, and in every version."""
    said = set()
    for (one,) in vault.database.read("SELECT id FROM documents"):
        said.add(said_by(vault.document(one)))
        for version in vault.versions(one):
            said.add(said_by(history.version(vault.database, one, version.revision)))
    return said


def words_everywhere(vault: Vault, among: list[str]) -> set[str]:
    """Which of these words stand in a piece or in one of its versions."""
    bodies = [body for (body,) in vault.database.read("SELECT body FROM documents UNION ALL SELECT body FROM versions")]
    return {one for one in among if any(one.encode() in body for body in bodies)}


def earlier(vault: Vault, document_id: str) -> list[str]:
    """The first lines of the versions of a piece, newest first."""
    return [one.first_line for one in vault.versions(document_id)]


def there(both: Sides) -> DatabaseCopy:
    """The other side as it is now, read from its database."""
    both.theirs.settle()
    return DatabaseCopy(both.theirs.database)
