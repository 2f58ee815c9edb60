"""What cannot be brought in says so, and costs little."""

from __future__ import annotations

import io
import tarfile
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.errors import (
    BringInError,
    CannotReadError,
    LockedSourceError,
    NothingFoundError,
    NotTextError,
    SourceTooLargeError,
    UnreadableSourceError,
)
from herstelkluis.vault.importing.look import look_into
from vault import import_sources as sources
from vault.import_sources import found, pdf_of


def bomb(name: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, bytes(300 * 1024 * 1024))
    return target.getvalue()


def locked_zip() -> bytes:
    data = bytearray(sources.day_one(sources.ENTRY))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


BAD = {
    "leeg.txt": (b"", NothingFoundError),
    "wit.md": (b" \n\n", NothingFoundError),
    "plaatje.txt": (sources.jpeg(), NotTextError),
    "codes.rtf": (b"{\\rtf1 hallo}", NotTextError),
    "half.txt": (b"\xff\xfea", NotTextError),
    "a.docx": (b"geen zip", UnreadableSourceError),
    "zip.docx": (sources.day_one(sources.ENTRY), UnreadableSourceError),
    "bom.docx": (lambda: bomb("word/document.xml"), SourceTooLargeError),
    "bom.zip": (lambda: bomb("Journal.json"), SourceTooLargeError),
    "slot.zip": (locked_zip(), LockedSourceError),
    "a.zip": (b"PK\x05\x06" + bytes(18), NotTextError),
    "b.zip": (b"geen zip", UnreadableSourceError),
    "c.json": (b"[" * 200_000, UnreadableSourceError),
    "d.json": (b'{"entries": []}', NotTextError),
    "e.json": (b"\xff", UnreadableSourceError),
    "a.jex": (b"geen tar" * 100, UnreadableSourceError),
    "b.jex": (sources.jex({"README.md": b"x"}), NotTextError),
    "c.jex": (sources.joplin()[:700], UnreadableSourceError),
    "a.pdf": (b"%PDF-1.7\nniets", UnreadableSourceError),
    "slot.pdf": (pdf_of("woord", password="geheim"), LockedSourceError),
    "2021-02.txt": (b"1: {text: [", UnreadableSourceError),
    "2021-03.txt": (b"[" * 5000, UnreadableSourceError),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_brought_in_says_so(tmp_path, name):
    data, error = BAD[name]
    with pytest.raises(error):
        found(tmp_path, name, data() if callable(data) else data)


def test_a_laughing_yaml_file_is_small_work(tmp_path):
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40)]
    with pytest.raises((NothingFoundError, UnreadableSourceError)):
        found(tmp_path, "2021-02.txt", "\n".join(lines) + "\n1: {text: *a39}")


def test_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(CannotReadError):
        look_into(tmp_path / "weg.txt")


def test_links_and_devices_in_a_jex_are_not_followed(tmp_path):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:") as archive:
        link = tarfile.TarInfo(f"{sources.key(1)}.md")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    with pytest.raises(NotTextError):
        found(tmp_path, "a.jex", target.getvalue())


SOUND = {
    "a.docx": sources.letter(),
    "a.jex": sources.joplin(),
    "a.zip": sources.day_one(sources.ENTRY, files={"photos/abc123.jpeg": sources.jpeg()}),
    "2021-02.txt": sources.REDNOTEBOOK.encode(),
    "a.md": b"---\ntitle: a\ntags: [b]\n---\nwoord",
}


@pytest.mark.parametrize("name", SOUND)
@given(at=st.integers(0, 10**6), change=st.binary(max_size=6), cut=st.booleans())
def test_a_file_with_anything_changed_is_read_or_refused(tmp_path_factory, name, at, change, cut):
    data = SOUND[name]
    at %= len(data) + 1
    changed = data[:at] + change + (b"" if cut else data[at + len(change) :])
    try:
        batch = found(tmp_path_factory.mktemp("bad"), name, changed)
        for piece in batch.pieces:
            for file in piece.files:
                file.read()
    except BringInError:
        pass
