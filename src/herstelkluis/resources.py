"""Where shipped files are: templates, words, texts, fonts. The same call works from source, installed and frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def path(*parts: str) -> Path:
    """The place of a shipped file or folder, named from the top of the resources. It need not exist."""
    return _root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """The words of a shipped UTF-8 file. Raises `OSError` when the installation is incomplete."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """The bytes of a shipped file. Raises `OSError` when the installation is incomplete."""
    return path(*parts).read_bytes()


def _root() -> Path:
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).parent
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parents[1] / "resources"
