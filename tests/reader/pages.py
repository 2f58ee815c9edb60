"""Pages for the tests: a package of today in the page it travels in, and what went wrong with it."""

from __future__ import annotations

import dataclasses
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from herstelkluis.crypto import age
from herstelkluis.model.codec import encode_sheet
from herstelkluis.model.sheet import (
    Heading,
    Lines,
    Notice,
    OwnWords,
    PhaseColumn,
    Phases,
    Picture,
    Said,
    Sheet,
    Table,
)
from herstelkluis.share.bundle import SheetItem
from herstelkluis.share.container import pack, unpack
from herstelkluis.share.package_id import file_name
from herstelkluis.share.page import write_page
from reader.browsers import Browser, until
from share import share_cases as cases

WORDS = cases.WORDS
TODAY = datetime.now(UTC).replace(microsecond=0)
HOSTILE = (
    "<script>document.title='x'</script><img src=x onerror=\"document.title='x'\"><iframe src='https://example.org'>"
)
TURNED = "gnp.\u202eexe\u0007\u0085"

LETTER = Sheet(
    "Brief aan mijn huisarts",
    (
        Notice("Voorbereiding"),
        Heading("Dit is mijn vraag"),
        OwnWords(
            "Wilt u met mij kijken hoe ik deze winter goed blijf? Vorige winter werd het te veel.\n\nTot dinsdag."
        ),
        Heading("Wat helpt"),
        Lines(("Eerst luisteren, dan pas iets voorstellen", "Eén ding per keer")),
        Heading("Wat niet helpt"),
        Lines(("Steeds opnieuw mijn verhaal moeten vertellen",), "cross"),
    ),
)
PLAN = Sheet(
    "Mijn plan om goed te blijven",
    (
        Said("Dit plan is van mij. Ik vulde het zelf in."),
        Phases(
            (
                PhaseColumn("green", "Het gaat goed", (Heading("Zo merk ik het", 3), Lines(("Ik slaap door",)))),
                PhaseColumn("orange", "Het wordt te veel", (Lines(("Mijn zus bellen",), "check"),)),
                PhaseColumn("red", "Het gaat niet meer", (OwnWords("Blijf bij mij."),)),
            )
        ),
        Heading("Wie doet wat"),
        Table(("Wie", "Wat"), (("Mijn zus", "Belt elke avond"), ("Koor", "Haalt mij op voor de repetitie"))),
        Picture("Een tekening met vier ringen.", ("Dichtbij: mijn zus", "Vrienden: twee mensen")),
    ),
)
ODD = Sheet("Vreemd", (OwnWords(HOSTILE), OwnWords(TURNED), Heading(HOSTILE, 3), Lines((HOSTILE,))))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8ffff3f0005fe02fe"
    "dccc59e70000000049454e44ae426082"
)
FILES = (
    SheetItem("Foto van de duinen", "foto", PNG, "image/png"),
    SheetItem("Verslag", "bijlage", b"%PDF-1.7\n" + bytes(200), "application/pdf"),
    SheetItem("Kladje", "bijlage", f"Losse regels.\r\n{HOSTILE}".encode(), "text/plain"),
    SheetItem("Voor een computer: inhoud", "inhoud", b'{"format":"x"}', "application/json"),
    SheetItem("Iets anders", "anders", b'{"sheet":2}', "application/json"),
)


def sheets(*wanted: Sheet) -> tuple[SheetItem, ...]:
    """Sheets as items."""
    return tuple(SheetItem(one.title, "brief", encode_sheet(one)) for one in wanted)


def package(*pieces: SheetItem, **changes: Any) -> bytes:
    """A sound package of this week."""
    facts = {"created_at": TODAY - timedelta(days=2), "expires_at": TODAY + timedelta(days=60), "sender_name": "Sam"}
    return cases.package(*(pieces or sheets(LETTER, PLAN)), **(facts | changes))


def written(folder: Path, age_file: bytes) -> Path:
    """The page of a package, on disk."""
    file = folder / file_name(cases.ID, "html")
    file.write_bytes(write_page(age_file))
    return file


def open_with(browser: Browser, file: Path, words: str = WORDS, **how: Any) -> str:
    """Open a page, put words in the field, press Enter, wait for the answer; what can be read on the screen then."""
    browser.open(file, **how)
    browser.run(f"words.value = {json.dumps(words)}")
    browser.press("Enter")
    until(browser, "ask.hidden || !wrong.hidden")
    return read(browser)


def read(browser: Browser) -> str:
    """All words on the screen."""
    text = browser.run("document.body.innerText")
    assert isinstance(text, str)
    return text


def _flipped(at: int) -> Callable[[], bytes]:
    def flip() -> bytes:
        data = bytearray(package())
        data[at] ^= 1
        return bytes(data)

    return flip


def _costly() -> bytes:
    head, rest = package().split(b" 10\n", 1)
    return head + b" 23\n" + rest


def _forged(**facts: Any) -> bytes:
    contents = unpack(age.decrypt(package(), cases.LOCK))
    manifest = json.loads(contents.manifest) | facts
    changed = dataclasses.replace(
        contents, manifest=json.dumps(manifest, separators=(",", ":"), sort_keys=True).encode()
    )
    return age.encrypt(pack(changed), cases.LOCK)


def _changed_item() -> bytes:
    contents = unpack(age.decrypt(package(), cases.LOCK))
    (path, data), *rest = contents.items
    return age.encrypt(pack(dataclasses.replace(contents, items=((path, data.replace(b"w", b"v")), *rest))), cases.LOCK)


def _zip_trick() -> bytes:
    """A zip bomb with a path that climbs, as an ordinary zip program makes it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("LEESMIJ.txt", "x")
        archive.writestr("../../evil.txt", bytes(20_000_000))
    return age.encrypt(made.getvalue(), cases.LOCK)


REFUSED: dict[str, Callable[[], bytes]] = {
    "expired": lambda: package(created_at=TODAY - timedelta(days=40), expires_at=TODAY - timedelta(days=3)),
    "clock": lambda: package(created_at=TODAY + timedelta(days=2)),
    "payload": _flipped(-40),
    "mac": _flipped(package().index(b"--- ") + 8),
    "work-factor": _costly,
    "signature": lambda: _forged(profile="naaste"),
    "items": _changed_item,
    "zip": _zip_trick,
    "package-too-new": lambda: cases.forged(lambda facts: facts.update(version=2)),
}
"""By the code that the reader must give."""
