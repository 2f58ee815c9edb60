"""Choosing where a file goes. The one place where a file dialog is opened to write something."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def ask_where(parent: QWidget, title: str, name: str) -> Path | None:
    """The place the person chose for this file, or nothing. It keeps the ending of `name`.

    The dialog remembers no folder of its own.
    """
    ending = Path(name).suffix
    kind = f"{ending[1:].upper()} (*{ending})"
    chosen, _kind = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kind)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """The folder the person chose for some files, or nothing."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(Path.home()))
    return Path(chosen) if chosen else None
