"""What other people's tools read in a PDF of ours (poppler-utils, qpdf)."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from xml.etree import ElementTree

XHTML = "{http://www.w3.org/1999/xhtml}"


@dataclass(frozen=True)
class Word:
    """A word on page `page`, its box in points from the top left."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


def _run(pdf: bytes, *command: str) -> str:
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode(errors="replace")  # poppler writes a title beyond U+FFFF as two surrogates


def text_of(pdf: bytes) -> str:
    return _run(pdf, "pdftotext", "-", "-")


def structure_of(pdf: bytes) -> str:
    return _run(pdf, "pdfinfo", "-struct-text", "-")


def info_of(pdf: bytes) -> dict[str, str]:
    lines = _run(pdf, "pdfinfo", "-").splitlines()
    return {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in lines)}


def fonts_of(pdf: bytes) -> dict[str, bool]:
    """Every font that is listed, and whether it is embedded as a subset."""
    rows = _run(pdf, "pdffonts", "-").splitlines()[2:]
    return {row.split()[0].partition("+")[2] or row.split()[0]: " yes yes " in row for row in rows}


def words_of(pdf: bytes) -> list[Word]:
    # poppler does not leave out what XML may not hold
    html = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", _run(pdf, "pdftotext", "-bbox", "-", "-"))
    pages = ElementTree.fromstring(html).iter(f"{XHTML}page")
    return [
        Word(word.text or "", number, *(float(word.attrib[key]) for key in ("xMin", "yMin", "xMax", "yMax")))
        for number, page in enumerate(pages, 1)
        for word in page.iter(f"{XHTML}word")
    ]


def check(pdf: bytes, folder) -> None:
    """qpdf reads its files by name."""
    file = folder / "checked.pdf"
    file.write_bytes(pdf)
    subprocess.run(["qpdf", "--check", "--warning-exit-0", str(file)], capture_output=True, check=True)
