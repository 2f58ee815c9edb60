"""Attachments: whole or not there, with their piece through bin and versions, and never open on a disk."""

from __future__ import annotations

import hashlib
import io
import os
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis.crypto.chunks import CHUNK
from herstelkluis.errors import (
    AttachmentDamagedError,
    AttachmentMissingError,
    BrokenFileError,
    CannotReadError,
    DocumentMissingError,
    EmptyFileError,
    FileTooLargeError,
    OtherTypeError,
    VaultLockedError,
)
from herstelkluis.model.file_kinds import FileKind, kind_of, type_of
from herstelkluis.store import attachments as store
from herstelkluis.vault.attachments import (
    CEILING_MIB,
    LIMIT,
    MIB,
    attach,
    attach_file,
    forget_unused,
    most_bytes,
    open_attachment,
    remove,
)
from house import PASSWORD
from vault.attaching import CANARY, a_note, attached, encoded, half_and_half, hung

CONTENT = os.urandom(5 * CHUNK + 123)


def rows(vault) -> tuple[int, int]:
    return tuple(vault.database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("attachments", "chunks"))


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


@given(st.lists(st.tuples(st.integers(0, len(CONTENT) + 9), st.integers(0, 2 * CHUNK)), min_size=1, max_size=5))
def test_reading_at_any_place_gives_what_stands_there(spots):
    from house import House

    with tempfile.TemporaryDirectory() as folder:
        lifecycle, vault = House(Path(folder) / "kluis").make()
        reader = open_attachment(vault, attached(vault, "x.bin", CONTENT)[1].id)
        for at, size in spots:
            assert reader.seek(at) == at
            assert reader.read(size) == CONTENT[at : at + size]
        lifecycle.lock()


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


def test_a_new_note_with_only_a_file_can_hold_it(opened):
    vault = opened[2]
    document = vault.start("notitie")
    with pytest.raises(DocumentMissingError):
        attach(vault, document.id, "x.txt", b"abc")
    vault.drafts.change(document)
    file = attach(vault, document.id, "x.txt", b"abc")
    kept = hung(vault, document, file)
    assert vault.summaries()[0].first_line == "x.txt"
    assert kept.revision == 1
    assert vault.check() == []


def test_two_attachments_never_share_a_key_and_no_text_form_shows_one(opened):
    vault = opened[2]
    ids = [attached(vault, "x.txt", b"abc")[1].id for _ in range(5)]
    keys = {store.attachment_key(vault.database, one).reveal() for one in ids}
    assert len(keys) == 5
    about = open_attachment(vault, ids[0]).about
    assert not any(key.hex() in repr(about) or repr(key)[2:-1] in repr(about) for key in keys)


def test_bin_and_back_and_an_earlier_version_bring_their_files_along(opened):
    vault = opened[2]
    document, file = attached(vault)
    vault.throw_away(document.id)
    assert open_attachment(vault, file.id).read(9) == CANARY
    vault.take_back(document.id)
    opened[0].clock.wait(4000)
    vault.settle()
    without = hung(vault, vault.document(document.id))
    forget_unused(vault)  # the earlier version still names it
    assert vault.version(document.id, document.revision).body != without.body
    assert vault.restore(document.id, document.revision).body == document.body
    assert open_attachment(vault, file.id).read(9) == CANARY


def test_what_no_version_or_draft_names_is_forgotten_and_nothing_else(opened):
    vault = opened[2]
    document, stays = attached(vault)
    lost = attach(vault, document.id, "los.txt", b"nergens genoemd")
    assert len(store.unused_attachments(vault.database)) == 1
    forget_unused(vault)
    assert open_attachment(vault, stays.id).read(9) == CANARY
    with pytest.raises(AttachmentMissingError):
        open_attachment(vault, lost.id)


def test_a_removed_attachment_leaves_its_piece_readable(opened):
    vault = opened[2]
    document, file = attached(vault)
    reader = open_attachment(vault, file.id)
    remove(vault, file.id)
    with pytest.raises(AttachmentDamagedError):
        reader.read()
    with pytest.raises(AttachmentMissingError):
        open_attachment(vault, file.id)
    assert vault.document(document.id).body == document.body
    assert rows(vault) == (0, 0)
    assert vault.check() == []


def test_once_locked_nothing_more_is_read(opened):
    _, lifecycle, vault = opened
    reader = open_attachment(vault, attached(vault)[1].id)
    lifecycle.lock()
    with pytest.raises(VaultLockedError):
        reader.read(1)


def test_a_changed_swapped_or_missing_chunk_is_refused_and_found_by_check(opened):
    vault = opened[2]
    one, other = (attached(vault, "x.bin", CONTENT)[1].id for _ in range(2))
    borrowed = f"SELECT data FROM chunks WHERE attachment = '{other}' AND n = 2"
    wrong = (
        (
            "UPDATE chunks SET n = n + 10 WHERE attachment = ? AND n IN (4, 5)",
            "UPDATE chunks SET n = 19 - n WHERE attachment = ? AND n IN (14, 15)",
        ),
        (f"UPDATE chunks SET data = ({borrowed}) WHERE attachment = ? AND n = 2",),
        ("UPDATE chunks SET data = zeroblob(length(data)) WHERE attachment = ? AND n = 1",),
        ("DELETE FROM chunks WHERE attachment = ? AND n = 5",),
        ("UPDATE attachments SET size = size - 200 WHERE id = ?",),
        ("UPDATE attachments SET sha256 = zeroblob(32) WHERE id = ?",),
        ("UPDATE attachments SET key = zeroblob(32) WHERE id = ?",),
    )
    for statements in wrong:
        assert found_by_check(vault, statements, one) == ["attachments"], statements
    assert vault.check() == []


def found_by_check(vault, statements, attachment_id):
    """What check says after these changes, which are then taken back."""
    said = []
    with suppress(_EndsError), vault.database.atomic():
        for sql in statements:
            vault.database.write(sql, (attachment_id,))
        said = vault.check()
        with pytest.raises(AttachmentDamagedError):
            read_and_compare(open_attachment(vault, attachment_id))
        raise _EndsError
    return said


def read_and_compare(reader):
    if hashlib.sha256(reader.read()).digest() != reader.about.sha256:
        raise AttachmentDamagedError


def test_no_file_of_the_vault_the_home_or_the_system_holds_what_was_attached(opened, tmp_path, monkeypatch):
    """Also while it is read, and with a photo that goes through a decoder."""
    home, temp, here = (tmp_path / name for name in ("home", "temp", "here"))
    for place in (home, temp, here):
        place.mkdir()
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setattr(tempfile, "tempdir", str(temp))
    monkeypatch.setenv("TMPDIR", str(temp))
    monkeypatch.chdir(here)
    vault = opened[2]
    _document, file = attached(vault)
    picture = encoded(half_and_half(), "PNG")
    attached(vault, "foto.png", picture)
    reader = open_attachment(vault, file.id)
    while reader.read(1000):
        pass
    files = [one for one in tmp_path.rglob("*") if one.is_file()]
    assert files
    assert [one for one in files if CANARY in one.read_bytes() or picture[-40:] in one.read_bytes()] == []
    assert not [one for one in files if tmp_path / "kluis" not in one.parents]
    (temp / "open").write_bytes(CANARY)
    assert CANARY in (temp / "open").read_bytes()


def test_taking_in_twenty_mib_takes_less_memory_than_the_file_and_a_jump_opens_one_chunk(tmp_path):
    program = f"""
import sys
sys.path[:0] = {sys.path!r}
from pathlib import Path
from house import House
from vault.attaching import a_note
from herstelkluis.vault.attachments import MIB, attach, attach_file, open_attachment
folder = Path({str(tmp_path)!r})
lifecycle, vault = House(folder / "kluis").make()
note = a_note(vault)
attach(vault, note.id, "x.txt", b"abc")
with (folder / "groot.bin").open("wb") as large:
    for number in range(20):
        large.write(bytes([0, number]) * (MIB // 2))
def kib(name):
    return int(open("/proc/self/status").read().split(name)[1].split()[0])
open("/proc/self/clear_refs", "w").write("5")
before = kib("VmRSS:")
reader = open_attachment(vault, attach_file(vault, note.id, folder / "groot.bin").id)
reader.seek(10 * MIB)
assert reader.read(2) == bytes([0, 10])
print((kib("VmHWM:") - before) // 1024, reader.opened)
lifecycle.lock()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=120, check=False)
    grown, opened = map(int, done.stdout.split() or [done.stderr])
    assert grown < 20
    assert opened == 1
