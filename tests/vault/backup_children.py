"""What tests let another process do with backups: python -m vault.backup_children <deed> <vault> <place>."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

from herstelkluis.errors import KluisError
from herstelkluis.vault.backups.found import FOLDER
from herstelkluis.vault.backups.making import make_backup
from house import PASSWORD, House, write
from store.store_children import surroundings
from vault.backing_up import names

NOBODY = 65534


def make_once(kluis: Path, place: Path) -> None:
    """Make one backup; say how that was refused, and what it left."""
    _make(House(kluis).lifecycle().unlock(PASSWORD), place)


def make_as_nobody(kluis: Path, place: Path) -> None:
    """The same as an ordinary user. The program itself was read before: a user may not."""
    vault = House(kluis).lifecycle().unlock(PASSWORD)
    make_backup(vault, kluis.parent)
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    _make(vault, place)


def _make(vault, place: Path) -> None:
    try:
        make_backup(vault, place)
        print("made")
    except KluisError as error:
        print(type(error).__name__)
    print("left:", *(names(place) if (place / FOLDER).exists() else []))


def make_for_ever(kluis: Path, place: Path) -> None:
    """Write and make backups until killed; say the name of each that counts, and each piece that was written."""
    house = House(kluis)
    vault = house.lifecycle().unlock(PASSWORD)
    for number in itertools.count(1):
        house.clock.wait(1)
        write(vault, "notitie", f"woord {number}")
        print("written", number, flush=True)
        print("made", make_backup(vault, place).backup.path.name, flush=True)


def command(deed: str, kluis: Path, place: Path) -> list[str]:
    return [sys.executable, "-m", "vault.backup_children", deed, str(kluis), str(place)]


def said_by(deed: str, kluis: Path, place: Path, *, wrap: tuple[str, ...] = ()) -> list[str]:
    """The lines another process said; nothing may stand on its error channel."""
    done = subprocess.run(
        [*wrap, *command(deed, kluis, place)], env=surroundings(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))
