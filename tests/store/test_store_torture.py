"""What a vault must live through: changed bytes, a full disk, a folder that goes away."""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from herstelkluis.errors import FolderGoneError, KluisError, VaultDamagedError
from herstelkluis.store import documents, drafts, history, preferences, search
from herstelkluis.store.database import Database
from store.store_children import NOBODY, run_child, settle
from store.store_values import NOW, SALT, key, note, words_in
from torture import table

FLIPS = int(os.environ.get("HERSTELKLUIS_FLIPS", "300"))
WAYS = ["file", "draft", "settle", "index", "preference", "ledger", "copy"]


@table.counted("byte flips, bare database", FLIPS, "(refused)")
def test_every_changed_byte_of_a_database_is_seen(db, path, tmp_path):
    one = note("Dit blijft zoals het is", title="Titel", id="a")
    settle(db, one)
    drafts.put_draft(db, one, NOW)
    db.close()
    whole = path.read_bytes()
    chance = random.Random(7)
    salt = list(range(16))
    for place in salt + [chance.randrange(16, len(whole)) for _ in range(FLIPS)]:
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        assert read_all(path) == "damaged", place
    path.write_bytes(whole)
    assert read_all(path) == [one]


@table.counted("byte flips, log (WAL)", FLIPS, "(refused, or what was saved before)")
def test_a_changed_byte_of_the_log_costs_the_newest_words_at_most(db, path, tmp_path):
    versions = [note(f"versie {number}", id="a") for number in range(5)]
    documents.put(db, versions[0])
    db.read("PRAGMA wal_checkpoint(TRUNCATE)")
    for one in versions[1:]:
        documents.put(db, one)
    log = path.with_name(path.name + "-wal")
    base, whole = path.read_bytes(), log.read_bytes()
    db.close()
    chance = random.Random(8)
    for place in (chance.randrange(len(whole)) for _ in range(FLIPS)):
        changed = bytearray(whole)
        changed[place] ^= 1 << chance.randrange(8)
        path.write_bytes(base)
        log.write_bytes(changed)
        assert read_all(path) in ["damaged", *([one] for one in versions)], place
        log.unlink(missing_ok=True)


def test_a_full_disk_is_said_and_costs_nothing_that_was_saved(tmp_path):
    """On a real file system of three megabytes, mounted for one process alone."""
    wrap = ("unshare", "-m" if os.getuid() == 0 else "-Urm", "sh", "-c")
    mount = f"mount -t tmpfs -o size=3m,mode=700 none {tmp_path} && exec "
    try:
        subprocess.run([*wrap, mount + "true"], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("this machine lets no process mount a file system of its own")
    said = run_child("fill_the_disk", tmp_path / "kluis-1.db", wrap=(*wrap, mount + '"$0" "$@"'))
    check_refused(said, dict.fromkeys(WAYS, "DiskFullError"))


def test_a_file_size_limit_is_said_and_costs_nothing_that_was_saved(tmp_path):
    limit = 2_500_000
    said = run_child(
        "fill_the_disk",
        tmp_path / "kluis-1.db",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    # The database library tells this limit as a write error, without saying which; a copy stays below it.
    told = {"file": "TooLargeForDiskError", "copy": "never refused"}
    check_refused(said, dict.fromkeys(WAYS, "CannotWriteError") | told)


def test_a_folder_for_reading_only_is_said(request):
    """As an ordinary user: the administrator may write everywhere."""
    folder = Path(tempfile.mkdtemp(prefix="kluis-"))
    request.addfinalizer(lambda: (folder.chmod(0o700), shutil.rmtree(folder)))
    Database.create(folder / "kluis-1.db", key(), SALT).close()
    if os.getuid() == 0:
        os.chown(folder / "kluis-1.db", NOBODY, NOBODY)
        os.chown(folder, NOBODY, NOBODY)
    folder.chmod(0o500)
    before = (folder / "kluis-1.db").read_bytes()
    said = run_child("write_where_nothing_may_be_written", folder / "kluis-1.db")
    assert said == ["open CannotWriteError", "create CannotWriteError", "file CannotWriteError"]
    assert (folder / "kluis-1.db").read_bytes() == before


def test_a_folder_that_goes_away_is_said_and_writing_goes_on_when_it_is_back(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    with Database.create(folder / "kluis-1.db", key(), SALT) as db:
        preferences.put(db, "voor", 1)
        folder.rename(tmp_path / "weg")
        with pytest.raises(FolderGoneError):
            drafts.put_draft(db, note("nieuwe woorden", id="a"), NOW)
        assert preferences.get(db, "voor") == 1
        (tmp_path / "weg").rename(folder)
        drafts.put_draft(db, note("nieuwe woorden", id="a"), NOW)
    with Database.open(folder / "kluis-1.db", key(), SALT) as again:
        assert [words_in(one) for one, _ in drafts.drafts(again)] == ["nieuwe woorden"]


def test_a_removed_folder_is_not_written_on_in_secret(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    with Database.create(folder / "kluis-1.db", key(), SALT) as db:
        shutil.rmtree(folder)
        with pytest.raises(FolderGoneError):
            settle(db, note("x"))
        folder.mkdir()
        (folder / "kluis-1.db").write_bytes(b"another file at this place")
        with pytest.raises(FolderGoneError):
            settle(db, note("x"))
    assert not documents_of(folder)


def read_all(path):
    """Everything in a vault, or "damaged"; any other error is a failure of the test."""
    try:
        with Database.open(path, key(), SALT) as db:
            found = [documents.get(db, one.id) for one in documents.summaries(db)]
            for one in found:
                history.versions(db, one.id)
            drafts.drafts(db)
            search.find(db, "blijft")
            return "damaged" if db.check() else found
    except VaultDamagedError:
        return "damaged"


def check_refused(said, expected):
    *refusals, after, left_over = said
    assert refusals == [f"{name} {kind}" for name, kind in expected.items()]
    assert after == "after [] ['Dit stond er al'] ['klad'] oude sleutel"
    assert left_over == "left over []"


def documents_of(folder):
    try:
        with Database.open(folder / "kluis-1.db", key(), SALT) as db:
            return documents.summaries(db)
    except KluisError:
        return []
