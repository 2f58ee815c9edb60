"""What lies in a package, in its fixed order, and the zeros that hide how much it is (Z3, P1, P2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from herstelkluis.errors import PackageFormatError
from herstelkluis.share.archive import Entry, archive_size, read_archive, write_archive
from herstelkluis.share.padding import padded_length

READ_ME, MANIFEST, SIGNATURE, PADDING = "LEESMIJ.txt", "manifest.json", "manifest.json.sig", "padding.bin"
NAMESPACE = "herstelkluis.bundle.v1"
"""What the signature over the manifest says it is for."""

_ORDER = re.compile(r"LEESMIJ\.txt manifest\.json (manifest\.json\.sig )?(?:items/\S+ )+padding\.bin")


@dataclass(frozen=True, slots=True, repr=False)
class Contents:
    """The files of a package as bytes; `signature` is None for a package that is not signed."""

    read_me: bytes
    manifest: bytes
    signature: bytes | None
    items: tuple[Entry, ...]


def pack(contents: Contents) -> bytes:
    """The padded archive of these files."""
    entries = [(READ_ME, contents.read_me), (MANIFEST, contents.manifest)]
    if contents.signature is not None:
        entries.append((SIGNATURE, contents.signature))
    entries += contents.items
    return write_archive([*entries, (PADDING, bytes(_padding(entries)))])


def unpack(data: bytes) -> Contents:
    """The files of a padded archive; nothing of them is judged yet. Raises `PackageFormatError`."""
    entries = read_archive(data)
    if not _ORDER.fullmatch(" ".join(name for name, _ in entries)):
        raise PackageFormatError
    *rest, (_, padding) = entries
    if padding != bytes(_padding(rest)):
        raise PackageFormatError
    (_, read_me), (_, manifest), *items = rest
    signature = items.pop(0)[1] if items[0][0] == SIGNATURE else None
    return Contents(read_me, manifest, signature, tuple(items))


def _padding(entries: list[Entry]) -> int:
    """How many zeros these files need after them."""
    length = archive_size([(name, len(content)) for name, content in [*entries, (PADDING, b"")]])
    return padded_length(length) - length
