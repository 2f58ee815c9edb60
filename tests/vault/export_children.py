"""Taking along in another process that dies at a share of the work.

`python -m vault.export_children <kluis> <place> <share> <0 or 1: sealed>`
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from herstelkluis.vault.exporting.saving import export_to, recovery_recipient
from house import PASSWORD, House


def main(folder: str, place: str, share: str, is_sealed: str) -> None:
    vault = House(Path(folder)).lifecycle().unlock(PASSWORD)

    def die(done: float) -> None:
        if done >= float(share):
            os.kill(os.getpid(), signal.SIGKILL)

    recipients = [recovery_recipient(vault)] if is_sealed == "1" else []
    export_to(vault, Path(place), recipients=recipients, progress=die)


if __name__ == "__main__":
    main(*sys.argv[1:])
