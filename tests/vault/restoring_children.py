"""Restoring in another process, killed by its parent: `python -m vault.restoring_children <backup> <folder>`.

The password comes on stdin. Says a word before and after.
"""

from __future__ import annotations

import sys
from pathlib import Path

from herstelkluis.vault.restoring import restore
from herstelkluis.vault.typed import Typed
from house import Clock


def main(source: Path, folder: Path) -> None:
    password = sys.stdin.readline().rstrip("\n")
    print("begin", flush=True)
    restore(source, folder, Typed(password), clock=Clock())
    print("end", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
