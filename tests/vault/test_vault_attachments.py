"""Attachments that are taken in: whole or not there, within the limit, and what they say they are."""

from __future__ import annotations

import hashlib
import io
import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.crypto.chunks import CHUNK
from herstelkluis.errors import (
    BrokenFileError,
    CannotReadError,
    EmptyFileError,
    FileTooLargeError,
    OtherTypeError,
)
from herstelkluis.model.file_kinds import FileKind, kind_of, type_of
from herstelkluis.vault.attachments import (
    CEILING_MIB,
    LIMIT,
    MIB,
    attach,
    attach_file,
    most_bytes,
    open_attachment,
)
from house import PASSWORD
from vault.attaching import CANARY, a_note, attached, encoded, half_and_half

CONTENT = os.urandom(5 * CHUNK + 123)


def rows(vault) -> tuple[int, int]:
    return tuple(vault.database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("attachments", "chunks"))


def test_a_file_whose_name_is_no_text_is_kept_under_a_name_that_is(opened, tmp_path):
    _, _, vault = opened
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(b"koffie")
    document = a_note(vault)
    file = attach_file(vault, document.id, path)
    with_it = open_attachment(vault, file.id)
    assert (with_it.about.name, with_it.read()) == ("caf\ufffd.txt", b"koffie")


def test_a_file_comes_back_as_it_was_also_after_locking(opened):
    _, lifecycle, vault = opened
    document, file = attached(vault, "opname.bin", CONTENT)
    lifecycle.lock()
    vault = lifecycle.unlock(PASSWORD)
    reader = open_attachment(vault, file.id)
    assert reader.read() == CONTENT
    assert reader.about.size == len(CONTENT)
    assert reader.about.sha256 == hashlib.sha256(CONTENT).digest()
    assert vault.document(document.id).body == document.body
    assert vault.check() == []


def test_only_the_chunks_that_are_read_are_opened(opened):
    reader = open_attachment(opened[2], attached(opened[2], "x.bin", CONTENT)[1].id)
    reader.seek(4 * CHUNK - 10)
    assert reader.read(20) == CONTENT[4 * CHUNK - 10 :][:20]
    assert reader.opened == 2
    reader.seek(-23, io.SEEK_END)
    assert reader.read() == CONTENT[-23:]
    assert reader.opened == 3


@pytest.fixture
def long_one(opened):
    return open_attachment(opened[2], attached(opened[2], "x.bin", CONTENT)[1].id)


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) + 9), st.integers(0, 2 * CHUNK)), min_size=1, max_size=5))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reading_at_any_place_gives_what_stands_there(long_one, spots):
    for at, size in spots:
        assert long_one.seek(at) == at
        assert long_one.read(size) == CONTENT[at : at + size]


def test_the_limit_is_twenty_mib_and_is_told_before_anything_is_kept(opened):
    vault = opened[2]
    document = a_note(vault)
    for content in (bytes(20 * MIB + 1), io.BytesIO(bytes(20 * MIB + 1))):
        with pytest.raises(FileTooLargeError) as caught:
            attach(vault, document.id, "film.bin", content)
        assert caught.value.facts == {"most": 20}
    assert rows(vault) == (0, 0)
    file = attach(vault, document.id, "film.bin", bytes(20 * MIB))
    assert open_attachment(vault, file.id).about.size == 20 * MIB


def test_a_source_that_does_not_tell_its_length_is_stopped_at_the_limit(opened):
    class Endless(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, room):
            room[:] = b"a" * len(room)
            return len(room)

    vault = opened[2]
    with pytest.raises(FileTooLargeError):
        attach(vault, a_note(vault).id, "x.bin", Endless())
    assert rows(vault) == (0, 0)


@pytest.mark.parametrize(("chosen", "most"), [(50, 50), (100, 100), (5000, CEILING_MIB), (0, 1), ("veel", 20)])
def test_the_limit_can_be_raised_to_a_ceiling(opened, chosen, most):
    opened[2].prefer(LIMIT, chosen)
    assert most_bytes(opened[2]) == most * MIB


class _EndsError(Exception):
    pass


@pytest.mark.parametrize("share", [0.01, 0.5, 1.0])
def test_stopping_at_any_moment_keeps_nothing(opened, share):
    vault = opened[2]
    document = a_note(vault)

    def stop(done):
        if done >= share:
            raise _EndsError

    with pytest.raises(_EndsError):
        attach(vault, document.id, "x.bin", CONTENT, progress=stop)
    assert rows(vault) == (0, 0)
    assert vault.check() == []


def test_a_source_that_fails_halfway_leaves_nothing(opened):
    class Pulled(io.BytesIO):
        def read(self, size=-1, /):
            if self.tell() > 2 * CHUNK:
                raise OSError(5, "the stick was pulled")
            return super().read(size)

    vault = opened[2]
    with pytest.raises(CannotReadError):
        attach(vault, a_note(vault).id, "x.bin", Pulled(CONTENT))
    assert rows(vault) == (0, 0)


def test_a_file_is_taken_in_by_its_name_and_stays_where_it_is(opened, tmp_path):
    vault, place = opened[2], tmp_path / "brief van oma.txt"
    place.write_bytes(CANARY)
    file = attach_file(vault, a_note(vault).id, place)
    assert file.label == "brief van oma.txt"
    assert open_attachment(vault, file.id).read() == place.read_bytes() == CANARY
    os.mkfifo(tmp_path / "pijp")
    for unreadable in (tmp_path / "weg.txt", tmp_path, tmp_path / "pijp"):
        with pytest.raises(CannotReadError):
            attach_file(vault, a_note(vault).id, unreadable)


def test_progress_is_told_up_to_the_whole(opened):
    told = []
    attach(opened[2], a_note(opened[2]).id, "x.bin", CONTENT, progress=told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 5


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("leeg.txt", b"", EmptyFileError),
        ("foto.jpg", b"%PDF-1.7 geen foto", OtherTypeError),
        ("foto.jpg", b"MZ\x90\0 een programma", OtherTypeError),
        ("brief.pdf", encoded(half_and_half(), "PNG"), OtherTypeError),
        ("brief.pdf", b"\x00\x01\x02 iets", BrokenFileError),
        ("opname.mp3", encoded(half_and_half(), "JPEG"), OtherTypeError),
        ("foto.png", b"\x89PNG\r\n\x1a\nhalf", BrokenFileError),
        ("brief.txt", b"\x00\x01\x02", BrokenFileError),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_refused_and_nothing_is_kept(opened, name, content, error):
    vault = opened[2]
    with pytest.raises(error) as caught:
        attach(vault, a_note(vault).id, name, content)
    assert rows(vault) == (0, 0)
    assert caught.value.__cause__ is None
    assert name not in f"{caught.value!r} {caught.value.facts}"


def test_a_drawing_as_svg_and_what_we_do_not_know_is_kept_and_not_shown(opened):
    vault = opened[2]
    for name, content in (("huis.svg", b"<svg onload='x'/>"), ("plan.docx", b"PK\3\4"), ("x", b"\0\1\2\3")):
        reader = open_attachment(vault, attached(vault, name, content)[1].id)
        assert kind_of(reader.about.type) is FileKind.OTHER
        assert reader.read() == content


def test_the_type_is_by_content_and_not_by_name():
    known = {
        "image/jpeg": encoded(half_and_half(), "JPEG"),
        "image/tiff": encoded(half_and_half(), "TIFF"),
        "image/webp": encoded(half_and_half(), "WEBP"),
        "image/gif": encoded(half_and_half(), "GIF"),
        "image/bmp": encoded(half_and_half(), "BMP"),
        "image/svg+xml": b"\xef\xbb\xbf <?xml version='1.0'?>\n<!-- x --><svg>",
        "application/pdf": b"\n%PDF-1.4",
        "text/plain": "Lieve zus, één zin.\n".encode(),
        "audio/mpeg": b"ID3\4",
        "audio/mp4": b"\0\0\0\x1cftypM4A \0",
        "video/mp4": b"\0\0\0\x1cftypisom\0",
        "audio/ogg": b"OggS\0\2" + bytes(30),
        "application/octet-stream": b"\0\1\2",
    }
    assert {name: type_of(content[:4096]) for name, content in known.items()} == {name: name for name in known}
