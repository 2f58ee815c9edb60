"""The process in which PDFium works: it may hang, crash or grow, and takes nothing with it.

It gets a PDF and questions over a pipe, and can write no file. What it answers is plain data, never an object: whatever
took it over can make nobody who listens run anything. PDFium as pypdfium2 brings it has no JavaScript and no
XFA in it, and forms are not begun.
"""

from __future__ import annotations

import json
from multiprocessing.connection import Connection
from typing import Any

from herstelkluis.crypto.other_programs import shut_out_other_programs

MOST_PAGES = 2000
MOST_DOTS = 6_000_000
"""How many dots one page may have on the screen, whatever size it says it is."""
MOST_ON_A_SIDE = 16_000
_ENOUGH = 0.9 * MOST_DOTS  # each side is rounded up
MOST_LETTERS = 100_000
MOST_TOLD = 4 * MOST_DOTS + 12 * MOST_LETTERS + 1024  # bytes of one answer
MOST_MEMORY = 2 * 1024**3
LOCKED, BROKEN, TOO_LONG, FINE = "locked", "broken", "too long", "fine"

_PASSWORD = 4  # FPDF_ERR_PASSWORD of fpdfview.h
_LONGEST = 1_000_000.0  # points: 350 metres, more than any paper


def serve(pipe: Connection) -> None:
    """Open the PDF that comes first, then answer questions about pages until nobody asks any more."""
    _take_rights_away()
    try:
        data, password = pipe.recv()
        verdict, pdf = _opened(data, password)
        pipe.send_bytes(told(verdict, len(pdf) if pdf is not None else 0))
        while pdf is not None:
            pipe.send_bytes(_answer(pdf, *pipe.recv()))
    except (EOFError, OSError):
        pass  # the window is gone


def told(verdict: str, said: object, dots: bytes = b"") -> bytes:
    """An answer as bytes: JSON on one line, then the dots."""
    return json.dumps([verdict, said]).encode() + b"\n" + dots


def heard(answer: bytes) -> tuple[str, Any, bytes]:
    """What `told` put together. Raises ValueError for anything else."""
    line, _end, dots = answer.partition(b"\n")
    verdict, said = json.loads(line)
    return str(verdict), said, dots


def _take_rights_away() -> None:
    shut_out_other_programs()
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _opened(data: bytes, password: str | None) -> tuple[str, Any]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data, password=password)
    except pypdfium2.PdfiumError as error:
        return (LOCKED if error.err_code == _PASSWORD else BROKEN), None
    if not 0 < len(pdf) <= MOST_PAGES:
        return (TOO_LONG if len(pdf) else BROKEN), None
    return FINE, pdf


def _answer(pdf: Any, question: str, number: int, width: int) -> bytes:
    """What was asked about page `number`; whatever goes wrong in it says only that it is broken."""
    try:
        page = pdf[number]
        if question == "words":
            return told(FINE, _words(page))
        wide, high, dots = _dots(page, width)
        return told(FINE, [wide, high], dots)
    except Exception:  # a fault of PDFium may quote the page
        return told(BROKEN, None)


def _words(page: Any) -> str:
    text: str = page.get_textpage().get_text_bounded()
    return text[:MOST_LETTERS].replace("\r\n", "\n").replace("\0", "\ufffd").replace("\ufffe", "-").strip()


def _dots(page: Any, width: int) -> tuple[int, int, bytes]:
    wide, high = page.get_size()
    if not (0 < wide < _LONGEST and 0 < high < _LONGEST):
        raise ValueError
    scale = min(width / wide, (_ENOUGH / (wide * high)) ** 0.5, MOST_ON_A_SIDE / max(wide, high))
    bitmap = page.render(scale=scale, rev_byteorder=True, force_bitmap_format=4)  # 4: BGRx, here turned to RGBx
    wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
    lines = memoryview(bytes(bitmap.buffer))
    packed = bytearray(b"".join(lines[at * stride : at * stride + 4 * wide] for at in range(high)))
    packed[3::4] = b"\xff" * (wide * high)
    return wide, high, bytes(packed)
