"""A file that appears whole: where the disk knows files without a name, and where it does not."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest

from herstelkluis.store.unnamed_file import appearing_whole


@pytest.fixture(params=["known", "unknown"])
def kind(request, monkeypatch):
    if request.param == "unknown":
        monkeypatch.delattr(os, "O_TMPFILE")
    return request.param


def test_it_takes_the_place_of_what_stood_there_when_it_is_whole(tmp_path, kind):
    path = tmp_path / "mee.zip"
    path.write_bytes(b"oud")
    with appearing_whole(path) as file:
        file.write(b"nieuw")
        assert path.read_bytes() == b"oud"
        named = [one.name for one in tmp_path.iterdir() if one != path]
        assert len(named) == (0 if kind == "known" else 1)
    assert path.read_bytes() == b"nieuw"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_what_goes_wrong_leaves_the_old_one_alone(tmp_path, kind):
    path = tmp_path / "mee.zip"
    path.write_bytes(b"oud")
    with suppress(KeyboardInterrupt), appearing_whole(path) as file:
        file.write(b"nieuw")
        raise KeyboardInterrupt
    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"oud"]
    folder = tmp_path / "map"
    folder.mkdir()
    for place in (tmp_path / "weg" / "mee.zip", folder):
        with pytest.raises(OSError), appearing_whole(place) as file:
            file.write(b"nieuw")
    assert {one.name for one in tmp_path.iterdir()} == {"mee.zip", "map"}
