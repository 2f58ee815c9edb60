"""Which places are sticks, and what is said about a place before a copy goes there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from herstelkluis.ui.backups.places import Stick, is_same_disk, name_of, plugged_in, warning_about


@dataclass
class Volume:
    """What Qt tells of a disk that is mounted."""

    path: str
    name: str = ""
    valid: bool = True
    ready: bool = True
    read_only: bool = False
    root: bool = False
    on: bytes = b"/dev/sdb1"

    def rootPath(self):
        return self.path

    def device(self):
        return QByteArray(self.on)

    def displayName(self):
        return self.name

    def isValid(self):
        return self.valid

    def isReady(self):
        return self.ready

    def isReadOnly(self):
        return self.read_only

    def isRoot(self):
        return self.root


def sticks(*volumes):
    return [one.name for one in plugged_in(lambda: volumes)]


@pytest.mark.parametrize("path", ["/media/sam/STICK", "/run/media/sam/STICK", "/Volumes/STICK", "/mnt/STICK", "E:/"])
def test_what_is_mounted_where_sticks_are_is_one(path):
    assert sticks(Volume(path, "STICK")) == ["STICK"]


@pytest.mark.parametrize("path", ["/", "/home", "/boot/efi", "/proc", "/tmp", "/snap/core/1"])
def test_the_disks_of_the_system_are_none(path):
    assert sticks(Volume(path, "systeem", root=path == "/")) == []


def test_the_drive_of_the_system_is_none():
    assert sticks(Volume("C:/", "Windows", root=True)) == []


@pytest.mark.parametrize("broken", [{"valid": False}, {"ready": False}, {"read_only": True}])
def test_what_cannot_be_written_is_none(broken):
    assert sticks(Volume("/media/sam/STICK", "STICK", **broken)) == []


def test_a_place_on_a_network_is_none():
    assert sticks(Volume("/mnt/werk", "werk", on=b"server:/werk")) == []


def test_sticks_stand_by_name_and_one_without_a_name_has_that_of_its_folder():
    found = plugged_in(lambda: [Volume("/media/sam/zomer"), Volume("/media/sam/x", "Bos")])
    assert found == [Stick(Path("/media/sam/x"), "Bos"), Stick(Path("/media/sam/zomer"), "zomer")]
    assert name_of(Path("/media/sam/x"), found) == "Bos"
    assert name_of(Path("/srv/kopie"), found) == "/srv/kopie"


def test_asking_this_computer_itself_works():
    assert all(one.path.exists() for one in plugged_in())


def test_a_place_that_is_not_there_yet_counts_as_the_folder_above_it(tmp_path):
    assert is_same_disk(tmp_path / "nog" / "niet", tmp_path)
    assert not is_same_disk(Path("/proc"), tmp_path)


def test_another_disk_that_no_cloud_takes_along_needs_no_word(look, tmp_path):
    look()
    assert warning_about(Path("/proc"), tmp_path) == ""
    assert "Dit is dezelfde schijf als je kluis." in warning_about(tmp_path / "map", tmp_path)
