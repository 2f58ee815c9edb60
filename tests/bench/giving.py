"""What giving costs: a package of 25 MB, the wallet card and the page for the GP."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.figures import Figure, in_turns, median, milliseconds, ratio_of_medians
from herstelkluis.crypto.age import Passphrase
from herstelkluis.crypto.signing import SigningKey
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.model.body import Line, Rows, Text
from herstelkluis.model.document import Document
from herstelkluis.model.text import Run
from herstelkluis.share.bundle import Making, SheetItem, write_bundle
from herstelkluis.share.package_id import new_package_id
from herstelkluis.share.reader import read_bundle
from herstelkluis.vault.example import Dial, fill
from herstelkluis.vault.printing import card_pdf, letter_pdf
from herstelkluis.vault.vault import Vault
from house import House

PICTURES, PICTURE_BYTES = 5, 5_000_000
CHEAP_LOG_N = 1


def bundle(_vaults: dict[int, Path], folder: Path) -> Figure:
    """Make and open a signed package with five pictures, against `age` sealing and opening the same bytes for a key."""
    if not (shutil.which("age") and shutil.which("age-keygen")):
        return Figure(None, 3, "ratio", 0, "the program age is not installed")
    pictures = [b"\xff\xd8\xff" + os.urandom(PICTURE_BYTES - 3) for _ in range(PICTURES)]
    items = [SheetItem(f"Foto {n}", "foto", data, "image/jpeg") for n, data in enumerate(pictures, 1)]
    key, lock = SigningKey.generate(), Passphrase(new_passphrase(), CHEAP_LOG_N)
    now = datetime.now(UTC)

    def ours() -> None:
        making = Making(
            new_package_id(), now, now + timedelta(days=30), "TREAT", "Om te meten", "huisarts", "Sam", "Mw. X"
        )
        sealed = write_bundle(making, items, signing_key=key, recipients=[lock])
        read_bundle(sealed, [lock], now)

    plain, sealed, opened, identity = (folder / name for name in ("plain", "sealed", "opened", "key"))
    plain.write_bytes(b"".join(pictures))
    subprocess.run(["age-keygen", "-o", identity], check=True, capture_output=True)
    recipient = identity.read_text().split("public key: ")[1].split()[0]

    def age() -> None:
        subprocess.run(["age", "-r", recipient, "-o", sealed, plain], check=True)
        subprocess.run(["age", "-d", "-i", identity, "-o", opened, sealed], check=True)

    took, peer = in_turns(7, ours, age)
    return ratio_of_medians(took, peer, 3, "make and open 25 MB, in memory / age, files")


def package_memory(_vaults: dict[int, Path], folder: Path) -> Figure:
    """The most memory of making, of opening, and of opening as text, above an idle program, as a ratio of the file.

    The pictures that go in, and the file itself, are counted too. The largest of the three is the figure.
    """
    pictures = [b"\xff\xd8\xff" + os.urandom(PICTURE_BYTES - 3) for _ in range(PICTURES)]
    (folder / "pictures").write_bytes(b"".join(pictures))
    weighed = {deed: _weigh(deed, folder) for deed in ("make", "open", "open_text")}
    told = ", ".join(f"{deed} {ratio:.2f}" for deed, ratio in weighed.items())
    return Figure(max(weighed.values()), 4, "ratio", len(weighed), f"25 MB, peak memory / file: {told}")


def _weigh(deed: str, folder: Path) -> float:
    done = subprocess.run(
        [sys.executable, "-m", "bench.giving_children", deed, folder], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def _example(folder: Path) -> Vault:
    house = House(folder / "sam")
    dial = Dial(house.clock())
    vault = house.make()[1]
    vault.clock = dial
    fill(vault, dial)
    return vault


def card_ms(_vaults: dict[int, Path], folder: Path) -> Figure:
    """The wallet card of Sam's plan, from document to PDF."""
    vault = _example(folder)
    plan = vault.document(vault.summaries("plan.crisis")[0].id)
    took = _each_time_new(vault, plan, 30, card_pdf)
    return Figure(median(took), 60, "ms", len(took), "eight faces, warm, other words each time")


def gp_page_ms(_vaults: dict[int, Path], folder: Path) -> Figure:
    """The letter to the GP, from document to tagged PDF."""
    vault = _example(folder)
    letter = vault.document(vault.summaries("brief.huisarts")[0].id)
    took = _each_time_new(vault, letter, 20, letter_pdf)
    return Figure(median(took), 150, "ms", len(took), "one page, warm, other words each time")


def _each_time_new(
    vault: Vault, document: Document, times: int, make: Callable[[Vault, Document], bytes]
) -> list[float]:
    """Milliseconds per PDF, never of the same words twice: what is set once is remembered by typst."""
    versions = [_turned(document, number + 1) for number in range(times)]
    make(vault, document)
    return [milliseconds(lambda one=one: make(vault, one)) for one in versions]


def _turned(document: Document, by: int) -> Document:
    """The same words in another order: as long, and new on the page."""
    return replace(document, body={key: replace(one, value=_turn(one.value, by)) for key, one in document.body.items()})


def _turn(value: object, by: int) -> object:
    if isinstance(value, Text):
        return Text(tuple(Run(_moved(run.words, by), run.private) for run in value.runs))
    if isinstance(value, Line):
        return Line(_moved(value.words, by))
    if isinstance(value, Rows):
        return Rows(
            tuple(replace(row, cells={k: _turn(cell, by) for k, cell in row.cells.items()}) for row in value.rows)
        )
    return value


def _moved(words: str, by: int) -> str:
    parts = words.split(" ")
    by %= len(parts)
    return " ".join(parts[by:] + parts[:by])
