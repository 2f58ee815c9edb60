"""Giving in another process, killed once at every step: `python -m vault.giving_children <deed> <kluis> <folder>`.

A fresh copy of the vault for each kill: `<folder>/<step>/kluis` with what left beside it in `uit`. Says each step.
"""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from pathlib import Path

from herstelkluis.vault import package_files, sharing
from herstelkluis.vault.givings import givings
from herstelkluis.vault.portal import portal_files
from house import PASSWORD, House
from vault.dying import dying_at, watch_commits
from vault.giving_cases import CHEAP, see

BOTH = frozenset({sharing.Door.FILE, sharing.Door.PAGE})


def seal(vault, out: Path):
    """Put a package through two doors, in the place of the one that is there."""
    flow = see(sharing.begin(vault, "huisarts").for_reader("Mw. De Wit", "huisarts", ""))
    older = givings(vault)[0].package
    return lambda: sharing.seal(vault, flow.replacing(older), out, BOTH, log_n=CHEAP)


def give(vault, out: Path):
    """Give the words of the package that is there, and show them."""
    package = givings(vault)[0].package

    def show():
        words = sharing.give_words(vault, package)
        (out / "shown").write_text(words)

    return show


def portal(vault, out: Path):
    """Put files for a portal in the folder, which have no lock."""
    flow = see(
        sharing.begin(vault, "huisarts").for_reader("PGO", "portaal", "").with_machine_copy(frozenset({"inhoud"}))
    )
    return lambda: portal_files(vault, flow, out)


def withdraw(vault, out: Path):
    """Take the package that is there back."""
    package = givings(vault)[0].package
    return lambda: sharing.withdraw(vault, package)


def restore(vault, out: Path):
    """Say that the vault comes from a reserve copy."""
    return lambda: sharing.mark_restored(vault)


def die_at(number: int) -> None:
    """From now on every commit and every file is a step, before and after; at step `number` the process is killed."""
    step = dying_at(number)
    whole_write, whole_replace = package_files.write_file, Path.replace

    def write_file(path, data):
        step()
        whole_write(path, data)
        step()

    def replace(self, target):
        step()
        return whole_replace(self, target)

    watch_commits(step)
    package_files.write_file, Path.replace = write_file, replace


def main(deed: str, kluis: Path, folder: Path) -> None:
    for number in itertools.count(1):
        place = folder / str(number)
        shutil.copytree(kluis, place / "kluis")
        (place / "uit").mkdir()
        child = os.fork()
        if not child:
            vault = House(place / "kluis").lifecycle().unlock(PASSWORD)
            do = globals()[deed](vault, place / "uit")
            die_at(number)
            do()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            print("done" if not os.WEXITSTATUS(status) else "broken", number, flush=True)
            return
        print("killed", number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
