from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from herstelkluis.errors import CannotWriteError, DiskFullError, FolderGoneError, TooLargeForDiskError
from herstelkluis.store.files import disk_errors, overwrite_file, previous_of, sync_folder, write_file, write_pieces


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.binary(max_size=3000), min_size=1, max_size=4))
def test_a_file_is_what_was_written_last_and_nothing_lies_beside_it(tmp_path, writings):
    place = tmp_path / "pakket.age"
    for data in writings:
        write_file(place, data)
    assert place.read_bytes() == writings[-1]
    assert list(tmp_path.iterdir()) == [place]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_the_previous_file_stays_when_asked(tmp_path):
    place = tmp_path / "kluis.key"
    write_file(place, b"een", keep_previous=True)
    assert not previous_of(place).exists()
    write_file(place, b"twee", keep_previous=True)
    write_file(place, b"drie", keep_previous=True)
    assert (place.read_bytes(), previous_of(place).read_bytes()) == (b"drie", b"twee")
    assert stat.S_IMODE(previous_of(place).stat().st_mode) == 0o600


def test_parts_of_a_writing_that_was_broken_off_are_cleaned(tmp_path):
    place = tmp_path / "kluis [1].key"
    (tmp_path / "kluis [1].key.0badcafe0badcafe.part").write_bytes(b"half")
    others = ["brief.part", "kluis 1.key.0badcafe0badcafe.part", "kluis [1].key.part", "lied.0badcafe.part"]
    for name in others:
        (tmp_path / name).write_bytes(b"of another file")
    write_file(place, b"heel")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*others, "kluis [1].key"])
    for name in others:
        os.utime(tmp_path / name, (1, 1))
    write_file(place, b"heel")
    others.remove("kluis 1.key.0badcafe0badcafe.part")
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted([*others, "kluis [1].key"])


def test_an_overwritten_file_is_gone_and_its_bytes_are_too(tmp_path):
    place = tmp_path / "oud.key"
    place.write_bytes(b"geheim" * 1000)
    with place.open("rb") as still_open:
        overwrite_file(place)
        assert not place.exists()
        assert b"geheim" not in still_open.read()
    overwrite_file(place)


def test_pieces_become_one_file_or_none(tmp_path):
    place = tmp_path / "a"
    pieces = [os.urandom(1000) for _ in range(50)]
    write_pieces(place, iter(pieces))
    assert place.read_bytes() == b"".join(pieces)

    def broken_off():
        yield b"een ander begin"
        raise FolderGoneError

    with pytest.raises(FolderGoneError):
        write_pieces(place, broken_off())
    assert place.read_bytes() == b"".join(pieces)
    assert list(tmp_path.iterdir()) == [place]


def test_a_missing_folder_is_said_to_be_gone(tmp_path):
    with pytest.raises(FolderGoneError):
        write_file(tmp_path / "weg" / "kluis.key", b"x")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="this system has no /proc")
def test_a_file_system_that_cannot_be_asked_to_write_its_names_down_is_no_trouble():
    handle = os.open("/proc", os.O_RDONLY)
    with pytest.raises(OSError, match="Invalid argument"):
        os.fsync(handle)
    os.close(handle)
    sync_folder(Path("/proc"))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EFBIG, TooLargeForDiskError),
        (errno.ENOENT, FolderGoneError),
        (errno.ENODEV, FolderGoneError),
        (errno.EIO, FolderGoneError),
        (errno.EACCES, CannotWriteError),
        (errno.EROFS, CannotWriteError),
        (None, CannotWriteError),
    ],
)
def test_every_trouble_of_the_system_has_a_name(number, expected):
    with pytest.raises(CannotWriteError) as caught, disk_errors():
        raise OSError(number, "in the words of the system")
    assert type(caught.value) is expected
