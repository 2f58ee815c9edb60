"""The processes that `giving` weighs: each makes or opens one package of 25 MB and prints its peak ÷ the file.

python -m bench.giving_children make|open|open_text FOLDER
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from herstelkluis.crypto import age
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.reader import read_bundle
from share import share_cases as cases

PICTURE_BYTES = 5_000_000


def make(folder: Path) -> float:
    """Making, the pictures that go in included. It leaves the package for the others to open."""
    cases.package()
    data = (folder / "pictures").read_bytes()
    items = [
        SheetItem(f"Foto {n}", "foto", data[at : at + PICTURE_BYTES], "image/jpeg")
        for n, at in enumerate(range(0, len(data), PICTURE_BYTES))
    ]
    del data
    peak = _watch(len(items) * PICTURE_BYTES)
    sealed = cases.package(*items)
    weight = peak() / len(sealed)
    (folder / "sealed.age").write_bytes(sealed)
    (folder / "sealed.txt").write_bytes(age.armor(sealed))
    return weight


def open(folder: Path) -> float:  # noqa: A001 (it is what is measured)
    """Opening the binary file, the file included."""
    return _opened(folder / "sealed.age")


def open_text(folder: Path) -> float:
    """Opening the text form, as it lies in a page."""
    return _opened(folder / "sealed.txt")


def _opened(file: Path) -> float:
    small = cases.package()
    for form in (small, age.armor(small)):  # everything is loaded before we weigh
        read_bundle(form, [cases.LOCK], cases.SOON)
    peak = _watch()
    data = file.read_bytes()
    read_bundle(data, [cases.LOCK], cases.SOON + timedelta(days=1))
    return peak() / len(data)


def _watch(held: int = 0) -> Callable[[], int]:
    """Bytes of the highest peak from here on, above what the program weighs now without the `held` ones."""
    before = _bytes("VmRSS:") - held
    Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
    return lambda: _bytes("VmHWM:") - before


def _bytes(name: str) -> int:
    return int(Path("/proc/self/status").read_text().split(name)[1].split()[0]) * 1024


if __name__ == "__main__":
    print(globals()[sys.argv[1]](Path(sys.argv[2])))
