"""Archives that are almost the canonical one: what ZIP allows and a package does not (Z1 to Z5, P1, P2)."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterator

from herstelkluis.share.archive import read_archive, write_archive
from herstelkluis.share.container import PADDING
from herstelkluis.share.padding import padded_length


def archives(sound: bytes) -> Iterator[tuple[str, bytes]]:
    """Each with a name; `sound` is a sound archive with two items."""
    entries = read_archive(sound)
    zeros = entries[-1][1]
    central = sound.index(b"PK\1\2")
    yield "of Python", _zipped(entries, zipfile.ZIP_STORED)
    yield "that is compressed", _zipped(entries, zipfile.ZIP_DEFLATED)
    yield "with a byte before", b"\0" + sound
    yield "with a byte after", sound + b"\0"
    yield "with a comment", sound[:-2] + struct.pack("<H", 3) + b"hey"
    yield "with a byte between", sound[:central] + b"\0" + sound[central:]
    yield "without its central part", sound[:central]
    yield "cut off", sound[:-1]
    yield "cut off in a name", sound[:33]
    yield "of one local header", sound[:30]
    for name, at in (("version", 4), ("flags", 6), ("method", 8), ("time", 10), ("date", 12), ("sum", 14),
                     ("packed size", 18), ("size", 22), ("length of name", 26), ("extra", 28)):  # fmt: skip
        yield f"with another {name}", _flipped(sound, at)
    for name, at in (("maker", 4), ("version", 6), ("sum", 16), ("comment", 32), ("attributes", 38), ("offset", 42)):
        yield f"with another {name} in its central part", _flipped(sound, central + at)
    for back in (2, 6, 10, 12, 14, 16, 18):
        yield f"with another end, {back} back", _flipped(sound, len(sound) - back)
    yield "with a size of 4 GB", sound[:22] + b"\xff\xff\xff\xff" + sound[26:]
    yield "with a size of 2 GB", sound[:22] + b"\0\0\0\x80" + sound[26:]
    yield "with its padding first", _again([entries[-1], *entries[:-1]])
    yield "without its read-me", _again(entries[1:])
    yield "without a manifest", _again([entries[0], *entries[2:]])
    yield "without items", _again([*entries[:3], entries[-1]])
    yield "without padding", write_archive(entries[:-1])
    yield "with the signature before the manifest", _again([entries[0], entries[2], entries[1], *entries[3:]])
    yield "with an item twice", _again([*entries[:-1], entries[-2], entries[-1]])
    yield "with 513 files", _again([*entries[:3], *_many(509), entries[-1]])
    yield "with 512 files", _again([*entries[:3], *_many(508), entries[-1]])
    for name in (
        "items/1.json",
        "items/0001.exe",
        "../0001.txt",
        "items/0001.json\n",
        "ITEMS/0001.json",
        "items/٠٠٠١.txt",
    ):
        yield f"with the name {name!a}", _named(entries, name)
    yield "with less padding", write_archive([*entries[:-1], (PADDING, zeros[:-1])])
    yield "with more padding", write_archive([*entries[:-1], (PADDING, zeros + b"\0")])
    yield "with twice the padding", write_archive([*entries[:-1], (PADDING, zeros + bytes(65_536))])
    yield "with padding that is not zeros", write_archive([*entries[:-1], (PADDING, zeros[:-1] + b"\1")])
    yield "with no padding left to add", _exact(entries)


def _again(entries: list[tuple[str, bytes]]) -> bytes:
    """An archive of these files, of a padded length as if they were the right ones."""
    rest = [one for one in entries if one[0] != PADDING]
    length = len(write_archive([*rest, (PADDING, b"")]))
    padding = (PADDING, bytes(padded_length(length) - length))
    return write_archive([padding if one[0] == PADDING else one for one in entries])


def _exact(entries: list[tuple[str, bytes]]) -> bytes:
    """An archive whose last item fills it, so that the padding is empty."""
    *rest, (name, _), _padding = entries
    length = len(write_archive([*rest, (name, b""), (PADDING, b"")]))
    return write_archive([*rest, (name, b"x" * (65_536 - length)), (PADDING, b"")])


def _many(count: int) -> list[tuple[str, bytes]]:
    return [(f"items/{n:04}.txt", b"x") for n in range(1, count + 1)]


def _named(entries: list[tuple[str, bytes]], name: str) -> bytes:
    """The archive with another name in both places, of whatever letters."""
    letters = name.encode()
    spare = (f"items/{'9' * 4}.json", entries[-2][1])
    old = spare[0].encode()
    archive = _again([*entries[:-1], spare, entries[-1]])
    if len(letters) == len(old):
        return archive.replace(old, letters)
    changed = archive.replace(old, letters)
    for mark, at in ((b"PK\3\4", 26), (b"PK\1\2", 28)):
        start = changed.rindex(mark, 0, changed.rindex(letters) if mark[2] == 1 else changed.index(letters))
        changed = changed[: start + at] + struct.pack("<H", len(letters)) + changed[start + at + 2 :]
    return changed


def _flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def _zipped(entries: list[tuple[str, bytes]], method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        for name, content in entries:
            archive.writestr(name, content)
    return file.getvalue()
