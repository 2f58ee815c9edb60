"""New keys in another process, killed on the way: `python -m vault.rekey_children <deed> <kluis> <folder> <rounds>`.

A fresh copy of the vault for each kill: `<folder>/<n>/kluis`. Every file that is opened, renamed, linked or removed,
every commit and every look up from long work is a step; with rounds above 0 the moments are drawn by chance instead.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import signal
import sys
import time
from pathlib import Path

from herstelkluis.crypto.kdf import CHEAPEST
from herstelkluis.crypto.words import parse_words
from herstelkluis.vault import recovery_sheet, rekeying
from herstelkluis.vault.typed import Typed
from house import PASSWORD, Clock, House
from vault.dying import dying_at, watch_commits

NEW_PASSWORD = "een heel ander wachtwoord"
TOUCHES = {"open", "os.rename", "os.remove", "os.link"}


def rekey(folder: Path, words, step):
    """All keys anew, on the vault that is shut."""
    return lambda: rekeying.rekey(
        folder, NEW_PASSWORD, words, CHEAPEST, Clock()(), Typed(PASSWORD), lambda _share: step()
    )


def words(folder: Path, words, _step):
    """Only other words, on the open vault."""
    vault = House(folder).lifecycle().unlock(PASSWORD)
    return lambda: recovery_sheet.change_words(vault, words, Typed(PASSWORD))


def watch(folder: Path, step) -> None:
    """From now on each of these is a step."""

    def hook(event: str, facts: tuple) -> None:
        if event in TOUCHES and str(folder) in str(facts[0]):
            step()

    watch_commits(step)
    sys.addaudithook(hook)


def one(deed: str, folder: Path, new_words, number: int) -> int:
    """The status of a child that dies at this step, or of one that came to its end."""
    child = os.fork()
    if not child:
        step = dying_at(number)
        do = globals()[deed](folder, new_words, step)
        watch(folder, step)
        do()
        os._exit(0)
    return child


def main(deed: str, kluis: Path, folder: Path, rounds: int) -> None:
    new_words = parse_words((folder / "words").read_text(), 12)
    longest = 0.0
    for number in itertools.count(1):
        place = folder / str(number) / "kluis"
        shutil.copytree(kluis, place)
        started = time.monotonic()
        child = one(deed, place, new_words, 0 if rounds else number)
        if rounds and number > 1:
            time.sleep(random.uniform(0, longest))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if number == 1:
            longest = time.monotonic() - started
        if os.WIFEXITED(status) and os.WEXITSTATUS(status):
            print("broken", number, flush=True)
            return
        print("done" if os.WIFEXITED(status) else "killed", number, flush=True)
        if (os.WIFEXITED(status) and not rounds) or number == rounds:
            return


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
