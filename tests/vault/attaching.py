"""Files to attach, made here, and a vault with a note to hang them on."""

from __future__ import annotations

import io
from dataclasses import replace

from PIL import ExifTags, Image
from pillow_heif import register_heif_opener

from herstelkluis.model.body import Answer, File, Files
from herstelkluis.vault.attachments import attach
from herstelkluis.vault.vault import Vault
from house import write

register_heif_opener()  # to write them
KEY = "notitie.bijlagen"
CANARY = b"qxkanarie"


def a_note(vault: Vault, words: str = "Bij de foto"):
    return write(vault, "notitie", words)


def hung(vault: Vault, document, *files: File):
    """The note with these files in its field, settled."""
    changed = replace(document, body={**document.body, KEY: Answer(Files(files))})
    vault.drafts.change(changed)
    vault.settle(document.id)
    return vault.document(document.id)


def attached(vault: Vault, name: str = "brief.txt", content: bytes = CANARY * 20_000, **how):
    """A note with one attachment."""
    document = a_note(vault)
    file = attach(vault, document.id, name, content, **how)
    return hung(vault, document, file), file


def encoded(image: Image.Image, form: str, **how) -> bytes:
    made = io.BytesIO()
    image.save(made, form, **how)
    return made.getvalue()


def half_and_half(wide: int = 600, high: int = 400) -> Image.Image:
    """Red above, blue below."""
    image = Image.new("RGB", (wide, high), (200, 20, 20))
    image.paste((20, 20, 200), (0, high // 2, wide, high))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: which way is up, which telephone, where and when."""
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Make] = "qxkanarie"
    tags[ExifTags.Base.DateTime] = "2024:05:01 12:00:00"
    place = tags.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (52.0, 5.0, 30.0)
    return tags
