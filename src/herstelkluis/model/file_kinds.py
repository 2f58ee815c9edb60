"""What a file is, by how its bytes begin; what its name says it is comes second."""

from __future__ import annotations

import re
from enum import StrEnum

LOOKED_AT = 4096
"""So many bytes from the start are enough to know."""
UNKNOWN = "application/octet-stream"


class FileKind(StrEnum):
    """What the program can do with a file. OTHER is kept and given back, not shown."""

    PHOTO = "photo"
    PDF = "pdf"
    TEXT = "text"
    SOUND = "sound"
    FILM = "film"
    OTHER = "other"


_STARTS: tuple[tuple[bytes, str], ...] = (
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBP", "image/webp"),
    (rb"II\*\0|MM\0\*", "image/tiff"),
    (rb"BM....\0\0\0\0", "image/bmp"),
    (rb"....ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)", "image/heic"),
    (rb"....ftypavi[fs]", "image/avif"),
    (rb"(?:\s|\xef\xbb\xbf)*%PDF-", "application/pdf"),
    (rb"(?:\s|\xef\xbb\xbf)*<(?:svg|\?xml.*<svg)", "image/svg+xml"),
    (rb"RIFF....WAVE", "audio/wav"),
    (rb"ID3|\xff[\xfb\xf3\xf2\xfa]", "audio/mpeg"),
    (rb"\xff[\xf1\xf9]", "audio/aac"),
    (rb"fLaC", "audio/flac"),
    (rb"OggS.{24}(?:..)?.*?(?:theora|\x80theora)", "video/ogg"),
    (rb"OggS", "audio/ogg"),
    (rb"....ftypM4[AB]", "audio/mp4"),
    (rb"....ftypqt  ", "video/quicktime"),
    (rb"....ftyp", "video/mp4"),
    (rb"\x1a\x45\xdf\xa3", "video/webm"),
    (rb"RIFF....AVI ", "video/x-msvideo"),
    (rb"\x30\x26\xb2\x75\x8e\x66\xcf\x11", "video/x-ms-asf"),
    (rb"PK\x03\x04", "application/zip"),
    (rb"MZ|\x7fELF|\xcf\xfa\xed\xfe", "application/x-executable"),
)
_KNOWN = tuple((re.compile(start, re.DOTALL), name) for start, name in _STARTS)
_SHOWN = {"application/pdf": FileKind.PDF, "text/plain": FileKind.TEXT, "image/svg+xml": FileKind.OTHER}
_FAMILIES = {"image": FileKind.PHOTO, "audio": FileKind.SOUND, "video": FileKind.FILM}
_ENDINGS = {
    **dict.fromkeys(
        ("jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "heic", "heif", "avif"), FileKind.PHOTO
    ),
    **dict.fromkeys(("mp3", "ogg", "oga", "opus", "flac", "wav", "m4a", "m4b", "aac", "wma"), FileKind.SOUND),
    **dict.fromkeys(("mp4", "m4v", "mov", "webm", "mkv", "avi", "ogv", "wmv", "3gp"), FileKind.FILM),
    **dict.fromkeys(("txt", "md", "csv"), FileKind.TEXT),
    "pdf": FileKind.PDF,
}
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def type_of(start: bytes) -> str:
    """The media type of a file by its first `LOOKED_AT` bytes; `UNKNOWN` when it is none that is known."""
    found = next((name for known, name in _KNOWN if known.match(start)), "")
    if found:
        return found
    return "text/plain" if start and not _CONTROLS.search(start) else UNKNOWN


def kind_of(media_type: str) -> FileKind:
    """What the program can do with a file of this type."""
    return _SHOWN.get(media_type) or _FAMILIES.get(media_type.partition("/")[0], FileKind.OTHER)


def kind_in_name(name: str) -> FileKind | None:
    """What the ending of a name says; None when it says nothing we know."""
    return _ENDINGS.get(name.rpartition(".")[2].casefold())
