"""A folder that another program copies meanwhile is recognised, and so is what such a program leaves in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from herstelkluis.vault.conflict_copies import conflict_copies, is_conflict_copy
from herstelkluis.vault.synced_folders import cloud_of, journal_for


@pytest.mark.parametrize(
    ("place", "cloud"),
    [
        ("Dropbox", "Dropbox"),
        ("Dropbox (Persoonlijk)/stukken", "Dropbox"),
        ("OneDrive", "OneDrive"),
        ("OneDrive - Gemeente Utrecht/Documenten", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/CloudStorage/GoogleDrive-sam@voorbeeld.nl/Mijn Drive", "Google Drive"),
        ("Google Drive", "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs/kluis", "iCloud Drive"),
        ("iCloudDrive", "iCloud Drive"),
        ("Nextcloud2/kluis", "Nextcloud"),
        ("ownCloud", "ownCloud"),
        ("surfdrive", "SURFdrive"),
        ("pCloudDrive", "pCloud"),
        ("MEGA", "MEGA"),
    ],
)
def test_a_synced_folder_is_known_by_the_name_it_gets(tmp_path, place, cloud):
    assert cloud_of(tmp_path / place / "kluis") == cloud


@pytest.mark.parametrize(
    ("mark", "cloud"),
    [
        (".dropbox.cache/", "Dropbox"),
        (".sync_0a1b2c3d4e5f.db", "Nextcloud"),
        ("._sync_0a1b2c3d4e5f.db", "Nextcloud"),
        (".stfolder/", "Syncthing"),
        (".sync/ID", "Resilio Sync"),
        (".tmp.drivedownload/", "Google Drive"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".SynologyWorkingDirectory/", "Synology Drive"),
        (".megaignore", "MEGA"),
    ],
)
def test_a_synced_folder_is_known_by_what_its_program_leaves_there(tmp_path, mark, cloud):
    root = tmp_path / "van alles"
    vault = root / "diep" / "kluis"
    vault.mkdir(parents=True)
    assert cloud_of(vault) == ""
    left = root / mark
    left.mkdir(parents=True) if mark.endswith("/") else (left.parent.mkdir(exist_ok=True), left.touch())
    assert cloud_of(vault) == cloud
    assert (journal_for(vault), journal_for(tmp_path)) == ("TRUNCATE", "WAL")


def test_a_folder_is_known_by_where_it_really_lies(tmp_path):
    (tmp_path / "Dropbox" / "kluis").mkdir(parents=True)
    link = tmp_path / "mijn kluis"
    link.symlink_to(tmp_path / "Dropbox" / "kluis")
    assert cloud_of(link) == "Dropbox"
    circle = tmp_path / "rond"
    circle.symlink_to(circle)
    assert cloud_of(circle) == ""


def test_an_ordinary_folder_is_no_synced_one(tmp_path):
    for name in ("Dropboxen", "stacks", "Documenten", "mijn onedrive foto's", "boxen", "megafoon"):
        assert cloud_of(tmp_path / name / "kluis") == "", name


COPIES = [
    "kluis-1 (conflicted copy 2026-08-18 173636).db",
    "kluis-1 (conflicted copy).db",
    "kluis-1_conflict-20260818-173636.db",
    "kluis-1 (laptop van Sam's conflicted copy 2026-08-18).db",
    "kluis-1 (Conflicterende kopie van LAPTOP.thuis 2026-08-18).db",
    "kluis-12-LAPTOP-SAM.db",
    "kluis-1 (1).db",
    "kluis-1 [Conflict].db",
    "kluis-1 2.db",
    "kluis-1.sync-conflict-20260818-173636-D4LGQYW.db",
    "kluis-1.Conflict.db",
    "kluis-1_laptop_Aug-18-1736-2026_Conflict.db",
    "kluis-1 (SFConflict sam 2026-08-18-17-36-36).db",
    "kluis-1_conflict_20260818_173636_x1Yz.db",
    "kluis-1.db.conflicted",
    "kluis-1.db (1)",
    "kluis-1 - kopie.db",
]
OURS = [
    "kluis-1.db",
    "kluis-12.db",
    "kluis-1.db-wal",
    "kluis-1.db-shm",
    "kluis-1.db-journal",
    ".kluis-1.db.part",
    "kluis-1.db.0123456789abcdef.part",
    "kluis-1.db.previous",
    "kluis-1.db.old",
    "kluis.hdr",
    "kluis.hdr.previous",
    "kluis.lock",
    "open.json",
    "voor-bijwerken-2-20260818T173636Z.db",
    "foto.db",
]


def test_a_copy_is_known_by_every_name_a_program_gives_it():
    assert [name for name in COPIES if not is_conflict_copy(name)] == []


def test_no_file_of_the_vault_itself_is_taken_for_a_copy(tmp_path):
    assert [name for name in OURS if is_conflict_copy(name)] == []
    for name in (*OURS, *COPIES):
        (tmp_path / name).touch()
    (tmp_path / "kluis-1 (map).db").mkdir()
    assert conflict_copies(tmp_path) == sorted(tmp_path / name for name in COPIES)
    assert conflict_copies(Path(tmp_path / "weg")) == []
