"""Files as other programs write them, made here by what is known of their form."""

from __future__ import annotations

import io
import json
import tarfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from herstelkluis.vault.importing.batch import Batch
from herstelkluis.vault.importing.look import look_into

JRNL = """[2020-08-29 11:11] Entry the first.

Lorem @ipsum dolor sit amet. @tagone and maybe also @tagtwo.

[2020-08-31 14:32] A second entry in what I hope to be a long series. *

[1] line starting with 1
2019-03-04 is a day in a sentence
[2019-07 14:23] no day, so no new entry
2020-09-24 09:14 The third, as old versions wrote it
I'm so excited about emojis. 💯 🎶
"""

REDNOTEBOOK = """1:
  text: "Vandaag was het rustig. #wandelen\\nTweede regel."
14:
  Goed:
    met de hond buiten: null
    "soep #eten": null
  text: |-
    Een dag met // schuine // woorden.
99: {text: geen dag}
notes: niets
"""


def jpeg(colour: str = "green") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, "JPEG")
    return target.getvalue()


def day_one(*entries: dict[str, Any], files: Mapping[str, bytes] | None = None, journal: str = "Journal.json") -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(journal, json.dumps({"metadata": {"version": "1.0"}, "entries": list(entries)}))
        for name, content in (files or {}).items():
            archive.writestr(name, content)
    return target.getvalue()


ENTRY = {
    "uuid": "81F0F3CA693F484792F76359E9E2ACE8",
    "creationDate": "2017-12-25T23:04:32Z",
    "timeZone": "Europe/Amsterdam",
    "text": "# Kerst\n\n![](dayone-moment://68D729369ED84A8B91B5D348E4592EFE)\n\nDe dag was goed\\. Echt \\- waar\\!",
    "tags": ["kerst", "thuis"],
    "photos": [{"identifier": "68D729369ED84A8B91B5D348E4592EFE", "md5": "abc123", "type": "jpeg"}],
}


def joplin_item(title: str, words: str | None, **facts: object) -> bytes:
    body = "" if words is None else f"{words}\n\n"
    return f"{title}\n\n{body}{chr(10).join(f'{key}: {value}' for key, value in facts.items())}".encode()


def key(number: int) -> str:
    return f"{number:032x}"


def jex(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:") as archive:
        for name, content in members.items():
            about = tarfile.TarInfo(name)
            about.size = len(content)
            archive.addfile(about, io.BytesIO(content))
    return target.getvalue()


def joplin() -> bytes:
    note, book, tag, photo = key(1), key(2), key(3), key(4)
    return jex(
        {
            f"{book}.md": joplin_item("Dagboek", None, id=book, type_=2),
            f"{tag}.md": joplin_item("rust", None, id=tag, type_=5),
            f"{key(5)}.md": joplin_item("", None, id=key(5), note_id=note, tag_id=tag, type_=6),
            f"{photo}.md": joplin_item("tuin.jpg", None, id=photo, mime="image/jpeg", type_=4),
            f"{note}.md": joplin_item(
                "In de tuin", f"Eerste alinea: let op\n\n![tuin](:/{photo})\nkleur: groen", id=note, parent_id=book,
                created_time="2023-03-25T10:09:45.355Z", deleted_time=0, encryption_applied=0, type_=1,
            ),
            f"{key(6)}.md": joplin_item("Geheim", "", id=key(6), encryption_applied=1, type_=1),
            f"{key(7)}.md": joplin_item("Weg", "oud", id=key(7), deleted_time=1700000000000, type_=1),
            f"resources/{photo}.jpg": jpeg(),
        }
    )  # fmt: skip


def letter() -> bytes:
    document = docx.Document()
    document.add_heading("Verslag", 1)
    document.add_paragraph("Eerste regel met ë en €.")
    document.add_paragraph("punt een", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "links", "rechts"
    document.add_paragraph("Na de tabel.")
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def pdf_of(*pages: str, password: str | None = None) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=password)
    for page in pages:
        canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def found(folder: Path, name: str, data: bytes | str) -> Batch:
    """What lies in a file of this name."""
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return look_into(file)
