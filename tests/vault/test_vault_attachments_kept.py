"""Attachments that are kept: with their piece through bin and versions, checked, and never open on a disk."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
from contextlib import suppress

import pytest

from herstelkluis.crypto.chunks import CHUNK
from herstelkluis.errors import (
    AttachmentDamagedError,
    AttachmentMissingError,
    DocumentMissingError,
    VaultLockedError,
)
from herstelkluis.store import attachments as store
from herstelkluis.vault.attachments import (
    attach,
    forget_unused,
    open_attachment,
    remove,
)
from vault.attaching import CANARY, attached, encoded, half_and_half, hung

CONTENT = os.urandom(5 * CHUNK + 123)


def rows(vault) -> tuple[int, int]:
    return tuple(vault.database.read(f"SELECT count(*) FROM {table}")[0][0] for table in ("attachments", "chunks"))


class _EndsError(Exception):
    pass


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
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=300, check=False)
    grown, opened = map(int, done.stdout.split() or [done.stderr])
    assert grown < 20
    assert opened == 1
