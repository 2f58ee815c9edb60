"""Everything in one file of one's own: what stands in it, and that nothing else on the disk changed."""

from __future__ import annotations

import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import zipfile
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from herstelkluis import i18n
from herstelkluis.crypto.words import new_passphrase
from herstelkluis.errors import (
    ExportPlaceError,
    ExportPlaceFullError,
    TooLargeForDiskError,
    VaultLockedError,
    WrongWordsError,
)
from herstelkluis.model.body import Margin
from herstelkluis.model.text import Run
from herstelkluis.vault.attachments import attach
from herstelkluis.vault.backups import records
from herstelkluis.vault.counting import counts_of
from herstelkluis.vault.everywhere import WAITING
from herstelkluis.vault.exporting.file_names import Names, safe_file_name, safe_name
from herstelkluis.vault.exporting.files import key_in_words, open_export
from herstelkluis.vault.exporting.saving import export_to, recovery_recipient, words_recipient
from herstelkluis.vault.left_overs import MADE_FROM
from herstelkluis.vault.recovery_sheet import ASKED_LATER, PRACTISED_ON
from house import PASSWORD, write
from peers import age_decrypt_with_passphrase, needs_age
from vault.attaching import attached
from vault.export_cases import CANARY, texts


@pytest.fixture
def vault(opened):
    i18n.use("nl")
    return opened[2]


def snapshot(*folders: Path) -> dict[Path, tuple[int, int]]:
    found = (one for folder in folders for one in folder.rglob("*") if one.is_file())
    return {one: (one.stat().st_size, one.stat().st_mtime_ns) for one in found}


@pytest.mark.parametrize("is_sealed", [False, True])
def test_nothing_but_the_chosen_file_changes_and_no_plain_words_lie_elsewhere(
    tmp_path, house, vault, monkeypatch, is_sealed
):
    own_temp = tmp_path / "tijdelijk"
    own_temp.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(own_temp))
    monkeypatch.setenv("HOME", str(tmp_path))
    write(vault, "notitie", CANARY)
    attached(vault, content=CANARY.encode() * 50_000)
    vault.database.leave_no_trace()
    vault.settle()
    before, seen = snapshot(tmp_path), set()
    chosen = tmp_path / "mee.zip"

    def look(_share: float) -> None:
        for one in snapshot(tmp_path):
            if one not in before and one.name not in seen and not one.name.startswith(chosen.name):
                seen.add(one.name)
                assert CANARY.encode() not in one.read_bytes(), one

    recipients = [recovery_recipient(vault)] if is_sealed else []
    export_to(vault, chosen, recipients=recipients, pdfs=True, progress=look)
    assert {re.sub("[0-9a-f]{16}", "…", one) for one in seen} <= {f".kopie-….db{end}" for end in ("", "-wal", "-shm")}
    after = snapshot(tmp_path)
    assert set(after) - set(before) == {chosen}
    ours = {one for one in before if before[one] != after[one]}
    assert {one.name for one in ours} <= {"kluis-1.db", "kluis-1.db-wal"}
    assert chosen.stat().st_mode & 0o777 == 0o600
    assert not is_sealed or b"stukken/" not in chosen.read_bytes()


def test_the_owner_finds_own_words_private_ones_and_what_lies_in_the_bin_as_text(tmp_path, vault):
    note = write(
        vault, "notitie", Run("Alleen voor mij: de sleutel ligt bij Riet.", private=True), title="Huis: sleutel?"
    )
    key, answer = next(iter(note.body.items()))
    vault.drafts.change(replace(note, body={key: replace(answer, margin=(Margin("nakijken"),))}))
    thrown = write(vault, "notitie", "Weg hiermee")
    vault.settle()
    vault.throw_away(thrown.id)
    counts = export_to(vault, tmp_path / "mee.zip")
    found = texts(tmp_path / "mee.zip")
    (text,) = (found[name] for name in found if name.endswith(" Huis_ sleutel_.txt"))
    assert "Alleen voor mij: de sleutel ligt bij Riet." in text
    (binned,) = (found[name] for name in found if name.startswith("stukken/prullenbak/"))
    assert "Weg hiermee" in binned
    assert "nakijken" in found["kluis.json"]
    assert '["Alleen voor mij: de sleutel ligt bij Riet.",true]' in found["kluis.json"]
    assert "NIET OP SLOT" in found["lees-mij.txt"]
    assert counts == counts_of(vault.database)


def test_what_is_true_of_this_vault_alone_stays_behind(tmp_path, vault):
    of_this = (records.RECORDS, records.PLACE, PRACTISED_ON, ASKED_LATER, WAITING, MADE_FROM)
    of_screens = ("backup_trouble", "health", "versions_brought_together")
    for key in (*of_this, *of_screens, "sentence"):
        vault.prefer(key, "x")
    export_to(vault, tmp_path / "mee.zip")
    kept = {one["key"] for one in json.loads(texts(tmp_path / "mee.zip")["kluis.json"])["preferences"]}
    assert kept == {"owner", "sentence"}
    everything = "".join(texts(tmp_path / "mee.zip").values())
    secrets = [secret for (secret,) in vault.database.read("SELECT secret FROM keys")]
    assert len(secrets) >= 2
    assert not any(form in everything for one in secrets for form in (one.hex(), b64encode(one).decode()))


def test_attachments_keep_their_own_names_as_far_as_those_are_safe(tmp_path, vault):
    note = write(vault, "notitie", "Met bijlagen")
    content = {}
    for name in ("../../brief.txt", "BRIEF.txt", "brief.txt", "con.txt", "a\u202egpj.txt", "x" * 300 + ".txt"):
        content[name] = f"inhoud van {name}".encode()
        attach(vault, note.id, name, content[name])
    export_to(vault, tmp_path / "mee.zip")
    with zipfile.ZipFile(tmp_path / "mee.zip") as archive:
        files = {one: archive.read(one) for one in archive.namelist() if one.startswith("bijlagen/")}
    assert set(files.values()) == set(content.values())
    assert {"bijlagen/_con.txt", "bijlagen/a gpj.txt"} < set(files)
    assert len({one.casefold() for one in files}) == len(content)


@given(st.text(), st.text())
def test_any_words_make_a_name_that_every_system_holds(first, second):
    names = Names()
    one, other = names.unique(safe_file_name(first, "stuk")), names.unique(safe_file_name(second, "stuk"))
    assert one.casefold() != other.casefold()
    for name in (one, other, safe_name(first, "stuk")):
        assert 0 < len(name.encode()) < 200
        assert not set(name) & set('<>:"/\\|?*\0\n\u202e')
        assert name == name.strip(" ")
        assert not name.endswith(".")
        assert name.split(".")[0].rstrip().upper() not in {"CON", "NUL", "AUX", "PRN", "COM1", "LPT9"}


@needs_age
def test_a_file_with_words_is_opened_by_the_age_program(tmp_path, vault):
    write(vault, "notitie", CANARY)
    words = new_passphrase()
    export_to(vault, tmp_path / "mee.zip.age", recipients=[words_recipient(words)])
    opened = age_decrypt_with_passphrase(tmp_path / "mee.zip.age", words)
    with zipfile.ZipFile(io.BytesIO(opened)) as archive:
        assert CANARY.encode() in archive.read("kluis.json")
    with pytest.raises(WrongWordsError), open_export(tmp_path / "mee.zip.age", key_in_words(new_passphrase())):
        pass


@pytest.mark.parametrize("is_sealed", [False, True])
def test_who_stops_or_has_no_room_keeps_the_old_file(tmp_path, vault, monkeypatch, is_sealed):
    write(vault, "notitie", CANARY * 100)
    attached(vault)
    path = tmp_path / "mee.zip"
    path.write_bytes(b"van vorige week")
    recipients = [recovery_recipient(vault)] if is_sealed else []
    for share in (0.0, 0.5, 1.0):

        def stop(done: float, share: float = share) -> None:
            if done >= share:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            export_to(vault, path, recipients=recipients, progress=stop)

    for number, said in ((errno.ENOSPC, ExportPlaceFullError), (errno.EFBIG, TooLargeForDiskError)):

        def refuse(_share: float, number: int = number) -> None:
            raise OSError(number, "in the words of the system")

        with pytest.raises(said):
            export_to(vault, path, recipients=recipients, progress=refuse)
    for place in (tmp_path / "weg" / "mee.zip", tmp_path, Path("/dev/null/mee.zip")):
        with pytest.raises((ExportPlaceError, ExportPlaceFullError)):
            export_to(vault, place, recipients=recipients)
    assert path.read_bytes() == b"van vorige week"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith("mee")] == ["mee.zip"]
    assert not list(vault.folder.glob(".kopie*"))


def test_a_vault_that_is_locked_meanwhile_is_written_nowhere(tmp_path, house):
    lifecycle, vault = house.make()
    write(vault, "notitie", CANARY)
    with pytest.raises(VaultLockedError):
        export_to(vault, tmp_path / "mee.zip", progress=lambda _share: lifecycle.lock())
    assert not (tmp_path / "mee.zip").exists()
    assert not list(house.folder.glob(".kopie*"))


@pytest.mark.parametrize("is_sealed", ["0", "1"])
def test_killed_while_it_is_written_the_old_file_stands_and_nothing_of_the_new_one(tmp_path, house, is_sealed):
    lifecycle, vault = house.make()
    write(vault, "notitie", CANARY)
    attached(vault, "foto.bin", os.urandom(300_000) + CANARY.encode())
    lifecycle.lock()
    path = tmp_path / "uit" / "mee.zip"
    path.parent.mkdir()
    path.write_bytes(b"van vorige week")
    for share in ("0.1", "0.6", "1.0"):
        child = [sys.executable, "-m", "vault.export_children", house.folder, path, share, is_sealed]
        done = subprocess.run(child, cwd=Path(__file__).parents[1], check=False, capture_output=True)
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        assert path.read_bytes() == b"van vorige week"
        assert [one.name for one in path.parent.iterdir()] == ["mee.zip"]
    vault = lifecycle.unlock(PASSWORD)
    export_to(vault, path)
    assert [one.name for one in path.parent.iterdir()] == ["mee.zip"]
    assert not list(house.folder.glob(".kopie*"))
    lifecycle.lock()
