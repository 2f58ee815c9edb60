"""A vault in use on a disk that fills up, in a folder for reading only, or next to another program.

python -m torture.disk_children <name> <folder> [word]      says a line for everything that is to be known
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path

from herstelkluis.errors import DiskFullError, KluisError, VaultInUseError
from herstelkluis.vault.events import SavingFailed
from house import PASSWORD, House
from store.store_children import NOBODY
from torture.kills import warm

BALLAST = 3_500_000
HEAVY = "zware woorden " * 8_000


def as_an_ordinary_user(folder: Path) -> None:
    """What is read late was read before: an ordinary user may not reach it."""
    if os.getuid() == 0:
        spare = folder.with_name(f".{folder.name}-warm")
        spare.mkdir()
        warm(spare)
        shutil.rmtree(spare)
        os.chown(folder, NOBODY, NOBODY)
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def fill_the_disk(folder: Path) -> None:
    """Write until the disk is full, lock, unlock, make room, and go on."""
    as_an_ordinary_user(folder)
    house = House(folder / "kluis")
    lifecycle, vault = house.make()
    kept = vault.start("notitie", title="Dit stond er al")
    vault.drafts.change(kept)
    vault.settle()
    (folder / "ballast").write_bytes(bytes(BALLAST))
    failed: list[str] = []
    vault.events.subscribe(
        lambda fact: failed.append(type(fact.error).__name__) if isinstance(fact, SavingFailed) else None
    )
    for number in range(200):
        one = vault.start("notitie", title=f"nieuw {number}")
        vault.drafts.change(replace(one, period=None, title=f"nieuw {number} {HEAVY}"))
        house.clock.wait(10)
        vault.drafts.tick()
        if failed:
            break
    print("told", failed[0], "text on screen", vault.document(one.id).title.startswith(f"nieuw {number}"))
    lifecycle.lock()
    print("sealed", lifecycle.has_sealed_text)
    vault = lifecycle.unlock(PASSWORD)
    print("back", vault.document(one.id).title == f"nieuw {number} {HEAVY}")
    try:
        vault.settle()
        print("settled on a full disk")
    except DiskFullError as error:
        print("again", type(error).__name__, error.exit_code)
    (folder / "ballast").unlink()
    vault.settle()
    lifecycle.lock()
    vault = house.lifecycle().unlock(PASSWORD)
    titles = {summary.title[:20].strip() for summary in vault.summaries()}
    print(
        "after", {"Dit stond er al", *(f"nieuw {at} zware woorden"[:20].strip() for at in range(number + 1))} == titles
    )
    print("check", vault.check())


def read_only(folder: Path) -> None:
    """Open a vault in a folder where nothing may be written, and one of which the files may not."""
    as_an_ordinary_user(folder)
    house = House(folder / "kluis")
    house.make()[0].lock()
    whole = {one.name: one.read_bytes() for one in house.folder.iterdir()}
    for name in ("kluis", "kluis/kluis-1.db", "kluis/kluis.lock"):
        place = folder / name
        mode = place.stat().st_mode
        place.chmod(mode & ~0o222)
        try:
            lifecycle = house.lifecycle()
            vault = lifecycle.unlock(PASSWORD)
            vault.drafts.change(vault.start("notitie", title="kan niet"))
            vault.settle()
            print(name, "was written in")
        except KluisError as error:
            print(name, type(error).__name__, error.exit_code)
        lifecycle.lock()
        place.chmod(mode)
        print("untouched", whole == {one.name: one.read_bytes() for one in house.folder.iterdir()})


def take_turns(folder: Path, name: str) -> None:
    """Open, write one piece and lock, again and again, beside another that does the same; say every piece."""
    house = House(folder)
    written, refused, ends = 0, 0, time.monotonic() + 60
    while written < 15 and time.monotonic() < ends:
        lifecycle = house.lifecycle()
        try:
            vault = lifecycle.unlock(PASSWORD)
        except VaultInUseError:
            refused += 1
            time.sleep(0.003)  # the other has it
            continue
        vault.drafts.change(vault.start("notitie", title=f"{name} {written}"))
        vault.settle()
        print(f"{name} {written}", flush=True)
        lifecycle.lock()
        written += 1
    print("refused", refused, flush=True)


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
