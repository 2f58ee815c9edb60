"""PDFs to open: made by reportlab, locked by pypdf, and odd ones written by hand."""

from __future__ import annotations

import io
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from reportlab.pdfgen import canvas

from herstelkluis.vault import pdf_child

WORDS = "Geachte mevrouw, dit is bladzijde"


def pdf(pages: int = 3, size: tuple[float, float] = (595, 842)) -> bytes:
    made = io.BytesIO()
    paper = canvas.Canvas(made, pagesize=size)
    for number in range(1, pages + 1):
        paper.drawString(72, size[1] - 100, f"{WORDS} {number}")
        paper.showPage()
    paper.save()
    return made.getvalue()


def locked(password: str) -> bytes:
    writer, made = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf()))), io.BytesIO()
    writer.encrypt(password, algorithm="AES-256")
    writer.write(made)
    return made.getvalue()


def with_script() -> bytes:
    """A PDF whose first deed is a script."""
    writer, made = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(1)))), io.BytesIO()
    script = TextStringObject("app.launchURL('http://127.0.0.1:9/'); app.alert('x');")
    deed = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): script})
    writer.root_object[NameObject("/OpenAction")] = writer.root_object[NameObject("/AA")] = deed
    writer.write(made)
    return made.getvalue()


def slow_page() -> bytes:
    """One page that draws the same large thing again and again, each time inside the other."""
    levels = 12
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>"
    parts = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", page, _stream(b"/F Do " * 10)]
    for level in range(levels):
        below = b"/Resources<</XObject<</F %d 0 R>>>>" % (6 + level) if level + 1 < levels else b""
        draw = b"/F Do " * 10 if below else b"0 0 600 800 re f "
        parts.append(_stream(draw, b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]" + below))
    made, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start, many = len(made), len(parts) + 1
    made += b"xref\n0 %d\n0000000000 65535 f \n" % many + table
    return made + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (many, start)


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (more, len(content), content)


def hostile(pipe: Any) -> None:
    """A process that something in a PDF took over: it answers with what it likes."""
    answer, _password = pipe.recv()
    pipe.send_bytes(answer)
    if answer.startswith(b'["fine"'):
        pipe.recv()
        pipe.send_bytes(pdf_child.told(pdf_child.FINE, [4000, 4000], bytes(64)))
    pipe.poll(10)
