"""The kinds of file a package may hold, each with its ending, its largest size and how its bytes begin (I2-I4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

SHEET, TEXT = "application/json", "text/plain"
SELF = "zelf"
"""Who wrote an item: the owner."""

INHOUD, FHIR = "inhoud", "fhir"
FOR_COMPUTERS = frozenset({INHOUD, FHIR})
"""The categories of a copy for computers: JSON that is no sheet (I6)."""

MIB = 1024 * 1024
MAX_PACKAGE = 128 * MIB
MAX_ALL_TEXT = 8 * MIB
MAX_ITEMS = 500


@dataclass(frozen=True, slots=True)
class Media:
    """A media type: file ending, most bytes of one item, first bytes."""

    ending: str
    most: int
    start: bytes = b""


MEDIA = {
    SHEET: Media("json", MIB, b"{"),
    TEXT: Media("txt", MIB),
    "application/pdf": Media("pdf", MAX_PACKAGE, b"%PDF-"),
    "image/png": Media("png", 15_000_000, b"\x89PNG\r\n\x1a\n"),
    "image/jpeg": Media("jpg", 15_000_000, b"\xff\xd8\xff"),
}


def item_path(place: int, media_type: str) -> str:
    """Where an item lies in the archive; `place` counts from 1."""
    return f"items/{place:04}.{MEDIA[media_type].ending}"


def is_of_type(content: bytes, media_type: str) -> bool:
    """Whether the bytes begin as their media type does; a text is read as UTF-8 to its end."""
    if media_type != TEXT:
        return content.startswith(MEDIA[media_type].start)
    try:
        return "\0" not in content.decode("utf-8")
    except UnicodeDecodeError:
        return False


def is_too_large(items: Iterable[tuple[str, int]]) -> bool:
    """Whether one of these items (media type, bytes), or the text of all, is over its limit."""
    sizes = list(items)
    text = sum(size for media_type, size in sizes if media_type in (SHEET, TEXT))
    return text > MAX_ALL_TEXT or any(size > MEDIA[media_type].most for media_type, size in sizes)
