"""Shipped files are found from source, installed and frozen."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from herstelkluis import resources


def test_from_source_the_words_are_found() -> None:
    assert resources.read_text("words", "words-nl.txt").startswith("aalbes\n")
    assert resources.read_bytes("words", "words-nl.txt")[:7] == b"aalbes\n"


def test_the_notice_of_the_words_stays_with_them() -> None:
    assert "Copyright:\n(c) 1996 Nederlandstalige Tex Gebruikersgroep" in resources.read_text(
        "words", "words-nl.README.md"
    )


def test_installed_the_files_stand_in_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "herstelkluis"
    (package / "_resources").mkdir(parents=True)
    shutil.copy(resources.__file__, package / "resources.py")
    monkeypatch.setattr(resources, "__file__", str(package / "resources.py"))
    assert resources.path("words", "words-nl.txt") == package / "_resources" / "words" / "words-nl.txt"


def test_frozen_the_files_stand_in_the_unpacked_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.path("templates") == tmp_path / "resources" / "templates"


def test_a_missing_file_is_an_ordinary_missing_file() -> None:
    assert not resources.path("no", "such", "file").exists()
    with pytest.raises(FileNotFoundError):
        resources.read_text("no", "such", "file")
